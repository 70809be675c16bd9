"""Whose words a cue tells: who does its verb, or who stands beside it where the parser erred."""

from __future__ import annotations

from dataclasses import replace

from rashomon.clauses import (
    NO_TOKEN,
    appositions_on,
    bare_phrase,
    doer_of,
    is_finite,
    is_governed,
    is_joined,
    is_nominal,
    is_object,
    is_passive,
    is_verb,
    objects_of_prepositions,
    owner_of,
    relative_of,
    stands_for_noun,
    subjects_of,
)
from rashomon.language import Parse, Token
from rashomon.lexicon import effect_of, has_speech, is_speech, words_of
from rashomon.people.lexicon import COLLECTIVES, DOCUMENTS, FOLK, PERSON_PRONOUNS, is_role_noun
from rashomon.speech.found import Cue
from rashomon.text import dateline_end

_ANY = frozenset({"any", "every"})
_AUTHORS = frozenset({"from", "by", "of"})
_PRIVATE = words_of("people", "private")  # `media`
_WHICH = frozenset({"that", "which"})


def speaker_of(parse: Parse, verb: int) -> int:
    """Who does a verb of saying; of what stands in a paper (`released a statement that says …`) who sent it."""
    doer = doer_of(parse, verb)
    quoted = _quoted_by(parse, verb)
    if quoted != NO_TOKEN:
        return quoted
    token = parse.tokens[_first_joined(parse, verb)]
    above = parse.tokens[token.head]
    if token.tag == "VBG" and above.text == "as" and is_object(parse.tokens[above.head]):
        return above.head  # `reports a source as saying`
    relative = any(parse.tokens[s].text.casefold() in _WHICH for s in subjects_of(parse, token.index))
    if token.head != doer or (subjects_of(parse, token.index) and not relative):
        return doer
    noun = parse.tokens[doer]
    if relative and (not _is_written(noun) or noun.tag == "NNS"):
        return doer  # `those who …`, `signs that call for …`
    if not is_object(noun) or not sends(parse, parse.tokens[noun.head], noun):
        return doer
    sender = doer_of(parse, noun.head)
    return sender if sender != NO_TOKEN else doer


def _quoted_by(parse: Parse, verb: int) -> int:
    """`she was quoted by the Courier as saying`, `the report quoted her as saying`: whose words another passes on."""
    children = parse.children
    said = (g for c in children[verb] if parse.tokens[c].text == "as" for g in children[c])
    if not any(parse.tokens[g].tag == "VBG" and is_speech(parse.tokens[g].lemma, "clause") for g in said):
        return NO_TOKEN
    if is_passive(parse, verb):
        return next(iter(subjects_of(parse, verb)), NO_TOKEN)
    return next((c for c in children[verb] if is_object(parse.tokens[c])), NO_TOKEN)


def _first_joined(parse: Parse, verb: int) -> int:
    """Of verbs joined by `and` the first, where it and this one stand in one form."""
    token = parse.tokens[verb]
    while is_joined(token) and is_verb(parse.tokens[token.head]) and parse.tokens[token.head].tag == token.tag:
        token = parse.tokens[token.head]
    return token.index


def _is_written(noun: Token) -> bool:
    return is_paper(noun.lemma) or is_thing(noun)


def sends(parse: Parse, verb: Token, noun: Token) -> bool:
    """`sent the men a card`, `signed a petition`; not `obtained a letter`, `criticised a report`, `vetoed a bill`."""
    by = ((word, named) for word, named in objects_of_prepositions(parse, noun.index) if word in _AUTHORS)
    if owner_of(parse, noun.index) or any(word != "of" or named.pos == "PROPN" for word, named in by):
        return False  # `it follows a letter from the board`
    if is_speech(verb.lemma, "send", "utter"):
        return True
    plain = not has_speech(verb.lemma) and _is_written(noun)
    return plain and effect_of(verb.lemma, "V", "obj") in {None, "real", "planned"}


