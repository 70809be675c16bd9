"""Who said what: statements gathered by speaker, the same utterance only once."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.show.legend import Legend, Mark
from rashomon.show.story import Backing, find_backing
from rashomon.show.when import find_date_label
from rashomon.vocabulary import Anchor, Record, Statement

OPENING = "\"'“„«\u2018\u2039"
CLOSING = "\"'”“»\u2019\u203a"
_KIND_ORDER = {"direct": 0, "mixed": 1, "indirect": 2}


@dataclass(frozen=True, slots=True)
class Wording:
    """Other words in which the same utterance is printed elsewhere."""

    words: str
    kind: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing that was said, with every place that prints it. `key` and `also`: the ids of its statements.

    `why`: how its speaker was found.
    """

    key: str
    also: tuple[str, ...]
    words: str
    kind: str
    cue: str
    said_on: str
    addressee: str
    place: str
    via: str
    printed_as: str
    why: str
    backing: Backing
    marks: tuple[Mark, ...]
    others: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker with all that is said to be theirs. `name` is empty where nobody could be named."""

    key: str
    name: str
    side: str
    role: str
    count: int
    utterances: tuple[Utterance, ...]


def find_words(statement: Statement, legend: Legend) -> str:
    """A statement's exact words; quotation marks only round what stands inside them in the article."""
    if not statement.anchors:
        return statement.content
    return " … ".join(_piece(statement.kind, a, legend) for a in statement.anchors)


def _piece(kind: str, anchor: Anchor, legend: Legend) -> str:
    exact = anchor.exact.strip()
    if kind == "indirect" or not exact:
        return exact
    if kind == "direct":
        marked = exact[0] in OPENING and exact[-1] in CLOSING and len(exact) > 1
        return exact if marked else f"“{exact.strip('“”«»„')}”" if _is_bare(exact) else f"“{exact}”"
    return _with_outer_marks(anchor, legend)


def _is_bare(exact: str) -> bool:
    """Whether the only quotation marks of `exact` are loose ones at its ends."""
    return not any(c in "“”«»„" for c in exact[1:-1])


def _with_outer_marks(anchor: Anchor, legend: Legend) -> str:
    """A mixed piece with the marks that stand directly at its ends in the article, if they make pairs with its own."""
    row = legend.articles.get(anchor.article)
    text = row.text if row else ""
    before = text[anchor.start - 1 : anchor.start] if anchor.start else ""
    after = text[anchor.end : anchor.end + 1]
    exact = anchor.exact
    straight = exact.count('"') % 2 == 1
    closes_open = exact.count("”") > exact.count("“")
    opens_only = exact.count("“") > exact.count("”")
    whole = before in ('"', "“") and after in ('"', "”") and before != "" and after != ""
    lead = before if (before == '"' and straight) or (before == "“" and closes_open) else ""
    tail = after if (after == '"' and straight and not lead) or (after == "”" and opens_only) else ""
    if whole and not straight and not closes_open and not opens_only:
        return f"{before}{exact}{after}"
    return f"{lead}{exact}{tail}".strip()


def find_utterance_groups(statements: tuple[Statement, ...]) -> tuple[tuple[Statement, ...], ...]:
    """Statements that are one utterance, by `same_as` both ways; each group's clearest wording first."""
    known = {s.id: s for s in statements}
    parent = {s.id: s.id for s in statements}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for s in statements:
        for other in s.same_as:
            if other in known:
                first, second = sorted((root(s.id), root(other)))
                parent[second] = first
    groups: dict[str, list[Statement]] = {}
    for s in statements:
        groups.setdefault(root(s.id), []).append(s)
    return tuple(tuple(sorted(g, key=lambda s: _KIND_ORDER.get(s.kind, 3))) for g in groups.values())


def find_speakers(record: Record, legend: Legend) -> tuple[Speaker, ...]:
    """Speakers with their utterances: most different ones first, the unnamed last."""
    by_speaker: dict[str, list[tuple[Statement, ...]]] = {}
    for group in find_utterance_groups(record.statements):
        speaker = next((s.speaker for s in group if s.speaker in legend.actors), None)
        by_speaker.setdefault(speaker or "", []).append(group)
    known = {s.id: s for s in record.statements}
    views = [
        _speaker(actor, tuple(_utterance(g, known, legend, len(record.origins)) for g in groups), groups, legend)
        for actor, groups in by_speaker.items()
    ]
    return tuple(sorted(views, key=lambda v: (not v.name, -len(v.utterances), -v.count, v.name, v.key)))


def _speaker(
    actor: str, utterances: tuple[Utterance, ...], groups: list[tuple[Statement, ...]], legend: Legend
) -> Speaker:
    row = legend.actors.get(actor)
    role = next((r.role for r in row.roles if r.held == "now"), "") if row else ""
    side = legend.side(actor)
    name = row.name if row else ""
    return Speaker(actor, name, "" if side == name else side, role, sum(map(len, groups)), utterances)


def _printed_as(statement: Statement, legend: Legend) -> str:
    """How the article calls the speaker, where that is not one of the speaker's names or holds it."""
    row = legend.actors.get(statement.speaker or "")
    printed = statement.speaker_text
    known = row is not None and (printed in row.names or row.name in printed)
    return "" if known else printed


def _utterance(group: tuple[Statement, ...], known: dict[str, Statement], legend: Legend, total: int) -> Utterance:
    main = group[0]
    words = find_words(main, legend)
    rest: dict[str, list[Statement]] = {}
    for s in group:
        rest.setdefault(find_words(s, legend), []).append(s)
    same = rest.pop(words)
    via = known.get(main.via) if main.via else None
    return Utterance(
        key=f"s-{main.id}",
        also=tuple(f"s-{s.id}" for s in group if s is not main),
        words=words,
        kind=main.kind,
        cue=main.cue,
        said_on=find_date_label(main.said_on),
        addressee=main.addressee,
        place=main.place,
        via=legend.name(via.speaker, via.speaker_text or "somebody not named") if via else "",
        printed_as=_printed_as(main, legend),
        why=main.why,
        backing=find_backing(legend.tellings(a for s in group for a in s.anchors), total),
        marks=legend.marks(a for s in same for a in s.anchors),
        others=tuple(Wording(w, g[0].kind, legend.marks(a for s in g for a in s.anchors)) for w, g in rest.items()),
    )
