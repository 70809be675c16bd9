"""Trains the comparer: python train.py --weights model.safetensors --tokenizer tokenizer.json --out out/comparer."""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from augment import KINDS, Pair
from evaluate import read_stories
from mix import Couples, Mixer
from model import Comparer, start
from tokenizers import Tokenizer
from torch import Tensor
from torch import distributed as dist
from torch.nn import functional as fn

HERE = Path(__file__).parent
LONGEST = 160
IGNORE = -1.0
FROZEN = 2  # lowest layers that stay as they are, with the word vectors: saves a fifth of a step
HEAD_RATE = 4.0  # how much faster the heads learn
WARM = 0.04  # share of the run in which the rate rises
DECAY = 0.03


@dataclass(frozen=True)
class Data:
    """Pairs to train on, pairs that join late, segments of stories to train on and to measure on."""

    pairs: list[Pair]
    late: list[Pair]
    told: list[Pair]
    held: list[Pair]


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
    """Told stories a, b and d: stories 1 to 4 of each to train on, 5 to 9 to choose on."""
    train: list[Pair] = []
    held: list[Pair] = []
    for case in (case for name in "abd" for case in read_stories(folder / name)):
        (train if int(case.story[1:]) <= 4 else held).append(case.pair)
    return train, held


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
        change, kind, token = net(batch.ids, batch.mask, batch.types)
        outs.append([change, kind, token.flatten()])
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
        loss = loss + 0.5 * fn.softplus(1.0 + change[list(a)] - change[list(b)]).mean()
    known = tags != IGNORE
    weight = torch.where(tags == 1, 3.0, 1.0)[known]
    loss = loss + 0.6 * fn.binary_cross_entropy_with_logits(token[known], tags[known], weight)
    return loss + 0.1 * fn.cross_entropy(kind, kinds, ignore_index=-1)


@torch.no_grad()
def scores(net: Comparer, pairs: list[Pair], tokenizer: Tokenizer) -> np.ndarray:
    """The log-odds of a change for each pair."""
    net.eval()
    made = np.zeros(len(pairs))
    order = sorted(range(len(pairs)), key=lambda i: len(pairs[i].source) + len(pairs[i].copy))
    for at in range(0, len(order), 32):
        part = order[at : at + 32]
        batch = collate([pairs[i] for i in part], tokenizer)
        made[part] = net(batch.ids, batch.mask, batch.types)[0].numpy()
    net.train()
    return made


def auc(score: np.ndarray, changed: np.ndarray) -> float:
    """Area under the ROC curve."""
    rank = score.argsort().argsort() + 1
    n = int(changed.sum())
    return float((rank[changed].sum() - n * (n + 1) / 2) / (n * (len(score) - n)))


def report(net: Comparer, pairs: list[Pair], tokenizer: Tokenizer) -> None:
    """AUC and recall at 1, 2 and 5 % false alarms of a held-out set."""
    score, changed = scores(net, pairs, tokenizer), np.array([p.changed for p in pairs])
    found = [np.mean(score[changed] > np.quantile(score[~changed], 1 - alarms)) for alarms in (0.01, 0.02, 0.05)]
    print(
        f"   {len(pairs)} pairs: auc {auc(score, changed):.3f} recall " + " ".join(f"{f:.3f}" for f in found),
        flush=True,
    )


