"""Pronouns: meant is the one candidate that fits, else nobody.

Looked for in the same sentence before the pronoun, then in the sentence before it; sentences that are all quotation
are passed over. `he` and `she` mean one human being, by name or not (`a guard`); `they` means several, or a body that
is spoken of as several (`the police`). `it` is read only where a body tells of itself (`Norway said it would leave`).
A name of nobody known, and for `they` any plural, is a candidate too: it
keeps the pronoun open. Of two candidates the subject is meant, where the sentence's build leaves no other reading.
Mentions inside quotation marks are no candidates for a pronoun outside them, and the other way round.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.clauses import (
    is_aside,
    is_joined,
    is_main,
    is_measure,
    is_object,
    is_part_of_name,
    is_subject,
    opens,
    subject_of,
    teller_of,
    words_above,
)
from rashomon.language import Parse, ParsedArticle, ParsedSentence, Token
from rashomon.lexicon import words_of
from rashomon.people.cast import Mention
from rashomon.people.lexicon import COLLECTIVES, GENDERED, GROUP_PRONOUNS, PERSON_PRONOUNS, PLURAL_TAGS, is_role_noun
from rashomon.text import find_quotations

SENTENCES_BACK = 1  # sentences before the pronoun's own: two back, half of those found were wrong (GUM, its first half)
VOTES = 2  # pronouns by which one gender must lead before they tell a person's; by judgement
_TELLING = words_of("people", "telling")
_EMPTY = words_of("people", "impersonal")  # `said it was clear`: no one
_NOBODY = ""  # the actor of a candidate that only keeps others from being meant


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Somebody a pronoun may mean: their head token, where the phrase ends, and `_NOBODY` if no actor is known."""

    head: int
    last: int
    actor: str
    gender: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a story's actors before its pronouns are read."""

    persons: frozenset[str]  # the actors that are persons
    genders: Mapping[str, str]  # `m` or `f` of an actor


def quoted_tokens(sentence: ParsedSentence) -> frozenset[int]:
    """Indices of the tokens inside quotation marks of this sentence."""
    quotes = find_quotations(sentence.parse.text)
    if not quotes:
        return frozenset()
    return frozenset(t.index for t in sentence.parse.tokens for q in quotes if q.outer_start <= t.start < q.outer_end)


def find_pronouns(article: ParsedArticle, named: Mapping[str, Sequence[Mention]], known: Known) -> list[Mention]:
    """The pronouns of an article with exactly one fitting antecedent; `named`: mentions by name or description."""
    return list(_Reader(article, named, known).pronouns())


def genders_told(parsed: Sequence[ParsedArticle], found: Sequence[Mention], known: Known) -> dict[str, str]:
    """The genders that the pronouns found tell, with those known before: `VOTES` more of one than of the other."""
    parses = {row.sentence.id: row.parse for article in parsed for row in article.sentences}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for m in found:
        gender = PERSON_PRONOUNS.get(parses[m.sentence].tokens[m.head].text.casefold())
        if gender and m.actor in known.persons:
            votes[m.actor][gender] += 1
    told = {actor: max("fm", key=c.__getitem__) for actor, c in votes.items() if abs(c["f"] - c["m"]) >= VOTES}
    return {**told, **known.genders}


def find_quoted(article: ParsedArticle) -> list[frozenset[int]]:
    """For each sentence the tokens inside quotation marks, also of those that opened in a sentence before it."""
    text, found = article.article.text, []
    quotes = [q for block in article.article.blocks for q in find_quotations(text, block.start, block.end)]
    first = 0
    for row in article.sentences:
        base = row.sentence.start
        while first < len(quotes) and quotes[first].outer_end <= base:
            first += 1
        last = first
        while last < len(quotes) and quotes[last].outer_start < row.sentence.end:
            last += 1
        near = quotes[first:last]
        found.append(
            frozenset(t.index for t in row.parse.tokens for q in near if q.outer_start <= base + t.start < q.outer_end)
        )
    return found


