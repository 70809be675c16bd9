"""Statements of one article: every quotation to its cue, then the clauses of the cues that quote nothing.

Work goes paragraph by paragraph. A quotation belongs to the cue whose content holds it, else to the cue
printed next to it, else to a colon before it, else to the statement it continues. Marks round a
few words that no cue governs are scare quotes or titles and no statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from rashomon.clauses import (
    find_standing,
    is_finite,
    is_infinitive,
    is_negated,
    is_object,
    is_verb,
    objects_of_prepositions,
)
from rashomon.language import Parse, ParsedArticle
from rashomon.lexicon import has_speech, is_speech, is_telling, rule_words
from rashomon.speech.attitudes import Listed, find_attitudes
from rashomon.speech.attribution import Attributed, find_attribution
from rashomon.speech.beside import NEAR, SPOKEN_WORDS
from rashomon.speech.contents import bounds, content_spans, strip_span
from rashomon.speech.found import Cue, FoundStatement
from rashomon.speech.labels import find_colon_cue, find_labelled
from rashomon.speech.paragraph import Paragraph, quotations_of
from rashomon.speech.sentence import find_cues
from rashomon.speech.signed import find_signature
from rashomon.speech.subjects import is_any
from rashomon.speech.verbs import is_state, refuses
from rashomon.text import Quotation
from rashomon.vocabulary import Span

SPOKEN_ROLES = frozenset({"body", "heading"})
WHOLE_WORDS = 6  # words that a quotation without any cue needs to count as speech rather than as scare quotes
MAX_QUOTATIONS = 200  # of a paragraph; more is no prose, and each is compared with the paragraph's cues
SCARE_WORDS = 3  # words between marks that, without anybody who says them, are scare quotes
MIN_INDIRECT = 3  # tokens an indirect statement's content needs
PERSON_OBJECTS = frozenset({"him", "her", "them"})
_NOBODY = rule_words("no speaker")
_OWN = frozenset({"i", "we"})
_NAMING = frozenset({"name", "identify", "quote"})


def find_article_statements(parsed: ParsedArticle, *, attitudes: Listed | None = None) -> list[FoundStatement]:
    """The statements of one article, in text order; with cues of `attitudes` those that tell what somebody thinks."""
    found: list[FoundStatement] = []
    thought: list[FoundStatement] = []
    before: Paragraph | None = None
    paragraphs = _paragraphs(parsed)
    for paragraph, following in zip_longest(paragraphs, paragraphs[1:]):
        rows = _in_paragraph(paragraph, found, before, following)
        found = _joined(found, rows, before, paragraph)
        thought += find_attitudes(paragraph, rows, attitudes) if attitudes is not None else ()
        before = paragraph if before is None or _is_prose(paragraph) else before
    return sorted(found + thought, key=lambda s: (s.content[0].start, -s.content[-1].end, s.cue))


def _is_prose(paragraph: Paragraph) -> bool:
    """Not a caption or heading between two paragraphs of one speech: without marks, and no sentence ends it."""
    return bool(paragraph.quotations) or paragraph.text[paragraph.block.end - 1] in ".!?…:;,”\"’'"


def _joined(
    found: list[FoundStatement], rows: list[FoundStatement], before: Paragraph | None, paragraph: Paragraph
) -> list[FoundStatement]:
    """`found` and `rows`, a quotation that runs over the paragraph's end made one statement with its other half."""
    last = before.quotations[-1] if before and before.quotations else None
    first = paragraph.quotations[0] if paragraph.quotations else None
    if last is None or first is None or last.closed or first.outer_start != paragraph.block.start:
        return found + rows
    if not first.runs_on and paragraph.text[first.outer_start] != paragraph.text[last.outer_start]:
        return found + rows  # marks of another kind: the one before was merely never closed
    head = next((s for s in found if s.content[-1].start <= last.start < s.content[-1].end), None)
    tail = min((s for s in rows if s.kind == "direct"), key=lambda s: s.content[0].start, default=None)
    if head is None or tail is None or (_own_cue(tail) and _own_cue(head)):
        return found + rows
    named = tail if _own_cue(tail) else head
    kind = head.kind if first.runs_on else "direct"
    whole = replace(named, kind=kind, content=head.content + tail.content, inherited=False)
    return [s for s in found if s is not head] + [whole] + [s for s in rows if s is not tail]


def _own_cue(said: FoundStatement) -> bool:
    return bool(said.cue) and not said.inherited


