"""`python training/check_pairs.py FILE.jsonl` checks a file of sentence pairs; exit 1 if something is wrong."""

import collections
import json
import re
import sys

KINDS = {
    "number",
    "date",
    "name",
    "place",
    "role_swapped",
    "negation",
    "modality",
    "status",
    "attribution",
    "attribution_dropped",
    "quote_altered_meaning",
    "quote_altered_wording",
    "paraphrase_in_quotes",
    "omitted_qualifier",
}
bad = 0
n = collections.Counter()
seen = set()
runs = []
words = lambda t: re.findall(r"\w+", t.lower())
for number, line in enumerate(open(sys.argv[1], encoding="utf8"), 1):

    def say(*w):
        global bad
        bad += 1
        print("line", number, *w)

    try:
        d = json.loads(line)
    except Exception as e:
        say("not JSON", e)
        continue
    if set(d) != {"source", "copy", "change"}:
        say("keys must be source, copy, change")
        continue
    s, c, ch = d["source"], d["copy"], d["change"]
    if s in seen:
        say("source stands twice")
    seen.add(s)
    if not 6 <= len(words(s)) <= 70 or not 5 <= len(words(c)) <= 75:
        say("length", len(words(s)), len(words(c)))
    ws, wc = words(s), words(c)
    four = {tuple(ws[i : i + 5]) for i in range(len(ws) - 4)}
    shared = sum(tuple(wc[i : i + 5]) in four for i in range(len(wc) - 4)) / max(1, len(wc) - 4)
    runs.append(shared)
    if shared > 0.45 and "“" not in s:
        say("copied, not reworded: share of runs of five words %.2f" % shared)
    if ch is None:
        n["faithful"] += 1
        continue
    if set(ch) != {"kind", "source_exact", "copy_exact"}:
        say("change keys")
        continue
    if ch["kind"] not in KINDS:
        say("kind", ch["kind"])
    if ch["source_exact"] not in s:
        say("source_exact not in source:", ch["source_exact"])
    if ch["copy_exact"] not in c:
        say("copy_exact not in copy:", ch["copy_exact"])
    n["changed"] += 1
    n["kind " + ch["kind"]] += 1
print(dict(n), "mean share of runs of five: %.3f" % (sum(runs) / max(1, len(runs))))
sys.exit(bool(bad))
