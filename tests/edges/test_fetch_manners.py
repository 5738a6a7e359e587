"""How the fetcher behaves towards hosts, time and memory: robots, spacing, deadlines, stopping, bytes in flight."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request as Asked
from werkzeug import Response

from monitor.edges.fetch import HttpFetcher
from monitor.edges.fetch.robots import product
from monitor.edges.fetch.traffic import Room
from monitor.model import Drop, FetchOptions, NotModified, Page, Reason, Request, Resolve

OPTIONS = FetchOptions(allow_private=True, robots=False, host_spacing=0, deadline=0.4, connect_timeout=0.3)
Outcome = Page | NotModified | Drop


def never() -> bool:
    """Say that nobody wants to stop."""
    return False


def fetch(options: FetchOptions, *urls: str) -> dict[str, Outcome]:
    """Fetch addresses with a fetcher of their own."""
    with HttpFetcher(options, lambda: datetime(2026, 11, 22, tzinfo=UTC)) as fetcher:
        return {request.url: outcome for request, outcome in fetcher.fetch([Request(key=url, url=url) for url in urls], never)}


def reasons(outcomes: dict[str, Outcome]) -> list[Reason | None]:
    """Return the reason of each outcome, None for pages."""
    return [outcome.reason if isinstance(outcome, Drop) else None for outcome in outcomes.values()]


@contextmanager
def raw_server(talk: Callable[[socket.socket], None]) -> Iterator[str]:
    """Serve one connection on loopback with a function that talks on the bare socket; yield the address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.settimeout(2)
                connection.recv(10_000)
                talk(connection)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        thread.join()


def wait_for_end(connection: socket.socket) -> None:
    """Keep silent until the other side closes."""
    connection.recv(1)


def trickle(connection: socket.socket) -> None:
    """Send a body byte by byte until the other side has had enough."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    connection.settimeout(0.02)
    for _ in range(1000):
        try:
            connection.sendall(b"x")
            if not connection.recv(1):
                return
        except TimeoutError:
            continue
        except OSError:
            return


@pytest.mark.parametrize("talk", [wait_for_end, trickle])
def test_deadline_covers_the_whole_answer(talk: Callable[[socket.socket], None]) -> None:
    """Neither silence nor a byte now and then lasts longer than the deadline."""
    began = time.monotonic()
    with raw_server(talk) as url:
        assert reasons(fetch(OPTIONS, url)) == [Reason.TIMEOUT]
    assert time.monotonic() - began < 1.5


@pytest.mark.parametrize(
    "said", [b"", b"\0\xff garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort", b"HTTP/1.1 200 OK\r\n" + b"a" * 200_000]
)
def test_nonsense_is_a_failed_connection(said: bytes) -> None:
    """A server that hangs up, babbles, or ends early is tried again."""
    with raw_server(lambda connection: connection.sendall(said)) as url:
        assert reasons(fetch(OPTIONS, url)) == [Reason.CONNECTION_FAILED]


def test_requests_to_one_host_are_spaced_and_hosts_do_not_wait_for_each_other(httpserver: HTTPServer) -> None:
    """Three requests to each of two hosts take two spacings in all, and never overlap on a host."""
    seen: list[tuple[str, float]] = []

    def answer(request: Asked) -> Response:
        seen.append((request.host, time.monotonic()))
        return Response("x")

    httpserver.expect_request("/a").respond_with_handler(answer)
    pairs = tuple(Resolve(host=f"{name}.example", address="127.0.0.1", port=httpserver.port) for name in ("one", "two"))
    urls = [f"http://{pair.host}/a?{n}" for pair in pairs for n in range(3)]
    began = time.monotonic()
    assert reasons(fetch(replace(OPTIONS, resolve=pairs, host_spacing=0.2), *urls)) == [None] * 6
    assert time.monotonic() - began < 1.0
    for pair in pairs:
        times = [at for host, at in seen if host == pair.host]
        assert all(later - earlier > 0.17 for earlier, later in pairwise(times))


def test_one_host_is_never_hit_twice_at_once() -> None:
    """Without spacing, too, requests to a host come one after the other."""
    pair, clashes = threading.Barrier(2), []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with suppress(threading.BrokenBarrierError):
                pair.wait(0.05)
                clashes.append(self.path)
            pair.reset()
            self.send_response(200)
            self.end_headers()

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        outcomes = fetch(OPTIONS, *(f"http://127.0.0.1:{server.server_port}/{n}" for n in range(4)))
        server.shutdown()
    assert (reasons(outcomes), clashes) == ([None] * 4, [])


def test_robots_are_obeyed_and_asked_once(httpserver: HTTPServer) -> None:
    """What robots.txt forbids to us is not asked for; wildcards and the end sign count; one look serves all pages."""
    httpserver.expect_request("/robots.txt").respond_with_data(
        "User-agent: *\nDisallow: /\n\nUser-agent: monitor\nDisallow: /secret/*.html$\n"
    )
    httpserver.expect_request("/open.html").respond_with_data("x")
    urls = [httpserver.url_for(path) for path in ("/open.html", "/secret/a.html", "/secret/b.html")]
    outcomes = fetch(replace(OPTIONS, robots=True), *urls)
    assert {url: outcome.reason for url, outcome in outcomes.items() if isinstance(outcome, Drop)} == dict.fromkeys(
        urls[1:], Reason.ROBOTS_REFUSED
    )
    assert sorted(request.path for request, _ in httpserver.log) == ["/open.html", "/robots.txt"]


@pytest.mark.parametrize(("status", "reason"), [(404, None), (403, None), (500, Reason.SERVER_ERROR), (503, Reason.SERVER_ERROR)])
def test_missing_robots_allow_and_broken_ones_refuse_for_now(httpserver: HTTPServer, status: int, reason: Reason | None) -> None:
    """4xx means that there are no rules, 5xx that nobody knows them: then the page is tried again later."""
    httpserver.expect_request("/robots.txt").respond_with_data("busy", status=status)
    httpserver.expect_request("/a").respond_with_data("x")
    assert reasons(fetch(replace(OPTIONS, robots=True), httpserver.url_for("/a"))) == [reason]


def test_huge_robots_are_cut(httpserver: HTTPServer) -> None:
    """A robots.txt of megabytes is read as far as the standard asks, and its first rules hold."""
    text = "User-agent: *\nDisallow: /no\n" + "# Кітай\n" * 200_000
    httpserver.expect_request("/robots.txt").respond_with_data(text)
    httpserver.expect_request("/yes").respond_with_data("x")
    outcomes = fetch(replace(OPTIONS, robots=True, deadline=3), httpserver.url_for("/yes"), httpserver.url_for("/no"))
    assert sorted(reasons(outcomes), key=str) == [None, Reason.ROBOTS_REFUSED]


def test_robots_of_the_final_host_count(httpserver: HTTPServer) -> None:
    """A redirect to another host obeys that host's rules."""
    pairs = tuple(Resolve(host=f"{name}.example", address="127.0.0.1", port=httpserver.port) for name in ("one", "two"))

    def robots(request: Asked) -> Response:
        return Response("User-agent: *\nDisallow: /" if request.host == "two.example" else "")

    httpserver.expect_request("/robots.txt").respond_with_handler(robots)
    httpserver.expect_request("/a").respond_with_data("", status=302, headers={"Location": "http://two.example/b"})
    httpserver.expect_request("/b").respond_with_data("x")
    assert reasons(fetch(replace(OPTIONS, robots=True, resolve=pairs), "http://one.example/a")) == [Reason.ROBOTS_REFUSED]