def _paragraphs(parsed: ParsedArticle) -> list[Paragraph]:
    rows: list[Paragraph] = []
    text, at = parsed.article.text, 0
    named = ((s.parse.tokens[n.last - 1], n.label) for s in parsed.sentences for n in s.names)
    persons = frozenset(token.text for token, label in named if label == "PERSON")
    for block in parsed.article.blocks:
        inside = []
        while at < len(parsed.sentences) and parsed.sentences[at].sentence.start < block.end:
            inside.append(parsed.sentences[at])
            at += 1
        if inside and block.role in SPOKEN_ROLES:
            quotations = quotations_of(text, block, rows[-1] if rows else None)
            paragraph = Paragraph(text, block, inside, quotations if len(quotations) <= MAX_QUOTATIONS else (), persons)
            paragraph.cues = [find_cues(s.parse, paragraph.quoted(i)) for i, s in enumerate(inside)]
            rows.append(paragraph)
    return rows


def _in_paragraph(
    paragraph: Paragraph, found: Sequence[FoundStatement], before: Paragraph | None, following: Paragraph | None
) -> list[FoundStatement]:
    attributed: list[Attributed] = []
    for q in paragraph.quotations:
        attributed.append(find_attribution(paragraph, q, attributed[-1] if attributed else None))
    rows = _cued(paragraph, attributed)
    for row in attributed:
        if row.cue is None:
            signed = find_signature(paragraph, row.quotation, following)
            more = [signed] if signed else _without_cue(paragraph, row, [*found, *rows], before)
            rows = _continued(paragraph, rows, more)
    return rows or find_labelled(paragraph) or _set_off(paragraph, before)


def _set_off(paragraph: Paragraph, before: Paragraph | None) -> list[FoundStatement]:
    """`The mayor replied:` and a paragraph of hers without marks, as markup sets it off: it speaks as `I` or `we`."""
    if before is None or paragraph.quotations or before.text[before.block.end - 1] != ":":
        return []
    words = {t.text.lower() for s in paragraph.sentences for t in s.parse.tokens if t.pos == "PRON"}
    carried = None if words.isdisjoint(_OWN) else _colon(before)
    last = before.sentences[-1]
    if carried is None or not is_speech(last.parse.tokens[carried.cue_token].lemma, "clause"):
        return []
    span = strip_span(paragraph.text, Span(paragraph.block.start, paragraph.block.end))
    return [replace(carried, kind="indirect", content=(span,))] if span else []


def _cued(paragraph: Paragraph, attributed: Sequence[Attributed]) -> list[FoundStatement]:
    """The statements of all cues: of those that quote, then of those that do not."""
    rows: list[FoundStatement] = []
    used: set[tuple[int, int]] = set()
    for row in attributed:
        if row.cue is not None and (row.at, row.cue.token) not in used:
            used.add((row.at, row.cue.token))
            group = [a for a in attributed if a.cue and a.at == row.at and a.cue.token == row.cue.token]
            rows += _quoting(paragraph, row.at, row.cue, group)
    for at, cues in enumerate(paragraph.cues):
        rows += [s for c in cues if (at, c.token) not in used for s in _indirect(paragraph, at, c)]
    return rows


def _continued(paragraph: Paragraph, rows: list[FoundStatement], more: list[FoundStatement]) -> list[FoundStatement]:
    """`rows` and `more`; a quotation that goes on where the one before it ended is one statement with it."""
    if len(more) != 1 or not more[0].inherited:
        return rows + more
    told = (r for r in rows if r.kind == "direct" and r.content[-1].end <= more[0].content[0].start)
    last = max(told, key=lambda r: r.content[-1].end, default=None)
    if last is None or more[0].cue != last.cue:
        return rows + more
    here = paragraph.holding(more[0].content[0].start)
    if here > _told_at(paragraph, last) + 1:
        return rows + more
    whole = replace(last, content=last.content + more[0].content)
    return [whole if row is last else row for row in rows]


def _quoting(paragraph: Paragraph, at: int, cue: Cue, group: Sequence[Attributed]) -> list[FoundStatement]:
    """The statement of one cue and the quotations it governs: direct if they are all of it, else mixed."""
    cue = max((a.cue for a in group if a.cue), key=lambda c: len(c.content), default=cue)
    if _is_unsaid(paragraph, at, cue, group):
        return []
    if all(a.whole for a in group):
        spans = tuple(Span(a.quotation.start, a.quotation.end) for a in group)
        return [_statement(paragraph, at, cue, "direct", spans)]
    outer = [Span(a.quotation.outer_start, a.quotation.outer_end) for a in group]
    spans = content_spans(paragraph, at, cue, outer)
    return [_statement(paragraph, at, cue, "mixed", spans)] if spans else []


