"""Pronouns: meant is the one candidate that fits, else nobody.

Looked for in the same sentence before the pronoun, then in the two sentences before it. A subject
beats other mentions; two subjects, or two others, leave the pronoun open. Mentions inside
quotation marks are no candidates for a pronoun outside them, and the other way round.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language import ParsedSentence, Token
from rashomon.people.cast import Mention
from rashomon.people.lexicon import GROUP_PRONOUNS, PERSON_PRONOUNS
from rashomon.text import find_quotations

SENTENCES_BACK = 2  # sentences before the pronoun's own; by judgement: further back little is plain
_SUBJECT = frozenset({"nsubj", "nsubjpass"})


def quoted_tokens(sentence: ParsedSentence) -> frozenset[int]:
    """Indices of the tokens inside quotation marks."""
    quotes = find_quotations(sentence.parse.text)
    if not quotes:
        return frozenset()
    return frozenset(t.index for t in sentence.parse.tokens for q in quotes if q.outer_start <= t.start < q.outer_end)


def find_pronouns(
    sentences: Sequence[ParsedSentence],
    named: dict[str, list[Mention]],
    genders: dict[str, str],
    persons: frozenset[str],
) -> list[Mention]:
    """The pronouns of one article (its sentences in order) with exactly one fitting antecedent.

    `named` holds the mentions by name or description of each sentence, `genders` what honorifics tell
    (`m`, `f`) of an actor, `persons` the actors that are persons.
    """
    found: list[Mention] = []
    known = {s: list(rows) for s, rows in named.items()}
    quoted = [quoted_tokens(s) for s in sentences]
    for at, sentence in enumerate(sentences):
        for token in sentence.parse.tokens:
            word = token.text.casefold()
            if token.pos != "PRON" or not (word in PERSON_PRONOUNS or word in GROUP_PRONOUNS):
                continue
            actor = _antecedent(at, token, sentences, known, quoted, genders, persons)
            if actor:
                mention = Mention(sentence.sentence.id, token.index, token.index + 1, token.index, actor, "pronoun")
                found.append(mention)
                known.setdefault(sentence.sentence.id, []).append(mention)
    return found


def _antecedent(
    at: int,
    pronoun: Token,
    sentences: Sequence[ParsedSentence],
    known: dict[str, list[Mention]],
    quoted: Sequence[frozenset[int]],
    genders: dict[str, str],
    persons: frozenset[str],
) -> str | None:
    word = pronoun.text.casefold()
    gender = PERSON_PRONOUNS.get(word, "")
    inside = pronoun.index in quoted[at]
    for back in range(at, max(-1, at - 1 - SENTENCES_BACK), -1):
        sentence = sentences[back]
        limit = pronoun.index if back == at else len(sentence.parse.tokens)
        fitting = [
            m
            for m in known.get(sentence.sentence.id, ())
            if m.last <= limit
            and (m.head in quoted[back]) == inside
            and (_plural(m, sentence, persons) if word in GROUP_PRONOUNS else m.actor in persons)
            and (not gender or genders.get(m.actor, gender) == gender)
        ]
        if fitting:
            return _one(fitting, sentence)
    return None


def _plural(mention: Mention, sentence: ParsedSentence, persons: frozenset[str]) -> bool:
    return mention.actor not in persons and (
        mention.kind != "description" or sentence.parse.tokens[mention.head].tag in {"NNS", "NNPS", "PRP"}
    )


def _one(fitting: Sequence[Mention], sentence: ParsedSentence) -> str | None:
    """The only actor among the subjects if there are any, else the only actor at all, else nobody."""
    subjects = {m.actor for m in fitting if sentence.parse.tokens[m.head].dep in _SUBJECT}
    actors = subjects or {m.actor for m in fitting}
    return next(iter(actors)) if len(actors) == 1 else None
