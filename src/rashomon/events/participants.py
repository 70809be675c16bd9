"""Who took part in an event, where it was and how long: from the clause of its trigger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rashomon.clauses import (
    NOBODY,
    Clause,
    appositions_on,
    clause_at,
    describes_noun,
    descriptions_of,
    effect_on,
    government_of,
    is_counted,
    is_noun,
    is_verb,
    joined_to,
    objects_of,
    objects_of_prepositions,
    owner_of,
    subject_of,
    verb_above,
)
from rashomon.events.lexicon import FAMILIES, FORCES, OCCASIONS, QUANTITIES, SAYINGS, SENDS, SERIES
from rashomon.language import Name, ParsedSentence, Token
from rashomon.people import Cast
from rashomon.people.countries import country_of
from rashomon.people.lexicon import COLLECTIVES, COUNTERPART, DOCUMENTS, PLURAL_TAGS, is_role_noun
from rashomon.vocabulary import Part, Participation

PLACES = frozenset({"GPE", "LOC", "FAC"})
_WHERE = ("in", "at", "near", "outside", "inside")
_WHITHER = ("to", "into", "for", "toward", "towards", "from")
MUTUAL = frozenset(
    {"meet", "call", "agree", "cooperate", "reconcile", "summit"}
)  # families without a doer and a done-to
GOINGS = frozenset({"visit", "mobilize", "depart", "flee"})
_SOMEWHERE = GOINGS | {"meet", "summit"}  # families that are at a place or go to one
_ATTENDED = frozenset({"meet", "call", "visit", "summit", "hold"})  # who acts at it took part in it
_UNAIMED = SAYINGS | {"vote", "appoint"}
_MEETINGS = frozenset("summit games olympics paralympics cup championship championships festival talks".split())
_FAVOURS = frozenset({"support", "promise", "aid", "concede", "cooperate"})
# What one does with one's own troops: they are moved, and nobody that the deed is done to.
_FIELDS = SENDS | frozenset(
    "deploy redeploy contribute commit authorize authorise withdraw pull mass amass position assemble recall mobilize "
    "mobilise order keep offer provide lend supply give use gather muster".split()
)
_WITHIN = frozenset({"inside", "outside", "behind", "still"})
_LEAVES = frozenset({"leave", "quit", "exit", "enter", "reach"})
_AT = frozenset({"against", "on", "upon"})
_AT_IT = frozenset({"at", "during", "in"})
_TURNED_DOWN = frozenset({"with", "from", "by"})
_OF_OTHERS = frozenset({"wanted", "possible", "alleged"})  # who wants a deed or fears it does not do it


@dataclass(frozen=True, slots=True)
class Scene:
    """The event's actors with their parts, its place in the text's words, and the place's actor if it is one."""

    parts: tuple[Participation, ...]
    place: str
    place_actor: str


def country_actors(cast: Cast) -> dict[str, str]:
    """Country → its actor id, for soldiers and arms that are called by their country's adjective."""
    found: dict[str, str] = {}
    for actor in cast.actors:
        country = country_of(actor.name) if actor.kind == "country" else None
        if country is not None:
            found.setdefault(country[0], actor.id)
    return found


