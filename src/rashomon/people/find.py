"""From parsed articles to the cast of a story."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.clauses import appositions_of, is_object, is_owner, is_subject, owner_of, preposition_of
from rashomon.language import Name, ParsedArticle, ParsedSentence
from rashomon.people.bodies import PHRASING, Description, bare_body, country_of_body, find_descriptions, fullness
from rashomon.people.called import Called
from rashomon.people.cast import Cast, Mention, MentionKind
from rashomon.people.countries import CountryMatch, is_capital_acting, seat_country
from rashomon.people.homes import Found, Key, Sketch, find_homes
from rashomon.people.left_over import join_left_over
from rashomon.people.lexicon import (
    ANYBODY,
    APPARATUS,
    BLOCS,
    BODIES,
    COLLECTIVES,
    COUNTERPART,
    INSTITUTIONS,
    OFFICES,
    PLURAL_TAGS,
    RULING,
    calls_body,
    is_role_noun,
)
from rashomon.people.likeness import join_likely
from rashomon.people.nominal import Roles
from rashomon.people.owned import join_owned
from rashomon.people.person_actors import add_told, person_actor, with_descriptions
from rashomon.people.person_mentions import add_surnames, find_person_mentions
from rashomon.people.persons import HEADLINES, Person, PersonMention, merge_persons
from rashomon.people.phrases import Story
from rashomon.people.places import sentence_countries, unknown_countries
from rashomon.people.pronouns import Known, find_pronouns, genders_told, quoted_tokens
from rashomon.people.references import decide_clear, find_references
from rashomon.people.sides import add_sides
from rashomon.people.sorts import BODY, Sorts, find_sorts, initials_behind
from rashomon.people.speaking import with_speaking
from rashomon.text import dateline_end, fold
from rashomon.vocabulary import Actor, ActorKind, make_id

SOURCE, POLICE = "source", "police"  # `the police` is several, whatever its tag
_ARTICLE = re.compile(r"^[Tt]he ")


def find_cast(parsed: Sequence[ParsedArticle]) -> Cast:
    """The actors of a story and every mention of them. Does not depend on the order of `parsed`."""
    unknown = unknown_countries(parsed)
    countries = {s.sentence.id: sentence_countries(s, unknown) for a in parsed for s in a.sentences}
    parsed = with_speaking(parsed, countries)
    sorts = find_sorts(parsed)
    persons = merge_persons(
        [m for a in parsed for m in _person_mentions(a, countries, sorts)],
        {a.article.id: a.leader for a in parsed if a.leader},
    )
    taken, roles = _taken(persons), Roles(persons)
    sketches: dict[Key, Sketch] = {}
    found = [
        row
        for article in sorted(parsed, key=lambda a: a.article.id)
        for sentence in article.sentences
        for row in _others(article, sentence, countries[sentence.sentence.id], taken, roles, sketches, sorts)
    ]
    cast = add_sides(parsed, _cast(parsed, persons, sketches, found, find_homes(parsed, sketches, found)))
    return join_likely(parsed, cast)


def _person_mentions(
    article: ParsedArticle, countries: Mapping[str, tuple[CountryMatch, ...]], sorts: Sorts
) -> list[PersonMention]:
    found = [
        m for s in article.sentences for m in find_person_mentions(article.article, s, countries[s.sentence.id], sorts)
    ]
    return found + add_surnames(article, found, countries)


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
    sketches: dict[Key, Sketch],
    sorts: Sorts,
) -> list[Found]:
    """Countries, organisations and described groups of one sentence; counts their forms in `sketches`."""
    if sentence.sentence.role == "note":
        return []
    persons = taken.get(sentence.sentence.id, frozenset())
    found = _organisations(sentence, countries, persons, sorts)
    if sentence.sentence.role in HEADLINES:
        found = [row for row in found if fold(row[0].text) in sorts.known[article.article.id]]
    covered = persons.union(*(range(f.first, f.last) for f, _ in found))
    for match in countries:
        if not covered.intersection(range(match.first, match.last)):
            found += [c] if (c := _country(sentence, match)) else []
    covered |= {i for f, _ in found for i in range(f.first, f.last)}
    bodies = {f.head: f.key for f, _ in found if f.key[0] == "org"}
    inside = frozenset(i for f, _ in found for i in range(f.first + 1, f.last))
    descriptions = find_descriptions(sentence, countries, frozenset(covered), inside)
    for row, sketch in _described(article, sentence, descriptions, persons, roles):
        found.append((replace(row, beside=_beside(sentence, row.head, bodies)), sketch))
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
) -> Iterator[tuple[Found, Sketch]]:
    """Whom the descriptions of a sentence mean: a person, else a group of their own."""
    parse, start, quoted = sentence.parse, sentence.sentence.start, quoted_tokens(sentence)
    for description in descriptions:
        head = parse.tokens[description.head].lemma.casefold()
        alone = fold(parse.words(description.first, description.last)) == f"the {head}"
        place = (start, start + parse.tokens[description.first].start)
        told = alone and description.head not in quoted
        person = roles.meant(article.article.id, description, head, place if told else None)
        owned = owner_of(parse, description.head) is not None
        person = person or roles.named_next(article.article, description, head, start, owned=owned)
        if head != COUNTERPART or (person is not None and description.last not in persons):
            yield _group(article, sentence, description, person)  # an unresolved counterpart makes no actor


def _beside(sentence: ParsedSentence, head: int, bodies: Mapping[int, Key]) -> Key | None:
    """The body with a name that a noun stands in apposition to: `Selco, *a firm*`, `*the newspaper* Pellam Post`."""
    parse = sentence.parse
    if not calls_body(parse.tokens[head].lemma.casefold()) or parse.tokens[head].tag in PLURAL_TAGS:
        return None
    near = {bodies[n] for n in bodies if head in appositions_of(parse, n) or n in appositions_of(parse, head)}
    return next(iter(near)) if len(near) == 1 else None


def _organisations(
    sentence: ParsedSentence, countries: Sequence[CountryMatch], persons: frozenset[int], sorts: Sorts
) -> list[tuple[Found, Sketch]]:
    found: list[tuple[Found, Sketch]] = []
    for name in sentence.names:
        if found and name.first < found[-1][0].last:
            continue
        name = sorts.whole(sentence, Name(name.first, name.last, sorts.of(sentence, name)))
        words = sentence.parse.words(name.first, name.last)
        bare = fold(words).removeprefix("the ")
        filed = sentence.parse.tokens[name.last - 1].start < dateline_end(sentence.parse.text)
        if not bare or filed or not _is_body(sentence, name, words, countries, persons):
            continue
        country = country_of_body(sentence.parse, name, countries) or seat_country(words)
        text = _ARTICLE.sub("", words)
        key = ("org", bare_body(bare, country), country or "")
        head = _head(sentence, name.first, name.last)
        definite = any(fold(t.text) == "the" for t in sentence.parse.tokens[max(0, name.first - 1) : name.first + 1])
        row = Found(sentence.sentence.id, name.first, name.last, head, key, text, definite=definite)
        found.append((row, Sketch("organisation", text, country)))
        if short := initials_behind(sentence, name):
            key = ("org", fold(short), "")
            row = Found(row.sentence, name.last + 1, name.last + 2, name.last + 1, key, short, beside=row.key)
            found.append((row, Sketch("organisation", short, None)))
    return found


def _is_body(
    sentence: ParsedSentence, name: Name, words: str, countries: Sequence[CountryMatch], persons: frozenset[int]
) -> bool:
    """Is it an organisation's name, or that of a house that acts; no country's, no person's, no part of a title?"""
    if name.label not in {BODY, "ORG", "FAC"} or persons.intersection(range(name.first, name.last)):
        return False
    if name.label == "FAC" and not is_subject(sentence.parse.tokens[_head(sentence, name.first, name.last)]):
        return False
    if any(c.first == name.first and c.last == name.last for c in countries):
        return False
    if fold(words).removeprefix("the ") in BODIES & COLLECTIVES:
        return False  # `the Company`, of a letter
    if not any(c.isupper() for c in words) or (name.last - name.first == 1 and _modifies_role(sentence, name)):
        return False
    # in a headline every word is capitalised and half the sentence a name
    return sentence.sentence.role not in HEADLINES or not any(
        t.pos in {"VERB", "AUX"} for t in sentence.parse.tokens[name.first : name.last]
    )


