"""A digest as data: everything that any rendering shows, and nothing that it does not; no rendering looks elsewhere."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from monitor.model.articles import TextOrigin
from monitor.model.drops import Reason
from monitor.model.editions import Edition, Window
from monitor.model.edits import ToldEdit
from monitor.model.holidays import StateHolidays
from monitor.model.notes import DeskLine
from monitor.model.pages import Dated
from monitor.model.remarks import Remark
from monitor.model.sections import Arc, Expected, FigureRow, FormulaNews, Gloss, Pledge, Promise, Readouts, Reference, Series, ToldQuote
from monitor.model.sources import Control, Form
from monitor.model.stories import StoryState, ToldSentence
from monitor.model.values import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class AlsoAt:
    """A reprint of a voice: where else the text stands, the share of it that is copied, and `extent`, how much of the voice's text
    it still has (0 where that was not measured)."""

    url: str
    outlet: str
    share: float
    published: Dated | None
    designated: tuple[str, ...] = ()
    extent: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One article that tells a story. `number` is its citation number, unique within the digest. `designated` names the
    states that designated its outlet on the day of the edition: no live link is printed then."""

    number: int
    article: str
    version: int
    url: str
    title: str
    outlet: str
    country: str
    control: Control
    form: Form
    language: Language
    published: Dated | None
    kept_at: datetime
    origin: TextOrigin
    designated: tuple[str, ...] = ()
    also_at: tuple[AlsoAt, ...] = ()
    translation_of: int = 0
    """The number of the voice of which this is the outlet's own translation: the same voice in another language; else 0."""
    cites: tuple[str, ...] = ()
    """Whom its text names as its source, by name."""


class ChangeKind(StrEnum):
    """What may be new in a story that was told before, the weightiest first."""

    DOCUMENT = "document"
    COMMITMENT = "commitment"
    FIGURE = "figure"
    DATE = "date"
    PROTAGONIST = "protagonist"
    SOURCE = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an edition adds to a story told before. `key` is its normal form: the value with its unit or currency, an ISO date, an
    entity, a rung, a control or a country; `name` says it to a reader; `cited` is the sentence that states it, or for a new kind
    of source the headline of the voice."""

    kind: ChangeKind
    key: str
    name: str
    cited: ToldSentence


class BackgroundKind(StrEnum):
    """Where an earlier report stands."""

    SEED = "seed"
    STORY = "story"


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """An earlier report that a story goes back to, as stated by whoever told it. `id` is the seed's, or the story's number; `day`
    the day told of, or the edition that told it first; `shared` is the evidence, (key, name) pairs as of a change."""

    kind: BackgroundKind
    id: str
    title: str
    url: str
    day: str
    stated_by: str
    shared: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStory:
    """A story as this edition tells it. `headlines` are as printed, the reader's language first; `first_told` is the
    edition name that told it first, empty when it is this one, and `changes` what is new since; `rank` is explained by
    (reason, points) pairs. `unsigned`: it tells of a meeting of leaders, and no article of it reports a signed document."""

    number: int
    state: StoryState
    headlines: tuple[ToldSentence, ...]
    summary: tuple[ToldSentence, ...]
    voices: tuple[Voice, ...]
    first_told: str
    rank: tuple[tuple[str, float], ...]
    changes: tuple[Change, ...] = ()
    background: tuple[Background, ...] = ()
    unsigned: bool = False


class FoldedAs(StrEnum):
    """Why an article is not told by itself."""

    SEED = "seed"
    REPRINT = "reprint"
    TOLD = "told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A kept article that says nothing new: known from a seed, a reprint of an article told before or elsewhere, or more on a
    story told before without a marked change. `of_id` is the seed's, the article's or the story's; `share` is how much was
    copied, 0 where nothing was."""

    kind: FoldedAs
    title: str
    url: str
    outlet: str
    language: Language
    share: float
    of_title: str
    of_url: str
    of_id: str
    designated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """An article published long before it was kept: in the ledger, listed under "filled afterwards" only."""

    title: str
    url: str
    outlet: str
    language: Language
    published: Dated
    designated: tuple[str, ...] = ()


class Health(StrEnum):
    """How a source did in a window."""

    NORMAL = "normal"
    SILENT = "silent"
    ON_HOLIDAY = "on_holiday"
    FAILED = "failed"
    NOT_POLLED = "not_polled"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """A source's window. On holiday: it brings less than usual while its state has days off. `reason` of the last failure, empty when
    it answered; `remarks` are what a person should know."""

    source: str
    name: str
    health: Health
    polls: int
    failures: int
    entries: int
    reason: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How complete a window is: its sources, entries in, kept and out by reason, the longest time without any good
    poll, and how many consecutive polls shared an entry (so that nothing fell off between them). `unwatched` are the times of a
    day or more in which no source answered, be it that this service did not run."""

    sources: tuple[SourceHealth, ...]
    entries: int
    kept: int
    waiting: int
    drops: tuple[tuple[Reason, int], ...]
    longest_gap: timedelta
    polls_compared: int
    polls_overlapping: int
    unwatched: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One edition, complete. `sequence` is the number of the last recording it could see; `zones` are further time zones (IANA) whose
    distance from `zone` the reader wants to see."""

    edition: Edition
    previous: str
    following: str
    title: str
    topic: str
    zone: str
    window: Window
    provisional: bool
    retrospective: bool
    sequence: int
    program: str
    stories: tuple[ToldStory, ...]
    folded: tuple[Folded, ...]
    late: tuple[Late, ...]
    coverage: Coverage
    readouts: tuple[Readouts, ...] = ()
    formulas: tuple[FormulaNews, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    quotes: tuple[ToldQuote, ...] = ()
    promises: tuple[Promise, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    expected: tuple[Expected, ...] = ()
    references: tuple[Reference, ...] = ()
    edits: tuple[ToldEdit, ...] = ()
    arcs: tuple[Arc, ...] = ()
    series: tuple[Series, ...] = ()
    glosses: tuple[Gloss, ...] = ()
    zones: tuple[str, ...] = ()
    holidays: tuple[StateHolidays, ...] = ()
    desk: tuple[DeskLine, ...] = ()
