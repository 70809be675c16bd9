"""Who said it in the articles, and who the text at hand says has said it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rashomon.lexicon import rule_words
from rashomon.people.countries import country_of
from rashomon.people.lexicon import is_role_noun
from rashomon.speech.cues import SAYING
from rashomon.text import fold
from rashomon.vocabulary import Actor, Record, Span, Statement

_CUE = re.compile(
    r"\b(?:according to|"
    + "|".join(sorted({f for v in SAYING for f in (v, v + "s", v + "ed", v + "d", v + "ing")}))
    + r"|said|told|wrote|says|swore|told reporters)\b",
    re.IGNORECASE,
)
_INITIALS = r"(?:[A-Z]\.){1,4}(?=\s[A-Z])"
_NAME = re.compile(
    rf"\b(?:{_INITIALS}\s){{0,2}}[A-Z][\w’'-]{{1,30}}"
    rf"(?:\s(?:(?:al|bin|de|del|der|di|la|le|van|von)\s)?(?:{_INITIALS}|[A-Z][\w’'-]{{0,30}})){{0,4}}"
)
_CLAUSE = re.compile(r"\s(?:who|whom|whose|which|that)\s")
_APPOSED = re.compile(rf"[,;:(–—]|{_CLAUSE.pattern}")  # what follows tells of a source, no longer who it is
_SMALL = rule_words("beside names")
FAR = 120  # characters between a quotation and the name of its speaker


def statement_at(record: Record, article: str, span: Span) -> Statement | None:
    """The statement that holds the most of a stretch of an article; of those that hold as much, one that the others
    report (`“…,” said Brandt, according to the Post`), else the shortest."""
    held = [(_count_held(row, span), row) for row in record.statements if row.anchors[0].article == article]
    most = max((count for count, _ in held), default=0)
    rows = [row for count, row in held if most and count == most]
    reporting = {row.via for row in rows}
    inner = [row for row in rows if row.id not in reporting] or rows
    return min(inner, key=lambda row: sum(len(a.exact) for a in row.anchors), default=None)


def _count_held(row: Statement, span: Span) -> int:
    return sum(max(0, min(a.end, span.end) - max(a.start, span.start)) for a in row.anchors)


def speaker_of(row: Statement | None, record: Record) -> str:
    """The speaker's name; the article's own words where nobody could be named."""
    if row is None:
        return ""
    actor = next((a for a in record.actors if a.id == row.speaker), None)
    return actor.name if actor else row.speaker_text


def find_credited(text: str, quoted: Span) -> str:
    """The name that a text credits its quotation to: the one nearest to a word of saying outside the marks, or `""`."""
    outside = [(0, quoted.start), (quoted.end, len(text))]
    names = [m for a, b in outside for m in _NAME.finditer(text, a, b) if fold(m[0]) not in _SMALL]
    cues = [m for a, b in outside for m in _CUE.finditer(text, a, b)]
    rows = []
    for name in names:
        apart = min(abs(name.start() - quoted.end), abs(quoted.start - name.end()))
        to_cue = min((max(c.start() - name.end(), name.start() - c.end()) for c in cues), default=FAR)
        if apart <= FAR and to_cue < FAR // 2:
            rows.append((to_cue, apart, _without_opening(name[0])))
    return min(rows)[2] if rows else ""


def _without_opening(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0].lower() in _SMALL:
        words.pop(0)
    return " ".join(words)


def is_same_speaker(name: str, row: Statement, record: Record) -> bool | None:
    """Is `name` the statement's speaker? None where the statement does not tell who speaks."""
    actor = next((a for a in record.actors if a.id == row.speaker), None)
    if actor and actor.kind == "group":
        return None if _may_be_described(name, actor, record) else False
    if actor is None:
        return _is_source(name, row.speaker_text)
    if _is_one_of(name, actor.names):
        return True
    return not _others_named(name, actor, record) and _is_one_of(name, _role_forms(actor))


def _is_source(name: str, source: str) -> bool | None:
    """Is it the name of a source that is no actor? None where that is only described, as `A clerk who …`."""
    first = _first_phrase(source)
    if not first[:1].isupper() or not _is_name(first):
        return None
    return _is_one_of(name, [first])


