from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
import time
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.show import page_html, write_page
from rashomon.show.page import find_anchored_spans, find_blocks, find_safe_json
from rashomon.vocabulary import Anchor, Line, Record, Section, Statement, digest
from tests.show.invented_story import HOSTILE_TITLE, TEXTS, at, invented_record

SECONDS_FOR_3000_STATEMENTS = 4.0  # 1.0 on a free core; the limit leaves room for a busy machine
LARGEST_PAGE = 15_000_000  # bytes


@pytest.fixture(scope="module")
def html(record: Record) -> str:
    return page_html(record)


@pytest.fixture(scope="module")
def tree(html: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(html)


def _policy(tree: lxml.html.HtmlElement) -> dict[str, str]:
    content = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    return dict(part.strip().split(" ", 1) for part in content.split(";"))


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def test_policy_admits_only_the_pages_own_style_and_script(tree: lxml.html.HtmlElement) -> None:
    policy = _policy(tree)
    scripts = [e.text for e in tree.iter("script") if e.get("type") != "application/json"]
    styles = [e.text for e in tree.iter("style")]
    assert policy["default-src"] == "'none'"
    assert policy["base-uri"] == policy["form-action"] == "'none'"
    assert [_hash(t) for t in scripts] == [policy["script-src"]]
    assert [_hash(t) for t in styles] == [policy["style-src"]]
    assert "unsafe" not in str(policy)


def test_page_loads_nothing_and_runs_nothing_of_its_articles(tree: lxml.html.HtmlElement) -> None:
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in {"img", "iframe", "object", "embed", "link", "base", "form"}
        for name, value in element.attrib.items():
            assert not name.startswith("on"), (element.tag, name)
            assert name not in {"style", "src", "srcset"}
            assert not value.strip().lower().startswith(("javascript:", "data:"))


def test_only_web_addresses_become_links(tree: lxml.html.HtmlElement) -> None:
    hrefs = [h for h in tree.xpath("//a/@href") if not h.startswith("#")]
    assert hrefs == ["https://gazette.example/2031/ferry?a=1&b=2", "http://mail.example/<script>"]
    assert all(a.get("rel") == "noopener noreferrer" for a in tree.xpath("//a[@target]"))
    assert "javascript:alert(document.domain)" in tree.text_content()  # as text, not hidden


def test_hostile_title_is_shown_as_text(tree: lxml.html.HtmlElement) -> None:
    assert any(HOSTILE_TITLE in e.text_content() for e in tree.xpath("//section[@id='sources']//h3"))


def test_controls_and_overrides_do_not_reach_headings(html: str, tree: lxml.html.HtmlElement) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", html)
    names = "".join(e.text_content() for e in tree.xpath("//*[self::title or self::h1 or self::h2 or self::h3]"))
    assert "\u202e" not in names


def test_articles_are_embedded_word_for_word(tree: lxml.html.HtmlElement) -> None:
    data = json.loads(tree.xpath("//script[@type='application/json']")[0].text)
    assert {a["id"]: a["text"] for a in data} == TEXTS


def test_every_mark_points_at_an_anchor(tree: lxml.html.HtmlElement) -> None:
    marks = tree.xpath("//a[contains(concat(' ', @class, ' '), ' mark ')]")
    assert len(marks) > 30
    for mark in marks:
        found = re.fullmatch(r"#a=(\w+)&s=(\d+)&e=(\d+)", mark.get("href"))
        assert found, mark.get("href")
        assert 0 <= int(found[2]) < int(found[3]) <= len(TEXTS[found[1]])


def test_main_content_is_there_without_scripts(tree: lxml.html.HtmlElement, record: Record) -> None:
    for element in tree.xpath("//script"):
        element.getparent().remove(element)
    text = " ".join(tree.text_content().split())
    for section in record.account:
        assert section.section in text
        for line in section.lines:
            assert line.text in text
    for actor in record.actors:
        assert actor.name in text
    for event in record.events:
        assert event.what in text
    assert "2 of 3 tellings" in text
    assert "1 statement without a speaker" in text
    assert "Altered by a copy" in text
    assert "A2 is a rewrite of A1" in text
    assert "about 2030" in text
    assert "No date known" in text


def test_ids_are_unique_and_labels_resolve(tree: lxml.html.HtmlElement) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for target in [*tree.xpath("//@aria-labelledby"), *(h[1:] for h in tree.xpath("//a/@href") if h[:1] == "#")]:
        assert target in ids or target.startswith("a=")


def test_headings_do_not_skip_a_level(tree: lxml.html.HtmlElement) -> None:
    levels = [int(e.tag[1]) for e in tree.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_quotation_marks_stand_only_round_quoted_words(tree: lxml.html.HtmlElement) -> None:
    words = {e.text_content(): e.get("class") for e in tree.xpath("//ul[@class='said']/li/p[1]")}
    assert words["“The first boat will leave on the ninth of April,”"] == "words direct"
    assert words["“We did not come here to sign a photograph.”"] == "words direct"
    assert words["the accord was “a beginning, and only that”"] == "words mixed"
    assert all("“" not in w for w, kind in words.items() if kind == "words indirect")


def test_one_utterance_printed_three_times_is_shown_once(tree: lxml.html.HtmlElement) -> None:
    said = [e.text_content() for e in tree.xpath("//details[@id='who-brandt']//ul[@class='said']/li/p[1]")]
    assert len(said) == 2
    summary = tree.xpath("//details[@id='who-brandt']/summary")[0].text_content()
    assert "4 statements, 2 different" in " ".join(summary.split())


def test_same_record_same_bytes(record: Record, tmp_path: Path) -> None:
    write_page(record, tmp_path / "a.html")
    write_page(record, tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_empty_record_still_makes_a_page(record: Record) -> None:
    empty = dataclasses.replace(
        record, **{f.name: () for f in dataclasses.fields(record) if f.name != "run"}, run=record.run
    )
    text = lxml.html.document_fromstring(page_html(empty)).text_content()
    assert "Untitled story" in text
    assert "No statements were found." in text


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_have_enough_contrast_in_both_schemes(tree: lxml.html.HtmlElement) -> None:
    style = tree.xpath("//style")[0].text
    schemes = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in style.split(":root {")[1:3]]
    for scheme in schemes:
        for ink in ("ink", "soft", "accent", "good", "warn"):
            for paper in ("paper", "sheet", "wash"):
                assert _contrast(scheme[ink], scheme[paper]) >= 4.5, (ink, paper)
        assert _contrast(scheme["mark"], scheme["mark-ink"]) >= 4.5
        assert _contrast(scheme["ink"], scheme["accent-wash"]) >= 4.5


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(), min_size=1, max_size=80))
def test_no_text_breaks_out_of_its_place(words: str) -> None:
    assert json.loads(find_safe_json([words])) == [words]
    assert "<" not in find_safe_json(words)
    assert "&" not in find_safe_json(words)