def _is_unsaid(paragraph: Paragraph, at: int, cue: Cue, group: Sequence[Attributed]) -> bool:
    """`did not say “…”`, `nobody said “…”`; and what merely goes by a name: `known as “…”`."""
    parse = paragraph.sentences[at].parse
    token = parse.tokens[cue.token]
    if cue.source < 0 and not all(a.whole for a in group):
        few = sum(paragraph.words_in(a.quotation) for a in group) <= SCARE_WORDS
        return few or (token.pos == "VERB" and not is_telling(token.lemma))
    if any(paragraph.text[: a.quotation.outer_start].rstrip().endswith(":") for a in group):
        return False  # `did not hold back: “…”`
    if is_telling(token.lemma):
        return token.pos == "VERB" and not find_standing(parse, cue.token).affirmed
    return token.pos == "VERB" and has_speech(token.lemma) and is_negated(parse, cue.token)


def _indirect(paragraph: Paragraph, at: int, cue: Cue) -> list[FoundStatement]:
    """The statement of a cue that quotes nothing; none where it is unattributed or nothing is said."""
    parse = paragraph.sentences[at].parse
    token = parse.tokens[cue.token]
    if cue.loose and 0 < len(cue.content) < MIN_INDIRECT:
        cue = _to_the_end(parse, cue)
    if cue.source < 0 or len(cue.content) < MIN_INDIRECT or cue.source in cue.content:
        return []
    source = parse.tokens[cue.source].text
    if source in {"it", "its"} or source.casefold() in _NOBODY or is_any(parse, cue):
        return []
    if _asks_about_name(parse, cue):
        return []
    above = parse.tokens[token.head]
    if cue.loose and is_infinitive(parse, cue.token) and above.pos == "NOUN" and above.index < cue.token:
        return []  # `a meeting to discuss the dam`
    alone = len(cue.words) == 1  # `according to` needs no verb of saying
    if token.pos == "VERB" and alone and not (_is_told(parse, cue.token, cue.loose) and _reports(parse, cue)):
        return []
    spans = content_spans(paragraph, at, cue, [])
    inside = [q for q in paragraph.quotations for s in spans if q.start < s.end and s.start < q.end]
    if not spans or any(q.end - q.start > 0.8 * (spans[-1].end - spans[0].start) for q in inside):
        return []
    row = _statement(paragraph, at, cue, "mixed" if inside else "indirect", spans)
    return [replace(row, attitude=True) if not inside and _tells_of_whom(paragraph, at, cue) else row]


def _asks_about_name(parse: Parse, cue: Cue) -> bool:
    """`who asked not to be named`, `asked to be identified only by her first name`."""
    words = [parse.tokens[i].text.casefold() for i in cue.content[:4]]
    verb = next((parse.tokens[i].lemma for i in cue.content if parse.tokens[i].tag == "VBN"), "")
    return words[:3] == ["not", "to", "be"] or (words[:2] == ["to", "be"] and verb in _NAMING)


def _to_the_end(parse: Parse, cue: Cue) -> Cue:
    """`denied | reports | during the day of a halt`: with all that hangs on the verb right after its object."""
    below, last = set(parse.subtree(cue.token)), cue.content[-1] + 1
    while last in below and parse.tokens[last].pos not in {"PUNCT", "CCONJ"}:
        last += 1
    return replace(cue, content=(*cue.content[:-1], *range(cue.content[-1], last)))


def _tells_of_whom(paragraph: Paragraph, at: int, cue: Cue) -> bool:
    """`praised Anna Pine`: the content is whom it was said of, and no words."""
    sentence = paragraph.sentences[at]
    parse = sentence.parse
    whom = [c for c in parse.children[cue.token] if is_object(parse.tokens[c])] if cue.loose else []
    persons = {n.last - 1 for n in sentence.names if n.label == "PERSON"}
    return any(
        (c in persons or parse.tokens[c].text.casefold() in PERSON_OBJECTS)
        and set(cue.content) <= set(parse.subtree(c))
        for c in whom
    )


def _is_told(parse: Parse, verb: int, loose: bool) -> bool:
    """Is it told that somebody spoke, not that he did not, may, or is to? `will tell them that …` was told before."""
    reality, affirmed, *_ = find_standing(parse, verb)
    return affirmed and reality in ({"real", "alleged"} if loose else {"real", "alleged", "planned"})


