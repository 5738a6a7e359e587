"""One truth about silence on a holiday: the edition, `status` and `doctor` say the same of the same source."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.app import Places
from monitor.edges.store import open_store
from monitor.model import Activity, Entry, Poll, PollState, Validators
from tests.cli.running import ROOT, at, run

SOURCE = "xinhua-latest-en"
HOUR = timedelta(hours=1)
FEAST = datetime(2025, 10, 1, 6, 0, tzinfo=UTC)
"""In Beijing it is the afternoon of the National Day."""


@pytest.fixture
def quiet(tmp_path: Path) -> Places:
    """Return an installation with the project's own topic and register, of which one Chinese source brought something every hour up
    to the holiday, and nothing for the day of it."""
    places = Places(config=tmp_path / "config", data=tmp_path / "var", digests=tmp_path / "digests")
    shutil.copytree(ROOT / "config", places.config)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    places.data.mkdir()
    moments = [*(FEAST - n * HOUR for n in range(20, 12, -1)), FEAST + 20 * HOUR]
    with open_store("", places.data) as store:
        for moment in moments:
            entry = Entry(source=SOURCE, url=f"https://xinhuanet.com/{moment:%d%H}", guid="", title="")
            sequence = store.open(Activity.CYCLE, moment)
            state = PollState(source=SOURCE, validators=Validators(), polled_at=moment, due_at=moment + HOUR, failures=0.0)
            late = moment > FEAST
            poll = Poll(source=SOURCE, at=moment, failure=None, unchanged=late, seen=0 if late else 1, overlap=0, new=0)
            store.record_poll(sequence, poll, state, () if late else (entry,))
            store.close(sequence, moment)
    return places


def test_edition_status_and_doctor_agree_on_a_holiday(quiet: Places) -> None:
    """On holiday, not silent; the doctor has nothing against the source, and all three name the holiday."""
    now = (FEAST + 20 * HOUR).isoformat()
    status = run("status", "--json", *at(quiet), MONITOR_CLOCK=now).json["lately"]
    checkup = run("doctor", "--json", *at(quiet), MONITOR_CLOCK=now).json
    edition = run("digest", "2025-10-02", "--stdout", "--format", "json", *at(quiet), "--workers", "0", MONITOR_CLOCK=now)
    states = {one["source"]: one["health"] for one in status["health"]}
    assert (states[SOURCE], {one["source"]: one["health"] for one in edition.json["coverage"]["sources"]}[SOURCE]) == ("on_holiday",) * 2
    assert not [one for one in checkup["complaints"] if SOURCE in one["what"]]
    line = "Holiday in China: 1–8 Oct (National Day, Mid-Autumn Festival)"
    assert line in status["holidays"]
    assert line in dict(checkup["looked_at"])["holidays"]
    assert line in " ".join(run("digest", "2025-10-02", "--stdout", *at(quiet), "--workers", "0", MONITOR_CLOCK=now).out.split())
    assert line in " ".join(run("status", *at(quiet), MONITOR_CLOCK=now).out.split())
