"""The same newsroom gives the same bytes, whatever the port, the folder and the number of workers."""

import subprocess
from pathlib import Path

import pytest

from tests.cli.running import PROGRAM, environment
from tests.e2e.conftest import Demo

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]  # three demos, two of them side by side


def digests(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder of digests."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def played(folder: Path, workers: int) -> "subprocess.Popen[bytes]":
    """Start a demo in a folder."""
    arguments = [str(PROGRAM), "demo", "--dir", str(folder), "--workers", str(workers), "-q"]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())


def test_digests_are_the_same_with_none_one_and_four_workers(demo: Demo, tmp_path: Path) -> None:
    """Every file, byte for byte: nothing of the order in which answers and workers came shows."""
    plays = {workers: played(tmp_path / str(workers), workers) for workers in (1, 4)}
    said = {workers: play.communicate(timeout=500) for workers, play in plays.items()}
    reference = digests(demo.places.digests)
    for workers, (_, talk) in said.items():
        found = digests(tmp_path / str(workers) / "digests")
        assert [name for name in reference.keys() | found.keys() if reference.get(name) != found.get(name)] == [], (workers, talk.decode())
