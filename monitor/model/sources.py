"""Who is polled, who publishes, and what was known before the first poll; not how any of it is fetched."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from monitor.model.values import Language, require


class SourceKind(StrEnum):
    """What a source's address answers with; `auto` looks at the body."""

    RSS = "rss"
    ATOM = "atom"
    JSON = "json"
    SITEMAP = "sitemap"
    LIST = "list"
    AUTO = "auto"


class Verification(StrEnum):
    """Whether `monitor sources check` has seen the source answer."""

    UNVERIFIED = "unverified"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An address that is polled. `link_pattern` is a regular expression over absolute addresses, for kind `list` only."""

    id: str
    name: str
    url: str
    kind: SourceKind
    languages: tuple[Language, ...]
    zone: str
    interval: timedelta
    link_pattern: str = ""
    verification: Verification = Verification.UNVERIFIED

    def __post_init__(self) -> None:
        require(bool(self.id and self.url), "a source needs an id and a url")
        require(self.interval >= timedelta(minutes=1), f"source {self.id}: interval is under a minute")
        is_list = self.kind is SourceKind.LIST
        require(is_list == bool(self.link_pattern), f"source {self.id}: a list needs link_pattern, others have none")
        _require_readable(self.id, self.zone, self.link_pattern)


def _require_readable(source: str, zone: str, link_pattern: str) -> None:
    try:
        ZoneInfo(zone)
        re.compile(link_pattern)
    except (ZoneInfoNotFoundError, re.error) as error:
        raise ValueError(f"source {source}: {error}") from error


class Control(StrEnum):
    """Who decides what an outlet prints. What is not in the register is unknown, never private."""

    STATE = "state"
    PRIVATE = "private"
    EXILE = "exile"
    FOREIGN_PUBLIC = "foreign_public"
    UNKNOWN = "unknown"


class Form(StrEnum):
    """What kind of publisher an outlet is."""

    OFFICIAL = "official"
    AGENCY = "agency"
    BROADCASTER = "broadcaster"
    PAPER = "paper"
    PORTAL = "portal"
    ANALYSIS = "analysis"
    AGGREGATOR = "aggregator"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation:
    """A legal designation of an outlet by a state (ISO 3166 alpha-2), from its first day on."""

    country: str
    label: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who publishes. `hosts` are `host` or `host/path-prefix`, mirrors included; `country` is ISO 3166 alpha-2 or empty."""

    id: str
    name: str
    hosts: tuple[str, ...]
    country: str = ""
    control: Control = Control.UNKNOWN
    form: Form = Form.UNKNOWN
    designations: tuple[Designation, ...] = ()


class Certainty(StrEnum):
    """How firmly a seed's date is known."""

    PRINTED = "printed"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """A text known before the first poll. `text` is free of page furniture; `event_date` is the day told of, not a portal's
    clock, and None where `certainty` is unknown."""

    id: str
    title: str
    text: str
    language: Language
    publisher: str
    origin: str
    event_date: date | None
    certainty: Certainty
    date_evidence: str
    url: str = ""

    @property
    def stated_by(self) -> str:
        """Who stated it: the origin where it is known, else who published it; empty where neither is."""
        return self.origin or self.publisher
