"""Sides that no word beside an actor names: of a bloc's officials, and of who acts for the state a story is at home in.

An article tells of its home by its places, by whose officials and bodies it tells of, and, less so, by the country's
name, which a story's topic may have too. `the Supreme Court`, `Prime Minister Holm` of such a story speak for its home;
where two countries compete, or another holds the office there, for nobody. Who holds an office elsewhere speaks for the
country whose deeds they tell of (`Prime Minister Holm said Norway will close the strait`), twice or more.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import replace

from rashomon.clauses import has_helper, owner_of, subject_of, teller_of
from rashomon.language import ParsedArticle, ParsedSentence
from rashomon.lexicon import words_of
from rashomon.people.cast import Cast
from rashomon.people.countries import country_of, find_places
from rashomon.people.lexicon import BLOCS, RULING
from rashomon.people.offices import acts_for_state, is_public, office_of, own_country, sole_body
from rashomon.text import fold
from rashomon.vocabulary import Actor, make_id

# Chosen on 339 actors of 86 stories (`docs/people.md`): precision and recall are flat from half to twice of each.
OFFICIAL = 5  # weight of a mention of a place, an official or a body of a country, beside 1 of the country by name
STORY = 10.0  # weight of the whole story beside the actor's articles
TWICE = 2  # times that somebody must tell of one country's deeds; once may be of another's
_TELLING = words_of("people", "telling")
HOME = 0.65  # share of the weights that one country must have


def add_sides(parsed: Sequence[ParsedArticle], cast: Cast) -> Cast:
    """The cast with the sides that roles in a bloc, deeds told and the story's home tell of; the public has none."""
    actors = [replace(a, side=None) if is_public(a) else a for a in cast.actors]
    blocs = {fold(n): a for a in actors if a.side == a.id and a.kind != "country" for n in a.names}
    actors = [_of_bloc(a, blocs) for a in actors]
    surnames = {fold(a.name).split()[-1] for a in actors if a.kind == "person"}
    cast = replace(cast, actors=tuple(actors))
    lost = [a for a in cast.actors if a.side is None and a.kind != "country"]
    acting = {a.id for a in lost if acts_for_state(a) and not _ruler(a, surnames)}
    own = {a.id: country for a in lost if (country := own_country(a))}
    sides = {i: (c, "what its articles tell most of:") for i, c in _at_home(parsed, cast, acting).items()}
    sides |= {i: (c, "tells the deeds of") for i, c in _told(parsed, cast, acting).items()}
    sides |= {i: (c, "an office or body of") for i, c in own.items()}
    states = {a.name: a for a in (*(_state(c) for c, _ in sides.values()), *cast.actors) if a.kind == "country"}
    actors = [_sided(a, states[sides[a.id][0]], sides[a.id][1]) if a.id in sides else a for a in cast.actors]
    new = [a for a in states.values() if a not in cast.actors]
    heads = {fold(a.name).split()[-1]: a for a in actors if a.kind == "person" and a.side}
    ruled = _owned(parsed, replace(cast, actors=tuple(actors)))
    actors = [*(_ruled(a, {**heads, a.id: ruled[a.id]} if a.id in ruled else heads) for a in actors), *new]
    return _one_each(replace(cast, actors=tuple(sorted(actors, key=lambda a: (a.kind, fold(a.name), a.id)))))


def _one_each(cast: Cast) -> Cast:
    """A country has one government, one army: `the army` of two articles, `the country's army`."""
    same: dict[tuple[str, str], list[Actor]] = defaultdict(list)
    for a in cast.actors:
        if a.side and a.kind in {"group", "organisation"} and (body := sole_body(a.name, cast.actor(a.side).name)):
            same[a.side, body].append(a)
    homes: dict[str, Actor] = {}
    for actors in same.values():
        home, *others = sorted(actors, key=_by_name)
        names = tuple(dict.fromkeys(n for a in (home, *others) for n in a.names))
        why = (*home.why, *(f"{a.name}: a country has one" for a in others))
        homes |= dict.fromkeys((a.id for a in actors), replace(home, names=names, why=tuple(dict.fromkeys(why))))
    return replace(
        cast,
        actors=tuple(homes.get(a.id, a) for a in cast.actors if homes.get(a.id, a).id == a.id),
        mentions={
            s: tuple(replace(m, actor=homes[m.actor].id) if m.actor in homes else m for m in rows)
            for s, rows in cast.mentions.items()
        },
    )


def _by_name(actor: Actor) -> tuple[bool, bool, bool, int, str]:
    """An organisation first, what says its country, `the government` before `the administration`, the longest."""
    plain = fold(actor.name).endswith("administration")
    return actor.kind == "group", not _says_country(actor.name), plain, -len(actor.name), actor.id


def _says_country(name: str) -> bool:
    return any(country_of(w.removesuffix("'s").removesuffix("’s")) for w in name.split())


def _sided(actor: Actor, side: Actor, why: str) -> Actor:
    return replace(actor, side=side.id, why=(*actor.why, f"{why} {side.name}"))


def _state(country: str) -> Actor:
    actor = make_id("x", "country", fold(country))
    return Actor(actor, "country", country, (country,), actor, (), ())


def _ruler(actor: Actor, surnames: Collection[str]) -> str:
    """Whose government or spokesman it is: `holm` of `the Holm government`; empty where nobody's is told."""
    roles = [r.role for r in actor.roles if r.held == "now"] if actor.kind == "person" else [actor.name]
    called = [[w.removesuffix("'s") for w in fold(role).replace("’", "'").split()] for role in roles]
    ruled = next((ws[:-1] for ws in called if actor.kind != "person" and ws and ws[-1] in RULING), [])
    voiced = next((ws[-2:-1] for ws in called if ws and ws[-1].startswith("spokes")), [])
    return next((w for w in ruled or voiced if w in surnames), "")


