"""Words that an event hangs on, and what they make of it: `postpone`, `refuse`, `plan`, `call for`."""

from __future__ import annotations

from rashomon.clauses import child, sense_of
from rashomon.language import Parse
from rashomon.vocabulary import Status


def _table(**words: str) -> dict[str, Status]:
    return {w.replace("_", " "): status for status, text in words.items() for w in text.split()}  # type: ignore[misc]


HALTED: frozenset[Status] = frozenset({"postponed", "cancelled"})  # called off, for now or for good
OPERATORS: dict[str, Status] = _table(
    postponed="postpone delay put_off push_back shelve postponement delay defer reschedule put_on_hold put_on_ice",
    cancelled="cancel scrap call_off abandon abort ditch axe cancellation scrub derail",
    denied="refuse decline deny reject rebuff turn_down rule_out refusal rejection avoid prevent block oppose forbid "
    "stop fail failure denial boycott skip",
    planned="plan intend schedule set due expect prepare decide agree promise pledge vow arrange ready intention "
    "preparation upcoming forthcoming scheduled planned future next expected intended slate poise announce decision go "
    "about",
    possible="hope want seek try attempt consider wish ask urge request demand invite invitation likely unlikely "
    "possible possibility prospect chance potential able willing threaten threat proposal propose offer mull weigh "
    "call_for discuss suggest hope_for opportunity proposed would-be need like call_on question idea option bid effort "
    "appeal order desire readiness eager keen talk_about pressure push encourage allow authorize authorization permit "
    "permission approval approve ability right conditional vote require necessitate close face risk",
)
OPERATORS["hop"] = OPERATORS["hope"]  # what the pipelines take for the lemma of `hopes`


def is_operator(parse: Parse, index: int) -> bool:
    """Does the word plan, propose, postpone, call off … what it governs?"""
    return operator_of(parse, index) is not None


def operator_of(parse: Parse, index: int) -> Status | None:
    """The status that the word gives to what it governs; None if it says nothing of that."""
    phrase = sense_of(parse, index)
    if phrase == "face" and parse.tokens[index].tag in {"VBD", "VBN"}:
        return None  # who faced sanctions had them
    found = OPERATORS.get(phrase) or OPERATORS.get(phrase.split()[0])
    if found is None or phrase.split()[0] in {"put", "go", "set", "call"}:
        found = _idiom(parse, index, phrase) or (found if phrase in OPERATORS and phrase != "go" else None)
    return found


def _idiom(parse: Parse, index: int, phrase: str) -> Status | None:
    """`put … on hold`, `is going to …`, `call for`, `hope for`."""
    for c in parse.children[index]:
        token = parse.tokens[c]
        if token.role != "preposition":
            continue
        if token.text.lower() in {"for", "on"} and f"{phrase} {token.text.lower()}" in OPERATORS:
            return OPERATORS[f"{phrase} {token.text.lower()}"]
        below = child(parse, c, "governed noun")
        if phrase == "put" and below is not None and below.text.lower() in {"hold", "ice"}:
            return "postponed"
    if phrase == "go" and parse.tokens[index].tag == "VBG":
        return "planned"
    return None
