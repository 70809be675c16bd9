"""Where what was said ends and the teller goes on: the likeliest of the places at which it could.

At each of them in turn the content ends with a likelihood that is read from grammar: what begins there, how it hangs on
what stands before it, what mark parts the two. The weights in `ends.tsv` are log-odds (`training/fit_ends.py`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from importlib.resources import files

from rashomon.clauses import (
    NO_TOKEN,
    Break,
    before_joint,
    breaks_after,
    complement_of,
    extents_of,
    form_of,
    is_joined,
    is_negated,
    is_passive,
    is_verb,
    noun_after,
    subjects_of,
    words_above,
)
from rashomon.language import Name, Parse, ParsedSentence, Token
from rashomon.lexicon import effect_of, is_speech, is_telling, word_sets
from rashomon.speech.subjects import is_paper

MAX_TOKENS = 160  # of a sentence; longer ones are lists, and each break of one is looked at with all below it
_LENGTHS = (3, 6, 12, 24)  # tokens, where features of length step
_DASHES = frozenset({"--", "—", "–", "-", "..."})
_MARKS = {",": "comma", ";": "semicolon", ":": "colon", "(": "bracket", "[": "bracket", ")": "bracket", "]": "bracket"}
_SMALL = frozenset({"IN", "WDT", "WP", "WRB", "TO", "RB", "CC", "DT"})  # tags of words that count by themselves
_JOINED = (
    ("hangs", "before"), ("opens", "on"), ("opens", "before"), ("hangs", "on"), ("hangs", "on", "before"),
    ("hangs", "form"), ("then", "tense"), ("opens", "name", "on"), ("hangs", "around"), ("hangs", "around", "on"),
    ("hangs", "cue", "on"), ("hangs", "who", "tense"), ("frame", "on"), ("name", "on", "hangs"),
    ("opens", "on", "before"), ("hangs", "form", "on"), ("hangs", "who", "tense", "before"),
)  # fmt: skip


def content_end(sentence: ParsedSentence, cue: int, first: int, told: int, quoted: Set[int], least: int) -> int:
    """The token behind the last of a content that begins at `first` and by the tree alone ends at `told`.

    No earlier than `least`.
    """
    parse = sentence.parse
    if len(parse.tokens) > MAX_TOKENS:
        return told
    weights, best, so_far = read_weights(), (-math.inf, told), 0.0
    found, last = places(sentence, cue, first, told, quoted)
    for end, features in found:
        if end >= least:
            score = sum(weights.get(name, 0.0) for name in features)
            best = max(best, (so_far - _softplus(-score), end))
            so_far -= _softplus(score)
    return max(best, (so_far, last))[1]


def _softplus(score: float) -> float:
    """The negative logarithm of the likelihood at these log-odds against."""
    return score if score > 30 else math.log1p(math.exp(score))


@cache
def read_weights() -> Mapping[str, float]:
    """The table of weights."""
    rows = (files("rashomon.speech") / "ends.tsv").read_text("utf-8").splitlines()[1:]
    return {name: float(weight) for name, weight in (row.split("\t") for row in rows)}


def places(
    sentence: ParsedSentence, cue: int, first: int, told: int, quoted: Set[int]
) -> tuple[list[tuple[int, tuple[str, ...]]], int]:
    """Each place where the content may end, with its features; and where it ends if at none of them.

    Past `told` it runs no further than what hangs on the cue, and into no other words of saying and no day.
    """
    parse, found = sentence.parse, list[tuple[int, tuple[str, ...]]]()
    tree = before_joint(parse, told, first)
    below = set(parse.subtree(cue))
    limit = next((t.index for t in parse.tokens[told:] if t.index not in below and t.pos != "PUNCT"), len(parse.tokens))
    for end, plain in _features(sentence, cue, first, told, quoted):
        if end >= limit or (end >= tree and _is_tellers(plain)) or _is_over(plain):
            return found, end if end < limit else tree
        joined = (" & ".join(f"{key}={plain[key]}" for key in keys) for keys in _JOINED)
        found.append((end, ("any", *(f"{key}={value}" for key, value in plain.items()), *joined)))
    return found, before_joint(parse, limit, first) if limit == len(parse.tokens) else tree


def _is_over(plain: Mapping[str, str]) -> bool:
    """`… but declined to say more`; `asked him to go and that …`, which hangs on a verb above."""
    return plain["silent"] == "True" or (plain["then"] == "that" and plain["frame"].startswith("infinitive"))


def _is_tellers(plain: Mapping[str, str]) -> bool:
    """Is what begins there surely not said: on nothing said, another's words, the day?"""
    own = plain["says"] != "False" or plain["day"] == "True" or plain["opens"] == "according"
    return plain["on"] in {"above", "outside"} or (plain["on"] == "cue" and own)


