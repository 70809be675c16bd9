"""Who said what, against PolNeAR: spans of source, cue and content, and the whole relation.

One annotator's file for each article. A predicted statement is paired with the gold relation whose content it
overlaps most, one to one. *Overlap* counts a role as right where the spans share a character, *exact* where they
are the same but for white space, quotation marks, a leading `that` and closing punctuation. A relation is right
where all the roles that the gold relation has are. F1 of precision and recall over relations that have the role.
`direct` and `mixed`: of gold relations whose content is all, or in part, between quotation marks, the share found
with the right source. Run by itself, it also prints where the errors lie; `train annotators` compares people.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from evals.material import shared
from rashomon.text import find_quotations

ROLES = ("source", "cue", "content")
ARTICLES = 40  # of dev, for `make eval`; all 84 take two minutes
_ENTITY = re.compile(r"T\d+\t(\w+) ([\d ;]+)\t")
_LEAD = re.compile(r"^(?:\s|[\"“”‘’'«»:,]|that\b)+|(?:\s|[\"“”‘’'«»:,.;!?])+$")

Spans = frozenset[int]
ALL_QUOTED = 0.9


@dataclass(frozen=True, slots=True)
class Relation:
    """Character offsets of each role; `trimmed` are those compared for an exact match."""

    spans: dict[str, Spans]
    trimmed: dict[str, Spans]
    kind: str = ""


Pairs = list[tuple[Relation | None, Relation | None]]


def measure() -> dict[str, float]:
    """Figures on the first articles of PolNeAR's development part."""
    return score(compare(shared() / "data" / "polnear" / "dev", ARTICLES))


def score(pairs: Pairs) -> dict[str, float]:
    """The figures by name."""
    figures = {}
    for role in ROLES:
        figures[f"{role}_overlap"] = _f1(pairs, (role,), exact=False)
        figures[f"{role}_exact"] = _f1(pairs, (role,), exact=True)
    figures["relation_overlap"] = _f1(pairs, ROLES, exact=False)
    figures["relation_exact"] = _f1(pairs, ROLES, exact=True)
    for kind in ("direct", "mixed"):
        of_kind = [(f, g) for f, g in pairs if g and g.kind == kind]
        figures[kind] = sum(f is not None and _same(f, g, "source", False) for f, g in of_kind) / max(len(of_kind), 1)
    return figures


def compare(folder: Path, articles: int) -> Pairs:
    """Every found and every gold relation, each with its partner or None."""
    from rashomon.speech import find_statements

    pairs: Pairs = []
    for path in sorted((folder / "text").glob("*.txt"))[:articles]:
        text = path.read_text("utf-8")
        found = [
            find_relation(text, {r: [(s.start, s.end) for s in getattr(f, r)] for r in ROLES})
            for f in find_statements(text)
        ]
        pairs += pair(found, list(find_gold(folder, path.stem, text)))
    return pairs


def compare_annotators(folder: Path) -> Pairs:
    """The relations of every two people who annotated the same article: what can be agreed upon at all."""
    pairs: Pairs = []
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_text("utf-8")
        keys = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        read = [list(_read(text, key)) for key in keys] if len(keys) > 1 else []
        for one, other in combinations(read, 2):
            pairs += pair(one, other)
    return pairs


def find_errors(pairs: Pairs) -> Counter[str]:
    """What went wrong, by the kind of the gold relation (of a found one without partner, its own)."""
    errors: Counter[str] = Counter()
    for found, gold in pairs:
        if not found or not gold:
            errors[f"{'missed' if gold else 'spurious'}, {(gold or found).kind}"] += 1  # type: ignore[union-attr]
            continue
        for role in ROLES:
            if not _same(found, gold, role, False):
                errors[f"wrong {role}, {gold.kind}"] += 1
            elif not _same(found, gold, role, True):
                errors[f"inexact {role}, {gold.kind}"] += 1
    return errors


def find_gold(folder: Path, stem: str, text: str) -> Iterator[Relation]:
    """The annotated relations of an article, those of its first annotator."""
    return _read(text, sorted((folder / "attributions").glob(f"{stem}_*.ann"))[0])