class _Reader:
    """Reads one article's pronouns in order; each one found is a candidate for those after it."""

    def __init__(self, article: ParsedArticle, named: Mapping[str, Sequence[Mention]], known: Known) -> None:
        self._sentences = article.sentences
        self._known = known
        self._mentions = {s.sentence.id: list(named.get(s.sentence.id, ())) for s in article.sentences}
        self._article = article

    @cached_property
    def _quoted(self) -> list[frozenset[int]]:
        return find_quoted(self._article)  # a reprint has no pronouns of its own, and needs none

    def pronouns(self) -> Iterator[Mention]:
        for at, row in enumerate(self._sentences):
            for token in row.parse.tokens:
                word = token.text.casefold()
                if token.pos != "PRON" or not (word == "it" or word in PERSON_PRONOUNS or word in GROUP_PRONOUNS):
                    continue
                if actor := self._sayer(row, token) if word == "it" else self._antecedent(at, token):
                    found = Mention(row.sentence.id, token.index, token.index + 1, token.index, actor, "pronoun")
                    self._mentions.setdefault(row.sentence.id, []).append(found)
                    yield found

    def _sayer(self, row: ParsedSentence, pronoun: Token) -> str:
        """`Norway said it would leave`: the body or country that says what it does; no other `it` is read."""
        parse = row.parse
        deed = parse.tokens[pronoun.head]
        verb = teller_of(parse, deed.index)
        if (
            verb is None
            or verb.tag == "VBG"
            or verb.lemma.casefold() not in _TELLING
            or deed.lemma.casefold() in _EMPTY
        ):
            return _NOBODY
        subject = subject_of(parse, verb.index)
        if subject is None or not is_subject(pronoun) or subject.index > pronoun.index:
            return _NOBODY
        meant = [m.actor for m in self._mentions.get(row.sentence.id, ()) if m.head == subject.index]
        return meant[0] if len(meant) == 1 and meant[0] not in self._known.persons else _NOBODY

    def _antecedent(self, at: int, pronoun: Token) -> str:
        inside = pronoun.index in self._quoted[at]
        parse = self._sentences[at].parse
        fitting = self._fitting(at, pronoun, inside)
        here = [c for c in fitting if c.last <= pronoun.index and not _bound(parse, c, pronoun)]
        if here:
            return _one(here) or _governing(parse, here, pronoun)
        if ahead := _ahead(parse, fitting, pronoun):
            return ahead
        for back in self._before(at, inside):
            there = self._fitting(back, pronoun, inside)
            if there:
                return _one(there) or _continued(self._sentences[back].parse, there, parse, pronoun)
        return _NOBODY

    def _before(self, at: int, inside: bool) -> Iterator[int]:
        """The sentences before `at` that are looked at, nearest first."""
        left = SENTENCES_BACK
        for back in range(at - 1, -1, -1):
            whole = len(self._quoted[back]) >= len(self._sentences[back].parse.tokens) - 1
            if not left:
                return
            if inside or not whole:
                left -= 1
                yield back

    def _fitting(self, at: int, pronoun: Token, inside: bool) -> list[_Candidate]:
        """The candidates of a sentence that number and gender of the pronoun allow."""
        row, word = self._sentences[at], pronoun.text.casefold()
        mentions = self._mentions.get(row.sentence.id, ())
        several = word in GROUP_PRONOUNS
        found = self._several(row, mentions) if several else self._single(row, mentions)
        gender = PERSON_PRONOUNS.get(word, "")
        return [
            c
            for c in found
            if (c.head in self._quoted[at]) == inside and (several or not c.gender or c.gender == gender)
        ]

    def _single(self, row: ParsedSentence, mentions: Sequence[Mention]) -> list[_Candidate]:
        """Human beings: persons, unnamed single ones, and names the tagger calls a person's that nobody has."""
        tokens, found = row.parse.tokens, []
        for m in mentions:
            person = m.actor in self._known.persons
            if person or (m.kind == "pronoun" and tokens[m.head].text.casefold() in PERSON_PRONOUNS):
                own = PERSON_PRONOUNS.get(tokens[m.head].text.casefold(), "")  # `his`, of somebody unnamed
                found.append(_Candidate(m.head, m.last, m.actor, self._known.genders.get(m.actor, "") or own))
            elif m.kind == "description" and tokens[m.head].tag not in PLURAL_TAGS and _human(tokens[m.head]):
                found.append(_Candidate(m.head, m.last, m.actor, GENDERED.get(tokens[m.head].lemma.casefold(), "")))
        taken = {i for m in mentions for i in range(m.first, m.last)}
        labelled = {i for name in row.names for i in range(name.first, name.last)}
        for token in tokens:  # a subject that nobody knows, and that the tagger passed over
            if token.tag == "NNP" and is_subject(token) and token.index not in taken | labelled:
                found.append(_Candidate(token.index, token.index + 1, _NOBODY, ""))
        for name in row.names:
            if name.label == "PERSON" and not taken.intersection(range(name.first, name.last)):
                found.append(_Candidate(name.last - 1, name.last, _NOBODY, ""))
        return found

    def _several(self, row: ParsedSentence, mentions: Sequence[Mention]) -> list[_Candidate]:
        """Plurals: those of people, and all others as nobody; bodies."""
        tokens, found = row.parse.tokens, []
        heads = set()
        for m in mentions:
            token = tokens[m.head]
            plural = token.tag in PLURAL_TAGS or token.text.casefold() in GROUP_PRONOUNS
            if m.actor in self._known.persons:
                if any(is_joined(tokens[c]) for c in row.parse.children[m.head]):
                    found.append(_Candidate(m.head, m.last, _NOBODY, ""))
                continue
            heads.add(m.head)
            body = m.kind == "description" and token.lemma.casefold() in COLLECTIVES
            if plural or body:
                found.append(_Candidate(m.head, m.last, m.actor, ""))
            elif m.kind == "name":
                found.append(_Candidate(m.head, m.last, _NOBODY, ""))
        for token in tokens:
            if (
                token.tag in PLURAL_TAGS
                and token.index not in heads
                and not is_part_of_name(token)
                and not is_measure(token)
            ):
                found.append(_Candidate(token.index, token.index + 1, _NOBODY, ""))
        return found


