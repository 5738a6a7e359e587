"""Standard output that breaks off, and standard output without letters: neither ends in a traceback."""

import json
import os
import subprocess

import pytest

from monitor.app import Places
from tests.cli.running import PROGRAM, at, environment, run

VERBS = (("sources",), ("sources", "--json"), ("seeds",), ("sources", "export"), ("--help",), ("--version",), ("fetch", "--help"))


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_a_reader_who_goes_ends_the_command_quietly(silent: Places, verb: tuple[str, ...]) -> None:
    """As `cat` does: nothing is said, and the shell sees that the pipe broke."""
    reading, writing = os.pipe()
    os.close(reading)
    command = map(str, (PROGRAM, *at(silent), *verb))
    done = subprocess.run(tuple(command), stdout=writing, stderr=subprocess.PIPE, env=environment(), timeout=100, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_what_a_terminal_cannot_show_is_replaced(silent: Places) -> None:
    """Names in other letters are question marks, whichever way the encoding was chosen, and the rest stands."""
    file = silent.config / "seeds" / "seeds.toml"
    file.write_text(file.read_text("utf-8").replace("BelTA", "БелТА 新华"), encoding="utf-8")
    asked = run("seeds", *at(silent), PYTHONIOENCODING="ascii")
    assert (asked.code, asked.err, "en  ????? ??\n" in asked.out) == (0, "", True)
    assert asked == run("seeds", *at(silent), LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")


def test_a_document_for_programs_loses_nothing(silent: Places) -> None:
    """JSON says in escapes what the encoding lacks."""
    file = silent.config / "sources.toml"
    file.write_text(file.read_text("utf-8").replace('name = "', 'name = "Звязда 😀 '), encoding="utf-8")
    escaped, plain = run("sources", "--json", *at(silent), PYTHONIOENCODING="ascii"), run("sources", "--json", *at(silent))
    assert (escaped.code, escaped.out.isascii(), plain.out.isascii()) == (0, True, False)
    assert json.loads(escaped.out) == plain.json
