"""Which descriptions of unnamed people and bodies are one over a story.

A description is known by its words, one of a single person or body by its article too. Over articles are one: the
same words in other order (`Oslo officials`, `officials in Oslo`), the same sentence in two articles, and single ones
that the same words tell from all others: `the Orion gunman`, `the gunman`, not `a witness`, nor `the minister`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from rashomon.lexicon import words_of
from rashomon.people.lexicon import (
    ANYBODY,
    GROUP_PRONOUNS,
    OFFICES,
    PERSON_PRONOUNS,
    RULING,
    calls_person,
    is_role_noun,
)
from rashomon.text import fold

Key = tuple[str, ...]  # "group", its words; of a single one the id of its article
_SMALL = words_of("people", "in a title") | {"in", "at"}
_NEW = words_of("people", "indefinite") | {"some", "another"}
_AGAIN = words_of("people", "body with a name")  # `the company` is one named before
_WEAK = words_of("people", "weak") | words_of("numbers", "one") | words_of("numbers", "scale") | {"the"}
_NUMBERS = words_of("numbers", "one") | words_of("numbers", "ten") | words_of("numbers", "scale") | {"half"}
_FEW = frozenset({"one", "two", "1", "2"})  # so many, of a noun, a story may tell of more than once
_OWNER = re.compile(  # whose, if not a pronoun's, and the words without
    r"(?:[Tt]he |[Hh](?:is|er) |[Ii]ts |[Tt]heir |(?P<owner>(?:[^\W\d_]+ ){0,2}[^\W\d_]+)['’]s )(?P<rest>.+)"
)
_BEHIND = re.compile(r" (?:of|for|to|at|in|on|from|with|against) ")  # what follows the noun of a description
_ID = 13  # characters of an article's id: `a` and twelve digits


def joined_groups(
    forms: Mapping[Key, Collection[str]], copied: Mapping[tuple[str, int], Collection[Key]], aliases: Mapping[Key, Key]
) -> dict[Key, Key]:
    """`aliases`, without circles, with those of the groups that are one; a name may stand for one that itself is an
    alias. `forms`: the spellings of each; `copied`: those of each place of a sentence that articles have in common."""
    same = _Same(aliases)
    by_words: dict[tuple[bool, frozenset[str]], list[Key]] = defaultdict(list)
    for key in sorted(forms):
        words, single = _words(key)
        if not single or (words and _is_the_one(words, forms[key])):
            by_words[single, _plain(words)].append(key)
    for keys in (*by_words.values(), *_so_many(forms), *_owned(forms), *_the_ones(forms), *copied.values()):
        same.join(keys)
    return same.aliases


def _so_many(forms: Mapping[Key, Collection[str]]) -> Iterator[list[Key]]:
    """`22 officers`, `the 22 Pellam officers`: as many of one noun, told of with the same words or fewer."""
    told: dict[tuple[frozenset[str], str], list[tuple[frozenset[str], Key]]] = defaultdict(list)
    for key in sorted(forms):
        words, single = _words(key)
        number = _plain(words[:-1]) & _NUMBERS | {w for w in words[:-1] if w.isdecimal()}
        if number and not single and not number <= _FEW:
            told[number, words[-1]].append((_plain(words), key))
    for (number, _), rows in told.items():
        fullest = max((words for words, _ in rows), key=len)
        if len(rows) > 1 and (any(map(_is_exact, number)) or all(words <= fullest for words, _ in rows)):
            yield [key for _, key in rows]


def _is_exact(number: str) -> bool:
    """`22`, which a story has of two sets hardly ever; not `20`, `4`."""
    return number.isdecimal() and len(number) > 1 and not number.endswith("0")


def _owned(forms: Mapping[Key, Collection[str]]) -> Iterator[list[Key]]:
    """`Ida's Oslo relatives`, `her Oslo relatives`, `the Oslo relatives`, where no other's are told of."""
    told: dict[str, list[tuple[str, Key]]] = defaultdict(list)
    for key in sorted(forms):
        parts = {m.group("owner", "rest") for form in forms[key] if (m := _OWNER.match(form))}
        if len(parts) == 1:
            owner, rest = parts.pop()
            if " " in rest and rest != rest.lower() and rest.endswith("s") and not _BEHIND.search(rest):
                told[rest].append((owner, key))
    for rows in told.values():
        owners = {owner for owner, _ in rows if owner}
        if len(rows) > 1 and sum(owner[0].isupper() and not owner.startswith("The ") for owner in owners) < 2:
            yield [key for _, key in rows]