def is_paper(lemma: str) -> bool:
    """A paper that speaks for whoever wrote or sent it."""
    return lemma.casefold() in DOCUMENTS or is_speech(lemma, "paper")


def is_thing(token: Token) -> bool:
    """A common noun for no office, trade, body or paper, as far as the words are known."""
    word = token.lemma.casefold()
    known = is_role_noun(word) or word in FOLK or word in COLLECTIVES or is_paper(word)
    return token.pos == "NOUN" and not known


def is_any(parse: Parse, cue: Cue) -> bool:
    """`ads that call for a ban`, `any shop that claims so`: a kind of thing, none of which is told to have spoken."""
    source = parse.tokens[cue.source]
    if relative_of(parse, cue.token) == NO_TOKEN or not is_thing(source):
        return False
    before = [t for t in parse.tokens[slice(*bare_phrase(parse, source.index))] if t.pos in {"DET", "NUM", "PRON"}]
    return source.tag == "NNS" if not before else before[0].text.casefold() in _ANY


def find_source(parse: Parse, cue: Cue, quoted: frozenset[int]) -> Cue:
    """The cue with a source that can speak: a nominal outside the marks, the nearest subject if the parser erred."""
    token, filed = parse.tokens[cue.token], dateline_end(parse.text)
    if token.pos != "VERB":
        return cue
    if cue.source >= 0 and parse.tokens[cue.source].start < filed:  # `SUND (TP) — Mayor Anna Pine said`
        named = (t.index for t in appositions_on(parse, cue.source) if t.start >= filed)
        return replace(cue, source=next(named, cue.source))
    if cue.source >= 0 and cue.source not in quoted and stands_for_noun(parse, cue.source):
        nearer = _nearer(parse, cue, quoted) if is_thing(parse.tokens[cue.source]) else NO_TOKEN
        return replace(cue, source=nearer) if nearer != NO_TOKEN else cue
    if cue.source < 0 and (not is_finite(token) or is_passive(parse, cue.token)):
        return cue
    beside = _right_before(parse, cue.token, quoted) if is_finite(token) else NO_TOKEN
    return replace(cue, source=beside if beside != NO_TOKEN else _subject_before(parse, cue.token, quoted))


def _right_before(parse: Parse, verb: int, quoted: frozenset[int]) -> int:
    """`…, her adviser, Anna Pine, said`: a name or office that stands right before the verb, wherever it was hung."""
    index = verb - 1
    while index >= 0 and (parse.tokens[index].text == "," or parse.tokens[index].pos in {"ADV", "AUX"}):
        index -= 1
    token = parse.tokens[index]
    known = is_role_noun(token.lemma.casefold()) or token.text.casefold() in _PRIVATE
    speaks = index >= 0 and (token.pos == "PROPN" or known) and not is_governed(token)
    return index if speaks and index not in quoted else NO_TOKEN


def _subject_before(parse: Parse, verb: int, quoted: frozenset[int]) -> int:
    """The subject of the nearest verb before this one, else -1 if there is none."""
    for index in range(verb - 1, -1, -1):
        token = parse.tokens[index]
        if index not in quoted and index in subjects_of(parse, token.head) and is_nominal(token):
            return doer_of(parse, token.head) if relative_of(parse, token.head) == index else index
    return NO_TOKEN


def _nearer(parse: Parse, cue: Cue, quoted: frozenset[int]) -> int:
    """`The row grew when Pine wrote of it, saying …`: somebody who does a verb between a thing and the cue."""
    for index in range(cue.token - 1, cue.source, -1):
        token = parse.tokens[index]
        known = token.pos == "NOUN" and not is_thing(token) and not is_paper(token.lemma)
        speaks = known or token.pos == "PROPN" or token.text.casefold() in PERSON_PRONOUNS
        done = (
            index in subjects_of(parse, token.head) and token.head < cue.token and is_finite(parse.tokens[token.head])
        )
        if speaks and done and index not in quoted and index not in cue.content:
            return index
    return NO_TOKEN
