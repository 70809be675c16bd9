"""Who speaks: the actor of each statement of an article, and the words that name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from rashomon.clauses import appositions_on, bare_phrase, full_phrase, is_object, joined_to, words_of_name
from rashomon.language import ParsedArticle, ParsedSentence, Token
from rashomon.lexicon import is_speech
from rashomon.people import Cast
from rashomon.people.lexicon import GENDERED, PERSON_PRONOUNS, courtesy_gender, is_role_noun
from rashomon.people.pronouns import quoted_tokens
from rashomon.speech.attitudes import Listed
from rashomon.speech.contents import bounds
from rashomon.speech.find import find_article_statements
from rashomon.speech.found import FoundStatement
from rashomon.speech.papers import Papers, is_of_media
from rashomon.speech.subjects import is_paper, is_thing
from rashomon.speech.why import find_meaning, find_rule
from rashomon.text import fold
from rashomon.vocabulary import Span

SOURCE = "source"  # `a military source`: no office, and somebody
MAX_PRINTED = 200  # characters of a source with all that is told of it; what is longer is the parser's error


@dataclass(frozen=True, slots=True)
class _Last:
    """The speaker before: whether one person, whether through a paper, and whether another was named since."""

    actor: str
    person: bool
    paper: bool
    others: bool
    several: bool = False  # `his foes`, whom `it` cannot mean


class _Who(NamedTuple):
    """The actor that speaks (None: not known), the words that name it, and why it is that one."""

    actor: str | None
    source: Span | None
    why: str = ""


def find_speakers(
    parsed: ParsedArticle, cast: Cast, *, attitudes: Listed | None = None
) -> list[tuple[FoundStatement, str | None, Span | None]]:
    """The statements of an article, each with its speaker and the words that name it, as far as they tell."""
    reading = _Reading(parsed, cast)
    return [row for found in find_article_statements(parsed, attitudes=attitudes) if (row := reading.speaker(found))]


class _Reading:
    """An article read from its beginning: who spoke last, who was named since, whose papers were told of."""

    def __init__(self, parsed: ParsedArticle, cast: Cast) -> None:
        self._parsed, self._cast = parsed, cast
        self._sentences = {s.sentence.id: s for s in parsed.sentences}
        self._persons = _named_persons(parsed, cast)
        self._papers = Papers(parsed, cast)
        self._last: _Last | None = None
        self._since = 0
        self._asked: str | None = None  # whom the statement before puts a question to

    def speaker(self, found: FoundStatement) -> tuple[FoundStatement, str | None, Span | None] | None:
        """A statement with its speaker; None where it is none, since a thing would speak."""
        who = self._named(found)
        if _has_inanimate_source(found, self._sentences) and not (who.actor and self._goes_on(found)):
            return None
        who = self._known(found, who)
        self._note(found, who)
        why = "; ".join(filter(None, [find_rule(self._parsed, self._sentences, found), who.why]))
        attitude = found.attitude or (who.actor is None and self._is_nobodys(found))
        return replace(found, why=why, attitude=attitude), who.actor, who.source

    def _is_nobodys(self, found: FoundStatement) -> bool:
        """`Videos suggest that …`, `the deal calls for …`: what a thing shows or provides are nobody's words."""
        sentence, told = self._sentences.get(found.sentence), self._sentences.get(found.cue_sentence)
        if sentence is None or told is None or found.kind == "direct" or found.speaker_token < 0:
            return False
        shows = is_speech(told.parse.tokens[found.cue_token].lemma, "show")
        return shows and is_thing(sentence.parse.tokens[found.speaker_token])

    def _named(self, found: FoundStatement) -> _Who:
        """Whom the source's words name or mean."""
        answer = self._answer(found) if self._asked else None
        if answer:
            return answer
        start, last = found.content[0].start, self._last
        others = last is not None and any(
            self._since <= at < start and actor != last.actor and self._can_be(found, actor)
            for at, actor in self._persons
        )
        last = None if last and self._is_far(found) else last
        who = _speaker(found, self._sentences, self._cast, replace(last, others=others) if last else None)
        return who if who.actor or who.source is None else self._left_open(found, who)

    def _left_open(self, found: FoundStatement, who: _Who) -> _Who:
        """`It said …` after `The ministry's statement was short`; `“…,” they added` after their words."""
        sentence = self._sentences[found.sentence]
        token = sentence.parse.tokens[found.speaker_token]
        word, meant = token.text.casefold(), None
        if word == "it":
            meant = self._papers.meant_by_it(sentence, token)
        elif word == "they" and self._last is not None and self._follows(found):
            opens = found.kind == "direct" and found.content[0].start <= sentence.sentence.start + 1
            meant = self._last.actor if opens or not self._last.person else None
        return _Who(meant, who.source, f"{token.text} = {self._cast.actor(meant).name}") if meant else who

    def _goes_on(self, found: FoundStatement) -> bool:
        """`It said …`: right in the sentence after a statement; anything else that is named may speak anywhere."""
        told = self._sentences[found.sentence]
        token = told.parse.tokens[found.speaker_token]
        return token.text != "It" or self._follows(found) or self._papers.meant_by_it(told, token) is not None

    def _is_far(self, found: FoundStatement) -> bool:
        """`Selco met on Monday. It said …`: does `it` mean another than who spoke some sentences before?"""
        sentence = self._sentences.get(found.sentence)
        token = sentence.parse.tokens[found.speaker_token] if sentence and found.speaker_token >= 0 else None
        if sentence is None or token is None or token.text.casefold() != "it" or self._follows(found):
            return False
        return self._papers.meant_by_it(sentence, token) is not None

    def _follows(self, found: FoundStatement) -> bool:
        """Is it told in the sentence after the statement before, or in the same?"""
        told = self._sentences[found.sentence]
        before = [s for s in self._sentences.values() if s.sentence.end <= told.sentence.start]
        return bool(before) and before[-1].sentence.start < self._since

    def _can_be(self, found: FoundStatement, actor: str) -> bool:
        """May the pronoun that a statement's source is mean `actor`, by gender?"""
        sentence = self._sentences.get(found.sentence)
        word = sentence.parse.tokens[found.speaker_token].text.casefold() if sentence else ""
        return _fits(word, actor, self._cast)

    def _answer(self, found: FoundStatement) -> _Who | None:
        """`“Will it hold?” Holm asked the mayor. “It will,” he said.`: who was asked, if the gender fits."""
        sentence = self._sentences.get(found.sentence)
        if sentence is None or found.speaker_token < 0 or self._asked is None or self._is_question(found):
            return None
        token = sentence.parse.tokens[found.speaker_token]
        if token.text.casefold() not in PERSON_PRONOUNS or not self._can_be(found, self._asked):
            return None
        why = f"{token.text} = {self._cast.actor(self._asked).name}, who was asked"
        return _Who(self._asked, _phrase(sentence, token.index), why)

    def _is_question(self, found: FoundStatement) -> bool:
        return self._parsed.article.text[found.content[0].start : found.content[-1].end].rstrip().endswith("?")

    def _addressed(self, found: FoundStatement) -> str | None:
        """The person that a question in marks is put to: `asked Holm, “…?”`."""
        sentence = self._sentences.get(found.cue_sentence)
        if sentence is None or found.kind != "direct" or found.cue_token < 0 or not self._is_question(found):
            return None
        tokens = sentence.parse.tokens
        whom = [c for c in sentence.parse.children[found.cue_token] if is_object(tokens[c])]
        mentions = (self._cast.at(found.cue_sentence, c) for c in whom if tokens[found.cue_token].lemma == "ask")
        return next((m.actor for m in mentions if m and self._cast.actor(m.actor).kind == "person"), None)

    def _known(self, found: FoundStatement, who: _Who) -> _Who:
        """Who speaks through a paper, or has a name that several bear, as far as the article told so before."""
        sentence = self._sentences.get(found.sentence)
        if sentence is None or found.speaker_token < 0:
            return who
        token = sentence.parse.tokens[found.speaker_token]
        if is_paper(token.lemma) and not who.why:
            issuer = self._papers.issuer(sentence, token.index)
            if issuer:
                return _Who(issuer, who.source, f"{token.text} of {self._cast.actor(issuer).name}")
        return who if who.actor else self._namesake(sentence, token, who)

    def _note(self, found: FoundStatement, who: _Who) -> None:
        """Keep who has spoken: after somebody unknown `he` need not be who spoke before."""
        actor, last = who.actor, self._last
        self._asked = self._addressed(found)
        if not actor:
            self._last = last if who.source is None or self._is_no_person(found) else None
            return
        told = self._sentences.get(found.cue_sentence)
        if told and not found.inherited and found.cue_token >= 0:
            self._papers.note(found, told, self._cast.actor(actor))
        carried = last is not None and actor == last.actor and last.person  # `he` is the one person that spoke before
        token = self._sentences[found.sentence].parse.tokens[found.speaker_token]
        person = carried or _is_person(token, self._cast, actor)
        several = token.tag in {"NNS", "NNPS"} and not is_paper(token.lemma)
        self._last = _Last(actor, person, is_paper(token.lemma), False, several)
        ends = (s.end for s in found.content)
        self._since = max([found.content[0].start, *ends, who.source.end if who.source else 0])

    def _is_no_person(self, found: FoundStatement) -> bool:
        """A paper or thing that speaks leaves who spoke before the one whom `he` may mean."""
        token = self._sentences[found.sentence].parse.tokens[found.speaker_token]
        return token.text.casefold() == "it" or is_paper(token.lemma) or is_thing(token)

    def _namesake(self, sentence: ParsedSentence, token: Token, who: _Who) -> _Who:
        """`Holm said`, where several have that name: the one called so alone, else the one told of last.

        Nobody, where the last sentence that tells of them tells of two.
        """
        words = (sentence.parse.tokens[i] for i in words_of_name(sentence.parse, token.index) if i < token.index)
        courtesies = [courtesy_gender(t.text.casefold().strip(".")) for t in words]
        if not token.text[:1].isupper() or None in courtesies:
            return who
        start = sentence.sentence.start + token.start
        bearers = {actor: at for *at, actor in self._told_of(token.text, {*courtesies, ""}) if at[1] < start}
        called = [a.id for a in self._cast.actors if a.kind == "person" and token.text in a.names]
        called = [] if courtesies else [a for a in called if a in bearers or not bearers]
        if not bearers and len(called) != 1:
            return who
        last = called[0] if len(called) == 1 else max(bearers, key=lambda actor: (bearers[actor], actor))
        if not called and any(at[0] == bearers[last][0] for actor, at in bearers.items() if actor != last):
            return who
        others = ", ".join(sorted(self._cast.actor(a).name for a in bearers if a != last))
        why = f"{token.text} = {self._cast.actor(last).name}" + (f", not {others}" if others else "")
        return _Who(last, who.source, why)

    def _told_of(self, surname: str, genders: Set[str | None]) -> Iterator[tuple[int, int, str]]:
        """Where the article tells of persons of a surname, by name or not, and of one of these genders (none: any).

        Where the sentence begins, where the words begin, and who it is.
        """
        for sentence in self._parsed.sentences:
            for m in self._cast.mentions.get(sentence.sentence.id, ()):
                actor = self._cast.actor(m.actor)
                fits = genders == {""} or self._cast.genders.get(actor.id, "") in genders
                if actor.kind == "person" and fits and fold(surname) in fold(actor.name).split():
                    start = sentence.sentence.start
                    yield start, start + sentence.parse.tokens[m.first].start, actor.id


