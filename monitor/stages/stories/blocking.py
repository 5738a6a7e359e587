"""Chooses the pairs of articles that are worth comparing: those that share enough rare features; it scores none of them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from monitor.stages.stories.profiles import Kind, Profile

FEW = 15_000
"""So few pairs are all compared (a second's work): an edition of 170 articles."""

STEPS = 600_000
"""Of more articles, features are followed from the rarest on for so many meetings of two articles (half a second)."""

WITHIN = 0.5
ACROSS = 0.2
"""Pairs whose cosines, summed over the kinds, come to less on the features followed are then not compared."""

Holders = list[tuple[int, float]]


def candidates(profiles: Mapping[str, Profile], heads: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return the pairs (smaller id first, sorted) with at least one article among `heads` that are worth comparing."""
    if len(heads) * len(profiles) <= FEW:
        return tuple(pair for pair in combinations(sorted(profiles), 2) if pair[0] in heads or pair[1] in heads)
    names = sorted(profiles)
    weights: dict[int, float] = defaultdict(float)  # by place of the first × count + place of the second: half the time of pairs
    steps = 0
    for holders in _by_rarity(names, profiles):
        steps += len(holders) * (len(holders) - 1) // 2
        if steps > STEPS:
            break
        for (first, weight), (second, other) in combinations(holders, 2):
            weights[first * len(names) + second] += weight * other
    found = ((names[both // len(names)], names[both % len(names)], weight) for both, weight in sorted(weights.items()) if weight >= ACROSS)
    return tuple((first, second) for first, second, weight in found if _worth_it(first, second, weight, profiles, heads))


def _by_rarity(names: Sequence[str], profiles: Mapping[str, Profile]) -> list[Holders]:
    """Return for each feature that two articles have the places in `names` of those who have it, with its share of their
    vectors; the rarest features first."""
    found: dict[tuple[Kind, str], Holders] = defaultdict(list)
    for place, name in enumerate(names):
        norms = profiles[name].norms
        for kind, vector in profiles[name].vectors.items():
            for feature, weight in vector.items() if norms[kind] else ():
                found[kind, feature].append((place, weight / norms[kind]))
    shared = {feature: holders for feature, holders in found.items() if len(holders) > 1}
    return [shared[feature] for feature in sorted(shared, key=lambda feature: (len(shared[feature]), feature))]


def _worth_it(first: str, second: str, weight: float, profiles: Mapping[str, Profile], heads: Collection[str]) -> bool:
    enough = WITHIN if profiles[first].language == profiles[second].language else ACROSS
    return weight >= enough and (first in heads or second in heads)
