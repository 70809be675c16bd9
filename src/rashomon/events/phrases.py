"""Short phrases of a sentence: the noun phrase of a token, the words of a clause, as spans of tokens."""

from __future__ import annotations

from rashomon.clauses import OWN_CLAUSES, is_joined, is_verb
from rashomon.language import Parse, Token
from rashomon.lexicon import word_sets
from rashomon.text import find_quotations, find_words, fold

MAX_PHRASE = 24  # tokens of an issue or outcome; a label, not a paragraph
_PAUSES = frozenset({",", "-", "–", "—", "("})
_OPENING = frozenset({"ADP", "SCONJ", "CCONJ", "PUNCT"})
_EDGES, _PLAIN = word_sets()["edge"], word_sets()["plain"]


def phrase_span(parse: Parse, index: int, *, clauses: bool = True) -> tuple[int, int]:
    """Tokens first to last (half-open) under token `index`, contiguous round it, at most `MAX_PHRASE` from its start.

    Clauses behind a comma or a dash are left out (`…, which has vowed to retaliate`); without `clauses` all are.
    """
    start, end = whole_word(parse, index, index + 1)  # `re-elect`: three tokens
    below, todo = [], [*range(start, end), *(t.head for t in parse.tokens[index + 1 : end] if t.head >= end)]
    while todo:
        at = todo.pop()
        below.append(at)
        todo += [c for c in parse.children[at] if not _is_left_out(parse, c, index, clauses)]
    have = set(below)
    first, last = index, index + 1
    while first - 1 in have:
        first -= 1
    while last in have:
        last += 1
    first, last = trimmed(parse, first, _bounded(parse, max(index, first), first, last))
    return with_marks(parse, *whole_word(parse, first, last))


def whole_word(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """The range with all of a word with hyphens at its edges: `de-escalate`."""
    tokens = parse.tokens
    while first > 0 and _is_hyphened(tokens[first - 1], tokens[first]):
        first -= 1
    while last < len(tokens) and _is_hyphened(tokens[last - 1], tokens[last]):
        last += 1
    return first, last


def _is_hyphened(before: Token, after: Token) -> bool:
    return before.end == after.start and "-" in (before.text, after.text)


def _is_left_out(parse: Parse, child: int, index: int, clauses: bool) -> bool:
    if parse.tokens[child].role not in OWN_CLAUSES or child < index:
        return False
    start = parse.subtree(child)[0]
    return not clauses or (start > index and parse.tokens[start - 1].text in _PAUSES)


def _bounded(parse: Parse, head: int, first: int, last: int) -> int:
    """The end of a phrase that may be too long: before the last preposition, conjunction or `to` that still fits."""
    end = first + MAX_PHRASE
    if last <= end:
        return last
    fits = (i for i in range(end, head + 1, -1) if parse.tokens[i].pos in _OPENING or parse.tokens[i].tag == "TO")
    return next(fits, max(head + 1, end))


def with_marks(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """The range with the quotation mark before or behind it, if its other one stands inside."""
    start, end = parse.tokens[first].start, parse.tokens[last - 1].end
    for q in find_quotations(parse.text):
        if q.outer_start < start == q.start and q.outer_end <= end:
            first -= 1
        rest = parse.text[end : q.outer_end] if start <= q.outer_start < end <= q.end else ""
        if rest and not any(c.isalnum() for c in rest):  # `“to free the crew,”`
            last += sum(end <= t.start < q.outer_end for t in parse.tokens[last : last + len(rest)])
    return first, last


def trimmed(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """The range without punctuation and conjunctions at its edges."""
    while last - first > 1 and parse.tokens[first].text.lower() in _EDGES:
        first += 1
    while last - first > 1 and (parse.tokens[last - 1].text.lower() in _EDGES or _hangs(parse.tokens[last - 1])):
        last -= 1
    return first, last


def _hangs(token: Token) -> bool:
    """A mark, or the `'s` of whom something belongs to."""
    return token.pos == "PUNCT" or token.tag == "POS"


def heads_in(parse: Parse, first: int, last: int) -> list[Token]:
    """The verbs of a stretch of tokens that hang on nothing in it."""
    return [t for t in parse.tokens[first:last] if is_verb(t) and not first <= t.head < last]


def clause_end(parse: Parse, verb: Token, end: int) -> int:
    """Where the clause ends: after `, were lost` too, of `whether the ships, seen last week, were lost`, where the
    parser took what stands between the commas for its verb."""
    after = [t for t in parse.tokens[end - 1 : end + 1] if t.index > verb.index]
    goes_on = len(after) == 2 and after[0].text == "," and is_joined(after[1]) and after[1].head == verb.head
    return parse.subtree(after[1].index)[-1] + 1 if goes_on and is_verb(after[1]) else end


def content_words(text: str) -> frozenset[str]:
    """The folded words of a text that carry meaning."""
    folded = fold(text)
    return frozenset(folded[s.start : s.end] for s in find_words(folded)) - _PLAIN


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared words over all words (Jaccard), 0 to 1."""
    return len(a & b) / len(a | b) if a | b else 0.0
