"""Chooses the pairs of articles that are worth comparing: those that share enough rare features; it scores none of them."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate, combinations, groupby

import numpy as np

from monitor.stages.stories.profiles import Kind, Profile

FEW = 15_000
"""So few pairs are all compared (a second's work): an edition of 170 articles."""

STEPS = 600_000
"""Of more articles, features are followed from the rarest on for so many meetings of two articles (half a second)."""

WITHIN = 0.5
ACROSS = 0.2
"""Pairs whose cosines, summed over the kinds, come to less on the features followed are then not compared."""

Feature = tuple[int, Kind, str]
"""In how many articles a feature stands, its kind, and itself: sorted so, the rarest come first."""


def candidates(profiles: Mapping[str, Profile], heads: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return the pairs (smaller id first, sorted) with at least one article among `heads` that are worth comparing."""
    if len(heads) * len(profiles) <= FEW:
        return tuple(pair for pair in combinations(sorted(profiles), 2) if pair[0] in heads or pair[1] in heads)
    names = sorted(profiles)
    found = ((names[both // len(names)], names[both % len(names)], weight) for both, weight in _meetings(names, profiles))
    return tuple((first, second) for first, second, weight in found if _worth_it(first, second, weight, profiles, heads))


def _meetings(names: Sequence[str], profiles: Mapping[str, Profile]) -> list[tuple[int, float]]:
    """Return for each pair that meets often enough, as place of the first × count + place of the second, the sum of its cosines,
    sorted. Sums are taken from the rarest feature on, so the same articles give the same bits; in numpy, a fifth of the time."""
    pairs, products = [np.empty(0, dtype=np.int64)], [np.empty(0)]
    for held, holders in groupby(_holders(names, profiles), key=len):
        of_features = list(holders)
        places = np.array([[place for place, _ in one] for one in of_features], dtype=np.int64)
        shares = np.array([[share for _, share in one] for one in of_features])
        first, second = np.triu_indices(held, 1)  # in the order of `combinations`
        pairs.append((places[:, first] * len(names) + places[:, second]).ravel())
        products.append((shares[:, first] * shares[:, second]).ravel())
    met, which = np.unique(np.concatenate(pairs), return_inverse=True)
    sums = np.bincount(which, weights=np.concatenate(products), minlength=len(met))
    enough = sums >= ACROSS
    return list(zip(met[enough].tolist(), sums[enough].tolist(), strict=True))


def _holders(names: Sequence[str], profiles: Mapping[str, Profile]) -> list[list[tuple[int, float]]]:
    """Return for each feature that is followed the places in `names` of those who have it, with its share of their vectors; the
    rarest features first."""
    followed = _followed(profiles)
    held: list[list[tuple[int, float]]] = [[] for _ in followed]
    ranks: dict[Kind, dict[str, int]] = {kind: {} for kind in Kind}
    for rank, (_, kind, feature) in enumerate(followed):
        ranks[kind][feature] = rank
    for place, name in enumerate(names):
        norms = profiles[name].norms
        for kind, vector in profiles[name].vectors.items():
            for feature in vector.keys() & ranks[kind].keys() if norms[kind] else ():
                held[ranks[kind][feature]].append((place, vector[feature] / norms[kind]))
    return held


def _followed(profiles: Mapping[str, Profile]) -> list[Feature]:
    """Return the features that two articles have, the rarest first, as far as `STEPS` goes."""
    seen: dict[Kind, Counter[str]] = {kind: Counter() for kind in Kind}
    for profile in profiles.values():
        for kind, vector in profile.vectors.items():
            seen[kind].update(vector.keys() if profile.norms[kind] else ())
    shared = sorted((held, kind, feature) for kind, counts in seen.items() for feature, held in counts.items() if held > 1)
    steps = accumulate(held * (held - 1) // 2 for held, _, _ in shared)
    return [feature for feature, taken in zip(shared, steps, strict=True) if taken <= STEPS]


def _worth_it(first: str, second: str, weight: float, profiles: Mapping[str, Profile], heads: Collection[str]) -> bool:
    enough = WITHIN if profiles[first].language == profiles[second].language else ACROSS
    return weight >= enough and (first in heads or second in heads)
