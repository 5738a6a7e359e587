"""The marks of Markdown: escaping, wrapping, quoting, headings and addresses; it knows nothing of editions."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from monitor.model import ToldSentence
from monitor.stages.render.foreign import linkable, printable, shortened

COLUMNS = 80

_MARKUP = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)|(?<=:)//|(?i:(?<=www)\.)")
_BLOCK = re.compile(r"(#{1,6}|[-+=]+|\d{1,9}(?=[.)]))(?=[.)\s]|$)")


def escape(text: str) -> str:
    """Return printable foreign text that Markdown reads as nothing but words: no emphasis, link, code, HTML or entity."""
    return _MARKUP.sub(lambda match: "\\" + match[0], printable(text))


def numbered(text: str) -> str:
    """Return escaped text in which the numbers of voices, which are our own, stand as they are."""
    return re.sub(r"\\\[(\d+)\\\]", r"[\1]", escape(text))


def unescape(text: str) -> str:
    """Return the words behind escaped text."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def quoted(told: ToldSentence, tail: str, strong: str) -> Iterator[str]:
    """Yield a cited piece as a block quote with the number of its voice."""
    yield ""
    text = escape(told.sentence.text)
    yield from wrapped(f"{strong}{text}{strong}{tail} [{told.number}]", "> ", "> ")


def heading(text: str) -> tuple[str, ...]:
    """Return the lines of a section's heading."""
    return ("", f"## {text}", "")


def address(url: str, *, linked: bool) -> str:
    """Return an address as a link, or as code where it must not be followed by a click."""
    safe = linkable(url)
    return f"<{safe}>" if linked and safe else f"`{code(safe or shortened(url))}`"


def code(text: str) -> str:
    """Return text for a code span, in which only the backtick could end it."""
    return printable(text).replace("`", "'")


def guarded(text: str) -> str:
    """Return escaped text whose beginning starts no heading, list or rule; every line of a paragraph needs it."""
    match = _BLOCK.match(text)
    if not match:
        return text
    return f"{match[1]}\\{text[match.end() :]}" if match[1].isdigit() else f"\\{text}"


def wrapped(text: str, first: str = "", rest: str = "") -> Iterator[str]:
    """Yield the text in lines of at most COLUMNS columns, broken at blanks only: a break inside Chinese would be read as
    a blank that the sentence does not have. A Chinese character is two columns wide."""
    line, width, prefix = "", 0, first
    for word in text.split(" "):
        wide = _width(word)
        if line and width + 1 + wide > COLUMNS:
            yield prefix + line
            line, width, prefix = "", 0, rest
        width = width + 1 + wide if line else _width(rest if prefix == rest else first) + wide
        line = f"{line} {word}" if line else guarded(word)
    yield prefix + line


@lru_cache(maxsize=50_000)
def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else not unicodedata.combining(char) for char in text)
