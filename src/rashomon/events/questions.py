"""Questions: what the coverage asks or leaves open, followed to an answer where a later sentence gives one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.clauses import (
    NO_TOKEN,
    Clause,
    clause_at,
    clause_tokens,
    clauses_of,
    describes,
    government_of,
    helpers_of,
    is_aside,
    is_circumstance,
    is_infinitive,
    is_noun,
    is_object,
    is_put_forward,
    is_verb,
    main_clause,
    owner_of,
    preposition_of,
    subject_of,
)
from rashomon.dates import edtf_interval, find_sentence_dates
from rashomon.events.clauses import anchor_of
from rashomon.events.mention import EventMention
from rashomon.events.mentions import UNREAD_ROLES, find_mentions, spoken_in
from rashomon.events.phrases import clause_end, content_words, heads_in, overlap, trimmed
from rashomon.events.tellings import Encode
from rashomon.events.triggers import find_triggers
from rashomon.language import Parse, ParsedArticle, ParsedSentence, Token
from rashomon.lexicon import uses_of, words_of
from rashomon.people import Cast
from rashomon.vocabulary import Anchor, Date, Question

# What governs a `whether` or a `what`, and when it leaves it open: always, where it is denied (`did not say`), where it
# is still to come (`has to decide`), while it goes on (`are weighing`), or if it is to be `seen`.
_ASKING = uses_of("facts", "asking")
_WEIGHING = words_of("facts", "weighing")  # what governs a deed that may be done or not
_MAYBE = words_of("facts", "maybe")  # nouns of such a deed
_ASKERS = words_of("facts", "asker")
_DECIDING = frozenset(uses_of("facts", "deciding"))
_WE = frozenset({"we", "you"})
_POINTING = frozenset({"he", "she", "it", "they", "that", "this"})
_PUT = frozenset({"to", "on"})  # `to a question whether …, he said`
_IF = frozenset({"whether", "if"})
_ALL = frozenset({"we", "they", "nobody", "one", "none", "anyone"})  # `no one`
_STOPS = frozenset({",", "—", "–", "--", "-", "("})
_TO_COME = frozenset({"possible", "planned"})
_OVER = frozenset({"of", "about", "over", "on", "to"})
SAME = 0.6  # Jaccard of words: two questions in nearly the same words are one
MOST = 0.75  # share (0 to 1) of a question's words that a later sentence must hold to answer it
NEAR_ENOUGH = 0.4  # cosine of a question's sentence and one in which who was to decide has decided
FEW = 3  # words of a question with fewer of which nothing can be told to answer it
STEM = 5  # letters by which `inspect` and `inspection` are one word
NEAR = 3  # blocks after a heading that asks, in which its answer is looked for


@dataclass(frozen=True, slots=True)
class _Asked:
    text: str
    anchor: Anchor
    published: Date
    about: tuple[tuple[str, frozenset[str]], ...]  # (family, actors) of the events asked about
    answer: tuple[Anchor, ...]
    decider: str = ""  # the noun of who is to decide it, in lower case
    sentence: str = ""
    verb: str = ""  # that `whether` opens


def find_questions(
    parsed: Sequence[ParsedArticle],
    cast: Cast,
    *,
    mentions: Sequence[EventMention] | None = None,
    encode: Encode | None = None,
) -> tuple[Question, ...]:
    """The questions of the articles, each once; `answered` only where a sentence with the answer can be shown.

    `mentions` saves looking for them again: what `find_mentions` gave for the same articles. With `encode`, the
    sentence encoder, it is also seen what those decided who were to decide.
    """
    articles = sorted(parsed, key=lambda a: a.article.id)
    asked = [q for article in articles for q in _of_article(article, cast)]
    if mentions is None:
        mentions = find_mentions(parsed, cast) if any(q.about for q in asked) else []
    rows = [_row(group, mentions, articles, encode) for group in _grouped(asked)]
    return tuple(sorted(rows, key=lambda q: q.anchors))


def _of_article(article: ParsedArticle, cast: Cast) -> Iterator[_Asked]:
    spoken, alone = spoken_in(article), {(b.start, b.end) for b in article.article.blocks}
    for at, sentence in enumerate(article.sentences):
        start, end = sentence.sentence.start, sentence.sentence.end
        if sentence.sentence.role in UNREAD_ROLES:
            continue
        quoted = any(q.start - 1 <= start < q.end for q in spoken)  # with its mark
        parse, spans = sentence.parse, _left_open(sentence.parse, quoted)
        answer: tuple[Anchor, ...] = ()
        if parse.text.rstrip().endswith("?") and not quoted:
            what = (start, end) in alone and parse.tokens[0].text.lower() in _ASKERS
            answer = _section_answer(article, at) if what else ()
            spans = [(0, len(parse.tokens))] if answer or _looks_ahead(parse) else spans
        for first, last in spans:
            start = 0 if _points_back(parse, first, last) else first
            anchor, own = (anchor_of(article, sentence, at, last) for at in (start, first))
            about, day = _about(sentence, first, last, cast), article.article.published
            decider, verb = _decider(parse, first, last), _opened(parse, first, last)
            yield _Asked(own.exact, anchor, day, about, answer, decider, parse.text, verb)


def _opened(parse: Parse, first: int, last: int) -> str:
    """The verb of `whether the dam fell`: an article that leaves this open twice asks it once."""
    verbs = (t.lemma for t in heads_in(parse, first, last) if _opener(parse, t) == "whether")
    return next((verb for verb in verbs if verb != "be"), "")


def _points_back(parse: Parse, first: int, last: int) -> bool:
    """`Holm would not say whether he had paid`: is it asked of a pronoun, and named before in the sentence?"""
    asked = [who for t in heads_in(parse, first, last) if (who := subject_of(parse, t.index)) and first <= who.index]
    before = (t for t in parse.tokens[:first] if is_noun(t) and t.pos != "PRON" and t.lemma.lower() not in _ASKING)
    return any(who.text.lower() in _POINTING for who in asked) and any(before)


def _looks_ahead(parse: Parse) -> bool:
    """`Will Holm resign?`: what somebody will do. Of what is or was, who asks it mostly knows, or goes on to tell."""
    after = (parse.tokens[t.index + 1 :][:1] for t in parse.tokens if t.text.lower() == "will")
    return any(t.pos not in {"PRON", "PUNCT"} for follows in after for t in follows)


def _left_open(parse: Parse, quoted: bool) -> list[tuple[int, int]]:
    """The clauses that are asked, unknown or weighed, as token ranges; `quoted`: in a quotation from its first word?"""
    words = {word for t in parse.tokens for word in (t.lemma.lower(), t.text.lower())}
    asks = not (words.isdisjoint(_IF) and _ASKERS.isdisjoint(words))
    weighs = not (_WEIGHING.isdisjoint(words) and _MAYBE.isdisjoint(words))
    found = [_asked_at(parse, t, quoted) for t in parse.tokens if asks and is_verb(t)]
    found += [_weighed_at(parse, t) for t in parse.tokens if weighs]
    return sorted(span for span in found if span is not None)


def _asked_at(parse: Parse, verb: Token, quoted: bool) -> tuple[int, int] | None:
    """The clause of a verb, if what it hangs on leaves it open."""
    opener = _opener(parse, verb)
    aside = (opener == "if" and is_aside(verb)) or (opener != "whether" and describes(verb))
    aside = aside or is_circumstance(parse, verb.index)  # `when asked`
    if not opener or aside or (opener in _ASKERS and _is_set_off(parse, verb)):
        return None
    said = clause_at(parse, verb.index).quoted  # not `nobody said, "If …"`
    above = [at for at in _governors(parse, verb) if clause_at(parse, at).quoted == said]
    if not any(_is_open(parse, at, opener, quoted) for at in above):
        return None
    span = clause_tokens(parse, verb.index, verb.head)
    if not span:
        return None
    return span[0], trimmed(parse, span[0], clause_end(parse, verb, span[-1] + 1))[1]  # `when` is what it asks


def _decider(parse: Parse, first: int, last: int) -> str:
    """`The court will decide whether …`: the noun of who is to decide the clause at these tokens."""
    above = next((at for t in heads_in(parse, first, last) for at in _governors(parse, t)), NO_TOKEN)
    if above == NO_TOKEN or _ASKING.get(parse.tokens[above].lemma.lower()) not in {"open", "now"}:
        return ""
    doer = clause_at(parse, above).doer
    return parse.tokens[doer].lemma.lower() if doer != NO_TOKEN and is_noun(parse.tokens[doer]) else ""


def _is_set_off(parse: Parse, verb: Token) -> bool:
    """`in March, when they left`: a clause behind a comma or dash tells of what stands before it, and asks nothing."""
    first = parse.subtree(verb.index)[0]
    return first > 0 and parse.tokens[first - 1].text in _STOPS and verb.index > verb.head


def _is_open(parse: Parse, above: int, opener: str, quoted: bool) -> bool:
    """Does the word leave open what hangs on it? `unclear`, `did not say`, `has yet to decide`, `are discussing`."""
    use = _ASKING.get(parse.tokens[above].lemma.lower())
    if use is None or (opener == "if" and use not in {"not", "open"}) or (opener in _ASKERS and use in {"open", "now"}):
        return False
    verb = above if is_verb(parse.tokens[above]) else parse.tokens[above].head  # `is not clear`
    clause = clause_at(parse, above if use == "always" else verb)
    if use == "always":
        who = subject_of(parse, verb)  # `they are unclear what to do`
        alone = who is not None and who.pos == "PRON" and who.text.lower() not in {"it", "that", "this"}
        asks = verb == above and opener != "whether"  # `questioned why they had left`
        past = (quoted or clause.quoted) and parse.tokens[verb].tag == "VBD"  # `the question was how to pay`
        put = preposition_of(parse, parse.tokens[above]) in _PUT or _is_anybodys(parse, above)
        return owner_of(parse, above) is None and not (alone or asks or past or put)  # not `his questions about`
    if use == "not":
        asks = parse.text.rstrip().endswith("?")
        denied = not clause.affirmed or any(parse.tokens[c].text.lower() == "nor" for c in parse.children[verb])
        return denied and not asks and (verb != above or _is_open_to_all(parse, clause, quoted))
    if use == "seen":
        return clause.voice == "passive" and is_infinitive(parse, above)  # `remains to be seen`
    if use == "now":
        return not clause.affirmed or clause.reality in _TO_COME or _goes_on(parse, clause)
    ours = clause.doer != NO_TOKEN and parse.tokens[clause.doer].text.lower() in _WE  # `we must decide if …`
    return not ours and (not clause.affirmed or clause.reality != "real")


def _is_anybodys(parse: Parse, noun: int) -> bool:
    """`skirted a question about why he left`: one that was put to somebody, and mostly answered."""
    about = any(parse.tokens[c].text.lower() in {"about", "on"} for c in parse.children[noun] if c > noun)
    return about and any(parse.tokens[c].text.lower() in {"a", "another"} for c in parse.children[noun] if c < noun)


def _is_open_to_all(parse: Parse, clause: Clause, quoted: bool) -> bool:
    """Not what `I` or `she` cannot tell, nor a quoted `nobody knows`; what `nobody knew` in a tale is known by now."""
    if clause.doer == NO_TOKEN or parse.tokens[clause.predicate].tag == "VBG":  # `not knowing who won`
        return clause.voice == "passive"
    who = parse.tokens[clause.doer]
    everybody = who.text.lower() in _ALL
    if quoted or clause.quoted:
        return not everybody and who.pos != "PRON"
    return who.pos != "PRON" or (everybody and (clause.leaning != "past" or bool(clause.claimed_by)))


def _goes_on(parse: Parse, clause: Clause) -> bool:
    """`are discussing`, `discuss`, not `discussed`."""
    under_way = parse.tokens[clause.predicate].tag == "VBG" and bool(helpers_of(parse, clause.predicate))
    return under_way or clause.leaning == "present"


def _weighed_at(parse: Parse, token: Token) -> tuple[int, int] | None:
    """What somebody is considering doing, or the possibility of a deed that somebody brings up."""
    government = government_of(parse, token.index)
    if government is None:
        return None
    at, frame = parse.tokens[government.above], government.frame.removeprefix("obj ")
    if frame == "ing":
        clause = clause_at(parse, at.index)
        now = clause.reality not in _TO_COME and _goes_on(parse, clause)  # not `may consider`
        somebody = clause.doer != NO_TOKEN and parse.tokens[clause.doer].text.lower() != "it"  # `it is absurd to …`
        weighed = at.lemma.lower() in _WEIGHING and clause.affirmed and now and somebody
    else:
        weighed = at.lemma.lower() in _MAYBE and frame == "of" and is_object(at)
    if not weighed or not (is_verb(token) or any(i == token.index for i, e in find_triggers(parse) if e.deed)):
        return None
    return trimmed(parse, at.index, parse.subtree(token.index)[-1] + 1)


def _governors(parse: Parse, token: Token) -> list[int]:
    """What a clause hangs on, through a preposition or a form of `be`: `the question of what`, `whether … is sure`."""
    above = parse.tokens[token.head]
    if above.pos == "ADP":
        if above.text.lower() not in _OVER:
            return []
        above = parse.tokens[above.head]
    beside = parse.children[above.index] if above.lemma == "be" else ()
    return [i for i in (above.index, *beside) if i != token.index]


def _opener(parse: Parse, verb: Token) -> str:
    """`whether`, `what` of a verb's clause: its first word that could ask; empty if there is none."""
    before = [c for c in parse.children[verb.index] if c < verb.index]
    below = sorted({*before, *(g for c in before for g in parse.children[c])})  # `whose men left`
    words = (parse.tokens[c].text.lower() for c in below)
    return next((word for word in words if word in _IF or word in _ASKERS), "")


