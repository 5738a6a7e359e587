"""Dates in a text: absolute, without a year, weekdays, and relative to the article's own day.

Not here: the article's own date (`stages/extract`), lengths of time and ages (`text.numbers`), seasons, decades, clock times.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from monitor.model import DateMention, Field, Language, Place
from monitor.text.dates import chinese, english
from monitor.text.dates.around import Triggers, matches
from monitor.text.dates.reading import Reading, resolve
from monitor.text.dates.slavic import BELARUSIAN, RUSSIAN, Slavic
from monitor.text.dates.tense import is_done, tense
from monitor.text.folding import lower
from monitor.text.han import is_taiwanese, plain

_SLAVIC = {"ru": Slavic(RUSSIAN), "be": Slavic(BELARUSIAN)}
_NUMERIC = re.compile(
    r"(?<![\w.,/-])(?:(?P<y>(?:19|20)\d\d)[-/.](?P<m>[01]?\d)[-/.](?P<d>[0-3]?\d)"
    r"|(?P<d2>[0-3]?\d)[./](?P<m2>[01]\d)[./](?P<y2>(?:19|20)\d\d))(?![\w/]|[.,-]\d)"
)
_YEARS = re.compile(r"(?<![\w.,/-])((?:19|20)\d\d)\s?[–—-]\s?((?:19|20)\d\d)(?![\w-]|[.,]\d)")
_YEARS_OF_NEWS = (1900, 2200)
MOST = 1000
"""Dates looked at in one text; more of them are a calendar, and 25,000 took 7 s."""

_CENTURIES = Triggers(16, number="19 20")
_BESIDE = re.compile(r",? ?[(（]?")
_NOW = re.compile(r"с(?:егодня|ёння|ёньня|ённьня)$")


def mentions(text: str, language: Language, published: datetime | None, zone: str, field: Field = Field.TEXT) -> tuple[DateMention, ...]:
    """Return the dates of `text` in order, none overlapping: YYYY, YYYY-MM or YYYY-MM-DD, as precise as the words are.

    What is relative counts from the day of `published` in `zone` (an IANA name; UTC when empty) and is left out when
    `published` is None. Raises ZoneInfoNotFoundError for an unknown zone."""
    today = local_day(published, zone)
    lowered = lower(plain(text, language))
    found = [_with_tense(reading, lowered, language) for reading in readings(text, language) if not _is_now(reading, lowered, language)]
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
        if kept and kept[-1].weekday >= 0 and reading.day and _BESIDE.fullmatch(text, kept[-1].end, reading.start):
            # "Thursday, October 3": one date, and the calendar day knows its year.
            kept[-1] = reading._replace(start=kept[-1].start)
        else:
            kept.append(reading)
    return tuple(kept[:MOST])


def _all(text: str, lowered: str, language: Language, *, minguo: bool) -> Iterator[Reading]:
    where = _CENTURIES.windows(text)
    for match in matches(_NUMERIC, text, where, "number"):
        year, month, day = (match["y"], match["m"], match["d"]) if match["y"] else (match["y2"], match["m2"], match["d2"])
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:  # noqa: PLR2004 -- months and days of the calendar
            yield Reading(start=match.start(), end=match.end(), year=int(year), month=int(month), day=int(day))
    for match in matches(_YEARS, text, where, "number"):
        for group in (1, 2):
            yield Reading(start=match.start(group), end=match.end(group), year=int(match[group]))
    if language == "en":
        yield from english.readings(text)
    elif language == "zh":
        yield from chinese.readings(text, minguo=minguo)
    elif language in _SLAVIC:
        yield from _SLAVIC[language].readings(lowered)


def _with_tense(reading: Reading, lowered: str, language: Language) -> Reading:
    """Add the direction of the clause where the date needs one: no year of its own, or a bare weekday or day."""
    bare = not reading.year and reading.years is None and reading.months is None and reading.days is None and reading.weeks is None
    return reading._replace(tense=tense(lowered, reading.start, reading.end, language)) if bare else reading


def _is_now(reading: Reading, lowered: str, language: Language) -> bool:
    """Return whether «сегодня», «сёння» means "nowadays": its sentence tells of nothing that was done or will be."""
    if reading.days != 0 or language not in _SLAVIC or not _NOW.search(lowered, reading.start, reading.end):
        return False
    return not is_done(lowered, reading.start, reading.end, language)
