"""Chinese as the rules of this package read it: a traditional sign as its simplified one, so that one set of words serves both, and
letters and digits of full width as those of ASCII.

Sign for sign, so that offsets hold; what is shown to a reader is cut from the text itself.
"""

import re
import unicodedata
from functools import lru_cache

from monitor.model import Language
from monitor.text.folding import Folding
from monitor.text.words import IS_HAN, simplified


@lru_cache(maxsize=8)
def plain(text: str, language: Language) -> str:
    """Return a Chinese `text` in simplified signs and ASCII digits, one of any other language as it is.

    Remembered: figures, dates, quotations and commitments ask for the same text."""
    return _FOLDING(text) if language == "zh" else text


def written(words: str, text: str, read: str, at: int) -> str:
    """Return `words` of `read`, the plain form of `text`, as `text` writes them: where they stand last before `at`, else first behind."""
    if read == text or not words:
        return words
    start = read.rfind(words, 0, at)
    start = start if start >= 0 else read.find(words, at)
    return text[start : start + len(words)] if start >= 0 else words


def is_taiwanese(text: str) -> bool:
    """Return whether a Chinese text is of Taiwan: it names its towns, offices or agency in traditional signs, and neither Hong Kong nor
    Macau. The signs alone do not tell: mainland agencies and papers overseas print them too."""
    return bool(_TAIWAN.search(text)) and not _SOUTH.search(text)


_TAIWAN = re.compile(
    "民國|[臺台](?:灣|東|幣)|臺[北中南]|新北市|桃園|中央社|立法院|立委|行政院|民進黨|衛生署|健保|內政部|國健局|勞委會|經濟部|教育部長"
)
_SOUTH = re.compile("香港|港元|港幣|澳門")


def _sign(sign: str) -> str:
    if IS_HAN.match(sign):
        return simplified().get(ord(sign), sign)
    return unicodedata.normalize("NFKC", sign) if _WIDE.match(sign) else sign


_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％＄]")
_FOLDING = Folding(_sign)
