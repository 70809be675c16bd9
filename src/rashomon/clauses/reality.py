"""How real a deed is told to be: its own words, then, fold by fold, what each word above makes of it.

A governor's effect (`lexicon/governors.tsv`) meets the governor's own standing: who *may refuse* to sign may not sign,
who *did not fail* to sign did. After Saurí and Pustejovsky (FactBank, 2009) and Nairn, Condoravdi and Karttunen (2006).
"""

from __future__ import annotations

from rashomon.clauses.clause import Reality, Standing
from rashomon.clauses.grammar import (
    MAX_CLIMB,
    Government,
    child,
    government_of,
    is_infinitive,
    is_noun,
    is_ranked,
    is_verb,
    sense_of,
    word_class,
)
from rashomon.language import Parse, Token
from rashomon.lexicon import Effect, effect_of, is_governor

_MODALS: dict[str, Reality] = {
    "will": "planned", "'ll": "planned", "’ll": "planned", "wo": "planned", "shall": "planned", "would": "planned",
    "'d": "planned", "’d": "planned", "may": "possible", "might": "possible", "could": "possible", "can": "possible",
    "ca": "possible", "should": "wanted", "must": "wanted", "ought": "wanted", "need": "wanted",
}  # fmt: skip
_NONE = frozenset("no none neither nobody nothing never hardly scarcely barely few little".split())
_NOT = frozenset("never hardly scarcely barely nowhere neither nor n't n’t".split())
_TOLD_OF = frozenset({"subject", "passive subject", "object"})
_BEFORE = frozenset({"determiner", "negation", "adjective", "preconjunction"})
_OPEN = frozenset("if unless whether lest".split())
_DOUBT = frozenset("possibly perhaps maybe potentially ideally hopefully probably likely presumably".split())
_ALLEGED = frozenset("reportedly allegedly supposedly purportedly".split())
_LEANS = frozenset({"at", "during", "in", "for", "to", "through", "by", "with"})  # what rests on the verb's deed
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PRESENT = frozenset({"VBZ", "VBP"})  # in which a deed under a condition is told as to come
_HALTED: frozenset[Reality] = frozenset({"postponed", "cancelled"})
_UNREAL: frozenset[Reality] = frozenset({"planned", "wanted", "possible"})


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
        return own
    return _under(parse, own, index, government, depth)


def _own(parse: Parse, index: int) -> Standing:
    """What a verb's own words say: its modal, its negation, `if`, a question, `reportedly`."""
    affirmed = not is_negated(parse, index)
    reality, rule = _mode(parse, index)
    return Standing(reality, affirmed, index, reality != "real", (rule,) if rule else ())


def _mode(parse: Parse, index: int) -> tuple[Reality, str]:
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
    if parse.tokens[index].tag in _PRESENT and _is_conditional(parse, index):
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
    turned, told = 0, _TOLD_OF
    if child(parse, index, "expletive") is not None:
        told = _TOLD_OF | {"complement"}
    for c in parse.children[index]:
        token = parse.tokens[c]
        if (
            token.role == "negation"
            or (token.role in {"adverb", "preconjunction", "conjunction"} and token.text.lower() in _NOT - {"nor"})
            or (token.role in told and _is_none(parse, c))
        ):
            turned += 1
    return turned % 2 == 1


def _is_none(parse: Parse, index: int) -> bool:
    before = [parse.tokens[c].text.lower() for c in parse.children[index] if parse.tokens[c].role in _BEFORE]
    words = _NONE.intersection((parse.tokens[index].text.lower(), *before))
    if not words:
        return False
    if "few" in words or "little" in words:
        first = min([index, *parse.children[index]])
        return not (first and parse.tokens[max(first - 1, 0)].text.lower() == "a") and "a" not in before
    return True