def _ruled(actor: Actor, heads: Mapping[str, Actor]) -> Actor:
    """`the Holm government`, `Holm's spokesman` speaks for the country that Holm speaks for."""
    head = heads.get(actor.id, heads.get(_ruler(actor, heads))) if actor.side is None else None
    return replace(actor, side=head.side, why=(*actor.why, f"the side of {head.name}")) if head else actor


def _owned(parsed: Sequence[ParsedArticle], cast: Cast) -> dict[str, Actor]:
    """For each `his government` without a side, who *he* is, if one with a side each time."""
    owners: dict[str, set[str]] = defaultdict(set)
    for sentence in (s for a in parsed for s in a.sentences):
        for m in cast.mentions.get(sentence.sentence.id, ()):
            noun = sentence.parse.tokens[m.head].lemma.casefold()
            if m.kind == "description" and noun in RULING and cast.actor(m.actor).side is None:
                owner = owner_of(sentence.parse, m.head)
                whose = cast.headed(sentence.sentence.id, owner.index) if owner else None
                owners[m.actor].add(whose.actor if whose else "")
    told = {a: cast.actor(next(iter(rows))) for a, rows in owners.items() if len(rows) == 1 and rows != {""}}
    return {a: owner for a, owner in told.items() if owner.kind == "person" and owner.side}


def _of_bloc(actor: Actor, blocs: Mapping[str, Actor]) -> Actor:
    """`NATO secretary general`: with the bloc that a present role names as side."""
    if actor.kind != "person" or actor.side:
        return actor
    words = {w.removesuffix("'s") for r in actor.roles if r.held == "now" for w in fold(r.role).split()}
    sides = {blocs[w].id: blocs[w] for w in words & BLOCS if w in blocs}
    return _sided(actor, next(iter(sides.values())), "a role in") if len(sides) == 1 else actor


def _homes(parsed: Sequence[ParsedArticle], cast: Cast) -> dict[str, Counter[str]]:
    """By article, how much it tells of each country: of its places and officials, and (less) the country itself."""
    homes: dict[str, Counter[str]] = {}
    for article in parsed:
        told = homes[article.article.id] = Counter()
        for sentence in article.sentences:
            told.update(find_places(sentence.parse) * OFFICIAL)
            for actor in (cast.actor(m.actor) for m in cast.mentions.get(sentence.sentence.id, ())):
                side = cast.actor(actor.side) if actor.side else actor
                if side.kind == "country":
                    told[side.name] += OFFICIAL if acts_for_state(actor) else 1
    return homes


def _at_home(parsed: Sequence[ParsedArticle], cast: Cast, acting: Set[str]) -> dict[str, str]:
    """For each who acts for a state no word names, the country that most of what its articles tell is of."""
    homes = _homes(parsed, cast) if acting else {}
    story = sum(homes.values(), Counter())
    articles: dict[str, list[str]] = defaultdict(list)
    for article, sentence in ((a.article.id, s.sentence.id) for a in parsed for s in a.sentences):
        for mention in cast.mentions.get(sentence, ()):
            articles[mention.actor].append(article)
    found, taken = {}, _taken(cast)
    for actor in sorted(acting & articles.keys()):
        told = sum((homes[a] for a in articles[actor]), Counter())
        shares = {c: told[c] / len(articles[actor]) + STORY * n / story.total() for c, n in story.items()}
        country = max(shares, key=lambda c: (shares[c], c), default="")
        enough = country and shares[country] >= HOME * math.fsum(shares.values())
        if enough and _may_be(cast.actor(actor), country, taken):
            found[actor] = country
    return found


def _taken(cast: Cast) -> dict[tuple[str, frozenset[str]], set[str]]:
    """Who holds an office of a country by the words beside them: their surnames, by country and office."""
    taken: dict[tuple[str, frozenset[str]], set[str]] = defaultdict(set)
    for a in cast.actors:
        for role in a.roles if a.side else ():
            if role.held == "now":
                taken[cast.actor(a.side or "").name, office_of(role.role)].add(fold(a.name).split()[-1])
    return taken


def _may_be(actor: Actor, country: str, taken: Mapping[tuple[str, frozenset[str]], set[str]]) -> bool:
    """Does nobody else hold the office in that country, nor the name tell of another: `the government in Oslo`?"""
    others = {of[0] for word in actor.name.split() if (of := country_of(word.removesuffix("'s")))}
    holders = set().union(*(taken.get((country, office_of(r.role)), set()) for r in actor.roles if r.held == "now"))
    return others <= {country} and not holders - {fold(actor.name).split()[-1]}


def _told(parsed: Sequence[ParsedArticle], cast: Cast, acting: Set[str]) -> dict[str, str]:
    """For each person the one country whose deeds it tells of, if it does so often enough."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in (s for a in parsed for s in a.sentences):
        heads = {m.head for m in cast.mentions.get(sentence.sentence.id, ()) if m.actor in acting}
        for speaker, country in _deeds_told(sentence, cast) if heads else ():
            counts[speaker][country] += 1
    persons = {p: c for p, c in counts.items() if p in acting and cast.actor(p).kind == "person"}
    return {p: next(iter(c)) for p, c in persons.items() if len(c) == 1 and c.total() >= TWICE}


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
            rows.append((speaker.actor, cast.actor(doer.actor).name))
    return rows
