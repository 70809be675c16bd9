"""Opposites, denials, certainty and outcome: what one sentence or clause has and its counterpart turns or lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.compare.cues.parts import Pair, Part, Told, find_root, match_clauses, part, whole, word
from rashomon.compare.cues.sentence import Cues

STATUS = ("putoff", "suspend", "calloff", "forgood", "ended", "begun", "resumed", "offered2", "taken")
_WEAK = frozenset({"possible", "likely", "asked", "offered", "hoped", "intend", "if"})
_STRONG = frozenset({"will", "decided", "ordered"})
CERTAIN = (*sorted(_WEAK), *sorted(_STRONG))


def find_contrasts(pair: Pair) -> Iterator[Told]:
    """The contrasts of two sentences, as wholes and clause by clause."""
    yield from _poles(pair)
    yield from _denials(pair)
    yield from _in_sentence(pair)
    yield from _in_clauses(pair)
    yield from _tenses(pair)


def _in_sentence(pair: Pair) -> Iterator[Told]:
    one, other = whole(pair.source), whole(pair.copy)
    near_a = {n for c in pair.near_source for n in c.classes}
    near_b = {n for c in pair.near_copy for n in c.classes}
    yield from _classes("cer", CERTAIN, one, other, near_a, near_b)
    yield from _classes("sta", STATUS, one, other, near_a, near_b)


def _in_clauses(pair: Pair) -> Iterator[Told]:
    for one, other in match_clauses(pair.source, pair.copy):
        a, b = part(pair.source, one), part(pair.copy, other)
        yield from _classes("cl:cer", CERTAIN, a, b, a.reach, b.reach)
        yield from _classes("cl:sta", STATUS, a, b, a.reach, b.reach)
        yield from _clause_poles(a, b)


def _classes(
    group: str, names: Sequence[str], one: Part, other: Part, near_a: set[str], near_b: set[str]
) -> Iterator[Told]:
    """Classes of words that one of the two has and the other, with what stands near, lacks."""
    a, b = one.at, other.at
    gone = [n for n in names if n in a and n not in near_b and f"{n}-like" not in near_b]
    new = [n for n in names if n in b and n not in near_a and f"{n}-like" not in near_a]
    there = [n for n in names if n in b and n not in new]
    for n in gone:
        yield Told(f"{group}:-{n}", one.word(n), "")
        for m in new:
            yield Told(f"{group}:{n}>{m}", one.word(n), other.word(m))
        for m in there:
            yield Told(f"{group}:{n}>={m}", one.word(n), other.word(m))
    for n in new:
        yield Told(f"{group}:+{n}", "", other.word(n))
    if gone and new:
        yield Told(f"{group}:pair", one.word(gone[0]), other.word(new[0]))
    weak, strong = [n for n in gone if n in _WEAK], [n for n in (*new, *there) if n in _STRONG]
    if weak and strong and "deny" not in a and "deny" not in b:
        yield Told(f"{group}:weak>strong" + ("" if strong[0] in new else "="), one.word(weak[0]), other.word(strong[0]))


def _tenses(pair: Pair) -> Iterator[Told]:
    a, b = pair.source, pair.copy
    if a.future and b.done and not b.future and not any(c.future for c in pair.near_copy):
        yield Told("ten:future>done", word(a, a.future[0]), word(b, b.done[0]))
    if a.done and b.future and not a.future and not any(c.future for c in pair.near_source):
        yield Told("ten:done>future", word(a, a.done[0]), word(b, b.future[0]))
    if a.future and not b.future:
        yield Told("ten:-future", word(a, a.future[0]), "")
    if b.future and not a.future:
        yield Told("ten:+future", "", word(b, b.future[0]))


def _poles(pair: Pair) -> Iterator[Told]:
    """Opposites: what the source tells with one sign alone and the copy with the other alone."""
    count = 0
    for axis, signs in pair.source.signs.items():
        theirs = pair.copy.signs.get(axis, {})
        near = {s for c in pair.near_copy for s in c.signs.get(axis, {})}
        mine = {s for c in pair.near_source for s in c.signs.get(axis, {})}
        for sign, index in signs.items():
            if -sign in theirs:
                shown = word(pair.source, index), word(pair.copy, theirs[-sign])
                if sign not in near and -sign not in mine:
                    count += 1
                    yield Told(f"pol:turned:{axis}", *shown)
                    yield Told("pol:turned", *shown)
                elif sign not in theirs and -sign not in signs:
                    yield Told("pol:turned-own", *shown)
            elif sign in theirs:
                yield Told("pol:stays", "", "")
    if count > 1:
        yield Told("pol:turned-twice", "", "")


def _denials(pair: Pair) -> Iterator[Told]:
    a, b = pair.source, pair.copy
    counts = [_count(c) for c in (a, b)]
    loose = [_is_loose(c) for c in (pair.near_source, pair.near_copy)]
    words = [next((word(c, i) for i in c.classes.get("deny", ())), "") for c in (a, b)]
    if counts[0] and not counts[1]:
        yield Told("pol:denial-gone" + ("" if loose[1] else "-bare"), words[0], "")
    if counts[1] and not counts[0]:
        yield Told("pol:denial-new" + ("" if loose[0] else "-bare"), "", words[1])
    if counts[0] % 2 != counts[1] % 2:
        yield Told("pol:parity", "", "")
    if not any(counts):
        yield Told("pol:no-denial", "", "")
    for verb, index in a.denied.items():
        other = find_root(verb, b.plain)
        if other and not find_root(verb, b.denied):
            yield Told(
                "pol:denied-plain" + ("-bare" if not counts[1] else ""),
                words[0] + " … " + word(a, index),
                word(b, b.plain[other]),
            )
    for verb, index in a.plain.items():
        other = find_root(verb, b.denied)
        if other and not find_root(verb, b.plain):
            yield Told(
                "pol:plain-denied" + ("-bare" if not counts[0] else ""),
                word(a, index),
                words[1] + " … " + word(b, b.denied[other]),
            )


def _is_loose(near: Sequence[Cues]) -> bool:
    """Is there a word that denies, or comes near to it, in the sentences?"""
    return any("deny" in c.classes or "soft" in c.classes or any(-1 in s for s in c.signs.values()) for c in near)


def _count(cues: Cues) -> int:
    return len(cues.classes.get("deny", ()))


def _clause_poles(a: Part, b: Part) -> Iterator[Told]:
    signs = [_signs_in(p) for p in (a, b)]
    for axis in signs[0].keys() & signs[1].keys():
        mine, theirs = signs[0][axis], signs[1][axis]
        if len(mine) == len(theirs) == 1 and mine.keys() != theirs.keys():
            shown = word(a.cues, *mine.values()), word(b.cues, *theirs.values())
            yield Told("cl:pol:turned", *shown)
            yield Told(f"cl:pol:turned:{axis}", *shown)
            plain = b if 1 in theirs else a
            if "deny" not in plain.at and "soft" not in plain.at:
                yield Told("cl:pol:turned-clean", *shown)
                yield Told(f"cl:pol:turned-clean:{axis}", *shown)
            heads = [p.clause.head if p.clause else -1 for p in (a, b)]
            if heads[0] in mine.values() or heads[1] in theirs.values():
                yield Told("cl:pol:turned-head", *shown)
            if heads[0] in mine.values() and heads[1] in theirs.values():
                yield Told("cl:pol:turned-heads", *shown)
    turned = signs[0].keys() & signs[1].keys()
    yield from _clause_denials(a, b)
    if "deny" in a.at and "deny" not in b.at and "soft" not in b.at and not turned:
        minus = any(-1 in s for s in signs[1].values())
        yield Told("cl:pol:denial-gone" + ("-pole" if minus else ""), a.word("deny"), "")
    if "deny" in b.at and "deny" not in a.at and "soft" not in a.at and not turned:
        minus = any(-1 in s for s in signs[0].values())
        yield Told("cl:pol:denial-new" + ("-pole" if minus else ""), "", b.word("deny"))


def _clause_denials(a: Part, b: Part) -> Iterator[Told]:
    """A verb denied in one of two clauses and told plainly in the other."""
    for one, other, name in ((a, b, "denied-plain"), (b, a, "plain-denied")):
        if one.clause is None or other.clause is None or "deny" in other.at or "soft" in other.at:
            continue
        for verb, index in one.cues.denied.items():
            if index not in one.clause.own or one.cues.parse.tokens[index].pos not in {"VERB", "ADJ"}:
                continue
            found = find_root(verb, {w: i for w, i in other.cues.plain.items() if i in other.clause.own})
            if found:
                words = f"{one.word('deny') if 'deny' in one.at else ''} … {word(one.cues, index)}"
                plain = word(other.cues, other.cues.plain[found])
                yield Told(f"cl:pol:{name}", *((words, plain) if one is a else (plain, words)))


def _signs_in(p: Part) -> dict[str, dict[int, int]]:
    held = p.clause.own if p.clause else frozenset()
    found = {axis: {s: i for s, i in signs.items() if i in held} for axis, signs in p.cues.signs.items()}
    return {axis: signs for axis, signs in found.items() if signs}
