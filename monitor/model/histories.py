"""Stories over all editions: the ledger's line and the whole history of one, as `monitor stories` shows them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from monitor.model.articles import Verdict
from monitor.model.editions import EditionKind
from monitor.model.notes import Note
from monitor.model.sources import Control, Form
from monitor.model.stories import Link, StoryState
from monitor.model.values import Language, require_utc


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The headline under which a story was told first: its words, their language, and the outlet and when it reported that, as far as a
    member still bears it."""

    headline: str
    language: Language
    outlet: str
    at: datetime | None = None

    def __post_init__(self) -> None:
        if self.at is not None:
            require_utc("at", self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRecord:
    """A story in one line. `provisional` as long as no final edition told it: its number may then change. `voices` are the articles
    that are no reprint of another member; `languages` are sorted; `day` is that of the edition that told it first, under `opening`;
    `headline` is that of the last telling."""

    number: int
    kind: EditionKind
    language: Language
    provisional: bool
    first_told: str
    last_told: str
    day: date
    told_at: datetime
    state: StoryState
    headline: str
    opening: Opening
    articles: int
    voices: int
    languages: tuple[Language, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRecords:
    """Stories of the editions of one kind and language. `others` counts those of each other kind and language: the same news, told to
    other readers under numbers of their own."""

    records: tuple[StoryRecord, ...]
    others: tuple[tuple[EditionKind, Language, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article of a story, in its latest version. `title` is empty when it was forgotten; `final`: a final edition told it."""

    article: str
    when: datetime
    url: str
    title: str
    outlet: str
    control: Control
    form: Form
    country: str
    language: Language
    verdict: Verdict
    final: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How one edition told a story, and under which number: that of another story when a decision by hand came between."""

    edition: str
    number: int
    state: StoryState
    headline: str
    provisional: bool


class RelationKind(StrEnum):
    """How a story stands to another one, or an edition's telling to those before."""

    CONTINUES = "continues"
    MERGED_INTO = "merged_into"
    TOOK_IN = "took_in"
    SPLIT_FROM = "split_from"
    GAVE_OFF = "gave_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation of a story to the story `number`. CONTINUES names the edition that told it again; the others name who decided."""

    kind: RelationKind
    number: int
    at: datetime
    edition: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Everything about a story. A story that was merged into another one has no members left; `record.number` stays its own."""

    record: StoryRecord
    goes_on_as: int
    members: tuple[Member, ...]
    tellings: tuple[Telling, ...]
    links: tuple[tuple[str, Link], ...]
    """(edition that compared them, the pair)."""
    relations: tuple[Relation, ...]
    notes: tuple[Note, ...]
    """Those in force that lie on a member."""
