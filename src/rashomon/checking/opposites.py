"""What two clauses say of one thing that cannot both be: opposite words, told by groups of a general list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from rashomon.checking.polarity import Clause
from rashomon.compare.rewording import OPPOSITES
from rashomon.compare.side import Side

# Groups of words that stand against each other on one scale: words of the language, a verb with its particle joined by
# `_`. Written from general knowledge of news English, not from any set of claims; those of `compare.rewording` are
# taken with them.
_SCALES = """
    pleased happy glad satisfied delighted welcome praise hail applaud thrilled encouraged / troubled upset angry
        dismayed alarmed condemn deplore criticise criticize denounce outraged disappointed worried concerned furious
    accept approve agree endorse back support embrace adopt ratify pass favour favor take_up / reject refuse decline
        oppose veto dismiss rebuff turn_down throw_out vote_down disapprove
    win victory triumph prevail victorious winner / lose defeat loss loser beaten
    rise increase grow climb gain jump soar surge widen expand accelerate quicken add / fall decrease shrink drop
        decline slump plunge tumble narrow contract slow reduce cut dip slide lower
    strong strengthen firm stronger / weak weaken weaker feeble
    high higher raise / low lower
    more most / less fewer least
    early earlier before ahead / late later after
    begin start open launch resume restart continue keep proceed go_on carry_on persist / end stop close halt cease
        suspend cancel scrap abandon call_off postpone finish conclude drop discontinue
    hold keep retain remain stay / leave quit withdraw vacate evacuate abandon pull_out give_up pull_back
    reach arrive enter get_past get_through pass_through break_through / turn_back block stop halt bar prevent stall
    let allow permit authorise authorize let_in admit clear / forbid ban bar prohibit block prevent refuse deny
    free release let_go acquit clear liberate / detain arrest jail imprison capture hold convict seize abduct kidnap
    guilty convict / innocent acquit clear
    confirm admit acknowledge concede confess / deny dispute refute rebut contradict
    succeed success manage achieve successful / fail failure collapse unsuccessful founder
    survive survivor alive live / die dead perish kill death
    safe unhurt unharmed unscathed / hurt injure wound harm injury
    raise lift impose tighten introduce / lower lift ease loosen relax drop
    play_up talk_up stress emphasise emphasize raise / play_down talk_down downplay dampen lower
    encourage urge invite call_on / discourage forbid ask_not warn_against deter ban
    attend join participate take_part compete enter / boycott skip miss withdraw pull_out stay_away shun
    build create establish set_up found / destroy demolish abolish dissolve dismantle tear_down
    keep_out stay_away / let_in take_part compete
    include among / exclude except omit
    legal lawful legitimate valid constitutional / illegal unlawful illegitimate invalid unconstitutional
    possible able can / impossible unable
    likely probable expected / unlikely improbable
    safe secure / dangerous unsafe risky hazardous
    true genuine real / false fake bogus untrue
    known identified certain clear sure / unknown unidentified uncertain unclear unsure
    public open / secret private closed confidential
    all every everyone unanimous unanimously / none nobody split divided
    always ever / never
    buy acquire purchase / sell dispose
    remember / forget
    trust believe / doubt distrust disbelieve
    hope optimistic confident / fear pessimistic doubtful
    love like / hate dislike
    advance attack approach / retreat withdraw flee pull_back
    ally friend partner / enemy foe rival
    cheap cheaper / expensive dear costly
    heavy / light
    full / empty
    final definitive / provisional preliminary interim appealable
    peaceful peacefully / violent violently
    temporary temporarily / permanent permanently
    improve better recover ease / worsen worse deteriorate
    help aid assist / hinder hamper obstruct
    appoint hire elect name / dismiss fire sack oust remove
    appear show_up present / disappear vanish absent
    fix set settle schedule / postpone delay defer put_off
    voluntary voluntarily / forced compulsory
    obey comply respect honour honor / violate breach break defy flout
    hide conceal cover_up / reveal disclose expose publish
    lend / borrow
    import / export
    north northern / south southern
    east eastern / west western
"""
PARTICLES = frozenset("off back past up down away out in through over on part against".split())
_NEAR_VERB = 2  # tokens after a verb within which its particle stands


@lru_cache(maxsize=1)
def _scales() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    lines: list[str] = []
    for line in _SCALES.strip().splitlines():
        if line.startswith("        "):
            lines[-1] += " " + line.strip()
        else:
            lines.append(line.strip())
    rows = [tuple(frozenset(side.split()) for side in line.split(" / ")) for line in lines]
    pairs = [tuple(frozenset({w}) for w in sorted(p)) for p in sorted(OPPOSITES, key=sorted) if len(p) == 2]
    return tuple((r[0], r[1]) for r in (*rows, *pairs))


@lru_cache(maxsize=1)
def _ranks() -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Of each word the scales it stands on and the side of each."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, sides in enumerate(_scales()):
        for side, words in enumerate(sides):
            for word in words:
                found.setdefault(word, []).append((number, side))
    return {w: tuple(rows) for w, rows in found.items()}


def words_of_clause(side: Side, clause: Clause) -> frozenset[str]:
    """Its words as they stand in the list: lemmas, and verbs with their particles, which then stand for both."""
    own = set(clause.tokens)
    found: set[str] = set()
    for t in clause.tokens:
        word = side.words[t]
        joined = [
            f"{word}_{side.tokens[n].text.lower()}"
            for n in range(t + 1, min(t + 1 + _NEAR_VERB, len(side.tokens)))
            if n in own and side.tokens[n].text.lower() in PARTICLES
        ]
        phrases = [j for j in joined if j in _ranks()] if side.tokens[t].pos == "VERB" else []
        found.update(phrases or {word, side.tokens[t].text.lower()})
    return frozenset(found)


def find_opposites(mine: Iterable[str], theirs: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of opposite words, one of each clause; none of a scale where both have words of the same side."""
    ours, others = _placed(mine), _placed(theirs)
    rows = []
    for (scale, side), word in ours.items():
        against = others.get((scale, 1 - side))
        if against and (scale, side) not in others and (scale, 1 - side) not in ours:
            rows.append((word, against))
    return tuple(sorted(set(rows)))


def _placed(words: Iterable[str]) -> dict[tuple[int, int], str]:
    return {place: word for word in sorted(words, reverse=True) for place in _ranks().get(word, ())}
