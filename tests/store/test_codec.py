"""Dataclasses to JSON and back."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.edges.store.codec import dumps, loads, loads_all
from monitor.model import Entry, Health, Known, New, Reprint, StoryOptions, Verdict

if TYPE_CHECKING:
    from tests.store.conftest import Make


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One field of each shape."""

    verdict: Verdict = field(default_factory=New)
    verdicts: tuple[Verdict, ...] = ()
    pair: tuple[int, str] = (0, "")
    pairs: tuple[tuple[Health, float], ...] = ()
    maybe: date | None = None
    moment: datetime = datetime(2026, 1, 1, tzinfo=UTC)
    span: timedelta = timedelta()
    at: time = time(7)
    options: StoryOptions = field(default_factory=StoryOptions)


@given(st.builds(Sample, moment=st.datetimes(timezones=st.just(UTC)), span=st.timedeltas(), maybe=st.none() | st.dates(), at=st.times()))
def test_every_shape_comes_back(sample: Sample) -> None:
    """Unions, tuples, enums, times; UTC is the very UTC that values demand."""
    again = loads(dumps(sample), Sample)
    assert again == sample
    assert again.moment.tzinfo is UTC


@pytest.mark.parametrize("verdict", [New(), Reprint(of="a", share=1.0, back=0.5), Known(seed="s", share=1, back=0)])
def test_a_union_remembers_its_class(verdict: Verdict) -> None:
    """By name, in fields and in tuples."""
    sample = Sample(verdict=verdict, verdicts=(verdict, New()), pairs=((Health.SILENT, 0.5),), pair=(3, "三"))
    assert loads(dumps(sample), Sample) == sample


def test_a_digest_comes_back_equal(make: "Make") -> None:
    """Digest and settings are what the store keeps this way."""
    digest = make.digest(21, make.story(1, "a1", "Слово, слова і 词 «»\n\u2028"))
    assert loads(dumps(digest), type(digest)) == digest


def test_a_tuple_needs_its_type() -> None:
    """An empty and a filled one."""
    assert loads_all(dumps(("a", "б"), tuple[str, ...]), str) == ("a", "б")
    assert loads_all(dumps((), tuple[str, ...]), str) == ()


def test_fields_may_come_and_go() -> None:
    """What a stored document lacks takes its default; what it has too much is passed over."""
    assert loads('{"source":"s","url":"u","guid":"","title":"t","gone":1}', Entry) == Entry(source="s", url="u", guid="", title="t")
    with pytest.raises(KeyError):
        loads('{"source":"s"}', Entry)
