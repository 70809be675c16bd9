"""A draft → an article: cleaned, furniture cut, laid out in blocks, dated, named."""

from __future__ import annotations

from rashomon.reading.blocks import Laid, find_layout, find_title_line
from rashomon.reading.clean import find_clean, find_clean_line
from rashomon.reading.divided import find_paragraphs
from rashomon.reading.furniture import Line, find_kept, find_line_list
from rashomon.reading.languages import NO_PROSE, find_endless, find_language
from rashomon.reading.limits import Draft, Limits
from rashomon.reading.published import find_published
from rashomon.reading.remembered import of_text
from rashomon.vocabulary import Article, Date, Furniture, Problem, digest, make_id

NOT_READ = "it was left out"
FIELD_CHARS = 2_000  # characters of a title, byline, outlet, address: longer ones are not what they say


def find_article(draft: Draft, limits: Limits) -> tuple[Article | None, list[Problem]]:
    """The article of `draft`, or None where there is nothing to read in it, and what was wrong or mended."""
    source = find_clean_line(draft.source)[:FIELD_CHARS] or "unnamed"
    if len(draft.text) > limits.article_chars:
        what = f"the text has {len(draft.text):,} characters, more than {limits.article_chars:,}"
        return None, [Problem(source, what, NOT_READ, draft.place)]
    clean = find_clean(draft.text)
    slips = [Problem(source, what, "the rest is as given", draft.place, left_out=False) for what in clean.mended]
    title = find_clean_line(draft.title)[:FIELD_CHARS]
    lines = _find_lines(clean.text)
    if not any(c.isalpha() for c in clean.text):
        return None, [*slips, Problem(source, "the text has no words", NOT_READ, draft.place)]
    titled = find_title_line([line.text for line in lines], title)
    kept, cut = _find_kept(clean.text, titled)
    laid = find_layout(list(kept), title)
    if not any(c.isalpha() for c in laid.text):
        return None, [*slips, Problem(source, "the text is nothing but page furniture", NOT_READ, draft.place)]
    published, wrong = find_published(draft.published)
    if wrong:
        slips.append(Problem(source, wrong, "the date was left empty", draft.place, left_out=False))
    elif not published.edtf:
        published = laid.published
    return _named(draft, source, laid, published, (*draft.cut, *cut), slips)


@of_text
def _find_lines(text: str) -> tuple[Line, ...]:
    return tuple(find_line_list(find_paragraphs(text)))


@of_text
def _find_kept(text: str, titled: int) -> tuple[tuple[Line, ...], tuple[Furniture, ...]]:
    """The lines of `text` that are the article, and the furniture; `titled` is the place of its title, or -1."""
    kept, cut = find_kept(list(_find_lines(text)), frozenset({titled} if titled >= 0 else ()))
    return tuple(kept), tuple(cut)


def _named(
    draft: Draft, source: str, laid: Laid, published: Date, cut: tuple[Furniture, ...], slips: list[Problem]
) -> tuple[Article, list[Problem]]:
    url, outlet, byline = (find_clean_line(v)[:FIELD_CHARS] for v in (draft.url, draft.outlet, draft.byline))
    language, endless = find_language(laid.text), find_endless(laid.text)
    if endless:
        language = NO_PROSE
    if language not in ("en", ""):
        what = f"no prose: {endless:,} words without an end" if endless else f"not in English ({language})"
        slips.append(Problem(source, what, "it was read, but not analysed", draft.place, left_out=False))
    title = laid.title
    article = Article(
        id=make_id("a", source, url, outlet, title, byline, published.edtf, laid.text),
        source=source,
        text=laid.text,
        blocks=laid.blocks,
        sha256=digest(laid.text),
        url=url,
        outlet=outlet,
        title=title,
        byline=byline,
        published=published,
        language=language,
        furniture=tuple(Furniture(find_clean(f.exact).text.strip(), f.reason) for f in cut),
        extra=draft.extra,
    )
    return article, slips
