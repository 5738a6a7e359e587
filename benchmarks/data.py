"""The evaluation data: where it lies and its rows, packed or not; it scores nothing."""

import argparse
import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

FOLDER = Path(os.environ.get("MONITOR_DATA", "../shared/data"))
Row: TypeAlias = dict[str, Any]
"""One line of a file of foreign JSON, whose fields are described in the data's README and checked where they are read."""


def option(parser: argparse.ArgumentParser) -> None:
    """Let a benchmark be told where the data lies."""
    parser.add_argument("--data", type=Path, default=FOLDER, help=f"folder of the evaluation data (MONITOR_DATA, else {FOLDER})")


def absent(folder: Path) -> str:
    """Return what to tell a person whose data is not there."""
    return f"no evaluation data at {folder}; name its folder with --data or MONITOR_DATA"


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a file of JSON lines, packed or not; none when it is not there."""
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def authored(data: Path) -> list[Row]:
    """Return all rows of the set `bilateral`: events, then negatives, then passing mentions."""
    return [row for name in ("events", "negatives", "passing") for row in rows(data / f"bilateral/{name}.jsonl")]
