"""`monitor serve` as a process: it says where it is, it ends when told to, it refuses to be open to everybody."""

import re
import signal
import socket

import httpx
import pytest

from monitor.app import Places
from monitor.edges.store import open_store
from tests.cli.running import at, hear, run, start


@pytest.fixture
def begun(silent: Places) -> Places:
    """Return an installation with an empty store."""
    with open_store("", silent.data):
        return silent


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_it_is_told_to_end(begun: Places, number: signal.Signals) -> None:
    """One line names the address; the signal ends it with 0, though a browser keeps its connection."""
    process = start("serve", "--port", "0", *at(begun))
    said = hear(process, "/\n")
    with process, httpx.Client(trust_env=False) as browser:
        (address,) = re.findall(r"http://127\.0\.0\.1:\d+/", said)
        assert browser.get(address).status_code == 200
        process.send_signal(number)
        assert process.wait(timeout=10) == 0


def test_a_strange_host_needs_a_password(begun: Places) -> None:
    """Without one nothing is opened; the advice names the variable."""
    done = run("serve", "--host", "0.0.0.0", "--port", "0", *at(begun))  # noqa: S104 -- that is what is refused
    assert (done.code, "MONITOR_PASSWORD" in done.err) == (2, True)


def test_the_password_comes_from_the_environment(begun: Places) -> None:
    """With it the room opens elsewhere, and asks for it."""
    process = start("serve", "--host", "0.0.0.0", "--port", "0", *at(begun), MONITOR_PASSWORD="key")  # noqa: S104 -- with a password
    with process:
        (port,) = re.findall(r"http://0\.0\.0\.0:(\d+)/", hear(process, "/\n"))
        codes = [httpx.get(f"http://127.0.0.1:{port}/", auth=auth, trust_env=False).status_code for auth in (None, ("me", "key"))]
        process.terminate()
    assert codes == [401, 200]


def test_a_port_in_use_is_told(begun: Places) -> None:
    """No traceback, but what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("serve", "--port", str(taken.getsockname()[1]), *at(begun))
    assert (done.code, "--port" in done.err, "Traceback" in done.err) == (2, True, False)


def test_settings_say_where(begun: Places) -> None:
    """`[web]` of monitor.toml holds where no option is given; the environment stands above it."""
    process = start("serve", *at(begun), MONITOR_WEB__PORT="0", MONITOR_WEB__HOST="localhost")
    with process:
        assert re.search(r"http://(127\.0\.0\.1|\[::1\]):\d+/", hear(process, "/\n"))
        process.terminate()


def test_there_is_nothing_to_serve_before_the_first_fetch(silent: Places) -> None:
    """Without a store it says so and ends."""
    assert run("serve", "--port", "0", *at(silent)).code == 4
