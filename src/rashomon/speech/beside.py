"""The cue printed right after a quotation, or right before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.clauses import (
    complement_of,
    head_of_name,
    is_circumstance,
    is_finite,
    is_main,
    is_nominal,
    is_passive,
    is_verb,
    stands_for_noun,
    subjects_of,
)
from rashomon.language import Parse
from rashomon.lexicon import is_speech, is_telling
from rashomon.speech.found import Cue
from rashomon.speech.paragraph import Paragraph
from rashomon.speech.subjects import speaker_of
from rashomon.text import Quotation

NEAR = 12  # tokens between a quotation and a cue printed after it; titles between verb and name do not count here
FAR = 24  # tokens, where the name right after the quotation is the cue's subject: `“…,” Pine, who …, said`
BESIDE = 7  # tokens after a quotation in which a verb that is not one of saying tells who said it
CURT = 6  # tokens of a sentence like `Anna Pine said.` after a quotation that ends in a full stop
SPOKEN_WORDS = 4  # of a quotation with a verb: beside fewer, `the show opened` is no speech
_PLAIN = frozenset({"say", "tell", "ask"})  # what they take may be whom it was said to
_NARRATED = frozenset({"VBD", "VBZ"})
_BEFORE_NAME = frozenset({"DET", "ADJ", "NUM", "PUNCT", "ADV"})  # `said newly elected Speaker Holm`
_LINKS = frozenset({"PART", "ADV", "ADP", "PUNCT", "SPACE"})


def find_cue_after(paragraph: Paragraph, q: Quotation, at: int) -> tuple[int, Cue] | None:
    """`“…,” said X`: the cue right after a quotation that begins its sentence, or follows only its own first half.

    With the sentence it stands in, the quotation's own, `at`, or the next.
    """
    text, sentence = paragraph.text, paragraph.sentences[at]
    last = text[q.start : q.end].rstrip("'‘’ ")[-1:]
    told = _told_before(paragraph, q, at)
    if told and not text[paragraph.block.start : q.outer_start].rstrip().endswith(":"):
        return None
    following = next((x.outer_start for x in paragraph.quotations if x.outer_start >= q.outer_end), paragraph.block.end)
    tokens = _next_to(paragraph, at, paragraph.tokens(at, q.outer_end, min(following, sentence.sentence.end)))
    if not tokens and last and last in "?!….":
        return _uttered_next(paragraph, at + 1, following, CURT if last == "." else NEAR)
    if not _leads_on(text, q, last):
        cue = None if told else _only_said(paragraph, q, at, tokens)
        return (at, cue) if cue else None
    cue = next((c for c in paragraph.cues[at] if c.token in tokens), None)
    if told and (cue is None or not _closes(sentence.parse, cue, tokens)):
        return None
    cue = cue or _bare_cue(sentence.parse, tokens) or _any_verb(paragraph, q, at, tokens)
    if cue is None and not any(is_verb(sentence.parse.tokens[i]) for i in tokens):
        mistaken = _mistaken(sentence.parse, tokens[:BESIDE])
        return (at, mistaken) if mistaken else None
    return (at, replace(cue, source=_beside(paragraph, at, cue, tokens))) if cue else None


def _leads_on(text: str, q: Quotation, last: str) -> bool:
    """Does its punctuation tell that the sentence goes on after a quotation: a comma, a mark of its own, a dash?"""
    closing = text[q.outer_end : q.outer_end + 2].lstrip()[:1]
    return bool((last and last in ",?!…—–-") or (closing and closing in ",—–"))


def _only_said(paragraph: Paragraph, q: Quotation, at: int, tokens: Sequence[int]) -> Cue | None:
    """`“… it went.” the clerk said.`, `“… it went” said Pine`: no comma, and yet who said it right beside the words."""
    parse = paragraph.sentences[at].parse
    cue = next((c for c in paragraph.cues[at] if c.token in tokens[:BESIDE]), None)
    if cue is None or not _is_speech(paragraph, q) or parse.tokens[cue.token].tag not in _NARRATED:
        return None
    source = _named_beside(parse, cue.token, tokens)
    inverted = cue.token == tokens[0]
    return replace(cue, source=source) if source >= 0 and (inverted or len(tokens) <= CURT) else None


def _next_to(paragraph: Paragraph, at: int, tokens: list[int]) -> list[int]:
    """The first of the tokens after a quotation; more where its speaker comes with a long apposition."""
    far = any(c.token in tokens[NEAR:FAR] and c.source in tokens[:BESIDE] for c in paragraph.cues[at])
    return tokens[: FAR if far else NEAR]


def _told_before(paragraph: Paragraph, q: Quotation, at: int) -> bool:
    """Does a verb outside the marks stand before the quotation in its sentence?"""
    sentence, quoted = paragraph.sentences[at], paragraph.quoted(at)
    before = paragraph.tokens(at, sentence.sentence.start, q.outer_start)
    return any(is_verb(sentence.parse.tokens[i]) and i not in quoted for i in before)


def _closes(parse: Parse, cue: Cue, tokens: Sequence[int]) -> bool:
    """`Pine saw it otherwise: “…,” he said.`: a verb of saying with its subject among the words after it."""
    return is_finite(parse.tokens[cue.token]) and cue.source in tokens


def _uttered_next(paragraph: Paragraph, at: int, following: int, longest: int) -> tuple[int, Cue] | None:
    """`“Will it hold?” | Eide pressed.`: a sentence that only says who asked, cut from its quotation by the mark."""
    if at >= len(paragraph.sentences):
        return None
    parse, sentence = paragraph.sentences[at].parse, paragraph.sentences[at].sentence
    tokens = paragraph.tokens(at, sentence.start, min(following, sentence.end))[:NEAR]
    verb = next((i for i in tokens if parse.tokens[i].pos == "VERB" and _is_narrated(parse, i)), -1)
    if verb < 0 or not _says(parse, verb) or (longest < NEAR and len(parse.tokens) > longest):
        return None
    source = _named_beside(parse, verb, tokens)
    if source < 0 or _says_more(parse, verb, source):
        return None
    return at, Cue(verb, source, (), False, (verb,))


def _is_narrated(parse: Parse, verb: int) -> bool:
    """In the past or present, or `asked` taken for a participle where no `was` makes it one."""
    token = parse.tokens[verb]
    return token.tag in _NARRATED or (token.tag == "VBN" and is_main(token) and not is_passive(parse, verb))


def _says_more(parse: Parse, verb: int, source: int) -> bool:
    """`Eide warned of floods`: something of its own, so that the sentence tells something else."""
    frame, tokens, _ = complement_of(parse, verb)
    plain = frame not in {"clause", "infinitive"} and parse.tokens[verb].lemma in _PLAIN
    return not plain and not set(tokens) <= set(parse.subtree(source))


def _named_beside(parse: Parse, verb: int, tokens: Sequence[int]) -> int:
    """The verb's subject among `tokens`; else the first nominal: `recalled Mr. Rhodes`; or -1."""
    named = [s for s in subjects_of(parse, verb) if s in tokens and stands_for_noun(parse, s)]
    if named:
        return named[-1]
    near = tokens[1:BESIDE] if verb == tokens[0] else [i for i in tokens if i < verb]
    first = next((i for i in near if parse.tokens[i].pos not in _BEFORE_NAME and parse.tokens[i].tag != "VBN"), -1)
    return head_of_name(parse, first) if first >= 0 and is_nominal(parse.tokens[first]) else -1