def _has_inanimate_source(found: FoundStatement, sentences: Mapping[str, ParsedSentence]) -> bool:
    """`the crack means that …`: an inanimate source, so no statement."""
    named, told = sentences.get(found.sentence), sentences.get(found.cue_sentence)
    if named is None or told is None or found.kind == "direct" or found.speaker_token < 0:
        return False
    source = named.parse.tokens[found.speaker_token]
    if source.text == "It" and found.kind == "indirect":
        return True  # `It means that …`; where a body has spoken in the sentence before, it is that one
    told_of = is_thing(source) or source.text.casefold() == "it"
    return told_of and is_speech(told.parse.tokens[found.cue_token].lemma, "thing")


def _named_persons(parsed: ParsedArticle, cast: Cast) -> list[tuple[int, str]]:
    """Where an article names persons outside quotation marks: offset and actor, in order."""
    rows = []
    for sentence in parsed.sentences:
        quoted = quoted_tokens(sentence)
        for m in cast.mentions.get(sentence.sentence.id, ()):
            if m.kind == "name" and m.head not in quoted and cast.actor(m.actor).kind == "person":
                rows.append((sentence.sentence.start + sentence.parse.tokens[m.first].start, m.actor))
    return rows


def _speaker(found: FoundStatement, sentences: Mapping[str, ParsedSentence], cast: Cast, last: _Last | None) -> _Who:
    """The actor that speaks and where its words stand; (None, span) where the source is not identified."""
    if found.speaker_token < 0 or found.sentence not in sentences:
        return _Who(None, None)
    sentence = sentences[found.sentence]
    token = sentence.parse.tokens[found.speaker_token]
    mention = cast.headed(found.sentence, token.index) or cast.at(found.sentence, token.index)
    carried = _carried_over(found, sentence, cast, last)
    if carried:
        source = whole_source(sentence, _phrase(sentence, token.index), found)
        return _Who(carried, source, f"{token.text} = {cast.actor(carried).name}, who spoke before")
    beside = _beside_it(sentence, token.index, cast) if mention is None else None
    if beside:
        return _Who(beside, _phrase(sentence, token.index), f"{cast.actor(beside).name} in apposition")
    if is_paper(token.lemma):
        known = cast.actor(mention.actor) if mention and not is_of_media(sentence.parse, token.index) else None
        actor = (known.side or (known.id if known.kind != "group" else None)) if known else None
        return _Who(actor, _phrase(sentence, token.index))
    if mention and _fits(token.text.casefold(), mention.actor, cast):
        span = _whole_words(sentence, mention.first, mention.last)
        return _Who(mention.actor, span, find_meaning(sentence, mention, cast))
    return _Who(None, _phrase(sentence, token.index))


