"""Chooses the pairs of articles that are worth comparing: those that share enough rare features; it scores none of them."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from monitor.stages.stories.profiles import Kind, Profile

COMMON = 40
"""A feature that more articles have brings nobody together by itself."""

WITHIN = 20.0
ACROSS = 8.0
"""Pairs whose shared rare features weigh less are not compared; in one language a name counts as word, title and cognate."""


def candidates(profiles: Mapping[str, Profile], heads: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return the pairs (smaller id first, sorted) with at least one article among `heads` that are worth comparing."""
    holders: dict[tuple[Kind, str], list[tuple[str, float]]] = defaultdict(list)
    for name in sorted(profiles):
        for kind, vector in profiles[name].vectors.items():
            for feature, weight in vector.items():
                holders[kind, feature].append((name, weight))
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for found in holders.values():
        if 1 < len(found) <= COMMON:
            for at, (first, weight) in enumerate(found):
                for second, other in found[at + 1 :]:
                    weights[first, second] += min(weight, other)
    return tuple(sorted(pair for pair, weight in weights.items() if _worth_it(pair, weight, profiles, heads)))


def _worth_it(pair: tuple[str, str], weight: float, profiles: Mapping[str, Profile], heads: Collection[str]) -> bool:
    enough = WITHIN if profiles[pair[0]].language == profiles[pair[1]].language else ACROSS
    return weight >= enough and (pair[0] in heads or pair[1] in heads)
