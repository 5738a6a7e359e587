"""Chooses the pairs of articles that are worth comparing: those that share enough rare features; it scores none of them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import combinations

from monitor.stages.stories.profiles import Kind, Profile

FEW = 15_000
"""So few pairs are all compared (a second's work): an edition of 170 articles."""

STEPS = 1_000_000
"""Of more articles, features are followed from the rarest on for so many meetings of two articles (half a second)."""

WITHIN = 20.0
ACROSS = 8.0
"""Pairs whose shared features weigh less are then not compared; in one language a name counts as word, title and cognate."""

Holders = list[tuple[str, float]]


def candidates(profiles: Mapping[str, Profile], heads: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return the pairs (smaller id first, sorted) with at least one article among `heads` that are worth comparing."""
    if len(heads) * len(profiles) <= FEW:
        return tuple(pair for pair in combinations(sorted(profiles), 2) if pair[0] in heads or pair[1] in heads)
    weights: dict[tuple[str, str], float] = defaultdict(float)
    steps = 0
    for holders in _by_rarity(profiles):
        steps += len(holders) * (len(holders) - 1) // 2
        if steps > STEPS:
            break
        for (first, weight), (second, other) in combinations(holders, 2):
            weights[first, second] += min(weight, other)
    return tuple(sorted(pair for pair, weight in weights.items() if _worth_it(pair, weight, profiles, heads)))


def _by_rarity(profiles: Mapping[str, Profile]) -> list[Holders]:
    """Return for each feature that two articles have who has it, by id, with its weight there; the rarest features first."""
    found: dict[tuple[Kind, str], Holders] = defaultdict(list)
    for name in sorted(profiles):
        for kind, vector in profiles[name].vectors.items():
            for feature, weight in vector.items():
                found[kind, feature].append((name, weight))
    shared = {feature: holders for feature, holders in found.items() if len(holders) > 1}
    return [shared[feature] for feature in sorted(shared, key=lambda feature: (len(shared[feature]), feature))]


def _worth_it(pair: tuple[str, str], weight: float, profiles: Mapping[str, Profile], heads: Collection[str]) -> bool:
    enough = WITHIN if profiles[pair[0]].language == profiles[pair[1]].language else ACROSS
    return weight >= enough and (pair[0] in heads or pair[1] in heads)
