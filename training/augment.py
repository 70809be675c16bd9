"""Makes more training pairs from the written ones by rule: changed copies, renamed pairs, longer sources."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

KINDS: tuple[str, ...] = (
    "number", "date", "name", "place", "role_swapped", "negation", "modality", "status",
    "attribution", "attribution_dropped", "quote_altered_meaning", "quote_altered_wording",
    "paraphrase_in_quotes", "omitted_qualifier",
)  # fmt: skip
ONE_WAY = {"paraphrase_in_quotes", "attribution_dropped"}  # read backwards these are no change


@dataclass(frozen=True)
class Pair:
    """A source with a copy. `kind` is None where the copy is faithful; spans are the changed words."""

    source: str
    copy: str
    changed: bool
    kind: str | None = None
    source_exact: str | None = None
    copy_exact: str | None = None


def rewrite(pair: Pair, pattern: str, put: Callable[[re.Match[str]], str]) -> Pair:
    """One replacement in all texts of a pair."""
    texts = (pair.source, pair.copy, pair.source_exact, pair.copy_exact)
    new = [None if text is None else re.sub(pattern, put, text) for text in texts]
    return replace(pair, source=new[0] or "", copy=new[1] or "", source_exact=new[2], copy_exact=new[3])


MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SMALL = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
SCALES = "hundred thousand million billion".split()
OPPOSITES = """rise/fall rose/fell rising/falling risen/fallen increase/decrease increased/decreased raised/lowered
raise/lower raising/lowering up/down higher/lower more/fewer above/below over/under before/after accept/refuse
accepted/refused approved/rejected approve/reject backed/opposed back/oppose won/lost win/lose opened/closed
open/close opening/closing denied/confirmed deny/confirm early/late earlier/later largest/smallest biggest/smallest
guilty/innocent begin/end began/ended begun/ended start/stop started/stopped starting/ending
joined/left entered/left
bought/sold buy/sell buyer/seller gained/lost allowed/forbidden allow/forbid allowed/barred permitted/banned
with/without for/against support/oppose supported/opposed supporters/opponents best/worst
better/worse longer/shorter
success/failure succeeded/failed passed/failed found/lost alive/dead safe/unsafe legal/illegal lawful/unlawful
likely/unlikely possible/impossible able/unable true/false strong/weak stronger/weaker north/south east/west
northern/southern eastern/western left/right all/none every/no always/never nobody/everybody everyone/nobody
praised/criticised welcomed/condemned increase/cut strengthened/weakened widened/narrowed extended/shortened
arrived/departed arriving/leaving borrowed/lent teacher/pupil father/son mother/daughter upheld/overturned
admitted/denied added/removed hired/dismissed appointed/dismissed public/secret new/old oldest/youngest
morning/evening summer/winter spring/autumn majority/minority acquitted/convicted plus/minus first/last""".split()
STATUS = """has been/is to be|have been/are to be|was/will be|were/will be|will be/has been|is to/has|are to/have
|plans to/has begun to|plan to/have begun to|postponed/cancelled|put off/called off
|delayed/abandoned|suspended/abolished
|suspended/scrapped|has/is preparing to have|completed/started|finished/started|signed/drafted|began/plans to begin
|opened/is due to open|closed/is due to close|arrested/sought|charged/questioned|proposed/adopted|agreed/considered
|is expected to/has already|are expected to/have already|intends to/has decided not to|resumed/halted|halted/resumed
|set to/yet to|due to/yet to|ready to/unable to|temporarily/permanently|interim/final|draft/final|planned/completed
|approved/drawn up|launched/announced|has started/is about to start|has begun/is about to begin""".replace(
    "\n", ""
).split("|")
MODAL = """may/will|might/will|could/will|may/must|can/must|should/must|will/may|will/might
|would/might|must/may|must/should
|is to/may|are to/may|would/could|wants to/will|hopes to/will|want to/will|hope to/will
|is considering/has decided on
|has to/can|have to/can|likely to/certain to|possibly/certainly|probably/certainly
|perhaps/certainly|expects to/is certain to
|is thought to have/has|is believed to have/has|are believed to have/have|was believed to have/had
|appears to/is known to
|suggests/proves|suggest/prove|suspects/knows|suspect/know|fears/knows|requires/allows|asked/ordered|urged/ordered
|advised/obliged|recommended/required|can/cannot""".replace("\n", "").split("|")
QUALIFIERS = """about|around|almost|nearly|at least|at most|up to|more than|less than|fewer than
|no more than|roughly|some|over
|just under|just over|under|approximately|as many as|close to|reportedly|allegedly|apparently
|provisionally|temporarily
|partly|partially|mostly|probably|possibly|perhaps|likely|suspected|alleged|so-called|preliminary
|provisional|initial|acting
|former|deputy|only|for now|for the time being|on average|largely|initially|in part|in principle
|unconfirmed|potential
|estimated|mainly|usually|sometimes|often|many|most|several of|most of|part of
|half of""".replace("\n", "").split("|")
HELPERS = "was were is are has had have will would can could did does may must should".split()
SPEAKING = (
    r"(?:said|says|told \w+|announced|added|reported|reports|stated|claimed|claims|warned|insisted"
    r"|argued|explained)"
)
SPEAKERS = """the mayor|a spokeswoman for the ministry|the police|the opposition|residents
|the union|a witness|the governor
|the company|critics|the defence|the prosecutor|local officials|the minister|her lawyer|his deputy|the army|experts
|the rebels|the owner|the coach|a doctor|the president|the hospital|campaigners""".replace("\n", "").split("|")


def _swap(text: str, start: int, end: int, new: str) -> tuple[str, str]:
    if text[start : start + 1].isupper() and new[:1].islower():
        new = new[0].upper() + new[1:]
    return text[:start] + new + text[end:], new


def _word(text: str, words: list[str], rng: random.Random) -> re.Match[str] | None:
    pattern = r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")(?![\w-])"
    found = list(re.finditer(pattern, text, re.I))
    return rng.choice(found) if found else None


def _other(words: list[str], old: str, rng: random.Random) -> str:
    return rng.choice([word for word in words if word.lower() != old.lower()])


def _digits(number: str, rng: random.Random) -> str:
    """Another figure of about the same look."""
    places = [i for i, char in enumerate(number) if char.isdigit()]
    chars = list(number)
    if len(places) > 1 and rng.random() < 0.4:
        i = rng.randrange(len(places) - 1)
        a, b = places[i], places[i + 1]
        if chars[a] != chars[b] and not (i == 0 and chars[b] == "0"):
            chars[a], chars[b] = chars[b], chars[a]
            return "".join(chars)
    if rng.random() < 0.12:
        return str(rng.randint(1, 9)) + number
    at = places[0] if rng.random() < 0.5 else rng.choice(places)
    chars[at] = rng.choice([d for d in "123456789" if d != chars[at]])
    return "".join(chars)


Edit = tuple[str, str, str, str]  # new text, kind, words before, words after


def edit_number(text: str, rng: random.Random) -> Edit | None:
    """Another figure or number word."""
    found = list(re.finditer(r"\d[\d.,:]*\d|\d", text))
    words = SMALL + TENS + ORDINALS + SCALES
    spelt = _word(text, words, rng)
    if found and (spelt is None or rng.random() < 0.7):
        hit = rng.choice(found)
        new, put = _swap(text, hit.start(), hit.end(), _digits(hit[0], rng))
        return new, "number", hit[0], put
    if spelt is None:
        return None
    group = next(g for g in (SMALL, TENS, ORDINALS, SCALES) if spelt[0].lower() in g)
    new, put = _swap(text, spelt.start(), spelt.end(), _other(group, spelt[0], rng))
    return new, "number", spelt[0], put


def edit_date(text: str, rng: random.Random) -> Edit | None:
    """Another month or day."""
    for group in rng.sample([MONTHS, DAYS], 2):
        found = list(re.finditer(r"\b(?:" + "|".join(group) + r")\b", text))
        if found:
            hit = rng.choice(found)
            new, put = _swap(text, hit.start(), hit.end(), _other(group, hit[0], rng))
            return new, "date", hit[0], put
    return None


def _table(text: str, table: list[str], kind: str, both: bool, rng: random.Random) -> Edit | None:
    ways: dict[str, list[str]] = {}
    for row in table:
        left, right = row.split("/")
        ways.setdefault(left, []).append(right)
        if both:
            ways.setdefault(right, []).append(left)
    hit = _word(text, list(ways), rng)
    if hit is None:
        return None
    new, put = _swap(text, hit.start(), hit.end(), rng.choice(ways[hit[0].lower()]))
    return new, kind, hit[0], put


def edit_opposite(text: str, rng: random.Random) -> Edit | None:
    """The opposite word."""
    return _table(text, OPPOSITES, "negation", True, rng)


def edit_modal(text: str, rng: random.Random) -> Edit | None:
    """May for will and the like."""
    return _table(text, MODAL, "modality", False, rng)


def edit_status(text: str, rng: random.Random) -> Edit | None:
    """Planned for done and the like."""
    return _table(text, STATUS, "status", True, rng)


def edit_negation(text: str, rng: random.Random) -> Edit | None:
    """A negation put in or taken out."""
    out = re.search(r"\b(?:not|never|no longer|n't) ", text)
    if out and rng.random() < 0.7:
        following = text[out.end() :].split(" ")[0]
        return text[: out.start()] + text[out.end() :], "negation", out[0].strip(), following
    hit = _word(text, HELPERS, rng)
    if hit is None or re.match(r" (?:not|no|never)\b", text[hit.end() :]):
        return None
    word = rng.choice(["not", "not", "never", "no longer"])
    return text[: hit.end()] + " " + word + text[hit.end() :], "negation", hit[0], hit[0] + " " + word


def edit_qualifier(text: str, rng: random.Random) -> Edit | None:
    """A qualifying word taken out."""
    hit = _word(text, QUALIFIERS, rng)
    if hit is None or hit.start() == 0 or text[hit.end() : hit.end() + 1] != " ":
        return None
    rest = text[hit.end() + 1 :]
    return text[: hit.start()] + rest, "omitted_qualifier", hit[0], rest.split(" ")[0]


def edit_attribution(text: str, rng: random.Random) -> Edit | None:
    """The speaker left out, or another speaker."""
    tail = re.search(r",? (?:according to [^,.;“]{4,50}|[^,.;“”]{3,40} " + SPEAKING + r")\.$", text)
    head = re.match(r"(?:According to [^,“]{4,50}, |[^,“”]{3,40} " + SPEAKING + r" that )(?=\w)", text)
    if "“" in text or (tail is None and head is None):
        return None
    if rng.random() < 0.5:
        if tail:
            body = text[: tail.start()] + "."
        else:
            assert head is not None
            body = text[head.end() : head.end() + 1].upper() + text[head.end() + 1 :]
        return (body, "attribution_dropped", (tail or head)[0], body) if len(body) > 25 else None  # type: ignore[index]
    who = rng.choice(SPEAKERS)
    if tail:
        return text[: tail.start()] + f", {who} said.", "attribution", tail[0], f"{who} said"
    assert head is not None
    opening = f"According to {who}, "
    return opening + text[head.end() :], "attribution", head[0], opening.strip()


def edit_quoted(text: str, _: random.Random) -> Edit | None:
    """Quotation marks put around words that were reported."""
    hit = re.search(r"\b" + SPEAKING + r"(?: that|:|,) ([^,.;“”]{18,})", text)
    if hit is None or "“" in text:
        return None
    new = text[: hit.start(1)] + "“" + hit[1] + "”" + text[hit.end(1) :]
    return new, "paraphrase_in_quotes", hit[1], "“" + hit[1] + "”"


def _always(new: str, _: re.Match[str]) -> str:
    return new


ACTORS = """council court government union company firm ministry minister police board club team bank hospital
school university mayor governor judge lawyer lawyers prosecutor prosecutors defence family army rebels workers
residents villagers farmers teachers students pupils players coach owner owners buyer seller president committee
commission agency regulator parliament senate opposition party coalition embassy ambassador king queen prince bishop
church museum newspaper editor author director producer actor singer band researchers scientists doctors nurses
patients passengers crew captain pilot driver drivers tenant tenants landlord widow mother father son daughter
brother sister husband wife manager chairman chairwoman founder investors shareholders airline supplier rival
suspect victim witness guards soldiers troops fishermen miners protesters strikers association federation insurer
neighbour neighbours developer contractor authority authorities inspectors officials engineers""".split()
ACTOR = re.compile(r"(?i:\b(?:the|a|an|his|her|its|their) )(?:[a-z]+ )?(?:" + "|".join(ACTORS) + r")\b(?!-|['’]s)")


def _apart(text: str, a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two who act stand so far apart, and not in a list, that an exchange says something else."""
    gap = text[a[1] : b[0]]
    listed = re.fullmatch(r"\W*(?:and|or|of|,|the|\s)*\W*", gap)
    return len(gap.split()) >= 1 and not listed and text[a[0] : a[1]] != text[b[0] : b[1]] and "“" not in gap


