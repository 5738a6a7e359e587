"""Looks an installation over and says what is wrong and what to do about it; it mends nothing.

Each check stands alone: where one finds the ground missing (no configuration, no database), those that need it are left out.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from monitor import app, ports
from monitor.errors import ConfigurationError, MonitorError
from monitor.model import Checkup, Complaint, EditionState, Health, Settings, SourceHealth, Status, Window
from monitor.stages import delivery, editions, holidays
from monitor.stages.render import remarks
from monitor.stages.render.holidays import told
from monitor.stages.render.phrases import phrases

FREE = 500_000_000
"""Bytes that should be free: about a month of answers of a hundred sources."""
SAMPLE = 50
"""Kept answers that are opened, the newest ones."""
PATIENCE = 3
"""A source is overdue when so many of its intervals have passed since its due time."""
TRIES = 3
"""Attempts in vain after which a person should look."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """How sources did of late, and in words which holidays there were; nothing before the first cycle."""

    health: tuple[SourceHealth, ...] = ()
    holidays: tuple[str, ...] = ()
    zone: str = "UTC"

    def counts(self) -> str:
        """Return how many sources did how: "40 normal, 1 silent"."""
        counted = ((kind, sum(one.health is kind for one in self.health)) for kind in Health)
        return ", ".join(f"{n} {kind.value.replace('_', ' ')}" for kind, n in counted if n)

    def remarks(self, one: SourceHealth) -> str:
        """Return what a person should know of a source."""
        return remarks.told(phrases("en"), one.remarks, ZoneInfo(self.zone))


@dataclass(slots=True)
class _Notes:
    looked_at: list[tuple[str, str]] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)

    def saw(self, where: str, what: str) -> None:
        """Note what was looked at."""
        self.looked_at.append((where, what))

    def wrong(self, where: str, what: str, advice: str) -> None:
        """Note what is wrong."""
        self.complaints.append(Complaint(where=where, what=what, advice=advice))


def examine(places: app.Places, clock: ports.Clock) -> Checkup:
    """Return what is wrong with an installation; nothing of it is changed."""
    notes = _Notes()
    _room(places, notes)
    _lock(places, notes)
    opened = _open(places, notes)
    if opened:
        now = clock()
        checks: tuple[Callable[[], None], ...] = (
            lambda: _database(opened.reader, notes),
            lambda: _archive(opened, notes),
            lambda: _cycles(opened.settings, opened.reader.status(), now, notes),
            lambda: _sources(opened, opened.reader.status(), notes),
            lambda: _editions(opened, now, notes),
            lambda: _deliveries(opened, now, notes),
            lambda: _reading_room(places, opened.settings, notes),
        )
        for check in checks:
            _guarded(check, notes)
    return Checkup(looked_at=tuple(notes.looked_at), complaints=tuple(notes.complaints))


def _guarded(check: Callable[[], None], notes: _Notes) -> None:
    """Make a check; a database that fails under it is what it finds, once."""
    try:
        check()
    except MonitorError as error:
        if not any(one.where == "database" for one in notes.complaints):
            notes.wrong("database", str(error), error.advice)


def _room(places: app.Places, notes: _Notes) -> None:
    for where, folder in (("data", places.data), ("digests", places.digests)):
        there = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
        free = shutil.disk_usage(there).free
        notes.saw(where, f"{folder}, {free // 1_000_000} MB free")
        if free < FREE:
            notes.wrong(where, f"only {free // 1_000_000} MB are free at {there}", "Make room, or name another directory.")
        if not os.access(there, os.W_OK):
            notes.wrong(where, f"{there} cannot be written to", "Give the user that runs the service the right to write there.")


def _lock(places: app.Places, notes: _Notes) -> None:
    from monitor.edges.lock import DAEMON, WRITER, holder

    for name, meaning in ((WRITER, "writing now"), (DAEMON, "the service")):
        held = holder(places.data / name)
        notes.saw(name.replace(".", " "), f"{held}: {meaning}" if held else "free")


def _reading_room(places: app.Places, settings: Settings, notes: _Notes) -> None:
    from monitor.edges.lock import DAEMON, ROOM, holder

    open_, running = holder(places.data / ROOM), holder(places.data / DAEMON)
    notes.saw("reading room", open_ or "not open beside the service")
    if running and settings.web.with_run and not open_:
        advice = "The service's log says why; choose another web.port, or set web.with_run = false if it runs with --no-serve."
        notes.wrong("reading room", "the service runs without it", advice)


def _open(places: app.Places, notes: _Notes) -> app.Inspection | None:
    """Open the installation to look at it, or note why that cannot be done."""
    try:
        opened = app.open_to_inspect(places)
    except ConfigurationError as error:
        for problem in error.problems:
            notes.wrong("configuration", str(problem), "Mend the named key.")
        return None
    except MonitorError as error:
        notes.wrong("database", str(error), error.advice)
        return None
    settings = opened.settings
    notes.saw("configuration", f"topic {settings.topic.id}, {len(settings.sources)} sources, {len(settings.outlets)} outlets")
    if not settings.sources:
        notes.wrong("configuration", "no source is configured", "`monitor sources add` takes one up.")
    return opened


def _database(reader: ports.Reader, notes: _Notes) -> None:
    faults = reader.faults()
    notes.saw("database", "sound, of this program's schema" if not faults else f"{len(faults)} faults")
    for fault in faults[:3]:
        notes.wrong("database", f"it is damaged: {fault}", "Stop the service and put a backup in its place.")


def _archive(opened: app.Inspection, notes: _Notes) -> None:
    names = opened.reader.responses(SAMPLE)
    lost = 0
    for name in names:
        try:
            opened.archive.get(name)
        except MonitorError as error:
            lost += 1
            if lost == 1:
                notes.wrong("archive", str(error), "Restore the archive from a backup; `monitor verify --all` names what cannot be proven.")
    notes.saw("archive", f"{len(names) - lost} of the newest {len(names)} kept answers can be read")


def _cycles(settings: Settings, status: Status, now: datetime, notes: _Notes) -> None:
    last = status.last_cycle
    notes.saw("cycles", f"the last one at {last:%Y-%m-%d %H:%M}Z" if last else "none yet")
    if last is None:
        notes.wrong("cycles", "nothing has been gathered yet", "`monitor fetch` gathers once, `monitor run` keeps at it.")
        return
    if last > now:
        notes.wrong("cycles", f"the last cycle is ahead of the clock, which says {now:%Y-%m-%d %H:%M}Z", "Set the machine's clock.")
    intervals = {source.id: source.interval for source in settings.sources}
    late = [one.source for one in status.sources if one.source in intervals and now - one.due_at > PATIENCE * intervals[one.source]]
    if late:
        notes.wrong("cycles", f"{len(late)} sources are overdue, among them {late[0]}", "Is the service running? `monitor run` starts it.")
    if status.waiting and late:
        notes.saw("ledger", f"{status.waiting} entries wait for their page")


def lately(settings: Settings, reader: ports.Reader, status: Status) -> Lately:
    """Return how every source did in the day that ended with the last cycle, judged as an edition judges it, and that day's holidays."""
    if status.last_cycle is None:
        return Lately()
    window = Window(start=status.last_cycle - DAY, end=status.last_cycle + timedelta(seconds=1))
    with reader.as_of(status.sequence) as known:
        health = known.coverage(window, settings.sources, holidays.rests(settings, window)).sources
    off = told(phrases("en"), holidays.during(settings, window, "en"))
    return Lately(health=health, holidays=off, zone=settings.topic.zone)


