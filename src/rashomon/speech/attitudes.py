"""What somebody thinks, wants or favours, and speech of which no words are given: `declined to say`, `cited a rule`.

A cue (a verb, adjective or noun) takes a clause, an infinitive or an object; that is the content. What stands inside
somebody's words is theirs and not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.language import Parse, Token
from rashomon.speech.clauses import subject_of
from rashomon.speech.contents import bounds, content_spans
from rashomon.speech.cues import ACTS, SAYING
from rashomon.speech.found import Cue, FoundStatement
from rashomon.speech.paragraph import Paragraph
from rashomon.vocabulary import Span

# With a clause or an infinitive: `expects talks to resume`, `wants to leave`, `records show that …`. Of verbs that
# mostly stand for deeds (need, try, fail, prove) a third and less is attitude, on 150 articles of PolNeAR train.
CLAUSES = frozenset(
    """expect want wish hope intend plan seek aim desire prefer like love hate agree disagree decide
    choose offer propose vow pledge promise threaten demand consider believe think suspect doubt fear worry feel know
    remember learn find show suggest indicate imply confirm reveal say tell ask question wonder note recall insist
    argue admit acknowledge assume guess reckon predict anticipate regret urge press push advise warn suppose deem
    see understand realize realise recognize recognise complain object hesitate""".split()
)
# With an object: `announced a cut`, `opposes the plan`.
OBJECTS = frozenset(
    """announce cite question describe mention highlight discuss propose oppose back support endorse defend seek view
    mock portray praise tout order recall acknowledge promote note denounce congratulate recount criticize criticise
    attack offer favor favour call understand predict prefer weigh reject dismiss blast condemn slam ridicule disavow
    welcome applaud blame accuse urge demand want see regard deny admire respect thank advocate champion suggest
    recommend express voice consider expect doubt dispute celebrate insult rebuke apologize apologise""".split()
)
# With a preposition before it: `referred to the letter`, `worries about the vote`.
PREPOSITIONAL = frozenset(
    """refer point ask know worry disagree agree comment respond react object complain apologize apologise call push
    advocate speak talk learn think insist elaborate dwell vote campaign argue""".split()
)
IMPERSONAL = frozenset("expect believe think fear suppose".split())  # `is expected to`: nobody is said to expect it
WITHHOLDING = frozenset({"decline", "refuse"})
SPOKEN = CLAUSES | OBJECTS | PREPOSITIONAL | SAYING | ACTS  # what is not done where it is withheld
ADJECTIVES = frozenset(
    """certain confident convinced unaware afraid glad happy unhappy pleased proud worried concerned optimistic
    pessimistic hopeful skeptical sceptical doubtful wary critical supportive opposed eager keen willing reluctant
    unwilling determined tired angry upset frustrated disappointed surprised adamant upbeat bullish enthusiastic
    ambivalent dismissive contemptuous fond suspicious outraged dismayed delighted excited thrilled grateful""".split()
)
NOUNS = frozenset("statement opinion hope desire belief fear view decision claim argument warning promise".split())
PREPOSITIONS = frozenset("of for to about on against in with over at as toward towards".split())
_ANYBODY = frozenset({"that", "there", "it", "what", "this", "these", "those", "which"})


def find_attitudes(paragraph: Paragraph, said: Sequence[FoundStatement]) -> list[FoundStatement]:
    """The attitudes told in a paragraph outside everybody's words; `said`: its statements."""
    taken = [s for one in said for s in (*one.content, *one.cue)]
    taken += [Span(q.outer_start, q.outer_end) for q in paragraph.quotations]
    rows = []
    for at, sentence in enumerate(paragraph.sentences):
        for cue in _cues(sentence.parse):
            start = sentence.sentence.start + sentence.parse.tokens[cue.token].start
            if not any(span.start <= start < span.end for span in taken):
                rows += _statement(paragraph, at, cue)
    return rows


