"""One writer per data directory, one daemon per data directory: a file lock that says who holds it.

It guards nothing by itself; whoever writes asks for it first. The kernel drops the lock with its holder, so a file left
behind by a crash means nothing.
"""

import fcntl
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from monitor.errors import LockedError, StoreError

WRITER = "writer.lock"
"""Held in the data directory for a cycle, an edition or a command that writes."""
DAEMON = "daemon.lock"
"""Held there by the service as long as it runs."""
ROOM = "room.lock"
"""Held there by the service whose reading room is open, with its address."""
_PAUSE = 0.05


class DirectoryLock:
    """An advisory lock (flock) on a file, for one process and one thread at a time; `wait` in seconds, 0 to refuse at once."""

    def __init__(self, path: Path, wait: float) -> None:
        self._path = path
        self._wait = wait

    @contextmanager
    def held(self, who: str) -> Iterator[None]:
        """Hold the lock and write down the process and what it does (`who`, one line). Raises LockedError naming the holder
        when the lock does not come free in time, StoreError when the file cannot be opened."""
        handle = self._open()
        try:
            self._acquire(handle)
            _write(handle, f"process {os.getpid()} ({who})")
            yield
            _write(handle, "")
        finally:
            os.close(handle)

    def _open(self) -> int:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            advice = "Give the user that runs the service the right to write there, or choose another --data directory."
            raise StoreError(f"the lock {self._path} cannot be opened: {error.strerror}", advice) from error

    def _acquire(self, handle: int) -> None:
        until = time.monotonic() + self._wait
        while not _try(handle):
            if time.monotonic() >= until:
                raise self._locked(handle)
            time.sleep(_PAUSE)

    def _locked(self, handle: int) -> LockedError:
        holder = os.pread(handle, 500, 0).decode("utf-8", "replace").strip() or "another process"
        waited = f" after {self._wait:g} s of waiting" if self._wait else ""
        return LockedError(f"{self._path.parent} is in use by {holder}{waited}", "Let it finish, or stop it, and run the command again.")


def holder(path: Path) -> str:
    """Return who wrote into the file that it holds the lock and is still alive, or nothing. The lock itself is not tried: that
    could refuse it to somebody who asks at the same moment."""
    try:
        said = path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
    process = re.match(r"process (\d+)", said)
    return said if process and Path("/proc", process[1]).exists() else ""


def _try(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _write(handle: int, text: str) -> None:
    os.ftruncate(handle, 0)
    os.pwrite(handle, text.replace("\n", " ").encode(), 0)
