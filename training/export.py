"""Make the shipped weights: `python training/export.py OUT` reads OUT/model.pt and writes encoder.onnx (int8, weights and
embeddings) and manifest.json (sha256, labels; calibrate.py adds to it) into the package's data folder, or into --into."""
from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from bases import student_folder
from model import OUTPUTS, Model
from standoff.reference.encoder import FOLDER, sha256

NAME = "standoff-encoder"


class Exported(torch.nn.Module):
    """The model with a mask of ones, its outputs as a tuple in the order of OUTPUTS."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, kinds: torch.Tensor) -> tuple[torch.Tensor, ...]:
        out = self.model(ids, kinds, torch.ones_like(ids, dtype=torch.bool))
        return tuple(out[name] for name in OUTPUTS)


def export(model: Model, path: Path) -> None:
    """Float to int8, by way of a temporary file."""
    ids = torch.randint(1000, 2000, (1, 40))
    batch, n = {0: "batch", 1: "n"}, {0: "batch", 1: "n", 2: "n"}
    heads = {name: n if name in ("arcs", "actors", "recipients") else batch for name in OUTPUTS[:-1]}
    axes = {"ids": batch, "cases": batch, **heads, "root": {0: "batch"}}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(Exported(model).eval(), (ids, torch.zeros_like(ids)), str(whole), input_names=["ids", "cases"],
                          output_names=OUTPUTS, dynamic_axes=axes, opset_version=17, dynamo=False)
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather", "Gemm"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--into", type=Path, default=FOLDER)
    parser.add_argument("--version", default="3")
    args = parser.parse_args()
    kept = torch.load(args.out / "model.pt", weights_only=True)
    model = Model(student_folder())
    model.load_state_dict(kept["model"])
    args.into.mkdir(parents=True, exist_ok=True)
    path = args.into / "encoder.onnx"
    export(model, path)
    onnx.checker.check_model(str(path))
    shutil.copyfile(student_folder() / "tokenizer.json", args.into / "tokenizer.json")
    manifest = {"name": f"{NAME}-{args.version}", "sha256": sha256(path), "labels": kept["labels"], "calibration": {}}
    (args.into / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    print(path, f"{path.stat().st_size / 1e6:.1f} MB", manifest["sha256"])


if __name__ == "__main__":
    main()
