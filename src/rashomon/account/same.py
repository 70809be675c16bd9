"""Would two lines tell a reader the same: by their words, or by the events they are told for?"""

from __future__ import annotations

from collections.abc import Callable

from rashomon.account.sentences import Candidate
from rashomon.account.things import Thing
from rashomon.dates import same_or_contains
from rashomon.vocabulary import Actor

ALIKE = 0.55  # share (0 to 1) of a sentence's content words that stand in a line already chosen: the same again
ALIKE_EVENT = 0.3  # the same where both are told for an event of one type, on one day
DAY = len("2024-01-01")  # characters of an EDTF value that is a day
_MEETING = "CONSULT"  # PLOVER's code: whoever meets on one day may meet others too

FindActor = Callable[[str], Actor | None]


def tell_the_same(
    one: tuple[Thing, Candidate], two: tuple[Thing, Candidate], actor: FindActor, *, anchored: bool = False
) -> bool:
    """Whether the second line would tell what the first has told. `anchored`: the first gives the second as a place."""
    (thing, candidate), (other, chosen) = one, two
    if _is_one_meeting(thing, other, actor):
        return True
    low = anchored or _is_one_event(thing, other)
    shared = len(candidate.words & chosen.words)
    return shared >= (ALIKE_EVENT if low else ALIKE) * max(1, min(len(candidate.words), len(chosen.words)))


def _is_one_event(one: Thing, two: Thing) -> bool:
    """One type and one day; where no day is known, one mode, which no meeting's is telling enough for."""
    if not one.type or one.type != two.type:
        return False
    if one.when and two.when:
        return _near(one.when, two.when)
    return one.type != _MEETING and bool(one.mode) and one.mode == two.mode


def _is_one_meeting(one: Thing, two: Thing, actor: FindActor) -> bool:
    """One day, a side in common, and one of the two without a name: `the ministers met`, `Holm met Sorel`."""
    if one.type != _MEETING or two.type != _MEETING or not one.when or one.when != two.when or len(one.when) != DAY:
        return False
    who = [[a for i in sorted(t.actors) if (a := actor(i))] for t in (one, two)]
    named = [any(a.kind == "person" for a in actors) for actors in who]
    sides = [{a.side or a.id for a in actors} for actors in who]
    return not all(named) and bool(sides[0] & sides[1])


def _near(one: str, two: str) -> bool:
    return same_or_contains(one, two) or same_or_contains(two, one)
