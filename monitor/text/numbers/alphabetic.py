"""Figures in English, Russian and Belarusian: digits or words, magnitude, unit or currency, ranges.

Ordinals, clock times, model names, fractions, multiples and "one" are no figures; dates are for the caller to leave out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from monitor.model import Language
from monitor.text.numbers.nouns import counted
from monitor.text.numbers.rejects import is_other
from monitor.text.numbers.units import AFTER, CURRENCIES, HYPHENATED, HYPHENATED_FORMS, MEASURES, SYMBOLS, UNITS
from monitor.text.numbers.words import NUMERALS, Numerals

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|[^\w\s]")
_DASHES = frozenset("-–—‑−")
_HUNDRED, _THOUSAND = 100, 1000
_LONG = 15
"""More digits than this are a number of an account or a telephone."""


class Token(NamedTuple):
    """A word, number or sign of the lower-case text. A tuple: making 600 of them is a third of the cost of a text."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Number:
    """A cardinal read from tokens `first` … `after` (exclusive)."""

    first: int
    after: int
    value: float
    digits: bool
    magnitude: float
    bare_magnitude: bool = False
    prefixed: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One figure before its context is settled: `open` says that neither unit nor currency was said."""

    start: int
    end: int
    low: float
    high: float
    unit: str
    currency: str
    open: bool = False
    large: bool = False


class Text:
    """One text with its tokens, read for figures."""

    def __init__(self, text: str, lowered: str, language: Language) -> None:
        self.text, self.lowered, self.language = text, lowered, language
        self.numerals: Numerals = NUMERALS[language]
        self.tokens = [Token(*match.span(), match[0]) for match in _TOKEN.finditer(lowered)]

    def word(self, at: int) -> str:
        """Return the token at `at`, empty beyond the ends."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def joined(self, at: int) -> bool:
        """Return whether token `at` follows the one before it without a blank."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def find(self) -> Iterator[Found]:
        """Yield the figures in order."""
        at, starts = 0, self._starts()
        for first in starts:
            if first < at:
                continue
            number = self.cardinal(first)
            if number is None:
                continue
            found, at = self._figure(number)
            if found:
                yield found

    def _starts(self) -> Iterator[int]:
        """Yield the tokens that may begin a number."""
        prefixes, words = self.numerals.half_prefix, self.numerals.starts
        for at, (_, _, word) in enumerate(self.tokens):
            if word in words or word[0].isdecimal() or (prefixes and word.startswith(prefixes) and self._prefixed(word)):
                yield at

    # numbers
    def cardinal(self, at: int) -> Number | None:
        """Return the number that begins at token `at`, or None."""
        word = self.word(at)
        if word[:1].isdecimal():
            return self._digits(at)
        if self.language == "en" and word == "half":
            return self._half(at)
        prefixed = self._prefixed(word) if word not in self.numerals.small and word not in self.numerals.half else None
        if prefixed:
            return (
                prefixed
                if prefixed.first == at
                else Number(at, at + 1, prefixed.value, False, prefixed.magnitude, prefixed=prefixed.prefixed)
            )
        return self._spelt(at)

    def _prefixed(self, word: str) -> Number | None:
        """Read «полмиллиарда», «полгода», «паўпрацэнта»: half of a magnitude or of a unit."""
        for prefix in self.numerals.half_prefix:
            rest = word.removeprefix(prefix)
            if rest == word or not rest:
                continue
            if rest in self.numerals.magnitude and rest not in self.numerals.plural_magnitudes:
                return Number(-1, -1, 0.5 * self.numerals.magnitude[rest], False, self.numerals.magnitude[rest])
            unit = UNITS[self.language].match(rest, 0)
            if (
                unit
                and unit[0] == len(rest)
                and unit[1] in {"year", "percent", "hour", "day", "month", "tonne", "kilometre", "metre"}
                and len(rest) > 2
            ):
                return (
                    Number(-1, -1, 6, False, 1, prefixed="month") if unit[1] == "year" else Number(-1, -1, 0.5, False, 1, prefixed=unit[1])
                )
        return None

    def _digits(self, at: int) -> Number | None:
        token = self.tokens[at]
        after, raw = at + 1, token.word
        while (
            len(self.tokens[at].word) <= 3
            and re.fullmatch(r"\d{3}(?:[.,]\d+)?", self.word(after))
            and self._one_blank(after)
            and "." not in raw
            and "," not in raw
        ):
            raw += self.word(after)
            after += 1
        value = decimal(raw, self.language)
        if value is None:
            return None
        return self._magnify(at, after, value)

    def _one_blank(self, at: int) -> bool:
        gap = self.lowered[self.tokens[at - 1].end : self.tokens[at].start]
        return gap in {" ", "\u00a0", "\u202f"}

    def _magnify(self, first: int, after: int, value: float) -> Number:
        """Apply the magnitude words behind digits, and "and a half"."""
        magnitude = 1.0
        word = self.word(after)
        short = self.numerals.short.get(word)
        if word in self.numerals.magnitude:
            magnitude, after = self.numerals.magnitude[word], after + 1
        elif short and (self.joined(after) or len(word) > 1) and (len(word) > 1 or self._symbol(first)):
            magnitude, after = short, after + 1
            if self.word(after) == "." and self.joined(after) and self.language != "en":
                after += 1
        return Number(first, after, value * magnitude, True, magnitude)

    def _half(self, at: int) -> Number | None:
        """Read "half a billion", "half a tonne"."""
        if self.word(at + 1) not in {"a", "an"}:
            return None
        word = self.word(at + 2)
        if word in self.numerals.magnitude and word != "dozen":
            return Number(at, at + 3, 0.5 * self.numerals.magnitude[word], False, self.numerals.magnitude[word])
        if at + 2 < len(self.tokens) and UNITS["en"].match(self.lowered, self.tokens[at + 2].start):
            return Number(at, at + 2, 0.5, False, 1)
        return None

    def _spelt(self, at: int) -> Number | None:
        """Read a number in words: groups below a thousand, each closed by its magnitude."""
        table = self.numerals
        total, current, magnitude, after = 0.0, None, 1.0, at
        bare = self.word(at) in table.magnitude
        while True:
            word = self.word(after)
            if word in table.half and current is None:
                current = table.half[word]
            elif word in table.small and fits(current, table.small[word]) and (current is None or after == at or self._adjacent(after)):
                current = (current or 0) + table.small[word]
            elif word in table.hundred and (current or 1) < _HUNDRED:
                current = (current or 1) * 100
            elif (
                word in table.magnitude
                and (magnitude == 1 or table.magnitude[word] < magnitude)
                and not (word == "dozen" and current is None and after != at)
            ):
                total, current, magnitude = total + (1 if current is None else current) * table.magnitude[word], None, table.magnitude[word]
            elif self.language == "en" and word in {"and", "-"} and after > at and self._continues(after, current, total):
                pass
            else:
                break
            after += 1
        after, extra = self._and_half(after)
        value = total + (current or 0) + extra * (magnitude if current is None else 1)
        if extra and self.word(after) in table.magnitude:
            magnitude = table.magnitude[self.word(after)]
            value, after = value * magnitude, after + 1
        return Number(at, after, value, False, magnitude, bare_magnitude=bare) if after > at else None

    def _adjacent(self, at: int) -> bool:
        """Return whether only a blank or a hyphen parts token `at` from the one before."""
        return self.lowered[self.tokens[at - 1].end : self.tokens[at].start].strip() == ""

    def _continues(self, at: int, current: float | None, total: float) -> bool:
        """Return whether "and" or a hyphen goes on inside one number: "forty-one", "a hundred and twenty"."""
        following = self.numerals.small.get(self.word(at + 1))
        if following is None or (self.word(at) == "-" and not (self.joined(at) and self.joined(at + 1))):
            return False
        if self.word(at) == "-":
            return current is not None and current % 100 >= 20 and current % 10 == 0 and following < 10
        return bool((current and current >= 100 and current % 100 == 0) or (current is None and total))

    def _and_half(self, at: int) -> tuple[int, float]:
        for words in self.numerals.and_half:
            if tuple(self.word(at + n) for n in range(len(words))) == words:
                return at + len(words), 0.5
        return at, 0.0

    # figures
    def _figure(self, number: Number) -> tuple[Found | None, int]:
        """Return the figure that begins with `number`, or None, and the token to go on from."""
        second = self._range(number)
        last = second or number
        low, high = number.value, last.value
        if second and number.magnitude == 1 and second.magnitude > 1 and low < high / second.magnitude:
            low *= second.magnitude
        if is_other(self, number, last):
            return None, last.after
        start, currency = self._before(number)
        low, high = self._signed(number, low), self._signed(number, high)
        start = start if low >= 0 else self.tokens[number.first - 1].start
        end, unit, after = self._after(last, currency)
        if not currency and unit.isupper() | (unit == "rouble"):
            currency, unit = unit, ""
        unit, end = (unit, end) if unit or currency else counted(self, last, end)
        low, high = min(low, high), max(low, high)
        is_open = not unit and not currency
        if is_open and not number.digits and UNITS[self.language] is not UNITS["en"]:
            start, unit = self._inverted(number, start)
            is_open = not unit
        if is_open and end == self.tokens[last.after - 1].end and not self._stands_alone(number, last):
            return None, last.after
        if is_open and low < 0:
            unit, is_open = "degree", False
        return Found(start, end, low, high, unit, currency, open=is_open, large=last.magnitude >= 1000), max(last.after, after)

    def _inverted(self, number: Number, start: int) -> tuple[int, str]:
        """Read the unit before the number, which makes it approximate: «лет на десять», «хвілін дзесяць»."""
        at = number.first - 1
        at -= self.word(at) in {"на", "за", "в", "у", "ў", "через", "праз"}
        found = UNITS[self.language].match(self.lowered, self.tokens[at].start) if at >= 0 else None
        if found and found[0] == self.tokens[at].end and found[1] in MEASURES:
            return self.tokens[at].start, found[1]
        return start, ""

    def _signed(self, number: Number, value: float) -> float:
        return -value if self.word(number.first - 1) in {"minus", "минус", "мінус", "−"} else value

    def _range(self, number: Number) -> Number | None:
        """Return the upper end of a range whose lower end is `number`."""
        join, table = number.after, self.numerals
        word = self.word(join)
        if word in _DASHES and self.joined(join) and self.joined(join + 1):
            pass
        elif word in table.to or (word in table.pair and self._is_pair(number, word)):
            pass
        else:
            return None
        at = join + 1 + (self.word(join + 1) in table.article)
        second = (
            self.cardinal(at) if self.word(at)[:1].isdecimal() or self.word(at) in table.small or self.word(at) in table.magnitude else None
        )
        if (
            second is None
            or second.value < number.value
            or (word in table.pair and second.value > 100 * number.value and second.magnitude == number.magnitude)
        ):
            return None
        return second

    def _is_pair(self, number: Number, word: str) -> bool:
        """Return whether "and" closes a "between", or "or" joins neighbours ("two or three")."""
        before = self.word(number.first - 1) or ""
        if before in self.numerals.article:
            before = self.word(number.first - 2)
        return before in {"between", "между", "паміж"} if word in {"and", "и", "і"} else True

    def _before(self, number: Number) -> tuple[int, str]:
        """Return where the figure starts and the currency written before it."""
        at = number.first
        first = self.tokens[at]
        if number.bare_magnitude and self.word(at - 1) in self.numerals.article:
            return self.tokens[at - 1].start, ""
        symbol = self._symbol(at)
        if symbol:
            wide = self.word(at - 1) == "$" and self.word(at - 2) in {"us", "hk"} and self.joined(at - 1)
            return self.tokens[at - 2 if wide else at - 1].start, "HKD" if wide and self.word(at - 2) == "hk" else symbol
        return first.start, ""

    def _symbol(self, at: int) -> str:
        return SYMBOLS.get(self.word(at - 1), "")

    def _after(self, last: Number, currency: str) -> tuple[int, str, int]:
        """Return where the figure ends, its unit or currency as written behind it, and the token to go on from."""
        end = self.tokens[last.after - 1].end
        if last.prefixed:
            return end, last.prefixed, last.after
        sign = self.word(last.after)
        if sign in AFTER and not currency:
            return self.tokens[last.after].end, AFTER[sign], last.after + 1
        found = None if currency else (CURRENCIES[self.language].match(self.lowered, end) or UNITS[self.language].match(self.lowered, end))
        if not found and not currency:
            hyphenated = HYPHENATED[self.language].match(self.lowered, end)
            found = (hyphenated.end(), HYPHENATED_FORMS[(hyphenated.lastindex or 1) - 1]) if hyphenated else None
        if not found:
            return end, "", last.after
        return found[0], found[1], last.after

    def _stands_alone(self, number: Number, last: Number) -> bool:
        """Return whether a number without a unit is a figure: large, in digits, or a word of three and more that no noun follows."""
        if last.magnitude >= 1000 or number.digits:
            return not number.bare_magnitude or self.word(number.first - 1) in self.numerals.article or number.magnitude >= 1e6
        return last.value >= 3


def decimal(raw: str, language: Language) -> float | None:
    """Return the value of digits with separators in the manner of `language`, or None for what is no number (1.2.3)."""
    if len(raw) > _LONG + 5 or sum(sign.isdecimal() for sign in raw) > _LONG:
        return None
    group, point = (",", ".") if language == "en" else (".", ",")
    parts = raw.split(point)
    if len(parts) > 2 or (len(parts) == 2 and group in parts[1]):
        return None
    groups = parts[0].split(group)
    if len(groups) > 1 and any(len(piece) != 3 for piece in groups[1:]):
        if len(groups) == 2 and len(parts) == 1:
            return float(f"{groups[0]}.{groups[1]}")
        return None
    return float("".join(groups) + ("." + parts[1] if len(parts) == 2 else ""))


def fits(current: float | None, small: float) -> bool:
    """Return whether a number word goes on the one before: twenty + one, two hundred + forty, never two + three."""
    if current is None:
        return True
    return (small < 10 and current % 100 >= 20 and current % 10 == 0) or (small < 100 and current >= 100 and current % 100 == 0)
