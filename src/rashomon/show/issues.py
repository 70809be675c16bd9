"""Issues: positions that share a telling word stand in one row. Words alone, no meaning is guessed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import combinations

from rashomon.lexicon import rule_words
from rashomon.text import find_words, fold
from rashomon.vocabulary import Actor

Key = tuple[str, ...]  # one or two roots that positions share

SHORTEST, LONGEST = 4, 30  # letters of a word that can name an issue; shorter ones are nearly all small words
PREFIX = 4  # letters that a country's adjective has of its name (`Russian`, `Chinese`)
WIDEST = 0.5  # share of all positions from which a word tells what the story is about, not an issue of it
NAMED_BY = 3  # words of a label at most
MOST = 15  # telling words of a position that are looked at; a clause of a news sentence seldom has more

# Words of four letters and more that stand in any sentence, whatever it is about.
_SMALL = rule_words("at no issue")
_ENDINGS = (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))  # the first that leaves enough is cut
_POSSESSIVE = re.compile(r"['’ʼ]s?$")


@dataclass(frozen=True, slots=True)
class Issue:
    """The words that name it, and which positions it has, by their place in what was given."""

    label: str
    members: tuple[int, ...]


def find_issues(texts: Sequence[tuple[str, str]], actors: Sequence[Actor], sides: Sequence[str]) -> tuple[Issue, ...]:
    """Issues among `texts`, each a side and what it says. Positions that share too little with another are in none.

    Method: repeatedly the two words that most of the positions left over share, those of two sides before those of
    one. One word does where it is all that a position has (*their release*). Names of persons and of the `sides`
    (actor ids), and words of somebody's role, name nothing at issue.
    """
    idle = _find_idle(actors, sides)
    roots = [_find_roots(text, idle) for _, text in texts]
    keys = [_find_keys(list(found)) for found in roots]
    lone = {key for found in keys for key in found if len(found) == 1}
    met = Counter(root for found in roots for root in found)
    common = {root for root, count in met.items() if count > max(2, WIDEST * len(texts))}
    having: dict[Key, list[int]] = defaultdict(list)
    for n, found in enumerate(keys):
        for key in found:
            if (len(key) > 1 or key in lone) and not common.intersection(key):
                having[key].append(n)
    chosen = _find_widest(having, [side for side, _ in texts])
    return tuple(Issue(_label(key, [roots[n] for n in of]), of) for key, of in chosen)


def _find_widest(having: dict[Key, list[int]], sides: Sequence[str]) -> list[tuple[Key, tuple[int, ...]]]:
    """Repeatedly the key that most of the positions left over have. A key only ever loses positions, so that a rank
    that has become too good is corrected when its turn comes."""

    def rank(of: list[int]) -> tuple[int, int]:
        return -min(2, len({sides[n] for n in of})), -len(of)

    waiting = [(rank(of), key) for key, of in having.items() if len(of) > 1]
    heapify(waiting)
    taken: set[int] = set()
    chosen = []
    while waiting:
        believed, key = heappop(waiting)
        of = [n for n in having[key] if n not in taken]
        if len(of) > 1 and rank(of) == believed:
            chosen.append((key, tuple(of)))
            taken.update(of)
        elif len(of) > 1:
            heappush(waiting, (rank(of), key))
    return chosen


def _find_keys(roots: list[str]) -> list[Key]:
    """What a position can share: each of its roots, each two of them."""
    kept = sorted(roots[:MOST])
    return [*((root,) for root in kept), *combinations(kept, 2)]


def _find_idle(actors: Sequence[Actor], sides: Sequence[str]) -> frozenset[str]:
    """What names nobody's issue: roots of names and roles, and the first letters of the sides' names, with a `*`."""
    idle = set()
    for actor in actors:
        words = [role.role for role in actor.roles]
        if actor.kind == "person" or actor.id in sides:
            words += actor.names
        idle |= {_find_root(w) for text in words for w in _split(text)}
        if actor.id in sides:
            idle |= {f"{fold(w)[:PREFIX]}*" for text in actor.names for w in _split(text)}
    return frozenset(idle)


def _split(text: str) -> list[str]:
    return [_POSSESSIVE.sub("", text[s.start : s.end]) for s in find_words(text)]


def _find_roots(text: str, idle: frozenset[str]) -> dict[str, str]:
    """The roots of the telling words of `text`, each with the word as printed first, in the order of the text."""
    found: dict[str, str] = {}
    for word in _split(text):
        root = _find_root(word)
        small = fold(word) in _SMALL or not SHORTEST <= len(word) <= LONGEST or not word.isalpha()
        named = root in idle or (word[0].isupper() and f"{fold(word)[:PREFIX]}*" in idle)
        if not small and not named:
            found.setdefault(root, word)
    return found


def _find_root(word: str) -> str:
    """`releases`, `released`, `releasing` → `releas`: endings off, as long as enough of the word is left."""
    folded = fold(word)
    for ending, instead in _ENDINGS:
        if folded.endswith(ending) and not folded.endswith("ss") and len(folded) - len(ending) >= SHORTEST:
            folded = folded[: -len(ending)] + instead
            break
    return folded.removesuffix("e") if len(folded) > SHORTEST else folded


def _label(key: Key, members: list[dict[str, str]]) -> str:
    """The words that all members share, as most of them print them, in the order of the first."""
    common = [r for r in members[0] if all(r in m for m in members)]
    kept = {*key, *[r for r in common if r not in key][: NAMED_BY - len(key)]}
    return ", ".join(Counter(m[r] for m in members).most_common(1)[0][0] for r in common if r in kept)