class Finder:
    """Looks up the participants of events in one sentence."""

    def __init__(self, sentence: ParsedSentence, cast: Cast, countries: Mapping[str, str] | None = None) -> None:
        self.sentence, self.cast, self.parse = sentence, cast, sentence.parse
        self._countries = countries or {}
        self.places = {
            i: n
            for n in sentence.names
            if n.label in PLACES and not self._is_occasion(n)
            for i in range(n.first, n.last)
        } | {i: Name(i, i + 1, "GPE") for i in self._unnamed()}

    def _is_occasion(self, name: Name) -> bool:
        """`at the Midsummer Games`: what is held somewhere is no place."""
        last = self.parse.tokens[name.last - 1].text.lower()
        return last in OCCASIONS or last.endswith("lympics")

    def scene(self, trigger: int, predicate: int, family: str) -> Scene:
        """The scene of the event at token `trigger`, told by the verb `predicate` (which may be the trigger)."""
        found: dict[str, Part] = {}
        for part, token in self._slots(trigger, predicate, family):
            if (family not in FAMILIES or family in MUTUAL) and self._is_owned_thing(token):
                continue
            if is_noun(self.parse.tokens[trigger]) and self._is_first_place(token, family):
                continue
            for actor in self._taking_part(part, token, trigger):
                found.setdefault(actor, part)
        for actor in self._between(trigger):
            found.setdefault(actor, "with")
        place, place_actor = self._place(trigger, predicate, family)
        if family in GOINGS and place_actor and found.get(place_actor) == "to":
            del found[place_actor]
        parts = tuple(Participation(actor, part) for actor, part in sorted(found.items(), key=lambda x: (x[1], x[0])))
        return Scene(parts, place, place_actor)

    def actors(self, token: int) -> list[str]:
        """The actors that the phrase headed by `token` means, with those joined to it."""
        found: list[str] = []
        for head in joined_to(self.parse, self._counted(token)):
            mention = self.cast.headed(self.sentence.sentence.id, head) or self.cast.at(self.sentence.sentence.id, head)
            if mention is not None and self._is_crowd(mention.actor, head, token):
                continue
            names = [mention.actor] if mention is not None else self._apposed(head) or self._modifiers(head)
            found += [a for a in names if a not in found and not self._is_paper(a)]
        return found

    def _is_paper(self, actor: str) -> bool:
        """`they` after a sentence about documents, or a summit taken for a body: these do nothing."""
        known = self.cast.actor(actor)
        last = known.name.split()[-1].lower()
        return (known.kind == "group" and last.removesuffix("s") in DOCUMENTS) or last in _MEETINGS

    def _is_crowd(self, actor: str, head: int, token: int) -> bool:
        """`400 Norwegians`, `thousands of Norwegians`: so many people, not their country."""
        if self.cast.actor(actor).kind != "country" or self.parse.tokens[head].tag not in PLURAL_TAGS:
            return False
        return head != token or is_counted(self.parse, head)

    def _between(self, trigger: int) -> list[str]:
        """`a conversation between officials at the ministry and Ambassador A. Name`: all who are named after it."""
        found = []
        for word, token in objects_of_prepositions(self.parse, trigger):
            if word == "between":
                below = self.parse.subtree(token.index)
                named = self.cast.mentions.get(self.sentence.sentence.id, ())
                found += [m.actor for m in named if m.head in below and self.cast.actor(m.actor).kind == "person"]
        return found

    def _taking_part(self, part: Part, token: int, trigger: int) -> list[str]:
        """The actors of a slot: none for a letter that is sent, nor for the troops that their own side moves."""
        lemma = self.parse.tokens[token].lemma.lower()
        if lemma in DOCUMENTS:
            return self._issuers(token) if part == "by" else []
        verb = self.parse.tokens[trigger].lemma.lower()
        moved = part == "to" and verb in _FIELDS
        if part == "to" and verb in _LEAVES and self._is_whole(token):
            return []
        if (moved or not self.parse.children[token]) and lemma in FORCES:
            return []  # whose troops they are, nobody says
        own = part == "to" and any(self.parse.tokens[c].tag == "PRP$" for c in self.parse.children[token])
        return [] if own and lemma in COLLECTIVES | FORCES else self.actors(token)

    def _is_owned_thing(self, token: int) -> bool:
        """`Norway's stance pleased them`: a thing of somebody's does what its owner does not."""
        at = self.cast.headed(self.sentence.sentence.id, token) or self.cast.at(self.sentence.sentence.id, token)
        return at is None and owner_of(self.parse, token) is not None and not self._is_body(token)

    def _is_whole(self, token: int) -> bool:
        """`left the White House`: a house, body or country that one goes out of or comes into."""
        at = self.cast.at(self.sentence.sentence.id, token)
        return at is not None and self.cast.actor(at.actor).kind in {"organisation", "country"}

    def _issuers(self, token: int) -> list[str]:
        """`Holm issued a statement rejecting it`: who issues it."""
        above = self.parse.tokens[self.parse.tokens[token].head]
        owner = owner_of(self.parse, token)
        if owner is None and self.parse.tokens[token] in objects_of(self.parse, above.index):
            owner = subject_of(self.parse, above.index)
        return self.actors(owner.index) if owner is not None and owner.index != token else []

    def is_nameless(self, trigger: int, predicate: int) -> bool:
        """Is the subject there, but nobody the cast knows?"""
        verb = trigger if self.parse.tokens[trigger].pos == "VERB" else predicate
        subject = subject_of(self.parse, verb) if verb != trigger or self.parse.tokens[verb].pos == "VERB" else None
        return subject is not None and not self.actors(subject.index)

    def _counted(self, token: int) -> int:
        """`hundreds of soldiers`: the soldiers."""
        lemma = self.parse.tokens[token].lemma.lower()
        of = [o for w, o in objects_of_prepositions(self.parse, token) if w == "of"]
        if lemma in FORCES:  # `a convoy of troops`
            of = [o for o in of if o.lemma.lower() in FORCES | QUANTITIES]
        if not of or lemma not in QUANTITIES | FORCES:
            return token
        return self._counted(of[0].index) if of[0].index > token else of[0].index

    def _apposed(self, head: int) -> list[str]:
        """`his counterpart, A. Name`: the name in apposition."""
        names = [t.index for t in appositions_on(self.parse, head)]
        between = any(o.index < n for _, o in objects_of_prepositions(self.parse, head) for n in names)
        if between and not self._is_body(head) and self.parse.tokens[head].lemma.lower() != COUNTERPART:
            return []  # `pressure on the minister, A. Name`, hung on the wrong noun
        apposed = (self.cast.headed(self.sentence.sentence.id, c) for c in names)
        return [m.actor for m in apposed if m is not None][:1]

    def _modifiers(self, head: int) -> list[str]:
        """`Russian forces`: where the phrase is no actor, the name that stands before its head."""
        owner = owner_of(self.parse, head)
        for token in sorted([*descriptions_of(self.parse, head), *([owner] if owner is not None else [])]):
            if token.pos in {"NOUN", "PROPN"} and token != owner and not self._is_body(head):
                continue
            mention = self.cast.at(self.sentence.sentence.id, token.index)
            if mention is not None:
                return [mention.actor]
            if self.parse.tokens[head].lemma.lower() in FORCES and (country := country_of(token.text)):
                return [self._countries[country[0]]] if country[0] in self._countries else []
        return []

    def _is_body(self, head: int) -> bool:
        """Soldiers, officials, a council: whose name stands before them acts through them; not through a charter."""
        lemma = self.parse.tokens[head].lemma.lower()
        return lemma in FORCES | COLLECTIVES or is_role_noun(lemma)

    def _slots(self, trigger: int, predicate: int, family: str) -> Iterator[tuple[Part, int]]:
        """Who takes part, as the clause of the trigger tells, and where a noun is held or made by another verb its."""
        clause = clause_at(self.parse, trigger)
        done_to: Part = "with" if family in MUTUAL or clause.sense == "join" else "to"
        if clause.doer != NOBODY:
            yield "by", clause.doer
        if clause.undergoer != NOBODY:
            yield done_to, clause.undergoer
        yield from self._prepositions(clause, family)
        if clause.voice == "noun":
            yield from self._beside_noun(clause, predicate, family)
        elif family == "reject" and clause.undergoer != NOBODY:  # `rejected a meeting with …`, `a request from …`
            for word, token in objects_of_prepositions(self.parse, clause.undergoer):
                if word in _TURNED_DOWN:
                    yield "to", token.index

    def _prepositions(self, clause: Clause, family: str) -> Iterator[tuple[Part, int]]:
        for word, token in clause.others:
            if token in self.places and family in _SOMEWHERE and word != "with":
                continue
            if word == "by":
                yield "by", token
            elif word == "between" or (word == "with" and not self._is_circumstance(token)):
                yield "with", token
            elif (word == "against" and family in _FAVOURS) or family in _UNAIMED:
                continue  # `endorsed her against him`; `said on Main Street`, `elected to the council`
            elif word == "to" or (word in _AT and family not in MUTUAL | GOINGS):
                yield ("with" if family in MUTUAL else "to"), token

    def _is_circumstance(self, token: int) -> bool:
        """`with the army inside`: how things stood."""
        after = self.parse.tokens[min(token + 1, len(self.parse.tokens) - 1)]
        return after.text.lower() in _WITHIN and not self.parse.children[after.index]

    def _beside_noun(self, clause: Clause, predicate: int, family: str) -> Iterator[tuple[Part, int]]:
        noun = clause.predicate
        for token in self._before(noun, clause, family):
            yield "by", token
        government = government_of(self.parse, noun)
        if government is None:
            return
        above, frame = government
        if frame == "of" and self.parse.tokens[above].lemma.lower() in SERIES:  # `a series of visits by officials`
            yield from self._prepositions(clause_at(self.parse, above), family)
        if predicate != noun:
            yield from self._of_holder(predicate, frame, family)
        elif family in _ATTENDED and frame.removeprefix("obj ") in _AT_IT:  # `he agreed to it at a meeting`
            verb = above if is_verb(self.parse.tokens[above]) else verb_above(self.parse, above)
            attending = subject_of(self.parse, verb) if verb != NOBODY else None
            if attending is not None:
                yield "by", attending.index

    def _of_holder(self, verb: int, frame: str, family: str) -> Iterator[tuple[Part, int]]:
        """`Holm put off a visit to Telm`, `is involved in talks with them`: who takes part in what the verb holds."""
        told_by = clause_at(self.parse, verb)
        others = frame == "obj" and family not in MUTUAL and effect_on(self.parse, verb, frame)[0] in _OF_OTHERS
        if frame == "subj" and told_by.voice != "passive":
            return
        involved = subject_of(self.parse, verb) if frame == "in" else None
        doer = involved.index if involved is not None else told_by.doer
        if doer != NOBODY and not others:
            yield "by", doer
        yield from self._prepositions(told_by, family)

    def _before(self, noun: int, clause: Clause, family: str) -> Iterator[int]:
        """`the Kestrian premier's Telm visit`: all who are named before the noun."""
        owner = owner_of(self.parse, noun)
        for token in (*([owner] if owner is not None else []), *descriptions_of(self.parse, noun)):
            named = self.cast.at(self.sentence.sentence.id, token.index)
            if named is not None and named.first <= noun < named.last:
                continue  # `the G8 summit`, taken for a name as a whole
            if token.index not in {clause.doer, clause.undergoer} and not self._is_first_place(token.index, family):
                yield token.index

    def _is_first_place(self, index: int, family: str) -> bool:
        """`the Geneva talks`, `the Boston bombing`: a place before the noun that is no actor's doing."""
        if index not in self.places or not describes_noun(self.parse.tokens[index]):
            return False
        return family in {"meet", "summit"} or country_of(self.parse.tokens[index].text) is None

    def _place(self, trigger: int, predicate: int, family: str) -> tuple[str, str]:
        whither = family in GOINGS
        if whither:
            goal = next((t for t in objects_of(self.parse, trigger) if t.index in self.places), None)
            if goal is not None:
                return self._named(goal)
        words = _WHITHER[:1] + _WHERE + _WHITHER[1:5] if whither else _WHERE
        found = [
            (words.index(word), abs(token.index - trigger), token)
            for at in self._near(trigger, predicate)
            for word, token in objects_of_prepositions(self.parse, at)
            if word in words and token.index in self.places
        ]
        return self._named(min(found)[2]) if found else ("", "")

    def _near(self, trigger: int, predicate: int) -> list[int]:
        """Where a preposition of place may hang: the trigger, its verb, and what stands in direct relation to them."""
        near = {trigger, predicate}
        for at in (trigger, predicate):
            near.update(t.index for t in objects_of(self.parse, at) if t.index > at)
            near.update(o.index for word, o in objects_of_prepositions(self.parse, at) if word in {"with", "in", "at"})
        return sorted(near)

    def _unnamed(self) -> Iterator[int]:
        """Places that the language model took for no name: a bare proper noun after `in`."""
        known = {i for n in self.sentence.names for i in range(n.first, n.last)}
        for token in self.parse.tokens:
            bare = token.tag == "NNP" and token.index not in known and not self.parse.children[token.index]
            if bare and self.parse.tokens[token.head].text.lower() == "in" and token.text.istitle():
                yield token.index

    def _named(self, token: Token) -> tuple[str, str]:
        name = self.places[token.index]
        mention = self.cast.at(self.sentence.sentence.id, token.index)
        return self.parse.words(name.first, name.last), mention.actor if mention is not None else ""
