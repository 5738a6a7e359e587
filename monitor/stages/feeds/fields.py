"""The fields that every kind of feed has in its own way: addresses, texts without markup, dates with or without zone.

Nothing here knows a feed's format.
"""

import html
import re
from datetime import UTC, datetime
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from monitor.model import Dated, DateOrigin
from monitor.urls import canonical

_BLOCK_END = re.compile(r"</(?:p|div|li|h[1-6]|blockquote|tr)\s*>|<br\s*/?>", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r"\s*\n\s*")
_LONGEST = 200_000


def plain(markup: str) -> str:
    """Return the text of an HTML fragment: one paragraph a line block, entities resolved, no tags, scripts or styles."""
    import nh3

    if "<" not in markup and "&" not in markup:
        text = markup[:_LONGEST]
    else:
        text = html.unescape(nh3.clean(_BLOCK_END.sub("\n", markup[:_LONGEST]), tags=set()))
    return _EMPTY_LINES.sub("\n\n", _BLANKS.sub(" ", text)).strip()


def line(markup: str) -> str:
    """Return the text of a fragment as one line, for titles. Feeds escape titles once too often: two rounds are undone."""
    return " ".join(plain(html.unescape(markup) if "&lt;" in markup else markup).split())


def address(link: str, base: str) -> str:
    """Return the absolute http(s) address of a link as it is to be fetched, or an empty string when it is none."""
    try:
        absolute = urljoin(base, link.strip())
        canonical(absolute)
    except ValueError:
        return ""
    return absolute.partition("#")[0]


def zoned(moment: datetime | None, zone: str, *, day_only: bool = False) -> Dated | None:
    """Return the moment as a date said by the feed; one without a zone, or a day without a time, is of the source's own `zone`."""
    if moment is None:
        return None
    try:
        if day_only:
            return Dated.on(moment.date(), ZoneInfo(zone), DateOrigin.FEED)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))
        return Dated(moment=aware.astimezone(UTC), origin=DateOrigin.FEED)
    except (OverflowError, ValueError):
        return None
