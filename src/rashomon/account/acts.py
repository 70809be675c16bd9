"""What a sentence does, told from its verbs: agreeing and deciding, wanting, merely speaking."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language import Parse, Token
from rashomon.speech.cues import SAYING, STRONG

MAX_CLIMB = 20  # heads above a word; bounds the work in broken trees
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_AGREEING = frozenset(
    """agree decide pledge promise vow undertake resolve approve adopt accept ratify sign pass enact vote elect
    authorize authorise commit settle veto ban oust accede consent""".split()
)
_AGREEMENTS = frozenset(
    "agreement accord deal pact treaty compromise truce ceasefire settlement decision pledge promise commitment".split()
)
_REACHING = frozenset("reach sign strike make announce conclude seal clinch approve ratify adopt accept forge".split())
# What is only wanted, feared or asked for is not agreed.
_WISHING = frozenset(
    """insist demand ask urge want hope wish call fear refuse fail propose suggest consider seek try doubt reject deny
    whether if press need""".split()
)
_WANTING = frozenset(
    """demand ask urge want insist oppose reject offer support warn seek press refuse propose condemn must need aim hope
    push resist defy criticize criticise stress call resolve object""".split()
)
_AIMS = frozenset("goal aim demand condition priority desire proposal objection".split())
_ASIDES = frozenset({"relative clause", "noun clause"})
_REPORTS = frozenset("report claim allegation accusation suggestion charge idea notion question".split())
# Words that do something by being said; where they head a sentence, something happened.
_DOING = frozenset(
    "announce declare confirm order instruct pledge promise vow agree disclose reveal indicate signal post".split()
)
_SPOKEN = (SAYING | STRONG | frozenset({"call", "describe", "characterize", "admit", "tweet"})) - _DOING


def is_spoken(parse: Parse, start: int, end: int, *, known: bool) -> bool:
    """Whether characters `start:end` tell that somebody spoke, or stand beside that: `said Holm, who leads the fleet`.

    What is said to have happened counts as told where it is `known` (dated or coded) or stands in the plain past, else
    as somebody's words.
    """
    heads = list(_heads(parse, start, end))
    if not heads:
        return False
    root = next((t for t in parse.tokens if t.role == "root"), None)
    if root is not None and _says(parse, root) and not any(t.index == root.index for t in heads):
        return not all(_is_deed_beside(parse, t, root, known=known) for t in heads)
    return all(_says(parse, t) for t in heads)


def is_aside(parse: Parse, start: int, end: int) -> bool:
    """Whether characters `start:end` only describe what is named after the main verb: `a rocket launched in April`."""
    root = next((t for t in parse.tokens if t.role == "root"), None)
    heads = list(_heads(parse, start, end))
    days = {i for n in parse.names if n.label == "DATE" for i in range(n.first, n.last)}
    aside = (any(g.role in _ASIDES and g.head not in days for g in (t, *governors(parse, t.index))) for t in heads)
    return root is not None and bool(heads) and all(t.index > root.index for t in heads) and all(aside)


def agrees(parse: Parse, start: int, end: int) -> bool:
    """Whether characters `start:end` tell that something was agreed, promised or decided, not that it is wanted."""
    return any(_is_decided(parse, t) for t in _inside(parse, start, end))


def wants(parse: Parse) -> bool:
    """Whether a sentence tells what somebody demands, offers or refuses."""
    return any(_is_wanted(parse, t) for t in parse.tokens)


def governors(parse: Parse, index: int) -> Iterator[Token]:
    """The words above a token, nearest first."""
    for _ in range(MAX_CLIMB):
        head = parse.tokens[index].head
        if head == index:
            return
        index = head
        yield parse.tokens[index]


def _inside(parse: Parse, start: int, end: int) -> list[Token]:
    return [t for t in parse.tokens if t.start < end and start < t.end]


def _heads(parse: Parse, start: int, end: int) -> Iterator[Token]:
    inside = _inside(parse, start, end)
    span = {t.index for t in inside}
    yield from (t for t in inside if (t.head not in span or t.head == t.index) and t.pos in {"VERB", "AUX", "NOUN"})


def _is_deed_beside(parse: Parse, token: Token, root: Token, *, known: bool) -> bool:
    """Whether a word is of what the verb `root` says to have happened, or of what was done besides saying it."""
    chain = [token, *governors(parse, token.index)]
    below = next((t for t in chain if t.head == root.index and t.index != root.index), root)
    if below.role == "conjunct":
        return not _says(parse, below)
    past = below.tag == "VBD" or any(parse.tokens[i].tag == "VBD" for i in parse.children[below.index])
    return below.role in {"content clause", "open clause"} and (known or past)


def _says(parse: Parse, token: Token) -> bool:
    """A verb of saying, or a noun beside one: `hinted at it during a meeting`."""
    if token.pos == "NOUN" and token.role == "governed noun":
        token = next((t for t in governors(parse, token.index) if t.pos == "VERB"), token)
    return token.pos == "VERB" and token.lemma.casefold() in _SPOKEN


def _is_decided(parse: Parse, token: Token) -> bool:
    lemma = token.lemma.casefold()
    if token.pos == "NOUN" and lemma in _AGREEMENTS and token.role in {"object", "passive subject"}:
        verb = parse.tokens[token.head]
        return verb.lemma.casefold() in _REACHING and _is_done(parse, verb)
    return token.pos == "VERB" and lemma in _AGREEING and _is_done(parse, token)


def _is_done(parse: Parse, verb: Token) -> bool:
    if verb.role in _ASIDES or verb.role == "adverbial clause":
        return False
    below = [parse.tokens[i] for i in parse.children[verb.index]]
    if any(t.role == "negation" or t.text.casefold() in {"if", "whether", "not"} or t.tag == "MD" for t in below):
        return False
    perfect = any(t.lemma == "have" for t in below)
    if verb.tag not in _FINITE and not (verb.tag == "VBG" and any(t.lemma == "be" for t in below)):
        return False
    if verb.tag == "VBN" and not perfect and not any(t.role == "passive auxiliary" for t in below):
        return False  # `a pact signed in 1994`
    return not any(t.lemma.casefold() in _WISHING for t in governors(parse, verb.index))


def _is_wanted(parse: Parse, token: Token) -> bool:
    lemma = token.lemma.casefold()
    if token.pos == "NOUN":
        return lemma in _AIMS
    if token.pos not in {"VERB", "AUX"} or lemma not in _WANTING:
        return False
    if token.role in _ASIDES:
        return False
    below = [parse.tokens[i] for i in parse.children[token.index]]
    if lemma == "call":
        return any(t.text.casefold() == "for" or (t.text.casefold() == "on" and not _is_day(parse, t)) for t in below)
    if lemma == "ask" and any(t.role == "passive auxiliary" or t.text.casefold() == "about" for t in below):
        return False
    return not any(t.role == "object" and t.lemma.casefold() in _REPORTS for t in below)


def _is_day(parse: Parse, preposition: Token) -> bool:
    """`called in on Monday`, against `called on them`."""
    below = set(parse.children[preposition.index])
    return any(n.label == "DATE" and below & set(range(n.first, n.last)) for n in parse.names)
