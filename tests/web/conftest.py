"""A reading room on loopback, over a store filled once a session with our own words; nobody writes into it."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from monitor.app import Places, clock, open_reader
from monitor.web import Room, configured, guarded
from tests.web import library


@contextmanager
def served(places: Places, password: str = "", host: str = "127.0.0.1") -> Iterator[str]:
    """Serve a room in a thread, as `monitor serve --host HOST` would, and yield its address on loopback."""
    settings, reader = open_reader(places)
    config = configured(guarded(Room(settings, reader, clock()), host, password))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Return the filled installation."""
    return library.fill(tmp_path_factory.mktemp("room") / "D")


@pytest.fixture(scope="session")
def address(places: Places) -> Iterator[str]:
    """Return where the room is open, without a slash at the end."""
    with served(places) as found:
        yield found


@pytest.fixture(scope="session")
def get(address: str) -> Iterator[Callable[[str], httpx.Response]]:
    """Return what asks the room for a path."""
    with httpx.Client(base_url=address, trust_env=False) as client:
        yield client.get


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Return what serves further rooms until the test's end."""
    with ExitStack() as stack:
        yield lambda places, **how: stack.enter_context(served(places, **how))


@pytest.fixture
def empty(tmp_path: Path) -> Places:
    """Return an installation in which nothing has happened yet."""
    from monitor.edges.store import open_store
    from monitor.newsroom import demo

    places = demo.install(tmp_path / "D", 9)
    with open_store("", places.data):
        return places
