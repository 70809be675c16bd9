"""What a predicate's own words say of it: its modal, its negation, a condition, a question, its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from rashomon.clauses.clause import Reality
from rashomon.clauses.grammar import (
    PRESENT_TAGS,
    child,
    is_infinitive,
)
from rashomon.language import Parse
from rashomon.language.role_sets import DENYING, TOLD_BY, TOLD_OF, TURNING
from rashomon.lexicon import uses_of, words_of

_MODALS = cast("Mapping[str, Reality]", uses_of("grammar", "modal"))
_NONE = words_of("grammar", "none")
_NOT = words_of("grammar", "not")
_OPEN = words_of("grammar", "condition")
_DOUBT = words_of("grammar", "doubt")
_ALLEGED = words_of("grammar", "hearsay")
_SINGULAR = frozenset({"NN", "NNP", "PRP"})


def mode_of(parse: Parse, index: int) -> tuple[Reality, str]:
    """How real the words beside the verb make it, and the rule that says so; `real` and no rule without such a word."""
    words = {parse.tokens[c].text.lower(): parse.tokens[c] for c in parse.children[index]}
    modal = next((m for w, t in words.items() if t.role == "auxiliary" and (m := _MODALS.get(w))), None)
    if _OPEN & {w for w, t in words.items() if t.role in {"marker", "adverb"}}:
        return "possible", "open condition"
    if modal and any(
        parse.tokens[c].lemma == "have" and parse.tokens[c].role == "auxiliary" for c in parse.children[index]
    ):
        return "possible", "modal perfect"
    if is_question(parse):
        return "possible", "question"
    if modal:
        if {"would", "'d", "’d"} & words.keys() and (_describes_thing(parse, index) or _is_conditional(parse, index)):
            return "possible", "would of a thing or a condition"
        doubtful = words.keys() & _DOUBT or (modal == "planned" and _is_conditional(parse, index))
        return ("possible", "modal and doubt") if doubtful else (modal, "modal")
    if words.keys() & _ALLEGED:
        return "alleged", "adverb of report"
    if words.keys() & _DOUBT:
        return "possible", "adverb of doubt"
    if parse.tokens[index].tag in PRESENT_TAGS and _is_conditional(parse, index):
        return "possible", "under a condition"
    if _is_subjunctive(parse, index):
        return "wanted", "subjunctive"
    if parse.tokens[index].role == "root" and is_infinitive(parse, index):
        return "planned", "headline"  # `Minister to visit`
    if _is_imperative(parse, index):
        return "wanted", "imperative"
    return "real", ""


def is_negated(parse: Parse, index: int) -> bool:
    """`not`, `never`, `hardly`; `nobody came`, `no troops entered`, `found nothing`, `there was no oil`."""
    turned, told = 0, TOLD_OF
    if child(parse, index, "expletive") is not None:
        told = TOLD_BY
    for c in parse.children[index]:
        token = parse.tokens[c]
        if (
            token.role == "negation"
            or (token.role in DENYING and token.text.lower() in _NOT)
            or (token.role in told and is_none(parse, c))
        ):
            turned += 1
    return turned % 2 == 1


def is_none(parse: Parse, index: int) -> bool:
    """Whether the noun is one of none: `no meeting`, `nothing`, `few troops`."""
    before = [parse.tokens[c].text.lower() for c in parse.children[index] if parse.tokens[c].role in TURNING]
    words = [word for word in (parse.tokens[index].text.lower(), *before) if word in _NONE]
    if not words:
        return False
    if "few" in words or "little" in words:
        first = min([index, *parse.children[index]])
        return not (first and parse.tokens[max(first - 1, 0)].text.lower() == "a") and not {"a", "the"} & {*before}
    return True


def is_question(parse: Parse) -> bool:
    """`Will they leave?`: a question mark, or a helping verb before its subject at the start."""
    if parse.text.rstrip("\"”’'").endswith("?"):
        return True
    first = next((t for t in parse.tokens if t.text.isalpha()), None)
    if first is None or first.role != "auxiliary" or first.tag not in {"MD", "VBZ", "VBP", "VBD"}:
        return False
    subject = child(parse, first.head, "subject", "passive subject")
    return subject is not None and first.index < subject.index < first.head


def _describes_thing(parse: Parse, verb: int) -> bool:
    """`a bill that would ban it`."""
    token = parse.tokens[verb]
    head = parse.tokens[token.head]
    own = child(parse, verb, "subject")
    return (
        token.role == "relative clause"
        and head.pos == "NOUN"
        and own is not None
        and own.text.lower() in {"that", "which"}
    )


def _is_conditional(parse: Parse, verb: int) -> bool:
    """`would scrap it if elected`: a condition hangs on the verb."""
    below = [c for c in parse.children[verb] if parse.tokens[c].role in {"adverbial clause", "preposition"}]
    return any(parse.tokens[g].text.lower() in _OPEN for c in below for g in (c, *parse.children[c]))


def _is_subjunctive(parse: Parse, index: int) -> bool:
    """`asked that troops be moved`, `a demand that the firm leave`: the base form, where the subject is one."""
    helper = child(parse, index, "passive auxiliary", "auxiliary")
    if helper is not None:
        return parse.tokens[index].role == "content clause" and helper.text == "be" and helper.tag == "VB"
    subject, mark = child(parse, index, "subject"), child(parse, index, "marker")
    return (
        parse.tokens[index].tag == "VB"
        and mark is not None
        and mark.text.lower() == "that"
        and subject is not None
        and subject.tag in _SINGULAR
    )


def _is_imperative(parse: Parse, index: int) -> bool:
    """`Leave the area at once.`"""
    token = parse.tokens[index]
    bare = (
        token.tag == "VB"
        and not is_infinitive(parse, index)
        and child(parse, index, "subject", "passive subject") is None
    )
    helped = child(parse, index, "auxiliary")
    told = helped is None or helped.text.lower() in {"do", "please"}
    return bare and told and token.role in {"root", "content clause"} and min(parse.subtree(index)) == 0
