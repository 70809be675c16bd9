"""From parsed articles to the cast of a story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.clauses import is_object, is_subject, preposition_of
from rashomon.language import Name, ParsedArticle, ParsedSentence, Token
from rashomon.people.aliases import find_aliases
from rashomon.people.bodies import Description, find_descriptions
from rashomon.people.cast import Cast, Mention, MentionKind
from rashomon.people.countries import CountryMatch, country_of, seat_country
from rashomon.people.lexicon import ANYBODY, BLOCS, COLLECTIVES, COUNTERPART, is_role_noun
from rashomon.people.nominal import Roles
from rashomon.people.person_mentions import find_person_mentions
from rashomon.people.persons import HEADLINES, Person, PersonMention, merge_persons, person_actor
from rashomon.people.places import sentence_countries, unknown_countries
from rashomon.people.pronouns import Known, find_pronouns, genders_told
from rashomon.people.sides import add_sides
from rashomon.text import fold
from rashomon.vocabulary import Actor, ActorKind, make_id


@dataclass
class _Sketch:
    """An actor other than a person while its forms are still being counted."""

    kind: ActorKind
    name: str
    country: str | None
    forms: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Found:
    """A mention whose actor is still a key."""

    sentence: str
    first: int
    last: int
    head: int
    key: tuple[str, ...]
    text: str
    person: Person | None = None  # whom a description means
    described: bool = False


def find_cast(parsed: Sequence[ParsedArticle]) -> Cast:
    """The actors of a story and every mention of them. Does not depend on the order of `parsed`."""
    unknown = unknown_countries(parsed)
    countries = {s.sentence.id: sentence_countries(s, unknown) for a in parsed for s in a.sentences}
    persons = merge_persons(
        [m for a in parsed for s in a.sentences for m in find_person_mentions(a.article, s, countries[s.sentence.id])],
        {a.article.id: a.leader for a in parsed if a.leader},
    )
    taken, roles = _taken(persons), Roles(persons)
    sketches: dict[tuple[str, ...], _Sketch] = {}
    found = [
        row
        for article in sorted(parsed, key=lambda a: a.article.id)
        for sentence in article.sentences
        for row in _others(article, sentence, countries[sentence.sentence.id], taken, roles, sketches)
    ]
    aliases = find_aliases([key for key in sketches if key[0] == "org"], _written(sketches))
    return add_sides(parsed, _cast(parsed, persons, sketches, found, aliases))


def _written(sketches: Mapping[tuple[str, ...], _Sketch]) -> dict[tuple[str, ...], list[str]]:
    return {key: sorted(sketch.forms) for key, sketch in sketches.items()}


def _taken(persons: Sequence[Person]) -> dict[str, frozenset[int]]:
    taken: dict[str, set[int]] = defaultdict(set)
    for person in persons:
        for m in person.mentions:
            taken[m.sentence].update(range(m.start, m.last))
            for role in m.roles:
                taken[m.sentence].update(range(role.first, role.last))
    return {s: frozenset(rows) for s, rows in taken.items()}


def _others(
    article: ParsedArticle,
    sentence: ParsedSentence,
    countries: Sequence[CountryMatch],
    taken: dict[str, frozenset[int]],
    roles: Roles,
    sketches: dict[tuple[str, ...], _Sketch],
) -> list[_Found]:
    """Countries, organisations and described groups of one sentence; counts their forms in `sketches`."""
    if sentence.sentence.role == "note":
        return []
    persons = taken.get(sentence.sentence.id, frozenset())
    found = _organisations(sentence, countries, persons)
    covered = persons | {i for f, _ in found for i in range(f.first, f.last)}
    for match in countries:
        if not covered.intersection(range(match.first, match.last)):
            country = _country(sentence, match)
            found += [country] if country else []
    covered |= {i for f, _ in found for i in range(f.first, f.last)}
    for description in find_descriptions(sentence, countries, frozenset(covered)):
        head = sentence.parse.tokens[description.head].lemma.casefold()
        person = roles.meant(article.article.id, description, head)
        if head == COUNTERPART and (person is None or description.last in persons):
            continue  # of nobody known, or named right after
        found.append(_group(article, sentence, description, person))
    for row, sketch in found:
        if row.person is None:
            sketches.setdefault(row.key, sketch).forms[row.text] += 1
    return [row for row, _ in found]


def _organisations(
    sentence: ParsedSentence, countries: Sequence[CountryMatch], persons: frozenset[int]
) -> list[tuple[_Found, _Sketch]]:
    found = []
    for name in sentence.names:
        words = sentence.parse.words(name.first, name.last)
        bare = fold(words).removeprefix("the ")
        if not bare or not _is_body(sentence, name, words, countries, persons):
            continue
        country = _prefix_country(name, countries) or seat_country(words)
        text = words.removeprefix("the ").removeprefix("The ")
        key = ("org", _bare_body(bare, country), country or "")
        head = _head(sentence, name.first, name.last)
        row = _Found(sentence.sentence.id, name.first, name.last, head, key, text)
        found.append((row, _Sketch("organisation", text, country)))
    return found


def _is_body(
    sentence: ParsedSentence, name: Name, words: str, countries: Sequence[CountryMatch], persons: frozenset[int]
) -> bool:
    """Is it an organisation's name, or that of a house that acts; no country's, no person's, no part of a title?"""
    if name.label not in {"ORG", "FAC"} or persons.intersection(range(name.first, name.last)):
        return False
    if name.label == "FAC" and not is_subject(sentence.parse.tokens[_head(sentence, name.first, name.last)]):
        return False
    if any(c.first == name.first and c.last == name.last for c in countries):
        return False
    if not any(c.isupper() for c in words) or (name.last - name.first == 1 and _modifies_role(sentence, name)):
        return False
    # in a headline every word is capitalised and half the sentence a name
    return sentence.sentence.role not in HEADLINES or not any(t.pos in {"VERB", "AUX"} for t in _tokens(sentence, name))


