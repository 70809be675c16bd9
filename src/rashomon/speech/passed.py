"""Does who spoke last still speak, or has the word passed on to somebody else?"""

from __future__ import annotations

from rashomon.clauses import doer_of, is_main, words_of_name
from rashomon.language import ParsedSentence
from rashomon.people.lexicon import COLLECTIVES
from rashomon.speech.found import FoundStatement
from rashomon.speech.paragraph import Paragraph
from rashomon.text import Quotation, fold

_BODIES = frozenset({"ORG", "NORP"})


def still_speaks(paragraph: Paragraph, said: FoundStatement, told_at: int, q: Quotation) -> bool:
    """May a quotation without a cue be by who said `said`, in sentence `told_at` of the paragraph?

    Not if a sentence between is about another person or body, nor if the words name that very person.
    """
    sentence = next((s for s in paragraph.sentences if s.sentence.id == said.sentence), None)
    own = _names(sentence, said.speaker_token) if sentence and said.speaker_token >= 0 else frozenset()
    if sentence is None or not own:
        return True
    person = _label(sentence, said.speaker_token) == "PERSON"
    if person and not own.isdisjoint(w.strip(",.") for w in fold(paragraph.text[q.start : q.end]).split()):
        return False
    between = (s for s in paragraph.sentences[told_at + 1 :] if s.sentence.end <= q.outer_start)
    return not any(_is_about_another(s, own, person) for s in between)


def _names(sentence: ParsedSentence, head: int) -> frozenset[str]:
    """The words of a name without titles, folded; none of a pronoun or a common noun."""
    named = next((range(n.first, n.last) for n in sentence.names if n.first <= head < n.last), None)
    words = (sentence.parse.tokens[i] for i in words_of_name(sentence.parse, head) if named is None or i in named)
    return frozenset(fold(t.text) for t in words if t.pos == "PROPN")


def _is_about_another(sentence: ParsedSentence, own: frozenset[str], person: bool) -> bool:
    """Is its main verb done by a body, or by a person of another name than the one who spoke?"""
    verb = next((t.index for t in sentence.parse.tokens if is_main(t)), -1)
    doer = doer_of(sentence.parse, verb) if verb >= 0 else -1
    if doer < 0 or not own.isdisjoint(_names(sentence, doer)):
        return False
    token, label = sentence.parse.tokens[doer], _label(sentence, doer)
    body = label in _BODIES or (token.pos == "NOUN" and token.lemma.casefold() in COLLECTIVES)
    return body or (person and label == "PERSON")


def _label(sentence: ParsedSentence, head: int) -> str:
    return next((n.label for n in sentence.names if n.first <= head < n.last), "")
