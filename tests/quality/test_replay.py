"""Holds the whole service to what it reached on labelled articles replayed day by day."""

from pathlib import Path

import pytest

from benchmarks import replay


@pytest.mark.slow
@pytest.mark.data
@pytest.mark.timeout(1200)
def test_a_replayed_month_reaches_its_floors(data: Path) -> None:
    """Stories are joined as well as before, told on their day, and never told again without a labelled new fact."""
    ((name, score),) = replay.run(data, ["bilateral"])
    low = {figure for (one, figure), least in replay.FLOORS.items() if one == name and score.figures[figure] < least}
    high = {figure for (one, figure), most in replay.CEILINGS.items() if one == name and score.figures[figure] > most}
    assert (low, high) == (set(), set())
