"""The pairs of one edition as they are recorded: with their features, and what became of them; it decides nothing."""

import math
from collections.abc import Iterator, Mapping, Sequence

from monitor.model import Link, Outcome, Published, Story
from monitor.stages.stories.decided import Bonds
from monitor.stages.stories.pairs import ACROSS, WITHIN, Comparison

FLOOR = 0.1
"""Pairs of two stories that are less alike are not recorded: no threshold would ever be set so low, and they are nearly all pairs.
Of the 4,753 pairs of 98 evaluation articles 529 are recorded, in 90 kB."""

_DIGITS = 4


def likeness(features: Sequence[tuple[str, float]]) -> float:
    """Return the score that a pair's features give by themselves, whether or not the two contradict each other: what a replay with
    another threshold starts from."""
    weights = WITHIN if any(name == "words" for name, _ in features) else ACROSS
    return 1 / (1 + math.exp(-(weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features))))


def links(
    compared: Mapping[tuple[str, str], Comparison], bound: Bonds, stories: Sequence[Story], published: Sequence[Published]
) -> tuple[Link, ...]:
    """Return the pairs worth recording, by ids: those of one story, those decided by hand, those alike enough to be argued about."""
    here = {member.id for story in stories for member in story.members}
    ours = {pair: together for pair, together in bound.items() if not here.isdisjoint(pair)}
    return tuple(_links(compared, ours, _places(stories, published)))


def _places(stories: Sequence[Story], published: Sequence[Published]) -> dict[str, str]:
    """Return for each article the name of the story it is told in: the number of a published one, or the story's key."""
    told = {member.id: str(story.number) for story in published for member in story.members}
    return told | {member.id: str(story.continues or story.key) for story in stories for member in story.members}


def _links(compared: Mapping[tuple[str, str], Comparison], bound: Bonds, places: Mapping[str, str]) -> Iterator[Link]:
    for pair in sorted(compared.keys() | bound.keys()):
        found, together = compared.get(pair), bound.get(pair)
        joined = places[pair[0]] == places[pair[1]]
        if joined or together is not None or (found and _arguable(found)):
            yield Link(
                first=pair[0],
                second=pair[1],
                score=round(found.score, _DIGITS) if found else 0.0,
                features=tuple((name, round(value, _DIGITS)) for name, value in found.features) if found else (),
                outcome=_outcome(found, together, joined=joined),
            )


def _arguable(found: Comparison) -> bool:
    return (likeness(found.features) if found.contradicts else found.score) >= FLOOR


def _outcome(found: Comparison | None, together: bool | None, *, joined: bool) -> Outcome:
    if together is not None:
        return Outcome.TOGETHER if together else Outcome.APART
    if joined:
        return Outcome.JOINED
    if found and found.contradicts:
        return Outcome.CONTRADICTS
    return Outcome.DISTANT if found and found.distant else Outcome.REJECTED
