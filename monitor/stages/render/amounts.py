"""Figures with what they count, as a language writes them (Unicode CLDR through Babel); it knows no digest."""

from typing import Literal

from monitor.model import Language
from monitor.stages.render.local import locale


def amount(low: float, high: float, unit: str, currency: str, language: Language) -> str:
    """Return a figure with its currency (ISO 4217) or unit (English singular), a range as its two ends."""
    from babel.numbers import format_compact_decimal

    form: Literal["short", "long"] = "short" if language == "zh" else "long"  # CLDR has one form for Chinese
    written = (format_compact_decimal(value, format_type=form, locale=locale(language), fraction_digits=2) for value in (low, high))
    number = "–".join(dict.fromkeys(written)).replace("\u00a0", " ")
    if unit == "percent":
        return f"{number} %"
    return " ".join(part for part in (number, currency or unit) if part)
