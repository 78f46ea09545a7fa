"""Open a record's database: pragmas, migrations, connections, and the driver's errors as one line."""
from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc

from ..errors import Broken, CallError, NoSuchRecord, RecordDamaged
from . import fulltext, migrations

FILE = "record.sqlite"
# One document's transaction takes milliseconds; who waits a minute waits for something that hangs.
BUSY_SECONDS = 60


class Database:
    """One record's database. Safe with other processes reading and writing the same record; share no instance across a fork."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the record in `folder`, brought up to this version.

        Raises:
            NoSuchRecord: no record there, and `create` is false.
            CallError: the folder cannot be made.
            RecordDamaged: its file is no database, or a later version wrote it.
        """
        self.file = folder / FILE
        if not self.file.is_file():
            _make(folder, create)
        self._engine = _engine(self.file)
        self._writer = self._engine.execution_options(writes=True)
        self._upgrade()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the record as it stood at its first query, however much is added meanwhile."""
        with _one_line(self.file), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The connection that may write: one at a time among all processes. Committed at the end, or nothing of it is."""
        with _one_line(self.file), self._writer.begin() as connection:
            yield connection

    def check(self) -> None:
        """Look through the whole file. Raises RecordDamaged with the first thing that is wrong."""
        with self.reading() as connection:
            found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
            if found == "ok" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                found = "rows without their document"
        if found != "ok":
            raise RecordDamaged(f"{self.file}: {found}; restore a copy of it")
        with self.writing() as connection:
            fulltext.check(connection)

    def size_bytes(self) -> int:
        """Of the file and of what is written but not yet folded into it."""
        files = (self.file, self.file.with_name(FILE + "-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def state(self) -> tuple[tuple[int, int], ...]:
        """What is another whenever something was written, by whatever process: times and sizes of the files."""
        files = (self.file, self.file.with_name(FILE + "-wal"))
        return tuple((held.st_mtime_ns, held.st_size) for held in (file.stat() for file in files if file.exists()))

    def close(self) -> None:
        self._engine.dispose()

    def _upgrade(self) -> None:
        with ExitStack() as unless_done:
            unless_done.callback(self.close)
            with self.reading() as connection:
                todo = migrations.pending(connection, self.file)
            if todo:
                # Asked again inside, for another process may have done it since.
                with self.writing() as connection:
                    migrations.apply(connection, migrations.pending(connection, self.file))
            unless_done.pop_all()


def _make(folder: Path, create: bool) -> None:
    if not create:
        raise NoSuchRecord(f"{folder}: no record here; make one with: standoff add FILE… --record {folder}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CallError(f"{folder}: cannot be made a record's folder ({error.strerror}); name another one") from error


def _engine(file: Path) -> Engine:
    engine = create_engine(URL.create("sqlite+pysqlite", database=str(file)), connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: object) -> None:
    # The driver shall begin nothing by itself: reads would otherwise stand outside of any transaction.
    connection.isolation_level = None
    _use_wal(connection)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _use_wal(connection: Any) -> None:
    # The change to WAL, once in a file's life, does not wait for other processes as everything else does: so wait here. If it
    # never comes about, the record is as safe, but readers and the writer wait for one another.
    for _ in range(100):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except connection.OperationalError as error:
            if "locked" not in str(error):
                raise
            time.sleep(0.05)


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once; a read that becomes a write could be refused without waiting.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


@contextmanager
def _one_line(file: Path) -> Iterator[None]:
    try:
        yield
    except (exc.IntegrityError, exc.ProgrammingError, exc.InterfaceError):
        raise  # a mistake of ours, to be seen whole
    except exc.DatabaseError as error:
        if "locked" in str(error.orig):
            raise Broken(f"{file}: another process has kept it locked for {BUSY_SECONDS} s; try again when that is done") from error
        raise RecordDamaged(f"{file}: {error.orig}; see that it may be written and has room, or restore a copy of it") from error