def _tokens(sentence: ParsedSentence, name: Name) -> tuple[Token, ...]:
    return sentence.parse.tokens[name.first : name.last]


def _modifies_role(sentence: ParsedSentence, name: Name) -> bool:
    """`Commerce` in `Commerce Secretary` is part of a title; an acronym (`NATO chief`) is a body."""
    after = sentence.parse.tokens[name.last : name.last + 1]
    return (
        bool(after) and is_role_noun(after[0].lemma.casefold()) and not sentence.parse.tokens[name.first].text.isupper()
    )


def _prefix_country(name: Name, countries: Sequence[CountryMatch]) -> str | None:
    """The country in an organisation's name, or in the possessive just before it."""
    for match in countries:
        inside = name.first <= match.first < name.last
        before = name.first - 2 <= match.first < name.first and match.last <= name.first
        if (inside or before) and match.relation != "capital":
            return match.country
    return None


def _bare_body(bare: str, country: str | None) -> str:
    """The body's name without the country before it: `us state department` → `state department`."""
    words = bare.split()
    for size in (3, 2, 1):
        hit = country_of(" ".join(words[:size]).removesuffix("'s").removesuffix("’s"))
        if country and hit and hit[0] == country and len(words) > size:
            return " ".join(w for w in words[size:] if w not in {"'s", "’s"})
    return bare


def _country(sentence: ParsedSentence, match: CountryMatch) -> tuple[_Found, _Sketch] | None:
    parse = sentence.parse
    text = parse.words(match.first, match.last)
    head = _head(sentence, match.first, match.last)
    sid = sentence.sentence.id
    if match.relation == "name":
        row = _Found(sid, match.first, match.last, head, ("country", fold(match.country)), text)
        return row, _Sketch("country", match.country, None)
    token = parse.tokens[head]
    subject = is_subject(token)
    if match.relation == "capital" and subject:
        row = _Found(sid, match.first, match.last, head, ("capital", fold(text)), text)
        return row, _Sketch("organisation", text, match.country)
    if match.relation == "demonym" and (
        subject or is_object(parse.tokens[head]) or preposition_of(parse, parse.tokens[head])
    ):
        key = ("country", fold(match.country))
        return _Found(sid, match.first, match.last, head, key, text), _Sketch("country", match.country, None)
    return None


def _group(
    article: ParsedArticle, sentence: ParsedSentence, d: Description, person: Person | None
) -> tuple[_Found, _Sketch]:
    text = sentence.parse.words(d.first, d.last)
    key: tuple[str, ...] = ("group", *d.words)
    body = d.country is not None and sentence.parse.tokens[d.head].lemma.casefold() in COLLECTIVES
    if not (d.plural or body):  # one unnamed person is known only within its article; a country's police is one
        key = (*key, article.article.id)
    if set(d.words) <= ANYBODY:  # `people said` in two places is not two mentions of one crowd
        key = (*key, sentence.sentence.id)
    row = _Found(sentence.sentence.id, d.first, d.last, d.head, key, text, person, True)
    return row, _Sketch("group", text, d.country)


def _head(sentence: ParsedSentence, first: int, last: int) -> int:
    """The token of `first:last` whose head lies outside; the last such one."""
    tokens = sentence.parse.tokens
    outside = [i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i]
    return outside[-1] if outside else last - 1


