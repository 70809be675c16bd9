"""Who said what, against a benchmark of journalistic sourcing: sourced statements, their types, names and titles.

43 news articles whose sourced statements people listed (Markkula Center for Applied Ethics, repository
`llms-journ-sourcing`); `RASHOMON_SOURCING` names the folder of a checkout. Rows of the ground truth of 2025-09-04.

Ported from that repository's `eval_multi_llm_article.py` and `configure.py`, as rules, not as code:

* Texts are compared in small letters, cut at sentence ends and commas; two texts are as alike as their most alike
  pieces (0 to 100). A listed row takes the found row most like it, if over 70 and, as wholes, 30 alike or the found one
  stands in it. A found row that none took joins the listed row most like it, if over 70 and, as wholes, 20 alike or
  that row has a partner. Of several partners the most alike gives type, name and title. One found row may serve many.
* A name is right if over 80 alike (both empty: alike). A title is right if the meanings of two pieces are over 0.55
  alike, or if the name is right and one title stands in the other (an empty one always does) or means the same as the
  other with its justification. A type is right if it is the same. All titles of one name are joined.
* `statements` is the share of listed rows with a partner, `precision` the share of result rows with a partner that have
  both sides; `types`, `names` and `titles` are shares of listed rows with a partner; `whole` is the share of all listed
  rows that have all of it. Each is measured article by article, then averaged.

What differs: a listed row without partner that the original drops the whole article for (an empty list of candidates)
counts as missed; headings are read whatever their case, models' lists as UTF-8; sentences are cut by a pattern, not by
NLTK; the meaning is that of the encoder that comes along, not of all-MiniLM-L6-v2. rashomon tells no justification, so
none is scored. Of the four articles that the repository's table of 09_05 gives figures of, three come out the same.
Run by itself it prints misses, those of names with `show`, and scores the models' lists that the folder holds.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from statistics import fmean

from rapidfuzz import fuzz

from evals.material import MissingError
from evals.sourced_rows import Row, find_rows, read_rows

FOLDER = "RASHOMON_SOURCING"
KEYS = "benchmarking/GT data/20250904"
TEXTS = ("2025_input_stories", "extracted_articles", "2025_extracted_articles", "extracted_articles_boilerplate")
MODELS = "llm_results/all_llm_results_20250905102307"
PUBLISHED = {  # statements, types, names, titles on the 43 articles, as the benchmark's report of March 2026 gives them
    "Gemini 2.5 Pro": (0.8366, 0.8860, 0.7994, 0.7981),
    "Claude 3.7 Sonnet-Thinking": (0.8048, 0.9001, 0.8479, 0.8457),
    "GPT 4.1": (0.7849, 0.9107, 0.8661, 0.8561),
    "GPT 5": (0.7372, 0.9049, 0.8525, 0.8666),
}
ALIKE, ALIKE_WHOLE, JOINED_WHOLE, NAME_ALIKE = 70, 30, 20, 80  # of 100: the benchmark's
MEANING = 0.55  # cosine: the benchmark's, chosen for all-MiniLM-L6-v2
_END = re.compile(r"(?<=[.!?])[\"')\]]{0,3}\s+")
_SHORT = re.compile(  # after these a full stop ends no sentence
    r"(?:^|[\s(\"'“‘-])(?:[a-z]|(?:[a-z]\.)+[a-z]|mrs?|ms|drs?|sen|rep|gov|gen|lt|col|sgt|jr|sr|st|prof|rev|hon|inc|co"
    r"|corp|ltd|dept|no|vs|etc|jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.$"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A listed row and the found one it is paired with; None on one side where there is none."""

    listed: Row | None
    found: Row | None


def measure() -> dict[str, float]:
    """Figures on all articles."""
    return score(list(compare(_folder()).values()))


def compare(folder: Path) -> dict[str, list[Pair]]:
    """The pairs of each article, by its number."""
    import rashomon

    keys, pairs = _by_number(folder / KEYS, "csv"), {}
    texts = {n: p for part in reversed(TEXTS) for n, p in _by_number(folder / part, "txt").items()}
    for number in sorted(keys, key=int):
        if number in texts:
            pairs[number] = pair(read_rows(keys[number]), find_rows(rashomon.read(texts[number])))
    return pairs


def score(articles: Sequence[list[Pair]]) -> dict[str, float]:
    """The figures by name: means over articles, 0 to 1."""
    parts: dict[str, list[float]] = defaultdict(list)
    for pairs in articles:
        both = [(p.listed, p.found) for p in pairs if p.listed and p.found]
        listed = sum(p.listed is not None for p in pairs)
        parts["statements"].append(len(both) / max(listed, 1))
        parts["precision"].append(len(both) / max(sum(p.found is not None for p in pairs), 1))
        parts["whole"].append(sum(all(_right(a, b)) for a, b in both) / max(listed, 1))
        if both:
            for name, values in zip(
                ("types", "names", "titles"), zip(*(_right(a, b) for a, b in both), strict=True), strict=True
            ):
                parts[name].append(fmean(values))
    return {name: round(fmean(values), 4) for name, values in parts.items()}


