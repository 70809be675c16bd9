"""How many tell a line: other words count, the same passage and the reverse do not."""

from __future__ import annotations

import rashomon
from rashomon.account.support import is_one_passage
from rashomon.account.tellers import Tellers
from rashomon.dates import find_article_dates
from rashomon.language import load_encoder, parse_articles
from rashomon.vocabulary import Line
from tests.language.material import make_article

FILED = (
    "Harbour strike\nThe harbour of Selk was closed for four days by a strike of 300 dockers, the harbour master said."
)
RETOLD = (
    "Quays of Selk silent\nA strike by some 300 dockers closed the Selk harbour for four days. "
    "Ships waited in the bay, and the price of fish rose in the town."
)
OTHER = "Selk bridge\nThe council of Selk will paint the old bridge before the summer, said its clerk, Ida Brandt."


def _lines(*texts: str, outlets: tuple[str, ...] = ()) -> list[Line]:
    made = [
        {"id": str(n), "source": f"paper-{n}", "outlet": outlets[n] if outlets else f"Paper {n}", "text": text}
        for n, text in enumerate(texts)
    ]
    return [line for s in rashomon.read(made).account for line in s.lines]


def _count(*texts: str, outlets: tuple[str, ...] = ()) -> int:
    found = [x.origins for x in _lines(*texts, outlets=outlets) if "dockers" in x.text]
    return max(found, default=0)


def test_who_tells_it_in_other_words_counts() -> None:
    assert _count(FILED, RETOLD, OTHER) == 2


def test_who_tells_the_reverse_or_of_another_day_does_not_tell_it() -> None:
    articles = [
        make_article(name, text, published="2024-03-12")
        for name, text in (
            ("line", "The harbour of Selk was closed on Sunday by a strike of 300 dockers."),
            ("same", "A strike by 300 dockers closed the Selk harbour on Sunday."),
            ("reverse", "The harbour of Selk was not closed by a strike of 300 dockers."),
            ("other", "A strike by 300 dockers closed the Selk harbour on Monday."),
        )
    ]
    parsed = parse_articles(articles)
    dates = {name: found for a in parsed for name, found in find_article_dates(a).items()}
    encoder = load_encoder("")
    assert encoder is not None
    tellers = Tellers(parsed, dates, encoder.encode)
    every = {a.sentences[0].sentence.id for a in parsed}
    line = next(a.sentences[0] for a in parsed if a.article.id == "line")
    assert set(tellers.telling(line, every)) == {"same"}


def test_a_shared_passage_is_one_telling() -> None:
    one, other, quoted, again = (
        parse_articles([make_article(name, text)])[0].sentences[0]
        for name, text in (
            ("a", "The harbour of Selk was closed for four days by a strike of 300 dockers."),
            ("b", "The harbour of Selk was closed for four days by a walkout, it was said."),
            ("c", "“We will keep the harbour of Selk closed for as long as it takes,” said Ida Brandt."),
            ("d", "Ida Brandt told them: “We will keep the harbour of Selk closed for as long as it takes.”"),
        )
    )
    assert is_one_passage(one, other, one_outlet=False)
    assert not is_one_passage(one, quoted, one_outlet=True)
    assert not is_one_passage(quoted, again, one_outlet=False)  # two papers heard it
    assert is_one_passage(quoted, again, one_outlet=True)  # one paper used it again


def test_a_line_has_an_anchor_in_each_article_that_tells_it() -> None:
    lines = [x for x in _lines(FILED, RETOLD, OTHER) if x.origins == 2]
    assert lines
    assert all(len({a.article for a in x.anchors}) >= 2 for x in lines)


def test_advice_to_the_public_and_declined_comment_are_no_wants() -> None:
    text = (
        "Selk in the flood\nNorway urged Sweden to open the bridge over the Selk before the summer. "
        "The police of Norway urged residents of Selk to leave their houses before the evening. "
        "Sweden declined to comment on the bridge over the Selk."
    )
    sections = rashomon.read([{"id": "1", "source": "one", "text": text, "published": "2024-03-12"}]).account
    wanted = [x.text for s in sections if s.section == "What each side wants" for x in s.lines]
    assert any("urged Sweden" in x for x in wanted)
    assert not any("residents" in x or "declined" in x for x in wanted)


def test_a_surname_that_one_paper_alone_knows_is_introduced() -> None:
    text = (
        "Selk harbour\nIda Brandt, the harbour master of Selk, closed the quays on Monday. The fishers' boats lay "
        "idle in the bay all day. Brandt said the harbour of Selk would stay closed until the storm had passed."
    )
    other = "Selk storm\nA storm reached Selk on Monday and broke the roofs of nine houses near the church."
    made = [
        {"id": str(n), "source": f"p{n}", "text": t, "published": "2024-03-12"} for n, t in enumerate((text, other))
    ]
    said = [x.text for s in rashomon.read(made).account for x in s.lines if "would stay closed" in x.text]
    assert said
    assert all("[Ida Brandt" in x for x in said)


def test_the_same_whatever_the_order() -> None:
    texts = (FILED, RETOLD, OTHER)
    made = [{"id": str(n), "source": f"p{n}", "outlet": f"P{n}", "text": t} for n, t in enumerate(texts)]
    assert rashomon.read(made).account == rashomon.read(made[::-1]).account


def test_what_a_sentence_is_about_is_named_in_it() -> None:
    text = (
        "Selk harbour\nThe harbour firm of Selk closed its quays on Monday. "
        "For more than a year, it has fought with the council of Selk over the price of the new crane."
    )
    made = [{"id": "1", "source": "one", "text": text, "published": "2024-03-12"}]
    told = [x.text for s in rashomon.read(made).account for x in s.lines]
    assert not any("a year, it has fought" in x for x in told)
