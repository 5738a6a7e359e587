"""Says in words which days off fell into a window, the same words in an edition, `status` and `doctor`; it knows no calendar."""

from collections.abc import Sequence
from datetime import date

from monitor.model.holidays import Holiday, StateHolidays
from monitor.stages.render import local
from monitor.stages.render.phrases import Phrases


def told(say: Phrases, states: Sequence[StateHolidays]) -> tuple[str, ...]:
    """Return a line for each state with days off, else one line for all that there were none; nothing for an edition that was
    composed before holidays were known. What the program does not know is said too."""
    known = [one for one in states if one.known]
    none = len(known) == len(states) and not any(one.holidays for one in known)
    lines = [say("holiday_none")] if states and none else [_line(say, one) for one in states]
    unordered = [one for one in known if not one.ordered]
    return (*lines, *(say("holiday_unordered", country=local.country(one.country, say.language), year=one.year) for one in unordered))


def _line(say: Phrases, one: StateHolidays) -> str:
    country = local.country(one.country, say.language)
    if not one.known:
        return say("holiday_unknown", country=country)
    if not one.holidays:
        return say("holiday_none_in", country=country)
    return say("holiday_in", country=country, days=say("comma").join(_stretch(say, each) for each in one.holidays))


def _stretch(say: Phrases, one: Holiday) -> str:
    span = _days(say, one.first, one.last)
    names = say("comma").join(dict.fromkeys(say.word("kept_days", name) for name in one.names))
    return say("holiday_stretch", span=span, names=names) if names else span


def _days(say: Phrases, first: date, last: date) -> str:
    """Return a stretch of days: "1–8 Oct", "30 Apr – 2 May", "3 Jul"."""
    if first == last:
        return _day(say, last)
    return (
        f"{first.day}–{_day(say, last)}"
        if first.month == last.month and say.language != "zh"
        else f"{_day(say, first)} – {_day(say, last)}"
    )


def _day(say: Phrases, day: date) -> str:
    return local.short_day(day, say.language)
