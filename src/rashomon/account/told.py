"""How a sentence tells a thing: as done or to come, as agreed, or as no more than somebody's words. Asks `clauses`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.account.sentences import Candidate
from rashomon.clauses import (
    NO_TOKEN,
    Clause,
    clauses_in,
    content_clause,
    find_clauses,
    helpers_of,
    is_aside,
    is_described,
    is_infinitive,
    is_put_forward,
    is_unreal,
    is_verb,
    main_clause,
    predicates_in,
)
from rashomon.events import REFUSED
from rashomon.language import Parse
from rashomon.lexicon import effects_of, rule_words, uses_of, word_sets, words_of
from rashomon.speech.cues import SAYING, STRONG
from rashomon.vocabulary import Anchor

# Verbs of deciding and of taking a stand that leave what they take as it is; of others the table of governors tells.
_DECIDING = rule_words("deciding")
_STANDING = rule_words("standing")
_PACTS = words_of("facts", "pact")
_ANNOUNCING = frozenset({"announce", "confirm"})  # what has been decided
_PROMISING = frozenset(verb for verb, use in uses_of("facts", "binding").items() if use == "ahead") - _ANNOUNCING
_DEMANDING = {verb: stances for verb, stances in uses_of("facts", "stance").items() if "demands" in stances}
_EARLIER = words_of("dates", "overtaken") - {"earlier"}  # `previously`, not `earlier on Monday`
_ASKS = re.compile(r"(?:whether|wh(?:at|o|om|ose|ich|en|ere|y)|how)\b", re.IGNORECASE)
_UNSAID = word_sets()["unsaid"] | {
    "answer",
    "respond",
}  # what one refuses who has nothing to say: `declined to comment`
_PUBLIC = rule_words("public")  # to whom advice is given: `told people to leave`
DEEP = 3  # clauses of saying one in another: `the radio quoted him as saying that they had told …`


def is_done(candidate: Candidate, anchor: Anchor) -> bool:
    """Whether it, and what the whole sentence tells, is told as done or denied, not as to come (`will arrive`)."""
    parse = candidate.parsed.parse
    main = main_clause(parse)
    told = (*_heads(candidate, anchor), *([main] if main else ()))
    return not any(is_unreal(c) or (c.leaning == "present" and _plans(parse, c)) for c in told)


def told_clause(parse: Parse) -> Clause | None:
    """What the sentence tells in the first place: its main clause, or what is said there."""
    clause = main_clause(parse)
    for _ in range(DEEP):
        content = content_clause(parse, clause) if clause is not None and _says(clause) else None
        if content is None:
            break
        clause = content
    return clause


def is_ahead(candidate: Candidate, anchor: Anchor) -> bool:
    """Whether it is told as planned, or by its own words as possible; not as hoped or feared, nor named in passing."""
    parse = candidate.parsed.parse
    heads = [c for c in _heads(candidate, anchor) if is_put_forward(parse, c.predicate) and not _is_purpose(parse, c)]
    return any(c.reality == "planned" or (c.reality == "possible" and _by_itself(c)) or _plans(parse, c) for c in heads)


def _is_purpose(parse: Parse, clause: Clause) -> bool:
    """Whether it is only what something done was for: `called in experts to *examine* the dam`."""
    above = told_clause(parse)
    if above is None or above.predicate == clause.predicate or above.leaning != "past" or is_unreal(above):
        return False
    content = content_clause(parse, above)
    taken = content is not None and content.predicate == clause.predicate
    made = above.voice == "passive" and not _binds(above)  # `was designed to *show*`
    return is_infinitive(parse, clause.predicate) and (made or not taken)


def is_put_first(candidate: Candidate, anchor: Anchor) -> bool:
    """Whether it is what the sentence tells, or what is said there, and not in passing: `families who say that …`."""
    return any(is_put_forward(candidate.parsed.parse, c.predicate) for c in _heads(candidate, anchor))


def is_left_open(candidate: Candidate, anchor: Anchor) -> bool:
    """Whether it is told as not known, in what the sentence tells and not beside it (`before they knew whether`)."""
    parse = candidate.parsed.parse
    asked = _ASKS.match(anchor.exact) is not None  # `what caused the crash`: its deed is real, who knows it is not
    clauses = predicates_in(parse, *candidate.place(anchor))  # of `Sweden has yet to decide whether it will pay` both
    return any(asked or c.reality != "real" for c in clauses if is_put_forward(parse, c.predicate))


def is_agreed(candidate: Candidate, anchor: Anchor) -> bool:
    """Whether a finite verb tells it as agreed or decided, not as wanted, promised, denied or described."""
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
    return clause.sense in _DECIDING or (_binds(clause) and clause.sense not in _PROMISING)


def is_of_before(candidate: Candidate) -> bool:
    """Whether the sentence goes back behind what its article tells: `had refused`, `previously said`."""
    parse, main = candidate.parsed.parse, main_clause(candidate.parsed.parse)
    if main is None:
        return False
    had = any(t.text.lower() == "had" for t in helpers_of(parse, main.predicate))
    below = (parse.tokens[c] for c in parse.children[main.predicate])
    return had or any(t.text.lower() in _EARLIER and not parse.children[t.index] for t in below)


def is_demand(candidate: Candidate) -> bool:
    """Whether the sentence tells in the first place what somebody wants done, not a deed (`sought asylum`, `voted`)."""
    parse, main = candidate.parsed.parse, main_clause(candidate.parsed.parse)
    if main is None or main.sense not in _DEMANDING:
        return False
    things = _DEMANDING[main.sense].endswith(" obj")  # whatever `demanded` takes is wanted
    return (things or main.content != NO_TOKEN) and _takes_a_stand(parse, main)


def is_wanted(candidate: Candidate) -> bool:
    """Whether the sentence tells in the first place that somebody demands, offers, refuses or opposes; `should` alone,
    an accusation, advice to the public and a refusal to speak do not."""
    parse, main = candidate.parsed.parse, main_clause(candidate.parsed.parse)
    if main is not None and effects_of(main.sense) == {"alleged"}:
        return False
    return any(_is_told_with(parse, c.predicate) and _takes_a_stand(parse, c) for c in find_clauses(parse))


def _is_told_with(parse: Parse, index: int) -> bool:
    """Put forward, or told along with what is: `welcomed the truce while *calling* for more`."""
    token = parse.tokens[index]
    along = token.tag == "VBG" and is_verb(parse.tokens[token.head]) and is_put_forward(parse, token.head)
    return along or is_put_forward(parse, index)


def _takes_a_stand(parse: Parse, clause: Clause) -> bool:
    wants = clause.sense in _STANDING or effects_of(clause.sense) & (REFUSED | {"wanted"})
    taken = {parse.tokens[i].lemma.lower() for i in (clause.undergoer, clause.content) if i != NO_TOKEN}
    return bool(wants) and clause.voice != "noun" and taken.isdisjoint(_UNSAID) and not _is_advice(parse, clause)


def _is_advice(parse: Parse, clause: Clause) -> bool:
    """Whether anybody who reads it is told what to do: `urged residents to leave`."""
    to = clause.undergoer
    return clause.content != NO_TOKEN and to != NO_TOKEN and parse.tokens[to].lemma.lower() in _PUBLIC


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
