"""What speaks for a published edition and against it: stored versions with their archived answers, and what was found wrong."""

from dataclasses import dataclass
from enum import StrEnum

from monitor.model.articles import ArticleVersion, TextOrigin
from monitor.model.editions import Edition
from monitor.model.values import require

REDACTED = "▇▇▇"
"""What stands in digests for words that were withdrawn; it says so in every language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """A stored version and what it can be held against. `version.response` names its page; `feeds` the answers of the sources
    that listed it, as (source, name), the one before its recording first. `withdrawn`: the article was forgotten; `pruned`: answers
    of its feeds were removed with another article that was."""

    version: ArticleVersion
    feeds: tuple[tuple[str, str], ...]
    withdrawn: bool
    pruned: bool

    @property
    def from_feed(self) -> bool:
        """Whether the text is the feed's own."""
        return self.version.article.origin is TextOrigin.FEED


class Fault(StrEnum):
    """What can be wrong with a published file, or with what stands behind it."""

    ABSENT = "file missing"
    CHANGED = "file changed"
    UNMATCHED = "unmatched"
    NOT_STORED = "not in the stored version"
    OTHER_WORDS = "other words"
    MISSING = "response missing"
    NOT_ARCHIVED = "not in the archived response"
    STILL_TOLD = "withdrawn, but its words are still told"


class Caveat(StrEnum):
    """Why something cannot be proven, and need not be: named, not counted as wrong."""

    WITHDRAWN = "withdrawn"
    EXPIRED = "archived response expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found in a file: the printed words it is about (empty: the whole file), and what of them."""

    file: str
    words: str
    what: Fault | Caveat
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One edition held against store and archive. Of its `citations`, over all `files`, `proven` were found word for word in both."""

    edition: Edition
    files: tuple[str, ...]
    citations: int
    proven: int
    faults: tuple[Finding, ...]
    caveats: tuple[Finding, ...]

    def __post_init__(self) -> None:
        require(0 <= self.proven <= self.citations, "no more is proven than was cited")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """An edition made again: `recomputed` from what was known then, or, where another version of the program told it, its stored
    digest rendered anew. `equal` and `different` are its files by their published hashes; `lost` the addresses withdrawn since."""

    edition: Edition
    recomputed: bool
    program: str
    equal: tuple[str, ...]
    different: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def explained(self) -> bool:
        """Whether the bytes are the published ones, or a reason is known why they cannot be."""
        return not self.different or not self.recomputed or bool(self.lost)


class DifferenceKind(StrEnum):
    """How an edition would be told otherwise with what is known today."""

    STORY_MORE = "another story"
    STORY_LESS = "story no longer told"
    HEADLINE = "other headline"
    JOINED = "article joined"
    LEFT = "article left"
    EDITED = "article edited"
    WITHDRAWN = "article withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference; `story` is its number as told, 0 where it was not. `words` are today's, of what is gone those told."""

    kind: DifferenceKind
    story: int
    words: str
    detail: str = ""
