"""`python -m benchmarks.gate [--data DIR]`: the gate's time per 100 KB of page and its pass rate, by set and language.

The pages of data/extraction are off topic with few exceptions; a page whose reference text names both sides must pass. What the
gate learns shows where a house names one side on every page: each set and language is taken as one host, whose pages bear a footer
of our own words; then those pass that name the other side anywhere, until the footer is known. The best of some rounds counts: what
else the machine does is not ours.
"""

import argparse
import base64
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

from benchmarks import data
from benchmarks.installation import TOPIC
from monitor.model import Drop, Page, Topic
from monitor.settings.topic import read_topic
from monitor.stages.gate import admit
from monitor.text import furniture, names

SETS = ("daniel", "aeb", "fundus")
ROUNDS = 3
FOOTERS = {
    "ru": "Новости Беларуси и всего мира круглые сутки",
    "zh": "白俄罗斯新闻网每天二十四小时为您报道国内外要闻",
    "en": "The news of Belarus and of the whole world around the clock",
}
"""By language of the page; the last for all others."""


@dataclass(slots=True)
class Tally:
    """Counts of one set and language."""

    pages: int = 0
    passed: int = 0
    footed: int = 0
    learnt: int = 0
    size: int = 0
    spent: float = 0.0
    lost: int = 0


def pages(folder: Path) -> Iterator[tuple[str, Page, str]]:
    """Yield (set and language, page, reference text)."""
    for name in SETS:
        for row in data.rows(folder / f"extraction/{name}.jsonl.gz"):
            url = f"https://sample.example/{row['id']}"
            body = base64.b64decode(row["html_base64"])
            headers = (("content-type", "text/html"),)
            page = Page(url=url, final_url=url, status=200, headers=headers, body=body, fetched_at=datetime(2026, 1, 1, tzinfo=UTC))
            yield f"{name} {row['lang']}", page, row["text"]


def footed(page: Page, language: str) -> Page:
    """Return the page as one of a house that names a side at the foot of each."""
    footer = f"<footer><p>{FOOTERS.get(language, FOOTERS['en'])}</p></footer>".encode("ascii", "xmlcharrefreplace")
    return replace(page, body=page.body + footer)


def timed(page: Page, topic: Topic) -> tuple[bool, float]:
    """Return whether the page passes, and the seconds that this took."""
    spent = []
    for _ in range(ROUNDS):
        names.find("", topic)  # which remembers the text it was asked for last
        start = process_time()
        found = admit(page, topic)
        spent.append(process_time() - start)
    return not isinstance(found, Drop), min(spent)


def measure(folder: Path, topic: Topic) -> dict[str, Tally]:
    """Return the tally of each set and language, and of all; what was learnt is learnt from the pages before."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    lines: dict[str, Counter[str]] = defaultdict(Counter)
    names.find("", topic)
    for name, page, text in pages(folder):
        passed, spent = timed(page, topic)
        both = len(names.sides(names.find(text, topic))) > 1
        ours = footed(page, name.split()[1])
        before = admit(ours, topic)
        after = admit(ours, topic, known=frozenset(mark for mark, times in lines[name].items() if furniture.enough(mark, times)))
        if not isinstance(after, Drop) and not both:
            lines[name].update(after)
        for key in (name, "all"):
            tally = tallies[key]
            tally.pages += 1
            tally.passed += passed
            tally.footed += not isinstance(before, Drop)
            tally.learnt += not isinstance(after, Drop)
            tally.size += len(page.body)
            tally.spent += spent
            tally.lost += both and (not passed or isinstance(after, Drop))
    return tallies


def main() -> None:
    """Print one line a set and language."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__)
    data.option(parser)
    for name, tally in sorted(measure(parser.parse_args().data, read_topic(TOPIC)).items()):
        rates = (part / tally.pages for part in (tally.passed, tally.footed, tally.learnt))
        shown = "passed {:6.1%}, with a footer {:6.1%}, once it is learnt {:6.1%}".format(*rates)
        print(f"{name:<14} n={tally.pages:<5} {shown}   {tally.spent * 1e8 / tally.size:5.2f} ms per 100 KB   lost {tally.lost}")


if __name__ == "__main__":
    main()
