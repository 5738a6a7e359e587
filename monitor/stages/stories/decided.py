"""Pairs of articles that a person decided: together or apart, whatever their texts say; it compares nothing.

Constrained clustering after Wagstaff and others, Constrained K-means Clustering with Background Knowledge, 2001: pairs that must
be linked and pairs that cannot be. Where two decisions contradict each other, the later one counts.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, product

from monitor.model import Decision, Ruling

Pair = tuple[str, str]
Bonds = Mapping[Pair, bool]
"""By pair (smaller id first): whether the two belong together; the pairs decided last stand last."""


def bonds(decisions: Sequence[Decision], roots: Mapping[str, str]) -> Bonds:
    """Return what was decided of pairs; `decisions` stand in the order of time. `roots` names for each article the one that speaks
    for it: a reprint is bound where its origin is; articles that it does not name are passed over."""
    found: dict[Pair, bool] = {}
    for decision in decisions:
        if decision.undone:
            continue
        ours, others = (sorted({roots[name] for name in side if name in roots}) for side in (decision.articles, decision.others))
        together = decision.ruling is Ruling.MERGE
        among = () if together else combinations(ours, 2)
        for one, other in among:
            _put(found, one, other, together=True)
        for one, other in product(ours, others):
            _put(found, one, other, together=together)
    return found


def _put(found: dict[Pair, bool], one: str, other: str, *, together: bool) -> None:
    if one != other:
        pair = min(one, other), max(one, other)
        found.pop(pair, None)  # so that it stands where it was decided last
        found[pair] = together


def between(names: Collection[str], members: Collection[str], bound: Bonds) -> bool | None:
    """Return whether two sets of articles belong together: True where a pair does, else False where a pair does not, else None."""
    if not bound:
        return None
    said = {bound.get((min(one, other), max(one, other))) for one in names for other in members}
    return True if True in said else False if False in said else None
