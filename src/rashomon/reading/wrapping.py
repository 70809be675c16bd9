"""Hard-wrapped text → paragraphs on one line each, where the wrapping is beyond doubt."""

from __future__ import annotations

WIDTH_CHARS = 100  # mail, telex and old text files wrap at 60 to 80 characters; paragraphs of news are longer
LINES = 5  # wrapped lines needed to tell a habit from chance
COLUMN_CHARS = 72  # of a column of uneven lines; longer lines are paragraphs of their own
GOING_ON = 0.6  # of the lines inside paragraphs; items of a list begin with capital letters or end in marks
ENDS = (".", "!", "?", ":", ";", ",", "”", '"')
SHARE = 0.9  # of the lines inside paragraphs that could not have taken the next word as well


def find_unwrapped(text: str) -> str:
    """`text` with the lines of each wrapped paragraph joined by a space.

    Wrapping shows in that nearly no line had room for the first word of the next one. Single lines
    that did have room (a list, an address, a headline over its byline) stay lines.
    """
    lines = [line.strip() for line in text.split("\n")]
    inner = [i for i in range(len(lines) - 1) if lines[i] and lines[i + 1]]
    if len(inner) < LINES:
        return text
    width = max(len(lines[i]) for i in inner)
    full = {i for i in inner if len(lines[i]) + 1 + len(lines[i + 1].split(maxsplit=1)[0]) > width}
    if width > WIDTH_CHARS:
        return text
    if len(full) < SHARE * len(inner):
        if not _is_ragged(lines, inner):
            return text
        full = set(inner)
    out = [lines[0]]
    for i, line in enumerate(lines[1:]):
        if i in full:
            # A hyphen at the end of a line may belong to the word: it stays, without a space.
            out[-1] += line if out[-1].endswith("-") and out[-1][-2:-1].isalpha() else " " + line
        else:
            out.append(line)
    return "\n".join(out)


def _is_ragged(lines: list[str], inner: list[int]) -> bool:
    """Do most lines inside paragraphs go on in mid-sentence with a small letter, as in a column of uneven lines?"""
    going_on = sum(not lines[i].endswith(ENDS) and lines[i + 1][0].islower() for i in inner)
    return max(len(lines[i]) for i in inner) <= COLUMN_CHARS and going_on >= GOING_ON * len(inner)
