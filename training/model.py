"""The network: a MiniLM cross-encoder with a head that lays the copy's tokens beside the source's."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as fn

HIDDEN, HEADS, LAYERS, INNER, VOCAB, PLACES = 384, 12, 6, 1536, 30522, 512
EDGE = 96  # width of the comparing head


class ChannelDrop(nn.Module):
    """Drops the same channels of all tokens of a pair: like dropout, with few random draws (it costs 7 % of a step)."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        keep = (torch.rand(x.shape[0], 1, x.shape[2]) > self.share).to(x.dtype)
        return x * (keep / (1 - self.share))


class Layer(nn.Module):
    """One BERT layer."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = ChannelDrop(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length = x.shape[0], x.shape[1]
        qkv = self.qkv(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        seen = (qkv[0] @ qkv[1].transpose(2, 3) * (HIDDEN // HEADS) ** -0.5 + mask).softmax(-1) @ qkv[2]
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).reshape(batch, length, HIDDEN))))
        made: Tensor = self.norm2(x + self.drop(self.down(fn.gelu(self.up(x)))))
        return made


class Comparer(nn.Module):
    """Gives the log-odds of a change, the log-odds of each kind, and a log-odds for each token."""

    def __init__(self, kinds: int) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCAB, HIDDEN)
        self.places = nn.Embedding(PLACES, HIDDEN)
        self.types = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.look = nn.Linear(HIDDEN, 128)
        self.edge = nn.Linear(4 * HIDDEN, EDGE)
        self.token = nn.Linear(EDGE, 1)
        self.whole = nn.Linear(HIDDEN + 2 * EDGE, 128)
        self.change = nn.Linear(128 + 2, 1)
        self.kind = nn.Linear(128, kinds)
        self.drop = nn.Dropout(0.1)
        self.wide = ChannelDrop(0.1)

    def beside(self, x: Tensor, allowed: Tensor) -> Tensor:
        """Each token beside what it attends to in the other sentence."""
        query = self.look(x)
        score = query @ query.transpose(1, 2) / 128**0.5
        score = score.masked_fill(~allowed, -1e4)
        other = score.softmax(-1) @ x
        return self.wide(fn.gelu(self.edge(torch.cat([x, other, x * other, (x - other).abs()], -1))))

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        at = torch.arange(input_ids.shape[1], device=input_ids.device)[None]
        x = self.norm(self.words(input_ids) + self.places(at) + self.types(token_type_ids))
        x = x.to(self.edge.weight.dtype)  # bfloat16 in training
        mask = (1.0 - attention_mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        is_copy = (token_type_ids == 1) & (attention_mask == 1)
        is_source = (token_type_ids == 0) & (attention_mask == 1)
        allowed = (is_copy[:, :, None] & is_source[:, None, :]) | (is_source[:, :, None] & is_copy[:, None, :])
        edge = self.beside(x, allowed).float()
        token = self.token(edge).squeeze(-1)
        peaks, pools = [], []
        for side in (is_source, is_copy):
            peaks.append(torch.logsumexp(token.masked_fill(~side, -1e4), 1, keepdim=True))
            pools.append(edge.masked_fill(~side[..., None], -1e4).amax(1))
        whole = fn.gelu(self.whole(self.drop(torch.cat([x[:, 0].float(), *pools], -1))))
        change = self.change(torch.cat([whole, *peaks], -1)).squeeze(-1)
        return change, self.kind(whole), token


def _names(i: int) -> dict[str, str]:
    at = f"encoder.layer.{i}."
    return {
        "out": at + "attention.output.dense",
        "norm1": at + "attention.output.LayerNorm",
        "up": at + "intermediate.dense",
        "down": at + "output.dense",
        "norm2": at + "output.LayerNorm",
    }


def start(net: Comparer, weights: Path) -> None:
    """Loads the weights of all-MiniLM-L6-v2."""
    old = load_file(str(weights))
    new: dict[str, Tensor] = {}
    for ours, theirs in (("words", "word"), ("places", "position"), ("types", "token_type")):
        new[f"{ours}.weight"] = old[f"embeddings.{theirs}_embeddings.weight"]
    for part in ("weight", "bias"):
        new[f"norm.{part}"] = old[f"embeddings.LayerNorm.{part}"]
        for i in range(LAYERS):
            for ours, theirs in _names(i).items():
                new[f"layers.{i}.{ours}.{part}"] = old[f"{theirs}.{part}"]
            three = [old[f"encoder.layer.{i}.attention.self.{w}.{part}"] for w in ("query", "key", "value")]
            new[f"layers.{i}.qkv.{part}"] = torch.cat(three)
    missing, extra = net.load_state_dict(new, strict=False)
    heads = ("look", "edge", "token", "whole", "change", "kind")
    assert not extra, extra
    assert all(name.split(".")[0] in heads for name in missing), (missing, extra)
