"""What the command line says of itself, and how fast."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from monitor.cli import VERBS, application
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
    group = typer.main.get_command(application())
    found: list[tuple[str, ...]] = []
    for name, command in group.commands.items():  # type: ignore[attr-defined]  # a group
        found += [(name,), *((name, inner) for inner in getattr(command, "commands", {}))]
    return found


@pytest.mark.parametrize("verb", verbs(), ids=" ".join)
def test_every_verb_has_help_with_an_example_of_itself(verb: tuple[str, ...]) -> None:
    """The help of a verb ends with a command that can be typed."""
    command: Any = typer.main.get_command(application())  # Any: click's commands, of typer's own making
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
    assert (HEAVY | {"monitor.model"}) & set(loaded) == set()


def test_no_verb_loads_a_heavy_library_with_its_file() -> None:
    """What a verb needs is imported when it runs."""
    code = "import sys, monitor.cli; monitor.cli.application(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    assert HEAVY & set(loaded) == set()


def test_the_list_of_verbs_says_what_each_says_of_itself() -> None:
    """The list is written by hand, so that no verb needs to be loaded for it."""
    group: Any = typer.main.get_command(application())  # Any: click's group, of typer's own making
    said = {name: " ".join(command.help.split()) for name, command in group.commands.items()}
    assert list(said) == list(VERBS)
    assert all(said[name].startswith(line) for name, line in VERBS.items())


@pytest.mark.parametrize("words", [("status",), ("--data", "var", "-q", "status"), ("status", "--data", "var")], ids=" ".join)
def test_a_verb_is_found_behind_the_options(words: tuple[str, ...], tmp_path: Path) -> None:
    """Options with and without a value may stand before the verb."""
    done = run(*words, "--config", str(tmp_path / "none"))
    assert (done.code, "no such configuration directory" in done.err) == (3, True)


def test_a_verb_that_is_none_names_the_one_that_was_meant() -> None:
    """A slip of the finger is answered with the verb."""
    done = run("serch", "Минск")
    assert (done.code, "search" in done.err) == (2, True)


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
