"""What was told before an edition, as names and figures: the seeds and the stories of the ledger; it draws no conclusion.

Names and figures that the topic tells again and again are found here: they are in so many stories that they are no news in one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from monitor.model import (
    BackgroundKind,
    EditionKind,
    EntityKind,
    Facts,
    Figure,
    Plan,
    Published,
    Seed,
    Settings,
    Topic,
)
from monitor.stages.digest.folding import origin
from monitor.stages.digest.reports import report
from monitor.stages.digest.values import Figures

USUAL = frozenset(
    {EntityKind.STATE, EntityKind.PAIR, EntityKind.FORMAT, EntityKind.DEALING, EntityKind.COUNTER, EntityKind.VETO, EntityKind.PLACE}
)
"""Kinds of names that stand in every story of a topic."""

OFTEN = 2
"""A name or figure in more earlier stories than this, the seeds among them, recurs …"""

SHARE = 0.2
"""… if it is in this share of them too: of many stories a name may have more than two of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A seed, or a story of the ledger, reduced to what can be compared. `day` is the day told of or of the first telling, None
    where it is not known."""

    kind: BackgroundKind
    id: str
    title: str
    url: str
    day: date | None
    edition: str
    stated_by: str
    entities: frozenset[str]
    figures: tuple[Figure, ...]


class Past:
    """All that was told before."""

    def __init__(self, told: Iterable[Earlier], topic: Topic) -> None:
        self.told = tuple(told)
        self._kinds = {entity.id: entity.kind for entity in topic.entities}
        self._named = Counter(entity for one in self.told for entity in one.entities)
        self._figures = tuple((one, Figures(one.figures)) for one in self.told)

    def kind(self, entity: str) -> EntityKind | None:
        """Return what an entity of the topic is; None for one that the topic no longer has."""
        return self._kinds.get(entity)

    def is_usual(self, entity: str) -> bool:
        """Return whether a name says nothing about one story: by its kind, or because so many stories have it."""
        kind = self.kind(entity)
        return kind is None or kind in USUAL or self._often(self._named[entity])

    def recurs(self, figure: Figure, besides: int) -> bool:
        """Return whether a figure was told in a seed or in a story other than the one numbered `besides`."""
        name = (BackgroundKind.STORY, str(besides))
        return any(known.have(figure) for one, known in self._figures if (one.kind, one.id) != name)

    def _often(self, times: int) -> bool:
        return times > max(OFTEN, SHARE * len(self.told))


def past(settings: Settings, published: Sequence[Published]) -> Past:
    """Return the seeds, and the stories of the ledger, as they were told."""
    seeds = (_seed(seed, settings.topic) for seed in settings.seeds)
    return Past((*seeds, *(_story(story) for story in published)), settings.topic)


def parted(published: Sequence[Published], plan: Plan) -> tuple[tuple[Published, ...], tuple[Published, ...]]:
    """Return the stories of the ledger that were told before an edition's window, and those that were first told inside it. Only a
    document since a day covers time that editions told already; of a story told before it, what was kept since is left out."""
    if plan.edition.kind is not EditionKind.SINCE:
        return tuple(published), ()
    start = plan.window.start
    cut = [replace(story, members=tuple(kept for kept in story.members if kept.kept_at < start)) for story in published]
    return tuple(story for story in cut if story.members), tuple(story for story in cut if not story.members)


def _seed(seed: Seed, topic: Topic) -> Earlier:
    found = report(seed, topic).facts
    return Earlier(
        kind=BackgroundKind.SEED,
        id=seed.id,
        title=seed.title,
        url=seed.url,
        day=seed.event_date,
        edition="",
        stated_by=seed.stated_by,
        entities=frozenset(_entities(found)),
        figures=found.figures,
    )


def _story(story: Published) -> Earlier:
    first = origin(story)
    return Earlier(
        kind=BackgroundKind.STORY,
        id=str(story.number),
        title=story.headline,
        url=first.article.url if first else "",
        day=min((kept.when.date() for kept in story.members), default=None),
        edition=story.first_told,
        stated_by=first.outlet.name if first else "",
        entities=frozenset(entity for kept in story.members for entity in _entities(kept.facts)),
        figures=tuple(figure for kept in story.members for figure in kept.facts.figures),
    )


def _entities(found: Facts) -> Iterator[str]:
    yield from (mention.entity for mention in found.mentions)
