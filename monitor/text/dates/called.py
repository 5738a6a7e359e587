"""Words of dates that are somebody's or something's name: the festival “May”, USA Today, Black Friday, a minister called Май.

It looks at the letters around a reading, and resolves nothing.
"""

import re

from monitor.model import Language
from monitor.text.dates.reading import Reading

_OPEN, _CLOSE = "«„“\"‘'《「", "»“”\"’'》」"
_INSIDE = re.compile(r"[^\W\d_],? $")
"""What stands before a word inside a sentence, where only names have a capital."""
_CAPITALISED = re.compile(r"(?<!\w)[A-ZА-ЯЁІЎ][\w-]+ $")
_PREPOSITION = re.compile(r"(?<!\w)(?:[вВкКсСуУўзЗ]|во|со|на|На|до|До|да|Да|за|За|по|па|ад|от|са|после|пасля) $")
_FEASTS: dict[str, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:Black|Good|Super|Cyber|Giving|Easter|Ash|Holy|Palm|Shrove|Maundy|Bloody|Whit) $"),
    "ru": re.compile(r"\b(?:ч[её]рн|страстн|чист|вербн|прощ[её]нн|кровав|светл|велик|жирн)\w+ $", re.IGNORECASE),
    "be": re.compile(r"\b(?:чорн|чыст|вербн|крывав|вялік|светл)\w+ $", re.IGNORECASE),
}
"""Adjectives that make a weekday the name of a day of the year, or of a sale that lasts for weeks."""
_REACH = 24


def is_name(text: str, reading: Reading, language: Language) -> bool:
    """Return whether the words of a reading are a name: alone in quotation marks, a capital inside a sentence, a feast."""
    if reading.day:
        return False
    start, end = reading.start, reading.end
    quoted = end < len(text) and text[end] in _CLOSE and not text[end + 1 : end + 2].isalpha()
    if quoted and start and text[start - 1] in _OPEN:
        return True
    if reading.weekday >= 0:
        return language in _FEASTS and bool(_FEASTS[language].search(text, max(0, start - _REACH), start))
    capital = text[start].isupper() and bool(_INSIDE.search(text, max(0, start - 3), start))
    if language == "en":
        return capital and reading.days is not None
    if reading.days is not None:
        return quoted and bool(_CAPITALISED.search(text, max(0, start - _REACH), start))
    bare = reading.month and not reading.year and reading.years is None
    return capital and bool(bare) and not _PREPOSITION.search(text, max(0, start - _REACH), start)
