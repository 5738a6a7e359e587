"""Figures in Chinese: digits or numerals with a measure word, a unit or a currency.

A numeral without any of them is no figure here (中白两国, 一带一路), nor is 一 ("one"), an ordinal (第三届) or a clock time.
"""

import re
from collections.abc import Iterator
from string import ascii_letters
from typing import NamedTuple

from monitor.text.numbers import nouns
from monitor.text.numbers.chinese_units import BUT, COUNTERS, CURRENCIES, CURRENCY_SIGNS, LOOSE, UNITS, YUAN
from monitor.text.numbers.units import words

_SIGNS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_LONGEST = 30
"""Signs of one numeral that are read; the longest that means anything has about twenty."""
_MYRIADS = {"万": 10**4, "亿": 10**8}
_BARE = 10**4
"""From here on a number with a magnitude needs no unit."""
_DIGITS = r"\d+(?:[,，]\d{3})*(?:[.．]\d+)?"
_NUMERAL = r"[零〇一二两三四五六七八九十百千万亿]+"
_SCALE = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?![瓦米克卡赫伏])|百(?!帕))"

_ALL = CURRENCIES | UNITS | COUNTERS
_UNIT = "|".join(
    re.escape(unit) + (f"(?!{BUT[unit]})" if unit in BUT else "") for unit in sorted(_ALL, key=lambda unit: (-len(unit), unit))
)

_REST = r"(?:\d{1,4}万|\d千万)?(?:\d{4}(?![\d.年])|\d千(?![瓦米克卡赫伏])(?:\d百)?|\d百)?"
"""The lower magnitudes of a number in digits: 1万6千, 3亿5000万."""
_PARTS = re.compile(r"(\d+)([十百千万]*)")
_TO = "至到—－–~～或-"
"""What stands between the ends of a range. It is looked for first, as far as a unit goes: all units are then tried only once, which
takes a fifth off."""
_MINUS = r"(?<![\d%℃度A-Za-z])[-−](?=\d+(?:\.\d+)? ?[%℃度摄])"
_FIGURE = re.compile(
    rf"(?P<minus>零下|负|{_MINUS})?(?P<sign>[$€￥¥£])?"
    rf"(?:(?P<digits>{_DIGITS})(?: ?[多余]?(?P<scale>{_SCALE})(?P<rest>{_REST}))?|(?P<numeral>{_NUMERAL}))"
    rf"(?:(?=.{{0,8}}?[{_TO}])(?: ?(?P<first>{_UNIT}))? ?[{_TO}] ?(?:(?P<digits2>{_DIGITS})(?: ?(?P<scale2>{_SCALE}))?"
    rf"|(?P<numeral2>{_NUMERAL}))(?=[多余]? ?(?(first)(?P=first)|(?:{_UNIT}))))?"
    rf"(?: ?(?P<more>[多余来几]))?(?: ?(?P<unit>{_UNIT}))?"
)
_FOLLOWS = "".join(sorted({unit[0] for unit in _ALL} | set(f"点多余来几下{_TO[:-1]}"))) + "-"
_WRITTEN = "零〇一二两三四五六七八九十百千万亿"
_BEGINS = re.compile(rf"[\d{_WRITTEN}](?:(?<=\d)\d*+|(?<![{_WRITTEN}].)(?!(?<=一)[^{_WRITTEN}])[{_WRITTEN}]*+(?=[{_FOLLOWS}]))")
_BEFORE_SIGNS = frozenset("负-−$€￥¥£")
"""With what a figure begins, and what may stand before that. Sought by itself: the whole expression takes four times as long. A
numeral in words that nothing countable follows, most of those in a text, is not looked at further, nor is 一 by itself."""
_HALF = re.compile(r"半(?:(?P<of>小时|月(?!刊|球)|星期|世纪)|(?![岛径球价数夜天日月年以导决]))")
_HALVED = frozenset({"个", "年", "天", "个月", "小时", "个小时", "周", "倍", "公里", "米", "吨"})
"""Units that a half may follow, 四天半; with 个 it stands before the unit, 两个半小时."""
_NEIGHBOURS = re.compile(rf"(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九])(?P<scale>{_SCALE}|十)?(?P<unit>{_UNIT})")
_PERCENT = re.compile(
    rf"百分之(?P<whole>{_NUMERAL}|{_DIGITS})(?:点(?P<part>[零〇一二三四五六七八九]+))?(?:至(?:百分之)?(?P<high>{_NUMERAL}|{_DIGITS}))?"
)
# These begin with a set of signs, to which the engine skips; what must stand before is looked at behind it.
_TENTHS = re.compile(
    r"(?P<tens>[1-9一二两三四五六七八九])(?=成)(?<![\d.].)(?<![一-鿿].(?=成[员立功果本]))成(?P<units>[一二三四五六七八九半])?"
    r"(?![员立功果都本长交绩就语品效型分])"
)
_TENTHS_FROM = re.compile(r"(?<![\d.])(?P<tens>[1-9一二三四五六七八])[至到~～—-]?$")
"""The lower end before tenths, 4到5成 or 七八成; digits without a sign between them are one number and not tenths."""
_POINTS = r"\d{1,3}|[零一二三四五六七八九]"
_SCORE = re.compile(rf"比(?<=[\d零一二三四五六七八九]比)(?P<lost>{_POINTS})")
_WON = re.compile(rf"(?P<scored>(?:以|比分|总分)[为是]?)?(?P<won>{_POINTS})$")
_SCORED_AFTER = re.compile("[大小险完力]?[胜克负平挫]|战|击|不敌|落败|落后|领先|取|获|淘汰")
_FIRST_MONTHS = re.compile(r"前(?P<months>1?\d|[二三四五六七八九十]|十一)月(?<![此之日提以目].{2}月)(?<![此之日提以目].{3}月)")
_HEIGHT = re.compile(r"(?P<metres>[12一二两])米(?<!\d.米)(?P<parts>[一二三四五六七八九]{1,2}|\d\d?(?!\d))")
_NOT_BEFORE = re.compile(r"(?:[第数几上好其A-Za-z.+×/]|\d[:：]|第 |[A-Za-z][-–]|每隔|人大|政协|[（(至—－–-]前)$")
_NOT_AFTER = re.compile(r"[A-Za-z+×:：/]|之|时(?!间)|点(?!名)|号|代表团")
_TWO = frozenset({"2", "两", "二", "双"})
_TWO_SIDES = re.compile(r"国|个?(?:伙伴|成员|友好|邻|大|当事|缔约)?国(?!际)|个?政府|位?(?:领导|元首|总统)|方|大国|岸|地|会|侧|者|军|党|院")


