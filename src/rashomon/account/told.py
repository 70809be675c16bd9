"""How a sentence tells a thing: as done or to come, as agreed, or as no more than somebody's words. Asks `clauses`."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.account.sentences import Candidate
from rashomon.clauses import (
    NO_TOKEN,
    Clause,
    clauses_in,
    content_clause,
    find_clauses,
    is_aside,
    is_described,
    is_put_forward,
    is_unreal,
    main_clause,
    predicates_in,
)
from rashomon.events import REFUSED
from rashomon.language import Parse
from rashomon.lexicon import effects_of, rule_words, words_of
from rashomon.speech.cues import SAYING, STRONG
from rashomon.vocabulary import Anchor

# Verbs of deciding and of taking a stand that leave what they take as it is; of others the table of governors tells.
_DECIDING = rule_words("deciding")
_STANDING = rule_words("standing")
_PACTS = words_of("facts", "pact")


def is_done(candidate: Candidate, anchor: Anchor) -> bool:
    """Whether it, and what the whole sentence tells, is told as done or denied, not as to come (`will arrive`)."""
    parse = candidate.parsed.parse
    main = main_clause(parse)
    told = (*_heads(candidate, anchor), *([main] if main else ()))
    return not any(is_unreal(c) or (c.leaning == "present" and _plans(parse, c)) for c in told)


def is_ahead(candidate: Candidate, anchor: Anchor) -> bool:
    """Whether it is told as planned, or by its own words as possible; not as hoped or feared, nor named in passing."""
    parse = candidate.parsed.parse
    heads = [c for c in _heads(candidate, anchor) if is_put_forward(parse, c.predicate)]
    return any(c.reality == "planned" or (c.reality == "possible" and _by_itself(c)) or _plans(parse, c) for c in heads)


def is_put_first(candidate: Candidate, anchor: Anchor) -> bool:
    """Whether it is what the sentence tells, or what is said there, and not in passing: `families who say that …`."""
    return any(is_put_forward(candidate.parsed.parse, c.predicate) for c in _heads(candidate, anchor))


def is_left_open(candidate: Candidate, anchor: Anchor) -> bool:
    """Whether it is told as not known, in what the sentence tells and not beside it (`before they knew whether`)."""
    parse = candidate.parsed.parse
    return any(is_put_forward(parse, c.predicate) and c.reality != "real" for c in _heads(candidate, anchor))


def is_agreed(candidate: Candidate, anchor: Anchor) -> bool:
    """Whether a finite verb tells it as agreed or decided, not as wanted, denied or described."""
    return any(
        c.reality == "real" and c.affirmed and _is_finite(c) and _decides(candidate, c)
        for c in predicates_in(candidate.parsed.parse, *candidate.place(anchor))
    )


def _is_finite(clause: Clause) -> bool:
    """What somebody says that others do (`insisted that Norway agree`) is not done by that."""
    return clause.leaning == "past" or (clause.leaning == "present" and not clause.claimed_by)


def _decides(candidate: Candidate, clause: Clause) -> bool:
    parse = candidate.parsed.parse
    if is_described(parse, clause.predicate) or is_aside(parse.tokens[clause.predicate]):
        return False
    if clause.undergoer != NO_TOKEN and parse.tokens[clause.undergoer].lemma.lower() in _PACTS:
        return True
    return clause.sense in _DECIDING or _binds(clause)


def is_wanted(candidate: Candidate) -> bool:
    """Whether a word of the sentence demands, offers, refuses or opposes; `should` alone, and an accusation, do not."""
    clauses, main = find_clauses(candidate.parsed.parse), main_clause(candidate.parsed.parse)
    accuses = main is not None and effects_of(main.sense) == {"alleged"}
    return not accuses and any(c.sense in _STANDING or effects_of(c.sense) & (REFUSED | {"wanted"}) for c in clauses)


def _plans(parse: Parse, clause: Clause) -> bool:
    """Is what it takes to come: `plans to leave`, `said they would leave`, `is due to leave`?"""
    content = content_clause(parse, clause)
    return content is not None and content.reality == "planned"


def _binds(clause: Clause) -> bool:
    """A verb that makes a plan of what it takes: `plan`, `pledge`, `decide`."""
    return clause.voice != "noun" and "planned" in effects_of(clause.sense)


def is_beside(candidate: Candidate, anchor: Anchor) -> bool:
    """Whether it only describes what is named after the main verb: `a rocket launched in April`."""
    parse, main = candidate.parsed.parse, main_clause(candidate.parsed.parse)
    heads = [c.predicate for c in _heads(candidate, anchor)]
    return main is not None and bool(heads) and all(h > main.predicate and is_described(parse, h) for h in heads)


def is_spoken(candidate: Candidate, anchor: Anchor, *, known: bool) -> bool:
    """Whether no more is told than that somebody spoke, or what stands beside that: `said Holm, who leads the fleet`.

    What is said to have happened counts as told where it is `known` (dated or coded) or stands in the past.
    """
    heads, main = _heads(candidate, anchor), main_clause(candidate.parsed.parse)
    if main is None or not _says(main) or any(c.predicate == main.predicate for c in heads):
        return bool(heads) and all(_says(c) for c in heads)
    return not _is_deed_beside(candidate, heads, known=known)


def _is_deed_beside(candidate: Candidate, heads: Sequence[Clause], *, known: bool) -> bool:
    parse = candidate.parsed.parse
    return all(not is_described(parse, c.predicate) and (known or c.leaning == "past") for c in heads)


def _heads(candidate: Candidate, anchor: Anchor) -> tuple[Clause, ...]:
    return clauses_in(candidate.parsed.parse, *candidate.place(anchor))


def _by_itself(clause: Clause) -> bool:
    """Is it left open by its own modal alone?"""
    return not any(rule.endswith((": possible", ": wanted")) for rule in clause.trace)


def _says(clause: Clause) -> bool:
    """A verb of saying; those that bind whoever says them (`pledge`) are deeds, and so is what takes no words."""
    return clause.voice != "noun" and not _binds(clause) and clause.sense in SAYING | STRONG
