"""Which editions go to whom and when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from monitor.model import DeliveryOptions, Edition, EditionKind, EditionRecord, EditionState, RetryOptions
from monitor.settings import load
from monitor.stages import delivery

SETTINGS = load(Path(__file__).parents[2] / "config")
CUT = datetime(2026, 11, 22, 4, tzinfo=UTC)
HOURS = timedelta(hours=1)


def record(state: EditionState = EditionState.WRITTEN, kind: EditionKind = EditionKind.DAILY, language: str = "en") -> EditionRecord:
    """Return the record of the edition that was cut on a Sunday morning, or of a longer one cut earlier."""
    day = {EditionKind.DAILY: date(2026, 11, 22), EditionKind.WEEKLY: date(2026, 11, 9), EditionKind.MONTHLY: date(2026, 10, 1)}[kind]
    edition = Edition(kind=kind, day=day, language=language, suffix=language != "en")
    return EditionRecord(edition=edition, state=state, sequence=1, composed_at=CUT, stories=1, files=())


def due(now: datetime, *records: EditionRecord, **options: object) -> list[EditionRecord]:
    """Return what is due with one recipient."""
    chosen = DeliveryOptions(**{"notify": ("json://x",), **options})  # type: ignore[arg-type]  # sample fields by name
    return list(delivery.due(replace(SETTINGS, delivery=chosen), records, now))


@pytest.mark.parametrize("state", EditionState)
def test_only_what_is_written_and_not_delivered_is_due(state: EditionState) -> None:
    """A provisional one never, a composed one not yet, a delivered one no more."""
    assert bool(due(CUT + HOURS, record(state))) is (state is EditionState.WRITTEN)


def test_editions_cut_long_ago_do_not_go_by_themselves() -> None:
    """Switched on, delivery sends nobody the past; nor does an edition of past weeks that is written by hand today."""
    assert due(CUT + 48 * HOURS, record())
    assert not due(CUT + 49 * HOURS, record())
    assert not due(CUT, record(kind=EditionKind.WEEKLY))


def test_kinds_and_languages_are_chosen() -> None:
    """All languages when none is named."""
    four = [record(language=language) for language in ("en", "ru", "be", "zh")]
    assert due(CUT, *four) == four
    assert due(CUT, *four, languages=("be", "zh")) == four[2:]
    assert due(CUT, *four, kinds=("weekly",)) == []


def test_waits_double_up_to_the_longest() -> None:
    """Also after more attempts than a number has room for."""
    waits = [delivery.wait(attempts, RetryOptions()) / HOURS for attempts in (1, 2, 3, 6, 7, 10_000)]
    assert waits == [0.25, 0.5, 1, 8, 12, 12]


def test_recipients_are_known_by_hashes() -> None:
    """A list that is reordered or written in capitals sends nobody anything twice; no address is in a key."""
    first = delivery.channels(DeliveryOptions(host="h", sender="s@x", to=("a@x", "b@x"), notify=("json://a@x",)))
    second = delivery.channels(DeliveryOptions(host="h", sender="s@x", to=("B@x", "a@x"), notify=("json://a@x",)))
    assert {one.key for one in first} == {one.key for one in second}
    assert len({one.key for one in first}) == 3
    assert not any("@" in one.key for one in first)
