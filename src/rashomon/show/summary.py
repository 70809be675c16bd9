"""A record in a few lines of plain text, and the account as text."""

from __future__ import annotations

import textwrap

from rashomon.account import shorten
from rashomon.show.clean import find_plain, find_shortened
from rashomon.show.legend import Legend, find_legend
from rashomon.show.speakers import find_speakers
from rashomon.show.story import find_backing, find_count, find_covered, find_gaps, find_link_words, find_title
from rashomon.vocabulary import Difference, Record

WIDTH = 100  # columns of a summary; fits a terminal and a mail
MAX_LINKS, MAX_SPEAKERS, MAX_DIFFERENCES, MAX_QUESTIONS = 3, 5, 2, 2  # with headings and gaps: under 25 lines


def summary_text(record: Record) -> str:
    """What a person wants to know first, in at most 25 lines of at most 100 columns, ending in a line break."""
    legend = find_legend(record)
    lines = [*_head(record), *_copies(record, legend), *_speakers(record, legend)]
    lines += [*_disputed(record, legend), *_questions(record), *_gaps(record)]
    return "".join(find_shortened(line, WIDTH) + "\n" for line in lines)


def _head(record: Record) -> list[str]:
    counts = (
        find_count(len(record.articles), "article"),
        find_count(len(record.origins), "independent telling"),
        find_count(len(record.statements), "statement"),
        find_count(len(record.events), "event"),
    )
    covered = find_covered(record)
    return [find_title(record)[0], ", ".join(counts) + (f"; published {covered}" if covered else "")]


def _listed(heading: str, rows: list[str], most: int) -> list[str]:
    """A heading with its rows; what does not fit is counted, not dropped silently."""
    if not rows:
        return []
    rest = [f"  and {len(rows) - most} more"] if len(rows) > most else []
    return [heading, *(f"  {find_plain(r)}" for r in rows[:most]), *rest]


def _copies(record: Record, legend: Legend) -> list[str]:
    order = sorted(record.links, key=lambda x: (-x.score, legend.label(x.a), legend.label(x.b)))

    def called(article: str) -> str:
        return f"{legend.label(article)} ({find_shortened(legend.outlet(article), 20)})"

    rows = [find_link_words(link, called(link.a), called(link.b)) for link in order]
    return _listed("Copies:", rows, MAX_LINKS) or ["Copies: none; every article is its own telling"]


def _speakers(record: Record, legend: Legend) -> list[str]:
    ranked = [s for s in find_speakers(record, legend) if s.name]
    names = [f"{find_plain(s.name)} ({len(s.utterances)})" for s in ranked[:MAX_SPEAKERS]]
    if not names:
        return []
    more = f" and {len(ranked) - MAX_SPEAKERS} more" if len(ranked) > MAX_SPEAKERS else ""
    return textwrap.wrap(
        f"Who says most (different statements): {', '.join(names)}{more}", WIDTH, subsequent_indent="  ", max_lines=2
    )


def _disputed(record: Record, legend: Legend) -> list[str]:
    """What the copies changed, and where independent tellings disagree: two things, under two headings."""
    changed = [_difference(d, legend) for d in _by_confidence(record, "altered")]
    disputed = [_difference(d, legend) for d in _by_confidence(record, "differ")]
    rows = _listed("Changed by copies:", changed, MAX_DIFFERENCES)
    return rows + (_listed("Disputed:", disputed, MAX_DIFFERENCES) or ["Disputed: nothing found"])


def _by_confidence(record: Record, verdict: str) -> list[Difference]:
    found = [d for d in record.differences if d.verdict == verdict]
    return sorted(found, key=lambda d: (-d.confidence, d.a, d.b))


def _difference(d: Difference, legend: Legend) -> str:
    place = f"{d.kind.replace('_', ' ')} ({legend.label(d.a.article)}/{legend.label(d.b.article)})"
    return f"{place}: {find_shortened(find_plain('; '.join(d.why) or d.about), 70)}"


def _questions(record: Record) -> list[str]:
    return _listed("Open questions:", [q.text for q in record.questions if q.status == "open"], MAX_QUESTIONS)


def _gaps(record: Record) -> list[str]:
    gaps = find_gaps(record)
    return textwrap.wrap(f"Not known: {', '.join(gaps)}", WIDTH, subsequent_indent="  ", max_lines=2) if gaps else []


def account_text(record: Record, *, length: int = 0) -> str:
    """The account as plain text: sections, lines, how many tellings stand behind each, and the sources.

    `length`: words it may have, 0 for all its lines. What stands in square brackets is not the sources' words.
    """
    legend = find_legend(record)
    title = find_title(record)[0]
    covered = find_covered(record)
    parts = [title, "=" * min(len(title), WIDTH)]
    parts += [f"Coverage of {covered}"] if covered else []
    for section in shorten(record.account, length):
        heading = find_plain(section.section)
        parts += ["", heading, "-" * min(len(heading), WIDTH)]
        for line in section.lines:
            labels = ", ".join(dict.fromkeys(m.label for m in legend.marks(line.anchors)))
            told = f"({find_backing(line.origins, len(record.origins)).words}: {labels})"
            parts += textwrap.wrap(
                f"- {find_plain(line.text)} {told}", WIDTH, subsequent_indent="  ", break_on_hyphens=False
            )
    if not record.account:
        parts += ["", "No line of an account could be written from these articles."]
    parts += ["", "Sources", "-------", *_source_lines(legend)]
    return "\n".join(parts) + "\n"


def _source_lines(legend: Legend) -> list[str]:
    lines = []
    for origin in legend.ordered_origins:
        for article in sorted(origin.articles, key=lambda a: (len(legend.label(a)), legend.label(a))):
            row = legend.articles.get(article)
            title = find_plain(row.title) if row else ""
            lines.append(f"{legend.label(article)}  {legend.outlet(article)}{': ' + title if title else ''}")
    return lines
