"""What the fetcher makes of answers: bytes, packing, sizes, statuses, redirects, validators."""

import gzip
import socket
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from monitor.edges.fetch import HttpFetcher
from monitor.model import Drop, FetchOptions, NotModified, Page, Reason, Request, Stage

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
OPTIONS = FetchOptions(
    allow_private=True,
    robots=False,
    host_spacing=0,
    deadline=2,
    page_bytes=300_000,
    feed_bytes=600_000,
    redirects=3,
    user_agent="Reader/1 (test)",
)


@pytest.fixture(scope="module")
def fetcher() -> Iterator[HttpFetcher]:
    """One fetcher with loopback allowed and without robots."""
    with HttpFetcher(OPTIONS, lambda: NOW) as one:
        yield one


def get(fetcher: HttpFetcher, url: str, etag: str = "", last_modified: str = "") -> Page | NotModified | Drop:
    """Fetch one address."""
    request = Request(key="k", url=url, etag=etag, last_modified=last_modified)
    [(back, outcome)] = fetcher.fetch([request], lambda: False)
    assert back == request
    return outcome


def page(fetcher: HttpFetcher, url: str) -> Page:
    """Fetch one address that gives a page."""
    outcome = get(fetcher, url)
    assert isinstance(outcome, Page), outcome
    return outcome


def drop(fetcher: HttpFetcher, url: str) -> Drop:
    """Fetch one address that gives none."""
    outcome = get(fetcher, url)
    assert isinstance(outcome, Drop), outcome
    assert (outcome.url, outcome.stage, bool(outcome.detail)) == (url, Stage.FETCH, True)
    return outcome


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Беларусь и Китай подписали соглашение", "windows-1251"),
        ("Беларусь і Кітай падпісалі пагадненне", "koi8-u"),
        ("白俄罗斯与中国签署协议", "gbk"),
        ("白羅斯與中國簽署協議", "big5"),
        ("Belarus and China signed it – “all-weather”", "utf-16"),
    ],
)
def test_bytes_go_on_as_they_were_sent(fetcher: HttpFetcher, httpserver: HTTPServer, text: str, charset: str) -> None:
    """No character set is touched, whatever the header claims."""
    httpserver.expect_request("/").respond_with_data(text.encode(charset), content_type="text/html; charset=utf-8")
    assert page(fetcher, httpserver.url_for("/")).body == text.encode(charset)


def test_page_says_what_was_asked_and_answered(fetcher: HttpFetcher, httpserver: HTTPServer) -> None:
    """Status, headers, time and address are those of the answer; cookies are not kept."""
    httpserver.expect_request("/a").respond_with_data("x", headers={"ETag": '"1"', "Set-Cookie": "id=1", "X-Note": "yes"})
    got = page(fetcher, httpserver.url_for("/a"))
    assert (got.url, got.final_url, got.status, got.fetched_at, got.redirects) == (httpserver.url_for("/a"),) * 2 + (200, NOW, ())
    assert (got.header("etag"), got.header("x-note"), got.header("set-cookie")) == ('"1"', "yes", "")


def test_request_asks_for_gzip_only_under_our_name(fetcher: HttpFetcher, httpserver: HTTPServer) -> None:
    """The user agent is the operator's, no other packing is invited, and no cookie is sent back."""
    seen: list[tuple[str, str, str]] = []

    def answer(request: object) -> Response:
        headers = request.headers  # type: ignore[attr-defined]  # werkzeug's request
        seen.append((headers["User-Agent"], headers["Accept-Encoding"], headers.get("Cookie", "")))
        return Response("x", headers={"Set-Cookie": "id=1"})

    httpserver.expect_request("/").respond_with_handler(answer)
    page(fetcher, httpserver.url_for("/"))
    page(fetcher, httpserver.url_for("/"))
    assert seen == [("Reader/1 (test)", "gzip", "")] * 2


