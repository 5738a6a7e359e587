"""An installation in which nothing answers: the newsroom's configuration, and a port on which nobody listens."""

from pathlib import Path

import pytest

from monitor.app import Places
from monitor.newsroom import demo

DISCARD = 9
"""A port of loopback that no test machine serves."""


@pytest.fixture
def silent(tmp_path: Path) -> Places:
    """Return the places of an installation whose sources cannot be reached."""
    return demo.install(tmp_path, DISCARD)
