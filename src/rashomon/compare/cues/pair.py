"""What two sentences that answer to each other say otherwise, as far as their cues tell: features with their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.compare.cues.sentence import Clause, Cues, Deed, Party, Speaker
from rashomon.compare.matching import same_root

STATUS = ("putoff", "suspend", "calloff", "forgood", "ended", "begun", "resumed", "offered2", "taken")
CERTAIN = ("possible", "likely", "asked", "offered", "hoped", "ordered", "will", "intend", "decided", "if")
_WEAK = frozenset({"possible", "likely", "asked", "offered", "hoped", "intend", "if"})
_STRONG = frozenset({"will", "decided", "ordered"})
LIMITS = (
    "q_almost", "q_upto", "q_atleast", "q_some", "q_part", "q_prelim", "q_alleged", "q_thought", "q_possibly",
    "q_estimate", "q_unless", "q_if",
)  # fmt: skip
MIN_SHARED = 2.0  # words that two clauses must share, names and numbers double
MIN_PART = 0.3  # of the shorter clause's words that must be shared
BESIDE = 3  # content words after a limit that it limits
BEFORE = 24  # characters from a limit to its number
_OF_NUMBERS = ("q_upto", "q_atleast", "q_almost", "q_estimate")
_ANYWHERE = frozenset({"q_possibly", "q_part"})  # limits that may stand far from what they limit
WINDOW = 4  # words on either side in which the copy may have a limit of its own
_VAGUE = frozenset("the a an one of".split())
# What is said with these is no claim.
_NO_CLAIM = frozenset(
    """ask wonder urge demand promise order call propose offer request inquire remember forget describe criticise criticize
    praise dub dismiss express recommend quote cite regard deem judge brief inform read""".split()
)
# Verbs whose subject need not do anything: another verb's object may well be it.
_SUFFERED = frozenset(
    """get receive hear learn lose own suffer owe have belong come fall go live stay take undergo face need see inherit
    cost keep hold contain be become remain arrive read find know like cause bring leave earn please surprise worry
    prompt remind help enable include involve total cover reach""".split()
)
_MUTUAL = frozenset(
    """meet talk speak agree marry divorce differ quarrel cooperate collaborate negotiate border resemble match play
    face clash trade compete merge accompany discuss join sign say""".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """A feature of a pair: its name, and the words of source and copy that it rests on (`""` for none)."""

    name: str
    source: str
    copy: str


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A sentence of the source, one of the copy that answers to it, and those in which either may have left what it
    lacks (each includes its own)."""

    source: Cues
    copy: Cues
    near_source: Sequence[Cues]
    near_copy: Sequence[Cues]
    likeness: float


