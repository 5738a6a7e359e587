"""Runs the command line as a person does: in a process of its own, with its own output; nothing is shared with the tests."""

import json
import os
import resource
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monitor.app import Places

PROGRAM = Path(sys.executable).with_name("monitor")
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a command left: its exit code and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


def at(places: Places) -> tuple[str, ...]:
    """Return the options that name an installation."""
    return "--config", str(places.config), "--data", str(places.data), "--digests", str(places.digests)


def environment(**more: str) -> dict[str, str]:
    """Return an environment of 80 columns without the settings of whoever runs the tests."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MONITOR_")}
    return {**inherited, "COLUMNS": "80", "PYTHONUNBUFFERED": "1", **more}


def run(*arguments: str | Path, timeout: float = 100, **variables: str) -> Result:
    """Run `monitor` with these arguments and environment variables to its end."""
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env=environment(**variables),
        timeout=timeout,
        check=False,
        encoding="utf-8",
    )
    return Result(code=done.returncode, out=done.stdout, err=done.stderr)


def start(*arguments: str | Path, limit: int | None = None, **variables: str) -> "subprocess.Popen[bytes]":
    """Start `monitor` and leave it running; its talk is read with `hear`. No file it writes grows beyond `limit` bytes."""

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write then fails, as on a full disk, instead of killing the process
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit or resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    return subprocess.Popen(
        [PROGRAM, *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env=environment(**variables),
        bufsize=0,
        preexec_fn=limited if limit else None,  # noqa: PLW1509 (two system calls, no lock)
    )


def hear(process: "subprocess.Popen[bytes]", words: str, seconds: float = 60) -> str:
    """Read a running command's talk until `words` were said; return all of it. Fails when the time is up or it ended."""
    assert process.stderr
    handle, heard, until = process.stderr.fileno(), b"", time.monotonic() + seconds
    while words.encode() not in heard:
        ready, _, _ = select.select([handle], [], [], max(0.0, until - time.monotonic()))
        piece = os.read(handle, 65_536) if ready else b""
        if not piece:
            raise AssertionError(f"{words!r} was not said, but: {heard.decode()}")
        heard += piece
    return heard.decode()
