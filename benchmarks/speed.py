"""`python -m benchmarks.speed [--data DIR] [--json]`: CPU milliseconds per article of 3,000 characters, by stage, language and set.

The goal is 5 ms for relevance, facts and sketch together (everything of ours on a kept article). Texts of `bilateral` are put
one after another until they have 3,000 characters; those of `extraction` are cut to as many.
Of each article the best of some rounds counts: what else the machine does is not ours.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import process_time_ns

from benchmarks import data
from benchmarks.installation import TOPIC
from benchmarks.sample import article
from monitor.model import Article, DedupOptions, Topic
from monitor.settings.topic import read_topic
from monitor.stages import facts, fingerprint, relevance

LANGUAGES = ("en", "ru", "be", "zh")
LENGTH = 3000
PUBLISHED = datetime(2019, 5, 13, 9, tzinfo=UTC)
"""Within the terms of most people of the topic, so that they are looked for."""
MOST = 30
"""Articles of a set and language: they hold the median to about 5 %."""
ROUNDS = 4
GOAL = 5.0

Times = dict[str, float]


def bilateral(folder: Path) -> Iterator[Article]:
    """Yield, for each labelled text, it and those after it, one after another up to the length."""
    rows = data.authored(folder)
    for language in LANGUAGES:
        own = [row for row in rows if row["lang"] == language]
        for at, row in enumerate(own):
            text = "\n\n".join(other["text"] for other in own[at:] + own[:at])[:LENGTH]
            yield article("1", row["title"], text, language, PUBLISHED)


def extraction(folder: Path) -> Iterator[Article]:
    """Yield the reference texts of real pages that are long enough."""
    for name in ("daniel", "fundus", "aeb"):
        for row in data.rows(folder / f"extraction/{name}.jsonl.gz"):
            if row["lang"] in LANGUAGES and len(row["text"]) >= LENGTH // 2:
                yield article("1", "", row["text"][:LENGTH], row["lang"], PUBLISHED)


def stages(topic: Topic) -> dict[str, Callable[[Article], object]]:
    """Return what is measured, in the order of the judging hop: what one stage leaves behind serves the next."""
    options = DedupOptions()
    return {
        "relevance": lambda one: relevance.judge(one, topic),
        "sketch": lambda one: fingerprint.sketch(one.text, one.language, options),
        "facts": lambda one: facts.find(one, topic),
    }


def measure(articles: list[Article], topic: Topic) -> Times:
    """Return milliseconds per 3,000 characters of each stage and of all: the median over `articles` of the best of some rounds.

    What a stage remembers of the last few texts is gone when a round comes back to an article; what a worker keeps for good
    (patterns, stems, the topic's automaton) is warm after the first round."""
    todo = stages(topic)
    best: list[Times] = [{} for _ in articles]
    for _ in range(ROUNDS):
        for one, times in zip(articles, best, strict=True):
            for name, stage in todo.items():
                start = process_time_ns()
                stage(one)
                spent = (process_time_ns() - start) / 1e6 * LENGTH / len(one.text)
                times[name] = min(spent, times.get(name, spent))
    figures = {name: median(times[name] for times in best) for name in todo}
    figures["together"] = median(sum(times.values()) for times in best)
    return {name: round(value, 2) for name, value in figures.items()}


def run(folder: Path) -> Iterator[tuple[str, int, Times]]:
    """Yield set and language, the number of articles measured, and their times."""
    topic = read_topic(TOPIC)
    for name, source in (("bilateral", bilateral), ("extraction", extraction)):
        found = list(source(folder))
        for language in LANGUAGES:
            articles = [one for one in found if one.language == language][:MOST]
            if articles:
                yield f"{name} {language}", len(articles), measure(articles, topic)


def main() -> None:
    """Print one line a set and language, or the whole as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    data.option(parser)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    results = list(run(given.data))
    if given.json:
        print(json.dumps({name: {"ms": times, "n": n, "goal": GOAL} for name, n, times in results}))
        return
    for name, n, times in results:
        print(f"{name:<15} n={n:<4}" + "  ".join(f"{stage} {ms:5.2f}" for stage, ms in times.items()) + f" ms   (goal {GOAL:g})")


if __name__ == "__main__":
    main()
