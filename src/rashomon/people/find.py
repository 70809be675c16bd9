"""From parsed articles to the cast of a story."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.clauses import is_object, is_owner, is_subject, preposition_of
from rashomon.language import Name, ParsedArticle, ParsedSentence, Token
from rashomon.people.aliases import find_aliases
from rashomon.people.bodies import Description, bare_body, country_of_body, find_descriptions, fullness
from rashomon.people.cast import Cast, Mention, MentionKind
from rashomon.people.countries import CountryMatch, seat_country
from rashomon.people.lexicon import (
    ANYBODY,
    APPARATUS,
    BLOCS,
    BODIES,
    COLLECTIVES,
    COUNTERPART,
    PLURAL_TAGS,
    is_role_noun,
)
from rashomon.people.nominal import Roles
from rashomon.people.person_mentions import add_surnames, find_person_mentions
from rashomon.people.persons import HEADLINES, Person, PersonMention, merge_persons, person_actor
from rashomon.people.phrases import Story
from rashomon.people.places import sentence_countries, unknown_countries
from rashomon.people.pronouns import Known, find_pronouns, genders_told, quoted_tokens
from rashomon.people.references import find_references
from rashomon.people.sides import add_sides
from rashomon.people.sorts import Sorts, find_sorts
from rashomon.text import fold
from rashomon.vocabulary import Actor, ActorKind, make_id

_ARTICLE = re.compile(r"^[Tt]he ")
_RULING = frozenset({"government", "administration"})
Key = tuple[str, ...]  # the kind of actor and what tells it from others of the kind


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
    key: Key
    text: str
    person: Person | None = None  # whom a description means
    described: bool = False
    definite: bool = False  # a name with `the`


def find_cast(parsed: Sequence[ParsedArticle]) -> Cast:
    """The actors of a story and every mention of them. Does not depend on the order of `parsed`."""
    unknown = unknown_countries(parsed)
    countries = {s.sentence.id: sentence_countries(s, unknown) for a in parsed for s in a.sentences}
    sorts = find_sorts(parsed)
    persons = merge_persons(
        [m for a in parsed for m in _person_mentions(a, countries, sorts)],
        {a.article.id: a.leader for a in parsed if a.leader},
    )
    taken, roles = _taken(persons), Roles(persons)
    sketches: dict[Key, _Sketch] = {}
    found = [
        row
        for article in sorted(parsed, key=lambda a: a.article.id)
        for sentence in article.sentences
        for row in _others(article, sentence, countries[sentence.sentence.id], taken, roles, sketches, sorts)
    ]
    aliases = _aliases(sketches, found, {s.sentence.id: a.article.id for a in parsed for s in a.sentences})
    return add_sides(parsed, _cast(parsed, persons, sketches, found, aliases))


def _person_mentions(
    article: ParsedArticle, countries: Mapping[str, tuple[CountryMatch, ...]], sorts: Sorts
) -> list[PersonMention]:
    found = [
        m for s in article.sentences for m in find_person_mentions(article.article, s, countries[s.sentence.id], sorts)
    ]
    return found + add_surnames(article, found, countries)


def _aliases(sketches: Mapping[Key, _Sketch], found: Sequence[_Found], article_of: Mapping[str, str]) -> dict[Key, Key]:
    """Key → the key of the same body under its fuller name."""
    first: dict[Key, dict[str, int]] = defaultdict(dict)
    for at, row in enumerate(found):
        first[row.key].setdefault(article_of[row.sentence], at)
    bodies = [key for key in sketches if key[0] == "org"]
    articles: Counter[Key] = Counter()
    for row in found:
        articles[row.key] += 1 if row.definite else -1
    forms = {key: sorted(sketch.forms) for key, sketch in sketches.items()}
    aliases = find_aliases(bodies, forms, {key: rows for key, rows in first.items() if articles[key] >= 0}, first)
    aliases |= _named(sketches, {key: aliases.get(key, key) for key in bodies})
    return aliases | _unowned(sketches, aliases)


def _unowned(sketches: Mapping[Key, _Sketch], aliases: Mapping[Key, Key]) -> dict[Key, Key]:
    """`the government` → `the Norwegian government`, where the story knows no other."""
    owned: dict[str, set[Key]] = defaultdict(set)
    for key, sketch in sketches.items():
        if key[0] == "org" or sketch.kind == "organisation":
            owned[key[1 if key[0] == "org" else -1].split()[-1]].add(aliases.get(key, key))
    bare = {k for k in sketches.keys() - aliases.keys() if k[1] in _RULING and len(owned[k[1]]) == 1}
    return {k: next(iter(owned[k[1]])) for k in sorted(bare) if {fold(f) for f in sketches[k].forms} == {f"the {k[1]}"}}


def _named(sketches: Mapping[Key, _Sketch], home: Mapping[Key, Key]) -> dict[Key, Key]:
    """The described groups that are a body's name in small letters: `the transport police`, `Transport Police`."""
    called: dict[str, set[Key]] = defaultdict(set)
    for key in home:
        forms = sketches[key].forms
        for form in (*forms, f"{key[2]} {key[1]}"):
            if " " in form or forms[form] > 1:  # a single word that is capitalised once may only begin a sentence
                called[fold(form)].add(home[key])
    found = {}
    for key, sketch in sketches.items():
        if key[0] != "group":
            continue
        bare = [fold(f).removeprefix("the ").rpartition(" ") for f in sketch.forms]  # `the Orion group` is Orion
        named = [called["".join(f)] or (called[f[0]] if f[2] in BODIES else set()) for f in bare]
        bodies = set.union(*named) if all(named) else called[" ".join(key[1:])]
        fitting = [b for b in bodies if not sketch.country or sketches[b].country in {None, sketch.country}]
        if len(fitting) == len(bodies) == 1:
            found[key] = fitting[0]
    return found


