"""Which names of organisations mean one body: national short forms, and initials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.people.lexicon import BLOCS
from rashomon.text import fold

Key = tuple[str, ...]  # ("org", the bare name, its country or "")
MIN_INITIALS = 3  # letters; two belong to too many bodies, so that only the known blocs are called by two


def find_aliases(keys: Sequence[Key], forms: Mapping[Key, Sequence[str]]) -> dict[Key, Key]:
    """Key → the key of the same body under its fuller name. `forms`: the spellings of each, as the texts have them.

    `the State Department` is `the US State Department` where the story knows only one country's; `the WHO` is the
    one body of the story whose capitals these are. Where two would fit, none is meant.
    """
    national = _national(keys)
    return {**national, **{k: national.get(v, v) for k, v in _initials(keys, forms, national).items()}}


def _national(keys: Sequence[Key]) -> dict[Key, Key]:
    by_name: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(keys):
        by_name[key[1]].append(key)
    found = {}
    for same in by_name.values():
        national, plain = [k for k in same if k[2]], [k for k in same if not k[2]]
        if len(national) == 1 and plain:
            found[plain[0]] = national[0]
    return found


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