def _features(
    sentence: ParsedSentence, cue: int, first: int, told: int, quoted: Set[int]
) -> Iterator[tuple[int, dict[str, str]]]:
    parse = sentence.parse
    taken = complement_of(parse, cue)
    head = taken.head if taken.head >= first else _topmost(parse, first, told)
    above = {cue, *words_above(parse, cue)}
    of_all = {
        "content who": _who(parse, head),
        "content form": _form(parse, head),
        "frame": f"{taken.frame or 'none'} {parse.tokens[cue].pos}",
        "cue": "tells" if is_telling(parse.tokens[cue].lemma) else "acts",
    }
    forms = {name: _form(parse, other) for name, other in (("cue", cue), ("content", head))}
    for nth, at in enumerate(breaks_after(parse, first, quoted, told)):
        yield (
            at.end,
            {
                **_there(parse, at, quoted, sentence.names),
                **_clause(parse, at.head, forms),
                **of_all,
                "on": _hung_on(parse, cue, first, head, at, above),
                "around": "both" if at.head in above else "right" if parse.tokens[at.head].head >= at.end else "left",
                "told": _step(at.end - first),
                "nth": str(min(nth, 4)),
            },
        )


def _topmost(parse: Parse, first: int, told: int) -> int:
    """The first word of a stretch that hangs on none of it."""
    return next((i for i in range(first, told) if not first <= parse.tokens[i].head < told), first)


def _step(length: int) -> str:
    return str(next((step for step in _LENGTHS if length < step), "more"))


def _there(parse: Parse, at: Break, quoted: Set[int], names: Sequence[Name]) -> dict[str, str]:
    """What stands at a break: the mark before it, the words that open it, what it is, how long."""
    between, opener = parse.tokens[at.end : at.opener], parse.tokens[at.opener]
    joint = next((t.text.casefold() for t in between if t.pos == "CCONJ"), "")
    mark = next((m for t in between if (m := "dash" if t.text in _DASHES else _MARKS.get(t.text, ""))), "none")
    closed = " marks" if at.end - 1 in quoted and at.end not in quoted else ""
    word = opener.text.casefold()
    word = word if opener.tag in _SMALL or word == "according" else opener.tag
    head, (first, last, size) = parse.tokens[at.head], extents_of(parse)[at.head]
    day = any(n.label in {"DATE", "TIME"} and first <= n.first and last - first < n.last - n.first + 2 for n in names)
    above = parse.tokens[head.head]
    return {
        "hangs": head.role,
        "above": above.role,
        "class": above.pos,
        "before": mark + closed,
        "opens": joint or word,
        "then": word if joint else "",
        "marks": str(bool(quoted) and any(i in quoted for i in parse.subtree(at.head))),
        "day": str(day),
        "long": _step(size),
        "last": str(last >= len(parse.tokens) - 2),
        "name": _named(parse, head, names),
    }


def _named(parse: Parse, head: Token, names: Sequence[Name]) -> str:
    """What kind of name or thing a phrase is about: of `in a statement` a paper."""
    governed = noun_after(parse, head.index)
    noun = parse.tokens[governed] if governed != NO_TOKEN else head
    if noun.pos not in {"NOUN", "PROPN"}:
        return ""
    label = next((n.label for n in names if n.first <= noun.index < n.last), noun.pos)
    return "paper" if is_paper(noun.lemma) else label


def _clause(parse: Parse, index: int, forms: Mapping[str, str]) -> dict[str, str]:
    """What begins at a break, if that is a clause: who does it, in which tense, does it tell of speech. `forms`: those
    of the cue and of the content's head."""
    token = parse.tokens[index]
    form, own = _form(parse, index), is_verb(token)
    same = [name for name, other in forms.items() if own and form == other]
    says = own and is_speech(token.lemma, "clause", "object", "marks", "infinitive", "whom infinitive")
    return {
        "who": _who(parse, index),
        "form": form,
        "tense": " ".join(same) if own else "none",
        "says": "tells" if own and is_telling(token.lemma) else str(says),
        "silent": str(own and _is_silent(parse, index)),
    }


def _is_silent(parse: Parse, verb: int) -> bool:
    """`… but declined to say more`, `but did not elaborate`: joined, without a subject, that nothing more was said."""
    token, taken = parse.tokens[verb], complement_of(parse, verb)
    if not is_joined(token) or subjects_of(parse, verb) or any(parse.tokens[i].tag == "PRP$" for i in taken.tokens):
        return False  # `… but refused to give his name`
    if taken.frame == "infinitive" and effect_of(token.lemma, "V", "inf") == "not":
        return parse.tokens[taken.head].lemma in word_sets()["unsaid"]
    unsaid = token.lemma in word_sets()["unsaid"] and is_speech(token.lemma, "clause", "object", "marks")
    return unsaid and is_negated(parse, verb) and not is_passive(parse, verb)


def _form(parse: Parse, index: int) -> str:
    token = parse.tokens[index]
    return (form_of(parse, index) or token.tag) if is_verb(token) else token.pos


def _who(parse: Parse, index: int) -> str:
    subject = next((parse.tokens[s] for s in subjects_of(parse, index)), None)
    if subject is None:
        return "none"
    return "relative" if subject.tag in {"WDT", "WP"} else subject.pos


def _hung_on(parse: Parse, cue: int, first: int, head: int, at: Break, above: Set[int]) -> str:
    """What the words behind a break hang on: the cue, the head of the content, a word in it, or one outside."""
    on = parse.tokens[at.head].head
    if on == cue:
        return "cue"
    if on < first or on >= at.end:
        return "above" if on in above else "outside"
    return "content" if on == head else "verb" if is_verb(parse.tokens[on]) else "noun"
