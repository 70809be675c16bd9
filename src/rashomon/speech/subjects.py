"""Whose verb it is: the subject a cue has, shares with another verb, or stands beside where the parser erred."""

from __future__ import annotations

from dataclasses import replace

from rashomon.language import Parse, Token
from rashomon.people.lexicon import DOCUMENTS, PERSON_PRONOUNS, is_role_noun
from rashomon.speech.cues import ACTS, FIRM, PIECES, SAYING, SENDING, SHOWING
from rashomon.speech.found import Cue

_SUBJECTS = frozenset({"subject", "passive subject", "clausal subject"})
_SHARES_SUBJECT = frozenset(
    {"conjunct", "adverbial clause", "open clause", "noun clause", "content clause", "governed clause"}
)
_TAKEN_UP = frozenset({"adverbial clause", "conjunct", "governed clause"})
_TOLD = SAYING | ACTS
_STATED = SAYING | FIRM
_SENT = DOCUMENTS | PIECES
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_INSIDE_NAME = frozenset({"compound", "possessor", "adjective", "noun modifier"})
BESIDE = 7  # tokens after a verb of saying in which an inverted subject begins
MAX_CLIMB = 40  # heads climbed before giving up; parse trees of real sentences are not deeper


def find_source(parse: Parse, cue: Cue, quoted: frozenset[int]) -> Cue:
    """The cue with a source that can speak: a nominal outside the marks, next to the verb if the parser erred."""
    token = parse.tokens[cue.token]
    if token.pos != "VERB":
        return cue
    if _is_empty(parse, cue.source, cue.token):
        cue = replace(cue, source=-1)
    if cue.source >= 0 and cue.source not in quoted and can_speak(parse.tokens[cue.source]):
        return cue
    if cue.source < 0 and (token.tag in {"VB", "VBN"} or _is_done(parse, cue.token)):
        return cue
    if cue.source in quoted:
        return replace(cue, source=_near(parse, cue.token, quoted))
    if (
        token.role == "adverbial clause"
        and parse.tokens[token.head].lemma.casefold() in SAYING
        and token.head < cue.token
    ):
        saying = replace(cue, token=token.head, source=subject_of(parse, token.head))
        return replace(cue, source=find_source(parse, saying, quoted).source)
    earlier = _earlier_subject(parse, cue.token, quoted)
    return replace(cue, source=earlier if earlier >= 0 else _just_before(parse, cue.token, quoted))


def _is_empty(parse: Parse, source: int, verb: int) -> bool:
    """`It was a loss for the board, as Pine repeated, saying …`: the `it` of a bare `was` says nothing further on."""
    if source < 0 or parse.tokens[source].text.casefold() != "it":
        return False
    return parse.tokens[parse.tokens[source].head].lemma == "be" and parse.tokens[source].head != verb


def can_speak(token: Token) -> bool:
    return token.pos in {"NOUN", "PROPN", "PRON"} and token.text[:1].isalnum()


def _near(parse: Parse, verb: int, quoted: frozenset[int]) -> int:
    """The verb's subject outside the marks, else who stands right before it, else right after it; or -1."""
    own = [c for c in parse.children[verb] if parse.tokens[c].role in _SUBJECTS and c not in quoted]
    before = own[-1] if own and can_speak(parse.tokens[own[-1]]) else _just_before(parse, verb, quoted)
    if before >= 0:
        return before
    beside = range(verb + 1, min(verb + BESIDE, len(parse.tokens)))
    return head_of_name(parse, next((i for i in beside if i not in quoted and can_speak(parse.tokens[i])), -1))


def head_of_name(parse: Parse, token: int) -> int:
    """From a part of a name or noun phrase to its head."""
    while token >= 0 and parse.tokens[token].role in _INSIDE_NAME and parse.tokens[token].head != token:
        token = parse.tokens[token].head
    return token


def _earlier_subject(parse: Parse, verb: int, quoted: frozenset[int]) -> int:
    """The subject of the nearest verb before this one, outside the quotation; -1 if there is none."""
    subjects = [
        t for t in parse.tokens[:verb]
        if t.role in _SUBJECTS and t.index not in quoted and can_speak(t)
        and (t.tag not in {"WP", "WDT"} or parse.tokens[t.head].role == "relative clause")
    ]  # fmt: skip
    return _relative(parse, subjects[-1].index, subjects[-1].head) if subjects else -1


