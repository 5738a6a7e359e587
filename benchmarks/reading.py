"""`python -m benchmarks.reading [--articles N] [--store DIR] [--json]`: how long a reader waits for each page of the reading room.

A store of N synthetic articles is served on loopback by a process of its own; each page is asked for with changing arguments over one
connection. Beside the page's p95 stands that of the bare query: the same questions to the store, in this process, without HTTP and
templates, by the clock and by the processor's, which says more on a busy machine. The goal is a p95 of 100 ms at a hundred thousand
articles. `--store` keeps the store for the next run.
"""

import argparse
import http.client
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import quote

from benchmarks import installation
from benchmarks.reading_store import fill
from monitor.app import Places, open_reader
from monitor.model import Control, EditionKind, Narrowing
from monitor.ports import Reader

GOAL = 100.0
ROUNDS = 60
QUERIES = ("Belarus China", "Беларусь", "Кітай", "白俄罗斯")
"""The commonest there can be: every article of the language has them, and the first two hold in two languages."""
Question = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A kind of page: its name, addresses of it, and the bare question behind each."""

    name: str
    paths: tuple[str, ...]
    questions: tuple[Question, ...]


def configure(folder: Path) -> Places:
    """Return the places of an installation with the topic, seeds and sources that are shipped; what is there is left."""
    there = installation.places(folder)
    if there.config.exists():
        return there
    return installation.install(folder, sources=(installation.SHIPPED / "config/sources.toml").read_text(encoding="utf-8"))


def stocked(folder: Path, articles: int) -> Places:
    """Return the places of an installation with so many articles; a store that is there is taken as it is."""
    places = configure(folder)
    if not (places.data / "monitor.db").exists():
        fill(places.data, articles)
    return places


@contextmanager
def served(places: Places) -> Iterator[int]:
    """Yield the port of a reading room in a process of its own."""
    options = ("--config", places.config, "--data", places.data, "--port", "0", "--json", "-q")
    program = (sys.executable, "-c", "from monitor.cli import main; main()", "serve", *map(str, options))
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            said = "".join(iter(process.stdout.readline, "}\n")) + "}"
            yield int(json.loads(said)["address"].rstrip("/").rpartition(":")[2])
        finally:
            process.terminate()


def pages(reader: Reader) -> Iterator[Page]:
    """Yield what is measured, with addresses out of the store itself."""
    editions = [one.edition for one in reader.editions()]
    some = editions[:: max(1, len(editions) // 20)]
    stories = reader.stories(EditionKind.DAILY, "en", start=0, limit=40)
    members = [kept.id for one in stories[:10] if (story := reader.story_read(one.number)) for kept in story.members]
    yield Page(name="front", paths=("/",), questions=(reader.mark,))
    yield Page(
        name="edition",
        paths=tuple(f"/editions/{one.name}" for one in some),
        questions=tuple(partial(reader.edition_digest, one) for one in some),
    )
    yield Page(
        name="stories",
        paths=("/stories", "/stories?start=1000"),
        questions=tuple(partial(reader.stories, EditionKind.DAILY, "en", start=at, limit=20) for at in (0, 1000)),
    )
    yield Page(
        name="story",
        paths=tuple(f"/stories/{one.number}" for one in stories),
        questions=tuple(partial(reader.story_read, one.number) for one in stories),
    )
    yield Page(
        name="article",
        paths=tuple(f"/articles/{one}" for one in members),
        questions=tuple(partial(_article, reader, one) for one in members),
    )
    yield Page(name="timeline", paths=("/timeline",), questions=(reader.mark,))
    yield from searches(reader)
    yield Page(name="sources", paths=("/sources",), questions=(lambda: (reader.poll_states(), reader.mark()),))


def _article(reader: Reader, name: str) -> object:
    return reader.article(name), reader.explain(name)


def searches(reader: Reader) -> Iterator[Page]:
    """Yield the searches: the commonest words, the same narrowed, and a word that few articles have."""
    rare = [hit.title.split(": ")[1].split()[-1].strip(".") for query in QUERIES[:3] for hit in reader.search(query, limit=8)]
    for name, queries, more, narrowing in (
        ("search, common", QUERIES, "", Narrowing()),
        ("search, rare", tuple(rare), "", Narrowing()),
        ("search, outlet", QUERIES, "&outlet=o4", Narrowing(outlet="o4")),
        ("search, control", QUERIES, "&control=exile", Narrowing(control=Control.EXILE)),
        ("search, language", QUERIES, "&language=be", Narrowing(language="be")),
    ):
        yield Page(
            name=name,
            paths=tuple(f"/search?q={quote(query)}{more}" for query in queries),
            questions=tuple(partial(reader.find, query, narrowing, start=0, limit=20) for query in queries),
        )


def p95(times: Sequence[float]) -> float:
    """Return the time in milliseconds that nineteen of twenty stay below."""
    return round(sorted(times)[int(len(times) * 0.95)] * 1000, 1)


def timed(calls: Sequence[Question], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the p95 of some rounds over the calls, after one round to warm up, by the clock on the wall or another."""
    for call in calls[:20]:
        call()
    times = []
    for call in islice(cycle(calls), ROUNDS):
        begun = clock()
        call()
        times.append(clock() - begun)
    return p95(times)


def asking(connection: http.client.HTTPConnection, path: str) -> Question:
    """Return a call that reads a page to its end."""

    def ask() -> None:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, (path, answer.status)

    return ask


def measure(places: Places) -> dict[str, dict[str, float]]:
    """Return, for each page, the p95 of the page and of the bare question in milliseconds."""
    _, reader = open_reader(places)
    results = {}
    with served(places) as port:
        for page in pages(reader):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)  # an idle one is closed by the server
            whole = timed([asking(connection, path) for path in page.paths])
            results[page.name] = {
                "page_p95_ms": whole,
                "query_p95_ms": timed(page.questions),
                "query_cpu_p95_ms": timed(page.questions, time.process_time),
                "goal_ms": GOAL,
            }
    return results


def main() -> None:
    """Print a line a page, or the whole as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--store", type=Path, default=None, help="a folder that keeps the store between runs")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = measure(stocked(given.store or Path(folder), given.articles))
    if given.json:
        print(json.dumps({"articles": given.articles, "pages": results}))
        return
    for name, one in results.items():
        query = f"bare query {one['query_p95_ms']:7.1f} ms, {one['query_cpu_p95_ms']:6.1f} CPU"
        print(f"{name:<18} page p95 {one['page_p95_ms']:7.1f} ms   {query}   (goal {GOAL:g})")


if __name__ == "__main__":
    main()
