"""Cardinal numbers of English, Russian and Belarusian in the tokens of a text: digits, words, magnitudes, ranges.

What the number counts is for `alphabetic`; ordinals and numbers in names are sorted out in `rejects`.
"""

import re
from itertools import accumulate
from typing import NamedTuple

from monitor.model import Language
from monitor.text.numbers.units import SYMBOLS, UNITS
from monitor.text.numbers.words import NUMERALS, Numerals

_TOKEN = re.compile(r"((?:[a-zа-яёіў]++[^\W\d_]*+|[^\W\d_]++)(?:['’ʼ][^\W\d_]++)*+|[^\w\s]|\d++(?:[.,]\d++)*+)")
"""Our own letters come first: a set of them takes two thirds of the time of any letter."""
_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?")
_DASHES = frozenset("-–—‑−")
_TILL, _FROM = frozenset({"до", "да"}), frozenset({"с", "со", "з", "са", "зь", "на"})
"""«С 38 до 51», «на 5 до 51» tell of a change and give two numbers; a range is «от 38 до 51», «ад 38 да 51»."""
_MOVED = re.compile(
    r"\b(?:(?P<span>rang(?:e|ing)|var(?:y|ie|ying)|between|anywhere|spread)|(?:up|down|go|goes|going|gone|went) from\b"
    r"|ris(?:e|ing)|rose|rais|grow|grew|increas|falls?\b|fallen|falling|fell|drop|declin|decreas|cuts?\b|cutting|reduc|lower|climb|jump"
    r"|surg|soar|slump|plum|plung|slip|slid|shrink|shrank|shrunk|expand|widen|narrow|swell|doubl|tripl|lift|boost|improv|chang|mov(?:e|ing)"
    r"|extend|revis|slash|trim|push|bring|brought|edged|dipped|shift)"
)
"""In English the verb or noun tells the two apart: "rose from 38 to 51", "costs from 38 to 51"; the last one before the numbers counts."""
_CLAUSE = re.compile(r"[.;:!?\n](?!\d)")
_MOVED_REACH = 120
_CASES = {
    "ru": re.compile(r"[-‑](?:ти|ми|мя|ю)(?!\w)|(?<=[234])(?<!1[234])[-‑]х(?!\w)(?! \w+(?:ые|ый|ая|ое|ую|ого|ой|ым)\b)"),
    "be": re.compile(r"[-‑](?:ці|мі|ма|ю|ох|ёх)(?!\w)|(?<=[234])(?<!1[234])[-‑]х(?!\w)(?! \w+(?:ыя|ы|ая|ае|ую|ага|ай|ым)\b)"),
}
"""The ending of a number's case behind its digits: «5-ти», «22-х»; «80-х» is an ordinal, «4-х уровневый» one word in two."""
_THOUSANDTH = re.compile(
    r"[-‑]тысячн\w+ (?:[а-яёіў]+ )?(?:г[ао]р[ао]д|ц[еэ]нтр|стад[иы][ёо]н|м[иі]т[иы]нг|толп|натоўп|арм[иі]|пос[её]л|пасёл|населени|насельн"
    r"|аудитори|аўдыторы|контингент|кантынгент)"
)
"""What has so many people: «16-тысячный город»; «100-тысячный трактор» is an ordinal."""
_BLANKS = frozenset({" ", "\u00a0", "\u2009", "\u202f"})
_OF_AGE = frozenset({"of", "the", "ages", "age", "aged"})
_BEYOND = ("",) * 16
"""Behind the last token: more than any rule looks ahead or back."""
_HALVED = frozenset({"year", "percent", "hour", "day", "month", "tonne", "kilometre", "metre"})

TEN, TWENTY, HUNDRED, THOUSAND, MILLION = 10, 20, 100, 1e3, 1e6
LONGEST = 15
"""More digits than this are the number of an account or a telephone."""


