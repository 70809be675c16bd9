"""What a copy changed: the sentences and quotations of two linked articles, slot by slot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rashomon.compare.accounting import find_unaccounted
from rashomon.compare.align import SentencePair, align, find_pairs
from rashomon.compare.clausewise import compare_clauses
from rashomon.compare.cues import DROPPED, UNATTRIBUTED
from rashomon.compare.dropped import find_dropped
from rashomon.compare.finding import Finding, Pairing
from rashomon.compare.marks import find_marked
from rashomon.compare.matching import match
from rashomon.compare.qualifiers import compare_qualifiers
from rashomon.compare.quotations import compare_wording, find_siblings
from rashomon.compare.quoted import Quoted, split
from rashomon.compare.reworded import find_reworded
from rashomon.compare.sources import Source
from rashomon.compare.speakers import find_other_speaker, is_one_utterance
from rashomon.compare.telling import Telling
from rashomon.people import Cast
from rashomon.text import fold
from rashomon.vocabulary import Anchor, Difference, Direction, Link, Span, Statement, Verdict

# Of the shorter sentence's content words (0 to 1) that must be found in the other before slots are compared
MIN_SHARE = 0.4
TOGETHER = 3  # sentences that are shown as one
REPORTS = ("rewrite", "passages")  # kinds of links of two texts of one outlet of which each is a report of its own
# What is compared clause by clause; the values of a copy are accounted for over the whole article (`accounting`).
MEANING: tuple[Callable[[Pairing], Iterator[Finding]], ...] = (compare_clauses, compare_qualifiers)


def compare_copies(
    a: Telling, b: Telling, link: Link, cast: Cast, verdict: Verdict, source: Source
) -> Iterator[Difference]:
    """The differences of the two articles of `link`, which share text; `source`: which is presumably the other's."""
    alignment = align(a, b)
    pairs = find_pairs(a, b, alignment)
    siblings = find_siblings(a.quoted, b.quoted)
    altered = list(_in_quotations(a, b, siblings, verdict))
    rows = list(altered)
    follows = verdict == "altered" and not _are_reports(a, b, link)
    if verdict == "altered":
        rows += _attributed(a, b, pairs, cast)
        found = _in_sentences(a, b, pairs, source)
        rows += (d for d in found if not any(_is_told(d, q) for q in altered))
    if follows:
        rows += _unattributed(a, b, pairs, link.direction)
        rows += find_marked(a, b, alignment, siblings, source)
    yield from rows
    if follows:
        values = find_unaccounted(a, b, alignment)
        yield from (d for d in values if not any(_is_told(d, q) for q in altered))
        yield from find_reworded(a, b, alignment, source, _pairs_told(a, b, rows))


def _are_reports(a: Telling, b: Telling, link: Link) -> bool:
    """Are they two reports of one newsroom? Each has more than the other, so nothing follows from what only one has."""
    return link.kind in REPORTS and bool(a.article.outlet) and fold(a.article.outlet) == fold(b.article.outlet)


def _pairs_told(a: Telling, b: Telling, rows: Sequence[Difference]) -> set[tuple[int, int]]:
    """The pairs of sentences, by number, of which a row tells a change of meaning or of a quotation."""
    return {
        (n, m)
        for row in rows
        for n in a.within(Span(row.a.start, row.a.end))
        for m in b.within(Span(row.b.start, row.b.end))
    }


def _is_told(found: Difference, quotation: Difference) -> bool:
    """Do the values of a slot stand in a quotation that is reported as changed already?"""
    sides = ((found.a, quotation.a, found.why[0]), (found.b, quotation.b, found.why[1]))
    return all(
        sentence.start < quoted.end
        and quoted.start < sentence.end
        and set(split(value.partition(": ")[2])) & set(split(quoted.exact))
        for sentence, quoted, value in sides
    )


def _in_sentences(a: Telling, b: Telling, pairs: Sequence[SentencePair], source: Source) -> Iterator[Difference]:
    for pair in pairs:
        if pair.same:
            continue
        matching = match(a.side(pair.a), b.side(pair.b))
        if matching.share() < MIN_SHARE:
            continue
        near = [a.side(n) for n in pair.near_a], [b.side(n) for n in pair.near_b]
        pairing = Pairing(matching, *near, source)
        for compare in MEANING:
            for found in compare(pairing):
                why = (f"a: {found.a}", f"b: {found.b}")
                anchors = matching.a.anchor, matching.b.anchor
                yield Difference(found.kind, "altered", found.about, *anchors, why, found.confidence)


def _in_quotations(
    a: Telling, b: Telling, siblings: Sequence[tuple[Quoted, Quoted]], verdict: Verdict
) -> Iterator[Difference]:
    for one, other in siblings:
        found = compare_wording(one, other, apart=verdict == "differ")
        if found:
            anchors = _anchor(a, one.span), _anchor(b, other.span)
            yield Difference(found.kind, verdict, a.about(one.span), *anchors, found.why, found.confidence)


def _attributed(a: Telling, b: Telling, pairs: Sequence[SentencePair], cast: Cast) -> Iterator[Difference]:
    """One utterance, in marks or reported, credited to two."""
    seen = set()
    for pair in pairs:
        for one in a.held.get(pair.a, ()):
            for other in b.held.get(pair.b, ()):
                if (one.id, other.id) in seen or not is_one_utterance(one, other):
                    continue
                seen.add((one.id, other.id))
                sure = find_other_speaker(one, other, cast, (_present(a, one), _present(b, other)))
                if sure:
                    why = (f"a: {_named(one, cast)}", f"b: {_named(other, cast)}")
                    yield Difference(
                        "attribution", "altered", "who said it", _place(a, one), _place(b, other), why, sure
                    )


def _unattributed(a: Telling, b: Telling, pairs: Sequence[SentencePair], direction: Direction) -> Iterator[Difference]:
    """A claim of somebody's that the other telling states as a fact."""
    for found in find_dropped(a, b, pairs, direction):
        anchors = (found.plain, found.claim) if found.backward else (found.claim, found.plain)
        values = (UNATTRIBUTED, found.speaker) if found.backward else (found.speaker, UNATTRIBUTED)
        why = (f"a: {values[0]}", f"b: {values[1]}")
        yield Difference("attribution", "altered", DROPPED, *anchors, why, found.confidence)


def _present(telling: Telling, row: Statement) -> set[str]:
    return {actor for n in telling.holding(row) for actor in telling.side(n).actors if actor}


def _named(row: Statement, cast: Cast) -> str:
    return cast.actor(row.speaker).name if row.speaker else row.speaker_text


def _place(telling: Telling, row: Statement) -> Anchor:
    """The sentences of a statement as one anchor, as far as they stand together."""
    numbers = telling.holding(row)
    first, last = (telling.parsed.sentences[n].sentence for n in (numbers[0], numbers[-1]))
    together = len(numbers) <= TOGETHER and numbers[-1] - numbers[0] < TOGETHER
    return telling.article.anchor(first.start, last.end) if together else row.anchors[0]


def _anchor(telling: Telling, span: Span) -> Anchor:
    return telling.article.anchor(span.start, span.end)