def test_gzip_is_undone(fetcher: HttpFetcher, httpserver: HTTPServer) -> None:
    """A packed page arrives unpacked, without the headers that described the packing; members may follow one another."""
    body = "Кітай і Беларусь. ".encode() * 1000
    packed = gzip.compress(body[:9000]) + gzip.compress(body[9000:]) + b"\0" * 8
    httpserver.expect_request("/").respond_with_data(packed, headers={"Content-Encoding": "gzip"})
    got = page(fetcher, httpserver.url_for("/"))
    assert got.body == body
    assert (got.header("content-encoding"), got.header("content-length")) == ("", "")


@pytest.mark.parametrize(
    ("body", "encoding", "reason"),
    [
        (gzip.compress(b"a" * 50_000_000), "gzip", Reason.TOO_LARGE),
        (gzip.compress(gzip.compress(b"a" * 50_000_000)), "gzip, gzip", Reason.BAD_ENCODING),
        (b"not packed at all", "gzip", Reason.BAD_ENCODING),
        (gzip.compress(b"a" * 1000)[:-12], "gzip", Reason.CONNECTION_FAILED),
        (b"\x78\x9c\x4b\x04\x00\x00\x62\x00\x62", "deflate", Reason.BAD_ENCODING),
        (b"\x0b\x00\x80a\x03", "br", Reason.BAD_ENCODING),
    ],
    ids=["bomb", "double", "plain", "torn", "deflate", "brotli"],
)
def test_bad_packing_is_a_drop(fetcher: HttpFetcher, httpserver: HTTPServer, body: bytes, encoding: str, reason: Reason) -> None:
    """Bombs, packings we did not ask for and broken streams end as drops, inside the bounds."""
    httpserver.expect_request("/").respond_with_data(body, headers={"Content-Encoding": encoding})
    assert drop(fetcher, httpserver.url_for("/")).reason is reason


def test_small_page_that_packs_very_well_is_no_bomb(fetcher: HttpFetcher, httpserver: HTTPServer) -> None:
    """The growth bound does not bite below a size that harms nobody."""
    httpserver.expect_request("/").respond_with_data(gzip.compress(b" " * 90_000), headers={"Content-Encoding": "gzip"})
    assert page(fetcher, httpserver.url_for("/")).body == b" " * 90_000


@pytest.mark.parametrize("announced", [True, False])
def test_huge_body_is_refused(fetcher: HttpFetcher, httpserver: HTTPServer, announced: bool) -> None:
    """A body over the cap is refused, at its announcement or when it gets there."""
    chunks = [b"x" * 100_000] * 4
    response = Response(b"".join(chunks)) if announced else Response(iter(chunks))
    httpserver.expect_request("/").respond_with_response(response)
    assert drop(fetcher, httpserver.url_for("/")).reason is Reason.TOO_LARGE


@pytest.mark.parametrize("kind", ["application/rss+xml", "text/xml; charset=gb2312", "application/feed+json"])
def test_feeds_may_be_larger(fetcher: HttpFetcher, httpserver: HTTPServer, kind: str) -> None:
    """XML and JSON get the cap of feeds; XHTML is a page."""
    httpserver.expect_request("/f").respond_with_data(b"x" * 400_000, content_type=kind)
    httpserver.expect_request("/p").respond_with_data(b"x" * 400_000, content_type="application/xhtml+xml")
    assert len(page(fetcher, httpserver.url_for("/f")).body) == 400_000
    assert drop(fetcher, httpserver.url_for("/p")).reason is Reason.TOO_LARGE


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (404, Reason.NOT_FOUND),
        (410, Reason.GONE),
        (401, Reason.FORBIDDEN),
        (402, Reason.FORBIDDEN),
        (403, Reason.FORBIDDEN),
        (451, Reason.FORBIDDEN),
        (429, Reason.TOO_MANY_REQUESTS),
        (500, Reason.SERVER_ERROR),
        (503, Reason.SERVER_ERROR),
        (520, Reason.SERVER_ERROR),
        (204, Reason.UNEXPECTED_STATUS),
        (206, Reason.UNEXPECTED_STATUS),
        (304, Reason.UNEXPECTED_STATUS),
        (302, Reason.UNEXPECTED_STATUS),
        (418, Reason.UNEXPECTED_STATUS),
    ],
)
def test_statuses_have_their_reasons(fetcher: HttpFetcher, httpserver: HTTPServer, status: int, reason: Reason) -> None:
    """Every status that is not a page's has a reason, and its number is in the detail."""
    httpserver.expect_request("/").respond_with_data("gone", status=status)
    got = drop(fetcher, httpserver.url_for("/"))
    assert got.reason is reason
    assert f"HTTP {status}" in got.detail