def _taken(persons: Sequence[Person]) -> dict[str, frozenset[int]]:
    taken: dict[str, set[int]] = defaultdict(set)
    for person in persons:
        for m in person.mentions:
            taken[m.sentence].update(range(m.start, m.last))
            for role in m.own:
                taken[m.sentence].update(range(role.first, role.head + 1))
    return {s: frozenset(rows) for s, rows in taken.items()}


def _others(
    article: ParsedArticle,
    sentence: ParsedSentence,
    countries: Sequence[CountryMatch],
    taken: dict[str, frozenset[int]],
    roles: Roles,
    sketches: dict[Key, _Sketch],
    sorts: Sorts,
) -> list[_Found]:
    """Countries, organisations and described groups of one sentence; counts their forms in `sketches`."""
    if sentence.sentence.role == "note":
        return []
    persons = taken.get(sentence.sentence.id, frozenset())
    found = _organisations(sentence, countries, persons, sorts)
    if sentence.sentence.role in HEADLINES:
        found = [row for row in found if fold(row[0].text) in sorts.known[article.article.id]]
    covered = persons | {i for f, _ in found for i in range(f.first, f.last)}
    for match in countries:
        if not covered.intersection(range(match.first, match.last)):
            country = _country(sentence, match)
            found += [country] if country else []
    covered |= {i for f, _ in found for i in range(f.first, f.last)}
    found += _described(article, sentence, find_descriptions(sentence, countries, frozenset(covered)), persons, roles)
    for row, sketch in found:
        if row.person is None:
            sketches.setdefault(row.key, sketch).forms[row.text] += 1
    return [row for row, _ in found]


def _described(
    article: ParsedArticle,
    sentence: ParsedSentence,
    descriptions: Sequence[Description],
    persons: frozenset[int],
    roles: Roles,
) -> Iterator[tuple[_Found, _Sketch]]:
    """Whom the descriptions of a sentence mean: a person, else a group of their own."""
    parse, start, quoted = sentence.parse, sentence.sentence.start, quoted_tokens(sentence)
    for description in descriptions:
        head = parse.tokens[description.head].lemma.casefold()
        alone = fold(parse.words(description.first, description.last)) == f"the {head}"
        place = (start, start + parse.tokens[description.first].start)
        told = alone and description.head not in quoted
        person = roles.meant(article.article.id, description, head, place if told else None)
        if head != COUNTERPART or (person is not None and description.last not in persons):
            yield _group(article, sentence, description, person)  # an unresolved counterpart makes no actor


def _organisations(
    sentence: ParsedSentence, countries: Sequence[CountryMatch], persons: frozenset[int], sorts: Sorts
) -> list[tuple[_Found, _Sketch]]:
    found = []
    for name in sentence.names:
        name = Name(name.first, name.last, sorts.of(sentence, name))
        words = sentence.parse.words(name.first, name.last)
        bare = fold(words).removeprefix("the ")
        if not bare or not _is_body(sentence, name, words, countries, persons):
            continue
        country = country_of_body(sentence.parse, name, countries) or seat_country(words)
        text = _ARTICLE.sub("", words)
        key = ("org", bare_body(bare, country), country or "")
        head = _head(sentence, name.first, name.last)
        definite = any(fold(t.text) == "the" for t in sentence.parse.tokens[max(0, name.first - 1) : name.first + 1])
        row = _Found(sentence.sentence.id, name.first, name.last, head, key, text, definite=definite)
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


def _country(sentence: ParsedSentence, match: CountryMatch) -> tuple[_Found, _Sketch] | None:
    parse = sentence.parse
    text, sid = parse.words(match.first, match.last), sentence.sentence.id
    head = _head(sentence, match.first, match.last)
    if match.relation == "name":
        row = _Found(sid, match.first, match.last, head, ("country", fold(match.country)), text)
        return row, _Sketch("country", match.country, None)
    token = parse.tokens[head]
    subject = is_subject(token)
    if match.relation == "capital" and subject:
        row = _Found(sid, match.first, match.last, head, ("capital", fold(text)), text)
        return row, _Sketch("organisation", text, match.country)
    if match.relation == "demonym" and token.tag in PLURAL_TAGS:
        return None  # `Egyptians` are people
    if match.relation == "demonym" and (subject or is_object(token) or preposition_of(parse, token)):
        key = ("country", fold(match.country))
        return _Found(sid, match.first, match.last, head, key, text), _Sketch("country", match.country, None)
    return None


