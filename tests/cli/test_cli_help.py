"""What the command line says of itself, and how fast."""

import re
import subprocess
import sys
from typing import Any

import pytest
import typer

from monitor.cli import app
from monitor.errors import MonitorError
from tests.cli.running import run

HEAVY = {
    "httpx",
    "sqlalchemy",
    "trafilatura",
    "feedparser",
    "numpy",
    "pydantic",
    "rich",
    "structlog",
    "lxml",
    "asyncio",
    "monitor.pipeline",
}


def verbs() -> list[tuple[str, ...]]:
    """Return every verb, and those of groups behind the group's name."""
    group = typer.main.get_command(app)
    found: list[tuple[str, ...]] = []
    for name, command in group.commands.items():  # type: ignore[attr-defined]  # a group
        found += [(name,), *((name, inner) for inner in getattr(command, "commands", {}))]
    return found


@pytest.mark.parametrize("verb", verbs(), ids=" ".join)
def test_every_verb_has_help_with_an_example_of_itself(verb: tuple[str, ...]) -> None:
    """The help of a verb ends with a command that can be typed."""
    command: Any = typer.main.get_command(app)  # Any: click's commands, of typer's own making
    for name in verb:
        command = command.commands[name]
    said = command.get_help(typer.Context(command, info_name=" ".join(("monitor", *verb))))
    assert re.search(rf"^  Example: monitor {' '.join(verb)}\b", said, re.MULTILINE), said
    assert all(option in said for option in ("--config", "--data", "--digests", "--json", "-q", "-v"))


def test_help_lists_every_verb_and_every_exit_code() -> None:
    """`monitor --help` is enough to find everything."""
    done = run("--help")
    assert done.code == 0
    assert all(re.search(rf"^  {verb[0]} ", done.out, re.MULTILINE) for verb in verbs())
    told = " ".join(done.out.split())
    assert all(f"{kind.exit_code} {kind.label}" in told for kind in MonitorError.__subclasses__())


def test_help_fits_eighty_columns() -> None:
    """No line of the help is longer than a terminal is wide."""
    assert max(len(line) for line in run("--help").out.splitlines()) <= 80


def test_nothing_heavy_is_imported_before_a_verb_asks_for_it() -> None:
    """`monitor --help` waits for no library that it does not use."""
    code = "import sys, monitor.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    assert HEAVY & set(loaded) == set()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_shown_for_a_shell(shell: str) -> None:
    """`--show-completion` prints that shell's script, which asks the program itself, whichever shell runs the tests."""
    done = run("--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert (done.code, "_MONITOR_COMPLETE" in done.out) == (0, True)


def test_completion_names_verbs_and_options() -> None:
    """Pressing the tabulator offers what fits."""
    verb = run(_MONITOR_COMPLETE="complete_bash", COMP_WORDS="monitor re", COMP_CWORD="1")
    option = run(_MONITOR_COMPLETE="complete_bash", COMP_WORDS="monitor digest --e", COMP_CWORD="2")
    assert (verb.out.split(), "--edition" in option.out) == (["read", "rejudge"], True)


def test_version_is_told() -> None:
    """`--version` prints one line and nothing is opened for it."""
    assert re.fullmatch(r"monitor \d+\.\d+\.\d+\n", run("--version").out)


def test_no_arguments_show_the_help() -> None:
    """Who types `monitor` alone learns what it can do."""
    assert "Commands:" in run().out + run().err
