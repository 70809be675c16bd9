"""Who took part in an event, where it was and how long: from the clause of its trigger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rashomon.clauses import (
    NO_TOKEN,
    Clause,
    Government,
    appositions_on,
    clause_at,
    descriptions_of,
    doer_of,
    effect_on,
    government_of,
    is_aside,
    is_joined,
    is_lent,
    is_noun,
    is_object,
    is_quantity,
    is_verb,
    joined_to,
    members_of,
    objects_of,
    objects_of_prepositions,
    owner_of,
    sense_of,
    subject_of,
    verb_above,
)
from rashomon.events.lexicon import FAMILIES, FORCES, OCCASION, QUANTITIES, SERIES, SETS, TALK
from rashomon.events.places import WHERE, Places, is_occasion
from rashomon.language import Name, ParsedSentence
from rashomon.lexicon import read_deeds, words_of
from rashomon.people import Cast, Mention
from rashomon.people.countries import country_of
from rashomon.people.lexicon import COLLECTIVES, COUNTERPART, DOCUMENTS, is_role_noun
from rashomon.vocabulary import Part, Participation

MUTUAL = words_of("facts", "mutual")  # families without a doer and a done-to
GOINGS = words_of("facts", "going")  # families that go to a place
_ATTENDED = words_of("facts", "attended")  # who acts at it took part in it
_LEAVING = words_of("facts", "leaving")  # of a place
_MOVED = frozenset({"mobilize", "retreat"})  # what one does with one's own troops: nobody that it is done to
_WELCOMING = "support"  # who welcomes what was done to somebody need not favour who did it
_ELECTING = frozenset({"vote", "appoint"})  # `elected to the council`
_TURNED_DOWN = SETS["turned_down"]
_TOWARD = frozenset({"with", "to", "against"})  # from a thing to whom it concerns: `ties with`, `a letter to`
# Before somebody who takes part in what a verb tells: `exchanged for them`, `fired at them`, `took it from them`.
_BESIDE: dict[str, Part] = {
    "for": "to", "at": "to", "toward": "to", "towards": "to", "from": "with", "alongside": "with",
}  # fmt: skip
_IN_COURSE = SETS["in_course"]  # of what one does something at: `he agreed at a meeting`
_SO_MANY = QUANTITIES | FORCES
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
        self._found: dict[int, list[str]] = {}

    @cached_property
    def _where(self) -> Places:
        return Places(self.sentence, self.cast)

    @property
    def places(self) -> Mapping[int, Name]:
        """Each token of a place, with the place."""
        return self._where.at

    def scene(self, trigger: int, predicate: int, family: str, *, coded: bool = False) -> Scene:
        """The scene of the event at token `trigger`, told by the verb `predicate` (which may be the trigger).

        `coded`: is it a deed that a table has a type for?
        """
        found: dict[str, Part] = {}
        firm, moves = (coded or family in FAMILIES) and family not in MUTUAL, not is_noun(self.parse.tokens[trigger])
        for part, token in self._slots(trigger, predicate, family, firm=firm):
            if self._is_place_before(token, trigger):
                continue
            for actor in self._taking_part(part, token, family, moves=moves, firm=firm):
                found.setdefault(actor, part)
        for actor in self._between(trigger):
            found.setdefault(actor, "with")
        place, place_actor = self._place(trigger, predicate, family)
        if family in GOINGS and place_actor and found.get(place_actor) == "to":
            del found[place_actor]
        parts = tuple(Participation(actor, part) for actor, part in sorted(found.items(), key=lambda x: (x[1], x[0])))
        return Scene(parts, place, place_actor)

    def actors(self, token: int) -> list[str]:
        """The actors that the phrase headed by `token` means, with those joined to it and named as some of it."""
        if token not in self._found:
            self._found[token] = self._actors(token)
        return self._found[token]

    def _actors(self, token: int) -> list[str]:
        found: list[str] = []
        joined = {*joined_to(self.parse, token), *joined_to(self.parse, self._counted(token))}
        heads = {m for head in joined for m in (self._counted(head), *members_of(self.parse, head))}
        for head in sorted(heads):
            mention = self._mention(head)
            called = [] if mention is not None and mention.kind != "description" else self._apposed(head)
            names = called or ([mention.actor] if mention is not None else self._modifiers(head) or self._seat(head))
            found += [a for a in names if a not in found and not self._is_paper(a)]
        return found

    def _mention(self, token: int) -> Mention | None:
        """The name or description that holds the token, if possible as its head."""
        sid = self.sentence.sentence.id
        return self.cast.headed(sid, token) or self.cast.at(sid, token)

    def _is_paper(self, actor: str) -> bool:
        """`they` after a sentence about documents, or a summit taken for a body: these do nothing."""
        known = self.cast.actor(actor)
        last = known.name.split()[-1].lower()
        return (known.kind == "group" and last.removesuffix("s") in DOCUMENTS) or is_occasion(last)

    def _between(self, trigger: int) -> list[str]:
        """`a conversation between officials at the ministry and Ambassador A. Name`: all who are named after it."""
        heads = [o.index for word, o in objects_of_prepositions(self.parse, trigger) if word == "between"]
        below = {i for head in heads for i in self.parse.subtree(head)}
        named = self.cast.mentions.get(self.sentence.sentence.id, ()) if below else ()
        return [m.actor for m in named if m.head in below and self.cast.actor(m.actor).kind == "person"]

    def _is_place_before(self, token: int, noun: int) -> bool:
        """`the Boston bombing`: a place before the noun that is no country is no actor's doing."""
        before = token in self.places and self.parse.tokens[token].head == noun and token < noun
        return before and is_noun(self.parse.tokens[noun]) and country_of(self.parse.tokens[token].text) is None

    def _taking_part(self, part: Part, token: int, family: str, *, moves: bool, firm: bool) -> list[str]:
        """The actors of a slot: none for what is sent or held, nor for troops that nobody or their own side `moves`.

        Whose a thing is counts in a deed that is `firm`: known, and not of several together.
        """
        lemma, owner = self.parse.tokens[token].lemma.lower(), owner_of(self.parse, token)
        if lemma in DOCUMENTS or (part != "by" and owner is None and lemma in read_deeds()):
            return []
        fielded = moves and part == "to" and family in _MOVED
        if lemma in FORCES and (fielded or not self.parse.children[token]):
            return []
        if owner is not None and self._is_thing(token) and not firm:
            return []  # `Norway's stance pleased them`: a thing of somebody's does what its owner does not
        own = part == "to" and owner is not None and owner.tag == "PRP$"
        if part == "to" and family not in TALK and self._mention(token) is None and self._seat(token):
            return []  # `struck Oslo`, `drove to Oslo`: the town
        return [] if own and lemma in COLLECTIVES | FORCES else self.actors(token)

    def _is_thing(self, token: int) -> bool:
        """Is it none of the cast, nor a body of theirs, nor a name in other words?"""
        return self._mention(token) is None and not self._is_body(token) and not self._apposed(token)

    def is_nameless(self, verb: int) -> bool:
        """Is the subject there, but nobody the cast knows?"""
        subject = subject_of(self.parse, verb)
        return subject is not None and not self.actors(subject.index)

    def _counted(self, token: int) -> int:
        """`hundreds of soldiers`, `four of his advisers`: the soldiers, the advisers."""
        lemma = self.parse.tokens[token].lemma.lower()
        if not (lemma in _SO_MANY or is_quantity(self.parse.tokens[token])):
            return token
        of = next((o for w, o in objects_of_prepositions(self.parse, token) if w == "of"), None)
        if of is None or (lemma in FORCES and of.lemma.lower() not in _SO_MANY):  # but `a convoy of troops`
            return token
        return self._counted(of.index) if of.index > token else of.index

    def _apposed(self, head: int) -> list[str]:
        """`his counterpart, A. Name`: the name in apposition; of somebody unknown, other words for them too."""
        names = [t.index for t in appositions_on(self.parse, head)]
        between = any(o.index < n for _, o in objects_of_prepositions(self.parse, head) for n in names)
        if between and not self._is_body(head):
            return []  # `pressure on the minister, A. Name`, hung on the wrong noun
        apposed = (self.cast.headed(self.sentence.sentence.id, c) for c in names)
        known, body = self._mention(head) is not None, self.parse.tokens[head].lemma.lower() in COLLECTIVES
        called = [m.actor for m in apposed if m is not None and (m.kind == "name" or not known)][:1]
        return [a for a in called if not (known and body and self.cast.actor(a).kind == "person")]

    def _modifiers(self, head: int) -> list[str]:
        """`Russian forces`: where the phrase is no actor, the name that stands before its head."""
        owner = owner_of(self.parse, head)
        for token in sorted([*descriptions_of(self.parse, head), *([owner] if owner is not None else [])]):
            if token.pos in {"NOUN", "PROPN"} and token != owner and not self._is_body(head):
                continue
            mention = self.cast.at(self.sentence.sentence.id, token.index)
            if mention is not None:
                return [mention.actor]
            if self.parse.tokens[head].lemma.lower() in FORCES | {COUNTERPART} and (country := country_of(token.text)):
                return [self._countries[country[0]]] if country[0] in self._countries else []
        return []

    def _seat(self, head: int) -> list[str]:
        """`a deal between Oslo and Stockholm`: of a capital that takes part the country, if the cast has it."""
        token = self.parse.tokens[head]
        known = country_of(token.text) if token.tag == "NNP" and head in self.places else None
        capital = known is not None and known[1] == "capital" and known[0] in self._countries
        return [self._countries[known[0]]] if known is not None and capital else []

    def _is_body(self, head: int) -> bool:
        """Soldiers, officials, a council: whose name stands before them acts through them; not through a charter."""
        lemma = self.parse.tokens[head].lemma.lower()
        return lemma in FORCES or lemma in COLLECTIVES or is_role_noun(lemma)

    def _slots(self, trigger: int, predicate: int, family: str, *, firm: bool) -> Iterator[tuple[Part, int]]:
        """Who takes part, as the clause of the trigger tells, and where a noun is held or made by another verb its."""
        clause = clause_at(self.parse, trigger)
        if (
            family == OCCASION.family
            and clause.doer != NO_TOKEN
            and self.parse.tokens[clause.doer].lemma in read_deeds()
        ):
            clause = clause_at(self.parse, clause.doer)  # `her trial opened`: she
        done_to: Part = "with" if family in MUTUAL or clause.sense == "join" else "to"
        if clause.doer != NO_TOKEN:
            yield "by", clause.doer
            yield from self._in_doer(clause.doer)
        if clause.undergoer != NO_TOKEN and not (clause.sense in _LEAVING and clause.undergoer in self.places):
            yield done_to, clause.undergoer
        yield from self._prepositions(clause, family)
        if clause.voice == "noun":
            yield from self._beside_noun(clause.predicate, predicate, family)
        elif clause.undergoer != NO_TOKEN:
            yield from ((done_to, token) for token in self._behind(clause.undergoer, family, firm))
            yield from self._in_thing(clause, family)

    def _in_doer(self, noun: int) -> Iterator[tuple[Part, int]]:
        """Who takes part in what does it: `clashes between rebels and police left ten dead`, `his arrest by police
        sparked fears`, `adopted a resolution banning the party`."""
        token = self.parse.tokens[noun]
        if not (is_noun(token) and self._is_thing(noun)):
            return
        if token.lemma.lower() in read_deeds():
            deed = clause_at(self.parse, noun)
            yield from (("by", deed.doer),) if deed.doer > noun else ()  # not `a Kestrel Air crash killed ten`
            yield from (("to", deed.undergoer),) if deed.undergoer > noun else ()
            yield from (("with", o) for word, o in deed.others if word == "between")
        elif is_object(token) and sense_of(self.parse, token.head) in SETS["makes"]:
            maker = doer_of(self.parse, token.head)
            yield from (("by", maker),) if maker != NO_TOKEN else ()

    def _in_thing(self, clause: Clause, family: str) -> Iterator[tuple[Part, int]]:
        """Those between whom, and to whom, the deed is that a verb makes, helps or mourns: `brokered a deal between
        them`, `stepped up sanctions on them`; nobody of one that it only speaks of or prevents."""
        thing = clause.undergoer
        if not self._is_thing(thing):
            return
        between = (o.index for word, o in objects_of_prepositions(self.parse, thing) if word == "between")
        yield from (("with", token) for token in between)
        made = is_lent(self.parse, thing) or (
            family not in FAMILIES and not effect_on(self.parse, clause.predicate, "obj")[0]
        )
        if made and self.parse.tokens[thing].lemma.lower() in read_deeds():
            deed = clause_at(self.parse, thing)
            yield from (("to", deed.undergoer),) if deed.undergoer > thing else ()

    def _behind(self, thing: int, family: str, firm: bool) -> Iterator[int]:
        """Whom a deed reaches through a thing or through another's deed: `cut ties with them`, `raided the office of
        the party`, `rejected a request from them`, `condemned the raid by rebels`."""
        if not (family == "reject" or self._is_thing(thing)):
            return
        toward = _TOWARD | (_TURNED_DOWN if family == "reject" else frozenset())
        if self.parse.tokens[thing].lemma.lower() in read_deeds():
            toward -= {"against"}
            other = clause_at(self.parse, thing)
            welcomed = family == _WELCOMING and other.undergoer != NO_TOKEN
            yield from (other.doer,) if firm and other.doer != NO_TOKEN and not welcomed else ()
        elif firm and owner_of(self.parse, thing) is None:
            toward |= {"of"}
        yield from (o.index for word, o in objects_of_prepositions(self.parse, thing) if word in toward)

    def _prepositions(self, clause: Clause, family: str) -> Iterator[tuple[Part, int]]:
        for word, token in clause.others:
            if token in self.places and (family in GOINGS or family in MUTUAL) and word != "with":
                continue
            if word == "by":
                yield "by", token
            elif word in {"between", "with"} or (word == "to" and family in MUTUAL):
                yield "with", token
            elif word == "in" and family not in MUTUAL and self.parse.tokens[token].lemma.lower() in read_deeds():
                yield from self._in_course(token)
            elif word in _BESIDE and clause.voice != "noun" and self._is_somebody(token, word):
                yield _BESIDE[word], token
            elif self._is_aimed(clause, word) and not (family in MUTUAL or family in GOINGS or family in _ELECTING):
                yield "to", token

    def _in_course(self, noun: int) -> Iterator[tuple[Part, int]]:
        """`died in a raid by rebels`, `was hurt in clashes with police`: who did it, and against whom it was."""
        deed = clause_at(self.parse, noun)
        yield from (("by", token) for word, token in deed.others if word == "by")
        yield from (("with", token) for word, token in deed.others if word in {"with", "between"})

    def _is_somebody(self, token: int, word: str) -> bool:
        """Is it a person, a body or people, and no place? No body behind `at`, and behind `from` a named one: `at the
        palace`, `came home from a party`."""
        mention = self._mention(token)
        if token in self.places or mention is None:
            return False
        kind = self.cast.actor(mention.actor).kind
        if word not in {"at", "from"} or kind == "person" or self.parse.tokens[token].tag == "NNS":
            return True
        return word == "from" and kind == "organisation" and mention.kind == "name"

    def _is_aimed(self, clause: Clause, word: str) -> bool:
        """`sent to them`, `rallied against them`, `a ban on them`, `called on them to leave`; not `told us on TV`."""
        thing = clause.undergoer != NO_TOKEN and self._mention(clause.undergoer) is None
        takes = clause.voice == "noun" or clause.content != NO_TOKEN or thing
        return word in {"to", "against"} or (word in {"on", "upon"} and takes)

    def _beside_noun(self, noun: int, predicate: int, family: str) -> Iterator[tuple[Part, int]]:
        government = self._government(noun)
        if government is None:
            return
        above, frame = government
        hurt = clause_at(self.parse, above) if frame.removeprefix("obj ") == "in" and family not in MUTUAL else None
        if hurt is not None and hurt.voice == "passive" and hurt.undergoer != NO_TOKEN:
            yield "to", hurt.undergoer  # `was killed in the raid`
        if frame == "of" and self.parse.tokens[above].lemma.lower() in SERIES:  # `a series of visits by officials`
            yield from self._prepositions(clause_at(self.parse, above), family)
        if predicate != noun:
            yield from self._of_holder(predicate, frame, family)
        elif family in _ATTENDED and frame.removeprefix("obj ") in _IN_COURSE:
            verb = above if is_verb(self.parse.tokens[above]) else verb_above(self.parse, above)
            attending = subject_of(self.parse, verb) if verb != NO_TOKEN else None
            if attending is not None:
                yield "by", attending.index

    def _government(self, noun: int) -> Government | None:
        """What governs the noun, or so many of what it names: `in a number of raids`."""
        government = government_of(self.parse, noun)
        if government is None or government.frame != "of":
            return government
        above = self.parse.tokens[government.above]
        many = above.lemma.lower() in _SO_MANY - SERIES or is_quantity(above)
        return government_of(self.parse, above.index) if many else government

    def _of_holder(self, verb: int, frame: str, family: str) -> Iterator[tuple[Part, int]]:
        """`Holm put off a visit to Telm`, `is involved in talks with them`: who takes part in what the verb holds."""
        told_by = clause_at(self.parse, verb)
        others = frame == "obj" and family not in MUTUAL and effect_on(self.parse, verb, frame)[0] in _OF_OTHERS
        if frame == "subj" and told_by.voice != "passive":
            return
        involved = subject_of(self.parse, verb) if frame == "in" else None
        doer = involved.index if involved is not None else told_by.doer
        if doer != NO_TOKEN and not others:
            yield "by", doer
            yield from self._in_doer(doer)
        yield from self._prepositions(told_by, family)

    def _place(self, trigger: int, predicate: int, family: str) -> tuple[str, str]:
        """Where it was, or where to: its object, or the nearest place behind a preposition, `to` before all others."""
        if not self.places:
            return "", ""
        place = self._where.find(self._near(trigger, predicate, family), trigger, goes=family in GOINGS)
        token = self.parse.tokens[predicate]
        if place is None and token.tag == "VBG" and (is_aside(token) or is_joined(token)):
            return self._place(token.head, token.head, family)  # `stormed a shop in Sund, killing two and wounding ten`
        return self._where.named(place.index) if place is not None else ("", "")

    def _near(self, trigger: int, predicate: int, family: str) -> list[int]:
        """Where a preposition of place may hang: the trigger, its verb, and what stands in direct relation to them."""
        near, goes = {trigger, predicate}, family in GOINGS  # `boarded a plane for a visit to Sund`
        for at in (trigger, predicate):
            held = [i for t in objects_of(self.parse, at) for i in joined_to(self.parse, t.index)]
            told_of = clause_at(self.parse, at).doer
            near.update(i for i in held if i > at)
            near.update({told_of} if told_of != NO_TOKEN and self._is_thing(told_of) else ())
            hung = objects_of_prepositions(self.parse, at)
            near.update(o.index for word, o in hung if word == "with" or word in WHERE or (goes and word == "for"))
        return sorted(near)
