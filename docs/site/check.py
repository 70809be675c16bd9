"""`python -m docs.site.check FOLDER`: does a built site load nothing from elsewhere, and lead nowhere that is not?"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADS = {
    "audio": "src", "embed": "src", "iframe": "src", "img": "src", "input": "src", "link": "href", "object": "data",
    "script": "src", "source": "src", "track": "src", "video": "src",
}  # fmt: skip
# `link` elements that only name an address; all others make a browser load it
NAMING = {"canonical", "index", "search", "prev", "next", "author", "copyright", "top"}
IN_STYLE = re.compile(r"""(?:url\(|@import)\s*["']?\s*((?:https?:)?//[^"')\s]+)""")


class Page(HTMLParser):
    """What one page loads, where it links to, and which places in it have a name."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.names: set[str] = {""}
        self.feed(text)
        self.loads += IN_STYLE.findall(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.names |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        address = given.get(LOADS.get(tag, ""), "")
        if address and not (tag == "link" and set(given.get("rel", "").split()) <= NAMING):
            self.loads.append(address)


def find_faults(site: Path) -> Iterator[str]:
    """One line for each thing that a page loads from elsewhere, each local file that is not there, each lost place."""
    site = site.resolve()
    pages = {path: Page(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}
    if not pages:
        yield f"{site}: no pages"
    for path, page in pages.items():
        here = path.relative_to(site)
        yield from (f"{here} loads {a}" for a in page.loads if urlsplit(a).netloc)
        yield from (f"{here} leads to {a}, which is not there" for a in page.links if _is_lost(path, a, pages))
        yield from (f"{here} lacks {a}" for a in page.loads if not _is_there(path, a))
    for style in sorted(site.rglob("*.css")):
        found = IN_STYLE.findall(style.read_text("utf-8"))
        yield from (f"{style.relative_to(site)} loads {address}" for address in found)


def _is_there(path: Path, address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc) or not parts.path or (path.parent / unquote(parts.path)).is_file()


def _is_lost(path: Path, address: str, pages: dict[Path, Page]) -> bool:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return False
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if target in pages:
        return unquote(parts.fragment) not in pages[target].names
    return not target.is_file()


if __name__ == "__main__":
    faults = list(find_faults(Path(sys.argv[1])))
    print("\n".join(faults) or "The site loads nothing from elsewhere, and every link in it leads somewhere.")
    raise SystemExit(bool(faults))
