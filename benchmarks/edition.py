"""`python -m benchmarks.edition [--sizes N …] [--json]`: what it takes to write an edition of so many relevant articles, part by part.

Synthetic days of news in four languages, with stories of one to twelve articles and reprints, are told by two workers. Each part stands
with its seconds by the clock and the processor's in this process; then the whole as `pipeline.tell` does it, and the memory at its peak,
this process's and that of the largest worker; it does not come down from one size to the next. The goal: ten seconds for a thousand
articles on two cores, beside nobody. `--store` keeps the store and its editions for the next run, in which only what is not there is
made. Not run by CI.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from benchmarks import edition_store
from benchmarks.processes import below, peak
from benchmarks.reading import configure
from monitor import front, pipeline
from monitor.app import App, Places, open_app
from monitor.edges.store import open_store
from monitor.model import Edition, EditionKind, Rendering
from monitor.settings import load
from monitor.stages import editions, render, stories
from monitor.stages.digest import compose
from monitor.stages.summarise import Summarise

SIZES = (100, 1_000, 5_000)
GOAL = 10.0
"""Seconds for a thousand articles."""
OF_GOAL = 1_000
Made = TypeVar("Made")


@dataclass(slots=True)
class Stopwatch:
    """Seconds by part: by the clock, and of this process's processor."""

    wall: dict[str, float] = field(default_factory=dict)
    processor: dict[str, float] = field(default_factory=dict)

    def part(self, name: str, call: Callable[[], Made]) -> Made:
        """Return what a call gives, its time written down."""
        wall, processor = time.perf_counter(), time.process_time()
        made = call()
        self.wall[name] = round(time.perf_counter() - wall, 3)
        self.processor[name] = round(time.process_time() - processor, 3)
        return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An edition of one size: how much there was in it, and what it took."""

    articles: int
    stories: int
    watch: Stopwatch
    memory: dict[str, int]


def prepare(folder: Path, sizes: Sequence[int]) -> Places:
    """Return an installation with a day of news for each size; days that are there are taken as they are."""
    places = configure(folder)
    settings = load(places.config)
    with open_store("", places.data) as store:
        for n, size in enumerate(sizes):
            day = edition_store.morning(n)
            began = store.began()
            if began is None or not any(store.kept_between(editions.window(editions.current(EditionKind.DAILY, settings, day), settings))):
                edition_store.fill(store, settings.topic, day, size)
    return places


def measure(places: Places, n: int) -> Told:
    """Return what telling the n-th day takes: part by part, then whole."""
    day, watch = edition_store.morning(n), Stopwatch()
    with open_app(places, workers=2, now=lambda: day + timedelta(hours=30)) as app:
        edition = editions.current(EditionKind.DAILY, app.settings, day)
        _warm(app)
        articles, told = _parts(app, edition, day + timedelta(hours=30), watch)
        watch.part("tell, whole", lambda: pipeline.tell(app.settings, app.edges, edition))
        workers = [peak(one) for one in below(os.getpid())]
    memory = {"this process": peak(os.getpid()), "largest worker": max(workers, default=0)}
    return Told(articles=articles, stories=told, watch=watch, memory=memory)


def _warm(app: App) -> None:
    """Start the workers, as a service that runs has done."""
    list(app.edges.workers.map(len, ["a", "b"]))


def _parts(app: App, edition: Edition, now: datetime, watch: Stopwatch) -> tuple[int, int]:
    settings, edges = app.settings, app.edges
    plan = editions.plan(edition, settings, edges.store.began(), now)
    kept = watch.part("read the day", lambda: edges.store.kept_between(plan.window))
    since = plan.window.start - settings.stories.memory
    published = watch.part("read what was told", lambda: edges.store.published(before=plan.told_before, since=since))
    timely = editions.timely(kept, plan)
    grouped = watch.part("stories", lambda: stories.grouping(timely, published, settings.topic, settings.stories, edges.store.decisions()))
    summarise = Summarise.of(settings, edition.language)
    watch.part("summaries", lambda: list(edges.workers.map(summarise, grouped.stories)))
    found = pipeline.material(settings, edges.store, edges.workers, plan)
    digest = watch.part("composing", lambda: compose(found))
    files: list[Rendering] = []
    for name, setter in (("md", render.markdown), ("html", render.html), ("json", render.document)):
        text = watch.part(f"render {name}", lambda setter=setter: setter(digest))  # type: ignore[misc]  # a lambda with a default
        files.append(Rendering(name=f"{edition.name}.{name}", data=text.encode()))
    watch.part("publishing", lambda: edges.publisher.publish(files))
    watch.part("pages over all editions", lambda: front.pages(settings, edges, digest))
    return len(kept), len(digest.stories)


def main() -> None:
    """Print the parts of each size side by side, or the whole as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.edition", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), metavar="N", help="articles of an edition")
    parser.add_argument("--store", type=Path, default=None, help="a folder that keeps the store between runs")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        places = prepare(given.store or Path(folder), given.sizes)
        told = [measure(places, n) for n in range(len(given.sizes))]
    if given.json:
        print(json.dumps({"goal_s": GOAL, "goal_of": OF_GOAL, "sizes": [asdict(one) for one in told]}))
    else:
        print(table(told))


def table(told: Sequence[Told]) -> str:
    """Return a line a part: seconds by the clock and of the processor for each size."""
    lines = [f"{'articles / stories':<24}" + "".join(f"{f'{one.articles:,} / {one.stories:,}':>20}" for one in told)]
    for part in told[0].watch.wall:
        cells = (f"{one.watch.wall[part]:.2f} s ({one.watch.processor[part]:.2f} CPU)" for one in told)
        lines.append(f"{part:<24}" + "".join(f"{cell:>20}" for cell in cells))
    lines += [f"{f'peak of {who}':<24}" + "".join(f"{f'{one.memory[who]} MB':>20}" for one in told) for who in told[0].memory]
    return "\n".join([*lines, f"goal: {OF_GOAL:,} articles within {GOAL:g} s on two cores"])


if __name__ == "__main__":
    main()
