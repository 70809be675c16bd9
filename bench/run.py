"""What a run costs: `make bench`, or `python -m bench.run`.

Ratios of CPU seconds, each the best of a few runs, with the models loaded beforehand: the vectors of all distinct
sentences against the language model alone, as spaCy loads it, on the same sentences; what a whole run costs beside the
two, against the language model; and 200 reprints of one article against that article. Exit code 1 if one of them is
over its limit. For comparison also the last ratio for the whole command `rashomon read`, from its start to the written
page.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import _lru_cache_wrapper, cache
from pathlib import Path

from rashomon.threads import use_one_thread

use_one_thread()  # as the command does, and before numpy is imported

import spacy  # noqa: E402
from spacy.language import Language  # noqa: E402

import rashomon  # noqa: E402
from rashomon.language import Encoder, find_models, load_encoder  # noqa: E402
from rashomon.language.model import BATCH  # noqa: E402
from rashomon.vocabulary import Record  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "src" / "rashomon" / "demo" / "articles"
SHARED = Path(os.environ.get("RASHOMON_SHARED") or ROOT.parent / "shared")

RUNS = 5  # alternating, so that a busy spell of the machine strikes both sides
COMMANDS = 2  # rounds of whole commands, each of which loads the model anew
REPRINTS = 200  # copies of one article, each with another headline and outlet, every third one cut short
VECTORS_LIMIT = 0.35  # times the language model alone
REST_LIMIT = 0.25  # times the language model alone: all that is neither parse nor vectors
REPRINT_LIMIT = 3.0  # times the one article

Articles = Path | Sequence[Mapping[str, str]]


# The two seams to the project; all else here only measures.


def run(articles: Articles) -> Record:
    """One whole run, in this process; no sentence is remembered from the run before, only words and tables."""
    _encoder().forget()
    for remembering in _find_remembering():
        remembering.cache_clear()
    return rashomon.read(articles)


def _find_remembering() -> Iterator[_lru_cache_wrapper[object]]:
    """The functions of the project that keep a bounded number of answers: those asked about a text."""
    modules = [module for name, module in sorted(sys.modules.items()) if name.partition(".")[0] == "rashomon"]
    found = (value for module in modules for value in vars(module).values())
    return (f for f in found if isinstance(f, _lru_cache_wrapper) and (f.cache_parameters()["maxsize"] or 0) > 2)


def parse(sentences: Sequence[str]) -> None:
    """The language model alone, untouched, in batches as the step `language` makes them."""
    for _ in _plain_model().pipe(sentences, batch_size=BATCH):
        pass


def encode(sentences: Sequence[str]) -> None:
    """The sentence encoder alone, one thread."""
    _encoder().forget()
    _encoder().encode(sentences)


def _encoder() -> Encoder:
    found = load_encoder()
    if found is None:
        raise SystemExit("no sentence encoder is installed")
    return found


@cache
def _plain_model() -> Language:
    return spacy.load(find_models()[0].path)


def command(articles: Sequence[Mapping[str, str]]) -> None:
    """`rashomon read` as a process of its own, with all that it writes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in articles), encoding="utf-8")
        call = [sys.executable, "-c", "from rashomon.cli import main; main()", "read", str(path), "-q", "-o", folder]
        subprocess.run(call, check=True)


def main() -> int:
    run([{"text": "A sentence that has the model loaded and warm."}])
    parse(["So does this one."])
    over = [_against_model(name, articles) for name, articles in find_stories()]
    over.append(_against_reprints())
    return int(any(over))


def find_stories() -> list[tuple[str, Path]]:
    """The stories at hand: the demo, and the seeds where they are."""
    places = [("demo", DEMO), ("seeds", SHARED / "seeds"), ("crimea", SHARED / "gold" / "crimea.jsonl")]
    return [(name, path) for name, path in places if path.exists()]


def _against_model(name: str, articles: Path) -> bool:
    """Is one of the shares of a run over its limit?"""
    sentences = find_distinct(run(articles))
    whole, alone, vectors = find_best([lambda: run(articles), lambda: parse(sentences), lambda: encode(sentences)])
    words = sum(len(sentence.split()) for sentence in sentences)
    print(f"{name}: {len(sentences)} distinct sentences, {words} words; whole run {whole:.3f} CPU-s")
    over = _print_ratio("vectors", vectors, "language model alone", alone, VECTORS_LIMIT)
    return _print_ratio("all the rest", whole - alone - vectors, "language model alone", alone, REST_LIMIT) or over


def _against_reprints() -> bool:
    article = _longest(run(find_stories()[-1][1]))
    many = make_reprints(article, REPRINTS)
    whole, alone = find_best([lambda: run(many), lambda: run([article])])
    print(f"one article of {len(article['text'].split())} words")
    over = _print_ratio(f"{REPRINTS} reprints", whole, "the article", alone, REPRINT_LIMIT)
    many_cold, one_cold = find_best([lambda: command(many), lambda: command([article])], rounds=COMMANDS)
    print(f"  the command, cold: {REPRINTS} reprints {many_cold:.3f} CPU-s, the article {one_cold:.3f} CPU-s")
    return over


def find_distinct(record: Record) -> list[str]:
    """Every sentence of the record once, sorted, as the step `language` parses them."""
    text = {article.id: article.text for article in record.articles}
    return sorted({text[s.article][s.start : s.end] for s in record.sentences})


def _longest(record: Record) -> dict[str, str]:
    article = max(record.articles, key=lambda a: (len(a.text), a.id))
    return {"id": "original", "source": "original", "title": article.title, "text": article.text}


def make_reprints(article: Mapping[str, str], number: int) -> list[dict[str, str]]:
    """`article` and reprints of it, `number` in all: other headline and outlet, every third without its last line."""
    short = article["text"].rstrip().rpartition("\n")[0] or article["text"]
    return [
        dict(article),
        *(
            {
                "id": f"reprint-{i}",
                "source": f"reprint-{i}",
                "outlet": f"Outlet {i}",
                "title": f"Edition {i}",
                "text": article["text"] if i % 3 else short,
            }
            for i in range(1, number)
        ),
    ]


def find_best(works: Sequence[Callable[[], object]], *, rounds: int = RUNS) -> list[float]:
    """The least CPU seconds of each work over `rounds`, in each of which every work runs once."""
    taken = [[cpu_seconds(work) for work in works] for _ in range(rounds)]
    return [min(times) for times in zip(*taken, strict=True)]


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds of `work`, all threads and finished child processes included."""
    before = _cpu()
    work()
    return _cpu() - before


def _cpu() -> float:
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in uses)


def _print_ratio(what: str, cost: float, base: str, base_cost: float, limit: float) -> bool:
    ratio = cost / base_cost
    verdict = "ok" if ratio <= limit else "OVER"
    print(f"  {what} {cost:.3f} CPU-s, {base} {base_cost:.3f} CPU-s: {ratio:.2f} times (limit {limit:.2f})  {verdict}")
    return ratio > limit


if __name__ == "__main__":
    sys.exit(main())