def find_features(pair: Pair) -> dict[str, Told]:
    """All that the cues tell of the pair, by name."""
    found: dict[str, Told] = {}
    for told in (
        *_likeness(pair),
        *_poles(pair),
        *_denials(pair),
        *_in_sentence(pair),
        *_in_clauses(pair),
        *_tenses(pair),
        *_limits(pair),
        *_number_limits(pair),
        *_sources(pair),
        *_roles(pair),
    ):
        found.setdefault(told.name, told)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A sentence or one of its clauses with the classes of words in it. `reach`: the classes that bear on it, too."""

    cues: Cues
    clause: Clause | None
    at: dict[str, int]
    reach: set[str]

    def word(self, name: str) -> str:
        return _word(self.cues, self.at[name])


def whole(cues: Cues) -> Part:
    return Part(cues, None, {n: at[0] for n, at in cues.classes.items()}, set(cues.classes))


def part(cues: Cues, clause: Clause) -> Part:
    held = clause.own | clause.bearing
    at = {n: next(i for i in where if i in held) for n, where in cues.classes.items() if not held.isdisjoint(where)}
    return Part(cues, clause, at, set(at))


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
        yield from _clause_source(pair, one, other)


def match_clauses(a: Cues, b: Cues) -> list[tuple[Clause, Clause]]:
    """The clauses of two sentences that are about the same, each at most once, as far as their words tell."""
    rows = []
    for one in a.clauses:
        for other in b.clauses:
            worth = _shared(one, other)
            if worth >= MIN_SHARED:
                size = min(len(x.words) + len(x.named) for x in (one, other))
                if worth >= MIN_PART * size:
                    rows.append((-worth / (1 + size), one.head, other.head, one, other))
    used_a: set[int] = set()
    used_b: set[int] = set()
    found = []
    for _, i, j, one, other in sorted(rows, key=lambda r: r[:3]):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            found.append((one, other))
    return found


def _shared(one: Clause, other: Clause) -> float:
    """Words of two clauses that have one root; those of names and numbers count double."""
    alike = sum(any(same_root(w, x) for x in other.words) for w in one.words)
    return alike + sum(w in other.named for w in one.named)


def _clause_poles(a: Part, b: Part) -> Iterator[Told]:
    signs = [_signs_in(p) for p in (a, b)]
    for axis in signs[0].keys() & signs[1].keys():
        mine, theirs = signs[0][axis], signs[1][axis]
        if len(mine) == len(theirs) == 1 and mine.keys() != theirs.keys():
            shown = _word(a.cues, *mine.values()), _word(b.cues, *theirs.values())
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
        for word, index in one.cues.denied.items():
            if index not in one.clause.own or one.cues.parse.tokens[index].pos not in {"VERB", "ADJ"}:
                continue
            found = _root_in(word, {w: i for w, i in other.cues.plain.items() if i in other.clause.own})
            if found:
                words = f"{one.word('deny') if 'deny' in one.at else ''} … {_word(one.cues, index)}"
                plain = _word(other.cues, other.cues.plain[found])
                yield Told(f"cl:pol:{name}", *((words, plain) if one is a else (plain, words)))


def _signs_in(p: Part) -> dict[str, dict[int, int]]:
    held = p.clause.own if p.clause else frozenset()
    found = {axis: {s: i for s, i in signs.items() if i in held} for axis, signs in p.cues.signs.items()}
    return {axis: signs for axis, signs in found.items() if signs}


def _clause_source(pair: Pair, one: Clause, other: Clause) -> Iterator[Told]:
    """Who says a clause in the source, and whether the copy has anybody say it."""
    a, b = pair.source, pair.copy
    speaker = a.speakers[one.speaker] if one.speaker >= 0 else None
    if speaker is None or not speaker.words or speaker.denied:
        return
    rest = [s for n, s in enumerate(a.speakers) if n != one.speaker and not _is_like(s, speaker)]
    if other.speaker < 0:
        if speaker.cue not in _NO_CLAIM and not _is_said(b, rest) and not any(_carries(c, [speaker]) for c in pair.near_copy if c is not b):
            yield from _told_dropped("cl:att:dropped", pair, speaker)
        return
    theirs = b.speakers[other.speaker]
    if theirs.words and not _is_like(speaker, theirs):
        shown = speaker.text, theirs.text
        yield Told("cl:spk:other", *shown)
        beside = [s for n, s in enumerate(b.speakers) if n != other.speaker]
        if any(_is_like(speaker, s) for s in beside) and any(_is_like(theirs, s) for s in rest):
            yield Told("cl:spk:exchanged", *shown)
        elif not _mentions(b, speaker) and not _mentions(a, theirs):
            yield Told("cl:spk:new", *shown)
            if speaker.names and theirs.names:
                yield Told("cl:spk:other-names", *shown)
            if speaker.cue == theirs.cue:
                yield Told("cl:spk:new-same-cue", *shown)
        elif _mentions(a, theirs) and not _mentions(b, speaker):
            yield Told("cl:spk:there", *shown)


def _is_said(copy: Cues, rest: Sequence[Speaker]) -> bool:
    """Does the copy's sentence say of anything that somebody says it, but for what others say in the source, too?"""
    known = [s for s in copy.speakers if any(_is_like(s, x) for x in rest)]
    cues = {i for n in ("saying", "said", "source") for i in copy.classes.get(n, ())}
    return len(cues - {s.index for s in known}) > 0 or copy.quotes


def _told_dropped(name: str, pair: Pair, speaker: Speaker) -> Iterator[Told]:
    weak = speaker.index in pair.source.classes.get("weaksaying", ()) or speaker.cue.startswith("accord")
    gone = not _mentions(pair.copy, speaker)
    for condition, ending in ((True, ""), (weak, "-weak"), (gone, "-speaker"), (gone and weak, "-speaker-weak")):
        if condition:
            yield Told(f"{name}{ending}", speaker.text, "")


