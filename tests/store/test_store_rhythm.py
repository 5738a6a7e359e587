"""Silence on days off: held against earlier days off, excused only as long as they last."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from monitor.edges.store.sql_store import SqlStore
from monitor.model import Health, SourceHealth, Window
from monitor.model.holidays import Rest
from monitor.stages.render import remarks
from monitor.stages.render.phrases import phrases

if TYPE_CHECKING:
    from tests.store.conftest import Make

DAY = timedelta(days=1)


def brought(store: SqlStore, make: "Make", start: datetime, times: int, every: timedelta, name: str = "one") -> None:
    """Let a source bring something so many times."""
    for n in range(times):
        at = start + n * every
        make.listed(store, make.entry(f"https://{name}.example/{at:%m%d%H%M}", name), source=name, at=at)


def off(start: datetime, days: float) -> Window:
    """Return days off."""
    return Window(start=start, end=start + days * DAY)


def health(store: SqlStore, make: "Make", end: datetime, *spans: Window, name: str = "one") -> SourceHealth:
    """Return how the source did in the two hours before `end`, when it answered and had nothing new."""
    make.listed(store, source=name, at=end - make.hour, unchanged=True, seen=0)
    rests = (Rest(sources=("one",), spans=spans),)
    return store.coverage(Window(start=end - 2 * make.hour, end=end), [make.source(name)], rests).sources[0]


def said(found: SourceHealth) -> str:
    """Return what is remarked of the source, in English."""
    return remarks.told(phrases("en"), found.remarks, ZoneInfo("UTC"))


def test_a_source_of_a_state_on_holiday_is_not_silent(store: SqlStore, make: "Make") -> None:
    """Hourly up to the holiday, then nothing for 30 hours of it; there was no earlier one to compare with."""
    brought(store, make, make.start, 8, make.hour)
    feast = off(make.start + 8 * make.hour, 3)
    found = health(store, make, feast.start + 30 * make.hour, feast)
    assert (found.health, said(found)) == (Health.ON_HOLIDAY, "nothing new for 31 h, usually every 1 h, no earlier holiday to compare with")


def test_without_a_holiday_the_same_source_is_silent(store: SqlStore, make: "Make") -> None:
    """And so is one of a third state during the holiday."""
    brought(store, make, make.start, 8, make.hour)
    assert health(store, make, make.start + 38 * make.hour).health is Health.SILENT
    brought(store, make, make.start, 8, make.hour, "two")
    feast = off(make.start + 8 * make.hour, 3)
    assert health(store, make, make.start + 38 * make.hour, feast, name="two").health is Health.SILENT


def test_a_holiday_excuses_no_longer_than_it_lasts(store: SqlStore, make: "Make") -> None:
    """Back at work for two hours it may still be quiet; after a day it is silent, and so is one that fell silent long before."""
    brought(store, make, make.start, 8, make.hour)
    feast = off(make.start + 8 * make.hour, 2)
    assert health(store, make, feast.end + 2 * make.hour, feast).health is Health.ON_HOLIDAY
    assert health(store, make, feast.end + DAY, feast).health is Health.SILENT
    late = off(make.start + 2 * DAY, 1)
    assert health(store, make, late.end, late).health is Health.SILENT


def test_earlier_holidays_are_the_measure_of_a_holiday(store: SqlStore, make: "Make") -> None:
    """It published every six hours on the last one, half a year ago: a day without anything is too much, ten hours are not."""
    before = off(make.start - 180 * DAY, 3)
    brought(store, make, before.start, 8, 6 * make.hour)
    brought(store, make, make.start, 8, make.hour)
    feast = off(make.start + 8 * make.hour, 3)
    calm = health(store, make, feast.start + 10 * make.hour, before, feast)
    assert (calm.health, said(calm)) == (Health.ON_HOLIDAY, "nothing new for 11 h, usually every 1 h, on holidays every 6 h")
    found = health(store, make, feast.start + 26 * make.hour, before, feast)
    assert (found.health, said(found)) == (Health.SILENT, "nothing new for 27 h, usually every 1 h, even on holidays every 6 h")


def test_days_off_do_not_stretch_the_rhythm_of_working_days(store: SqlStore, make: "Make") -> None:
    """Six hourly polls at work among twelve slow ones of a long holiday: at work it is the hour that counts."""
    feast = off(make.start, 6)
    brought(store, make, make.start, 12, 12 * make.hour)
    brought(store, make, feast.end, 6, make.hour)
    found = health(store, make, feast.end + 20 * make.hour, feast)
    assert (found.health, "usually every 1 h" in said(found)) == (Health.SILENT, True)


def test_a_source_that_lists_nothing_at_all_is_silent_on_holidays_too(store: SqlStore, make: "Make") -> None:
    """A holiday empties no feed."""
    feast = off(make.start, 3)
    make.listed(store, at=make.start, seen=0)
    rests = (Rest(sources=("one",), spans=(feast,)),)
    window = Window(start=make.start, end=make.start + DAY)
    assert store.coverage(window, [make.source()], rests).sources[0].health is Health.SILENT