def _section_answer(article: ParsedArticle, at: int) -> tuple[Anchor, ...]:
    """A heading that asks `what …?` is answered by its section: its first sentence that shares a word with it."""
    asked = content_words(article.sentences[at].parse.text) - set(_ASKERS)
    for later in article.sentences[at + 1 : at + 1 + NEAR * 4]:
        if asked & content_words(later.parse.text):
            return (anchor_of(article, later, 0, len(later.parse.tokens)),)
    return ()


def _about(sentence: ParsedSentence, first: int, last: int, cast: Cast) -> tuple[tuple[str, frozenset[str]], ...]:
    actors = frozenset(
        m.actor
        for m in cast.mentions.get(sentence.sentence.id, ())
        if first <= m.head < last and m.kind != "description"
    )
    families = {e.family for i, e in find_triggers(sentence.parse) if first <= i < last and e.deed}
    return tuple((family, actors) for family in sorted(families)) if len(actors) > 1 else ()


def _grouped(asked: Sequence[_Asked]) -> list[list[_Asked]]:
    groups: list[list[_Asked]] = []
    for q in asked:
        words = content_words(q.text)
        for group in groups:
            head = group[0]
            again = q.verb and (q.verb, q.anchor.article) == (head.verb, head.anchor.article)
            if again or set(q.about) & set(head.about) or overlap(words, content_words(head.text)) >= SAME:
                group.append(q)
                break
        else:
            groups.append([q])
    return groups


