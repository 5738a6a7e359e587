"""The httpx clients, with the guard against private addresses inside their connections; it decides nothing about answers.

The guard stands where the socket is opened, after the name was resolved, so that neither a redirect nor a name that
changes its address between check and use gets past it.
"""

import re
import sys
from collections.abc import Iterable
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.util import find_spec
from ipaddress import ip_address
from ssl import SSLContext
from zlib import crc32

import httpcore
import httpx
from httpx_secure import httpx_ssrf_protection

from monitor.edges.fetch.failures import Refused
from monitor.errors import ConfigurationError, Problem
from monitor.model import FetchOptions, Reason, Resolve

_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.8"

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
"""Characters that browsers, too, leave out of an address: feeds break long links over lines."""


_POOLS = 32
"""httpcore looks at all connections of a pool at every request and every answer: with 40 hosts in one pool, 1 of 3 ms CPU a page."""

_IDLE = 4
"""Connections that a pool holds open between two requests. Hosts take turns, so that each one's connection waits for all the others:
with half as many places as hosts it was opened anew for two of three pages, 0.7 of 2.1 ms CPU each, and a handshake for the server."""

if find_spec("sniffio") is None:
    # httpcore tries to import it five times a request, and each failure searches the whole path: 0.3 ms CPU a page
    sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]  # None means that there is none (Python reference, §5.3.1)


class Clients:
    """httpx clients that follow nothing, keep no cookies and read no environment, each with connections of its own; a host
    always has the same one. Raises ConfigurationError for a bad proxy."""

    def __init__(self, options: FetchOptions) -> None:
        proxy, trusted = _proxy(options), httpx.create_ssl_context(trust_env=False)
        self._clients = tuple(_open(options, proxy, trusted) for _ in range(_POOLS))

    def of(self, host: str) -> httpx.AsyncClient:
        """Return the client for a host."""
        return self._clients[crc32(host.encode("utf-8", "replace")) % _POOLS]

    async def close(self) -> None:
        """Close all connections."""
        for client in self._clients:
            await client.aclose()


def _open(options: FetchOptions, proxy: httpx.Proxy | None, trusted: SSLContext) -> httpx.AsyncClient:
    client = httpx.AsyncClient(
        headers={"user-agent": options.user_agent, "accept": _ACCEPT, "accept-encoding": "gzip"},
        timeout=httpx.Timeout(options.deadline, connect=options.connect_timeout, pool=None),
        limits=httpx.Limits(max_connections=None, max_keepalive_connections=_IDLE),
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        proxy=proxy,
        verify=trusted,
        trust_env=False,
        follow_redirects=False,
    )
    if not options.proxy:
        _guard(client, options)
    return client


def check_address(url: str, options: FetchOptions) -> httpx.URL:
    """Return a parsed http(s) address. Raises Refused or httpx.InvalidURL for what must not be asked for.

    Behind a proxy nothing here resolves names, so there only addresses written as numbers can be refused.
    """
    parsed = httpx.URL(_CONTROL.sub("", url.strip()))
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise Refused(Reason.BAD_URL, f"not an http address: {url[:200]!r}")
    if parsed.userinfo:
        raise Refused(Reason.BAD_URL, f"an address with a password in it is refused: {parsed.host}")
    if options.proxy and not options.allow_private and _is_private(parsed.host):
        raise Refused(Reason.ADDRESS_REFUSED, f"{parsed.host} is not a public address")
    return parsed.copy_with(fragment=None) if parsed.fragment or parsed.port else parsed  # parsing it anew takes 0.04 ms


def _is_private(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _proxy(options: FetchOptions) -> httpx.Proxy | None:
    """Return the proxy, which then gets everything: there is no list of exceptions and no way around it."""
    if not options.proxy:
        return None
    if options.resolve:
        raise ConfigurationError((Problem("", "fetch.resolve", "a proxy resolves all names, so fetch.resolve cannot be used with one"),))
    try:
        proxy = httpx.Proxy(options.proxy)
    except (ValueError, httpx.InvalidURL) as error:
        raise ConfigurationError((Problem("", "fetch.proxy", f"not a proxy address: {error}"),)) from error
    if proxy.url.scheme not in {"http", "https"}:
        raise ConfigurationError((Problem("", "fetch.proxy", "only http:// and https:// proxies are spoken to"),))
    return proxy


def _guard(client: httpx.AsyncClient, options: FetchOptions) -> None:
    if not options.allow_private:
        httpx_ssrf_protection(client)
    if options.resolve:
        transport = client._transport  # noqa: SLF001 - httpx gives no way to set a network backend; httpx-secure goes the same way
        if not isinstance(transport, httpx.AsyncHTTPTransport):
            raise TypeError(f"unknown transport {type(transport).__name__}")
        pool = transport._pool  # noqa: SLF001 - see above
        pool._network_backend = _Resolving(pool._network_backend, options.resolve)  # noqa: SLF001 - see above


class _Resolving(httpcore.AsyncNetworkBackend):
    """Opens the configured names at their configured addresses, and leaves everything else to the guard."""

    def __init__(self, guarded: httpcore.AsyncNetworkBackend, pairs: tuple[Resolve, ...]) -> None:
        self._guarded = guarded
        self._direct = httpcore.AnyIOBackend()
        self._pairs = {pair.host.lower(): pair for pair in pairs}

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Open a connection, to the configured address where there is one."""
        pair = self._pairs.get(host.lower().rstrip("."))
        backend = self._direct if pair else self._guarded
        address, port = (pair.address, pair.port) if pair else (host, port)
        return await backend.connect_tcp(address, port, timeout, local_address, socket_options)

    async def sleep(self, seconds: float) -> None:
        """Wait, as httpcore does between attempts."""
        await self._guarded.sleep(seconds)