def _sources(opened: app.Inspection, status: Status, notes: _Notes) -> None:
    """Judge every source over the day that ended with the last cycle."""
    if status.last_cycle is None:
        return
    seen = lately(opened.settings, opened.reader, status)
    health, polled = seen.health, {state.source for state in status.sources}
    notes.saw("holidays", " ".join(seen.holidays))
    notes.saw("sources", seen.counts())
    for one in health:
        if one.health is Health.FAILED:
            notes.wrong("sources", f"{one.source} answered none of {one.polls} polls in a day: {one.reason}", _mend(one.source))
        elif one.health is Health.SILENT:
            notes.wrong("sources", f"{one.source} is silent: {seen.remarks(one)}", _mend(one.source))
        elif one.source not in polled:
            notes.wrong("sources", f"{one.source} was never polled", f"`monitor fetch {one.source}` polls it now.")


def _mend(source: str) -> str:
    return f"`monitor sources check {source}` asks it now; mend its address in sources.toml, or take it out."


def _editions(opened: app.Inspection, now: datetime, notes: _Notes) -> None:
    records = opened.reader.editions()
    provisional = [record for record in records if record.state is EditionState.PROVISIONAL]
    notes.saw("editions", f"{len(records)}, of which {len(provisional)} provisional")
    with opened.reader.as_of(opened.reader.status().sequence) as known:
        missing = editions.due(opened.settings, records, known.began(), now)
    if missing:
        named = ", ".join(edition.name for edition in missing[:5]) + (" …" if len(missing) > 5 else "")  # noqa: PLR2004 (enough to see)
        advice = f"`monitor run` writes them; `monitor digest {missing[0].name}` writes one."
        notes.wrong("editions", f"{len(missing)} were not written: {named}", advice)
    files = [name for record in records for name, _ in record.files]
    absent = opened.publisher.missing(files)
    if absent:
        advice = "`monitor digest` writes them again from the store."
        notes.wrong("editions", f"{len(absent)} of {len(files)} files are not in place: {absent[0]}", advice)


def _deliveries(opened: app.Inspection, now: datetime, notes: _Notes) -> None:
    waiting = delivery.awaited(opened.settings, opened.reader.editions(), opened.reader.deliveries, now)
    notes.saw("deliveries", f"{len(waiting)} waiting" if waiting else "none waiting")
    for one in waiting:
        if one.next_at is None:
            notes.wrong("deliveries", f"{one.edition} did not leave for {one.channel}", "`monitor digest DATE --send` tries it now.")
        elif one.attempts >= TRIES:
            what = f"{one.edition} was refused {one.attempts} times for {one.channel}"
            notes.wrong("deliveries", what, "Check [delivery] in monitor.toml and the mail server; the log has its answers.")