def pair(listed: Sequence[Row], found: Sequence[Row]) -> list[Pair]:
    """Every listed row with its partner, then every found one that has none."""
    partners: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for i, row in enumerate(listed):
        alike, j = _most_alike(row, found)
        if alike > ALIKE and (_alike(row, found[j]) >= ALIKE_WHOLE or found[j].statement in row.statement):
            partners[i].append((alike, j))
    taken = {j for rows in partners.values() for _, j in rows}
    alone = []
    for j, row in enumerate(found):
        if j in taken:
            continue
        alike, i = _most_alike(row, listed)
        if alike > ALIKE and (_alike(listed[i], row) >= JOINED_WHOLE or i in partners):
            partners[i].append((alike, j))
        else:
            alone.append(Pair(None, row))
    chosen = {i: max(rows, key=lambda row: row[0])[1] for i, rows in partners.items()}
    return [*(Pair(r, found[chosen[i]] if i in chosen else None) for i, r in enumerate(listed)), *alone]


def _most_alike(row: Row, others: Sequence[Row]) -> tuple[float, int]:
    best, place = 0.0, 0
    for i, other in enumerate(others):
        alike = max(
            (round(fuzz.ratio(a, b)) for a in _pieces(row.statement) for b in _pieces(other.statement)), default=0
        )
        if alike > best:
            best, place = alike, i
    return best, place


def _alike(one: Row, other: Row) -> int:
    return round(fuzz.ratio(one.statement, other.statement))


def _right(listed: Row, found: Row) -> tuple[bool, bool, bool]:
    """Whether type, name and title are right."""
    name = round(fuzz.ratio(listed.name, found.name)) > NAME_ALIKE
    title = _mean_same(_pieces(listed.title), _pieces(found.title))
    if name and not title:
        whole = f"{listed.justification} {listed.title}".strip()
        title = listed.title in found.title or found.title in listed.title
        title = title or _mean_same((listed.title, whole), (found.title,))
    return listed.kind == found.kind, name, title


def _mean_same(one: Sequence[str], other: Sequence[str]) -> bool:
    from rashomon.language import load_encoder

    encoder = load_encoder()
    if encoder is None:
        raise MissingError("no sentence encoder to compare titles with")
    if not one or not other:
        return False
    return float((encoder.encode(one) @ encoder.encode(other).T).max()) > MEANING


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[str, ...]:
    """What stands between sentence ends and commas."""
    ends = [m for m in _END.finditer(text) if not _SHORT.search(text[max(0, m.start() - 12) : m.start()])]
    cuts = [0, *(m.end() for m in ends), len(text)]
    sentences = (text[a:b] for a, b in pairwise(cuts))
    return tuple(part.strip() for sentence in sentences for part in sentence.split(",") if part.strip())


def _by_number(folder: Path, ending: str) -> dict[str, Path]:
    return {p.name.split("-")[0]: p for p in sorted(folder.glob(f"[0-9]*.{ending}"))}


def _folder() -> Path:
    folder = Path(os.environ.get(FOLDER) or "")
    if not os.environ.get(FOLDER) or not (folder / KEYS).is_dir():
        raise MissingError(f"{FOLDER} names no checkout of the benchmark of journalistic sourcing")
    return folder


def score_models(folder: Path) -> dict[str, tuple[int, dict[str, float]]]:
    """Of each published model: on how many articles, and its figures."""
    keys, models = _by_number(folder / KEYS, "csv"), {}
    for model in sorted(p for p in (folder / MODELS).glob("*") if p.is_dir()):
        articles = [
            pair(read_rows(keys[path.name.split("-")[0]]), read_rows(path)) for path in sorted(model.glob("*/*.csv"))
        ]
        if articles:
            models[model.name] = (len(articles), score(articles))
    return models


def main() -> None:
    try:
        folder = _folder()
    except MissingError as reason:
        sys.exit(str(reason))
    compared = compare(folder)
    modelled = {p.name.split("-")[0] for p in (folder / MODELS).glob("*/*")}
    rows = {"rashomon": (len(compared), score(list(compared.values())))}
    if some := [pairs for number, pairs in compared.items() if number in modelled]:
        rows["rashomon, the models' articles"] = (len(some), score(some))
    for who, (count, figures) in {**rows, **score_models(folder)}.items():
        print(f"{who:<34}{count:3}  " + "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    for who, values in PUBLISHED.items():
        figures = dict(zip(("statements", "types", "names", "titles"), values, strict=True))
        print(f"{who + ', published':<39}" + "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    misses: Counter[str] = Counter()
    for one in (p for pairs in compared.values() for p in pairs):
        if not one.listed or not one.found:
            misses[f"missed, {one.listed.kind}" if one.listed else "not listed"] += 1
            continue
        for what, right in zip(("type", "name", "title"), _right(one.listed, one.found), strict=True):
            misses[f"wrong {what}, {one.listed.kind}"] += not right
        if "show" in sys.argv and not _right(one.listed, one.found)[1]:
            print(f"{one.listed.kind}: {one.listed.name} | {one.found.kind}: {one.found.name}")
    for miss, number in misses.most_common():
        print(f"{number:5}  {miss}")


if __name__ == "__main__":
    main()
