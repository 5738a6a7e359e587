"""Whether two figures give one value, in whatever language and to whatever digit; it does not know what they measure."""

from collections import defaultdict
from collections.abc import Iterable
from math import floor, log10

from monitor.model import Figure

TOTALS = frozenset({"trade", "exports", "imports", "deficit"})
"""Measures that the topic tells again and again as background: news only in a title or a first sentence, and no sign of one event."""

ROUNDING = 0.03
"""Values of one unit that differ by less are roundings of one value: 3.65, "almost 3.7" and "over 3.6" billion."""

LARGE = 1_000
"""From here on a value with one digit that counts stands for all that round to it: "nearly six billion" is 5.79 billion. Smaller
ones are counted: 20 and 24 tonnes are two figures."""

COUNTED = 20
"""Things counted from here on are known by their number, whatever a language calls them: 168 passengers, 168 человек."""

DIGITS = 12


def unit(figure: Figure) -> str:
    """Return what the figure counts: its currency or its unit, empty where the text does not say."""
    return figure.currency or figure.unit


def key(figure: Figure) -> str:
    """Return the normal form: `6000000000 USD`, `80–91.5 km2`, `88`."""
    low, high = _plain(figure.low), _plain(figure.high)
    return f"{low if low == high else f'{low}–{high}'} {unit(figure)}".strip()


def _plain(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def same(one: Figure, other: Figure) -> bool:
    """Return whether two figures of one unit are equal, overlap, or round to each other."""
    if one.low <= other.high and other.low <= one.high:
        return True
    below, above = (one.high, other.low) if one.high < other.low else (other.high, one.low)
    return above - below <= ROUNDING * max(abs(above), abs(below)) or _rounds(below, above) or _rounds(above, below)


def _rounds(exact: float, round_: float) -> bool:
    """Return whether a large value with one digit that counts is what the other rounds to."""
    if abs(round_) < LARGE:
        return False
    step = 10.0 ** floor(log10(abs(round_)))
    return round(round_ / step, DIGITS).is_integer() and round(exact / step) == round(round_ / step)


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
        return any(same(figure, known) for one in units for known in self._by_unit.get(one, ()))

    def have_exactly(self, figure: Figure) -> bool:
        """Return whether the very value is among them: what is rounded alike may be two things."""
        return any((figure.low, figure.high) == (known.low, known.high) for known in self._by_unit.get(unit(figure), ()))
