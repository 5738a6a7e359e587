"""Sitemaps and news sitemaps (sitemaps.org, Google's news extension) through ultimate-sitemap-parser.

An index of sitemaps is refused with the names of its parts: a source is polled at one address.
"""

import re
from datetime import UTC, datetime

from monitor.model import Drop, Entry, Page, Reason, Source, Stage
from monitor.stages.feeds.fields import address, line, zoned

_DECLARED = re.compile(rb"<\?xml[^>]*encoding=[\"']([A-Za-z0-9_.-]+)")


def read(page: Page, source: Source, most: int) -> tuple[Entry, ...] | Drop:
    """Return the `most` entries changed last, in the sitemap's order where it says nothing of changes."""
    from usp.objects.sitemap import AbstractIndexSitemap, InvalidSitemap
    from usp.tree import sitemap_from_str

    sitemap = sitemap_from_str(_decode(page.body))
    if isinstance(sitemap, AbstractIndexSitemap):
        parts = ", ".join(part.url for part in sitemap.sub_sitemaps[:5])
        return _refusal(page, f"an index of sitemaps; name one of its parts: {parts}")
    if isinstance(sitemap, InvalidSitemap):
        return _refusal(page, f"no sitemap: {sitemap.reason}")
    pages = sorted(sitemap.all_pages(), key=lambda listed: _changed(listed.last_modified), reverse=True)[:most]
    return tuple(entry for listed in pages if (entry := _entry(listed, page, source)))


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


def _refusal(page: Page, detail: str) -> Drop:
    return Drop(url=page.url, stage=Stage.FEEDS, reason=Reason.NOT_A_FEED, detail=detail)
