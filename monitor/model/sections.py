"""What stands beside the stories of an edition: readouts, figures, quotations, what lies ahead, what only a week shows."""

from dataclasses import dataclass
from enum import StrEnum

from monitor.model.articles import Bound, Rung, Span
from monitor.model.pages import Dated
from monitor.model.stories import ToldSentence
from monitor.model.topic import EntityKind
from monitor.model.values import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure in its normal form: see `Figure`."""

    low: float
    high: float
    unit: str
    currency: str
    bound: Bound = Bound.EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    """What a sentence in another language than the reader's states: names of the topic, figures, and days (YYYY, YYYY-MM, YYYY-MM-DD)."""

    span: Span
    names: tuple[str, ...]
    amounts: tuple[Amount, ...]
    days: tuple[str, ...]


class Accord(StrEnum):
    """How the figures that several voices give for one thing stand to each other: the same; one is what the other leaves room for
    (a sum, a rounding, "more than"); said to be counted otherwise; or neither. `alone`: one voice gives it."""

    EQUAL = "equal"
    EXPLAINED = "explained"
    DIFFERENT_BASIS = "different_basis"
    OPEN = "open"
    ALONE = "alone"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFigure:
    """A figure as one voice states it: its sentence, its normal form (see `Figure`), and what it counts as far as it is said.
    In `basis` an issuer is named by the label of its entity."""

    told: ToldSentence
    low: float
    high: float
    unit: str
    currency: str
    period: str
    basis: tuple[tuple[str, str], ...]
    bound: Bound = Bound.EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherCount:
    """Another count of the same measure and period in a seed: two statistics, no dispute of the day. `basis` as of a stated figure,
    `title`, `day` and `stated_by` say where it stands."""

    low: float
    high: float
    unit: str
    currency: str
    basis: tuple[tuple[str, str], ...]
    title: str
    day: str
    stated_by: str
    bound: Bound = Bound.EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """What the voices of one story give for one measure and period: each different figure or basis once, in the reader's language
    where it can be. `also` are the numbers of the other voices that give one of them, `others` other counts told before."""

    story: int
    measure: str
    accord: Accord
    stated: tuple[StatedFigure, ...]
    also: tuple[int, ...] = ()
    others: tuple[OtherCount, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldQuote:
    """Direct speech of a story. `own`: printed by an outlet of the speaker's own side, so that it is not that outlet's rendering of
    foreign words. `renderings` are the same words in other voices. `said` is the day of an earlier text that holds them, and
    `said_in` names that text; both are empty for new words. `alone`: of several voices this one alone prints the words."""

    story: int
    speaker: str
    told: ToldSentence
    own: bool
    renderings: tuple[ToldSentence, ...] = ()
    said: str = ""
    said_in: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadoutRow:
    """One thing in two readouts, in the words of each; None where a readout omits it. `speakers` name whose direct speech the words
    are, empty where they are the outlet's own; `meanings` name what the words of each stand for, where they differ and `label` cannot.
    `also` are further matters that the same words name."""

    kind: EntityKind
    label: str
    cells: tuple[ToldSentence | None, ToldSentence | None]
    speakers: tuple[str, str] = ("", "")
    meanings: tuple[str, str] = ("", "")
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaid:
    """A thing that neither readout names: the other voices of the story that do, by `numbers`, or a seed on an earlier meeting, by its
    `day` and who stated it."""

    label: str
    numbers: tuple[int, ...] = ()
    day: str = ""
    stated_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readouts:
    """One meeting as the two sides tell it. `voices` are the citation numbers of the two readouts, in the order of `countries`; `gone`
    are (country, label, edition) of what that side's readout of the last meeting named and this one does not; `unsaid` is what
    neither names and others do."""

    story: int
    countries: tuple[str, str]
    voices: tuple[int, int]
    rows: tuple[ReadoutRow, ...]
    gone: tuple[tuple[str, str, str], ...] = ()
    unsaid: tuple[Unsaid, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaNews:
    """A formula of the relationship that the edition's articles use for the first time since the service began."""

    label: str
    told: ToldSentence


class Ahead(StrEnum):
    """Why a promise stands in an edition; editions of a week or a month also say which were made and which were kept."""

    DUE = "due"
    OVERDUE = "overdue"
    MOVED = "moved"
    MADE = "made"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A promise with its day. `due` is YYYY, YYYY-MM or YYYY-MM-DD; `before` the rung it stood on when told before, empty when it
    did not move; `made` says of one that is due or overdue that it was made in the days of the edition."""

    state: Ahead
    due: str
    who: str
    rung: Rung
    before: Rung | None
    told: ToldSentence
    made: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """A promise that a seed reports, due about now and called done by no article kept since: the seed's own sentence (`words`), with
    its id and title, the day told of and who stated it. `about` names what it is about, `named` the voices that name that now."""

    state: Ahead
    due: str
    who: str
    rung: Rung
    about: tuple[str, ...]
    named: tuple[int, ...]
    words: str
    language: Language
    seed: str
    title: str
    day: str
    stated_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A recurring date of the relationship inside the edition's reach; `seen`: an article of its days names it."""

    label: str
    day: str
    seen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An article cited by an edition that does not tell it. `number` follows those of the voices."""

    number: int
    article: str
    version: int
    url: str
    title: str
    outlet: str
    language: Language
    published: Dated | None
    designated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A day of a story: how many voices told it, and one headline."""

    day: str
    voices: int
    told: ToldSentence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """How a story went from day to day."""

    story: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The figure of one period (YYYY or YYYY-MM) with the sentence that gives it."""

    period: str
    value: float
    told: ToldSentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One measure over several periods of one length; `dimension` is a currency (ISO 4217) or a unit."""

    measure: str
    dimension: str
    points: tuple[Point, ...]