def _just_before(parse: Parse, verb: int, quoted: frozenset[int]) -> int:
    """`On May 2, Pine, head of the board in Oslo, said`: who stands before the verb, his apposition left aside."""
    at = verb - 1
    while at >= 0 and parse.tokens[at].pos == "PUNCT":
        at -= 1
    if at < 0 or at in quoted or not can_speak(parse.tokens[at]):
        return -1
    at = last = head_of_name(parse, at)
    for _ in range(MAX_CLIMB):
        token = parse.tokens[last]
        if token.role == "apposition":
            return token.head if token.head < verb else at
        if token.role not in {"governed noun", "preposition", "conjunct", *_INSIDE_NAME} or token.head == last:
            break
        last = token.head
    return at


def subject_of(parse: Parse, verb: int) -> int:
    """The head token of who does the verb: its subject, its agent, or the subject it shares; -1 if none."""
    start = verb
    for _ in range(MAX_CLIMB):
        token = parse.tokens[verb]
        done = [c for c in parse.children[verb] if parse.tokens[c].role == "passive subject" and c < verb]
        if verb != start and done:
            return done[0]  # `Pine was joined by Lee and joked`
        own = _own_subject(parse, verb)
        if own >= 0 or _is_done(parse, verb):
            return own
        if token.role == "relative clause" or (token.role == "noun clause" and token.tag == "VBG"):
            if _set_off(parse, token):
                verb = _verb_above(parse, token.head)
                continue
            return _issuer(parse, token.head)
        if token.role not in _SHARES_SUBJECT or token.head == verb or token.role == "content clause":
            return -1
        made = _made_to(parse, token)
        if made >= 0:
            return made
        outer = taken_up(parse, verb)
        above = _verb_above(parse, verb) if token.role == "governed clause" else token.head
        verb = outer if outer >= 0 else above
        if verb < 0:
            return -1
    return -1


def _is_done(parse: Parse, verb: int) -> bool:
    """`was said to be furious`, `widely known as`: done by somebody unnamed, not by who does the verb above."""
    done = any(parse.tokens[c].role == "passive subject" for c in parse.children[verb])
    return (done and _is_passive(parse, verb)) or (
        parse.tokens[verb].role == "noun clause" and parse.tokens[verb].tag == "VBN"
    )


def _set_off(parse: Parse, participle: Token) -> bool:
    """`…, about the pier, recently telling …`: after a comma, a participle of saying that hangs on a thing."""
    noun = parse.tokens[participle.head]
    set_off = participle.tag == "VBG" and _after_comma(parse, participle.index)
    return set_off and _is_thing(noun) and _verb_above(parse, noun.index) >= 0


def _after_comma(parse: Parse, verb: int) -> bool:
    """Does a comma stand before the verb, quotation marks and adverbs left aside?"""
    before = verb - 1
    while before > 0 and (parse.tokens[before].pos == "ADV" or parse.tokens[before].tag in {"``", "''"}):
        before -= 1
    return before >= 0 and parse.tokens[before].text == ","


def _verb_above(parse: Parse, token: int) -> int:
    for _ in range(MAX_CLIMB):
        above = parse.tokens[token].head
        if above == token:
            return -1
        if parse.tokens[above].pos in {"VERB", "AUX"}:
            return above
        token = above
    return -1


def taken_up(parse: Parse, verb: int) -> int:
    """The verb of saying that this one goes on after its clause, though the parser hung it into the clause; or -1.

    `Pine said the pier would stay, adding …`: after a comma; `Pine said the pier would stay and insisted …`: in
    the tense of `said`, which that of the clause is not.
    """
    token = parse.tokens[verb]
    if token.role not in _TAKEN_UP or token.lemma.casefold() not in _TOLD or _has_subject(parse, verb):
        return -1
    inner = parse.tokens[token.head]
    saying = _saying_above(parse, inner)
    if saying is None or not saying.index < inner.index < verb:
        return -1
    subject = _own_subject(parse, inner.index)
    mute = subject >= 0 and (_is_thing(parse.tokens[subject]) or _is_empty(parse, subject, verb))
    if token.role == "adverbial clause" and token.tag == "VBG" and (mute or _after_comma(parse, verb)):
        return saying.index
    if token.role == "governed clause" and inner.text.casefold() in {"before", "after"}:
        return saying.index
    if token.role == "conjunct" and token.tag == saying.tag == "VBG" != inner.tag:
        return saying.index
    if token.role != "conjunct" or token.tag not in _FINITE or token.tag != _tense(parse, saying.index):
        return -1
    again = token.lemma == saying.lemma  # `said that … and said`
    return saying.index if mute or again or token.tag != _tense(parse, inner.index) else -1


