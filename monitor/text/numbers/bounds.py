"""Says whether a text gives a number as it is or as a bound of it ("more than 70 percent", «почти шесть миллиардов», 逾百亿元).

It reads the words beside the number; what the number is, it leaves to others.
"""

import re
from collections.abc import Mapping

from monitor.model import Language
from monitor.model.articles import Bound

REACH, HAN_REACH = 28, 4
"""Signs before a number in which its bound stands."""

_BY = "(?: (?:на|до|да|[вуў]))"
"""«Более чем на 70 процентов», «амаль да 6 мільярдаў»; «больше на 70» without «чем» is a difference and no bound."""

_BEFORE: Mapping[Language, Mapping[Bound, str]] = {
    "en": {
        Bound.AT_LEAST: r"(?:at least|no less than|not less than|no fewer than|a minimum of)",
        Bound.AT_MOST: r"(?:up to|at most|no more than|not more than|a maximum of)",
        Bound.MORE: r"(?:more than|over|above|upwards of|in excess of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing))",
        Bound.LESS: r"(?:less than|fewer than|under|below|short of)",
        Bound.ABOUT: r"(?:about|around|almost|nearly|some|roughly|approximately|close to|an estimated)",
    },
    "ru": {
        Bound.AT_LEAST: rf"(?:не (?:менее|меньше)(?: чем{_BY}?)?|(?:как минимум|минимум|по меньшей мере){_BY}?)",
        Bound.AT_MOST: rf"(?:не (?:более|больше)(?: чем{_BY}?)?|максимум{_BY}?)",
        Bound.MORE: rf"(?:(?:более|больше)(?: чем{_BY}?)?|свыше|превы(?:сил[аио]?|шает|шают))",
        Bound.LESS: rf"(?:менее|меньше)(?: чем{_BY}?)?",
        Bound.ABOUT: rf"(?:около|(?:почти|примерно|приблизительно){_BY}?|порядка)",
    },
    "be": {
        Bound.AT_LEAST: rf"(?:н[ея] менш(?: за| (?:чым|як){_BY}?)?|(?:прынамсі|як мінімум|мінімум){_BY}?)",
        Bound.AT_MOST: rf"(?:н[ея] больш(?: за| (?:чым|як){_BY}?)?|максімум{_BY}?)",
        Bound.MORE: rf"(?:больш(?: за| (?:чым|як){_BY}?)?|звыш|перавы(?:сіў|сіла|сілі|шае|шаюць))",
        Bound.LESS: rf"менш(?: за| (?:чым|як){_BY}?)?",
        Bound.ABOUT: rf"(?:каля|(?:амаль|прыкладна|прыблізна){_BY}?|блізу)",
    },
    "zh": {
        Bound.AT_LEAST: "(?:至少|不少于|不低于)",
        Bound.AT_MOST: "(?:至多|最多|不超过|不高于)",
        Bound.MORE: "(?:超过|超|逾|突破|多于|大于)",
        Bound.LESS: "(?:不到|不足|少于|低于)",
        Bound.ABOUT: "(?:大约|约|近|将近|接近|大概)",
    },
}
_AFTER: Mapping[Language, Mapping[Bound, str]] = {
    "en": {Bound.AT_LEAST: r" (?:or more|or above|at least)\b", Bound.AT_MOST: r" (?:or less|or fewer|at most)\b"},
    "ru": {Bound.AT_LEAST: r" (?:и более|и больше|и выше)\b", Bound.AT_MOST: r" (?:и менее|и меньше|и ниже)\b"},
    "be": {Bound.AT_LEAST: r" (?:і больш|і вышэй|ды больш)\b", Bound.AT_MOST: r" (?:і менш|і ніжэй)\b"},
    "zh": {Bound.AT_LEAST: "(?:以上|及以上)", Bound.AT_MOST: "(?:以下|以内)", Bound.ABOUT: "(?:左右|上下)"},
}
_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
_OVER_TIME = frozenset({"over", "under", "above", "below", "some", "近"})
"""Before a time these say when or how loosely, not how much: "over ten years", 近五年."""


def _alternatives(table: Mapping[Bound, str]) -> str:
    return "|".join(f"(?P<{bound.name}>{words})" for bound, words in table.items())


_FIRST = "".join(sorted({word[0] for words in _BEFORE["zh"].values() for word in words[len("(?:") : -1].split("|")}))
_PRECEDING = {
    # Where no blank says that a word begins, its first sign does: it takes half the time.
    language: re.compile((f"(?=[{_FIRST}])" if language == "zh" else r"\b") + f"(?:{_alternatives(table)})(?: the| an?)? ?(?:us)?$")
    for language, table in _BEFORE.items()
}
_FOLLOWING = {language: re.compile(_alternatives(table)) for language, table in _AFTER.items()}


def bound(lowered: str, language: Language, start: int, end: int, unit: str) -> Bound:
    """Return how the number at start…end of a text in lower case is bounded; EXACT where nothing beside it says so."""
    if language not in _PRECEDING:
        return Bound.EXACT
    reach = HAN_REACH if language == "zh" else REACH
    before = _PRECEDING[language].search(lowered[max(0, start - reach) : start])
    found = before or _FOLLOWING[language].match(lowered, end)
    if not found or not found.lastgroup or (before and unit in _TIMES and before[found.lastgroup] in _OVER_TIME):
        return Bound.EXACT
    return Bound[found.lastgroup]
