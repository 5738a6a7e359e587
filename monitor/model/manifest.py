"""What a folder of evidence says of one article, as data; the folder's manifest is a rendering of it."""

from dataclasses import dataclass
from datetime import datetime

from monitor.model.pages import Dated
from monitor.model.sources import Outlet
from monitor.model.values import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidentAnswer:
    """An archived answer: what was asked and what came, in UTC. `folder` holds body, headers and WARC record; empty where the answer
    is no longer there, for the `reason` given. `source` is the one that listed the article, empty for the article's own page."""

    name: str
    source: str
    folder: str
    url: str
    redirects: tuple[str, ...]
    final_url: str
    status: int
    fetched_at: datetime | None
    body_sha256: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidentVersion:
    """One stored version. `because` are the reasons of its relevance: (note, weight, the words at its place or empty)."""

    n: int
    folder: str
    title: str
    language: Language
    text_origin: str
    published: Dated | None
    byline: str
    recorded: int
    extractor: str
    title_sha256: str
    text_sha256: str
    relevance: float
    because: tuple[tuple[str, float, str], ...]
    answers: tuple[EvidentAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """All that is known of one article, and the sha256 of every other file of the folder."""

    form: str
    program: str
    topic: str
    article: str
    url: str
    aliases: tuple[str, ...]
    kept_at: datetime
    outlet: Outlet
    verdict: str
    sightings: tuple[tuple[str, str, datetime], ...]
    told: tuple[tuple[int, str], ...]
    versions: tuple[EvidentVersion, ...]
    files: tuple[tuple[str, str], ...]
