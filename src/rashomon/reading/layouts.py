"""Markup that only lays a page out, made plain, so that the extraction does not take it for data."""

from __future__ import annotations

from typing import Any

PARAGRAPHS = 2  # in one cell of a table: more than a table of data has
BLOCKS = "p", "h1", "h2", "h3"
LIST_CHARS = 40  # of the items of a list, on the average: shorter ones are menus
CELLS = "table", "thead", "tbody", "tfoot", "tr", "td", "th"


def mend_layout(tree: Any) -> None:
    """Tables that hold the article become blocks; lists right under the body and sources of quotations stay."""
    for cell in tree.xpath("//td[count(.//p) + count(.//h1) >= $least]", least=PARAGRAPHS):
        table = next((one for one in cell.iterancestors("table")), None)
        for part in table.iter(*CELLS) if table is not None else ():
            part.tag = "div"
    for items in tree.xpath("/html/body/ul | /html/body/ol"):
        texts = [" ".join(item.text_content().split()) for item in items.iter("li")]
        if texts and sum(map(len, texts)) >= LIST_CHARS * len(texts) and not items.xpath(".//li/a"):
            for item in items.iter("li"):
                item.tag = "p"
            items.tag = "div"
    for source in tree.xpath("//blockquote//footer | //figure//blockquote/following-sibling::figcaption"):
        source.tag = "p"
