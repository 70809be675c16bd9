"""How real a deed is told to be: its own words, then, fold by fold, what each word above makes of it.

A governor's effect (`lexicon/governors.tsv`) meets the governor's own standing: who *may refuse* to sign may not sign,
who *did not fail* to sign did. After Saurí and Pustejovsky (FactBank, 2009) and Nairn, Condoravdi and Karttunen (2006).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from rashomon.clauses.clause import UNREAL, Reality, Standing
from rashomon.clauses.grammar import (
    FINITE_TAGS,
    MAX_CLIMB,
    PRESENT_TAGS,
    Government,
    child,
    government_of,
    is_infinitive,
    is_noun,
    is_passive,
    is_ranked,
    is_verb,
    sense_of,
    word_class,
)
from rashomon.clauses.modes import is_negated, is_none, mode_of
from rashomon.language import Parse, Token
from rashomon.language.role_sets import DESCRIBING_DEED, ON_NOUN
from rashomon.lexicon import Effect, begins_governor, effect_of, is_governor, uses_of, words_of

_TIMES = uses_of("grammar", "time")  # before a clause that tells when
_LEANS = words_of("grammar", "leaning")  # what rests on the verb's deed
REMEMBERED = 1 << 16  # deeds whose standing is kept
_HALTED: frozenset[Reality] = frozenset({"postponed", "cancelled"})


@lru_cache(maxsize=REMEMBERED)
def find_standing(parse: Parse, index: int) -> Standing:
    """How real the deed at token `index`, a verb or a noun, is told to be."""
    return _stand(parse, index, 0)


def _stand(parse: Parse, index: int, depth: int) -> Standing:
    token = parse.tokens[index]
    own = _own_noun(parse, index) if is_noun(token) else _own(parse, index)
    if depth > MAX_CLIMB:
        return own
    if token.role == "conjunct" and token.head != index and _shares(parse, index):
        above = _stand(parse, _first(parse, index), depth + 1)
        return _joined(own, above)
    government = government_of(parse, index)
    if government is None:
        return _timed(parse, own, index, depth)
    return _under(parse, own, index, government, depth)


def _timed(parse: Parse, own: Standing, index: int, depth: int) -> Standing:
    """`will meet once it is over`, `would meet once it was over`: what a deed to come waits for is to come too."""
    token = parse.tokens[index]
    if token.role != "adverbial clause" or own.reality != "real":
        return own
    mark = next((m for c in parse.children[index] if (m := _TIMES.get(parse.tokens[c].text.lower()))), "")
    if not mark:
        return own
    helper = child(parse, index, "auxiliary", "passive auxiliary")
    present = (helper or token).tag in PRESENT_TAGS
    holder = _stand(parse, token.head, depth + 1)
    if holder.reality in UNREAL and (present or mark == "possible"):
        return own._replace(reality=cast("Reality", mark), trace=(*own.trace, "when another is done"))
    return own


def _own(parse: Parse, index: int) -> Standing:
    """What a verb's own words say: its modal, its negation, `if`, a question, `reportedly`."""
    affirmed = not is_negated(parse, index)
    reality, rule = mode_of(parse, index)
    return Standing(reality, affirmed, index, reality != "real", (rule,) if rule else ())


def _own_noun(parse: Parse, index: int) -> Standing:
    """A deed named by a noun: its adjectives and `no`."""
    affirmed, rule = True, ""
    reality: Reality = "real"
    for c in parse.children[index]:
        token = parse.tokens[c]
        word = token.text.lower()
        if token.role in {"determiner", "negation"} and word in {"no", "neither"}:
            affirmed = False
        elif token.role in DESCRIBING_DEED:
            found = _described(parse, c)
            if found:
                reality, rule = found, f"described as {word}"
        if c > index and not rule and (found := _awaited(parse, c)):
            reality, rule = found, "to be done"
    return Standing(reality, affirmed, index, bool(rule) or not affirmed, (rule,) if rule else ())


