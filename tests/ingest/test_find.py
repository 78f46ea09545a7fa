"""Files, folders, globs and standard input."""
import io
import os
import sys
import types

import pytest

from standoff.ingest import MAX_BYTES, find


@pytest.fixture()
def folder(tmp_path):
    for name in ("b.txt", "a.html", "sub/c.HTM", "sub/deep/d.txt", ".hidden.txt", ".git/e.txt", "style.css", "photo.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path


def names(found, folder):
    return [os.path.relpath(one.name, folder) for one in found]


def only(inputs):
    [found] = find(inputs)
    return found


def test_a_folder_gives_its_texts_and_pages_sorted(folder):
    found = list(find([str(folder)]))
    assert names(found, folder) == ["a.html", "b.txt", "sub/c.HTM", "sub/deep/d.txt"]
    assert [one.raw for one in found] == [b"a.html", b"b.txt", b"sub/c.HTM", b"sub/deep/d.txt"]
    assert all(one.error is None for one in found)


def test_the_order_of_the_inputs_is_kept_and_nothing_comes_twice(folder):
    inputs = [str(folder / "sub"), str(folder / "b.txt"), str(folder), str(folder / "b.txt"), str(folder)]
    assert names(find(inputs), folder) == ["sub/c.HTM", "sub/deep/d.txt", "b.txt", "a.html"]


def test_globs(folder):
    assert names(find([str(folder / "*.txt")]), folder) == ["b.txt"]
    assert names(find([str(folder / "**" / "*.txt")]), folder) == ["b.txt", "sub/deep/d.txt"]


def test_a_file_whose_name_looks_like_a_pattern(tmp_path):
    (tmp_path / "talks [1].txt").write_text("x")
    assert only([str(tmp_path / "talks [1].txt")]).raw == b"x"


def test_a_named_file_is_read_whatever_its_ending(tmp_path):
    (tmp_path / "README").write_text("x")
    (tmp_path / ".hidden").write_text("y")
    assert [one.raw for one in find([str(tmp_path / "README"), str(tmp_path / ".hidden")])] == [b"x", b"y"]


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(b"piped")))
    [found] = find(["-", "-"])
    assert (found.name, found.raw) == ("standard input", b"piped")


def test_standard_input_that_is_closed(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert only(["-"]).error == "standard input: it is closed"


def test_bytes_are_read_when_they_are_asked_for(tmp_path):
    (tmp_path / "a.txt").write_text("first")
    found = find([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    next(found)
    (tmp_path / "b.txt").write_text("second")
    assert next(found).raw == b"second"


@pytest.mark.parametrize("given, why", [
    ("no.txt", "no such file or folder"),
    ("*.nothing", "nothing matches this pattern"),
    ("empty", "no file in this folder that can be read (.txt, .html, .pdf, .docx, .eml, .mbox, .jsonl, .csv, .parquet, .zip, .warc, .rss)"),
    ("a.rtf", "RTF is not supported; save it as .txt, .html or .pdf"),
    ("a.XLSX", "Excel is not supported; save it as .txt, .html or .pdf"),
    ("large.txt", "too large (50 MB); at most 20 MB are read, give the articles one by one"),
    ("broken.txt", "a link to a file that is not there"),
    ("pipe.txt", "not a regular file (a pipe, a socket or a device)"),
])
def test_what_cannot_be_read_has_one_line_and_the_rest_goes_on(tmp_path, given, why):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf")
    (tmp_path / "a.XLSX").write_bytes(b"PK")
    with open(tmp_path / "large.txt", "wb") as file:
        file.truncate(50_000_000)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "good.txt").write_text("good")
    bad, good = find([str(tmp_path / given), str(tmp_path / "good.txt")])
    assert (bad.raw, bad.error) == (None, f"{tmp_path / given}: {why}")
    assert (good.raw, good.error) == (b"good", None)


def test_a_device_is_not_opened():
    assert only(["/dev/zero"]).error == "/dev/zero: not a regular file (a pipe, a socket or a device)"


def test_addresses_are_not_fetched():
    assert only(["https://x.example/a"]).error == (
        "https://x.example/a: addresses are not fetched unless asked; add --fetch, or save the page and give its file")


@pytest.mark.parametrize("given", ["", "a\x00b"])
def test_what_is_no_path(given):
    assert "no path; give a file or a folder" in only([given]).error


def test_documents_in_a_folder_that_cannot_be_read_are_named(folder):
    (folder / "report.epub").write_bytes(b"PK")
    assert [one.error for one in find([str(folder)]) if one.error] == [
        f"{folder / 'report.epub'}: EPUB is not supported; save it as .txt, .html or .pdf"]


def test_links_to_folders_are_not_followed(folder):
    (folder / "loop").symlink_to(folder)
    assert len(list(find([str(folder)]))) == 4


def test_no_permission(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("x")

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    found = only([str(tmp_path / "a.txt")])
    monkeypatch.undo()
    assert found.error == f"{tmp_path / 'a.txt'}: cannot be read (permission denied)"


def test_names_are_printable_on_one_line(tmp_path):
    path = os.path.join(os.fsencode(tmp_path), b"new\nline\xff.txt")
    with open(path, "wb") as file:
        file.write(b"x")
    found = only([os.fsdecode(path)])
    assert found.raw == b"x"
    assert found.name.endswith("new\\nline\\udcff.txt")


def test_the_largest_file_is_still_read(tmp_path):
    with open(tmp_path / "a.txt", "wb") as file:
        file.truncate(MAX_BYTES)
    assert len(only([str(tmp_path / "a.txt")]).raw) == MAX_BYTES
