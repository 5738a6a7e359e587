"""What a tick does at which moment: sources that are due, editions that are missing, nothing twice; the clock is moved."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from monitor import daemon, upkeep
from monitor.app import App, open_app
from monitor.errors import PublishError, StoreError
from monitor.model import EditionState, Rendering
from tests.daemon.conftest import DAY, FEW, HOUR, House, fewer, in_zone, with_settings, without_sources


def names(tick: daemon.Tick) -> list[str]:
    """Return the names of the editions that a tick wrote."""
    return [edition.name for edition in tick.editions]


def polled(tick: daemon.Tick) -> set[str]:
    """Return the sources that a tick polled."""
    return {poll.source for poll in tick.report.polls} if tick.report else set()


def test_only_sources_that_are_due_are_polled(app: App, house: House) -> None:
    """All at first, none a minute later, and all that answered when their interval has passed."""
    assert polled(daemon.tick(app)) == set(FEW)
    house.clock.at += timedelta(minutes=1)
    assert daemon.tick(app) == daemon.Tick(report=None, editions=())
    house.clock.at += timedelta(minutes=29)
    assert polled(daemon.tick(app)) == set(FEW) - {"dead"}


def test_a_cycle_that_keeps_something_writes_the_edition_provisionally(app: App, house: House) -> None:
    """Tomorrow's edition can be read today, marked as provisional."""
    house.moved(2023, 12, 4, 16, 0)
    assert names(daemon.tick(app)) == ["2023-12-05"]
    assert app.edges.store.editions()[0].state is EditionState.PROVISIONAL
    assert b"rovisional" in house.files()["2023-12-05.md"]


def test_a_provisional_edition_is_replaced_until_it_is_final_and_never_after(app: App, house: House) -> None:
    """The same name grows in the evening, is cut in the morning, and keeps every byte from then on."""
    seen = []
    for moment in ((2023, 12, 4, 15, 30), (2023, 12, 4, 17, 0), (2023, 12, 5, 7, 0), (2023, 12, 5, 15, 0), (2023, 12, 6, 7, 0)):
        house.moved(*moment)
        daemon.tick(app)
        seen.append(house.files()["2023-12-05.json"])
    assert seen[0] != seen[1] != seen[2]
    assert seen[2] == seen[3] == seen[4]


def test_editions_missed_in_an_absence_are_written_oldest_first(app: App, house: House) -> None:
    """Down for four days: each morning has its edition afterwards, though nothing came in."""
    house.moved(2023, 12, 4, 16, 0)
    daemon.tick(app)
    house.moved(2023, 12, 8, 12, 0)
    assert names(daemon.tick(without_sources(app))) == [f"2023-12-0{day}" for day in (5, 6, 7, 8)]


def test_after_a_long_absence_only_the_last_are_written_and_no_others_later(app: App, house: House) -> None:
    """At most `catch_up`, and what was passed over stays passed over."""
    few = without_sources(with_settings(app, replace(app.settings, editions=replace(app.settings.editions, catch_up=3))))
    daemon.tick(app)
    house.moved(2024, 3, 1, 12, 0)
    assert names(daemon.tick(few)) == ["2024-02-28", "2024-02-29", "2024-03-01"]
    assert names(daemon.tick(few)) == []


def test_an_edition_is_not_written_a_minute_early(app: App, house: House) -> None:
    """The cut-off is a moment: before it nothing, at it the edition, once."""
    daemon.tick(app)
    quiet = without_sources(app)
    written = []
    for minute in (59, 60, 61):
        house.clock.at = house.moved(2023, 12, 5, 6, 0) + timedelta(minutes=minute)
        written.append(names(daemon.tick(quiet)))
    assert written == [[], ["2023-12-05"], []]


@pytest.mark.parametrize(("month", "day", "hours"), [(3, 31, 23), (10, 27, 25)], ids=["spring", "autumn"])
def test_the_cut_off_stays_at_seven_when_the_clocks_change(app: App, house: House, month: int, day: int, hours: int) -> None:
    """In Warsaw a window has 23 or 25 hours, each edition is written once, and at seven by the wall."""
    warsaw = ZoneInfo("Europe/Warsaw")
    quiet = without_sources(in_zone(app, "Europe/Warsaw"))
    house.clock.at = datetime(2024, month, day, 7, 0, tzinfo=warsaw).astimezone(UTC) - 2 * DAY
    daemon.tick(in_zone(app, "Europe/Warsaw"))
    when: list[datetime] = []
    for _ in range(24 * 4):
        house.clock.at += HOUR
        when += [house.clock.at for _ in names(daemon.tick(quiet))]
    assert [at.astimezone(warsaw).hour for at in when] == [7] * len(when)
    assert timedelta(hours=hours) in {later - earlier for earlier, later in pairwise(when)}


LIFE = (*((2023, 12, day, hour, 0) for day in (4, 5) for hour in (10, 16, 21)), (2023, 12, 6, 7, 0))