def _statement(paragraph: Paragraph, at: int, cue: Cue) -> list[FoundStatement]:
    sentence = paragraph.sentences[at]
    spans = content_spans(paragraph, at, cue, [])
    if not spans or (cue.source >= 0 and sentence.parse.tokens[cue.source].text.casefold() in _ANYBODY):
        return []
    marked = any(q.outer_start < s.end and s.start < q.outer_end for q in paragraph.quotations for s in spans)
    sid, words = sentence.sentence.id, tuple(bounds(sentence, i, i + 1) for i in cue.words)
    kind = "mixed" if marked else "indirect"
    return [FoundStatement(kind, (), words, spans, sid, cue.source, sid, cue.token, attitude=True)]  # type: ignore[arg-type]


def _cues(parse: Parse) -> Iterator[Cue]:
    for token in parse.tokens:
        lemma = token.lemma.casefold()
        if token.pos == "VERB":
            yield from _verb(parse, token, lemma)
        elif token.pos == "ADJ" and lemma in ADJECTIVES and token.dep in {"acomp", "oprd"}:
            yield from _made(token, subject_of(parse, token.head), _clause(parse, token) or _after(parse, token))
        elif token.pos == "NOUN" and lemma in NOUNS:
            source = next((c for c in parse.children[token.index] if parse.tokens[c].dep == "poss"), -1)
            if source >= 0:
                yield from _made(token, source, _clause(parse, token))


def _verb(parse: Parse, verb: Token, lemma: str) -> Iterator[Cue]:
    if verb.dep == "xcomp" and parse.tokens[verb.head].lemma.casefold() in WITHHOLDING:
        return  # `declined to say`: one cue
    if lemma in WITHHOLDING:
        yield from _withheld(parse, verb)
        return
    content = _clause(parse, verb) if lemma in CLAUSES else []
    if not content and lemma in OBJECTS:
        content = _objects(parse, verb)
    if not content and lemma in PREPOSITIONAL:
        content = _after(parse, verb)
    yield from _made(verb, subject_of(parse, verb.index), content)


def _withheld(parse: Parse, verb: Token) -> Iterator[Cue]:
    """`declined to say whether …`, `refused to rule it out`: both verbs are the cue, if the second is speech."""
    for child in parse.children[verb.index]:
        said = parse.tokens[child]
        if said.dep == "xcomp" and child > verb.index:
            spoken = said.lemma.casefold() in SPOKEN
            content = (_clause(parse, said) or _objects(parse, said) or _after(parse, said)) if spoken else []
            words = tuple(range(verb.index, child + 1)) if content else (verb.index,)
            source = subject_of(parse, verb.index)
            for cue in _made(said if content else verb, source, content or list(parse.subtree(child))):
                yield Cue(verb.index, cue.source, cue.content, True, words)


def _made(word: Token, source: int, content: Sequence[int]) -> Iterator[Cue]:
    tokens = [i for i in content if i > word.index]
    held = source >= 0 or word.lemma.casefold() in IMPERSONAL
    if tokens and held and source not in tokens:
        yield Cue(word.index, source, tuple(sorted(tokens)), True, (word.index,))


def _objects(parse: Parse, verb: Token) -> list[int]:
    """The verb's object, with what else hangs on the verb after it; nothing without an object."""
    children = [c for c in parse.children[verb.index] if c > verb.index]
    if not any(parse.tokens[c].dep == "dobj" for c in children):
        return []
    return [i for c in children if parse.tokens[c].dep in {"dobj", "oprd", "prep"} for i in parse.subtree(c)]


def _clause(parse: Parse, word: Token) -> list[int]:
    """The clause or infinitive that the word takes, with the object that is its doer: `wants them to leave`."""
    for child in parse.children[word.index]:
        if child > word.index and parse.tokens[child].dep in {"ccomp", "xcomp", "acl"}:
            doers = [c for c in parse.children[word.index] if parse.tokens[c].dep == "dobj" and word.index < c < child]
            return [*(i for c in doers for i in parse.subtree(c)), *parse.subtree(child)]
    return []


def _after(parse: Parse, word: Token) -> list[int]:
    """What the word takes after a preposition, without it."""
    for child in parse.children[word.index]:
        token = parse.tokens[child]
        if child > word.index and token.dep == "prep" and token.text.casefold() in PREPOSITIONS:
            return [i for i in parse.subtree(child) if i > child]
    return []
