"""Statements of one article: every quotation to its cue, then the clauses of the cues that quote nothing.

Work goes paragraph by paragraph. A quotation belongs to the cue whose content holds it, else to the cue
printed next to it, else to a colon before it, else to the statement it continues. Marks round a
few words that no cue governs are scare quotes or titles and no statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.language import ParsedArticle
from rashomon.speech.attitudes import find_attitudes
from rashomon.speech.clauses import find_cues, subject_of
from rashomon.speech.contents import bounds, content_spans, is_whole, strip_span
from rashomon.speech.cues import ACTS, SAYING, STRONG, VIEWS
from rashomon.speech.found import Cue, FoundStatement
from rashomon.speech.paragraph import Paragraph
from rashomon.text import Quotation, find_quotations
from rashomon.vocabulary import Span

SPOKEN_ROLES = frozenset({"body", "heading"})
NEAR = 12  # tokens between a quotation and a cue printed after it; titles between verb and name do not count here
WHOLE_WORDS = 6  # words that a quotation without any cue needs to count as speech rather than as scare quotes
MAX_QUOTATIONS = 200  # of a paragraph; more is no prose, and each is compared with the paragraph's cues
SCARE_WORDS = 3  # words between marks that, without anybody who says them, are scare quotes
MIN_INDIRECT = 3  # tokens an indirect statement's content needs
_NOBODY = frozenset(
    {"i", "we", "you", "one", "this", "that", "there", "it", "what", "which", "nobody", "everyone", "these", "those"}
)


@dataclass(frozen=True, slots=True)
class _Attributed:
    """A quotation with its cue (None: nobody says it here) in sentence `at` of its paragraph."""

    quotation: Quotation
    at: int
    cue: Cue | None
    whole: bool  # the quotation is the statement: nothing unquoted belongs to it


def find_article_statements(parsed: ParsedArticle, *, attitudes: bool = False) -> list[FoundStatement]:
    """The statements of one article, in text order; with `attitudes` those that tell what somebody thinks as well."""
    found: list[FoundStatement] = []
    thought: list[FoundStatement] = []
    before: Paragraph | None = None
    for paragraph in _paragraphs(parsed):
        rows = _in_paragraph(paragraph, found, before)
        found = _joined(found, rows, before, paragraph)
        thought += find_attitudes(paragraph, rows) if attitudes else ()
        before = paragraph
    return sorted(found + thought, key=lambda s: (s.content[0].start, -s.content[-1].end, s.cue))


def _joined(
    found: list[FoundStatement], rows: list[FoundStatement], before: Paragraph | None, paragraph: Paragraph
) -> list[FoundStatement]:
    """`found` and `rows`, a quotation that runs over the paragraph's end made one statement with its other half."""
    last = before.quotations[-1] if before and before.quotations else None
    first = paragraph.quotations[0] if paragraph.quotations else None
    if last is None or first is None or last.closed or first.outer_start != paragraph.block.start:
        return found + rows
    if paragraph.text[first.outer_start] != paragraph.text[last.outer_start]:
        return found + rows  # marks of another kind: the one before was merely never closed
    head = next((s for s in found if s.content[-1].start == last.start), None)
    tail = min((s for s in rows if s.kind == "direct"), key=lambda s: s.content[0].start, default=None)
    if head is None or tail is None or not (tail.inherited or not head.cue):
        return found + rows
    named = tail if tail.cue and not tail.inherited else head
    whole = replace(named, kind="direct", content=head.content + tail.content, inherited=False)
    return [s for s in found if s is not head] + [whole] + [s for s in rows if s is not tail]


def _paragraphs(parsed: ParsedArticle) -> list[Paragraph]:
    text, rows, at = parsed.article.text, [], 0
    for block in parsed.article.blocks:
        inside = []
        while at < len(parsed.sentences) and parsed.sentences[at].sentence.start < block.end:
            inside.append(parsed.sentences[at])
            at += 1
        if inside and block.role in SPOKEN_ROLES:
            quotations = find_quotations(text, block.start, block.end)
            paragraph = Paragraph(text, block, inside, quotations if len(quotations) <= MAX_QUOTATIONS else ())
            paragraph.cues = [find_cues(s.parse, paragraph.quoted(i)) for i, s in enumerate(inside)]
            rows.append(paragraph)
    return rows


