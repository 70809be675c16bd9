#!/bin/sh
# Trains, exports and measures: sh train.sh FOLDER-OF-MINILM FOLDER-OF-STORIES [MINUTES [FIRST-WEIGHTS]]
set -eu
here=$(dirname "$0")
out="$here/out/comparer"
# Large blocks stay with the process: without this each step pays for fresh pages.
export MALLOC_MMAP_THRESHOLD_=2000000000 MALLOC_TRIM_THRESHOLD_=8000000000 MALLOC_TOP_PAD_=200000000
mkdir -p "$out"
cp "$1/tokenizer.json" "$out/tokenizer.json"
python "$here/train.py" --weights "$1/model.safetensors" --tokenizer "$1/tokenizer.json" --out "$out" \
    --stories "$2" --minutes "${3:-60}" ${4:+--resume "$4"}
python "$here/quantise.py" "$out"
python "$here/evaluate.py" "$out/model.onnx" "$out/tokenizer.json" "$2" --from-story 5