_AS_TOLD: dict[Effect, Reality] = {  # effects that name a reality
    "planned": "planned", "wanted": "wanted", "possible": "possible", "alleged": "alleged", "postponed": "postponed",
    "cancelled": "cancelled",
}  # fmt: skip


def _described(parse: Parse, index: int) -> Reality | None:
    """`planned`, `possible`, `alleged`, `cancelled` before or after the noun of a deed."""
    token = parse.tokens[index]
    if token.tag == "NN" or (token.role == "noun clause" and token.tag == "VBG"):
        return None
    effect = effect_of(token.text.lower(), "A", "noun")
    if effect is None and token.tag in {"VBN", "VBD"}:
        effect = effect_of(sense_of(parse, index), "V", "obj")
    return _AS_TOLD.get(effect) if effect else None


def _awaited(parse: Parse, index: int) -> Reality | None:
    """`talks due to be held`, `a vote to be held in May`: words behind the noun of a deed tell that it is to come."""
    token = parse.tokens[index]
    if token.role in ON_NOUN and is_infinitive(parse, index):
        return "planned" if _tells_of_it(parse, index) else None
    below = child(parse, index, "open clause") if token.role in {"adjective", "noun clause"} else None
    if below is None or not is_infinitive(parse, below.index) or not _tells_of_it(parse, below.index):
        return None
    effect = effect_on(parse, index, "inf")[0]
    return _AS_TOLD.get(effect) if effect else None


def _tells_of_it(parse: Parse, verb: int) -> bool:
    """`talks were held`, `the talks began`: does the verb only tell that its deed is done?"""
    return effect_on(parse, verb, "obj" if is_passive(parse, verb) else "subj")[0] == "real"


def _shares(parse: Parse, index: int) -> bool:
    """A second verb under one auxiliary or governor: `may meet and deliver`, `refused to go and sign`."""
    token = parse.tokens[index]
    if is_noun(token):
        return is_noun(parse.tokens[token.head])
    if child(parse, index, "subject", "passive subject") is not None:
        return False
    first = parse.tokens[token.head]
    helped = child(parse, index, "auxiliary", "passive auxiliary")
    if helped is not None and not (helped.tag == "TO" and is_infinitive(parse, first.index)):
        return False
    return token.tag == first.tag or (token.tag == "VB" and is_verb(first))


def _first(parse: Parse, index: int) -> int:
    """The first of two joined; `needs to go and sign`, hung on `needs`: the infinitive."""
    token = parse.tokens[index]
    first = parse.tokens[token.head]
    below = child(parse, first.index, "open clause")
    hung = first.tag in {"VBZ", "VBP", "VBD"} and token.tag == "VB" and below is not None
    return below.index if hung and below is not None else first.index


def _joined(own: Standing, above: Standing) -> Standing:
    if own.reality != "real":
        return own
    affirmed = above.affirmed == own.affirmed or (above.affirmed and own.affirmed)
    return above._replace(affirmed=affirmed, root=own.root)


def _under(parse: Parse, own: Standing, index: int, government: Government, depth: int) -> Standing:
    """What its governor makes of a deed that is `own` by itself."""
    above, frame = _hung_right(parse, government)
    effect, rule = effect_on(parse, above, frame)
    governor = parse.tokens[above]
    if effect is None:
        return _without_effect(parse, own, index, governor, frame, depth)
    plain = word_class(governor) in {"V", "N"}
    holder = _stand(parse, above, depth + 1) if plain else _of_adjective(parse, above, depth)
    trace = (*own.trace, rule, *holder.trace)
    if is_verb(governor) and is_noun(parse.tokens[index]) and is_none(parse, index):
        if effect in _AS_TOLD:
            # `no meeting has been announced`: it may still be
            return Standing("possible", True, holder.root, True, trace)
        own = own._replace(affirmed=True)  # `no talks were held`: the verb is denied already
    reality, affirmed = _combine(effect, own, holder)
    if effect == "claimed" and is_noun(governor) and not holder.affirmed:
        affirmed = not affirmed  # `rejected a report that …`
    if frame in {"that", "whether"} and effect != "denied":
        return Standing(reality, affirmed, own.root, own.governed or effect not in {"known", "claimed"}, trace)
    root = holder.root if is_verb(parse.tokens[holder.root]) else above
    return Standing(reality, affirmed, root, True, trace)