def _word(cues: Cues, index: int) -> str:
    return cues.parse.tokens[index].text if index >= 0 else ""


def share_kept(one: Cues, others: Sequence[Cues]) -> float:
    """Of the content words of a sentence the share (0 to 1) whose root the others have."""
    words = {w for o in others for w in o.content}
    return sum(any(same_root(w, x) for x in words) for w in one.content) / max(1, len(one.content))


def _likeness(pair: Pair) -> Iterator[Told]:
    for edge in (0.5, 0.6, 0.7, 0.8):
        if pair.likeness >= edge:
            yield Told(f"like:{edge}", "", "")
    kept = share_kept(pair.source, [pair.copy])
    for edge in (0.2, 0.35, 0.5):
        if kept >= edge:
            yield Told(f"kept:{edge}", "", "")
    lengths = [len(c.parse.tokens) for c in (pair.source, pair.copy)]
    if lengths[0] >= 30:
        yield Told("long", "", "")
    if lengths[0] <= 18:
        yield Told("short", "", "")
    if lengths[1] < 0.7 * lengths[0]:
        yield Told("shorter", "", "")


def _poles(pair: Pair) -> Iterator[Told]:
    """Opposites: what the source tells with one sign alone and the copy with the other alone."""
    count = 0
    for axis, signs in pair.source.signs.items():
        theirs = pair.copy.signs.get(axis, {})
        near = {s for c in pair.near_copy for s in c.signs.get(axis, {})}
        mine = {s for c in pair.near_source for s in c.signs.get(axis, {})}
        for sign, index in signs.items():
            if -sign in theirs:
                shown = _word(pair.source, index), _word(pair.copy, theirs[-sign])
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
    words = [next((_word(c, i) for i in c.classes.get("deny", ())), "") for c in (a, b)]
    if counts[0] and not counts[1]:
        yield Told("pol:denial-gone" + ("" if loose[1] else "-bare"), words[0], "")
    if counts[1] and not counts[0]:
        yield Told("pol:denial-new" + ("" if loose[0] else "-bare"), "", words[1])
    if counts[0] % 2 != counts[1] % 2:
        yield Told("pol:parity", "", "")
    if not any(counts):
        yield Told("pol:no-denial", "", "")
    for word, index in a.denied.items():
        other = _root_in(word, b.plain)
        if other and not _root_in(word, b.denied):
            yield Told("pol:denied-plain" + ("-bare" if not counts[1] else ""), words[0] + " … " + _word(a, index), _word(b, b.plain[other]))
    for word, index in a.plain.items():
        other = _root_in(word, b.denied)
        if other and not _root_in(word, b.plain):
            yield Told("pol:plain-denied" + ("-bare" if not counts[0] else ""), _word(a, index), words[1] + " … " + _word(b, b.denied[other]))


def _is_loose(near: Sequence[Cues]) -> bool:
    """Is there a word that denies, or comes near to it, in the sentences?"""
    return any(
        "deny" in c.classes or "soft" in c.classes or any(-1 in s for s in c.signs.values()) for c in near
    )


def _count(cues: Cues) -> int:
    return len(cues.classes.get("deny", ()))


def _root_in(word: str, words: dict[str, int] | object) -> str:
    return next((w for w in words if same_root(word, w)), "")  # type: ignore[attr-defined]


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
        yield Told("ten:future>done", _word(a, a.future[0]), _word(b, b.done[0]))
    if a.done and b.future and not a.future and not any(c.future for c in pair.near_source):
        yield Told("ten:done>future", _word(a, a.done[0]), _word(b, b.future[0]))
    if a.future and not b.future:
        yield Told("ten:-future", _word(a, a.future[0]), "")
    if b.future and not a.future:
        yield Told("ten:+future", "", _word(b, b.future[0]))


def _limits(pair: Pair) -> Iterator[Told]:
    near = {n for c in pair.near_copy for n in c.classes}
    for name in LIMITS:
        at = [i for i in pair.source.classes.get(name, ()) if _is_limit(pair.source, i, name)]
        gone = name not in near and f"{name}-like" not in near
        for index in at:
            bare = name not in pair.copy.classes and _is_unlimited(pair, name, index)
            shown = _word(pair.source, index), ""
            if gone:
                yield Told(f"lim:{name}:gone", *shown)
                yield Told("lim:gone", *shown)
            if bare and name != "q_some":
                yield Told(f"lim:{name}:bare", *shown)
            if gone and bare:
                yield Told(f"lim:{name}:both", *shown)
                yield Told("lim:both", *shown)


