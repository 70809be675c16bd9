"""The record's row for a person: the name shown, its other forms, the roles, and how they were joined."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.language import ParsedArticle
from rashomon.people.cast import Mention
from rashomon.people.person_mentions import make_role
from rashomon.people.personal_names import Key
from rashomon.people.persons import Person, singular
from rashomon.people.roles import said_by
from rashomon.text import fold
from rashomon.vocabulary import Actor, Anchor, Role, make_id


def person_actor(person: Person, side: str | None) -> Actor:
    """The record's row for a person."""
    forms = Counter(m.text for m in person.mentions)
    name = _shown(forms, person)
    return Actor(
        make_id("p", *person.full, person.country or ""),
        "person",
        name,
        tuple(sorted(forms, key=lambda f: (-forms[f], f))),
        side,
        roles_of(person),
        tuple(dict.fromkeys([*person.why, *_joined(person, name)])),
    )


def _joined(person: Person, name: str) -> list[str]:
    """For each other form of the name, how it is one with the fullest: `Holm: surname of Anna Holm`."""
    how = {m.text: _how(m.key, person) for m in sorted(person.mentions, key=lambda m: m.text)}
    return [f"{form}: {why} of {name}" for form, why in how.items() if why and form != name]


def _how(key: Key, person: Person) -> str:
    if len(key) > 1 or len(person.full) == 1:
        return ""
    return "surname" if key[0] in person.surnames else "given name" if key[0] in person.given else "part"


def _shown(forms: Counter[str], person: Person) -> str:
    """The longest form, or its end where most articles know no longer: `Insp Anna Holm`, elsewhere `Anna Holm`."""
    full = {m.text for m in person.mentions if m.key == person.full}
    name = max(full, key=lambda f: (len(f.split()), forms[f], f))
    longest: dict[str, str] = {}
    for m in person.mentions:
        longest[m.article] = max(longest.get(m.article, ""), m.text, key=lambda f: len(f.split()))
    ends = Counter(f for f in longest.values() if len(f.split()) > 1 and name.endswith(f" {f}"))
    return next((f for f in sorted(ends) if ends[f] * 2 > len(longest)), name)


def _office(words: str) -> str:
    """What two wordings of one role share: `the N.C.A.A. vice-president`, `NCAA Vice President`."""
    plain = fold(words).replace(".", "").replace("-", " ").split()
    return " ".join(singular(w) for w in plain if w != "the")


def roles_of(person: Person) -> tuple[Role, ...]:
    rows: dict[tuple[str, str], list[Anchor]] = defaultdict(list)
    for role in (*person.told, *(r for m in person.mentions for r in m.roles)):
        if role.held != "never":
            rows[_office(role.anchor.exact), role.held].append(role.anchor)
    ranked = sorted(rows.items(), key=lambda row: (-len(row[1]), row[0]))
    return tuple(
        Role(min((a.exact for a in anchors), key=len), "past" if held == "past" else "now", tuple(sorted(set(anchors))))
        for (_, held), anchors in ((key, sorted(rows)) for key, rows in ranked)
    )


def add_told(
    parsed: Sequence[ParsedArticle],
    mentions: Mapping[str, list[Mention]],
    actors: Sequence[Actor],
    persons: Mapping[str, Person],
) -> list[Actor]:
    """`She was a lawyer`: the actors, whom a pronoun or description means with the role; its words now mean them."""
    for article, sentence in ((a.article, s) for a in parsed for s in a.sentences):
        rows = mentions.get(sentence.sentence.id, [])
        for m in [m for m in rows if m.kind != "name" and m.actor in persons]:
            for role in said_by(sentence.parse, m.head):
                persons[m.actor].told.append(make_role(article, sentence, role))
                rows[:] = [r for r in rows if (r.head, r.kind) != (role.head, "description")]
                rows.append(Mention(m.sentence, role.first, role.last, role.head, m.actor, "description"))
    told = {actor: p for actor, p in persons.items() if p.told}
    return [replace(a, roles=roles_of(told[a.id])) if a.id in told else a for a in actors]


def with_descriptions(
    parsed: Sequence[ParsedArticle], actors: Sequence[Actor], mentions: Mapping[str, Sequence[Mention]]
) -> list[Actor]:
    """The actors, `why` telling how the descriptions that stand apart from a name were joined."""
    why: dict[str, dict[str, str]] = defaultdict(dict)
    known = {a.id: {r.role for r in a.roles} for a in actors if a.kind == "person"}
    for sentence in (s for a in parsed for s in a.sentences):
        for m in mentions.get(sentence.sentence.id, ()):
            words = sentence.parse.words(m.first, m.last)
            if m.why or (m.kind == "description" and words not in known.get(m.actor, {words})):
                how = f"ranked description, {m.why}" if m.why else "who holds the office"
                why[m.actor][words] = min(how, why[m.actor].get(words, how))
    told = {actor: [f"{words}: {how}" for words, how in sorted(rows.items())] for actor, rows in why.items()}
    return [replace(a, why=tuple(dict.fromkeys([*a.why, *told.get(a.id, ())]))) for a in actors]
