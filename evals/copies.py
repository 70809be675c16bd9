"""How well copies are found: `python -m evals.copies [--shared FOLDER]`, or as `copies` in `make eval`.

Pairs of `rewrites/` (found, kind, false links, direction), origins of the two gold stories, and links among independent
coverage in `data/basil`. Thresholds were chosen on s01-s07 and basil; `held_` figures are those of s08-s14 alone.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from evals.material import shared
from rashomon.copies import find_links as find_links_with
from rashomon.copies import find_origins
from rashomon.language import load_encoder
from rashomon.reading import read_articles
from rashomon.vocabulary import Article, Link

COPY = ("duplicate", "reprint", "rewrite")
CHOSEN_ON = "s08"  # pairs of articles before this name served to choose thresholds


def find_links(articles: Sequence[Article]) -> tuple[Link, ...]:
    """The links as `rashomon read` finds them: with the sentence encoder."""
    encoder = load_encoder()
    return find_links_with(articles, encoder.encode if encoder else None)


def measure(folder: Path | None = None) -> dict[str, float]:
    """The figures by name; `MissingError` without the material."""
    folder = folder or shared()
    figures = _measure_rewrites(folder / "rewrites")
    figures |= _measure_stories(folder)
    return figures | _measure_independent(folder / "data" / "basil" / "articles")


def _named(articles: Sequence[Article]) -> dict[str, str]:
    """File names without folder and suffix, by article id."""
    return {article.id: Path(article.source).stem for article in articles}


def _measure_rewrites(folder: Path) -> dict[str, float]:
    articles = read_articles(folder / "texts").articles
    names = _named(articles)
    links = {(names[link.a], names[link.b]): link for link in find_links(articles)}
    pairs = json.loads((folder / "pairs.json").read_text("utf-8"))
    held = [pair for pair in pairs if pair["a"] >= CHOSEN_ON]
    figures = _score_pairs(pairs, links) | {f"held_{k}": v for k, v in _score_pairs(held, links).items()}
    keys = [json.loads(line) for line in (folder / "key.jsonl").read_text("utf-8").splitlines()]
    copies = {(source, k["id"]) for k in keys for source in (k["source"], k.get("blended_with")) if source}
    wrong = sum(_points_wrong(link, a, b, copies) for (a, b), link in sorted(links.items()))
    figures["direction_right"] = 1 - wrong / max(len(links), 1)
    return figures | {"direction_told": _share_told(links, {(k["source"], k["id"]) for k in keys})}


def _share_told(links: dict[tuple[str, str], Link], copies: set[tuple[str, str]]) -> float:
    """Of the sources and their copies, the share whose direction is told."""
    told = sum((links.get((a, b)) or links[b, a]).direction != "unknown" for a, b in copies)
    return told / len(copies)


def _points_wrong(link: Link, a: str, b: str, copies: set[tuple[str, str]]) -> bool:
    """Whether a link names a source that is not one; two copies of one source have it in common."""
    if link.direction == "common_source":
        return (a, b) in copies or (b, a) in copies
    return link.direction != "unknown" and ((a, b) if link.direction == "b_from_a" else (b, a)) not in copies


def _score_pairs(pairs: list[dict[str, Any]], links: dict[tuple[str, str], Link]) -> dict[str, float]:
    found = kinds = copies = false = others = 0
    for pair in pairs:
        link = links.get((pair["a"], pair["b"])) or links.get((pair["b"], pair["a"]))
        if pair["label"] in ("rewrite", "reprint"):
            part = pair.get("part", False)
            copies += 1
            found += link is not None and (part or link.kind in COPY)
            kinds += link is not None and (link.kind == pair["label"] or (part and link.kind == "passages"))
        else:
            others += 1
            false += link is not None
    return {"found": found / copies, "kind": kinds / copies, "left_alone": 1 - false / others}


def _measure_stories(folder: Path) -> dict[str, float]:
    figures = {}
    for name in ("beijing", "crimea"):
        articles = read_articles(folder / "gold" / f"{name}.jsonl").articles
        names = _named(articles)
        found = [{names[one] for one in o.articles} for o in find_origins(articles, find_links(articles))]
        key = json.loads((folder / "gold" / f"{name}.json").read_text("utf-8"))["accounts"]
        wanted = [{_full(short, names.values()) for short in account} for account in key]
        figures[f"origins_{name}"] = sum(group in found for group in wanted) / len(wanted)
    return figures


def _full(short: str, names: Iterable[str]) -> str:
    return next(name for name in sorted(names) if name.startswith(f"{short}_") or f"_{short}_" in name)


def _measure_independent(folder: Path) -> dict[str, float]:
    """Three outlets a story: hardly any of their articles is a copy of another."""
    rows = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*/*.json"))]
    texts = ["\n".join(" ".join(paragraph) for paragraph in row["body-paragraphs"]) for row in rows]
    drafts = [
        {"title": row["title"], "text": text, "published": row["date"], "source": row["uuid"]}
        for row, text in zip(rows, texts, strict=True)
    ]
    articles = read_articles(drafts).articles
    copies = [link for link in find_links(articles) if link.kind in COPY]
    return {"independent_kept": 1 - len(copies) / max(len(articles), 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, help="folder of data sets (default: beside this checkout)")
    for name, value in sorted(measure(parser.parse_args().shared).items()):
        print(f"{name:20} {value:.3f}")


if __name__ == "__main__":
    main()
