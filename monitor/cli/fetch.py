"""`monitor fetch`: one cycle now."""

from collections.abc import Sequence
from typing import Annotated

import typer

from monitor import urls
from monitor.cli.options import WORKERS, Common
from monitor.cli.output import counts, progress, several, show_json, table, talk
from monitor.errors import NetworkError, UsageError
from monitor.model import CycleReport, Drop, FetchOptions, NotModified, Page, Request, Settings, Source


def command(
    common: Common,
    source: Annotated[list[str] | None, typer.Argument(metavar="SOURCE", help="Ids of sources; all when none is named.")] = None,
    url: Annotated[list[str] | None, typer.Option("--url", metavar="URL", help="Take in this page alone (may be repeated).")] = None,
    workers: WORKERS = None,
) -> None:
    """Poll all or the named sources now and take in what they list.

    Example: monitor fetch belta-ru svaboda-be
    """
    from monitor import pipeline
    from monitor.app import open_app

    pages = tuple(_address(one) for one in url or ())
    with progress(common) as watcher, open_app(common.places, workers=workers, progress=watcher) as app, app.lock.held("monitor fetch"):
        chosen = () if pages and not source else named(app.settings, source or ())
        report = pipeline.gather(app.settings, app.edges, chosen, pages)
        show(common, report, app.settings)
    if report.nothing_reached:
        raise NetworkError("no source could be reached", "Is the network up? The next due times are kept: `monitor status` shows them.")
    if pages and report.drops and not report.kept and all(reason.unanswered for reason, _ in report.drops):
        raise NetworkError("no page that was asked for could be had")


def _address(url: str) -> str:
    """Return an address as it was given. Raises UsageError for what is none."""
    try:
        urls.canonical(url)
    except ValueError as error:
        raise UsageError(f"no address of a page: {url}", "It begins with https:// or http://.") from error
    return url


def answer_of(url: str, options: FetchOptions) -> Page | NotModified | Drop:
    """Return what an address answers now; nothing is recorded."""
    from monitor.app import clock
    from monitor.edges.fetch import HttpFetcher

    with HttpFetcher(options, clock()) as fetcher:
        return next(outcome for _, outcome in fetcher.fetch([Request(key=url, url=url)], lambda: False))


def named(settings: Settings, ids: Sequence[str]) -> tuple[Source, ...]:
    """Return the sources of these ids, all for none. Raises UsageError for an unknown one."""
    known = {source.id: source for source in settings.sources}
    unknown = [one for one in ids if one not in known]
    if unknown:
        raise UsageError(f"no such source: {', '.join(unknown)}", "`monitor sources` lists their ids.")
    return tuple(known[one] for one in ids) if ids else settings.sources


def show(common: Common, report: CycleReport, settings: Settings) -> None:
    """Print a cycle: failed sources as a table, then one line of counts."""
    if common.json:
        show_json(report)
        return
    names = {source.id: source.name for source in settings.sources}
    if report.failed:
        rows = [(poll.source, poll.failure.reason, poll.failure.detail) for poll in report.failed if poll.failure]
        table(("failed", "reason", "detail"), [(names.get(one, one), reason, detail) for one, reason, detail in rows])
    new = sum(poll.new for poll in report.polls)
    counted = f"{several(new, 'new entry')}, {several(report.kept, 'article')} kept"
    typer.echo(f"{len(report.polls)} polled, {len(report.failed)} failed, {counted}")
    talk(common, f"dropped: {counts(report.drops)}")
    if report.drops and not report.kept:
        talk(common, "`monitor explain URL` tells of each why")
