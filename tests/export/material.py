"""A record with the nastiest text an article can hold, and no defect: every form has to take it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from rashomon.vocabulary import Anchor, Date, Event, Participation, Record, Sentence, Statement, digest
from tests.show.invented_story import invented_record

FORMULAS = ("=HYPERLINK(0)", "+1+cmd", "-2+3", "@SUM(A1)", "\tx=1")
HOSTILE_LINE = (
    "=cmd|' /C calc'!A0 </script><script>alert(1)</script> ]]> &amp; \u202egnorw\u202c \x00\x07\x1b[31m\ufffe 🚢 "
    "[click](javascript:alert(1)) # *bold* `code` | cell | <!-- --> http://evil.example "
    "\u2028 \u05e9\u05dc 漢字, ; , \\n"
)
GIANT = 1_000_000  # characters of the longest title


def hostile_record(*, giant: bool = False) -> Record:
    """The invented story with a hostile last line in each article, and titles, names and rows made of it."""
    record = invented_record()
    sentences: list[Sentence] = []
    articles = []
    for row in record.articles:
        text = f"{row.text}\n{HOSTILE_LINE}"
        sentences.append(Sentence(f"h-{row.id}", row.id, len(row.text) + 1, len(text), "body"))
        title = "T" * GIANT if giant and row.id == "mail" else HOSTILE_LINE
        articles.append(replace(row, text=text, sha256=digest(text), title=title, outlet=HOSTILE_LINE, byline="=1+1"))
    anchor = find_hostile_anchor(record)
    actors = [replace(record.actors[0], name=FORMULAS[1], names=FORMULAS), *record.actors[1:]]
    event = Event(
        "e-hostile", HOSTILE_LINE, "ASSAULT", "planned", (), Date("2031-05", "explicit", "May"), "", HOSTILE_LINE,
        (Participation("velmark", "by"), Participation("orsa", "to")), (anchor,), FORMULAS,
    )  # fmt: skip
    said = Statement("s-hostile", "mixed", "velmark", FORMULAS[0], "said", HOSTILE_LINE, FORMULAS[3], Date(), (anchor,))
    return replace(
        record,
        articles=tuple(articles),
        sentences=(*record.sentences, *sentences),
        actors=tuple(actors),
        events=(*record.events, event),
        statements=(*record.statements, said),
    )


def find_hostile_anchor(record: Record) -> Anchor:
    """The hostile line of the first article of the invented story."""
    start = len(record.articles[0].text) + 1
    return Anchor(record.articles[0].id, start, start + len(HOSTILE_LINE), HOSTILE_LINE)


def box_font(folder: Path, letters: str) -> Path:
    """A font that has a box for each of `letters`."""
    names = [".notdef", *(f"sign{n}" for n in range(len(letters)))]
    pen = TTGlyphPen(None)
    for move, point in ((pen.moveTo, (0, 0)), (pen.lineTo, (0, 800)), (pen.lineTo, (800, 800))):
        move(point)
    pen.closePath()
    box = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(c): name for c, name in zip(letters, names[1:], strict=True)})
    builder.setupGlyf(dict.fromkeys(names, box))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (900, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Box", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.save(folder / "box.ttf")
    return folder / "box.ttf"
