"""docs/command-line.md is what the command line says of itself."""
from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path
from types import ModuleType

import pytest

from standoff.cli.arguments import _OPTIONS, COMMANDS, parser

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_build", DOCS / "build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current(build: ModuleType):
    assert (DOCS / "command-line.md").read_text(encoding="utf-8") == build.command_line(), "run: python docs/build.py"


def test_every_command_has_options_a_module_and_an_example(build: ModuleType):
    assert list(COMMANDS) == list(_OPTIONS) == list(build.EXAMPLES)
    for name, example in build.EXAMPLES.items():
        words = shlex.split(example)
        assert words[:2] == ["standoff", name] and parser().parse_args(words[1:]).command == name


def test_every_option_of_the_page_is_in_the_help(build: ModuleType, capsys: pytest.CaptureFixture[str]):
    for part in build.command_line().split("\n## standoff ")[1:]:
        with pytest.raises(SystemExit):
            parser().parse_args([part.split()[0], "--help"])
        said = capsys.readouterr().out
        for option in re.findall(r"^\| `(--[a-z]+)", part, re.M):
            assert option in said