def _modifies_role(sentence: ParsedSentence, name: Name) -> bool:
    """`Commerce` in `Commerce Secretary` is part of a title; an acronym (`NATO chief`) is a body."""
    after = sentence.parse.tokens[name.last : name.last + 1]
    return (
        bool(after) and is_role_noun(after[0].lemma.casefold()) and not sentence.parse.tokens[name.first].text.isupper()
    )


def _country(sentence: ParsedSentence, match: CountryMatch) -> tuple[Found, Sketch] | None:
    parse = sentence.parse
    text, sid = parse.words(match.first, match.last), sentence.sentence.id
    head = _head(sentence, match.first, match.last)
    if match.relation == "name":
        row = Found(sid, match.first, match.last, head, ("country", fold(match.country)), text)
        return row, Sketch("country", match.country, None)
    token = parse.tokens[head]
    if match.relation == "capital":
        stands = is_capital_acting(parse, token)
    else:  # `Egyptians` are people
        inside = not (is_subject(token) or is_object(token) or preposition_of(parse, token))
        stands = token.tag not in PLURAL_TAGS and not inside
    key = ("country", fold(match.country))
    row = Found(sid, match.first, match.last, head, key, text)
    return (row, Sketch("country", match.country, None)) if stands else None


def _group(
    article: ParsedArticle, sentence: ParsedSentence, d: Description, person: Person | None
) -> tuple[Found, Sketch]:
    text = sentence.parse.words(d.first, d.last)
    key: Key = ("group", *d.words)
    noun = sentence.parse.tokens[d.head].lemma.casefold()
    before = sentence.parse.tokens[d.first : d.head]
    owned = any(t.pos == "PROPN" or (is_owner(t) and t.text[0].isupper()) for t in before)
    body = (owned and noun in APPARATUS) or (d.country is not None and noun in COLLECTIVES)
    alone, several = _is_alone(sentence, d, noun), d.plural or noun == POLICE
    if d.owned or alone or not (several or body):  # known only within its article; a country's police is one
        key = (*key, article.article.id)
    another = fold(sentence.parse.tokens[d.first].text) == "another"
    if another or set(d.words) - {"some"} <= ANYBODY:  # `people said` in two places is not two mentions of one crowd
        key = (*key, sentence.sentence.id)
    row = Found(sentence.sentence.id, d.first, d.last, d.head, key, text, person, True)
    kind: ActorKind = "organisation" if body and noun in APPARATUS else "group"
    return row, Sketch(kind, text, d.country, alone, _is_institution(sentence, d, noun))


