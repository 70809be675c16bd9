"""Who speaks before a colon: `Anna Kovacs: “…”`, `Pine had this to say: “…”`."""

from __future__ import annotations

from collections.abc import Sequence, Set

from rashomon.clauses import head_of_name, is_aside, is_nominal, is_verb, opener_of, owner_of
from rashomon.language import Parse
from rashomon.lexicon import is_speech
from rashomon.speech.beside import NEAR, find_turned, is_past_saying
from rashomon.speech.contents import bounds, strip_span
from rashomon.speech.found import Cue, FoundStatement
from rashomon.speech.paragraph import Paragraph
from rashomon.speech.subjects import speaker_of
from rashomon.vocabulary import Span

MIN_LABELLED = 3  # words after a name and a colon without quotation marks


def find_colon_cue(paragraph: Paragraph, at: int, tokens: Sequence[int]) -> Cue | None:
    """Who speaks in `tokens`, which end in a colon: a name right before it, else a verb of saying, else the subject."""
    parse = paragraph.sentences[at].parse
    return find_turned(parse, tokens) or find_label(paragraph, at, tokens) or _saying(parse, tokens)


def find_label(paragraph: Paragraph, at: int, tokens: Sequence[int]) -> Cue | None:
    """`Anna Kovacs: “…”`: a name before a colon; the colon is the cue."""
    parse = paragraph.sentences[at].parse
    if not tokens or parse.tokens[tokens[-1]].text != ":":
        return None
    named = tokens[:-1]
    if not named or len(named) > NEAR or is_past_saying(parse.tokens[named[0]].text):
        return None
    if any(is_verb(parse.tokens[i]) for i in named):
        return None
    colon, last, owner = tokens[-1], named[-1], _answering(parse, named)
    if owner >= 0:
        return Cue(colon, owner, (), False, (last, colon))
    if (first := _name_before_office(paragraph, at, named)) >= 0:
        return Cue(colon, first, (), False, (colon,))
    known = _is_name(paragraph, at, last, {"PERSON", "ORG"}) and is_nominal(parse.tokens[last])
    return Cue(colon, last, (), False, (colon,)) if known else None


def _name_before_office(paragraph: Paragraph, at: int, named: Sequence[int]) -> int:
    """`Anna Kovacs, mayor of Velm:`: the last word of the name that the label opens with; or -1."""
    sentence = paragraph.sentences[at]
    tokens = sentence.parse.tokens
    ends = [n.last for n in sentence.names if n.label == "PERSON" and n.first == named[0] and n.last < named[-1]]
    return ends[0] - 1 if ends and tokens[ends[0]].text in {",", "("} else -1


def _answering(parse: Parse, named: Sequence[int]) -> int:
    """`His answer: “…”`: whose words they are; or -1."""
    noun = parse.tokens[named[-1]]
    owner = owner_of(parse, noun.index) if is_speech(noun.lemma, "noun", "paper") else None
    return owner.index if owner is not None and owner.index in named else -1


def _is_name(paragraph: Paragraph, at: int, last: int, labels: Set[str]) -> bool:
    """Does a name end in token `last`, or is that the name of somebody the article names elsewhere?"""
    sentence = paragraph.sentences[at]
    known = sentence.parse.tokens[last].text in paragraph.persons
    return known or any(n.label in labels and n.last - 1 == last for n in sentence.names)


def _saying(parse: Parse, tokens: Sequence[int]) -> Cue | None:
    """`gave some reasons to reporters: “…”`: who does the sentence's verb, unless a verb of saying beside it tells."""
    verbs = [i for i in tokens if is_verb(parse.tokens[i])]
    owned = [i for i in verbs if speaker_of(parse, i) >= 0]
    main = next((i for i in owned if parse.tokens[i].head == i), -1)
    if main < 0:  # the parser took the quotation's verb for the sentence's
        main = next((i for i in owned[::-1] if _is_told(parse, i)), owned[0] if owned else -1)
    if main < 0:
        return None
    beside = [i for i in owned if parse.tokens[i].head == main and _joins(parse, i)]
    touching = [i for i in owned[-1:] if i >= tokens[-1] - 1]
    spoken = next((i for i in (*touching, main, *beside[::-1]) if _is_told(parse, i)), main)
    return Cue(spoken, speaker_of(parse, spoken), (), False, (spoken,))


def _joins(parse: Parse, verb: int) -> bool:
    """`…, and Pine answered:`, `As Pine observed, …:`: beside the sentence's verb, not under a `when` or `after`."""
    return opener_of(parse, verb) == "as" if is_aside(parse.tokens[verb]) else True


def _is_told(parse: Parse, verb: int) -> bool:
    return is_speech(parse.tokens[verb].lemma, "clause")


def find_labelled(paragraph: Paragraph) -> list[FoundStatement]:
    """`Kovacs: Bridge ‘a scandal’`: a headline, or a turn of a transcript, that opens with a name and a colon."""
    sentence = paragraph.sentences[0]
    parse = sentence.parse
    colon = next((t.index for t in parse.tokens[: NEAR + 1] if t.text == ":"), -1)
    if colon < 1 or any(is_verb(t) for t in parse.tokens[:colon]):
        return []
    if not _is_name(paragraph, 0, colon - 1, {"PERSON"}):
        return []
    base = sentence.sentence.start
    span = strip_span(paragraph.text, Span(base + parse.tokens[colon].end, sentence.sentence.end))
    if span is None or len(paragraph.text[span.start : span.end].split()) < MIN_LABELLED:
        return []
    marked = [q for q in paragraph.quotations if q.start < span.end and span.start < q.end]
    if not marked and not any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in parse.tokens[colon:]):
        return []
    return [
        FoundStatement(
            "mixed" if marked else "indirect",
            (),
            (bounds(sentence, colon, colon + 1),),
            (span,),
            sentence.sentence.id,
            head_of_name(parse, colon - 1),
            sentence.sentence.id,
            colon,
        )
    ]
