"""Numbers, days, languages and states as a language writes them (Unicode CLDR through Babel); it knows no digest and no phrase.

Babel is imported when the first edition is rendered: 60 ms that other commands do not need.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.model import Language

if TYPE_CHECKING:
    from babel import Locale

_YEAR, _MONTH = len("YYYY"), len("YYYY-MM")
_LOCALES = {"zh": "zh_Hans_CN", "be": "be_BY", "ru": "ru_RU", "en": "en_GB"}
"""The locale of a language where its own default is another country's or another script's."""
_SPELLED = ("be",)
"""Languages whose short months are bare stubs in the CLDR (ліс, кас, сне, where print has ліст., кастр., снеж.): theirs are spelled out."""


def number(n: int, language: Language) -> str:
    """Return a whole number with thousands parted, from four figures on."""
    from babel.numbers import format_decimal

    return str(format_decimal(n, locale=locale(language)))


def points(value: float, language: Language, *, signed: bool = False) -> str:
    """Return a number with one decimal, on demand with its sign in any case."""
    from babel.numbers import format_decimal

    form = "+0.0;-0.0" if signed else "0.0"
    return str(format_decimal(round(value, 1), form, locale(language))).replace("-", "−")


def percent(n: int, language: Language) -> str:
    """Return whole percent with their sign."""
    from babel.numbers import format_percent

    return str(format_percent(n / 100, locale=locale(language)))


def day(iso: str, language: Language) -> str:
    """Return a day, month or year (YYYY, YYYY-MM, YYYY-MM-DD) in words."""
    from babel.dates import format_date

    if len(iso) <= _YEAR:
        return iso
    if len(iso) <= _MONTH:
        return month(date.fromisoformat(f"{iso}-01"), language)
    return str(format_date(date.fromisoformat(iso), "long", locale(language)))


def full_day(day: date, language: Language) -> str:
    """Return a day in words, with the day of the week."""
    from babel.dates import format_date

    return str(format_date(day, "full", locale(language)))


def month(day: date, language: Language) -> str:
    """Return the month of a day in words, with its year."""
    return _skeleton("yMMMM", day, language)


def short_day(day: date, language: Language, *, weekday: bool = False) -> str:
    """Return a day without its year, in little room, on demand with the day of the week."""
    return _skeleton(f"{'MMMM' if language in _SPELLED else 'MMM'}{'E' if weekday else ''}d", day, language)


def moment(at: datetime, language: Language, *, weekday: bool = False) -> str:
    """Return day and time in the moment's own zone, without the year: 22 Nov 07:00; on demand with the day of the week."""
    return f"{short_day(at.date(), language, weekday=weekday)} {at:%H:%M}"


def long_moment(at: datetime, language: Language) -> str:
    """Return day and time in the moment's own zone, with the year: 22 November 2026 07:00."""
    return f"{day(at.date().isoformat(), language)} {at:%H:%M}"


def medium_day(day: date, language: Language) -> str:
    """Return a day with its year, in little room."""
    from babel.dates import format_date

    return str(format_date(day, "long" if language in _SPELLED else "medium", locale(language)))


def weekdays(language: Language) -> tuple[tuple[str, str], ...]:
    """Return the days of the week from Monday on, each as (name, short name)."""
    names = locale(language).days["stand-alone"]
    return tuple((names["wide"][n], names["abbreviated"][n]) for n in range(7))


def language_name(code: Language, language: Language) -> str:
    """Return the name of a language (ISO 639), its code where there is no name."""
    return str(locale(language).languages.get(code, code))


def country(code: str, language: Language) -> str:
    """Return the name of a state (ISO 3166 alpha-2), its code where there is no name."""
    return str(locale(language).territories.get(code, code))


def english_day(day: date) -> str:
    """Return a day as American English writes it, which is what Chicago asks for: "November 22, 2026"."""
    from babel.dates import format_date

    return str(format_date(day, "long", "en_US"))


def _skeleton(skeleton: str, day: date, language: Language) -> str:
    from babel.dates import format_skeleton

    return str(format_skeleton(skeleton, day, locale=locale(language)))


@lru_cache
def locale(language: Language) -> "Locale":
    """Return what the CLDR knows of a language."""
    from babel import Locale

    return Locale.parse(_LOCALES.get(language, language))
