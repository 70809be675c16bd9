"""Questions: what the coverage asks or leaves open, followed to an answer where a later sentence gives one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.clauses import government_of, is_participle, is_verb
from rashomon.dates import edtf_interval
from rashomon.events.clauses import anchor_of
from rashomon.events.mention import EventMention
from rashomon.events.mentions import find_mentions
from rashomon.events.phrases import content_words, overlap, trimmed
from rashomon.events.triggers import find_triggers
from rashomon.language import Parse, ParsedArticle, ParsedSentence, Token
from rashomon.people import Cast
from rashomon.text import find_quotations
from rashomon.vocabulary import Anchor, Date, Question

_ROLES = frozenset({"title", "body", "heading"})
_ASKING = frozenset(
    "question unclear unknown uncertain decide know see wonder doubt consider discuss debate weigh clear unresolved "
    "mystery ask uncertainty speculation say sure determine".split()
)
_WEIGHING = frozenset("consider reconsider mull contemplate weigh debate discuss".split())
_ABOUT = frozenset({"of", "about", "over"})
_MAYBE = frozenset({"possibility", "prospect", "question"})
_UNKNOWN = frozenset("question unclear unknown uncertain mystery uncertainty".split())
MAX_STEPS = 4  # heads between a question word and its verb
_ASKERS = frozenset("what which who whom whose why how when where".split())
SAME = 0.6  # Jaccard of words: two questions in nearly the same words are one
NEAR = 3  # blocks after a heading that asks, in which its answer is looked for


@dataclass(frozen=True, slots=True)
class _Asked:
    text: str
    anchor: Anchor
    published: Date
    about: tuple[tuple[str, frozenset[str]], ...]  # (family, actors) of the events asked about
    answer: tuple[Anchor, ...]


def find_questions(
    parsed: Sequence[ParsedArticle], cast: Cast, *, mentions: Sequence[EventMention] | None = None
) -> tuple[Question, ...]:
    """The questions of the articles, each once; `answered` only where a sentence with the answer can be shown.

    `mentions` saves looking for them again: what `find_mentions` gave for the same articles.
    """
    articles = sorted(parsed, key=lambda a: a.article.id)
    asked = [q for article in articles for q in _of_article(article, cast)]
    if mentions is None:
        mentions = find_mentions(parsed, cast) if any(q.about for q in asked) else []
    rows = [_row(group, mentions) for group in _grouped(asked)]
    return tuple(sorted(rows, key=lambda q: q.anchors))


def _of_article(article: ParsedArticle, cast: Cast) -> Iterator[_Asked]:
    blocks = {(b.start, b.end) for b in article.article.blocks}
    for at, sentence in enumerate(article.sentences):
        if sentence.sentence.role not in _ROLES:
            continue
        for first, last in _spans(sentence.parse):
            alone = (sentence.sentence.start, sentence.sentence.end) in blocks
            answer = _section_answer(article, at) if alone and _asks_what(sentence.parse, first) else ()
            about = _about(sentence, first, last, cast)
            anchor = anchor_of(article, sentence, first, last)
            yield _Asked(anchor.exact, anchor, article.article.published, about, answer)


def _spans(parse: Parse) -> list[tuple[int, int]]:
    """The questions of one sentence as token ranges: the whole of it, or its `whether` clauses."""
    tokens = parse.tokens
    if not tokens:
        return []
    if parse.text.rstrip().endswith("?"):
        start = tokens[0].start
        quoted = any(q.double and q.outer_start <= start for q in find_quotations(parse.text, 0, len(parse.text)))
        return [] if quoted and not _asks_ahead(parse) else [(0, len(tokens))]
    return [
        _clause(parse, t.head if t.text.lower() in {"whether", "if"} else _verb_above(parse, t.index) or t.head)
        for t in tokens
        if _opens_question(parse, t.index)
    ] + [_weighed(parse, t) for t in tokens if _is_weighed(parse, t)]


def _asks_ahead(parse: Parse) -> bool:
    """What somebody asks of the future is open; what else is asked between quotation marks is mostly rhetoric."""
    return any(t.text.lower() == "will" for t in parse.tokens)


def _weighed(parse: Parse, token: Token) -> tuple[int, int]:
    """From the word that leaves it open to the end of what is: `considering closing the border`."""
    government = government_of(parse, token.index)
    first = government.above if government is not None else token.index
    return trimmed(parse, first, parse.subtree(token.index)[-1] + 1)


def _is_weighed(parse: Parse, token: Token) -> bool:
    """`is considering closing …`, `the possibility of a strike`, `questions about a boycott`: may be done, or not."""
    government = government_of(parse, token.index)
    if government is None:
        return False
    above = parse.tokens[government.above].lemma.lower()
    if government.frame == "ing":
        return above in _WEIGHING
    if government.frame not in _ABOUT or above not in _MAYBE:
        return False
    return is_verb(token) or any(i == token.index for i, e in find_triggers(parse) if e.deed)


def _opens_question(parse: Parse, index: int) -> bool:
    """`whether` or `if` under words of asking or not knowing: `it is unclear if …`."""
    token = parse.tokens[index]
    word = token.text.lower()
    if word in _ASKERS and token.tag[:1] == "W":
        return _verb_above(parse, index) is not None
    if word not in {"whether", "if"}:
        return False
    verb = parse.tokens[token.head]
    above = [parse.tokens[verb.head]]
    if above[0].pos in {"ADP", "AUX"}:
        above += [parse.tokens[above[0].head], *(parse.tokens[c] for c in parse.children[above[0].index])]
    lemmas = {t.lemma.lower() for t in above if t.index != verb.index}
    return bool(lemmas & _ASKING) and (
        word == "whether" or bool(lemmas & {"unclear", "unknown", "uncertain", "wonder"})
    )


def _verb_above(parse: Parse, index: int) -> int | None:
    """The verb of a `what …` clause that hangs on a word of not knowing (`questions about what …`), or None."""
    at = index
    for _ in range(MAX_STEPS):
        token = parse.tokens[at]
        if token.pos in {"VERB", "AUX"}:
            above = parse.tokens[token.head]
            above = parse.tokens[above.head] if above.pos == "ADP" else above
            hung = government_of(parse, at) is not None or is_participle(token)
            return at if hung and above.lemma.lower() in _UNKNOWN else None
        at = token.head
    return None


def _clause(parse: Parse, verb: int) -> tuple[int, int]:
    below = parse.subtree(verb)
    return trimmed(parse, below[0], below[-1] + 1)


def _asks_what(parse: Parse, first: int) -> bool:
    return parse.tokens[first].text.lower() in _ASKERS


def _section_answer(article: ParsedArticle, at: int) -> tuple[Anchor, ...]:
    """A heading that asks `what …?` is answered by its section: its first sentence that shares a word with it."""
    asked = content_words(article.sentences[at].parse.text) - _ASKERS
    for later in article.sentences[at + 1 : at + 1 + NEAR * 4]:
        if later.parse.text.rstrip().endswith("?"):
            return ()
        if asked & content_words(later.parse.text):
            return (anchor_of(article, later, 0, len(later.parse.tokens)),)
    return ()


def _about(sentence: ParsedSentence, first: int, last: int, cast: Cast) -> tuple[tuple[str, frozenset[str]], ...]:
    actors = frozenset(
        m.actor
        for m in cast.mentions.get(sentence.sentence.id, ())
        if first <= m.head < last and m.kind != "description"
    )
    families = sorted({e.family for i, e in find_triggers(sentence.parse) if first <= i < last and e.deed})
    return tuple((family, actors) for family in families) if len(actors) > 1 else ()


def _grouped(asked: Sequence[_Asked]) -> list[list[_Asked]]:
    groups: list[list[_Asked]] = []
    for q in asked:
        words = content_words(q.text)
        for group in groups:
            head = group[0]
            if set(q.about) & set(head.about) or overlap(words, content_words(head.text)) >= SAME:
                group.append(q)
                break
        else:
            groups.append([q])
    return groups


def _row(group: Sequence[_Asked], mentions: Sequence[EventMention]) -> Question:
    answers = {a for q in group for a in q.answer}
    found = [m for q in group if not q.answer for m in mentions if _answers(m, q, group)]
    answers |= {m.anchor for m in found}
    anchors = tuple(sorted({q.anchor for q in group}))
    text = min((q.text for q in group), key=lambda t: (not t.endswith("?"), len(t), t))
    ordered = tuple(sorted(answers))
    return Question(text, "answered" if ordered else "open", anchors, ordered, ordered[0].exact if ordered else "")


def _answers(mention: EventMention, question: _Asked, group: Sequence[_Asked]) -> bool:
    """The event asked about: dated no earlier than the question, told in an article no older, more than possible."""
    if mention.status == "possible" or mention.weak or mention.date is None or mention.date.first_day is None:
        return False
    asked, told = edtf_interval(question.published.edtf), edtf_interval(mention.published.edtf)
    if asked is None or told is None or told[0] < asked[0] or mention.date.first_day < asked[0]:
        return False
    if any(_overlaps(mention.anchor, q.anchor) for q in group):
        return False
    return any(mention.family == family and actors <= mention.actors for family, actors in question.about)


def _overlaps(a: Anchor, b: Anchor) -> bool:
    return a.article == b.article and a.start < b.end and b.start < a.end
