"""Scores of the stages on real data, beside their peers' on the same items; one module a task.

A task module has `run(data) -> Iterator[tuple[str, Score]]`, which yields a score for each set it finds below `data`,
and `FLOORS`, {(set, figure): least value}, which `tests/quality` holds it to.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of one set: ours, the number of items (or positives) they rest on, and each peer's own figures."""

    figures: dict[str, float]
    n: int
    peers: dict[str, dict[str, float]] = field(default_factory=dict)