def _first_phrase(source: str) -> str:
    """A source without appositions and clauses: `an official` of `an official who has seen the harbour plan`."""
    return _APPOSED.split(source, maxsplit=1)[0]


def is_told_of(name: str, source: str) -> bool:
    """Does a clause about the source have the name: Ida Brandt's in `a clerk who has seen the plans of Ida Brandt`?"""
    clauses = _CLAUSE.split(source, maxsplit=1)[1:]
    return any(_words(name) <= _words(clause) for clause in clauses)


def _is_one_of(name: str, forms: Sequence[str]) -> bool:
    given = _words(name)
    return any(given <= _words(f) or (_words(f) and _words(f) <= given) for f in forms)


def _others_named(name: str, speaker: Actor, record: Record) -> list[Actor]:
    """The other persons who may have this name. One of them is not the speaker for being told of in the speaker's
    role, as in `lawyer for Brandt`."""
    return [a for a in record.actors if a.kind == "person" and a.id != speaker.id and _is_one_of(name, a.names)]


def _may_be_described(name: str, described: Actor, record: Record) -> bool:
    """May `a senior department official` be the named one? Not if that one's roles, as far as they are known, share no
    word with the description."""
    given = _words(name)
    known = [a for a in record.actors if a.kind != "group" and any(_words(f) and _words(f) <= given for f in a.names)]
    described_as = {w for form in described.names for w in _words(form)}
    roles = {w for a in known for role in a.roles for w in fold(role.role).replace("-", " ").split()}
    return not known or bool(described_as & (roles | given))


def _role_forms(actor: Actor) -> Sequence[str]:
    return [*(r.role for r in actor.roles), *(f"{r.role} {actor.name}" for r in actor.roles)]


def _words(name: str) -> set[str]:
    words = {w.strip("’'") for w in fold(name).replace("'s", "").replace("-", " ").split()}
    titles = {w for w in words if is_role_noun(w)}
    return (words - _SMALL - titles) or (words - _SMALL)


def is_credited_rightly(
    name: str, roles: Sequence[str], row: Statement, record: Record, are_alike: Callable[[str, str], bool]
) -> bool | None:
    """As `is_same_speaker`, for whom a claim credits in its own words: also a country for who speaks for it, a person
    for who is described as the claim describes them (`roles`), one description for another. None: it may be."""
    actor = next((a for a in record.actors if a.id == row.speaker), None)
    if _speaks_for(name, actor, record) or is_same_speaker(name, row, record):
        return True
    source = _first_phrase(row.speaker_text)
    theirs = {w for form in _all_forms(actor, record) for w in _words(form)} | _words(source)
    named = actor is not None and actor.kind != "group"
    if not _is_name(name):
        if actor and actor.kind != "person" and _capitals(name) - theirs and _capitals(actor.name) - _words(name):
            return False  # the Sarna team, the Tolna team
        if _words(name) & theirs or (not named and are_alike(name, source)):
            return True
        return None
    described = {w for role in roles for w in _words(role)}
    return None if not named or described & theirs else False


def _capitals(description: str) -> set[str]:
    """Its names, folded: words with a capital but for the first, and but for countries, which have adjectives."""
    return {w for word in description.split()[1:] if word[:1].isupper() and not country_of(word) for w in _words(word)}


def _is_name(name: str) -> bool:
    """Is every word of it a name, as in `Ida Brandt`, unlike `American officials`?"""
    return all(w[:1].isupper() or w.lower() in _SMALL for w in name.split())


def _speaks_for(name: str, actor: Actor | None, record: Record) -> bool:
    country = country_of(name)
    if country is None or actor is None:
        return False
    sides = {a.id: a for a in record.actors if a.kind == "country"}
    side = sides.get(actor.side or actor.id)
    found = country_of(side.name) if side else None
    return bool(found and found[0] == country[0])


def _all_forms(actor: Actor | None, record: Record) -> list[str]:
    """The forms and roles of an actor, and of others whose name has all words of its own."""
    if actor is None:
        return []
    own = _words(actor.name)
    same = [a for a in record.actors if a.kind == actor.kind and own and own <= _words(a.name)]
    return [form for a in (actor, *same) for form in (*a.names, *_role_forms(a))]
