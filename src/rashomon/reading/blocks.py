"""Lines of a cleaned article → its text and blocks, each with its role."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from rashomon.reading.furniture import Line, is_prose
from rashomon.reading.notes import find_posting_date, is_caption, is_depiction, is_note, is_signed
from rashomon.reading.remembered import of_line, of_text
from rashomon.text import fold
from rashomon.vocabulary import NO_DATE, Block, BlockRole, Date

TOP_LINES = 8  # lines above the first paragraph in which a headline or date line is looked for
END_LINES = 4  # last lines in which author's notes stand
TITLE_CHARS = (12, 200)  # headlines run from 20 to 120 characters
TITLE_WORDS = 3  # fewer are a masthead or a section's name
SURE_TITLE_WORDS = 6  # the first headline-like line with so many is the title, whatever follows
HEADING_CHARS, HEADING_WORDS = 110, 14  # longer lines without a full stop are captions or broken prose
TITLE_RATIO = 90  # of 100: a line this like the given title is the title (site names and quotes differ)
REPEAT_WORDS = 8  # a shorter line is no pull-quote but a phrase
REPEAT_SHARE = 0.8  # of its words, in order, in another paragraph
REPEAT_LINES = 400  # lines compared with each other; longer texts are no news articles
REPEAT_LINE_WORDS = 200
_SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’)\]]{0,3}\s*$")
_SAID = re.compile(r"\b(?:said|told|added)\b")
_TURN = re.compile(r"(?:Q|A|[A-Z][A-Z .’'-]{1,30}) ?[:.] ")  # a turn of an interview or a transcript
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Laid:
    """An article's text laid out: `blocks` cover it, `title` and `published` are what its own lines say."""

    text: str
    blocks: tuple[Block, ...]
    title: str
    published: Date


def find_layout(lines: list[Line], title: str) -> Laid:
    """Join `lines` and give each its role; `title` is the known title, "" where there is none."""
    texts = [line.text for line in lines]
    roles, published = _find_roles("\n".join(texts), find_title_line(texts, title))
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for line, role in zip(lines, roles, strict=True):
        if blocks:
            parts.append("\n\n" if line.gap else "\n")
            at += len(parts[-1])
        parts.append(line.text)
        blocks.append(Block(at, at + len(line.text), role))
        at += len(line.text)
    return Laid("".join(parts), tuple(blocks), title or _found_title(lines, roles), published)


def find_title_line(lines: list[str], title: str) -> int:
    """The place of the known title among the first lines, or -1."""
    wanted = fold(title)
    if not wanted:
        return -1
    for i, line in enumerate(lines[:TOP_LINES]):
        folded = fold(line[:500])
        if folded == wanted:
            return i
        if len(wanted) >= TITLE_CHARS[0] and fuzz.ratio(folded, wanted) >= TITLE_RATIO:
            return i
        if len(wanted) >= 25 and len(folded) <= len(wanted) + 40 and folded.startswith(wanted):
            return i
    return -1


@of_text
def _find_roles(text: str, titled: int) -> tuple[tuple[BlockRole, ...], Date]:
    """The role of each line of `text`, and the date of publication that they give."""
    lines = text.split("\n") if text else []
    roles: list[BlockRole | None] = [None] * len(lines)
    if titled >= 0:
        roles[titled] = "title"
    opening = next((i for i, line in enumerate(lines) if i != titled and _opens(line)), len(lines))
    published = _mark_notes(lines, roles, opening)
    _mark_captions(lines, roles, opening)
    _mark_titles(lines, roles, opening, titled)
    _mark_repeats(lines, roles)
    _mark_headings(lines, roles)
    return tuple(role or "body" for role in roles), published


def _opens(line: str) -> bool:
    return is_prose(line) and not is_caption(line)


def _mark_notes(lines: list[str], roles: list[BlockRole | None], opening: int) -> Date:
    """Give notes their role; the publication date of the first date line at the top."""
    published = NO_DATE
    for i, line in enumerate(lines):
        if roles[i]:
            continue
        top = i <= min(opening, TOP_LINES)
        if (top and i != opening) or i >= len(lines) - 2:
            dated, date = find_posting_date(line)
            if dated:
                roles[i] = "note"
                if top and not published.edtf:
                    published = date
                continue
        if is_note(line, near_end=i >= len(lines) - END_LINES and i > opening, near_top=top):
            roles[i] = "note"
    return published


def _mark_captions(lines: list[str], roles: list[BlockRole | None], opening: int) -> None:
    """Captions by their marks, then by what they describe; those next to a caption need less proof."""
    for i, line in enumerate(lines):
        if not roles[i] and is_caption(line):
            roles[i] = "caption"
    first_prose = next((i for i in range(opening, len(lines)) if not roles[i]), len(lines))
    for i, line in enumerate(lines):
        if roles[i]:
            continue
        beside = "caption" in (roles[i - 1] if i else None, roles[i + 1] if i + 1 < len(lines) else None)
        placed = beside or i < first_prose
        if is_depiction(line, placed=placed) and (i > 0 or len(lines) == 1 or _ended(line)) and i + 1 < len(lines):
            headline = i < min(2, opening) and line[-1].isalnum() and "title" not in roles[:i] and not is_signed(line)
            roles[i] = None if headline else "caption"  # headlines are in the present tense, too


