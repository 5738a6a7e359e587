"""Chinese date expressions: words to readings.

Lengths of time (三十天, 不超过30日) are figures, not dates, and decades (二十年代) are neither.
"""

import re
from collections.abc import Iterator, Mapping

from monitor.text.dates.around import Triggers, Windows, matches
from monitor.text.dates.reading import Reading, Scope

_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0}
_N = r"(?:[0-3]?\d|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_Y = r"(?:1[0-8]\d\d(?! ?年(?:[前来间多余]|以[上前来]|之久|悠久))|(?:19|20)\d\d|[一二][〇零九][〇零一二三四五六七八九]{2})"
_TAIL = r"(?:年?[底末]|年?初(?![一二三四五六七八九十])|上旬|中旬|下旬|份)?"
_TO = "至到—－–~～-"
_DAY_OF = rf"(?P<day>{_N})(?: ?[日号](?!内)|(?= ?[、和及{_TO}] ?{_N} ?[日号]))"
"""A day, which may leave its sign to the next one: 6月2至4日."""
_OF_YEAR = rf"(?P<month>{_N})(?: ?月(?: ?{_DAY_OF}|{_TAIL})|(?= ?[{_TO}] ?{_N} ?月))"
"""A month of a year with what follows; it may leave its sign to the next one as well: 1至6月."""
_SHIFTS = {"前": -2, "去": -1, "上": -1, "今": 0, "本": 0, "当": 0, "同": 0, "明": 1, "次": 1, "后": 2}

_DATE = re.compile(
    rf"(?:(?P<year>(?<!\d){_Y}) ?年(?!的?历史)|(?P<shift>[去今明前后]|(?<![以之])上|(?<=[，。、；较比于年 \s])(?:同|次|本))年(?!度))"
    rf"(?: ?{_OF_YEAR}|年?[底末初]|(?!代|级))"
)
_SHORT = re.compile(
    rf"(?P<year>\d\d\d?) ?年(?: ?{_OF_YEAR}|年?[底末初]"
    r"|(?![来前后间内里的多余历时期寿风代级]|以[上来前后内]|之[后前久内间]))"
)
"""A year in two or three digits: 97年底. Alone it may as well be a length of time."""
_OPENS = re.compile(r"(?:^|[\s，。、；：！？（(“「『从由自到至在于比与和跟及])$")
_SHORT_YEARS = (80, 99)
_MINGUO_YEARS = (80, 130)
"""Years that a short number means by itself where nothing before it could count: a reign of a hundred years is told as such."""
_ROC, _CENTURY, _THIS_CENTURY = 1911, 1900, 50
_MONTH = re.compile(rf"(?<![\d年一二三四五六七八九十])(?<!(?<![此之日提以目])前){_OF_YEAR}(?!间|球)")
_DAY = re.compile(
    r"(?<![\d.月路街巷弄])(?<!长征|嫦娥|神舟|天宫|天舟|天问|玉兔|风云|北斗|实践|高分)"
    r"(?P<day>[0-3]?\d) ?[日号](?![内游间元本线楼院井令仓馆厅球卫])"
)
"""Houses, rockets and satellites are numbered with the same sign as days."""
_LENGTH = re.compile(r"(?:超过|超|约|至少|为期|达|共|历时|长达|提前|近|每|最多|满|不足|不少于|累计|持续|停留|连续|免签|仅|短短|的|第)$")
_RANGE = re.compile(r"(?<![\d.])(?P<day>[0-3]?\d)(?: ?[日号])? ?[至到—－–~～-] ?(?=[0-3]?\d ?[日号])")
_NEAR = re.compile(
    r"(?P<word>大前天|前天|昨(?:[天日晚晨夜]|(?<![如似若]昨)(?=[（(一-鿿])(?![年非儿个]))|今[天日晚晨早]|明[天日晚晨早]|后天|(?<![一-鿿]年)次日|翌日|此前一天|前一天|前一日"
    r"|(?<![入的])第二天)(?!然|前后)"
)
_FIGURATIVE = re.compile(r"[昨今明]天的(?:[^。！？\n]{1,24}?[昨今明]天的)+")
"""Today and tomorrow set side by side are the present and the future: 今天的学生，就是明天的工程师."""
_NEAR_DAYS = {"大": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2}
_TEXT_DAYS = {"次日": 1, "翌日": 1, "此前一天": -1, "前一天": -1, "前一日": -1, "第二天": 1}
_WEEKDAY = re.compile(
    r"(?<![每一二两三四五六七八九十几\d])(?P<rel>上上|下下|上|本|这|下)?个?(?:周|星期"
    r"|礼拜)(?P<day>[一二三四五六日天])(?![个班次场列趟期年度届天周])"
)
_RECURRING = re.compile(r"每个?(?:周|星期)[一二三四五六日天](?:[、和及与至到](?:周|星期)?[一二三四五六日天])*[、和及与至到]$")
"""Before the later days of a recurring row: 每周二、周六."""
_WEEKS = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}
_SPAN = re.compile(
    r"(?<![\d去今明前后当同十两三四五六七八九几多然学数])(?P<year>年[底末内](?!\w?月)|年终|年初(?!\d))"
    r"|(?P<whole>(?<![〇零一二三四五六七八九\d])全年(?=将|预计|计划|拟|力争))"
    r"|(?P<month>(?:本|上个?|下个?|这个)月(?!球)|(?<![\d个〇一二三四五六七八九十])月[底内末])"
)