def _in_paragraph(
    paragraph: Paragraph, found: Sequence[FoundStatement], before: Paragraph | None
) -> list[FoundStatement]:
    rows: list[FoundStatement] = []
    attributed: list[_Attributed] = []
    for q in paragraph.quotations:
        attributed.append(_attribute(paragraph, q, attributed[-1] if attributed else None))
    used: set[tuple[int, int]] = set()
    for row in attributed:
        if row.cue is None:
            rows = _continued(paragraph, rows, _without_cue(paragraph, row, [*found, *rows], before))
        elif (row.at, row.cue.token) not in used:
            used.add((row.at, row.cue.token))
            group = [a for a in attributed if a.cue and a.at == row.at and a.cue.token == row.cue.token]
            rows += _quoting(paragraph, row.at, row.cue, group)
    for at, cues in enumerate(paragraph.cues):
        rows += [s for c in cues if (at, c.token) not in used for s in _indirect(paragraph, at, c)]
    return rows


def _continued(paragraph: Paragraph, rows: list[FoundStatement], more: list[FoundStatement]) -> list[FoundStatement]:
    """`rows` and `more`; a quotation that goes on where the one before it ended is one statement with it."""
    last = max((r for r in rows if r.kind == "direct"), key=lambda r: r.content[-1].end, default=None)
    if last is None or len(more) != 1 or not more[0].inherited or more[0].cue != last.cue:
        return rows + more
    here = paragraph.holding(more[0].content[0].start)
    spoken = max(paragraph.holding(span.start) for span in (last.content[-1], *last.cue))
    if here > spoken + 1:
        return rows + more
    whole = replace(last, content=last.content + more[0].content)
    return [whole if row is last else row for row in rows]


def _attribute(paragraph: Paragraph, q: Quotation, before: _Attributed | None) -> _Attributed:
    first, last = paragraph.holding(q.start), paragraph.holding(q.end - 1)
    if first < 0 or last < 0:
        return _Attributed(q, max(first, last, 0), None, False)
    after = _cue_after(paragraph, q, last)
    if after:
        return _Attributed(q, last, after, True)
    inside = paragraph.tokens(first, q.start, q.end)
    holding = [c for c in paragraph.cues[first] if inside and inside[0] in c.content]
    if holding:
        cue = min(holding, key=lambda c: (_is_view(paragraph, first, c), len(c.content), c.token))
        return _Attributed(q, first, cue, is_whole(paragraph, first, cue, q))
    near = _cue_before(paragraph, q, first) or _colon_before(paragraph, q, first)
    if before and _is_second_half(paragraph, q, first, before, near):
        return _Attributed(q, first, before.cue, True)
    if near:
        return _Attributed(q, first, near, _opens_speech(paragraph, q))
    only = _only_cue(paragraph, q, first, inside)
    return _Attributed(q, first, only, False)


def _is_second_half(paragraph: Paragraph, q: Quotation, at: int, before: _Attributed, near: Cue | None) -> bool:
    """`“…,” said X, who …, “…”`: does the sentence's quotation before this one go on here, its cue between the two?"""
    if before.cue is None or before.at != at or not before.whole or (near and near.token != before.cue.token):
        return False
    said = paragraph.sentences[at].sentence.start + paragraph.sentences[at].parse.tokens[before.cue.token].start
    comma = paragraph.text[paragraph.block.start : q.outer_start].rstrip().endswith((",", "—", "–"))
    return comma and before.quotation.end <= said < q.start


def _opens_speech(paragraph: Paragraph, q: Quotation) -> bool:
    """Does a quotation after its cue stand alone: after a colon or comma, or beginning with a capital?"""
    lead = paragraph.text[paragraph.block.start : q.outer_start].rstrip()
    words = len(paragraph.text[q.start : q.end].split())
    return words > 1 and (lead.endswith((":", ",")) or paragraph.text[q.start].isupper())


def _colon_before(paragraph: Paragraph, q: Quotation, at: int) -> Cue | None:
    """`X gave some reasons to reporters: “…”`: the subject of the clause before a colon speaks."""
    if not paragraph.text[paragraph.block.start : q.outer_start].rstrip().endswith(":"):
        return None
    return _root_cue(paragraph, at, paragraph.tokens(at, paragraph.sentences[at].sentence.start, q.outer_start))


def _root_cue(paragraph: Paragraph, at: int, tokens: Sequence[int]) -> Cue | None:
    parse = paragraph.sentences[at].parse
    verbs = [i for i in tokens if parse.tokens[i].pos in {"VERB", "AUX"} and subject_of(parse, i) >= 0]
    main = next((i for i in verbs if parse.tokens[i].head == i), verbs[0] if verbs else -1)
    return Cue(main, subject_of(parse, main), (), False, (main,)) if main >= 0 else None


