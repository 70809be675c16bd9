"""The page's markup: no element closes another that a reader would still see as open."""

from __future__ import annotations

import re
from pathlib import Path

TEMPLATES = sorted((Path(__file__).parents[2] / "src" / "rashomon" / "show").glob("page*.html"))


def test_marks_that_unfold_stand_in_no_paragraph():
    """A browser ends a paragraph where `details` begins: what follows would fall out of its line."""
    for template in TEMPLATES:
        for paragraph in re.findall(r"<p\b[^>]*>(?:(?!</p>).)*", template.read_text("utf-8"), re.DOTALL):
            assert "marks(" not in paragraph, template.name