_LAST_DAY = 31
_YEAR_SIGNS = 4
_OF_MONTH = re.compile(r"(?P<rel>本|上|下)个?月 ?(?P<day>[0-3]?\d) ?[日号]")
_JOINS = re.compile(rf" ?[{_TO}] ?$")
_UNTIL = re.compile(rf" ?[{_TO}] ?{_N} ?月")
_YEARS = re.compile(rf"(?:19|20)\d\d(?= ?[{_TO}] ?(?:19|20)\d\d ?年)")
_SIGNS = r"\d〇零一二三四五六七八九十"
_RUN = re.compile(rf"[{_SIGNS}](?<![{_SIGNS}].)[{_SIGNS}]*+(?= ?(?P<next>[年月日号{_TO}]))")
"""A number with what makes a date of it. It begins with a set of signs, which the engine skips to; and one pass serves all patterns."""
_SHIFTED = re.compile(r"[去今明前后上同次本](?=年)")
_TRIGGERS = Triggers(
    12,
    near="前天 昨 今天 今日 今晚 今晨 今早 明天 明日 明晚 明晨 明早 后天 次日 翌日 前一天 前一日 第二天",
    week="周 星期 礼拜",
    span="年底 年末 年内 年终 年初 全年 本月 上月 上个月 下月 下个月 这个月 月底 月内 月末",
    month="本月 上月 上个月 下月 下个月 本个月",
)


def readings(text: str, *, minguo: bool = False) -> Iterator[Reading]:
    """Yield the readings of `text`; they may overlap, the longest first at each place counts. `minguo`: its short years count from
    1911, as Taiwan's do, and not within their century."""
    where = _TRIGGERS.windows(text)
    yield from _calendar(text, minguo=minguo)
    yield from _days(text, where)
    yield from _spans(text, where)


def number(word: str) -> int:
    """Return the value of a number up to 99, or of a year spelt digit by digit, in digits or Chinese numerals."""
    if word.isdecimal():
        return int(word)
    if "十" in word:
        tens, units = word.split("十")
        return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(units, 0)
    return int("".join(str(_DIGITS[sign]) for sign in word))


def _calendar(text: str, *, minguo: bool) -> Iterator[Reading]:
    """Yield what numbers and shifts make dates of: years with what follows, months, days."""
    begun: dict[int, Reading] = {}
    for sign in _SHIFTED.finditer(text):
        dated = _year(text, sign.start())
        if dated:
            begun[dated.end] = dated
            yield dated
    after = 0
    for run in _RUN.finditer(text):
        start, end, following = run.start(), run.end(), run["next"]
        if start < after:  # the month or day of a year: the whole date goes before its parts
            continue
        if following == "年":
            dated = _short_year(text, start, minguo=minguo) if end - start < _YEAR_SIGNS else _year(text, end - _YEAR_SIGNS)
        elif following in "日号":
            dated = None
        else:
            dated = _first_year(text, start) if end - start == _YEAR_SIGNS else _month(text, start, begun)
        if not dated and following not in "年月":
            dated = _day(text, end - 1 - text[start : end - 1][-1:].isdecimal())
        if dated:
            begun[dated.end], after = dated, dated.end
            yield dated


def _first_year(text: str, at: int) -> Reading | None:
    """Return the year that begins a range of years."""
    match = _YEARS.match(text, at)
    return Reading(at, match.end(), int(match[0])) if match else None


