"""`monitor run` as a process: it starts, says what it does, stops when told to, and survives being killed."""

import os
import re
import resource
import select
import signal
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.processes import below
from monitor.app import Places
from tests.cli.running import at, hear, run, start
from tests.daemon.conftest import House

pytestmark = pytest.mark.slow  # each starts the service, which takes a second or two
SOON = 10.0
"""Seconds in which a told service ends; it takes one or two on an idle machine."""


@pytest.fixture
def ready(house: House, tmp_path: Path) -> Iterator[tuple[str, ...]]:
    """Return the options of an installation whose clock is a file; services that a test left running are ended."""
    set_clock(tmp_path, datetime(2023, 12, 4, 16, 0, tzinfo=UTC), house)
    yield at(house.places)
    for process in STARTED:
        if process.poll() is None:
            process.kill()
        process.communicate()
    STARTED.clear()


STARTED: list["subprocess.Popen[bytes]"] = []


def slower(places: Places) -> None:
    """Give feeds that hang more time than a service has to stop in."""
    main = places.config / "monitor.toml"
    main.write_text(re.sub(r"deadline = [\d.]+", "deadline = 600.0", main.read_text("utf-8")), encoding="utf-8")


def without_hanging(places: Places) -> None:
    """Take the feed that hangs out of the register."""
    file = places.config / "sources.toml"
    head, *rows = file.read_text("utf-8").split("[[source]]")
    file.write_text("[[source]]".join([head, *(row for row in rows if '"stuck"' not in row)]), encoding="utf-8")


def set_clock(tmp_path: Path, moment: datetime, house: House) -> None:
    """Move the service's clock and the newsroom's; the file is replaced, so that nobody reads half of it."""
    house.clock.at = moment
    draft = tmp_path / "clock.new"
    draft.write_text(moment.isoformat(), encoding="utf-8")
    draft.replace(tmp_path / "clock")


def service(tmp_path: Path, options: tuple[str, ...], limit: int | None = None) -> "subprocess.Popen[bytes]":
    """Start the service."""
    STARTED.append(start("run", *options, limit=limit, MONITOR_CLOCK=f"@{tmp_path / 'clock'}", MONITOR_WEB__PORT="0"))
    return STARTED[-1]


def ended(process: "subprocess.Popen[bytes]", number: int = signal.SIGTERM) -> tuple[int, float]:
    """Send a signal; return the exit code and after how many seconds it came."""
    began = time.monotonic()
    process.send_signal(number)
    code = process.wait(SOON * 3)
    return code, time.monotonic() - began


def gone(pids: set[int], seconds: float = SOON) -> bool:
    """Wait until all these processes are gone, and return whether they are; a dead one that nobody waited for counts as gone."""
    handles = []
    for pid in pids:
        try:
            handles.append(os.pidfd_open(pid))
        except ProcessLookupError:
            continue
    return all(_ends(handle, seconds) for handle in handles)


def _ends(handle: int, seconds: float) -> bool:
    over, _, _ = select.select([handle], [], [], seconds)
    os.close(handle)
    return bool(over)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_a_signal_ends_an_idle_service_with_nothing_half_written(ready: tuple[str, ...], house: House, tmp_path: Path, number: int) -> None:
    """Exit code 0 within seconds, no draft left, every worker gone, and the edition whole."""
    without_hanging(house.places)
    process = service(tmp_path, ready)
    hear(process, "edition")
    workers = below(process.pid)
    code, seconds = ended(process, number)
    assert (code, seconds < SOON) == (0, True)
    assert workers
    assert gone(workers)
    assert not list(tmp_path.rglob("*.tmp"))
    assert (house.places.digests / "2023-12-05.html").read_text("utf-8").rstrip().endswith("</html>")


def test_a_signal_ends_a_service_whose_fetch_hangs(ready: tuple[str, ...], house: House, tmp_path: Path) -> None:
    """A feed that never answers does not hold up the end; it is still due, and what else was polled is recorded."""
    slower(house.places)
    process = service(tmp_path, ready)
    hear(process, "started")
    polled_before(house.places, tmp_path)
    code, seconds = ended(process)
    assert (code, seconds < SOON) == (0, True)
    states = {state["source"] for state in run("status", "--json", *ready).json["sources"]}
    assert "stuck" not in states


def polled_before(places: Places, tmp_path: Path) -> None:
    """Wait until the first answers are in the archive."""
    until = time.monotonic() + 60
    while not list((places.data / "archive").rglob("*.warc.gz")):
        assert time.monotonic() < until, list(tmp_path.rglob("*"))
        select.select([], [], [], 0.05)


def test_a_second_service_on_the_same_data_is_refused(ready: tuple[str, ...], house: House, tmp_path: Path) -> None:
    """It says which process is there, and exits with 5; the first goes on."""
    without_hanging(house.places)
    first = service(tmp_path, ready)
    hear(first, "started")
    second = run("run", *ready)
    assert second.code == 5
    assert f"process {first.pid}" in second.err
    assert first.poll() is None


def test_a_killed_service_leaves_no_orphans_and_starts_again(ready: tuple[str, ...], house: House, tmp_path: Path) -> None:
    """After kill -9 the workers go too, the lock is free, and the next service writes the edition that was missed."""
    without_hanging(house.places)
    first = service(tmp_path, ready)
    hear(first, "edition")
    workers = below(first.pid)
    first.kill()
    assert first.wait(SOON) == -signal.SIGKILL
    assert gone(workers)
    set_clock(tmp_path, datetime(2023, 12, 5, 4, 30, tzinfo=UTC), house)
    second = service(tmp_path, ready)
    heard = hear(second, "provisional=false")
    assert "2023-12-05" in heard
    assert ended(second)[0] == 0


def test_the_clock_of_a_running_service_brings_the_morning_edition(ready: tuple[str, ...], house: House, tmp_path: Path) -> None:
    """The service looks at every tick: when the cut-off has passed the edition is written, without a restart."""
    without_hanging(house.places)
    process = service(tmp_path, ready)
    hear(process, "provisional=true")
    set_clock(tmp_path, datetime(2023, 12, 5, 4, 0, tzinfo=UTC), house)
    hear(process, "provisional=false")
    assert ended(process)[0] == 0


def test_a_full_disk_fails_the_cycle_and_not_the_service(ready: tuple[str, ...], house: House, tmp_path: Path) -> None:
    """Where no file may grow any more the service says so at each tick; with room again the next one carries on."""
    without_hanging(house.places)
    run("fetch", "dead", *ready, "--workers", "0", MONITOR_CLOCK=f"@{tmp_path / 'clock'}")
    limit = max(path.stat().st_size for path in house.places.data.glob("monitor.db*")) + 10_000
    process = service(tmp_path, ready, limit=limit)
    hear(process, "cycle_failed")
    assert process.poll() is None
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    heard = hear(process, "provisional=true")
    assert "Traceback" not in heard
    assert ended(process)[0] == 0
