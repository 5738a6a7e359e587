"""Finds when a page was published by asking witnesses in order of trust; it never reads the clock.

Feed, then the page's structured data, then its address, then its visible text; a search through all of the text is the last
resort and marked, because it takes footers and dates that the text tells of. htmldate (Barbaresi, JOSS 2020) reads the last
three. No date after the fetch is believed.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from monitor.model import Dated, DateOrigin
from monitor.stages.extract.structured import Tree

TOLERANCE = timedelta(minutes=10)
"""Clocks differ: so far ahead of the fetch is still now."""
_HALF_A_DAY = timedelta(hours=12)
_EARLIEST = date(1995, 1, 1)
_LONGEST = 60
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-/.年](\d{1,2})[-/.月](\d{1,2})|(\d\d)(\d\d))(?!\d)日?")
_TIME = re.compile(
    r"[T\s]*(\d{1,2}):(\d\d)(?::(\d{1,2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d(?!\d))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")
_NUMBERS_OF_A_DATE = 6
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[/_-](\d{1,2})[/_-](\d{1,2})|/?(\d\d)/?(\d\d))(?!\d)")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed: aware where the page gives an offset, else naive; without a time it is the day's midnight."""

    moment: datetime
    origin: DateOrigin
    has_time: bool
    suspicious: bool = False


def published(told: Dated | None, tree: Tree | None, claims: tuple[str, ...], url: str, zone: str, fetched_at: datetime) -> Dated | None:
    """Return the moment of publication in UTC, or None. `told` is the feed's date, `claims` are the page's own, best first;
    `zone` holds for times without one, and is suspicious where it is missing."""
    if told and _begins(told) - TOLERANCE <= fetched_at:
        return _until(told, fetched_at)
    for printed in witnesses(tree, claims, url, fetched_at.astimezone(_zone(zone))):
        dated = _dated(printed, zone, ahead=told is not None)
        if _begins(dated) - TOLERANCE <= fetched_at:
            return _until(dated, fetched_at)
    return None


def made(created: str, zone: str, fetched_at: datetime) -> Dated | None:
    """Return when a file says that it was made (ISO 8601), always suspicious: a text is older than its file, or not of that day."""
    dated = published(None, None, (created,), "", zone, fetched_at) if created else None
    return replace(dated, suspicious=True) if dated else None


def stood(found: Dated | None, by: datetime | None, fetched_at: datetime) -> Dated | None:
    """Return what was found, or where that is not sound the day `by` which the page stood there: an old page must not pass for news
    because nothing on it tells its age."""
    if by is None or (found and not found.suspicious):
        return found
    return Dated(moment=min(by, fetched_at), origin=DateOrigin.STOOD, has_time=False)


def witnesses(tree: Tree | None, claims: tuple[str, ...], url: str, fetched_at: datetime) -> Iterator[PrintedDate]:
    """Yield what the page itself says, best first, in its own time; nothing on a later day than `fetched_at`, which is local.

    A claim with a time is preferred to one of the same day without.
    """
    latest = fetched_at.date() + timedelta(days=1)
    read = [printed for claim in claims if (printed := parse(claim)) and _EARLIEST <= printed.moment.date() <= latest]
    if read:
        same = (printed for printed in read if printed.has_time and printed.moment.date() == read[0].moment.date())
        yield _on_its_own_day(next(same, read[0]), (*claims, url))
        yield from read
    if day := day_in(url, fetched_at.date()):
        yield PrintedDate(datetime.combine(day, time()), DateOrigin.URL, has_time=False)
    if tree is None:
        return
    for extensive, origin in ((False, DateOrigin.TEXT), (True, DateOrigin.SEARCH)):
        if day := _htmldate(tree, fetched_at.date(), extensive=extensive):
            yield PrintedDate(datetime.combine(day, time()), origin, has_time=False, suspicious=extensive)


def _on_its_own_day(printed: PrintedDate, claims: tuple[str, ...]) -> PrintedDate:
    """Return the same moment, in the page's own time where that is written in UTC and another claim names the neighbouring day."""
    if not printed.has_time or printed.moment.utcoffset() != timedelta():
        return printed
    day = printed.moment.date()
    for other, offset in ((day - timedelta(days=1), -12), (day + timedelta(days=1), 12)):
        moment = printed.moment.astimezone(timezone(timedelta(hours=offset)))
        if moment.date() == other and any(_names_only(claim, other, day) for claim in claims):
            return replace(printed, moment=moment)
    return printed


def _names_only(claim: str, day: date, other: date) -> bool:
    numbers = {int(number) for number in _NUMBER.findall(claim)}
    return day.year in numbers and day.day in numbers and other.day not in numbers and len(numbers) <= _NUMBERS_OF_A_DATE


