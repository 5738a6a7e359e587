"""`monitor backfill`: history from sitemaps and WARC files."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from monitor import ports
from monitor.cli.days import day
from monitor.cli.fetch import named
from monitor.cli.options import WORKERS, Common
from monitor.cli.output import counts, progress, show_json, talk
from monitor.errors import UsageError
from monitor.model import Backfilled, Window

_EARLIEST = date(1995, 1, 1)


def command(
    common: Common,
    source: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="Ids of sources, all when none is named; after --warc further files.")
    ] = None,
    sitemap: Annotated[
        list[str] | None, typer.Option("--sitemap", metavar="URL", help="Read this sitemap instead (may be repeated).")
    ] = None,
    warc: Annotated[list[Path] | None, typer.Option("--warc", metavar="FILE", help="Take pages out of this WARC file.")] = None,
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="The first day, as 2026-01-31.")] = "",
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="The last day.")] = "",
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Pages at most; the next run goes on.")] = 1000,
    workers: WORKERS = None,
) -> None:
    """Take in older pages that sitemaps list, newest first, or that WARC files hold. Run again, it goes on where it stopped. What is
    old is never told as news: editions list it as filled afterwards.

    Example: monitor backfill belta-ru --since 2026-01-01 --until 2026-03-31
    """
    from monitor import backfill
    from monitor.app import archived_pages, open_app

    files = [*(warc or ()), *(Path(name) for name in source or () if warc)]
    if warc and sitemap:
        raise UsageError("--warc and --sitemap cannot go together", "Run the command once for each.")
    with _watched(common) as watcher, open_app(common.places, workers=workers, progress=watcher) as app:
        window = _window(since, until, app.settings.topic.zone, app.edges.clock())
        if files:
            pages = archived_pages(files, app.settings)
            done = backfill.from_pages(app.settings, app.edges, app.lock, pages, window, limit, len(files))
        else:
            chosen = named(app.settings, source or ())
            done = backfill.history(app.settings, app.edges, app.lock, chosen, tuple(sitemap or ()), window, limit)
    _show(common, done, "file" if files else "sitemap")


def _window(since: str, until: str, zone: str, now: datetime) -> Window:
    """Return the days from the first to the last in the topic's zone, both whole. Raises UsageError."""
    first, last = (day(since, "--since") if since else _EARLIEST), (day(until, "--until") if until else None)
    end = _midnight(last + timedelta(days=1), zone) if last else now + timedelta(days=1)
    start = _midnight(first, zone)
    if start >= end:
        raise UsageError(f"nothing lies between {since or first} and {until or 'now'}", "--since is the first day, --until the last.")
    return Window(start=start, end=end)


def _midnight(on: date, zone: str) -> datetime:
    return datetime.combine(on, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)


@contextmanager
def _watched(common: Common) -> Iterator[ports.Progress]:
    """Yield bars on a terminal, lines elsewhere."""
    if common.quiet or sys.stderr.isatty():
        with progress(common) as bars:
            yield bars
    else:
        yield _Lines(common)


class _Lines:
    """A `Progress` that says one line a step."""

    def __init__(self, common: Common) -> None:
        self._common = common

    def step(self, name: str, done: int, total: int | None) -> None:
        """Say it."""
        talk(self._common, f"{name} {done}" + (f" of {total}" if total is not None else ""))


def _show(common: Common, done: Backfilled, kind: str) -> None:
    if common.json:
        show_json(done)
        return
    for drop in done.failed:
        talk(common, f"not read: {drop.url}: {drop.reason} {drop.detail[:100]}".rstrip())
    pages = f"{done.listed} pages of that time, {done.known} known, {done.taken} taken, {done.kept} articles kept"
    typer.echo(f"{done.read} {kind}{'' if done.read == 1 else 's'} read, {pages}")
    talk(common, f"dropped: {counts(done.drops)}")
    talk(common, f"passed over: {done.outside} of another time, {done.undated} without a date")
    if done.left:
        talk(common, f"{done.left} pages are left; run the command again to go on.")
