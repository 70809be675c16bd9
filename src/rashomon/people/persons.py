"""Persons: mentions by name → one actor for each person, with the reasons for every merge.

Within an article a surname alone means the one full name that carries it; where two carry it, it means
nobody. Across articles full names merge when they are the same, or may be the same *and* share a
role; a surname alone joins a full name only if the story knows one bearer and calls that person so.
Two full names are never merged on a shared surname.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rashomon.lexicon import uses_of
from rashomon.people.lexicon import is_role_noun
from rashomon.people.personal_names import (
    AL,
    Key,
    compatible,
    first_surname,
    holds,
    parts,
    spelled_alike,
    transliterated,
)
from rashomon.text import fold
from rashomon.vocabulary import Anchor, BlockRole

_SHORT = uses_of("people", "abbreviated title")  # with the word they stand for
USED = 3  # mentions by surname alone after which it stays somebody's, though a namesake is named; by judgement
HEADLINES = frozenset({"title", "heading"})  # blocks in which every word may be capitalised


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A role as one place of one article gives it."""

    held: str
    country: str | None
    anchor: Anchor
    first: int
    last: int
    head: int
    shared: bool = False  # with others of a list, and apart from the name: its words mean all of them


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person's name in a sentence: tokens `first` to `last`, `start` with the title before it."""

    article: str
    sentence: str
    start: int
    first: int
    last: int
    head: int
    key: Key
    text: str
    gender: str
    roles: tuple[RoleMention, ...]
    where: BlockRole  # the kind of block it stands in
    place: bool  # after `in`, `at` or `to`, as places stand
    at: int  # where the name stands in its article's text, in code points
    speaks: bool  # the subject of a verb of saying, or with an honorific or title: surely a person
    initials: str = ""  # the letters of those behind the first name
    credit: bool = False  # who made the text or the picture, not who is told of

    @property
    def own(self) -> tuple[RoleMention, ...]:
        """The roles whose words mean this person alone."""
        return tuple(r for r in self.roles if not r.shared)

    @property
    def titled(self) -> bool:
        """Does a title stand before it, as in `President Holm`? An apposition may say anything of who is known."""
        return any(r.last == self.first and self.at > r.anchor.start for r in self.roles)


@dataclass
class Person:
    """A person being put together: mentions of one or more articles."""

    keys: Counter[Key] = field(default_factory=Counter)
    mentions: list[PersonMention] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    told: list[RoleMention] = field(default_factory=list)  # of whom a pronoun or description means
    described: list[str] = field(default_factory=list)  # countries of descriptions of an office that mean them

    def add(self, mentions: Iterable[PersonMention]) -> None:
        for mention in mentions:
            self.mentions.append(mention)
            self.keys[mention.key] += 1

    @property
    def full(self) -> Key:
        """The fullest key, of several the most frequent."""
        return max(self.keys, key=lambda k: (len(k), self.keys[k], k))

    @property
    def surnames(self) -> set[str]:
        """The last word of each full name; of a single name, that."""
        return {key[-1] for key in self.keys if len(key) > 1} or {self.full[-1]}

    @property
    def given(self) -> set[str]:
        """The first word of each name."""
        return {key[0] for key in self.keys}

    @property
    def role_words(self) -> set[str]:
        return {w for m in self.mentions for r in m.roles for w in _role_words(r) if len(w) > 2}

    @property
    def genders(self) -> set[str]:
        return {m.gender for m in self.mentions if m.gender}

    @property
    def country(self) -> str | None:
        """The country most of the offices speak for; None if none does, or two do equally."""
        votes = Counter(r.country for m in self.mentions for r in m.roles if r.country and r.held == "now")
        votes = votes or Counter(r.country for m in self.mentions for r in m.roles if r.country)
        votes = votes or Counter(self.described)
        best = votes.most_common(2)
        if not best or (len(best) == 2 and best[0][1] == best[1][1]):
            return None
        return best[0][0]