def _own_noun(parse: Parse, index: int) -> Standing:
    """A deed named by a noun: its adjectives and `no`."""
    affirmed, rule = True, ""
    reality: Reality = "real"
    for c in parse.children[index]:
        token = parse.tokens[c]
        word = token.text.lower()
        if token.role in {"determiner", "negation"} and word in {"no", "neither"}:
            affirmed = False
        elif token.role in {"adjective", "noun clause", "compound"}:
            found = _described(parse, c)
            if found:
                reality, rule = found, f"described as {word}"
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
    """`asked that troops be moved`."""
    helper = child(parse, index, "passive auxiliary", "auxiliary")
    return (
        parse.tokens[index].role == "content clause"
        and helper is not None
        and helper.text == "be"
        and helper.tag == "VB"
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
    if is_verb(governor) and is_noun(parse.tokens[index]) and _is_none(parse, index):
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
    forms = (sense_of(parse, above), *_with_preposition(parse, above), token.lemma.lower(), token.text.lower())
    frames = (frame, frame.removeprefix("obj "), f"obj {frame}")
    for lemma in filter(is_governor, dict.fromkeys(forms)):
        for tried in dict.fromkeys(frames):
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


def _with_preposition(parse: Parse, above: int) -> list[str]:
    """`call on`, `put on hold`: a verb with a preposition, and with the bare noun behind it."""
    found = []
    for c in parse.children[above]:
        token = parse.tokens[c]
        if token.role in {"adverb", "object"} and not parse.children[c]:  # `stop short`, `take place`
            found.append(f"{parse.tokens[above].lemma.lower()} {token.text.lower()}")
        if token.role in {"preposition", "indirect object"}:
            phrase = f"{parse.tokens[above].lemma.lower()} {token.text.lower()}"
            bare = [parse.tokens[o] for o in parse.children[c] if not parse.children[o]]
            found += [*(f"{phrase} {t.text.lower()}" for t in bare), phrase]
    return found


def _without_effect(parse: Parse, own: Standing, index: int, governor: Token, frame: str, depth: int) -> Standing:
    """A governor that the table does not know: an infinitive is open, a noun's deed as real as the verb it rests on."""
    if frame in {"inf", "obj inf"} or (frame == "for" and is_infinitive(parse, index)):
        return _open_infinitive(parse, own, governor, depth)
    if frame.removeprefix("obj ") == "without" or _is_far(parse, governor):
        return Standing("real", not own.affirmed, own.root, True, (*own.trace, "without"))
    if frame == "whether":
        return own._replace(reality="possible", governed=True)
    if frame == "that" and word_class(governor) == "A":
        return own
    there = frame == "obj" and child(parse, governor.index, "expletive") is not None  # `there will be talks`
    leans = frame in _LEANS or (governor.lemma == "be" and (frame == "subj" or there))
    if own.reality == "real" and is_verb(governor) and (leans or (frame == "ing" and is_verb(parse.tokens[index]))):
        holder = _stand(parse, governor.index, depth + 1)
        if holder.reality in _UNREAL:
            return Standing(holder.reality, own.affirmed, own.root, False, (*own.trace, "as the verb above"))
    return own


def _is_headline(parse: Parse) -> bool:
    """Words without a finite verb."""
    return not any(t.tag in _FINITE for t in parse.tokens)


def _is_far(parse: Parse, governor: Token) -> bool:
    """`far from retreating, …`"""
    return governor.text.lower() == "far" and any(
        parse.tokens[c].text.lower() == "from" for c in parse.children[governor.index]
    )


def _open_infinitive(parse: Parse, own: Standing, governor: Token, depth: int) -> Standing:
    if is_noun(governor) and is_ranked(parse, governor.index):
        return own._replace(governed=True, trace=(*own.trace, "singled out by rank"))
    if is_noun(governor) and (governor.role == "root" or governor.pos == "PROPN" or _is_headline(parse)):
        return Standing("planned", own.affirmed, own.root, True, (*own.trace, "headline"))
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
