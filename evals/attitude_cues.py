"""Choose the table of attitude cues, `speech/attitude_cues.tsv`, by counting on PolNeAR train.

A row says that a word (lemma and part of speech) with a frame (clause, infinitive, object, preposition) is a cue. It
is one if it is annotated as one in at least `SHARE` of its uses outside everybody's words; the count is smoothed by
the word's other frames, and those by the frame of all words of its kind, so that a word seen twice proves little.
`SHARE` and `PRIOR` were chosen on the last 120 of 420 articles, counting the first 300: content F1 .780 against .760
of lists made by hand, and .787 of a logistic regression over 4,000 features of word, frame, source and object.
Takes a quarter of an hour: `python -m evals.attitude_cues`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from evals.material import ROOT, shared
from evals.speech import ROLES, find_gold, find_relation, pair
from rashomon.clauses import Frame, complement_of
from rashomon.language import ParsedArticle, parse_text
from rashomon.people import find_cast
from rashomon.speech.attitudes import key_of
from rashomon.speech.speakers import find_speakers

TABLE = ROOT / "src" / "rashomon" / "speech" / "attitude_cues.tsv"
SHARE = 0.35
PRIOR = 4.0  # uses that the expectation counts for
BROAD_PRIOR = 2.0  # the same, of a word by its kind

Use = tuple[str, str, Frame]


class _Every(dict[tuple[str, str], frozenset[str]]):
    """A table in which every word is a cue with every frame."""

    def get(self, key: object, default: object = None) -> frozenset[str]:  # noqa: ARG002
        return frozenset({"clause", "infinitive", "object", "preposition"})


def find_uses(parsed: ParsedArticle, folder: Path, stem: str) -> Iterator[tuple[Use, bool]]:
    """Each word of an article that might be a cue, with its frame, and whether the key has it as one."""
    text = parsed.article.text
    sentences = {s.sentence.id: s.parse for s in parsed.sentences}
    found = [f for f, _, _ in find_speakers(parsed, find_cast([parsed]), attitudes=_Every())]
    said = [find_relation(text, {r: [(s.start, s.end) for s in getattr(f, r)] for r in ROLES}) for f in found]
    spoken = [relation for relation, f in zip(said, found, strict=True) if not f.attitude]
    left = [gold for f, gold in pair(spoken, list(find_gold(folder, stem, text))) if f is None and gold]
    for relation, f in zip(said, found, strict=True):
        if f.attitude and len(f.cue) == 1:
            parse = sentences[f.cue_sentence]
            token = parse.tokens[f.cue_token]
            right = any(all(relation.spans[r] & gold.spans[r] for r in ("cue", "content")) for gold in left)
            yield (*key_of(token), complement_of(parse, token.index).frame), right


def choose(uses: Counter[Use], right: Counter[Use]) -> dict[tuple[str, str], list[str]]:
    """The words of the table with their frames, from how often each use was met and how often it was a cue."""
    words, words_right = _sum(uses, (0, 1)), _sum(right, (0, 1))
    kinds, kinds_right = _sum(uses, (1, 2)), _sum(right, (1, 2))
    chosen: dict[tuple[str, str], list[str]] = defaultdict(list)
    for use in sorted(uses):
        word, kind = (use[0], use[1]), (use[1], use[2])
        broad = kinds_right[kind] / kinds[kind]
        other = words_right[word] - right[use] + BROAD_PRIOR * broad
        expected = other / (words[word] - uses[use] + BROAD_PRIOR)
        if (right[use] + PRIOR * expected) / (uses[use] + PRIOR) >= SHARE:
            chosen[word].append(use[2])
    return chosen


def _sum(counts: Counter[Use], parts: tuple[int, int]) -> Mapping[tuple[str, str], int]:
    total: Counter[tuple[str, str]] = Counter()
    for use, count in counts.items():
        total[use[parts[0]], use[parts[1]]] += count
    return total


def main() -> None:
    folder = shared() / "data" / "polnear" / "train"
    uses: Counter[Use] = Counter()
    right: Counter[Use] = Counter()
    for path in sorted((folder / "text").glob("*.txt")):
        for use, was in find_uses(parse_text(path.read_text("utf-8")), folder, path.stem):
            uses[use] += 1
            right[use] += was
    rows = (f"{word}\t{pos}\t{' '.join(frames)}\n" for (word, pos), frames in sorted(choose(uses, right).items()))
    TABLE.write_text("word\tpos\tframes\n" + "".join(rows), "utf-8")


if __name__ == "__main__":
    main()
