"""Knows the public holidays of the topic's states, working days that were moved included; which source is silent it does not say.

The days are those of the library `holidays`: statutory ones, days moved by a yearly order, and the weekends worked in return. What
it does not know, this adds: a weekend that touches days off belongs to them (the Chinese orders count it so: 1–8 October 2025), and a
day off that was moved bears the name of the holiday that it was moved to.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from monitor.model import Language, Settings, Side, Window
from monitor.model.holidays import Holiday, Rest, StateHolidays
from monitor.stages.outlets import outlet_of

if TYPE_CHECKING:
    from holidays import HolidayBase

MEMORY = timedelta(days=400)
"""How far back days off are looked for: every holiday was once in that time."""
DAY = timedelta(days=1)
_FALLBACK = "en_US"
_LABELS = ("substituted_label", "observed_label", "estimated_label", "observed_estimated_label")


def during(settings: Settings, window: Window, language: Language) -> tuple[StateHolidays, ...]:
    """Return what the topic's states keep within a window, each in its own zone, by the order of the sides. Names are in `language`
    where the library has them, else in English."""
    return tuple(_of_state(side, window, side.zone or settings.topic.zone, language) for side in settings.topic.sides)


def rests(settings: Settings, window: Window) -> tuple[Rest, ...]:
    """Return when the sources of either state may have rested, up to the window's end and for `MEMORY` before it."""
    homes = {source.id: outlet_of(source.url, "", settings.outlets).country for source in settings.sources}
    found = []
    for side in settings.topic.sides:
        zone = ZoneInfo(side.zone or settings.topic.zone)
        first, last = (window.start - MEMORY).astimezone(zone).date(), window.end.astimezone(zone).date()
        spans = tuple(_span(one, zone) for one in _holidays(side.country, first, last, "en"))
        found.append(Rest(sources=tuple(name for name, country in homes.items() if country == side.country), spans=spans))
    return tuple(found)


def _of_state(side: Side, window: Window, zone: str, language: Language) -> StateHolidays:
    first, last = (moment.astimezone(ZoneInfo(zone)).date() for moment in (window.start, window.end - timedelta.resolution))
    base = _calendar(side.country, last.year, _FALLBACK)
    orders = getattr(base, "special_public_holidays", {}) if base is not None and base.has_substituted_holidays else {}
    return StateHolidays(
        country=side.country,
        year=last.year,
        holidays=_holidays(side.country, first, last, language),
        known=base is not None,
        ordered=not orders or last.year <= max(orders),
    )


def _span(one: Holiday, zone: ZoneInfo) -> Window:
    ends = (datetime.combine(day, time.min, zone) for day in (one.first, one.last + DAY))
    start, end = (moment.astimezone(UTC) for moment in ends)
    return Window(start=start, end=end)


@lru_cache(maxsize=64)
def _holidays(country: str, first: date, last: date, language: Language) -> tuple[Holiday, ...]:
    """Return the whole stretches of days off that touch the days from first to last."""
    found: list[Holiday] = []
    day = first
    while day <= last:
        stretch = _stretch(country, day, language)
        found += [stretch] if stretch else []
        day = (stretch.last if stretch else day) + DAY
    return tuple(found)


def _stretch(country: str, day: date, language: Language) -> Holiday | None:
    """Return the days off around a day, None where it is a working day or a weekend like any other."""
    days = [*reversed([*_off(country, day, -DAY)]), *([day] if _is_off(country, day) else []), *_off(country, day, DAY)]
    kept = [one for one in days if _is_kept(country, one)]
    if not kept or not _is_off(country, day):
        return None
    if all(_weekend(country, one) for one in kept):  # Easter, or a holiday that falls on a Saturday: the other day is a plain one
        return _bare(country, day, kept, language)
    named = chain.from_iterable(_names(country, one, language) for one in kept)
    return Holiday(first=days[0], last=days[-1], names=tuple(dict.fromkeys(named)))


def _bare(country: str, day: date, kept: list[date], language: Language) -> Holiday | None:
    return Holiday(first=day, last=day, names=_names(country, day, language)) if day in kept else None


def _off(country: str, day: date, step: timedelta) -> Iterator[date]:
    """Yield the days off that follow one upon the other from beside a day."""
    while _is_off(country, day := day + step):
        yield day


def _is_off(country: str, day: date) -> bool:
    calendar = _calendar(country, day.year, _FALLBACK)
    return calendar is not None and not calendar.is_working_day(day)


def _is_kept(country: str, day: date) -> bool:
    calendar = _calendar(country, day.year, _FALLBACK)
    return calendar is not None and day in calendar


def _weekend(country: str, day: date) -> bool:
    calendar = _calendar(country, day.year, _FALLBACK)
    return calendar is not None and calendar.is_weekend(day)


def _names(country: str, day: date, language: Language) -> tuple[str, ...]:
    """Return what is kept on a day; nothing for one that was only moved there."""
    calendar = _calendar(country, day.year, _locale(country, language))
    if calendar is None:
        return ()
    labels = [calendar.tr(label) for label in (getattr(calendar, name, "") or "" for name in _LABELS) if label]
    moved = re.compile("|".join(re.escape(label).replace("%s", ".+") for label in labels) or r"(?!)")
    return tuple(name for name in calendar.get_list(day) if not moved.fullmatch(name))


def _locale(country: str, language: Language) -> str:
    """Return the library's name of a language for a state's holidays, English where it has no such words."""
    calendar = _calendar(country, 2000, _FALLBACK)
    known = sorted(getattr(calendar, "supported_languages", ()))
    return next((one for one in known if one.split("_", maxsplit=1)[0] == language), _FALLBACK)


@lru_cache(maxsize=256)
def _calendar(country: str, year: int, locale: str) -> "HolidayBase | None":
    """Return a state's calendar of one year, None for a state that the library does not know."""
    import holidays

    try:
        return holidays.country_holidays(country, years=year, expand=False, language=locale)
    except NotImplementedError:
        return None
