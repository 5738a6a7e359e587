"""Editions of the demo on a standard output that breaks off or has no letters."""

import os
import subprocess

import pytest

from tests.cli.running import PROGRAM, at, environment, run
from tests.e2e.conftest import Demo

pytestmark = pytest.mark.slow  # on the demo
DAY = "2023-12-05"
VERBS = (("read", DAY), ("read", DAY, "--json"), ("export", DAY, "--as", "docx", "--out", "-"), ("stories",), ("stories", "1"), ("status",))


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_a_reader_who_goes_ends_the_command_quietly(demo: Demo, verb: tuple[str, ...]) -> None:
    """What rich prints, what typer prints, and bytes: nobody is told, and the shell sees that the pipe broke."""
    reading, writing = os.pipe()
    os.close(reading)
    command = tuple(map(str, (PROGRAM, *at(demo.places), *verb)))
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=environment(), timeout=100, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("verb", [("read", DAY), ("stories",), ("stories", "1"), ("search", "Минск")], ids=" ".join)
def test_an_edition_is_read_in_plain_ascii(demo: Demo, verb: tuple[str, ...]) -> None:
    """With question marks for other letters, line by line as long as elsewhere."""
    plain, whole = run(*verb, *at(demo.places), PYTHONIOENCODING="ascii"), run(*verb, *at(demo.places))
    assert (plain.code, plain.err, plain.out.isascii(), "?" in plain.out) == (0, whole.err, True, True)
    assert len(plain.out.splitlines()) == len(whole.out.splitlines())
