"""The database of the store: SQLite in a file, or PostgreSQL by its address.

open_database("copydesk.sqlite")
open_database("postgresql://copydesk@db.example/copydesk")
"""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

Database = Engine  # for those who hand one on and need nothing of its kind
VARIABLE = "COPYDESK_STORE"
_MIGRATIONS = Path(__file__).with_name("migrations")
NONE = "none"  # instead of an address: nothing is kept
_PATIENCE = 20  # seconds that a writer waits for another
_LOCK = 7_102_026  # of PostgreSQL's advisory locks, for migrations
_POOL = {"pool_size": 10, "max_overflow": 40}  # more than the desk has threads: nobody waits for a connection


class StoreError(RuntimeError):
    """The store cannot be used; the message says why and what to do."""


def usual_address() -> str:
    """What COPYDESK_STORE says, else a file in the user's data folder."""
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return os.environ.get(VARIABLE) or str(home / "copydesk" / "copydesk.sqlite")


def open_database(address: str) -> Engine:
    """The database, made and brought up to date where needed. Raises StoreError where that fails."""
    engine = _engine(address)
    try:
        _migrate(engine)
    except SQLAlchemyError as error:
        raise StoreError(f"The store {shown(address)} cannot be opened ({_reason(error)}). {_remedy(engine)}") from None
    return engine


def _reason(error: SQLAlchemyError) -> str:
    return str(getattr(error, "orig", None) or error).strip().splitlines()[0]


def shown(address: str) -> str:
    """The address without its password."""
    return make_url(address).render_as_string(hide_password=True) if "://" in address else address


def _remedy(engine: Engine) -> str:
    if engine.dialect.name == "sqlite":
        return f"Give this user the right and the room to write there, or name another file with --store or {VARIABLE}."
    return f"See that the server runs and lets this user in, or name another store with --store or {VARIABLE}."


def _engine(address: str) -> Engine:
    if "://" not in address:
        path = Path(address).expanduser().absolute()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"The store {path} cannot be made ({error.strerror}). Name another file with --store."
            ) from None
        address = f"sqlite:///{path}"
    try:
        url = make_url(address)
    except ArgumentError:
        raise StoreError(f"{address} is no address of a store. Name a file, or postgresql://user@host/name.") from None
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError(f"{shown(address)}: only SQLite files and postgresql:// addresses hold a store.")
    if url.get_backend_name() == "postgresql":
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10}, **_POOL)
    engine = create_engine(url, connect_args={"timeout": _PATIENCE}, **_POOL)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, record: object) -> None:
    connection.isolation_level = None  # we begin ourselves: SQLite's driver begins too late to read and write in one
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-8192", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # a reader that becomes a writer cannot wait for another writer, so who will write says so at once
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    """A full disk, a server that went away, a lock that nobody gives up: told with the remedy."""
    try:
        yield
    except DBAPIError as error:
        name = engine.url.database if engine.dialect.name == "sqlite" else engine.url.render_as_string()
        raise StoreError(f"The store {name} failed ({_reason(error)}). {_remedy(engine)}") from error


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the database while the block runs. Raises StoreError where the database fails."""
    with _told(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction: all of it or nothing; other writers wait. Raises StoreError where the database fails."""
    with _told(engine), engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


def _migrate(engine: Engine) -> None:
    newest = max(path.name[:4] for path in _MIGRATIONS.glob("versions/[0-9]*.py"))
    with engine.connect() as connection:
        begun = inspect(connection).has_table("alembic_version")
        if begun and connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == newest:
            return
    from alembic import command  # half a second, which a store that is up to date need not cost
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def chunks(rows: list[Any], size: int = 500) -> Iterator[list[Any]]:
    """The rows in parts that a statement can take."""
    yield from (rows[at : at + size] for at in range(0, len(rows), size))


def insert_new(connection: Connection, table: Any, row: Mapping[str, object]) -> None:
    """Insert the row unless one with its key is there."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    connection.execute(dialect.insert(table).values(row).on_conflict_do_nothing())