def _read(text: str, path: Path) -> Iterator[Relation]:
    lines = path.read_text("utf-8").split("\n")
    entities = {}
    for line in lines:
        if match := _ENTITY.match(line):
            parts = [tuple(map(int, part.split())) for part in match[2].split(";")]
            entities[line.split("\t")[0]] = parts
    for line in lines:
        if line.startswith("E"):
            roles = [r.split(":") for r in line.split("\t")[1].split()]
            spans: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
            for name, key in roles:
                role = name.rstrip("0123456789").lower()
                if role in spans:
                    spans[role] += [(a, b) for a, b in entities.get(key, [])]
            if spans["content"]:
                yield find_relation(text, spans)


def find_relation(text: str, spans: dict[str, list[tuple[int, int]]]) -> Relation:
    whole = {role: frozenset(i for a, b in rows for i in range(a, b)) for role, rows in spans.items()}
    return Relation(whole, {role: _trim(text, rows) for role, rows in whole.items()}, _kind(text, whole["content"]))


def _kind(text: str, content: Spans) -> str:
    """By the share of the content's letters that stand between quotation marks."""
    letters = [i for i in content if text[i].isalnum()]
    quoted = sum(i in _quoted(text) for i in letters)
    return "indirect" if not quoted else "direct" if quoted >= ALL_QUOTED * len(letters) else "mixed"


@lru_cache(maxsize=4)
def _quoted(text: str) -> Spans:
    """The characters between quotation marks, paragraph by paragraph."""
    return frozenset(
        i
        for line in re.finditer("[^\n]+", text)
        for q in find_quotations(text, *line.span())
        for i in range(q.start, q.end)
    )


def _trim(text: str, offsets: Spans) -> Spans:
    """Without what only conventions differ in: marks, a leading `that`, closing punctuation, white space."""
    if not offsets:
        return offsets
    low, high = min(offsets), max(offsets) + 1
    part = text[low:high]
    start = low + (m.end() if (m := _LEAD.match(part)) else 0)
    end = high
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\"“”‘’'«»:,.;!?"):
        end -= 1
    return frozenset(i for i in offsets if start <= i < end and not text[i].isspace() and text[i] not in '"“”,')


def pair(found: list[Relation], gold: list[Relation]) -> Pairs:
    scores = sorted(
        (
            (-len(f.spans["content"] & g.spans["content"]), -bool(f.spans["cue"] & g.spans["cue"]), i, j)
            for i, f in enumerate(found)
            for j, g in enumerate(gold)
            if f.spans["content"] & g.spans["content"]
        ),
        key=lambda row: (row[1], row[0], row[2], row[3]),
    )
    left_f, left_g, pairs = set(range(len(found))), set(range(len(gold))), []
    for _, _, i, j in scores:
        if i in left_f and j in left_g:
            left_f.remove(i)
            left_g.remove(j)
            pairs.append((found[i], gold[j]))
    return [*pairs, *((found[i], None) for i in sorted(left_f)), *((None, gold[j]) for j in sorted(left_g))]


def _f1(pairs: Pairs, roles: tuple[str, ...], *, exact: bool) -> float:
    right = sum(bool(f and g) and all(_same(f, g, r, exact) for r in roles) for f, g in pairs)  # type: ignore[arg-type]
    found = sum(f is not None and any(f.spans[r] for r in roles) for f, _ in pairs)
    gold = sum(g is not None and any(g.spans[r] for r in roles) for _, g in pairs)
    return round(2 * right / (found + gold), 4) if found + gold else 1.0


def _same(found: Relation, gold: Relation, role: str, exact: bool) -> bool:
    if not gold.spans[role] and not found.spans[role]:
        return True
    if exact:
        return found.trimmed[role] == gold.trimmed[role]
    return bool(found.spans[role] & gold.spans[role])


def main() -> None:
    part, count = sys.argv[1:] or ("dev", "84")  # a part of the set, and how many articles, or `annotators`
    folder = shared() / "data" / "polnear" / part
    pairs = compare_annotators(folder) if count == "annotators" else compare(folder, int(count))
    for name, value in score(pairs).items():
        print(f"{name:<20}{value:.3f}")
    for error, number in find_errors(pairs).most_common():
        print(f"{number:5}  {error}")


if __name__ == "__main__":
    main()