def test_dead_host_costs_one_deadline_not_one_per_page() -> None:
    """Pages of a host whose robots.txt does not come are refused together, for now."""
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        urls = [f"http://127.0.0.1:{deaf.getsockname()[1]}/{n}" for n in range(5)]
        began = time.monotonic()
        assert reasons(fetch(replace(OPTIONS, robots=True), *urls)) == [Reason.TIMEOUT] * 5
    assert time.monotonic() - began < 1.2


@pytest.mark.parametrize(
    ("agent", "token"),
    [
        ("monitor/0.1 (+https://a.example)", "monitor"),
        ("Mozilla/5.0 (compatible; Dossier-Bot/2; +x)", "Dossier-Bot"),
        ("", "*"),
        ("наблюдатель", "наблюдатель"),
    ],
)
def test_robots_know_us_by_our_product(agent: str, token: str) -> None:
    """Only the product of the user agent is compared, not the words of its comment."""
    assert product(agent) == token


def test_stop_cuts_off_what_is_in_flight() -> None:
    """Requests under way and waiting come back as interrupted at once, and none is taken any more."""
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        taken: list[int] = []
        stop = threading.Event()

        def requests() -> Iterator[Request]:
            for n in range(3):
                taken.append(n)
                yield Request(key=str(n), url=f"http://127.0.0.1:{deaf.getsockname()[1]}/{n}")

        with HttpFetcher(replace(OPTIONS, deadline=30), lambda: datetime(2026, 11, 22, tzinfo=UTC)) as fetcher:
            threading.Timer(0.2, stop.set).start()
            began = time.monotonic()
            outcomes = [outcome for _, outcome in fetcher.fetch(requests(), stop.is_set)]
            assert time.monotonic() - began < 0.6
    assert [outcome.reason for outcome in outcomes if isinstance(outcome, Drop)] == [Reason.INTERRUPTED] * 3


def test_stop_before_the_start_takes_nothing() -> None:
    """A stop that came first leaves the requests alone."""
    with HttpFetcher(OPTIONS, lambda: datetime(2026, 11, 22, tzinfo=UTC)) as fetcher:
        assert list(fetcher.fetch([Request(key="a", url="http://a.example/")], lambda: True)) == []


def test_room_is_closed_while_nobody_takes_the_bytes() -> None:
    """Over the limit of bytes nobody took, new requests wait, until some are taken."""

    async def check() -> None:
        room = Room(100)
        room.change(100)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(room.wait(), 0.01)
        room.change(-1)
        await asyncio.wait_for(room.wait(), 0.01)

    asyncio.run(check())


def test_more_bytes_than_room_all_arrive(httpserver: HTTPServer) -> None:
    """A caller who takes its time gets everything in the end."""
    httpserver.expect_request("/a").respond_with_data(b"x" * 50_000)
    options = replace(OPTIONS, in_flight_bytes=60_000, concurrency=1, deadline=5)
    urls = [httpserver.url_for(f"/a?{n}") for n in range(8)]
    with HttpFetcher(options, lambda: datetime(2026, 11, 22, tzinfo=UTC)) as fetcher:
        assert len(list(fetcher.fetch([Request(key=url, url=url) for url in urls], never))) == 8


def test_abandoned_iterator_leaves_the_fetcher_usable(httpserver: HTTPServer) -> None:
    """Whoever stops listening in the middle may fetch again."""
    httpserver.expect_request("/a").respond_with_data("x")
    requests = [Request(key=str(n), url=httpserver.url_for(f"/a?{n}")) for n in range(5)]
    with HttpFetcher(OPTIONS, lambda: datetime(2026, 11, 22, tzinfo=UTC)) as fetcher:
        first = fetcher.fetch(requests, never)
        next(first)
        first.close()  # type: ignore[attr-defined]  # it is a generator, the port only says iterator
        assert len(list(fetcher.fetch(requests, never))) == 5