def _beside(paragraph: Paragraph, at: int, cue: Cue, tokens: Sequence[int]) -> int:
    """The cue's source; if that stands in the quotation, or nowhere, who stands beside it among the `tokens`."""
    parse = paragraph.sentences[at].parse
    if cue.source in tokens:
        return cue.source
    named = _named_beside(parse, cue.token, tokens)
    return named if named >= 0 else cue.source if cue.source not in paragraph.quoted(at) else -1


def _any_verb(paragraph: Paragraph, q: Quotation, at: int, tokens: Sequence[int]) -> Cue | None:
    """`“…,” Kelly charged`: right after a quotation any verb with its subject beside it says that it was said."""
    parse = paragraph.sentences[at].parse
    index = next((i for i in tokens[:BESIDE] if parse.tokens[i].pos == "VERB" and parse.tokens[i].tag in _NARRATED), -1)
    source = _named_beside(parse, index, tokens) if index >= 0 else -1
    if source >= 0 and (is_speech(parse.tokens[index].lemma, "utter") or _is_speech(paragraph, q)):
        return Cue(index, source, (), False, (index,))
    return None


def _is_speech(paragraph: Paragraph, q: Quotation) -> bool:
    """Several words with a finite verb."""
    at = paragraph.holding(q.start)
    tokens = [paragraph.sentences[at].parse.tokens[i] for i in paragraph.tokens(at, q.start, q.end)]
    long = len(paragraph.text[q.start : q.end].split()) >= SPOKEN_WORDS
    return long and any(is_finite(t) and t.tag != "VBG" for t in tokens)