def _row(
    group: Sequence[_Asked], mentions: Sequence[EventMention], articles: Sequence[ParsedArticle], encode: Encode | None
) -> Question:
    answers = {a for q in group for a in q.answer}
    found = [m for q in group if not q.answer for m in mentions if _answers(m, q, group)]
    answers |= {m.anchor for m in found}
    if not answers:
        answers |= {a for q in group for a in _told_later(q, articles)}
    if not answers and encode is not None:
        answers |= {a for q in group for a in _decided_later(q, articles, encode)}
    anchors = tuple(sorted({q.anchor for q in group}))
    text = min((q.anchor.exact for q in group), key=lambda t: (not t.endswith("?"), len(t), t))
    ordered = tuple(sorted(answers))
    return Question(text, "answered" if ordered else "open", anchors, ordered, ordered[0].exact if ordered else "")


def _told_later(question: _Asked, articles: Sequence[ParsedArticle]) -> Iterator[Anchor]:
    """The sentences of later articles that tell as real, in most of the words of the question, whether it is so."""
    asked, words = edtf_interval(question.published.edtf), _stems(question.text)
    opens = question.text.split(" ", 1)[0].lower()
    if asked is None or len(words) < FEW or opens in _ASKERS:
        return
    for article, row in _rows_after(question, articles):
        if len(words & _stems(row.parse.text)) < MOST * len(words) or not _tells(row.parse, words):
            continue
        days = [d.last_day for d in find_sentence_dates(row, article.article.published)]
        if _is_told(row.parse) and not any(day and day < asked[0] for day in days):
            yield anchor_of(article, row, 0, len(row.parse.tokens))


