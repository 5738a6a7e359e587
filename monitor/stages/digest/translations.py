"""Which voices of a story are an outlet's own translations of another: the same voice in another language; it reads no sentence.

What survives translation is compared: figures, days and names of the topic.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from monitor.model import EntityKind, Kept, Story, Topic
from monitor.stages.digest.values import key
from monitor.stages.digest.voices import voices

WITHIN = timedelta(hours=24)

ALIKE = 0.75
"""Share of the anchors of both that both have (Dice, 1945)."""

LEAST = 4
"""Anchors that both must have, or agreeing would prove nothing."""

_BARE = frozenset({EntityKind.COUNTER, EntityKind.VETO, EntityKind.PAIR})
"""Names that one language says in an adjective and the other not."""


def translations(speaking: Sequence[Kept], topic: Topic) -> Mapping[str, str]:
    """Return the id of each voice that translates an earlier one of its outlet, with that one's. Of a chain all name the first."""
    kinds = {entity.id: entity.kind for entity in topic.entities}
    anchors = {kept.id: _anchors(kept, kinds) for kept in speaking}
    found: dict[str, str] = {}
    ordered = sorted(speaking, key=lambda kept: (kept.when, kept.article.url))
    for at, later in enumerate(ordered):
        same = (one for one in ordered[:at] if _may_be(one, later) and _alike(anchors[one.id], anchors[later.id]))
        origin = next(same, None)
        if origin:
            found[later.id] = found.get(origin.id, origin.id)
    return found


def independent(story: Story, topic: Topic) -> tuple[Kept, ...]:
    """Return the voices of a story but for an outlet's translations of its own text."""
    speaking = voices(story)
    again = translations(speaking, topic)
    return tuple(kept for kept in speaking if kept.id not in again)


def _may_be(one: Kept, later: Kept) -> bool:
    near = later.when - one.when <= WITHIN
    return near and one.outlet.id == later.outlet.id and one.article.language != later.article.language


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    both = len(one & other)
    return both >= LEAST and 2 * both / (len(one) + len(other)) >= ALIKE


def _anchors(kept: Kept, kinds: Mapping[str, EntityKind]) -> frozenset[str]:
    found = kept.facts
    names = {mention.entity for mention in found.mentions if kinds.get(mention.entity, EntityKind.VETO) not in _BARE}
    return frozenset({*names, *(key(figure) for figure in found.figures), *(mention.iso for mention in found.dates)})