def _number_limits(pair: Pair) -> Iterator[Told]:
    """Numbers that the source tells with a limit and the copy without one."""
    bounds = {
        i for n in _OF_NUMBERS for k in (n, f"{n}-like") for i in pair.copy.classes.get(k, ())
    }
    for name in _OF_NUMBERS:
        for index in pair.source.classes.get(name, ()):
            end = pair.source.parse.tokens[index].end
            figure = next((f for f in pair.source.figures if 0 <= f.start - end <= BEFORE), None)
            same = [f for f in pair.copy.figures if figure and (f.low, f.high, f.dimension) == (figure.low, figure.high, figure.dimension)]
            if same and not any(_is_bound(pair.copy, f.start, bounds) for f in same):
                yield Told("lim:number", _word(pair.source, index), pair.copy.parse.text[same[0].start : same[0].end])
                yield Told(f"lim:number:{name}", _word(pair.source, index), "")


def _is_bound(cues: Cues, start: int, bounds: set[int]) -> bool:
    at = next((t.index for t in cues.parse.tokens if t.end > start), 0)
    return any(-WINDOW <= i - at <= WINDOW for i in bounds)


def _is_limit(cues: Cues, index: int, name: str) -> bool:
    """`some 5,600` limits nothing; `up to` and `at least` limit only a number."""
    after = cues.parse.tokens[index + 1 : index + BESIDE + 2]
    numbers = [t for t in after if t.pos == "NUM"]
    if name == "q_some":
        return not (after and after[0].pos == "NUM")
    return bool(numbers) or name not in {"q_upto", "q_atleast"}


def _is_unlimited(pair: Pair, name: str, index: int) -> bool:
    """Does the copy have what the limit stands before, and no limit beside it?"""
    source, copy = pair.source.worded, pair.copy.worded
    after = [t.index for t in source.tokens[index + 1 :] if t.pos in {"NOUN", "PROPN", "NUM", "VERB", "ADJ"}][:BESIDE]
    limits = {i for n in (name, f"{name}-like") for i in pair.copy.classes.get(n, ())}
    found = [
        t.index for t in copy.tokens if t.pos in {"NOUN", "PROPN", "NUM", "VERB", "ADJ"}
        if any(same_root(copy.words[t.index], source.words[i]) for i in after)
    ]  # fmt: skip
    if not found:
        return False
    return not any(name in _ANYWHERE or min(abs(i - f) for f in found) <= WINDOW for i in limits)


def _has_source(cues: Cues) -> bool:
    return bool(cues.speakers or "source" in cues.classes or "saying" in cues.classes or cues.quotes)


def _sources(pair: Pair) -> Iterator[Told]:
    a, b = pair.source, pair.copy
    if a.speakers:
        yield from _dropped(pair)
    if a.speakers and b.speakers:
        yield from _others(pair)


def _dropped(pair: Pair) -> Iterator[Told]:
    """What somebody says and the copy tells by itself."""
    a, b = pair.source, pair.copy
    said = {c.speaker for c in a.clauses if c.speaker >= 0 and _is_told(c, b)}
    speakers = [s for n in sorted(said) for s in (a.speakers[n],) if s.words and not s.denied and s.cue not in _NO_CLAIM]
    if speakers and not _is_said(b, ()) and not any(_carries(c, speakers) for c in pair.near_copy if c is not b):
        yield from _told_dropped("att:dropped", pair, speakers[0])


def _is_told(clause: Clause, copy: Cues) -> bool:
    """Does the copy's sentence tell what the clause tells, as far as their words show?"""
    known = sum(any(same_root(w, x) for x in copy.content) for w in clause.words)
    return known >= MIN_SHARED and known >= MIN_PART * len(clause.words)


def _carries(near: Cues, speakers: Sequence[Speaker]) -> bool:
    """May a sentence beside it say whose words these are?"""
    said = any(not s.words or any(_is_like(s, x) for x in speakers) for s in near.speakers)
    return said or any(_is_named(near, s) for s in speakers)


