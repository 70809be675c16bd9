"""Questions: what the coverage asks or leaves open, followed to an answer where a later sentence gives one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.clauses import clause_tokens, describes, government_of, is_aside, is_main, is_verb, subject_of
from rashomon.dates import edtf_interval
from rashomon.events.clauses import anchor_of
from rashomon.events.mention import EventMention
from rashomon.events.mentions import READ_ROLES, find_mentions
from rashomon.events.phrases import content_words, overlap, trimmed
from rashomon.events.triggers import find_triggers
from rashomon.language import Parse, ParsedArticle, ParsedSentence, Token
from rashomon.lexicon import words_of
from rashomon.people import Cast
from rashomon.text import find_quotations
from rashomon.vocabulary import Anchor, Date, Question

_ASKING = words_of("facts", "asking")  # what governs a `whether`
_UNKNOWN = words_of("facts", "unknown")  # what governs an `if` or a `what`
_WEIGHING = words_of("facts", "weighing")  # what governs a deed that may be done or not
_MAYBE = words_of("facts", "maybe")  # nouns of such a deed
_ASKERS = words_of("facts", "asker")
_IF = frozenset({"whether", "if"})
_OF_OTHERS = frozenset({"of", "about"})
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
        if sentence.sentence.role not in READ_ROLES:
            continue
        for first, last in _spans(sentence.parse):
            alone = (sentence.sentence.start, sentence.sentence.end) in blocks
            answer = _section_answer(article, at) if alone and _asks_what(sentence.parse, first) else ()
            about = _about(sentence, first, last, cast)
            anchor = anchor_of(article, sentence, first, last)
            yield _Asked(anchor.exact, anchor, article.article.published, about, answer)


def _spans(parse: Parse) -> list[tuple[int, int]]:
    """The questions of one sentence as token ranges: all of it, or its clauses that leave something open."""
    if not parse.tokens:
        return []
    if parse.text.rstrip().endswith("?"):
        return [(0, len(parse.tokens))] if _is_asked(parse) else []
    words = {word for t in parse.tokens for word in (t.lemma.lower(), t.text.lower())}
    asks = not (words.isdisjoint(_IF) and _ASKERS.isdisjoint(words))
    weighs = not (_WEIGHING.isdisjoint(words) and _MAYBE.isdisjoint(words))
    found = (_left_open(parse, t, asks, weighs) for t in parse.tokens if asks or weighs)
    return [span for span in found if span is not None]


def _is_asked(parse: Parse) -> bool:
    """Not `How are you?`, nor what is asked between quotation marks of no future: mostly rhetoric."""
    start = parse.tokens[0].start
    quoted = any(q.double and q.outer_start <= start for q in find_quotations(parse.text, 0, len(parse.text)))
    asked = [subject_of(parse, t.index) for t in parse.tokens if is_main(t)]
    told = {t.text.lower() for t in parse.tokens}
    return not (quoted and "will" not in told) and not any(t is not None and t.text.lower() == "you" for t in asked)


def _left_open(parse: Parse, token: Token, asks: bool, weighs: bool) -> tuple[int, int] | None:
    """The clause of a verb, or phrase of a noun, that is asked, unknown or weighed; None for what is not.

    `asks`, `weighs`: has the sentence any word for that?"""
    opener = _opener(parse, token) if asks and is_verb(token) else ""
    if opener:
        open_to = _ASKING if opener == "whether" else _UNKNOWN
        circumstance = (opener == "if" and is_aside(token)) or (opener != "whether" and describes(token))
        asked = not circumstance and any(lemma in open_to for lemma in _governors(parse, token))
        span = clause_tokens(parse, token.index, token.head) if asked else []
        return (span[0], trimmed(parse, span[0], span[-1] + 1)[1]) if span else None  # `when` is what it asks
    government = government_of(parse, token.index) if weighs else None
    if government is None:
        return None
    above, frame = parse.tokens[government.above].lemma.lower(), government.frame.removeprefix("obj ")
    weighed = above in _WEIGHING if frame == "ing" else above in _MAYBE and frame in _OF_OTHERS
    if not weighed or not (is_verb(token) or any(i == token.index for i, e in find_triggers(parse) if e.deed)):
        return None
    return trimmed(parse, government.above, parse.subtree(token.index)[-1] + 1)


def _governors(parse: Parse, token: Token) -> set[str]:
    """What a clause hangs on, through a preposition or a form of `be`: `the question of what`, `whether … is sure`."""
    above = parse.tokens[token.head]
    if above.pos == "ADP":
        above = parse.tokens[above.head]
    beside = parse.children[above.index] if above.lemma == "be" else ()
    return {parse.tokens[i].lemma.lower() for i in (above.index, *beside) if i != token.index}


def _opener(parse: Parse, verb: Token) -> str:
    """`whether`, `what` of a verb's clause: its first word that could ask; empty if there is none."""
    before = [c for c in parse.children[verb.index] if c < verb.index]
    below = sorted({*before, *(g for c in before for g in parse.children[c])})  # `whose men left`
    words = (parse.tokens[c].text.lower() for c in below)
    return next((word for word in words if word in _IF or word in _ASKERS), "")


def _asks_what(parse: Parse, first: int) -> bool:
    return parse.tokens[first].text.lower() in _ASKERS


def _section_answer(article: ParsedArticle, at: int) -> tuple[Anchor, ...]:
    """A heading that asks `what …?` is answered by its section: its first sentence that shares a word with it."""
    asked = content_words(article.sentences[at].parse.text) - set(_ASKERS)
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