def _ended(line: str) -> bool:
    return bool(_SENTENCE_END.search(line[-8:]))


def _mark_titles(lines: list[str], roles: list[BlockRole | None], opening: int, titled: int) -> None:
    """Headline-like lines above the opening: the first sensible one is the title, the others headings."""
    if opening == len(lines) and titled < 0 and len(lines) < 2:
        return
    said = {i for i, line in enumerate(lines[1:], 1) if line[0] in '“"«„' and lines[i - 1].endswith(":")}
    heads = [i for i in range(min(opening, TOP_LINES)) if not roles[i] and i not in said and _headlike(lines[i])]
    for i in heads:
        roles[i] = "heading"
    if titled >= 0 or not heads:
        return
    first = next((i for i in heads if len(_WORD.findall(lines[i])) >= TITLE_WORDS), -1)
    longest = max(heads, key=lambda i: (len(lines[i]), -i))
    if first >= 0:
        # A short first line above a longer one is the paper's name or the section's.
        roles[first if len(_WORD.findall(lines[first])) >= SURE_TITLE_WORDS else longest] = "title"


def _headlike(line: str) -> bool:
    if len(line) > TITLE_CHARS[1] or line[0].islower() or line[0] in "•*–—([":
        return False
    if line.endswith(("?", "!", "’", "'", "”", '"', "…")):
        return not _SAID.search(line) and len(line) <= 140
    return not _ended(line)


def _found_title(lines: list[Line], roles: Sequence[BlockRole]) -> str:
    """The longer of the title line and a heading right after it, "" where no line is the title."""
    if "title" not in roles:
        return ""
    at = roles.index("title")
    after = at + 1 < len(roles) and roles[at + 1] == "heading"
    return max((line.text for line in lines[at : at + 1 + after]), key=len)


def _mark_repeats(lines: list[str], roles: list[BlockRole | None]) -> None:
    """Lines that repeat another paragraph (pull-quotes, captions made of the lead) are captions.

    The shorter of the two is the repeat, the later where they are alike; a shorter one that stands
    first and closes like a sentence is the opening itself and stays. Three repeats or more in a row
    are a passage the page carries twice, no pull-quote, and stay as well.
    """
    places = [i for i, role in enumerate(roles) if not role][:REPEAT_LINES]
    words = {i: _find_line_words(lines[i]) for i in places}
    grams = {i: _find_grams(lines[i]) for i in places}
    holders: dict[tuple[str, str, str], list[int]] = {}
    for i in places:
        for gram in grams[i]:
            holders.setdefault(gram, []).append(i)
    repeats = []
    for i in places:
        if len(words[i]) < REPEAT_WORDS:
            continue
        shared = Counter(j for gram in grams[i] for j in holders[gram][:20] if j != i and not roles[j])
        for j, count in sorted(shared.items()):
            if count * 2 >= len(grams[i]) and _repeats(words[i], words[j]) and _is_the_repeat(i, j, words, lines[i]):
                repeats.append(i)
                break
    for i in repeats:
        if not any({i + a, i + a + 1, i + a + 2} <= set(repeats) for a in (-2, -1, 0)):
            roles[i] = "caption"


@of_line
def _find_line_words(line: str) -> tuple[str, ...]:
    return tuple(w[0].casefold() for w in islice(_WORD.finditer(line), REPEAT_LINE_WORDS))


@of_line
def _find_grams(line: str) -> tuple[tuple[str, str, str], ...]:
    """The distinct runs of three words of a line, in order."""
    words = _find_line_words(line)
    return tuple(dict.fromkeys(zip(words, words[1:], words[2:], strict=False)))


def _repeats(words: Sequence[str], other: Sequence[str]) -> bool:
    return LCSseq.similarity(words, other) >= REPEAT_SHARE * len(words)


def _is_the_repeat(i: int, j: int, words: Mapping[int, Sequence[str]], line: str) -> bool:
    if i > j:
        return len(words[i]) <= len(words[j]) * 1.1
    return len(words[i]) < len(words[j]) and not _ended(line)


def _mark_headings(lines: list[str], roles: list[BlockRole | None]) -> None:
    """Short lines without a full stop, or short questions, with a paragraph of prose to come; not lists."""
    last = max((i for i, line in enumerate(lines) if not roles[i] and is_prose(line)), default=-1)
    like = [not roles[i] and i < last and _heading_like(line) for i, line in enumerate(lines)]
    for i, yes in enumerate(like):
        run = i > 0 and like[i - 1] and ((i + 1 < len(like) and like[i + 1]) or (i > 1 and like[i - 2]))
        run = run or (i + 2 < len(like) and like[i + 1] and like[i + 2])
        if yes and not run:
            roles[i] = "heading"


def _heading_like(line: str) -> bool:
    if len(line) > HEADING_CHARS or len(_WORD.findall(line)) > HEADING_WORDS:
        return False
    if not (line[0].isupper() or line[0].isdigit()) or _SAID.search(line) or line.endswith("-"):
        return False
    if _TURN.match(line):
        return False
    return line.endswith("?") or not (_ended(line) or line.endswith(("”", '"')))
