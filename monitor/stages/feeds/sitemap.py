"""Sitemaps and news sitemaps (sitemaps.org, Google's news extension) through ultimate-sitemap-parser.

An index of sitemaps is refused with the names of its parts: a source is polled at one address. History follows them (`ReadHistory`).
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from urllib.parse import urljoin

from monitor.model import Answer, Drop, Entry, Page, Sitemap, Source, Window
from monitor.stages.feeds.fields import address, line, zoned
from monitor.stages.feeds.refusal import not_a_feed

LARGEST = 52_428_800
"""Bytes of an unpacked sitemap: sitemaps.org allows 50 MiB."""
_DECLARED_SITEMAP = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_GZIP, _MAGIC = 16 + zlib.MAX_WBITS, b"\x1f\x8b"
_DECLARED = re.compile(rb"<\?xml[^>]*encoding=[\"']([A-Za-z0-9_.-]+)")


def read(page: Page, source: Source, most: int) -> tuple[Entry, ...] | Drop:
    """Return the `most` entries changed last, in the sitemap's order where it says nothing of changes."""
    from usp.objects.sitemap import AbstractIndexSitemap, InvalidSitemap
    from usp.tree import sitemap_from_str

    sitemap = sitemap_from_str(_decode(page.body))
    if isinstance(sitemap, AbstractIndexSitemap):
        parts = ", ".join(part.url for part in sitemap.sub_sitemaps[:5])
        return not_a_feed(page, f"an index of sitemaps; name one of its parts: {parts}")
    if isinstance(sitemap, InvalidSitemap):
        return not_a_feed(page, f"no sitemap: {sitemap.reason}")
    pages = sorted(sitemap.all_pages(), key=lambda listed: _changed(listed.last_modified), reverse=True)[:most]
    return tuple(entry for listed in pages if (entry := _entry(listed, page, source)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadHistory:
    """Reads an answer as a sitemap of any kind, packed or not, for what it lists of a stretch of time."""

    window: Window

    def __call__(self, answer: Answer) -> Sitemap | Drop:
        """Return what the sitemap lists: entries whose news date, else whose last change, falls in the window; parts of an index that
        changed after its beginning or do not say."""
        from usp.objects.sitemap import AbstractIndexSitemap, InvalidSitemap
        from usp.tree import sitemap_from_str

        if not isinstance(answer.outcome, Page):
            return answer.outcome if isinstance(answer.outcome, Drop) else Sitemap(entries=(), parts=())
        page = _unpacked(answer.outcome)
        if isinstance(page, Drop):
            return page
        sitemap = sitemap_from_str(_decode(page.body))
        if isinstance(sitemap, InvalidSitemap):
            return not_a_feed(page, f"no sitemap: {sitemap.reason}")
        if isinstance(sitemap, AbstractIndexSitemap):
            return Sitemap(entries=(), parts=tuple(self._parts(page, answer.source)))
        counts: Counter[str] = Counter()
        entries = tuple(self._entries(sitemap.all_pages(), page, answer.source, counts))
        return Sitemap(entries=entries, parts=(), outside=counts["outside"], undated=counts["undated"])

    def _entries(self, pages: Iterator[object], page: Page, source: Source, counts: Counter[str]) -> Iterator[Entry]:
        for listed in pages:
            entry = _entry(listed, page, source)
            stood_by = _moment(getattr(listed, "last_modified", None), source.zone)
            at = (entry.published.moment if entry and entry.published else None) or stood_by
            if entry is None or at is None:
                counts["undated"] += 1
            elif self.window.start <= at < self.window.end:
                yield replace(entry, stood_by=stood_by or at)
            else:
                counts["outside"] += 1

    def _parts(self, page: Page, source: Source) -> Iterator[str]:
        """Yield the addresses of an index, those changed last first: usp keeps no dates of parts."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
        tree = etree.fromstring(page.body, parser)
        found = []
        for part in tree.iter("{*}sitemap") if tree is not None else ():
            changed = _moment(_parsed(part.findtext("{*}lastmod") or ""), source.zone)
            url = address(part.findtext("{*}loc") or "", page.final_url)
            if url and (changed is None or changed >= self.window.start):
                found.append((changed or self.window.end, url))
        yield from (url for _, url in sorted(found, key=lambda one: one[0], reverse=True))


def declared(robots: Page) -> tuple[str, ...]:
    """Return the sitemaps that a robots.txt names."""
    text = robots.body[:LARGEST].decode("utf-8-sig", "replace")
    found = (address(urljoin(robots.final_url, link), robots.final_url) for link in _DECLARED_SITEMAP.findall(text))
    return tuple(dict.fromkeys(url for url in found if url))


def _unpacked(page: Page) -> Page | Drop:
    """Return the answer with the gzip of a `sitemap.xml.gz` undone, within bounds."""
    if not page.body.startswith(_MAGIC):
        return page
    unpacker = zlib.decompressobj(_GZIP)
    try:
        body = unpacker.decompress(page.body, LARGEST)
    except zlib.error as error:
        return not_a_feed(page, f"damaged gzip: {error}")
    if not unpacker.eof:
        return not_a_feed(page, f"torn, or more than {LARGEST} bytes when unpacked")
    return replace(page, body=body)


def _parsed(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written.strip())
    except ValueError:
        return None


def _moment(said: datetime | None, zone: str) -> datetime | None:
    """Return the moment of a last change; a day without a time stands at its noon in the source's zone."""
    day_only = said is not None and said.tzinfo is None and said.time() == time()
    dated = zoned(said, zone, day_only=day_only)
    return dated.moment if dated else None


def _entry(listed: object, page: Page, source: Source) -> Entry | None:
    url = address(getattr(listed, "url", ""), page.final_url)
    story = getattr(listed, "news_story", None)
    if not url:
        return None
    return Entry(
        source=source.id,
        url=url,
        guid="",
        title=line(getattr(story, "title", "") or ""),
        published=zoned(getattr(story, "publish_date", None), source.zone),
        language=(getattr(story, "publication_language", "") or "")[:2].lower(),
    )


def _changed(moment: datetime | None) -> datetime:
    if moment is None:
        return datetime.min.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _decode(body: bytes) -> str:
    declared = _DECLARED.search(body[:200])
    try:
        return body.decode(declared[1].decode("ascii") if declared else "utf-8-sig", errors="replace")
    except LookupError:
        return body.decode("utf-8", errors="replace")