def lived(house: House, restarts: bool, folder: Path) -> dict[str, bytes]:
    """Live through two days, the service closed and opened again between any two looks or not."""
    places = replace(house.places, data=folder / "var", digests=folder / "digests")
    for part in [(look,) for look in LIFE] if restarts else [LIFE]:
        with open_app(places, workers=0, now=house.clock) as opened:
            for look in part:
                house.moved(*look)
                daemon.tick(with_settings(opened, fewer(opened.settings)))
    return {path.name: path.read_bytes() for path in sorted(places.digests.glob("*"))}


@pytest.mark.slow
def test_restarts_change_no_byte(house: House, tmp_path: Path) -> None:
    """What is due is a fact of the store: closed and opened between any two looks, the digests are the same."""
    straight, broken = lived(house, False, tmp_path / "a"), lived(house, True, tmp_path / "b")
    assert "2023-12-06.html" in straight
    assert straight == broken


@dataclass(slots=True)
class Failing:
    """A port that hands on every call, and raises at the first ones of one kind."""

    port: object
    method: str
    error: Exception
    times: int = 1

    def __getattr__(self, name: str) -> object:
        if name != self.method or not self.times:
            return getattr(self.port, name)

        def fail(*_: object, **__: object) -> None:
            self.times -= 1
            raise self.error

        return fail


def crash(app: App, edge: str, method: str, error: Exception) -> App:
    """Return the service with one edge that fails once."""
    failing = Failing(getattr(app.edges, edge), method, error)
    return replace(app, edges=replace(app.edges, **{edge: failing}))  # type: ignore[arg-type]  # a fake of any port


FULL = StoreError("monitor.db: the disk is full", "Free some room and run the command again.")
STEPS = (
    ("store", "open"),
    ("store", "record_poll"),
    ("archive", "put"),
    ("store", "record_fates"),
    ("store", "settle"),
    ("store", "close"),
    ("store", "record_edition"),
    ("publisher", "publish"),
    ("store", "mark_edition"),
)


@pytest.mark.parametrize(("edge", "method"), STEPS, ids=lambda step: step)
def test_a_crash_anywhere_costs_nothing(app: App, house: House, tmp_path: Path, edge: str, method: str) -> None:
    """A cycle or an edition that breaks off at any call is carried on by later ticks: the same articles, the same files."""
    house.moved(2023, 12, 4, 16, 0)
    error: Exception = PublishError("the disk is full") if edge == "publisher" else FULL
    with pytest.raises(type(error)):
        daemon.tick(crash(app, edge, method, error))
    house.clock.at += HOUR
    daemon.tick(app)
    house.moved(2023, 12, 5, 7, 0)
    daemon.tick(app)
    kept = app.edges.store.edition_digest(app.edges.store.editions()[0].edition)
    assert kept
    assert {voice.url for story in kept.stories for voice in story.voices} >= {
        "http://agency.example/president/view/lukashenko-xi-jinping-hold-talks-in-beijing-2023",
        "http://xinwen.example/world/20231204/c100001.html",
        "http://volnaje-slova.example/naviny/lukasenka-u-piekinie",
    }
    assert app.edges.store.editions()[0].state is EditionState.WRITTEN
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_final_edition_whose_files_could_not_be_written_is_written_by_the_next_tick(app: App, house: House) -> None:
    """The disk was full when the edition was cut: it is not composed again, but its files come as they were recorded."""
    house.moved(2023, 12, 4, 16, 0)
    daemon.tick(app)
    provisional = house.files()["2023-12-05.html"]
    house.moved(2023, 12, 5, 7, 0)
    with pytest.raises(PublishError):
        daemon.tick(crash(app, "publisher", "publish", PublishError("the disk is full")))
    assert house.files()["2023-12-05.html"] == provisional
    daemon.tick(app)
    assert house.files()["2023-12-05.html"] != provisional
    assert upkeep.unwritten(app.edges) == ()


def test_a_stop_in_the_middle_leaves_the_rest_due(app: App, house: House) -> None:
    """What was not asked any more because the service stopped is asked by the next one, not an interval later."""
    asked: list[bool] = []
    stopping: Callable[[], bool] = lambda: asked.append(True) or len(asked) > 1  # type: ignore[func-returns-value]  # noqa: E731
    first = daemon.tick(replace(app, edges=replace(app.edges, stop=stopping)))
    house.clock.at += timedelta(minutes=1)
    assert polled(first) | polled(daemon.tick(app)) == set(FEW)


def test_another_thing_published_is_left_alone(app: App, house: House) -> None:
    """Files that a person put into the folder stay."""
    app.edges.publisher.publish([Rendering(name="notes.txt", data=b"mine")])
    house.moved(2023, 12, 5, 7, 0)
    daemon.tick(app)
    assert house.files()["notes.txt"] == b"mine"
