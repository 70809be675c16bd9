"""Does the clause round a date speak of the past or of what is to come?

News says `Sunday` and `in February` for the nearest one on that side of publication which the
governing verb's tense points to. The words that decide: the nearest one above the date that
decides anything; where none does, the answer is `open`.
"""

from __future__ import annotations

from rashomon.dates.rule import Leaning
from rashomon.language import Parse, ParsedSentence, Token

MAX_CLIMB = 40  # words above a date: deeper trees are broken ones; bounds the work in hostile text

MODALS = frozenset("will shall would could can may might must should 'll ’ll 'd ’d wo ca".split())
# Words that say that what hangs on them is still to come, whatever their own tense.
AHEAD = frozenset(
    "plan set schedule expect due slate intend hope want aim prepare propose seek wish bind poise ready likely "
    "expected scheduled planned proposed upcoming forthcoming future prospective next looming invite agree pledge "
    "promise vow offer offered commit consider going about anticipate anticipated eye decide "
    "project forecast predict".split()
)
# Nouns that say it of the infinitive below them: `plans to visit in June`.
AHEAD_NOUNS = frozenset(
    "plan intention decision invitation offer promise pledge commitment hope proposal deadline".split()
)
_AFTER = frozenset("follow echo reflect recall cap".split())
HALTING = frozenset("postpone cancel call put scrap shelve delay".split())
OVERTAKEN = frozenset("initially originally previously earlier formerly once".split())


def find_leaning(sentence: ParsedSentence, index: int) -> Leaning:
    """Where the clause round token `index` looks; `present` may be a timetable's or a habit's, `open` tells nothing."""
    parse = sentence.parse
    below, at = index, index
    for _ in range(MAX_CLIMB):
        found = _told_by(parse, at, below, headline=sentence.sentence.role != "body")
        if found:
            # `Tuesday's vote comes with a catch`: what is said of it now may lie behind
            return "open" if found == "present" and parse.tokens[index].role == "possessor" else found
        below, at = at, parse.tokens[at].head
        if at == below:
            break
    return "open"


def _told_by(parse: Parse, at: int, below: int, *, headline: bool) -> Leaning | None:
    token = parse.tokens[at]
    if token.pos in {"NOUN", "PROPN"} or at == below:
        below_it = [parse.tokens[c] for c in parse.children[at]]
        if at == below and _is_told_of(parse, at):
            return "past"
        if at != below and _is_followed(parse, at):
            return "past"
        ahead = any(t.lemma.lower() in AHEAD and t.role == "adjective" for t in below_it)
        return "future" if ahead and not _overtaken(parse, at) else None
    if token.pos == "ADJ" and token.lemma.lower() in AHEAD:
        return _ahead(parse, at)
    if token.pos not in {"VERB", "AUX"}:
        return None
    direct = parse.tokens[below].role in {"preposition", "noun adverbial", "adverb"}
    return _verb(parse, at, direct=direct, headline=headline)


def _is_followed(parse: Parse, at: int) -> bool:
    """`The ad follows a statement on Tuesday`: what is followed lies behind."""
    noun = parse.tokens[at]
    head = parse.tokens[noun.head]
    return noun.role == "object" and head.lemma.lower() in _AFTER and head.tag in {"VBZ", "VBP"}


def _is_told_of(parse: Parse, at: int) -> bool:
    """`Friday, when he told reporters`: what the day is known for lies behind, whatever the clause hangs on."""
    after = [t for t in parse.tokens[at + 1 : at + 3] if t.text != ","][:1]
    return bool(after) and after[0].text.lower() == "when" and parse.tokens[after[0].head].tag == "VBD"


