"""Can a sentence be understood alone? Not where `he`, `that` or `the official` stands for what was said before it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from rashomon.clauses import (
    clauses_on,
    content_of,
    is_noun,
    is_object,
    is_passive,
    is_subject,
    is_verb,
    main_clause,
    ranks,
)
from rashomon.dates import FoundDate
from rashomon.language import Parse, ParsedSentence, Token
from rashomon.lexicon import rule_words, words_of
from rashomon.people import Mention
from rashomon.people.lexicon import GROUP_PRONOUNS, PERSON_PRONOUNS, is_role_noun
from rashomon.vocabulary import Span

EARLY = 3  # tokens at the start among which an unresolved `they` or `it` leaves the whole sentence hanging
SHORT = 3  # tokens of a description that tells no more than an office: `the former governor`
FEW_WORDS = 12  # words of a quotation that a single `that` leaves without a sense
_POINTING = rule_words("pointing")
_ALL = frozenset("all both".split())
_ORDINALS = words_of("numbers", "ordinal")
_EMPTY = words_of("people", "impersonal")  # verbs whose `it` stands for nothing: `It was not clear …`
_IN_A_PLACE = re.compile(r"\b(?:in|at|to|near|from|into) (?:the )?[A-Z]")


@dataclass(frozen=True, slots=True)
class SentenceRead:
    """A sentence with who is meant in it. `free`: tokens outside quotation marks and the dateline; `named`: the first
    token of each mention that a bracket names."""

    row: ParsedSentence
    mentions: Sequence[Mention]
    dates: Sequence[FoundDate]
    free: Sequence[Token]
    named: Container[int]

    def introduces(self, mention: Mention) -> bool:
        """Whether a reader who knows nothing learns here who is meant: by name, bracket or `a retired pilot`."""
        tokens = self.row.parse.tokens
        if mention.kind == "name" or mention.first in self.named:
            return True
        whole = mention.last - mention.first > SHORT or tokens[mention.first].text.lower() != "the"
        return mention.kind == "description" and tokens[mention.first].tag in {"DT", "CD"} and whole

    def known(self) -> frozenset[str]:
        return frozenset(m.actor for m in self.mentions if self.introduces(m))


def is_clear(reading: SentenceRead) -> bool:
    """Whether nothing in the sentence, outside its quotations, hangs on what was said before it."""
    free = reading.free
    if not free or free[0].text in {"I", "We"} or _is_anybody(reading) or not _has_verb(reading.row.parse):
        return False
    return not (any(_hangs(reading, t) for t in free) or any(_is_unnamed(reading, t) for t in _pronouns(reading)))


def _has_verb(parse: Parse) -> bool:
    """Whether a verb heads it: a list of names, a heading without one, is no sentence."""
    return any(t.head == t.index and is_verb(t) for t in parse.tokens)


def is_clear_quotation(row: ParsedSentence, quoted: Span) -> bool:
    """Whether a quotation speaks of nothing that was said before it: `We told them this`, `They were late`."""
    spoken = [t for t in row.parse.tokens if quoted.start <= t.start < quoted.end]
    early = spoken[:EARLY]
    if any(t.text.lower() in PERSON_PRONOUNS or t.text.lower() in GROUP_PRONOUNS for t in early if t.pos == "PRON"):
        return False
    short = spoken if sum(t.text.isalpha() for t in spoken) <= FEW_WORDS else ()
    if any(t.text.lower() in PERSON_PRONOUNS and t.tag in {"PRP", "PRP$"} for t in short):
        return False  # `Norway will bring her back`
    far = (t for t in early if t.tag == "DT" and t.text.lower() in {"that", "those"})  # `At that point we left`
    return next(far, None) is None and not any(_points(t) for t in short or early)


def _points(token: Token) -> bool:
    """`about *that*`, `*those* were lost`: a word that points to a thing, and does not pick out one named beside it."""
    return token.text.lower() in _POINTING and token.pos == "PRON" and token.tag == "DT"


def _pronouns(reading: SentenceRead) -> Iterator[Token]:
    """Those of a third person."""
    for t in reading.free:
        word = t.text.lower()
        third = _is_of_things(word) or word in PERSON_PRONOUNS or word in GROUP_PRONOUNS
        if third and t.tag in {"PRP", "PRP$"} and not _is_empty(reading.row.parse, t):
            yield t


def _is_of_things(word: str) -> bool:
    """`it`, `its`, `itself`, `their`: whoever may be meant by a pronoun that has no gender."""
    return word.startswith(("it", "their"))


def _is_empty(parse: Parse, token: Token) -> bool:
    """The `it` of `it was not clear`, `it is hoped that …`: it stands for nothing."""
    if token.text.lower() != "it" or not is_subject(token):
        return False
    passive = is_passive(parse, token.head) and content_of(parse, token.head) is not None
    return passive or parse.tokens[token.head].lemma in _EMPTY


def _is_unnamed(reading: SentenceRead, token: Token) -> bool:
    """A pronoun of a third person that neither a bracket nor the words before it explain."""
    if token.index in reading.named:
        return False
    own = next((m.actor for m in reading.mentions if m.kind == "pronoun" and m.first == token.index), None)
    if own is not None and own in reading.known():
        return False
    if (
        _is_of_things(token.text.lower())
        and token.tag == "PRP$"
        and any(is_noun(t) for t in reading.row.parse.tokens[: token.index])
    ):
        return False  # `Norway recalled its envoy`
    if token.index - reading.free[0].index < EARLY or _is_nameless_subject(reading.row.parse, token):
        return True
    persons = (n for n in reading.row.names if n.label == "PERSON" and n.first < token.index)
    return token.text.lower() in PERSON_PRONOUNS and next(persons, None) is None


def _is_nameless_subject(parse: Parse, token: Token) -> bool:
    """`For a year, *it* has fought`: what the whole sentence is about, and no name before it."""
    main = parse.tokens[token.head]
    heads = main.head == main.index and is_subject(token)
    return heads and _is_of_things(token.text.lower()) and all(t.pos != "PROPN" for t in parse.tokens[: token.index])


def _hangs(reading: SentenceRead, token: Token) -> bool:
    """Whether a word stands for something told before: `the three will be freed`, `such a letter`, `in that talk`."""
    parse, word = reading.row.parse, token.text.lower()
    after = parse.tokens[token.index + 1].tag if token.index + 1 < len(parse.tokens) else ""
    if word == "there":
        return token.tag == "RB" and not _IN_A_PLACE.search(parse.text[: token.start])
    if word in _POINTING and token.tag in {"DT", "PDT", "JJ"}:
        dated = any(d.first <= token.index < d.last for d in reading.dates)
        early = token.index - reading.free[0].index < EARLY
        picked = after in {"IN", "WP", "WP$", "WDT"}  # `those who left`, `that of the mayor`
        return not (dated or picked) and (early or (token.pos == "PRON" and is_object(token)) or word == "such")
    if word == "later" and token.index > 0 and parse.tokens[token.index - 1].tag == "NNS":
        counted = parse.tokens[token.index - 1].index
        return not any(parse.tokens[c].tag == "CD" for c in parse.children[counted])  # `days later`
    if word in _ALL:
        return token.index == 0 and parse.tokens[1].tag == "CD" and parse.tokens[2].text != "of"
    counts = token.tag == "CD" or token.pos == "ADJ" or ranks(token) or word in _ORDINALS  # `the three`, `the latter`
    below = {parse.tokens[i].text.lower() for i in parse.children[token.index]} if counts else set()
    return counts and (is_subject(token) or is_object(token)) and "the" in below and "of" not in below


def _is_anybody(reading: SentenceRead) -> bool:
    """Whether the sentence is about somebody named only before it: `The minister sidestepped questions`."""
    parse, main = reading.row.parse, main_clause(reading.row.parse)
    known = reading.known()
    for m in reading.mentions:
        first, head = parse.tokens[m.first], parse.tokens[m.head]
        bare = m.kind == "description" and m.last - m.first <= SHORT and first.text.lower() == "the"
        bare = bare and not clauses_on(parse, m.head)
        leads = m.first == 0 or (main is not None and main.doer == m.head)
        office = is_role_noun(head.lemma.lower()) or m.first == 0
        if bare and leads and office and head.tag in {"NN", "NNS"} and m.actor not in known:
            return True
    return False
