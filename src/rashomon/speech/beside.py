"""The cue printed right after a quotation, or right before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.language import Parse, Token
from rashomon.speech.cues import ACTS, SAYING, UTTERING
from rashomon.speech.found import Cue
from rashomon.speech.paragraph import Paragraph
from rashomon.speech.subjects import BESIDE, can_speak, head_of_name, subject_of
from rashomon.text import Quotation

NEAR = 12  # tokens between a quotation and a cue printed after it; titles between verb and name do not count here
FAR = 24  # tokens, where the name right after the quotation is the cue's subject: `“…,” Pine, who …, said`
CURT = 6  # tokens of a sentence like `Anna Pine said.` after a quotation that ends in a full stop
SPOKEN_WORDS = 4  # of a quotation with a verb: beside fewer, `the show opened` is no speech
_TOLD = SAYING | ACTS | UTTERING
_OBJECTS = frozenset(
    {"object", "content clause", "open clause", "complement", "adjective complement", "object complement"}
)
_TOPICS = frozenset({"of", "about", "against", "that", "for"})
_FINITE = frozenset({"VBD", "VBZ"})
_CIRCUMSTANCES = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADV", "PUNCT", "SPACE"})
_LINKS = frozenset({"PART", "ADV", "ADP", "PUNCT", "SPACE"})


def find_cue_after(paragraph: Paragraph, q: Quotation, at: int) -> tuple[int, Cue] | None:
    """`“…,” said X`: the cue right after a quotation that begins its sentence, or follows only its own first half.

    With the sentence it stands in, the quotation's own, `at`, or the next.
    """
    text, sentence = paragraph.text, paragraph.sentences[at]
    last = text[q.start : q.end].rstrip("'‘’ ")[-1:]
    closing = text[q.outer_end : q.outer_end + 2].lstrip()[:1]
    told = _told_before(paragraph, q, at)
    if told and not text[paragraph.block.start : q.outer_start].rstrip().endswith(":"):
        return None
    following = next((x.outer_start for x in paragraph.quotations if x.outer_start >= q.outer_end), paragraph.block.end)
    tokens = _next_to(paragraph, at, paragraph.tokens(at, q.outer_end, min(following, sentence.sentence.end)))
    if not tokens and last and last in "?!….":
        if _told_before(paragraph, q, paragraph.holding(q.start)):
            return None
        return _uttered_next(paragraph, at + 1, following, CURT if last == "." else NEAR)
    if (not last or last not in ",?!…—–-") and (not closing or closing not in ",—–"):
        return None
    cue = next((c for c in paragraph.cues[at] if c.token in tokens), None)
    if told and (cue is None or not _closes(sentence.parse, cue, tokens)):
        return None
    cue = cue or _bare_cue(sentence.parse, tokens) or _any_verb(paragraph, q, at, tokens)
    cue = cue or _misread(sentence.parse, tokens)
    return (at, replace(cue, source=_beside(paragraph, at, cue, tokens))) if cue else None


def find_cue_ahead(paragraph: Paragraph, q: Quotation, at: int) -> tuple[int, Cue] | None:
    """`Pine agreed. “…”`: the sentence before a quotation, where it ends in a verb of saying that is told nothing."""
    begins = not paragraph.text[paragraph.sentences[at].sentence.start : q.outer_start].strip()
    if at == 0 or not begins or not _is_speech(paragraph, q) or paragraph.quoted(at - 1):
        return None
    tokens = paragraph.sentences[at - 1].parse.tokens
    cue = next((c for c in paragraph.cues[at - 1] if c.token == tokens[c.token].head), None)
    if cue is None or cue.source < 0 or cue.content or tokens[cue.token].tag not in _FINITE:
        return None
    after = tokens[cue.token + 1 :]
    silent = len(after) <= CURT and all(t.pos in _CIRCUMSTANCES for t in after)
    return (at - 1, Cue(cue.token, cue.source, (), False, cue.words)) if silent else None


def _next_to(paragraph: Paragraph, at: int, tokens: list[int]) -> list[int]:
    """The first of the tokens after a quotation; more where its speaker comes with a long apposition."""
    parse = paragraph.sentences[at].parse
    far = next((c for c in paragraph.cues[at] if c.token in tokens[NEAR:FAR]), None)
    if far and far.source in tokens[:BESIDE] and parse.tokens[far.token - 1].text == ",":
        return tokens[:FAR]
    return tokens[:NEAR]


def _told_before(paragraph: Paragraph, q: Quotation, at: int) -> bool:
    """Does a verb outside the marks stand before the quotation in its sentence?"""
    sentence, quoted = paragraph.sentences[at], paragraph.quoted(at)
    return paragraph.holding(q.start) == at and any(
        sentence.parse.tokens[i].pos in {"VERB", "AUX"} and i not in quoted
        for i in paragraph.tokens(at, sentence.sentence.start, q.outer_start)
    )


def _closes(parse: Parse, cue: Cue, tokens: Sequence[int]) -> bool:
    """`Pine saw it otherwise: “…,” he said.`: a verb of saying with its subject among the first words after it."""
    finite = parse.tokens[cue.token].tag in _FINITE and parse.tokens[cue.token].lemma.casefold() in SAYING
    return finite and cue.token in tokens[:BESIDE] and (cue.source in tokens or cue.token == tokens[0])


def _uttered_next(paragraph: Paragraph, at: int, following: int, longest: int) -> tuple[int, Cue] | None:
    """`“Will it hold?” | Eide pressed.`: a sentence that only says who asked, cut from its quotation by the mark."""
    if at >= len(paragraph.sentences):
        return None
    parse, sentence = paragraph.sentences[at].parse, paragraph.sentences[at].sentence
    tokens = paragraph.tokens(at, sentence.start, min(following, sentence.end))[:NEAR]
    verb = next((i for i in tokens if parse.tokens[i].pos == "VERB" and parse.tokens[i].tag in _FINITE), -1)
    if verb < 0 or not _tells(parse, verb) or (longest < NEAR and len(parse.tokens) > longest):
        return None
    source = _own(parse, verb, tokens)
    if source < 0 or any(_says_more(parse, verb, parse.tokens[c]) for c in parse.children[verb] if c != source):
        return None
    return at, Cue(verb, source, (), False, (verb,))


def _tells(parse: Parse, verb: int) -> bool:
    lemma = parse.tokens[verb].lemma.casefold()
    return lemma in _TOLD or (lemma == "go" and any(parse.tokens[c].text == "on" for c in parse.children[verb]))


def _says_more(parse: Parse, verb: int, child: Token) -> bool:
    """`Eide warned of floods`: an object of its own, so that the sentence tells something else."""
    lemma = parse.tokens[verb].lemma.casefold()
    about = child.role == "preposition" and child.text.casefold() in _TOPICS and lemma != "say"
    return about or (child.role in _OBJECTS and not (child.role == "object" and lemma in {"tell", "ask"}))


def _own(parse: Parse, verb: int, tokens: Sequence[int]) -> int:
    """The verb's subject among `tokens`; of a verb that opens them, what the parser took for its object; or -1."""
    children = [c for c in parse.children[verb] if c in tokens and can_speak(parse.tokens[c])]
    subject = next((c for c in children if parse.tokens[c].role == "subject"), -1)
    turned = [c for c in children if parse.tokens[c].role == "object"] if verb == tokens[0] else []
    return subject if subject >= 0 else turned[0] if turned else -1


