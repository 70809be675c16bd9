"""Verbs of saying that go on after somebody's clause, though the parser hung them into it."""

from __future__ import annotations

from rashomon.clauses.clause import NO_TOKEN
from rashomon.clauses.grammar import FINITE_TAGS, MAX_CLIMB, child, subjects_of
from rashomon.language import Parse, Token
from rashomon.lexicon import is_telling


def resumed_from(parse: Parse, index: int) -> int:
    """The verb of saying that the verb at `index` goes on after; `NO_TOKEN` where it belongs where it hangs.

    `Pine said the pier would stay, adding …`; `Pine said the pier would stay and insisted …`, which is in the tense of
    `said` and not in that of the clause, or whose clause is about a thing.
    """
    token = parse.tokens[index]
    inner = parse.tokens[token.head]
    if token.role not in {"adverbial clause", "conjunct"} or not is_telling(token.lemma) or subjects_of(parse, index):
        return NO_TOKEN
    saying = _saying_above(parse, inner)
    if saying is None or not saying.index < inner.index < index:
        return NO_TOKEN
    if token.role == "adverbial clause":
        return saying.index if token.tag == "VBG" else NO_TOKEN
    if token.tag not in FINITE_TAGS or token.tag != form_of(parse, saying.index):
        return NO_TOKEN
    mute = any(parse.tokens[s].pos == "NOUN" for s in subjects_of(parse, inner.index))
    other = token.lemma == saying.lemma or token.tag != form_of(parse, inner.index)
    return saying.index if mute or other else NO_TOKEN


def _saying_above(parse: Parse, token: Token) -> Token | None:
    """The verb of saying in whose clause, or whose object's (`rejected the idea that …`), a token stands."""
    for _ in range(MAX_CLIMB):
        above = parse.tokens[token.head]
        if token.role == "noun clause" and above.role == "object":
            token, above = above, parse.tokens[above.head]
        elif token.role != "content clause":
            if above is token:
                return None
            token = above
            continue
        return above if is_telling(above.lemma) else None
    return None


def form_of(parse: Parse, index: int) -> str:
    """The tag of a verb's finite form: its own or that of its first auxiliary; empty if it has none."""
    helper = child(parse, index, "auxiliary", "passive auxiliary")
    forms = [parse.tokens[index].tag, *([helper.tag] if helper else [])]
    return next((tag for tag in reversed(forms) if tag in FINITE_TAGS), "")
