"""Every table of a record.

documents, failures, layers, decisions, link_decisions and reviews are what is kept, and beside them originals (the way back to what
a text was made from), translations, addresses (what was fetched) and waiting (what a feed named and nobody has read yet).
statements, events, commitments, positions, figures and parties hold the same annotations in columns, reviewed over predicted: they
can be thrown away and built again from layers and reviews, and a migration that changes them does that.
"""
from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table
from sqlalchemy import Text as AnyText

from .kinds import KINDS

metadata = MetaData()

# Letters in the order of their code points, whatever the language of a server: prefixes are looked for as what lies between two texts.
Text = AnyText().with_variant(AnyText(collation="C"), "postgresql")

# SQLite makes a column the row's own number only where its type is spelled INTEGER.
_NUMBER = BigInteger().with_variant(Integer, "sqlite")

migrations = Table(
    "migrations", metadata,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)

documents = Table(
    "documents", metadata,
    Column("number", _NUMBER, primary_key=True),  # the order of adding; no number is given twice
    Column("id", Text, nullable=False, unique=True),
    Column("short", Text, nullable=False),  # the beginning of the id that names this document alone, 8 or more
    Column("title", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("published", Date, index=True),
    Column("published_basis", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("origin", Text, nullable=False),  # the path or address that it came from
    Column("raw_sha256", Text, unique=True),  # of the bytes there; NULL where a Document was handed over
    Column("characters", Integer, nullable=False),
    Column("known_sections", Text, nullable=False),
    Column("text", Text, nullable=False),  # last, so that reading the columns before it skips its pages
    sqlite_autoincrement=True,
)

failures = Table(
    "failures", metadata,
    Column("name", Text, primary_key=True),
    Column("raw_sha256", Text),
    Column("error", Text, nullable=False),
    Column("times", Integer, nullable=False),  # how often it was tried
)


def _of_document() -> Column[Any]:
    return Column("document", _NUMBER, ForeignKey("documents.number", ondelete="CASCADE"), nullable=False)


layers = Table(
    "layers", metadata, _of_document(),
    Column("name", Text, nullable=False),
    Column("standoff", Text, nullable=False),
    Column("models_sha256", Text, nullable=False),
    Column("annotations", Text, nullable=False),
    Index("layers_key", "document", "name", unique=True),
)

link_decisions = Table(
    "link_decisions", metadata,
    Column("number", _NUMBER, primary_key=True),  # in the order in which they were made; rows are added and never changed
    Column("verdict", Text, nullable=False),  # same, apart or undo
    Column("one", Text, nullable=False),  # keys of mentions: they follow from documents and words, not from a run
    Column("other", Text, nullable=False),
    Column("because", Text),
    Column("decided", DateTime, nullable=False),  # UTC
    Column("undone", _NUMBER),  # the number of the decision that is taken back
    sqlite_autoincrement=True,
)


# What the user decided. Append-only: nothing here is changed or taken out, a later row counts more than an earlier one. `key` follows
# from content and names no document and no annotation, so that reading anew leaves every decision where it belongs.
decisions = Table(
    "decisions", metadata,
    Column("number", _NUMBER, primary_key=True),
    Column("subject", Text, nullable=False),  # what is decided about: issue
    Column("kind", Text, nullable=False),  # name, merge
    Column("key", Text, nullable=False),
    Column("words", Text, nullable=False),  # the name, or the key of the other
    Column("decided", Text, nullable=False),  # when, in UTC, as 2022-01-17T09:30:00Z
    sqlite_autoincrement=True,
)

originals = Table(
    "originals", metadata,
    Column("document", _NUMBER, ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("way_back", Text),  # WayBack.plain as JSON
    Column("charset", Text),  # that was claimed beside the bytes
    Column("raw", LargeBinary),  # the bytes, packed by zlib, where they cannot be had again: of an address, of standard input
)

translations = Table(
    "translations", metadata,
    Column("document", _NUMBER, ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("original", _NUMBER, ForeignKey("documents.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("command", Text, nullable=False),
    Column("aligned", Text, nullable=False),  # [start, end, start in the original, end there] of each stretch, as JSON
)

addresses = Table(
    "addresses", metadata,
    Column("address", Text, primary_key=True),  # of a page or a feed; of an item without an address, FEED!KEY
    Column("etag", Text),
    Column("last_modified", Text),
    Column("raw_sha256", Text),
)

waiting = Table(
    "waiting", metadata,
    Column("number", _NUMBER, primary_key=True),  # the order in which they were named
    Column("settles", Text, nullable=False, unique=True),  # its address or, where it has none, FEED!KEY
    Column("key", Text, nullable=False, unique=True),  # FEED!KEY
    Column("fetched", Boolean, nullable=False),  # whether it has an address
    Column("title", Text),
    Column("outlet", Text),
    Column("published", Date),
    Column("words", Text),  # its own, where it has no address
    Column("tries", Integer, nullable=False),
)


# What people decided: rows are added and never changed or taken out, whatever becomes of the documents (no foreign key).
reviews = Table(
    "reviews", metadata,
    Column("number", _NUMBER, primary_key=True),  # the order of deciding
    Column("at", Text, nullable=False),  # UTC, 2026-11-28T09:41:12Z
    Column("reviewer", Text),
    Column("decision", Text, nullable=False),  # accept, correct, reject or undo
    Column("undoes", _NUMBER),  # the number of the entry that an undo takes back
    Column("document", Text, nullable=False),  # its id
    Column("layer", Text, nullable=False),
    Column("finding", Text, nullable=False),  # the key that follows from the finding's content
    Column("reviewed_finding", Text),  # the key of what it was corrected to
    Column("evidence", Text, nullable=False),
    Column("evidence_start", Integer, nullable=False),
    Column("evidence_end", Integer, nullable=False),
    Column("machine", Text, nullable=False),
    Column("reviewed", Text),  # the reviewed fields; NULL where it was rejected
    Index("reviews_document", "document"),
    sqlite_autoincrement=True,
)


def _flat(name: str, *columns: Column[Any]) -> Table:
    """One kind of annotation in columns: those of its own between those that all have. Narrow, so that looking through all of
    them is quick; the annotations themselves are in the table annotated."""
    return Table(
        name, metadata,
        Column("row_key", _NUMBER, primary_key=True, autoincrement=False),
        _of_document(),
        *columns,
        Column("first_day", Date),  # when it happened or was said; where that is not known, when it was published
        Column("last_day", Date),
        Column("published", Date),  # the document's, and its outlet, so that no page of a ledger has to look there to sort
        Column("outlet", Text),
        Column("score", Float),
        Column("finding", Text, nullable=False),
        Column("review", Text),  # accept, correct, reject, or NULL where nobody has decided
        Index(f"{name}_document", "document"),
        Index(f"{name}_days", "last_day", "first_day"),
        Index(f"{name}_review", "review", "finding"),
    )


statements = _flat("statements", Column("direct", Boolean, nullable=False), Column("speaker", Text), Column("entity", Text))
events = _flat(
    "events",
    Column("event_type", Text, nullable=False), Column("event_mode", Text), Column("auxiliary", Text),
    Column("hedged", Boolean, nullable=False), Column("quad", Integer, nullable=False), Column("intensity", Float, nullable=False),
    Column("when_start", Date), Column("when_end", Date),
    Column("place", Text), Column("country", Text), Column("reported_by", Text),
)
commitments = _flat(
    "commitments",
    Column("kind", Text, nullable=False), Column("status", Text, nullable=False),
    Column("deadline_start", Date), Column("deadline_end", Date), Column("event", Text), Column("statement", Text),
)
positions = _flat(
    "positions",
    Column("issue", Text, nullable=False), Column("stance", Text, nullable=False), Column("stance_type", Text, nullable=False),
    Column("statement", Text),
)
figures = _flat("figures", Column("what", Text, nullable=False), Column("unit", Text), Column("as_of", Text))

annotated = Table(
    "annotated", metadata,
    Column("row_key", _NUMBER, primary_key=True, autoincrement=False),  # of a row in one of the five tables above
    _of_document(),
    Column("local_id", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("evidence_start", Integer, nullable=False),
    Column("evidence_end", Integer, nullable=False),
    Column("annotation", Text, nullable=False),
    Index("annotated_document", "document"),
)

parties = Table(
    "parties", metadata,
    Column("document", _NUMBER, ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True),
    Column("row_key", _NUMBER, primary_key=True),  # of a row in one of the five tables above
    Column("role", Text, primary_key=True),  # actor, recipient, speaker, by, toward or party
    Column("code", Text, primary_key=True),
    Column("code_key", Text, nullable=False),  # the code in small letters, to look for
    Column("party", Text, nullable=False),  # the code without its sector: "RUS" of "RUS GOV"; "IGO NATO" as it is
    Index("parties_code_key", "code_key", "row_key"),
    Index("parties_party", "party", "role", "row_key"),
    sqlite_with_rowid=False,
)

entries = Table(
    "entries", metadata,
    Column("document", _NUMBER, ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True),
    Column("local_id", Text, primary_key=True),
    Column("entry", Text, nullable=False, index=True),
    sqlite_with_rowid=False,
)
linked = Table("linked", metadata, Column("stamp", Text, primary_key=True))  # of what the entries were made from

KEPT = (documents, failures, layers, decisions, link_decisions, originals, translations, addresses, waiting, reviews)
FLAT = {table.name: table for table in (statements, events, commitments, positions, figures)}
QUERIED = (*FLAT.values(), annotated, parties, entries, linked)

_LETTER_BITS, _PLACE_BITS = 4, 20
_PLACES = {kind.letter: place for place, kind in enumerate(KINDS, start=1)}


def row_key(document: int, letter: str, place: int) -> int:
    """One number for the annotation at `place` (from 1) of a document's layer; in the order of documents, layers, places.

    Raises:
        ValueError: over a million annotations in one layer.
    """
    if not 0 < place < 1 << _PLACE_BITS:
        raise ValueError(f"no room for annotation {place} of one layer")
    return (document << _LETTER_BITS | _PLACES[letter]) << _PLACE_BITS | place


def row_keys(document: int) -> tuple[int, int]:
    """The lowest and the highest row_key that a document's annotations can have."""
    bits = _LETTER_BITS + _PLACE_BITS
    return document << bits, (document + 1 << bits) - 1