def parse(text: str) -> PrintedDate | None:
    """Return the first date in a machine-written string (ISO 8601, RFC 5322, epoch seconds), or None."""
    text = text.strip()[:_LONGEST]
    if text.isdigit() and len(text) in (10, 13):
        return PrintedDate(datetime.fromtimestamp(int(text[:10]), UTC), DateOrigin.STRUCTURED, has_time=True)
    if not (found := _DAY.search(text)):
        return _letter_date(text)
    try:
        day = _day(found)
        clock = _TIME.match(text, found.end())
        moment = datetime.combine(day, _clock(clock)) if clock else datetime.combine(day, time())
    except ValueError:
        return None
    return PrintedDate(moment, DateOrigin.STRUCTURED, has_time=bool(clock) and not _is_placeholder(moment))


def day_in(url: str, latest: date) -> date | None:
    """Return the day named in an address (/2026/11/22/, 20261122, 2026-11-22), or None."""
    for found in _IN_ADDRESS.finditer(url):
        try:
            day = _day(found)
        except ValueError:
            continue
        if _EARLIEST <= day <= latest:
            return day
    return None


def _day(found: re.Match[str]) -> date:
    """Return the day of a match of `_DAY` or `_IN_ADDRESS`, month and day parted or not. Raises ValueError where there is no such day."""
    return date(int(found[1]), int(found[2] or found[4]), int(found[3] or found[5]))


def _letter_date(text: str) -> PrintedDate | None:
    try:
        return PrintedDate(parsedate_to_datetime(text), DateOrigin.STRUCTURED, has_time=":" in text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _clock(found: re.Match[str]) -> time:
    hour = int(found[1])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    return time(hour, int(found[2]), int(found[3] or 0), tzinfo=_offset(found["zone"] or ""))


def _offset(written: str) -> tzinfo | None:
    if not written:
        return None
    if written[0].isalpha():
        return UTC
    digits = written[1:].replace(":", "").ljust(4, "0")
    return datetime.strptime(f"{written[0]}{digits}", "%z").tzinfo


def _is_placeholder(moment: datetime) -> bool:
    """Midnight to the second without a zone, or in UTC, is how systems write a day without a time."""
    return moment.time() == time() and (moment.tzinfo is None or not moment.utcoffset())


def _htmldate(tree: Tree, latest: date, *, extensive: bool) -> date | None:
    """Return what htmldate finds. Its extensive search gives 1 January for a bare year, which is no day."""
    import htmldate

    tree = _without_yearless(tree) if extensive else tree
    found = htmldate.find_date(tree, extensive_search=extensive, original_date=True, max_date=latest.isoformat())
    day = date.fromisoformat(found) if found else None
    return None if day and extensive and (day.month, day.day) == (1, 1) else day


def _without_yearless(tree: Tree) -> Tree:
    """Return the page without lines such as «28 ноября в 16:39». Nothing can be learnt from them, and the extensive search tries each
    in two hundred languages, 25 ms a line: a page of headlines took 350 ms."""
    if not any(map(_YEARLESS.search, tree.itertext())):
        return tree
    bare = deepcopy(tree)
    for node in bare.iter("*"):
        if node.text and _YEARLESS.search(node.text):
            node.text = None
        if node.tail and _YEARLESS.search(node.tail):
            node.tail = None
    return bare


_DAY_OF_MONTH = r"\d{1,2}月\d{1,2}日|\d{1,2}\.? [^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\.? \d{1,2}"
_YEARLESS = re.compile(rf"^\D{{0,9}}(?:(?:{_DAY_OF_MONTH})\D{{0,9}}\d{{1,2}}:\d\d|\d{{1,2}}:\d\d\D{{1,9}}(?:{_DAY_OF_MONTH}))\D*$")


def _zone(name: str) -> tzinfo:
    return ZoneInfo(name) if name else UTC


def _dated(printed: PrintedDate, zone: str, *, ahead: bool) -> Dated:
    zoneless = printed.moment.tzinfo is None
    unsure = printed.suspicious or ahead or (zoneless and not zone)
    if not printed.has_time:
        return Dated.on(printed.moment.date(), _zone(zone), printed.origin, suspicious=unsure)
    aware = printed.moment.replace(tzinfo=_zone(zone)) if zoneless else printed.moment
    return Dated(moment=aware.astimezone(UTC), origin=printed.origin, suspicious=unsure)


def _begins(dated: Dated) -> datetime:
    """Return the moment before which it cannot have been: a day stands at its noon and begins half a day earlier."""
    return dated.moment if dated.has_time else dated.moment - _HALF_A_DAY


def _until(dated: Dated, fetched_at: datetime) -> Dated:
    """Return the date, of a day that is not over at the fetch no later moment than that."""
    return replace(dated, moment=min(dated.moment, fetched_at)) if not dated.has_time else dated