def _verb(parse: Parse, at: int, *, direct: bool, headline: bool) -> Leaning | None:
    token = parse.tokens[at]
    helpers = [
        parse.tokens[c] for c in parse.children[at] if parse.tokens[c].role in {"auxiliary", "passive auxiliary"}
    ]
    lowered = {h.text.lower() for h in helpers}
    have = any(h.lemma == "have" for h in helpers)
    if token.text.lower() == "going" and any(parse.tokens[c].role == "open clause" for c in parse.children[at]):
        return "future"
    if lowered & MODALS and not (lowered & {"'d", "’d"} and token.tag == "VBN"):
        return "past" if have else "future"
    if have:
        return "future" if token.lemma.lower() in AHEAD and _just_halted(parse, at) else "past"
    if any(
        parse.tokens[c].lemma.lower() in AHEAD
        for c in parse.children[at]
        if parse.tokens[c].role == "adjective complement"
    ):
        return _ahead(parse, at)  # `were due in Geneva on Friday`
    if "to" in lowered:
        return _infinitive(parse, at)
    if token.tag == "VBN" and token.lemma.lower() in AHEAD:
        return _ahead(parse, at)
    if token.tag == "VBD" or any(h.tag == "VBD" for h in helpers):
        return "past"
    if any(h.tag in {"VBZ", "VBP"} for h in helpers):
        return "open" if headline else "future" if token.tag == "VBG" else "past"
    far_be = token.lemma == "be" and token.role in {"relative clause", "adverbial clause"} and not direct
    return _bare(token, far_be=far_be, headline=headline)


def _bare(token: Token, *, far_be: bool, headline: bool) -> Leaning | None:
    """A verb without helpers. `far_be`: `X, which is Y` says nothing of a date that hangs on Y."""
    if token.tag in {"VBZ", "VBP"}:
        return "open" if headline else None if far_be else "present"
    if token.tag == "VB":
        return None if token.role in {"content clause", "open clause", "conjunct"} else "future"
    if token.tag == "VBN" and token.role in {"noun clause", "relative clause", "adjective"}:
        return "past"
    return None


def _ahead(parse: Parse, at: int) -> Leaning:
    """`planned for Friday`: to come, unless something says that this plan is overtaken."""
    return "past" if _overtaken(parse, at) else "future"


def _overtaken(parse: Parse, at: int) -> bool:
    below = [parse.tokens[c] for c in parse.children[at]]
    past = any(t.text.lower() in OVERTAKEN and t.role in {"adverb", "adjective"} for t in below) or (
        parse.tokens[at].tag == "VBN" and any(t.lemma == "have" for t in below if t.role == "auxiliary")
    )
    return past and not _just_halted(parse, at)


def _just_halted(parse: Parse, at: int) -> bool:
    """`planned for Monday, has been postponed`, `is postponing the vote set for Sunday`: told before the day."""
    if parse.tokens[at].role not in {"relative clause", "noun clause"}:
        return False
    verb = parse.tokens[parse.tokens[at].head]
    for _ in range(MAX_CLIMB):  # `a round of the elections set for Sunday`: up to the verb of them all
        if verb.pos in {"VERB", "AUX"} or verb.head == verb.index:
            break
        verb = parse.tokens[verb.head]
    if verb.lemma.lower() not in HALTING:
        return False
    helpers = [parse.tokens[c] for c in parse.children[verb.index] if parse.tokens[c].role == "auxiliary"]
    return verb.tag == "VBG" or any(h.tag in {"VBZ", "VBP"} for h in helpers)


def _infinitive(parse: Parse, at: int) -> Leaning | None:
    """`to visit in June`: to come after words of planning, unless these lie in the past perfect."""
    head = parse.tokens[parse.tokens[at].head]
    lemma = head.lemma.lower()
    if parse.tokens[at].role in {"adverbial clause", "noun clause"} and parse.text[: parse.tokens[at].start].endswith(
        ", to be "
    ):
        return "future"  # `in an interview, to be shown on Tuesday, he said`
    if head.index == at:
        return "future"
    if head.pos in {"NOUN", "PROPN"}:
        passive = any(parse.tokens[c].role == "passive auxiliary" for c in parse.children[at])
        return "future" if passive or lemma in AHEAD_NOUNS else None  # `an event to be held in May`
    if lemma in AHEAD or head.role == "auxiliary":
        return _ahead(parse, head.index)
    if lemma == "be":
        return "future"
    return None
