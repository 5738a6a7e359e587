"""Days off of the two states: the official calendars of 2023–2026, moved days included, and names in four languages."""

from datetime import UTC, date, datetime, timedelta

import pytest

from monitor.model import Side, Source, SourceKind, Window
from monitor.model.holidays import Holiday
from monitor.stages import holidays
from tests.stages import material as made


def stretch(country: str, day: str) -> str:
    """Return the days off around a day: "10-01 10-08", nothing for a working day or a plain weekend."""
    (found, *_) = (*holidays._holidays(country, date.fromisoformat(day), date.fromisoformat(day), "en"), None)
    return f"{found.first:%m-%d} {found.last:%m-%d}" if found else ""


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-01-24", "01-21 01-27"),
        ("2024-02-13", "02-10 02-17"),
        ("2025-02-01", "01-28 02-04"),
        ("2026-02-15", "02-15 02-23"),
        ("2023-10-01", "09-29 10-06"),
        ("2024-10-05", "10-01 10-07"),
        ("2025-10-04", "10-01 10-08"),
        ("2026-10-07", "10-01 10-07"),
        ("2023-05-02", "04-29 05-03"),
        ("2024-09-15", "09-15 09-17"),
        ("2026-01-03", "01-01 01-03"),
        ("2023-04-05", "04-05 04-05"),
    ],
)
def test_chinese_holidays_are_as_long_as_the_state_council_orders(day: str, expected: str) -> None:
    """The Spring Festival and the week of 1 October with the weekends that the orders count in."""
    assert stretch("CN", day) == expected


@pytest.mark.parametrize(
    "day", ["2023-01-28", "2023-10-07", "2024-02-04", "2024-02-18", "2024-10-12", "2025-01-26", "2025-09-28", "2025-10-11", "2026-02-14"]
)
def test_weekends_worked_in_return_are_no_holidays(day: str) -> None:
    """Saturdays and Sundays that the order makes working days."""
    assert stretch("CN", day) == ""


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-04-25", "04-22 04-25"),
        ("2024-05-14", "05-11 05-14"),
        ("2025-04-29", "04-27 04-29"),
        ("2026-04-21", "04-18 04-21"),
        ("2023-05-08", "05-06 05-09"),
        ("2024-11-08", "11-07 11-10"),
        ("2025-01-06", "01-04 01-07"),
        ("2025-07-04", "07-03 07-06"),
        ("2026-07-03", "07-03 07-05"),
        ("2026-04-12", "04-12 04-12"),
    ],
)
def test_belarusian_holidays_have_radunitsa_and_the_days_moved(day: str, expected: str) -> None:
    """Nine days after Easter, and what the Council of Ministers moves; Easter itself is a Sunday and makes no Saturday a feast."""
    assert stretch("BY", day) == expected


@pytest.mark.parametrize("day", ["2023-04-29", "2023-05-13", "2024-05-18", "2024-11-16", "2025-01-11", "2025-07-12", "2026-04-25"])
def test_saturdays_worked_for_a_day_moved_are_no_holidays(day: str) -> None:
    """Nor is the plain weekend of a week without a feast."""
    assert stretch("BY", day) == stretch("BY", "2026-11-21") == ""


def test_a_day_moved_bears_the_name_of_its_holiday() -> None:
    """Nothing is called "day off (substituted from …)"."""
    (one,) = holidays._holidays("BY", date(2023, 11, 6), date(2023, 11, 6), "ru")
    assert one == Holiday(first=date(2023, 11, 4), last=date(2023, 11, 7), names=("День Октябрьской революции",))


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Radunitsa (Day of Rejoicing)"), ("ru", "Радуница"), ("be", "Радаўніца"), ("zh", None)]
)
def test_names_are_those_of_the_language(language: str, name: str | None) -> None:
    """English where the library has no words: the tables of the edition know those."""
    (one,) = holidays._holidays("BY", date(2026, 4, 21), date(2026, 4, 21), language)
    assert one.names == (name or "Radunitsa (Day of Rejoicing)",)


def test_the_states_come_from_the_topic_and_each_has_its_own_zone() -> None:
    """At 19:00 in Minsk on the last of September it is the first of October in Beijing; a state that nobody knows is said so."""
    configured = made.settings()
    sides = (Side(id="cn", country="CN", names=(), zone="Asia/Shanghai"), Side(id="xx", country="ZZ", names=()))
    end = datetime(2026, 9, 30, 16, 30, tzinfo=UTC)
    topic = made.replace_topic(configured, sides)
    first, second = holidays.during(topic, Window(start=end - timedelta(hours=1), end=end), "en")
    assert (first.country, [one.first.day for one in first.holidays], first.known) == ("CN", [1], True)
    assert (second.country, second.holidays, second.known) == ("ZZ", (), False)


def test_a_year_whose_order_is_not_known_is_marked() -> None:
    """The orders of 2030 are not written; those of 2026 are."""
    found = {}
    for year in (2026, 2030):
        end = datetime(year, 10, 2, tzinfo=UTC)
        found[year] = holidays.during(made.settings(), Window(start=end - timedelta(days=1), end=end), "en")
    assert [one.ordered for one in found[2026]] == [True, True]
    assert [one.ordered for one in found[2030]] == [False, False]


def test_sources_rest_with_the_state_of_their_outlet() -> None:
    """By the register, whatever their language; an outlet of a third state does not rest."""
    names = {"minsk": "BY", "beijing": "CN", "berlin": "DE"}
    sources = tuple(
        Source(
            id=f"{name}-en", name=name, url=f"https://{name}.example/f", kind=SourceKind.RSS, languages=("en",), zone="UTC", interval=HOUR
        )
        for name in names
    )
    configured = made.settings(outlets=tuple(made.outlet(name, country) for name, country in names.items()), sources=sources)
    end = datetime(2026, 11, 22, tzinfo=UTC)
    first, second = holidays.rests(configured, Window(start=end - timedelta(days=1), end=end))
    assert (first.sources, second.sources) == (("minsk-en",), ("beijing-en",))
    assert [(span.start, span.end) for span in first.spans][-1] == (
        datetime(2026, 11, 6, 21, tzinfo=UTC),
        datetime(2026, 11, 7, 21, tzinfo=UTC),
    )
    assert first.spans[0].start == datetime(2025, 11, 6, 21, tzinfo=UTC)


HOUR = timedelta(hours=1)
