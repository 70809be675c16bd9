"""What a name is a name of, over a whole story: a person, a body, or neither.

The tagger looks at one sentence and errs. What stands beside a name says more, and holds wherever the story uses it:
a title or an honorific makes a person (`Prime Minister Brand`), `the retailer` or `Ltd` a body, `hurricane` neither.
Where nothing of the kind is told, the label that most mentions have counts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.clauses import appositions_of, is_part_of_name, preposition_of
from rashomon.language import Name, ParsedArticle, ParsedSentence, Token
from rashomon.people.countries import country_of
from rashomon.people.lexicon import COLLECTIVES, DOCUMENTS, FIRM, PERSON_PRONOUNS, calls_body, calls_thing, is_role_noun
from rashomon.people.personal_names import is_given_name
from rashomon.people.persons import HEADLINES
from rashomon.people.roles import calls_holder, honorific, title_and_comma, title_before
from rashomon.people.speaking import does_say
from rashomon.text import fold

LABELS = frozenset({"PERSON", "ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART"})  # labels that are mistaken for each other
MAX_NAME = 8  # tokens that a name may have behind its `and`; by judgement
MIN_INITIALS = 3  # letters; two are a first name's as well
_AND, _CLOSING = frozenset({"and", "&"}), frozenset({")", ",", ";"})
_A = frozenset({"a", "an"})
_VOWEL = re.compile("[aeiouy]")  # in what may be somebody's name: not in `NHK`
ACTING = frozenset({"GPE", "FAC", "PRODUCT", "WORK_OF_ART"})  # what the tagger calls so may act under its name
ENOUGH = 4  # a sort that no label agrees with must be told by one mention in so many; by judgement
BODY = "BODY"  # what is surely no person, whatever stands before it: `stock broker Selco Ltd`
_LABEL = {"person": "PERSON", "body": "ORG"}
Evidence = str  # `person`, `body`, `thing`, or `initials`, which bodies are called by where nobody is told of


@dataclass(frozen=True, slots=True)
class Sorts:
    """The folded names of a story that are surely of one sort, whatever their label in a sentence."""

    persons: frozenset[str]
    bodies: frozenset[str]
    things: frozenset[str]
    known: Mapping[str, frozenset[str]]  # by article, the names that stand outside its headlines
    joined: frozenset[str] = frozenset()  # names of bodies with an `and`

    def of(self, sentence: ParsedSentence, name: Name) -> str:
        """`PERSON`, `BODY`, empty for a thing; the tagger's label where nothing is known."""
        words = called(sentence, name)
        if name.label == "GPE":
            acts = "ORG" if words in self.bodies else "PERSON" if words in self.persons else name.label
            return name.label if country_of(words) else acts
        if name.label not in LABELS:
            return name.label
        for label, known in (("PERSON", self.persons), (BODY, self.bodies), ("", self.things)):
            if words in known:
                return label
        first = sentence.parse.tokens[name.first]
        common = name.last - name.first == 1 and first.tag == "NNS" and not first.text.isupper()
        return "" if common and name.label == "ORG" else name.label  # `Backers say`, at the start of a sentence

    def whole(self, sentence: ParsedSentence, name: Name) -> Name:
        """A body's name as the story has it: with the `and` where the tagger cut it, without brackets or its paper."""
        tokens = sentence.parse.tokens
        if name.last - name.first > 1 and tokens[name.first].text in _A:
            name = Name(name.first + 1, name.last, name.label)  # `a University of Pellam study`
        bracket = next((i for i in range(name.first + 1, name.last) if tokens[i].text == "("), name.last)
        if not any(t.text == ")" for t in tokens[bracket : name.last]):
            name = Name(name.first, bracket, name.label)
        if name.last < len(tokens) and tokens[name.last].text in _AND:
            for last in range(min(len(tokens), name.last + MAX_NAME), name.last + 1, -1):
                if called(sentence, Name(name.first, last, name.label)) in self.joined:
                    return Name(name.first, last, "ORG")
        return _issuer(sentence, name)


