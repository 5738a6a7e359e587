"""The demo, run once through the command line; tests that change something take a copy."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from monitor.app import Places
from monitor.newsroom import demo as newsroom
from tests.cli.running import Result, run


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """An installation on which the demo ran, and what the command said. Nobody writes into it."""

    places: Places
    said: Result


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Return the demo, run once a session as a person runs it."""
    folder = tmp_path_factory.mktemp("demo") / "D"
    said = run("demo", "--dir", folder, "--workers", "0", "--json")
    return Demo(places=newsroom.places(folder), said=said)


@pytest.fixture
def copy(demo: Demo, tmp_path: Path) -> Places:
    """Return a copy of the demo's installation that may be changed."""
    folder = demo.places.config.parent
    shutil.copytree(folder, tmp_path / "D")
    return newsroom.places(tmp_path / "D")


@pytest.fixture(scope="session", autouse=True)
def _no_settings_from_outside() -> Iterator[None]:
    """Keep the settings of whoever runs the tests out of plays in this process."""
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("MONITOR_") and name != "MONITOR_DATA"}
    yield
    os.environ.update(kept)