def _is_thing(token: Token) -> bool:
    """A common noun for neither a person nor a document: it says nothing."""
    lemma = token.lemma.casefold()
    return token.pos == "NOUN" and not is_role_noun(lemma) and lemma not in DOCUMENTS


def _saying_above(parse: Parse, token: Token) -> Token | None:
    """The verb of saying in whose clause, or whose object's (`rejected the idea that …`), a token stands."""
    for _ in range(MAX_CLIMB):
        above = parse.tokens[token.head]
        if token.role == "content clause":
            return above if above.lemma.casefold() in _STATED else None
        if token.role == "noun clause" and above.role == "object":
            verb = parse.tokens[above.head]
            return verb if verb.lemma.casefold() in _TOLD else None
        if above is token:
            return None
        token = above
    return None


def _has_subject(parse: Parse, verb: int) -> bool:
    return any(parse.tokens[c].role in _SUBJECTS for c in parse.children[verb])


def _tense(parse: Parse, verb: int) -> str:
    """The tag of the verb's finite form: its own or that of its first auxiliary; empty if it has none."""
    forms = [verb, *(c for c in parse.children[verb] if parse.tokens[c].role in {"auxiliary", "passive auxiliary"})]
    return next((parse.tokens[i].tag for i in sorted(forms) if parse.tokens[i].tag in _FINITE), "")


def _made_to(parse: Parse, verb: Token) -> int:
    """`was prompted to say`, `was heard saying`, `led her to say`: who says it then; -1 where nobody is made to."""
    if verb.role != "open clause" or verb.tag not in {"VB", "VBG"}:
        return -1
    for child in parse.children[verb.head]:
        token = parse.tokens[child]
        if token.role == "passive subject" and child < verb.index:
            return child
        person = (
            token.pos == "PROPN"
            or is_role_noun(token.lemma.casefold())
            or token.text.casefold() in {*PERSON_PRONOUNS, "them"}
        )
        if verb.tag == "VB" and token.role == "object" and person and verb.head < child < verb.index:
            return child
    return -1


def _issuer(parse: Parse, noun: int) -> int:
    """`both released a statement saying …`, `wrote voters saying …`: who sent it, else the noun itself."""
    token = parse.tokens[noun]
    to = parse.tokens[token.head]
    if (
        token.role == "governed noun" and to.text.casefold() == "to" and to.head < noun
    ):  # `sent an email to voters saying …`
        token = parse.tokens[to.head]
    verb = parse.tokens[token.head].lemma.casefold()
    shown = verb in SHOWING and token.lemma.casefold() in {"sign", "banner", "poster", "placard"}
    if token.role in {"object", "indirect object"} and (shown or verb in SENDING or token.lemma.casefold() in _SENT):
        subject = subject_of(parse, token.head)
        return subject if subject >= 0 else noun
    return noun


def _own_subject(parse: Parse, verb: int) -> int:
    for child in parse.children[verb]:
        if parse.tokens[child].role == "agent":
            return next((c for c in parse.children[child] if parse.tokens[c].role == "governed noun"), -1)
    subjects = [
        c for c in parse.children[verb]
        if parse.tokens[c].role in _SUBJECTS and (c < verb or parse.tokens[c].text != "it")  # `as Pine put it`
    ]  # fmt: skip
    if not subjects or _is_passive(parse, verb):
        return -1
    before = [c for c in subjects if c < verb]  # of two, the nearer: `Pine, an aide said, is …`
    return _relative(parse, before[-1] if before else subjects[0], verb)


def _is_passive(parse: Parse, verb: int) -> bool:
    children = [parse.tokens[c] for c in parse.children[verb]]
    if (
        any(c.role == "passive auxiliary" and c.text[0] in "'’" for c in children)
        and parse.tokens[verb].lemma.casefold() in SAYING
    ):
        return False  # `he's said that …`
    if any(c.role in {"passive subject", "passive auxiliary"} for c in children):
        return True
    return parse.tokens[verb].tag == "VBN" and not any(c.role in {"auxiliary", "subject"} for c in children)


def _relative(parse: Parse, subject: int, verb: int) -> int:
    """For `who` or `which`, the noun that its clause hangs on."""
    if parse.tokens[subject].tag in {"WP", "WDT"} and parse.tokens[verb].role == "relative clause":
        return parse.tokens[verb].head
    return subject
