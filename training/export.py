"""Make the shipped weights: `python training/export.py OUT` reads OUT/model.pt and writes encoder.onnx and closer.onnx (int8,
weights and embeddings) and manifest.json (sha256s, labels; calibrate.py adds to it) into the package's data folder, or into
--into."""
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

PARTS = ("encoder", "closer")
CLOSER = ["acts", "modes", "sides"]


class Exported(torch.nn.Module):
    """The model with a mask of ones, its outputs as a tuple in the order of OUTPUTS."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, kinds: torch.Tensor) -> tuple[torch.Tensor, ...]:
        out = self.model(ids, kinds, torch.ones_like(ids, dtype=torch.bool))
        return tuple(out[name] for name in OUTPUTS)


class ExportedCloser(torch.nn.Module):
    """All looks of one window have the same length, so that nothing is masked."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.closer = model.closer

    def forward(self, hidden: torch.Tensor, at: torch.Tensor) -> tuple[torch.Tensor, ...]:
        out = self.closer(hidden, at, torch.ones_like(at, dtype=torch.bool))
        return tuple(out[name] for name in CLOSER)


def export(model: Model, folder: Path) -> None:
    """Both graphs."""
    ids = torch.randint(1000, 2000, (1, 40))
    batch, n = {0: "batch", 1: "n"}, {0: "batch", 1: "n", 2: "n"}
    heads = {name: n if name in ("arcs", "actors", "recipients") else batch for name in OUTPUTS[:-1]}
    axes = {"ids": batch, "cases": batch, **heads, "root": {0: "batch"}}
    quantised(Exported(model), (ids, torch.zeros_like(ids)), (["ids", "cases"], OUTPUTS, axes), folder / "encoder.onnx")
    hidden, at = torch.randn(3, 40, model.bert.config.hidden_size), torch.ones(3, 40)
    axes = {"hidden": batch, "at": batch, "acts": {0: "batch"}, "modes": {0: "batch"}, "sides": batch}
    quantised(ExportedCloser(model), (hidden, at), (["hidden", "at"], CLOSER, axes), folder / "closer.onnx")


def quantised(graph: torch.nn.Module, example: tuple[torch.Tensor, ...], names: tuple[list[str], list[str], dict], path: Path) -> None:
    """Float to int8, by way of a temporary file."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(graph.eval(), example, str(whole), input_names=names[0], output_names=names[1], dynamic_axes=names[2],
                          opset_version=17, dynamo=False)
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather", "Gemm"])
    onnx.checker.check_model(str(path))


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
    export(model, args.into)
    shutil.copyfile(student_folder() / "tokenizer.json", args.into / "tokenizer.json")
    files = {part: args.into / f"{part}.onnx" for part in PARTS}
    models = {f"standoff-{part}-{args.version}": {"file": path.name, "sha256": sha256(path)} for part, path in files.items()}
    manifest = {"models": models, "labels": kept["labels"], "calibration": {}}
    (args.into / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    for name, made in models.items():
        print(name, f"{(args.into / made['file']).stat().st_size / 1e6:.1f} MB", made["sha256"])


if __name__ == "__main__":
    main()
