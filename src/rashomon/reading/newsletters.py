"""A mail of several stories → its stories: each under its head, with the address it leads to.

A head is a line that is one link, or a heading, with prose right under it. It opens a story if it leads somewhere of
its own, by itself or by a link in a line of its own under the prose (`Read more`). One story with links to others in it
is not split: there much of the prose stands under none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rashomon.reading.limits import Draft
from rashomon.reading.strip import INLINE, SILENT
from rashomon.vocabulary import Furniture

LEAST_STORIES = 2
MOST_HEAD_ROWS = 2
HEAD_WORDS = (2, 30)
OPENING_WORDS = 12  # of the line under a head: shorter ones are bylines, dates, links
STORY_WORDS = 20  # of all the lines under a head
MOST_BESIDE = 0.3  # of the words that are no links, outside the stories: a greeting, a footer; more is a story itself
OUTSIDE = "newsletter (outside its stories)"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|mso-hide\s{0,3}:\s{0,3}all", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:[A-Z][A-Za-z ]{0,40}:?\s{0,3})?[<(\[]?(https?://[^\s<>\])]{4,2000})[>)\]]?")
_LINKED = re.compile(r"([^<>\[\]]{5,250}?)\s{0,3}[<(\[](https?://[^\s<>\])]{4,2000})[>)\]]")
_RULE = re.compile(r"[-=*~_]{3,200}")
_NUMBERED = re.compile(r"^\d{1,2}[.)]\s{1,3}")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a mail: `link` where all of it leads to one address; `heading` if its markup says so."""

    text: str
    link: str = ""
    heading: bool = False

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(slots=True)
class Story:
    """A head with the lines under it."""

    head: Line
    lines: list[Line] = field(default_factory=list)

    @property
    def prose(self) -> list[Line]:
        return [line for line in self.lines if not line.link]

    @property
    def link(self) -> str:
        """Where it leads: by its head, else by the first line that is a link."""
        return self.head.link or next((line.link for line in self.lines if line.link), "")


def find_page_stories(page: str, name: str) -> list[Draft]:
    """The stories of a mail in HTML; none if it holds one only."""
    return _drafts(list(_page_lines(page)), name)


def find_plain_stories(text: str, name: str) -> list[Draft]:
    """The stories of a mail in plain text, each a head, prose and its address in a line; none if it holds one only."""
    lines: list[Line] = []
    for part in re.split(r"\n[ \t]*\n", text):
        for line in _plain_lines([row.strip() for row in part.split("\n") if row.strip()]):
            if line.link and not line.heading and lines and lines[-1].heading and not lines[-1].link:
                lines[-1] = replace(lines[-1], link=line.link)  # the address right under a head is where it leads
            else:
                lines.append(line)
    return _drafts(lines, name)


def _plain_lines(rows: Sequence[str]) -> Iterator[Line]:
    """The rows of one paragraph as a head, if it begins with one, prose, and addresses."""
    linked = _LINKED.fullmatch(" ".join(rows)[:2_500]) if len(rows) <= MOST_HEAD_ROWS else None
    if linked and _is_head([linked[1]]):
        yield Line(_bare(linked[1]), linked[2], heading=True)
        return
    headed = len(rows) > 1 and (bool(_RULE.fullmatch(rows[1])) or (_is_head(rows[:1]) and _ends_short(rows)))
    if headed:
        yield Line(_bare(rows[0]), heading=True)
    prose: list[str] = []
    for row in rows[1:] if headed else rows:
        link = _ADDRESS.fullmatch(row)
        if link and prose:
            yield _told(prose, headed)
            prose = []
        if link:
            yield Line(row, link[1])
        elif not _RULE.fullmatch(row):
            prose.append(row)
    if prose:
        yield _told(prose, headed)


def _told(prose: Sequence[str], headed: bool) -> Line:
    heading = not headed and _is_head(prose)
    return Line(_bare(" ".join(prose)) if heading else " ".join(prose), heading=heading)