class Names:
    """Names: capitalised words which the pairs never write small."""

    def __init__(self, texts: list[str]) -> None:
        small = Counter(w for t in texts for w in re.findall(r"\b[a-z][a-z]+\b", t))
        big = Counter(w for t in texts for w in re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", t))
        self.small = set(small)
        fixed = set(MONTHS + DAYS)
        self.pool = sorted(w for w in big if not small[w.lower()] and w not in fixed and w.lower() not in SMALL)
        self.known = set(self.pool)

    def shared(self, a: str, b: str) -> list[str]:
        """Names in both texts."""
        words = set(re.findall(r"\b[A-Z][a-z]{3,}\b", a)) & set(re.findall(r"\b[A-Z][a-z]{3,}\b", b))
        return sorted(words & self.known)

    def alike(self, name: str, rng: random.Random) -> str:
        """Another name, at times one that looks like it."""
        if rng.random() < 0.3:
            at = rng.randrange(1, len(name))
            return name[:at] + rng.choice("aeiourlnst") + name[at + rng.randint(0, 1) :]
        return _other(self.pool, name, rng)

    def edit_name(self, pair: Pair, rng: random.Random) -> Pair | None:
        """Another name in the copy."""
        names = self.shared(pair.source, pair.copy)
        if not names:
            return None
        old = rng.choice(names)
        new = self.alike(old, rng)
        if new == old:
            return None
        text = re.sub(rf"\b{old}\b", new, pair.copy)
        return Pair(pair.source, text, True, None, old, new)

    def actors(self, text: str) -> list[tuple[int, int]]:
        """Where those stand who may act: names (of several words too) and such nouns as "the council"."""
        named = []
        for hit in re.finditer(r"[A-Z][\w-]*(?: (?:of )?[A-Z][\w-]*){0,3}", text):
            first = hit[0].split(" ")[0]
            begin = hit.start() + (len(first) + 1 if first not in self.known and first.lower() in self.small else 0)
            if begin < hit.end() and any(w in self.known for w in re.findall(r"[A-Z]\w+", text[begin : hit.end()])):
                named.append((begin, hit.end()))
        free = [m.span() for m in ACTOR.finditer(text) if not any(m.start() < b and a < m.end() for a, b in named)]
        return sorted(named + free)

    def edit_roles(self, text: str, rng: random.Random) -> Edit | None:
        """Two who act exchange their places in a sentence."""
        found = self.actors(text)
        couples = [
            (a, b) for i, a in enumerate(found) for b in found[i + 1 :] if _apart(text, a, b) and b[1] - a[0] < 150
        ]
        if not couples:
            return None
        (a, b), (c, d) = rng.choice(couples)
        first, second = text[a:b], text[c:d]
        if a == 0 and first[:4] in ("The ", "Its ", "His ", "Her "):
            first = first[0].lower() + first[1:]
        begin = second[0].upper() + second[1:] if a == 0 else second
        new = text[:a] + begin + text[b:c] + first + text[d:]
        return new, "role_swapped", text[a:d], begin + text[b:c] + first

    def rename(self, pair: Pair, rng: random.Random) -> Pair:
        """The same pair with other names on both sides."""
        for old in self.shared(pair.source, pair.copy):
            new = _other(self.pool, old, rng)
            both = re.sub(rf"\b{old}", "", pair.source + " " + pair.copy)
            if re.search(rf"\b{old[:4]}", both) or new in pair.source or new in pair.copy:
                continue
            pair = rewrite(pair, rf"\b{old}", partial(_always, new))
        return pair


# Weights: the kinds that were found worst (negation, roles, qualifier, modality, status, attribution) are made most.
TEXT_EDITS = ((edit_number, 2.5), (edit_date, 1), (edit_opposite, 4), (edit_negation, 3.5), (edit_modal, 4),
              (edit_status, 4), (edit_qualifier, 4), (edit_attribution, 5), (edit_quoted, 2))  # fmt: skip
ROLES, NAME = 0.25, 0.06  # shares of tries
COPY_ONLY = (edit_attribution, edit_quoted, edit_qualifier)


def corrupt(pair: Pair, names: Names, rng: random.Random) -> Pair | None:
    """A changed pair from a faithful one: an edit of the copy, or as often of the source."""
    for _ in range(6):
        draw = rng.random()
        if draw < NAME:
            made = names.edit_name(pair, rng)
            if made:
                return made
            continue
        in_source = rng.random() < 0.5
        if draw < NAME + ROLES:
            done = names.edit_roles(pair.source if in_source else pair.copy, rng)
        else:
            edit = rng.choices([e for e, _ in TEXT_EDITS], [w for _, w in TEXT_EDITS])[0]
            in_source = in_source and edit not in COPY_ONLY
            done = edit(pair.source if in_source else pair.copy, rng)
        if done is None:
            continue
        text, kind, _, after = done
        if in_source:
            return Pair(text, pair.copy, True, kind, after, None)
        return Pair(pair.source, text, True, kind, None, after)
    return None


def backwards(pair: Pair) -> Pair:
    """Source and copy exchanged, where the label holds that way too."""
    if pair.kind in ONE_WAY:
        return pair
    return Pair(pair.copy, pair.source, pair.changed, None, pair.copy_exact, pair.source_exact)


def beside(pair: Pair, other: Pair, rng: random.Random) -> Pair:
    """A longer source, of which the copy tells one sentence."""
    texts = [pair.source, other.source]
    rng.shuffle(texts)
    return replace(pair, source=" ".join(texts))


def join(pair: Pair, other: Pair, rng: random.Random) -> Pair:
    """Two pairs as one: a longer copy of which one part may be changed. `other` is faithful."""
    first = rng.random() < 0.5
    a, b = (pair, other) if first else (other, pair)
    return replace(pair, source=f"{a.source} {b.source}", copy=f"{a.copy} {b.copy}")


def requote(pair: Pair, rng: random.Random) -> Pair:
    """Another style of quotation marks on both sides."""
    marks = rng.choice(['""', "‘’"])
    return rewrite(pair, "[“”]", lambda hit: marks["“”".index(hit[0])])
