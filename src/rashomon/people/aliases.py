"""Which names of organisations mean one body: short forms, initials, and names that differ in what tells nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.lexicon import words_of
from rashomon.people.countries import seat_country
from rashomon.people.lexicon import BLOCS, FIRM
from rashomon.text import fold

Key = tuple[str, ...]  # ("org", the bare name, its country or "")
_SMALL = words_of("people", "in a title")
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
    same = _same(keys)
    short = _initials(keys, forms, same) | _ends([k for k in keys if k not in same], definite, first)
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


def _same(keys: Sequence[Key]) -> dict[Key, Key]:
    """The keys that name one body: alike but for marks, small words and a firm's ending, of one country at most."""
    by_name: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(keys):
        by_name[_bare(key[1])].append(key)
    found: dict[Key, Key] = {}
    for same in by_name.values():
        if len({k[2] for k in same} - {""}) == 1 or not same[-1][2]:
            home = max(same, key=lambda k: (k[2], len(k[1]), k))
            found.update((k, home) for k in same if k != home)
    return found


def _bare(name: str) -> str:
    """`broadwater holdings ltd.` → `broadwater`; `al-wafa` → `alwafa`; `ministry of trade` → `tradeministry`."""
    head, _, rest = name.partition(" of ")
    words = [w.strip(".") for w in f"{rest} {head}".split() if w not in _SMALL]
    while len(words) > 1 and words[-1] in FIRM:
        words.pop()
    return "".join(c for c in "".join(words) if c.isalnum()) or name


def _ends(
    keys: Sequence[Key], definite: Mapping[Key, Mapping[str, int]], first: Mapping[Key, Mapping[str, int]]
) -> dict[Key, Key]:
    """`the Brotherhood` → `the Muslim Brotherhood`, where each article with the short name has the long before."""
    found = {}
    for key in sorted(keys):
        longer = [
            k
            for k in keys
            if _shortens(key, k, definite)
            and seat_country(k[1]) is None
            and all(first[k].get(article, at) < at for article, at in first[key].items())
        ]
        if len(longer) == 1 and not key[2]:
            found[key] = longer[0]
    return found


def _shortens(short: Key, long: Key, definite: Mapping[Key, Mapping[str, int]]) -> bool:
    """`the Brotherhood` is the end of a name; `Selco` the beginning of a firm's: `Selco Farmlands Ltd`."""
    firm = long[1].split()[-1].strip(".") in FIRM
    return (short in definite and long[1].endswith(f" {short[1]}")) or (firm and long[1].startswith(f"{short[1]} "))


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