def _the_ones(forms: Mapping[Key, Collection[str]]) -> Iterator[list[Key]]:
    """`the missing girls`, `the 219 girls`, `the girls`: the same, where no others are told of by another word."""
    told: dict[str, dict[frozenset[str], list[Key]]] = defaultdict(lambda: defaultdict(list))
    for key in sorted(forms):
        words, single = _words(key)
        if single or not words or not words[-1].endswith("s") or not all(map(_is_the, forms[key])):
            continue
        told[words[-1]][frozenset(w for w in words[:-1] if not (w.isdecimal() and len(w) > 1))].append(key)
    for noun, kinds in told.items():
        if frozenset() in kinds and len(kinds) <= 2 and noun not in ANYBODY:
            yield [key for keys in kinds.values() for key in keys]


def _is_the(form: str) -> bool:
    """Without a name or what follows the noun: `the missing girls`."""
    the, _, rest = form.partition(" ")
    return the.casefold() == "the" and rest == rest.lower() and not _BEHIND.search(rest)


class _Same:
    def __init__(self, aliases: Mapping[Key, Key]) -> None:
        self.aliases = dict(aliases)

    def _home(self, key: Key) -> Key:
        while key in self.aliases:
            key = self.aliases[key]
        return key

    def join(self, keys: Iterable[Key]) -> None:
        """All are the one that has a name, else the fullest."""
        homes = sorted({self._home(k) for k in keys}, key=lambda k: (k[0] == "group", _words(k)[1], -len(k), k))
        self.aliases.update((k, homes[0]) for k in homes[1:] if k[0] == "group")


def _words(key: Key) -> tuple[Key, bool]:
    """The words of a key, and whether it is a single one's, bound to its article or sentence."""
    last = len(key)
    while len(key[last - 1]) == _ID and key[last - 1][1:].isalnum() and any(c.isdigit() for c in key[last - 1]):
        last -= 1
    return key[1:last], last < len(key)


def _plain(words: Key) -> frozenset[str]:
    """The words in no order and without small ones; `the Orion regime` is `the Orion government`."""
    named = ("ruling" if word in RULING and len(words) > 1 else word for word in words if word not in _SMALL)
    return frozenset(w for word in named for w in word.split("-"))


def _is_the_one(words: Key, forms: Collection[str]) -> bool:
    """Do these words tell a single one from all others of the story?"""
    first = {form.split()[0].casefold() for form in forms}
    noun = words[-1]
    if (noun in ANYBODY and not set(words) - ANYBODY - {"some"}) or first & (PERSON_PRONOUNS.keys() | GROUP_PRONOUNS):
        return False  # `some people`; `his wife`: whose is not told
    if len(words) > 1:
        return noun in ANYBODY or not (first & _NEW and is_role_noun(noun))
    return "the" in first and not (noun in OFFICES or noun in _AGAIN)


def says_which(description: str) -> bool:
    """Do the words tell of what kind several are, or whose a body is by name: `police officials`, `her supporters`,
    `soldiers`, `Orion's board`; not `the firms`, `40 people`, `the board`?"""
    *before, noun = _BEHIND.split(description)[0].split() or [""]
    if any(w[0].isupper() and w[-2:] in {"'s", "’s"} for w in before):
        return True
    if fold(noun) == "police" or (noun.endswith("s") and is_role_noun(fold(noun).removesuffix("s"))):
        return True
    telling = [w for w in map(fold, before) if w.isalpha() and w not in _WEAK]
    return bool(telling) and noun.endswith("s") and fold(noun) not in ANYBODY


def names_people(description: str) -> bool:
    """Do the words mean people, so many or of a kind: `40 people`, `a driver`, `the girls`; not `people`, `a bank`?"""
    words = [fold(w) for w in _BEHIND.split(description)[0].split()] or [""]
    if any(w in _NUMBERS or w[:1].isdigit() for w in words):
        return True
    noun = words[-1]
    if words[0] not in {"a", "an"} and all(w in ANYBODY or w in _WEAK or w in _NEW for w in words):
        return False
    return noun in ANYBODY or noun.endswith("s") or calls_person(noun)
