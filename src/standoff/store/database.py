"""Open a record wherever it is: connections, migrations, and the drivers' errors as one line."""
from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, exc

from ..errors import CallError, RecordDamaged, StandoffError
from . import archived, fulltext, migrations
from .archived import Archived
from .postgresql import PostgreSQL, is_address
from .sqlite import Sqlite


class Place(Protocol):
    """Where a record is, and what is peculiar to its database. `name` stands in messages; no password is in it. `short` is the folder's or
    the database's own."""

    name: str
    short: str
    read_only: bool

    def make(self, create: bool) -> None:
        """See that it is there. Raises NoSuchRecord where it is not and shall not be made, CallError where it cannot be."""

    def engine(self) -> Engine:
        """With option `writes` a transaction may write, and waits until no other does."""

    def damage(self, connection: Connection) -> str | None:
        """The first thing that is wrong with the whole of it, if anything is."""

    def size_bytes(self, connection: Connection) -> int: ...

    def state(self, connection: Connection) -> tuple[tuple[int, int], ...]:
        """What is another whenever something was written, by whatever process."""

    def explained(self, error: exc.DatabaseError) -> StandoffError:
        """A driver's error as one of ours."""


class Database:
    """One record's database. Safe with other processes reading and writing the same record; share no instance across a fork."""

    def __init__(self, where: str | os.PathLike[str], *, create: bool = False) -> None:
        """Open the record in a folder, on PostgreSQL (`postgresql://…`) or in an archive, brought up to this version.

        Raises:
            NoSuchRecord: no record there, and `create` is false.
            CallError: the folder cannot be made; the address is wrong, or nobody answers there.
            RecordDamaged: its file is no database, or a later version wrote it.
        """
        self._place = place_of(where)
        with _one_line(self._place):
            self._place.make(create)
            self._engine = self._place.engine()
        self._writer = self._engine.execution_options(writes=True)
        if not self.read_only:
            self._upgrade()

    @property
    def name(self) -> str:
        """That of its folder or, on a server, of its database."""
        return self._place.short

    @property
    def read_only(self) -> bool:
        """Whether it is an archive, which nobody writes to here."""
        return self._place.read_only

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the record as it stood at its first query, however much is added meanwhile."""
        with _one_line(self._place), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The connection that may write: one at a time among all processes. Committed at the end, or nothing of it is."""
        if self.read_only:
            raise CallError(f"{self._place.name}: an archive can be asked and not written to; keep a record for that: standoff add")
        with _one_line(self._place), self._writer.begin() as connection:
            yield connection

    def check(self) -> None:
        """Look through the whole of it. Raises RecordDamaged with the first thing that is wrong."""
        with self.reading() as connection:
            found = self._place.damage(connection)
        if found:
            raise RecordDamaged(f"{self._place.name}: {found}; restore a copy of it")
        if not self.read_only:
            with self.writing() as connection:
                fulltext.check(connection)

    def size_bytes(self) -> int:
        """What it takes on disk."""
        with self.reading() as connection:
            return self._place.size_bytes(connection)

    def state(self) -> tuple[tuple[int, int], ...]:
        """What is another whenever something was written, by whatever process."""
        with self.reading() as connection:
            return self._place.state(connection)

    def close(self) -> None:
        self._engine.dispose()

    def _upgrade(self) -> None:
        with ExitStack() as unless_done:
            unless_done.callback(self.close)
            with self.reading() as connection:
                todo = migrations.pending(connection, self._place.name)
            if todo:
                # Asked again inside, for another process may have done it since.
                with self.writing() as connection:
                    migrations.apply(connection, migrations.pending(connection, self._place.name))
            unless_done.pop_all()


def place_of(where: str | os.PathLike[str]) -> Place:
    """What stands behind an address or a folder. Raises CallError where an address is wrong."""
    if is_address(where):
        return PostgreSQL(os.fspath(where))
    folder = Path(where)
    return Archived(folder) if archived.is_archive(folder) else Sqlite(folder)


@contextmanager
def _one_line(place: Place) -> Iterator[None]:
    try:
        yield
    except (exc.IntegrityError, exc.ProgrammingError, exc.InterfaceError):
        raise  # a mistake of ours, to be seen whole
    except exc.DatabaseError as error:
        raise place.explained(error) from error
