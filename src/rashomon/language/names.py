"""Names after a vote: one article calls one form one thing.

The tagger looks at one sentence at a time and errs on single ones. Over an article its errors are
outvoted: every span of one form gets the label that most spans of that form got, a person's full
name lends its vote to the parts it is made of, and occurrences the tagger passed over are found again.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rashomon.language.parse import Name, Parse, Token
from rashomon.text import fold

VOTED = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
# On a tie the earlier label wins: persons are what a wrong label costs most.
PREFERENCE = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT")
# Labels that a bare surname gets by mistake, however often, when the article also gives the full name.
MISTAKEN = frozenset({"ORG", "PRODUCT", "WORK_OF_ART", "FAC", "LAW"})
AGREED = 2  # articles, by judgement: one may err, and its error should not spread
MIN_GIVEN = 3  # letters of a given name that is looked for alone; shorter ones are words and initials
_ADDRESSES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss"})
_FOUND_AGAIN = frozenset({"PERSON", "ORG"})
_INITIAL = re.compile(r"[A-Z]\.?$")


class _Form(NamedTuple):
    """A name as folded words, what it names, and whether it counts only where no proper noun stands beside it.

    `Kestrel` of `Kestrel Science Fair` is not the body, nor `Helena` of `Helena Bay` the person.
    """

    words: tuple[str, ...]
    label: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Ballot:
    """The vote of one article. `names`: the tagger's, of each parse, tidied. `labels`: what each form is called.

    `addressed`: the single words that stand after `Mr.`, `Ms.` and the like.
    """

    parses: Sequence[Parse]
    names: Sequence[Sequence[Name]]
    labels: dict[str, str]
    addressed: frozenset[str] = frozenset()


def hold_vote(parses: Sequence[Parse]) -> Ballot:
    """The vote of the article with these sentences."""
    names = [_tidy(parse) for parse in parses]
    return Ballot(parses, names, _elect(parses, names), _addressed(parses, names))


def _addressed(parses: Sequence[Parse], names: Sequence[Sequence[Name]]) -> frozenset[str]:
    return frozenset(
        _key(parse, name)
        for parse, row in zip(parses, names, strict=True)
        for name in row
        if name.last - name.first == 1 and name.first and fold(parse.tokens[name.first - 1].text) in _ADDRESSES
    )


def find_agreed_persons(ballots: Iterable[Ballot]) -> dict[str, str]:
    """The names that a story calls a person's.

    Full names that `AGREED` articles or more call so and none anything else; surnames that one article has after `Mr.`
    and the like, and no other takes for more than one of the tagger's usual mistakes.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    addressed: set[str] = set()
    for ballot in ballots:
        addressed |= ballot.addressed
        for key, label in ballot.labels.items():
            votes[key][label] += 1
    full = {k for k, c in votes.items() if " " in k and set(c) == {"PERSON"} and c.total() >= AGREED}
    surnames = {k for k in addressed if "PERSON" in votes[k] and set(votes[k]) <= {"PERSON"} | MISTAKEN}
    return dict.fromkeys(sorted(full | surnames), "PERSON")


def apply_vote(ballot: Ballot, known: Mapping[str, str]) -> list[tuple[Name, ...]]:
    """The names of each parse of one article (in the order given) after the article's vote.

    `known`: labels that stand: those a longer text of the same telling has voted for, and what the story agrees on.
    """
    label_of = ballot.labels | dict(known)
    forms = _known_forms(label_of)
    rows = zip(ballot.parses, ballot.names, strict=True)
    return [_apply(parse, names, label_of, forms) for parse, names in rows]


def _tidy(parse: Parse) -> list[Name]:
    """The tagger's names, possessives cut off, and persons' names that it broke in two joined again."""
    names: list[Name] = []
    for name in parse.names:
        first, last = name.first, name.last
        if name.label in VOTED and any(t.tag in {"VBD", "VBZ", "MD"} for t in parse.tokens[first:last]):
            continue  # `Holm told Eide` is no title of a work
        while last - first > 1 and parse.tokens[last - 1].tag in {"POS", ",", "."}:
            last -= 1
        name = Name(first, last, name.label)
        if names and _joins(parse, names[-1], name):
            name = Name(names.pop().first, last, "PERSON")
        elif name.label == "PERSON":
            name = _extended(parse.tokens, name)
        if not names or name.first >= names[-1].last:
            names.append(name)
    return names


