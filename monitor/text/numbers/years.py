"""Years of whatever century, told from numbers of four digits by what stands beside them. `text.dates` gives dates; this gives none."""

import re

from monitor.text.numbers.cardinals import Number, Tokens
from monitor.text.numbers.units import MEASURES, words

_EARLIEST, _LATEST, _LIFE = 1000, 2100, 200
_RECENT = (1900, 2050)
_ROUND = 100
"""Whole hundreds are rather counted than dated: "2,000 years" are many, "in 1500 villages" too."""
_REACH = 45
_OF_YEAR = {
    "en": words("in since until till before after circa c from by during between"),
    "ru": words("в во с со после год года году"),
    "be": words("у ў ва з са зь пасля год года годзе"),
}
_FROM, _TILL = words("from с со з са зь"), words("to до да")
_NAMED = {
    "en": re.compile("(?!)"),
    "ru": re.compile(r"(?:(?:,| и| или| по| –| —) [12]\d{3})* ?(?:гг?\.|год(?:у|а|ом|ы|ов|ам|ах)?\b)"),
    "be": re.compile(r"(?:(?:,| і| ці| ды| па| –| —) [12]\d{3})* ?(?:гг?\.|год(?:зе|у|а|ам|ах)?\b|гады\b|гадоў\b)"),
}
_ERA = re.compile(r" (?:ad|bce?|ce)\b| ?(?:г(?:\.|гг?\.|од\w*)? )?(?:да|до)? ?н\. ?э| ?гг\.")
"""Behind a number of any length that is a year."""
_ERAS = words("ad bc bce ce г гг год года году годзе до да н")
_ONE, _MANY = frozenset({"году", "годзе"}), frozenset({"гадоў", "годов"})
_BRACKET = re.compile(r"\([^()]*$")
_AND_TILL = re.compile(r" ?[–—-] ?(?:(?:до|да|каля|около|c\.|circa) )?\d{4}(?!\d)")
_COUNTING = words(
    "about over nearly almost some than to total totaled totalled reached at least most up around exactly only just another further "
    "approximately roughly below above under exceed exceeds exceeded was were is are of and for with plus"
)
"""Before four digits without a comma that are no year in English …"""
_OF = frozenset({"of", "and", "for", "with"})
"""… unless they are a recent one."""


def is_year(text: Tokens, number: Number, last: Number, unit: str) -> bool:
    """Return whether a number in digits that seems to count `unit` is a year."""
    if number.magnitude != 1:
        return False
    behind = text.word(last.after)
    if behind in _ERAS and ((unit == "year" and behind in _ONE) or _ERA.match(text.lowered, text.end(last.after - 1))):
        return True
    if number.value < _EARLIEST or not _has_form(text, number):
        return False
    if unit in {"", "year"}:
        return _is_named(text, number, last) or (not unit and (_is_ranged(text, number, last) or _is_placed(text, number)))
    return text.language == "en" and unit not in MEASURES and _is_adjective(text, number)


def _is_adjective(text: Tokens, number: Number) -> bool:
    """Return whether the number is a year although a plural follows: "in 1776 delegates met", "the 2020 elections"."""
    before = text.word(number.first - 1)
    return _is_placed(text, number) and (before in _OF_YEAR["en"] or _RECENT[0] <= number.value <= _RECENT[1])


def _has_form(text: Tokens, number: Number) -> bool:
    return _EARLIEST <= number.value <= _LATEST and number.after == number.first + 1 and text.word(number.first).isdecimal()


def _is_named(text: Tokens, number: Number, last: Number) -> bool:
    """Return whether the word for a year follows, and not that for many years."""
    named = _NAMED[text.language].match(text.lowered, text.end(last.after - 1))
    return bool(named) and (number.value % _ROUND != 0 or text.word(last.after) not in _MANY)


def _is_ranged(text: Tokens, number: Number, last: Number) -> bool:
    """Return whether the number is one of a range of years or stands in brackets, as years of birth and death do."""
    if last is not number and _has_form(text, last) and last.value - number.value < _LIFE:
        return True
    start, end = text.start(number.first), text.end(last.after - 1)
    return bool(_BRACKET.search(text.text, max(0, start - _REACH), start) or _AND_TILL.match(text.lowered, end))


def _is_placed(text: Tokens, number: Number) -> bool:
    """Return whether a number that is no whole hundred stands where years do: behind a preposition of time, an author; in English also
    wherever nothing counts, for there thousands are parted by commas."""
    before = text.word(number.first - 1)
    if number.value % _ROUND == 0 or (before in _FROM and text.word(number.after) in _TILL):
        return False
    if before in _OF_YEAR[text.language]:
        return True
    if text.language == "en":
        return before not in _COUNTING or (before in _OF and _RECENT[0] <= number.value <= _RECENT[1])
    return before == "," and text.text[text.start(number.first - 2)].isupper()
