"""The page in a real browser, opened from disk; skipped where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from rashomon.vocabulary import Anchor, Record
from tests.show.invented_story import at

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install playwright)")

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 800}


@pytest.fixture
def trouble() -> list[str]:
    """Messages, errors and requests that a quiet page would not have made."""
    return []


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def page(request: pytest.FixtureRequest, browser: Any, address: str, trouble: list[str]) -> Iterator[Any]:
    context = browser.new_context(viewport=request.param)
    page = context.new_page()
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda asked: trouble.append(asked.url) if asked.url.split("#")[0] != address else None)
    page.goto(address)
    yield page
    context.close()


def _hash(anchor: Anchor) -> str:
    return f"#a={anchor.article}&s={anchor.start}&e={anchor.end}"


def _marked(page: Any) -> str:
    return "".join(page.locator("#pane mark").all_text_contents())


def test_opens_from_disk_quietly(page: Any, trouble: list[str]) -> None:
    page.locator("#people").scroll_into_view_if_needed()
    assert page.locator("h1").inner_text() == "Velmark and Orsa agree to reopen the Tarn Strait ferry"
    assert trouble == []


def test_every_mark_highlights_exactly_its_words(page: Any, record: Record, trouble: list[str]) -> None:
    texts = {a.id: a.text for a in record.articles}
    hrefs = sorted(set(page.locator("a.mark").evaluate_all("all => all.map(a => a.getAttribute('href'))")))
    assert len(hrefs) > 25
    for href in hrefs:
        page.evaluate("hash => { location.hash = hash }", href)
        article, start, end = (part.split("=")[1] for part in href[1:].split("&"))
        page.locator(f'#pane[data-shown="{href}"]').wait_for()
        assert _marked(page) == texts[article][int(start) : int(end)], href
    assert trouble == []


@pytest.mark.parametrize(
    "anchor",
    [
        at("mail", "nobody had asked him & his crew"),
        at("mail", "No date is carved in stone 🪨,"),
        at("mail", "</script><img src=x onerror=alert(1)>"),
        at("mail", "🧭"),
        at("mail", "\u202eesrever\u202c <b>Bold</b>"),
    ],
    ids=["after non-BMP", "holding non-BMP", "markup", "one sign", "override"],
)
def test_deep_links_find_words_whatever_stands_before(browser: Any, address: str, anchor: Anchor) -> None:
    page = browser.new_page()
    page.goto(address + _hash(anchor))
    page.wait_for_selector("#pane[open] mark")
    assert _marked(page) == anchor.exact
    page.close()


def test_clicking_a_mark_opens_and_scrolls_and_escape_gives_focus_back(page: Any) -> None:
    mark = page.locator("#statements a.mark", has_text="C").first
    mark.click()
    page.wait_for_selector("#pane[open] mark")
    assert page.locator("#pane mark").first.is_visible()
    assert page.evaluate("document.activeElement.id") == "pane-title"
    assert "C" in page.locator("#pane-meta").inner_text()
    page.keyboard.press("Escape")
    page.wait_for_selector("#pane[open]", state="hidden")
    assert page.evaluate("document.activeElement.className") == "mark"
    assert "#" not in page.url
    mark.click()
    page.wait_for_selector("#pane[open] mark")
    page.locator("#pane-close").click()
    assert page.locator("#pane[open]").count() == 0


def test_an_article_opens_whole_and_underlines_what_is_used(page: Any) -> None:
    page.locator("#sources a.open").first.click()
    page.wait_for_selector("#pane[open]")
    assert page.locator("#pane mark").count() == 0
    assert page.locator("#pane .used").count() > 3


BROKEN = ["#a=nothing&s=1&e=2", "#a=mail&s=x&e=-1", "#a=mail&s=99999&e=100000", "#a=", "#%", "#%E0%A4"]


@pytest.mark.parametrize("fragment", BROKEN)
def test_broken_links_do_no_harm(browser: Any, address: str, fragment: str) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address + fragment)
    assert errors == []
    assert page.locator("#pane mark").count() == 0
    page.close()


def test_nothing_is_wider_than_the_window(page: Any) -> None:
    excess = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(excess) <= 0
    page.locator("#account a.mark").first.click()
    page.wait_for_selector("#pane[open]")
    assert page.evaluate(excess) <= 0
    text = page.locator("#pane-text")
    assert text.evaluate("e => e.scrollWidth - e.clientWidth") <= 0


def test_filters_narrow_the_statements(page: Any) -> None:
    def shown() -> int:
        return int(page.locator(".said > li:visible").count())

    everything = shown()
    page.select_option("#f-kind", "direct")
    assert 0 < shown() < everything
    page.fill("#f-text", "PHOTOGRAPH")
    page.locator("#f-found", has_text="1 of").wait_for()
    assert shown() == 1
    page.fill("#f-text", "")
    page.locator("#f-found", has_text="of").wait_for()
    page.select_option("#f-kind", "")
    page.select_option("#f-side", "Orsa")
    assert page.locator(".speaker:visible").count() == 2
    page.select_option("#f-side", "")
    assert shown() == everything


def test_everything_can_be_reached_by_keyboard(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('#account a.mark')")
    page.keyboard.press("Enter")
    page.wait_for_selector("#pane[open] mark")


def test_first_mark_stays_in_view_when_the_column_narrows(page: Any) -> None:
    mark = page.locator("#timeline a.mark").last
    mark.scroll_into_view_if_needed()
    before = mark.bounding_box()["y"]
    mark.click()
    page.wait_for_selector("#pane[open]")
    assert abs(mark.bounding_box()["y"] - before) < 3
