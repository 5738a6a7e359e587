"""Writes a text as it is compared: in lower case, or sign by sign. Which sign stands for which is for the callers.

A whole text is folded as an array of its code points: `str.translate` asks for each of them, which takes ten times as long.
"""

from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHORT = 100
"""Characters up to which a text is folded sign by sign, without an array."""
_POINTS = 0x110000
_LEFT_OUT = 0xFFFFFFFF


@lru_cache(maxsize=8)
def lower(text: str) -> str:
    """Return `text` in lower case with every offset unchanged ("İ" would become two characters). Remembered: half a dozen parts of
    the judging ask for the same text."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


class Folding:
    """What each sign is written as, one sign or none, learned on first sight: the alphabet of a day's news is some thousand signs."""

    def __init__(self, plain: Callable[[str], str]) -> None:
        self._signs = _Signs(plain)
        self._leaves_out = False

    def __call__(self, text: str) -> str:
        """Return `text`, each sign as it is written plainly."""
        if len(text) < _SHORT:
            return text.translate(self._signs)
        import numpy as np

        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        folded = self._table[points]
        if not folded.all():
            self._learn(points[folded == 0].tolist())
            folded = self._table[points]
        plain: bytes = ((folded[folded != _LEFT_OUT] if self._leaves_out else folded) - 1).tobytes()
        return plain.decode("utf-32-le", "surrogatepass")

    @cached_property
    def _table(self) -> "NDArray[np.uint32]":
        """The code point of each sign as written plainly, plus one; 0 for what was not seen yet."""
        import numpy as np

        return np.zeros(_POINTS, np.uint32)

    def _learn(self, points: list[int]) -> None:
        for point in set(points):
            plain = self._signs[point]
            self._table[point] = ord(plain) + 1 if plain else _LEFT_OUT
            self._leaves_out |= not plain


class _Signs(dict[int, str]):
    def __init__(self, plain: Callable[[str], str]) -> None:
        super().__init__()
        self._plain = plain

    def __missing__(self, point: int) -> str:
        self[point] = plain = self._plain(chr(point))
        return plain