def merge_persons(mentions: Sequence[PersonMention], leader_of: Mapping[str, str] | None = None) -> list[Person]:
    """One `Person` for each person, in order of name. The order of `mentions` does not matter.

    `leader_of`: articles that hold the other sentences of an article, by id; the two are read as one.
    """
    leaders = leader_of or {}
    by_article: dict[str, list[PersonMention]] = defaultdict(list)
    for mention in sorted(_with_families(_with_initials(mentions)), key=lambda m: (m.article, m.sentence, m.first)):
        by_article[leaders.get(mention.article, mention.article)].append(mention)
    persons: list[Person] = []
    singles: list[tuple[Key, list[PersonMention]]] = []
    for rows in by_article.values():
        full, single = _within_article(_supported(rows))
        persons += full
        singles += single
    persons = _join_same(persons)
    persons = _join_alike(persons)
    persons += _place_singles(persons, singles)
    return sorted((p for p in persons if _is_person(p)), key=lambda p: p.full)


def _with_initials(mentions: Sequence[PersonMention]) -> list[PersonMention]:
    """The mentions, with their initials in the key where a story has two of one name (`Lars W.` and `Lars H. Holm`)."""
    told: dict[Key, set[str]] = defaultdict(set)
    for m in mentions:
        if m.initials:
            told[m.key].add(m.initials)
    differ = {k for k, rows in told.items() if any(not max(rows, key=len).startswith(i) for i in rows)}
    return [replace(m, key=(m.key[0], *m.initials, *m.key[1:])) if m.key in differ else m for m in mentions]


def _with_families(mentions: Sequence[PersonMention]) -> list[PersonMention]:
    """The mentions, those by a surname with its article as by a surname: `Al Rashad` where the story has `Salim Al
    Rashad`. Else `Al` is a given name."""
    families = {
        m.key[-1]
        for m in mentions
        if len(m.key) > 1 and m.key[0] not in AL and fold(m.text).split()[-2:-1] in ([a] for a in AL)
    }
    known = (m.key[0] in AL and len(m.key) == 2 and m.key[1] in families for m in mentions)
    return [replace(m, key=m.key[1:]) if short else m for m, short in zip(mentions, known, strict=True)]


def _supported(rows: list[PersonMention]) -> list[PersonMention]:
    """Without the headline names that the article's own sentences do not know."""
    known = {word for m in rows if m.where not in HEADLINES for word in m.key}
    return [m for m in rows if m.where not in HEADLINES or set(m.key) <= known]


def _within_article(rows: list[PersonMention]) -> tuple[list[Person], list[tuple[Key, list[PersonMention]]]]:
    full: dict[Key, Person] = {}
    for key in sorted({m.key for m in rows if len(m.key) > 1}, key=lambda k: (-len(k), k)):
        theirs = [m for m in rows if m.key == key]
        fitting = [k for k in full if compatible(k, key)]  # the fuller names first: `Luis Ortega` may be of two
        if len(fitting) != 1 or _told_apart(full[fitting[0]].mentions, theirs):
            fitting = [key]
        full.setdefault(fitting[0], Person()).add(theirs)
    left = []
    for key, mentions in _singles(rows, full.values()):
        mentions = _before_namesakes(full.values(), mentions)
        if not mentions:
            continue
        bearers = _bearers(full.values(), mentions)
        titled = any(m.titled for m in mentions)
        sharing = [p for p in bearers if _share_role(p, mentions)] if titled else bearers
        if len(sharing) == 1:
            sharing[0].why += _chosen(sharing[0], mentions, [p for p in full.values() if key[0] in p.surnames])
            sharing[0].add(mentions)
        elif titled or not bearers:  # `President Holm` need not be the article's one Anna Holm
            left.append((key, mentions))
    return list(full.values()), left


def _told_apart(mentions: Iterable[PersonMention], others: Iterable[PersonMention]) -> bool:
    """`J. Holm, the envoy, met Jan Holm, a banker`: one sentence names nobody twice in full, by roles that differ."""
    roles = {m.sentence: words for m in mentions if (words := _role_nouns([m]))}
    return any(m.sentence in roles and (words := _role_nouns([m])) and not words & roles[m.sentence] for m in others)


def _chosen(person: Person, mentions: Sequence[PersonMention], bearers: Sequence[Person]) -> list[str]:
    """Why a surname that several bear means one of them; empty where nobody else bears it."""
    others = sorted({" ".join(p.full) for p in bearers if p is not person})
    what = "title" if any(m.titled for m in mentions) else "honorific"
    return [f"{mentions[0].text}: its {what} fits, not that of {', '.join(others)}"] if others else []


