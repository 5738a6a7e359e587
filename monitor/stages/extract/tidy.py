"""Brings texts into the one stored form, in which citations count; it leaves no line out."""

import re
import unicodedata

_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udfff]")
"""Soft hyphens, zero-width blanks and marks, control signs. Joiners (U+200C, U+200D) are writing in some scripts and stay."""


def line(text: str) -> str:
    """Return `text` on one line: NFC, single blanks, no invisible signs."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def paragraphs(text: str) -> str:
    """Return `text`, a paragraph a line, as paragraphs parted by one empty line, each a `line`."""
    return "\n\n".join(tidied for one in text.splitlines() if (tidied := line(one)))
