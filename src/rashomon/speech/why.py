"""Why a statement has its speaker, in a few words: by which rule it was found, and who else could have been meant."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.clauses import doer_of, subjects_of
from rashomon.language import ParsedArticle, ParsedSentence
from rashomon.people import Cast, Mention
from rashomon.speech.found import FoundStatement


def find_rule(parsed: ParsedArticle, sentences: Mapping[str, ParsedSentence], found: FoundStatement) -> str:
    """`subject of said`, `before the colon`, `goes on from the paragraph before`."""
    if found.speaker_token < 0 or found.sentence not in sentences:
        return "nobody is told to say it"
    if found.inherited:
        source, said = sentences[found.sentence].sentence.start, found.content[0].start
        between = any(source < block.start <= said for block in parsed.article.blocks)
        return f"goes on from the {'paragraph' if between else 'sentence'} before"
    sentence = sentences.get(found.cue_sentence)
    if sentence is None or found.cue_token < 0:
        return "signs the quotation"
    rule = _of_cue(sentence, found.cue_token, found.speaker_token if found.sentence == found.cue_sentence else -1)
    apart = sentence.sentence.start > found.content[-1].end or sentence.sentence.end <= found.content[0].start
    return f"{rule}, in the sentence beside" if apart else rule


def _of_cue(sentence: ParsedSentence, cue: int, source: int) -> str:
    parse = sentence.parse
    word = parse.tokens[cue].text
    if word == ":":
        return "before the colon"
    if word.casefold() == "according":
        return "according to"
    if parse.tokens[cue].pos != "VERB":
        return f"whose {word} it is" if parse.tokens[cue].pos == "NOUN" else f"is {word}"
    if source in subjects_of(parse, cue):
        return f"subject of {word}"
    return f"does {word}" if source == doer_of(parse, cue) else f"beside {word}"


def find_meaning(sentence: ParsedSentence, mention: Mention, cast: Cast) -> str:
    """`she = Anna Holm (likelihood 0.93; else Orion Bank 0.05)`; empty where that name itself is printed."""
    printed, name = sentence.parse.words(mention.first, mention.last), cast.actor(mention.actor).name
    ranked = f" ({mention.why})" if mention.why else ""
    return f"{printed} = {name}{ranked}" if printed != name else ranked.strip()
