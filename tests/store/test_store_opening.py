"""Opening, upgrading and refusing databases; transactions that fail whole; readers beside a writer."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from monitor.edges.reader import open_reader
from monitor.edges.schema import metadata
from monitor.edges.store import open_store
from monitor.edges.store.opening import connect_to_read
from monitor.edges.store.sql_store import SqlStore
from monitor.errors import StoreError
from monitor.model import Activity, StoreOptions

if TYPE_CHECKING:
    from tests.store.conftest import Make, Premises


def test_the_migrations_make_the_tables_of_the_program(place: "Premises") -> None:
    """Nothing is missing, nothing is over, the search table apart."""
    place.open()
    database = connect_to_read(place.url, place.folder)
    with database.read() as connection:
        ours = {"include_object": lambda _thing, name, *_: not str(name).startswith("search")}
        assert compare_metadata(MigrationContext.configure(connection, opts=ours), metadata) == []
    database.close()


def test_a_second_opening_finds_what_the_first_left(place: "Premises", make: "Make") -> None:
    """Closing and opening again loses nothing."""
    with place.open() as store:
        make.listed(store, make.entry())
    assert len(place.open().wanted(make.start)) == 1


def test_options_name_the_database(tmp_path: Path) -> None:
    """An address that is no PostgreSQL is refused without its password."""
    for url in ("mysql://user:secret@host/x", "no address"):
        with pytest.raises(StoreError) as caught:
            open_store("", tmp_path, StoreOptions(url=url))
        assert "secret" not in str(caught.value)
        assert caught.value.advice


def test_an_unreachable_server_is_told(tmp_path: Path) -> None:
    """Nobody listens there."""
    pytest.importorskip("psycopg", reason="needs psycopg: pip install 'monitor[postgresql]'")
    with pytest.raises(StoreError, match="127"):
        open_store("postgresql://nobody@127.0.0.1:1/none", tmp_path)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda path: path.write_bytes(b"not a database at all" * 500), "damaged"),
        (lambda path: path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 40_000 + path.read_bytes()[44_096:]), "damaged"),
        (lambda path: _execute(path, "UPDATE alembic_version SET version_num = 'r9999'"), "newer"),
        (lambda path: _execute(path, "PRAGMA application_id = 7"), "another program"),
    ],
)
def test_a_database_that_is_not_fit_is_refused(sqlite_template: Path, tmp_path: Path, damage: Callable[[Path], object], said: str) -> None:
    """Damaged, newer, or another program's: with advice, and its bytes stay as they are."""
    path = tmp_path / "monitor.db"
    path.write_bytes(sqlite_template.read_bytes())
    damage(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=said) as caught:
        open_store("", tmp_path)
    assert caught.value.advice
    assert path.read_bytes() == before


def _execute(path: Path, statement: str) -> int:
    with sqlite3.connect(path) as connection:
        changed = connection.execute(statement).rowcount
    connection.close()
    return changed


def test_there_is_nothing_to_read_before_the_first_write(tmp_path: Path) -> None:
    """The reader makes no database, and says what to do."""
    with pytest.raises(StoreError, match="no database yet") as caught:
        open_reader("", tmp_path)
    assert caught.value.advice
    assert not list(tmp_path.iterdir())


def test_the_reader_cannot_write(place: "Premises") -> None:
    """Not even by mistake."""
    place.open()
    database = connect_to_read(place.url, place.folder)
    with pytest.raises(StoreError), database.read() as connection:
        connection.execute(text("DELETE FROM seeds"))
    database.close()


def test_a_reader_sees_the_last_state_while_a_write_is_under_way(place: "Premises", make: "Make") -> None:
    """Neither waits for the other."""
    store = place.open()
    make.listed(store, make.entry())
    reader = place.read()
    with store._database.write() as connection:
        connection.execute(text("UPDATE ledger SET fate = 'dropped', reason = 'off_topic'"))
        assert reader.status().waiting == 1
    assert reader.status().waiting == 0


def test_writers_take_turns(place: "Premises", make: "Make") -> None:
    """A transaction that reads and then writes waits for the other one, and neither fails."""
    stores = [place.open(), place.open()]

    def work(store: SqlStore, source: str) -> None:
        for number in range(10):
            make.listed(store, make.entry(f"https://{source}.example/{number}", source), source=source)

    threads = [threading.Thread(target=work, args=(store, f"s{at}")) for at, store in enumerate(stores)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(stores[0].wanted(make.start)) == 20


def test_a_full_disk_leaves_nothing_half_written(sqlite_template: Path, tmp_path: Path, make: "Make") -> None:
    """The batch fails whole, with advice; with room again it goes through."""
    (tmp_path / "monitor.db").write_bytes(sqlite_template.read_bytes())
    with open_store("", tmp_path) as store:
        sequence = store.open(Activity.CYCLE, make.start)
        fates = [make.kept(f"https://one.example/{number}", text=f"{number} " * 2000) for number in range(50)]
        _limit(store, 150)
        with pytest.raises(StoreError, match="disk is full") as caught:
            store.record_fates(sequence, fates)
        assert caught.value.advice
        assert store.unsettled() == ()
        _limit(store, 100_000)
        store.record_fates(sequence, fates)
        assert len(store.unsettled()) == 50


def _limit(store: SqlStore, pages: int) -> None:
    """Let the database grow to so many pages at most, as a full disk would."""
    with store._database.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
