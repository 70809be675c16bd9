"""Names that the tagger passed over and that are surely somebody's: they say something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from rashomon.clauses import is_passive, is_subject
from rashomon.language import Name, Parse, ParsedArticle, ParsedSentence, Token
from rashomon.lexicon import is_speech, is_telling
from rashomon.people.countries import CountryMatch
from rashomon.people.lexicon import calls_thing, is_role_noun
from rashomon.people.persons import HEADLINES
from rashomon.text import dateline_end, fold

_PLAIN = re.compile(r"[^\W\d_]{2,}$")
_GIVEN = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+$")  # `Ida`, not `NSFA`
MAX_FULL = 3  # words of a person's name; by judgement


def does_say(parse: Parse, head: Token) -> bool:
    """Who says something: `Selco said`, `announced by Selco`, `according to Selco`."""
    above = parse.tokens[head.head]
    if is_subject(head) and not is_passive(parse, above.index):
        return is_telling(above.lemma)
    verb = parse.tokens[above.head]
    by = above.text.casefold() == "by" and is_passive(parse, verb.index) and is_telling(verb.lemma)
    return by or (above.text.casefold() == "to" and verb.text.casefold() == "according")


def with_speaking(
    parsed: Sequence[ParsedArticle], countries: Mapping[str, Sequence[CountryMatch]]
) -> list[ParsedArticle]:
    """The articles, in each sentence the names that it has and those without a label that say something.

    `countries`: those of each sentence, by its id.
    """
    rows = []
    for article in parsed:
        sentences = tuple(_with_more(s, countries[s.sentence.id]) for s in article.sentences)
        same = all(a is b for a, b in zip(sentences, article.sentences, strict=True))
        rows.append(article if same else replace(article, sentences=sentences))
    return rows


def _with_more(sentence: ParsedSentence, countries: Sequence[CountryMatch]) -> ParsedSentence:
    if sentence.sentence.role in {"note", *HEADLINES}:
        return sentence
    more = list(_passed_over(sentence, countries))
    return replace(sentence, names=tuple(sorted([*sentence.names, *more]))) if more else sentence


def _passed_over(sentence: ParsedSentence, countries: Sequence[CountryMatch]) -> Iterator[Name]:
    parse, tokens = sentence.parse, sentence.parse.tokens
    taken = {i for n in sentence.names if n.label != "ORDINAL" for i in range(n.first, n.last)}  # `Shelter First`
    taken |= {i for c in countries for i in range(c.first, c.last)}
    filed = dateline_end(parse.text)
    for token in tokens:
        if not (_is_name(token) and token.index not in taken and token.start >= filed and _says(parse, token)):
            continue
        first = token.index
        while first and _is_name(tokens[first - 1]) and first - 1 not in taken:
            first -= 1
        if not _is_part(tokens, first, token.index, taken):
            yield Name(first, token.index + 1, _label(parse, first, token.index + 1))


def _is_part(tokens: Sequence[Token], first: int, last: int, taken: Set[int]) -> bool:
    """Does the name go on from what stands before it: `Two-*Way*`, `the Minister's *Office*`?"""
    before = tokens[first - 1] if first else None
    if before is None or before.pos not in {"PROPN", "PUNCT", "PART"}:
        return False
    return (
        before.text == "-" or before.tag == "POS" or (before.pos == "PROPN" and (first - 1 in taken or first == last))
    )


def _says(parse: Parse, token: Token) -> bool:
    things = is_subject(token) and is_speech(parse.tokens[token.head].lemma, "thing")
    return does_say(parse, token) and not things


def _is_name(token: Token) -> bool:
    """A proper noun in letters that is no title or noun for a body printed large."""
    word = fold(token.text).strip(".")
    plain = token.tag == "NNP" and token.text[0].isupper() and _PLAIN.match(token.text) is not None
    return plain and not (is_role_noun(word) or calls_thing(word))


def _label(parse: Parse, first: int, last: int) -> str:
    """A person's, if two or three words without an article; not so of `Selco Mills, which …`."""
    words = parse.tokens[first:last]
    led = first > 0 and parse.tokens[first - 1].pos == "DET"
    which = any(t.text == "which" for t in parse.tokens[last : last + 2])
    full = 1 < len(words) <= MAX_FULL and all(_GIVEN.match(t.text) for t in words)
    return "PERSON" if full and not led and not which else "ORG"
