"""Two articles side by side in a terminal, the kinds of passages told apart by signs as well as by colours."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from rashomon.show.side_by_side import Row, Side, SideBySide
from rashomon.show.side_by_side_pieces import Piece

SIGNS = {"verbatim": "=", "edited": "~", "paraphrased": "≈", "": " "}
MEANINGS = {"verbatim": "the same words", "edited": "the same words, edited", "paraphrased": "in other words"}
STYLES = {"verbatim": "green", "edited": "yellow", "paraphrased": "cyan", "": "dim"}
CHANGED = "bold underline"
MIN_WIDTH = 20  # columns; nothing can be read in fewer
SIDE_WIDTH = 60  # columns from which the texts stand side by side; with fewer, one above the other


def side_by_side_text(view: SideBySide, *, width: int = 100, colour: bool = False) -> str:
    """The view in lines of at most `width` columns, with ANSI colours or without."""
    out = io.StringIO()
    width = max(width, MIN_WIDTH)
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
    )
    for line in _head(view):
        console.print(line)
    if view.kind:
        console.print()
        console.print(_texts(view, console.width, colour))
        console.print(_legend(view.rows, colour))
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _head(view: SideBySide) -> Iterable[Text]:
    yield Text(f"{view.kind.upper()}: {view.words}" if view.kind else view.words, style="bold")
    if view.kind:
        yield Text(
            f"{view.shares[0]} % of a's words have a counterpart in b, {view.shares[1]} % of b's in a", style="dim"
        )
    for why in view.why:
        yield Text(f"  · {why}", style="dim")


def _texts(view: SideBySide, width: int, colour: bool) -> Table:
    beside = width >= SIDE_WIDTH
    gutter = max(len(_mark(row)) for row in view.rows)
    table = Table.grid(padding=(0, 1), expand=True)
    if beside:
        side = (width - gutter - 2) // 2
        for size in (side, gutter, side):
            table.add_column(width=size, overflow="fold")
        table.add_row(_name("a", view.a), "", _name("b", view.b))
        table.add_row("", "", "")
    else:
        table.add_column(width=gutter + 2)
        table.add_column(overflow="fold")
        table.add_row("a", _name("a", view.a))
        table.add_row("b", _name("b", view.b))
    for row in view.rows:
        for cells in _cells(row, beside, colour):
            table.add_row(*cells)
    return table


def _cells(row: Row, beside: bool, colour: bool) -> Iterable[Sequence[Text]]:
    mark = Text(_mark(row), style=STYLES[row.kind])
    a, b = _cell(row.a, row.number, colour), _cell(row.b, row.number, colour)
    if beside:
        yield a, mark, b
        yield Text(), Text(), Text()
        return
    for name, cell in (("a", a), ("b", b)):
        if cell:
            yield Text.assemble(f"{name} ", mark), cell
    yield Text(), Text()


def _mark(row: Row) -> str:
    return f"{SIGNS[row.kind]}{row.number}" if row.number else ""


def _name(letter: str, side: Side) -> Text:
    lines = [f"{letter}: {side.name}", *([side.title] if side.title else []), " · ".join(side.known)]
    return Text("\n".join(lines), style="bold")


def _cell(pieces: Sequence[Piece], row: int, colour: bool) -> Text:
    """The pieces as one text. A passage that stands out of its order is put between its sign and a bracket."""
    text = Text()
    inside, kind = 0, ""
    for piece in (*pieces, Piece("")):
        number = piece.number if piece.number != row else 0
        if inside and number != inside:
            text.append("]", STYLES[kind])
        if piece.breaks:
            text.append("\n")
        if number and number != inside:
            text.append(f"[{SIGNS[piece.kind]}{number} ", STYLES[piece.kind])
        inside, kind = number, piece.kind
        _append(text, piece, colour)
    return text


def _append(text: Text, piece: Piece, colour: bool) -> None:
    if piece.changed and not colour:
        text.append(f"{{{piece.text}}}")
    else:
        text.append(piece.text, f"{STYLES[piece.kind]} {CHANGED}" if piece.changed else STYLES[piece.kind])


def _legend(rows: Sequence[Row], colour: bool) -> Text:
    met = {piece.kind for row in rows for piece in (*row.a, *row.b)}
    legend = Text()
    for kind, meaning in MEANINGS.items():
        if kind in met:
            legend.append(f"{SIGNS[kind]} {meaning}   ", STYLES[kind])
    if "edited" in met:
        legend.append("words" if colour else "{words}", CHANGED if colour else "")
        legend.append(" that the other has not there")
    return legend
