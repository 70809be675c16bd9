"""Which of the bodies and described groups of a story are one, by their names and descriptions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.language import ParsedArticle
from rashomon.people.aliases import find_aliases, settled
from rashomon.people.countries import country_of
from rashomon.people.groups import joined_groups
from rashomon.people.lexicon import BLOCS, BODIES, RULING
from rashomon.people.persons import Person
from rashomon.text import fold
from rashomon.vocabulary import ActorKind

_OUTLETS = frozenset({"agency", "newspaper", "network", "channel", "station"})  # nouns that stand behind their name
Key = tuple[str, ...]  # the kind of actor and what tells it from others of the kind


@dataclass
class Sketch:
    """An actor other than a person while its forms are still being counted."""

    kind: ActorKind
    name: str
    country: str | None
    alone: bool = False  # of its article only: `leaders`, `the military`, which many stories have of many countries
    institution: bool = False  # `the Norwegian ministry`: a body, by a description that is as good as a name
    forms: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Found:
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
    beside: Key | None = None  # the body that the sentence says it is: `Selco, *a retailer*`, `Selco (*SLC*)`


def find_homes(
    parsed: Sequence[ParsedArticle], sketches: Mapping[Key, Sketch], found: Sequence[Found]
) -> dict[Key, Key]:
    """Key → the key under which the story has the same body or group, no chain among them."""
    aliases = _aliases(sketches, found, {s.sentence.id: a.article.id for a in parsed for s in a.sentences})
    forms = {key: sketch.forms for key, sketch in sketches.items() if key[0] == "group" and not sketch.alone}
    return settled(
        joined_groups(forms, _copied(parsed, [row for row in found if row.key in sketches]), settled(aliases))
    )


def _copied(parsed: Sequence[ParsedArticle], found: Sequence[Found]) -> dict[tuple[str, int], set[Key]]:
    """The unnamed people of each place in a sentence's words, which other articles may have as well."""
    words = {s.sentence.id: s.parse.text for a in parsed for s in a.sentences}
    places: dict[tuple[str, int], set[Key]] = defaultdict(set)
    for row in found:
        if row.key[0] == "group":
            places[words[row.sentence], row.head].add(row.key)
    return places


def _aliases(sketches: Mapping[Key, Sketch], found: Sequence[Found], article_of: Mapping[str, str]) -> dict[Key, Key]:
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
    aliases |= _told(found, sketches)
    aliases |= _named(sketches, {key: aliases.get(key, key) for key in bodies})
    return aliases | _unowned(sketches, aliases, first)


def _unowned(
    sketches: Mapping[Key, Sketch], aliases: Mapping[Key, Key], first: Mapping[Key, Mapping[str, int]]
) -> dict[Key, Key]:
    """`the government` → `the Norwegian government`, where its article knows no other."""
    owned: dict[tuple[str, str], set[Key]] = defaultdict(set)
    for key, sketch in sketches.items():
        if key[0] == "org" or sketch.kind == "organisation":
            last = key[1 if key[0] == "org" else -1].split()[-1:]  # none where the name is all marks
            for article in first[key]:
                owned["".join(last), article].add(aliases.get(key, key))
    found = {}
    for key in sorted(k for k in sketches.keys() - aliases.keys() if k[1] in RULING):
        bodies = set().union(*(owned[key[1], article] for article in first[key]))
        if len(bodies) == 1 and {fold(f) for f in sketches[key].forms} == {f"the {key[1]}"}:
            found[key] = bodies.pop()
    return found


def _told(found: Sequence[Found], sketches: Mapping[Key, Sketch]) -> dict[Key, Key]:
    """What a sentence says to be a body: its initials in brackets, a description in apposition; of one body only."""
    told: dict[Key, set[Key]] = defaultdict(set)
    for row in found:
        if row.beside and row.key in sketches and row.key != row.beside:
            told[row.key].add(row.beside)
    return {key: next(iter(bodies)) for key, bodies in sorted(told.items()) if len(bodies) == 1}


def _named(sketches: Mapping[Key, Sketch], home: Mapping[Key, Key]) -> dict[Key, Key]:
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
        bodies = bodies or set.union(*(called[_name_inside(f)] for f in sketch.forms))
        fitting = [b for b in bodies if not sketch.country or sketches[b].country in {None, sketch.country}]
        if len(fitting) == len(bodies) == 1:
            found[key] = fitting[0]
    return found


def _name_inside(form: str) -> str:
    """The name before what bears it: `orion` of `the state-owned Orion oil company`; none in `the UN agency`."""
    words = form.split()
    at = [n for n, w in enumerate(words) if w[0].isupper() and n]
    if not at or words[0].casefold() != "the" or fold(words[-1]) not in BODIES | _OUTLETS or at[-1] == len(words) - 1:
        return ""
    name = words[at[0] : at[-1] + 1]
    inside = fold(" ".join(name))
    return "" if inside in BLOCS or any(w[-2:] in {"'s", "’s"} or country_of(w) for w in name) else inside