def _group(
    article: ParsedArticle, sentence: ParsedSentence, d: Description, person: Person | None
) -> tuple[_Found, _Sketch]:
    text = sentence.parse.words(d.first, d.last)
    key: Key = ("group", *d.words)
    noun = sentence.parse.tokens[d.head].lemma.casefold()
    before = sentence.parse.tokens[d.first : d.head]
    owned = any(t.pos == "PROPN" or (is_owner(t) and t.text[0].isupper()) for t in before)
    body = (owned and noun in APPARATUS) or (d.country is not None and noun in COLLECTIVES)
    if not (d.plural or body):  # one unnamed person is known only within its article; a country's police is one
        key = (*key, article.article.id)
    another = fold(sentence.parse.tokens[d.first].text) == "another"
    if another or set(d.words) <= ANYBODY:  # `people said` in two places is not two mentions of one crowd
        key = (*key, sentence.sentence.id)
    row = _Found(sentence.sentence.id, d.first, d.last, d.head, key, text, person, True)
    return row, _Sketch("organisation" if body and noun in APPARATUS else "group", text, d.country)


def _head(sentence: ParsedSentence, first: int, last: int) -> int:
    """The token of `first:last` whose head lies outside; the last such one."""
    tokens = sentence.parse.tokens
    outside = [i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i]
    return outside[-1] if outside else last - 1


def _cast(
    parsed: Sequence[ParsedArticle],
    persons: Sequence[Person],
    sketches: dict[Key, _Sketch],
    found: Sequence[_Found],
    aliases: dict[Key, Key],
) -> Cast:
    for plain, national in aliases.items():
        for form, count in sketches.pop(plain).forms.items():
            sketches[national].forms[form if plain[1] in _RULING else _ARTICLE.sub("", form)] += count
    country_names = {s.country for s in sketches.values()} | {p.country for p in persons}
    for name in sorted(n for n in country_names if n):
        sketches.setdefault(("country", fold(name)), _Sketch("country", name, None))
    ids = {key: make_id("x", *key) for key in sketches}
    side = {name: ids["country", fold(name)] for name in country_names if name}
    actors = _told_apart(persons, [person_actor(p, side.get(p.country or "")) for p in persons])
    actor_of = {id(p): a.id for p, a in zip(persons, actors, strict=True)}
    actors += [_actor(ids[key], key, s, side) for key, s in sorted(sketches.items())]
    mentions = _mentions(persons, found, actor_of, lambda key: ids[aliases.get(key, key)])
    told = {actor_of[id(p)]: next(iter(p.genders)) for p in persons if len(p.genders) == 1}
    genders = _add_pronouns(parsed, mentions, told, frozenset(actor_of.values()))
    _add_references(parsed, mentions, Story({a.id: a for a in actors}))
    return Cast(
        tuple(sorted(actors, key=lambda a: (a.kind, fold(a.name), a.id))),
        {s: tuple(sorted(rows, key=lambda m: (m.first, m.last))) for s, rows in sorted(mentions.items())},
        genders,
    )


def _mentions(
    persons: Sequence[Person],
    found: Sequence[_Found],
    actor_of: Mapping[int, str],
    id_of: Callable[[Key], str],
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
    for role in m.own:
        if role.first >= m.last or role.last <= m.start:
            rows.append(Mention(m.sentence, role.first, role.last, role.head, actor, "description"))
    return rows


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


def _add_references(parsed: Sequence[ParsedArticle], mentions: dict[str, list[Mention]], story: Story) -> None:
    """Gives the descriptions of a body named before its actor."""
    for article in parsed:
        for m in find_references(article, mentions, story):
            rows = mentions[m.sentence]
            rows[:] = [r for r in rows if (r.head, r.kind) != (m.head, m.kind)] + [m]


def _actor(actor: str, key: Key, sketch: _Sketch, side: dict[str, str]) -> Actor:
    forms = tuple(sorted(sketch.forms, key=lambda f: (-sketch.forms[f], f)))
    name = sketch.name
    if sketch.kind in {"organisation", "group"} and forms:
        name = max(forms, key=lambda f: (*fullness(f, sketch.kind), sketch.forms[f], f))
    if sketch.kind == "country":
        forms = tuple(dict.fromkeys([name, *forms]))
    own_side = actor if sketch.kind == "country" or fold(name) in BLOCS else side.get(sketch.country or "")
    stands = "capital" if key[0] == "capital" else "seat" if seat_country(name) == sketch.country else ""
    why = (f"{stands} of {sketch.country}, speaking for its government",) if sketch.country and stands else ()
    return Actor(actor, sketch.kind, name, forms or (name,), own_side, (), why)


__all__ = ["find_cast"]
