"""The counted noun behind a number in English: "17 more documents" is 17 of unit "document".

It finds the head of a plain noun phrase by its plural; Russian and Belarusian nouns stand in the tables of `units`.
"""

import re

from monitor.text.numbers.cardinals import MILLION, Number, Tokens
from monitor.text.numbers.units import words

REACH = 5
"""Tokens behind the number in which the plural may stand."""

_STOP = words(
    "a an the of in on at to for from by with and or but as is are was were has have had will would can could may might "
    "that which who this these those it its he"
    " his her their they we us our you than then when while where after before since until during per each so not no if "
    "because about against"
)
_IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "memoranda": "memorandum",
    "aircraft": "aircraft",
    "feet": "foot",
    "series": "series",
    "staff": "employee",
    "crew": "crew",
    "media": "medium",
    "criteria": "criterion",
    "teeth": "tooth",
    "households": "household",
}
_NOT_PLURAL = re.compile(r"(?:ss|us|is|ous|'s|’s)$")
_SLAVIC_WORD = re.compile(r"[а-яёіў]{3,}")


def counted(text: Tokens, last: Number, end: int) -> tuple[str, int]:
    """Return the noun counted by the number that ends before token `last.after` in the singular, and where it
    ends; "" and `end` without one."""
    if text.language != "en":
        return "", _slavic_end(text, last, end)
    for at in range(last.after, min(last.after + REACH, len(text))):
        word = text.word(at)
        if word in _STOP and not (word == "and" and at > last.after and text.text[text.start(at - 1)].isupper()):
            break
        if word in _IRREGULAR:
            return _IRREGULAR[word], text.end(at)
        if not word[0].isalpha() and word != "-":
            break
        if word.endswith("s") and len(word) > len("gas") and not _NOT_PLURAL.search(word):
            return singular(word), text.end(at)
    return "", end


def _slavic_end(text: Tokens, last: Number, end: int) -> int:
    """Return the end of the word right behind the number when it may be the counted noun."""
    at = last.after
    beside = at < len(text) and last.magnitude < MILLION and text.lowered[end : text.start(at)] == " "
    return text.end(at) if beside and _SLAVIC_WORD.fullmatch(text.word(at)) else end


def singular(noun: str) -> str:
    """Return the singular of a regular English plural."""
    if noun.endswith("ies") and len(noun) > len("ties"):
        return noun[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|zz)es$", noun):
        return noun[:-2]
    return noun[:-1]
