"""The newsroom on a loopback port: every `*.example` host behind one server, told apart by the Host header."""

import hashlib
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from monitor.model import Seed
from monitor.newsroom.content import rows, sources
from monitor.newsroom.site import answer
from monitor.ports import Clock


def hosts() -> tuple[str, ...]:
    """Return every host of the newsroom."""
    feeds = (urlsplit(source.url).hostname or "" for source in sources())
    return tuple(sorted({*feeds, *(row["host"] for row in rows().values())}))


class _Server(ThreadingHTTPServer):
    """A server that is not surprised by a client that gives up: one sample feed never answers."""

    daemon_threads = True

    def __init__(self, clock: Clock, seeds: tuple[Seed, ...]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.clock, self.seeds = clock, seeds
        self.released = threading.Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """Speak of what is not the client's leaving alone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # the library's own types are narrower


class _Handler(BaseHTTPRequestHandler):
    """Answers one request as of the server's clock, with a validator of the body."""

    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        address = f"http://{self.headers.get('Host', '').partition(':')[0]}{self.path}"
        reply = answer(address, self.server.clock(), self.server.seeds)
        if reply.hangs:
            self.server.released.wait()
            return
        etag = f'"{hashlib.sha256(reply.body).hexdigest()[:16]}"'
        unchanged = self.headers.get("If-None-Match") == etag
        self.send_response(304 if unchanged else reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("ETag", etag)
        self.send_header("Content-Length", "0" if unchanged else str(len(reply.body)))
        self.end_headers()
        if not unchanged:
            self.wfile.write(reply.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
        """Say nothing on standard error."""


@contextmanager
def serve(clock: Clock, seeds: tuple[Seed, ...]) -> Iterator[int]:
    """Serve the newsroom as of `clock` and yield the port; connections held open are let go at the end."""
    server = _Server(clock, seeds)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()
