"""Numbers that are no figures: ordinals, clock times, names of models, fractions, multiples, "one", "the two sides".

The rules are those of the labelled data (see docs on measuring); dates are left out elsewhere.
"""

import re
from typing import TYPE_CHECKING

from monitor.text.numbers.units import HYPHENATED, words

if TYPE_CHECKING:
    from monitor.text.numbers.alphabetic import Number, Text

_ORDINAL = {
    "en": re.compile(r"(?:st|nd|rd|th)\b|s\b|['’]s\b"),
    "ru": re.compile(r"[-‑](?:й|я|е|го|му|м|ю|ой|ая|ый|ий|ое|ые|ых|ым|ом|х)(?!\w)"),
    "be": re.compile(r"[-‑](?:і|ы|я|га|му|м|ю|ай|ая|ае|ыя|ых|ым|й|х)(?!\w)"),
}
_CLOCK = {
    "en": re.compile(r" ?(?:[ap]\.? ?m\b|o['’]clock|gmt\b|hours gmt| in the (?:morning|afternoon|evening)| at night|hrs\b)|:\d"),
    "ru": re.compile(r" ?час(?:а|ов|ам)? (?:утра|вечера|ночи|дня|по\b)|:\d| (?:утра|вечера|ночи)\b"),
    "be": re.compile(r" ?гадзін\w* (?:раніцы|вечара|ночы|дня|па\b)|:\d| (?:раніцы|вечара|ночы)\b"),
}
_HOURS = {"ru": re.compile(r" час"), "be": re.compile(r" гадзін")}
_FRACTION = {
    "en": re.compile(r"[ -](?:thirds?|quarters?|fifths?|tenths?|halves)\b"),
    "ru": re.compile(r" (?:трет[иь]\w*|четверт[иь]\w*|пят(?:ых|ой)|десят(?:ых|ой)|сот(?:ых|ой))\b"),
    "be": re.compile(r" (?:трэц[іь]\w*|трацін\w*|чвэрц[іь]\w*|пятых|дзясятых)\b"),
}
_TIMES = {
    "en": re.compile(r"(?:-fold\b|fold\b| times (?:more|as|the|higher|larger|bigger|less|greater|smaller|faster|over)\b)"),
    "ru": re.compile(r" раз(?:а|)\b"),
    "be": re.compile(r" раз(?:ы|а|оў|)\b"),
}
_INTO = {"ru": frozenset({"в", "во"}), "be": frozenset({"у", "ў"}), "en": frozenset({""})}
_SIDES = {
    "en": re.compile(
        r" (?:\w+ )?(?:sides|countries|leaders|governments|nations|states|peoples|presidents|parties|capitals|neighbours"
        r"|neighbors|heads|foreign ministers|ministers|economies)\b"
    ),
    "ru": re.compile(
        r" (?:\w+ )?(?:стран|сторон|государств|лидер|народ|президент|правительств|столиц|глав|держав|язык|министр|руководител"
        r"|наци|экономик)\w*"
    ),
    "be": re.compile(
        r" (?:\w+ )?(?:краін|бак|дзяржав|лідар|народ|прэзідэнт|урад|сталіц|кіраўнік|моў|мов|міністр|нацы|эканомік|кра[яёі])\w*"
    ),
}
_TENS = {"en": frozenset({"dozens", "tens", "scores", "hundreds"}), "ru": frozenset(), "be": frozenset()}
_NUMBERED = words(
    "no № # article room resolution flight channel chapter section page figure table paragraph статья статьи статье стр "
    "кабинет артыкул пункт номер нумар дом"
)
_APPROXIMATE = words(
    "около более свыше почти до больше порядка менее примерно чем приблизительно каля больш амаль звыш за менш прыкладна "
    "некалькі от из на в"
)
_UNIT_SIGNS = re.compile(r"(?:km|kg|cm|mm|m|t|ha|mw|gw|kw|kwh|hp|bn|k|mln|км|кг|см|мм|м|т|га|мвт|гвт|квт|тыс|млн|млрд)(?!\w)")