def _only_cue(paragraph: Paragraph, q: Quotation, at: int, inside: Sequence[int]) -> Cue | None:
    """The sentence's only verb of saying with a speaker, if it stands before the quotation: it governs the rest."""
    parse = paragraph.sentences[at].parse
    said = [
        c for c in paragraph.cues[at]
        if c.source >= 0 and parse.tokens[c.token].lemma.casefold() in SAYING and parse.tokens[c.token].pos == "VERB"
    ]  # fmt: skip
    if len(said) != 1 or not inside or said[0].token > inside[0] or len(paragraph.text[q.start : q.end].split()) < 2:
        return None
    cue = said[0]
    first = min([*cue.content, cue.token + 1])
    if not cue.token < first:
        return None
    return Cue(cue.token, cue.source, tuple(range(first, inside[-1] + 1)), False, cue.words)


def _is_view(paragraph: Paragraph, at: int, cue: Cue) -> bool:
    """A verb of viewing governs a quotation only where no verb of saying does."""
    return paragraph.sentences[at].parse.tokens[cue.token].lemma.casefold() in VIEWS


def _cue_after(paragraph: Paragraph, q: Quotation, at: int) -> Cue | None:
    """`“…,” said X`: the cue right after a quotation that begins its sentence, or follows only its own first half."""
    text = paragraph.text
    closing = text[q.outer_end : q.outer_end + 2].lstrip()
    if text[q.end - 1] not in ",?!…—–-" and closing[:1] not in {",", "—", "–"}:
        return None
    sentence = paragraph.sentences[at]
    if paragraph.holding(q.start) == at and any(
        sentence.parse.tokens[i].pos in {"VERB", "AUX"} and i not in paragraph.quoted(at)
        for i in paragraph.tokens(at, sentence.sentence.start, q.outer_start)
    ):
        return None
    following = next(
        (x.outer_start for x in paragraph.quotations if x.outer_start >= q.outer_end), sentence.sentence.end
    )
    tokens = paragraph.tokens(at, q.outer_end, min(following, sentence.sentence.end))[:NEAR]
    cue = next((c for c in paragraph.cues[at] if c.token in tokens), None)
    return cue or _bare_cue(paragraph, at, tokens)


def _cue_before(paragraph: Paragraph, q: Quotation, at: int) -> Cue | None:
    """`X said: “…”`, `X told reporters “…”`: the last verb before the quotation, if it is a cue."""
    sentence = paragraph.sentences[at]
    tokens = paragraph.tokens(at, sentence.sentence.start, q.outer_start)
    quoted = paragraph.quoted(at)
    verbs = [i for i in tokens if sentence.parse.tokens[i].pos == "VERB" and i not in quoted]
    if not verbs:
        return None
    cue = next((c for c in paragraph.cues[at] if c.token == verbs[-1]), None)
    return cue or _bare_cue(paragraph, at, verbs[-1:])


def _bare_cue(paragraph: Paragraph, at: int, tokens: Sequence[int]) -> Cue | None:
    """A verb of saying whose clause the parser did not see."""
    parse = paragraph.sentences[at].parse
    for index in tokens:
        lemma = parse.tokens[index].lemma.casefold()
        if parse.tokens[index].pos == "VERB" and (lemma in SAYING or lemma in ACTS):
            return Cue(index, subject_of(parse, index), (), False, (index,))
    return None


def _quoting(paragraph: Paragraph, at: int, cue: Cue, group: Sequence[_Attributed]) -> list[FoundStatement]:
    """The statement of one cue and the quotations it governs: direct if they are all of it, else mixed."""
    cue = max((a.cue for a in group if a.cue), key=lambda c: len(c.content), default=cue)
    if all(a.whole for a in group):
        spans = tuple(Span(a.quotation.start, a.quotation.end) for a in group)
        return [_statement(paragraph, at, cue, "direct", spans)]
    words = sum(len(paragraph.text[a.quotation.start : a.quotation.end].split()) for a in group)
    if cue.source < 0 and words <= SCARE_WORDS:
        return []
    outer = [Span(a.quotation.outer_start, a.quotation.outer_end) for a in group]
    spans = content_spans(paragraph, at, cue, outer)
    return [_statement(paragraph, at, cue, "mixed", spans)] if spans else []


def _indirect(paragraph: Paragraph, at: int, cue: Cue) -> list[FoundStatement]:
    """The statement of a cue that quotes nothing; none where nobody says it or nothing is said."""
    parse = paragraph.sentences[at].parse
    token = parse.tokens[cue.token]
    if cue.source < 0 or len(cue.content) < MIN_INDIRECT or cue.source in cue.content:
        return []
    if parse.tokens[cue.source].text.casefold() in _NOBODY:
        return []
    alone = len(cue.words) == 1  # `according to` needs no verb of saying
    if (
        token.pos == "VERB"
        and alone
        and (_negated(parse.children[cue.token], paragraph, at) or not _reports(cue, token.lemma.casefold()))
    ):
        return []
    spans = content_spans(paragraph, at, cue, [])
    inside = [q for q in paragraph.quotations for s in spans if q.start < s.end and s.start < q.end]
    if not spans or any(q.end - q.start > 0.8 * (spans[-1].end - spans[0].start) for q in inside):
        return []
    return [_statement(paragraph, at, cue, "mixed" if inside else "indirect", spans)]


