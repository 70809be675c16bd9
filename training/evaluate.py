"""Measures a model file: python evaluate.py model.onnx tokenizer.json STORIES --choose a b d --report c e."""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from augment import Pair


@dataclass(frozen=True)
class Case:
    """One segment of a copy with its source sentences."""

    pair: Pair
    kinds: tuple[str, ...]
    story: str


def read_stories(folder: Path) -> list[Case]:
    """The segments of all copies in a folder. Segments with no source sentence are left out."""
    made = []
    for path in sorted(folder.glob("*.json")):
        story = json.loads(path.read_text(encoding="utf8"))
        sentences = [s for paragraph in story["paragraphs"] for s in paragraph]
        segments = [s for copy in story["copies"] for p in copy["paragraphs"] for s in p if s["from"]]
        for segment in segments:
            change = segment["change"] or []
            changes = change if isinstance(change, list) else [change]
            source = " ".join(sentences[i - 1] for i in segment["from"])
            kinds = tuple(c["kind"] for c in changes)
            only = changes[0] if len(changes) == 1 else {}
            pair = Pair(
                source, segment["text"], bool(kinds), only.get("kind"), only.get("source_exact"), only.get("copy_exact")
            )
            made.append(Case(pair, kinds, path.stem))
    return made


def auc(score: np.ndarray, changed: np.ndarray) -> float:
    """Area under the ROC curve, ties counted half."""
    from scipy.stats import rankdata  # type: ignore[import-untyped]

    rank, n = rankdata(score), int(changed.sum())
    return float((rank[changed].sum() - n * (n + 1) / 2) / (n * (len(score) - n)))


def run(model: Path, tokenizer_file: Path, pairs: list[Pair]) -> tuple[np.ndarray, np.ndarray, float]:
    """Log-odds of change, log-odds of kinds, and pairs a second on one thread, one pair at a time."""
    import onnxruntime as ort  # type: ignore[import-untyped]
    from tokenizers import Tokenizer

    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = ort.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.no_padding()
    tokenizer.enable_truncation(256, strategy="longest_first")
    change, kind = [], []
    began = time.time()
    for pair in pairs:
        coded = tokenizer.encode(pair.source, pair.copy)
        feed = {"input_ids": coded.ids, "attention_mask": coded.attention_mask, "token_type_ids": coded.type_ids}
        out = session.run(["change", "kind"], {k: np.array([v], dtype=np.int64) for k, v in feed.items()})
        change.append(out[0][0])
        kind.append(out[1][0])
    return np.array(change), np.array(kind), len(pairs) / (time.time() - began)


def table(name: str, cases: list[Case], score: np.ndarray, cut: float) -> None:
    """One line for a set."""
    changed = np.array([bool(c.kinds) for c in cases])
    own = np.quantile(score[~changed], 0.98)
    print(
        f"{name}: segments {len(cases)}, changed {changed.sum()}, AUC {auc(score, changed):.3f}, "
        f"recall {np.mean(score[changed] > cut):.3f}, false alarms {np.mean(score[~changed] > cut):.3f}, "
        f"recall at its own 2 % {np.mean(score[changed] > own):.3f}"
    )


def by_kind(cases: list[Case], score: np.ndarray, cut: float) -> None:
    """Recall by kind, and the share of faithful segments that score below the median of the kind."""
    got: dict[str, list[float]] = defaultdict(list)
    for case, value in zip(cases, score, strict=True):
        for kind in case.kinds:
            got[kind].append(value)
    faithful = np.array([v for c, v in zip(cases, score, strict=True) if not c.kinds])
    for kind, values in sorted(got.items()):
        both = np.concatenate([faithful, values])
        truth = np.arange(len(both)) >= len(faithful)
        print(f"   {kind}: found {sum(v > cut for v in values)} of {len(values)}, AUC {auc(both, truth):.3f}")


def main() -> None:
    """Chooses the threshold on some sets and reports all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--choose", nargs="+", default=["a", "b", "d"])
    parser.add_argument("--report", nargs="*", default=[])
    parser.add_argument("--from-story", type=int, default=1, help="choose on stories from this number on")
    parser.add_argument("--alarms", type=float, default=0.02)
    args = parser.parse_args()
    sets = {name: read_stories(args.stories / name) for name in [*args.choose, *args.report]}
    for name in args.choose:
        sets[name] = [c for c in sets[name] if int(c.story[1:]) >= args.from_story]
    done = {name: run(args.model, args.tokenizer, [c.pair for c in cases]) for name, cases in sets.items()}
    chosen = [c for name in args.choose for c in sets[name]]
    score = np.concatenate([done[name][0] for name in args.choose])
    cut = float(np.quantile(score[[not c.kinds for c in chosen]], 1 - args.alarms))
    print(f"threshold {cut:.3f}, {np.mean([d[2] for d in done.values()]):.0f} pairs a second")
    for name in sets:
        table(name, sets[name], done[name][0], cut)
    for names in (args.choose, args.report):
        if names:
            print("+".join(names))
            cases = [c for name in names for c in sets[name]]
            values = np.concatenate([done[name][0] for name in names])
            table("all", cases, values, cut)
            by_kind(cases, values, cut)


if __name__ == "__main__":
    main()