class Learner:
    """The network with its layers in bfloat16, their 32-bit masters, and the optimiser over the masters."""

    def __init__(self, net: Comparer, rate: float) -> None:
        self.net = net
        for part in (net.words, net.places, net.types, net.norm, *net.layers[:FROZEN]):
            part.requires_grad_(False)
        for half in (net.layers, net.look, net.edge):
            half.bfloat16()
        self.names = [n for n, p in net.named_parameters() if p.requires_grad]
        self.params = [p for p in net.parameters() if p.requires_grad]
        self.masters = [p.detach().float().clone() for p in self.params]
        groups: list[dict[str, Any]] = [{"params": [], "lr": r, "times": r / rate} for r in (rate, HEAD_RATE * rate)]
        for name, master in zip(self.names, self.masters, strict=True):
            groups[name.split(".")[0] != "layers"]["params"].append(master)
        self.rate, self.optim = rate, torch.optim.AdamW(groups, weight_decay=DECAY, betas=(0.9, 0.98))

    def step(self, done: float, many: bool) -> float:
        """One step with the mean gradient of all processes. `done`: share of the whole run; gives back its mean."""
        flat = torch.cat([p.grad.float().flatten() for p in self.params if p.grad is not None] + [torch.tensor([done])])
        if many:
            dist.all_reduce(flat)
            flat /= dist.get_world_size()
        done = float(flat[-1])
        grads = flat[:-1].split([m.numel() for m in self.masters])
        for master, grad in zip(self.masters, grads, strict=True):
            master.grad = grad.view_as(master)
        torch.nn.utils.clip_grad_norm_(self.masters, 1.0)
        for group in self.optim.param_groups:
            group["lr"] = self.rate * group["times"] * min(done / WARM, max(0.02, (1 - done) / (1 - WARM)))
        self.optim.step()
        with torch.no_grad():
            for param, master in zip(self.params, self.masters, strict=True):
                param.copy_(master)
                param.grad = None
        return done

    def save(self, path: Path) -> None:
        """All weights in 32 bits."""
        state = {n: p.float() for n, p in self.net.state_dict().items()}
        state |= dict(zip(self.names, self.masters, strict=True))
        torch.save(state, path)


def fit(learner: Learner, tokenizer: Tokenizer, data: Data, args: argparse.Namespace) -> None:
    """The training loop: warm-up, then a straight line down, over the minutes given."""
    draws = Mixer(data.pairs, data.told, args.seed + 97 * args.rank).draws()
    began, marked, total, steps, joined, done = time.time(), 0.0, 0.0, 0, False, 0.0
    learner.net.train()
    while done < 1:
        made, rank = next(draws)
        loss = loss_of(*forward(learner.net, made, tokenizer), rank)
        loss.backward()  # type: ignore[no-untyped-call]
        done = learner.step((time.time() - began) / 60 / args.minutes, args.ranks > 1)
        total, steps = total + loss.item(), steps + 1
        late = done >= args.join and not joined
        if done - marked >= args.every / args.minutes or late or done >= 1:
            print(f"step {steps} ({args.rank}) loss {total / steps:.3f} done {done:.2f}", flush=True)
            if args.rank == 0:
                learner.save(args.out / ("weights.pt" if done >= 1 else f"at{round(done * 100):03d}.pt"))
                report(learner.net, data.held, tokenizer)
            elif late:
                report(learner.net, data.late, tokenizer)
            marked = done
        if late:
            draws, joined = Mixer(data.pairs + data.late, data.told, args.seed + 1 + 97 * args.rank).draws(), True


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="model.safetensors of all-MiniLM-L6-v2")
    parser.add_argument("--tokenizer", type=Path, required=True, help="its tokenizer.json")
    parser.add_argument("--out", type=Path, default=HERE / "out" / "comparer")
    parser.add_argument("--late", default="science", help="field that joins late and is measured until then")
    parser.add_argument("--stories", type=Path, required=True, help="folder of told stories (a, b, d)")
    parser.add_argument("--minutes", type=float, default=33)
    parser.add_argument("--every", type=float, default=5, help="minutes between two reports")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--join", type=float, default=0.67, help="share of the time without the late field")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--ranks", type=int, default=2, help="processes, of one thread each")
    parser.add_argument("--resume", type=Path, help="start from these weights")
    return parser.parse_args()


def work(rank: int, args: argparse.Namespace) -> None:
    """One process: reads, trains, saves."""
    args.rank = rank
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    if args.ranks > 1:
        dist.init_process_group("gloo", init_method=f"file://{args.meet}", rank=rank, world_size=args.ranks)
    tokenizer = Tokenizer.from_file(str(args.tokenizer))
    tokenizer.enable_truncation(LONGEST, strategy="longest_first")
    tokenizer.enable_padding()
    files = {path.stem: read_pairs(path) for path in sorted((HERE / "pairs").glob("*.jsonl"))}
    late = files.pop(args.late)
    told, held = story_pairs(args.stories)
    net = Comparer(len(KINDS))
    start(net, args.weights)
    if args.resume:
        net.load_state_dict(torch.load(args.resume))
    torch.manual_seed(args.seed + 1 + rank)
    fit(Learner(net, args.rate), tokenizer, Data([p for ps in files.values() for p in ps], late, told, held), args)


def main() -> None:
    """Starts the processes."""
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        args.meet = Path(folder) / "meet"
        torch.multiprocessing.spawn(work, (args,), nprocs=args.ranks)  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