_NASTY = st.text(
    alphabet=st.sampled_from("<>&\"'/=;`{}% ab\n\u2028\u202e\x00\x1b\x85🧭\ud800-!"), min_size=1, max_size=40
)


@settings(max_examples=40, deadline=None)
@given(_NASTY)
def test_hostile_text_adds_no_element(nasty: str) -> None:
    base = _one_article("quiet words")
    hostile = _one_article(nasty)

    def shape(record: Record) -> list[str]:
        tree = lxml.html.document_fromstring(page_html(record).encode("utf-8"), parser=_PARSER)
        return [str(e.tag) for e in tree.iter() if e.tag not in {"p", "br"}]

    assert set(shape(hostile)) <= set(shape(base)) | {"h3", "a", "bdi"}


_PARSER = lxml.html.HTMLParser(encoding="utf-8")


def _one_article(words: str) -> Record:
    record = invented_record()
    text = f"{words}. He said {words} to us."
    article = dataclasses.replace(record.articles[0], text=text, title=words, outlet=words, sha256=digest(text))
    anchor = Anchor("gazette", 0, len(words), words)
    statement = Statement("s", "direct", None, words, words, words, words, record.articles[0].published, (anchor,))
    return dataclasses.replace(
        record,
        articles=(article,),
        sentences=(),
        links=(),
        origins=(dataclasses.replace(record.origins[0], articles=("gazette",), why=(words,)),),
        actors=(),
        statements=(statement,),
        events=(),
        positions=(),
        outcomes=(),
        channels=(),
        questions=(),
        differences=(),
        account=(Section(words, (Line(words, (anchor,), 1),)),),
    )


@given(st.text(alphabet="ab \n🧭", max_size=60))
def test_blocks_are_the_lines_that_hold_words(text: str) -> None:
    blocks = find_blocks(text, {})
    assert [text[int(s) : int(e)] for s, e, _ in blocks] == [line for line in text.split("\n") if line.strip()]


def test_anchored_spans_are_merged(record: Record) -> None:
    spans = find_anchored_spans(record)
    whole = at("readout", "The Minister and the Envoy met in Port Ilva on 4 March.")
    assert (whole.start, whole.end) in spans["readout"]
    assert all(a[1] < b[0] for found in spans.values() for a, b in pairwise(found))


def test_large_record_is_quick_and_small(record: Record) -> None:
    large = _large(record, articles=200, statements=3000)
    started = time.perf_counter()
    html = page_html(large)
    assert time.perf_counter() - started < SECONDS_FOR_3000_STATEMENTS
    assert len(html.encode()) < LARGEST_PAGE


def _large(record: Record, *, articles: int, statements: int) -> Record:
    text = "\n".join(f"Sentence {n} of an article about ferries, 🧭 boats and harbours." for n in range(50))
    rows = [
        dataclasses.replace(record.articles[0], id=f"a{n}", text=text, title=f"Ferry report {n}", origin=f"o{n // 2}")
        for n in range(articles)
    ]
    origins = [dataclasses.replace(record.origins[0], id=f"o{n}", articles=(f"a{2 * n}", f"a{2 * n + 1}"))
               for n in range(articles // 2)]  # fmt: skip
    said = []
    for n in range(statements):
        start = (n * 61) % 2800
        anchor = Anchor(f"a{n % articles}", start, start + 60, text[start : start + 60])
        said.append(
            dataclasses.replace(
                record.statements[n % 11], id=f"x{n}", anchors=(anchor,), same_as=(f"x{n - 1}",) if n % 3 else ()
            )
        )
    return dataclasses.replace(
        record,
        articles=tuple(rows),
        sentences=(),
        links=(),
        origins=tuple(origins),
        statements=tuple(said),
        events=(),
        positions=(),
        outcomes=(),
        channels=(),
        questions=(),
        differences=(),
        actors=tuple(dataclasses.replace(a, roles=()) for a in record.actors),
        account=(),
    )
