"""What stands behind a value: how many independent tellings, and of a disagreement, which side is earlier.

Which of two is right is not ours to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.text import fold
from rashomon.vocabulary import Anchor, Date, Difference

_Value = tuple[str, str, str]  # kind of difference, what it is about, and the value or wording


def with_standing(
    rows: Sequence[Difference], origin_of: Mapping[str, str], published: Mapping[str, Date]
) -> list[Difference]:
    """The rows, those between independent tellings with the tellings behind each side and their first day."""
    articles: dict[_Value, set[str]] = defaultdict(set)
    for row in rows:
        if row.verdict == "differ":
            for n, anchor in enumerate((row.a, row.b)):
                articles[_value(row, n, anchor)].add(anchor.article)
    return [_with_support(row, articles, origin_of, published) if row.verdict == "differ" else row for row in rows]


def _value(row: Difference, n: int, anchor: Anchor) -> _Value:
    said = anchor.exact if row.kind.startswith("quote") else row.why[n].partition(": ")[2]
    return row.kind, row.about if row.kind == "status" else "", fold(said)


def _with_support(
    row: Difference, articles: Mapping[_Value, set[str]], origin_of: Mapping[str, str], published: Mapping[str, Date]
) -> Difference:
    lines = []
    for n, (side, anchor) in enumerate((("a", row.a), ("b", row.b))):
        held = articles[_value(row, n, anchor)]
        origins = len({origin_of[a] for a in held})
        days = sorted(d for a in held if (d := published[a].edtf[:10]))
        first = f", first published {days[0]}" if days else ", no date known"
        lines.append(f"{side}: {origins} independent {'telling' if origins == 1 else 'tellings'}{first}")
    return replace(row, why=(*row.why, *lines))
