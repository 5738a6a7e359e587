"""Holds the stages to the quality that was reached on real data; a floor falls only by a dated decision in docs/decisions.md."""

import importlib
from pathlib import Path

import pytest

from benchmarks.quality.__main__ import tasks


@pytest.mark.slow
@pytest.mark.data
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("task", tasks())
def test_no_figure_is_below_its_floor(task: str, data: Path) -> None:
    """Every pinned figure of the task is reached; a floor for a set that is not there is a mistake."""
    module = importlib.import_module(f"benchmarks.quality.{task}")
    scores = dict(module.run(data))
    below = {
        f"{name} {figure}": (round(scores[name].figures[figure], 4), floor)
        for (name, figure), floor in module.FLOORS.items()
        if scores[name].figures[figure] < floor
    }
    assert below == {}
