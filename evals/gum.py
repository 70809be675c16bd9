"""Documents of GUM: running text put together from tokens, with the mentions annotated in it.

`xml/` has the tokens in sentences and paragraphs, `tsv/` (WebAnno TSV 3.2) the same tokens with entities and
the relations between them. Both list the same tokens in the same order, so that the text is built once, with
the offset of every token, and mentions become spans of it.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rashomon.vocabulary import Span

# Relations that say two mentions are one entity; `disc` leads to a clause and the bridging kinds to a part.
COREFERENT = frozenset({"coref", "ana", "cata", "appos", "pred"})
_BREAKS = re.compile(r"</?(?:p|head|caption|item|l|sp|quote|list|lg|figure|note)\b")
_ROW = re.compile(r"(\d+-\d+)\t")
_REFERENT = re.compile(r"(\w+)(?:\[(\d+)\])?$")
_RELATION = re.compile(r"(\d+-\d+)(?:\[(\d+)_(\d+)\])?$")
_AFTER_NONE = frozenset("( [ { $ £ € # /".split())  # no blank after these
_BEFORE_NONE = frozenset(", . ; : ? ! ) ] } % / ...".split())  # nor before these
_OPENING = "``"  # the tag of an opening quotation mark
_NOUNS = frozenset({"NN", "NP"})  # as tags begin
_AFTER_HEAD = frozenset({"IN", "IN/that", "WDT", "WP", "WRB", "TO", ",", "(", ":"})
_PRONOUNS = frozenset({"PP", "PP$", "WP", "WP$", "WDT", "DT", "PDT"})

Kind = Literal["name", "description", "pronoun"]


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention: its span, what it is (`person`, `organization`, `place`, …), its entity's number, its form.

    `core` leaves out what follows the head noun; `head` is the core's last word.
    """

    span: Span
    core: Span
    head: Span
    type: str
    entity: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Document:
    """A document of GUM as plain text, a line for each paragraph; `mentions` in text order."""

    name: str
    text: str
    mentions: tuple[GoldMention, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    text: str
    tag: str


def read_documents(folder: Path, genre: str) -> list[Document]:
    """The documents of one genre (`news`, `interview`, `speech`), sorted by name."""
    return [read_document(folder, path.stem) for path in sorted((folder / "xml").glob(f"GUM_{genre}_*.xml"))]


def read_document(folder: Path, name: str) -> Document:
    """One document; `ValueError` where its two files do not have the same tokens."""
    text, tokens = _running_text((folder / "xml" / f"{name}.xml").read_text("utf-8"))
    rows = _rows((folder / "tsv" / f"{name}.tsv").read_text("utf-8"))
    if [t.text for t in tokens] != [row[2] for row in rows]:
        raise ValueError(f"{name}: the tokens of xml and tsv differ")
    return Document(name, text, tuple(_mentions(tokens, rows)))


def _running_text(xml: str) -> tuple[str, list[_Token]]:
    """The tokens with blanks put back where English has them, paragraphs as lines."""
    tokens: list[_Token] = []
    pieces: list[str] = []
    at, glued, inside = 0, True, False  # whether the next token follows without a blank; whether in a `<w>`
    for line in xml.split("\n"):
        if line.startswith("<"):
            if _BREAKS.match(line) and pieces and pieces[-1] != "\n":
                pieces.append("\n")
                at += 1
                glued = True
            inside = line.startswith("<w") or (inside and not line.startswith("</w"))
            glued = glued and not line.startswith("</w")
            continue
        if "\t" not in line:
            continue
        word, tag = (html.unescape(part) for part in line.split("\t")[:2])
        if not (glued or _joins_before(word, tag)):
            pieces.append(" ")
            at += 1
        tokens.append(_Token(Span(at, at + len(word)), word, tag))
        pieces.append(word)
        at += len(word)
        glued = inside or word in _AFTER_NONE or tag == _OPENING
    return "".join(pieces), tokens


def _joins_before(word: str, tag: str) -> bool:
    return (
        word in _BEFORE_NONE
        or tag in {"POS", "''"}
        or word.casefold() in {"n't", "n’t"}
        or (word[0] in "'’" and tag != _OPENING and len(word) > 1)
    )


def _rows(tsv: str) -> list[list[str]]:
    return [line.split("\t") for line in tsv.split("\n") if _ROW.match(line)]


def _mentions(tokens: list[_Token], rows: list[list[str]]) -> Iterator[GoldMention]:
    held: dict[str, list[int]] = defaultdict(list)  # a referent's tokens; one without a number is named by its token
    types: dict[str, str] = {}
    same: dict[str, str] = {}
    for at, row in enumerate(rows):
        for referent in _split(row[3]):
            if match := _REFERENT.match(referent):
                key = match[2] or row[0]
                held[key].append(at)
                types[key] = match[1]
        for kind, relation in zip(_split(row[8]), _split(row[9]), strict=True):
            match = _RELATION.match(relation)
            if kind in COREFERENT and match:
                source, target = match[2] or "0", match[3] or "0"
                _unite(same, match[1] if source == "0" else source, row[0] if target == "0" else target)
    numbers = {root: i for i, root in enumerate(dict.fromkeys(_root(same, key) for key in held))}
    for key, indices in sorted(held.items(), key=lambda item: (item[1][0], -item[1][-1])):
        words = [tokens[i] for i in indices]
        core = _core(words)
        spans = (_span(words), _span(core), core[-1].span)
        yield GoldMention(*spans, types[key], numbers[_root(same, key)], _kind(words, core[-1]))


def _span(words: list[_Token]) -> Span:
    return Span(words[0].span.start, words[-1].span.end)


def _split(cell: str) -> list[str]:
    return [] if cell == "_" else cell.split("|")


def _root(same: dict[str, str], key: str) -> str:
    while key in same:
        key = same[key]
    return key


def _unite(same: dict[str, str], a: str, b: str) -> None:
    a, b = _root(same, a), _root(same, b)
    if a != b:
        same[a] = b


def _core(words: list[_Token]) -> list[_Token]:
    """The words up to the head: those before a preposition, comma, participle or clause that follows a noun."""
    core: list[_Token] = []
    for word in words:
        if core and core[-1].tag[:2] in _NOUNS and (word.tag in _AFTER_HEAD or word.tag.startswith("VV")):
            break
        core.append(word)
    while len(core) > 1 and core[-1].tag in {"POS", "''", _OPENING}:
        core.pop()
    return core


def _kind(words: list[_Token], head: _Token) -> Kind:
    if all(w.tag in _PRONOUNS for w in words):
        return "pronoun"
    return "name" if head.tag in {"NP", "NPS"} else "description"
