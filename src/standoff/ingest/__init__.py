"""Getting text in: what stands behind paths, and documents from their bytes. Nothing is fetched from the network."""
from __future__ import annotations

from .documents import document_of, to_document
from .find import MAX_BYTES, Found, find

__all__ = ["MAX_BYTES", "Found", "document_of", "find", "to_document"]
