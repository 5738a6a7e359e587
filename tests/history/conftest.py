"""A site with a history: the newsroom's pages behind a real socket, sitemaps beside them, and a service set up a month later."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from monitor.app import App, Places, open_app
from monitor.model import Window
from monitor.newsroom import content, demo, site
from monitor.settings.seeds import read_seeds

LATER = datetime(2024, 1, 10, 9, 0, tzinfo=UTC)
MONTH = Window(start=datetime(2023, 12, 1, tzinfo=UTC), end=datetime(2024, 1, 1, tzinfo=UTC))
FOUR = ("visit-agency-en", "visit-agency-ru", "visit-exile-be", "visit-agency-zh")
"""One article a language, all of 4 December 2023."""
NEXT_DAY = ("park-agency-en", "park-business-ru", "park-exile-be", "park-agency-zh")
SPACE = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
INDEX = "http://agency.example/index.xml"
SEEDS = read_seeds(demo.SHIPPED / "seeds", ("en", "ru", "be", "zh"))


def page(name: str) -> bytes:
    """Return the page of a sample article as its host sends it."""
    return site.answer(content.url(name), LATER, SEEDS).body


def sitemap(*listed: tuple[str, str]) -> bytes:
    """Return a sitemap of (address, last change)."""
    rows = "".join(f"<url><loc>{url}</loc>{f'<lastmod>{at}</lastmod>' if at else ''}</url>" for url, at in listed)
    return f"<?xml version='1.0' encoding='UTF-8'?><urlset {SPACE}>{rows}</urlset>".encode()


def index(*listed: tuple[str, str]) -> bytes:
    """Return an index of (address, last change)."""
    rows = "".join(f"<sitemap><loc>{url}</loc>{f'<lastmod>{at}</lastmod>' if at else ''}</sitemap>" for url, at in listed)
    return f"<?xml version='1.0' encoding='UTF-8'?><sitemapindex {SPACE}>{rows}</sitemapindex>".encode()


@dataclass(slots=True)
class Site:
    """Every host of the newsroom. `files` stand beside the pages, by address; `asked` is what was asked for, in order."""

    port: int
    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def answer(self, request: Request) -> Response:
        """Answer one request."""
        url = f"http://{request.host.partition(':')[0]}{request.path}"
        self.asked.append(url)
        if url in self.files:
            kind = "application/gzip" if url.endswith(".gz") else "text/plain" if url.endswith(".txt") else "text/html"
            return Response(self.files[url], content_type=kind)
        reply = site.answer(url, LATER, SEEDS)
        return Response(reply.body, status=reply.status, content_type=reply.content_type)

    def pages_asked(self) -> list[str]:
        """Return the articles that were asked for, in order."""
        addresses = {content.url(name) for name in content.rows()}
        return [url for url in self.asked if url in addresses]


@pytest.fixture
def past(httpserver: HTTPServer) -> Site:
    """Return the site with an index of two sitemaps, one of them packed: four articles of 4 December, four of the 5th."""
    made = Site(port=httpserver.port)
    httpserver.expect_request(re.compile(".*")).respond_with_handler(made.answer)
    made.files["http://agency.example/robots.txt"] = f"User-agent: *\nAllow: /\nSitemap: {INDEX}\n".encode()
    made.files[INDEX] = index(("http://agency.example/first.xml.gz", "2023-12-05"), ("http://agency.example/second.xml", ""))
    fourth = [(content.url(name), f"2023-12-04T1{n}:00:00+03:00") for n, name in enumerate(FOUR)]
    made.files["http://agency.example/first.xml.gz"] = gzip.compress(sitemap(*fourth))
    fifth = [(content.url(name), "2023-12-05") for name in NEXT_DAY]
    made.files["http://agency.example/second.xml"] = sitemap(*fifth, ("http://agency.example/about", ""))
    return made


@pytest.fixture
def places(past: Site, tmp_path: Path) -> Places:
    """Return an installation to which the site's hosts resolve."""
    return demo.install(tmp_path / "D", past.port)


@pytest.fixture
def app(places: Places) -> Iterator[App]:
    """Return the service, opened a month after the articles were published."""
    with open_app(places, workers=0, now=lambda: LATER) as opened:
        yield opened
