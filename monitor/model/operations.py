"""What the service does and has done: recordings, polls, the ledger of entries; the nouns of `status` and `explain`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from monitor.model.articles import Judged, Look, Standing, Verdict
from monitor.model.deliveries import Awaited
from monitor.model.drops import Drop, Reason, Stage
from monitor.model.pages import Entry, NotModified, Page, Validators
from monitor.model.sources import Control, Source
from monitor.model.values import Language


class Activity(StrEnum):
    """What a recording was made by. Each recording has one sequence number for all that it wrote."""

    CYCLE = "cycle"
    EDITION = "edition"
    REJUDGE = "rejudge"
    FORGET = "forget"
    DECISION = "decision"
    BACKFILL = "backfill"


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """One poll of a source. `failure` is None when it answered; `unchanged` when the answer brought nothing to read;
    `seen` entries were listed, `overlap` of them were in the poll before, `new` were not known at all; `renamed` of the known
    ones bear another GUID, where all of them do. `response` names the archived answer, empty where there is none."""

    source: str
    at: datetime
    failure: Drop | None
    unchanged: bool
    seen: int
    overlap: int
    new: int
    response: str = ""
    renamed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PollState:
    """Where a source stands: validators, last poll and next due time, failures in a row (fractions count)."""

    source: str
    validators: Validators
    polled_at: datetime
    due_at: datetime
    failures: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a source answered, with what its last good answer was."""

    source: Source
    validators: Validators
    outcome: Page | NotModified | Drop


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An entry of the ledger whose page is to be fetched now; `standing` where it is an article already."""

    entry: Entry
    attempts: int
    standing: Standing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of one entry in the judging hop, or that its page is as it was. `response` names the archived answer, empty
    where there was none; `next_look_at` when the page is asked for again."""

    entry: Entry
    outcome: Judged | NotModified | Drop
    response: str
    next_look_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleReport:
    """One cycle in numbers, for its log line, the `fetch` command and its exit code. `kept` and `drops` count entries that were no
    article before, `looks` those that were."""

    sequence: int
    started_at: datetime
    took: timedelta
    polls: tuple[Poll, ...]
    kept: int
    drops: tuple[tuple[Reason, int], ...]
    verdicts: tuple[tuple[str, int], ...]
    looks: int = 0

    @property
    def failed(self) -> tuple[Poll, ...]:
        """The polls that brought nothing because the source failed."""
        return tuple(poll for poll in self.polls if poll.failure)

    @property
    def nothing_reached(self) -> bool:
        """Whether there were polls and every one failed."""
        return bool(self.polls) and len(self.failed) == len(self.polls)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The fate of an address. `found` is false when it was never seen; `versions` say when each was seen first and whether it is of
    our own making, another reading of the same answer; `looks` are all that were taken; `steps` are dated sentences, oldest first."""

    url: str
    found: bool
    fate: str
    article: str
    title: str
    language: Language
    score: float | None
    evidence: tuple[tuple[str, float, str], ...]
    """(note, weight, the words at its place or empty)."""
    verdict: Verdict | None
    stories: tuple[tuple[int, str], ...]
    """(story number, edition name) where it was told."""
    stage: Stage | None
    reason: Reason | None
    detail: str
    attempts: int
    next_look_at: datetime | None
    steps: tuple[tuple[datetime, str], ...]
    versions: tuple[tuple[int, datetime, bool], ...] = ()
    looks: tuple[Look, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One article found by `search`: `snippet` is a stretch of its stored text around the first match."""

    article: str
    url: str
    title: str
    outlet: str
    language: Language
    published: datetime | None
    snippet: str
    score: float
    country: str = ""
    control: Control = Control.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The state of one data directory."""

    topic: str
    articles: int
    versions: int
    entries: int
    waiting: int
    drops: tuple[tuple[Reason, int], ...]
    sources: tuple[PollState, ...]
    last_cycle: datetime | None
    editions: int
    last_edition: str
    sequence: int
    room: str = ""
    """Who keeps the reading room open, and where; empty where `monitor run` has none beside it."""
    deliveries: tuple[Awaited, ...] = ()
    """Those that have not happened."""
