"""Trains the comparer: python train.py --weights model.safetensors --tokenizer tokenizer.json --out out/comparer."""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from augment import KINDS, Names, Pair, backwards, beside, corrupt, join, requote, same_text
from evaluate import read_stories
from model import Comparer, start
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as fn

HERE = Path(__file__).parent
LONGEST = 160
IGNORE = -1.0
FROZEN = 2
Couples = list[tuple[int, int]]  # places of two pairs of one source: the first faithful, the second changed
Draw = tuple[list[Pair], Couples]
Held = dict[str, list[Pair]]


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of one file."""
    made = []
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        change = row["change"] or {}
        made.append(
            Pair(
                row["source"],
                row["copy"],
                bool(change),
                change.get("kind"),
                change.get("source_exact"),
                change.get("copy_exact"),
            )
        )
    return made


def story_pairs(folder: Path) -> tuple[list[Pair], list[Pair]]:
    """Told stories a, b and d: stories 1 to 4 of each to train on (three times over), 5 to 9 to choose on."""
    train: list[Pair] = []
    held: list[Pair] = []
    for case in (case for name in "abd" for case in read_stories(folder / name)):
        (train if int(case.story[1:]) <= 4 else held).append(case.pair)
    return 3 * train, held


@dataclass
class Batch:
    """Tensors of some pairs."""

    ids: Tensor
    mask: Tensor
    types: Tensor
    changed: Tensor
    kind: Tensor
    tags: Tensor


def find(text: str, part: str) -> tuple[int, int] | None:
    """Where words stand in a text."""
    hit = re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text)
    at = hit.start() if hit else text.find(part)
    return None if at < 0 else (at, at + len(part))


def tags_of(pair: Pair, offsets: list[tuple[int, int]], types: list[int]) -> list[float]:
    """1 for the tokens of the change, 0 for others, IGNORE where nobody knows."""
    tags = [IGNORE] * len(offsets)
    for side, text, exact in ((0, pair.source, pair.source_exact), (1, pair.copy, pair.copy_exact)):
        span = find(text, exact) if exact else None
        if pair.changed and span is None:
            continue
        for i, (a, b) in enumerate(offsets):
            if types[i] == side and b > a:
                tags[i] = float(span is not None and a < span[1] and span[0] < b)
    return tags


def collate(pairs: list[Pair], tokenizer: Tokenizer) -> Batch:
    """Tensors from pairs."""
    coded = tokenizer.encode_batch([(p.source, p.copy) for p in pairs])
    tags = [tags_of(p, e.offsets, e.type_ids) for p, e in zip(pairs, coded, strict=True)]
    kinds = [KINDS.index(p.kind) if p.kind else -1 for p in pairs]
    return Batch(
        torch.tensor([e.ids for e in coded]), torch.tensor([e.attention_mask for e in coded]),
        torch.tensor([e.type_ids for e in coded]), torch.tensor([float(p.changed) for p in pairs]),
        torch.tensor(kinds), torch.tensor(tags),
    )  # fmt: skip


class Mixer:
    """Draws the batches: written pairs, pairs changed by rule, and texts beside themselves."""

    def __init__(self, pairs: list[Pair], seed: int, joins: bool = True) -> None:
        self.joins = joins
        self.rng = random.Random(seed)
        self.faithful = [p for p in pairs if not p.changed]
        self.changed = [p for p in pairs if p.changed]
        self.names = Names([t for p in pairs for t in (p.source, p.copy)])

    def _round(self, pairs: list[Pair]) -> Iterator[Pair]:
        while True:
            order = list(pairs)
            self.rng.shuffle(order)
            yield from order

    def vary(self, group: list[Pair]) -> list[Pair]:
        """The same chance variation for each pair of a group."""
        rng = self.rng
        if rng.random() < 0.15:
            group = [backwards(p) for p in group]
        if rng.random() < 0.5:
            seed = rng.random()
            group = [self.names.rename(p, random.Random(seed)) for p in group]
        group = self.longer(group)
        if rng.random() < 0.3:
            seed = rng.random()
            group = [requote(p, random.Random(seed)) for p in group]
        return group

    def longer(self, group: list[Pair]) -> list[Pair]:
        """At times one more sentence: in the source only, or a faithful one in both texts."""
        rng, way = self.rng, self.rng.random()
        bound = 200 if self.joins else 260
        if way >= (0.36 if self.joins else 0.18) or len(group[0].source) >= bound:
            return group
        other, seed = rng.choice(self.faithful), rng.random()
        if self.joins and len(other.source) >= bound:
            return group
        put = join if self.joins and way < 0.18 else beside
        return [put(p, other, random.Random(seed)) for p in group]

    def batches(self, steps: int) -> Iterator[Draw]:
        """Pairs and couples of each step."""
        faithful, changed = self._round(self.faithful), self._round(self.changed)
        for _ in range(steps):
            groups: list[list[Pair]] = []
            for _ in range(10):
                pair = next(faithful)
                made = corrupt(pair, self.names, self.rng) if self.rng.random() < 0.75 else None
                groups.append([pair, made] if made else [pair])
            groups += [[next(changed)] for _ in range(7)]
            for _ in range(2):
                pair = self.rng.choice(self.faithful)
                both = same_text(self.rng.choice([pair.source, pair.copy]), self.names, self.rng)
                groups += [list(both)] if both else []
            yield self.lay(groups)

    def lay(self, groups: list[list[Pair]]) -> Draw:
        """One list of pairs from groups, with the couples' places."""
        pairs: list[Pair] = []
        rank: Couples = []
        for group in groups:
            if len(group) == 2:
                rank.append((len(pairs), len(pairs) + 1))
            pairs += self.vary(group)
        return pairs, rank


