"""A record on PostgreSQL, for a team: one address in place of a folder."""
from __future__ import annotations

import importlib.util
import os

from sqlalchemy import Connection, Engine, create_engine, event, exc, inspect, make_url

from ..errors import Broken, CallError, NoSuchRecord, RecordDamaged, StandoffError
from . import fulltext_postgresql
from .tables import metadata
from .tables import migrations as applied

SCHEMES = ("postgresql://", "postgres://")
BUSY_SECONDS = 60
# Writers wait for one another as they do in a folder: what one looks up and then writes stays true in between.
_LOCK = 0x7374616E646F6666  # "standoff", to be told from other programs' locks in the same database


def is_address(where: str | os.PathLike[str]) -> bool:
    return isinstance(where, str) and where.startswith(SCHEMES)


class PostgreSQL:
    """The place of a record on a server. Raises CallError where the address is none, or the driver is not installed."""

    read_only = False

    def __init__(self, address: str) -> None:
        if not importlib.util.find_spec("psycopg"):
            raise CallError("--record postgresql://…: the driver is not installed; install it with: pip install 'standoff[postgresql]'")
        try:
            url = make_url(address)
        except (exc.ArgumentError, ValueError) as error:
            raise CallError(f"--record: no address of a database ({error}); write it as postgresql://USER@HOST/NAME") from error
        self._url = url.set(drivername="postgresql+psycopg")
        self.name, self.short = url.render_as_string(hide_password=True), url.database or ""

    def make(self, create: bool) -> None:
        """See that the server answers and a record is there. Raises NoSuchRecord where it is not and shall not be made."""
        engine = self.engine()
        try:
            with engine.connect() as connection:
                if not create and not inspect(connection).has_table(applied.name):
                    raise NoSuchRecord(f"{self.name}: no record here; make one with: standoff add FILE… --record {self.name}")
        finally:
            engine.dispose()

    def engine(self) -> Engine:
        wanted = {"connect_timeout": 10, "application_name": "standoff"}
        engine = create_engine(self._url, connect_args=wanted, isolation_level="REPEATABLE READ")
        event.listen(engine, "begin", _begin)
        return engine

    def damage(self, connection: Connection) -> str | None:
        """What is wrong, if anything is; the server itself holds rows to their documents."""
        absent = [name for name in metadata.tables if not inspect(connection).has_table(name)]
        return f"the table {absent[0]} is not there" if absent else fulltext_postgresql.damage(connection)

    def size_bytes(self, connection: Connection) -> int:
        """Of its tables and indexes."""
        names = [*metadata.tables, "fts_documents"]
        return sum(connection.exec_driver_sql(f"SELECT coalesce(pg_total_relation_size(to_regclass('{name}')), 0)").scalar_one()
                   for name in names)

    def state(self, connection: Connection) -> tuple[tuple[int, int], ...]:
        """The transactions that are done and those that are not: they go on with every writer on the server."""
        now = "pg_current_snapshot()"
        ends = connection.exec_driver_sql(f"SELECT pg_snapshot_xmin({now})::text::bigint, pg_snapshot_xmax({now})::text::bigint").one()
        return ((int(ends[0]), int(ends[1])),)

    def explained(self, error: exc.DatabaseError) -> StandoffError:
        said = " ".join(str(error.orig).split())
        state = getattr(error.orig, "sqlstate", None)
        if state == "55P03":
            return Broken(f"{self.name}: another process has kept it locked for {BUSY_SECONDS} s; try again when that is done")
        if isinstance(error, exc.OperationalError) and state is None:
            return CallError(f"{self.name}: nobody answers there, or you are not let in ({said[:200]}); "
                             "see the address, the name and the password")
        return RecordDamaged(f"{self.name}: {said[:200]}; see that it may be written and has room, or restore a copy of it")


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("writes"):
        # What is seen must be of after the waiting, so each statement sees what is committed by then.
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{int(BUSY_SECONDS * 1000)}ms'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
