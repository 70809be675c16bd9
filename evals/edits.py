"""Silent edits of pages, served over HTTP: how many are named, and how many changes of looks alone raise an alarm.

Pages are made of the invented texts of `tellings`; a page is fetched, changed on the server, and fetched again as
`rashomon update` does it. Planted: a figure, a day, a name, a denial, a word within a quotation, twenty each. Of looks:
quotation marks, spaces, dashes, a line of the hour, related links, twenty each. Beside it what `difflib` says of the
lines of the two pages.
"""

from __future__ import annotations

import difflib
import json
import random
import re
import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path

from lxml import html

from evals.floors import Figures
from evals.material import MissingError, shared
from evals.site import Site, serving
from rashomon.edits import Edit
from rashomon.library import Library
from rashomon.reading import Web

EACH, SEED = 20, 26
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_FIGURE = re.compile(
    r"(?<![\w.,])\d{1,3}(?![\w.,]*\d)|\b(?:three|four|five|six|seven|eight|nine|eleven|twelve|twenty)\b"
)
_DAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")
_NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}(?= (?:said|told|was|is|had|has|will))")
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|will|had|has|would)\b(?! not)")
_QUOTED = re.compile(r"(?<=[“ ])[a-z]{5,}(?=[^“]*”)")

Change = Callable[[str, random.Random], str | None]


def _swap(pattern: re.Pattern[str], other: Callable[[str, random.Random], str]) -> Change:
    def change(text: str, rng: random.Random) -> str | None:
        found = list(pattern.finditer(text))
        if not found:
            return None
        match = rng.choice(found)
        return text[: match.start()] + other(match[0], rng) + text[match.end() :]

    return change


def _another_figure(word: str, rng: random.Random) -> str:
    words = "three four five six seven eight nine eleven twelve twenty".split()
    return rng.choice([w for w in words if w != word]) if word.isalpha() else str(int(word) + rng.choice([1, 3, 10]))


PLANTED: dict[str, Change] = {
    "figure": _swap(_FIGURE, _another_figure),
    "day": _swap(_DAY, lambda word, rng: rng.choice([d for d in DAYS if d != word])),
    "name": _swap(_NAME, lambda _, rng: rng.choice(["Halvard", "Morrow", "Testani", "Okonje"])),
    "negation": _swap(_AUXILIARY, lambda word, _: f"{word} not"),
    "quotation": _swap(_QUOTED, lambda _, rng: rng.choice(["harmless", "splendid", "dreadful"])),
}
RELATED = '<h3>Related stories</h3><ul><li><a href="/x">Ten soups for cold evenings</a></li></ul>'
LOOKS: dict[str, Callable[[str], str]] = {
    "marks": lambda page: page.replace("“", "&quot;").replace("”", "&quot;").replace("’", "'"),
    "spaces": lambda page: page.replace(". ", ".&nbsp; ").replace("<p>", "<p>\n   "),
    "dashes": lambda page: page.replace(" — ", "–").replace("-", "\u2011"),
    "hour": lambda page: page.replace("<article>", "<p>Updated: 14 March 2026, 17:41</p><article>"),
    "related": lambda page: page.replace("</article>", f"</article><aside>{RELATED}</aside>"),
}


def measure() -> Figures:
    """Share of planted edits that are named with their sort, share of changes of looks that raise an alarm."""
    rng = random.Random(SEED)
    texts = _texts(shared())
    planted = [(sort, *case) for sort in PLANTED for case in _planted(sort, texts, rng)]
    looks = [(name, title, text) for name in LOOKS for title, text in rng.sample(texts, EACH)]
    named = alarms = heard = lines = 0
    with serving() as site, tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "l.sqlite") as library:
        library.new("pages", now="2026-03-14T09:30:00Z")
        for number, (sort, title, text, other) in enumerate(planted):
            pages = _page(title, text), _page(title, other)
            edits = _edits(site, library, f"/planted-{number}", *pages)
            heard += bool(edits)
            named += any(sort in e.sorts for e in edits)
        for number, (name, title, text) in enumerate(looks):
            pages = _page(title, text), LOOKS[name](_page(title, text))
            alarms += bool(_edits(site, library, f"/looks-{number}", *pages))
            lines += _lines(pages[0]) != _lines(pages[1])
    return {
        "named": named / len(planted),
        "seen": heard / len(planted),
        "quiet_on_looks": 1 - alarms / len(looks),
        "difflib_quiet_on_looks": 1 - lines / len(looks),
    }


def _texts(folder: Path) -> list[tuple[str, str]]:
    """Headline and text of every source."""
    paths = sorted((folder / "tellings").glob("[a-e]/*.json"))
    if not paths:
        raise MissingError("no tellings")
    rows = [json.loads(path.read_text("utf-8")) for path in paths]
    return [(row["title"], "\n".join(" ".join(p) for p in row["paragraphs"])) for row in rows]


def _planted(sort: str, texts: list[tuple[str, str]], rng: random.Random) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    for title, text in rng.sample(texts, len(texts)):
        other = PLANTED[sort](text, rng)
        if other and len(found) < EACH:
            found.append((title, text, other))
    return found


def _page(title: str, text: str) -> str:
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n"))
    head = f"<html><head><title>{escape(title)}</title></head><body><nav><a href='/'>Home</a></nav>"
    return f"{head}<article><h1>{escape(title)}</h1>\n{lines}</article></body></html>"


def _edits(site: Site, library: Library, path: str, before: str, after: str) -> list[Edit]:
    """What is told of a page that was fetched, changed, and fetched again."""
    from rashomon.fetching import Fetcher

    with Fetcher(allowed=frozenset({"127.0.0.1"}), sleep=lambda _: None) as fetcher:
        for day, page in ((14, before), (15, after)):
            site.whole[path] = page
            library.add("pages", [site.root + path], now=f"2026-03-{day}T09:30:00Z", web=Web(fetcher))
    return [edit for version in library.versions(site.root + path) for edit in version.edits]


def _lines(page: str) -> list[str]:
    """The lines of a page as `difflib` would compare them."""
    lines = [line.strip() for line in str(html.fromstring(page).text_content()).splitlines() if line.strip()]
    return [line for line in difflib.ndiff(lines, []) if line.startswith("- ")]
