"""The lock of a data directory, between real processes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from monitor.edges import lock
from monitor.edges.lock import DirectoryLock
from monitor.errors import LockedError, StoreError

HOLD = """
import sys
from pathlib import Path
from monitor.edges.lock import DirectoryLock
with DirectoryLock(Path(sys.argv[1]), 0).held("monitor run"):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holder(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Have another process hold the lock."""
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_holder_is_named(tmp_path: Path) -> None:
    """Who is refused learns which process holds the lock and what it does, and exits with 5."""
    path = tmp_path / "var" / "lock"
    with (
        holder(path) as other,
        pytest.raises(LockedError, match=rf"process {other.pid} \(monitor run\)") as caught,
        DirectoryLock(path, 0.1).held("x"),
    ):
        pass
    assert caught.value.exit_code == 5
    assert caught.value.advice


def test_waiting_ends_when_the_holder_is_done(tmp_path: Path) -> None:
    """A second writer waits its turn."""
    with holder(tmp_path / "lock") as other:
        assert other.stdin is not None
        other.stdin.close()
        with DirectoryLock(tmp_path / "lock", 10).held("monitor fetch"):
            assert (tmp_path / "lock").read_text() == f"process {os.getpid()} (monitor fetch)"


def test_killed_holder_leaves_no_lock(tmp_path: Path) -> None:
    """A file left behind by a killed process stops nobody."""
    with holder(tmp_path / "lock") as other:
        other.kill()
        other.wait()
    assert "monitor run" in (tmp_path / "lock").read_text()
    with DirectoryLock(tmp_path / "lock", 0).held("monitor fetch"):
        pass
    assert (tmp_path / "lock").read_text() == ""


def test_lock_comes_free_after_an_error(tmp_path: Path) -> None:
    """Whatever ends the work, the lock ends with it."""
    lock = DirectoryLock(tmp_path / "lock", 0)
    with pytest.raises(RuntimeError), lock.held("first"):
        raise RuntimeError
    with lock.held("second"):
        pass


def test_same_process_cannot_hold_it_twice(tmp_path: Path) -> None:
    """Two writers in one process are two writers."""
    lock = DirectoryLock(tmp_path / "lock", 0)
    with lock.held("цикл\nпервый"), pytest.raises(LockedError, match="цикл первый"), lock.held("second"):
        pass


def test_impossible_place_is_said(tmp_path: Path) -> None:
    """A lock that cannot be made is an error of the store, with advice."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="lock"), DirectoryLock(tmp_path / "file" / "lock", 0).held("x"):
        pass


def test_who_holds_the_lock_is_told_without_asking_for_it(tmp_path: Path) -> None:
    """The living holder by name; nobody before, afterwards, or after a crash."""
    path = tmp_path / "writer.lock"
    assert lock.holder(path) == ""
    with holder(path) as process:
        assert lock.holder(path) == f"process {process.pid} (monitor run)"
        process.kill()
        process.wait()
    assert (path.read_text("utf-8") != "", lock.holder(path)) == (True, "")
