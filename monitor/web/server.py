"""Serves the room until SIGTERM or SIGINT: on loopback to whoever uses this machine, elsewhere behind a password."""

import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from monitor.errors import UsageError
from monitor.web.application import application
from monitor.web.guard import OWN_NAMES, Guard, is_loopback
from monitor.web.room import Room

PASSWORD = "MONITOR_PASSWORD"  # noqa: S105 -- the name of the variable
GRACE = 3
"""Seconds in which answers that have begun are ended after the signal."""


def guarded(room: Room, host: str, password: str) -> ASGIApp:
    """Return the room as it may be served at that host. Raises UsageError where it would be open to everybody."""
    permitted(host, password)
    return Guard(application(room), names=OWN_NAMES if is_loopback(host) else frozenset(), password=password)


def serve(room: Room, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until a signal ends it; `ready` hears the address once it answers there. Raises UsageError when it cannot listen."""
    app = guarded(room, host, os.environ.get(PASSWORD, ""))
    with listening(host, port) as listener:
        server = _Server(configured(app))
        with _ended_by_signals(server, (signal.SIGTERM, signal.SIGINT)):
            ready(address(listener))
            server.run(sockets=[listener])


def serve_beside(room: Room, host: str, listener: socket.socket, parent: BaseProcess | None) -> None:
    """Serve at an open socket until SIGTERM, or until the process that began us is gone. SIGINT is that process's affair: a terminal
    sends it to both."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    server = _Server(configured(guarded(room, host, os.environ.get(PASSWORD, ""))))
    if parent:
        threading.Thread(target=_end_with, args=(parent.sentinel, server), name="parent", daemon=True).start()
    with _ended_by_signals(server, (signal.SIGTERM,)):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGTERM,))  # whoever began us may have kept it back until now
        server.run(sockets=[listener])


def permitted(host: str, password: str) -> None:
    """Raise UsageError where a room at that host would be open to everybody."""
    if not password and not is_loopback(host):
        raise UsageError(
            f"whoever reaches {host} could read everything",
            f"Set {PASSWORD} in the environment, or leave --host out and reach this machine through a tunnel: ssh -L 8080:localhost:8080 …",
        )


def configured(app: ASGIApp) -> uvicorn.Config:
    """Return how the room is served: who reads what is written down nowhere, and the server says nothing of itself."""
    return uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=GRACE,
    )


class _Server(uvicorn.Server):
    """uvicorn raises the signal again when it has ended, and the process would end as one that was killed; ours ends with 0."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to us."""
        yield


def _end_with(sentinel: int, server: uvicorn.Server) -> None:
    wait([sentinel])
    server.should_exit = True


@contextmanager
def _ended_by_signals(server: uvicorn.Server, numbers: Sequence[signal.Signals]) -> Iterator[None]:
    def end(number: int, frame: FrameType | None) -> None:
        del number, frame
        server.force_exit, server.should_exit = server.should_exit, True  # a second signal waits for nobody

    before = {one: signal.signal(one, end) for one in numbers}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """Listen there while the block runs. Raises UsageError when that cannot be."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise UsageError(f"{host} is no address of this machine: {error.strerror}") from error
    with listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(place)
            listener.listen(128)
        except OSError as error:
            advice = "Choose another --port; 0 takes one that is free."
            raise UsageError(f"nothing can listen at {host} port {port}: {error.strerror}", advice) from error
        yield listener


def address(listener: socket.socket) -> str:
    """Return where a browser finds it."""
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
