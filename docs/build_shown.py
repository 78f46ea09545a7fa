"""Fill the README's shown output from a real run: `python docs/build_shown.py`, or `--check` to see that it is current (exit 1 if not).

Between the marks stand the brief that `make demo` prints, cut to a few lines of some chapters, and one reference of it resolved.
"""
from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
RECORD = "demo.standoff"
CHAPTERS = ("WHAT IS NEW", "TALKS", "WHERE THEY STAND", "THREATS", "FIGURES", "WHAT IS MISSING")
ENTRIES = 2  # shown of each chapter
RESOLVED = "THREATS"  # the chapter whose first reference is resolved


def blocks() -> dict[str, str]:
    """What belongs between each pair of marks."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        standoff(folder, "add", "examples/dispatches")
        brief = standoff(folder, "brief", *asked())
        ref = first_reference(brief)
        shown = f"$ standoff show {ref} --record {RECORD}\n{standoff(folder, 'show', ref).rstrip()}"
        return {"demo-output": "\n".join(excerpt(brief)), "show-output": shown}


def asked() -> list[str]:
    """What the demo asks of the brief, from the Makefile itself."""
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    return re.findall(r"^\t\$\(BIN\)/standoff brief --record \$\(DEMO\)(.*)$", made, flags=re.M)[0].split()


def standoff(folder: str, *arguments: str) -> str:
    """What the command prints on a terminal of a hundred columns."""
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    command = [Path(sys.executable).with_name("standoff"), *arguments, "--record", RECORD]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=folder, env=environment).stdout


def chapters(brief: str) -> list[list[str]]:
    """The lines of each chapter, its heading first; what stands above them all is the first."""
    found: list[list[str]] = [[]]
    for line in brief.splitlines():
        if re.match(r"[A-Z][A-Z ,:]{4}", line):
            found.append([])
        found[-1].append(line)
    return found


def excerpt(brief: str) -> Iterator[str]:
    head, *rest = chapters(brief)
    yield from (line for line in head if line.strip())
    for chapter in rest:
        if chapter[0].startswith(CHAPTERS):
            yield ""
            yield from cut(chapter)


def cut(chapter: list[str]) -> list[str]:
    """A chapter up to its ENTRIES-th entry; a line of dots for the rest."""
    kept, entries = [], 0
    for line in filter(str.strip, chapter):
        entries += line.startswith("  - ")
        if entries > ENTRIES:
            while not kept[-1].startswith(("  - ", "    ")):  # a heading whose entries are left out
                kept.pop()
            return [*kept, "  …"]
        kept.append(line)
    return kept


def first_reference(brief: str) -> str:
    chapter = next((chapter for chapter in chapters(brief)[1:] if chapter[0].startswith(RESOLVED)), brief.splitlines())
    return re.findall(r"\[([0-9a-f]{8}:\w+)[],]", " ".join(chapter))[0]


def filled(readme: str) -> str:
    for marker, block in blocks().items():
        pattern = re.compile(rf"(<!-- {marker} -->\n```text\n).*?(\n```\n<!-- /{marker} -->)", re.S)
        assert pattern.search(readme), f"README.md has no marks {marker!r}"
        readme = pattern.sub(lambda found, block=block: found[1] + block + found[2], readme)
    return readme


def main() -> int:
    """Write the README, or say that it is not current."""
    readme = README.read_text(encoding="utf-8")
    new = filled(readme)
    if "--check" in sys.argv[1:]:
        if new != readme:
            print("README.md does not show what standoff prints; run: python docs/build_shown.py", file=sys.stderr)
        return int(new != readme)
    README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