def _singles(rows: Sequence[PersonMention], full: Iterable[Person]) -> list[tuple[Key, list[PersonMention]]]:
    """The mentions by a single name, those of one name together; where two bear it, `Mr.` and `Mrs.` apart."""
    single: dict[tuple[Key, str], list[PersonMention]] = defaultdict(list)
    bearers = Counter(surname for person in full for surname in person.surnames)
    for m in rows:
        if len(m.key) == 1:
            single[m.key, m.gender if bearers[m.key[0]] > 1 else ""].append(m)
    return [(key, mentions) for (key, _), mentions in sorted(single.items())]


def _before_namesakes(persons: Iterable[Person], mentions: list[PersonMention]) -> list[PersonMention]:
    """A surname printed while the article has named only one who bears it is theirs; the other mentions are left.

    Who has been called so `USED` times by then is called so to the end.
    """
    bearers = [p for p in persons if mentions[0].key[0] in p.surnames]
    if len(bearers) < 2:
        return mentions
    (start, first), (end, _) = sorted(((min(m.at for m in p.mentions), p) for p in bearers), key=lambda row: row[0])[:2]
    articles = {m.article for p in bearers for m in p.mentions} | {m.article for m in mentions}
    theirs = [m for m in mentions if start < m.at < end and not m.titled] if len(articles) == 1 else []
    if len(theirs) >= USED:
        theirs = [m for m in mentions if start < m.at and not m.titled]
    if _clash(first, theirs):
        return mentions
    first.add(theirs)
    return [m for m in mentions if m not in theirs]


def _bearers(persons: Iterable[Person], mentions: Sequence[PersonMention]) -> list[Person]:
    """The persons who can be meant by a single name: by surname, else by the name that stands first.

    Else by the first of two surnames (`Luis Ortega Molina`, `Mr. Ortega`).
    """
    name = mentions[0].key[0]
    fitting = [p for p in persons if not _clash(p, mentions)]
    last = [p for p in fitting if name in p.surnames]
    genders = {m.gender for m in mentions if m.gender}
    last = [p for p in last if genders and p.genders == genders] or last  # `Mrs. Holm`, of two the one who is his wife
    return last or [p for p in fitting if name in p.given] or [p for p in fitting if first_surname(p.full) == name]


def _clash(person: Person, mentions: Sequence[PersonMention]) -> bool:
    """Do gender or country speak against the mentions being this person's?"""
    genders = {m.gender for m in mentions if m.gender} | person.genders
    countries = {r.country for m in mentions for r in m.roles if r.country and r.held == "now"}
    return len(genders) > 1 or bool(person.country and countries and person.country not in countries)


def _join_same(persons: list[Person]) -> list[Person]:
    """Across articles: the same full name is the same person, unless their countries differ."""
    joined: dict[Key, list[Person]] = defaultdict(list)
    for person in sorted(persons, key=lambda p: (p.full, p.mentions[0].article)):
        same = joined[parts(person.full)]
        home = next((p for p in same if not _clash(p, person.mentions)), None)
        if home:
            home.add(person.mentions)
        else:
            same.append(person)
    return [p for rows in joined.values() for p in rows]


def _join_alike(persons: list[Person]) -> list[Person]:
    """Across articles: names that may be one person's merge if nothing speaks against it, and no other fits."""
    kept: list[Person] = []
    for person in sorted(persons, key=lambda p: (-len(p.mentions), p.full)):
        homes = [(p, why) for p in kept if (why := _reason(p, person))]
        if len(homes) == 1:
            home, why = homes[0]
            home.why.append(f"{' '.join(person.full)} is {' '.join(home.full)}: {why}; no other fits")
            home.add(person.mentions)
        else:
            kept.append(person)
    return kept


