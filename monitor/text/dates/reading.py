"""A date as the words give it, and its resolution against the article's own day.

It knows no language: the modules beside it turn words into readings, this one turns readings into dates.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple, TypedDict


class Tense(Enum):
    """What the clause around a date says about its direction."""

    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


class Scope(Enum):
    """What a shift counts from: the article's day, or the date that the text named last."""

    ARTICLE = "article"
    TEXT = "text"


class Reading(NamedTuple):
    """One date expression. Absolute parts stand in `year`, `month`, `day` (0: not said); shifts are counted from `scope`:
    `years`, `months` or `days`; `weekday` is 0 (Monday) … 6 or -1, with `weeks` as the shift of its calendar week."""

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    years: int | None = None
    months: int | None = None
    days: int | None = None
    weekday: int = -1
    weeks: int | None = None
    step: int = 0
    scope: Scope = Scope.ARTICLE
    tense: Tense = Tense.UNKNOWN

    @property
    def is_bare(self) -> bool:
        """Whether nothing in the words themselves tells the year, month or week that is missing."""
        return not (self.year or self.step) and self.years is self.months is self.days is self.weeks is None


class Where(TypedDict):
    """The place of a reading."""

    start: int
    end: int


class Own(TypedDict, total=False):
    """The year that a day or month names itself: a number, a shift, or nothing."""

    year: int
    years: int


class Counted(Own, total=False):
    """The same with what the shift counts from."""

    scope: Scope


@dataclass(slots=True)
class Told:
    """What the text named last: the day of its last past day, the last whole year, and the last year of any date (0: none)."""

    day: date
    year: int
    any_year: int = 0
    latest: str = ""
    latest_at: int = -1


Resolved = tuple[Reading, str]


_YEAR_LENGTH, _DAY_LENGTH = len("YYYY"), len("YYYY-MM-DD")
_BESIDE = 4
"""A bare day so near behind a full one shares its month: 6月3日至4日."""

_AHEAD, _BEHIND, _HALF = 10, 8, 6
"""Months that a clause in the future or past may reach into another year without naming it; the nearest one wins elsewhere. A day nine
months behind is three ahead, and a verb of the past beside it tells of something else: "sued to stop the ban from taking effect July 1"."""

_FRESH = 45
"""Days within which the day named last still gives the month of a bare day."""


def resolve(readings: Iterable[Reading], today: date | None) -> Iterator[Resolved]:
    """Yield each reading with its ISO date, in order of place. Without `today` only what is absolute is resolved."""
    told = Told(day=today or date.min, year=0)
    for reading in sorted(readings, key=lambda reading: (reading.start, -reading.end)):
        iso = _absolute(reading) if reading.year else (_relative(reading, today, told) if today else "")
        if not iso:
            continue
        _remember(told, reading, iso, today)
        yield reading, iso


def _remember(told: Told, reading: Reading, iso: str, today: date | None) -> None:
    """Keep what later relative words count from."""
    told.any_year = int(iso[:4])
    if len(iso) == _DAY_LENGTH:
        told.latest, told.latest_at = iso, reading.end
    if len(iso) == _DAY_LENGTH and (today is None or date.fromisoformat(iso) <= today):
        told.day = date.fromisoformat(iso)
    if len(iso) == _YEAR_LENGTH and reading.scope is Scope.ARTICLE:
        told.year = int(iso)


def _iso(year: int, month: int = 0, day: int = 0) -> str:
    """Return YYYY, YYYY-MM or YYYY-MM-DD, or nothing where no such day exists."""
    try:
        whole = date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return ""
    return whole if day else whole[:7] if month else whole[:4]


def _absolute(reading: Reading) -> str:
    return _iso(reading.year, reading.month, reading.day)


