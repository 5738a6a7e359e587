"""Whether two figures give one value, in whatever language and to whatever digit; it does not know what they measure.

There are three answers, each wider than the one before. `equal`: the very value, read twice; what is set side by side on a page may
differ by no more. `rounds`: one is the other at fewer digits; that explains a difference, it is none of two counts. `alike`: nobody
would call the second one news; what was told before is looked up so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from math import floor, log10

from monitor.model import Figure, StatedFigure

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


def rounds(one: Figure, other: Figure) -> bool:
    """Return whether two figures of one unit are equal, or one is the other at fewer significant digits."""
    return equal(one, other) or _shortens(one.high, other.high) or _shortens(other.high, one.high)


def _shortens(fine: float, coarse: float) -> bool:
    """Return whether `coarse` is `fine` at fewer significant digits, MARKS at least; half a last digit goes up or down, as
    newsrooms have it: 3.65 billion is 3.7 in one and "over 3.6" in the other."""
    mantissa, _, exponent = f"{abs(coarse):.{DIGITS}e}".partition("e")
    digits = len(mantissa.replace(".", "").rstrip("0"))
    last = 10.0 ** (int(exponent) + 1 - digits)
    return digits >= MARKS and abs(fine - coarse) <= last / 2 * (1 + CLOSE)


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
