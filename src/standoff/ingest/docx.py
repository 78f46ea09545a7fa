"""Word files (.docx): their paragraphs and the cells of their tables, in order."""
from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..errors import TooLarge, Unreadable
from .drafts import Draft
from .found import SLIPS, Told, reason
from .normalise import one_line
from .plain import read_plain

MOST_UNPACKED = 200_000_000  # bytes; a book with its pictures has less


def read_docx(name: str, raw: bytes, told: Told) -> Draft:
    """The draft of a Word file's bytes; its title is the first paragraph, where that is styled as one or looks like one.

    Raises:
        Unreadable: damaged, or without words.
        TooLarge: it would unpack to more than MOST_UNPACKED bytes.
    """
    paragraphs = _paragraphs(raw)
    if not paragraphs:
        raise Unreadable("no words in this Word file")
    return replace(read_plain(name, "\n\n".join(paragraphs)), way_back=None)


def _paragraphs(raw: bytes) -> list[str]:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                raise TooLarge(f"it unpacks to more than {MOST_UNPACKED / 1e6:.0f} MB: a zip bomb, not read")
        return [words for one in _blocks(docx.Document(io.BytesIO(raw))) if (words := one_line(one))]
    except (zipfile.BadZipFile, OpcError, LxmlError, *SLIPS) as error:
        raise Unreadable(f"no Word file can be read in it ({reason(error)})") from error


def _blocks(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from (" ".join(cell.text for cell in dict.fromkeys(row.cells)) for row in block.rows)
        else:
            yield block.text
