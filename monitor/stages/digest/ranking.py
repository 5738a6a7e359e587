"""Orders the stories of an edition and says why in points; it knows no country and no outlet by name.

The order is the desk's: an event that many independent voices of different masters and languages tell comes before one
that a single agency tells, and a text with figures and with something done or signed before one with none. Points are small
and additive, so that the reason of a rank can be read; nothing is multiplied.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log2

from monitor.model import Control, EntityKind, Form, Kept, Story, Summary, Topic
from monitor.model.notes import Note
from monitor.stages.digest import desk
from monitor.stages.digest.translations import independent

DONE = (("documents", EntityKind.AGREEMENT), ("meetings", EntityKind.FORMAT), ("dealings", EntityKind.DEALING))
"""Kinds of entities that make a text one about something done or signed, each with its reason, …"""

DEEDS = 2
"""… of which so many count, those documents first: every text about a visit has talks, trade and a delegation."""

FILLER_CEILING = 1.0
"""One voice without a figure and without anything done or signed gets no more than this, however relevant its words are."""

PINNED = 100.0
"""More than all other reasons together can come to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A story with its summary and the (reason, points) pairs of its rank."""

    story: Story
    summary: Summary
    reasons: tuple[tuple[str, float], ...]

    @property
    def points(self) -> float:
        """The sum by which the story is ordered, rounded so that the order of adding cannot show."""
        return round(sum(points for _, points in self.reasons), 6)


def rank(told: Iterable[tuple[Story, Summary]], topic: Topic, notes: Sequence[Note] = ()) -> tuple[Ranked, ...]:
    """Return the stories with the most points first; among equals the one heard of first. A pin outweighs everything else."""

    def why(story: Story) -> tuple[tuple[str, float], ...]:
        pin = (("pinned", PINNED),) if desk.pinned([kept.id for kept in story.members], notes) else ()
        return (*pin, *reasons(independent(story, topic), topic))

    ranked = (Ranked(story=story, summary=summary, reasons=why(story)) for story, summary in told)
    return tuple(sorted(ranked, key=lambda one: (-one.points, one.story.members[0].when, one.story.key)))


def reasons(speaking: tuple[Kept, ...], topic: Topic) -> tuple[tuple[str, float], ...]:
    """Return why a story ranks as it does, only what counts; `filler` takes away what lies above the ceiling."""
    figures, done = _figures(speaking), tuple(_done(speaking, topic))
    counted = (
        ("voices", 1.5 * log2(len({kept.outlet.id for kept in speaking}))),
        ("controls", 0.5 * (len({kept.outlet.control for kept in speaking} - {Control.UNKNOWN}) - 1)),
        ("countries", 0.5 * (len({kept.outlet.country for kept in speaking} - {""}) - 1)),
        ("languages", 0.5 * (len({kept.article.language for kept in speaking}) - 1)),
        ("both_sides", 1.0 * ({side.country for side in topic.sides} <= {kept.outlet.country for kept in speaking})),
        ("official", 0.5 * any(kept.outlet.form is Form.OFFICIAL for kept in speaking)),
        ("relevance", 2.0 * max(kept.relevance.score for kept in speaking)),
        ("figures", 0.25 * min(figures, 4)),
        *((name, 0.5 * counted) for name, counted in done),
    )
    found = tuple((name, round(points, 2)) for name, points in counted if round(points, 2) > 0)
    excess = round(sum(points for _, points in found) - FILLER_CEILING, 2)
    if len(speaking) == 1 and not figures and not any(counted for _, counted in done) and excess > 0:
        return (*found, ("filler", -excess))
    return found


def _figures(speaking: tuple[Kept, ...]) -> int:
    """Count the different figures; the same amount in two texts is one."""
    return len({(figure.low, figure.high, figure.unit, figure.currency) for kept in speaking for figure in kept.facts.figures})


def _done(speaking: tuple[Kept, ...], topic: Topic) -> Iterator[tuple[str, int]]:
    """Yield how many different documents, meetings and dealings are named, DEEDS of them together at most."""
    kinds = {entity.id: entity.kind for entity in topic.entities}
    named = Counter(kinds.get(name) for name in {mention.entity for kept in speaking for mention in kept.facts.mentions})
    left = DEEDS
    for reason, kind in DONE:
        counted = min(named[kind], left)
        left -= counted
        yield reason, counted