def _is_alone(sentence: ParsedSentence, d: Description, noun: str) -> bool:
    """Of its article only: `the two leaders`, `the military`, `banking sources`; not `the police`, `CoFACE sources`."""
    if noun == SOURCE and not any(t.text[0].isupper() for t in sentence.parse.tokens[d.first + 1 : d.head]):
        return True
    several = (d.plural or noun == POLICE) and fold(sentence.parse.tokens[d.head].text) == noun
    return d.bare and ((noun in OFFICES and d.plural) or (noun in COLLECTIVES and not several))


def _is_institution(sentence: ParsedSentence, d: Description, noun: str) -> bool:
    """`The Norwegian ministry`, `the regional court ruled`; not `the group`, `on the northern bank`."""
    head = sentence.parse.tokens[d.head]
    by = preposition_of(sentence.parse, head)
    acts = is_subject(head) or by in {"by", "to"} or (by and by not in PHRASING)
    which = len(d.words) > 1 and not (d.plural or d.indefinite or d.owned)
    known = d.country is not None or (acts and noun not in BODIES)
    return bool(which and known and noun in INSTITUTIONS)


def _head(sentence: ParsedSentence, first: int, last: int) -> int:
    """The token of `first:last` whose head lies outside; the last such one."""
    tokens = sentence.parse.tokens
    outside = [i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i]
    return outside[-1] if outside else last - 1