_NAMES = re.compile(
    "八项规定|[五四]项(?:基本)?原则|[五四]大[洲洋]|三大攻坚战|两个一百年|四个(?:全面|意识|自信)|两个维护|三个代表|八国联军"
    "|(?<=五花)八门|(?<=三番)五次|三天两头|(?<=三天)两头|四分五裂|三头六臂|三年五载"
)
_QUOTED = re.compile("[^“”「」『』《》，。；、？！]{1,8}[”」』》]")
_OPENING = frozenset("“「『《")
"""A number in words that opens a quoted phrase belongs to a name: “四个意识”, “十大合作计划”."""
_ERAS = words(
    "公元 元前 民国 昭和 平成 令和 明治 大正 光绪 宣统 同治 咸丰 道光 嘉庆 乾隆 雍正 康熙 顺治 崇祯 万历 嘉靖 永乐 洪武 建武 贞观 开元"
)
"""Before years counted from the beginning of a reign or of our era."""
_BELOW_ZERO = frozenset({"度", "摄氏度", "℃", "%"})
_BETWEEN = frozenset("、和及至到")
_RANKED, _BEFORE_NOW = frozenset({"名", "位"}), frozenset("此之日提以目")
_BEFORE_SUM = re.compile("(人民币|台币|港币|美金)(?:大?约|近|逾|超过?)?$")
_WARY = frozenset("第数几上好其.+×/ 隔大协-–:：前" + ascii_letters) | _BETWEEN | _OPENING | {era[-1] for era in _ERAS}
"""The last signs of all that before a number makes something else of it: most numbers are spared the questions."""
_THINGS = re.compile("[一-鿿](?<![的和与及至到或增升降减跌等以左上下之打建用投购收买兴])")
"""Behind a number without a unit what it counts: 10万农民 are no yuan, though 500万建设 is likely a sum."""
_LATELY = re.compile("[这明]$|(?<![此之日提以目])前$")
"""Before 两年, 两天: some time ago, or this year and the next, not two."""
_OFTEN = re.compile("[一-鿿](?<![的左以之上下多及和])")
"""Behind 度 a verb: 两度访华 is twice."""
_CONGRESS = re.compile("(?:党的?|中共)$")
_ROW = re.compile(rf"第[\d{_WRITTEN}]+[届次季期批][、和及至到]$")
"""Before the later ordinals of a row: 第十三届、十四届."""
_MOST_GREAT = 12
"""Of 大 ("the ten great …") no more are counted; above it stand congresses: 十八大."""


class Found(NamedTuple):
    """One figure before its currency is settled: `open` says that neither unit nor currency was said."""

    start: int
    end: int
    low: float
    high: float
    unit: str
    currency: str
    open: bool = False


