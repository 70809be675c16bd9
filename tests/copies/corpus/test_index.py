"""Documents in, pairs out: the same in any order, batch and share of the work, and only for text that was copied."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import numpy as np
import pytest

from rashomon.copies.corpus.index import CorpusIndex, find_origins_of_pairs, find_pairs, find_text_pairs
from rashomon.copies.corpus.joining import prepare_pairs
from rashomon.copies.corpus.shelf import LEDGER, SHARDS
from rashomon.copies.corpus.thresholds import IndexOptions
from rashomon.errors import InputError

VOCABULARY = [a + b + c for a in ("ba", "ke", "lo", "mi", "su") for b in ("ran", "tel", "vor", "dis") for c in "aeiouy"]


def make_text(rng, words=150):
    """Sentences of chance words: two such texts share no five words in a row."""
    chosen = rng.choices(VOCABULARY, k=words)
    return " ".join(" ".join(chosen[at : at + 12]).capitalize() + "." for at in range(0, words, 12))


def make_corpus(seed=1, alone=60):
    """Texts, some of which copy others: whole, cut short, edited, and a passage within another text."""
    rng = random.Random(seed)
    texts = [make_text(rng) for _ in range(alone)]
    for source in texts[:10]:
        sentences = source.split(". ")
        texts.append(source)
        texts.append(". ".join(sentences[:8]) + ". " + make_text(rng, 30))
        texts.append(" ".join(rng.choice(VOCABULARY) if rng.random() < 0.08 else word for word in source.split()))
        texts.append(make_text(rng) + "\n" + ". ".join(sentences[4:7]) + ".\n" + make_text(rng))
    return texts


def rows_of(pairs, names=None):
    """Each pair as a row; with `names`, as the pair of those, the smaller first."""
    rows = set()
    for a, b, shared, run, whole, one, other in zip(
        pairs.a, pairs.b, pairs.shared, pairs.run, pairs.whole, pairs.share_a, pairs.share_b, strict=True
    ):
        sides = [(int(a), float(one)), (int(b), float(other))]
        if names is not None:
            sides = sorted((names[number], share) for number, share in sides)
        rows.add((*sides, int(shared), int(run), int(whole)))
    return rows


def pairs_in(folder, **more):
    return set().union(*(rows_of(batch) for batch in find_pairs(folder, **more)))


def fill(folder, texts, size=50):
    index = CorpusIndex(folder)
    for at in range(0, len(texts), size):
        index.add(texts[at : at + size])
    index.close()


def test_every_kind_of_copy_is_found_and_nothing_else():
    texts = make_corpus()
    found = {(a, b) for (a, _), (b, _), *_ in rows_of(find_text_pairs(texts))}
    assert {(source, 60 + 4 * source + copy) for source in range(10) for copy in range(4)} <= found
    assert all(a >= 60 or b >= 60 for a, b in found)
    assert {(b - 60) // 4 if a < 60 else (a - 60) // 4 for a, b in found if a < 60} == set(range(10))


def test_a_pair_says_how_much_is_shared():
    rng = random.Random(5)
    source = make_text(rng, 96)
    pairs = find_text_pairs([source, source + " " + make_text(rng, 96)])
    assert pairs.shared.tolist() == [92]
    assert pairs.run.tolist() == pairs.whole.tolist() == [96]
    assert pairs.share_a.tolist() == [1.0]
    assert pairs.share_b.tolist() == [92 / 188]
    assert pairs.cover_b.tolist() == [0.5]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_the_documents_does_not_matter(seed):
    texts = make_corpus()
    order = list(range(len(texts)))
    random.Random(seed).shuffle(order)
    unchanged = rows_of(find_text_pairs(texts), list(range(len(texts))))
    assert rows_of(find_text_pairs([texts[n] for n in order]), order) == unchanged


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_the_size_of_a_batch_does_not_matter(tmp_path, size):
    texts = make_corpus()
    fill(tmp_path, texts, size)
    assert pairs_in(tmp_path) == rows_of(find_text_pairs(texts))


@pytest.mark.parametrize("shares", [2, 5, SHARDS])
def test_shards_add_up_to_the_whole(tmp_path, shares):
    texts = make_corpus()
    fill(tmp_path, texts)
    found = [pairs_in(tmp_path, shards=range(SHARDS)[share::shares]) for share in range(shares)]
    assert sum(map(len, found)) == len(set().union(*found))
    assert set().union(*found) == rows_of(find_text_pairs(texts))


def test_a_join_in_many_parts_finds_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr("rashomon.copies.corpus.joining.PART", 200)
    texts = make_corpus()
    fill(tmp_path, texts)
    prepare_pairs(tmp_path)
    assert len(list(tmp_path.glob("join-*/pairs-*.npy"))) > 4
    assert pairs_in(tmp_path) == rows_of(find_text_pairs(texts))


@pytest.mark.slow
def test_several_processes_find_the_same(tmp_path):
    texts = [text for seed in range(10) for text in make_corpus(seed, alone=500)]
    fill(tmp_path, texts, 1000)
    first = pairs_in(tmp_path)
    for done in tmp_path.glob("join-*/*"):
        done.unlink()
    prepare_pairs(tmp_path, workers=2)
    assert pairs_in(tmp_path) == first


def test_batches_come_in_order(tmp_path):
    fill(tmp_path, make_corpus())
    for batch in find_pairs(tmp_path):
        keys = list(zip(batch.a.tolist(), batch.b.tolist(), strict=True))
        assert keys == sorted(set(keys))
        assert all(a < b for a, b in keys)


def test_documents_of_the_same_words_are_each_tied_to_one():
    texts = [make_text(random.Random(9))] * 300 + make_corpus()
    pairs = find_text_pairs(texts)
    ours = pairs.b < 300
    assert set(pairs.a[ours].tolist()) == {0}
    assert sorted(pairs.b[ours].tolist()) == list(range(1, 300))
    assert set(pairs.share_a[ours].tolist()) == {1.0}


def test_a_text_printed_many_times_is_no_furniture():
    rng = random.Random(3)
    source = make_text(rng)
    texts = [f"{source} {make_text(rng, 24)}" for _ in range(60)] + make_corpus(4)
    pairs = find_text_pairs(texts)
    linked = set(pairs.a[pairs.b < 60].tolist()) | set(pairs.b[pairs.b < 60].tolist())
    assert linked == set(range(60))
    assert len(set(find_origins_of_pairs(len(texts), pairs)[:60].tolist())) == 1


@pytest.mark.parametrize("articles", [12, 40, 200])
def test_what_an_outlet_prints_under_every_article_makes_no_pairs(articles):
    rng = random.Random(7)
    head, foot = make_text(rng, 12), make_text(rng, 48)
    texts = [f"{head}\n{make_text(rng, 200)}\n{foot}" for _ in range(articles)]
    assert len(find_text_pairs(texts)) == 0


def test_furniture_does_not_count_where_text_was_copied():
    rng = random.Random(7)
    foot = make_text(rng, 48)
    texts = [f"{make_text(rng, 200)}\n{foot}" for _ in range(30)]
    passage = texts[0].split(". ")[2:5]
    texts[1] = f"{make_text(rng, 100)} {'. '.join(passage)}. {make_text(rng, 100)}\n{foot}"
    pairs = find_text_pairs(texts)
    assert (pairs.a.tolist(), pairs.b.tolist()) == ([0], [1])
    assert pairs.shared[0] == 36 - 4


@pytest.mark.parametrize(
    ("printed", "reprinted"),
    [
        ("Ava's envoy — “tired”, he said — left Zürich at 9.", "AVA’S ENVOY - 'TIRED', HE SAID - LEFT ZURICH AT 9."),
        ("Ein café mit naïve Gäste über Öl.", "Ein cafe\u0301 mit nai\u0308ve Ga\u0308ste u\u0308ber O\u0308l."),
        ("Fullwidth letters and numbers 2024 here.", "Ｆｕｌｌｗｉｄｔｈ letters and numbers ２０２４ here."),
        ("Soft hyphens and zero width spaces.", "So\u00adft hy\u00adphens and ze\u200bro wid\u00adth spac\u00ades."),
    ],
)  # fmt: skip
def test_spelling_that_copies_vary_freely_is_the_same(printed, reprinted):
    rest = make_text(random.Random(2), 24)
    pairs = find_text_pairs([f"{printed} {rest}", f"{reprinted} {rest.upper()}"])
    assert pairs.share_a.tolist() == [1.0]


def test_scripts_without_spaces_are_compared_too():
    source = "".join(chr(0x4E00 + 37 * n % 5000) for n in range(200))
    other = "".join(chr(0x4E00 + 91 * n % 7000) for n in range(200))
    pairs = find_text_pairs([source, other + "。" + source[20:80] + "。" + other[::-1], other[::3]])
    assert (pairs.a.tolist(), pairs.b.tolist(), pairs.run.tolist()) == ([0], [1], [60])


def test_texts_without_enough_words_are_kept_and_not_paired(tmp_path):
    fill(tmp_path, ["", "", "word", "word", "four words are few", "four words are few", "\x00\n\ud800", " "])
    index = CorpusIndex(tmp_path)
    index.close()
    assert index.documents == 8
    assert pairs_in(tmp_path) == set()


def test_an_empty_index_has_no_pairs(tmp_path):
    fill(tmp_path, [])
    assert pairs_in(tmp_path) == set()
    assert len(find_text_pairs([])) == 0


@pytest.mark.parametrize("text", ["word " * 200_000, "x" * 1_000_000, "a b " * 250_000])
def test_a_megabyte_on_one_line(text):
    started = time.process_time()
    pairs = find_text_pairs([text, make_text(random.Random(1)), text + " end"])
    assert time.process_time() - started < 10
    assert all(pair == (0, 2) for pair in zip(pairs.a.tolist(), pairs.b.tolist(), strict=True))


def test_a_long_text_is_found_in_a_longer_one():
    rng = random.Random(8)
    long = make_text(rng, 100_000)
    pairs = find_text_pairs([long, make_text(rng, 500) + " " + long])
    assert pairs.share_a.tolist() == [1.0]


def test_opening_again_goes_on(tmp_path):
    texts = make_corpus()
    fill(tmp_path, texts[:40])
    index = CorpusIndex(tmp_path)
    assert index.documents == 40
    assert index.add(texts[40:]) == range(40, len(texts))
    index.close()
    assert pairs_in(tmp_path) == rows_of(find_text_pairs(texts))


def test_other_settings_need_another_folder(tmp_path):
    fill(tmp_path, make_corpus())
    with pytest.raises(InputError, match="other settings"):
        CorpusIndex(tmp_path, options=IndexOptions(sample=1))


@pytest.mark.parametrize("wrong", [{"sample": 3}, {"sample": 0}, {"min_shared": 0}, {"min_run": 4}])
def test_options_that_mean_nothing_are_refused(wrong):
    with pytest.raises(ValueError, match=r"must be|least"):
        IndexOptions(**wrong)


@pytest.mark.parametrize("lost", [1, 100, 500])
def test_what_was_half_written_is_cut_off(tmp_path, lost):
    texts = make_corpus()
    fill(tmp_path, texts, 25)
    ledger = tmp_path / LEDGER
    ledger.write_bytes(ledger.read_bytes()[:-lost])
    index = CorpusIndex(tmp_path)
    assert index.documents == 75
    index.add(texts[75:])
    index.close()
    assert pairs_in(tmp_path) == rows_of(find_text_pairs(texts))


KILLED = """
import sys
from pathlib import Path
from rashomon.copies.corpus.index import CorpusIndex
index = CorpusIndex(Path(sys.argv[1]))
text = Path(sys.argv[2]).read_text("utf-8").split("\\f")
while True:
    at = index.documents % len(text)
    index.add(text[at : at + 10])
    print(index.documents, flush=True)
