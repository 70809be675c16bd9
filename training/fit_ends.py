"""Fits the weights of `rashomon.speech.ends`: `RASHOMON_SHARED=... python -m training.fit_ends OUT`.

Fitted on the training part of PolNeAR, of which only these numbers are kept: for each statement that was found and that
the key has too, at each place where its content may end, does it end there? A logistic regression with a penalty on
the size of weights, so that most are none. Printed is also how many ends would be right with each quarter of the
articles left out in turn, beside those told by the tree alone.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.material import shared
from evals.speech import ROLES, Relation, find_gold, find_relation, pair
from rashomon.clauses import before_joint
from rashomon.language import ParsedArticle, ParsedSentence, parse_text
from rashomon.speech import ends, find_statements
from rashomon.speech.found import FoundStatement
from rashomon.text import find_quotations
from rashomon.vocabulary import Span

PENALTY = 3.0  # on the sizes of the weights; 1, 3 and 10 were tried by leaving quarters out
STEPS = 400  # of the accelerated gradient
SEEN = 8  # places that must have a feature
PARTS = 4
DROP = 0.02  # log-odds: smaller weights are left out


@dataclass(frozen=True, slots=True)
class Instance:
    """A statement's places and their features, where it truly ends, where by the tree, and whose words it gives."""

    article: str
    places: tuple[tuple[int, tuple[str, ...]], ...]
    last: int
    true: int
    told: int
    said: bool


def read_article(path: Path, folder: Path) -> list[Instance]:
    """The statements of an article that the key has too."""
    text = path.read_text("utf-8")
    found = find_statements(text)
    relations = [
        find_relation(text, {r: [(s.start, s.end) for s in getattr(f, r)] for r in ROLES}) for f in found
    ]  # fmt: skip
    of = {id(r): f for r, f in zip(relations, found, strict=True)}
    pairs = [(of[id(f)], g) for f, g in pair(relations, list(find_gold(folder, path.stem, text))) if f and g]
    return list(instances(path.stem, parse_text(text), pairs))


def instances(name: str, parsed: ParsedArticle, pairs: Sequence[tuple[FoundStatement, Relation]]) -> Iterator[Instance]:
    rows = {s.sentence.id: s for s in parsed.sentences}
    text = parsed.article.text
    marked = [
        Span(q.outer_start, q.outer_end) for b in parsed.article.blocks for q in find_quotations(text, b.start, b.end)
    ]
    for found, gold in pairs:
        sentence = rows.get(found.cue_sentence)
        if found.kind != "direct" and sentence is not None and found.cue_token >= 0:
            row = _instance(name, sentence, found, gold, marked)
            if row is not None:
                yield row


def _instance(
    name: str, sentence: ParsedSentence, found: FoundStatement, gold: Relation, marked: Sequence[Span]
) -> Instance | None:
    parse, base, span = sentence.parse, sentence.sentence.start, found.content[-1]
    inside = [t.index for t in parse.tokens if base + t.end > span.start and base + t.start < span.end]
    if not inside or span.end > sentence.sentence.end or inside[0] <= found.cue_token:
        return None
    first, told = inside[0], inside[-1] + 1
    true = _true_end(sentence, first, gold)
    quoted = frozenset(t.index for t in parse.tokens if any(m.start <= base + t.start < m.end for m in marked))
    places, last = ends.places(sentence, found.cue_token, first, told, quoted)
    told = before_joint(parse, told, first)
    return Instance(name, tuple(places), last, true, told, not found.attitude) if true else None


def _true_end(sentence: ParsedSentence, first: int, gold: Relation) -> int:
    """The token behind the key's content, as far as it runs on from `first`; 0 if it has none of that."""
    parse, base, key = sentence.parse, sentence.sentence.start, gold.trimmed["content"]
    told = [t.index for t in parse.tokens[first:] if any(base + i in key for i in range(t.start, t.end))]
    if not told:
        return 0
    end = told[0]
    for index in told:
        if any(parse.tokens[i].pos not in {"PUNCT", "SPACE"} for i in range(end + 1, index)):
            break
        end = index
    return before_joint(parse, end + 1, first)


