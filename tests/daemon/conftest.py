"""A newsroom served in this process and an installation beside it, whose clock is moved by the tests."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from monitor.app import App, Places, open_app
from monitor.model import Settings
from monitor.newsroom import demo, server
from monitor.newsroom.demo import MovedClock
from monitor.settings.seeds import read_seeds

FEW = ("agency-en", "wire", "xinwen", "volnaje-slova", "dead")
"""Sources of every language and one that fails: enough for a life, and quick to poll."""


@dataclass(slots=True)
class House:
    """An installation that can be opened again and again; `app` is the one that is open."""

    places: Places
    clock: MovedClock

    def moved(self, year: int, month: int, day: int, hour: int, minute: int) -> datetime:
        """Move the clock to a local moment of Minsk and return it."""
        self.clock.at = datetime(year, month, day, hour, minute, tzinfo=ZoneInfo("Europe/Minsk")).astimezone(UTC)
        return self.clock.at

    def files(self) -> dict[str, bytes]:
        """Return every file in the folder of digests."""
        return {path.name: path.read_bytes() for path in sorted(self.places.digests.glob("*"))}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Serve the newsroom and install a service with a few of its sources."""
    clock = MovedClock(demo.BEGINNING.astimezone(UTC))
    with server.serve(clock, read_seeds(demo.SHIPPED / "seeds", ("en", "ru", "be", "zh"))) as port:
        yield House(places=demo.install(tmp_path / "D", port), clock=clock)


@pytest.fixture
def app(house: House) -> Iterator[App]:
    """Return the service opened, with the few sources and no worker processes."""
    with open_app(house.places, workers=0, now=house.clock) as opened:
        yield with_settings(opened, fewer(opened.settings))


def fewer(settings: Settings) -> Settings:
    """Return the settings with the few sources."""
    return replace(settings, sources=tuple(source for source in settings.sources if source.id in FEW))


def with_settings(app: App, settings: Settings) -> App:
    """Return the service with other settings on the same edges."""
    return replace(app, settings=settings)


def in_zone(app: App, zone: str) -> App:
    """Return the service with its editions cut in another time zone."""
    return with_settings(app, replace(app.settings, topic=replace(app.settings.topic, zone=zone)))


def without_sources(app: App) -> App:
    """Return the service with nothing to poll."""
    return with_settings(app, replace(app.settings, sources=()))


HOUR, DAY = timedelta(hours=1), timedelta(days=1)
