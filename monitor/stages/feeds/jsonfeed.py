"""JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1), read leniently; no other JSON."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from monitor.model import Dated, Drop, Entry, Page, Source
from monitor.stages.feeds.fields import address, line, plain, zoned
from monitor.stages.feeds.refusal import not_a_feed


def read(page: Page, source: Source) -> tuple[Entry, ...] | Drop:
    """Return the entries, or NOT_A_FEED when the body is no JSON object with `items`."""
    try:
        feed = json.loads(page.body.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError) as error:
        return not_a_feed(page, f"not JSON: {error}")
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return not_a_feed(page, "JSON without a list of items")
    return tuple(_entries(feed, page, source))


def _entries(feed: dict[str, Any], page: Page, source: Source) -> Iterator[Entry]:  # Any: foreign JSON, checked field by field
    base = _text(feed, "home_page_url") or page.final_url
    for item in feed["items"]:
        if not isinstance(item, dict):
            continue
        url = address(_text(item, "url") or _text(item, "external_url"), base)
        if url:
            yield Entry(
                source=source.id,
                url=url,
                guid=_text(item, "id"),
                title=line(_text(item, "title")),
                summary=plain(_text(item, "summary")),
                content=plain(_text(item, "content_html")) or _text(item, "content_text"),
                published=_date(_text(item, "date_published") or _text(item, "date_modified"), source.zone),
                language=(_text(item, "language") or _text(feed, "language"))[:2].lower(),
            )


def _text(values: dict[str, Any], key: str) -> str:  # Any: foreign JSON
    value = values.get(key, "")
    return str(value) if isinstance(value, str | int) else ""


def _date(written: str, zone: str) -> Dated | None:
    try:
        return zoned(datetime.fromisoformat(written), zone, day_only=":" not in written)
    except ValueError:
        return None
