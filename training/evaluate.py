"""Measures a model file: python evaluate.py model.onnx tokenizer.json STORIES --choose a b d --report c e."""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from augment import KINDS, Pair


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


def table(name: str, cases: list[Case], score: np.ndarray, cuts: list[float]) -> None:
    """One line for a set: recall and false alarms at each threshold."""
    changed = np.array([bool(c.kinds) for c in cases])
    at = ", ".join(f"{np.mean(score[changed] > cut):.3f} / {np.mean(score[~changed] > cut):.3f}" for cut in cuts)
    print(f"{name}: {len(cases)} / {changed.sum()}, AUC {auc(score, changed):.3f}, recall / false alarms {at}")


def by_kind(cases: list[Case], score: np.ndarray, cuts: list[float]) -> None:
    """Found of all by kind at each threshold, and the AUC of the kind against all faithful segments."""
    got: dict[str, list[float]] = defaultdict(list)
    for case, value in zip(cases, score, strict=True):
        for kind in case.kinds:
            got[kind].append(value)
    faithful = np.array([v for c, v in zip(cases, score, strict=True) if not c.kinds])
    for kind, values in sorted(got.items()):
        both = np.concatenate([faithful, values])
        truth = np.arange(len(both)) >= len(faithful)
        found = " ".join(str(sum(v > cut for v in values)) for cut in cuts)
        print(f"   {kind}: found {found} of {len(values)}, AUC {auc(both, truth):.3f}")


def right_kind(cases: list[Case], kind: np.ndarray) -> float:
    """How often the kind with the highest score is one of those planted, among changed segments."""
    return float(np.mean([KINDS[k.argmax()] in c.kinds for c, k in zip(cases, kind, strict=True) if c.kinds]))


def read_field(path: Path) -> list[Case]:
    """The written pairs of one field as cases."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    kinds = [(r["change"]["kind"],) if r["change"] else () for r in rows]
    return [Case(Pair(r["source"], r["copy"], bool(k)), k, path.stem) for r, k in zip(rows, kinds, strict=True)]


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--choose", nargs="+", default=["a", "b", "d"])
    parser.add_argument("--report", nargs="*", default=[])
    parser.add_argument("--from-story", type=int, default=1, help="choose on stories from this number on")
    parser.add_argument("--alarms", type=float, nargs="+", default=[0.01, 0.02, 0.05])
    parser.add_argument("--field", type=Path, help="also measure a file of written pairs, at thresholds of its own")
    return parser.parse_args()


def thresholds(cases: list[Case], score: np.ndarray, alarms: list[float]) -> list[float]:
    """Where that share of the faithful cases would be flagged."""
    faithful = score[[not c.kinds for c in cases]]
    return [float(np.quantile(faithful, 1 - share)) for share in alarms]


def main() -> None:
    """Chooses the thresholds on some sets and reports all."""
    args = arguments()
    if args.field:
        cases = read_field(args.field)
        score, _, _ = run(args.model, args.tokenizer, [c.pair for c in cases])
        cuts = thresholds(cases, score, args.alarms)
        table(args.field.stem, cases, score, cuts)
        by_kind(cases, score, cuts)
    sets = {name: read_stories(args.stories / name) for name in [*args.choose, *args.report]}
    for name in args.choose:
        sets[name] = [c for c in sets[name] if int(c.story[1:]) >= args.from_story]
    done = {name: run(args.model, args.tokenizer, [c.pair for c in cases]) for name, cases in sets.items()}
    chosen = [c for name in args.choose for c in sets[name]]
    cuts = thresholds(chosen, np.concatenate([done[name][0] for name in args.choose]), args.alarms)
    speed = np.mean([d[2] for d in done.values()])
    print("thresholds " + " ".join(f"{c:.3f}" for c in cuts) + f", {speed:.0f} pairs a second")
    for name in sets:
        table(name, sets[name], done[name][0], cuts)
    for names in (args.choose, args.report):
        if names:
            cases = [c for name in names for c in sets[name]]
            values = np.concatenate([done[name][0] for name in names])
            table("+".join(names), cases, values, cuts)
            by_kind(cases, values, cuts)
            print(f"   right kind {right_kind(cases, np.concatenate([done[name][1] for name in names])):.2f}")


if __name__ == "__main__":
    main()
