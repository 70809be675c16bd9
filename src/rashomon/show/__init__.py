"""Shows a record: one self-contained web page, tables and plain text for a terminal."""

from rashomon.show.clean import find_plain as plain_line
from rashomon.show.news import edits_text, news_text
from rashomon.show.page import page_html, write_page
from rashomon.show.summary import account_text, summary_text
from rashomon.show.table import table_rows, table_text

__all__ = [
    "account_text",
    "edits_text",
    "news_text",
    "page_html",
    "plain_line",
    "summary_text",
    "table_rows",
    "table_text",
    "write_page",
]
