"""What the fetcher must never reach, what it may by configuration, and what each failure is called."""

import errno
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from pytest_httpserver import HTTPServer

from monitor.edges.fetch import HttpFetcher
from monitor.edges.fetch.failures import LONGEST_WAIT, REASONS, refusal, seconds_to_wait
from monitor.errors import ConfigurationError
from monitor.model import Drop, FetchOptions, NotModified, Page, Reason, Request, Resolve

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
OPTIONS = FetchOptions(robots=False, host_spacing=0, deadline=2, connect_timeout=1)


def get(options: FetchOptions, url: str) -> Page | NotModified | Drop:
    """Fetch one address with a fetcher of its own."""
    with HttpFetcher(options, lambda: NOW) as fetcher:
        [(_, outcome)] = fetcher.fetch([Request(key="k", url=url)], lambda: False)
    return outcome


def reason(outcome: Page | NotModified | Drop) -> Reason:
    """Return why there is no page."""
    assert isinstance(outcome, Drop), outcome
    return outcome.reason


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_private_addresses_are_refused(httpserver: HTTPServer, host: str) -> None:
    """However loopback is written, no request gets there."""
    httpserver.expect_request("/").respond_with_data("private")
    assert reason(get(OPTIONS, f"http://{host}:{httpserver.port}/")) is Reason.ADDRESS_REFUSED
    assert httpserver.log == []


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1:{port}/", "http://169.254.169.254/latest/", "http://[::1]/", "http://10.0.0.1/", "http://0.0.0.0:{port}/"]
)
def test_redirect_to_a_private_address_is_refused(httpserver: HTTPServer, target: str) -> None:
    """The guard stands in the connection, so a redirect does not get past it."""
    location = target.format(port=httpserver.port)
    httpserver.expect_request("/out").respond_with_data("", status=302, headers={"Location": location})
    options = replace(OPTIONS, resolve=(Resolve(host="news.example", address="127.0.0.1", port=httpserver.port),))
    assert reason(get(options, "http://news.example/out")) is Reason.ADDRESS_REFUSED
    assert [request.path for request, _ in httpserver.log] == ["/out"]


def test_robots_are_fetched_under_the_same_guard(httpserver: HTTPServer) -> None:
    """No robots.txt is asked for where no page may be."""
    assert reason(get(replace(OPTIONS, robots=True), httpserver.url_for("/a"))) is Reason.ADDRESS_REFUSED
    assert httpserver.log == []


def test_resolve_maps_exactly_its_names(httpserver: HTTPServer) -> None:
    """A configured name is reached at its address and port, under its own name, in any case; another name is not."""
    httpserver.expect_request("/a", headers={"Host": "news.example"}).respond_with_data("mapped")
    options = replace(OPTIONS, resolve=(Resolve(host="News.example", address="127.0.0.1", port=httpserver.port),))
    outcome = get(options, "http://NEWS.example/a")
    assert isinstance(outcome, Page)
    assert (outcome.body, outcome.final_url) == (b"mapped", "http://news.example/a")
    assert reason(get(options, f"http://127.0.0.1:{httpserver.port}/a")) is Reason.ADDRESS_REFUSED


def test_unknown_name_is_not_found() -> None:
    """A name that nobody knows is tried again later; without any network that is said instead."""
    assert reason(get(OPTIONS, "http://nobody.invalid/")) in {Reason.NAME_NOT_FOUND, Reason.NO_NETWORK}


def test_proxy_gets_names_unresolved(httpserver: HTTPServer) -> None:
    """Behind a proxy the name goes out as it is and is looked up nowhere here."""
    httpserver.expect_request("/a").respond_with_data("through the proxy")
    outcome = get(replace(OPTIONS, proxy=f"http://127.0.0.1:{httpserver.port}"), "http://nobody.invalid/a")
    assert isinstance(outcome, Page)
    assert [request.url for request, _ in httpserver.log] == ["http://nobody.invalid/a"]


def test_proxy_fails_closed(httpserver: HTTPServer) -> None:
    """Without the proxy nothing is reached, not even what could be reached directly."""
    httpserver.expect_request("/a").respond_with_data("direct")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    options = replace(OPTIONS, proxy=f"http://127.0.0.1:{port}", allow_private=True)
    assert reason(get(options, httpserver.url_for("/a"))) is Reason.CONNECTION_FAILED
    assert httpserver.log == []


