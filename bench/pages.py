"""How well the article of a page is found: `make bench-reading PAGES=FOLDER`, or `python -m bench.pages FOLDER`.

`FOLDER` is a clone of fundus-evaluation (github.com/dobbersc/fundus-evaluation, MIT): 80 pages of 16 outlets and the
text of each, taken by hand. This project and the extractors people use read the same pages in one run; the mean over
the pages of precision, recall and F of lower-case words, each word as often as it stands, is printed. A headline in
front of the text is taken off for all. An extractor that is not installed is named and left out.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from rashomon.reading import read_articles

TARGET = 0.955  # mean F of this project
WORD = re.compile(r"\w+")
Extract = Callable[[Path, str], tuple[str, str]]  # the file and its page → (headline, text)


def by_rashomon(path: Path, page: str) -> tuple[str, str]:
    del page
    article = read_articles(path).articles[0]
    return article.title, article.text


def by_trafilatura(path: Path, page: str) -> tuple[str, str]:
    del path
    return "", importlib.import_module("trafilatura").extract(page, include_comments=False) or ""


def by_newspaper(path: Path, page: str) -> tuple[str, str]:
    article = importlib.import_module("newspaper").Article(f"https://page.example/{path.stem}")
    article.download(input_html=page)
    article.parse()
    return article.title, article.text


def by_readability(path: Path, page: str) -> tuple[str, str]:
    del path
    document = importlib.import_module("readability").Document(page)
    return document.short_title(), importlib.import_module("lxml.html").fromstring(document.summary()).text_content()


def by_newsplease(path: Path, page: str) -> tuple[str, str]:
    found = importlib.import_module("newsplease").NewsPlease.from_html(page, url=f"https://page.example/{path.stem}")
    return found.title or "", found.maintext or ""


EXTRACTORS: dict[str, Extract] = {
    "rashomon": by_rashomon,
    "trafilatura": by_trafilatura,
    "newspaper4k": by_newspaper,
    "readability": by_readability,
    "news-please": by_newsplease,
}


def score(found: str, wanted: str) -> tuple[float, float, float]:
    """(precision, recall, F) of the words of `found`."""
    one, two = Counter(WORD.findall(found.lower())), Counter(WORD.findall(wanted.lower()))
    common = sum((one & two).values())
    if not common:
        return 0.0, 0.0, 0.0
    precision, recall = common / sum(one.values()), common / sum(two.values())
    return precision, recall, 2 * precision * recall / (precision + recall)


def measure(extract: Extract, pages: list[tuple[Path, str, str]]) -> tuple[tuple[float, ...], float]:
    """The means over `pages`, and CPU-seconds a page."""
    scores, start = [], time.process_time()
    for path, page, wanted in pages:
        try:
            title, text = extract(path, page)
        except ModuleNotFoundError:
            raise
        except Exception as error:  # other programs fail on a page in ways of their own: it counts as nothing found
            print(f"{path.name}: {type(error).__name__}: {error}"[:120], file=sys.stderr)
            title, text = "", ""
        scores.append(score(text.strip().removeprefix(title), wanted))
    seconds = (time.process_time() - start) / len(pages)
    return tuple(sum(column) / len(scores) for column in zip(*scores, strict=True)), seconds


def load(folder: Path) -> list[tuple[Path, str, str]]:
    """Each page: its file, its source, the text it holds."""
    truth = json.loads((folder / "dataset" / "ground_truth.json").read_text("utf-8"))
    pages = []
    for name, told in sorted(truth.items()):
        path = folder / "dataset" / "html" / name
        pages.append((path, gzip.decompress(path.read_bytes()).decode("utf-8", "replace"), "\n".join(told["body"])))
    return pages


def main() -> int:
    """0 where this project reaches its target."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    pages = load(parser.parse_args().folder)
    print(f"{'':<14}precision  recall      F  CPU-s a page")
    reached = 0.0
    for name, extract in EXTRACTORS.items():
        try:
            (precision, recall, f), seconds = measure(extract, pages)
        except ModuleNotFoundError as error:
            print(f"{name:<14}not installed ({error.name})")
            continue
        reached = f if name == "rashomon" else reached
        print(f"{name:<14}{precision:9.4f}{recall:8.4f}{f:7.4f}{seconds:9.3f}")
    return 0 if reached >= TARGET else 1


if __name__ == "__main__":
    raise SystemExit(main())