def _rows_after(
    question: _Asked, articles: Sequence[ParsedArticle], *, undated: bool = False
) -> Iterator[tuple[ParsedArticle, ParsedSentence]]:
    """The sentences of articles of a later day; of other articles if `undated`, where a day is not known."""
    asked = edtf_interval(question.published.edtf)
    for article in articles:
        told = edtf_interval(article.article.published.edtf)
        known = asked is not None and told is not None
        if article.article.id == question.anchor.article or not (known or undated):
            continue
        if told is None or asked is None or told[0] > asked[1]:
            yield from ((article, row) for row in article.sentences if row.sentence.role not in UNREAD_ROLES)


def _tells(parse: Parse, words: frozenset[str]) -> bool:
    """Is what the sentence tells first, or the content of that, put into a word of the question?"""
    main = main_clause(parse)
    heads = (main.predicate, main.content) if main is not None else ()
    return any(at != NO_TOKEN and parse.tokens[at].text.lower()[:STEM] in words for at in heads)


def _decided_later(question: _Asked, articles: Sequence[ParsedArticle], encode: Encode) -> list[Anchor]:
    """The sentence most like the question's own in which who was to decide it is told to have decided something."""
    later = _rows_after(question, articles, undated=True) if question.decider else ()
    rows = [(article, row) for article, row in later if _decides(row, question.decider)]
    if not rows:
        return []
    likeness = encode([row.parse.text for _, row in rows]) @ encode([question.sentence])[0]
    best = int(likeness.argmax())
    article, row = rows[best]
    return [anchor_of(article, row, 0, len(row.parse.tokens))] if float(likeness[best]) >= NEAR_ENOUGH else []


