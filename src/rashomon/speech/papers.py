"""Who speaks through a paper: `the ministry's readout`, `a memo by an aide`, `his confession`, `the statement said`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rashomon.clauses import clauses_on, descriptions_of, objects_of_prepositions, owner_of
from rashomon.language import Parse, ParsedArticle, ParsedSentence
from rashomon.people import Cast, Mention
from rashomon.people.lexicon import COLLECTIVES
from rashomon.speech.found import FoundStatement
from rashomon.speech.subjects import is_paper
from rashomon.vocabulary import Actor

_AUTHORS = frozenset({"by", "from", "through"})
_FILED_WITH = frozenset({"court"})  # `court papers` are those of either party
_KNOWN = frozenset({"the", "that", "this"})


def find_issuer(
    parsed: ParsedArticle, sentence: ParsedSentence, paper: int, cast: Cast, sent: Mapping[str, str]
) -> str | None:
    """The actor that speaks through a paper: whose name or description it has, or whose paper it was said to be before.

    `sent`: papers told of before in the article, by lemma, with whose they were.
    """
    inside = _inside(sentence, paper, cast)
    if inside:
        return inside
    body = _body(parsed, sentence, paper, cast)
    if body:
        return body
    token = sentence.parse.tokens[paper]
    known = any(sentence.parse.tokens[c].text.casefold() in _KNOWN for c in sentence.parse.children[paper])
    known = known and not clauses_on(sentence.parse, paper)  # `the statement released in Oslo` is another one
    return sent.get(token.lemma.casefold()) if known else None


def _inside(sentence: ParsedSentence, paper: int, cast: Cast) -> str | None:
    """Named before it, the owner, or whom it is by or from."""
    parse, sid = sentence.parse, sentence.sentence.id
    tree = set(parse.subtree(paper))
    mentions = [m for m in cast.mentions.get(sid, ()) if m.head in tree and m.head != paper]
    own = owner_of(parse, paper)
    owned = cast.at(sid, own.index) if own is not None else None
    before = [m for m in mentions if m.kind == "name" and m.head < paper]
    first = before[0] if before else owned
    if first:
        return first.actor
    return next((m.actor for m in mentions if _wrote(parse, m, cast)), None)


def _wrote(parse: Parse, mention: Mention, cast: Cast) -> bool:
    """`from the ministry`, `circulated by an aide`; `in The Courier`."""
    word = parse.tokens[parse.tokens[mention.head].head].text.casefold()
    published = word == "in" and mention.kind == "name" and cast.actor(mention.actor).kind == "organisation"
    return word in _AUTHORS or published


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


def papers_sent(found: FoundStatement, sentence: ParsedSentence, actor: Actor) -> Iterator[str]:
    """The papers by which `actor` has said something: `said in a statement`, `wrote in the letter`."""
    if is_paper(actor.name.split()[-1]):
        return
    for above in (found.cue_token, found.speaker_token if found.sentence == found.cue_sentence else found.cue_token):
        for word, noun in objects_of_prepositions(sentence.parse, above):
            if word in {"in", "via"} and is_paper(noun.lemma):
                yield noun.lemma.casefold()
