"""Figures in English, Russian and Belarusian: a cardinal or a range with its unit, currency or counted noun.

Numbers that are no figures are left out by `rejects`; dates are for the caller to leave out.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from monitor.model import Language
from monitor.text.numbers.ages import is_age
from monitor.text.numbers.cardinals import THOUSAND, Number, Tokens
from monitor.text.numbers.labels import is_label
from monitor.text.numbers.nouns import counted
from monitor.text.numbers.rejects import OF_ALL, is_other, ratio
from monitor.text.numbers.units import AFTER, CURRENCIES, DOLLARS, HYPHENATED, HYPHENATED_FORMS, MEASURES, UNITS
from monitor.text.numbers.years import is_year

_MINUS = frozenset({"minus", "минус", "мінус", "−"})
_PLUS_OR = frozenset({"or", "/", "-", "–", "или", "або", "ці"})
_ENDS = frozenset(",;:.)]»”?!\n")
"""Behind a number that nothing measures."""
_AROUND = frozenset({"на", "за", "в", "у", "ў", "через", "праз"})
_LEAST = 3
"""A number word without a unit is a figure from here on; "two" alone is mostly a pronoun."""


class Found(NamedTuple):
    """One figure before its context is settled: `open` says that neither unit nor currency was said, `large` that it
    has a magnitude, `own` that its unit is lent to no other: an age, an adjective."""

    start: int
    end: int
    low: float
    high: float
    unit: str
    currency: str
    open: bool = False
    large: bool = False
    own: bool = False


class Measured(NamedTuple):
    """What stands behind a number: the unit or currency, where it ends, and the token to go on from."""

    end: int
    unit: str
    currency: str
    after: int


def find(text: str, lowered: str, language: Language) -> Iterator[Found]:
    """Yield the figures of `text` in order."""
    tokens, after, named, aged = Tokens(text, lowered, language), 0, 0, 0
    dated = len(tokens)
    for first in tokens.starts():
        number = tokens.cardinal(first) if first >= after else None
        if number is None:
            continue
        last = tokens.upper(number) or number
        after = (ratio(tokens, number, last) if tokens.word(last.after) in OF_ALL else 0) or last.after
        if after > last.after or is_other(tokens, number, last):
            continue
        measured = _counted(tokens, last, _measured(tokens, number, last))
        after = measured.after
        if (dated == first - 1 and tokens.joined(first)) or (
            number.digits and not measured.currency and is_year(tokens, number, last, measured.unit)
        ):
            dated = last.after  # "in 2018-19" is one year of two halves
            continue
        if not measured.currency and measured.unit not in MEASURES and is_label(tokens, number, last, measured.unit, named):
            named = last.after
            continue
        if not (measured.unit or measured.currency) and is_age(tokens, number, last, aged):
            measured, aged = measured._replace(unit="year", end=tokens.end(last.after - 1)), last.after
        found = _figure(tokens, number, last, measured)
        if found:
            yield found._replace(own=True) if aged == last.after or number.unit else found


def _counted(tokens: Tokens, last: Number, measured: Measured) -> Measured:
    """Add the noun that is counted to a number without a unit."""
    if measured.unit or measured.currency:
        return measured
    unit, end = counted(tokens, last, measured.end)
    return measured if end == measured.end else Measured(end, unit, "", measured.after)


def _figure(tokens: Tokens, number: Number, last: Number, measured: Measured) -> Found | None:
    """Return the figure of a number and what is measured by it, or None where it counts nothing."""
    start, (end, unit, currency, _) = _start(tokens, number), measured
    low, high = _bounds(tokens, number, last)
    if not (unit or currency or number.digits) and tokens.language != "en":
        start, unit = _inverted(tokens, number, start)
    if not (unit or currency) and tokens.language != "en":
        unit = _number_of(tokens, number)
    if not unit and not currency and low < 0:
        unit = "degree"
    is_open = not unit and not currency
    has_noun = end > tokens.end(last.after - 1)
    if is_open and not has_noun and not _stands_alone(tokens, number, last):
        return None
    return Found(start, end, low, high, unit, currency, open=is_open and not has_noun, large=last.magnitude >= THOUSAND)


def _bounds(tokens: Tokens, number: Number, last: Number) -> tuple[float, float]:
    """Return low and high; a minus turns them round."""
    low, high = number.shared(last), last.value
    return (-high, -low) if tokens.word(number.first - 1) in _MINUS and _is_negative(tokens, number) else (low, high)


def _is_negative(tokens: Tokens, number: Number) -> bool:
    """Return whether the minus before the number is no "plus or minus"."""
    return tokens.word(number.first - 2) not in _PLUS_OR


def _start(tokens: Tokens, number: Number) -> int:
    """Return where the figure starts: at its number, or at the sign, article or minus that belongs to it."""
    at, before = number.first, tokens.word(number.first - 1)
    if (before in _MINUS and _is_negative(tokens, number)) or (number.bare and before in tokens.numerals.article):
        return tokens.start(at - 1)
    if tokens.symbol(at):
        return tokens.start(at - 2 if _is_wide(tokens, at) else at - 1)
    return tokens.start(at)


def _is_wide(tokens: Tokens, at: int) -> bool:
    """Return whether letters belong to the sign before token `at`: US$, HK$."""
    return tokens.word(at - 1) == "$" and tokens.word(at - 2) in DOLLARS and tokens.joined(at - 1)


def _measured(tokens: Tokens, number: Number, last: Number) -> Measured:
    """Return the unit or currency of a number: before it as a sign, inside it, or behind it."""
    end, at, language = tokens.end(last.after - 1), last.after, tokens.language
    symbol = tokens.symbol(number.first)
    if symbol or last.unit:
        wide = DOLLARS[tokens.word(number.first - 2)] if symbol and _is_wide(tokens, number.first) else ""
        # "$20 to $30": the sign of the second end lies inside.
        return Measured(end, "" if symbol else last.unit, wide or symbol, at)
    if tokens.word(at) in AFTER:
        return Measured(tokens.end(at), "", AFTER[tokens.word(at)], at + 1)
    odd = _ODD[language].match(tokens.lowered, end) if language in _ODD else None
    behind = odd.end() if odd else end
    money = None if tokens.lowered[end : end + 1] in _ENDS else CURRENCIES[language].match(tokens.lowered, behind)
    if money or tokens.lowered[end : end + 1] in _ENDS:
        return Measured(money[0], "", money[1], at) if money else Measured(end, "", "", at)
    unit = UNITS[language].match(tokens.lowered, behind)
    if unit:
        return Measured(unit[0], unit[1], "", at)
    hyphenated = HYPHENATED[language].match(tokens.lowered, end)
    return (
        Measured(hyphenated.end(), HYPHENATED_FORMS[(hyphenated.lastindex or 1) - 1], "", at) if hyphenated else Measured(end, "", "", at)
    )


def _inverted(tokens: Tokens, number: Number, start: int) -> tuple[int, str]:
    """Read the unit before the number, which makes it approximate: «лет на десять», «хвілін дзесяць»."""
    at = number.first - 1
    at -= tokens.word(at) in _AROUND
    found = UNITS[tokens.language].match(tokens.lowered, tokens.start(at)) if at >= 0 else None
    if found and found[0] == tokens.end(at) and found[1] in MEASURES:
        return tokens.start(at), found[1]
    return start, ""


_ODD = {
    "ru": re.compile(r" с (?:лишним|небольшим|хвостиком)(?= )"),
    "be": re.compile(r" (?:з|са|зь) (?:лішнім|лішкам|невялікім|гакам|хвосцікам)(?= )"),
}
"""Between a number and its unit: «сто с лишним тонн»."""
_NUMBER_OF = {
    "ru": re.compile(r"(?:числ|количеств)\w{1,3}(?= )"),
    "be": re.compile(r"(?:лік|лічб|колькасц)\w{0,4}(?= )"),
}
_NOT_BETWEEN = re.compile(r"[\d.!?;:\n]")
_REACH = 60
"""Characters between "the number of residents" and the number itself."""


def _number_of(tokens: Tokens, number: Number) -> str:
    """Return what is counted where its noun stands before the verb: «число резидентов выросло до 60»."""
    start, lowered = tokens.start(number.first), tokens.lowered
    for match in _NUMBER_OF[tokens.language].finditer(lowered, max(0, start - _REACH), start):
        found = UNITS[tokens.language].match(lowered, match.end())
        if found and found[0] < start and found[1] not in MEASURES and not _NOT_BETWEEN.search(lowered, found[0], start):
            return found[1]
    return ""


def _stands_alone(tokens: Tokens, number: Number, last: Number) -> bool:
    """Return whether a number without a unit is a figure: large, in digits, or a word of three and more."""
    if number.bare:
        return number.magnitude > THOUSAND or tokens.word(number.first - 1) in tokens.numerals.article
    return number.digits or last.value >= _LEAST