def _decides(row: ParsedSentence, decider: str) -> bool:
    """`The court blocked it`, `were cleared by the tribunal`, `the court's order was upheld`: done, not in passing."""
    if decider not in row.parse.text.lower():
        return False
    for clause in clauses_of(row.parse, _DECIDING):
        owner = owner_of(row.parse, clause.undergoer) if clause.undergoer != NO_TOKEN else None
        by = (clause.doer, *(at for word, at in clause.others if word == "by"), owner.index if owner else NO_TOKEN)
        done = clause.affirmed and clause.reality == "real" and clause.voice != "noun"
        who = {row.parse.tokens[at].lemma.lower() for at in by if at != NO_TOKEN}
        if done and decider in who and is_put_forward(row.parse, clause.predicate):
            return True
    return False


def _is_told(parse: Parse) -> bool:
    """Is a sentence's main clause told as real, by the article itself, and nothing asked or left open in it?"""
    main = main_clause(parse)
    told = main is not None and main.reality == "real" and not main.quoted
    return told and not parse.text.rstrip().endswith("?") and not _left_open(parse, quoted=False)


def _stems(text: str) -> frozenset[str]:
    """The words of a text that tell something, each cut so that a verb and its noun are one."""
    return frozenset(w[:STEM] for w in content_words(text) - _ASKERS - _IF)


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
