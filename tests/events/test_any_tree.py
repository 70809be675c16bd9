"""Whatever tree a parser makes of a text, reading it ends and stays inside the sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.clauses import NO_TOKEN, find_clauses, subject_of
from rashomon.events.clauses import clause_of, predicate_of
from rashomon.events.status import find_status
from rashomon.events.triggers import find_triggers
from rashomon.language import Parse, Token
from rashomon.language.parse import children_of

WORDS = [
    "meet",
    "visit",
    "postpone",
    "plan",
    "hope",
    "he",
    "Kenya",
    "to",
    "not",
    "will",
    "call",
    "for",
    "when",
    ",",
    "?",
]
ROLES = [
    "root",
    "subject",
    "object",
    "open clause",
    "content clause",
    "noun clause",
    "relative clause",
    "conjunct",
    "preposition",
    "governed noun",
    "auxiliary",
    "negation",
    "adverbial clause",
    "particle",
]
TAGS = [
    ("VERB", "VBD"),
    ("VERB", "VB"),
    ("VERB", "VBG"),
    ("NOUN", "NN"),
    ("PROPN", "NNP"),
    ("ADP", "IN"),
    ("AUX", "MD"),
]


@st.composite
def parses(draw: st.DrawFn) -> Parse:
    """A tree over up to twelve words, with any labels."""
    count = draw(st.integers(1, 12))
    order = draw(st.permutations(range(count)))
    heads = {order[0]: order[0]}
    for at, index in enumerate(order[1:], 1):
        heads[index] = order[draw(st.integers(0, at - 1))]
    tokens, start = [], 0
    for i in range(count):
        word, (pos, tag) = draw(st.sampled_from(WORDS)), draw(st.sampled_from(TAGS))
        role = "root" if heads[i] == i else draw(st.sampled_from(ROLES))
        tokens.append(Token(i, start, start + len(word), word, word, pos, tag, role, heads[i]))
        start += len(word) + 1
    return Parse(" ".join(t.text for t in tokens), tuple(tokens), (), children_of(tuple(tokens)))


@given(parses())
def test_every_word_can_be_read_as_an_event(parse: Parse) -> None:
    find_triggers(parse)
    for clause in find_clauses(parse):
        tokens = {clause.predicate, clause.doer, clause.undergoer, clause.content, *clause.claimed_by}
        assert all(t == NO_TOKEN or 0 <= t < len(parse.tokens) for t in tokens)
        assert 0 <= clause.span[0] < clause.span[1] <= len(parse.text)
    for token in parse.tokens:
        root = predicate_of(parse, token.index)
        first, last = clause_of(parse, token.index, root, ())
        assert 0 <= first < last <= len(parse.tokens)
        assert 0 <= find_status(parse, token.index).root < len(parse.tokens)
        subject = subject_of(parse, token.index)
        assert subject is None or subject == parse.tokens[subject.index]
