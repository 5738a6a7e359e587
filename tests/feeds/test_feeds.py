"""Feeds of every kind, in four languages, well and badly formed, through the one function the pipeline calls."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import Answer, Drop, Entry, Listing, NotModified, Page, Reason, Source, SourceKind, Stage, Validators
from monitor.stages.feeds import read_answer
from monitor.stages.feeds.discovery import discover

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TITLES = {"en": "Talks in Minsk", "ru": "Переговоры в Минске", "be": "Перамовы ў Мінску", "zh": "中白举行会谈"}


def source(kind: SourceKind = SourceKind.AUTO, zone: str = "Europe/Minsk", link_pattern: str = "") -> Source:
    """Return a source of that kind."""
    return Source(
        id="agency",
        name="Agency",
        url="https://agency.example/feed",
        kind=kind,
        languages=("en",),
        zone=zone,
        interval=timedelta(hours=1),
        link_pattern=link_pattern,
    )


def page(body: bytes, content_type: str = "") -> Page:
    """Return an answer with that body."""
    headers = (("Content-Type", content_type),) if content_type else ()
    return Page(
        url="https://agency.example/feed", final_url="https://agency.example/feed", status=200, headers=headers, body=body, fetched_at=NOW
    )


def read(body: bytes | str, kind: SourceKind = SourceKind.AUTO, content_type: str = "", **options: str) -> tuple[Entry, ...]:
    """Return the entries of a body; fails the test when it is dropped."""
    outcome = page(body.encode() if isinstance(body, str) else body, content_type)
    listing = read_answer(Answer(source=source(kind, **options), validators=Validators(), outcome=outcome))
    assert isinstance(listing, Listing), listing
    return listing.entries


def dropped(body: bytes, kind: SourceKind = SourceKind.AUTO, **options: str) -> Drop:
    """Return why a body is no listing; fails the test when it is one."""
    listing = read_answer(Answer(source=source(kind, **options), validators=Validators(), outcome=page(body)))
    assert isinstance(listing, Drop), listing
    return listing


def rss(item: str, encoding: str = "utf-8") -> str:
    """Return an RSS 2.0 feed with one item."""
    return f"<?xml version='1.0' encoding='{encoding}'?><rss version='2.0'><channel><title>A</title><item>{item}</item></channel></rss>"


@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_rss_is_read_in_each_language_and_encoding(language: str, encoding: str) -> None:
    """The declared encoding is believed."""
    body = rss(f"<title>{TITLES[language]}</title><link>https://a.example/1</link>", encoding).encode(encoding)
    assert [entry.title for entry in read(body)] == [TITLES[language]]


def test_a_windows_1251_feed_without_a_declaration_is_read_by_its_header() -> None:
    """The charset of the header helps where the body says nothing."""
    body = rss("<title>Переговоры</title><link>https://a.example/1</link>").replace(" encoding='utf-8'", "").encode("windows-1251")
    assert read(body, content_type="text/xml; charset=windows-1251")[0].title == "Переговоры"


def test_rdf_and_atom_are_read_like_rss() -> None:
    """Three families give the same entry."""
    rdf = (
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
        "<item rdf:about='https://a.example/1'><title>T</title><link>https://a.example/1</link></item></rdf:RDF>"
    )
    atom = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title><link href='/1'/><id>x</id></entry></feed>"
    assert [(entry.title, entry.url) for entry in read(rdf)] == [("T", "https://a.example/1")]
    assert [(entry.title, entry.url) for entry in read(atom)] == [("T", "https://agency.example/1")]


@pytest.mark.parametrize(
    ("written", "zone", "moment"),
    [
        ("Sun, 22 Nov 2026 12:00:00 +0300", "Asia/Shanghai", "2026-11-22T09:00+00:00"),
        ("Sun, 22 Nov 2026 12:00:00 GMT", "Asia/Shanghai", "2026-11-22T12:00+00:00"),
        ("Sun, 22 Nov 2026 12:00:00", "Asia/Shanghai", "2026-11-22T04:00+00:00"),
        ("2026-11-22 12:00:00", "Europe/Minsk", "2026-11-22T09:00+00:00"),
        ("2026-11-22T12:00:00Z", "Europe/Minsk", "2026-11-22T12:00+00:00"),
        ("2026-11-22", "Asia/Shanghai", "2026-11-22T04:00+00:00"),
    ],
)
def test_a_time_without_a_zone_is_of_the_sources_zone(written: str, zone: str, moment: str) -> None:
    """A written zone wins; without one the source's own is taken."""
    entry = read(rss(f"<title>T</title><link>https://a.example/1</link><pubDate>{written}</pubDate>"), zone=zone)[0]
    assert entry.published
    assert entry.published.moment == datetime.fromisoformat(moment)


def test_markup_in_titles_and_summaries_becomes_text() -> None:
    """Tags go, entities are resolved, paragraphs stay apart, scripts vanish."""
    summary = "&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;script&gt;x()&lt;/script&gt;&lt;/p&gt;"
    item = f"<title>A &amp;amp; B</title><link>https://a.example/1</link><description>{summary}</description>"
    entry = read(rss(item))[0]
    assert (entry.title, entry.summary) == ("A & B", "One\n\nTwo")