"""


def test_killed_in_the_middle_only_the_last_batch_is_lost(tmp_path):
    texts = make_corpus()
    (tmp_path / "texts").write_text("\f".join(texts), "utf-8")
    command = [sys.executable, "-c", KILLED, str(tmp_path / "index"), str(tmp_path / "texts")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [int(process.stdout.readline()) for _ in range(12)]
        process.kill()
        said += [int(line) for line in process.stdout.read().split()]
    index = CorpusIndex(tmp_path / "index")
    whole = index.documents
    assert whole in (said[-1], said[-1] + 10)
    index.add(texts[:10])
    index.close()
    repeated = [texts[at % len(texts)] for at in range(whole)] + texts[:10]
    assert pairs_in(tmp_path / "index") == rows_of(find_text_pairs(repeated))


def test_a_search_that_was_stopped_goes_on(tmp_path):
    texts = make_corpus()
    fill(tmp_path, texts)
    whole = pairs_in(tmp_path)
    for done in sorted(tmp_path.glob("join-*/*"))[1::2]:
        done.unlink()
    assert pairs_in(tmp_path) == whole


def test_more_documents_renew_the_search(tmp_path):
    texts = make_corpus()
    fill(tmp_path, texts[:60])
    assert pairs_in(tmp_path) == set()
    fill(tmp_path, texts[60:])
    assert pairs_in(tmp_path) == rows_of(find_text_pairs(texts))


def test_origins_do_not_chain():
    rng = random.Random(6)
    parts = [make_text(rng, 96) for _ in range(4)]
    texts = [f"{parts[n]} {parts[n + 1]}" for n in range(3)]
    pairs = find_text_pairs(texts)
    assert len(pairs) == 2
    origins = find_origins_of_pairs(3, pairs)
    assert origins.tolist() == [1, 1, 1]
    chain = [*texts, f"{parts[3]} {make_text(rng, 96)}"]
    origins = find_origins_of_pairs(4, find_text_pairs(chain))
    assert len(set(origins.tolist())) == 2
    assert np.all(origins[origins] == origins)


def test_a_text_that_quotes_another_is_its_own_origin():
    texts = make_corpus()
    origins = find_origins_of_pairs(len(texts), find_text_pairs(texts))
    assert all(origins[60 + 4 * source] == origins[source] for source in range(10))
    assert all(origins[63 + 4 * source] != origins[source] for source in range(10))
