"""Words that stand, but whose sense is turned by what stands beside them: a denial, a question, an ellipsis."""

from __future__ import annotations

import re

from rashomon.checking.passages import ELLIPSIS, Place
from rashomon.checking.speakers import statement_at
from rashomon.speech.cues import SAYING
from rashomon.text import find_quotations, find_sentences
from rashomon.vocabulary import Record, Span

_NOT = r"(?:not|\w{2,8}n[’']t|never|no|none|nobody|no\sone|nothing|neither|nor|cannot|without|hardly|scarcely)"
_SAY = "|".join(sorted({f for v in SAYING for f in (v, v + "s", v + "d", v + "ed", v.removesuffix("e") + "ing")}))
_SAYS = rf"(?:{_SAY}|said|told|telling|wrote|written|meant|saying)"
_DENIAL = re.compile(rf"\b{_NOT}\b", re.IGNORECASE)
_NOT_ALONE = re.compile(r"\bnot\sonly\b|\bno\sdoubt\b|\bNo\.\s?\d", re.IGNORECASE)
# Right before the words: `did not say “…`, `denied saying “…`, `denied that “…`.
_DENIED_BEFORE = re.compile(
    rf"\b(?:{_NOT}(?:\s\w+){{0,3}}?\s{_SAYS}|(?:denie[sd]|deny|denying|disput\w{{1,3}}|refus\w{{1,3}}|declin\w{{1,3}})"
    rf"(?:\s\w+){{0,4}}?\s(?:saying|say|said|claiming|telling|calling|that|having))(?:\s\w+){{0,4}}?\s?[:,]?\s?$",
    re.IGNORECASE,
)
# Right after them: `…,” Renn never said`.
_DENIED_AFTER = re.compile(
    rf"^[\s,]{{0,2}}(?:\w+\s){{1,4}}?(?:(?:did|has|had|does)(?:\snot|n[’']t)|never)\s{_SAYS}", re.IGNORECASE
)
_REACH = 6  # words before a fragment within which a denial is about it
_BREAK = re.compile(r"[,;:.!?—–“”\"]|\b(?:but|and|because|though|although|while|so)\b", re.IGNORECASE)
BEFORE = 160  # characters before the words in which a denial of them is looked for
AFTER = 60  # characters after them


def find_turn(record: Record, place: Place) -> str:
    """Why the words do not say there what they say by themselves; `""` where they do."""
    return _left_out(record, place) or _denied(place) or _asked(place) or _cut_from_denial(place)


def _left_out(record: Record, place: Place) -> str:
    """What an ellipsis leaves out: a denial, the end of a sentence, another speaker's words."""
    row = place.text.row
    for gap in place.gaps:
        words = row.text[gap.start : gap.end]
        if ELLIPSIS.fullmatch(words.strip()):
            continue  # the article's own
        if denial := _DENIAL.search(_NOT_ALONE.sub("", words)):
            return f"the ellipsis leaves out “{denial[0]}”"
        speakers = {
            said.speaker or said.speaker_text
            for at in (Span(place.span.start, gap.start), Span(gap.end, place.span.end))
            if (said := statement_at(record, row.id, at))
        }
        if len(speakers) > 1:
            return "the ellipsis joins the words of two speakers"
        if len(find_sentences(row.text, gap.start - 1, gap.end + 1)) > 1 or "\n" in words:
            return "the ellipsis joins two sentences"
    return ""


def _sentence(place: Place) -> Span:
    """The sentence, within its line, in which the words begin."""
    text = place.text.row.text
    low = text.rfind("\n", 0, place.span.start) + 1
    high = text.find("\n", place.span.start)
    for span in find_sentences(text, low, high if high >= 0 else len(text)):
        if span.start <= place.span.start < span.end:
            return span
    return place.span


def _denied(place: Place) -> str:
    """Is it denied that anybody said so?"""
    text, whole = place.text.row.text, _sentence(place)
    inside = [q for q in find_quotations(text, whole.start, whole.end) if q.start <= place.span.start < q.end]
    start, end = (inside[0].outer_start, inside[0].outer_end) if inside else (place.span.start, place.span.end)
    before = text[max(whole.start, start - BEFORE) : start]
    after = text[end : min(whole.end, end + AFTER)] if inside else ""
    if inside and (_DENIED_BEFORE.search(before) or _DENIED_AFTER.match(after)):
        return "the article denies that it was said"
    return ""


def _asked(place: Place) -> str:
    """Does the article only ask it, in a sentence of which the words are a part?"""
    text, whole = place.text.row.text, _sentence(place)
    asks = text[whole.start : whole.end].rstrip("\"”’'»)").endswith("?")
    opens = not any(c.isalnum() for c in text[whole.start : place.span.start])
    return "the article asks it" if asks and not opens and place.span.end <= whole.end else ""


def _cut_from_denial(place: Place) -> str:
    """Does a denial stand so near before the words that they are what it denies?"""
    text, whole = place.text.row.text, _sentence(place)
    before = text[whole.start : place.span.start]
    breaks = list(_BREAK.finditer(before))
    near = " ".join(before[breaks[-1].end() if breaks else 0 :].split()[-_REACH:])
    if denial := _DENIAL.search(_NOT_ALONE.sub("", near)):
        return f"“{denial[0]}” stands before it"
    return ""
