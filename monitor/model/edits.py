"""What became of kept articles afterwards, as an edition tells it: what was changed, and which pages are gone."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.model.articles import Kept, Look
from monitor.model.drops import Reason
from monitor.model.pages import Dated
from monitor.model.sources import Control, Form
from monitor.model.stories import CitedSentence, ToldSentence
from monitor.model.values import Language, require


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One version of an article and the start of the cycle that found it."""

    kept: Kept
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A kept article up to some moment: its versions and the looks taken at its pages, both in order of time. `new` is the number
    of the first version that the window brought, or one above the last."""

    revisions: tuple[Revision, ...]
    looks: tuple[Look, ...]
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A page that is gone since `since`, known for sure at `at`; or, `back`, that is there again."""

    since: datetime
    at: datetime
    reason: Reason
    back: bool


class EditKind(StrEnum):
    """What became of an article."""

    EDITED = "edited"
    GONE = "gone"
    BACK = "back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """Words of the old version, of the new one, or of both: removed, added, or put otherwise. `still` are the sentences of other
    articles in which removed words still stand, one of each language, their own first."""

    before: CitedSentence | None
    after: CitedSentence | None
    still: tuple[ToldSentence, ...] = ()

    def __post_init__(self) -> None:
        require(self.before is not None or self.after is not None, "a change needs words")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEdit:
    """An article that was edited, is gone, or came back. `number` is its citation number, that of its voice where it is one;
    `story` the number of the story that this edition tells it in, or 0. `before` and `after` are versions, seen at `since` and
    `at`; of a page that is gone both are the last one, missed at `since` and again at `at`, for `reason`. `names` and `figures`
    are the words that only one version has; `changes` sentences removed, put otherwise, added; `more` were left out. `control` and
    `form` are the outlet's, `published` the article's."""

    kind: EditKind
    number: int
    story: int
    article: str
    url: str
    title: str
    outlet: str
    language: Language
    before: int
    after: int
    since: datetime
    at: datetime
    reason: Reason | None = None
    headline: Alteration | None = None
    names: tuple[Alteration, ...] = ()
    figures: tuple[Alteration, ...] = ()
    changes: tuple[Alteration, ...] = ()
    more: int = 0
    designated: tuple[str, ...] = ()
    control: Control = Control.UNKNOWN
    form: Form = Form.UNKNOWN
    published: Dated | None = None
