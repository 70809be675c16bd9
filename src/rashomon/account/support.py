"""Which tellings stand behind a line: those that assert what it tells."""

from __future__ import annotations

from rashomon.account.sentences import Candidate, Candidates
from rashomon.account.things import Thing
from rashomon.clauses import is_unreal, predicates_in
from rashomon.vocabulary import Anchor


class Support:
    """Finds the tellings of a line among the places that its thing rests on."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates

    def anchors(self, thing: Thing, candidate: Candidate) -> tuple[Anchor, ...]:
        """The line's own sentence, then the places in other articles that tell the same."""
        own = candidate.anchor
        places = {*thing.anchors, *thing.also}
        return (own, *sorted(a for a in places if a.article != own.article and self._asserts(thing, a)))

    def _asserts(self, thing: Thing, anchor: Anchor) -> bool:
        """Whether the words tell it, rather than name it in passing (`after the meeting`), or foretell what is done."""
        row = self._candidates.row(anchor)
        if row is None or not thing.is_event:
            return True
        start = row.sentence.start
        told = [c for c in predicates_in(row.parse, anchor.start - start, anchor.end - start) if c.voice != "noun"]
        return any(thing.ahead or not is_unreal(c) for c in told)
