"""The tables of the lexicon as a whole: how many rows each has, and words that stand in several."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

import rashomon.lexicon

FOLDER = Path(rashomon.lexicon.__file__).parent
TABLES = sorted(FOLDER.glob("*.tsv"))
PAGE = Path(__file__).parents[2] / "docs" / "lexicon.md"


def rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("table", TABLES, ids=[t.stem for t in TABLES])
def test_a_table_holds_as_many_rows_as_the_page_says(table: Path) -> None:
    told = dict(re.findall(r"^\| `([a-z_]+)` \| ([\d,]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert int(told[table.stem].replace(",", "")) == len(rows(table))


@pytest.mark.parametrize("table", TABLES, ids=[t.stem for t in TABLES])
def test_every_row_has_an_example_and_what_is_read_in_it(table: Path) -> None:
    assert [row for row in rows(table) if not row["example"].strip() or not row["expected"].strip()] == []
