"""What a sitemap lists of a stretch of time: dates with and without zone, packed, foreign, damaged and hostile ones."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import Answer, Drop, Page, Reason, Sitemap, Source, SourceKind, Validators, Window
from monitor.stages.feeds import sitemap

URL = "http://a.example/sitemap.xml"
SPACES = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'"
DAY = Window(start=datetime(2023, 12, 3, 21, tzinfo=UTC), end=datetime(2023, 12, 4, 21, tzinfo=UTC))
"""4 December in Minsk."""


def read(body: bytes, zone: str = "Europe/Minsk") -> Sitemap | Drop:
    """Read a body as the sitemap of a source in that zone."""
    source = Source(id="a", name="a", url=URL, kind=SourceKind.AUTO, languages=(), zone=zone, interval=timedelta(hours=1))
    page = Page(url=URL, final_url=URL, status=200, headers=(), body=body, fetched_at=DAY.end)
    return sitemap.ReadHistory(window=DAY)(Answer(source=source, validators=Validators(), outcome=page))


def urlset(rows: str, encoding: str = "UTF-8") -> bytes:
    """Return a sitemap with these rows."""
    return f"<?xml version='1.0' encoding='{encoding}'?><urlset {SPACES}>{rows}</urlset>".encode(encoding)


def row(lastmod: str, path: str = "x") -> str:
    """Return one entry."""
    return f"<url><loc>http://a.example/{path}</loc><lastmod>{lastmod}</lastmod></url>"


@pytest.mark.parametrize(
    ("lastmod", "zone", "inside"),
    [
        ("2023-12-04", "Europe/Minsk", True),
        ("2023-12-04", "Asia/Shanghai", True),
        ("2023-12-05", "Asia/Shanghai", False),
        ("2023-12-04T00:30:00", "Europe/Minsk", True),
        ("2023-12-05T02:00:00+08:00", "Europe/Minsk", True),
        ("2023-12-04T21:00:00Z", "Europe/Minsk", False),
        ("2023-12-03T20:59:59Z", "Europe/Minsk", False),
    ],
)
def test_a_day_is_that_of_the_window(lastmod: str, zone: str, inside: bool) -> None:
    """A moment counts as it is, one without a zone as the source's, a day without a time as its noon there."""
    found = read(urlset(row(lastmod)), zone)
    assert isinstance(found, Sitemap)
    assert (len(found.entries), found.outside) == ((1, 0) if inside else (0, 1))


def test_the_date_of_news_stands_above_the_last_change() -> None:
    """A page that was changed a month later is of the day on which it was published."""
    news = "<news:news><news:publication_date>2023-12-04T10:00:00+03:00</news:publication_date><news:title>Мінск і Пекін</news:title>"
    found = read(urlset(f"<url><loc>http://a.example/x</loc><lastmod>2024-01-04</lastmod>{news}</news:news></url>"))
    assert isinstance(found, Sitemap)
    assert [entry.title for entry in found.entries] == ["Мінск і Пекін"]


@pytest.mark.parametrize(
    ("encoding", "path"), [("UTF-8", "白俄罗斯"), ("GBK", "白俄罗斯"), ("windows-1251", "Беларусь"), ("UTF-8", "Кітай")]
)
def test_addresses_in_any_script_and_charset(encoding: str, path: str) -> None:
    """They come as they are written."""
    found = read(urlset(row("2023-12-04", path), encoding))
    assert isinstance(found, Sitemap)
    assert [entry.url for entry in found.entries] == [f"http://a.example/{path}"]


def test_parts_of_an_index_that_did_not_change_since_are_left_out() -> None:
    """Those changed last come first; one that does not say stands at the end of the time asked for."""
    parts = [("old", "2023-11-01"), ("new", "2023-12-04"), ("newer", "2024-01-01"), ("silent", "")]
    rows = "".join(f"<sitemap><loc>http://a.example/{name}.xml</loc><lastmod>{at}</lastmod></sitemap>" for name, at in parts)
    found = read(f"<?xml version='1.0'?><sitemapindex {SPACES}>{rows}</sitemapindex>".encode())
    assert isinstance(found, Sitemap)
    assert [part.rpartition("/")[2] for part in found.parts] == ["newer.xml", "silent.xml", "new.xml"]


BOMB = gzip.compress(b" " * (sitemap.LARGEST + 1))


@pytest.mark.parametrize(
    "body", [b"", b"<html><p>404", b"\x1f\x8bnonsense", gzip.compress(b"<urlset/>", mtime=0)[:-9], BOMB, b"<urlset><url>"]
)
def test_what_is_no_sitemap_is_refused_or_empty(body: bytes) -> None:
    """Empty, another thing, damaged, torn, or grown beyond all bounds: a value, never an error."""
    found = read(body)
    assert (isinstance(found, Drop) and found.reason is Reason.NOT_A_FEED) or (isinstance(found, Sitemap) and not found.entries)


def test_robots_txt_names_sitemaps_in_any_case_and_relative_ones_too() -> None:
    """Comments and rules are passed over, each address comes once."""
    body = "Sitemap: /one.xml\nUser-agent: *\nSITEMAP:http://b.example/два.xml\n# sitemap: no\nsitemap: /one.xml\n".encode()
    page = Page(
        url="http://a.example/robots.txt", final_url="http://a.example/robots.txt", status=200, headers=(), body=body, fetched_at=DAY.end
    )
    assert sitemap.declared(page) == ("http://a.example/one.xml", "http://b.example/два.xml")
