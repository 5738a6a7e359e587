"""Standard output as pipes and terminals have it: who stops reading ends the command quietly, and what a terminal cannot show is a "?".

What is printed is decided by the verbs.
"""

import codecs
import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

UNREAD = 128 + signal.SIGPIPE
"""The exit code where nobody reads on: what a shell shows of `cat` and other tools that die of the broken pipe. Python ignores that signal,
as a service with connections of its own must."""


@contextmanager
def standard_output() -> Iterator[None]:
    """Print in the block to an output that ends the program where nobody reads on, and has "?" for what its encoding lacks."""
    out = sys.stdout
    if not isinstance(out, io.TextIOWrapper):  # None: closed before we began
        yield
        return
    file = io.BufferedWriter(_Output(out.fileno(), "w", closefd=False))
    sys.stdout = _Words(file, encoding=out.encoding, errors="replace", line_buffering=out.line_buffering)
    try:
        yield
    finally:
        sys.stdout.flush()  # here it can still end the program; Python's own flush at the end would print a warning


class _Words(io.TextIOWrapper):
    """Text under a name of its encoding that typer leaves alone: it takes "ascii" for a mistake, and writes UTF-8 to a terminal that has
    none."""

    @property
    def encoding(self) -> str:  # type: ignore[override]  # read-only in Python too, and writeable in its stubs
        """The name of the encoding."""
        name = super().encoding
        return "x-ascii" if codecs.lookup(name).name == "ascii" else name


class _Output(io.FileIO):
    """A file that ends the program where nobody reads it. SystemExit, because typer and rich catch an OSError and end with 1, each."""

    def write(self, data: Any, /) -> int:  # noqa: ANN401 (any buffer of bytes; Python 3.11 has no type for it)
        """Write as much as goes at once, as files do."""
        try:
            return super().write(data)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())  # for what is left in buffers
            raise SystemExit(UNREAD) from None