def _hung_right(parse: Parse, government: Government) -> Government:
    """`suspect Holm of the murder`, hung on Holm: governed by the verb, if only it has a row."""
    above, frame = government
    token = parse.tokens[above]
    if not is_noun(token) or token.role not in {"object", "passive subject"} or effect_on(parse, above, frame)[0]:
        return government
    of_verb = Government(token.head, f"obj {frame}")
    return (
        of_verb
        if frame.isalpha() and effect_of(parse.tokens[token.head].lemma.lower(), "V", of_verb.frame)
        else government
    )


def effect_on(parse: Parse, above: int, frame: str) -> tuple[Effect | None, str]:
    """The table's effect for a governor and frame; longer forms of the governor first (`call off`, `call on`)."""
    token = parse.tokens[above]
    kind = word_class(token)
    if frame == "inf" and (duty := _duty(parse, token)):
        return duty, f"{token.lemma} to: {duty}"
    frames = tuple(dict.fromkeys((frame, frame.removeprefix("obj "), f"obj {frame}")))
    for lemma in _forms(parse, above):
        for tried in frames:
            effect = effect_of(lemma, kind, tried) or (effect_of(lemma, "A", tried) if kind == "V" else None)
            if effect:
                return effect, f"{lemma} {tried}: {effect}"
    return None, ""


def _duty(parse: Parse, governor: Token) -> Effect | None:
    """`had to leave`, `was able to leave`: who had to, or could, did; `has to`: asked; `will have to`: planned."""
    if governor.lemma == "have" and child(parse, governor.index, "object") is None:
        ahead = any(parse.tokens[c].lemma.lower() in {"will", "'ll"} for c in parse.children[governor.index])
        return "real" if governor.tag == "VBD" else "planned" if ahead else "wanted"
    return "real" if governor.lemma == "able" and parse.tokens[governor.head].tag == "VBD" else None


def _forms(parse: Parse, above: int) -> Iterator[str]:
    """The forms of a governor that the table knows, longer ones first."""
    token = parse.tokens[above]
    lemma = token.lemma.lower()
    longer = (sense_of(parse, above), *_with_preposition(parse, above, lemma)) if begins_governor(lemma) else ()
    yield from filter(is_governor, (*longer, lemma, token.text.lower()))


def _with_preposition(parse: Parse, above: int, lemma: str) -> list[str]:
    """`call on`, `put on hold`: a verb with a preposition, and with the bare noun behind it."""
    found = []
    for c in parse.children[above]:
        token = parse.tokens[c]
        if token.role in {"adverb", "object"} and not parse.children[c]:  # `stop short`, `take place`
            found.append(f"{lemma} {token.text.lower()}")
        if token.role in {"preposition", "indirect object"}:
            phrase = f"{lemma} {token.text.lower()}"
            bare = [parse.tokens[o] for o in parse.children[c] if not parse.children[o]]
            found += [*(f"{phrase} {t.text.lower()}" for t in bare), phrase]
    return found


