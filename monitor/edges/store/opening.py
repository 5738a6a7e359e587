"""Opens a database, brings its schema up to date and gives out transactions; it knows no article.

SQLite's traps, dealt with here: the driver's own transaction handling is switched off, and every writing transaction begins
IMMEDIATE, because a deferred one that reads and then writes fails at once after another's commit, busy timeout or not.
"""

import errno
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from monitor.edges.schema import APPLICATION_ID, HEAD
from monitor.errors import StoreError

FILE = "monitor.db"
BUSY_SECONDS = 30
CHECKED_BYTES = 100_000_000
"""Files up to this size are checked at every opening (measured: 0.1 s), larger ones only after an unclean end."""

_SYMPTOMS = (
    ("disk is full", "the disk is full", "Free some room and run the command again; nothing was left half written."),
    ("no space left", "the disk is full", "Free some room and run the command again; nothing was left half written."),
    ("could not extend", "the database server's disk is full", "Free some room there and run the command again."),
    ("not a database", "the database is damaged or no database", "Put a backup in its place, or move it away to begin anew."),
    ("malformed", "the database is damaged", "Put a backup in its place, or move it away to begin anew."),
    ("locked", "another program keeps the database busy", "End what else uses it and run the command again."),
    ("readonly", "the database may not be written to", "Check the owner and the permissions of the data directory."),
    ("read-only", "the database may not be written to", "Use the commands that write, or check its permissions."),
    ("unable to open", "the database cannot be opened", "Check the owner and the permissions of the data directory."),
)


@dataclass(frozen=True, slots=True)
class Database:
    """An engine with our manner of transactions. `name` is for messages: a path, or a URL without its password."""

    engine: Engine
    name: str

    @property
    def sqlite(self) -> bool:
        """Whether it is SQLite, else PostgreSQL."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view. Raises StoreError when the database cannot be used."""
        with speaking(self.name), self.engine.connect() as connection:
            if self.sqlite:
                connection.exec_driver_sql("BEGIN")
            else:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def write(self, *, durable: bool = True) -> Iterator[Connection]:
        """One transaction, whole or not at all. Not `durable`: a power cut (no crash) may cost it, which is for what can be
        decided again; a commit takes 0.05 ms then instead of 1.5. Raises StoreError."""
        with speaking(self.name), self.engine.connect() as connection:
            if self.sqlite:
                if connection.info.get("durable") is not durable:
                    connection.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
                    connection.info["durable"] = durable
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            connection.commit()

    def empty_log(self) -> None:
        """Write SQLite's log into the database and truncate it, so that nothing removed lingers there."""
        if self.sqlite:
            with speaking(self.name), self.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()


@contextmanager
def speaking(name: str) -> Iterator[None]:
    """Turn the library's errors, and a full disk, into a StoreError that says what to do next."""
    try:
        yield
    except DBAPIError as error:
        raise _store_error(name, str(error.orig)) from error
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO):
            raise
        raise _store_error(name, str(error)) from error


def _store_error(name: str, message: str) -> StoreError:
    for symptom, meaning, advice in _SYMPTOMS:
        if symptom in message.lower():
            return StoreError(f"{name}: {meaning} ({message.strip()})", advice)
    return StoreError(
        f"{name}: {message.strip()}", "Check that the database is reachable and its permissions; `monitor doctor` looks further."
    )


def connect(url: str, folder: Path) -> Database:
    """Return the writable database, with its schema made or brought up to date. An empty `url` is SQLite in `folder`.
    Raises StoreError when it is damaged, newer than this program, or not ours."""
    with speaking(str(folder)):
        _make(folder)
    database = _server(url, read_only=False) if url else _file(folder / FILE)
    with ExitStack() as undo:
        undo.callback(database.close)
        _check(database, folder / FILE)
        _upgrade(database)
        undo.pop_all()
    return database


