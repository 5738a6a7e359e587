"""Groups articles by their pairs without chaining: the average of all pairs counts, and a contradiction keeps groups apart.

It knows nothing of what a pair rests on. Average-link clustering (Sokal and Michener, 1958) with pairs that must not meet, and
with weights: a pair on which less can be seen, because it is of two languages, counts less.
"""

import heapq
from collections.abc import Iterable, Mapping

from monitor.stages.stories.decided import Bonds
from monitor.stages.stories.pairs import Comparison

Pair = tuple[str, str]
Groups = dict[str, tuple[str, ...]]
Sums = dict[str, dict[str, tuple[float, float, int]]]
"""Between two groups: the weighted sum of scores, the sum of weights, and how many pairs they are of."""

UNSEEN = 1.0
"""The weight of a pair that was not worth comparing."""


def agglomerate(
    ids: Iterable[str], pairs: Mapping[Pair, Comparison], threshold: float, bound: Bonds | None = None
) -> tuple[tuple[str, ...], ...]:
    """Return disjoint groups of ids, each sorted, whose pairs have a weighted mean score of at least `threshold`; pairs that are
    not given score 0. Ties go to the smaller ids, so the order of the arguments does not matter. Pairs `bound` together are in one
    group and pairs bound apart in two, the ones decided last first; ids that are not given are passed over."""
    groups: Groups = {name: (name,) for name in sorted(ids)}
    sums: Sums = {name: {} for name in groups}
    apart: dict[str, set[str]] = {name: set() for name in groups}
    for (first, second), pair in sorted(pairs.items()):
        if pair.contradicts or pair.distant:
            apart[first].add(second)
            apart[second].add(first)
        else:
            sums[first][second] = sums[second][first] = (pair.score * pair.weight, pair.weight, 1)
    _bind(bound or {}, groups, sums, apart)
    queue = [(-_mean(first, other, groups, sums), first, other) for first, found in sums.items() for other in found if first < other]
    heapq.heapify(queue)
    while queue:
        score, first, second = heapq.heappop(queue)
        if -score < threshold:
            break
        if _is_current(score, first, second, groups, sums) and not _contradict(groups[first], groups[second], apart):
            _merge(first, second, groups, sums)
            for other in sums[first]:
                heapq.heappush(queue, (-_mean(first, other, groups, sums), min(first, other), max(first, other)))
    return tuple(groups.values())


def _mean(first: str, second: str, groups: Groups, sums: Sums) -> float:
    """Return the weighted mean score of the pairs between two groups; a pair not compared weighs in full."""
    score, weight, pairs = sums[first][second]
    return score / (weight + UNSEEN * (len(groups[first]) * len(groups[second]) - pairs))


def _is_current(score: float, first: str, second: str, groups: Groups, sums: Sums) -> bool:
    """Return whether an entry of the queue still says how the two groups stand (either may have grown or gone)."""
    return first in groups and second in groups and second in sums[first] and -_mean(first, second, groups, sums) == score


def _contradict(one: tuple[str, ...], other: tuple[str, ...], apart: Mapping[str, set[str]]) -> bool:
    return any(not apart[member].isdisjoint(other) for member in one)


def _bind(bound: Bonds, groups: Groups, sums: Sums, apart: dict[str, set[str]]) -> None:
    """Put together and keep apart what a person decided; a pair that later decisions rule out is passed over."""
    group_of = {name: name for name in groups}
    parted: dict[str, set[str]] = {name: set() for name in groups}
    for (one, other), together in reversed(list(bound.items())):
        if one not in apart or other not in apart or group_of[one] == group_of[other]:
            continue
        first, second = sorted((group_of[one], group_of[other]))
        if not together:
            parted[one].add(other)
            parted[other].add(one)
        elif not _contradict(groups[first], groups[second], parted):
            _merge(first, second, groups, sums)
            group_of |= dict.fromkeys(groups[first], first)
    for name, others in parted.items():
        apart[name] |= others


def _merge(first: str, second: str, groups: Groups, sums: Sums) -> None:
    """Put the second group into the first, whose name is the smaller."""
    groups[first] = tuple(sorted((*groups[first], *groups.pop(second))))
    for other, (score, weight, pairs) in sums.pop(second).items():
        del sums[other][second]
        if other != first:
            before = sums[first].get(other, (0.0, 0.0, 0))
            sums[first][other] = sums[other][first] = (before[0] + score, before[1] + weight, before[2] + pairs)
