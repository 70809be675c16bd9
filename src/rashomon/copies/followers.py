"""Followers: reprints that stand, but for a line or so, block by block in another article of their origin.

Whatever later steps find in a block of the leader holds for the same block of its followers, so only what is a
follower's own needs to be read again; `rashomon.record.echo` copies the rest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.vocabulary import Anchor, Article, Block, BlockRole, Origin

# A second own paragraph might lean on the first (`he`, a quotation that goes on) though they stand far apart.
OWN_BODY = 1  # body blocks that a follower may have of its own
SHARED = 0.75  # of a follower's characters that stand in its leader; with less it is rather a telling of its own
HOLDERS = 50  # leaders in which one line is looked up; a line in more of them is furniture

Line = tuple[str, BlockRole]


@dataclass(frozen=True, slots=True)
class Move:
    """The leader's text at `start:end`, which stands in the follower `shift` code points further on."""

    start: int
    end: int
    shift: int


@dataclass(frozen=True, slots=True)
class Follower:
    """An article (by id) that stands in another: `moves` in the order of the text, and the blocks that are its own."""

    article: str
    leader: str
    moves: tuple[Move, ...]
    own: tuple[Block, ...]

    def shift(self, start: int, end: int) -> int | None:
        """How far on the leader's words at `start:end` stand in the follower; None where they do not."""
        return next((m.shift for m in self.moves if m.start <= start and end <= m.end), None)

    def copy(self, anchor: Anchor) -> Anchor | None:
        """The same words in the follower, for an anchor in the leader."""
        shift = self.shift(anchor.start, anchor.end)
        if shift is None:
            return None
        return Anchor(self.article, anchor.start + shift, anchor.end + shift, anchor.exact)


def find_followers(articles: Sequence[Article], origins: Sequence[Origin]) -> tuple[Follower, ...]:
    """The followers among `articles`, sorted by id; each one's leader is no follower and of the same origin.

    A leader was published no later than its followers, so that its days hold for them; on one day the article
    with the most blocks leads, then the smallest id. Does not depend on the order of `articles`.
    """
    by_id = {a.id: a for a in articles}
    groups = ([by_id[one] for one in origin.articles if one in by_id] for origin in origins)
    return tuple(sorted((f for group in groups for f in _in_origin(group)), key=lambda f: f.article))


def _in_origin(articles: Iterable[Article]) -> list[Follower]:
    leaders: list[tuple[Article, list[Line]]] = []
    holders: dict[Line, list[int]] = defaultdict(list)
    followers = []
    for article in sorted(articles, key=_seniority):
        lines = [(article.text[b.start : b.end], b.role) for b in article.blocks]
        best = _most_shared(lines, holders)
        follower = _follow(article, lines, *leaders[best]) if best >= 0 else None
        if follower:
            followers.append(follower)
            continue
        for line in set(lines):
            holders[line].append(len(leaders))
        leaders.append((article, lines))
    return followers


def _seniority(article: Article) -> tuple[bool, str, int, str]:
    return not article.published.edtf, article.published.edtf[:10], -len(article.blocks), article.id


def _most_shared(lines: Sequence[Line], holders: dict[Line, list[int]]) -> int:
    """The number of the leader that holds most of the characters of `lines`, -1 if none holds any."""
    held: Counter[int] = Counter()
    for line in lines:
        for number in holders.get(line, ())[:HOLDERS]:
            held[number] += len(line[0])
    return min(held, key=lambda number: (-held[number], number), default=-1)


def _follow(article: Article, lines: Sequence[Line], leader: Article, held: Sequence[Line]) -> Follower | None:
    """`article` as a follower of `leader`, or None where too much is its own."""
    if article.language != leader.language:
        return None
    pairs = _pair(lines, held)
    taken = {i for i, _ in pairs}
    own = tuple(b for i, b in enumerate(article.blocks) if i not in taken)
    shared = sum(len(lines[i][0]) for i in taken)
    if sum(b.role == "body" for b in own) > OWN_BODY or shared < SHARED * sum(len(text) for text, _ in lines):
        return None
    return Follower(article.id, leader.id, _moves(pairs, article.blocks, leader.blocks), own)


def _pair(lines: Sequence[Line], held: Sequence[Line]) -> list[tuple[int, int]]:
    """For each line the next place among `held` where it stands, in order."""
    places: dict[Line, list[int]] = defaultdict(list)
    for j, line in enumerate(held):
        places[line].append(j)
    pairs: list[tuple[int, int]] = []
    at = -1
    for i, line in enumerate(lines):
        later = next((j for j in places.get(line, ()) if j > at), None)
        if later is not None:
            pairs.append((i, later))
            at = later
    return pairs


def _moves(pairs: Sequence[tuple[int, int]], blocks: Sequence[Block], leading: Sequence[Block]) -> tuple[Move, ...]:
    """The paired blocks as moves; neighbours in both texts that moved equally far are one."""
    moves: list[Move] = []
    before = (-2, -2)
    for i, j in pairs:
        shift = blocks[i].start - leading[j].start
        if before == (i - 1, j - 1) and moves[-1].shift == shift:
            moves[-1] = Move(moves[-1].start, leading[j].end, shift)
        else:
            moves.append(Move(leading[j].start, leading[j].end, shift))
        before = (i, j)
    return tuple(moves)