def printed_source(found: FoundStatement, source: Span | None, sentences: Mapping[str, ParsedSentence]) -> Span | None:
    """A source as a record prints it: several who speak together, and an unnamed one with all that is told of it."""
    sentence = sentences.get(found.sentence)
    if source is None or sentence is None or found.speaker_token < 0:
        return source
    token = sentence.parse.tokens[found.speaker_token]
    both = any(sentence.parse.tokens[i].text.casefold() == "both" for i in sentence.parse.subtree(token.index))
    several = both or len(joined_to(sentence.parse, token.index)) > 1
    if not several and (token.pos != "NOUN" or is_paper(token.lemma)):
        return source
    whole = whole_source(sentence, source, found)
    return whole if whole.end - whole.start <= MAX_PRINTED else source


def _beside_it(sentence: ParsedSentence, source: int, cast: Cast) -> str | None:
    """`its counsel, Anna Holm`, `the oil giant, Selco`: who is named in apposition to one; or in front of it, where
    the parser took the apposition for the subject."""
    parse, sid = sentence.parse, sentence.sentence.id
    single = parse.tokens[source].tag not in {"NNS", "NNPS"}
    kinds = {"person", "organisation"} if single else {"person"}
    named = (cast.headed(sid, t.index) for t in appositions_on(parse, source))
    beside = next((m.actor for m in named if m and m.kind == "name" and cast.actor(m.actor).kind in kinds), None)
    return beside or (_in_front(sentence, source, cast) if single else None)


