"""The documentation is true: links resolve, examples run, shown output is real, generated pages are current."""
from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [*(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md", "training/MODEL_CARD.md",
                                    "training/corpus/README.md", "src/standoff/reference/data/README.md")),
         *sorted((ROOT / "docs").glob("*.md"))]
DOCS = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
STANDOFF = Path(sys.executable).with_name("standoff")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def outside_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.S)


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", path.read_text(encoding="utf-8"), flags=re.M | re.S)


# ---------------------------------------------------------------- links

def anchors(path: Path) -> set[str]:
    """The headings of a page, as addresses."""
    heads = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), flags=re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def broken_links(path: Path) -> Iterator[str]:
    for target in re.findall(r"\]\(([^)\s]+)\)", outside_code(path.read_text(encoding="utf-8").replace("[`", "[").replace("`]", "]"))):
        if re.match(r"https?://", target):
            continue
        file, _, anchor = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        if not there.exists() or (anchor and anchor not in anchors(there)):
            yield f"{name_of(path)}: {target}"


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_lead_somewhere(path: Path):
    assert list(broken_links(path)) == []


def test_every_page_is_in_the_index():
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert [path.name for path in (ROOT / "docs").glob("*.md") if path.name != "index.md" and f"({path.name})" not in index] == []


@pytest.mark.parametrize("page", ["walk.md", "adding-a-stage.md", "decisions.md"])
def test_files_that_are_named_are_there(page: str):
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    named = re.findall(r"`((?:[\w-]+/)+[\w.-]*|\w+\.py)`", text)
    roots = (ROOT, ROOT / "src" / "standoff")
    assert [name for name in named if not any((root / name).exists() for root in roots)] == []


# ---------------------------------------------------------------- everything is documented

def test_every_command_is_documented():
    from standoff.cli.arguments import COMMANDS

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"## standoff {name}\n" not in DOCS] == []
    assert [name for name in COMMANDS if f"standoff {name}" not in readme] == []


def test_every_stage_is_documented():
    from standoff.reader import STAGES

    walk = (ROOT / "docs" / "walk.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \| [^|]+ \| `stages/", walk, flags=re.M) == [stage.assigns for stage in STAGES]


def test_every_error_is_documented():
    from standoff import errors

    ours = [name for name, held in vars(errors).items() if isinstance(held, type) and issubclass(held, errors.StandoffError)]
    assert [name for name in ours if f"| `{name}` |" not in DOCS] == []


def test_every_dependency_has_its_reason():
    decisions = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
    names = [re.split(r"[<>=!~\[; ]", line)[0] for line in PROJECT["dependencies"]]
    assert [name for name in names if f"| `{name}` |" not in decisions] == []


def test_every_layer_of_a_reading_is_a_term():
    from standoff.reader import KEPT

    terms = (ROOT / "docs" / "terms.md").read_text(encoding="utf-8").lower()
    one_of = {"entities": "entity", **{layer: layer.removesuffix("s") for layer in KEPT if layer != "entities"}}
    assert [layer for layer in KEPT if f"**{one_of[layer]}**" not in terms] == []


# ---------------------------------------------------------------- generated pages and facts

def test_generated_pages_are_current():
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        from build_codebook import PAGE, codebook
    finally:
        sys.path.remove(str(ROOT / "docs"))
    assert PAGE.read_text(encoding="utf-8") == codebook(), "run `make docs`"
    done = subprocess.run([sys.executable, ROOT / "docs" / "build.py", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_versions_agree():
    version = PROJECT["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.search(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.M)[1] == version  # type: ignore[index]


def test_locks_pin_every_dependency_by_hash():
    for lock, wanted in (("requirements.lock", PROJECT["dependencies"]),
                         ("requirements-dev.lock", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"])):
        text = (ROOT / lock).read_text(encoding="utf-8")
        pinned = re.findall(r"^([a-z0-9.-]+)==\S+ \\\n    --hash=sha256:", text, flags=re.M)
        absent = {re.split(r"[<>=!~\[; ]", line)[0].lower().replace("_", "-") for line in wanted} - set(pinned)
        assert absent == set(), f"{lock}: run `make lock`"
        assert re.findall(r"https?://|file:/|--(?:extra-)?index-url|--find-links|--trusted-host", text) == []
        assert "torch" not in pinned


def test_the_package_carries_all_its_files():
    """What is not Python is packed only where pyproject.toml names it."""
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]["standoff"]
    package = ROOT / "src" / "standoff"
    packed = {path for pattern in patterns for path in package.glob(pattern)}
    beside = {path for path in package.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")}
    hidden = {path for path in beside if any(part.startswith((".", "__")) for part in path.relative_to(package).parts)}
    assert [name_of(path) for path in sorted(beside - hidden - packed)] == []


# ---------------------------------------------------------------- examples run

def in_a_checkout(folder: Path) -> Path:
    """A folder that has the examples, as a checkout has them."""
    (folder / "examples").mkdir()
    shutil.copytree(ROOT / "examples" / "dispatches", folder / "examples" / "dispatches")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("path", [path for path in PAGES if blocks(path, "python")], ids=name_of)
def test_python_examples_run(path: Path, tmp_path: Path):
    """One page's blocks after one another, in a process of their own."""
    script = "\n\n".join(blocks(path, "python"))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=in_a_checkout(tmp_path))
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_shown_output_is_real():
    done = subprocess.run([sys.executable, ROOT / "docs" / "build_shown.py", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_the_reading_has_the_layers_that_are_promised():
    done = subprocess.run([STANDOFF, "read", ROOT / "examples" / "dispatches" / "2022-01-10-geneva-talks.txt", "--json"],
                          capture_output=True, text=True, check=True)
    layers = ["schema", "document", "sections", "entities", "statements", "events", "commitments", "positions", "figures", "history",
              "times", "places", "missing", "receipt"]
    assert list(json.loads(done.stdout)) == layers
