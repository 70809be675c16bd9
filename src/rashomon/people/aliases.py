"""Which names of organisations mean one body: short forms, initials, and names that differ in what tells nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rashomon.lexicon import words_of
from rashomon.people.countries import seat_country
from rashomon.people.lexicon import BLOCS, FIRM
from rashomon.people.personal_names import one_sound
from rashomon.text import fold

Key = tuple[str, ...]  # ("org", the bare name, its country or "")
_SMALL = words_of("people", "in a title")
_BLOCS = {"".join(w[0] for w in bloc.split()): bloc for bloc in sorted(BLOCS) if " " in bloc}
_FOREIGN = re.compile(r"(?:al|el)[a-z]{5}")
LONG_NAME = 9  # letters of names that may be one when their vowels differ; by judgement
MIN_PLURAL = 4  # letters of words that are one with and without `s`; by judgement
MIN_INITIALS = 3  # letters; two belong to too many bodies, so that only the known blocs are called by two


def find_aliases(
    keys: Sequence[Key],
    forms: Mapping[Key, Sequence[str]],
    definite: Mapping[Key, Mapping[str, int]],
    first: Mapping[Key, Mapping[str, int]],
) -> dict[Key, Key]:
    """Key → the key of the same body under its fuller name. `forms`: the spellings of each, as the texts have them.

    `first`: for each key the articles that have it, with the place of its first mention; `definite`: the same of those
    that mostly stand with `the`.
    `the State Department` is `the US State Department` where the story knows only one country's; `Selco` is `Selco
    Ltd`; `the WHO` is the one body of the story whose capitals these are; `the Brotherhood` the one whose name so ends
    and stands before it. Where two would fit, none is meant.
    """
    same = _same(keys, first)
    firms = frozenset(same.get(k, k) for k in keys if _is_firm(k))
    names = _Names([k for k in keys if k not in same], firms)
    short = _initials(keys, forms, same) | _ends(names, definite, first)
    return {**same, **{k: same.get(v, v) for k, v in short.items()}}


def settled(aliases: Mapping[Key, Key]) -> dict[Key, Key]:
    """Each alias with the name at the end of its chain; of names that stand for one another the first is that name."""
    found: dict[Key, Key] = {}
    for key in sorted(aliases):
        chain = [key]
        while (last := aliases.get(chain[-1])) is not None and last not in chain:
            chain.append(last)
        end = min(chain[chain.index(last) :]) if last is not None else chain[-1]
        if end != key:
            found[key] = end
    return found


def _same(keys: Sequence[Key], first: Mapping[Key, Mapping[str, int]]) -> dict[Key, Key]:
    """The keys that name one body, of one country at most: alike but for marks, small words, number, initials of a
    bloc and a firm's ending; in articles of their own, too, if from another script they differ in vowels alone."""
    by_name: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(keys):
        by_name[_bare(key[1])].append(key)
    for name in sorted(by_name):
        other = [n for n in by_name if n != name and _respelled(n, name) and _apart(by_name[n], by_name[name], first)]
        other = [n for n in other if not any(" " in k[1] for k in by_name[n] + by_name[name]) or _FOREIGN.match(n)]
        if len(other) == 1 and other[0] < name:
            by_name[other[0]] += by_name.pop(name)
    found: dict[Key, Key] = {}
    for same in by_name.values():
        if len({k[2] for k in same} - {""}) == 1 or not any(k[2] for k in same):
            home = max(same, key=lambda k: (k[2], len(k[1]), k))
            found.update((k, home) for k in same if k != home)
    return found


def _respelled(a: str, b: str) -> bool:
    """`alqaeda`, `alqaida`: short names from another script have its article, long ones may be of any."""
    return (_FOREIGN.match(a) is not None or min(len(a), len(b)) >= LONG_NAME) and one_sound(a, b)


def _apart(some: Sequence[Key], others: Sequence[Key], first: Mapping[Key, Mapping[str, int]]) -> bool:
    articles = {article for key in some for article in first.get(key, ())}
    return not any(article in articles for key in others for article in first.get(key, ()))


def _bare(name: str) -> str:
    """`broadwater holdings ltd.` → `broadwater`; `al-wafa` → `alwafa`; `ministry of trade` → `tradeministry`."""
    head, _, rest = name.partition(" of ")
    words = [_spelled_out(w).strip(".") for w in f"{rest} {head}".split() if w not in _SMALL]
    while len(words) > 1 and words[-1] in FIRM:
        words.pop()
    words = [w.removesuffix("s") if len(w) > MIN_PLURAL and not w.endswith("ss") else w for w in words]
    return "".join(c for c in "".join(words) if c.isalnum()) or name


def _spelled_out(word: str) -> str:
    """The bloc whose initials these are: `un`, `u.n.` → `united nations`."""
    return _BLOCS.get(word.replace(".", ""), word)


class _Names(NamedTuple):
    """The bodies of a story, and which of them some article calls a firm: `Selco Ltd`."""

    keys: Sequence[Key]
    firms: frozenset[Key]

    def begins(self, long: Key, short: Key) -> bool:
        """`Selco` is the beginning of a firm's name: `Selco Farmlands Ltd`."""
        return long in self.firms and long[1].startswith(f"{short[1]} ")


def _ends(
    names: _Names, definite: Mapping[Key, Mapping[str, int]], first: Mapping[Key, Mapping[str, int]]
) -> dict[Key, Key]:
    """`the Brotherhood` → `the Muslim Brotherhood`, where no article has the short name before the long one, and one
    has the long before; two words (`the Security Council`) are enough where the story has one body that ends so."""
    found = {}
    for key in sorted(k for k in names.keys if not k[2]):
        longer = [
            k
            for k in names.keys
            if names.begins(k, key) or (key in definite and k[1].endswith(f" {key[1]}") and seat_country(k[1]) is None)
        ]
        after = [k for k in longer if all(first[k].get(article, at) < at for article, at in first[key].items())]
        fitting = (
            after if len(after) == 1 else [k for k in longer if names.begins(k, key) or _may_follow(key, k, first)]
        )
        if len(fitting) == 1 and (after == fitting or fitting == longer):
            found[key] = fitting[0]
    return found


def _may_follow(short: Key, long: Key, first: Mapping[Key, Mapping[str, int]]) -> bool:
    """No article has the short name first, and one has the long before it, or the short name is of several words."""
    both = [first[long][article] < at for article, at in first[short].items() if article in first[long]]
    return all(both) and (bool(both) or " " in short[1])


def _is_firm(key: Key) -> bool:
    return key[1].split()[-1].strip(".") in FIRM


def _initials(keys: Sequence[Key], forms: Mapping[Key, Sequence[str]], national: Mapping[Key, Key]) -> dict[Key, Key]:
    full: dict[str, set[Key]] = defaultdict(set)
    for key in keys:
        for letters in {i for form in forms[key] for i in _capitals(form)}:
            full[letters].add(national.get(key, key))
    found = {}
    for key in sorted(keys):
        short = {f.replace(".", "") for f in forms[key]}
        letters = next(iter(short)) if len(short) == 1 else ""
        if letters.isalpha() and letters.isupper() and (len(letters) >= MIN_INITIALS or fold(letters) in BLOCS):
            bodies = full[letters]
            if len(bodies) == 1:
                found[key] = next(iter(bodies))
    return found


def _capitals(form: str) -> set[str]:
    """`University of Southern Holm` → `USH`; with the small words too (`UOSH`). Empty for a single word."""
    words = form.replace("-", " ").split()
    if len(words) < 2:
        return set()
    return {"".join(w[0] for w in words if w[0].isupper()), "".join(w[0].upper() for w in words)}
