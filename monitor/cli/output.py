"""How results are printed: JSON documents, tables, moments and counts, and progress on a terminal.

What is printed is decided by the verbs.
"""

import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from monitor.app import Silence
from monitor.cli.options import Common

if TYPE_CHECKING:
    from monitor import ports

_NARROWEST = 6
"""Columns of text that a line has however narrow the terminal is."""


def plain(value: Any) -> Any:  # noqa: ANN401, PLR0911 (any value of the model; a case each)
    """Return a value of the model as JSON has it: dataclasses as objects, moments in ISO 8601, durations in seconds."""
    match value:
        case Enum():
            return value.value
        case datetime() | date():
            return value.isoformat().replace("+00:00", "Z")
        case timedelta():
            return value.total_seconds()
        case Path():
            return str(value)
        case tuple() | list():
            return [plain(one) for one in value]
        case dict():
            return {str(key): plain(one) for key, one in value.items()}
        case _ if is_dataclass(value):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value


def show_json(value: Any) -> None:  # noqa: ANN401 (any value of the model)
    """Print one JSON document on standard output, in plain ASCII where its encoding lacks letters: a "?" in it would be lost data."""
    lacking = not (sys.stdout.encoding or "").lower().startswith("utf")
    typer.echo(json.dumps(plain(value), ensure_ascii=lacking, indent=2))


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table on standard output, as wide as the terminal (80 columns, or COLUMNS, where there is none); nothing for no rows."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    shown = Table(*heads, box=SIMPLE_HEAD, pad_edge=False, expand=False)
    for row in rows:
        shown.add_row(*row)
    Console(markup=False, highlight=False).print(shown)


def show_lines(lines: Iterable[str]) -> None:
    """Print lines on standard output. On a terminal a line that is too long goes on below, further in than it began; in a pipe, where
    programs read, lines stay whole."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    for line in lines:
        typer.echo("\n".join(wrapped(line, width)) if width else line)


def wrapped(line: str, width: int) -> list[str]:
    """Return a line in rows of at most `width` columns, the further ones set in more than the first."""
    from monitor.cli.lines import broken

    indent = len(line) - len(line.lstrip())
    room = max(width - indent, _NARROWEST)
    return [" " * indent + row for row in broken(line.lstrip(), room, hang=2)]


def moment(value: datetime | None) -> str:
    """Return a moment as a person reads it, in UTC."""
    return f"{value:%Y-%m-%d %H:%M}Z" if value else "never"


def counts(found: Iterable[tuple[str, int]]) -> str:
    """Return how often each thing was counted, as a person reads it."""
    return ", ".join(f"{n} {what}" for what, n in found) or "none"


def several(n: int, one: str) -> str:
    """Return how many things there are, as a person reads it: "1 article", "2 articles", "2 stories"."""
    many = f"{one[:-1]}ies" if one.endswith("y") else f"{one}s"
    return f"{n:,} {one if n == 1 else many}"


def talk(common: Common, words: str) -> None:
    """Say something on standard error, unless told to be quiet."""
    if not common.quiet:
        typer.echo(words, err=True)


@contextmanager
def progress(common: Common) -> "Iterator[ports.Progress]":
    """Yield somebody who shows long work on a terminal, and keeps silent elsewhere."""
    if common.quiet or not sys.stderr.isatty():
        yield Silence()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    with Progress(
        TextColumn("{task.description:<6}"), BarColumn(), MofNCompleteColumn(), console=Console(stderr=True), transient=True
    ) as bars:
        yield _Bars(bars)


class _Bars:
    """A `Progress` on rich's bars, one for each step."""

    def __init__(self, bars: Any) -> None:  # noqa: ANN401 (rich is imported late)
        self._bars = bars
        self._tasks: dict[str, Any] = {}

    def step(self, name: str, done: int, total: int | None) -> None:
        """Move the step's bar."""
        if name not in self._tasks:
            self._tasks[name] = self._bars.add_task(name, total=total)
        self._bars.update(self._tasks[name], completed=done, total=total)