def find_cue_before(paragraph: Paragraph, q: Quotation, at: int) -> Cue | None:
    """`X said: “…”`, `X told reporters “…”`: the last verb before the quotation, if it is a cue."""
    sentence = paragraph.sentences[at]
    tokens = paragraph.tokens(at, sentence.sentence.start, q.outer_start)
    quoted = paragraph.quoted(at)
    verbs = [i for i in tokens if sentence.parse.tokens[i].pos == "VERB" and i not in quoted]
    while len(verbs) > 1 and is_circumstance(sentence.parse, verbs[-1]):
        verbs.pop()
    turned = find_turned(sentence.parse, tokens) or (_mistaken(sentence.parse, tokens) if not verbs else None)
    if turned or not verbs:
        return turned
    cue = next((c for c in paragraph.cues[at] if c.token == verbs[-1]), None)
    return cue or _bare_cue(sentence.parse, verbs[-1:]) or _touching(paragraph, q, sentence.parse, tokens, verbs[-1])


def find_turned(parse: Parse, tokens: Sequence[int]) -> Cue | None:
    """`Added Pine: “…”`, `Said Pine, “…”`: a verb of saying that opens its sentence, and a name, and nothing else."""
    words = [i for i in tokens if parse.tokens[i].pos not in {"PUNCT", "SPACE"}]
    if not 1 < len(words) <= CURT or any(parse.tokens[i].pos != "PROPN" for i in words[1:]):
        return None
    return Cue(words[0], words[-1], (), False, (words[0],)) if is_past_saying(parse.tokens[words[0]].text) else None


def is_past_saying(word: str) -> bool:
    """Told by its form, since the tagger takes a verb before a name for a part of the name."""
    past = word.casefold()
    stems = [past[:-1], past[:-2], past[:-3] + "y"] if past.endswith("ed") else []
    return past in {"said", "wrote"} or any(is_speech(stem, "clause") for stem in stems)


def is_present_saying(word: str) -> bool:
    """`notes`, `replies`: told by its form."""
    now = word.casefold()
    stems = [now[:-1], now[:-2], now[:-3] + "y"] if now.endswith("s") else []
    return any(is_speech(stem, "clause") for stem in stems)


def _touching(paragraph: Paragraph, q: Quotation, parse: Parse, tokens: Sequence[int], verb: int) -> Cue | None:
    """`the crowd chanted “…”`, `she shot back, “…”`: a verb of uttering, or before a comma any verb, next to the words.

    After a comma the quotation must begin with a capital, as speech does.
    """
    between = [parse.tokens[i] for i in tokens if i > verb]
    if any(t.pos not in _LINKS and t.text.casefold() != "it" for t in between):
        return None
    comma = any(t.text == "," for t in between) and paragraph.text[q.start].isupper()
    source = speaker_of(parse, verb)
    if source >= 0 and (comma or is_speech(parse.tokens[verb].lemma, "utter")):
        return Cue(verb, source, (), False, (verb,))
    return None


def _bare_cue(parse: Parse, tokens: Sequence[int]) -> Cue | None:
    """A verb of saying whose clause the parser did not see."""
    said = (i for i in tokens if parse.tokens[i].pos == "VERB" and _says(parse, i))
    return next((Cue(i, speaker_of(parse, i), (), False, (i,)) for i in said), None)


def _says(parse: Parse, verb: int) -> bool:
    return is_telling(parse.tokens[verb].lemma) or _goes_on(parse, verb)


def _goes_on(parse: Parse, verb: int) -> bool:
    return parse.tokens[verb].lemma == "go" and any(parse.tokens[c].text == "on" for c in parse.children[verb])


def _mistaken(parse: Parse, tokens: Sequence[int]) -> Cue | None:
    """`Pine notes, “…”`, `“…,” Pine notes.`: a verb of saying taken for a noun, beside the words, after its subject."""
    words = [i for i in tokens if parse.tokens[i].pos not in {"PUNCT", "SPACE", "ADV"}]
    if len(words) < 2 or parse.tokens[words[-1]].pos not in {"NOUN", "PROPN"}:
        return None
    named = next((i for i in words[-2::-1] if parse.tokens[i].pos != "ADJ"), -1)
    said = is_present_saying(parse.tokens[words[-1]].text) or is_past_saying(parse.tokens[words[-1]].text)
    if named < 0 or not is_nominal(parse.tokens[named]) or not said:
        return None
    return Cue(words[-1], named, (), False, (words[-1],))
