"""Calls that are wrong, inputs that are bad: one line each, and the right exit status."""
from __future__ import annotations

import sys
from pathlib import Path

import pytest
from brief_by_hand import FULL

ARTICLE = "<html lang=en><body><nav><a href=/>Home</a></nav><footer>Imprint</footer></body></html>"


def one_line(err: str) -> str:
    assert err.endswith("\n") and err.count("\n") == 1 and err.startswith("standoff: ") and "Traceback" not in err
    return err


# ---------------------------------------------------------------- bad input

BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "white space"),
    "binary.txt": (bytes(range(32)) * 100, "no text"),
    "program.txt": (b"\x7fELF" + b"\0" * 500, "program"),
    "paper.pdf": (b"%PDF-1.4 ...", "PDF"),
    "line.txt": (b"a" * 1_000_001, "at most 1,000,000"),
    "no-article.html": (ARTICLE.encode(), "no article"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", ["read", "add"])
def test_a_document_that_cannot_be_read(run, tmp_path: Path, name: str, command: str):
    raw, why = BAD[name]
    (tmp_path / name).write_bytes(raw)
    status, _, err = run(command, tmp_path / name, *(["--record", tmp_path / "r"] if command == "add" else []))
    assert status == 1 and name in one_line(err) and why in err


def test_too_many_bytes(run, tmp_path: Path):
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(50_000_000)
    status, _, err = run("read", tmp_path / "big.txt")
    assert status == 1 and "too large (50 MB)" in one_line(err)


def test_a_missing_file_and_an_empty_folder(run, tmp_path: Path):
    assert run("read", "no-such.txt")[::2] == (1, "standoff: no-such.txt: no such file or folder\n")
    status, _, err = run("read", tmp_path)
    assert status == 1 and "in this folder" in one_line(err)


def test_one_bad_document_does_not_stop_the_rest(run, tmp_path: Path, paper: Path):
    (tmp_path / "empty.txt").write_bytes(b"")
    status, out, err = run("read", tmp_path / "empty.txt", paper, "--published", "2022-01-17")
    assert status == 1 and "empty.txt" in one_line(err)
    assert "Russian military: moves forces" in out and "COULD NOT BE READ" in out.upper() and "empty.txt: it is empty" in out


def test_a_document_that_the_reader_gives_up_is_named_by_its_file(run, tmp_path: Path):
    (tmp_path / "odd.txt").write_text("This is unreadable text, dated 17 January 2022.")
    status, out, err = run("read", tmp_path / "odd.txt", "--published", "2022-01-17")
    assert (status, out) == (1, "") and one_line(err).endswith("odd.txt: the reader gave up\n")


def test_a_wrong_encoding_is_read_as_well_as_can_be(run, tmp_path: Path):
    (tmp_path / "mixed.txt").write_bytes(b"Moscow \xe2\x80\x9cwarned\xe2\x80\x9d the \x93West\x94 on 17 January 2022. Caf\xe9 talks.")
    status, out, err = run("read", tmp_path / "mixed.txt", "--published", "2022-01-17")
    assert (status, err) == (0, "") and "Crisis brief" in out


@pytest.mark.parametrize("text", ['He said "we will act. “No, said the other.', "“" * 2000, '"' * 2001])
def test_unbalanced_quotation_marks(run, tmp_path: Path, text: str):
    (tmp_path / "quotes.txt").write_text(f"The crisis goes on. {text}")
    assert run("read", tmp_path / "quotes.txt", "--published", "2022-01-17")[0] == 0


def test_no_date_is_said_and_no_failure(run, paper: Path):
    status, out, err = run("read", paper, "--json")
    assert status == 0 and out.startswith('{"schema": 1')
    (paper.parent / "plain.txt").write_text("Talks go on without an end in sight for anybody.")
    status, _, err = run("read", paper.parent / "plain.txt")
    assert status == 0 and "no date given and none found; give one with --published" in one_line(err)


def test_another_language_is_said_and_kept(run, tmp_path: Path):
    (tmp_path / "fr.txt").write_text("Le président français a déclaré mardi que la Russie devait retirer ses troupes de la frontière avant "
                                     "la fin du mois, sous peine de sanctions très lourdes pour son économie.")
    status, out, err = run("read", tmp_path / "fr.txt", "--published", "2022-01-17")
    assert status == 0 and "'fr'" in one_line(err) and "in 'fr', not coded" in out


# ---------------------------------------------------------------- wrong calls

@pytest.mark.parametrize(("arguments", "why"), [
    ([], "required: COMMAND"),
    (["frobnicate"], "invalid choice"),
    (["read"], "required: FILE"),
    (["read", "x.txt", "--frob"], "unrecognized arguments: --frob"),
    (["read", "x.txt", "--publish", "2022-01-17"], "unrecognized arguments"),
    (["read", "x.txt", "--published", "17.1.2022"], "write it as 2022-01-17"),
    (["read", "x.txt", "--published", "2022-02-30"], "no day"),
    (["read", "x.txt", "--workers", "0"], "no number from 1 on"),
    (["read", "x.txt", "--json", "--markdown"], "not allowed with"),
    (["brief", "--since", "yesterday", "--record", "r"], "no date"),
    (["brief"], "required: --record"),
    (["brief", "--record", "no-such-folder"], "no record here"),
    (["search", "x", "--record", "no-such-folder"], "no record here"),
    (["show", "abcd1234", "--record", "no-such-folder"], "no record here"),
    (["export", "--record", "no-such-folder"], "no record here"),
    (["doctor", "--record", "no-such-folder"], "no record here"),
])
def test_a_wrong_call(run, arguments: list[str], why: str):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "") and why in one_line(err)


