"""English date expressions: words to readings.

Nothing is resolved here, and recurring days ("on Mondays", "every Friday"), seasons and decades are left alone.
"""

import re
from collections.abc import Iterator

from monitor.text.dates.around import Triggers, Windows, matches
from monitor.text.dates.reading import Counted, Reading, Scope, Where

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_NEXT = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "same": 0, "next": 1, "coming": 1, "following": 1}

_M = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_Y = r"(?P<year>(?:19|20)\d\d)(?![\d%]|[.,]\d|-)"
_ANY_Y = rf"(?:{_Y}|(?P<old>1[0-8]\d\d)(?= ?[,.;:)\]–—?!]| (?:and|to|in|at|by|when|as|was|were|is|until|for|after|before)\b)(?![.,]\d))"
_PART = r"(?:[Tt]he )?(?:[Ee]nd|[Ee]arly|[Ll]ate|[Mm]id(?:dle)?|[Bb]eginning|[Ss]tart|[Cc]lose)(?:[ -]of)?[ -]"
_OWN_YEAR = rf"(?:,? (?:of )?{_ANY_Y}|,? (?:of )?(?P<shift>last|this|next|the same|that) year)?"

_DAY_FIRST = re.compile(
    rf"(?<![\w.,:$€£])(?:(?P<more>(?:[0-3]?\d, )+)?(?P<from>[0-3]?\d)(?:st|nd|rd|th)?(?: ?[–—-] ?|,? and | to ))?"
    rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)? (?:of )?{_M}{_OWN_YEAR}(?!\w)"
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w){_M} (?P<from>[0-3]?\d)(?:st|nd|rd|th)?(?:(?P<more>(?:, [0-3]?\d(?!\d))+),?(?= and [0-3]?\d(?!\d)))?"
    rf"(?: ?(?:[–—-]|and|to) ?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?)?(?!\d|:| "
    rf"?%){_OWN_YEAR}(?!\w)"
)
_MONTH = re.compile(rf"(?<!\w)(?:{_PART}(?:the )?)?(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his) )?{_M}(?! \d\d?\b){_OWN_YEAR}(?!\w)")
_YEAR = re.compile(rf"(?<![\w$€£¥.,/+-])(?<!No\. )(?:{_PART})?{_Y}(?!s\b|\w)")
_OF_YEAR = re.compile(r"\b(?:in|since|until|till|during|before|after|early|late|mid|year|end of)[ -]$", re.IGNORECASE)
_COUNTED = re.compile(
    r" (?:people|men|women|children|km|kg|mm?|cm|ha|MW|met(?:re|er)s?|per cent|percent|million|billion|thousand|ro?ubles|yuan"
    r"|(?!(?:was|is|has|its|his|this|versus|minus|as|levels|elections|figures|protests|riots|targets|forecasts|olympics|rates)\b)"
    r"[a-z]{2,}s)\b"
)
_OLD = re.compile(r"1[0-8]\d\d(?![\d%]|[.,]\d|-\d|\w| ?(?:B\.?C|GMT|UTC|hours?|local|[ap]\.?m\b|[A-Z]{3}\b))")
_EPOCH = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]efore|[Aa]fter|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|By|[Tt]he year"
    r"|(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|end|beginning|year"
    r"|[Rr]evolution|[Ww]ar|[Rr]evolt|[Uu]prising|[Tt]reaty|[Cc]onstitution) of)[ -]$"
)
"""What stands before a year before 1900: a word of time, or something of that year."""
_MEASURED = re.compile(
    r"(?: |-)(?:met(?:re|er)|mile|acre|hectare|tonn?e?|word|page|seat|block|strong|day|man|person|member|square|sq|odd|or|plus|foot|hp"
    r"|[ckM]?[gmW]\b)"
)
_WHOSE = re.compile(r"(?:['’]s|\b(?:the|his|her|its|their|our|this)) $", re.IGNORECASE)
_LONGEST = len("constitution of ") + 1
_OLDEST, _ROUND = 1500, 50
"""Numbers below, and round ones, count or name things where nothing but "the" or "its" says that they are years: "the 1040 form"."""
_WEEKDAY = re.compile(
    r"(?<!\w)(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming) )?"
    r"(?P<name>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?<!the )(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.)(?!\w)"
)
_NEAR = re.compile(
    r"(?<!\w)(?:[Tt]he )?(?P<word>day before yesterday|day after tomorrow|yesterday|today|tomorrow|tonight|last night)(?!\w)", re.IGNORECASE
)
_SPAN = re.compile(
    rf"(?<!\w)(?:{_PART})?(?:(?P<rel>last|past|previous|this|the current|current|next|the coming|the following|the same|the "
    rf"previous|the next) )"
    r"(?P<unit>(?:(?:academic|school|calendar|fiscal|financial) )?year|month)(?P<own>'s|’s)?(?!\w| of\b)",
    re.IGNORECASE,
)
_THE_YEAR = re.compile(
    r"(?<!\w)(?:the (?:end|close|start|beginning|middle) of the year|the year's end|year[ -]end|(?<=of )the year|end of the "
    r"year)(?!\w| of\b)",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?<!\w)(?P<count>a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (?P<unit>day|week|month|year)s? "
    r"(?P<way>ago|(?:earlier|later)(?! than\b)|before(?=[,.;:!?)”\"\n]|$| (?:in|at|to|from|for|with|by|and|but|as|while|when)\b))(?!\w)",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(
    r"(?<!\w)the (?P<rel>next|following|previous|preceding) day(?!\w)|(?<!\w)(?P<before>the day before)(?=[,.;!?”\"\n]|$)", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(r"(?<!\w)the year (?:before|earlier)(?=[,.;:!?”\"\n)]|$)", re.IGNORECASE)
_NEAR_DAYS = {
    "day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
    "last night": -1,
}
_RECURRING = re.compile(r"(?:every|each|on alternate)\s$", re.IGNORECASE)


TRIGGERS = Triggers(
    40,
    brackets="(1 (2 (c. (ca. (circa (b. (born",
    month="Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    weekday="Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon. Tue. Wed. Thu. Fri. Sat. Sun.",
    number="19 20",
    near="Today today Tonight tonight Tomorrow tomorrow Yesterday yesterday Last_night last_night",
    span="Year year month",
    ago="ago earlier later before",
    day="_day",
    old="in_1 In_1 ince_1 ntil_1 efore_1 fter_1 uring_1 By_1 arly_1 ate_1 id-1 of_1 he_year_1 is_1 er_1 ts_1 eir_1 he_1 s_1",
)


def _month(match: re.Match[str]) -> int:
    return _MONTHS.index(match["month"][:3].lower()) + 1


def _year(match: re.Match[str]) -> Counted:
    """Return the arguments for the year that a day or month names itself: a number, "last year", or nothing."""
    if match["year"] or match["old"]:
        return Counted(year=int(match["year"] or match["old"]))
    if match["shift"] in {"the same", "that"}:
        return Counted(years=0, scope=Scope.TEXT)
    return Counted(years=_NEXT.get(match["shift"].removeprefix("the "), 0)) if match["shift"] else Counted()


def readings(text: str, where: Windows) -> Iterator[Reading]:
    """Yield the readings of `text` in the windows of TRIGGERS; they may overlap, the longest first at each place counts."""
    yield from _calendar(text, where)
    yield from _weekdays(text, where)
    yield from _spans(text, where)
    yield from _counted(text, where)


def _calendar(text: str, where: Windows) -> Iterator[Reading]:
    for match in matches(_DAY_FIRST, text, where, "month"):
        own = _year(match)
        yield from _more(match, own)
        if match["from"]:
            yield Reading(start=match.start("from"), end=match.end("from"), month=_month(match), day=int(match["from"]), **own)
        start = match.start("day")
        yield Reading(start=start, end=match.end(), month=_month(match), day=int(match["day"]), **own)
    for match in matches(_MONTH_FIRST, text, where, "month"):
        own = _year(match)
        first_end = match.end() if not match["day"] else match.end("from")
        yield Reading(start=match.start(), end=first_end, month=_month(match), day=int(match["from"]), **own)
        yield from _more(match, own)
        if match["day"]:
            yield Reading(start=match.start("day"), end=match.end(), month=_month(match), day=int(match["day"]), **own)
    for match in matches(_MONTH, text, where, "month"):
        if (match["month"] in {"May", "March"} or len(match["month"]) <= len("Jan")) and not _is_month(text, match):
            continue
        step = _NEXT[match["rel"].lower()] if match["rel"] else 0
        own = Counted(years=0) if match["rel"] and match["rel"].lower() == "this" else _year(match)
        yield Reading(start=match.start(), end=match.end(), month=_month(match), step=step, **own)
    yield from _years(text, where)


def _years(text: str, where: Windows) -> Iterator[Reading]:
    """Yield the years that stand by themselves: "2000 seats" is a figure, "in 2019 exports rose" is not, nor "the 2019 talks"."""
    for match in matches(_YEAR, text, where, "number"):
        if not _COUNTED.match(text, match.end()) or _is_time(text, match.start(), int(match["year"])):
            yield Reading(start=match.start(), end=match.end(), year=int(match["year"]))
    for match in matches(_OLD, text, where, "old"):
        if _is_epoch(text, match) and not _COUNTED.match(text, match.end()):
            yield Reading(start=match.start(), end=match.end(), year=int(match[0]))


def _is_epoch(text: str, match: re.Match[str]) -> bool:
    """Return whether the words before a number below 1900 make it a year: "since", or "his" of one not round ("his 1861 address")."""
    start, year = match.start(), int(match[0])
    if year > _OLDEST and year % _ROUND and _WHOSE.search(text, max(0, start - 6), start):
        return not _MEASURED.match(text, match.end())
    return bool(_EPOCH.search(text, max(0, start - _LONGEST), start))


def _is_time(text: str, start: int, year: int) -> bool:
    """Return whether the words before `start` say that a number beside a plural is a year: "in", or "the" of a number not round."""
    whose = year % _ROUND and _WHOSE.search(text, max(0, start - 6), start)
    return bool(whose or _OF_YEAR.search(text, max(0, start - 8), start))


def _more(match: re.Match[str], own: Counted) -> Iterator[Reading]:
    """Yield the days of a list between its first and its last: "6" of "May 5, 6 and 7"."""
    for more in re.finditer(r"\d+", match["more"] or ""):
        start = match.start("more") + more.start()
        yield Reading(start=start, end=start + len(more[0]), month=_month(match), day=int(more[0]), **own)


_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|by|since|until|till|from|to|of|for|during|before|after|and|between|late|early|mid|last|next|through)[ -]|[a-z][-–])$",
    re.IGNORECASE,
)


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Return whether "May" or "March" is the month: a year follows, or a preposition of time stands before."""
    return bool(
        match["year"]
        or match["old"]
        or match["rel"]
        or match.start() != match.start("month")
        or _BEFORE_MONTH.search(text, max(0, match.start() - 9), match.start())
    )


def _weekdays(text: str, where: Windows) -> Iterator[Reading]:
    for match in matches(_WEEKDAY, text, where, "weekday"):
        if _RECURRING.search(text, max(0, match.start() - 14), match.start()):
            continue
        rel = (match["rel"] or "").lower()
        yield Reading(
            start=match.start(),
            end=match.end(),
            weekday=_DAYS.index(match["name"][:3].lower()),
            weeks=0 if rel == "this" else None,
            step=_NEXT.get(rel, 0),
        )


def _spans(text: str, where: Windows) -> Iterator[Reading]:
    for match in matches(_NEAR, text, where, "near"):
        yield Reading(start=match.start(), end=match.end(), days=_NEAR_DAYS[match["word"].lower()])
    for match in matches(_SPAN, text, where, "span"):
        rel = match["rel"].lower().split()[-1]
        scope = Scope.TEXT if rel in {"previous", "following", "same"} else Scope.ARTICLE
        if match["unit"].lower().endswith("year"):
            yield Reading(start=match.start(), end=match.end(), years=_NEXT[rel], scope=scope)
        elif scope is Scope.ARTICLE:
            yield Reading(start=match.start(), end=match.end(), months=_NEXT[rel])
    for match in matches(_THE_YEAR, text, where, "span"):
        yield Reading(start=match.start(), end=match.end(), years=0)
    for match in matches(_YEAR_BEFORE, text, where, "span"):
        yield Reading(start=match.start(), end=match.end(), years=-1, scope=Scope.TEXT)
    for match in matches(_NEIGHBOUR, text, where, "day"):
        back = bool(match["before"]) or match["rel"].lower() in {"previous", "preceding"}
        yield Reading(start=match.start(), end=match.end(), days=-1 if back else 1, scope=Scope.TEXT)


def _counted(text: str, where: Windows) -> Iterator[Reading]:
    for match in matches(_AGO, text, where, "ago"):
        word, unit, way = match["count"].lower(), match["unit"].lower(), match["way"].lower()
        count = (_COUNTS.get(word) or int(word)) * (1 if way == "later" else -1)
        scope = Scope.ARTICLE if way == "ago" else Scope.TEXT
        place = Where(start=match.start(), end=match.end())
        if unit == "year":
            yield Reading(**place, years=count, scope=scope)
        elif unit == "month" and way == "ago":
            yield Reading(**place, months=count)
        elif unit == "day" or (unit == "week" and way == "ago"):
            yield Reading(**place, days=count * (7 if unit == "week" else 1), scope=scope)