def _beside(paragraph: Paragraph, at: int, cue: Cue, tokens: Sequence[int]) -> int:
    """The cue's source; if that stands in the quotation, or nowhere, the subject among the `tokens` after it.

    `recalled Mr. Rhodes`: turned round, the parser takes the speaker for an object.
    """
    parse = paragraph.sentences[at].parse
    if cue.source in tokens or parse.tokens[cue.token].pos != "VERB":
        return cue.source
    children = [c for c in parse.children[cue.token] if c in tokens]
    subjects = [c for c in children if parse.tokens[c].role in {"subject", "passive subject"}]
    turned = [c for c in children if parse.tokens[c].role == "object" and parse.tokens[c].pos in {"PROPN", "PRON"}]
    named = subjects[-1:] or [c for c in turned if c > cue.token][:1] or list(_inverted(parse, cue, tokens))
    return named[0] if named else cue.source if cue.source not in paragraph.quoted(at) else -1


def _inverted(parse: Parse, cue: Cue, tokens: Sequence[int]) -> Iterator[int]:
    """`said board member Ann Pine`: the nominal after a cue that opens the tokens, whatever it was hung on."""
    if cue.token == tokens[0] and len(tokens) > 1:
        after = next((i for i in tokens[1:] if parse.tokens[i].pos not in {"DET", "ADJ"}), -1)
        if after >= 0 and can_speak(parse.tokens[after]):
            yield head_of_name(parse, after)


