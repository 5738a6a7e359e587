"""Editions in time: windows across the changes of clocks, names, what is late and what is due."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from monitor.errors import UsageError
from monitor.model import Edition, EditionKind, EditionRecord, EditionState, Settings
from monitor.stages import editions
from tests.stages.material import article, settings

DAILY, WEEKLY, MONTHLY = EditionKind.DAILY, EditionKind.WEEKLY, EditionKind.MONTHLY
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def record(edition: Edition, state: EditionState = EditionState.WRITTEN) -> EditionRecord:
    """Return what a store knows of an edition."""
    return EditionRecord(edition=edition, state=state, sequence=1, composed_at=NOW, stories=0, files=())


def named(text: str, kind: EditionKind | None = DAILY, configured: Settings | None = None) -> Edition:
    """Return the edition of that name."""
    return editions.parse(text, kind, configured or settings())


def test_a_day_runs_from_the_cut_off_before_to_its_own() -> None:
    """The window of a day is the day before from 07:00 in Minsk until 07:00 of its own morning."""
    window = editions.window(named("2026-11-22"), settings())
    assert window.start == datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
    assert window.end == datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(("day", "hours"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-10-26", 24)])
def test_windows_follow_the_clocks(day: str, hours: int) -> None:
    """A day on which the clocks change has a window of 23 or 25 hours."""
    window = editions.window(named(day), settings(zone="Europe/Vilnius"))
    assert window.end - window.start == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("zone", "at"), [("Europe/Vilnius", time(3, 30)), ("America/New_York", time(1, 30)), ("Asia/Shanghai", time(0, 0))]
)
def test_windows_meet_without_gap_or_overlap(zone: str, at: time) -> None:
    """Over a whole year each window begins where the one before ended, even at an hour that is skipped or repeated."""
    configured = settings(zone=zone, at=at)
    edition = named("2026-01-01")
    for _ in range(366):
        after = editions.following(edition)
        assert editions.window(after, configured).start == editions.window(edition, configured).end
        edition = after


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [("2026-W53", WEEKLY, (2026, 12, 28), (2027, 1, 4)), ("2026-12", MONTHLY, (2026, 12, 1), (2027, 1, 1))],
)
def test_weeks_and_months_are_cut_after_they_end(
    text: str, kind: EditionKind, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    """A week ends on the Monday after it, a month on the first of the next, at the time of day of the cut-off."""
    window = editions.window(named(text, kind), settings())
    assert window.start == datetime(*start, 4, 0, tzinfo=UTC)
    assert window.end == datetime(*end, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "kind", "before", "after"),
    [
        ("2026-03-01", DAILY, "2026-02-28", "2026-03-02"),
        ("2026-W01", WEEKLY, "2025-W52", "2026-W02"),
        ("2026-01", MONTHLY, "2025-12", "2026-02"),
    ],
)
def test_neighbours_are_date_arithmetic(text: str, kind: EditionKind, before: str, after: str) -> None:
    """The neighbours of an edition follow from its name alone, over ends of months and years."""
    edition = named(text, kind)
    assert (editions.previous(edition).name, editions.following(edition).name) == (before, after)


@pytest.mark.parametrize(
    "text", ["", "today", "2026-11-31", "2026-W54", "22.11.2026", "20261122", "2026-11-22 ", "٢٠٢٦-١١-٢٢", "0001-01-01", "9" * 9999]
)
@pytest.mark.parametrize("kind", [None, *EditionKind])
def test_what_names_no_edition_is_refused_with_an_example(text: str, kind: EditionKind | None) -> None:
    """A name that is none is a usage error whose advice shows a right one."""
    with pytest.raises(UsageError) as error:
        named(text, kind)
    assert "2026-" in error.value.advice


@pytest.mark.parametrize(("text", "kind"), [("2026-11-22", DAILY), ("2026-W47", WEEKLY), ("2026-11", MONTHLY)])
def test_a_name_says_of_which_kind_it_is(text: str, kind: EditionKind) -> None:
    """Nobody has to say again what the name says."""
    edition = editions.parse(text, None, settings())
    assert (edition.kind, edition) == (kind, editions.parse(text, kind, settings()))


@pytest.mark.parametrize(("text", "kind"), [("2026-W47", DAILY), ("2026-11", WEEKLY), ("2026-11-22", MONTHLY)])
def test_a_name_of_another_kind_than_asked_for_is_refused(text: str, kind: EditionKind) -> None:
    """A week's name asked for as a day tells that one of the two has to go."""
    with pytest.raises(UsageError, match=f"{text} names a .+ edition, no {kind} one") as error:
        named(text, kind)
    assert f"Leave --edition {kind} out" in error.value.advice


@pytest.mark.parametrize(("language", "name"), [("", "2026-11-22"), ("en", "2026-11-22"), ("ru", "2026-11-22.ru"), ("zh", "2026-11-22.zh")])
def test_further_languages_carry_a_suffix(language: str, name: str) -> None:
    """The first configured language has no suffix, every other one has."""
    configured = settings(languages=("en", "ru", "be", "zh"))
    assert editions.parse("2026-11-22", DAILY, configured, language).name == name


def test_a_language_that_is_not_configured_is_refused() -> None:
    """No edition is written in a language that nobody configured."""
    with pytest.raises(UsageError, match="'zh'"):
        editions.parse("2026-11-22", DAILY, settings(languages=("en", "be")), "zh")


