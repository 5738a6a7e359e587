"""`monitor status`: what is going on."""

from dataclasses import replace

import typer

from monitor.cli.options import Common
from monitor.cli.output import moment, plain, show_json
from monitor.model.deliveries import Awaited


def command(common: Common) -> None:
    """Show what the store holds, the last cycle, and which sources are due or failing.

    Example: monitor status --json
    """
    from monitor.app import clock, open_reader
    from monitor.doctor import lately
    from monitor.edges.lock import ROOM, holder
    from monitor.model import Health
    from monitor.stages import delivery

    settings, reader = open_reader(common.places)
    status = replace(
        reader.status(),
        room=holder(common.places.data / ROOM),
        deliveries=delivery.awaited(settings, reader.editions(), reader.deliveries, clock()()),
    )
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
        f"next poll  {moment(due) if due else 'when the service runs'}\n"
        f"editions   {status.editions}, last {status.last_edition or 'none'}\n"
        f"sources    {len(settings.sources)} configured, {len(status.sources)} polled so far, {len(failing)} failing\n"
        f"room       {status.room or 'not open beside the service'}\n"
        f"deliveries {len(status.deliveries) or 'none'} waiting\n"
        f"last day   {seen.counts() or 'nothing yet'}. {' '.join(seen.holidays)}".rstrip()
    )
    for one in status.deliveries:
        typer.echo(f"  {one.edition} to {one.channel}: {one.attempts} attempts, {_when(one)}")
    for state in failing:
        typer.echo(f"  {state.source}: failing, next try {moment(state.due_at)}")
    for source in seen.health:
        if source.health in (Health.SILENT, Health.ON_HOLIDAY):
            typer.echo(f"  {source.source}: {source.health.replace('_', ' ')}, {seen.remarks(source)}")


def _when(one: Awaited) -> str:
    return f"next try {moment(one.next_at)}" if one.next_at else "not by itself any more: `monitor digest DATE --send`"