def forward(
    net: Comparer, pairs: list[Pair], tokenizer: Tokenizer, parts: int = 3
) -> tuple[list[Tensor], list[Tensor]]:
    """Outputs and truths of many pairs, read in parts of like length to save padding."""
    order = sorted(range(len(pairs)), key=lambda i: len(pairs[i].source) + len(pairs[i].copy))
    size = -(-len(order) // parts)
    outs: list[list[Tensor]] = []
    truths: list[list[Tensor]] = []
    for at in range(0, len(order), size):
        batch = collate([pairs[i] for i in order[at : at + size]], tokenizer)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            change, kind, token = net(batch.ids, batch.mask, batch.types)
        outs.append([change.float(), kind.float(), token.float().flatten()])
        truths.append([batch.changed, batch.kind, batch.tags.flatten()])
    back = torch.tensor(order).argsort()
    joined = [[torch.cat(column) for column in zip(*rows, strict=True)] for rows in (outs, truths)]
    for row in joined:
        row[0], row[1] = row[0][back], row[1][back]
    return joined[0], joined[1]


def loss_of(out: list[Tensor], truth: list[Tensor], rank: Couples) -> Tensor:
    """Change, rank within couples, changed words, kind."""
    change, kind, token = out
    changed, kinds, tags = truth
    loss = fn.binary_cross_entropy_with_logits(change, changed)
    if rank:
        a, b = zip(*rank, strict=True)
        loss = loss + 0.4 * fn.softplus(change[list(a)] - change[list(b)]).mean()
    known = tags != IGNORE
    weight = torch.where(tags == 1, 3.0, 1.0)[known]
    loss = loss + 0.7 * fn.binary_cross_entropy_with_logits(token[known], tags[known], weight)
    if (kinds >= 0).any():
        loss = loss + 0.2 * fn.cross_entropy(kind, kinds, ignore_index=-1)
    return loss


@torch.no_grad()
def scores(net: Comparer, pairs: list[Pair], tokenizer: Tokenizer) -> np.ndarray:
    """The log-odds of a change for each pair."""
    net.eval()
    made = np.zeros(len(pairs))
    order = sorted(range(len(pairs)), key=lambda i: len(pairs[i].source) + len(pairs[i].copy))
    for at in range(0, len(order), 32):
        part = order[at : at + 32]
        batch = collate([pairs[i] for i in part], tokenizer)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            made[part] = net(batch.ids, batch.mask, batch.types)[0].float().numpy()
    net.train()
    return made


def auc(score: np.ndarray, changed: np.ndarray) -> float:
    """Area under the ROC curve."""
    rank = score.argsort().argsort() + 1
    n = int(changed.sum())
    return float((rank[changed].sum() - n * (n + 1) / 2) / (n * (len(score) - n)))


def report(net: Comparer, held: Held, tokenizer: Tokenizer) -> None:
    """AUC and recall at 2 % false alarms of each held-out set."""
    for name, pairs in held.items():
        score, changed = scores(net, pairs, tokenizer), np.array([p.changed for p in pairs])
        cut = np.quantile(score[~changed], 0.98)
        print(f"   {name}: auc {auc(score, changed):.3f} recall {np.mean(score[changed] > cut):.3f}", flush=True)


def optimiser(net: Comparer, rate: float) -> torch.optim.AdamW:
    """Heads learn faster than the encoder; the word vectors and the two lowest layers stay as they are."""
    for part in (net.words, net.places, net.types, net.norm, *net.layers[:FROZEN]):
        part.requires_grad_(False)
    heads = ("look", "edge", "token", "whole", "change", "kind")
    new = [p for n, p in net.named_parameters() if n.split(".")[0] in heads]
    old = [p for n, p in net.named_parameters() if n.split(".")[0] not in heads and p.requires_grad]
    return torch.optim.AdamW([{"params": old, "lr": rate}, {"params": new, "lr": 6 * rate}], weight_decay=0.01)


def draws(pairs: list[Pair], late: list[Pair], args: argparse.Namespace) -> Iterator[Draw]:
    """All steps' pairs. The held-out field joins for the last part."""
    first = round(args.steps * args.join)
    yield from Mixer(pairs, args.seed, not args.no_join).batches(first)
    yield from Mixer(pairs + late, args.seed + 1, not args.no_join).batches(args.steps - first)


def fit(net: Comparer, pairs: list[Pair], held: Held, tokenizer: Tokenizer, args: argparse.Namespace) -> None:
    """The training loop: warm-up, then a straight line down."""
    late = held.get(args.hold, [])
    optim = optimiser(net, args.rate)
    warm = args.steps * 0.06
    plan = torch.optim.lr_scheduler.LambdaLR(
        optim, lambda s: min((s + 1) / warm, max(0.0, (args.steps - s) / (args.steps - warm)))
    )
    began, total = time.time(), 0.0
    net.train()
    for step, (made, rank) in enumerate(draws(pairs, late, args), 1):
        loss = loss_of(*forward(net, made, tokenizer), rank)
        optim.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([p for p in net.parameters() if p.requires_grad], 1.0)
        optim.step()
        plan.step()
        total += loss.item()
        if step % args.every == 0:
            print(f"step {step} loss {total / args.every:.3f} {time.time() - began:.0f} s", flush=True)
            total = 0.0
            if held and step >= args.watch:
                report(net, held, tokenizer)
            torch.save(net.state_dict(), args.out / "weights.pt")
        if step == args.stop:
            break
    torch.save(net.state_dict(), args.out / "weights.pt")


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="model.safetensors of all-MiniLM-L6-v2")
    parser.add_argument("--tokenizer", type=Path, required=True, help="its tokenizer.json")
    parser.add_argument("--out", type=Path, default=HERE / "out" / "comparer")
    parser.add_argument("--hold", default="", help="field to hold out, e.g. science")
    parser.add_argument("--stories", type=Path, help="folder of told stories to watch (a, b, d)")
    parser.add_argument("--steps", type=int, default=1500)
    parser.add_argument("--watch", type=int, default=0, help="no report before this step")
    parser.add_argument("--every", type=int, default=150)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--no-join", action="store_true", help="do not put two pairs together as one")
    parser.add_argument("--stop", type=int, help="stop after this step")
    parser.add_argument("--join", type=float, default=0.7, help="share of the steps without the held-out field")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--resume", type=Path, help="start from these weights")
    return parser.parse_args()


def main() -> None:
    """Reads, trains, saves."""
    args = arguments()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(args.tokenizer))
    tokenizer.enable_truncation(LONGEST, strategy="longest_first")
    tokenizer.enable_padding()
    pairs: list[Pair] = []
    held: Held = {}
    for path in sorted((HERE / "pairs").glob("*.jsonl")):
        if path.stem == args.hold:
            held[path.stem] = read_pairs(path)
        else:
            pairs += read_pairs(path)
    if args.stories:
        told, held["stories"] = story_pairs(args.stories)
        pairs += told
    net = Comparer(len(KINDS))
    start(net, args.weights)
    if args.resume:
        net.load_state_dict(torch.load(args.resume))
    fit(net, pairs, held, tokenizer, args)


if __name__ == "__main__":
    main()
