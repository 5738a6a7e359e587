"""`monitor rejudge`: dropped pages, judged again."""

from datetime import timedelta
from typing import Annotated

import typer

from monitor.cli.fetch import show
from monitor.cli.options import Common
from monitor.cli.output import progress
from monitor.model import Reason


def command(
    common: Common,
    days: Annotated[int, typer.Option("--days", metavar="N", min=1, help="Look back so far; older answers have left the archive.")] = 30,
    reason: Annotated[
        list[Reason] | None, typer.Option("--reason", metavar="REASON", help="Only drops for this reason (may be repeated).")
    ] = None,
    workers: Annotated[int | None, typer.Option("--workers", metavar="N", min=0, help="Processes for CPU work; 0: this one.")] = None,
) -> None:
    """Judge dropped pages of the archive again, after the topic or a stage has changed.

    Example: monitor rejudge --reason off_topic --reason not_mentioned
    """
    from monitor import upkeep
    from monitor.app import open_app, require_store

    require_store(common.places)
    with progress(common) as watcher, open_app(common.places, workers=workers, progress=watcher) as app, app.lock.held("monitor rejudge"):
        since = app.edges.clock() - timedelta(days=days)
        show(common, upkeep.rejudge(app.settings, app.edges, since, tuple(reason or ())), app.settings)