def _year(text: str, at: int) -> Reading | None:
    match = _DATE.match(text, max(0, at))
    if not match:
        return None
    start, end = match.span()
    month, day = _parts(match)
    shift = match["shift"]
    if not shift:
        return Reading(start, end, number(match["year"]), month, day)
    scope = Scope.TEXT if shift in {"上", "同", "次"} else Scope.ARTICLE
    return Reading(start, end, month=month, day=day, years=_SHIFTS[shift], scope=scope)


def _short_year(text: str, at: int, *, minguo: bool) -> Reading | None:
    """Return a year in two or three digits: of Taiwan's count, or of the last century or this one."""
    match = _SHORT.match(text, at)
    if not match:
        return None
    year, told = int(match["year"]), text.startswith("民国", max(0, at - 2))
    low, high = _MINGUO_YEARS if minguo or told else _SHORT_YEARS
    alone = match[0].endswith("年") and not match["year"].startswith("0")
    if year > high or (alone and not told and not (low <= year and _OPENS.search(text, max(0, at - 1), at))):
        return None
    year += _ROC if minguo or told else _CENTURY if year > _THIS_CENTURY else _CENTURY + 100
    return Reading(at - 2 * told, match.end(), year, *_parts(match))


def _month(text: str, at: int, begun: Mapping[int, Reading]) -> Reading | None:
    """Return a month or a day of it. One that ends a range is of the year of the first (`begun`: readings by their end), and the
    months from January on are those that were last, for they are counted when they are over."""
    match = _MONTH.match(text, at)
    if not match or not number(match["month"]) or text.startswith("农历", max(0, at - 2)):
        return None
    month, day = _parts(match)
    joins = _JOINS.search(text, max(0, at - 3), at)
    first = begun.get(joins.start()) if joins else None
    if first is None:
        over = month == 1 and not day and _UNTIL.match(text, match.end())
        return Reading(at, match.end(), month=month, day=day, step=-1 if over else 0)
    if first.day:
        return Reading(at, match.end(), month=month, day=day, scope=Scope.TEXT)
    return Reading(at, match.end(), first.year, month, day, years=first.years, step=first.step)


def _day(text: str, at: int) -> Reading | None:
    match = _RANGE.match(text, at) or _DAY.match(text, at)
    if not match or not 0 < int(match["day"]) <= _LAST_DAY or _LENGTH.search(text, max(0, at - 4), at):
        return None
    return Reading(at, match.end(), day=int(match["day"]))


def _parts(match: re.Match[str]) -> tuple[int, int]:
    """Return month and day, 0 where they are not said."""
    month, day = match.group("month", "day")
    return number(month) if month else 0, number(day) if day else 0


def _days(text: str, where: Windows) -> Iterator[Reading]:
    for match in matches(_OF_MONTH, text, where, "month"):
        months = {"上": -1, "下": 1}.get(match["rel"], 0)
        yield Reading(start=match.start(), end=match.end(), months=months, day=int(match["day"]))
    figurative = [match.span() for match in _FIGURATIVE.finditer(text)] if "明天的" in text or "昨天的" in text else []
    for match in matches(_NEAR, text, where, "near"):
        word = match["word"]
        if any(start <= match.start() < end for start, end in figurative):
            continue
        if word in _TEXT_DAYS:
            yield Reading(start=match.start(), end=match.end(), days=_TEXT_DAYS[word], scope=Scope.TEXT)
        else:
            yield Reading(start=match.start(), end=match.end(), days=_NEAR_DAYS[word[0]])
    for match in matches(_WEEKDAY, text, where, "week"):
        if _RECURRING.search(text, max(0, match.start() - 16), match.start()):
            continue
        weekday = "一二三四五六日天".index(match["day"]) % 7 if match["day"] != "天" else 6
        weeks = _WEEKS[match["rel"]] if match["rel"] else None
        yield Reading(start=match.start(), end=match.end(), weekday=weekday, weeks=weeks)


def _spans(text: str, where: Windows) -> Iterator[Reading]:
    for match in matches(_SPAN, text, where, "span"):
        if match["month"]:
            months = {"上": -1, "下": 1}.get(match["month"][0], 0)
            yield Reading(start=match.start(), end=match.end(), months=months)
        else:
            yield Reading(start=match.start(), end=match.end(), years=0)