def _relative(reading: Reading, today: date, told: Told) -> str:
    """Return the ISO date of a reading without a year of its own."""
    if reading.month and reading.scope is Scope.TEXT and reading.years is None and told.latest:
        return _month_of_text(reading, told)
    if reading.years is not None or reading.months is not None or reading.days is not None:
        return _shifted(reading, today, told)
    if reading.month:
        return _of_weekday(reading, today) or _month(reading, today)
    if reading.weekday >= 0:
        return _weekday(reading, today).isoformat()
    if told.latest and reading.start - told.latest_at <= _BESIDE:
        return _iso(int(told.latest[:4]), int(told.latest[5:7]), reading.day)
    return _day_of_month(reading, told.day if told.day != date.min else today, today)


def _month_of_text(reading: Reading, told: Told) -> str:
    """Return the month or day that ends a range, the first of its name behind the day that begins it."""
    year, month = int(told.latest[:4]), int(told.latest[5:7])
    return _iso(year + (reading.month < month), reading.month, reading.day)


def _shifted(reading: Reading, today: date, told: Told) -> str:
    """Return the ISO date of a reading that counts years, months or days from the article's day or the one told last."""
    of_text = reading.scope is Scope.TEXT
    if reading.years is not None:
        named = (told.any_year if reading.month else told.year) if of_text else 0
        return _iso((named or today.year) + reading.years, reading.month, reading.day)
    if reading.months is not None:
        ordinal = today.year * 12 + today.month - 1 + reading.months
        return _iso(ordinal // 12, ordinal % 12 + 1, reading.day)
    return ((told.day if of_text else today) + timedelta(days=reading.days or 0)).isoformat()


def _weekday(reading: Reading, today: date) -> date:
    """Return the day of a weekday: of a named calendar week, else the last one (the next one in a future clause)."""
    if reading.weeks is not None:
        return today + timedelta(days=reading.weekday - today.weekday() + 7 * reading.weeks)
    back = (today.weekday() - reading.weekday) % 7
    if reading.step < 0:
        return today - timedelta(days=back or 7)
    if reading.step > 0 or (back and reading.tense is Tense.FUTURE):
        return today + timedelta(days=7 - back)
    return today - timedelta(days=back)


def _of_weekday(reading: Reading, today: date) -> str:
    """Return the day whose weekday the text names, of this year and the two beside it; nothing without a weekday, or such a year."""
    if reading.weekday < 0:
        return ""
    days = (_iso(today.year + shift, reading.month, reading.day) for shift in (0, -1, 1))
    return next((day for day in days if day and date.fromisoformat(day).weekday() == reading.weekday), "")


def _month(reading: Reading, today: date) -> str:
    """Return the month or day of a year that is not said: the nearest one, unless the clause speaks of the other
    direction and the way there is not too long (ten months ahead; eight back for a day of the year before)."""
    if reading.step < 0:
        year = today.year if reading.month < today.month else today.year - 1
        return _iso(year, reading.month, reading.day)
    if reading.step > 0:
        year = today.year if reading.month > today.month else today.year + 1
        return _iso(year, reading.month, reading.day)
    ahead = (reading.month - today.month) % 12
    behind = 12 - ahead
    if not ahead:
        forward = False
    elif reading.tense is Tense.FUTURE:
        forward = ahead <= _AHEAD
    elif reading.tense is Tense.PAST:
        forward = bool(reading.day) and behind > max(_BEHIND, today.month - 1)
    else:
        forward = ahead <= _HALF
    ordinal = today.year * 12 + today.month - 1 + (ahead if forward or not ahead else -behind)
    return _iso(ordinal // 12, reading.month, reading.day)


def _day_of_month(reading: Reading, base: date, today: date) -> str:
    """Return the day for a bare number of a day: the one nearest to the day that was named last."""
    anchor = base if abs((base - today).days) < _FRESH else today
    candidates = [
        _iso(anchor.year + (anchor.month - 1 + shift) // 12, (anchor.month - 1 + shift) % 12 + 1, reading.day) for shift in (-1, 0, 1)
    ]
    real = [candidate for candidate in candidates if candidate]
    if reading.tense is Tense.FUTURE:
        real = [candidate for candidate in real if candidate >= today.isoformat()] or real
    return min(real, key=lambda candidate: abs((date.fromisoformat(candidate) - anchor).days), default="")