def test_broken_xml_yields_what_can_be_read() -> None:
    """A feed cut in the middle, with a stray ampersand, still gives its whole entries."""
    body = rss("<title>Fish & chips</title><link>https://a.example/1</link>").removesuffix("</channel></rss>") + "<item><title>Cut"
    assert read(body)[0].url == "https://a.example/1"


def test_a_json_feed_is_read_with_its_relative_addresses() -> None:
    """JSON Feed 1.1, texts in four languages, one item that is no object."""
    items = [{"id": str(n), "url": f"/{n}", "title": title, "content_html": f"<p>{title}</p>"} for n, title in enumerate(TITLES.values())]
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [*items, 7]}, ensure_ascii=False)
    entries = read(body)
    assert [entry.title for entry in entries] == list(TITLES.values())
    assert entries[1].url == "https://agency.example/1"


def test_a_news_sitemap_gives_titles_and_dates() -> None:
    """Google's news extension is understood; a plain address is an entry too."""
    body = (
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
        "<url><loc>https://a.example/1</loc><news:news><news:publication_date>2026-11-22T12:00:00</news:publication_date>"
        "<news:title>Перамовы</news:title></news:news></url><url><loc>https://a.example/2</loc></url></urlset>"
    )
    entries = {entry.url: entry for entry in read(body)}
    first = entries["https://a.example/1"]
    assert first.title == "Перамовы"
    assert first.published
    assert first.published.moment == datetime(2026, 11, 22, 9, tzinfo=UTC)
    assert entries["https://a.example/2"].title == ""


def test_an_index_of_sitemaps_is_refused_with_the_names_of_its_parts() -> None:
    """The person reads which address to name instead."""
    body = b"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>https://a.example/s1.xml</loc></sitemap></sitemapindex>"
    drop = dropped(body)
    assert (drop.reason, "https://a.example/s1.xml" in drop.detail) == (Reason.NOT_A_FEED, True)


def test_a_list_page_gives_the_links_that_match() -> None:
    """Relative links are resolved, others left out, the longest anchor text is the title; GBK by its meta element."""
    links = "<a href='/n/1'>图</a><a href='/n/1#top'>中白举行会谈</a><a href='/about'>x</a>"
    body = f"<html><head><meta charset='gbk'></head>{links}</html>".encode("gbk")
    entries = read(body, SourceKind.LIST, link_pattern=r"/n/\d+$")
    assert [(entry.url, entry.title) for entry in entries] == [("https://agency.example/n/1", "中白举行会谈")]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", Reason.EMPTY_FEED),
        (b"<rss></rss>", Reason.EMPTY_FEED),
        (b"<html><head><title>Not found</title></head><body>" + b"Nothing here. " * 10 + b"</body></html>", Reason.NOT_A_FEED),
        (b'{"error": "rate limited"}', Reason.NOT_A_FEED),
        (b"\x00\xff" * 500, Reason.NOT_A_FEED),
        (b"{" * 100_000, Reason.NOT_A_FEED),
    ],
)
def test_what_is_no_feed_is_dropped_with_its_reason(body: bytes, reason: Reason) -> None:
    """Eleven bytes, an error page, other JSON, noise and deep nesting are values, not exceptions."""
    assert dropped(body).reason is reason


def test_addresses_that_cannot_be_fetched_are_left_out() -> None:
    """Scripts, mail, passwords in addresses and nonsense are no entries."""
    bad = ["javascript:alert(1)", "mailto:a@b.example", "https://user:pass@a.example/1", "http://[broken"]
    items = "</item><item>".join(f"<title>x</title><link>{link}</link>" for link in [*bad, "https://a.example/ok"])
    assert [entry.url for entry in read(rss(items))] == ["https://a.example/ok"]


def test_a_huge_feed_is_cut_to_the_newest_entries() -> None:
    """More than two thousand entries are not read."""
    items = "</item><item>".join(f"<title>x</title><link>https://a.example/{n}</link>" for n in range(2_100))
    assert len(read(rss(items))) == 2_000


def test_a_body_seen_before_is_not_read_again() -> None:
    """The hash of the last body decides, whatever the server says of modification."""
    outcome = page(rss("<title>x</title><link>https://a.example/1</link>").encode())
    first = read_answer(Answer(source=source(), validators=Validators(), outcome=outcome))
    assert isinstance(first, Listing)
    again = read_answer(Answer(source=source(), validators=first.validators, outcome=outcome))
    assert again == Listing(entries=(), validators=first.validators, unchanged=True)


def test_not_modified_and_failures_pass_through() -> None:
    """A 304 is an unchanged listing with the old validators; a Drop stays a Drop."""
    validators = Validators(etag='"1"', body_hash="x")
    unchanged = read_answer(Answer(source=source(), validators=validators, outcome=NotModified(url="u", fetched_at=NOW)))
    assert unchanged == Listing(entries=(), validators=validators, unchanged=True)
    drop = Drop(url="u", stage=Stage.FETCH, reason=Reason.TIMEOUT)
    assert read_answer(Answer(source=source(), validators=validators, outcome=drop)) is drop


def test_the_feeds_that_a_page_names_are_discovered() -> None:
    """RSS Autodiscovery, relative addresses resolved; other links are not taken."""
    body = (
        b"<html><head><link rel='alternate' type='application/rss+xml' title='News' href='/rss'><link rel='icon' href='/i'></head></html>"
    )
    assert discover(page(body)) == (("https://agency.example/rss", "News"),)
