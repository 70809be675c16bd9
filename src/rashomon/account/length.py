"""The account in as many words as there is time for."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.vocabulary import Line, Section


def shorten(account: Sequence[Section], words: int) -> tuple[Section, ...]:
    """The account in at most `words` words: of each section its best-supported line, then the next, while they fit.

    The lines keep their order. 0 shortens nothing. What does not fit is passed over, so a short line may follow
    where a long one found no room; the first line is kept whatever its length.
    """
    if words <= 0:
        return tuple(account)
    ranked = [sorted(enumerate(s.lines), key=lambda row: (-row[1].origins, row[0])) for s in account]
    turns = max((len(lines) for lines in ranked), default=0)
    kept: list[set[int]] = [set() for _ in account]
    left = words
    for turn in range(turns):
        for section, lines in enumerate(ranked):
            if turn < len(lines) and (count_words(lines[turn][1]) <= left or not any(kept)):
                kept[section].add(lines[turn][0])
                left -= count_words(lines[turn][1])
    return tuple(
        Section(s.section, tuple(line for n, line in enumerate(s.lines) if n in keep))
        for s, keep in zip(account, kept, strict=True)
        if keep
    )


def count_words(line: Line) -> int:
    """The words of a line, those in brackets too."""
    return len(line.text.split())
