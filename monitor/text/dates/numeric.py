"""Dates in digits alone, the same in every language: 2024-05-14, 30.6.2002, 2019–2021, a year that fills brackets.

Nothing here needs a word of a language; a year with one beside it is read by that language.
"""

import re
from collections.abc import Iterator

from monitor.text.dates.around import Triggers, Windows, matches
from monitor.text.dates.reading import Reading

_MONTHS, _DAYS = 12, 31
_DAY = re.compile(
    r"(?<![\w.,/-])(?:(?P<y>(?:19|20)\d\d)[-/.](?P<m>[01]?\d)[-/.](?P<d>[0-3]?\d)"
    r"|(?:(?P<d1>[0-3]?\d)(?:\.(?P<m1>[01]?\d))?\.?\s?[–—-]\s?)?(?P<d2>[0-3]?\d)(?:\.(?P<m2>[01]?\d)\.|/(?P<m3>[01]\d)/)"
    r"(?P<y2>(?:19|20)\d\d))(?![\w/]|[.,-]\d)"
)
_YEARS = re.compile(r"(?<![\w.,/-])(?P<from>(?:19|20)\d\d)\s?[–—-]\s?(?P<to>(?:19|20)\d\d)(?![\w-]|[.,]\d)")
_ALONE = re.compile(r"[12](?<=[(（ ].)(?:(?<=1)9|(?<=2)0)\d\d(?=\s?(?:[)）;；]|\.?$|\.?\n| \())")
_CITED = re.compile(r"(?:[(（]|(?<!\w)[A-ZА-ЯЁІЎ][\w’'-]+, )$")
"""A year that fills brackets or opens them, and "Name, 1993" as a book is cited."""
_LONGEST_NAME = 24

_LIVES = re.compile(
    r"[(（](?:[^\W\d]{1,6}\.?\s?)?(?P<from>1\d{3}|20\d\d)\s?[–—－-]{1,2}\s?(?:[^\W\d]{1,6}\.?\s)?(?P<to>1\d{3}|20\d\d)(?=[)）;；,])",
)
"""What a life or a reign fills brackets with: (1748–1786), (c. 1460 – before 1522)."""
_LONGEST, _ROUND = 120, 50
"""Years between the two ends of a life at most; a range of round numbers may count something."""

TRIGGERS = Triggers(24, number="19 20", brackets="(1 (2 （1 （2 （约1")


def readings(text: str, where: Windows) -> Iterator[Reading]:
    """Yield the readings of `text` in the windows of numbers and brackets; they may overlap, the longest first at each place counts."""
    yield from _days(text, where)
    for match in matches(_YEARS, text, where, "number"):
        yield from _pair(match)
    for match in matches(_ALONE, text, where, "number"):
        if _CITED.search(text, max(0, match.start() - _LONGEST_NAME), match.start()):
            yield Reading(start=match.start(), end=match.end(), year=int(match[0]))
    for match in matches(_LIVES, text, where, "brackets"):
        years = int(match["from"]), int(match["to"])
        if 0 < years[1] - years[0] <= _LONGEST and any(year % _ROUND for year in years):
            yield from _pair(match)


def _days(text: str, where: Windows) -> Iterator[Reading]:
    for match in matches(_DAY, text, where, "number"):
        if match["y"]:
            yield from _day(match, "d", int(match["y"]), int(match["m"]))
            continue
        year, month = int(match["y2"]), int(match["m2"] or match["m3"])
        if match["d1"]:
            yield from _day(match, "d1", year, int(match["m1"] or month))
        yield from _day(match, "d2", year, month)


def _day(match: re.Match[str], day: str, year: int, month: int) -> Iterator[Reading]:
    """Yield the day in the group `day`, if there is such a one: the first of a range ends with its own digits."""
    start, end = match.start(day) if match["y2"] else match.start(), match.end()
    if day == "d1":
        end = match.end("m1" if match["m1"] else "d1")
    if 1 <= month <= _MONTHS and 1 <= int(match[day]) <= _DAYS:
        yield Reading(start=start, end=end, year=year, month=month, day=int(match[day]))


def _pair(match: re.Match[str]) -> Iterator[Reading]:
    for group in ("from", "to"):
        yield Reading(start=match.start(group), end=match.end(group), year=int(match[group]))
