"""Fits the weights of `rashomon.people.likeness_weights`: `RASHOMON_SHARED=... python -m training.fit_likeness`.

Fitted on GUM (the half of its news, and the interviews and speeches, that rules may be chosen on) and on ECB+: of each
topic the eight longest articles of either subtopic are a story. An actor stands for the entity that most of its
mentions are annotated as, those by name first. Descriptions that ECB+ gives no other mention of who is meant take no
part, as it annotates some sentences only.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from evals.material import shared
from evals.people import read_part
from rashomon.language import ParsedArticle, ParsedSentence, parse_articles, parse_text
from rashomon.people import Cast, Mention, find
from rashomon.people.likeness import find_likenesses
from rashomon.people.portraits import draw_portraits
from rashomon.reading import read_articles
from training.fit_references import Gold, Instance, fit

STORY = 8  # articles of a subtopic
GROUPS = ("person", "body")
_CLOSING = frozenset({".", ",", ")", ";", ":", "?", "!", "n't", "%", "''"})
Entity = Callable[[ParsedArticle, ParsedSentence, Mention], object]
Place = tuple[int, int, str]  # start and end in the text, entity


def read_cast(parsed: Sequence[ParsedArticle], cast: Cast, entity_of: Entity, source: str) -> Iterator[Instance]:
    """The descriptions of a story that may be somebody told of, with who they are."""
    votes: dict[str, Counter[tuple[bool, object]]] = defaultdict(Counter)
    for article in parsed:
        for row in article.sentences:
            for m in cast.mentions.get(row.sentence.id, ()):
                if (entity := entity_of(article, row, m)) is not None:
                    votes[m.actor][m.kind == "name", entity] += 1
    meant = {a: max(c, key=lambda k: (k[0], c[k], str(k[1])))[1] for a, c in votes.items()}
    for found in find_likenesses(draw_portraits(parsed, cast)):
        own = meant.get(found.portrait.actor.id)
        right = frozenset(i for i, c in enumerate(found.choices) if meant.get(c.actor.id) == own)
        if own is not None and (right or not source.startswith("ecb")):
            named = frozenset(range(len(found.choices)))
            yield Instance(found.group, source, tuple(found.features), right, named)


def read_gum() -> Iterator[Instance]:
    for document in read_part("chosen_on"):
        parsed = parse_text(document.text)
        cast = find.find_cast([parsed])
        gold = Gold(document, parsed, cast.mentions)
        at = {row.sentence.id: n for n, row in enumerate(parsed.sentences)}
        yield from read_cast(
            [parsed], cast, lambda _, row, m, g=gold, a=at: g.entity(a[row.sentence.id], m.head), document.name
        )


def read_ecb() -> Iterator[Instance]:
    for topic in sorted((shared() / "data" / "ecbplus" / "ECB+").iterdir()):
        for plus in (False, True):
            files = [p for p in sorted(topic.glob("*.xml")) if p.stem.endswith("plus") == plus]
            files = sorted(files, key=lambda p: -p.stat().st_size)[:STORY]
            texts = {p.stem: _read(p) for p in files}
            rows = [{"text": text, "source": name, "title": ""} for name, (text, _) in texts.items()]
            parsed = parse_articles(read_articles(rows).articles)
            gold = {a.article.id: texts[a.article.source][1] for a in parsed}

            def entity_of(a: ParsedArticle, row: ParsedSentence, m: Mention, gold=gold) -> object:  # type: ignore[no-untyped-def]
                place = row.sentence.start + row.parse.tokens[m.head].start
                return next((e for start, end, e in gold[a.article.id] if start <= place < end), None)

            yield from read_cast(parsed, find.find_cast(parsed), entity_of, f"ecb{topic.name}")


def _read(path: Path) -> tuple[str, list[Place]]:
    """The text of an article, and where people, bodies and places stand in it."""
    root = ET.parse(path).getroot()
    text, sentence, place = "", "", {}
    for token in root.findall("token"):
        word = token.text or ""
        if token.get("sentence") != sentence:
            text, sentence = text + ("\n\n" if text else ""), token.get("sentence")
        elif text and not (word in _CLOSING or word.startswith("'") or text[-1] in "($“"):
            text += " "
        place[token.get("t_id")] = (len(text), len(text) + len(word))
        text += word
    chains = {s.get("m_id"): f"{r.get('note') or path.stem}{r.get('r_id') if r.tag != 'CROSS_DOC_COREF' else ''}"
              for r in root.iterfind("Relations/*") for s in r.findall("source")}  # fmt: skip
    found = []
    for m in root.iterfind("Markables/*"):
        if m.tag.startswith(("HUMAN", "NON_HUMAN", "LOC")):
            entity = chains.get(m.get("m_id"), f"{path.stem}_{m.get('m_id')}")
            found += [(*place[t.get("t_id")], entity) for t in m.findall("token_anchor")]
    return text, found


def main() -> None:
    find.join_likely = lambda _, cast: cast
    rows = [*read_gum(), *read_ecb()]
    for group in GROUPS:
        weights = fit(i for i in rows if i.group == group)
        print(f"{group}: " + ", ".join(f"{n!r}: {w}" for n, w in sorted(weights.items(), key=lambda r: -r[1])))


if __name__ == "__main__":
    main()
