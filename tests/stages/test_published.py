"""Publication dates: witnesses in order of trust, zones of sources, and nothing from the future."""

from datetime import UTC, date, datetime, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest

from monitor.model import Dated, DateOrigin
from monitor.stages.extract.markup import parse as tree_of
from monitor.stages.extract.published import day_in, parse, published

FETCHED = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)
TOLD = Dated(moment=datetime(2026, 11, 20, 8, 0, tzinfo=UTC), origin=DateOrigin.FEED)
PLAIN = "https://agency.example/news/1"


def test_the_feed_is_believed_first() -> None:
    """A feed's date stands, whatever the page claims."""
    assert published(TOLD, None, ("2026-11-19T10:00:00Z",), PLAIN, "Europe/Minsk", FETCHED) == TOLD


def test_a_feed_date_ahead_of_the_fetch_gives_way_and_leaves_a_mark() -> None:
    """The next witness is taken, and is suspicious."""
    ahead = Dated(moment=FETCHED + timedelta(minutes=11), origin=DateOrigin.FEED)
    found = published(ahead, None, ("2026-11-20T10:00:00Z",), PLAIN, "UTC", FETCHED)
    assert found == Dated(moment=datetime(2026, 11, 20, 10, tzinfo=UTC), origin=DateOrigin.STRUCTURED, suspicious=True)


def test_clocks_may_differ_by_ten_minutes() -> None:
    """A date just ahead of the fetch is no lie."""
    close = Dated(moment=FETCHED + timedelta(minutes=9), origin=DateOrigin.FEED)
    assert published(close, None, (), PLAIN, "UTC", FETCHED) == close


def test_no_date_is_better_than_one_from_the_future() -> None:
    """When every witness is ahead of the fetch there is no date."""
    ahead = Dated(moment=FETCHED + timedelta(days=2), origin=DateOrigin.FEED)
    assert published(ahead, None, ("2026-11-23T10:00:00Z",), "https://agency.example/2026/11/23/x", "UTC", FETCHED) is None


def test_a_time_without_zone_is_the_sources() -> None:
    """Ten in the morning in Beijing is two in UTC."""
    found = published(None, None, ("2026-11-20 10:00:00",), PLAIN, "Asia/Shanghai", FETCHED)
    assert found == Dated(moment=datetime(2026, 11, 20, 2, tzinfo=UTC), origin=DateOrigin.STRUCTURED)


def test_a_day_in_the_address_has_no_time() -> None:
    """The address gives the day only, whose noon in the source's zone stands for it."""
    found = published(None, None, (), "https://agency.example/2026/11/20/x", "Europe/Minsk", FETCHED)
    assert found == Dated(moment=datetime(2026, 11, 20, 9, tzinfo=UTC), origin=DateOrigin.URL, has_time=False)


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Minsk", "Europe/London"])
def test_a_day_is_the_same_day_for_a_reader_elsewhere(zone: str) -> None:
    """The day that a Chinese site prints is that day in Minsk, and the other way round."""
    found = published(None, None, ("2026-11-20",), PLAIN, zone, FETCHED)
    assert found is not None
    assert {found.moment.astimezone(ZoneInfo(reader)).date() for reader in ("Europe/Minsk", "Asia/Shanghai")} == {date(2026, 11, 20)}


@pytest.mark.parametrize("hour", [17, 20, 23])
def test_a_day_that_is_not_over_ends_at_the_fetch(hour: int) -> None:
    """In the small hours of Beijing the new day is believed, and no moment after the fetch is stored."""
    fetched = datetime(2026, 11, 19, hour, tzinfo=UTC)
    found = published(None, None, ("2026-11-20",), PLAIN, "Asia/Shanghai", fetched)
    assert found == Dated(moment=fetched, origin=DateOrigin.STRUCTURED, has_time=False)


def test_a_date_found_by_search_is_marked() -> None:
    """A day that only stands somewhere in the text is suspicious."""
    tree = tree_of("<html><head><title>x</title></head><body><div>It was said on 3 March 2025 in the hall.</div></body></html>")
    found = published(None, tree, (), PLAIN, "UTC", FETCHED)
    assert found == Dated(moment=datetime(2025, 3, 3, 12, tzinfo=UTC), origin=DateOrigin.SEARCH, has_time=False, suspicious=True)