def value(numeral: str) -> float:
    """Return the value of a Chinese numeral; two signs or more without any scale are digits (二〇). Of a row without end its first
    signs count: forty times 亿 is more than a float holds."""
    numeral = numeral[:_LONGEST]
    if len(numeral) > 1 and all(sign in _SIGNS for sign in numeral):
        return float("".join(str(_SIGNS[sign]) for sign in numeral[:15]))
    total = section = current = 0
    for sign in numeral:
        if sign in _SIGNS:
            current = _SIGNS[sign]
        elif sign in _SCALES:
            section += (current or 1) * _SCALES[sign]
            current = 0
        else:
            total = (total + section + current or 1) * _MYRIADS[sign] if sign == "亿" else total + (section + current or 1) * _MYRIADS[sign]
            section = current = 0
    return float(total + section + current)


def _amount(digits: str, scale: str, numeral: str, rest: str = "") -> float:
    if not digits:
        return value(numeral or "零")
    lower = sum(float(number) * (value(more) if more else 1) for number, more in _PARTS.findall(rest)) if rest else 0
    return float(digits.replace(",", "").replace("，", "").replace("．", ".")) * (value(scale) if scale else 1) + lower


def find(text: str) -> Iterator[Found]:
    """Yield the figures of `text`; dates among them are for the caller to leave out."""
    yield from _shares(text)
    yield from _neighbours(text)
    after = 0
    for sign in _BEGINS.finditer(text):
        start = max(sign.start(), after)
        if start >= sign.end():
            continue
        signed = text[start - 1 : start] in _BEFORE_SIGNS
        match = (_FIGURE.match(text, start - 1) if signed else None) or _FIGURE.match(text, start)
        if match is None:
            continue
        after = match.end()
        found = _judge(text, match)
        if found:
            yield found


def _shares(text: str) -> Iterator[Found]:
    """Yield percentages in words and heights such as 一米九."""
    for match in _PERCENT.finditer(text) if "百分之" in text else ():
        whole = match["whole"]
        low = _amount(whole if whole[0].isdecimal() else "", "", whole)
        if match["part"]:
            low += float("0." + "".join(str(_SIGNS[sign]) for sign in match["part"][:9]))
        high = _amount(match["high"] if match["high"][0].isdecimal() else "", "", match["high"]) if match["high"] else low
        yield Found(match.start(), match.end(), low, max(low, high), "percent", "")
    yield from _tenths(text)
    for match in _SCORE.finditer(text):
        won = _WON.search(text, max(0, match.start() - 6), match.start())
        if won and (won["scored"] or _SCORED_AFTER.match(text, match.end())):
            for side, one in (("won", won), ("lost", match)):
                yield Found(one.start(side), one.end(side), _digit(one[side]), _digit(one[side]), "", "")
    for match in _FIRST_MONTHS.finditer(text) if "前" in text else ():
        months = _amount(match["months"] if match["months"].isdecimal() else "", "", match["months"])
        yield Found(match.start("months"), match.end(), months, months, "month", "")
    for match in _HEIGHT.finditer(text) if "米" in text else ():
        metres = _digit(match["metres"]) + float("0." + "".join(f"{_digit(sign):g}" for sign in match["parts"]))
        yield Found(match.start(), match.end(), metres, metres, "metre", "")


def _digit(sign: str) -> float:
    return float(sign) if sign.isdecimal() else _SIGNS[sign]


def _tenths(text: str) -> Iterator[Found]:
    """Yield tenths as percentages: 六成, 七成半, 4到5成."""
    for match in _TENTHS.finditer(text) if "成" in text else ():
        units = match["units"] or "零"
        start, share = match.start(), _digit(match["tens"]) * 10 + (5 if units == "半" else _SIGNS[units])
        lower = _TENTHS_FROM.search(text, max(0, start - 2), start)
        low = _digit(lower["tens"]) * 10 if lower else share
        yield Found(lower.start() if lower and low < share else start, match.end(), min(low, share), share, "percent", "")


def _neighbours(text: str) -> Iterator[Found]:
    """Yield ranges of two neighbouring numerals: 两三天 is two to three days."""
    for match in _NEIGHBOURS.finditer(text):
        low, high = _SIGNS[match["low"]], _SIGNS[match["high"]]
        unit = match["unit"]
        if high == low + 1 and not _NOT_BEFORE.search(text, max(0, match.start() - 2), match.start()):
            scale = value(match["scale"]) if match["scale"] else 1
            yield Found(
                match.start(),
                match.end(),
                low * scale,
                high * scale,
                UNITS.get(unit) or COUNTERS.get(unit, ""),
                CURRENCIES.get(unit, ""),
            )


