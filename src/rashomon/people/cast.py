"""What the step `people` gives: the actors of a story, and where each is mentioned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from rashomon.vocabulary import Actor

MentionKind = Literal["name", "description", "pronoun"]


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Tokens `first` to `last` (half-open) of a sentence that mean an actor. `head` is the phrase's head token.

    The tokens are those of the name or phrase with its title (`Foreign Minister Anna Holm`,
    `a senior State Department official`); `sentence` is a sentence id. `why`: of what was ranked, how likely it is,
    and who else may be meant.
    """

    sentence: str
    first: int
    last: int
    head: int
    actor: str
    kind: MentionKind
    why: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Cast:
    """All actors of a story and their mentions. Groups that nothing refers to are dropped from the record later."""

    actors: tuple[Actor, ...]
    mentions: dict[str, tuple[Mention, ...]]  # by sentence id, in text order
    genders: dict[str, str] = field(default_factory=dict)  # `m` or `f` of the actors whose honorifics tell
    _by_id: dict[str, Actor] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {a.id: a for a in reversed(self.actors)})

    def at(self, sentence: str, token: int) -> Mention | None:
        """The mention that holds `token` of the sentence, or None. The innermost where one stands in another."""
        holding = [m for m in self.mentions.get(sentence, ()) if m.first <= token < m.last]
        return min(holding, key=lambda m: (m.last - m.first, m.first), default=None)

    def headed(self, sentence: str, token: int) -> Mention | None:
        """The mention whose head is `token`, or None."""
        return next((m for m in self.mentions.get(sentence, ()) if m.head == token), None)

    def with_sides(self, actors: Iterable[str]) -> frozenset[str]:
        """These actors and the sides they speak for."""
        return frozenset(a for actor in actors for a in (actor, self._by_id[actor].side) if a)

    def actor(self, actor: str) -> Actor:
        """The actor with this id; `KeyError` if there is none."""
        return self._by_id[actor]
