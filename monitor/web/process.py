"""The room in a process of its own beside a service: opened, watched and closed from there. It polls nothing and writes no log.

A process and not a thread: a page would wait for the interpreter while a cycle thinks, and the service's own memory stays as it is.
The socket belongs to the service: what a browser asks while a fallen room is opened again waits, and is answered.
"""

import os
import signal
import socket
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Self

from monitor.app import Places, clock, open_reader
from monitor.edges.lock import ROOM, DirectoryLock
from monitor.errors import MonitorError
from monitor.model import WebOptions
from monitor.web.room import Room
from monitor.web.server import GRACE, PASSWORD, address, listening, permitted, serve_beside

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What has changed with the room: it is open at an address, or it is not, with what to do about it."""

    address: str = ""
    trouble: str = ""
    advice: str = ""


class RoomProcess:
    """The room of one installation. Whoever looks after it calls `look` again and again; what does not work is tried again then."""

    def __init__(self, places: Places, options: WebOptions) -> None:
        self._places = places
        self._options = options
        self._held = ExitStack()
        self._listener: socket.socket | None = None
        self._process: SpawnProcess | None = None
        self._said: Seen | None = None

    def look(self) -> Seen | None:
        """Open the room where it is not open; return what is new since the last look, None when nothing is. Never raises."""
        seen = self._ended() or self._open()
        if seen == self._said:
            return None
        self._said = seen
        return seen

    def close(self) -> None:
        """Close the room; answers that have begun are ended."""
        if self._process:
            self._process.terminate()
            self._process.join(GRACE + 1)
            self._process.kill()
            self._process.join()
        self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _ended(self) -> Seen | None:
        """Clear a room away that has ended by itself, and say so; the next look opens it again."""
        if self._process is None or self._process.is_alive():
            return None
        code, self._process = self._process.exitcode, None
        return Seen(trouble=f"the reading room ended with code {code}", advice="It is opened again; `monitor serve` shows what ails it.")

    def _open(self) -> Seen:
        try:
            permitted(self._options.host, os.environ.get(PASSWORD, ""))
            listener = self._listening()
        except MonitorError as error:
            return Seen(trouble=str(error), advice=f"{error.advice} Or set web.with_run = false; it is tried again at each tick.")
        try:
            self._process = self._process or _started(self._places, self._options.host, listener)
        except OSError as error:
            return Seen(trouble=f"no process can be started: {error.strerror}", advice="Is there memory left? It is tried again.")
        return Seen(address=address(listener))

    def _listening(self) -> socket.socket:
        if self._listener is None:
            with ExitStack() as undo:
                listener = undo.enter_context(listening(self._options.host, self._options.port))
                note = f"the reading room at {address(listener)}"
                undo.enter_context(DirectoryLock(self._places.data / ROOM, 0.0).held(note))
                self._held, self._listener = undo.pop_all(), listener
        return self._listener


def _started(places: Places, host: str, listener: socket.socket) -> SpawnProcess:
    """Return a new process that serves; what it inherits ends with it. It begins deaf to the signals that end the service until it
    has its own ears: a signal mask outlives exec."""
    process = get_context("spawn").Process(target=_serve, args=(places, host, listener), name="room", daemon=True)
    resource_tracker.ensure_running()  # it unmasks these signals, so it goes first
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    return process


def _serve(places: Places, host: str, listener: socket.socket) -> None:
    """Serve in the process of its own."""
    parent = parent_process()
    try:
        settings, reader = open_reader(places)
    except MonitorError as error:
        raise SystemExit(f"monitor: the reading room cannot open: {error}") from error
    serve_beside(Room(settings, reader, clock()), host, listener, parent)
