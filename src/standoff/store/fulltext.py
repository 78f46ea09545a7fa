"""Words to look for, the same query on every database: what it means is here, how it is asked in a module for each.

All the words of a query must stand there; "in quotes" in this order; a star at the end of a word leaves its ending open. No other
sign means anything, so that no query is a syntax error. English endings are cut ("sanctions" finds "sanction"), marks on letters
do not count ("Erdogan" finds "Erdoğan"); in an archive, which has no index, endings count.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from sqlalchemy import BindParameter, Connection, Float, Integer, Select, bindparam, column, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.selectable import TableValuedAlias

from ..errors import CallError
from . import fulltext_archived, fulltext_postgresql, fulltext_sqlite
from .tables import documents, row_keys

# Characters that no text uses: they mark the found words in a snippet until their places are known.
OPEN, CLOSE = "\ufdd0", "\ufdd1"

_AROUND = 60  # characters shown on either side of a word of a script without spaces
# Thai and Lao, Burmese, Khmer, Japanese, Chinese.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")

_BY_DIALECT = {"sqlite": fulltext_sqlite, "postgresql": fulltext_postgresql, "duckdb": fulltext_archived}


@dataclass(frozen=True, slots=True)
class Match:
    """A document in which the words stand, by its number; `snippet` is a piece of it, the found words between OPEN and CLOSE."""

    document: int
    snippet: str


def create(connection: Connection) -> None:
    """Make the indexes and their triggers; what documents hold already is indexed, the evidence tables must be empty."""
    _of(connection).create(connection)


def drop(connection: Connection) -> None:
    """Take the indexes and their triggers away, as far as they are there."""
    _of(connection).drop(connection)


def check(connection: Connection) -> None:
    """Compare the indexes with what they index. Raises sqlalchemy's DatabaseError where they differ."""
    _of(connection).check(connection)


def expression(query: str) -> tuple[str, ...]:
    """The parts that must stand there: each one word or several in their order, with a star at its end where that is open.

    Raises:
        CallError: no word in it.
    """
    # NUL would end a query, and half a character cannot be handed on.
    query = query.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    parts = [part for part in re.findall(r'"[^"]*"\*?|[^\s"]+', query) if any(char.isalnum() for char in part)]
    if not parts:
        raise CallError(f"search: no word in {query!r}; give one or more words to look for")
    return tuple(part.rstrip("*").strip('"') + ("*" if part.endswith("*") else "") for part in parts)


class _Found(FunctionElement[int]):
    """What stands in a query's place after FROM: on each database what its module spells, of the query as it wants it."""

    inherit_cache = True

    def __init__(self, what: str, wanted: tuple[str, ...]) -> None:
        self.name = what  # "evidence" gives row_key; "documents" number and rank, the lowest the best
        super().__init__(*(bindparam(f"{what}_{dialect}", asked, unique=True) for dialect, module in _BY_DIALECT.items()
                           for asked in module.asked(wanted)))


@compiles(_Found)
def _spelled(element: _Found, compiler: SQLCompiler, **options: object) -> str:
    dialect = compiler.dialect.name
    own = [one for one in element.clauses if isinstance(one, BindParameter) and one._orig_key.endswith(f"_{dialect}")]
    spelled: str = _BY_DIALECT[dialect].found(element.name, [compiler.process(one, **options) for one in own])
    return spelled


def keys_of(wanted: tuple[str, ...]) -> Select[tuple[int]]:
    """The row keys of the annotations whose evidence has `wanted` (an `expression`)."""
    return select(_Found("evidence", wanted).table_valued(column("row_key", Integer), name="worded").c.row_key)


def documents_with(wanted: tuple[str, ...]) -> Select[tuple[int]]:
    """The numbers of the documents in which `wanted` (an `expression`) stands."""
    return select(rank_of(wanted).c.number)


def rank_of(wanted: tuple[str, ...]) -> TableValuedAlias:
    """(number, rank) of the documents in which `wanted` stands; the lowest rank is the best."""
    return _Found("documents", wanted).table_valued(column("number", Integer), column("rank", Float), name="ranked")


def match_documents(connection: Connection, wanted: tuple[str, ...], limit: int) -> list[Match]:
    """Up to `limit` documents in which `wanted` (an `expression`) stands, best first."""
    return [Match(number, snippet) for number, snippet in _of(connection).match_documents(connection, wanted, limit, (OPEN, CLOSE))]


def is_unspaced(query: str) -> bool:
    """Whether there is a word of a script that writes no spaces: the index has whole phrases of it as one word."""
    return UNSPACED.search(query) is not None


def match_inside(connection: Connection, query: str, limit: int) -> list[Match]:
    """Up to `limit` documents in whose text all the words of a plain query stand, inside of others too, in order of adding. It looks
    through every text; no index helps here."""
    words = [word for part in query.replace('"', " ").split() if (word := part.strip("*"))]
    held = documents.c
    rows = connection.execute(select(held.number, held.text).where(*(held.text.contains(word, autoescape=True) for word in words)).order_by(
        held.number).limit(limit))
    return [Match(row.number, _around(row.text, words[0])) for row in rows]


def _around(whole: str, word: str) -> str:
    at = whole.find(word)
    before, after = whole[max(0, at - _AROUND) : at], whole[at + len(word) : at + len(word) + _AROUND]
    return f"{'…' if at > _AROUND else ''}{before}{OPEN}{word}{CLOSE}{after}{'…' if at + len(word) + _AROUND < len(whole) else ''}"


def match_evidence(connection: Connection, wanted: tuple[str, ...], document: int) -> Iterator[tuple[int, str, str]]:
    """(row_key, local_id, words) of the annotations of one document whose evidence has `wanted`, in order."""
    yield from _of(connection).match_evidence(connection, wanted, document, row_keys(document))


def _of(connection: Connection) -> ModuleType:
    return _BY_DIALECT[connection.dialect.name]
