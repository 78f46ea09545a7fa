"""Words to look for, by SQLite's FTS5. The only SQL that another database would need written anew.

fts_documents indexes title and text where they stand in the table documents; fts_evidence keeps the words that show each
annotation. Triggers hold both true, so that nobody who writes a document has to think of them.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Float, Integer, Row, Select, Subquery, column, func, select, text

from ..errors import CallError
from .tables import documents, row_keys

# English endings are cut ("sanctions" finds "sanction"), marks on letters do not count ("Erdogan" finds "Erdoğan").
_TOKENS = "tokenize='porter unicode61 remove_diacritics 2'"
# A word in the title counts as much as five in the text. Set by hand, not measured.
_TITLE_WEIGHT = 5.0
_SNIPPET_TOKENS = 32  # about two lines of a terminal; FTS5 allows 64

_AROUND = 60  # characters shown on either side of a word of a script without spaces
# Thai and Lao, Burmese, Khmer, Japanese, Chinese.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")

# Characters that no text uses: they mark the found words in a snippet until their places are known.
OPEN, CLOSE = "\ufdd0", "\ufdd1"

_DOCUMENTS = (
    f"CREATE VIRTUAL TABLE fts_documents USING fts5(title, text, content='documents', content_rowid='number', {_TOKENS})",
    "CREATE TRIGGER fts_documents_in AFTER INSERT ON documents BEGIN "
    "INSERT INTO fts_documents(rowid, title, text) VALUES (new.number, new.title, new.text); END",
    "CREATE TRIGGER fts_documents_out AFTER DELETE ON documents BEGIN "
    "INSERT INTO fts_documents(fts_documents, rowid, title, text) VALUES ('delete', old.number, old.title, old.text); END",
    "INSERT INTO fts_documents(fts_documents) VALUES ('rebuild')",
)


_EVIDENCE = (
    f"CREATE VIRTUAL TABLE fts_evidence USING fts5(words, local_id UNINDEXED, {_TOKENS})",
    "CREATE TRIGGER fts_annotated_in AFTER INSERT ON annotated BEGIN "
    "INSERT INTO fts_evidence(rowid, words, local_id) VALUES (new.row_key, new.evidence, new.local_id); END",
    "CREATE TRIGGER fts_annotated_out AFTER DELETE ON annotated BEGIN DELETE FROM fts_evidence WHERE rowid = old.row_key; END",
)


@dataclass(frozen=True, slots=True)
class Match:
    """A document in which the words stand, by its number; `snippet` is a piece of it, the found words between OPEN and CLOSE."""

    document: int
    snippet: str


def create(connection: Connection) -> None:
    """Make both indexes and their triggers; what documents hold already is indexed, the table annotated must be empty."""
    for statement in (*_DOCUMENTS, *_EVIDENCE):
        connection.exec_driver_sql(statement)


def drop(connection: Connection) -> None:
    """Take both indexes and their triggers away, as far as they are there."""
    for name in ("annotated", "documents"):
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS fts_{name}_in")
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS fts_{name}_out")
    connection.exec_driver_sql("DROP TABLE IF EXISTS fts_documents")
    connection.exec_driver_sql("DROP TABLE IF EXISTS fts_evidence")


def check(connection: Connection) -> None:
    """Compare both indexes with what they index. Raises sqlalchemy's DatabaseError where they differ."""
    for name in ("fts_documents", "fts_evidence"):
        connection.exec_driver_sql(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)")


def expression(query: str) -> str:
    """What FTS5 is asked for plain words: all of them must stand there; "in quotes" in this order; a star at the end of a
    word leaves its ending open. No other sign means anything, so that no query is a syntax error.

    Raises:
        CallError: no word in it.
    """
    # NUL would end the query for FTS5, and half a character cannot be handed to it.
    query = query.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    parts = [part for part in re.findall(r'"[^"]*"\*?|[^\s"]+', query) if any(char.isalnum() for char in part)]
    if not parts:
        raise CallError(f"search: no word in {query!r}; give one or more words to look for")
    return " ".join('"' + part.rstrip("*").strip('"') + '"' + ("*" if part.endswith("*") else "") for part in parts)


