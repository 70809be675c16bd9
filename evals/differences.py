"""What the copies changed, and "did they say this?": `python -m evals.differences`, or as `differences` in `make eval`.

Each rewrite of `rewrites/` is read as a story with its source. A planted change is *found* where the anchors of a
reported difference touch both of its places, and of the *right kind* where the kind is that of the key; `quiet` is one
minus the alarms for each rewrite that has no planted change. Rules and constants were chosen on s01-s07; `held_`
figures are those of s08-s14 alone. `check` damages 100 quotations of the two gold stories and of ten of `basil`
in known ways, the seed fixed, and counts those judged rightly. Run by itself, it prints every miss and alarm.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rashomon
from evals.material import shared
from rashomon.vocabulary import Anchor, ArticleRow, Difference, Record

CHOSEN_ON = "s08"  # sources before this name served to choose rules and constants
KINDS = {  # of the key, where the record calls it otherwise
    "quote_altered_meaning": {"quote_meaning"},
    "quote_altered_wording": {"quote_wording"},
    "paraphrase_in_quotes": {"quote_fabricated", "quote_meaning"},
    "omitted_qualifier": {"qualifier_dropped"},
    "name": {"name", "place"},  # the key's names are persons, firms, countries and places
}
QUOTATIONS = 100
SEED = 31
MIN_WORDS, MAX_WORDS = 6, 40  # words of a quotation that is damaged
DAMAGES = ("swapped", "negated", "other speaker", "fragment", "other marks")
SWAPS = ("harvest", "committee", "purple", "slowly", "umbrella", "negotiate")  # words that no quotation has there
_VERB = re.compile(r"\b(?:is|are|was|were|will|would|can|should|have|has|had|must|could)\b(?! not\b|n[’']t)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A rewrite: planted changes with whether they were found and rightly named, and the alarms beside them."""

    name: str
    source: str
    planted: tuple[tuple[dict[str, Any], bool, bool], ...]
    alarms: tuple[Difference, ...]


def measure() -> dict[str, float]:
    """The figures by name; `MissingError` without the material."""
    outcomes = list(compare_rewrites(shared() / "rewrites"))
    held = [o for o in outcomes if o.source >= CHOSEN_ON]
    figures = score(outcomes) | {f"held_{k}": v for k, v in score(held).items()}
    judged = [right for _, right in check_quotations(shared())]
    return figures | {"check": sum(judged) / QUOTATIONS}


