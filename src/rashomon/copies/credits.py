"""Credits: which agency or outlet an article says it has its text from."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rashomon.copies.folding import SHARED_ROLES, shared_blocks
from rashomon.vocabulary import Article

# News agencies that sell copy to others: names, and the initials papers print in brackets or after a dateline.
AGENCIES = {
    "Agence France-Presse": ("AFP",),
    "Anadolu Agency": ("AA",),
    "ANSA": (),
    "Associated Press": ("AP",),
    "Australian Associated Press": ("AAP",),
    "Bloomberg News": (),
    "Canadian Press": ("CP",),
    "Deutsche Presse-Agentur": ("dpa", "DPA"),
    "EFE": (),
    "Interfax": (),
    "Kyodo News": ("Kyodo",),
    "PA Media": ("PA",),
    "Press Association": ("PA",),
    "Press Trust of India": ("PTI",),
    "Reuters": (),
    "TASS": (),
    "United Press International": ("UPI",),
    "Xinhua": (),
    "Yonhap": (),
}
EDGE = 400  # characters at the beginning and end of a text where credits stand
KEPT = 256  # labels and edges whose agencies are kept: reprints have the same


def find_agencies(article: Article) -> frozenset[str]:
    """Agencies credited in the byline, outlet, notes or dateline (brackets or dash) of an article."""
    return _named(f"{article.byline}\n{article.outlet}") | _credited(_edges(article))


@lru_cache(maxsize=KEPT)
def _named(label: str) -> frozenset[str]:
    return frozenset(name for name in AGENCIES if _label_pattern(name).search(label))


@lru_cache(maxsize=KEPT)
def _credited(edges: str) -> frozenset[str]:
    return frozenset(name for name in AGENCIES if _credit_pattern(name).search(edges))


@cache
def _label_pattern(agency: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_forms(agency)})(?!\w)")


@cache
def _credit_pattern(agency: str) -> re.Pattern[str]:
    """`(AP) —` and `(AP)` or `Reuters` at a line's end; initials alone before a dash may be a state or a party."""
    forms = _forms(agency)
    return re.compile(rf"{_bracketed(forms)}|^(?:{forms})$|^{re.escape(agency)} ?[—–-] ", re.MULTILINE)


def _bracketed(forms: str) -> str:
    return rf"\((?:{forms})\)(?=[ \t]{{0,3}}(?:[—–-]|$))"


def _forms(agency: str) -> str:
    return "|".join(re.escape(form) for form in (agency, *AGENCIES[agency]))


def _edges(article: Article) -> str:
    """The notes of an article and the first and last characters of its shared text."""
    notes = [article.text[b.start : b.end] for b in article.blocks if b.role not in (*SHARED_ROLES, "title", "heading")]
    body = shared_blocks(article)
    if body:
        first, last = body[0], body[-1]
        notes += [
            article.text[first.start : first.start + EDGE],
            article.text[max(last.start, last.end - EDGE) : last.end],
        ]
    return "\n".join([*notes, *(f.exact[:EDGE] for f in article.furniture)])


def names_outlet(article: Article, other: Article) -> bool:
    """Whether `article` says that it was first published by, or is taken from, the outlet of `other`."""
    outlet = other.outlet.strip()
    if not outlet or outlet.casefold() == article.outlet.strip().casefold():
        return False
    words = f"{article.byline}\n{_edges(article)}"
    if (
        outlet.casefold() not in words.casefold()
    ):  # a pattern is made for few outlets only: that costs more than to look
        return False
    exact = re.escape(outlet)
    phrase = (
        rf"(?:(?:first|originally|previously) (?:published|appeared|reported|posted)|republished|reprinted|reproduced|"
        rf"courtesy|source:|this (?:article|story) (?:was|is|appeared))"
        rf"[^.\n]{{0,60}}(?<!\w){exact}(?!\w)|{_bracketed(exact)}"
    )
    return bool(re.search(phrase, words, re.IGNORECASE | re.MULTILINE))
