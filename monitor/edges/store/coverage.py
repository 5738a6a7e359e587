"""Says how complete a window is: sources, entries in and out, gaps; all counts are of what was recorded, none of the clock."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, pairwise
from typing import Any

from sqlalchemy import Connection, Row, and_, func, or_, select

from monitor.edges import schema
from monitor.edges.store import rhythm
from monitor.model import Coverage, Health, Reason, Source, SourceHealth, Window
from monitor.model.holidays import Rest
from monitor.model.remarks import Remark, RemarkKind

MEMORY = timedelta(days=30)
"""How far back a source's own rhythm is looked for."""
UNWATCHED = timedelta(days=1)
"""From here on a time without any good poll is named with its beginning and end."""


def coverage(connection: Connection, window: Window, sources: Sequence[Source], rests: Sequence[Rest] = ()) -> Coverage:
    """Return the window's completeness; `rests` say when sources may have been on holiday. Entries and drops are those of the whole
    ledger; a drop counts when it was final and recorded in the window, `waiting` is what had no final fate at the window's end."""
    polls = _polls(connection, window)
    inside = {source: [row for row in rows if row.at >= window.start] for source, rows in polls.items()}
    named = {source.id for source in sources}
    counted = [row for name, rows in inside.items() if name in named for row in rows]
    kept, drops = _fates(connection, window)
    gaps = _gaps(window, counted)
    ordered = sorted(sources, key=lambda one: one.id)
    return Coverage(
        sources=tuple(_health(_Watched(connection, window, source, polls.get(source.id, []), _off(source, rests))) for source in ordered),
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


def _off(source: Source, rests: Sequence[Rest]) -> tuple[Window, ...]:
    return tuple(chain.from_iterable(one.spans for one in rests if source.id in one.sources))


@dataclass(frozen=True, slots=True)
class _Watched:
    """A source's polls up to a window's end, and the days off that may excuse it."""

    connection: Connection
    window: Window
    source: Source
    polls: Sequence[Row[Any]]
    off: Sequence[Window]

    def inside(self) -> list[Row[Any]]:
        """Return the polls of the window."""
        return [row for row in self.polls if row.at >= self.window.start]

    def on_days_off(self) -> list[datetime]:
        """Return when the source brought something on a day off, however long ago."""
        polls = schema.polls
        spans = or_(*(and_(polls.c.at >= span.start, polls.c.at < span.end) for span in self.off))
        query = select(polls.c.at).where(polls.c.source == self.source.id, polls.c.new > 0, polls.c.at < self.window.end, spans)
        return list(self.connection.execute(query.order_by(polls.c.at)).scalars())


def _health(watched: _Watched) -> SourceHealth:
    inside = watched.inside()
    failures = [row for row in inside if row.reason]
    health, remarks = _judge(watched, inside)
    return SourceHealth(
        source=watched.source.id,
        name=watched.source.name,
        health=health,
        polls=len(inside),
        failures=len(failures),
        entries=sum(row.new for row in inside),
        reason=_said(failures[-1]) if failures else "",
        remarks=(*remarks, *_renamed(inside)),
    )


def _renamed(inside: Sequence[Row[Any]]) -> tuple[Remark, ...]:
    """Remark that the source changed all its GUIDs at once, which would else look as if it had brought everything anew."""
    times = [row for row in inside if row.renamed]
    return tuple(Remark(kind=RemarkKind.RENAMED, entries=row.renamed, since=(row.at,)) for row in times[-1:])


def _said(row: Row[Any]) -> str:
    return f"{row.reason}: {row.detail}" if row.detail else str(row.reason)


def _judge(watched: _Watched, inside: Sequence[Row[Any]]) -> rhythm.Judgement:
    if not inside:
        return Health.NOT_POLLED, ()
    good = [row for row in inside if not row.reason]
    if all(row.reason == Reason.EMPTY_FEED.value for row in inside if row.reason) and not any(row.seen or row.unchanged for row in good):
        return Health.SILENT, (Remark(kind=RemarkKind.EMPTY),)
    if not good:
        return Health.FAILED, ()
    if any(row.new for row in inside):
        return Health.NORMAL, ()
    fruitful = [row.at for row in watched.polls if row.new]
    return rhythm.judge(watched.window.end, fruitful, watched.off, watched.on_days_off)


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
