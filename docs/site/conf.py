"""How Sphinx builds the site: `make docs` writes it to out/docs. The pages themselves are plain Markdown.

Sphinx with MyST and furo: it runs the tutorial, takes a lost link for an error, and loads nothing from elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PARTS = {
    "First": ["tutorial", "how-to/the-page"],
    "How to": [
        "how-to/articles-in",
        "how-to/check",
        "how-to/two-texts",
        "how-to/event-data",
        "how-to/exports",
        "how-to/corpus",
        "how-to/follow",
    ],
    "To look up": ["record", "codes", "commands"],
    "The steps": (
        "architecture reading copies language lexicon clauses people dates speech events compare account page "
        "library following".split()
    ),
    "Decisions": ["decisions/*"],
}

project = "rashomon"
author = "the rashomon maintainers"
copyright = f"{author}, Apache-2.0"
extensions = ["myst_nb"]
root_doc = "index"
exclude_patterns = ["site", "pictures"]
highlight_language = "none"
myst_heading_anchors = 3
nb_execution_mode = "force"  # the tutorial is kept without outputs, so that none is stale
nb_execution_raise_on_error = True
nb_execution_timeout = 300  # seconds for a cell; the first one loads the language model and reads nine articles
nb_ipywidgets_js: dict[str, dict[str, str]] = {}  # else pages with widgets would load scripts from elsewhere
html_theme = "furo"  # system fonts, all files its own
html_title = "rashomon"
html_copy_source = False
html_show_sphinx = False
html_static_path = ["static"]
html_css_files = ["site.css"]


def add_contents(_: Sphinx, page: str, source: list[str]) -> None:
    """Puts the site's contents under the first page, which lists all pages in tables of its own."""
    if page == root_doc:
        for title, pages in PARTS.items():
            listed = "\n".join(pages)
            source[0] += f"\n```{{toctree}}\n:hidden:\n:glob:\n:caption: {title}\n\n{listed}\n```\n"


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("source-read", add_contents)
