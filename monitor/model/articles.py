"""An article through its stages of life: extracted, judged, stored in versions, kept; not yet part of a story."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeAlias

from monitor.model.drops import Drop, Reason
from monitor.model.pages import Dated, Entry, Page
from monitor.model.sources import Outlet, Source
from monitor.model.values import Language, require_utc


class Field(StrEnum):
    """Which stored text an offset counts in."""

    TITLE = "title"
    TEXT = "text"


class TextOrigin(StrEnum):
    """Where the text was taken from; `feed` is marked as such in the digest."""

    PAGE = "page"
    FEED = "feed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stretch of one article's text, in code points, end exclusive."""

    field: Field
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:  # not by `require`: it writes its message, and a text has 300 places
            raise ValueError(f"empty or backward place {self.start}…{self.end}")

    def holds(self, other: "Place") -> bool:
        """Return whether another place of the same field begins within this one."""
        return other.field is self.field and self.start <= other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page says, extracted. Texts are normalised once (NFC, single blanks, paragraphs parted by one empty
    line). `aliases` are further addresses and GUIDs of the same article, canonical link first."""

    url: str
    title: str
    text: str
    language: Language
    published: Dated | None
    byline: str
    origin: TextOrigin
    aliases: tuple[str, ...] = ()

    def read(self, place: Place) -> str:
        """Return the words at `place`."""
        return (self.title if place.field is Field.TITLE else self.text)[place.start : place.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An entity of the topic at a place; `office` is the entity of the office there when the person was not named but meant."""

    entity: str
    place: Place
    office: str = ""