class Number(NamedTuple):
    """A cardinal read from tokens `first` … `after` (exclusive). `unit` is the one inside a word such as «полгода»,
    `bare` says that the magnitude has no number before it ("a million")."""

    first: int
    after: int
    value: float
    magnitude: float = 1
    digits: bool = False
    bare: bool = False
    unit: str = ""

    def shared(self, last: "Number") -> float:
        """Return the value beside the end of a range: a magnitude said once holds for both ends ("5 to 6 million")."""
        return self.value * last.magnitude if self.magnitude == 1 and self.value < last.value / last.magnitude else self.value


class Tokens:
    """A text in tokens. `lowered` has the offsets of `text`."""

    def __init__(self, text: str, lowered: str, language: Language) -> None:
        self.text, self.lowered, self.language = text, lowered, language
        self.numerals: Numerals = NUMERALS[language]
        # Two flat lists: 700 objects with a place each were half the cost of a text.
        parts = _TOKEN.split(lowered)  # what lies between tokens, token, what lies between …: a match object each took twice as long
        self._words: list[str] = parts[1::2]
        self._starts = list(accumulate(map(len, parts)))[:-1:2]
        self._words += _BEYOND

    def __len__(self) -> int:
        return len(self._starts)

    def start(self, at: int) -> int:
        """Return where token `at` begins."""
        return self._starts[at]

    def end(self, at: int) -> int:
        """Return where token `at` ends."""
        return self._starts[at] + len(self._words[at])

    def word(self, at: int) -> str:
        """Return the token at `at`, empty beyond the ends."""
        return self._words[at]  # what lies beyond the end is also what lies before the beginning

    def joined(self, at: int) -> bool:
        """Return whether token `at` follows the one before it without a blank."""
        return 0 < at < len(self._starts) and self.end(at - 1) == self._starts[at]

    def symbol(self, at: int) -> str:
        """Return the currency whose sign or code stands before token `at`, or nothing."""
        return SYMBOLS.get(self.word(at - 1), "")

    def starts(self) -> list[int]:
        """Return the tokens that may begin a number."""
        words, prefixes = self.numerals.starts, self.numerals.half_prefix
        # Half of a text's words are repeated: each different one is looked at once.
        different = set(self._words)
        different.discard("")
        able = {word for word in different if word in words or word[0].isdecimal()}
        if prefixes:
            able.update(word for word in different if word.startswith(prefixes) and self._halved(0, word))
        return [at for at, word in enumerate(self._words) if word in able]

    def cardinal(self, at: int) -> Number | None:
        """Return the number that begins at token `at`, or None."""
        word = self.word(at)
        if word[:1].isdecimal():
            return self._digits(at)
        if self.language == "en" and word == "half":
            return self._half(at)
        if word in self.numerals.compounds:
            value, unit = self.numerals.compounds[word]
            if self.text[self.start(at)].isupper() and self.word(at - 1).isalpha():
                return None  # the Thirty Years' War
            return Number(at, at + 1, value, unit=unit)
        return self._halved(at, word) if word not in self.numerals.starts else self._spelt(at)

    def upper(self, number: Number) -> Number | None:
        """Return the upper end of a range whose lower end is `number`, or None."""
        table, word = self.numerals, self.word(number.after)
        dashed = word in _DASHES and self.joined(number.after) and self.joined(number.after + 1)
        if not (dashed or word in table.to or (word in table.pair and self._is_pair(number, word))):
            return None
        if self._is_change(number, word):
            return None
        at = number.after + 1 + (self.word(number.after + 1) in table.article)
        while self.word(at) in SYMBOLS and self.symbol(number.first):
            at += 1
        second = self.cardinal(at) if self.word(at)[:1].isdecimal() or self.word(at) in table.starts else None
        if second is None or second.value < number.value:
            return None
        if word == "to" and self._is_by(number, second):
            return None
        # "five or 3,000" are two numbers, "5 or 6" and "five or six million" are one range.
        apart = word in table.pair and second.value > HUNDRED * number.value and second.magnitude == number.magnitude
        return None if apart else second

    def _is_pair(self, number: Number, word: str) -> bool:
        """Return whether "and" closes a "between"; "or" joins without one ("two or three")."""
        if word not in {"and", "и", "і"}:
            return True
        at = number.first - 1
        while self.word(at) in _OF_AGE or self.word(at) in self.numerals.article or self.word(at) in SYMBOLS:
            at -= 1
        return self.word(at) in {"between", "между", "паміж"}

    def _is_change(self, number: Number, word: str) -> bool:
        """Return whether "from … to" tells of a change, which gives two numbers, and not of a range."""
        before = self.word(number.first - 1 - bool(self.symbol(number.first)))
        if before != "from":
            return word in _TILL and before in _FROM
        start = self.start(number.first)
        said = _CLAUSE.split(self.lowered[max(0, start - _MOVED_REACH) : start])[-1]
        last = [match["span"] for match in _MOVED.finditer(said)][-1:]
        return last == [None]

    def _is_by(self, number: Number, second: Number) -> bool:
        """Return whether a change by the number goes before what it led to: "rose 5,000 to 1.4 million", "fell $2 to $38"."""
        signed = bool(self.symbol(number.first))
        before = self.word(number.first - 1 - signed)
        moved = before in {"by", "up", "down"} or bool(_MOVED.match(before))
        return moved and (signed or second.value > TEN * number.shared(second))

    def _halved(self, at: int, word: str) -> Number | None:
        """Read «полмиллиарда», «полгода», «паўпрацэнта»: half of a magnitude or of a unit in one word."""
        for prefix in self.numerals.half_prefix:
            rest = word.removeprefix(prefix)
            if rest in {word, ""}:
                continue
            magnitude = self.numerals.magnitude.get(rest)
            if magnitude and rest not in self.numerals.plural_magnitudes:
                return Number(at, at + 1, magnitude / 2, magnitude)
            unit = UNITS[self.language].match(rest, 0)
            if unit and unit[0] == len(rest) and unit[1] in _HALVED and len(rest) > len("дн"):
                return Number(at, at + 1, 6, unit="month") if unit[1] == "year" else Number(at, at + 1, 0.5, unit=unit[1])
        return None

    def _digits(self, at: int) -> Number | None:
        after, raw = at + 1, self._words[at]
        grouped = raw.isdecimal() and len(raw) <= len("999")
        while grouped and _GROUP.fullmatch(self.word(after)) and self._gap(after) in _BLANKS:
            raw += self.word(after)
            after += 1
            grouped = raw.isdecimal()
        value = decimal(raw, self.language)
        if value is None:
            return None
        if self.word(after) in _DASHES and self.language in _CASES and self.joined(after):
            end = self.end(after - 1)
            if _CASES[self.language].match(self.lowered, end):
                after += 2
            elif _THOUSANDTH.match(self.lowered, end):
                return Number(at, after + 2, value * THOUSAND, THOUSAND, digits=True, unit="person")
        return self._magnified(at, after, value)

    def _gap(self, at: int) -> str:
        """Return what stands between token `at` and the one before."""
        return self.lowered[self.end(at - 1) : self.start(at)]

    def _magnified(self, first: int, after: int, value: float) -> Number:
        """Apply the magnitude behind digits: a word, or a short form ("$5m" needs its sign, "5 bn" does not)."""
        word = self.word(after)
        magnitude, short = self.numerals.magnitude.get(word), self.numerals.short.get(word)
        if magnitude:
            return Number(first, after + 1, value * magnitude, magnitude, digits=True)
        if short and (len(word) > 1 or (self.joined(after) and (self.symbol(first) or self._measures(after + 1)))):
            dotted = self.word(after + 1) == "." and self.joined(after + 1) and self.language != "en"
            return Number(first, after + 1 + dotted, value * short, short, digits=True)
        return Number(first, after, value, digits=True)

    def _measures(self, at: int) -> bool:
        """Return whether token `at` is a unit: the letter before it is a magnitude then ("1.2m tonnes")."""
        return at < len(self._starts) and UNITS[self.language].match(self.lowered, self.start(at)) is not None

    def _half(self, at: int) -> Number | None:
        """Read "half a billion", "half a tonne"."""
        if self.word(at + 1) not in self.numerals.article or at + 2 >= len(self._starts):
            return None
        magnitude = self.numerals.magnitude.get(self.word(at + 2))
        if magnitude and magnitude >= THOUSAND:
            return Number(at, at + 3, magnitude / 2, magnitude)
        return Number(at, at + 2, 0.5) if UNITS["en"].match(self.lowered, self.start(at + 2)) else None

    def _spelt(self, at: int) -> Number | None:
        """Read a number in words: groups below a thousand, each closed by its magnitude."""
        table, total, current, magnitude, after = self.numerals, 0.0, None, 1.0, at
        while word := self.word(after):
            larger = table.magnitude.get(word)
            if word in table.half and current is None:
                current = table.half[word]
            elif word in table.small and fits(current, table.small[word]) and (after == at or not self._gap(after).strip()):
                current = (current or 0) + table.small[word]
            elif word in table.hundred and (current or 1) < HUNDRED:
                current = (current or 1) * HUNDRED
            elif larger and (magnitude == 1 or larger < magnitude):
                total, current, magnitude = total + (1 if current is None else current) * larger, None, larger
            elif not (self.language == "en" and word in {"and", "-"} and after > at and self._continues(after, current, total)):
                break
            after += 1
        if after == at:
            return None
        bare = self.word(at) in table.magnitude or self.word(at) in table.hundred
        return self._and_half(Number(at, after, total + (current or 0), magnitude, bare=bare), closed=current is None)

    def _continues(self, at: int, current: float | None, total: float) -> bool:
        """Return whether "and" or a hyphen goes on inside one number: "forty-one", "a hundred and twenty"."""
        following = self.numerals.small.get(self.word(at + 1))
        if following is None:
            return False
        if self.word(at) == "-":
            return (
                self.joined(at) and self.joined(at + 1) and current is not None and current % HUNDRED >= TWENTY and fits(current, following)
            )
        return bool((current and current >= HUNDRED and current % HUNDRED == 0) or (current is None and total))

    def _and_half(self, number: Number, *, closed: bool) -> Number:
        """Add "and a half" and the magnitude behind it: "two and a half million"."""
        for words in self.numerals.and_half:
            if self.word(number.after) == words[0] and tuple(self.word(number.after + n) for n in range(len(words))) == words:
                value, after = number.value + 0.5 * (number.magnitude if closed else 1), number.after + len(words)
                magnitude = self.numerals.magnitude.get(self.word(after))
                if magnitude:
                    return number._replace(value=value * magnitude, after=after + 1, magnitude=magnitude)
                return number._replace(value=value, after=after)
        return number


def decimal(raw: str, language: Language) -> float | None:
    """Return the value of digits with separators in the manner of `language`, or None for what is no number (1.2.3).

    A lone separator of groups that does not part three digits is taken for a decimal point ("2,5" in English)."""
    if raw.isdecimal():
        return float(raw) if len(raw) <= LONGEST else None
    if sum(map(str.isdecimal, raw)) > LONGEST:
        return None
    group, point = (",", ".") if language == "en" else (".", ",")
    whole, _, part = raw.partition(point)
    groups = whole.split(group)
    if (part and not part.isdecimal()) or not all(groups):
        return None
    if all(len(piece) == len("999") for piece in groups[1:]):
        return float("".join(groups) + "." + (part or "0"))
    return None if part or groups[2:] else float(".".join(groups))


def fits(current: float | None, small: float) -> bool:
    """Return whether a number word goes on the one before: twenty + one, two hundred + forty, never two + three."""
    if current is None:
        return True
    tens = small < TEN and current % HUNDRED >= TWENTY and current % TEN == 0
    return tens or (small < HUNDRED and current >= HUNDRED and current % HUNDRED == 0)
