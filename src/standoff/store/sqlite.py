"""A record in a folder: one SQLite database, its pragmas, and its driver's errors as one line."""
from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc

from ..errors import Broken, CallError, NoSuchRecord, RecordDamaged, StandoffError

FILE = "record.sqlite"
# One document's transaction takes milliseconds; who waits a minute waits for something that hangs.
BUSY_SECONDS = 60


class Sqlite:
    """The place of a record in a folder."""

    read_only = False

    def __init__(self, folder: Path) -> None:
        self._folder, self._file = folder, folder / FILE
        self.name, self.short = str(self._file), folder.resolve().name

    def make(self, create: bool) -> None:
        """See that it is there. Raises NoSuchRecord where it is not and shall not be made, CallError where it cannot be."""
        if self._file.is_file():
            return
        if not create:
            raise NoSuchRecord(f"{self._folder}: no record here; make one with: standoff add FILE… --record {self._folder}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CallError(f"{self._folder}: cannot be made a record's folder ({error.strerror}); name another one") from error

    def engine(self) -> Engine:
        engine = create_engine(URL.create("sqlite+pysqlite", database=self.name), connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine

    def damage(self, connection: Connection) -> str | None:
        """The first thing that is wrong with the whole file, if anything is."""
        found: str = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
        if found != "ok":
            return found
        return "rows without their document" if connection.exec_driver_sql("PRAGMA foreign_key_check").first() else None

    def size_bytes(self, _: Connection) -> int:
        """Of the file and of what is written but not yet folded into it."""
        files = (self._file, self._file.with_name(FILE + "-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def state(self, _: Connection) -> tuple[tuple[int, int], ...]:
        """Times and sizes of the files."""
        files = (self._file, self._file.with_name(FILE + "-wal"))
        return tuple((held.st_mtime_ns, held.st_size) for held in (file.stat() for file in files if file.exists()))

    def explained(self, error: exc.DatabaseError) -> StandoffError:
        if "locked" in str(error.orig):
            return Broken(f"{self.name}: another process has kept it locked for {BUSY_SECONDS} s; try again when that is done")
        return RecordDamaged(f"{self.name}: {error.orig}; see that it may be written and has room, or restore a copy of it")


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
