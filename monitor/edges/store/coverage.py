"""Says how complete a window is: sources, entries in and out, gaps; all counts are of what was recorded, none of the clock."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select

from monitor.edges import schema
from monitor.model import Coverage, Health, Reason, Source, SourceHealth, Window

MEMORY = timedelta(days=30)
"""How far back a source's own rhythm is looked for."""
KNOWN_POLLS = 5
"""Polls with something new that must be known before a silence means anything."""
UNWATCHED = timedelta(days=1)
"""From here on a time without any good poll is named with its beginning and end."""
PATIENCE = 3
"""A source is silent when it has brought nothing for so many times its own median gap."""


def coverage(connection: Connection, window: Window, sources: Sequence[Source]) -> Coverage:
    """Return the window's completeness. Entries and drops are those of the whole ledger; a drop counts when it was final and
    recorded in the window, `waiting` is what had no final fate at the window's end."""
    polls = _polls(connection, window)
    inside = {source: [row for row in rows if row.at >= window.start] for source, rows in polls.items()}
    named = {source.id for source in sources}
    counted = [row for name, rows in inside.items() if name in named for row in rows]
    kept, drops = _fates(connection, window)
    gaps = _gaps(window, counted)
    return Coverage(
        sources=tuple(_health(source, window, polls.get(source.id, [])) for source in sorted(sources, key=lambda one: one.id)),
        entries=_entries(connection, window),
        kept=kept,
        waiting=_waiting(connection, window),
        drops=tuple(sorted(drops.items())),
        longest_gap=max(gap.end - gap.start for gap in gaps),
        polls_compared=sum(row.compared for row in counted),
        polls_overlapping=sum(row.compared and (row.overlap > 0 or row.unchanged) for row in counted),
        unwatched=tuple(gap for gap in gaps if gap.end - gap.start >= UNWATCHED),
    )


def _polls(connection: Connection, window: Window) -> dict[str, list[Row[Any]]]:
    """Return each source's polls up to the window's end, oldest first, with a month before it."""
    polls = schema.polls
    query = select(polls).where(polls.c.at >= window.start - MEMORY, polls.c.at < window.end).order_by(polls.c.at, polls.c.recorded)
    rows: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(query):
        rows[row.source].append(row)
    return rows


def _health(source: Source, window: Window, polls: Sequence[Row[Any]]) -> SourceHealth:
    inside = [row for row in polls if row.at >= window.start]
    failures = [row for row in inside if row.reason]
    health, note = _judge(window, polls, inside)
    return SourceHealth(
        source=source.id,
        name=source.name,
        health=health,
        polls=len(inside),
        failures=len(failures),
        entries=sum(row.new for row in inside),
        reason=_said(failures[-1]) if failures else "",
        note=". ".join(filter(None, (note, _renamed(inside)))),
    )


def _renamed(inside: Sequence[Row[Any]]) -> str:
    """Say that the source changed all its GUIDs at once, which would else look as if it had brought everything anew."""
    times = [row for row in inside if row.renamed]
    return (
        f"all {times[-1].renamed} entries known bear new GUIDs since {times[-1].at:%Y-%m-%d %H:%M} UTC: taken for the same" if times else ""
    )


def _said(row: Row[Any]) -> str:
    return f"{row.reason}: {row.detail}" if row.detail else str(row.reason)


def _judge(window: Window, polls: Sequence[Row[Any]], inside: Sequence[Row[Any]]) -> tuple[Health, str]:
    if not inside:
        return Health.NOT_POLLED, ""
    good = [row for row in inside if not row.reason]
    if all(row.reason == Reason.EMPTY_FEED.value for row in inside if row.reason) and not any(row.seen or row.unchanged for row in good):
        return Health.SILENT, "it answers but lists nothing"
    if not good:
        return Health.FAILED, ""
    if any(row.new for row in inside):
        return Health.NORMAL, ""
    return _rhythm(window, [row.at for row in polls if row.new])


def _rhythm(window: Window, fruitful: Sequence[datetime]) -> tuple[Health, str]:
    """Judge a silence by the source's own median gap between polls that brought something."""
    if len(fruitful) < KNOWN_POLLS:
        return Health.NORMAL, ""
    usual = timedelta(seconds=median((later - earlier).total_seconds() for earlier, later in pairwise(fruitful)))
    quiet = window.end - fruitful[-1]
    if quiet <= PATIENCE * usual:
        return Health.NORMAL, ""
    return Health.SILENT, f"nothing new for {_hours(quiet)}, usually every {_hours(usual)}"


def _hours(span: timedelta) -> str:
    hours = span / timedelta(hours=1)
    return f"{hours:.0f} h" if hours >= 1 else f"{hours * 60:.0f} min"


def _gaps(window: Window, polls: Iterable[Row[Any]]) -> tuple[Window, ...]:
    """Return the times of the window between two answers of any source, its own ends counted as answers."""
    good = {row.at for row in polls if not row.reason}
    return tuple(Window(start=earlier, end=later) for earlier, later in pairwise(sorted({window.start, *good, window.end})))


def _entries(connection: Connection, window: Window) -> int:
    seen = schema.ledger.c.first_seen
    return int(connection.execute(select(func.count()).where(seen >= window.start, seen < window.end)).scalar_one())


def _fates(connection: Connection, window: Window) -> tuple[int, Counter[Reason]]:
    """Return how many entries were kept, and how many finally dropped for which reason: the last fate in the window counts. Looks at
    articles that were kept before are no entries."""
    fates = schema.fates
    query = select(fates.c.key, fates.c.article, fates.c.version, fates.c.reason, fates.c.final)
    query = query.where(fates.c.at >= window.start, fates.c.at < window.end, fates.c.again.is_(False)).order_by(fates.c.recorded)
    last = {row.key: row for row in connection.execute(query)}
    kept = sum(row.version > 0 for row in last.values())
    return kept, Counter(Reason(row.reason) for row in last.values() if row.final and not row.version and not row.article)


def _waiting(connection: Connection, window: Window) -> int:
    ledger, fates = schema.ledger, schema.fates
    decided = select(fates.c.key).where(fates.c.key == ledger.c.key, fates.c.final, fates.c.at < window.end)
    open_then = or_(ledger.c.fate == "wanted", ledger.c.judged_at >= window.end)  # both by index: the ledger is never read whole
    query = select(func.count()).select_from(ledger).where(open_then, ledger.c.first_seen < window.end, ~decided.exists())
    return int(connection.execute(query).scalar_one())
