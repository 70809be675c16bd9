"""Whether words tell of something to come: planned, expected, possible."""

from __future__ import annotations

from rashomon.account.acts import governors
from rashomon.language import Parse, Token
from rashomon.speech.cues import SAYING

BEFORE = 6  # tokens before an anchor in which its `is due to`, `plans to` stands
_MODALS = frozenset("will would ’ll 'll could may might shall wo ca".split())
_AHEAD = frozenset(
    """plan schedule expect set due intend hope prepare aim propose slate ready likely upcoming forthcoming""".split()
)
_PLANNING = frozenset({"plan", "expect", "hope", "intend", "prepare", "aim"})
_WISHES = frozenset(
    """hope hop fear wish want worry optimism speculation dream doubt concern prospect chance suggest
    unlikely seem""".split()
)
_BE = frozenset("is are was were be ’s 's".split())


def foretells(parse: Parse, start: int, end: int) -> bool:
    """Whether characters `start:end` tell of something to come: `will meet`, `is due to fly`, `are to visit`.

    `may have met` does not, nor does `a planned trip` that something else is told of.
    """
    inside = [t.index for t in parse.tokens if t.start < end and start < t.end]
    if not inside:
        return False
    tokens = parse.tokens[max(0, inside[0] - BEFORE) : inside[-1] + 1]
    return any(_is_ahead(parse, t) for t in tokens)


def is_wished(parse: Parse, start: int, end: int) -> bool:
    """Whether what characters `start:end` tell is hoped, feared or long said: `fears that it could fail`."""
    inside = [t for t in parse.tokens if t.start < end and start < t.end]
    span = {t.index for t in inside}
    tops = [t.index for t in inside if t.head not in span or t.head == t.index or _is_ahead(parse, t)]
    above = [t for top in tops for t in (parse.tokens[top], *governors(parse, top))]
    return any(t.lemma.casefold() in _WISHES or _is_long_said(parse, t) or _is_hope(parse, t) for t in above)


def _is_hope(parse: Parse, verb: Token) -> bool:
    """`optimism that a deal could be reached`, whatever the parser hangs the clause on."""
    marks = (i for i in parse.children[verb.index] if parse.tokens[i].role == "marker" and i)
    return any(parse.tokens[i - 1].lemma.casefold() in _WISHES for i in marks)


def _is_long_said(parse: Parse, token: Token) -> bool:
    """`had said he would`: what was planned before what the sentence tells."""
    if token.tag != "VBN" or token.lemma.casefold() not in SAYING:
        return False
    return any(parse.tokens[i].text.casefold() in {"had", "’d", "'d"} for i in parse.children[token.index])


def promises(parse: Parse, start: int, end: int) -> bool:
    """Whether the main verb, there or of the whole sentence, is one of something to come: `will arrive`, `plans to`."""
    inside = [t for t in parse.tokens if t.start < end and start < t.end]
    span = {t.index for t in inside}
    heads = [t.index for t in inside if t.head not in span or t.head == t.index]
    heads += [t.index for t in parse.tokens if t.role == "root"]
    below = [parse.tokens[i] for h in heads for i in parse.children[h]]
    return any(t.text.casefold() in _MODALS for t in below) or any(
        parse.tokens[h].lemma.casefold() in _PLANNING and parse.tokens[h].tag in {"VBZ", "VBP"} for h in heads
    )


def _is_ahead(parse: Parse, token: Token) -> bool:
    word = token.text.casefold()
    after = [t.text.casefold() for t in parse.tokens[token.index + 1 : token.index + 4]]
    if token.text in {"May", "Will"}:
        return False
    if word in _MODALS:
        return "have" not in after[:3]
    if word in _BE:
        return after[:1] == ["to"]
    return token.lemma.casefold() in _AHEAD and token.role not in {
        "adjective",
        "subject",
        "governed noun",
        "object",
        "compound",
    }
