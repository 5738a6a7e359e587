"""Articles that tell one event, and the sentences chosen to tell it; ids are minted when first published."""

from dataclasses import dataclass
from enum import StrEnum

from monitor.model.articles import Kept, Span
from monitor.model.values import Language


class Outcome(StrEnum):
    """What became of a pair of articles that were compared: one story or not, and why; `together` and `apart` were decided by hand."""

    JOINED = "joined"
    REJECTED = "rejected"
    CONTRADICTS = "contradicts"
    DISTANT = "distant"
    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A pair of articles with the reasons why they share a story or do not. `features` are (name, value) pairs, stored so that
    thresholds can be replayed."""

    first: str
    second: str
    score: float
    features: tuple[tuple[str, float], ...]
    outcome: Outcome = Outcome.JOINED


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles of one event. `members` are ordered by time and url; reprints stand among them. `continues` is the
    number of an earlier published story that these articles carry on, or 0."""

    members: tuple[Kept, ...]
    links: tuple[Link, ...]
    continues: int = 0

    @property
    def key(self) -> str:
        """A stable name within one edition: the id of the first member."""
        return self.members[0].id


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """The stories of one edition, by key, and every pair of articles worth recording, by ids."""

    stories: tuple[Story, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSentence:
    """A sentence exactly as stored, with the place it was taken from."""

    text: str
    language: Language
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSentence:
    """A cited sentence with the number of the voice that it comes from."""

    number: int
    sentence: CitedSentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The sentences that tell a story, in the order in which they are to be read."""

    sentences: tuple[CitedSentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A story as the ledger knows it: its number, the edition that first told it, and the member articles told so far."""

    number: int
    first_told: str
    last_told: str
    headline: str
    members: tuple[Kept, ...]


class StoryState(StrEnum):
    """How an edition stands to a story. A silent one is not told: its new articles bring no marked change, and join the ledger."""

    NEW = "new"
    DEVELOPING = "developing"
    SILENT = "silent"
