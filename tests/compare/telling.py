"""Invented texts as tellings of one story, compared."""

from __future__ import annotations

from dataclasses import replace

from rashomon.compare import Material, find_differences
from rashomon.dates import find_sentence_dates
from rashomon.events import find_mentions, merge_mentions
from rashomon.language import load_encoder, parse_articles
from rashomon.people import find_cast
from rashomon.speech import find_story_statements
from rashomon.vocabulary import Difference, Link, Origin
from tests.stories import make_article

DAY = "2031-03-04"


def compare(
    *texts: str,
    copies: bool = True,
    published: str | tuple[str, ...] = DAY,
    doubtful: bool = False,
    meaning: bool = False,
    outlet: str = "",
) -> tuple[Difference, ...]:
    """The differences of invented articles: copies of each other, or independent tellings; `published` on one day or
    each on its own; `meaning`: with the sentence encoder that comes along; `outlet`: of all of them."""
    encoder = load_encoder() if meaning else None
    days = (published,) * len(texts) if isinstance(published, str) else published
    made = (make_article(t, source=f"{n}.txt", published=days[n]) for n, t in enumerate(texts))
    articles = [replace(article, outlet=outlet) for article in made]
    parsed = parse_articles(articles)
    cast = find_cast(parsed)
    dates = {s.sentence.id: find_sentence_dates(s, p.article.published) for p in parsed for s in p.sentences}
    ids = sorted(a.id for a in articles)
    links = [
        Link(a, b, "rewrite", "unknown", 1.0, 1.0, 1.0, (), ())
        for n, a in enumerate(ids if copies else [])
        for b in ids[n + 1 :]
    ]
    origins = [Origin("o0", tuple(ids), ())] if copies else [Origin(f"o{n}", (one,), ()) for n, one in enumerate(ids)]
    material = Material(
        parsed=parsed,
        links=links,
        origin_of={article: o.id for o in origins for article in o.articles},
        cast=cast,
        dates=dates,
        statements=find_story_statements(parsed, cast, dates),
        clusters=merge_mentions(find_mentions(parsed, cast, dates=dates), parsed, cast, dates=dates),
        encode=encoder.encode if encoder else None,
    )
    return find_differences(material, doubtful=doubtful)


def values(found: tuple[Difference, ...]) -> list[tuple[str, frozenset[str]]]:
    """Kind and the two values of each difference, whichever side they stand on."""
    return [(d.kind, frozenset(w.partition(": ")[2] for w in d.why[:2])) for d in found]
