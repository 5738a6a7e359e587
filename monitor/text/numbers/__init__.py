"""Figures in a text: numbers with their unit or currency in one normal form for all languages, ranges as low and high.

Not here: dates (`text.dates`), ordinals, clock times, names of models, fractions in words. Nothing is converted.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from monitor.model import Field, Figure, Language, Place
from monitor.text.dates import occupied
from monitor.text.folding import lower
from monitor.text.han import is_taiwanese, plain
from monitor.text.numbers import alphabetic, chinese, roubles
from monitor.text.numbers.bounds import bound
from monitor.text.numbers.cardinals import MILLION, THOUSAND
from monitor.text.numbers.chinese_units import YUAN
from monitor.text.numbers.rejects import telephones
from monitor.text.numbers.units import MEASURES
from monitor.text.numbers.words import NUMERALS

Found = alphabetic.Found | chinese.Found

MOST = 2000
"""Numbers looked at in one text; more of them are a table of data, and 50,000 took 2.3 s."""

_BLANK = "\0"
_EXACT = 10**15
"""Whole numbers below this have no digits to lose, and nine figures of ten are such."""

_JOINED = frozenset({" to ", " and ", ", ", " or ", " до ", " и ", " или ", " да ", " і ", " ці ", " або ", "、", "和", "至", "到"})
"""What joins numbers that share the unit of the last one: "fell from 1.2 billion to 980 million dollars"."""

_AGAINST = re.compile(r"\b(?:against|versus|compared with|instead of|rather than|против|вместо|супраць|замест) $")
"""Before a bare number that is compared with the sum named last."""
_SENTENCE_ENDS = frozenset(".!?。！？\n")


def figures(text: str, language: Language, field: Field = Field.TEXT, *, home: str = "") -> tuple[Figure, ...]:
    """Return the figures of `text` in order, none overlapping.

    A figure spans the number, its magnitude and its unit or currency. `unit` is in the English singular ("percent",
    "km2", "tonne"; "" where it is not known), `currency` an ISO 4217 code. `home` is the currency of the place of
    publication, for "roubles" and 元 that no word around explains. A language without tables gives none."""
    dated = occupied(text, language)
    if language == "zh" and is_taiwanese(text) and "人民幣" not in text:
        home = "TWD"
    text = plain(text, language)
    lowered = lower(text)
    taken = sorted({*dated, *telephones(text)})
    kept = _without(islice(_find(text, lowered, language, taken), MOST), taken)
    return tuple(
        Figure(
            place=Place(field=field, start=one.start, end=one.end),
            low=_plain(one.low),
            high=_plain(one.high),
            unit=one.unit,
            currency=one.currency,
            bound=bound(lowered, language, one.start, one.end, one.unit),
        )
        for one in _settle(kept, text, lowered, language, home)
    )


def _plain(value: float) -> float:
    """Return the value without the last binary digits: 9.8 * 10**8 is 980,000,000 and not 980,000,000.0000001."""
    return float(value) if abs(value) < _EXACT and value == int(value) else float(f"{value:.15g}")


def _find(text: str, lowered: str, language: Language, taken: Sequence[tuple[int, int]]) -> Iterable[Found]:
    if language == "zh":
        return chinese.find(_without_dates(text, taken))
    return alphabetic.find(text, lowered, language) if language in NUMERALS else ()


def _without_dates(text: str, dates: Iterable[tuple[int, int]]) -> str:
    """Return `text` with its dates blanked: most numbers of a Chinese text are parts of them, and looking at each took a fifth."""
    kept: list[str] = []
    at = 0
    for start, end in dates:
        kept += text[at:start], _BLANK * (end - max(at, start))
        at = max(at, end)
    return "".join((*kept, text[at:]))


def _without(found: Iterable[Found], dates: Iterable[tuple[int, int]]) -> list[Found]:
    """Return what lies outside the dates and telephone numbers; of two that overlap, the earlier and longer one."""
    kept: list[Found] = []
    waiting = iter(dates)
    date = next(waiting, None)
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        while date and date[1] <= one.start:
            date = next(waiting, None)
        if not (date and date[0] < one.end) and not (kept and one.start < kept[-1].end):
            kept.append(one)
    return kept


def _settle(found: list[Found], text: str, lowered: str, language: Language, home: str) -> Iterator[Found]:
    """Give open figures what the text said before: a magnitude the last money or large unit, a bare number the measure
    of its own sentence; and roubles their country."""
    money = unit = ""
    measure, measure_at, money_at = "", 0, 0
    for one, following in zip(found, [*found, None][1:], strict=True):
        currency, name = one.currency, one.unit
        if one.open and following and not following.open and text[one.end : following.start].lower() in _JOINED:
            currency, name = following.currency, following.unit
        currency = _of_country(currency, lowered, language, home)
        if not one.open or currency or name:
            pass
        elif _is_large(one):
            currency, name = (money, "") if money else ("", unit)
        elif money_at > measure_at and _is_compared(text, lowered, money_at, one.start):
            currency = money
        elif measure and not _SENTENCE_ENDS & set(text[measure_at : one.start]):
            name = measure
        if currency:
            money, unit, money_at = currency, "", one.end
        elif _is_large(one) and name:
            money, unit = "", name
        if name in MEASURES and name != "percent":
            measure, measure_at = name, one.end
        yield one if (name, currency) == (one.unit, one.currency) else one._replace(unit=name, currency=currency)


def _of_country(currency: str, lowered: str, language: Language, home: str) -> str:
    """Return the currency, where its name is that of several the one of the country that is spoken of."""
    if currency == YUAN:
        return home if home == "TWD" else "CNY"
    return roubles.currency(lowered, language, home) if currency == "rouble" else currency


def _is_compared(text: str, lowered: str, since: int, start: int) -> bool:
    """Return whether what begins at `start` is set against what ended at `since` in the same sentence."""
    return not _SENTENCE_ENDS & set(text[since:start]) and bool(_AGAINST.search(lowered, max(0, start - 16), start))


def _is_large(one: Found) -> bool:
    return one.large and one.high >= THOUSAND if isinstance(one, alphabetic.Found) else one.high >= MILLION
