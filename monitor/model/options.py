"""The knobs of the stages and edges, as types with their defaults; `settings` reads them from files."""

import re
from dataclasses import dataclass, field
from datetime import time, timedelta
from enum import StrEnum
from zoneinfo import available_timezones

from monitor.model.editions import PUBLISHED
from monitor.model.sources import Outlet, Seed, Source
from monitor.model.topic import Topic
from monitor.model.values import Language, require


def _require_port(port: int, key: str, least: int = 1) -> None:
    require(least <= port <= 65_535, f"{key}: {port} is no port")  # noqa: PLR2004 -- the last one there is


def _require_published(kinds: tuple[str, ...]) -> None:
    require(bool(kinds) and set(kinds) <= PUBLISHED, f"kinds of editions are {', '.join(sorted(PUBLISHED))}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolve:
    """A name that is reached at a fixed address and port inside the connection, private or not."""

    host: str
    address: str
    port: int

    def __post_init__(self) -> None:
        _require_port(self.port, "resolve.port")


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOptions:
    """Bounds and manners of the fetcher. Sizes in bytes, times in seconds."""

    user_agent: str = "monitor/0.1 (+https://example.org/monitor; set fetch.user_agent)"
    deadline: float = 30.0
    connect_timeout: float = 10.0
    page_bytes: int = 5_000_000
    feed_bytes: int = 20_000_000
    inflation: int = 100
    """A compressed body may grow by this factor at most, and never past the byte cap."""
    redirects: int = 5
    concurrency: int = 16
    host_spacing: float = 1.0
    in_flight_bytes: int = 64_000_000
    robots: bool = True
    robots_ttl: float = 86_400.0
    allow_private: bool = False
    proxy: str = ""
    resolve: tuple[Resolve, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRule:
    """Where things stand on the pages of one site, as XPath; an empty one leaves it to the general way. `hosts` are `host` or
    `host/path-prefix`."""

    id: str
    hosts: tuple[str, ...]
    body: str = ""
    title: str = ""
    date: str = ""
    remove: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require(bool(self.id and self.hosts), "a rule needs an id and hosts")
        require(bool(self.body or self.title or self.date or self.remove), f"rule {self.id}: it says nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractOptions:
    """What counts as an article. Lengths in characters; Chinese counts double."""

    minimum_text: int = 140
    """Announcements of visits, which are most worth telling, have 141 to 195 in Chinese."""
    minimum_feed_text: int = 80
    page_bytes: int = 2_000_000
    pdf_pages: int = 60
    pdf_characters: int = 100_000
    rules: tuple[PageRule, ...] = ()
    """Of single sites, from rules.toml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DedupOptions:
    """Sampling and thresholds of near-duplicate detection. Shingles are runs of `words` words or `characters` Chinese characters."""

    modulus: int = 8
    words: int = 4
    characters: int = 8
    reprint_share: float = 0.5
    seed_share: float = 0.5

    def __post_init__(self) -> None:
        require(min(self.modulus, self.words, self.characters) >= 1, "modulus, words and characters are at least 1")
        require(0 < self.reprint_share <= 1 and 0 < self.seed_share <= 1, "shares lie above 0 and up to 1")


EMBEDDERS = ("none", "sentence-encoder")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryOptions:
    """When two articles tell one event."""

    threshold: float = 0.5
    days: int = 4
    """Articles further apart than this do not tell one event."""
    memory: timedelta = timedelta(days=30)
    """A story told longer ago than this is not carried on."""
    embedder: str = "none"
    """Who reads what articles mean across languages: none, or sentence-encoder (the extra `embed`)."""

    def __post_init__(self) -> None:
        require(0 <= self.threshold <= 1, "threshold lies between 0 and 1")
        require(self.embedder in EMBEDDERS, f"embedder is one of {', '.join(EMBEDDERS)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionOptions:
    """When editions are cut and in which languages; the first language has no suffix in its file names."""

    at: time = time(7, 0)
    languages: tuple[Language, ...] = ("en",)
    kinds: tuple[str, ...] = ("daily",)
    late_after: timedelta = timedelta(days=3)
    sentences_min: int = 2
    sentences_max: int = 4
    zones: tuple[str, ...] = ()
    """Further time zones (IANA) whose distance from the topic's an edition names."""
    catch_up: int = 14
    """At most so many missed editions are written after the service was down."""

    def __post_init__(self) -> None:
        require(bool(self.languages), "an edition needs at least one language")
        require(1 <= self.sentences_min <= self.sentences_max, "sentences_min is at least 1 and at most sentences_max")
        _require_published(self.kinds)
        for zone in self.zones:
            require(zone in available_timezones(), f"{zone} is not a time zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerOptions:
    """How CPU work is spread. `kind` is inline, processes or dask; `timeout` is seconds for one task."""

    kind: str = "processes"
    count: int = 2
    timeout: float = 20.0
    tasks_per_worker: int = 500
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryOptions:
    """How often a page that may yet come is tried again, with doubling waits from `first`."""

    attempts: int = 5
    first: timedelta = timedelta(minutes=15)
    longest: timedelta = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookOptions:
    """When kept articles are looked at again: so long `after` they were first kept, `per_cycle` of them at most in one cycle. A
    page that is missed twice, `gone_after` apart at least, is gone."""

    after: tuple[timedelta, ...] = (
        timedelta(hours=1),
        timedelta(hours=6),
        timedelta(days=1),
        timedelta(days=3),
        timedelta(days=7),
        timedelta(days=30),
    )
    per_cycle: int = 50
    gone_after: timedelta = timedelta(days=1)

    def __post_init__(self) -> None:
        require(list(self.after) == sorted(set(self.after)), "looks are taken at growing distances")
        require(all(distance > timedelta() for distance in self.after), "a look comes after the keeping")
        require(self.per_cycle >= 0 and self.gone_after > timedelta(), "per_cycle is nought or more, gone_after is above nought")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveOptions:
    """How long answers of dropped pages and of feeds are held; those of kept articles stay for good."""

    hold: timedelta = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreOptions:
    """Where the truth is kept: an SQLAlchemy URL, or empty for SQLite in the data directory."""

    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceOptions:
    """How `monitor run` behaves: it looks for what is due at every `tick`."""

    tick: timedelta = timedelta(seconds=20)
    lock_wait: timedelta = timedelta(seconds=60)
    """A command that writes waits so long for another one before it names the holder and gives up."""


_ADDRESS = re.compile(r"[!-?A-~]+@[!-?A-~]+", re.ASCII)
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryOptions:
    """To whom final editions go: by mail to each address in `to`, as one neutral line to each of apprise's addresses in `notify`.
    Nothing goes anywhere by default. `password` comes from the environment alone."""

    host: str = ""
    port: int = 587
    security: str = "starttls"
    """starttls, tls or none; a password crosses no network without encryption."""
    user: str = ""
    password: str = field(default="", repr=False)
    sender: str = ""
    to: tuple[str, ...] = field(default=(), repr=False)
    notify: tuple[str, ...] = field(default=(), repr=False)
    kinds: tuple[str, ...] = ("daily", "weekly", "monthly")
    languages: tuple[Language, ...] = ()
    """Of editions; empty: all that are written."""
    within: timedelta = timedelta(days=2)
    """So long after its cut-off an edition is delivered by itself; older ones by hand only."""
    timeout: float = 20.0
    """Seconds that a mail server may take for one answer."""

    def __post_init__(self) -> None:
        require(self.security in ("starttls", "tls", "none"), "security is starttls, tls or none")
        _require_port(self.port, "delivery.port")
        _require_published(self.kinds)
        require(not self.to or bool(self.host and self.sender), "mail needs a host and a sender")
        wrong = [n for n, one in enumerate(self.to, 1) if not _ADDRESS.fullmatch(one)]
        require(not wrong, f"to.{wrong[0] if wrong else ''} is no plain mail address (name@host)")
        require(not self.sender or bool(_ADDRESS.fullmatch(self.sender)), "sender is no plain mail address (name@host)")
        require(len({one.lower() for one in self.to}) == len(self.to), "an address stands twice in to")
        require(len(set(self.notify)) == len(self.notify), "an address stands twice in notify")
        crossing = self.security == "none" and self.host not in _LOOPBACK
        require(not (self.user and crossing), "security none sends the password readably: use starttls or tls")


class Profile(StrEnum):
    """Where the reader of the digests is, which the operator says and nobody guesses. `inside`: in a country that designates outlets;
    `outside`: elsewhere; `share`: digests are passed on."""

    UNSET = ""
    INSIDE = "inside"
    OUTSIDE = "outside"
    SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderOptions:
    """Whose safety counts. Without a profile designated outlets have no live link, as with every profile, and `monitor status` asks for
    one. `inside` neither fetches nor stores designated outlets unless `designated` is switched on; `share` reduces ordinary people
    quoted by media in exile to initials."""

    profile: Profile = Profile.UNSET
    designated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WebOptions:
    """Where the reading room listens. Port 0 takes one that is free; a host that is not loopback needs MONITOR_PASSWORD. `with_run`:
    `monitor run` keeps it open, not only `monitor serve`."""

    host: str = "127.0.0.1"
    port: int = 8080
    with_run: bool = True

    def __post_init__(self) -> None:
        _require_port(self.port, "web.port", least=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything configured for one dossier, read from the configuration directory at start."""

    topic: Topic
    sources: tuple[Source, ...]
    outlets: tuple[Outlet, ...]
    seeds: tuple[Seed, ...]
    fetch: FetchOptions
    extract: ExtractOptions
    dedup: DedupOptions
    stories: StoryOptions
    editions: EditionOptions
    workers: WorkerOptions
    retry: RetryOptions
    looks: LookOptions
    archive: ArchiveOptions
    store: StoreOptions
    service: ServiceOptions
    reader: ReaderOptions = ReaderOptions()
    web: WebOptions = WebOptions()
    delivery: DeliveryOptions = DeliveryOptions()
