"""Words to look for, by SQLite's FTS5.

fts_documents indexes title and text where they stand in the table documents; fts_evidence keeps the words that show each
annotation. Triggers hold both true, so that nobody who writes a document has to think of them.
"""
from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

# English endings are cut ("sanctions" finds "sanction"), marks on letters do not count ("Erdogan" finds "Erdoğan").
_TOKENS = "tokenize='porter unicode61 remove_diacritics 2'"
# A word in the title counts as much as five in the text. Set by hand, not measured.
_TITLE_WEIGHT = 5.0
_SNIPPET_TOKENS = 32  # about two lines of a terminal; FTS5 allows 64

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


def asked(wanted: tuple[str, ...]) -> list[str]:
    return [spelled(wanted)]


def found(what: str, asked: list[str]) -> str:
    if what == "evidence":
        return f"(SELECT rowid AS row_key FROM fts_evidence WHERE fts_evidence MATCH {asked[0]})"
    rank = f"bm25(fts_documents, {_TITLE_WEIGHT}, 1.0) AS rank"
    return f"(SELECT rowid AS number, {rank} FROM fts_documents WHERE fts_documents MATCH {asked[0]})"


def match_documents(connection: Connection, wanted: tuple[str, ...], limit: int, marks: tuple[str, str]) -> Iterator[tuple[int, str]]:
    """(number, snippet) of up to `limit` documents, best first."""
    query = text(
        "SELECT rowid AS number, snippet(fts_documents, 1, :open, :close, '…', :tokens) AS words FROM fts_documents "
        "WHERE fts_documents MATCH :wanted ORDER BY bm25(fts_documents, :weight, 1.0), rowid LIMIT :limit")
    rows = connection.execute(query, {"open": marks[0], "close": marks[1], "tokens": _SNIPPET_TOKENS, "wanted": spelled(wanted),
                                      "weight": _TITLE_WEIGHT, "limit": limit})
    return ((row.number, row.words or "") for row in rows)


def match_evidence(connection: Connection, wanted: tuple[str, ...], _: int, keys: tuple[int, int]) -> Iterator[tuple[int, str, str]]:
    """(row_key, local_id, words) of the annotations whose keys lie between two."""
    query = text("SELECT rowid AS row_key, local_id, words FROM fts_evidence WHERE fts_evidence MATCH :wanted "
                 "AND rowid BETWEEN :lowest AND :highest ORDER BY rowid")
    rows = connection.execute(query, {"wanted": spelled(wanted), "lowest": keys[0], "highest": keys[1]})
    return ((row.row_key, row.local_id, row.words) for row in rows)


def spelled(wanted: tuple[str, ...]) -> str:
    """As FTS5 is asked."""
    return " ".join('"' + part.removesuffix("*") + '"' + ("*" if part.endswith("*") else "") for part in wanted)
