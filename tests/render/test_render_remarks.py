"""What is remarked of a source, in four languages."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from monitor.model.remarks import Remark, RemarkKind
from monitor.stages.render import remarks
from monitor.stages.render.phrases import phrases

MINSK = ZoneInfo("Europe/Minsk")
QUIET = Remark(kind=RemarkKind.QUIET, spans=(timedelta(hours=31), timedelta(minutes=100)))
RENAMED = Remark(kind=RemarkKind.RENAMED, entries=7, since=(datetime(2026, 11, 20, 7, tzinfo=UTC),))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "nothing new for 31 h, usually every 1 h 40 min, no earlier holiday to compare with"),
        ("ru", "ничего нового уже 31 ч, обычно раз в 1 ч 40 мин, с прежними праздниками сравнить нельзя"),
        ("be", "нічога новага ўжо 31 гадз, звычайна раз на 1 гадз 40 хв, з ранейшымі святамі параўнаць нельга"),
        ("zh", "已31小时无新内容，通常每1小时40分一次，无以往假日可比"),
    ],
)
def test_a_silence_is_measured_by_the_rhythm(language: str, words: str) -> None:
    """How long, how often usually, and what holidays change, in one line of the edition's language."""
    assert remarks.told(phrases(language), (QUIET, Remark(kind=RemarkKind.UNCOMPARED)), MINSK) == words


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_new_guids_are_dated_in_the_zone(language: str) -> None:
    """The moment is that of the topic's zone; every kind of remark has its words."""
    assert all(part in remarks.told(phrases(language), (RENAMED,), MINSK) for part in ("10:00", "7"))
    for kind in RemarkKind:
        one = Remark(kind=kind, spans=(timedelta(hours=2), timedelta(hours=1)), entries=7, since=RENAMED.since)
        assert "{" not in remarks.told(phrases(language), (one,), MINSK)