def is_other(text: "Text", number: "Number", last: "Number") -> bool:
    """Return whether the number from `number` to `last` (the same, or the end of a range) is no figure."""
    end = text.tokens[last.after - 1].end
    if number.digits:
        return _is_name(text, number, end) or _is_ordinal_or_clock(text, number, end)
    if number.prefixed:
        return False
    return _is_idiom(text, number, last, end) or _is_ordinal_or_clock(text, number, end)


def _is_name(text: "Text", number: "Number", end: int) -> bool:
    """Return whether digits belong to a name or a formula: A330, DFH-4, 16+1, 1.2.3, No. 5."""
    lowered, first = text.lowered, text.tokens[number.first]
    before, after = lowered[max(0, first.start - 2) : first.start], lowered[end : end + 2]
    if before[-1:] in {"+", "/", ":", "_", "#", "№", "=", "."} or after[:1] in {"+", "=", "_", "/"}:
        return True
    if before[-1:].isalpha() and not text.word(number.first - 1).endswith(("$", "us", "rmb", "cny", "usd", "eur", "byn")):
        return True
    if before[-1:] in {"-", "–", "‑"} and (before[:1].isalpha() or (before[:1].isdecimal() and number.value >= 100)):
        return True
    if after[:1] in {"-", "‑"} and after[1:2].isalpha() and text.language != "en" and not HYPHENATED[text.language].match(lowered, end):
        return True
    if after[:1].isalpha() and last_is_digits(text, number) and not _UNIT_SIGNS.match(lowered, end):
        return True
    if text.word(number.first - 1) in {"•", "·"} or (after[:1] in {".", ")"} and before[-1:] in {"", "\n"}):
        return True
    words = {text.word(number.first - 1), text.word(number.first - 2) if text.word(number.first - 1) == "." else ""}
    return bool(words & _NUMBERED) and number.magnitude == 1


def last_is_digits(text: "Text", number: "Number") -> bool:
    """Return whether the number ends in digits, so that a letter right behind it belongs to the same word."""
    return text.tokens[number.after - 1].word[0].isdecimal()


def _is_ordinal_or_clock(text: "Text", number: "Number", end: int) -> bool:
    lowered, language = text.lowered, text.language
    before = text.word(number.first - 1)
    if number.digits and _ORDINAL[language].match(lowered, end):
        return True
    if _CLOCK[language].match(lowered, end) or (before == "at" and text.word(number.after) in {"", ",", ".", "in"} and number.value <= 24):
        return True
    if language in _HOURS and before in _INTO[language] and _HOURS[language].match(lowered, end):
        return True
    return bool(_TIMES[language].match(lowered, end)) and (language == "en" or before in _INTO[language])


def _is_idiom(text: "Text", number: "Number", last: "Number", end: int) -> bool:
    """Return whether a number in words counts nothing: "one", the two sides, thirds, "thousands of"."""
    word, before = text.word(number.first), text.word(number.first - 1)
    if _FRACTION[text.language].match(text.lowered, end):
        return True
    if last.value <= 1 and last.first == number.first and word != "half":
        return True
    if text.joined(number.first) and before in {"-", "‑"}:
        return True
    if word in {"сотни", "сотні"} and before not in _APPROXIMATE:
        return True
    if number.value == 2 and last.first == number.first and number.after == number.first + 1:
        if _SIDES[text.language].match(text.lowered, end) or before in {
            "the",
            "these",
            "those",
            "first",
            "last",
            "эти",
            "этих",
            "первые",
            "гэтыя",
        }:
            return True
        if text.word(number.after) in {"", ".", ",", "—", "of", "из", "з"}:
            return True
    if number.bare_magnitude:
        return _is_indefinite(text, number, word, before)
    return False


def _is_indefinite(text: "Text", number: "Number", word: str, before: str) -> bool:
    """Return whether a magnitude without a number stands for "many"."""
    if text.language == "en":
        return before not in {"a", "an"} or (word == "dozen" and text.word(number.after) == "or")
    if word in text.numerals.plural_magnitudes:
        return True
    return word in {"тысячи", "тысячы", "сотни", "сотні"} and before not in _APPROXIMATE
