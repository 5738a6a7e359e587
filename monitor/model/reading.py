"""What a reader asks of the store, and the answers: stories and articles with all that was told of them; nothing here is stored."""

from dataclasses import dataclass
from datetime import datetime

from monitor.model.articles import Kept, Span
from monitor.model.editions import Edition
from monitor.model.histories import Relation, Telling
from monitor.model.notes import Note
from monitor.model.operations import Hit
from monitor.model.sources import Control
from monitor.model.stories import StoryState
from monitor.model.values import Language, require_utc


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What a search is restricted to; empty or None: not by this. Published (kept, where that is not known) at or after `since`
    and before `until`."""

    outlet: str = ""
    control: Control | None = None
    language: Language = ""
    since: datetime | None = None
    until: datetime | None = None

    def __post_init__(self) -> None:
        for name, moment in (("since", self.since), ("until", self.until)):
            if moment is not None:
                require_utc(name, moment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of what a search found, best first. `matches` were ranked; `capped`: more match, and the latest were ranked."""

    hits: tuple[Hit, ...]
    matches: int
    capped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldIn:
    """One edition's telling of a story; `at` is the end of the edition's window."""

    edition: Edition
    state: StoryState
    headline: str
    at: datetime
    provisional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryListed:
    """A story in a list: its headline in the last telling, how often it was told, and by how many articles."""

    number: int
    headline: str
    first_told: str
    last_told: str
    last_at: datetime
    tellings: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRead:
    """A story as decided by hand: its tellings, earliest first, its relations to others, the notes that lie on it, and its articles
    in their latest version, by time. One that was merged into another goes on as that one, and has no articles left."""

    number: int
    goes_on_as: int
    first_told: str
    tellings: tuple[Telling, ...]
    relations: tuple[Relation, ...]
    notes: tuple[Note, ...]
    members: tuple[Kept, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A place of an article that an edition printed, with the number of the citation there; `story` told it. `language` is the
    edition's."""

    edition: str
    language: Language
    story: int
    number: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRead:
    """An article in all its versions, earliest first, and where editions cite it."""

    versions: tuple[Kept, ...]
    cited: tuple[Cited, ...]

    @property
    def latest(self) -> Kept:
        """The version that counts now."""
        return self.versions[-1]

    def words(self, span: Span) -> str:
        """Return the words at a place, empty where its version is not there (any more)."""
        return next((one.article.read(span.place) for one in self.versions if one.version.n == span.version), "")