@pytest.mark.parametrize("url", ["http://10.0.0.1/", "http://localhost/", "http://[::1]/"])
def test_proxy_is_not_asked_for_private_addresses(httpserver: HTTPServer, url: str) -> None:
    """Addresses written as numbers are refused before the proxy hears of them."""
    assert reason(get(replace(OPTIONS, proxy=f"http://127.0.0.1:{httpserver.port}"), url)) is Reason.ADDRESS_REFUSED
    assert httpserver.log == []


def test_environment_names_no_proxy(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Proxy variables of the environment are not read."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    httpserver.expect_request("/a").respond_with_data("x")
    assert isinstance(get(replace(OPTIONS, allow_private=True), httpserver.url_for("/a")), Page)


@pytest.mark.parametrize("options", [replace(OPTIONS, proxy="gopher://a.example"), replace(OPTIONS, proxy="socks5://a.example")])
def test_bad_proxy_is_a_configuration_error(options: FetchOptions) -> None:
    """A proxy that cannot be spoken to is noticed at the start, not passed by."""
    with pytest.raises(ConfigurationError, match="proxy"):
        HttpFetcher(options, lambda: NOW)


def test_proxy_and_resolve_exclude_each_other() -> None:
    """Two that both resolve names are a mistake."""
    with pytest.raises(ConfigurationError, match="resolve"):
        HttpFetcher(replace(OPTIONS, proxy="http://a.example", resolve=(Resolve(host="b", address="127.0.0.1", port=1),)), lambda: NOW)


def subclasses(kind: type[BaseException]) -> Iterator[type[BaseException]]:
    """Yield a class of errors and all below it."""
    yield kind
    for below in kind.__subclasses__():
        yield from subclasses(below)


def test_every_error_of_httpx_has_its_reason() -> None:
    """A new version of httpx cannot bring an error that the table does not name."""
    theirs = {kind for kind in subclasses(httpx.RequestError) if kind.__module__.startswith("httpx")}
    assert {*theirs, httpx.InvalidURL} - set(REASONS) == set()


def test_no_way_out_is_told_from_a_missing_name() -> None:
    """The same error of the resolver means a missing name with a network and a missing network without one."""
    error = httpx.ConnectError("x")
    error.__cause__ = OSError("all attempts failed")
    error.__cause__.__cause__ = ExceptionGroup("attempts", [socket.gaierror(socket.EAI_NONAME, "unknown")])
    assert refusal(error, lambda: True).reason is Reason.NAME_NOT_FOUND
    assert refusal(error, lambda: False).reason is Reason.NO_NETWORK


def test_unreachable_network_without_a_route_is_no_network() -> None:
    """Only a machine without any route has no network; a host without one has failed alone."""
    error = OSError(errno.ENETUNREACH, "unreachable")
    assert refusal(error, lambda: False).reason is Reason.NO_NETWORK
    assert refusal(error, lambda: True).reason is Reason.CONNECTION_FAILED


def test_error_of_an_unknown_kind_is_a_failed_connection() -> None:
    """What no table knows costs its own address and says its name."""
    end = refusal(RuntimeError("odd"))
    assert (end.reason, end.detail) == (Reason.CONNECTION_FAILED, "RuntimeError: odd")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("99999999999999999999", LONGEST_WAIT),
        ((NOW + timedelta(minutes=2)).strftime("%a, %d %b %Y %H:%M:%S GMT"), 120),
        ((NOW - timedelta(days=2)).strftime("%a, %d %b %Y %H:%M:%S GMT"), 0),
        ("Sun, 22 Nov 2026 05:01:00", 60),
        ("Fri, 31 Dec 2199 23:59:59 GMT", LONGEST_WAIT),
        ("-5", 0),
        ("soon", 0),
        ("稍后", 0),
        ("١٢", 0),
        ("", 0),
    ],
)
def test_retry_after_is_read_within_bounds(header: str, seconds: int) -> None:
    """Seconds or a date, a day at most, nonsense is nothing."""
    assert seconds_to_wait(header, NOW) == seconds
