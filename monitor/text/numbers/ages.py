"""Ages that no unit tells: "Jane Doe, 39, said", "aged 11 and 7", «старше 60»; those with one ("39-year-old") are read like other units."""

import re

from monitor.model import Language
from monitor.text.numbers.cardinals import HUNDRED, Number, Tokens
from monitor.text.numbers.units import words

_GROWN = 16
"""Between commas a smaller number is rather one of a list."""
_REACH = 30
_AGED: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:aged?|ages|turn(?:s|ed|ing)?)(?: (?:of|between|from|the|about|around|over|under|above|below|only|just|up to|as young as))*"
        r" $|\b(?:died|dead|married|widowed) at $|, (?:now|then|just) $"
    ),
    "ru": re.compile(r"\b(?:возраст\w{0,3}(?: (?:от|до|около|с|между|старше|моложе))?|старше|моложе|младше|исполн\w+(?: уже)?|в свои) $"),
    "be": re.compile(
        r"\b(?:[уў] свае|споўніл\w+|[вуў]зрос[тц]\w{0,3}(?: (?:ад|да|каля|з|паміж|старэйш\w*|маладзейш\w*))?"
        r"|(?:старэйш|маладзейш)\w* за) $"
    ),
}
_BEFORE = tuple(
    words(
        "age turn of between from the about around over under above below only just to as at now then возраст от до около с между старше "
        "моложе младше исполн уже свои узрос ўзрос зрос ад да каля з паміж старэйш маладзейш за споўніл свае"
    )
)
"""How the last word before an age begins: it is asked first."""
_AND_ON = re.compile(r", (?=[a-z])|[.;)]|,? and\b|$")
_JOINED = frozenset({"and", "or", ",", "и", "или", "і", "ці", "або"})


def is_age(text: Tokens, number: Number, last: Number, aged: int) -> bool:
    """Return whether a number without a unit is somebody's age. `aged` is the token behind the last one: "aged 11 and 7" are two."""
    if number.magnitude != 1 or not 0 < last.value < HUNDRED or text.symbol(number.first):
        return False
    before, start = text.word(number.first - 1), text.start(number.first)
    if before in _JOINED and aged == number.first - 1:
        return True
    if before.startswith(_BEFORE) and _AGED[text.language].search(text.lowered, max(0, start - _REACH), start):
        return True
    return before == "," and text.language == "en" and _is_apposition(text, number, last)


def _is_apposition(text: Tokens, number: Number, last: Number) -> bool:
    """Return whether digits stand between commas behind a word, as ages do in English: "the dean, 61, said"."""
    named = text.word(number.first - 2).isalpha() and number.digits and last is number and number.value >= _GROWN
    return named and bool(_AND_ON.match(text.lowered, text.end(number.after - 1)))