def _reports(parse: Parse, cue: Cue) -> bool:
    """Is this verb with what it takes enough to say that somebody said something?"""
    lemma = parse.tokens[cue.token].lemma
    if refuses(parse, cue) or is_state(parse, cue):
        return False
    if is_speech(lemma, "raise"):
        raised = (parse.tokens[c] for c in parse.children[cue.token] if is_object(parse.tokens[c]))
        return any(is_speech(token.lemma, "topic", "noun") for token in raised)
    told = is_finite(parse.tokens[cue.token]) and parse.tokens[cue.token].tag != "VBG"
    told = told or any(is_verb(parse.tokens[i]) for i in cue.content)  # not `holding workers | hostage`
    clause = told and not cue.loose and is_speech(lemma, "clause", "infinitive", "whom infinitive")
    return clause or is_speech(lemma, "object") or _describes(parse, cue)


def _describes(parse: Parse, cue: Cue) -> bool:
    """`described the pier as rotten`: what something is said to be."""
    whom = [c for c in parse.children[cue.token] if is_object(parse.tokens[c]) and c in cue.content]
    other = any(not parse.tokens[c].text.casefold().endswith(("self", "selves")) for c in whom)
    says = other and is_speech(parse.tokens[cue.token].lemma, "marks")
    after = (parse.tokens[i] for i in cue.content if i > whom[0]) if says else ()
    return any(t.text.casefold() == "as" and t.head in {cue.token, *whom} for t in after)


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
    at = paragraph.holding(q.start)
    if span is None or at < 0 or paragraph.text[paragraph.sentences[at].sentence.start : q.outer_start].strip():
        return []
    carried = _carried(paragraph, q, found, before)
    goes_on = carried is not None and carried.kind == "direct" and _told_at(paragraph, carried) == at - 1 >= 0
    if not (_sentence_like(paragraph, q, at) or (goes_on and _ends(paragraph, q))):
        return []
    if carried:
        return [replace(carried, kind="direct", content=(span,), addressee="", inherited=True)]
    return [FoundStatement("direct", (), (), (span,))]


def _sentence_like(paragraph: Paragraph, q: Quotation, at: int) -> bool:
    """Several words with a verb, or a few that end as a sentence does: speech, not a title or a scare quote."""
    verb = any(
        sentence.parse.tokens[i].pos in {"VERB", "AUX"}
        for number, sentence in enumerate(paragraph.sentences[at:], at)
        if sentence.sentence.start < q.end
        for i in paragraph.tokens(number, q.start, q.end)
    )
    return verb and paragraph.words_in(q) >= (SPOKEN_WORDS if _ends(paragraph, q) else WHOLE_WORDS)


def _ends(paragraph: Paragraph, q: Quotation) -> bool:
    """Does a sentence end inside the marks?"""
    return q.double and paragraph.text[q.end - 1] in ".!?…"


def _carried(
    paragraph: Paragraph, q: Quotation, found: Sequence[FoundStatement], before: Paragraph | None
) -> FoundStatement | None:
    """The statement whose speaker goes on: before it in this paragraph, at the end of the last one, or a colon's."""
    here = [s for s in found if paragraph.block.start <= s.content[0].start and s.content[-1].end <= q.start]
    if here:
        last = max(here, key=lambda s: (_told_at(paragraph, s), s.kind == "direct", s.content[-1].end))
        near = _told_at(paragraph, last) == paragraph.holding(q.start) - 1
        goes_on = last.kind != "indirect" or near
        return last if goes_on else None
    if before is None or paragraph.text[paragraph.block.start : q.outer_start].strip():
        return None
    if paragraph.text[before.block.end - 1] == ":":
        return _colon(before)
    if not (q.runs_on or _fills(paragraph)):
        return None
    return _last_of(before, found)


def _last_of(before: Paragraph, found: Sequence[FoundStatement]) -> FoundStatement | None:
    """Of a paragraph the statement whose speaker may go on in the next: the last quoted, or of the last sentence."""
    last = len(before.sentences) - 1
    there = [s for s in found if before.block.start <= s.content[-1].start < before.block.end]
    told = [s for s in there if s.kind == "direct" or (s.cue and _told_at(before, s) == last)]
    inside = [o for s in told for o in s.content]
    outer = [s for s in told if not s.cue or not any(o.start <= s.cue[0].start < o.end for o in inside)]
    return max(outer, key=lambda s: (_told_at(before, s), s.kind == "direct", s.content[-1].end), default=None)


def _told_at(paragraph: Paragraph, said: FoundStatement) -> int:
    """The last sentence of the paragraph in which a statement or its cue stands."""
    return max(paragraph.holding(span.start) for span in (said.content[-1], *said.cue))


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
    sid, words = sentence.sentence.id, (bounds(sentence, cue.token, cue.token + 1),)
    return FoundStatement("direct", (), words, (Span(0, 1),), sid, cue.source, sid, cue.token)
