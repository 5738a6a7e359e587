"""RSS, RDF and Atom through feedparser, which yields what can be read of broken XML; no JSON Feed, no sitemap."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

from monitor.model import Dated, Drop, Entry, Page, Source
from monitor.stages.feeds.fields import address, line, plain, zoned
from monitor.stages.feeds.refusal import empty, not_a_feed

_ZONE = re.compile(r"(?:Z|[+-]\d{2}:?\d{2}|\b[A-Z]{1,4})\)?\s*$")

_LEAST_FEED = 64
"""Fewer bytes than any feed has: a dead source that still answers 200 (seen: eleven bytes)."""


def read(page: Page, source: Source, most: int) -> tuple[Entry, ...] | Drop:
    """Return the first `most` entries, or NOT_A_FEED when the body is no feed of any flavour."""
    import feedparser

    if len(page.body.strip()) < _LEAST_FEED:
        return empty(page)
    headers = {"content-type": page.header("content-type") or "application/xml", "content-location": page.final_url}
    parsed = feedparser.parse(BytesIO(page.body), response_headers=headers)
    if not parsed.version and not parsed.entries:
        return not_a_feed(page, f"no RSS, RDF or Atom: {parsed.get('bozo_exception', 'no feed element')}")
    base = parsed.feed.get("link", "") if parsed.feed.get("link", "").startswith("http") else page.final_url
    language = parsed.feed.get("language", "")[:2].lower()
    entries = (_entry(raw, source, base, language, page.final_url) for raw in parsed.entries[:most])
    return tuple(entry for entry in entries if entry)


def _entry(raw: Any, source: Source, base: str, language: str, feed_url: str) -> Entry | None:  # noqa: ANN401 (feedparser ships no types)
    link = raw.get("link", "") or _permalink(raw)
    url = address(link, base) if link else ""
    if url in ("", feed_url):  # a link that is no address becomes the feed's own
        return None
    return Entry(
        source=source.id,
        url=url,
        guid=raw.get("id", ""),
        title=line(raw.get("title", "")),
        summary=plain(raw.get("summary", "")),
        content=plain(max((part.get("value", "") for part in raw.get("content", [])), key=len, default="")),
        published=_date(raw, source.zone),
        publisher=line(raw.get("source", {}).get("title", "")),
        language=language,
    )


def _permalink(raw: Any) -> str:  # noqa: ANN401 (feedparser ships no types)
    guid = str(raw.get("id", ""))
    return guid if guid.startswith(("http://", "https://")) else ""


def _date(raw: Any, zone: str) -> Dated | None:  # noqa: ANN401 (feedparser ships no types)
    """Return the entry's date. feedparser takes a time without a zone for UTC, or not at all in the form of RFC 822, so the
    written form is looked at again."""
    for key in ("published", "updated", "created"):
        written = raw.get(key, "")
        parsed = raw.get(f"{key}_parsed") if written else None
        moment = datetime(*parsed[:6]).replace(tzinfo=UTC) if parsed else _written(written)  # noqa: DTZ001 (the zone follows)
        if moment:
            return zoned(moment if not parsed or _ZONE.search(written) else moment.replace(tzinfo=None), zone, day_only=":" not in written)
    return None


def _written(written: str) -> datetime | None:
    try:
        return parsedate_to_datetime(written)
    except (ValueError, IndexError):
        return None
