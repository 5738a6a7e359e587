"""Breaks text into the lines of a terminal as print would have it; it prints nothing.

Chinese has no blanks: it may be broken between any two characters, but no line begins with a mark that closes or ends with one that
opens. What is set in, or hangs under its first word, stays so on further lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions
    from rich.text import Text

_WIDE = r"\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
_CLOSING = "，。、；：！？）》」』】〉…”’"
_OPENING = "（《「『【〈“‘"
_COUNTED = rf"(?:(?<=\d)[{_WIDE}](?<![{_OPENING}{_CLOSING}]))?"
_PIECE = re.compile(
    r"[^ ]*://[^ ]* *|"
    rf"[{_OPENING}]*(?:[{_WIDE}](?<![{_OPENING}{_CLOSING}])|[^ {_WIDE}{_OPENING}]+{_COUNTED})?[{_CLOSING}]* *(?:[–·](?: +|$)|\[\d+\] *)*| +"
)
"""What stays together: a Chinese character, a word, or a number with the character that it counts (4日), with the marks that open before
and close behind it, a dash, a dot or the numbers of voices after it, an address, and blanks. A no-break blank (2023 г.) is none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Text that rich prints in lines of its own width: `indent` columns from the left, further lines `hang` columns more."""

    text: str
    indent: int = 0
    hang: int = 0
    style: str = ""

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "Iterator[Text]":
        """Yield the lines."""
        from rich.text import Text

        for line in broken(self.text, options.max_width - self.indent, self.hang):
            yield Text(" " * self.indent + line, style=self.style, no_wrap=True, overflow="ignore")


def broken(text: str, width: int, hang: int = 0) -> Iterator[str]:
    """Yield the lines of a text at a width in columns, of which a Chinese sign takes two. An address is never broken: it can be clicked
    and copied; another word only where it is wider than a line."""
    from rich.cells import cell_len

    for paragraph in text.split("\n"):
        line = ""
        for piece in chain.from_iterable(_parts(piece, width - hang) for piece in _PIECE.findall(paragraph)):
            if line.strip() and cell_len(line) + cell_len(piece.rstrip()) > width:
                yield line.rstrip()
                line = " " * hang
            line += piece
        yield line.rstrip()


def _parts(piece: str, width: int) -> list[str]:
    from rich.cells import cell_len, chop_cells

    return [piece] if "://" in piece or cell_len(piece.rstrip()) <= width else chop_cells(piece, width)