def _in_front(sentence: ParsedSentence, source: int, cast: Cast) -> str | None:
    """`Anna Holm, an expert at a think-tank, said`: who opens the sentence, with only an apposition before the verb."""
    tokens = sentence.parse.tokens
    opened = next((m for m in cast.mentions.get(sentence.sentence.id, ()) if m.first == 0 and m.kind == "name"), None)
    if opened is None or opened.last >= source or tokens[opened.last].text != ",":
        return None
    between = tokens[opened.last + 1 : source]
    plain = not any(t.text in {",", ";", ":"} or t.pos in {"VERB", "AUX"} for t in between)
    return opened.actor if plain and cast.actor(opened.actor).kind == "person" else None


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


def _is_person(token: Token, cast: Cast, speaker: str) -> bool:
    """Is the speaker one human being, named or (`a witness`) not?"""
    word = token.lemma.casefold()
    human = token.tag in {"NN", "NNP"} and (is_role_noun(word) or word == SOURCE)
    return human or cast.actor(speaker).kind == "person"


def _carried_over(found: FoundStatement, sentence: ParsedSentence, cast: Cast, last: _Last | None) -> str | None:
    """`“…,” he said`, `it also said`: the speaker before, if nobody else was named since and the gender fits."""
    token = sentence.parse.tokens[found.speaker_token]
    word = token.text.casefold()
    if last is None or (token.tag == "PRP$" and found.kind == "direct"):  # `His answer: “…”` is not who asked
        return None
    if word == "old" and token.pos == "ADJ":  # `the 43-year-old said`
        return last.actor if last.person and not last.others else None
    if word == "it":
        return last.actor if last.paper or not (last.person or last.several) else None
    if word not in PERSON_PRONOUNS or not last.person or last.others:
        return None
    if not _fits(word, last.actor, cast):
        return None
    opens = found.kind == "direct" and found.content[0].start <= sentence.sentence.start + 1
    mention = cast.headed(found.sentence, found.speaker_token)
    return last.actor if opens or mention is None or not _fits(word, mention.actor, cast) else None


def _fits(word: str, actor: str, cast: Cast) -> bool:
    """May `he` or `she` mean an actor, by an honorific, or by what he is called: `his mother`?"""
    called = {GENDERED[w] for w in cast.actor(actor).name.casefold().split() if w in GENDERED}
    told = {cast.genders[actor]} if actor in cast.genders else called
    return word not in PERSON_PRONOUNS or not told or PERSON_PRONOUNS[word] in told


def _phrase(sentence: ParsedSentence, head: int) -> Span:
    """The noun phrase of `head` without clauses and appositions."""
    first, last = bare_phrase(sentence.parse, head)
    tokens = sentence.parse.tokens
    said = (t.index - 1 for t in tokens[head + 1 : last] if t.tag == "VBG" and tokens[t.index - 1].text == "as")
    return _whole_words(sentence, first, next(said, last))  # `reports | a source | as saying`


def _whole_words(sentence: ParsedSentence, first: int, last: int) -> Span:
    """Tokens as a span that cuts no word at its hyphen: `top-selling Courier`."""
    tokens = sentence.parse.tokens
    while first > 1 and tokens[first - 1].text == "-" and tokens[first - 2].end == tokens[first].start - 1:
        first -= 2
    return bounds(sentence, first, last)