def _human(token: Token) -> bool:
    return is_role_noun(token.lemma.casefold())


def _bound(parse: Parse, candidate: _Candidate, pronoun: Token) -> bool:
    """`Holm thanked him`: the object is not the subject of its own verb, unless it says so (`himself`)."""
    subject = parse.tokens[candidate.head]
    return (
        is_object(pronoun)
        and not pronoun.text.casefold().endswith(("self", "selves"))
        and is_subject(subject)
        and subject.head == pronoun.head
    )


def _one(candidates: Sequence[_Candidate]) -> str:
    actors = {c.actor for c in candidates}
    return next(iter(actors)) if len(actors) == 1 else _NOBODY


def _governing(parse: Parse, candidates: Sequence[_Candidate], pronoun: Token) -> str:
    """Of several in the pronoun's sentence: the only subject of a verb above it.

    A subject pronoun goes on with it (`Holm met Eide before he left`), whoever is named between, unless it opens what
    is said to somebody (`Holm told Eide he had won`); another pronoun does so only where nobody is.
    """
    above = words_above(parse, pronoun.index)
    subjects = [c for c in candidates if is_subject(parse.tokens[c.head]) and parse.tokens[c.head].head in above]
    actor = _one(subjects) if subjects else _NOBODY
    nearest = max((c.head for c in subjects), default=-1)
    verb = parse.tokens[pronoun.head]
    if is_subject(pronoun) and (is_aside(verb) or is_joined(verb)):
        return actor
    return actor if all(c.head <= nearest or c.actor == actor for c in candidates) else _NOBODY


def _ahead(parse: Parse, candidates: Sequence[_Candidate], pronoun: Token) -> str:
    """`Before he left, Holm said`: the subject of the clause that the pronoun's own clause opens."""
    above = words_above(parse, pronoun.index)
    if not opens(parse, pronoun.index):
        return _NOBODY
    subjects = [
        c
        for c in candidates
        if c.head > pronoun.index
        and is_subject(parse.tokens[c.head])
        and parse.tokens[c.head].head in above
        and c.head < parse.tokens[c.head].head
    ]
    return _one(subjects) if subjects else _NOBODY


def _continued(before: Parse, candidates: Sequence[_Candidate], parse: Parse, pronoun: Token) -> str:
    """Of several in the sentence before: its subject, if the pronoun is the subject of its own sentence."""
    clause = parse.tokens[pronoun.head]
    if not is_subject(pronoun) or not (is_main(clause) or is_aside(clause)):
        return _NOBODY
    heads = ((c, before.tokens[c.head]) for c in candidates)
    subjects = [c for c, head in heads if is_subject(head) and is_main(before.tokens[head.head])]
    return _one(subjects) if subjects else _NOBODY
