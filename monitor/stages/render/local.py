"""Amounts, days and countries as a language writes them (Unicode CLDR through Babel); it knows no digest.

Babel is imported when the first edition is rendered: 60 ms that other commands do not need.
"""

from datetime import date
from typing import Literal

from monitor.model import Language

_YEAR, _MONTH = len("YYYY"), len("YYYY-MM")
_LOCALES = {"zh": "zh_Hans_CN", "be": "be_BY", "ru": "ru_RU", "en": "en_GB"}


def amount(low: float, high: float, unit: str, currency: str, language: Language) -> str:
    """Return a figure with its currency (ISO 4217) or unit (English singular), a range as its two ends."""
    from babel.numbers import format_compact_decimal

    locale = _LOCALES.get(language, language)
    form: Literal["short", "long"] = "short" if language == "zh" else "long"  # CLDR has one form for Chinese
    ends = dict.fromkeys(format_compact_decimal(value, format_type=form, locale=locale, fraction_digits=2) for value in (low, high))
    number = "–".join(ends).replace("\u00a0", " ")
    if unit == "percent":
        return f"{number} %"
    return " ".join(part for part in (number, currency or unit) if part)


def day(iso: str, language: Language) -> str:
    """Return a day, month or year (YYYY, YYYY-MM, YYYY-MM-DD) in words."""
    from babel.dates import format_date, format_skeleton

    locale = _LOCALES.get(language, language)
    if len(iso) <= _YEAR:
        return iso
    if len(iso) <= _MONTH:
        return str(format_skeleton("yMMMM", date.fromisoformat(f"{iso}-01"), locale=locale))
    return str(format_date(date.fromisoformat(iso), "long", locale))


def country(code: str, language: Language) -> str:
    """Return the name of a state (ISO 3166 alpha-2), its code where there is no name."""
    from babel import Locale

    return str(Locale.parse(_LOCALES.get(language, language)).territories.get(code, code))


def english_day(day: date) -> str:
    """Return a day as American English writes it, which is what Chicago asks for: "November 22, 2026"."""
    from babel.dates import format_date

    return str(format_date(day, "long", "en_US"))
