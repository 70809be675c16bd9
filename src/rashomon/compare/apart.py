"""Where independent tellings disagree: sentences about one thing in articles that share no text, slot by slot.

Figures and days are compared by `facts`. Which sentences to compare is looked up by the words they have in common,
never by trying all pairs. Far less is claimed than of copies: two reporters leave out and add as they like.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from rashomon.compare.addressees import compare_addressees
from rashomon.compare.finding import Finding, Pairing
from rashomon.compare.identities import UNKNOWN, compare_identities
from rashomon.compare.matching import Matching, match
from rashomon.compare.names import agreeing_places, compare_places, find_heads
from rashomon.compare.offices import OFFICES, compare_offices
from rashomon.compare.side import Side
from rashomon.compare.telling import Telling
from rashomon.speech.cues import DIRECTIVES
from rashomon.vocabulary import Difference, Verdict

KEY = 5  # first letters of a word by which sentences are brought together
MIN_LENGTH = 4  # letters of such a word
MOST = 60  # sentences that hold one key; words in more of them bring nothing together, and the cost stays linear
MIN_KEYS = 3  # keys that two sentences must share
MIN_SHARED = 0.25  # of the keys of the sentence that has fewer
BEST = 6  # sentences of other tellings that one is compared with
MIN_ALIKE = 6  # keys that two sentences about one place must share
BESIDE = 3  # sentences before and after one in which what it leaves out may stand
_COMPARABLE = frozenset({"office", "request"})  # one of them in both sentences is enough
_CLASSES = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})


@dataclass(frozen=True, slots=True)
class _Slot:
    """A comparison with what it asks of independent tellings: the share of the shorter sentence's content words (0 to
    1) that must answer to each other, and how many words must be the same. Chosen on `basil`,
    where below them differences that are none outnumber the others."""

    compare: Callable[[Pairing], Iterator[Finding]]
    share: float
    words: int
    verdict: Verdict = "differ"


SLOTS = (
    _Slot(compare_places, 0.6, 8),
    _Slot(compare_identities, 0.5, 5),
    _Slot(compare_offices, 0.4, 5),
    _Slot(compare_addressees, 0.4, 4),
    _Slot(agreeing_places, 0.5, 5, "agree"),
)
LEAST = min(slot.words for slot in SLOTS)


def compare_apart(tellings: Mapping[str, Telling], origin_of: Mapping[str, str]) -> Iterator[Difference]:
    """The differences between tellings of different origins."""
    for one, other in sorted(_candidates(tellings, origin_of)):
        a, b = tellings[one[0]], tellings[other[0]]
        matching = match(a.side(one[1]), b.side(other[1]), least=LEAST)
        share, words = matching.share(), len(matching.forward)
        slots = [slot for slot in SLOTS if share >= slot.share and words >= slot.words]
        if slots:
            pairing = Pairing(matching, _near(a, one[1]), _near(b, other[1]))
            yield from (_row(f, matching, slot.verdict) for slot in slots for f in slot.compare(pairing))


def _row(found: Finding, matching: Matching, verdict: Verdict) -> Difference:
    why = (f"a: {found.a}", f"b: {found.b}")
    return Difference(found.kind, verdict, found.about, matching.a.anchor, matching.b.anchor, why, found.confidence)


def _near(telling: Telling, number: int) -> list[Side]:
    numbers = range(max(0, number - BESIDE), min(len(telling.parsed.sentences), number + BESIDE + 1))
    return [telling.side(n) for n in numbers]


_Place = tuple[str, int]


def _candidates(tellings: Mapping[str, Telling], origin_of: Mapping[str, str]) -> set[tuple[_Place, _Place]]:
    """Pairs of (article, sentence), each sentence with those of other origins that share the most words with it, as far
    as they have something to compare."""
    keys = {
        (name, n): _keys(telling, n)
        for name, telling in sorted(tellings.items())
        for n in range(len(telling.parsed.sentences))
        if telling.parsed.sentences[n].sentence.role == "body"
    }
    holds = cache(lambda place: _holds(tellings[place[0]], place[1]))
    pairs = set()
    for place, other, count in _sharing(keys, origin_of):
        if _comparable(holds(place), holds(other), count):
            pairs.add((min(place, other), max(place, other)))
    return pairs


def _sharing(
    keys: Mapping[_Place, Collection[str]], origin_of: Mapping[str, str]
) -> Iterator[tuple[_Place, _Place, int]]:
    """Each place with the `BEST` of other origins that share most of its words, and how many."""
    places, sizes = list(keys), [len(words) for words in keys.values()]  # from here on places by their rank
    holders: dict[str, list[int]] = defaultdict(list)
    for rank, words in enumerate(keys.values()):
        for word in words:
            holders[word].append(rank)
    for rank, (place, words) in enumerate(keys.items()):
        counts = Counter(chain.from_iterable(holders[word] for word in words if len(holders[word]) <= MOST))
        rows = [
            (-count / max(1, min(sizes[rank], sizes[other])), other)
            for other, count in counts.items()
            if count >= MIN_KEYS
            and count >= MIN_SHARED * min(sizes[rank], sizes[other])
            and origin_of[places[other][0]] != origin_of[place[0]]
        ]
        yield from ((place, places[other], counts[other]) for _, other in sorted(rows)[:BEST])


def _holds(telling: Telling, number: int) -> frozenset[str]:
    """What a sentence has that may be compared, told by its words alone."""
    sentence = telling.parsed.sentences[number]
    words = {t.text.casefold() for t in sentence.parse.tokens}
    lemmas = {t.lemma.casefold() for t in sentence.parse.tokens}
    found = {"place"} if find_heads(sentence) else set()
    found |= {"unknown"} if words & UNKNOWN else set()
    found |= {"office"} if words & OFFICES else set()
    return frozenset(found | ({"request"} if lemmas & DIRECTIVES else set()))


def _comparable(a: frozenset[str], b: frozenset[str], shared: int) -> bool:
    both = a & b
    return "unknown" in a ^ b or bool(both & _COMPARABLE) or ("place" in both and shared >= MIN_ALIKE)


def _keys(telling: Telling, number: int) -> frozenset[str]:
    tokens = telling.parsed.sentences[number].parse.tokens
    return frozenset(
        t.lemma.casefold()[:KEY] for t in tokens if t.pos in _CLASSES and (len(t.lemma) >= MIN_LENGTH or t.pos == "NUM")
    )
