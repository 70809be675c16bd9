"""A sentence made readable alone: who `he` is, which day `Sunday` was, in square brackets; its own words untouched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.account.when import adds
from rashomon.dates import FoundDate
from rashomon.language import ParsedSentence, Token
from rashomon.people import Cast, Mention
from rashomon.people.lexicon import is_role_noun
from rashomon.speech.cues import SAYING
from rashomon.vocabulary import Actor, Span

LONGEST_NAME = 60  # characters of a name or description that still helps in brackets
_NAMELESS = frozenset("he she they it this that these those such both".split())
_POSSESSIVE = frozenset("his her its their".split())
_FIRST_WORDS = 3  # tokens in which an unresolved `they`, `it` or `this` leaves the whole sentence hanging
_OTHERS = frozenset("first second third fourth latter former other others".split())
# `It was not clear …`: an `it` that stands for nothing; `This year`, `that night`: for no thing said before.
_EMPTY_IT = re.compile(
    r"\W*(?:Nor (?:is|was) it|It (?:is|was|remains?|remained|has been|will be|appears?|seems?|would be))\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\W*(?:this|that|these|those) (?:\w+ )?(?:year|month|week|day|spring|summer|autumn|fall|winter)s?\b", re.I
)
# `All three men are under consideration`: a number of somebody named before.
_SOME_OF = re.compile(
    r"\W*(?:all|both|the other|the remaining) (?:two|three|four|five|six|\d+) (?!of\b)", re.IGNORECASE
)
_MATTERS = frozenset("opportunity matter issue move step incident idea result reason proposal effort".split())
_OFFICE = re.compile(r"(?:’s|'s) [A-Z]")  # `the U.S. attorney’s Office`: a body, not its head
_IN_A_PLACE = re.compile(r"\b(?:in|at|to|near|from|into) (?:the )?[A-Z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What brackets are filled from. `dates`: by sentence id; `year`: the coverage's own, which needs no telling."""

    cast: Cast | None = None
    dates: Mapping[str, Sequence[FoundDate]] = field(default_factory=dict)
    year: str = ""

    def mentions(self, sentence: str) -> tuple[Mention, ...]:
        return self.cast.mentions.get(sentence, ()) if self.cast else ()

    def actor(self, name: str) -> Actor | None:
        return self.cast.actor(name) if self.cast else None


@dataclass(frozen=True, slots=True)
class Readable:
    """A line's words with what was `added` in brackets; not `clear` where somebody stays unknown."""

    text: str
    added: tuple[Span, ...]
    clear: bool
    told: tuple[FoundDate, ...]  # the dates in it


def make_readable(row: ParsedSentence, hints: Hints, quoted: Sequence[Span], cut: int = 0) -> Readable:
    """The sentence from character `cut` on, with brackets outside the stretches `quoted` (sentence offsets)."""
    free = [t for t in row.parse.tokens if t.start >= cut and not _within(t.start, quoted)]
    names = _names(row, hints, {t.index for t in free})
    told = tuple(hints.dates.get(row.sentence.id, ()))
    dates = [d for d in told if not _within(d.start, quoted)]
    inserts = [(at, words) for at, words in names.values()]
    inserts += [(d.end, a) for d in dates if (a := _date(row, d, hints.year))]
    text, added = _insert(row.parse.text[cut:], [(at - cut, f" [{words}]") for at, words in inserts])
    return Readable(text, added, _is_clear(row, hints, free, set(names)), told)


def lead(readable: Readable, words: str) -> Readable:
    """The line with `words` in brackets before it."""
    lead = f"[{words}] "
    moved = tuple(Span(s.start + len(lead), s.end + len(lead)) for s in readable.added)
    return Readable(lead + readable.text, (Span(0, len(lead)), *moved), readable.clear, readable.told)


def without_added(text: str, added: Iterable[Span]) -> str:
    """The words of a line that are the sources' own."""
    at, kept = 0, []
    for span in added:
        kept.append(text[at : span.start])
        at = span.end
    return "".join((*kept, text[at:]))


def _insert(text: str, inserts: Iterable[tuple[int, str]]) -> tuple[str, tuple[Span, ...]]:
    made, added, at, length = [], [], 0, 0
    for place, words in sorted(inserts):
        made += [text[at:place], words]
        length += place - at
        added.append(Span(length, length + len(words)))
        length += len(words)
        at = place
    return "".join((*made, text[at:])), tuple(added)


def _date(row: ParsedSentence, date: FoundDate, year: str) -> str:
    """What to add to a date; nothing inside a phrase that it leads (`Sunday news shows`, `yesterday’s vote`)."""
    tokens = row.parse.tokens
    after = tokens[date.last] if date.last < len(tokens) else None
    led = after is not None and tokens[date.last - 1].head >= date.last and after.pos in {"NOUN", "PROPN", "ADJ"}
    if date.basis != "relative" or led or row.parse.text[date.end : date.end + 2] in {"’s", "'s"}:
        return ""
    return adds(date.edtf, date.value.text, year)


def _within(at: int, spans: Sequence[Span]) -> bool:
    return any(s.start <= at < s.end for s in spans)


