"""What comes over the wire and what a feed says of it; nothing here has been judged."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from enum import StrEnum

from monitor.model.values import Language, require, require_utc


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """An address to fetch, with the validators of the last answer; `key` comes back on the outcome."""

    key: str
    url: str
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An answer with a body, the bytes as they were sent (content encodings undone, character set untouched)."""

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched_at: datetime
    redirects: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require_utc("fetched_at", self.fetched_at)

    def header(self, name: str) -> str:
        """Return the first header of that name, case ignored, or an empty string."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    @property
    def media_type(self) -> str:
        """What the server says the body is, in small letters and without its charset: `text/html`, or an empty string."""
        return self.header("content-type").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """The server says that nothing changed since the validators that were sent."""

    url: str
    fetched_at: datetime


class DateOrigin(StrEnum):
    """Which witness gave a date, best first."""

    FEED = "feed"
    STRUCTURED = "structured"
    URL = "url"
    TEXT = "text"
    SEARCH = "search"
    STOOD = "stood"
    """Nothing told the date, but a sitemap or a web archive says that the page stood there by that moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A moment in UTC with its witness. `has_time` is false where only the day is known: its moment is `on` that day;
    `suspicious` where it was ahead of the fetch, zoneless without a configured zone, or only found by search."""

    moment: datetime
    origin: DateOrigin
    has_time: bool = True
    suspicious: bool = False

    def __post_init__(self) -> None:
        require_utc("moment", self.moment)

    @classmethod
    def on(cls, day: date, zone: tzinfo, origin: DateOrigin, *, suspicious: bool = False) -> "Dated":
        """Return a day without a time: noon in its own zone, which is the same day for readers up to eleven hours away."""
        noon = datetime.combine(day, time(12), tzinfo=zone).astimezone(UTC)
        return cls(moment=noon, origin=origin, has_time=False, suspicious=suspicious)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that a source lists, as the source says it, texts without markup. `url` is absolute and as given, for fetching; the
    store recognises it by `urls.canonical`. `content` is the feed's own full text or empty; `publisher` the outlet that
    an aggregator names; `language` is empty where the feed does not say; by `stood_by`, where that is known, the page was there."""

    source: str
    url: str
    guid: str
    title: str
    summary: str = ""
    content: str = ""
    published: Dated | None = None
    publisher: str = ""
    language: Language = ""
    stood_by: datetime | None = None

    def __post_init__(self) -> None:
        require(bool(self.source and self.url), "an entry needs its source and a url")


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a source's last good answer allows us to ask next time; `body_hash` is sha256 hex of the body."""

    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What one answer of a source lists. `unchanged`: the server said so, or the body is the one read last time."""

    entries: tuple[Entry, ...]
    validators: Validators
    unchanged: bool