def _make(folder: Path) -> None:
    """Make the data directory where it is not there. Raises StoreError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        advice = "Give the user that runs the service the right to write there, or choose another --data directory."
        raise StoreError(f"{folder}: there can be no database: {error.strerror}", advice) from error


def connect_to_read(url: str, folder: Path) -> Database:
    """Return the database on connections that cannot write. Raises StoreError when there is none or none of this program."""
    path = folder / FILE
    if not url and not path.exists():
        raise StoreError(f"{folder}: there is no database yet", "Run `monitor fetch` first, or name the data directory with --data.")
    database = _server(url, read_only=True) if url else _file(path, read_only=True)
    with database.read() as connection:
        revision = _revision(database, connection)
    if revision != HEAD:
        database.close()
        raise StoreError(
            f"{database.name}: the schema is {revision or 'not there'}, this program reads {HEAD}",
            "Run `monitor fetch` with this program to bring the database up to date, or install the newest program.",
        )
    return database


def _file(path: Path, *, read_only: bool = False) -> Database:
    query = "?mode=ro&uri=true" if read_only else "?uri=true"
    location = str(path.resolve()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    engine = create_engine(f"sqlite:///file:{location}{query}", connect_args={"timeout": BUSY_SECONDS})

    def prepare(connection: Any, _: ConnectionPoolEntry) -> None:  # noqa: ANN401 - the driver's connection has no common type
        connection.isolation_level = None  # transactions are begun by us, see above
        for pragma in ("foreign_keys = ON", "query_only = ON" if read_only else "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", prepare)
    return Database(engine, str(path))


def _server(url: str, *, read_only: bool) -> Database:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreError("the database's URL cannot be read", "Set store.url to postgresql://user@host/name, or leave it empty.") from error
    if address.get_backend_name() != "postgresql":
        raise StoreError(
            f"{address.get_backend_name()} is not supported", "Set store.url to postgresql://user@host/name, or leave it empty."
        )
    options = "-c timezone=UTC" + (" -c default_transaction_read_only=on" if read_only else "")
    try:
        engine = create_engine(address.set(drivername="postgresql+psycopg"), connect_args={"options": options}, pool_pre_ping=True)
    except (ImportError, NoSuchModuleError) as error:
        raise StoreError("the PostgreSQL driver is not installed", "Install the extra: pip install 'monitor[postgresql]'.") from error
    return Database(engine, address.render_as_string(hide_password=True))


def _check(database: Database, path: Path) -> None:
    """Refuse what is damaged or another program's before anything is written to it."""
    if not database.sqlite:
        return
    log = path.with_name(path.name + "-wal")
    suspect = log.exists() and log.stat().st_size > 0
    small = not path.exists() or path.stat().st_size <= CHECKED_BYTES
    with speaking(database.name), database.engine.connect() as connection:
        ours = connection.exec_driver_sql("PRAGMA application_id").scalar_one() == APPLICATION_ID
        if not ours and inspect(connection).get_table_names():
            raise StoreError(f"{database.name}: this database belongs to another program", "Name another data directory with --data.")
        if small or suspect:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
            if found != "ok":
                raise _store_error(database.name, f"malformed: {found}")
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def _revision(database: Database, connection: Connection) -> str:
    """Return the schema's revision, empty in an empty database. Raises StoreError when the tables are not ours."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")
    if tables:
        raise StoreError(f"{database.name}: this database belongs to another program", "Name another database or data directory.")
    return ""


def _upgrade(database: Database) -> None:
    """Run what revisions are missing, in one transaction; Alembic (0.2 s) is imported only then."""
    with database.read() as connection:
        if _revision(database, connection) == HEAD:
            return
    with database.write() as connection:
        if not database.sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": APPLICATION_ID})
        _migrate(database, connection, _revision(database, connection))


def _migrate(database: Database, connection: Connection, revision: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent.parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision and revision not in known:
        raise StoreError(
            f"{database.name}: the database was written by a newer program (schema {revision}, this program knows {HEAD})",
            "Install the newest program, or name another data directory with --data.",
        )
    command.upgrade(config, HEAD)
    if database.sqlite:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