def _names(row: ParsedSentence, hints: Hints, free: set[int]) -> dict[int, tuple[int, str]]:
    """For the first token of each pronoun or description that needs it: where the name goes, and the name."""
    mentions = hints.mentions(row.sentence.id)
    known = {m.actor for m in mentions if m.kind == "name"}
    found: dict[int, tuple[int, str]] = {}
    for m in sorted(mentions):
        actor = hints.actor(m.actor)
        if actor is None or m.actor in known or m.first not in free or m.kind == "name":
            continue
        name = _short_name(actor)
        known.add(m.actor)
        if (
            not name
            or _OFFICE.match(row.parse.text, row.parse.tokens[m.last - 1].end)
            or (m.kind == "description" and not _tells(actor, row.parse.words(m.first, m.last)))
            or (m.kind == "description" and _holds_two_offices(row, m))
        ):
            continue
        own = m.kind == "pronoun" and row.parse.tokens[m.first].tag == "PRP$"
        found[m.first] = (row.parse.tokens[m.last - 1].end, f"{name}’s" if own else name)
    return found


def _holds_two_offices(row: ParsedSentence, mention: Mention) -> bool:
    """`the president and chairman of the board`: somebody of that board, whoever else is called president."""
    tokens = row.parse.tokens
    after = tokens[mention.last : mention.last + 2]
    return len(after) > 1 and after[0].text == "and" and is_role_noun(after[1].lemma.casefold())


def _short_name(actor: Actor) -> str:
    name = actor.name.strip()
    if not name or len(name) > LONGEST_NAME or name.casefold() in _NAMELESS | _POSSESSIVE:
        return ""
    return name if actor.kind in {"person", "country"} else name[0].lower() + name[1:] if name[:4] == "The " else name


def _tells(actor: Actor, description: str) -> bool:
    """Whether a person's name says more than the description does."""
    return actor.kind == "person" and actor.name[:1].isupper() and actor.name.split()[-1] not in description


def _is_clear(row: ParsedSentence, hints: Hints, free: Sequence[Token], named: set[int]) -> bool:
    """Whether nobody in the sentence stays a mere `he`: each pronoun is named, or stands after who it means."""
    empty = _EMPTY_IT.match(row.parse.text)
    known = {m.actor for m in hints.mentions(row.sentence.id) if m.kind != "pronoun"}
    of = {m.first: m.actor for m in hints.mentions(row.sentence.id) if m.kind == "pronoun"}
    first = free[0].index if free else 0
    if any(_dangles(row, token) for token in free) or _is_anybody(row, hints, named):
        return False
    if _SOME_OF.match(row.parse.text) or (free and free[0].index == 0 and free[0].text in {"I", "We"}):
        return False
    for token in free:
        word = token.text.casefold()
        if empty and token.start < empty.end():
            continue
        if token.index in named or of.get(token.index) in known or word not in _NAMELESS | _POSSESSIVE:
            continue
        early = token.index - first < (1 if word == "that" else _FIRST_WORDS)
        if early and not _TIME.match(row.parse.text[token.start :]):
            return False
        if word in {"he", "she"} and not any(n.label == "PERSON" and n.first < token.index for n in row.names):
            return False
    return True


def _dangles(row: ParsedSentence, token: Token) -> bool:
    """Whether a token stands for something told before: `the three will be freed`, `he is due to speak there`."""
    word = token.text.casefold()
    if word == "there":
        return token.role == "adverb" and not _IN_A_PLACE.search(row.parse.text[: token.start])
    if word == "such":
        first = token.index and row.parse.tokens[token.index - 1].text.casefold() == "time"  # `the first time such a …`
        return row.parse.text[token.end : token.end + 3] in {" a ", " an"} and not first
    if token.tag != "CD" and word not in _OTHERS:
        return False
    below = [row.parse.tokens[i].text.casefold() for i in row.parse.children[token.index]]
    return token.role in {"subject", "passive subject", "object"} and "the" in below and "of" not in below


def _is_anybody(row: ParsedSentence, hints: Hints, named: set[int]) -> bool:
    """Whether the sentence starts with somebody named only before it: `The minister sidestepped questions`."""
    tokens = row.parse.tokens
    alone = len(tokens) > 1 and tokens[0].text == "The" and tokens[1].tag == "NN" and row.parse.children[1] == (0,)
    if (alone and tokens[1].text in _MATTERS) or any(_speaks_unnamed(row, hints, named, t) for t in tokens):
        return True
    start = {m.first for m in hints.mentions(row.sentence.id) if m.kind == "description"}
    return alone and 0 in start and 0 not in named


def _speaks_unnamed(row: ParsedSentence, hints: Hints, named: set[int], token: Token) -> bool:
    """`…, said the official`: whose words these are stands in the sentence before."""
    head = row.parse.tokens[token.head]
    if (
        token.role != "subject"
        or head.role not in {"root", "conjunct"}
        or token.tag not in {"NN", "NNS"}
        or head.lemma.casefold() not in SAYING
    ):
        return False
    below = [row.parse.tokens[i] for i in row.parse.children[token.index]]
    bare = [
        t.text.casefold() for t in below if t.role != "relative clause" and not t.role.startswith("punctuation")
    ] == ["the"]
    if not bare or not is_role_noun(token.lemma.casefold()):
        return False
    here = hints.mentions(row.sentence.id)
    who = {m.actor for m in here if m.first <= token.index < m.last}
    return (
        token.index not in named
        and below[0].index not in named
        and not any(m.kind == "name" and m.actor in who for m in here)
    )
