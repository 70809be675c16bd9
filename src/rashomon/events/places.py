"""Where an event was: the places of a sentence, and which of them its clause tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rashomon.clauses import descriptions_of, objects_of, objects_of_prepositions
from rashomon.events.lexicon import SETS
from rashomon.language import Name, ParsedSentence, Token
from rashomon.lexicon import words_of
from rashomon.people import Cast

PLACES = frozenset({"GPE", "LOC", "FAC"})
WHERE = words_of("facts", "where")  # before a place
_AREAS = SETS["area"]  # nouns of places that bear names
_PARTS = _AREAS | SETS["part_of"]  # and of parts of a place: `in the streets of Sund`
_DEEP = 3  # phrases within one another, from the deed to its place


class Places:
    """The places that a sentence names, by their tokens."""

    def __init__(self, sentence: ParsedSentence, cast: Cast) -> None:
        self._sentence, self._cast, self._parse = sentence, cast, sentence.parse
        named = [n for n in sentence.names if n.label in PLACES]
        places = [n for n in named if not is_occasion(self._parse.tokens[n.last - 1].text)]
        found = {i: n for n in places for i in range(n.first, n.last)}
        found |= {t.index: area for t in self._parse.tokens if (area := self._area(t, found)) is not None}
        self.at: dict[int, Name] = found | {i: Name(i, i + 1, "GPE") for i in self._unnamed()}

    def find(self, near: Iterable[int], trigger: int, *, goes: bool) -> Token | None:
        """The place that a phrase on one of the words `near` the trigger tells: `to` before all others, then what is
        itself a place before what lies in one, then the nearest. `goes`: is it a deed that goes to a place?"""
        goal = next((t for t in objects_of(self._parse, trigger) if t.index in self.at), None) if goes else None
        if goal is not None:
            return goal
        found = []
        for at in near:
            for word, token in objects_of_prepositions(self._parse, at):
                direct = word in WHERE or (goes and word == "to")
                if direct and token.index in self.at:
                    found.append((word != "to", False, abs(token.index - trigger), token))
                elif direct or self._is_around(word, token):
                    inner = self._inside(token, _DEEP)
                    found += [(True, True, abs(inner.index - trigger), inner)] if inner is not None else []
        return min(found)[3] if found else None

    def named(self, token: int) -> tuple[str, str]:
        """The words of the place at this token, and its actor or empty."""
        name = self.at[token]
        mention = self._cast.at(self._sentence.sentence.id, token)
        return self._parse.words(name.first, name.last), mention.actor if mention is not None else ""

    def _inside(self, token: Token, deep: int) -> Token | None:
        """The place that what a phrase of place names lies in: `at a school in Sund`, `in the streets of Sund`."""
        for word, below in objects_of_prepositions(self._parse, token.index) if deep else ():
            part = word == "of" and token.lemma.lower() in _PARTS
            if below.index in self.at:
                if part or word in WHERE:
                    return below
            elif (part or word in WHERE or self._is_around(word, below)) and (
                found := self._inside(below, deep - 1)
            ) is not None:
                return found
        before = (t for t in descriptions_of(self._parse, token.index) if t.index in self.at and t.tag == "NNP")
        return next(before, None) if token.pos == "NOUN" else None

    def _is_around(self, word: str, token: Token) -> bool:
        """`from a school in Sund`, `on a road near Sund`; not `on the view of Sund`."""
        return word == "from" or (word == "on" and token.lemma.lower() in _PARTS)

    def _area(self, token: Token, places: Mapping[int, Name]) -> Name | None:
        """`in Sund county`, `the city of Sund`: the name of such a place."""
        if token.lemma.lower() not in _AREAS or token.index in places:
            return None
        before = next((places[t.index] for t in descriptions_of(self._parse, token.index) if t.index in places), None)
        if before is not None:
            return before._replace(last=token.index + 1)
        of = (o.index for word, o in objects_of_prepositions(self._parse, token.index) if word == "of")
        return next((places[i] for i in of if i in places), None)

    def _unnamed(self) -> Iterator[int]:
        """Places that the language model took for no name, or for another: a bare proper noun after `in`, or behind
        `the town of`."""
        known = {i for n in self._sentence.names for i in range(n.first, n.last)}
        for token in self._parse.tokens:
            above = self._parse.tokens[token.head]
            if token.tag != "NNP" or not token.text.istitle() or self._parse.children[token.index]:
                continue
            area = above.text.lower() == "of" and self._parse.tokens[above.head].lemma.lower() in _AREAS
            if area or (token.index not in known and above.text.lower() == "in"):
                yield token.index


def is_occasion(word: str) -> bool:
    """Of a name's last word: `the Midsummer Games` are no place, a summit is no body."""
    return word.lower() in {"games", "summit"} or word.lower().endswith("lympics")
