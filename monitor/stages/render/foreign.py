"""Makes other people's words and addresses harmless to print, without changing what they say; it escapes for no format.

`printable` is also the measure for comparing: a printed sentence equals the stored one when both are printable alike.
"""

import re
from urllib.parse import quote, urlsplit

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]"
)
"""Controls, and the marks that turn the direction of what follows: they could make an address read as another one."""
_BLANK = re.compile(r"\s+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ADDRESS = "%:/?#[]@!$&*+,;=~-._"
"""Characters that stay in an address; quotes, round brackets, angle brackets and backticks are percent-encoded."""

TITLE = 300
"""Characters of a title at most, where it stands in a list and is no citation."""


def printable(text: str) -> str:
    """Return the text on one line, every run of blanks as one, without control and direction characters."""
    return _BLANK.sub(" ", harmless(text)).strip()


def harmless(text: str) -> str:
    """Return a piece of a text, its blanks kept, without control and direction characters."""
    return _SURROGATE.sub("\ufffd", _UNSEEN.sub("", text))


def shortened(text: str, limit: int = TITLE) -> str:
    """Return printable text of at most `limit` characters, the last one an ellipsis where something was left away."""
    clean = printable(text)
    return clean if len(clean) <= limit else f"{clean[: limit - 1].rstrip()}…"


def linkable(url: str) -> str:
    """Return the address as it may stand in a link, or an empty string for what is no plain web address: a script, a file,
    an address without host or with a password in it."""
    try:
        parts = urlsplit(printable(url))
        fit = parts.scheme in ("http", "https") and parts.hostname and not parts.username and not parts.password
    except ValueError:
        return ""
    return quote(printable(url), safe=_ADDRESS) if fit else ""