def test_a_visible_date_is_read_from_the_page() -> None:
    """Visible dates are read by htmldate, never after the fetch."""
    tree = tree_of('<html><head><title>x</title></head><body><p class="date">20 November 2026</p><p>Text.</p></body></html>')
    found = published(None, tree, (), PLAIN, "UTC", FETCHED)
    assert found is not None
    assert found.moment.date() == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "moment", "has_time"),
    [
        ("2026-11-20T09:30:00+03:00", datetime(2026, 11, 20, 6, 30, tzinfo=UTC), True),
        ("2026-11-20T09:30:00.123Z", datetime(2026, 11, 20, 9, 30, tzinfo=UTC), True),
        ("2026-11-20T09:30+0800", datetime(2026, 11, 20, 1, 30, tzinfo=UTC), True),
        ("Fri, 20 Nov 2026 09:30:00 GMT", datetime(2026, 11, 20, 9, 30, tzinfo=UTC), True),
        ("1795167000", datetime(2026, 11, 20, 9, 30, tzinfo=UTC), True),
        ("2026-11-20T00:00:00Z", datetime(2026, 11, 20, tzinfo=UTC), False),
    ],
)
def test_machine_dates_are_read(text: str, moment: datetime, has_time: bool) -> None:
    """ISO 8601, RFC 5322 and epoch seconds; midnight in UTC is a day without a time."""
    found = parse(text)
    assert found is not None
    assert (found.moment, found.has_time) == (moment, has_time)


@pytest.mark.parametrize("text", ["2026年11月20日 10:00", "2026/11/20 10:00", "2026.11.20 10:00", "20261120"])
def test_other_spellings_of_a_day_are_read(text: str) -> None:
    """Chinese and slashed days count."""
    found = parse(text)
    assert found is not None
    assert found.moment.date() == date(2026, 11, 20)


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-40", "99999999999999999999", "2026-11-20T77:99", "\x00" * 50])
def test_nonsense_is_no_date(text: str) -> None:
    """Bad strings give nothing and raise nothing."""
    assert parse(text) is None


def test_a_clock_that_was_never_set_is_of_1970() -> None:
    """Nought in epoch milliseconds is a moment, which `published` finds too early to believe."""
    found = parse("0" * 13)
    assert found is not None
    assert found.moment == datetime(1970, 1, 1, tzinfo=UTC)
    assert published(None, None, ("0" * 13,), PLAIN, "UTC", FETCHED) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2026/11/20/x.html", date(2026, 11, 20)),
        ("https://a.example/gn/2026/11-20/10012345.shtml", date(2026, 11, 20)),
        ("https://a.example/20261120/c_1.htm", date(2026, 11, 20)),
        ("https://a.example/2026-11/20/c_1.htm", date(2026, 11, 20)),
        ("https://a.example/news/2026112012345", None),
        ("https://a.example/2027/11/20/x", None),
        ("https://a.example/2026/31/12", None),
    ],
)
def test_days_in_addresses(url: str, day: date | None) -> None:
    """The usual ways of dating an address are read; numbers and days to come are not."""
    assert day_in(url, date(2026, 11, 21)) == day


def test_a_moment_in_utc_keeps_the_pages_own_day() -> None:
    """02:18 in UTC is still the day before where the address says so; the moment is the same."""
    found = published(None, None, ("2026-11-20T02:18:11Z",), "https://a.example/2026/11/19/x", "UTC", FETCHED)
    assert found == Dated(moment=datetime(2026, 11, 20, 2, 18, 11, tzinfo=UTC), origin=DateOrigin.STRUCTURED)


def test_a_bare_year_is_no_day() -> None:
    """A page whose only date is a year in its footer is undated, not of 1 January."""
    tree = tree_of("<html><body><p>Перамовы ў Мінску працягваюцца.</p><footer>© 2026 agency.example</footer></body></html>")
    assert published(None, tree, (), "https://agency.example/talks-2026", "Europe/Minsk", datetime(2026, 11, 22, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    "written", ["Nov {day}, 16:{n:02}", "{day} ноября в 16:{n:02}", "{day} лістапада, 16:{n:02}", "11月{day}日 16:{n:02}"]
)
def test_headlines_with_days_of_no_year_cost_nothing(written: str) -> None:
    """Lines that cannot tell the date of the page are not tried in two hundred languages, which takes 25 ms a line."""
    lines = "".join(f"<p>{written.format(day=n % 28 + 1, n=n)}</p>" for n in range(60))
    tree = tree_of(f"<html><body><h1>Sample</h1>{lines}</body></html>")
    start = process_time()
    assert published(None, tree, (), PLAIN, "UTC", FETCHED) is None
    assert process_time() - start < 0.5