def _ends_short(rows: Sequence[str]) -> bool:
    """Did the first row end though the next word had room in it, or before an address?"""
    if _ADDRESS.fullmatch(rows[1]):
        return True
    room = max(len(row) for row in rows[1:]) - len(rows[0])
    return not rows[1][0].islower() and len(rows[1].split(maxsplit=1)[0]) < room


def _bare(head: str) -> str:
    """A head without the signs and the number before it."""
    return _NUMBERED.sub("", head.strip("*#=_~•>- \t")).strip()


def _is_head(rows: Sequence[str]) -> bool:
    text = " ".join(rows).strip("*#=_~•> \t")
    return len(rows) <= MOST_HEAD_ROWS and not text.endswith((".", ":", ",", ";", "”", '"')) and text[:1].isalnum()


def _drafts(lines: Sequence[Line], name: str) -> list[Draft]:
    told = [s for s in _stories(lines) if s.link and sum(line.words for line in s.prose) >= STORY_WORDS]
    if len({s.link for s in told}) < max(LEAST_STORIES, len(told)):
        return []
    kept = {id(line) for s in told for line in (s.head, *s.prose)}
    prose = [line for line in lines if not line.link]
    if sum(p.words for p in prose if id(p) not in kept) > MOST_BESIDE * sum(p.words for p in prose):
        return []
    rest = tuple(Furniture(line.text[:500], OUTSIDE) for line in lines if id(line) not in kept)
    return [
        Draft(
            source=f"{name}:{number}",
            text="\n\n".join(line.text for line in (story.head, *story.prose)),
            place=number,
            title=story.head.text,
            url=story.link,
            cut=rest if number == 1 else (),
        )
        for number, story in enumerate(told, 1)
    ]


def _stories(lines: Sequence[Line]) -> list[Story]:
    """The heads with what stands under them."""
    stories: list[Story] = []
    for at, line in enumerate(lines):
        if _opens(lines, at):
            stories.append(Story(line))
        elif stories:
            stories[-1].lines.append(line)
    return stories


def _opens(lines: Sequence[Line], at: int) -> bool:
    """Is it a head: a link or a heading of few words, with prose right under it?"""
    line = lines[at]
    if line.link and line.link in line.text:
        return False  # an address in print
    if not (line.link or line.heading) or not HEAD_WORDS[0] <= line.words <= HEAD_WORDS[1]:
        return False
    under = next((one for one in lines[at + 1 : at + 3] if one.words >= OPENING_WORDS), None)
    between = lines[at + 1] if at + 1 < len(lines) else None
    return under is not None and not under.link and (under is between or not (between and between.link))


def _page_lines(page: str) -> Iterator[Line]:
    """The visible lines of a page, as its blocks part them, with what they lead to. Linear time."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8")
    try:
        tree = lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # there is nothing in it
        return
    walker = etree.iterwalk(tree, events=("start", "end"))
    pieces: list[tuple[str, str, bool]] = []
    links: list[str] = []
    headings = 0
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        silent = not tag or tag in SILENT or bool(_HIDDEN.search(element.get("style") or ""))
        if event == "start" and silent:
            walker.skip_subtree()
            continue
        if not silent and tag not in INLINE and tag != "img":
            yield from _line(pieces)
            pieces = []
        if event == "start":
            links += [element.get("href") or ""] if tag == "a" else []
            headings += tag in _HEADINGS
            pieces.append((element.text or "", links[-1] if links else "", headings > 0))
            continue
        if not silent:
            headings -= tag in _HEADINGS
            if tag == "a" and links:
                links.pop()
        pieces.append((element.tail or "", links[-1] if links else "", headings > 0))
    yield from _line(pieces)


def _line(pieces: Sequence[tuple[str, str, bool]]) -> Iterator[Line]:
    told = [piece for piece in pieces if piece[0].strip()]
    if not told:
        return
    links = {link for _, link, _ in told}
    link = links.pop() if len(links) == 1 else ""
    text = _SPACE.sub(" ", "".join(piece[0] for piece in pieces)).strip()
    yield Line(text, link if link.startswith(("http://", "https://")) else "", told[0][2])