def test_a_date_in_the_future(run, paper: Path):
    status, out, err = run("read", paper, "--published", "2999-01-01")
    assert (status, out) == (2, "") and "2999-01-01 lies in the future" in one_line(err)


@pytest.mark.parametrize(("arguments", "why"), [
    (["brief", "--party", "Narnia"], "no such party"),
    (["search", "!!"], "no word in"),
    (["show", "zz"], "is no reference"),
    (["show", "00000000:v1"], "no document of this record begins so"),
    (["export", "--format", "parquet"], "not for standard output"),
    (["export", "--format", "csv", "--layer", "readings"], "readings are nested"),
    (["export", "--layer", "nonsense"], "invalid choice"),
    (["export", "--output", "/no/such/folder/x.csv"], "cannot be written"),
])
def test_a_wrong_call_on_a_record(run, kept: Path, arguments: list[str], why: str):
    status, out, err = run(*arguments, "--record", kept)
    assert (status, out) == (2, "") and why in one_line(err)


def test_a_damaged_record(run, tmp_path: Path):
    (tmp_path / "record.sqlite").write_bytes(b"this is no database, and it is long enough to be looked at" * 100)
    status, _, err = run("brief", "--record", tmp_path)
    assert status == 2 and "record.sqlite" in one_line(err)


def test_control_characters_of_a_call_do_not_reach_the_terminal(run):
    _, _, err = run("read", "x\x1b[31m\x9b.txt")
    assert all(c.isprintable() for c in one_line(err).rstrip("\n"))


# ---------------------------------------------------------------- what must never happen

def test_a_fault_of_ours_is_one_line_and_the_rest_only_for_those_who_ask(run, kept: Path, monkeypatch: pytest.MonkeyPatch):
    from standoff.record import Record

    def broken(self: Record) -> None:
        raise RuntimeError("a fault\nover two lines")

    monkeypatch.setattr(Record, "failures", broken)
    status, _, err = run("brief", "--record", kept)
    assert status == 2 and "RuntimeError: a fault over two lines; this is a fault in standoff" in one_line(err)
    status, _, err = run("brief", "--record", kept, "--debug")
    assert status == 2 and "Traceback" in err and err.splitlines()[-1].startswith("standoff: ")
    assert "Traceback" in run("--debug", "brief", "--record", kept)[2]


def test_an_interruption_is_quiet(run, kept: Path, monkeypatch: pytest.MonkeyPatch):
    from standoff.record import Record

    def interrupted(self: Record) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Record, "failures", interrupted)
    assert run("brief", "--record", kept) == (130, "", "")


def test_standard_input(run, monkeypatch: pytest.MonkeyPatch):
    import io

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FULL.encode())))
    status, out, err = run("read", "-", "--published", "2022-01-17")
    assert (status, err) == (0, "") and "Russian military: moves forces" in out
