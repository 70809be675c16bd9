"""Who speaks through a paper: `the ministry's readout`, `a memo by an aide`, `his confession`, `the statement said`."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.clauses import (
    clauses_on,
    descriptions_of,
    doer_of,
    is_finite,
    is_joined,
    is_main,
    is_object,
    is_subject,
    objects_of_prepositions,
    owner_of,
)
from rashomon.language import Parse, ParsedArticle, ParsedSentence, Token
from rashomon.lexicon import is_speech, words_of
from rashomon.people import Cast, Mention
from rashomon.people.lexicon import COLLECTIVES
from rashomon.speech.found import FoundStatement
from rashomon.speech.subjects import is_paper
from rashomon.vocabulary import Actor

_AUTHORS = frozenset({"by", "from", "through"})
_FILED_WITH = frozenset({"court"})  # `court papers` are those of either party
_PRIVATE = words_of("people", "private")
_BODIES = frozenset({"organisation", "country"})
_KNOWN = frozenset({"the", "that", "this"})


class Papers:
    """Whose papers an article tells of: by the paper's noun, where, and the actor that sent, wrote or owns it."""

    def __init__(self, parsed: ParsedArticle, cast: Cast) -> None:
        self._parsed, self._cast = parsed, cast
        self._told = sorted(row for sentence in parsed.sentences for row in _told_in(sentence, cast))

    def issuer(self, sentence: ParsedSentence, paper: int) -> str | None:
        """The actor that speaks through a paper: whose name or description it has, or whose it was before."""
        token = sentence.parse.tokens[paper]
        lemma, at = token.lemma.casefold(), sentence.sentence.start + token.start
        here = (actor for start, noun, actor in self._told if (start, noun) == (at, lemma))
        own = next(here, None) or _body(self._parsed, sentence, paper, self._cast)
        known = any(sentence.parse.tokens[c].text.casefold() in _KNOWN for c in sentence.parse.children[paper])
        if own or not known or clauses_on(sentence.parse, paper):  # `the statement released in Oslo` is another one
            return own
        before = [row for row in self._told if row[0] < at and row[1] == lemma]
        return before[-1][2] if before else None

    def meant_by_it(self, sentence: ParsedSentence, pronoun: Token) -> str | None:
        """Who is meant by `it` that says something: whose paper, or which body, does what is told last before it.

        `The readout says that …, but it also said`; `The board met on Monday. It said`.
        """
        row, subject = self.subject_before(sentence, pronoun) or (sentence, None)
        if subject is None:
            return None
        if is_paper(subject.lemma):
            return self.issuer(row, subject.index)
        mention = self._cast.headed(row.sentence.id, subject.index)
        return mention.actor if mention and self._cast.actor(mention.actor).kind in _BODIES else None

    def subject_before(self, sentence: ParsedSentence, pronoun: Token) -> tuple[ParsedSentence, Token] | None:
        """The one that does the verb which the pronoun's is joined to, else the verb of the sentence before."""
        joined = sentence.parse.tokens[pronoun.head]
        here = [t for t in sentence.parse.tokens[: pronoun.index] if is_joined(joined) and t.head == joined.head]
        done = [t for t in here if is_subject(t)]
        if done:
            return _single(sentence, done[-1])
        before = [s for s in self._parsed.sentences if s.sentence.end <= sentence.sentence.start][-1:]
        told = ((s, t) for s in before for t in s.parse.tokens if is_subject(t) and is_main(s.parse.tokens[t.head]))
        return next((_single(s, t) for s, t in told), None)

    def note(self, found: FoundStatement, sentence: ParsedSentence, actor: Actor) -> None:
        """`actor` has said something in the papers beside the cue: `said in a statement`."""
        base, papers = sentence.sentence.start, _said_in(found, sentence, actor)
        self._told = sorted([*self._told, *((base + t.end, t.lemma.casefold(), actor.id) for t in papers)])


def _single(sentence: ParsedSentence, subject: Token) -> tuple[ParsedSentence, Token] | None:
    return None if subject.tag in {"NNS", "NNPS"} or subject.pos == "PRON" else (sentence, subject)


