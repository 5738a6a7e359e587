"""`python -m benchmarks.speed [--data DIR] [--json]`: CPU milliseconds per article of 3,000 characters, by stage, language and set.

The goal is 5 ms for relevance, facts and sketch together (DESIGN: everything of ours on a kept article). Texts of `bilateral` are put
one after another until they have 3,000 characters; those of `extraction` are cut to as many.
Of each article the best of some rounds counts: what else the machine does is not ours.
"""

import argparse
import gzip
import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import process_time_ns

from monitor.model import Article, Dated, DateOrigin, DedupOptions, TextOrigin, Topic
from monitor.settings.topic import read_topic
from monitor.stages import facts, fingerprint, relevance

TOPIC = Path(__file__).parents[1] / "config/topics/belarus-china.toml"
LANGUAGES = ("en", "ru", "be", "zh")
LENGTH = 3000
MOST = 30
"""Articles of a set and language: they hold the median to about 5 %."""
ROUNDS = 4
GOAL = 5.0

Times = dict[str, float]


def bilateral(data: Path) -> Iterator[Article]:
    """Yield, for each labelled text, it and those after it, one after another up to the length."""
    paths = [path for name in ("events", "negatives", "passing") if (path := data / f"bilateral/{name}.jsonl").is_file()]
    rows = [json.loads(line) for path in paths for line in path.open(encoding="utf-8")]
    for language in LANGUAGES:
        own = [row for row in rows if row["lang"] == language]
        for at, row in enumerate(own):
            text = "\n\n".join(other["text"] for other in own[at:] + own[:at])[:LENGTH]
            yield _article(row["title"], text, language)


def extraction(data: Path) -> Iterator[Article]:
    """Yield the reference texts of real pages that are long enough."""
    for name in ("daniel", "fundus", "aeb"):
        path = data / f"extraction/{name}.jsonl.gz"
        if not path.is_file():
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["lang"] in LANGUAGES and len(row["text"]) >= LENGTH // 2:
                    yield _article("", row["text"][:LENGTH], row["lang"])


def _article(title: str, text: str, language: str) -> Article:
    published = Dated(moment=datetime(2019, 5, 13, 9, tzinfo=UTC), origin=DateOrigin.FEED)
    return Article(
        url="https://sample.example/1",
        title=title,
        text=text,
        language=language,
        published=published,
        byline="",
        origin=TextOrigin.PAGE,
    )


def stages(topic: Topic) -> dict[str, Callable[[Article], object]]:
    """Return what is measured, in the order of the judging hop: what one stage leaves behind serves the next."""
    options = DedupOptions()
    return {
        "relevance": lambda article: relevance.judge(article, topic),
        "sketch": lambda article: fingerprint.sketch(article.text, article.language, options),
        "facts": lambda article: facts.find(article, topic),
    }


def measure(articles: list[Article], topic: Topic) -> Times:
    """Return milliseconds per 3,000 characters of each stage and of all: the median over `articles` of the best of some rounds.

    What a stage remembers of the last few texts is gone when a round comes back to an article; what a worker keeps for good
    (patterns, stems, the topic's automaton) is warm after the first round."""
    todo = stages(topic)
    best: list[Times] = [{} for _ in articles]
    for _ in range(ROUNDS):
        for article, times in zip(articles, best, strict=True):
            for name, stage in todo.items():
                start = process_time_ns()
                stage(article)
                spent = (process_time_ns() - start) / 1e6 * LENGTH / len(article.text)
                times[name] = min(spent, times.get(name, spent))
    figures = {name: median(times[name] for times in best) for name in todo}
    figures["together"] = median(sum(times.values()) for times in best)
    return {name: round(value, 2) for name, value in figures.items()}


def run(data: Path) -> Iterator[tuple[str, int, Times]]:
    """Yield set and language, the number of articles measured, and their times."""
    topic = read_topic(TOPIC)
    for name, source in (("bilateral", bilateral), ("extraction", extraction)):
        found = list(source(data))
        for language in LANGUAGES:
            articles = [article for article in found if article.language == language][:MOST]
            if articles:
                yield f"{name} {language}", len(articles), measure(articles, topic)


def main() -> None:
    """Print one line a set and language, or the whole as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("MONITOR_DATA", "../shared/data")))
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
