"""A claim as it is held against a place: its values, whom it credits with what, and what it denies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rashomon.compare.side import Side, find_side
from rashomon.dates import find_article_dates
from rashomon.language import ParsedArticle, ParsedSentence, parse_text
from rashomon.people import Cast, find_cast
from rashomon.speech.attitudes import read_listed
from rashomon.speech.speakers import find_speakers
from rashomon.values import Values, find_values
from rashomon.vocabulary import Date, Span

MIN_CONTENT = 4  # words that somebody is credited with; fewer are compared with the rest of the claim


@dataclass(frozen=True, slots=True)
class Credited:
    """What a claim says somebody said: the name or description, the roles it gives, and what was said."""

    name: str
    roles: tuple[str, ...]
    content: Span


class Claim:
    """A sentence that may be true of a record, parsed once."""

    def __init__(self, parsed: ParsedArticle, sentence: ParsedSentence) -> None:
        self.parsed, self.sentence = parsed, sentence
        self.text = sentence.parse.text
        self.cast: Cast = find_cast([parsed])
        self.credited = tuple(_credited(parsed, sentence, self.cast))
        self._values: dict[str, Values] = {}

    def values(self, published: Date) -> Values:
        """Its values, as they are to be read in an article of this day: `Tuesday` is the Tuesday of that week."""
        if published.edtf not in self._values:
            dates = find_article_dates(self.parsed, published)[self.sentence.sentence.id]
            self._values[published.edtf] = find_values(self.sentence, dates)
        return self._values[published.edtf]

    @cached_property
    def side(self) -> Side:
        return find_side(self.parsed.article, self.sentence, self.cast, ())

    @property
    def content(self) -> Span:
        """What it claims without who is credited with it; all of it where nobody is, or where little is left."""
        spans = [
            c.content for c in self.credited if len(self.text[c.content.start : c.content.end].split()) >= MIN_CONTENT
        ]
        return spans[0] if spans else Span(0, len(self.text))


def read_claim(text: str) -> Claim | None:
    """The claim; None where there is no sentence in it. Raises `ModelError` without a language model."""
    parsed = parse_text(" ".join(text.split()))
    sentence = max(parsed.sentences, key=lambda s: s.sentence.end - s.sentence.start, default=None)
    return Claim(parsed, sentence) if sentence else None


def _credited(parsed: ParsedArticle, sentence: ParsedSentence, cast: Cast) -> list[Credited]:
    rows = []
    for found, actor, source in find_speakers(parsed, cast, attitudes=read_listed()):
        if found.speaker_token < 0 or found.sentence != sentence.sentence.id or source is None:
            continue
        text = parsed.article.text[source.start : source.end]
        named = cast.actor(actor) if actor else None
        token = sentence.parse.tokens[found.speaker_token]
        if token.pos == "PRON" or (found.attitude and (named is None or named.kind == "group")):
            continue  # nobody in particular
        roles = tuple(r.role for r in named.roles) if named else ()
        name = named.name if named else text
        start = sentence.sentence.start
        content = Span(found.content[0].start - start, found.content[-1].end - start)
        rows.append(Credited(name, roles, content))
    return rows
