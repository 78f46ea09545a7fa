"""Words to look for in an archive: no index is there, so every text is looked through, and endings count."""
from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import Connection, text

from .snippets import plain, snippet


def asked(wanted: tuple[str, ...]) -> list[str]:
    return [pattern_of(part) for part in wanted]


def found(what: str, asked: list[str]) -> str:
    if what == "evidence":
        return f"(SELECT row_key FROM annotated WHERE {_all_stand('evidence', asked)})"
    whole = "concat_ws(' ', title, text)"
    often = " + ".join(f"len(regexp_extract_all({_plain(whole)}, {one}))" for one in asked)
    return f"(SELECT number, -({often}) AS rank FROM documents WHERE {_all_stand(whole, asked)})"


def match_documents(connection: Connection, wanted: tuple[str, ...], limit: int, marks: tuple[str, str]) -> Iterator[tuple[int, str]]:
    """(number, snippet) of up to `limit` documents; first those in which the words stand most often."""
    patterns = {f"wanted{place}": pattern for place, pattern in enumerate(asked(wanted))}
    query = text(f"SELECT documents.number, documents.text FROM {found('documents', [f':{name}' for name in patterns])} AS ranked "
                 "JOIN documents USING (number) ORDER BY ranked.rank, ranked.number LIMIT :most")
    starts = [word for part in wanted for word in re.findall(r"\w+", plain(part))]
    for row in connection.execute(query, patterns | {"most": limit}):
        yield row.number, snippet(row.text, starts, marks)


def match_evidence(connection: Connection, wanted: tuple[str, ...], document: int, _: tuple[int, int]) -> Iterator[tuple[int, str, str]]:
    """(row_key, local_id, words) of the annotations of one document."""
    patterns = {f"wanted{place}": pattern for place, pattern in enumerate(asked(wanted))}
    query = text("SELECT row_key, local_id, evidence FROM annotated WHERE document = :document AND "
                 f"{_all_stand('evidence', [f':{name}' for name in patterns])} ORDER BY row_key")
    rows = connection.execute(query, patterns | {"document": document})
    return ((row.row_key, row.local_id, row.evidence) for row in rows)


def pattern_of(part: str) -> str:
    """A part of a query as a regular expression over small letters without their marks."""
    words = re.findall(r"\w+", plain(part))
    return r"\b" + r"\W+".join(words) + (r"\w*" if part.endswith("*") else "") + r"\b"


def _plain(words: str) -> str:
    return f"lower(strip_accents({words}))"


def _all_stand(words: str, asked: list[str]) -> str:
    return " AND ".join(f"regexp_matches({_plain(words)}, {one})" for one in asked)