def score(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Shares of planted changes, and how quiet the faithful rewrites are."""
    planted = [row for o in outcomes for row in o.planted]
    faithful = [o for o in outcomes if not o.planted]
    spoiled = [o for o in outcomes if o.planted]
    return {
        "found": sum(found for _, found, _ in planted) / max(len(planted), 1),
        "kind": sum(right for _, _, right in planted) / max(len(planted), 1),
        "quiet": 1 - sum(len(o.alarms) for o in faithful) / max(len(faithful), 1),
        "quiet_beside_planted": 1 - sum(len(o.alarms) for o in spoiled) / max(len(spoiled), 1),
    }


def compare_rewrites(folder: Path) -> Iterator[Outcome]:
    """Each rewrite against its source."""
    for line in (folder / "key.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        texts = [folder / "texts" / f"{name}.txt" for name in (row["source"], row["id"])]
        record = rashomon.read(texts)
        by_name = {Path(a.source).stem: a for a in record.articles}
        yield _outcome(row, record, by_name[row["source"]], by_name[row["id"]])


def _outcome(row: dict[str, Any], record: Record, source: ArticleRow, copy: ArticleRow) -> Outcome:
    told = [d for d in record.differences if d.verdict != "agree"]
    used: set[int] = set()
    planted = []
    for change in row["planted"]:
        spans = _place(source, change["source_exact"]), _place(copy, change["rewrite_exact"])
        hits = [n for n, d in enumerate(told) if _touch(d, *spans)]
        used.update(hits)
        kinds = KINDS.get(change["kind"], {change["kind"]})
        planted.append((change, bool(hits), any(told[n].kind in kinds for n in hits)))
    alarms = tuple(d for n, d in enumerate(told) if n not in used)
    return Outcome(row["id"], row["source"], tuple(planted), alarms)


def _place(article: ArticleRow, exact: str) -> Anchor:
    start = article.text.index(exact)
    return Anchor(article.id, start, start + len(exact), exact)


def _touch(difference: Difference, one: Anchor, other: Anchor) -> bool:
    return any(_over(x, one) and _over(y, other) for x, y in _both(difference))


def _both(difference: Difference) -> tuple[tuple[Anchor, Anchor], ...]:
    return (difference.a, difference.b), (difference.b, difference.a)


def _over(a: Anchor, b: Anchor) -> bool:
    return a.article == b.article and a.start < b.end and b.start < a.end


def check_quotations(folder: Path) -> Iterator[tuple[str, bool]]:
    """Each damaged quotation as a line of text, and whether it was judged rightly."""
    rng = random.Random(SEED)
    records = [rashomon.read(folder / "gold" / f"{name}.jsonl") for name in ("crimea", "beijing")]
    records += [rashomon.read(rows) for rows in _independent(folder / "data" / "basil" / "articles")]
    rows = [(record, s) for record in records for s in _quotable(record)]
    rng.shuffle(rows)
    for number, (record, quotation) in enumerate(rows[:QUOTATIONS]):
        damage = DAMAGES[number % len(DAMAGES)]
        text, wanted = _damage(damage, quotation, record, rng)
        found = rashomon.check(record, text)
        verdicts = {(c.verdict, c.speaker == "other") for c in found}
        yield f"{damage}: {text} -> {sorted(verdicts)}", bool(found) and verdicts <= wanted


def _independent(folder: Path) -> Iterator[list[dict[str, str]]]:
    """The first story of each year, three outlets a story."""
    for year in sorted(folder.iterdir()):
        first = sorted(year.glob("*.json"))[0].stem.rsplit("_", 1)[0]
        rows = [json.loads(path.read_text("utf-8")) for path in sorted(year.glob(f"{first}_*.json"))]
        yield [
            {
                "title": row["title"],
                "text": "\n".join(" ".join(paragraph) for paragraph in row["body-paragraphs"]),
                "published": row["date"],
                "source": row["uuid"],
            }
            for row in rows
        ]


Quotation = tuple[str, str]  # the words, and the speaker's actor id


def _quotable(record: Record) -> list[Quotation]:
    """Quotations in one piece whose speaker is known, each wording once."""
    seen: dict[str, Quotation] = {}
    for row in record.statements:
        for anchor in row.anchors if row.kind == "direct" and row.speaker else ():
            odd = re.search(r"[\"“”…\n]|\.\.\.", anchor.exact)
            if row.speaker and not odd and MIN_WORDS <= len(anchor.exact.split()) <= MAX_WORDS:
                seen.setdefault(anchor.exact, (anchor.exact, row.speaker))
    return list(seen.values())


def _damage(damage: str, quotation: Quotation, record: Record, rng: random.Random) -> tuple[str, set[tuple[str, bool]]]:
    """The quotation damaged, and what a right judgement says: (verdict, whether the speaker is another)."""
    content = quotation[0].strip(" ,.")
    words = content.split()
    speaker = next(a.name for a in record.actors if a.id == quotation[1])
    if damage == "swapped":
        words[rng.randrange(1, len(words) - 1)] = rng.choice(SWAPS)
        return f"“{' '.join(words)},” said {speaker}.", {("altered", False)}
    if damage == "negated":
        match = _VERB.search(content)
        told = f"{content[: match.end()]} not{content[match.end() :]}" if match else f"never {content}"
        return f"“{told},” {speaker} said.", {("altered", False)}
    if damage == "other speaker":
        others = [a.name for a in record.actors if a.kind == "person" and a.id != quotation[1] and " " in a.name]
        return f"“{content},” said {rng.choice(others)}.", {("altered", True)}
    found = {("exact", False), ("punctuation", False)}
    if damage == "fragment":
        first = rng.randrange(0, len(words) - 3)
        return " ".join(words[first : first + rng.randrange(4, 8)]).strip(",.;:"), found
    return f"{speaker} said: «{content.replace('’', chr(39)).replace('—', '-')}»", found


def main() -> None:
    outcomes = list(compare_rewrites(shared() / "rewrites"))
    held_hidden = "held" not in sys.argv
    for o in outcomes:
        if held_hidden and o.source >= CHOSEN_ON:
            continue
        for change, found, right in o.planted:
            if not right:
                print(f"{o.name} {'wrong kind' if found else 'missed'}: {change['kind']}, {change['note']}")
        for d in o.alarms:
            print(f"{o.name} alarm: {d.kind} {d.why}")
    for case, right in check_quotations(shared()):
        if not right:
            print(f"check: {case}")
    for name, value in measure().items():
        print(f"{name:<22}{value:.3f}")


if __name__ == "__main__":
    main()
