"""The reading room beside `monitor run`: it opens and closes with the service, and no trouble of its own stops the polling."""

import os
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from benchmarks.processes import below
from monitor.app import Places
from monitor.newsroom import demo
from tests.cli.running import at, hear, run, start
from tests.daemon.test_daemon_process import SOON, ended, gone

pytestmark = pytest.mark.slow  # each starts the service and the room, which takes three seconds
STARTED: list["subprocess.Popen[bytes]"] = []


@pytest.fixture
def quiet(tmp_path: Path) -> Iterator[Places]:
    """Return an installation without sources; services that a test left running are ended."""
    places = demo.install(tmp_path / "D", 9)
    (places.config / "sources.toml").write_text("", encoding="utf-8")
    yield places
    for process in STARTED:
        process.kill()
        process.communicate()
    STARTED.clear()


def service(places: Places, *options: str, port: int = 0, host: str = "127.0.0.1", password: str = "") -> "subprocess.Popen[bytes]":
    """Start the service."""
    where = {"MONITOR_WEB__PORT": str(port), "MONITOR_WEB__HOST": host, "MONITOR_PASSWORD": password}
    STARTED.append(start("run", *at(places), *options, **where))  # type: ignore[arg-type]  # all are variables
    return STARTED[-1]


def opened(process: "subprocess.Popen[bytes]") -> str:
    """Return the address of the room as the service says it."""
    (address,) = re.findall(r"http://[\d.]+:\d+/", hear(process, "reading_room address="))
    return str(address)


def front(address: str, password: str = "") -> int:
    """Return how the room answers at its front door; a room that is just opening lets one wait."""
    return httpx.get(address, timeout=30, trust_env=False, auth=("me", password) if password else None).status_code


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_the_room_opens_and_ends_with_the_service(quiet: Places, number: int) -> None:
    """A browser that keeps its connection holds nothing up, and no process is left."""
    process = service(quiet)
    address = opened(process)
    with httpx.Client(trust_env=False, timeout=30) as browser:
        assert browser.get(address).status_code == 200
        children = below(process.pid)
        code, seconds = ended(process, number)
    assert (code, seconds < SOON) == (0, True)
    assert children
    assert gone(children)


def test_status_and_doctor_say_where_it_listens(quiet: Places) -> None:
    """While it is open, and no longer."""
    process = service(quiet)
    address = opened(process)
    assert address in run("status", *at(quiet)).out
    assert address in run("status", "--json", *at(quiet)).json["room"]
    assert address in run("doctor", *at(quiet)).err
    ended(process)
    assert run("status", "--json", *at(quiet)).json["room"] == ""


def test_a_port_in_use_does_not_stop_the_service(quiet: Places) -> None:
    """It is said once with what to do, doctor says it too, and the room opens when the port comes free."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = service(quiet, port=port)
        assert "web.with_run" in hear(process, "no_reading_room")
        assert "the service runs without it" in run("doctor", *at(quiet)).out
    assert front(opened(process)) == 200
    assert ended(process)[0] == 0


@pytest.mark.parametrize("how", ["option", "setting"])
def test_the_room_can_be_left_out(quiet: Places, how: str) -> None:
    """By --no-serve or by web.with_run; then nothing listens, and nobody complains of a room switched off in the settings."""
    if how == "setting":
        (quiet.config / "monitor.toml").write_text(demo.MAIN + "[web]\nwith_run = false\n", encoding="utf-8")
    process = service(quiet, *(("--no-serve",) if how == "option" else ()))
    hear(process, "started")
    assert run("status", "--json", *at(quiet)).json["room"] == ""
    assert "reading_room" not in ended_with(process)


def ended_with(process: "subprocess.Popen[bytes]") -> str:
    """End a service and return what it said last."""
    process.terminate()
    return process.communicate(timeout=SOON)[1].decode()


def test_another_address_needs_the_password(quiet: Places) -> None:
    """The rules of `monitor serve`: without it the room stays closed and the service runs; with it the room asks for it."""
    closed = service(quiet, host="0.0.0.0")  # noqa: S104 -- that is what is refused
    assert "MONITOR_PASSWORD" in hear(closed, "no_reading_room")
    assert ended(closed)[0] == 0
    address = opened(service(quiet, host="0.0.0.0", password="key")).replace("0.0.0.0", "127.0.0.1")  # noqa: S104
    assert [front(address), front(address, password="key")] == [401, 200]


def test_a_room_that_falls_is_opened_again_at_the_same_address(quiet: Places) -> None:
    """It is said, and a browser that asks meanwhile waits and is answered."""
    process = service(quiet)
    address = opened(process)
    assert front(address) == 200
    os.kill(listening_at(process.pid), signal.SIGKILL)
    assert front(address) == 200
    assert "ended with code -9" in hear(process, "reading_room address=")
    assert ended(process)[0] == 0


def listening_at(pid: int) -> int:
    """Return the room's process, the one child that was begun by spawning."""
    (room,) = [one for one in below(pid) if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]
    return room


def test_the_room_goes_when_the_service_is_killed(quiet: Places) -> None:
    """After kill -9 nothing listens any more."""
    process = service(quiet)
    assert front(opened(process)) == 200
    room = listening_at(process.pid)
    process.kill()
    assert gone({room})
