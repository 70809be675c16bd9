"""Who took part in an event, where it was and how long: from the grammar round its trigger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rashomon.clauses import child, objects_of_prepositions
from rashomon.events.lexicon import FAMILIES, FORCES, MOVES, OCCASIONS, QUANTITIES, SAYINGS, SENDS, SERIES
from rashomon.events.trees import adjunct_subject, coordinated, subject_of
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
_ATTENDED = frozenset({"meet", "call", "visit", "summit", "hold"})  # who acts at it took part in it
_UNAIMED = SAYINGS | {"vote", "appoint"}
_MEETINGS = frozenset("summit games olympics paralympics cup championship championships festival talks".split())
_FAVOURS = frozenset({"support", "promise", "aid", "concede", "cooperate"})
# What one does with one's own troops: they are moved, and nobody that the deed is done to.
_FIELDS = SENDS | frozenset(
    "deploy redeploy contribute commit authorize authorise withdraw pull mass amass position assemble recall mobilize "
    "mobilise order keep offer provide lend supply give use gather muster".split()
)
_WITHIN = frozenset("inside outside behind still".split())
_LEAVES = frozenset("leave quit exit enter reach".split())
_SUFFERED = frozenset({"kill", "coerce", "dismiss", "appoint", "deport", "shoot"})  # `his arrest`, `her murder`
_DEEDS_UPON = frozenset(
    {"kill", "coerce", "attack", "shoot", "dismiss", "appoint", "shoot down", "seize", "deport", "expel"}
)


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
        for head in coordinated(self.parse, self._counted(token)):
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
        return head != token or child(self.parse, head, "numeral") is not None

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
        moved = (
            part == "to"
            and verb in _FIELDS
            and self.parse.tokens[token].role in {"object", "passive subject", "governed noun"}
        )
        if part == "to" and verb in _LEAVES and self._is_whole(token):
            return []
        if (moved or not self.parse.children[token]) and lemma in FORCES:
            return []  # whose troops they are, nobody says
        own = part == "to" and any(self.parse.tokens[c].tag == "PRP$" for c in self.parse.children[token])
        return [] if own and lemma in COLLECTIVES | FORCES else self.actors(token)

    def _is_owned_thing(self, token: int) -> bool:
        """`Norway's stance pleased them`: a thing of somebody's does what its owner does not."""
        at = self.cast.headed(self.sentence.sentence.id, token) or self.cast.at(self.sentence.sentence.id, token)
        return at is None and child(self.parse, token, "possessor") is not None and not self._is_body(token)

    def _is_whole(self, token: int) -> bool:
        """`left the White House`: a house, body or country that one goes out of or comes into."""
        at = self.cast.at(self.sentence.sentence.id, token)
        return at is not None and self.cast.actor(at.actor).kind in {"organisation", "country"}

    def _issuers(self, token: int) -> list[str]:
        """`Holm issued a statement rejecting it`: who issues it."""
        above = self.parse.tokens[self.parse.tokens[token].head]
        owner = child(self.parse, token, "possessor")
        if owner is None and self.parse.tokens[token].role == "object":
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
        names = self._children(head, "apposition")
        between = any(c < n for c in self._children(head, "preposition") for n in names)
        if between and not self._is_body(head) and self.parse.tokens[head].lemma.lower() != COUNTERPART:
            return []  # `pressure on the minister, A. Name`, hung on the wrong noun
        apposed = (self.cast.headed(self.sentence.sentence.id, c) for c in names)
        return [m.actor for m in apposed if m is not None][:1]

    def _children(self, head: int, role: str) -> list[int]:
        return [c for c in self.parse.children[head] if self.parse.tokens[c].role == role]

    def _modifiers(self, head: int) -> list[str]:
        """`Russian forces`: where the phrase is no actor, the name that stands before its head."""
        for c in self.parse.children[head]:
            token = self.parse.tokens[c]
            if token.role in {"adjective", "possessor"} or (
                token.role in {"compound", "noun modifier"} and self._is_body(head)
            ):
                mention = self.cast.at(self.sentence.sentence.id, c)
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
        if self.parse.tokens[trigger].pos in {"NOUN", "PROPN"}:
            yield from self._noun_slots(trigger, predicate, family)
        else:
            yield from self._verb_slots(trigger, family)

    def _verb_slots(self, verb: int, family: str) -> Iterator[tuple[Part, int]]:
        subject = subject_of(self.parse, verb)
        passive = self._is_passive(verb, subject)
        if subject is not None:
            yield ("to" if passive else "by"), subject.index
        for c in self.parse.children[verb]:
            office = family == "appoint" and passive  # `was made head of the navy`
            if (
                self.parse.tokens[c].role in {"object", "indirect object"}
                and self.parse.tokens[c].pos != "ADP"
                and not office
            ):
                mutual = family in MUTUAL or self.parse.tokens[verb].lemma.lower() == "join"
                yield ("with" if mutual else "to"), c
                if family == "reject":  # `rejected a meeting with …`, `turned down a request from …`
                    for word, token in objects_of_prepositions(self.parse, c):
                        if word in {"with", "from", "by"}:
                            yield "to", token.index
        yield from self._prepositions(verb, family)

    def _is_passive(self, verb: int, subject: Token | None) -> bool:
        token = self.parse.tokens[verb]
        if child(self.parse, verb, "passive subject", "agent", "passive auxiliary") is not None:
            return True
        if token.lemma.lower() in MOVES and child(self.parse, verb, "passive auxiliary") is None:
            return False
        joined = token.role == "conjunct" and child(self.parse, token.head, "passive subject") is not None
        if (
            joined
            and token.tag == "VBN"
            and child(self.parse, verb, "object", "auxiliary", "passive auxiliary") is None
        ):
            return True  # `houses were lost and eleven people killed`
        if token.tag not in {"VBN", "VBD"} or child(self.parse, verb, "object", "subject") is not None:
            return False
        shared = (
            subject is not None and subject.role == "passive subject" and child(self.parse, verb, "auxiliary") is None
        )
        return token.role == "noun clause" or (token.tag == "VBN" and shared)

    def _prepositions(self, index: int, family: str) -> Iterator[tuple[Part, int]]:
        for word, token in objects_of_prepositions(self.parse, index):
            if token.index in self.places and family in GOINGS | {"meet", "summit"} and word != "with":
                continue
            if word == "with":
                after = self.parse.tokens[min(token.index + 1, len(self.parse.tokens) - 1)]
                if after.text.lower() not in _WITHIN or self.parse.children[after.index]:  # `with the army inside`
                    yield "with", token.index
            elif word == "by":
                yield "by", token.index
            elif word == "between":
                yield "with", token.index
            elif word == "against" and family in _FAVOURS:
                continue  # `endorsed her against him`
            elif family in _UNAIMED:
                continue  # `said on Main Street`, `elected to the council`
            elif word in {"to", "against", "on", "upon"} and (word == "to" or family not in MUTUAL | GOINGS):
                yield ("with" if family in MUTUAL else "to"), token.index
            elif word == "of" and self.parse.tokens[index].pos == "NOUN":
                yield ("to" if family in _DEEDS_UPON else "by"), token.index

    def _noun_slots(self, noun: int, predicate: int, family: str) -> Iterator[tuple[Part, int]]:
        for c in self.parse.children[noun]:
            token = self.parse.tokens[c]
            named = self.cast.at(self.sentence.sentence.id, c)
            if named is not None and named.first <= noun < named.last:
                continue  # `the G8 summit`, taken for a name as a whole
            if token.role in {"possessor", "compound", "adjective", "noun modifier"} and not self._is_first_place(
                c, family
            ):
                done_to = token.role == "possessor" and family in _SUFFERED and not self._has_of(noun)
                yield ("to" if done_to else "by"), c
        yield from self._prepositions(noun, family)
        token = self.parse.tokens[noun]
        whole = self.parse.tokens[self.parse.tokens[token.head].head]
        if token.role == "governed noun" and whole.lemma.lower() in SERIES:  # `a series of visits by officials`
            yield from self._prepositions(whole.index, family)
        if predicate != noun and token.role not in {"subject", "passive subject"}:
            subject = subject_of(self.parse, predicate)
            if subject is not None and child(self.parse, predicate, "passive subject") is None:
                yield "by", subject.index
            yield from self._prepositions(predicate, family)
        if predicate != noun and child(self.parse, predicate, "agent") is not None:
            yield from self._prepositions(predicate, family)
        if predicate == noun and family in _ATTENDED:
            attending = adjunct_subject(self.parse, noun)
            if attending is not None:
                yield "by", attending.index

    def _has_of(self, noun: int) -> bool:
        """`her ouster of the minister`: whom it was done to is named after it."""
        return any(word == "of" for word, _ in objects_of_prepositions(self.parse, noun))

    def _is_first_place(self, index: int, family: str) -> bool:
        """`the Geneva talks`, `the Boston bombing`: a place before the noun that is no actor's doing."""
        if index not in self.places or self.parse.tokens[index].role != "compound":
            return False
        return family in {"meet", "summit"} or country_of(self.parse.tokens[index].text) is None

    def _place(self, trigger: int, predicate: int, family: str) -> tuple[str, str]:
        whither = family in GOINGS
        if whither:
            goal = child(self.parse, trigger, "object")
            if goal is not None and goal.index in self.places:
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
            near.update(
                c
                for c in self.parse.children[at]
                if self.parse.tokens[c].role in {"object", "particle", "noun adverbial"}
            )
            near.update(o.index for word, o in objects_of_prepositions(self.parse, at) if word in {"with", "in", "at"})
        return sorted(near)

    def _unnamed(self) -> Iterator[int]:
        """Places that the language model took for no name: a bare proper noun after `in`."""
        known = {i for n in self.sentence.names for i in range(n.first, n.last)}
        for token in self.parse.tokens:
            bare = token.tag == "NNP" and token.index not in known and not self.parse.children[token.index]
            if (
                bare
                and token.role == "governed noun"
                and self.parse.tokens[token.head].text.lower() == "in"
                and token.text.istitle()
            ):
                yield token.index

    def _named(self, token: Token) -> tuple[str, str]:
        name = self.places[token.index]
        mention = self.cast.at(self.sentence.sentence.id, token.index)
        return self.parse.words(name.first, name.last), mention.actor if mention is not None else ""
