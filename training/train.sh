#!/bin/sh
# Trains, exports and measures: sh train.sh FOLDER-OF-MINILM FOLDER-OF-STORIES
set -eu
here=$(dirname "$0")
model="--weights $1/model.safetensors --tokenizer $1/tokenizer.json"
out="$here/out/comparer"
python "$here/train.py" $model --out "$here/out/first" --hold science --no-join \
    --steps 1100 --stop 330 --seed 7
python "$here/train.py" $model --out "$out" --hold science --join 0.67 --steps 600 --seed 11 \
    --stories "$2" --resume "$here/out/first/weights.pt"
cp "$1/tokenizer.json" "$out/tokenizer.json"
python "$here/quantise.py" "$out"
python "$here/evaluate.py" "$out/model.onnx" "$out/tokenizer.json" "$2" --from-story 5
