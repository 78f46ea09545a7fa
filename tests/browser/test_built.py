"""The built pages belong to their sources, load nothing from elsewhere, and never take words of a text for markup. Needs no Node.

`npm run build` (in frontend/) writes `build.json` beside the built files: the sha256 of every source and of every built file.
"""
from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FRONTEND, BUILT = ROOT / "frontend", ROOT / "src" / "standoff" / "web" / "static"
MANIFEST = json.loads((BUILT / "build.json").read_text(encoding="utf-8"))
AGAIN = "the sources and the built pages differ: run `npm ci && npm run build` in frontend/ and commit what it writes"
NO_SOURCES = {"README.md", ".gitignore", ".npmrc"}  # they lie in frontend/ and do not enter the build
LONGEST = 200


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def under(folder: Path) -> dict[str, str]:
    """The hash of every file by its path in the folder, what npm installs left out."""
    found = (path for path in folder.rglob("*") if path.is_file() and "node_modules" not in path.relative_to(folder).parts)
    return {path.relative_to(folder).as_posix(): sha256(path) for path in found}


def test_the_sources_are_those_that_were_built():
    held = {name: digest for name, digest in under(FRONTEND).items() if name not in NO_SOURCES}
    assert held == MANIFEST["sources"], AGAIN


def test_the_built_files_are_those_that_were_written():
    held = {name: digest for name, digest in under(BUILT).items() if name != "build.json"}
    assert held == MANIFEST["built"], AGAIN


def sources(*endings: str) -> list[Path]:
    return [path for path in sorted((FRONTEND / "src").rglob("*")) if path.suffix in endings]


@pytest.mark.parametrize("path", sources(".svelte", ".ts"), ids=lambda path: path.name)
def test_words_never_become_markup(path: Path):
    ways = r"\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function"
    assert re.findall(ways, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", sources(".svelte", ".ts", ".css"), ids=lambda path: path.name)
def test_no_source_is_long(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_the_first_page_has_no_script_and_no_style_of_its_own():
    page = (BUILT / "index.html").read_text(encoding="utf-8")
    assert re.findall(r"<style|\sstyle=|\son\w+=", page) == []
    assert re.findall(r"<script(?![^>]*\ssrc=)", page) == []
    assert all(address.startswith("/") for address in re.findall(r'(?:src|href)="([^"]+)"', page))


@pytest.mark.parametrize("name", ["index.html", "assets/app.css", "assets/app.js"])
def test_nothing_is_loaded_from_elsewhere(name: str):
    """Addresses may be named (of XML's vocabularies, of an error's explanation) and are never asked."""
    text = (BUILT / name).read_text(encoding="utf-8")
    named = {host.split("/")[0] for host in re.findall(r"https?://([\w.-]+)", text)}
    assert named <= {"www.w3.org", "svelte.dev"}
    assert re.findall(r"@import|url\((?!/assets/)", text if name.endswith(".css") else "") == []


def test_every_version_is_pinned_and_no_registry_is_named():
    package = json.loads((FRONTEND / "package.json").read_text(encoding="utf-8"))
    versions = {**package.get("dependencies", {}), **package["devDependencies"]}
    assert {name: version for name, version in versions.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)} == {}
    assert '"resolved"' not in (FRONTEND / "package-lock.json").read_text(encoding="utf-8")


def test_the_licences_of_what_is_bundled_lie_beside_it():
    licences = (BUILT / "LICENSES.txt").read_text(encoding="utf-8")
    bundled = set(json.loads((FRONTEND / "package.json").read_text(encoding="utf-8"))["devDependencies"])
    tools = {"@sveltejs/vite-plugin-svelte", "svelte-check", "typescript", "vite"}
    assert [name for name in bundled - tools if not name.startswith("@types/") and f"{name} " not in licences] == []
