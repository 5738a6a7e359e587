"""When, never what: a tick polls the sources that are due and writes the editions that should exist.

What is due is a fact of the store, so a restart polls what is due and writes what was missed. APScheduler only ticks.
"""

import signal
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from types import FrameType

import structlog

from monitor import delivery, pipeline, upkeep
from monitor.app import App
from monitor.errors import LockedError, MonitorError, PublishError, StoreError
from monitor.model import CycleReport, Edition, EditionKind, Source
from monitor.model.deliveries import Delivered, DeliveryState
from monitor.stages import delivery as rules
from monitor.stages import editions, polling

log = structlog.get_logger("monitor")


PASSING = (StoreError, PublishError, LockedError)
"""What a later tick may find mended: a full disk, a folder without rights, a command that holds the lock for long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """What one tick did."""

    report: CycleReport | None
    editions: tuple[Edition, ...]
    delivered: tuple[Delivered, ...] = ()
    """The attempts, successful or not."""


def tick(app: App) -> Tick:
    """Do what is due now, and say what was done: files that are not in place, final editions and their delivery, a cycle,
    provisional editions. Final ones come first: what a cycle keeps now belongs to a later one."""
    _restore(app)
    now = app.edges.clock()
    sources = polling.due(app.settings.sources, app.edges.store.poll_states(), now)
    final = _tell(app, editions.due(app.settings, app.edges.store.editions(), app.edges.store.began(), now))
    delivered = _deliver(app)
    wanted = sources or app.edges.store.wanted(now, looks=app.settings.looks.per_cycle)
    report = _gather(app, sources) if wanted else None
    provisional = _tell(app, _current(app)) if report and (report.kept or report.verdicts) else ()
    return Tick(report=report, editions=(*final, *provisional), delivered=delivered)


def _restore(app: App) -> None:
    if upkeep.unwritten(app.edges):
        with app.lock.held("writing digests again"):
            log.info("restored", files=len(upkeep.restore(app.settings, app.edges)))


def _gather(app: App, sources: tuple[Source, ...]) -> CycleReport:
    with app.lock.held("a cycle of monitor run"):
        report = pipeline.gather(app.settings, app.edges, sources)
        app.edges.archive.expire(app.edges.clock() - app.settings.archive.hold)
    log.info(
        "cycle",
        sequence=report.sequence,
        seconds=round(report.took.total_seconds(), 1),
        polled=len(report.polls),
        failed=len(report.failed),
        new=sum(poll.new for poll in report.polls),
        kept=report.kept,
        looked=report.looks,
        dropped=sum(n for _, n in report.drops),
    )
    if report.nothing_reached:
        log.warning("nothing_reached", advice="no source answered; is the network down? The next due times are kept.")
    return report


def _tell(app: App, wanted: tuple[Edition, ...]) -> tuple[Edition, ...]:
    told = []
    for edition in wanted:
        if app.edges.stop():
            break
        with app.lock.held(f"writing edition {edition.name}"):
            digest = pipeline.tell(app.settings, app.edges, edition)
        log.info("edition", name=edition.name, stories=len(digest.stories), provisional=digest.provisional)
        told.append(edition)
    return tuple(told)


def _deliver(app: App) -> tuple[Delivered, ...]:
    """Send what is written and not delivered; whoever cannot be reached waits for a later tick."""
    attempts: list[Delivered] = []
    for record in rules.due(app.settings, app.edges.store.editions(), app.edges.clock()):
        attempts += delivery.deliver(app.settings, app.edges, app.lock, record.edition)
    for one in attempts:
        tell = log.info if one.state is DeliveryState.SENT else log.warning
        tell("delivery", edition=one.edition.name, channel=one.channel, state=one.state.value, reason=one.reason)
    return tuple(attempts)


def _current(app: App) -> tuple[Edition, ...]:
    now = app.edges.clock()
    return tuple(
        editions.current(EditionKind(kind), app.settings, now, language)
        for kind in app.settings.editions.kinds
        for language in app.settings.editions.languages
    )


class Ending:
    """Whether the service should end. A signal handler may tell it at any moment, in the middle of anything the main thread
    does: so it takes no lock (SimpleQueue may be entered again, threading.Event and a logger may not: both were seen to hang)."""

    def __init__(self) -> None:
        self._reasons: SimpleQueue[str] = SimpleQueue()
        self._told = False

    def __call__(self) -> bool:
        """Return whether it was told to end: a `Stop`."""
        return self._told

    def tell(self, reason: str) -> None:
        """Ask for the end."""
        self._told = True
        self._reasons.put(reason)

    def wait(self) -> str:
        """Return the first reason, when there is one."""
        return self._reasons.get()


def listen() -> Ending:
    """Return the end that SIGTERM and SIGINT ask for from now on."""
    ending = Ending()

    def hear(number: int, _: FrameType | None) -> None:
        ending.tell(signal.Signals(number).name)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, hear)
    return ending


def run(app: App, ending: Ending, beside: Callable[[], None] = lambda: None) -> None:
    """Tick until `ending` is told; what is in hand ends early and whole. `beside` looks after what runs beside the service, before each
    tick. Raises the MonitorError that no later tick would mend."""
    from apscheduler.schedulers.background import BackgroundScheduler

    failures: list[MonitorError] = []

    def guarded() -> None:
        if ending():
            return
        beside()
        try:
            tick(app)
        except PASSING as error:
            log.error("cycle_failed", error=str(error), advice=error.advice)  # noqa: TRY400 (a full disk needs a sentence, not a traceback)
        except MonitorError as error:
            failures.append(error)
            ending.tell(type(error).__name__)

    log.info("started", sources=len(app.settings.sources), data=str(app.places.data))
    guarded()
    scheduler = BackgroundScheduler(timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None})
    scheduler.add_job(guarded, "interval", seconds=app.settings.service.tick.total_seconds())
    scheduler.start()
    log.info("stopping", reason=ending.wait())
    scheduler.shutdown(wait=True)
    log.info("stopped")
    if failures:
        raise failures[0]
