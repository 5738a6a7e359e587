"""Dates in a text: absolute, without a year, weekdays, and relative to the article's own day.

Not here: the article's own date (`stages/extract`), lengths of time and ages (`text.numbers`), seasons, decades, clock times.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from monitor.model import DateMention, Field, Language, Place
from monitor.text.dates import chinese, english, numeric
from monitor.text.dates.called import is_name
from monitor.text.dates.reading import Reading, Tense, resolve
from monitor.text.dates.slavic import BELARUSIAN, RUSSIAN, Slavic
from monitor.text.dates.tense import is_done, tense
from monitor.text.folding import lower
from monitor.text.han import is_taiwanese, plain

_SLAVIC = {"ru": Slavic(RUSSIAN), "be": Slavic(BELARUSIAN)}
_TRIGGERS = {"en": english.TRIGGERS, "ru": RUSSIAN.triggers, "be": BELARUSIAN.triggers}
_YEARS_OF_NEWS = (1900, 2200)
MOST = 1000
"""Dates looked at in one text; more of them are a calendar, and 25,000 took 7 s."""

_BESIDE = re.compile(r",? ?[(（]?")
_LINK = 10
"""Characters between the ends of a range or the members of a list at most."""
_TURN = 9
"""Months between the members of a list that are told across the turn of a year: December and January 2021."""
_RANGE = re.compile(r"\s?(?:[–—-]{1,2}|to|through|until|till|по|па|до|да|至|到)\s?")
_LIST = re.compile(r"(?:, |,? (?:and|or|и|і|ды|или|або|ці) )(?:(?:in|on|в|у|ў) )?")
_NOW = re.compile(r"с(?:егодня|ёння|ёньня|ённьня)$")
_ITS_DAY = re.compile(r", [0-3]?\d \w")
_TO_THIS_DAY = re.compile(r"\b(?:до|да|по|па) $")


def mentions(text: str, language: Language, published: datetime | None, zone: str, field: Field = Field.TEXT) -> tuple[DateMention, ...]:
    """Return the dates of `text` in order, none overlapping: YYYY, YYYY-MM or YYYY-MM-DD, as precise as the words are.

    What is relative counts from the day of `published` in `zone` (an IANA name; UTC when empty) and is left out when
    `published` is None. Raises ZoneInfoNotFoundError for an unknown zone."""
    today = local_day(published, zone)
    lowered = lower(plain(text, language))
    found = tuple(_with_tense(readings(text, language), lowered, language))
    return tuple(
        DateMention(place=Place(field=field, start=reading.start, end=reading.end), iso=iso) for reading, iso in resolve(found, today)
    )


def local_day(published: datetime | None, zone: str) -> date | None:
    """Return the day of `published` in `zone`; None without one, and for years that no article has (a clock at zero
    gives year 1, from which "yesterday" cannot be reached)."""
    if published is None or not _YEARS_OF_NEWS[0] <= published.year <= _YEARS_OF_NEWS[1]:
        return None
    return published.astimezone(ZoneInfo(zone or "UTC")).date()


def occupied(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """Return the stretches of `text` that are dates whatever they resolve to, so that nobody takes their numbers for figures."""
    return tuple((reading.start, reading.end) for reading in readings(text, language))


@lru_cache(maxsize=4)
def readings(text: str, language: Language) -> tuple[Reading, ...]:
    """Return the date expressions in order; where two overlap, the earlier one, and of those the longer.

    Remembered for the last few texts: figures ask for the dates of the same text at once (1 ms of 3,000 characters)."""
    minguo = language == "zh" and is_taiwanese(text)
    text = plain(text, language)
    found = sorted(_all(text, lower(text), language, minguo=minguo), key=lambda reading: (reading.start, -reading.end))
    kept: list[Reading] = []
    for reading in found:
        if kept and reading.start < kept[-1].end:
            continue
        last = kept[-1] if kept else None
        if last and last.weekday >= 0 and reading.day and not last.day and _BESIDE.fullmatch(text, last.end, reading.start):
            # "Thursday, October 3": one date, and the weekday tells its year.
            kept[-1] = reading._replace(start=last.start, weekday=last.weekday)
        elif not is_name(text, reading, language):
            kept.append(reading)
    return tuple(_with_years(kept[:MOST], text))


def _with_years(found: list[Reading], text: str) -> list[Reading]:
    """Give both ends of a range, and the members of a list, the year that one of them names: "from January to March 2019"."""
    for at in range(len(found) - 2, -1, -1):
        one, other = found[at], found[at + 1]
        if not (one.month and other.month) or other.start - one.end > _LINK:
            continue
        span, order = _RANGE.fullmatch(text, one.end, other.start), (one.month, one.day) > (other.month, other.day)
        if span and one.year and other.is_bare:
            found[at + 1] = other._replace(year=one.year + ((other.month, other.day or 31) < (one.month, one.day)))
        elif one.is_bare and (span or ((not order or one.month - other.month > _TURN) and _LIST.fullmatch(text, one.end, other.start))):
            if other.year:
                found[at] = one._replace(year=other.year - order)
            elif other.years is not None:
                found[at] = one._replace(years=other.years - order, scope=other.scope)
    return found


def _all(text: str, lowered: str, language: Language, *, minguo: bool) -> Iterator[Reading]:
    where = _TRIGGERS.get(language, numeric.TRIGGERS).windows(lowered if language in _SLAVIC else text)
    yield from numeric.readings(text, where)
    if language == "en":
        yield from english.readings(text, where)
    elif language == "zh":
        yield from chinese.readings(text, minguo=minguo)
    elif language in _SLAVIC:
        yield from _SLAVIC[language].readings(lowered, where)


def _with_tense(found: Iterable[Reading], lowered: str, language: Language) -> Iterator[Reading]:
    """Yield the readings that are dates, with the direction of the clause where one needs it: without a year of its own, a bare
    weekday or day. Both ends of a range go the same way."""
    end, direction = -1, Tense.UNKNOWN
    for reading in found:
        if not reading.is_bare:
            if not _is_now(reading, lowered, language):
                yield reading
            continue
        if end < 0 or reading.start - end > _LINK or not _RANGE.fullmatch(lowered, end, reading.start):
            direction = tense(lowered, reading.start, reading.end, language)
        end = reading.end
        yield reading._replace(tense=direction)


def _is_now(reading: Reading, lowered: str, language: Language) -> bool:
    """Return whether «сегодня», «сёння» means "nowadays": its sentence tells of nothing that was done or will be."""
    if reading.days != 0 or language not in _SLAVIC or not _NOW.search(lowered, reading.start, reading.end):
        return False
    if _TO_THIS_DAY.search(lowered, max(0, reading.start - 4), reading.start):
        return True
    if _ITS_DAY.match(lowered, reading.end):
        return False
    return not is_done(lowered, reading.start, reading.end, language)
