"""Figures by which sets are scored, from answers and labels; it knows no task."""

from collections import defaultdict
from collections.abc import Mapping, Sequence


def f1(found: Sequence[bool], labels: Sequence[bool]) -> float:
    """Return the F1 of yes-or-no answers; 1 when there was nothing to find and nothing was found."""
    hits = sum(one and label for one, label in zip(found, labels, strict=True))
    return 2 * hits / (sum(found) + sum(labels)) if sum(found) + sum(labels) else 1.0


def best_f1(scored: Sequence[tuple[float, bool]]) -> float:
    """Return the F1 at the threshold that gives the best one; equal scores are on one side of it."""
    total, hits, best = sum(label for _, label in scored), 0, 0.0
    ranked = sorted(scored, key=lambda one: -one[0])
    for number, (score, label) in enumerate(ranked, 1):
        hits += label
        if number == len(ranked) or ranked[number][0] != score:
            best = max(best, 2 * hits / (total + number))
    return best


def b_cubed(labels: Mapping[str, str], found: Mapping[str, int]) -> tuple[float, float]:
    """Return precision and recall of a grouping of the labelled (Bagga and Baldwin, 1998); what was put into no group stands alone."""
    groups: dict[str, set[str]] = defaultdict(set)
    classes: dict[str, set[str]] = defaultdict(set)
    for name, label in labels.items():
        groups[str(found.get(name, name))].add(name)
        classes[label].add(name)
    both = {name: len(groups[str(found.get(name, name))] & classes[label]) for name, label in labels.items()}
    precision = sum(n / len(groups[str(found.get(name, name))]) for name, n in both.items()) / len(both)
    recall = sum(n / len(classes[labels[name]]) for name, n in both.items()) / len(both)
    return precision, recall


def harmonic(precision: float, recall: float) -> float:
    """Return the F1 of a precision and a recall, 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
