"""Which digest: a kind, a date and a language. Names, neighbours and windows are date arithmetic over these."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from monitor.model.values import Language, require, require_utc


class EditionKind(StrEnum):
    """How much time one edition covers. SINCE is a reader's own document over any time: it is composed like a week and published
    nowhere, so it stands in no ledger, and no edition comes before or after it."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    SINCE = "since"


PUBLISHED = frozenset({EditionKind.DAILY, EditionKind.WEEKLY, EditionKind.MONTHLY})
"""The kinds that are cut, told and delivered by themselves."""


class Format(StrEnum):
    """A rendering of a digest; the value is the file's extension."""

    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"


class Export(StrEnum):
    """A form in which an edition leaves for other desks: documents, a table of its figures, references, footnotes."""

    DOCX = "docx"
    PDF = "pdf"
    CSV = "csv"
    RIS = "ris"
    CHICAGO = "chicago"
    GOST = "gost"
    GBT7714 = "gbt7714"

    @property
    def extension(self) -> str:
        """The file's extension: footnotes are plain text, told apart by their style."""
        return f"{self.value}.txt" if self in (Export.CHICAGO, Export.GOST, Export.GBT7714) else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One digest's identity. `day` is the day, the Monday of the week, the first of the month, or the day since which a document tells."""

    kind: EditionKind
    day: date
    language: Language
    suffix: bool = False
    """Whether the file name carries the language: true for every language but the first configured one."""

    def __post_init__(self) -> None:
        require(self.kind is not EditionKind.WEEKLY or self.day.weekday() == 0, "a weekly edition is named by its Monday")
        require(self.kind is not EditionKind.MONTHLY or self.day.day == 1, "a monthly edition is named by its first day")

    @property
    def name(self) -> str:
        """The file name without extension: `2026-11-22`, `2026-W47`, `2026-11`, `since-2026-11-22`, with `.ru` for further languages."""
        match self.kind:
            case EditionKind.DAILY:
                stem = self.day.isoformat()
            case EditionKind.WEEKLY:
                year, week, _ = self.day.isocalendar()
                stem = f"{year}-W{week:02}"
            case EditionKind.MONTHLY:
                stem = f"{self.day:%Y-%m}"
            case EditionKind.SINCE:
                stem = f"since-{self.day.isoformat()}"
        return f"{stem}.{self.language}" if self.suffix else stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The time an edition covers: kept at or after `start` and before `end`."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        require_utc("start", self.start)
        require_utc("end", self.end)
        require(self.start < self.end, "a window ends after it starts")


class EditionState(StrEnum):
    """How far an edition has come. Provisional ones are written again until their cut-off has passed."""

    PROVISIONAL = "provisional"
    COMPOSED = "composed"
    WRITTEN = "written"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """One file of an edition: its name in the digests folder and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRecord:
    """What the store knows of an edition. `files` are (name, sha256 hex) of what was published."""

    edition: Edition
    state: EditionState
    sequence: int
    composed_at: datetime
    stories: int
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An edition placed in time. `provisional` until the cut-off has passed; `retrospective` when its window ended before
    the installation began, so that articles are chosen by publication; `late_before`: published before this is late.

    A document since a day lies between two editions that were published, the last one read and the first one to be read."""

    edition: Edition
    window: Window
    previous: Edition
    following: Edition
    provisional: bool
    retrospective: bool
    late_before: datetime

    @property
    def told_before(self) -> Edition:
        """The edition before which stories were told and numbered: this one, or the one that follows a document since a day."""
        return self.following if self.edition.kind is EditionKind.SINCE else self.edition
