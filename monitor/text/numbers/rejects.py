"""Numbers that are no figures: ordinals, clock times, names of models, fractions, multiples, "one", "the two sides".

The rules are those of the labelled data (see docs on measuring); dates are left out elsewhere.
"""

import re
from collections.abc import Iterator

from monitor.text.numbers.cardinals import HUNDRED, Number, Tokens
from monitor.text.numbers.units import HYPHENATED, MEASURES, UNITS, words

_ORDINAL = {
    "en": re.compile(r"(?:st|nd|rd|th)\b|s\b|['’]s\b"),
    "ru": re.compile(r"[-‑](?:й|я|е|го|му|м|ю|ой|ая|ый|ий|ое|ые|ых|ым|ом|х)(?!\w)"),
    "be": re.compile(r"[-‑](?:і|ы|я|га|му|м|ю|ай|ая|ае|ыя|ых|ым|й|х)(?!\w)"),
}
_CLOCK = {
    # A colon between two single digits parts the goals of a match.
    "en": re.compile(r" ?(?:[ap]\.? ?m\b|o['’]clock|gmt\b|hours gmt| in the (?:morning|afternoon|evening)| at night|hrs\b)|:\d\d"),
    "ru": re.compile(r" ?час(?:а|ов|ам)? (?:утра|вечера|ночи|дня|по\b)|:\d\d| (?:утра|вечера|ночи|мск)\b"),
    "be": re.compile(r" ?гадзін\w* (?:раніцы|вечара|ночы|дня|па\b)|:\d\d| (?:раніцы|вечара|ночы|мск)\b"),
}
_NIGHTS = {
    "ru": re.compile(r"(?:\b(?:в|во|до|к|с|около|после|часа|часов) )$"),
    "be": re.compile(r"(?:\b(?:у|ў|а|да|з|каля|пасля|гадзіны|гадзін) )$"),
}
"""Before a number that "of the night" makes a time of day; elsewhere nights are counted."""
_OCLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.(?:[0-5]\d)(?!\d)")
_TIMED = {"ru": frozenset({"в", "во"}), "be": frozenset({"у", "ў", "а"})}
_SINCE_TILL = {"ru": frozenset({"с", "до", "к"}), "be": frozenset({"з", "да", "к"})}
_DECIMALS = re.compile(r"[:.,]\d")
_GOALS = re.compile(r"(?<![\d:.,])\d:\d$")
_HOURS = {"ru": re.compile(r" час"), "be": re.compile(r" гадзін")}
_FRACTION = {
    "en": re.compile(
        r"[ -](?:thirds?|quarters?|fifths?|tenths?|halves)\b|-(?:way|star|time|part|digit|pronged|dimensional|figure|a-side)\b"
    ),
    "ru": re.compile(r" (?:трет\w+|четверт\w+|пят(?:ых|ой)|десят(?:ых|ой)|сот(?:ых|ой))\b"),
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
_NUMBERED = words("no № #")
_SHORTENED = words("no ст ч п пп гл разд арт рис табл мал каб кв корп оф стр рэйс art p pp para sec fig vol ch")
_ALSO_UNITS = frozenset({"ч", "кв", "п", "p", "pp"})
"""Behind a number these are units: «12 ч. 30 мин.»."""
_APPROXIMATE = words(
    "около более свыше почти до больше порядка менее примерно чем приблизительно каля больш амаль звыш за менш прыкладна "
    "некалькі от из на в"
)
_UNIT_SIGNS = re.compile(r"(?:km|kg|cm|mm|m|t|ha|mw|gw|kw|kwh|hp|bn|k|mln|км|кг|см|мм|м|т|га|мвт|гвт|квт|тыс|млн|млрд)(?!\w)")


OF_ALL = frozenset({"in", "out", "of", "из", "з"})
"""Between the part and the whole of a ratio."""
_OF_SLAVIC = frozenset({"из", "з"})
_EVERY = words("every each каждых каждого каждой каждые кожных кожнага кожнай")
_PARTS = 10
_WHOLES = frozenset({3, 4, 5, 10, 20, 100, 1000, 10_000, 100_000})
"""What ratios are taken of: "nine out of ten", «трое из пяти»."""
_HUNDREDS = frozenset({"сотни", "сотні"})
_THOUSANDS = frozenset({"тысячи", "тысячы"})
_ORDINAL_WORD = {
    "en": re.compile(r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?!\w)"),
    "ru": re.compile(
        r" (?:(?:перв|втор|четв[её]рт"
        r"|пят|шест|седьм|восьм|девят)(?:ый|ой|ая|ое|ого|ому|ом|ую|ым)|трет(?:ий|ья|ье|ьего|ьему|ьем|ью|ьей|ьим))(?!\w)"
    ),
    "be": re.compile(
        r" (?:перш|друг|трэц|чаць?в[её]рт|пят|шост|сём|восьм|дзявят|дзевят)"
        r"(?:ы|і|ая|яя|ое|ае|яе|ага|яга|ога|аму|яму|ому|ай|яй|ой|ую|юю|ым|ім)(?!\w)"
    ),
}
"""Behind twenty, hundred … the last part of an ordinal in words: "twenty-eighth", «двадцать восьмое»."""
_DEFINITE = words("the these those эти этих гэтыя")
_PRONOUN_AFTER = frozenset({"", ".", ",", "—", "of", "из", "з"})
_SIGNS_BEFORE = frozenset("+/:_#№=.")
_SIGNS_AFTER = frozenset("+=_/\u20e3\ufe0f")
_CODE = re.compile(r"0\d")
"""Digits that open with nothing are a code: "ISBN 0375403744"."""
_OPENS = frozenset("-(")
_MODEL = re.compile(r"-\d{3}|\([a-z]\)")
"""Behind digits of a name: 747-400, 401(k)."""
_EACH = words("каждый каждая каждую каждого каждому каждой кожны кожная кожную кожнага кожнаму кожнай")
_HYPHENS = frozenset("-–‑")
_MONEY_LETTERS = ("$", "us", "rmb", "cny", "usd", "eur", "byn", "br")
_SENTENCE_BEFORE = frozenset({"", ".", "?", "!", ":", ";"})
"""Between sentences a number with a full stop opens an item: "Three questions: 1. What is it? 2. Whose is it?"."""
_NOTE = 60
"""Before a number that a bracket closes without being opened in so many characters: "1) the price"."""
_MIDNIGHT, _TWO, _TWENTY = 24, 2, 20


_TELEPHONE = re.compile(
    r"(?<![\w.,:/-])(?:(?:\+\d{1,3}|8)[ -]?)?(?:\(\d{2,5}\)[ -]?|\d{2,3}[ -])?\d{2,3}-\d\d-\d\d(?![\w-]|[.,]\d)"
    r"|\+\d{1,3}(?:[ -]?\(?\d{2,5}\)?)(?:[ -]\d{2,4}){2,4}(?!\d)|(?<![\w.,:/-])0\d{2,3}-\d{7,8}(?!\d)"
    r"|(?<![\w.,:/-])1-8\d\d-[\w-]+|(?<![\w.,:/-])(?:\(\d{3}\) ?|\d{3}-)\d{3}-\d{4}(?![\w-]|[.,]\d)"
)
_DIALLED = re.compile(r"-\d\d(?:(?<=\d-\d\d)(?:-\d\d|\d{5}|\d\d(?!\d)|\d-))|\+\d")
"""What every telephone number has, sought first: few texts have it, and the whole expression takes a fifth of the time of a text."""


def telephones(text: str) -> Iterator[tuple[int, int]]:
    """Yield where telephone numbers stand: 8 (017) 209-50-44, +86 10 6532 1234, 010-65321234."""
    return (match.span() for match in _TELEPHONE.finditer(text)) if _DIALLED.search(text) else iter(())


def is_other(text: Tokens, number: Number, last: Number) -> bool:
    """Return whether the number from `number` to `last` (the same, or the end of a range) is no figure."""
    end = text.end(last.after - 1)
    if number.unit:
        return False
    if _is_ordinal(text, number, end) or _is_clock(text, number, end) or _is_multiple(text, number, end):
        return True
    return (_is_name(text, number, end) or _is_numbered(text, number, end)) if number.digits else _is_idiom(text, number, last, end)


def ratio(text: Tokens, number: Number, last: Number) -> int:
    """Return the token behind a ratio that begins with the number ("3 in 10", «двое из пяти»), 0 where there is none; one of `OF_ALL`
    follows the number."""
    of = text.word(last.after)
    if last is not number or number.magnitude != 1 or text.symbol(number.first):
        return 0
    at = last.after + 1 + (of == "out" and text.word(last.after + 1) == "of")
    every = text.word(at) in _EVERY
    whole = text.cardinal(at + every)
    if whole is None or not number.value < whole.value or number.value > _PARTS:
        return 0
    unit = UNITS[text.language].match(text.lowered, text.end(whole.after - 1))
    return whole.after if every or _is_whole(of, number, whole, unit[1] if unit else "") else 0


def _is_whole(of: str, number: Number, whole: Number, unit: str) -> bool:
    """Return whether all that a ratio is taken of is a round few, or people of whom one is taken."""
    if of == "in":
        return unit not in MEASURES
    if number.value == 1 and of in _OF_SLAVIC:
        return unit in {"", "person"}
    return of != "of" and whole.value in _WHOLES and not unit


def _is_name(text: Tokens, number: Number, end: int) -> bool:
    """Return whether digits belong to a name or a formula: A330, DFH-4, 16+1, 1.2.3."""
    lowered, start = text.lowered, text.start(number.first)
    before, after = lowered[max(0, start - 2) : start], lowered[end : end + 2]
    if _GOALS.search(lowered, max(0, start - 3), end) and not _DECIMALS.match(after):
        return False
    if (
        before[-1:] in _SIGNS_BEFORE
        or after[:1] in _SIGNS_AFTER
        or (before[-1:] == "[" and after[:1] == "]")
        or (after[:1] in _OPENS and _MODEL.match(lowered, end))
    ):
        return True
    if (before[-1:].isalpha() and not text.word(number.first - 1).endswith(_MONEY_LETTERS)) or (
        lowered[start] == "0" and _CODE.match(lowered, start)
    ):
        return True
    if before[-1:] in _HYPHENS and before and (before[:1].isalpha() or (before[:1].isdecimal() and number.value >= HUNDRED)):
        return True
    if after[:1] in _HYPHENS and after[1:2].isalpha():
        other = _FRACTION if text.language == "en" else HYPHENATED
        return bool(other[text.language].match(lowered, end)) == (text.language == "en")
    return after[:1].isalpha() and text.word(number.after - 1)[0].isdecimal() and not _UNIT_SIGNS.match(lowered, end)


def _is_numbered(text: Tokens, number: Number, end: int) -> bool:
    """Return whether digits only number something: No. 5, article 7, a line of a list."""
    before = text.word(number.first - 1)
    start = text.start(number.first)
    closed, opened = text.lowered[end : end + 1], text.lowered[max(0, start - 1) : start]
    if before in {"•", "·"} or (closed in {".", ")"} and opened in {"", "\n"}) or before in _EACH:
        return True
    if number.magnitude != 1:
        return False
    if (
        closed == "."
        and opened == " "
        and before in _SENTENCE_BEFORE
        and number.value < HUNDRED
        and not text.word(number.after + 1).isdecimal()
    ):
        return True
    if closed == ")" and opened == " " and number.value < HUNDRED and not _is_bracketed(text.lowered, start):
        return True
    short = text.word(number.first - 2) if before == "." else before
    unit = short in _ALSO_UNITS and text.word(number.first - 2 - (before == ".")).isdecimal()
    return before in _NUMBERED or (short in _SHORTENED and not unit)


def _is_bracketed(lowered: str, start: int) -> bool:
    return lowered.rfind("(", max(0, start - _NOTE), start) > lowered.rfind(")", max(0, start - _NOTE), start)


def _is_ordinal(text: Tokens, number: Number, end: int) -> bool:
    if not number.digits:
        return number.value >= _TWENTY and number.value % 10 == 0 and bool(_ORDINAL_WORD[text.language].match(text.lowered, end))
    return number.digits and bool(_ORDINAL[text.language].match(text.lowered, end))


def _is_clock(text: Tokens, number: Number, end: int) -> bool:
    """Return whether the number is a time of day."""
    before, after = text.word(number.first - 1), text.word(number.after)
    night = text.language in _NIGHTS and text.lowered.startswith((" ночи", " ночы"), end)
    if night:
        return bool(_NIGHTS[text.language].search(text.lowered, max(0, text.start(number.first) - 10), text.start(number.first)))
    if text.language in _TIMED and _OCLOCK.fullmatch(text.word(number.first)):
        full = text.word(number.first).endswith((".00", ".30"))
        if before in _TIMED[text.language] or (full and before in _SINCE_TILL[text.language]):
            return True
    if _CLOCK[text.language].match(text.lowered, end) or (before == "at" and after in {"", ",", ".", "in"} and number.value <= _MIDNIGHT):
        return True
    return text.language in _HOURS and before in _INTO[text.language] and bool(_HOURS[text.language].match(text.lowered, end))


def _is_multiple(text: Tokens, number: Number, end: int) -> bool:
    """Return whether the number only multiplies: three times more, «в два раза»."""
    into = text.language == "en" or text.word(number.first - 1) in _INTO[text.language]
    return into and bool(_TIMES[text.language].match(text.lowered, end))


def _is_idiom(text: Tokens, number: Number, last: Number, end: int) -> bool:
    """Return whether a number in words counts nothing: "one", the two sides, thirds, "thousands of"."""
    word, before = text.word(number.first), text.word(number.first - 1)
    if _FRACTION[text.language].match(text.lowered, end) or (text.joined(number.first) and before in _HYPHENS):
        return True
    if last is number and number.value <= 1 and word != "half":
        return True
    if (word in _HUNDREDS | _THOUSANDS and before not in _APPROXIMATE) or (word == "семью" and not text.word(number.after).endswith("ми")):
        return True
    if last is number and number.value == _TWO and number.after == number.first + 1:
        sides = bool(_SIDES[text.language].match(text.lowered, end))
        return sides or text.word(number.after) in _PRONOUN_AFTER or (before in _DEFINITE and not _is_measured(text, end))
    return number.bare and _is_indefinite(text, number, word, before)


def _is_measured(text: Tokens, end: int) -> bool:
    """Return whether a measure stands behind the number: "the two weeks" are counted, "the two friends" only pointed at."""
    unit = UNITS[text.language].match(text.lowered, end)
    return unit is not None and unit[1] in MEASURES


def _is_indefinite(text: Tokens, number: Number, word: str, before: str) -> bool:
    """Return whether a magnitude without a number stands for "many"."""
    if text.language == "en":
        return before not in text.numerals.article or (word == "dozen" and text.word(number.after) == "or")
    return word in text.numerals.plural_magnitudes