def _cast(
    parsed: Sequence[ParsedArticle],
    persons: Sequence[Person],
    sketches: dict[Key, Sketch],
    found: Sequence[Found],
    aliases: dict[Key, Key],
) -> Cast:
    _join(sketches, aliases)
    country_names = {s.country for s in sketches.values()} | {p.country for p in persons}
    for name in sorted(n for n in country_names if n):
        sketches.setdefault(("country", fold(name)), Sketch("country", name, None))
    ids = {key: make_id("x", *key) for key in sketches}
    side = {name: ids["country", fold(name)] for name in country_names if name}
    actors = _told_apart(persons, [person_actor(p, side.get(p.country or "")) for p in persons])
    actor_of = {id(p): a.id for p, a in zip(persons, actors, strict=True)}
    actors += [_actor(ids[key], s, side) for key, s in sorted(sketches.items())]
    mentions = _mentions(persons, found, actor_of, lambda key: ids[aliases.get(key, key)])
    told = {actor_of[id(p)]: next(iter(p.genders)) for p in persons if len(p.genders) == 1}
    genders = _add_pronouns(parsed, mentions, told, frozenset(actor_of.values()))
    actors = add_told(parsed, mentions, actors, {actor_of[id(p)]: p for p in persons})
    story = Story({a.id: a for a in actors}, genders)
    join_owned(parsed, mentions, story)
    _add_references(parsed, mentions, story)
    join_left_over(parsed, mentions, story)
    actors = with_descriptions(parsed, _institutions(actors, sketches, ids), mentions)
    return Cast(
        tuple(sorted(actors, key=lambda a: (a.kind, fold(a.name), a.id))),
        {s: tuple(sorted(rows, key=lambda m: (m.first, m.last))) for s, rows in sorted(mentions.items())},
        genders,
    )


def _institutions(actors: Sequence[Actor], sketches: Mapping[Key, Sketch], ids: Mapping[Key, str]) -> list[Actor]:
    """The actors; what its own words make an institution is an organisation now that nothing is left to be joined."""
    bodies = {ids[key] for key, sketch in sketches.items() if sketch.institution}
    return [replace(a, kind="organisation") if a.id in bodies else a for a in actors]


def _join(sketches: dict[Key, Sketch], aliases: Mapping[Key, Key]) -> None:
    """Gives the forms of each alias to what it stands for, and takes the alias away."""
    for plain, national in aliases.items():
        other, home = sketches.pop(plain), sketches[national]
        home.country = home.country or (other.country if national[0] == "group" else None)
        for form, count in other.forms.items():
            if national[0] == "org" and plain[0] == "group" and fold(form).split()[-1] not in national[1].split():
                continue  # `Selco, a retailer`: no form of its name
            home.forms[_ARTICLE.sub("", form) if national[0] == "org" and plain[1] not in RULING else form] += count


def _mentions(
    persons: Sequence[Person],
    found: Sequence[Found],
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
    """Gives the descriptions of somebody named before its actor. Read twice: what is clear in one helps with others."""
    called = Called(parsed, mentions, story)
    rows = {s.sentence.id: s for a in parsed for s in a.sentences}
    for article in parsed:
        called.add_read(rows, find_references(article, mentions, story, called, decide_clear))
    for m in [m for article in parsed for m in find_references(article, mentions, story, called)]:
        here = mentions[m.sentence]
        here[:] = [r for r in here if (r.head, r.kind) != (m.head, m.kind)] + [m]


def _actor(actor: str, sketch: Sketch, side: dict[str, str]) -> Actor:
    forms = tuple(sorted(sketch.forms, key=lambda f: (-sketch.forms[f], f)))
    name = sketch.name
    if sketch.kind in {"organisation", "group"} and forms:
        name = max(forms, key=lambda f: (*fullness(f, sketch.kind), sketch.forms[f], f))
    if sketch.kind == "country":
        forms = tuple(dict.fromkeys([name, *forms]))
    own_side = actor if sketch.kind == "country" or fold(name) in BLOCS else side.get(sketch.country or "")
    seat = sketch.country and seat_country(name) == sketch.country
    why = (f"seat of {sketch.country}, speaking for its government",) if seat else ()
    return Actor(actor, sketch.kind, name, forms or (name,), own_side, (), why)


__all__ = ["find_cast"]
