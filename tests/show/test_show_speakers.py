"""Quotation marks, gathered utterances, labels of sources."""

from __future__ import annotations

import dataclasses

from rashomon.show import page_html
from rashomon.show.legend import find_legend
from rashomon.show.speakers import find_speakers, find_utterance_groups, find_words
from rashomon.vocabulary import Record, Statement, StatementKind
from tests.show.invented_story import TEXTS, at


def _with(record: Record, kind: StatementKind, *anchors: str) -> str:
    found = tuple(at("gazette", words) for words in anchors)
    row: Statement = dataclasses.replace(record.statements[0], kind=kind, anchors=found)
    return find_words(row, find_legend(record))


def test_direct_words_get_marks_once(record: Record) -> None:
    assert _with(record, "direct", "a beginning, and only that") == "“a beginning, and only that”"
    assert _with(record, "direct", "“a beginning, and only that”") == "“a beginning, and only that”"
    assert _with(record, "direct", "a beginning", "only that") == "“a beginning” … “only that”"


def test_mixed_words_keep_the_marks_of_the_article_in_pairs(record: Record) -> None:
    assert _with(record, "mixed", "the accord was “a beginning, and only that") == (
        "the accord was “a beginning, and only that”"
    )
    assert _with(record, "mixed", "a beginning, and only that”, adding") == "“a beginning, and only that”, adding"
    assert _with(record, "mixed", "a beginning, and only that") == "“a beginning, and only that”"
    assert _with(record, "mixed", "the accord was") == "the accord was"


def test_indirect_words_never_get_marks(record: Record) -> None:
    assert _with(record, "indirect", "a beginning, and only that") == "a beginning, and only that"


def test_a_statement_without_anchors_shows_its_content(record: Record) -> None:
    row = dataclasses.replace(record.statements[0], anchors=())
    assert find_words(row, find_legend(record)) == row.content


def test_utterances_join_over_one_way_links_and_unknown_ids(record: Record) -> None:
    one, two, three = (dataclasses.replace(s, same_as=()) for s in record.statements[:3])
    rows = (dataclasses.replace(one, same_as=("gone",)), dataclasses.replace(two, same_as=(three.id,)), three)
    assert [[s.id for s in group] for group in find_utterance_groups(rows)] == [["s1"], ["s2", "s3"]]


def test_unnamed_speakers_come_last_and_are_not_given_a_name(record: Record) -> None:
    speakers = find_speakers(record, find_legend(record))
    assert [s.name for s in speakers[-1:]] == [""]
    assert speakers[-1].utterances[0].printed_as == "officials of both sides"
    assert sum(s.count for s in speakers) == len(record.statements)


def test_labels_tell_tellings_from_articles(record: Record) -> None:
    labels = find_legend(record).labels
    assert labels == {"gazette": "A1", "courier": "A2", "readout": "B", "mail": "C"}


def test_labels_do_not_depend_on_the_order_of_rows(record: Record) -> None:
    turned = dataclasses.replace(
        record, articles=tuple(reversed(record.articles)), origins=tuple(reversed(record.origins))
    )
    assert find_legend(turned).labels == find_legend(record).labels


def test_tellings_count_origins_not_articles(record: Record) -> None:
    legend = find_legend(record)
    words = [at(a, TEXTS[a][:7]) for a in ("gazette", "courier", "readout")]
    assert legend.tellings(words) == 2


def test_the_page_tells_why_a_statement_has_its_speaker_and_escapes_it(record: Record) -> None:
    rows = (dataclasses.replace(record.statements[0], why='she = "A" <b>'), *record.statements[1:])
    page = page_html(dataclasses.replace(record, statements=rows))
    assert 'title="speaker: she = &#34;A&#34; &lt;b&gt;"' in page