def fit(rows: Sequence[Instance]) -> dict[str, float]:
    """The weights by name, by accelerated proximal gradient: a logistic regression with a penalty on their sizes."""
    places, right = [], []
    for row in rows:
        if row.true in {row.last, *(end for end, _ in row.places)}:
            for end, names in row.places:
                if end <= row.true:
                    places.append(names)
                    right.append(end == row.true)
    seen = Counter(name for names in places for name in names)
    place = {name: n for n, name in enumerate(sorted(name for name, times in seen.items() if times >= SEEN))}
    kept = [[place[n] for n in names if n in place] for names in places]
    columns, of = (
        np.concatenate([np.array(k, int) for k in kept]),
        np.repeat(np.arange(len(kept)), [len(k) for k in kept]),
    )
    found = _descend(columns, of, np.array(right, float), len(place))
    return {name: round(float(found[n]), 2) for name, n in place.items() if abs(found[n]) >= DROP}


def _descend(columns, of, right, size):  # type: ignore[no-untyped-def]
    step = 4.0 / _largest(columns, of, len(right), size)
    found, ahead, pace = np.zeros(size), np.zeros(size), 1.0
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.bincount(of, ahead[columns], len(right))))
        moved = ahead - step * np.bincount(columns, (likely - right)[of], size)
        new = np.sign(moved) * np.maximum(np.abs(moved) - step * PENALTY, 0)
        faster = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        ahead, found, pace = new + (pace - 1) / faster * (new - found), new, faster
    return found


def _largest(columns, of, count, size):  # type: ignore[no-untyped-def]
    """The largest eigenvalue of the squared matrix, by powers."""
    v = np.ones(size)
    for _ in range(30):
        v = np.bincount(columns, np.bincount(of, v[columns], count)[of], size)
        norm = float(np.linalg.norm(v))
        v /= norm
    return norm


def end_of(row: Instance, weights: dict[str, float]) -> int:
    """The likeliest end with these weights."""
    best, so_far = (-np.inf, row.last), 0.0
    for end, names in row.places:
        score = sum(weights.get(n, 0.0) for n in names)
        best = max(best, (so_far - np.logaddexp(0, -score), end))
        so_far -= np.logaddexp(0, score)
    return int(max(best, (so_far, row.last))[1])


def report(rows: Sequence[Instance]) -> None:
    """Right ends with each quarter of the articles left out in turn."""
    articles = {name: n % PARTS for n, name in enumerate(sorted({row.article for row in rows}))}
    right: Counter[tuple[bool, str]] = Counter()
    for part in range(PARTS):
        weights = fit([row for row in rows if articles[row.article] != part])
        for row in (row for row in rows if articles[row.article] == part):
            right.update({(row.said, "all"): 1, (row.said, "tree"): row.told == row.true})
            right[row.said, "fitted"] += end_of(row, weights) == row.true
    for said in (True, False):
        count = right[said, "all"]
        shares = ", ".join(f"{how} {right[said, how] / count:.3f}" for how in ("tree", "fitted"))
        print(f"{'said' if said else 'thought'}: {count}, {shares}")


def write(weights: dict[str, float], out: Path) -> None:
    lines = [f"{name}\t{weight}" for name, weight in sorted(weights.items())]
    out.write_text("\n".join(["feature\tweight", *lines]) + "\n", "utf-8")


def main() -> None:
    folder = shared() / "data" / "polnear" / "train"
    rows = [row for path in sorted((folder / "text").glob("*.txt")) for row in read_article(path, folder)]
    report(rows)
    weights = fit(rows)
    write(weights, Path(sys.argv[1]))
    print(f"{len(weights)} weights")


if __name__ == "__main__":
    main()