def _reports(cue: Cue, lemma: str) -> bool:
    """Is this verb by itself enough to say that somebody said something?"""
    return (lemma in SAYING and not cue.loose) or lemma in STRONG


def _negated(children: Sequence[int], paragraph: Paragraph, at: int) -> bool:
    return any(paragraph.sentences[at].parse.tokens[c].dep == "neg" for c in children)


def _statement(paragraph: Paragraph, at: int, cue: Cue, kind: str, spans: tuple[Span, ...]) -> FoundStatement:
    sentence = paragraph.sentences[at]
    return FoundStatement(
        kind,  # type: ignore[arg-type]
        (),
        tuple(bounds(sentence, i, i + 1) for i in cue.words),
        spans,
        sentence.sentence.id,
        cue.source,
        sentence.sentence.id,
        cue.token,
        _addressee(paragraph, at, cue),
    )


def _addressee(paragraph: Paragraph, at: int, cue: Cue) -> str:
    """To whom: the object of `tell`, or `to X` after another verb of saying, if it is short."""
    parse = paragraph.sentences[at].parse
    verb = parse.tokens[cue.token]
    for child in parse.children[cue.token]:
        token = parse.tokens[child]
        if (verb.lemma == "tell" and token.dep in {"dobj", "dative"}) or (
            verb.lemma in {"say", "speak"} and token.dep == "prep" and token.text == "to"
        ):
            tree = parse.subtree(child)
            if token.dep == "prep":
                tree = tree[1:]
            if tree and tree[-1] - tree[0] < NEAR and not set(tree) & set(cue.content):
                return parse.words(tree[0], tree[-1] + 1)
    return ""


def _without_cue(
    paragraph: Paragraph, row: _Attributed, found: Sequence[FoundStatement], before: Paragraph | None
) -> list[FoundStatement]:
    """A quotation that no cue of its paragraph governs."""
    q = row.quotation
    span = strip_span(paragraph.text, Span(q.start, q.end))
    if span is None or not _sentence_like(paragraph, q):
        return []
    carried = _carried(paragraph, q, found, before)
    if carried:
        return [replace(carried, kind="direct", content=(span,), addressee="", inherited=True)]
    return [FoundStatement("direct", (), (), (span,))]


def _sentence_like(paragraph: Paragraph, q: Quotation) -> bool:
    """Several words with a verb, beginning a sentence: speech, not a title or a scare quote."""
    at = paragraph.holding(q.start)
    if at < 0:
        return False
    words = paragraph.tokens(at, q.start, q.end)
    tokens = paragraph.sentences[at].parse.tokens
    verb = any(tokens[i].pos in {"VERB", "AUX"} for i in words)
    begins = not paragraph.text[paragraph.sentences[at].sentence.start : q.outer_start].strip()
    return verb and begins and len(paragraph.text[q.start : q.end].split()) >= WHOLE_WORDS


def _carried(
    paragraph: Paragraph, q: Quotation, found: Sequence[FoundStatement], before: Paragraph | None
) -> FoundStatement | None:
    """The statement whose speaker goes on: before it in this paragraph, at the end of the last one, or a colon's."""
    here = [s for s in found if paragraph.block.start <= s.content[0].start < q.start]
    if here:
        last = max(here, key=lambda s: s.content[-1].end)
        return last if last.kind != "indirect" else None
    if before is None or paragraph.text[paragraph.block.start : q.outer_start].strip():
        return None
    if paragraph.text[before.block.end - 1] == ":":
        return _colon(before)
    there = [s for s in found if before.block.start <= s.content[0].start < before.block.end and s.kind == "direct"]
    last_there = max(there, key=lambda s: s.content[-1].end, default=None)
    return last_there if last_there and _fills(paragraph) else None


def _fills(paragraph: Paragraph) -> bool:
    """Does the paragraph consist of quotations alone?"""
    rest = sum(q.outer_end - q.outer_start for q in paragraph.quotations)
    return rest >= 0.95 * (paragraph.block.end - paragraph.block.start)


def _colon(before: Paragraph) -> FoundStatement | None:
    """`… struck a hopeful note on Sunday:` — the subject of the sentence that ends in the colon speaks."""
    at = len(before.sentences) - 1
    sentence = before.sentences[at]
    cue = _root_cue(before, at, range(len(sentence.parse.tokens)))
    if cue is None:
        return None
    sid = sentence.sentence.id
    words = (bounds(sentence, cue.token, cue.token + 1),)
    return FoundStatement("direct", (), words, (Span(0, 1),), sid, cue.source, sid, cue.token)
