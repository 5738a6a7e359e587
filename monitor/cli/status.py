"""`monitor status`: what is going on."""

import typer

from monitor.cli.options import Common
from monitor.cli.output import moment, plain, show_json


def command(common: Common) -> None:
    """Show what the store holds, the last cycle, and which sources are due or failing.

    Example: monitor status --json
    """
    from monitor.app import open_reader
    from monitor.doctor import lately
    from monitor.model import Health

    settings, reader = open_reader(common.places)
    status = reader.status()
    seen = lately(settings, reader, status)
    if common.json:
        show_json({**plain(status), "lately": plain(seen)})
        return
    failing = [state for state in status.sources if state.failures]
    due = min((state.due_at for state in status.sources), default=None)
    typer.echo(
        f"topic      {settings.topic.id}\n"
        f"profile    {settings.reader.profile or 'not chosen: set reader.profile (inside, outside, share)'}\n"
        f"articles   {status.articles} in {status.versions} versions\n"
        f"ledger     {status.entries} entries, {status.waiting} waiting\n"
        f"dropped    {', '.join(f'{n} {reason}' for reason, n in status.drops) or 'none'}\n"
        f"last cycle {moment(status.last_cycle)} (recording {status.sequence})\n"
        f"next poll  {moment(due)}\n"
        f"editions   {status.editions}, last {status.last_edition or 'none'}\n"
        f"sources    {len(settings.sources)} configured, {len(status.sources)} polled so far, {len(failing)} failing\n"
        f"last day   {seen.counts() or 'nothing yet'}. {' '.join(seen.holidays)}".rstrip()
    )
    for state in failing:
        typer.echo(f"  {state.source}: {state.failures:g} failures in a row, next try {moment(state.due_at)}")
    for one in seen.health:
        if one.health in (Health.SILENT, Health.ON_HOLIDAY):
            typer.echo(f"  {one.source}: {one.health.replace('_', ' ')}, {one.note}")
