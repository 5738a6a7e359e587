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

    def handle_error(self, request: object, client_address: object) -> None:
        """Speak of what is not the client's leaving alone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # the library's own types are narrower


@contextmanager
def serve(clock: Clock, seeds: tuple[Seed, ...]) -> Iterator[int]:
    """Serve the newsroom as of `clock` and yield the port; connections held open are let go at the end."""
    released = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            reply = answer(f"http://{self.headers.get('Host', '').partition(':')[0]}{self.path}", clock(), seeds)
            if reply.hangs:
                released.wait()
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

    server = _Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        released.set()
        server.shutdown()
        server.server_close()
