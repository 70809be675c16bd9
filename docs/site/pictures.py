"""`python -m docs.site.pictures STORY.html`: the pictures in docs/pictures, of the demo story, taken anew."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "pictures"
DESK, PHONE = (1200, 800), (390, 800)  # pixels
COLOURS = 64  # enough for flat colours; a picture then takes a third
SETTLE = 300  # milliseconds for fonts and scrolling
VIEWS = {"sources": "sources", "timeline": "timeline", "differences": "differences", "positions": "notes"}


def take(story: Path) -> None:
    """Writes all pictures of the page `story`."""
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = _open(browser, story, DESK)
        _keep(page, "account")
        for name, section in VIEWS.items():
            _scroll(page, section)
            _keep(page, name)
        page = _open(browser, story, DESK)
        page.locator("#account a.mark").nth(4).click()
        page.wait_for_timeout(SETTLE)
        _keep(page, "reading")
        for name, size, scheme in (("dark", DESK, "dark"), ("phone", PHONE, "light")):
            page = _open(browser, story, size, scheme)
            _scroll(page, "account")
            _keep(page, name)
        browser.close()


def _open(browser: Browser, story: Path, size: tuple[int, int], scheme: str = "light") -> Page:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(story.resolve().as_uri())
    page.wait_for_timeout(SETTLE)
    return page


def _scroll(page: Page, section: str) -> None:
    page.evaluate("id => document.getElementById(id).scrollIntoView()", section)
    page.wait_for_timeout(SETTLE)


def _keep(page: Page, name: str) -> None:
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    take(Path(sys.argv[1]))