def _issuer(sentence: ParsedSentence, name: Name) -> Name:
    """`Harbour Commission` of `the Harbour Commission's report`, `report of the Harbour Commission`."""
    tokens, first, last = sentence.parse.tokens, name.first, name.last
    if tokens[last - 1].lemma.casefold() in DOCUMENTS:
        last -= 2 if last - 2 > first and tokens[last - 2].tag == "POS" else 1
    start = first + (tokens[first].text.casefold() == "the")
    if start + 1 < last and tokens[start].lemma.casefold() in DOCUMENTS and tokens[start + 1].text == "of":
        first = start + 2
    body = last - first > 1 and calls_body(tokens[last - 1].lemma.casefold())
    return Name(first, last, name.label) if body else name


def initials_behind(sentence: ParsedSentence, name: Name) -> str:
    """`NSFA` of `the North Sea Fisheries Agency (NSFA)`; empty where none stand there."""
    tokens = sentence.parse.tokens
    opened, short, closed = (
        (t.text for t in tokens[name.last : name.last + 3]) if name.last + 2 < len(tokens) else ("",) * 3
    )
    plain = short.replace(".", "")
    told = opened == "(" and closed in _CLOSING and plain.isalpha() and plain.isupper() and len(plain) > 1
    return short if told and country_of(short) is None else ""


def called(sentence: ParsedSentence, name: Name) -> str:
    """The name folded, without article and possessive: what its mentions share."""
    return fold(sentence.parse.words(name.first, name.last)).removeprefix("the ").removesuffix("'s").removesuffix("’s")


def find_sorts(parsed: Sequence[ParsedArticle]) -> Sorts:
    """The names of a story about which what stands beside them, or most of the labels, decide."""
    told: dict[str, Counter[Evidence]] = defaultdict(Counter)
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for article in parsed:
        for sentence in article.sentences:
            for name in sentence.names:
                if name.label in LABELS:
                    words = called(sentence, name)
                    labels[words][name.label] += 1
                    told[words].update(_evidence(sentence, name) or _acting(sentence, name))
    for words in _relatives(told, labels):
        told[words]["person"] += 1
    sorts = {words: _sort(told[words], labels[words]) for words in labels}
    persons, bodies, things = (
        frozenset(w for w, sort in sorts.items() if sort == kind) for kind in ("person", "body", "thing")
    )
    joined = frozenset(w for w, sort in sorts.items() if not _AND.isdisjoint(w.split()) and labels[w]["ORG"])
    return Sorts(persons, bodies, things, _known(parsed), joined)


def _relatives(told: Mapping[str, Counter[Evidence]], labels: Mapping[str, Counter[str]]) -> list[str]:
    """`Ida Renn` of whom nothing is told, where the story has a `Mr. Renn` or `President Tomas Renn`."""
    surely = (w for w, count in told.items() if count["person"] > count["body"] + count["thing"])
    families = {words.split()[-1] for words in surely if " " in words}
    found = []
    for words in labels:
        given, family = words.split()[:1], words.split()[1:][-1:]
        known = family and family[0] in families and not told.get(words)
        if known and given[0].isalpha() and not calls_thing(given[0]) and not is_role_noun(given[0]):
            found.append(words)
    return found


def _known(parsed: Sequence[ParsedArticle]) -> dict[str, frozenset[str]]:
    return {
        a.article.id: frozenset(
            called(s, name) for s in a.sentences if s.sentence.role not in HEADLINES for name in s.names
        )
        for a in parsed
    }


def _sort(told: Counter[Evidence], labels: Counter[str]) -> Evidence | None:
    if told["initials"] and not told["person"]:
        return "body"
    told = told - Counter(initials=told["initials"])
    if told:
        best, second = (*told.most_common(2), ("", 0))[:2]
        unopposed = not second[1] and best[0] != "person" and best[1] > 1
        enough = unopposed or labels[_LABEL.get(best[0], "")] or best[1] * ENOUGH >= labels.total()
        return best[0] if best[1] > second[1] and enough else None
    if len(labels) > 1 and labels["PERSON"] and labels["ORG"]:
        return "person" if labels["PERSON"] >= labels["ORG"] else "body"
    return None


def _evidence(sentence: ParsedSentence, name: Name) -> list[Evidence]:
    """What stands beside the name; who speaks is no thing, whatever it is called (`Ida Renn, her opposite number`)."""
    told = [*_beside(sentence, name), *(["person"] if _tells_of_own(sentence, name) else [])]
    speaks = name.label == "PERSON" and does_say(sentence.parse, sentence.parse.tokens[name.last - 1])
    return [kind for kind in told if not (speaks and kind == "thing")]


