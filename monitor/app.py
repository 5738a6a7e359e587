"""The composition root: settings → open edges → what the pipeline needs. It decides who does the work, never what is done."""

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.errors import UsageError

if TYPE_CHECKING:  # the command line asks for the places only, and the model takes a tenth of a second
    from monitor import ports
    from monitor.model import Page, Settings

COLLECTING = (50_000, 20, 100)
"""Thresholds of the collector of cycles (`gc.set_threshold`). Articles and their facts are trees of small objects without a cycle;
with Python's own (700, 10, 10) looking for cycles among them is a seventh of an edition of a thousand articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where one installation lives: its configuration, its data (database, archive, locks) and its digests."""

    config: Path = Path("config")
    data: Path = Path("var")
    digests: Path = Path("digests")


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """An opened installation."""

    places: Places
    settings: "Settings"
    edges: "ports.Edges"
    lock: "ports.Lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """An installation opened by somebody who only looks."""

    settings: "Settings"
    reader: "ports.Reader"
    archive: "ports.Archive"
    publisher: "ports.Publisher"
    clock: "ports.Clock"


class Silence:
    """A `Progress` that nobody watches."""

    def step(self, name: str, done: int, total: int | None) -> None:
        """Hear it and say nothing."""


def clock() -> "ports.Clock":
    """Return the clock. MONITOR_CLOCK moves it, for tests: an ISO moment stands still, `@FILE` is read at each look."""
    moved = os.environ.get("MONITOR_CLOCK", "")
    if not moved:
        return lambda: datetime.now(UTC)
    if moved.startswith("@"):
        return lambda: _moment(Path(moved[1:]).read_text(encoding="utf-8").strip())
    still = _moment(moved)
    return lambda: still


def _moment(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written).astimezone(UTC)
    except ValueError as error:
        raise UsageError(f"MONITOR_CLOCK is no moment: {written!r}", "Write it as 2026-11-22T07:00:00+03:00.") from error


@contextmanager
def open_app(
    places: Places,
    *,
    workers: int | None = None,
    now: "ports.Clock | None" = None,
    stop: "ports.Stop" = lambda: False,
    progress: "ports.Progress | None" = None,
) -> Iterator[App]:
    """Open an installation for writing. Raises ConfigurationError and StoreError; everything is closed at the end."""
    from monitor import ports
    from monitor.edges.archive import WarcArchive
    from monitor.edges.deliver import Post
    from monitor.edges.embed import open_embedder
    from monitor.edges.fetch import HttpFetcher
    from monitor.edges.lock import WRITER, DirectoryLock
    from monitor.edges.publish import FolderPublisher
    from monitor.edges.store import open_store
    from monitor.settings import load

    gc.set_threshold(*COLLECTING)
    settings = _asked(load(places.config), workers)
    now = now or clock()
    with ExitStack() as stack:
        edges = ports.Edges(
            fetcher=stack.enter_context(HttpFetcher(settings.fetch, now)),
            store=stack.enter_context(open_store(settings.store.url, places.data, settings.store)),
            archive=WarcArchive(places.data / "archive", now),
            workers=stack.enter_context(crew(settings, None)),
            publisher=FolderPublisher(places.digests),
            embedder=open_embedder(settings.stories.embedder),
            courier=Post(settings.delivery),
            progress=progress or Silence(),
            clock=now,
            stop=stop,
        )
        lock = DirectoryLock(places.data / WRITER, settings.service.lock_wait.total_seconds())
        with lock.held("opening"):
            _learn_seeds(settings, edges.store)
        yield App(places=places, settings=settings, edges=edges, lock=lock)


@contextmanager
def crew(settings: "Settings", workers: int | None) -> "Iterator[ports.Workers]":
    """Open the configured workers, or so many processes as are asked for; they end with the block."""
    from monitor.edges.workers import open_workers

    options = _asked(settings, workers).workers
    with open_workers(options, preload=("monitor.stages.feeds", "monitor.stages.extract.loaded")) as opened:
        yield opened


def _asked(settings: "Settings", workers: int | None) -> "Settings":
    """Return the settings with so many workers; 0 stands for this process, None for what is configured."""
    if workers is None:
        return settings
    kind = "inline" if workers == 0 else "processes"
    return replace(settings, workers=replace(settings.workers, kind=kind, count=max(workers, 1)))


def archived_pages(files: Sequence[Path], settings: "Settings") -> "Iterator[Page]":
    """Yield the pages of others' WARC files, in the order of the files. Raises UsageError for a file that is none."""
    from monitor.edges.archive.foreign import pages

    for file in files:
        yield from pages(file, settings.fetch.page_bytes)


def _learn_seeds(settings: "Settings", store: "ports.Store") -> None:
    from monitor.stages.fingerprint import sketch

    store.learn_seeds([(seed, sketch(seed.text, seed.language, settings.dedup)) for seed in settings.seeds])


def open_reader(places: Places) -> "tuple[Settings, ports.Reader]":
    """Return the settings and a reader of an installation. Raises ConfigurationError and StoreError."""
    from monitor.edges.reader import open_reader as open_sql_reader
    from monitor.settings import load

    settings = load(places.config)
    return settings, open_sql_reader(settings.store.url, places.data)


def require_store(places: Places) -> None:
    """Raise StoreError where there is no database: who mistypes --data is told so, and no empty edition takes a good one's place."""
    open_reader(places)


def open_to_inspect(places: Places) -> Inspection:
    """Return an installation opened for looking only. Raises ConfigurationError and StoreError."""
    from monitor.edges.archive import WarcArchive
    from monitor.edges.publish import FolderPublisher

    settings, reader = open_reader(places)
    return Inspection(
        settings=settings,
        reader=reader,
        archive=WarcArchive(places.data / "archive", clock()),
        publisher=FolderPublisher(places.digests),
        clock=clock(),
    )
