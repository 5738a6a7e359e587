"""Figures with what they count, as a language writes them (Unicode CLDR through Babel, nouns by the catalogues); it knows no digest."""

from typing import Literal

from monitor.model import Language, OtherCount, StatedFigure
from monitor.model.articles import Bound
from monitor.stages.render.local import locale
from monitor.stages.render.phrases import phrases

LARGE = 1_000_000
"""From here on a number is told by the word for its size; 700,000 and 800,000 are compared by their digits."""

DIGITS = 2
"""Behind the point so many are printed."""

PRICES = {"tonne": "price_tonne", "barrel": "price_barrel", "container": "price_container"}
"""The phrases of prices, by what they are the price of one of: see `text.measures`."""

MARKS = {Bound.MORE: ">", Bound.AT_LEAST: "≥", Bound.LESS: "<", Bound.AT_MOST: "≤", Bound.ABOUT: "≈"}
"""Signs and no words: after "more than" Russian and Belarusian put a number's noun in another case than Babel gives."""


def amount(low: float, high: float, unit: str, currency: str, language: Language, bound: Bound = Bound.EXACT) -> str:
    """Return a figure with its currency (ISO 4217) or unit (as `monitor/text/numbers` names it), a range as its two ends, a bound
    with its sign."""
    number = "–".join(dict.fromkeys(_number(value, language) for value in (low, high)))
    number = f"{MARKS[bound]}\u00a0{number}" if bound in MARKS else number
    if unit == "percent":
        return f"{number}%" if language in {"en", "zh"} else f"{number} %"  # as the CLDR has it; the blank there is a no-break one
    counted_as = counted(unit, high, language) if unit and not currency else currency
    blank = "" if language == "zh" and counted_as and not currency else " "
    return blank.join(part for part in (number, counted_as) if part)


def stated(one: StatedFigure | OtherCount, language: Language) -> str:
    """Return a figure as a text states it, a price with what it is the price of one of."""
    said, words = amount(one.low, one.high, one.unit, one.currency, language, one.bound), phrases(language)
    name = PRICES.get(dict(one.basis).get("per", ""))
    return words(name, amount=said) if name else said


def _number(value: float, language: Language) -> str:
    """Return a number in digits, from a million on (in Chinese ten thousand) with the word for its size."""
    from babel.numbers import format_compact_decimal, format_decimal

    if abs(value) < LARGE and language != "zh":
        return str(format_decimal(value, format="#,##0.##", locale=locale(language))).replace("\u00a0", " ")
    form: Literal["short", "long"] = "short" if language == "zh" else "long"  # CLDR has one form for Chinese
    whole = int(value) if float(value).is_integer() else value  # Babel takes the noun of 6.0 for that of a fraction: «6 миллиарда»
    return str(format_compact_decimal(whole, format_type=form, locale=locale(language), fraction_digits=DIGITS)).replace("\u00a0", " ")


def counted(unit: str, value: float, language: Language) -> str:
    """Return what a figure counts, in the form that its number asks for; nothing where the language has no word for it."""
    words, printed = phrases(language), round(value, DIGITS)
    if words.has(f"part_{unit}") and printed != int(printed) and abs(printed) < LARGE:
        return words(f"part_{unit}")
    if words.has(f"unit_{unit}"):
        return words.form(f"unit_{unit}", 0 if abs(printed) >= LARGE else printed)  # «1,23 миллиона тонн», whatever its last digit
    return _plural(unit, value) if words.language == "en" else ""


def _plural(noun: str, value: float) -> str:
    """Return an English noun with its number: the opposite of `monitor.text.numbers.nouns.singular`."""
    if value == 1 or not noun.isalpha():
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "sh", "ch", "x", "z")) else f"{noun}s"
