"""What one edition is composed of."""

from collections.abc import Iterator
from dataclasses import dataclass

from monitor.model import Coverage, Decision, Drop, Kept, Life, Link, Plan, Published, Settings, Story, Summary
from monitor.model.notes import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that one edition is composed of. `kept` are the articles of its window, `origins` those that reprints among them
    point to, `published` the stories told before, `next_number` the number of the next new story, `sequence` the last
    recording that could be seen. `promising` are earlier articles whose promises come due about now, `formulas` the formulas of
    the relationship (ids) named before the window opened, `lives` those of articles edited, missed or found again in it; `links`
    are not told: they are recorded beside the digest. `within` are stories that editions inside the window told first, which keep
    their numbers; `decisions` and `notes` are what was done by hand."""

    plan: Plan
    settings: Settings
    kept: tuple[Kept, ...]
    origins: tuple[Kept, ...]
    published: tuple[Published, ...]
    stories: tuple[tuple[Story, Summary | Drop], ...]
    coverage: Coverage
    next_number: int
    sequence: int
    promising: tuple[Kept, ...] = ()
    formulas: frozenset[str] = frozenset()
    lives: tuple[Life, ...] = ()
    links: tuple[Link, ...] = ()
    within: tuple[Published, ...] = ()
    decisions: tuple[Decision, ...] = ()
    notes: tuple[Note, ...] = ()

    def read(self) -> Iterator[Kept]:
        """Yield every article that the edition is composed of."""
        yield from (*self.kept, *self.origins, *self.promising)
        yield from (kept for story in self.published for kept in story.members)
        yield from self.lived()

    def lived(self) -> Iterator[Kept]:
        """Yield every version of the articles that were edited, missed or found again."""
        yield from (revision.kept for life in self.lives for revision in life.revisions)