@pytest.mark.parametrize(("hour", "minute", "day"), [(3, 59, 22), (4, 0, 23), (5, 0, 23), (20, 59, 23), (21, 0, 23), (23, 59, 23)])
def test_the_current_edition_changes_at_the_cut_off(hour: int, minute: int, day: int) -> None:
    """Until 07:00 in Minsk today's edition is being written, from then on tomorrow's, midnight or not."""
    now = datetime(2026, 11, 22, hour, minute, tzinfo=UTC)
    assert editions.current(DAILY, settings(), now).day == date(2026, 11, day)
    assert editions.latest_final(DAILY, settings(), now).day == date(2026, 11, day - 1)


def test_early_on_monday_the_old_week_is_still_current() -> None:
    """A week lasts until the cut-off on the Monday after it."""
    assert editions.current(WEEKLY, settings(), datetime(2026, 11, 23, 3, 0, tzinfo=UTC)).name == "2026-W47"
    assert editions.current(WEEKLY, settings(), datetime(2026, 11, 23, 4, 0, tzinfo=UTC)).name == "2026-W48"
    assert editions.current(MONTHLY, settings(), datetime(2026, 12, 1, 3, 0, tzinfo=UTC)).name == "2026-11"


def test_a_plan_is_provisional_until_the_cut_off() -> None:
    """Before the cut-off an edition is provisional, from the cut-off on it is final."""
    edition, began = named("2026-11-22"), datetime(2026, 1, 1, tzinfo=UTC)
    assert editions.plan(edition, settings(), began, datetime(2026, 11, 22, 3, 59, tzinfo=UTC)).provisional
    assert not editions.plan(edition, settings(), began, datetime(2026, 11, 22, 4, 0, tzinfo=UTC)).provisional


@pytest.mark.parametrize(("began", "retrospective"), [(None, True), (NOW, True), (datetime(2026, 11, 22, 3, 0, tzinfo=UTC), False)])
def test_days_before_the_installation_are_retrospective(began: datetime | None, retrospective: bool) -> None:
    """An edition whose window ended before the installation began is chosen by publication."""
    assert editions.plan(named("2026-11-22"), settings(), began, NOW).retrospective is retrospective


def test_an_edition_that_has_not_begun_is_refused() -> None:
    """Nothing can be told of a window that opens in the future."""
    with pytest.raises(UsageError, match="has not begun"):
        editions.plan(named("2026-12-24"), settings(), None, NOW)


def test_old_articles_are_late_but_not_in_a_retrospective_edition() -> None:
    """What was published three days before the window is late; told by publication, nothing is."""
    plan = editions.plan(named("2026-11-22"), settings(), datetime(2026, 1, 1, tzinfo=UTC), NOW)
    old = article("old", published=datetime(2026, 11, 18, 3, 59, tzinfo=UTC))
    fresh = article("fresh", published=datetime(2026, 11, 18, 4, 0, tzinfo=UTC))
    assert (editions.timely((old, fresh), plan), editions.late((old, fresh), plan)) == ((fresh,), (old,))
    assert editions.late((old, fresh), replace(plan, retrospective=True)) == ()


def test_a_date_that_is_not_sound_hides_no_article() -> None:
    """A doubtful date of long ago does not make an article late."""
    plan = editions.plan(named("2026-11-22"), settings(), datetime(2026, 1, 1, tzinfo=UTC), NOW)
    doubtful = article("doubtful", published=datetime(2013, 7, 16, tzinfo=UTC), suspicious=True)
    undated = article("undated")
    assert editions.late((doubtful, undated), plan) == ()


def test_missing_editions_are_due_oldest_first() -> None:
    """Every final edition since the installation is due unless it is recorded; a provisional record does not count."""
    began = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
    records = [record(named("2026-11-20")), record(named("2026-11-21"), EditionState.PROVISIONAL)]
    assert [one.name for one in editions.due(settings(), records, began, NOW)] == ["2026-11-19", "2026-11-21", "2026-11-22"]


def test_catching_up_is_bounded_and_stays_so() -> None:
    """After a long absence only the last editions are due, and writing them does not make older ones due."""
    configured, began = settings(catch_up=3, languages=("en", "zh")), datetime(2025, 1, 1, tzinfo=UTC)
    due = editions.due(configured, (), began, NOW)
    assert [one.name for one in due] == [f"2026-11-{day}{suffix}" for day in (20, 21, 22) for suffix in ("", ".zh")]
    assert editions.due(configured, [record(one) for one in due], began, NOW) == ()


def test_nothing_is_due_before_the_first_cut_off() -> None:
    """An empty store and one that began after the last cut-off owe nothing."""
    assert editions.due(settings(), (), None, NOW) == ()
    assert editions.due(settings(), (), NOW - timedelta(hours=1), NOW) == ()


def test_all_configured_kinds_are_due() -> None:
    """Days, weeks and months are caught up side by side, in the order of their cut-offs."""
    configured = settings(kinds=("daily", "weekly", "monthly"))
    due = editions.due(configured, (), datetime(2026, 10, 30, tzinfo=UTC), datetime(2026, 11, 2, 12, tzinfo=UTC))
    assert [one.name for one in due] == ["2026-10-30", "2026-10-31", "2026-11-01", "2026-10", "2026-11-02", "2026-W44"]
