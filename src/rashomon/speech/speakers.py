"""Who speaks: the actor of each statement of an article, and the words that name it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.clauses import appositions_on, bare_phrase, full_phrase, joined_to
from rashomon.language import ParsedArticle, ParsedSentence
from rashomon.lexicon import is_speech
from rashomon.people import Cast
from rashomon.people.lexicon import PERSON_PRONOUNS, is_role_noun
from rashomon.people.pronouns import quoted_tokens
from rashomon.speech.attitudes import Listed
from rashomon.speech.contents import bounds
from rashomon.speech.find import find_article_statements
from rashomon.speech.found import FoundStatement
from rashomon.speech.papers import find_issuer, papers_sent
from rashomon.speech.subjects import is_paper, is_thing
from rashomon.vocabulary import Span

MAX_PRINTED = 200  # characters of a source with all that is told of it; what is longer is the parser's error


@dataclass(frozen=True, slots=True)
class _Last:
    """The speaker of the statement before, whether that is one person, and whether another was named since."""

    actor: str
    person: bool
    others: bool


def find_speakers(
    parsed: ParsedArticle, cast: Cast, *, attitudes: Listed | None = None
) -> list[tuple[FoundStatement, str | None, Span | None]]:
    """The statements of an article, each with its speaker and the words that name it, as far as they tell."""
    sentences = {s.sentence.id: s for s in parsed.sentences}
    named = _named_persons(parsed, cast)
    rows: list[tuple[FoundStatement, str | None, Span | None]] = []
    last, since, person = None, 0, False
    sent: dict[str, str] = {}
    for found in find_article_statements(parsed, attitudes=attitudes):
        start = found.content[0].start
        others = any(since <= at < start and actor != last for at, actor in named)
        speaker, source = _speaker(found, sentences, cast, _Last(last, person, others) if last else None)
        speaker = _through_paper(found, parsed, sentences, cast, sent) or speaker
        if not speaker and _has_inanimate_source(found, sentences):
            continue
        rows.append((found, speaker, source))
        if speaker and found.cue_sentence in sentences and not found.inherited and found.cue_token >= 0:
            sent.update(
                (paper, speaker) for paper in papers_sent(found, sentences[found.cue_sentence], cast.actor(speaker))
            )
        if source and not speaker:
            last = None  # somebody unknown has spoken: `he` need not be who spoke before
        if speaker:
            carried = speaker == last and person  # `he` is the one person that spoke before
            person = carried or _is_person(found, sentences, cast, speaker)
            last, since = speaker, max([start, *(s.end for s in found.content), source.end if source else 0])
    return rows


def _has_inanimate_source(found: FoundStatement, sentences: Mapping[str, ParsedSentence]) -> bool:
    """`the crack means that …`: an inanimate source, so no statement."""
    named, told = sentences.get(found.sentence), sentences.get(found.cue_sentence)
    if named is None or told is None or found.kind != "indirect" or found.speaker_token < 0:
        return False
    source = named.parse.tokens[found.speaker_token]
    return is_thing(source) and is_speech(told.parse.tokens[found.cue_token].lemma, "thing")


def _through_paper(
    found: FoundStatement,
    parsed: ParsedArticle,
    sentences: Mapping[str, ParsedSentence],
    cast: Cast,
    sent: dict[str, str],
) -> str | None:
    """Who speaks through the paper that is a statement's source, if it is one; notes whose it is in `sent`."""
    sentence = sentences.get(found.sentence)
    if sentence is None or found.speaker_token < 0:
        return None
    lemma = sentence.parse.tokens[found.speaker_token].lemma.casefold()
    issuer = find_issuer(parsed, sentence, found.speaker_token, cast, sent) if is_paper(lemma) else None
    if issuer:
        sent[lemma] = issuer
    return issuer


def _named_persons(parsed: ParsedArticle, cast: Cast) -> list[tuple[int, str]]:
    """Where an article names persons outside quotation marks: offset and actor, in order."""
    rows = []
    for sentence in parsed.sentences:
        quoted = quoted_tokens(sentence)
        for m in cast.mentions.get(sentence.sentence.id, ()):
            if m.kind == "name" and m.head not in quoted and cast.actor(m.actor).kind == "person":
                rows.append((sentence.sentence.start + sentence.parse.tokens[m.first].start, m.actor))
    return rows