def _judge(text: str, match: re.Match[str]) -> Found | None:
    """Return the figure of a match, or None where the number is something else."""
    minus, mark, digits, scale, rest, numeral, first, digits2, scale2, numeral2, more, unit = match.groups(default="")
    start, end = match.span()
    if not (unit or mark or scale) or more == "几":
        return None
    if unit == "分" and text[max(0, start - 2) : start].rstrip()[-1:] in {"时", "点"}:
        return None
    if (text[start - 1 : start] in _WARY and _is_spoilt(text, match, unit)) or _NOT_AFTER.match(text, end):
        return None
    low = _amount(digits, scale, numeral, rest)
    high = _amount(digits2, scale2, numeral2) if digits2 or numeral2 else low
    if scale2 and not scale and not first and low < high / value(scale2):
        low *= value(scale2)
    if (numeral and _is_idiom(text, match, low, unit)) or not (unit or mark or low >= _BARE):
        return None
    if text[start : end - len(unit)] in _TWO and _TWO_SIDES.match(text, end - len(unit)):
        return None
    currency = _prefixed(text, start) if unit == "元" else CURRENCIES.get(unit) or CURRENCY_SIGNS.get(mark, "")
    name = "" if currency else _named(text, start, end, unit)
    more_by, end, name = _halved(text, end, unit, name)
    low, high = low + more_by, high + more_by
    if minus and unit in _BELOW_ZERO:
        low, high = -low, -high
    elif minus:
        start += len(minus)
    counts = not unit and not mark and high < _MYRIADS["亿"] and bool(_THINGS.match(text, end))
    name = nouns.chinese(text, end, name) if counts else name
    return Found(start, end, min(low, high), max(low, high), name, currency, open=not (unit or mark or counts))


def _prefixed(text: str, start: int) -> str:
    """Return the currency of a sum in 元 that begins at `start`: the one named before it (人民币5亿元), else one of the country's."""
    named = _BEFORE_SUM.search(text, max(0, start - 6), start)
    return CURRENCIES[named[1]] if named else YUAN


def _halved(text: str, end: int, unit: str, name: str) -> tuple[float, int, str]:
    """Return what a half behind the unit adds, where it ends and what is measured: 四天半, 两个半小时."""
    half = _HALF.match(text, end) if text.startswith("半", end) and unit in _HALVED else None
    if half is None or (unit == "个") != bool(half["of"]):
        return 0, end, name
    return 0.5, half.end(), UNITS.get(unit + (half["of"] or ""), name)


def _named(text: str, start: int, end: int, unit: str) -> str:
    """Return the unit of the number between two offsets: its own, or for a measure word the noun beside it."""
    name = UNITS.get(unit) or COUNTERS.get(unit, "")
    name = nouns.chinese(text, end, name) if unit in nouns.CLASSIFIERS else name
    return nouns.chinese_before(text, start, name) if name in {"", "person"} and unit in nouns.BARE else name


def _is_spoilt(text: str, match: re.Match[str], unit: str) -> bool:
    """Return whether what stands before a number makes something else of it: an ordinal, a rank (前三名), a year of an era, a name."""
    start, before = match.start(), text[max(0, match.start() - 2) : match.start()]
    if _NOT_BEFORE.search(before):
        return True
    if before[-1:] in _BETWEEN and _ROW.search(text, max(0, start - 7), start):
        return True
    if before[-1:] == "前" and unit in _RANKED and before[:1] not in _BEFORE_NOW:
        return True
    if unit == "年" and before in _ERAS:
        return True
    return before[-1:] in _OPENING and bool(match["numeral"]) and bool(_QUOTED.match(text, match.end()))


def _is_idiom(text: str, match: re.Match[str], low: float, unit: str) -> bool:
    """Return whether a numeral in words is no count: "one", a bare magnitude before a loose noun, no unit, an ordinal (二次), a name."""
    numeral = match["numeral"]
    if not unit or low <= 1 or _NAMES.match(text, match.start("numeral")):
        return True
    if len(numeral) > 1 and all(sign in _SIGNS for sign in numeral):
        return True
    if numeral[0] in "百千万亿" and unit not in LOOSE:
        return True
    if numeral == "二" and unit in COUNTERS and unit not in {"人", "名", "位"}:
        return True
    return _is_idiom_of(unit, numeral, low, text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 1])


def _is_idiom_of(unit: str, numeral: str, low: float, before: str, behind: str) -> bool:
    """Return whether a numeral with just this unit, between these signs, is no count: a congress (十八大), twice, lately, very."""
    if unit == "大":
        return low > _MOST_GREAT or numeral in _TWO or bool(_CONGRESS.search(before))
    if unit == "度":
        return bool(_OFTEN.match(behind))
    if unit in {"年", "天"}:
        return numeral == "两" and bool(_LATELY.search(before))
    return (unit == "分" and numeral[0] == "十") or (unit in {"方", "国"} and numeral == "三")