def _tells_of_own(sentence: ParsedSentence, name: Name) -> bool:
    """`Ida Renn said her husband was late`: a full name before a verb of saying and `he`, `she`, `his` or `her`."""
    tokens = sentence.parse.tokens
    verb, *after = tokens[name.last : name.last + 3] or (None,)
    plain = name.last - name.first > 1 and verb is not None and verb.index == tokens[name.last - 1].head
    next_word = next((t.text.casefold() for t in after if t.text != "that"), "")
    return plain and does_say(sentence.parse, tokens[name.last - 1]) and next_word in PERSON_PRONOUNS


def _beside(sentence: ParsedSentence, name: Name) -> Iterator[Evidence]:
    """A title, a noun that calls bodies or things, a firm's ending."""
    parse, tokens = sentence.parse, sentence.parse.tokens
    last, head = fold(tokens[name.last - 1].text).strip("."), name.last - 1
    owned = any(t.tag == "POS" for t in tokens[name.first : name.last]) and calls_body(last)  # `St Olaf's Hospital`
    if name.last - name.first > 1 and (last in FIRM or owned or (last in COLLECTIVES and not _given(sentence, name))):
        yield "body"
        if last in FIRM:
            return
    if _is_abbreviated(sentence, name):
        yield "initials"
        if not _VOWEL.search(last):
            return
    beside = [t for t in (tokens[i] for i in appositions_of(parse, head)) if t.tag == "NN"]
    if honorific(parse, name.first) or _titled(sentence, name) or _initialled(sentence, name):
        yield "person"
    elif name.first and _hangs(before := tokens[name.first - 1], head):
        beside.append(before)
    for noun in beside:
        lemma = noun.lemma.casefold()
        if calls_body(lemma):
            yield "body"
        elif calls_thing(lemma):
            yield "thing"
        elif calls_holder(noun):
            yield "person"


def _titled(sentence: ParsedSentence, name: Name) -> bool:
    parse, tokens = sentence.parse, sentence.parse.tokens
    title = title_before(parse, name.first, ()) or title_and_comma(parse, name.first, name.last, ())
    if title is None or not calls_holder(tokens[title.head]):
        return False
    return name.label == "PERSON" or title.head == name.first - 1 or tokens[name.first - 1].text == ","


def _acting(sentence: ParsedSentence, name: Name) -> list[Evidence]:
    """`Selco said`, of what the tagger calls a place or a work: a body, if it is not one (`in Selco`)."""
    head = sentence.parse.tokens[name.last - 1]
    if name.label in ACTING and does_say(sentence.parse, head):
        return ["body"]
    placed = name.label == "GPE" and preposition_of(sentence.parse, head) == "in"
    return ["thing"] if placed else []


def _is_abbreviated(sentence: ParsedSentence, name: Name) -> bool:
    """`the North Sea Fisheries Agency (NSFA)`, `NSFA`: only bodies have their initials, or are called by them."""
    words = [t.text for t in sentence.parse.tokens[name.first : name.last]]
    if len(words) == 1:
        return words[0].isalpha() and words[0].isupper() and len(words[0]) >= MIN_INITIALS and not _shouted(sentence)
    initials = [w[0] for w in words if w[0].isupper()]
    return len(initials) > 1 and "".join(initials) == initials_behind(sentence, name).replace(".", "")


def _shouted(sentence: ParsedSentence) -> bool:
    return sentence.parse.text.isupper() or sentence.sentence.role in HEADLINES


def _initialled(sentence: ParsedSentence, name: Name) -> bool:
    """`S K Rathor`: two single letters and a word in small ones, which is none of an office or body."""
    *letters, last = (t.text for t in sentence.parse.tokens[name.first : name.last])
    known = calls_thing(fold(last)) or is_role_noun(fold(last))
    return len(letters) > 1 and all(len(w) == 1 and w.isupper() for w in letters) and last[1:].islower() and not known


def _hangs(before: Token, head: int) -> bool:
    """Is the common noun before a name part of its phrase: `the retailer Selco`?"""
    return is_part_of_name(before) and before.tag == "NN" and before.head == head


def _given(sentence: ParsedSentence, name: Name) -> bool:
    return is_given_name(fold(sentence.parse.tokens[name.first].text))
