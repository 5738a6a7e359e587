"""One request from its address to its outcome: robots, redirects, status, body; it knows nothing of threads and queues."""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import urljoin

import httpx

from monitor.edges.fetch.body import Bounds, read_body
from monitor.edges.fetch.connection import Clients, check_address
from monitor.edges.fetch.failures import Refused, bad_status
from monitor.edges.fetch.robots import SIZE, Robots
from monitor.edges.fetch.traffic import Room, Traffic
from monitor.model import FetchOptions, NotModified, Page, Reason, Request
from monitor.ports import Clock

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PAGES = frozenset({200, 203})
_NOT_MODIFIED = 304
_FEED_TYPES = ("xml", "json", "rss", "atom")
_UNDONE = frozenset({"content-encoding", "transfer-encoding", "set-cookie"})

_Sent = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What one exchange brought; `body` is empty unless the status is a page's."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


class _Deadline:
    """The seconds that a request has left; waiting for one's turn does not count."""

    def __init__(self, seconds: float) -> None:
        self.total = self.left = seconds


class Journey:
    """Makes requests, one coroutine each."""

    def __init__(self, options: FetchOptions, clock: Clock, clients: Clients) -> None:
        self._options = options
        self._clock = clock
        self._clients = clients
        self._traffic = Traffic(options.concurrency, options.host_spacing)
        self._robots = Robots(options.user_agent, options.robots_ttl)

    async def make(self, request: Request, room: Room) -> Page | NotModified:
        """Return the page, or that it is not modified. Raises Refused and what httpx raises."""
        answer, redirects = await self._walk(request.url, tuple(_validators(request)), room)
        if answer.status == _NOT_MODIFIED and (request.etag or request.last_modified):
            return NotModified(url=request.url, fetched_at=self._clock())
        if answer.status not in _PAGES:
            raise bad_status(answer.status, answer.url, answer.header("retry-after"), self._clock())
        page = Page(
            url=request.url,
            final_url=answer.url,
            status=answer.status,
            headers=answer.headers,
            body=answer.body,
            fetched_at=self._clock(),
            redirects=redirects,
        )
        room.change(len(page.body))
        return page

    async def _walk(self, url: str, headers: _Sent, room: Room, *, robots: bool = False) -> tuple[_Answer, tuple[str, ...]]:
        """Follow redirects by hand, each hop checked like the first; return the last answer and the addresses that
        redirected. `robots`: it is a robots.txt itself that is walked to."""
        deadline = _Deadline(self._options.deadline)
        passed: list[str] = []
        while True:
            target = check_address(url, self._options)
            if self._options.robots and not robots:
                await self._robots.check(target, partial(self._robots_txt, room))
            answer = await self._exchange(target, headers, room, deadline, robots=robots)
            location = answer.header("location")
            if answer.status not in _REDIRECTS or not location:
                return answer, tuple(passed)
            passed.append(url)
            if len(passed) > self._options.redirects:
                raise Refused(Reason.TOO_MANY_REDIRECTS, f"more than {self._options.redirects} redirects, the last to {location[:200]}")
            url = urljoin(str(target), location)

    async def _robots_txt(self, room: Room, address: str) -> tuple[int, bytes]:
        answer, _ = await self._walk(address, (), room, robots=True)
        return answer.status, answer.body

    async def _exchange(self, url: httpx.URL, headers: _Sent, room: Room, deadline: _Deadline, *, robots: bool) -> _Answer:
        """Send one request in its turn and read the answer, within what is left of the deadline."""
        async with self._traffic.turn(url.host, room):
            began = asyncio.get_running_loop().time()
            try:
                async with asyncio.timeout(deadline.left):
                    return await self._send(url, headers, robots=robots)
            except TimeoutError as error:
                raise Refused(Reason.TIMEOUT, f"no complete answer from {url.host} within {deadline.total:g} s") from error
            finally:
                deadline.left -= asyncio.get_running_loop().time() - began

    async def _send(self, url: httpx.URL, headers: _Sent, *, robots: bool) -> _Answer:
        client = self._clients.of(url.host)
        response = await client.send(client.build_request("GET", url, headers=list(headers)), stream=True)
        try:
            body = await read_body(response, self._bounds(response, robots=robots)) if response.status_code in _PAGES else b""
        finally:
            await response.aclose()
        return _Answer(url=str(url), status=response.status_code, headers=tuple(_headers(response)), body=body)

    def _bounds(self, response: httpx.Response, *, robots: bool) -> Bounds:
        if robots:
            return Bounds(size=SIZE, inflation=self._options.inflation, cut=True)
        kind = response.headers.get("content-type", "").partition(";")[0].lower()
        is_feed = any(word in kind for word in _FEED_TYPES) and "xhtml" not in kind
        return Bounds(size=self._options.feed_bytes if is_feed else self._options.page_bytes, inflation=self._options.inflation)


def _validators(request: Request) -> Iterator[tuple[bytes, bytes]]:
    if request.etag:
        yield b"If-None-Match", request.etag.encode("utf-8", "replace")
    if request.last_modified:
        yield b"If-Modified-Since", request.last_modified.encode("utf-8", "replace")


def _headers(response: httpx.Response) -> Iterable[tuple[str, str]]:
    """Yield the headers as received, without those that describe a packing which was undone, and without cookies."""
    packed = "content-encoding" in response.headers
    for raw_name, raw_value in response.headers.raw:
        name = raw_name.decode("latin-1")
        if name.lower() not in _UNDONE and not (packed and name.lower() == "content-length"):
            yield name, raw_value.decode(response.headers.encoding)
