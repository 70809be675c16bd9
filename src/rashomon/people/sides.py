"""Sides that no title names: `Prime Minister Holm said Norway would close the strait` speaks for Norway.

Only who holds an office of state now, and is given no country anywhere, is looked at. What counts is whose deeds the
person tells of as the subject of what is said; it must be one country, and more than once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.clauses import has_helper, subject_of, teller_of
from rashomon.language import ParsedArticle, ParsedSentence
from rashomon.lexicon import words_of
from rashomon.people.cast import Cast
from rashomon.people.lexicon import BLOCS, RULING
from rashomon.text import fold
from rashomon.vocabulary import Actor

TWICE = 2  # times that somebody must tell of one country's deeds; once may be of another's
_OFFICES = words_of("people", "government office")
_TELLING = words_of("people", "telling")


def add_sides(parsed: Sequence[ParsedArticle], cast: Cast) -> Cast:
    """The cast with the sides that roles in a bloc, or what office holders say, tell of."""
    lost = {a.id: a for a in cast.actors if a.kind == "person" and a.side is None and a.roles}
    blocs = {fold(n): a.id for a in cast.actors if a.side == a.id and a.kind != "country" for n in a.names}
    found = {a.id: _of_bloc(a, blocs) for a in lost.values()}
    told = _countries_of(parsed, cast, frozenset(i for i, a in lost.items() if not found[i] and _in_office(a)))
    cast = replace(cast, actors=tuple(_sided(a, cast, found.get(a.id), told.get(a.id)) for a in cast.actors))
    heads = {fold(a.name).split()[-1]: a for a in cast.actors if a.kind == "person" and a.side}
    return replace(cast, actors=tuple(_ruled(a, heads) for a in cast.actors))


def _ruled(actor: Actor, heads: Mapping[str, Actor]) -> Actor:
    """`the Holm government` speaks for the country that Holm speaks for."""
    words = [w.removesuffix("'s").removesuffix("’s") for w in fold(actor.name).split()]
    if actor.side or actor.kind == "person" or words[-1] not in RULING:
        return actor
    head = next((heads[w] for w in words if w in heads), None)
    return replace(actor, side=head.side, why=(*actor.why, f"the side of {head.name}")) if head else actor


def _of_bloc(actor: Actor, blocs: dict[str, str]) -> str | None:
    """`NATO secretary general`: the bloc that a present role names."""
    words = {w.removesuffix("'s") for r in actor.roles if r.held == "now" for w in fold(r.role).split()}
    sides = {blocs[w] for w in words & BLOCS if w in blocs}
    return next(iter(sides)) if len(sides) == 1 else None


def _in_office(actor: Actor) -> bool:
    return any(r.held == "now" and set(fold(r.role).split()) & _OFFICES for r in actor.roles)


def _countries_of(parsed: Sequence[ParsedArticle], cast: Cast, persons: frozenset[str]) -> dict[str, str]:
    """For each person the one country whose deeds it tells of, if it does so often enough."""
    if not persons:
        return {}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for article in parsed:
        for sentence in article.sentences:
            for person, country in _deeds_told(sentence, cast):
                if person in persons:
                    counts[person][country] += 1
    return {p: next(iter(c)) for p, c in counts.items() if len(c) == 1 and sum(c.values()) >= TWICE}


def _deeds_told(sentence: ParsedSentence, cast: Cast) -> list[tuple[str, str]]:
    """(speaker, country) for each clause of saying that tells what a country does or will do."""
    parse, rows = sentence.parse, []
    for deed in parse.tokens:
        verb = teller_of(parse, deed.index)
        if verb is None or verb.lemma.casefold() not in _TELLING or not has_helper(parse, deed.index):
            continue
        subjects = [subject_of(parse, v.index) for v in (verb, deed)]
        speaker, doer = (cast.headed(sentence.sentence.id, s.index) if s else None for s in subjects)
        if speaker and doer and cast.actor(doer.actor).kind == "country":
            rows.append((speaker.actor, doer.actor))
    return rows


def _sided(actor: Actor, cast: Cast, bloc: str | None, country: str | None) -> Actor:
    side = bloc or country
    if side is None:
        return actor
    name = cast.actor(side).name
    why = f"a role in {name}" if bloc else f"tells what {name} does and will do"
    return replace(actor, side=side, why=(*actor.why, why))