def test_retry_after_is_passed_on(fetcher: HttpFetcher, httpserver: HTTPServer) -> None:
    """The wait that a busy server asks for reaches whoever plans the next look."""
    httpserver.expect_request("/").respond_with_data("busy", status=503, headers={"Retry-After": "Sun, 22 Nov 2026 05:10:00 GMT"})
    assert drop(fetcher, httpserver.url_for("/")).retry_after == 600


def test_not_modified_needs_validators(fetcher: HttpFetcher, httpserver: HTTPServer) -> None:
    """The validators of last time are sent, and a 304 is its own outcome."""
    sent = {"If-None-Match": '"v1"', "If-Modified-Since": "Sat, 21 Nov 2026 05:00:00 GMT"}
    httpserver.expect_request("/", headers=sent).respond_with_data("", status=304)
    url = httpserver.url_for("/")
    assert get(fetcher, url, '"v1"', "Sat, 21 Nov 2026 05:00:00 GMT") == NotModified(url=url, fetched_at=NOW)


def test_redirects_are_followed_and_told(fetcher: HttpFetcher, httpserver: HTTPServer) -> None:
    """The addresses that redirected are in their order; relative ones and other scripts work."""
    httpserver.expect_request("/1").respond_with_data("", status=301, headers={"Location": "/2?q=1"})
    httpserver.expect_request("/2").respond_with_data("", status=307, headers={"Location": "/%D0%BC%D0%B8%D1%80#part"})
    httpserver.expect_request("/мир").respond_with_data("here")
    got = page(fetcher, httpserver.url_for("/1"))
    assert got.body == b"here"
    assert got.redirects == (httpserver.url_for("/1"), httpserver.url_for("/2?q=1"))
    assert got.final_url == httpserver.url_for("/%D0%BC%D0%B8%D1%80")


def test_redirect_loop_ends(fetcher: HttpFetcher, httpserver: HTTPServer) -> None:
    """A loop ends at the configured number of redirects."""
    httpserver.expect_request("/").respond_with_data("", status=302, headers={"Location": "/"})
    assert drop(fetcher, httpserver.url_for("/")).reason is Reason.TOO_MANY_REDIRECTS
    assert len(httpserver.log) == OPTIONS.redirects + 1


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://files.example/a", "javascript:alert(1)", "http://user:secret@news.example/"]
)
def test_redirect_to_something_else_is_refused(fetcher: HttpFetcher, httpserver: HTTPServer, target: str) -> None:
    """Only http and https are followed, and never with somebody's password."""
    httpserver.expect_request("/").respond_with_data("", status=302, headers={"Location": target})
    got = drop(fetcher, httpserver.url_for("/"))
    assert got.reason is Reason.BAD_URL
    assert "secret" not in got.detail


@pytest.mark.parametrize(
    "url",
    [
        "",
        "not an address",
        "http://",
        "ftp://a.example/",
        "http://[",
        "http://a.example:99999/",
        "http://" + "a" * 300 + ".example/",
        "//x",
    ],
)
def test_bad_address_is_a_drop(fetcher: HttpFetcher, url: str) -> None:
    """Nothing that a feed can list raises."""
    assert drop(fetcher, url).reason in {Reason.BAD_URL, Reason.NAME_NOT_FOUND, Reason.NO_NETWORK}


def test_closed_port_is_a_failed_connection(fetcher: HttpFetcher, unused_port: int) -> None:
    """A server that is not there is tried again later."""
    got = drop(fetcher, f"http://127.0.0.1:{unused_port}/")
    assert got.reason is Reason.CONNECTION_FAILED
    assert got.reason.try_again


@pytest.fixture
def unused_port() -> int:
    """Return a port of loopback on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
