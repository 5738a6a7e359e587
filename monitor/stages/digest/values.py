"""Whether two figures give one value, in whatever language and to whatever digit; it does not know what they measure.

There are three answers, each wider than the one before. `equal`: the very value, read twice; what is set side by side on a page may
differ by no more. `rounds`: one is the other at fewer digits; that explains a difference, it is none of two counts. `alike`: nobody
would call the second one news; what was told before is looked up so. Beside them `fits` says what a bound leaves open.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from math import floor, log10

from monitor.model import Figure, StatedFigure
from monitor.model.articles import Bound

TOTALS = frozenset({"trade", "exports", "imports", "deficit"})
"""Measures that the topic tells again and again as background: news only in a title or a first sentence, and no sign of one event."""

CLOSE = 0.001
"""Figures this near to each other are equal: what is left of reading 1.5 billion and 1,500 million."""

MARKS = 2
"""A rounding keeps this many significant digits at least: 300 is no rounding of 285."""

ROUNDING = 0.03
"""Values of one unit that differ by less are roundings of one value: 3.65, "almost 3.7" and "over 3.6" billion."""

LARGE = 1_000
"""From here on a value with one digit that counts stands for all that round to it: "nearly six billion" is 5.79 billion. Smaller
ones are counted: 20 and 24 tonnes are two figures."""

COUNTED = 20
"""Things counted from here on are known by their number, whatever a language calls them: 168 passengers, 168 человек."""

DIGITS = 12
"""A quotient is compared at so many: 0.3 / 0.1 is 2.9999999999999996."""

BEYOND = 1 / 2
"""A bound is said of values this share beyond it at most: "more than 100" is not said of 190, …"""

NEAR = 1 / 10
"""… nor "about 2" of 1.5."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def unit(figure: Figure | StatedFigure) -> str:
    """Return what the figure counts: its currency or its unit, empty where the text does not say."""
    return figure.currency or figure.unit


def key(figure: Figure) -> str:
    """Return the normal form: `6000000000 USD`, `80–91.5 km2`, `88`."""
    low, high = _plain(figure.low), _plain(figure.high)
    return f"{low if low == high else f'{low}–{high}'} {unit(figure)}".strip()


def of_key(normal: str) -> tuple[float, float, str] | None:
    """Return both ends and the unit of a normal form, None for what is none."""
    ends, _, counted = normal.partition(" ")
    low, _, high = ends.partition("–")
    if not _NUMBER.fullmatch(low) or not _NUMBER.fullmatch(high or low):
        return None
    return float(low), float(high or low), counted


def anchor(figure: Figure) -> str:
    """Return a figure's upper end to six digits: what two sentences on one thing have in common in any language."""
    return f"{figure.high:g} {unit(figure)}"


def _plain(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def equal(one: Figure, other: Figure) -> bool:
    """Return whether two figures of one unit may be the same: their ranges meet."""
    slack = CLOSE * max(abs(one.high), abs(other.high))
    return one.low <= other.high + slack and other.low <= one.high + slack


def agree(one: Figure, other: Figure) -> bool:
    """Return whether two figures of one unit state the same value within the same bound: "more than 70" and 70 do not."""
    bounds = {one.bound, other.bound}
    return equal(one, other) and (len(bounds) == 1 or bounds == {Bound.EXACT, Bound.ABOUT})


def fits(one: Figure, other: Figure) -> bool:
    """Return whether two figures of one unit, of which one has a bound, may both be right of one count: what the one may mean meets
    what the other may. "More than 70" is said of 73 and not of 84, though 84 is more than 70: whoever knew it had said "more than 80"."""
    if not (one.bound or other.bound):
        return False
    (low, high), (bottom, top) = _reach(one), _reach(other)
    start, end = max(low, bottom), min(high, top)
    return start < end or (start == end and (low == high or bottom == top))


def _reach(figure: Figure) -> tuple[float, float]:
    """Return the lowest and the highest value of which a newsroom says the figure: up or down to the next round number."""
    low, high = min(figure.low, figure.high), max(figure.low, figure.high)
    match figure.bound:
        case Bound.EXACT:
            return low, high
        case Bound.MORE | Bound.AT_LEAST:
            return low, high + min(_step(high), BEYOND * abs(high))
        case Bound.LESS | Bound.AT_MOST:
            return low - min(_step(low), BEYOND * abs(low)), high
        case Bound.ABOUT:
            return low - min(_step(low) / 2, NEAR * abs(low)), high + min(_step(high) / 2, NEAR * abs(high))


def _step(value: float) -> float:
    """Return the distance to the next number as round as this: 10 for 70, 1 for 73, 5 for 75."""
    digits, last = _marks(value)
    return last * (5 if digits.endswith("5") else 1)


def _marks(value: float) -> tuple[str, float]:
    """Return the digits of a value that count, and what the last of them is worth."""
    mantissa, _, exponent = f"{abs(value):.{DIGITS}e}".partition("e")
    digits = mantissa.replace(".", "").rstrip("0")
    return digits, 10.0 ** (int(exponent) + 1 - len(digits))


def rounds(one: Figure, other: Figure) -> bool:
    """Return whether two figures of one unit are equal, or one is the other at fewer significant digits."""
    return equal(one, other) or _shortens(one.high, other.high) or _shortens(other.high, one.high)


def _shortens(fine: float, coarse: float) -> bool:
    """Return whether `coarse` is `fine` at fewer significant digits, MARKS at least; half a last digit goes up or down, as
    newsrooms have it: 3.65 billion is 3.7 in one and "over 3.6" in the other."""
    digits, last = _marks(coarse)
    return len(digits) >= MARKS and abs(fine - coarse) <= last / 2 * (1 + CLOSE)


def alike(one: Figure, other: Figure) -> bool:
    """Return whether two figures of one unit overlap, are a rounding apart, or one is a large round number for the other."""
    if one.low <= other.high and other.low <= one.high:
        return True
    below, above = (one.high, other.low) if one.high < other.low else (other.high, one.low)
    return above - below <= ROUNDING * max(abs(above), abs(below)) or _stands_for(above, below) or _stands_for(below, above)


def _stands_for(coarse: float, fine: float) -> bool:
    """Return whether a large value with one digit that counts is what the other rounds to."""
    if abs(coarse) < LARGE:
        return False
    step = 10.0 ** floor(log10(abs(coarse)))
    return round(coarse / step, DIGITS).is_integer() and round(fine / step) == round(coarse / step)


class Figures:
    """Figures to look values up in, by unit. One without a unit is the same as any: the text took the unit for granted."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._by_unit: dict[str, list[Figure]] = defaultdict(list)
        self._counted: set[tuple[float, float]] = set()
        for figure in figures:
            self._by_unit[unit(figure)].append(figure)
            if not figure.currency and figure.low >= COUNTED:
                self._counted.add((figure.low, figure.high))

    def have(self, figure: Figure) -> bool:
        """Return whether the value of a figure is among them, to whatever digit."""
        if not figure.currency and (figure.low, figure.high) in self._counted:
            return True
        name = unit(figure)
        units = (name, "") if name else tuple(self._by_unit)
        return any(alike(figure, known) for one in units for known in self._by_unit.get(one, ()))

    def have_exactly(self, figure: Figure) -> bool:
        """Return whether the very value is among them: what is rounded alike may be two things."""
        return any((figure.low, figure.high) == (known.low, known.high) for known in self._by_unit.get(unit(figure), ()))
