"""`monitor status`: what is going on."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from monitor.cli.options import Common
from monitor.cli.output import counts, moment, plain, show_json
from monitor.model import Health, Settings, Status
from monitor.model.deliveries import Awaited

if TYPE_CHECKING:
    from monitor.doctor import Lately


def command(common: Common) -> None:
    """Show what the store holds, the last cycle, and which sources are due or failing.

    Example: monitor status --json
    """
    from monitor.app import clock, open_reader
    from monitor.doctor import lately
    from monitor.edges.lock import ROOM, holder
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
    typer.echo("\n".join((*_overview(settings, status, seen), *_waiting(status, seen))))


def _overview(settings: Settings, status: Status, seen: "Lately") -> Iterator[str]:
    due = min((state.due_at for state in status.sources), default=None)
    failing = sum(bool(state.failures) for state in status.sources)
    yield f"topic      {settings.topic.id}"
    yield f"profile    {settings.reader.profile or 'not chosen: set reader.profile (inside, outside, share)'}"
    yield f"articles   {status.articles} in {status.versions} versions"
    yield f"ledger     {status.entries} entries, {status.waiting} waiting"
    yield f"dropped    {counts(status.drops)}"
    yield f"last cycle {moment(status.last_cycle)} (recording {status.sequence})"
    yield f"next poll  {moment(due) if due else 'when the service runs'}"
    yield f"editions   {status.editions}, last {status.last_edition or 'none'}"
    yield f"sources    {len(settings.sources)} configured, {len(status.sources)} polled so far, {failing} failing"
    yield f"room       {status.room or 'not open beside the service'}"
    yield f"deliveries {len(status.deliveries) or 'none'} waiting"
    yield f"last day   {seen.counts() or 'nothing yet'}. {' '.join(seen.holidays)}".rstrip()


def _waiting(status: Status, seen: "Lately") -> Iterator[str]:
    """Yield the deliveries that wait, the sources that fail, and those that are silent."""
    for one in status.deliveries:
        yield f"  {one.edition} to {one.channel}: {one.attempts} attempts, {_when(one)}"
    for state in status.sources:
        if state.failures:
            yield f"  {state.source}: failing, next try {moment(state.due_at)}"
    for source in seen.health:
        if source.health in (Health.SILENT, Health.ON_HOLIDAY):
            yield f"  {source.source}: {source.health.replace('_', ' ')}, {seen.remarks(source)}"


def _when(one: Awaited) -> str:
    return f"next try {moment(one.next_at)}" if one.next_at else "not by itself any more: `monitor digest DATE --send`"