def _told_in(sentence: ParsedSentence, cast: Cast) -> Iterator[tuple[int, str, str]]:
    """The papers of a sentence that tell whose they are, or who sends them."""
    parse = sentence.parse
    for token in parse.tokens:
        if token.pos == "NOUN" and is_paper(token.lemma):
            issuer = _inside(sentence, token.index, cast) or _sender(sentence, token, cast)
            if issuer:
                yield sentence.sentence.start + token.start, token.lemma.casefold(), issuer


def _sender(sentence: ParsedSentence, paper: Token, cast: Cast) -> str | None:
    """`Holm released a report`, `the union filed a complaint`: who did."""
    verb = sentence.parse.tokens[paper.head]
    if not is_object(paper) or not is_speech(verb.lemma, "send", "raise"):
        return None
    doer = doer_of(sentence.parse, verb.index)
    mention = cast.at(sentence.sentence.id, doer) if doer >= 0 else None
    return mention.actor if mention else None


def _inside(sentence: ParsedSentence, paper: int, cast: Cast) -> str | None:
    """Named before it, the owner, or whom it is by or from."""
    parse, sid = sentence.parse, sentence.sentence.id
    tree = set(parse.subtree(paper))
    mentions = [m for m in cast.mentions.get(sid, ()) if m.head in tree and not is_paper(parse.tokens[m.head].lemma)]
    if is_of_media(parse, paper):
        mentions = [m for m in mentions if m.head > paper or cast.actor(m.actor).kind != "country"]
    own = owner_of(parse, paper)
    owned = [m for m in mentions if own is not None and m.first <= own.index < m.last]
    before = [m for m in mentions if m.kind == "name" and m.head < paper and parse.tokens[m.first - 1].text != "-"]
    by = [m for m in mentions if _wrote(parse, paper, m, cast)]
    return next((m.actor for m in (*before[:1], *owned, *by)), None)


def is_of_media(parse: Parse, paper: int) -> bool:
    """`UK media reports`: the words of papers and stations, which speak for no country."""
    return any(t.text.casefold() in _PRIVATE for t in descriptions_of(parse, paper))


def _wrote(parse: Parse, paper: int, mention: Mention, cast: Cast) -> bool:
    """`from the ministry`, `circulated by an aide`; `in The Courier`; not `told of strikes by the army`."""
    above = parse.tokens[parse.tokens[mention.head].head]
    word, at = above.text.casefold(), parse.tokens[above.head]
    while at.index != paper and not is_finite(at) and at.head != at.index:
        at = parse.tokens[at.head]
    published = word == "in" and mention.kind == "name" and cast.actor(mention.actor).kind == "organisation"
    return at.index == paper and (word in _AUTHORS or published)


def _body(parsed: ParsedArticle, sentence: ParsedSentence, paper: int, cast: Cast) -> str | None:
    """`a police statement`: the police that the article told of last, or tells of later, if they are one."""
    bodies = {t.lemma.casefold() for t in descriptions_of(sentence.parse, paper)} & COLLECTIVES - _FILED_WITH
    if not bodies:
        return None
    heads = [(s, m) for s in parsed.sentences for m in cast.mentions.get(s.sentence.id, ())]
    meant = [(s, m.actor) for s, m in heads if s.parse.tokens[m.head].lemma.casefold() in bodies]
    before = [actor for s, actor in meant if s.sentence.start < sentence.sentence.start]
    one = {actor for _, actor in meant}
    return before[-1] if before else one.pop() if len(one) == 1 else None


def _said_in(found: FoundStatement, sentence: ParsedSentence, actor: Actor) -> Iterator[Token]:
    """The papers by which `actor` has said something: `said in a statement`, `wrote in the letter`."""
    if is_paper(actor.name.split()[-1]):
        return
    for above in (found.cue_token, found.speaker_token if found.sentence == found.cue_sentence else found.cue_token):
        for word, noun in objects_of_prepositions(sentence.parse, above):
            if word in {"in", "via"} and is_paper(noun.lemma):
                yield noun