def _reason(a: Person, b: Person) -> str:
    """What says that two full names of different articles are one person's; empty if nothing does."""
    told = _how_alike(a.full, b.full)
    if told is None or not {m.article for m in a.mentions}.isdisjoint(m.article for m in b.mentions):
        return ""
    if _clash(a, b.mentions):
        return ""
    if told:
        return told
    shared = sorted(a.role_words & b.role_words)
    return f"names agree, both {', '.join(shared[:3])}" if shared else ""


@lru_cache(maxsize=1 << 14)
def _how_alike(a: Key, b: Key) -> str | None:
    """What alone says that two names are one person's; empty where they may be, None where they cannot."""
    if holds(a, b):
        return "one name holds the other"
    if transliterated(a, b):
        return "one name in two spellings"
    return "" if compatible(a, b) or spelled_alike(a, b) else None


def _place_singles(persons: list[Person], singles: list[tuple[Key, list[PersonMention]]]) -> list[Person]:
    """Single names of articles that give no full one: to the story's one bearer called so, else apart."""
    rest: dict[Key, list[Person]] = defaultdict(list)
    for key, mentions in singles:
        bearers = [p for p in persons if key[0] in p.given | p.surnames]
        sharing = [p for p in bearers if _share_role(p, mentions) and not _clash(p, mentions)]
        if len(bearers) > 1 and len(sharing) != 1:
            continue  # whom of them it means is not told
        home = sharing[0] if len(sharing) == 1 else _story_bearer(bearers, key, mentions)
        if home:
            home.why.append(f"{mentions[0].text} in another article: the story's only {key[0]} called so")
            home.add(mentions)
            continue
        same = next((p for p in rest[key] if not _clash(p, mentions)), None)
        if same is None:
            same = Person()
            rest[key].append(same)
        same.add(mentions)
    return [p for rows in rest.values() for p in rows]


def _story_bearer(bearers: Sequence[Person], key: Key, mentions: list[PersonMention]) -> Person | None:
    if not bearers or _clash(bearers[0], mentions):
        return None
    called_so = (key in bearers[0].keys) or len({m.article for m in bearers[0].mentions}) > 1
    called_so = called_so or _introduced(bearers[0], mentions)
    return bearers[0] if called_so or _share_role(bearers[0], mentions) else None


def _introduced(person: Person, mentions: Sequence[PersonMention]) -> bool:
    """`Bo Renshu arrived. Foreign Minister Bo said`: named in full before, and without a role that is held now.

    In another article only a surname with a title is introduced so.
    """
    starts = {m.article: m.at for m in sorted(person.mentions, key=lambda m: -m.at) if len(m.key) > 1}
    free = not any(r.held == "now" for m in person.mentions for r in m.roles)
    return free and all(starts.get(m.article, -1 if m.titled else m.at) < m.at for m in mentions)


def _share_role(person: Person, mentions: Sequence[PersonMention]) -> bool:
    """Do the mentions name an office or occupation that the person is known by?"""
    return bool(_role_nouns(mentions) & person.role_words)


def _role_nouns(mentions: Iterable[PersonMention]) -> set[str]:
    return {w for m in mentions for r in m.roles for w in _role_words(r) if is_role_noun(w)}


def _role_words(role: RoleMention) -> list[str]:
    return [singular(w) for w in fold(role.anchor.exact).split()]


def singular(word: str) -> str:
    """`justices` is `justice`, `sens.` `senator`; other words as they are."""
    word = _SHORT.get(word.strip("."), word)
    return word[:-1] if word.endswith("s") and is_role_noun(word[:-1]) else word


def _is_person(person: Person) -> bool:
    """A full name is enough if it stands not mostly where places do; a single one must speak or bear a title somewhere.

    Taggers call much a person. A single name must not stand where places stand more often than it bears a title. Who is
    named in credits alone, or in captions without a title, took or shows the picture.
    """
    if all(m.credit or (m.where == "caption" and not m.roles) for m in person.mentions):
        return False
    placed = sum(m.place for m in person.mentions)
    if len(person.full) > 1:
        return placed * 2 < len(person.mentions) or any(m.speaks for m in person.mentions)
    if is_role_noun(person.full[0]):  # `Madam Chair`, `its Chair`: whoever it is, that is no name
        return False
    titled = sum(bool(m.roles or m.gender) for m in person.mentions)
    return any(m.speaks for m in person.mentions) and placed <= titled