class EvidenceKind(StrEnum):
    """What speaks for or against relevance: a joint term, both sides `together` in a sentence, one `beside` the other; more cues of
    something `aside`, a `namesake` in the title; nothing but that an `earlier` version was kept. `other`: recorded before kinds were."""

    JOINT = "joint"
    TOGETHER = "together"
    BESIDE = "beside"
    ASIDE = "aside"
    NAMESAKE = "namesake"
    EARLIER = "earlier"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A reason for or against relevance that a reader can check; `weight` is signed. `note` says it in English; `about` are the ids of
    the entities that it names, or of a context."""

    note: str
    weight: float
    place: Place | None = None
    kind: EvidenceKind = EvidenceKind.OTHER
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relevance:
    """How much an article is about the relationship, 0…1, and why."""

    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """Sampled shingle hashes: all shingles whose 64-bit hash is 0 modulo `modulus`, sorted, each once.
    Broder, On the resemblance and containment of documents, 1997."""

    modulus: int
    hashes: tuple[int, ...]


class Bound(StrEnum):
    """How a text limits a number: "more than 70 percent" is not 70 percent."""

    EXACT = ""
    MORE = "more"
    AT_LEAST = "at_least"
    LESS = "less"
    AT_MOST = "at_most"
    ABOUT = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its unit (English singular) or currency (ISO 4217); a single value has low == high, and `bound` says whether it is
    exact. As far as its sentence says: `measure`, what it measures (trade, loan …); `period`, which it covers (YYYY, YYYY-MM,
    YYYY-MM-DD); `basis`, by which count, as (aspect, value) pairs in the order of the aspects: see `text.measures`."""

    place: Place
    low: float
    high: float
    unit: str
    currency: str
    measure: str = ""
    period: str = ""
    basis: tuple[tuple[str, str], ...] = ()
    bound: Bound = Bound.EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date in the text; `iso` is YYYY, YYYY-MM or YYYY-MM-DD, resolved against the article's own date."""

    place: Place
    iso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Verbatim direct speech without its quotation marks; `speaker` as the article names it, or empty."""

    place: Place
    speaker: str


class Rung(StrEnum):
    """How far a promise has come, from words to deeds."""

    PROPOSED = "proposed"
    NEGOTIATED = "negotiated"
    SIGNED = "signed"
    RATIFIED = "ratified"
    IN_FORCE = "in_force"
    DONE = "done"

    @property
    def height(self) -> int:
        """How many rungs are below this one."""
        return tuple(Rung).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A clause in which a party promises, owes, orders or schedules something that was still ahead when it was written.
    `who` is the party in the article's words, or empty; `due` a date as DateMention has it, or empty; `rung` is the one that the
    clause says was reached."""

    place: Place
    who: str
    due: str
    rung: Rung


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an article states, each with its place in the stored text."""

    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    mentions: tuple[Mention, ...] = ()
    commitments: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleVersion:
    """One stored state of an article. `response` names the archived answer; `recorded` is its sequence number."""

    id: str
    n: int
    article: Article
    text_hash: str
    extractor: str
    response: str
    recorded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A time at which a kept article's page was asked for: None as `reason` where it was there, edited or not."""

    at: datetime
    reason: Reason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a kept article stands when its page is asked for again: its latest version, when it was first kept, and the looks taken."""

    version: ArticleVersion
    kept_at: datetime
    looks: tuple[Look, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What the judging hop takes: an entry, its source, and the page or the reason why there is none. `at` is when it was
    asked for, the end of time where nobody says; `last`: no further attempt follows a temporary failure; `furniture`: the
    marks (see `text.furniture`) of lines that recur at its host, in articles or on pages off the topic, as of the start of the
    cycle. Of an article that was kept
    before: how it stands, and `before`, the archived answer that its latest version was taken from, where it is at hand."""

    entry: Entry
    source: Source
    outcome: Page | Drop
    at: datetime = datetime(9999, 1, 1, tzinfo=UTC)
    last: bool = False
    furniture: frozenset[str] = frozenset()
    standing: Standing | None = None
    before: Page | None = None

    def __post_init__(self) -> None:
        require_utc("at", self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchTerms:
    """What an article is searched by, in the order of its words: see `text.words.search_terms`."""

    title: tuple[str, ...]
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the judging hop gives for an article that stays. `before` is what today's stages make of the answer that its latest
    version was taken from, where that is no longer what is stored: what differs there is our doing and not the outlet's."""

    article: Article
    outlet: Outlet
    relevance: Relevance
    sketch: Sketch
    facts: Facts
    terms: SearchTerms
    before: "Judged | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A citation: a place in one version of one article."""

    article: str
    version: int
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """Nothing known shares enough with the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprint:
    """Mostly copied from an earlier article. `share` of this text found there, `back` of that text found here, 0…1."""

    of: str
    share: float
    back: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Mostly copied from a seed."""

    seed: str
    share: float
    back: float


Verdict: TypeAlias = New | Reprint | Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A text that a sketch may overlap: an earlier article (by id) or a seed."""

    id: str
    is_seed: bool
    sketch: Sketch
    title: str
    text: str
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsettled:
    """A version of an article that has no verdict yet: as much of it as a verdict is found by."""

    id: str
    n: int
    url: str
    text: str
    language: Language
    sketch: Sketch


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A source listed the article at that time under that address."""

    source: str
    url: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a text means, as a vector of signed bytes, with the name of the model that made it: vectors of two models say nothing of
    each other. Without a name nobody read the text; without a vector the model has not learnt its language."""

    model: str = ""
    vector: bytes = b""


UNREAD = Meaning()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An article in the store with all that the telling half needs. `kept_at` is the start of its first cycle."""

    version: ArticleVersion
    outlet: Outlet
    relevance: Relevance
    facts: Facts
    verdict: Verdict
    sightings: tuple[Sighting, ...]
    kept_at: datetime
    meaning: Meaning = UNREAD

    def __post_init__(self) -> None:
        require_utc("kept_at", self.kept_at)

    @property
    def id(self) -> str:
        """The article's minted id."""
        return self.version.id

    @property
    def article(self) -> Article:
        """The extracted article of this version."""
        return self.version.article

    @property
    def when(self) -> datetime:
        """Publication where it is known and sound, else the time of keeping."""
        published = self.article.published
        return published.moment if published and not published.suspicious else self.kept_at
