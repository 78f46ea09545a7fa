"""Getting in: what stands behind paths and addresses, and documents from their bytes. Nothing is fetched unless a Fetcher is given."""
from __future__ import annotations

from .decode import decode
from .documents import Made, document_of, make, to_document
from .feeds import Entry, entries_of
from .fetch import Fetcher
from .find import again, find
from .forms import Opening
from .found import MAX_BYTES, Found, Told, Visit
from .translate import Translated, Translator

__all__ = ["MAX_BYTES", "Entry", "Fetcher", "Found", "Made", "Opening", "Told", "Translated", "Translator", "Visit", "again", "decode",
           "document_of", "entries_of", "find", "make", "to_document"]