def _is_named(cues: Cues, speaker: Speaker) -> bool:
    """Does it name the speaker, most words of what it was called?"""
    named = sum(any(same_root(w, x) for x in cues.content) for w in speaker.words)
    return named >= 2 and 2 * named > len(speaker.words) and ("said" in cues.classes or cues.quotes)


def _mentions(cues: Cues, speaker: Speaker) -> bool:
    return any(same_root(w, x) for w in speaker.words for x in cues.content)


def _is_like(one: Speaker, other: Speaker) -> bool:
    return any(same_root(w, x) for w in one.words for x in other.words)


def _others(pair: Pair) -> Iterator[Told]:
    """Speakers of the copy that are none of the source's."""
    a, b = pair.source, pair.copy
    mine = [s for s in a.speakers if s.words]
    theirs = [s for s in b.speakers if s.words]
    if not mine or not theirs:
        return
    alike = [(s, t) for s in mine for t in theirs if _is_like(s, t)]
    if not alike:
        one, other = mine[0], theirs[0]
        shown = one.text, other.text
        yield Told("spk:other", *shown)
        lost = not any(_mentions(c, s) for s in mine for c in pair.near_copy)
        new = not any(_mentions(c, t) for t in theirs for c in pair.near_source)
        here = any(_mentions(a, t) for t in theirs)
        if lost:
            yield Told("spk:other-lost", *shown)
        if new:
            yield Told("spk:other-new", *shown)
        if lost and new:
            yield Told("spk:other-lost-new", *shown)
        if here:
            yield Told("spk:other-there", *shown)
        if any(s.names for s in mine) and any(t.names for t in theirs):
            yield Told("spk:other-names", *shown)
        if len(mine) == len(theirs) == 1:
            yield Told("spk:other-single", *shown)
    elif all(not _is_like(mine[0], t) for t in theirs) or all(not _is_like(s, theirs[0]) for s in mine):
        yield Told("spk:part", mine[0].text, theirs[0].text)


def _roles(pair: Pair) -> Iterator[Told]:
    for one in pair.source.deeds:
        for other in pair.copy.deeds:
            if one.verb in _MUTUAL or other.verb in _MUTUAL:
                continue
            yield from _exchanged(pair, one, other)


def _exchanged(pair: Pair, one: Deed, other: Deed) -> Iterator[Told]:
    shown = _deed(pair.source, one), _deed(pair.copy, other)
    relation = _relation(one, other)
    up = [p for p in one.agents if _has(other.others, p) and not _has(other.agents, p)]
    down = [p for p in one.others if _has(other.agents, p) and not _has(other.others, p)]
    stay = [p for p in one.agents if _has(other.agents, p) and not _has(other.others, p)]
    same = [p for p in one.others if _has(other.others, p) and not _has(other.agents, p)]
    if up and down:
        named = all(any(p.names for p in row) for row in (up, down))
        yield Told(f"rol:crossed:{relation}", *shown)
        yield Told(f"rol:crossed:{relation}" + (":named" if named else ":plain"), *shown)
    elif stay and any(p.names for p in same):
        yield Told(f"rol:straight:{relation}", *shown)
    elif (up or down) and relation == "same" and not stay and not same:
        yield Told("rol:half-crossed" + (":named" if any(p.names for p in up + down) else ""), *shown)


def _relation(one: Deed, other: Deed) -> str:
    if one.converse and other.converse and one.converse[0] == other.converse[0]:
        return "same" if one.converse[1] == other.converse[1] else "converse"
    if same_root(one.verb, other.verb):
        return "same"
    return "passive" if _SUFFERED & {one.verb, other.verb} else "other"


def _has(parties: Sequence[Party], party: Party) -> bool:
    return any(_is_one(party, p) for p in parties)


def _is_one(x: Party, y: Party) -> bool:
    if x.names and y.names:
        return bool(x.names & y.names)
    return same_root(x.head, y.head)


def _deed(cues: Cues, deed: Deed) -> str:
    agents = "/".join(_word(cues, p.index) for p in deed.agents)
    others = "/".join(_word(cues, p.index) for p in deed.others)
    return f"{agents} → {_word(cues, deed.index)} → {others}"
