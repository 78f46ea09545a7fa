"""Words to look for, by PostgreSQL's tsvector: a configuration of our own that cuts English endings and leaves out no word.

fts_documents holds title and text of each document; a trigger fills it. The words of annotations are looked through as they
stand: they are asked for one document at a time.
"""
from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import Connection, text

from .snippets import plain, snippet

# Marks on letters go, and signs part words, as in SQLite's index (by their numbers: classes of signs go
# by a server's language). Of a text whose words fill more than the megabyte that an index entry may have, the first 200,000
# characters are found.
_CREATE = (
    "CREATE TEXT SEARCH DICTIONARY standoff_stem (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION standoff (COPY = simple)",
    "ALTER TEXT SEARCH CONFIGURATION standoff ALTER MAPPING FOR asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, "
    "hword_part, hword_numpart WITH standoff_stem",
    "CREATE FUNCTION standoff_plain(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT regexp_replace("
    r"regexp_replace(normalize(coalesce(words, ''), NFKD), '[\u0300-\u036f]', '', 'g'), "
    r"'[\u0001-/:-@[-`{-\u00bf\u2000-\u206f\u3000-\u303f]+', ' ', 'g') $$",
    """CREATE FUNCTION standoff_words(title text, body text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$ BEGIN
    RETURN setweight(to_tsvector('standoff', standoff_plain(title)), 'A') || setweight(to_tsvector('standoff', standoff_plain(body)), 'D');
    EXCEPTION WHEN program_limit_exceeded THEN RETURN to_tsvector('standoff', standoff_plain(left(body, 200000))); END $$""",
    "CREATE TABLE fts_documents (number bigint PRIMARY KEY REFERENCES documents ON DELETE CASCADE, words tsvector NOT NULL)",
    "CREATE INDEX fts_documents_words ON fts_documents USING gin (words)",
    """CREATE FUNCTION fts_documents_in() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO fts_documents VALUES (new.number, standoff_words(new.title, new.text)); RETURN NULL; END $$""",
    "CREATE TRIGGER fts_documents_in AFTER INSERT ON documents FOR EACH ROW EXECUTE FUNCTION fts_documents_in()",
    "INSERT INTO fts_documents SELECT number, standoff_words(title, text) FROM documents",
)
_DROP = (
    "DROP TRIGGER IF EXISTS fts_documents_in ON documents", "DROP FUNCTION IF EXISTS fts_documents_in",
    "DROP TABLE IF EXISTS fts_documents", "DROP FUNCTION IF EXISTS standoff_words", "DROP FUNCTION IF EXISTS standoff_plain",
    "DROP TEXT SEARCH CONFIGURATION IF EXISTS standoff", "DROP TEXT SEARCH DICTIONARY IF EXISTS standoff_stem",
)
_DAMAGE = """SELECT count(*) FROM documents FULL JOIN fts_documents USING (number)
    WHERE fts_documents.words IS DISTINCT FROM standoff_words(documents.title, documents.text)"""


def create(connection: Connection) -> None:
    for statement in _CREATE:
        connection.exec_driver_sql(statement)


def drop(connection: Connection) -> None:
    for statement in _DROP:
        connection.exec_driver_sql(statement)


def damage(connection: Connection) -> str | None:
    """What is wrong with the index, if anything is."""
    wrong = connection.exec_driver_sql(_DAMAGE).scalar_one()
    return f"the words of {wrong} documents are not those of their texts" if wrong else None


def check(_: Connection) -> None:
    """Nothing more than `damage` finds."""


def asked(wanted: tuple[str, ...]) -> list[str]:
    return [_spelled(wanted)]


def found(what: str, asked: list[str]) -> str:
    query = f"to_tsquery('standoff', {asked[0]})"
    if what == "evidence":
        return f"(SELECT row_key FROM annotated WHERE to_tsvector('standoff', standoff_plain(evidence)) @@ {query})"
    return f"(SELECT number, -ts_rank_cd('{{.2, .2, .2, 1}}', words, {query}) AS rank FROM fts_documents WHERE words @@ {query})"


def match_documents(connection: Connection, wanted: tuple[str, ...], limit: int, marks: tuple[str, str]) -> Iterator[tuple[int, str]]:
    """(number, snippet) of up to `limit` documents, best first."""
    query = text(f"SELECT documents.number, documents.text FROM {found('documents', [':wanted'])} AS ranked JOIN documents USING (number) "
                 "ORDER BY ranked.rank, ranked.number LIMIT :limit")
    stems = connection.execute(text("SELECT CAST(to_tsquery('standoff', :wanted) AS text)"), {"wanted": _spelled(wanted)}).scalar_one()
    # A stem that ends in i may stand for a y: "polici", "policy".
    starts = [stem[:-1] if len(stem) > 3 and stem.endswith("i") else stem for stem in re.findall(r"'([^']+)'", stems)]
    for row in connection.execute(query, {"wanted": _spelled(wanted), "limit": limit}):
        yield row.number, snippet(row.text, starts, marks)


def match_evidence(connection: Connection, wanted: tuple[str, ...], document: int, _: tuple[int, int]) -> Iterator[tuple[int, str, str]]:
    """(row_key, local_id, words) of the annotations of one document."""
    query = text("SELECT row_key, local_id, evidence FROM annotated WHERE document = :document "
                 "AND to_tsvector('standoff', standoff_plain(evidence)) @@ to_tsquery('standoff', :wanted) ORDER BY row_key")
    rows = connection.execute(query, {"document": document, "wanted": _spelled(wanted)})
    return ((row.row_key, row.local_id, row.evidence) for row in rows)


def _spelled(wanted: tuple[str, ...]) -> str:
    """As to_tsquery is asked: the words of a part one after the other, the parts all together. Empty where a part has no word."""
    parts = []
    for part in wanted:
        words = [f"'{word}'" for word in re.findall(r"\w+", plain(part).replace("_", " "))]
        if not words:
            return ""
        parts.append("(" + " <-> ".join(words) + (":*" if part.endswith("*") else "") + ")")
    return " & ".join(parts)