def _speaker(
    found: FoundStatement, sentences: Mapping[str, ParsedSentence], cast: Cast, last: _Last | None
) -> tuple[str | None, Span | None]:
    """The actor that speaks and where its words stand; (None, span) where the source is not identified."""
    if found.speaker_token < 0 or found.sentence not in sentences:
        return None, None
    sentence = sentences[found.sentence]
    token = sentence.parse.tokens[found.speaker_token]
    mention = cast.headed(found.sentence, token.index) or cast.at(found.sentence, token.index)
    carried = _carried_over(found, sentence, cast, last)
    if carried:
        return carried, whole_source(sentence, _phrase(sentence, token.index), found)
    if is_paper(token.lemma):
        known = cast.actor(mention.actor) if mention else None
        return (known.side or known.id) if known else None, _phrase(sentence, token.index)
    if mention:
        return mention.actor, bounds(sentence, mention.first, mention.last)
    return _beside_it(sentence, token.index, cast), _phrase(sentence, token.index)


def printed_source(found: FoundStatement, source: Span | None, sentences: Mapping[str, ParsedSentence]) -> Span | None:
    """A source as a record prints it: several who speak together, and an unnamed one with all that is told of it."""
    sentence = sentences.get(found.sentence)
    if source is None or sentence is None or found.speaker_token < 0:
        return source
    token = sentence.parse.tokens[found.speaker_token]
    several = len(joined_to(sentence.parse, token.index)) > 1
    if not several and (token.pos != "NOUN" or is_paper(token.lemma)):
        return source
    whole = whole_source(sentence, source, found)
    return whole if whole.end - whole.start <= MAX_PRINTED else source


def _beside_it(sentence: ParsedSentence, source: int, cast: Cast) -> str | None:
    """`its counsel, Anna Holm`: who is named in apposition."""
    named = (cast.headed(sentence.sentence.id, t.index) for t in appositions_on(sentence.parse, source))
    return next((m.actor for m in named if m and m.kind == "name" and cast.actor(m.actor).kind == "person"), None)


def whole_source(sentence: ParsedSentence, source: Span, found: FoundStatement) -> Span:
    """The source with its article, appositions and clauses, as long as nothing of the cue or content is among them."""
    phrase = bounds(sentence, *full_phrase(sentence.parse, found.speaker_token, found.cue_token))
    base, text = sentence.sentence.start, sentence.parse.text
    start, end = min(phrase.start, source.start), max(phrase.end, source.end)
    named = text[start - base : end - base]
    closed = named.count("(") > named.count(")") and text[end - base : end - base + 1] == ")"
    span = Span(start, end + closed)
    other = (*found.cue, *found.content)
    return source if any(one.start < span.end and span.start < one.end for one in other) else span


def _is_person(found: FoundStatement, sentences: Mapping[str, ParsedSentence], cast: Cast, speaker: str) -> bool:
    """Is the speaker one human being, named or (`a witness`) not?"""
    if cast.actor(speaker).kind == "person":
        return True
    token = sentences[found.sentence].parse.tokens[found.speaker_token]
    return token.tag in {"NN", "NNP"} and is_role_noun(token.lemma.casefold())


def _carried_over(found: FoundStatement, sentence: ParsedSentence, cast: Cast, last: _Last | None) -> str | None:
    """`“…,” he said`, `it also said`: the speaker before, if nobody else was named since and the gender fits."""
    token = sentence.parse.tokens[found.speaker_token]
    word = token.text.casefold()
    if last is None or (token.tag == "PRP$" and found.kind == "direct"):  # `His answer: “…”` is not who asked
        return None
    if word == "old" and token.pos == "ADJ":  # `the 43-year-old said`
        return last.actor if last.person and not last.others else None
    if word == "it":
        return None if last.person else last.actor
    if word not in PERSON_PRONOUNS or not last.person or last.others:
        return None
    if cast.genders.get(last.actor, PERSON_PRONOUNS[word]) != PERSON_PRONOUNS[word]:
        return None
    opens = found.kind == "direct" and found.content[0].start <= sentence.sentence.start + 1
    return last.actor if opens or cast.headed(found.sentence, found.speaker_token) is None else None


def _phrase(sentence: ParsedSentence, head: int) -> Span:
    """The noun phrase of `head` without clauses and appositions."""
    return bounds(sentence, *bare_phrase(sentence.parse, head))
