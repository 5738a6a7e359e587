"""Chinese as the rules of this package read it: a traditional sign as its simplified one, so that one set of words serves both.

Sign for sign, so that offsets hold; what is shown to a reader is cut from the text itself.
"""

from functools import lru_cache

from monitor.model import Language
from monitor.text.folding import Folding
from monitor.text.words import IS_HAN, simplified


@lru_cache(maxsize=8)
def plain(text: str, language: Language) -> str:
    """Return a Chinese `text` in simplified signs, a text of any other language as it is. Remembered: figures, dates, quotations and
    commitments ask for the same text."""
    return _FOLDING(text) if language == "zh" else text


def written(words: str, text: str, read: str, at: int) -> str:
    """Return `words` of `read`, the plain form of `text`, as `text` writes them: where they stand last before `at`, else first behind."""
    if read == text or not words:
        return words
    start = read.rfind(words, 0, at)
    start = start if start >= 0 else read.find(words, at)
    return text[start : start + len(words)] if start >= 0 else words


_FOLDING = Folding(lambda sign: simplified().get(ord(sign), sign) if IS_HAN.match(sign) else sign)