def _joins(parse: Parse, before: Name, name: Name) -> bool:
    """`Anna J.` + `Holm`: a person's name that ends in an initial runs on."""
    return (
        before.label == "PERSON"
        and before.last == name.first
        and (_INITIAL.match(parse.tokens[before.last - 1].text) is not None or name.label == "PERSON")
        and parse.tokens[name.first].pos == "PROPN"
    )


def _extended(tokens: Sequence[Token], name: Name) -> Name:
    """`Daniel J.` followed by an unlabelled proper noun takes it in."""
    last = name.last
    if _INITIAL.match(tokens[last - 1].text) and last < len(tokens) and tokens[last].pos == "PROPN":
        last += 1
    return Name(name.first, last, name.label)


def _key(parse: Parse, name: Name) -> str:
    return fold(parse.words(name.first, name.last)).removeprefix("the ")


def _elect(parses: Sequence[Parse], raw: Sequence[Sequence[Name]]) -> dict[str, str]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for parse, names in zip(parses, raw, strict=True):
        for name in names:
            if name.label in VOTED:
                votes[_key(parse, name)][name.label] += 1
    for key, count in list(votes.items()):
        words = key.split()
        if len(words) > 1 and _winner(count) == "PERSON":
            for part in (words[0], words[-1]):
                if part in votes:
                    votes[part]["PERSON"] += count["PERSON"]
            if words[-1] in votes and _winner(votes[words[-1]]) in MISTAKEN:
                votes[words[-1]]["PERSON"] += sum(votes[words[-1]].values())
    return {key: _winner(count) for key, count in votes.items()}


def _winner(count: Counter[str]) -> str:
    return max(count, key=lambda label: (count[label], -PREFERENCE.index(label)))


def _known_forms(label_of: Mapping[str, str]) -> dict[str, list[_Form]]:
    """First word → names of persons and bodies that begin with it, longest first, for finding missed ones.

    A person's surname is such a form too; the given name if no other name is this word alone.
    """
    forms: dict[str, list[_Form]] = defaultdict(list)
    for key, label in sorted(label_of.items()):
        words = tuple(key.split())
        if label not in _FOUND_AGAIN or not words:
            continue
        forms[words[0]].append(_Form(words, label, label != "PERSON"))
        if label == "PERSON" and len(words) > 1:
            forms[words[-1]].append(_Form(words[-1:], label, False))
            if len(words[0]) >= MIN_GIVEN and words[0] not in label_of:
                forms[words[0]].append(_Form(words[:1], label, True))
    for first in forms:
        forms[first].sort(key=lambda form: (-len(form.words), form))
    return forms


def _apply(
    parse: Parse, names: Iterable[Name], label_of: Mapping[str, str], forms: Mapping[str, Sequence[_Form]]
) -> tuple[Name, ...]:
    kept = [Name(n.first, n.last, label_of.get(_key(parse, n), n.label)) if n.label in VOTED else n for n in names]
    taken = {i for name in kept for i in range(name.first, name.last)}
    missed = [m for m in _missed(parse, forms) if not taken.intersection(range(m.first, m.last))]
    return tuple(sorted([*kept, *missed]))


def _missed(parse: Parse, forms: Mapping[str, Sequence[_Form]]) -> list[Name]:
    found: list[Name] = []
    nouns = tuple(fold(t.text) if t.pos == "PROPN" else "" for t in parse.tokens)
    at = 0
    while at < len(nouns):
        form = next((f for f in forms.get(nouns[at], ()) if _stands(f, nouns, at)), None)
        if form:
            found.append(Name(at, at + len(form.words), form.label))
        at += len(form.words) if form else 1
    return found


def _stands(form: _Form, nouns: tuple[str, ...], at: int) -> bool:
    last = at + len(form.words)
    return nouns[at:last] == form.words and not (
        form.alone and any(nouns[max(0, at - 1) : at] + nouns[last : last + 1])
    )
