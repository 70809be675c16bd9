"""Writes the ONNX files: python quantise.py out/comparer (weights.pt in, model-fp32.onnx and model.onnx out)."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import torch
from augment import KINDS
from model import Comparer
from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped]

NAMES = ["input_ids", "attention_mask", "token_type_ids"]
OUTPUTS = ["change", "kind", "token"]


def export(net: Comparer, target: Path) -> None:
    """The network as a 32-bit ONNX file with free batch and length."""
    ids = torch.randint(1000, 2000, (2, 24))
    types = (torch.arange(24) > 11).long()[None].repeat(2, 1)
    axes = {name: {0: "batch", 1: "length"} for name in [*NAMES, "token"]}
    axes |= {"change": {0: "batch"}, "kind": {0: "batch"}}
    torch.onnx.export(
        net,
        (ids, torch.ones_like(ids), types),
        str(target),
        input_names=NAMES,
        output_names=OUTPUTS,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def sha256(path: Path) -> str:
    """The checksum of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Exports and quantises."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    net = Comparer(len(KINDS))
    net.load_state_dict(torch.load(folder / "weights.pt"))
    net.eval()
    export(net, folder / "model-fp32.onnx")
    quantize_dynamic(
        folder / "model-fp32.onnx",
        folder / "model.onnx",
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )
    for name in ("model-fp32.onnx", "model.onnx"):
        print(name, (folder / name).stat().st_size, sha256(folder / name))


if __name__ == "__main__":
    main()
