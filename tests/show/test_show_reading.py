"""What readers do on the page, in a real browser: search, follow links, cite, step through an article, print."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rashomon.show import write_page
from rashomon.vocabulary import Line, Record, Section, digest
from tests.show.invented_story import at

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install playwright)")

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 800}
# A page on disk may be denied the clipboard: then it copies by a selection, which is caught here.
CLIPBOARD = """() => {
  navigator.clipboard.writeText = () => Promise.reject(new Error("denied"));
  document.execCommand = () => { window.copied = document.activeElement.value; };
}"""
AXE = Path(__file__).parent / "axe" / "axe.min.js"


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("reading", [False, True], ids=["page", "article"])
def test_axe_finds_no_violation(browser: Any, address: str, scheme: str, size: dict[str, int], reading: bool) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    page.evaluate(AXE.read_text("utf-8"))
    if reading:
        page.locator("#account a.mark").first.click()
        page.wait_for_selector("#pane[open] mark")
    found = page.evaluate("axe.run(document).then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html))")
    context.close()
    assert found == []


def test_search_finds_lines_and_articles(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("ninth april")
    page.locator("#q-found", has_text="found").wait_for()
    kinds = page.locator("#q-list b").all_text_contents()
    assert {"Account", "Ilse Brandt", "Event"} <= set(kinds)
    assert any(kind.startswith("A1 ") for kind in kinds)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash.startsWith('#l-')")
    assert page.locator(":target").inner_text().startswith("“The first boat will leave on the ninth of April,”")
    assert page.locator("#q-list li").count() == 0


def test_search_opens_an_article_at_the_paragraph(page: Any) -> None:
    page.fill("#q", "nobody had asked him")
    page.locator("#q-list a", has_text="C ").first.click()
    page.wait_for_selector("#pane[open] mark")
    assert "nobody had asked him & his crew" in page.locator("#pane mark").inner_text()


def test_search_is_not_taken_in_by_markup(page: Any) -> None:
    page.fill("#q", "</script><img")
    page.locator("#q-found", has_text="found").wait_for()
    assert page.locator("#q-list li").count() > 0
    assert page.locator("#q-list img").count() == 0


def test_every_line_has_a_link_that_leads_to_it(page: Any) -> None:
    links = page.locator("a.here").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert len(links) > 20
    assert len(set(links)) == len(links)
    for link in links:
        page.evaluate("hash => { location.hash = hash }", link)
        assert page.locator(f"[id='{link[1:]}']").is_visible(), link
        assert page.evaluate("document.querySelector(':target').id") == link[1:]


def test_a_link_to_a_line_is_the_same_while_its_words_are(record: Record, page: Any) -> None:
    line = record.account[0].lines[0]
    assert page.locator(f"#l-{digest(line.text)[:10]}").count() == 1


@pytest.mark.parametrize(
    ("section", "tail"),
    [
        ("#account", "#:~:text=agreed%20on%20Tuesday%20to%20reopen%20the%20ferry%20line"),
        ("#differences", "#:~:text=40%20inspectors%20would%20be%20stationed%20at%20both%20landings"),
    ],
)
def test_a_citation_holds_words_source_and_a_link_to_them(page: Any, section: str, tail: str) -> None:
    page.evaluate(CLIPBOARD)
    line = page.locator(f"{section} [data-find]").first
    line.hover()
    line.locator("button.cite").click()
    page.locator("#told", has_text="Citation copied").wait_for()
    words, source, link = page.evaluate("window.copied").split("\n")
    assert words.startswith(("agreed on Tuesday", "40 inspectors"))
    assert source == "— Ilva Gazette, Velmark and Orsa agree to reopen the Tarn Strait ferry, 4 March 2031"
    assert link == "https://gazette.example/2031/ferry?a=1&b=2" + tail


def test_an_article_without_an_address_is_cited_by_the_page(page: Any, address: str) -> None:
    page.evaluate(CLIPBOARD)
    anchor = at("courier", "400 inspectors")
    page.evaluate("hash => { location.hash = hash }", f"#a=courier&s={anchor.start}&e={anchor.end}")
    page.wait_for_selector("#pane[open] mark")
    page.locator("#pane-cite").click()
    page.locator("#told", has_text="Citation copied").wait_for()
    assert page.evaluate("window.copied").split("\n")[-1] == f"{address}#a=courier&s={anchor.start}&e={anchor.end}"


def test_previous_and_next_step_through_all_that_is_used(page: Any) -> None:
    page.locator("#sources a.open").first.click()
    page.wait_for_selector("#pane[open]")
    total = int(page.locator("#pane-place").inner_text().split()[0])
    assert total > 3
    seen = []
    for n in range(total):
        page.locator("#pane-on").click()
        page.locator("#pane-place", has_text=f"{n + 1} of {total}").wait_for()
        seen.append("".join(page.locator("#pane mark").all_text_contents()))
    assert len(set(seen)) == total
    assert page.locator("#pane-on").is_disabled()
    page.locator("#pane-back").click()
    page.locator("#pane-place", has_text=f"{total - 1} of {total}").wait_for()


def test_margin_notes_lead_back_to_the_page(page: Any) -> None:
    page.locator("#sources a.open").first.click()
    page.wait_for_selector("#pane[open]")
    notes = page.locator("#pane .margin a")
    assert {"Ilse Brandt, told", "Event, planned"} <= set(notes.all_text_contents())
    notes.filter(has_text="Ilse Brandt, told").first.click()
    page.wait_for_function("location.hash.startsWith('#s-')")
    assert page.locator("#pane[open]").count() == 1
    assert page.locator(":target").is_visible()


def test_the_picture_of_sources_says_who_took_from_whom(page: Any) -> None:
    family = page.locator("figure.family")
    assert family.count() == 1
    assert family.locator(".took").inner_text().strip() == "rewords A1 · 94 % of its text"
    assert family.locator(".copy .node b").inner_text() == "A2"
    assert page.locator(".alone .node b").all_text_contents() == ["B", "C"]


def test_the_strip_leads_to_its_events(page: Any) -> None:
    marks = page.locator(".strip a")
    assert marks.count() == 2
    marks.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash.startsWith('#e-')")
    assert page.locator(":target").is_visible()


def test_the_contents_show_where_the_reader_is(browser: Any, address: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(address)
    page.evaluate("document.getElementById('people').scrollIntoView()")
    current = page.locator(".contents a[aria-current]", has_text="People")
    current.wait_for()
    box = current.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"] + 1
    page.close()


def test_hidden_tools_take_no_room(page: Any) -> None:
    """A link and a button nobody sees yet may not make a line of text longer."""
    rows = page.locator("#people .role, .matrix li, #questions li, .event")
    heights = "all => all.map(row => row.getBoundingClientRect().height)"
    with_tools = rows.evaluate_all(heights)
    page.evaluate("document.querySelectorAll('.tools').forEach(tool => tool.remove())")
    assert rows.evaluate_all(heights) == with_tools


def test_positions_stand_side_by_side(page: Any) -> None:
    assert page.locator(".matrix thead th").all_text_contents() == ["Orsa", "Velmark"]
    cells = {
        r.locator("th").inner_text(): r.locator("td").all_inner_texts() for r in page.locator(".matrix tbody tr").all()
    }
    assert list(cells) == ["inspectors", "on other things"]
    assert cells["inspectors"][0].startswith("raises inspectors")
    assert cells["inspectors"][1].startswith("demands unarmed inspectors")
    assert cells["on other things"][0].startswith("opposes limits on its patrols")
    assert cells["on other things"][1] == "–"
    assert page.locator("#positions").count() == 0, "what stands in the table is not told again"


def test_whatever_rests_on_words_can_be_linked_and_cited(page: Any) -> None:
    """Positions, outcomes, lines of contact, questions, roles: each line with a source mark has both."""
    rows = page.locator("#notes li:has(a.mark), #people .role:has(a.mark)")
    assert rows.count() >= 8
    for row in rows.all():
        assert row.locator("a.here").count() == 1, row.inner_text()
        assert row.locator("button.cite").count() >= 1, row.inner_text()


def test_an_answer_is_cited_by_itself(page: Any) -> None:
    page.evaluate(CLIPBOARD)
    question = page.locator("#questions li", has_text="dredging of the harbour")
    for button, words in enumerate(("It was not clear who will pay", "Costs of dredging will be shared equally")):
        question.locator("a.mark").nth(button).hover()
        question.locator("button.cite").nth(button).click()
        page.wait_for_function("words => (window.copied || '').startsWith(words)", arg=words)


def test_it_prints_everything_but_the_tools(page: Any, tmp_path: Path) -> None:
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert page.locator(".search, .tools, .filters, .contents").evaluate_all(
        "all => all.every(e => getComputedStyle(e).display === 'none')"
    )
    # A printer leaves backgrounds out: nothing may be light on dark.
    light = "e => getComputedStyle(e).color.match(/\\d+/g).slice(0, 3).every(part => part > 200)"
    for looked_at in (".s-happened .status", ".changed.value", ".what", "#account .line"):
        assert page.locator(looked_at).count() > 0
        assert not page.locator(looked_at).first.evaluate(light), looked_at
    pdf = page.pdf(path=str(tmp_path / "page.pdf"))
    assert pdf.startswith(b"%PDF")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0


def test_a_title_of_a_megabyte_changes_nothing(browser: Any, record: Record, tmp_path: Path) -> None:
    long = "Ferry " * 170_000
    hostile = dataclasses.replace(record.articles[0], title=long, outlet=long, url="javascript:alert(1)")
    account = (Section("\u202eyalp fo etatS", (Line("words", record.account[0].lines[0].anchors, 1),)),)
    path = tmp_path / "long.html"
    write_page(dataclasses.replace(record, articles=(hostile, *record.articles[1:]), account=account), path)
    page = browser.new_page(viewport=DESKTOP)
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("dialog", lambda dialog: trouble.append(dialog.message))
    page.on("request", lambda asked: trouble.append(asked.url) if asked.url.split("#")[0] != path.as_uri() else None)
    page.goto(path.as_uri())
    assert trouble == []
    assert page.locator("[href^='javascript:' i]").count() == 0
    assert page.locator("h1").bounding_box()["height"] < DESKTOP["height"]
    page.close()
