"""`python -m benchmarks.gate [--data DIR]`: the gate's time per 100 KB of page and its pass rate, by set and language.

The pages of data/extraction are off topic with few exceptions; a page whose reference text names both sides must pass.
"""

import argparse
import base64
import gzip
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

from monitor.model import Drop, Page, Topic
from monitor.settings.topic import read_topic
from monitor.stages.gate import admit
from monitor.text import names

TOPIC = Path(__file__).parents[1] / "config/topics/belarus-china.toml"
SETS = ("daniel", "aeb", "fundus")


@dataclass(slots=True)
class Tally:
    """Counts of one set and language."""

    pages: int = 0
    passed: int = 0
    size: int = 0
    spent: float = 0.0
    lost: int = 0


def pages(data: Path) -> Iterator[tuple[str, Page, str]]:
    """Yield (set and language, page, reference text)."""
    for name in SETS:
        path = data / f"extraction/{name}.jsonl.gz"
        if not path.exists():
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                url = f"https://sample.example/{row['id']}"
                body = base64.b64decode(row["html_base64"])
                headers = (("content-type", "text/html"),)
                page = Page(url=url, final_url=url, status=200, headers=headers, body=body, fetched_at=datetime(2026, 1, 1, tzinfo=UTC))
                yield f"{name} {row['lang']}", page, row["text"]


def measure(data: Path, topic: Topic) -> dict[str, Tally]:
    """Return the tally of each set and language, and of all."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    names.find("", topic)
    for name, page, text in pages(data):
        start = process_time()
        dropped = admit(page, topic)
        spent = process_time() - start
        both = len(names.sides(names.find(text, topic))) > 1
        for key in (name, "all"):
            tally = tallies[key]
            tally.pages += 1
            tally.passed += not isinstance(dropped, Drop)
            tally.size += len(page.body)
            tally.spent += spent
            tally.lost += both and isinstance(dropped, Drop)
    return tallies


def main() -> None:
    """Print one line a set and language."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("MONITOR_DATA", "../shared/data")))
    for name, tally in sorted(measure(parser.parse_args().data, read_topic(TOPIC)).items()):
        rate, cost = tally.passed / tally.pages, tally.spent * 1e8 / tally.size
        print(f"{name:<14} n={tally.pages:<5} passed {rate:6.1%}   {cost:5.2f} ms per 100 KB   lost {tally.lost}")


if __name__ == "__main__":
    main()