def _cast(
    parsed: Sequence[ParsedArticle],
    persons: Sequence[Person],
    sketches: dict[tuple[str, ...], _Sketch],
    found: Sequence[_Found],
    aliases: dict[tuple[str, ...], tuple[str, ...]],
) -> Cast:
    for plain, national in aliases.items():
        sketches[national].forms.update(sketches.pop(plain).forms)
    country_names = {s.country for s in sketches.values()} | {p.country for p in persons}
    for name in sorted(n for n in country_names if n):
        sketches.setdefault(("country", fold(name)), _Sketch("country", name, None))
    ids = {key: make_id("x", *key) for key in sketches}
    side = {name: ids["country", fold(name)] for name in country_names if name}
    actors = _told_apart(persons, [person_actor(p, side.get(p.country or "")) for p in persons])
    actor_of = {id(p): a.id for p, a in zip(persons, actors, strict=True)}
    actors += [_actor(ids[key], key, s, side) for key, s in sorted(sketches.items())]
    mentions = _mentions(persons, found, actor_of, lambda key: ids[aliases.get(key, key)])
    genders = _add_pronouns(parsed, mentions, _genders(persons, actor_of), frozenset(actor_of.values()))
    return Cast(
        tuple(sorted(actors, key=lambda a: (a.kind, fold(a.name), a.id))),
        {s: tuple(sorted(rows, key=lambda m: (m.first, m.last))) for s, rows in sorted(mentions.items())},
        genders,
    )


def _mentions(
    persons: Sequence[Person],
    found: Sequence[_Found],
    actor_of: Mapping[int, str],
    id_of: Callable[[tuple[str, ...]], str],
) -> dict[str, list[Mention]]:
    """By sentence the mentions by name and description."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for person in persons:
        for m in person.mentions:
            mentions[m.sentence] += _mentions_of(m, actor_of[id(person)])
    for f in found:
        actor = actor_of[id(f.person)] if f.person else id_of(f.key)
        kind: MentionKind = "description" if f.described else "name"
        mentions[f.sentence].append(Mention(f.sentence, f.first, f.last, f.head, actor, kind))
    return mentions


def _told_apart(persons: Sequence[Person], actors: Sequence[Actor]) -> list[Actor]:
    """The actors, each with an id of its own: two people of one name and country are known by where they are met."""
    count = Counter(a.id for a in actors)
    first = [min((m.article, m.at) for m in p.mentions) for p in persons]
    return [
        replace(a, id=make_id("p", a.id, *place)) if count[a.id] > 1 else a
        for a, place in zip(actors, first, strict=True)
    ]


def _mentions_of(m: PersonMention, actor: str) -> list[Mention]:
    """The name with its title, and each apposition that stands apart from it."""
    rows = [Mention(m.sentence, m.start, m.last, m.head, actor, "name")]
    for role in m.roles:
        if role.first >= m.last or role.last <= m.start:
            rows.append(Mention(m.sentence, role.first, role.last, role.head, actor, "description"))
    return rows


def _genders(persons: Sequence[Person], actor_of: dict[int, str]) -> dict[str, str]:
    return {actor_of[id(p)]: next(iter(p.genders)) for p in persons if len(p.genders) == 1}


def _add_pronouns(
    parsed: Sequence[ParsedArticle],
    mentions: dict[str, list[Mention]],
    genders: dict[str, str],
    persons: frozenset[str],
) -> dict[str, str]:
    """Adds the pronouns to `mentions`. Read twice: what a first reading tells of genders holds in the second."""
    named = {s: tuple(rows) for s, rows in mentions.items()}
    known = Known(persons, genders)
    first = [m for a in parsed for m in find_pronouns(a, named, known)]
    known = Known(persons, genders_told(parsed, first, known))
    for article in parsed:
        for m in find_pronouns(article, named, known):
            mentions[m.sentence].append(m)
    return dict(known.genders)


def _actor(actor: str, key: tuple[str, ...], sketch: _Sketch, side: dict[str, str]) -> Actor:
    forms = tuple(sorted(sketch.forms, key=lambda f: (-sketch.forms[f], f)))
    name = sketch.name
    if sketch.kind in {"organisation", "group"} and forms:
        name = max(forms, key=lambda f: (len(f.split()) if sketch.kind == "organisation" else 0, sketch.forms[f], f))
    if sketch.kind == "country":
        forms = tuple(dict.fromkeys([name, *forms]))
    own_side = actor if sketch.kind == "country" or fold(name) in BLOCS else side.get(sketch.country or "")
    stands = "capital" if key[0] == "capital" else "seat" if seat_country(name) == sketch.country else ""
    why = (f"{stands} of {sketch.country}, speaking for its government",) if sketch.country and stands else ()
    return Actor(actor, sketch.kind, name, forms or (name,), own_side, (), why)


__all__ = ["find_cast"]