def _without_effect(parse: Parse, own: Standing, index: int, governor: Token, frame: str, depth: int) -> Standing:
    """A governor that the table does not know: an infinitive is open, a noun's deed as real as the verb it rests on."""
    if frame in {"inf", "obj inf"} or (frame == "for" and is_infinitive(parse, index)):
        return _open_infinitive(parse, own, index, governor, depth)
    if frame == "subj" and is_verb(parse.tokens[index]) and own.reality == "real" and _judges(parse, governor, depth):
        return own._replace(reality="possible", governed=True, trace=(*own.trace, "gerund of a judgement"))
    if frame.removeprefix("obj ") == "without" or _is_far(parse, governor):
        return Standing("real", not own.affirmed, own.root, True, (*own.trace, "without"))
    if frame == "whether":
        return own._replace(reality="possible", governed=True, trace=(*own.trace, "whether"))
    if frame == "that" and word_class(governor) == "A":
        return own
    there = frame == "obj" and child(parse, governor.index, "expletive") is not None  # `there will be talks`
    leans = frame in _LEANS or (governor.lemma == "be" and (frame == "subj" or there))
    if own.reality == "real" and is_verb(governor) and (leans or (frame == "ing" and is_verb(parse.tokens[index]))):
        holder = _stand(parse, governor.index, depth + 1)
        if holder.reality in UNREAL:
            return Standing(holder.reality, own.affirmed, own.root, False, (*own.trace, "as the verb above"))
    return own


def _judges(parse: Parse, verb: Token, depth: int) -> bool:
    """`electing her is wise`, `would cost much`: said of a deed whether or not it is done; not so `was`, `has been`."""
    return verb.tag in PRESENT_TAGS or _stand(parse, verb.index, depth + 1).reality in UNREAL


def _is_headline(parse: Parse) -> bool:
    """Words without a finite verb."""
    return not any(t.tag in FINITE_TAGS for t in parse.tokens)


def _is_far(parse: Parse, governor: Token) -> bool:
    """`far from retreating, …`"""
    return governor.text.lower() == "far" and any(
        parse.tokens[c].text.lower() == "from" for c in parse.children[governor.index]
    )


def _open_infinitive(parse: Parse, own: Standing, index: int, governor: Token, depth: int) -> Standing:
    if is_noun(governor) and is_ranked(parse, governor.index):
        return own._replace(governed=True, trace=(*own.trace, "singled out by rank"))
    if is_noun(governor) and (governor.role == "root" or governor.pos == "PROPN" or _is_headline(parse)):
        return Standing("planned", own.affirmed, own.root, True, (*own.trace, "headline"))
    if is_noun(governor) and _tells_of_it(parse, index):
        return Standing("planned", own.affirmed, own.root, True, (*own.trace, "to be done"))
    if is_verb(governor):
        holder = _stand(parse, governor.index, depth + 1)
        open_ = holder.reality in {"possible", "wanted"} or not holder.affirmed
        return Standing("possible" if open_ else "planned", own.affirmed, own.root, False, (*own.trace, "infinitive"))
    return Standing("possible", own.affirmed, own.root, True, (*own.trace, "infinitive"))


def _of_adjective(parse: Parse, index: int, depth: int) -> Standing:
    """`is likely to ask`: the copula above tells how real the adjective is."""
    head = parse.tokens[index].head
    if head != index and is_verb(parse.tokens[head]):
        return _stand(parse, head, depth + 1)
    return Standing("real", True, index)


def _combine(effect: Effect, own: Standing, holder: Standing) -> tuple[Reality, bool]:
    """The standing of a deed under a governor with this effect and standing."""
    if holder.reality in _HALTED and effect not in _HALTED:
        return holder.reality, True
    if effect in {"known", "claimed"}:
        return own.reality, own.affirmed
    if effect == "alleged":
        return ("alleged" if holder.affirmed else "possible"), own.affirmed
    if effect in {"real", "not"}:
        affirmed = holder.affirmed == (effect == "real")
        reality = own.reality if holder.reality == "real" and own.reality != "real" else holder.reality
        return reality, affirmed == own.affirmed
    if effect == "denied":
        return ("real", not own.affirmed) if holder.affirmed else ("possible", own.affirmed)
    told = _AS_TOLD[effect]
    if told in _HALTED:
        return (told if holder.affirmed and holder.reality == "real" else "planned"), own.affirmed
    if not holder.affirmed:
        return told, (not own.affirmed if told == "planned" else own.affirmed)
    if holder.reality in {"possible", "wanted"} and told == "planned":
        return "possible", own.affirmed
    return told, own.affirmed