def keys_of(wanted: str) -> Select[tuple[int]]:
    """The row keys of the annotations whose evidence has `wanted` (an `expression`)."""
    query = text("SELECT rowid FROM fts_evidence WHERE fts_evidence MATCH :evidence_wanted").bindparams(evidence_wanted=wanted)
    return select(query.columns(column("rowid", Integer)).subquery().c.rowid)


def documents_with(wanted: str) -> Select[tuple[int]]:
    """The numbers of the documents in which `wanted` (an `expression`) stands."""
    query = text("SELECT rowid FROM fts_documents WHERE fts_documents MATCH :document_wanted").bindparams(document_wanted=wanted)
    return select(query.columns(column("rowid", Integer)).subquery().c.rowid)


def rank_of(wanted: str) -> Subquery:
    """(number, rank) of the documents in which `wanted` stands; the lowest rank is the best."""
    query = text("SELECT rowid AS number, bm25(fts_documents, :rank_weight, 1.0) AS rank FROM fts_documents "
                 "WHERE fts_documents MATCH :rank_wanted").bindparams(rank_weight=_TITLE_WEIGHT, rank_wanted=wanted)
    return query.columns(column("number", Integer), column("rank", Float)).subquery("ranked")


def match_documents(connection: Connection, wanted: str, limit: int) -> list[Match]:
    """Up to `limit` documents in which `wanted` (an `expression`) stands, best first."""
    query = text(
        "SELECT rowid AS number, snippet(fts_documents, 1, :open, :close, '…', :tokens) AS words FROM fts_documents "
        "WHERE fts_documents MATCH :wanted ORDER BY bm25(fts_documents, :weight, 1.0), rowid LIMIT :limit")
    rows = connection.execute(query, {"open": OPEN, "close": CLOSE, "tokens": _SNIPPET_TOKENS, "wanted": wanted,
                                      "weight": _TITLE_WEIGHT, "limit": limit})
    return [Match(row.number, row.words or "") for row in rows]


def is_unspaced(query: str) -> bool:
    """Whether there is a word of a script that writes no spaces: the index has whole phrases of it as one word."""
    return UNSPACED.search(query) is not None


def match_inside(connection: Connection, query: str, limit: int) -> list[Match]:
    """Up to `limit` documents in whose text all the words of a plain query stand, inside of others too, in order of adding. It looks
    through every text; no index helps here."""
    words = [word for part in query.replace('"', " ").split() if (word := part.strip("*"))]
    held = documents.c
    rows = connection.execute(select(held.number, held.text).where(*(func.instr(held.text, word) > 0 for word in words)).order_by(
        held.number).limit(limit))
    return [Match(row.number, _around(row.text, words[0])) for row in rows]


def _around(whole: str, word: str) -> str:
    at = whole.find(word)
    before, after = whole[max(0, at - _AROUND) : at], whole[at + len(word) : at + len(word) + _AROUND]
    return f"{'…' if at > _AROUND else ''}{before}{OPEN}{word}{CLOSE}{after}{'…' if at + len(word) + _AROUND < len(whole) else ''}"


def match_evidence(connection: Connection, wanted: str, document: int) -> Iterator[Row[tuple[int, str, str]]]:
    """(row_key, local_id, words) of the annotations of one document whose evidence has `wanted`, in order."""
    lowest, highest = row_keys(document)
    query = text("SELECT rowid AS row_key, local_id, words FROM fts_evidence WHERE fts_evidence MATCH :wanted "
                 "AND rowid BETWEEN :lowest AND :highest ORDER BY rowid")
    yield from connection.execute(query, {"wanted": wanted, "lowest": lowest, "highest": highest})
