"""Statements of one article: every quotation to its cue, then the clauses of the cues that quote nothing.

Work goes paragraph by paragraph. A quotation belongs to the cue whose content holds it, else to the cue
printed next to it, else to a colon before it, else to the statement it continues. Marks round a
few words that no cue governs are scare quotes or titles and no statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.clauses import find_standing, is_object, objects_of_prepositions
from rashomon.language import Parse, ParsedArticle
from rashomon.lexicon import is_speech
from rashomon.speech.attitudes import Listed, find_attitudes
from rashomon.speech.attribution import Attributed, find_attribution
from rashomon.speech.beside import NEAR
from rashomon.speech.contents import bounds, content_spans, strip_span
from rashomon.speech.found import Cue, FoundStatement
from rashomon.speech.labels import find_colon_cue, find_labelled
from rashomon.speech.paragraph import Paragraph
from rashomon.speech.sentence import find_cues
from rashomon.text import Quotation, find_quotations
from rashomon.vocabulary import Span

SPOKEN_ROLES = frozenset({"body", "heading"})
WHOLE_WORDS = 6  # words that a quotation without any cue needs to count as speech rather than as scare quotes
MAX_QUOTATIONS = 200  # of a paragraph; more is no prose, and each is compared with the paragraph's cues
SCARE_WORDS = 3  # words between marks that, without anybody who says them, are scare quotes
MIN_INDIRECT = 3  # tokens an indirect statement's content needs
_NOBODY = frozenset(
    {"i", "we", "you", "one", "this", "that", "there", "it", "what", "which", "nobody", "everyone", "these", "those"}
)


def find_article_statements(parsed: ParsedArticle, *, attitudes: Listed | None = None) -> list[FoundStatement]:
    """The statements of one article, in text order; with cues of `attitudes` those that tell what somebody thinks."""
    found: list[FoundStatement] = []
    thought: list[FoundStatement] = []
    before: Paragraph | None = None
    for paragraph in _paragraphs(parsed):
        rows = _in_paragraph(paragraph, found, before)
        found = _joined(found, rows, before, paragraph)
        thought += find_attitudes(paragraph, rows, attitudes) if attitudes is not None else ()
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
    if head is None or tail is None or (tail.cue and not tail.inherited and head.cue):
        return found + rows
    named = tail if tail.cue and not tail.inherited else head
    whole = replace(named, kind="direct", content=head.content + tail.content, inherited=False)
    return [s for s in found if s is not head] + [whole] + [s for s in rows if s is not tail]


def _paragraphs(parsed: ParsedArticle) -> list[Paragraph]:
    text, rows, at = parsed.article.text, [], 0
    named = ((s.parse.tokens[n.last - 1], n.label) for s in parsed.sentences for n in s.names)
    persons = frozenset(token.text for token, label in named if label == "PERSON")
    for block in parsed.article.blocks:
        inside = []
        while at < len(parsed.sentences) and parsed.sentences[at].sentence.start < block.end:
            inside.append(parsed.sentences[at])
            at += 1
        if inside and block.role in SPOKEN_ROLES:
            quotations = find_quotations(text, block.start, block.end)
            paragraph = Paragraph(text, block, inside, quotations if len(quotations) <= MAX_QUOTATIONS else (), persons)
            paragraph.cues = [find_cues(s.parse, paragraph.quoted(i)) for i, s in enumerate(inside)]
            rows.append(paragraph)
    return rows


def _in_paragraph(
    paragraph: Paragraph, found: Sequence[FoundStatement], before: Paragraph | None
) -> list[FoundStatement]:
    rows: list[FoundStatement] = []
    attributed: list[Attributed] = []
    for q in paragraph.quotations:
        attributed.append(find_attribution(paragraph, q, attributed[-1] if attributed else None))
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
    return rows or find_labelled(paragraph)


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


def _quoting(paragraph: Paragraph, at: int, cue: Cue, group: Sequence[Attributed]) -> list[FoundStatement]:
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
    if token.pos == "VERB" and alone and not (_is_told(parse, cue.token) and _reports(parse, cue)):
        return []
    spans = content_spans(paragraph, at, cue, [])
    inside = [q for q in paragraph.quotations for s in spans if q.start < s.end and s.start < q.end]
    if not spans or any(q.end - q.start > 0.8 * (spans[-1].end - spans[0].start) for q in inside):
        return []
    return [_statement(paragraph, at, cue, "mixed" if inside else "indirect", spans)]


def _is_told(parse: Parse, verb: int) -> bool:
    """Is it told that somebody spoke, not that he did not, may, or is to?"""
    reality, affirmed, *_ = find_standing(parse, verb)
    return affirmed and reality in {"real", "alleged", "planned"}


def _reports(parse: Parse, cue: Cue) -> bool:
    """Is this verb with what it takes enough to say that somebody said something?"""
    lemma = parse.tokens[cue.token].lemma
    if is_speech(lemma, "raise"):
        raised = (parse.tokens[c] for c in parse.children[cue.token] if is_object(parse.tokens[c]))
        return any(is_speech(token.lemma, "topic", "noun") for token in raised)
    clause = not cue.loose and is_speech(lemma, "clause", "infinitive", "whom infinitive")
    return clause or is_speech(lemma, "object")


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
    lemma, whom = parse.tokens[cue.token].lemma, []
    if lemma == "tell":
        whom = [c for c in parse.children[cue.token] if is_object(parse.tokens[c])]
    elif lemma in {"say", "speak"}:
        whom = [noun.index for word, noun in objects_of_prepositions(parse, cue.token) if word == "to"]
    trees = (
        tree for tree in map(parse.subtree, whom) if tree[-1] - tree[0] < NEAR and not set(tree) & set(cue.content)
    )
    return next((parse.words(tree[0], tree[-1] + 1) for tree in trees), "")


def _without_cue(
    paragraph: Paragraph, row: Attributed, found: Sequence[FoundStatement], before: Paragraph | None
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
    verb = any(
        sentence.parse.tokens[i].pos in {"VERB", "AUX"}
        for number, sentence in enumerate(paragraph.sentences[at:], at)
        if sentence.sentence.start < q.end
        for i in paragraph.tokens(number, q.start, q.end)
    )
    begins = not paragraph.text[paragraph.sentences[at].sentence.start : q.outer_start].strip()
    return verb and begins and len(paragraph.text[q.start : q.end].split()) >= WHOLE_WORDS


def _carried(
    paragraph: Paragraph, q: Quotation, found: Sequence[FoundStatement], before: Paragraph | None
) -> FoundStatement | None:
    """The statement whose speaker goes on: before it in this paragraph, at the end of the last one, or a colon's."""
    here = [s for s in found if paragraph.block.start <= s.content[0].start < q.start]
    if here:
        last = max(here, key=lambda s: s.content[-1].end)
        near = paragraph.holding(last.content[-1].start) == paragraph.holding(q.start) - 1
        return last if last.kind != "indirect" or near else None
    if before is None or paragraph.text[paragraph.block.start : q.outer_start].strip():
        return None
    if paragraph.text[before.block.end - 1] == ":":
        return _colon(before)
    there = [s for s in found if before.block.start <= s.content[-1].start < before.block.end and s.kind == "direct"]
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
    cue = find_colon_cue(before, at, range(len(sentence.parse.tokens)))
    if cue is None:
        return None
    sid = sentence.sentence.id
    words = (bounds(sentence, cue.token, cue.token + 1),)
    return FoundStatement("direct", (), words, (Span(0, 1),), sid, cue.source, sid, cue.token)