def _any_verb(paragraph: Paragraph, q: Quotation, at: int, tokens: Sequence[int]) -> Cue | None:
    """`“…,” Kelly charged`: right after a quotation any verb with its subject beside it says that it was said."""
    parse = paragraph.sentences[at].parse
    index = next((i for i in tokens[:BESIDE] if parse.tokens[i].pos == "VERB" and parse.tokens[i].tag in _FINITE), -1)
    if index < 0:
        return None
    source = _own(parse, index, tokens)
    named = source > index or (source >= 0 and parse.tokens[source].pos in {"PROPN", "PRON"})
    told = parse.tokens[index].lemma.casefold() in _TOLD or _is_speech(paragraph, q)
    plain = source >= 0 and told and index != tokens[0]
    if source >= 0 and (plain or (named and (source < index or told))):
        return Cue(index, source, (), False, (index,))
    return None


def _is_speech(paragraph: Paragraph, q: Quotation) -> bool:
    """Several words with a finite verb."""
    if len(paragraph.text[q.start : q.end].split()) < SPOKEN_WORDS:
        return False
    at = paragraph.holding(q.start)
    parse = paragraph.sentences[at].parse
    return any(parse.tokens[i].tag in {*_FINITE, "VBP", "MD"} for i in paragraph.tokens(at, q.start, q.end))


def _misread(parse: Parse, tokens: Sequence[int]) -> Cue | None:
    """`“…,” Pine notes.`: a name and a verb of saying in its present that the tagger took for a noun."""
    words = [parse.tokens[i] for i in tokens if parse.tokens[i].pos != "DET"]
    for name, verb, after in zip(words, words[1:], [*words[2:], None], strict=False):
        if not can_speak(name):
            return None
        ends = after is None or after.pos in {"PUNCT", "ADP", "ADV", "SPACE"}
        if ends and verb.pos in {"NOUN", "PROPN"} and name.pos in {"PROPN", "PRON"} and _present(verb, name):
            return Cue(verb.index, name.index, (), False, (verb.index,))
    return None


def _present(word: Token, name: Token) -> bool:
    ending = word.text[:-1] if name.tag != "NNPS" and word.text.endswith("s") else word.text
    return word.text.islower() and ending in SAYING and (ending != word.text or name.tag == "NNPS")


def find_cue_before(paragraph: Paragraph, q: Quotation, at: int) -> Cue | None:
    """`X said: “…”`, `X told reporters “…”`: the last verb before the quotation, if it is a cue."""
    sentence = paragraph.sentences[at]
    tokens = paragraph.tokens(at, sentence.sentence.start, q.outer_start)
    quoted = paragraph.quoted(at)
    verbs = [i for i in tokens if sentence.parse.tokens[i].pos == "VERB" and i not in quoted]
    while len(verbs) > 1 and is_aside(sentence.parse, verbs[-1]):
        verbs.pop()
    turned = find_turned(sentence.parse, tokens)
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
    stems = {past[:-1], past[:-2], past[:-3] + "y"} if past.endswith("ed") else set()
    return past in {"said", "wrote"} or not SAYING.isdisjoint(stems)


def is_aside(parse: Parse, verb: int) -> bool:
    """`told the board, when asked about it, “…”`: a verb that nobody does and that only tells the circumstances."""
    token = parse.tokens[verb]
    return (
        token.role == "adverbial clause"
        and token.tag == "VBN"
        and not any(parse.tokens[c].role == "agent" for c in parse.children[verb])
    )


def _touching(paragraph: Paragraph, q: Quotation, parse: Parse, tokens: Sequence[int], verb: int) -> Cue | None:
    """`the crowd chanted “…”`, `she shot back, “…”`: a verb of uttering, or before a comma any verb, next to the words.

    After a comma the quotation must begin with a capital, as speech does.
    """
    between = [parse.tokens[i] for i in tokens if i > verb]
    if any(t.pos not in _LINKS and t.text.casefold() != "it" for t in between):
        return None
    comma = bool(between) and any(t.text == "," for t in between) and paragraph.text[q.start].isupper()
    source = subject_of(parse, verb)
    if source >= 0 and (comma or parse.tokens[verb].lemma.casefold() in UTTERING):
        return Cue(verb, source, (), False, (verb,))
    return None


def _bare_cue(parse: Parse, tokens: Sequence[int]) -> Cue | None:
    """A verb of saying whose clause the parser did not see."""
    for index in tokens:
        lemma = parse.tokens[index].lemma.casefold()
        if parse.tokens[index].pos == "VERB" and (lemma in SAYING or lemma in ACTS):
            return Cue(index, subject_of(parse, index), (), False, (index,))
    return None
