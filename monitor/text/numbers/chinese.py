"""Figures in Chinese: digits or numerals with a measure word, a unit or a currency.

A numeral without any of them is no figure here (中白两国, 一带一路), nor is 一 ("one"), an ordinal (第三届) or a clock time.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from monitor.text.numbers import nouns
from monitor.text.numbers.units import words

_SIGNS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_LONGEST = 30
"""Signs of one numeral that are read; the longest that means anything has about twenty."""
_MYRIADS = {"万": 10**4, "亿": 10**8}
_BARE = 10**4
"""From here on a number with a magnitude needs no unit."""
_DIGITS = r"\d+(?:[,，]\d{3})*(?:\.\d+)?"
_NUMERAL = r"[零〇一二两三四五六七八九十百千万亿]+"
_SCALE = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?![瓦米克卡赫])|百(?!帕))"

_CURRENCIES = {
    "元人民币": "CNY",
    "人民币": "CNY",
    "白俄罗斯卢布": "BYN",
    "白卢布": "BYN",
    "俄罗斯卢布": "RUB",
    "俄卢布": "RUB",
    "卢布": "rouble",
    "美元": "USD",
    "美金": "USD",
    "欧元": "EUR",
    "港元": "HKD",
    "港币": "HKD",
    "日元": "JPY",
    "英镑": "GBP",
    "韩元": "KRW",
    "瑞典克朗": "SEK",
    "克朗": "SEK",
    "元": "CNY",
    "块钱": "CNY",
    "坚戈": "KZT",
}
_CURRENCY_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "￥": "CNY", "¥": "CNY"}
_UNITS = {
    "%": "percent",
    "％": "percent",
    "个百分点": "percentage point",
    "百分点": "percentage point",
    "平方公里": "km2",
    "平方千米": "km2",
    "平方米": "m2",
    "立方米": "m3",
    "公顷": "hectare",
    "亩": "mu",
    "公里": "kilometre",
    "千米": "kilometre",
    "厘米": "centimetre",
    "毫米": "millimetre",
    "海里": "nautical mile",
    "英里": "mile",
    "米": "metre",
    "公斤": "kilogram",
    "千克": "kilogram",
    "克": "gram",
    "吨": "tonne",
    "标准箱": "TEU",
    "标箱": "TEU",
    "升": "litre",
    "桶": "barrel",
    "摄氏度": "degree",
    "℃": "degree",
    "度": "degree",
    "马力": "horsepower",
    "千瓦时": "kilowatt-hour",
    "兆瓦时": "megawatt-hour",
    "吉瓦": "gigawatt",
    "公吨": "tonne",
    "兆瓦": "megawatt",
    "千瓦": "kilowatt",
    "年": "year",
    "周年": "year",
    "个月": "month",
    "个多月": "month",
    "个星期": "week",
    "周": "week",
    "个工作日": "day",
    "天": "day",
    "日": "day",
    "昼夜": "day",
    "个小时": "hour",
    "小时": "hour",
    "个多小时": "hour",
    "分钟": "minute",
    "秒": "second",
    "岁": "year",
    "倍": "time",
}
_COUNTERS = {
    "人次": "person",
    "人": "person",
    "名": "person",
    "位": "person",
    "个国家": "country",
    "国": "country",
    "家": "company",
    "份": "document",
    "列": "train",
    "班": "flight",
    "个航班": "flight",
    "辆": "vehicle",
    "台": "machine",
    "个集装箱": "container",
    "个就业岗位": "job",
    "架": "aircraft",
    "场": "event",
    "个项目": "project",
    "个": "",
    "项": "",
    "条": "",
    "届": "",
    "枚": "",
    "座": "",
    "所": "",
    "只": "",
    "对": "",
    "间": "",
    "部": "",
    "本": "",
    "套": "",
    "种": "",
    "次": "time",
    "趟": "trip",
    "艘": "ship",
    "件": "",
    "处": "",
    "片": "",
    "段": "",
    "笔": "",
    "批": "",
    "支": "",
    "户": "household",
    "代": "generation",
    "分": "point",
    "大": "",
    "颗": "",
    "张": "",
    "幅": "",
    "首": "",
    "门": "",
    "株": "",
    "头": "",
    "箱": "",
    "册": "",
    "轮": "",
    "层": "",
    "吨级": "tonne",
    "例": "case",
    "票": "vote",
    "席": "seat",
    "组": "",
    "队": "team",
    "款": "",
    "版": "",
    "期": "",
    "排": "",
    "节": "",
    "篇": "",
    "盏": "",
    "车": "",
    "字": "",
    "句": "",
    "杯": "",
    "声": "",
    "步": "step",
    "员": "",
}
_LOOSE = words(
    "人 名 吨 人次 公里 千米 元 美元 欧元 人民币 元人民币 亩 公顷 台 辆 标准箱 平方米 平方公里 立方米 千瓦时 千瓦 美金 米 户 公斤 桶"
)
"""What may follow a magnitude without a number: 千吨, 千万人次; 千家, 百年 and 万里 are figures of speech."""

_ALL = _CURRENCIES | _UNITS | _COUNTERS
_UNIT = "|".join(sorted(map(re.escape, _ALL), key=len, reverse=True))

_TO = "至到—－–~～或-"
"""What stands between the ends of a range. It is looked for first, as far as a unit goes: all units are then tried only once, which
takes a fifth off."""
_FIGURE = re.compile(
    rf"(?P<minus>零下|负)?(?P<sign>[$€￥¥£])?"
    rf"(?:(?P<digits>{_DIGITS})(?:[多余]?(?P<scale>{_SCALE}))?|(?P<numeral>{_NUMERAL}))"
    rf"(?:(?=.{{0,8}}?[{_TO}])(?P<first>{_UNIT})?[{_TO}](?:(?P<digits2>{_DIGITS})(?P<scale2>{_SCALE})?"
    rf"|(?P<numeral2>{_NUMERAL}))(?=(?:多|余)?(?:{_UNIT})))?"
    rf"(?P<more>[多余来几])?(?P<unit>{_UNIT})?"
)
_FOLLOWS = "".join(sorted({unit[0] for unit in _ALL} | set(f"点多余来几下{_TO[:-1]}"))) + "-"
_WRITTEN = "零〇一二两三四五六七八九十百千万亿"
_BEGINS = re.compile(rf"[\d{_WRITTEN}](?:(?<=\d)\d*+|(?<![{_WRITTEN}].)[{_WRITTEN}]*+(?=[{_FOLLOWS}]))")
_BEFORE_SIGNS = frozenset("负$€￥¥£")
"""With what a figure begins, and what may stand before that. Sought by itself: the whole expression takes four times as long. A
numeral in words that nothing countable follows, most of those in a text, is not looked at further."""
_HALF = re.compile(r"半(?:(?P<of>小时|月(?!刊|球)|星期)|(?![岛径球价数夜天日月年以导决]))")
_HALVED = frozenset({"个", "年", "天", "个月", "小时", "个小时", "周", "倍", "公里", "米", "吨"})
"""Units that a half may follow, 四天半; with 个 it stands before the unit, 两个半小时."""
_NEIGHBOURS = re.compile(rf"(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九])(?P<scale>{_SCALE}|十)?(?P<unit>{_UNIT})")
_PERCENT = re.compile(
    rf"百分之(?P<whole>{_NUMERAL}|{_DIGITS})(?:点(?P<part>[零〇一二三四五六七八九]+))?(?:至(?:百分之)?(?P<high>{_NUMERAL}|{_DIGITS}))?"
)
# These begin with a set of signs, to which the engine skips; what must stand before is looked at behind it.
_TENTHS = re.compile(
    r"(?P<tens>[一二两三四五六七八九])(?=成)(?<![一-鿿].(?=成[员立功果本]))成(?P<units>[一二三四五六七八九半])?(?![员立功果都本长交绩就语品效型分])"
)
_SCORE = re.compile(r"以(?P<won>\d{1,3}|[零一二三四五六七八九])比(?P<lost>\d{1,3}|[零一二三四五六七八九])")
_HEIGHT = re.compile(r"(?P<metres>[一二两])米(?P<parts>[一二三四五六七八九]{1,2})")
_NOT_BEFORE = re.compile(r"(?:[第数几上好其A-Za-z.:：+×/]|[A-Za-z][-–]|每隔)$")
_NOT_AFTER = re.compile(r"[A-Za-z+×:：/]|之|时(?!间)|点(?!名)|号|代表团|年代|年级")
_TWO_SIDES = re.compile(r"国|个?国家|个?政府|位?(?:领导|元首|总统)|方|大国|岸|地|会|侧|者|军|党|院")


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


def _amount(digits: str, scale: str, numeral: str) -> float:
    if not digits:
        return value(numeral or "零")
    return float(digits.replace(",", "").replace("，", "")) * (value(scale) if scale else 1)


def find(text: str) -> Iterator[Found]:
    """Yield the figures of `text`; dates among them are for the caller to leave out."""
    yield from _shares(text)
    yield from _neighbours(text)
    after = 0
    for sign in _BEGINS.finditer(text):
        start = max(sign.start(), after)
        match = _FIGURE.match(text, start - (text[start - 1 : start] in _BEFORE_SIGNS)) if start < sign.end() else None
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
    for match in _TENTHS.finditer(text) if "成" in text else ():
        units = match["units"] or "零"
        share = _SIGNS[match["tens"]] * 10 + (5 if units == "半" else _SIGNS[units])
        yield Found(match.start(), match.end(), share, share, "percent", "")
    for match in _SCORE.finditer(text) if "比" in text else ():
        for side in ("won", "lost"):
            points = float(match[side]) if match[side].isdecimal() else _SIGNS[match[side]]
            yield Found(match.start(side), match.end(side), points, points, "", "")
    for match in _HEIGHT.finditer(text) if "米" in text else ():
        metres = _SIGNS[match["metres"]] + float("0." + "".join(str(_SIGNS[sign]) for sign in match["parts"]))
        yield Found(match.start(), match.end(), metres, metres, "metre", "")


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
                _UNITS.get(unit) or _COUNTERS.get(unit, ""),
                _CURRENCIES.get(unit, ""),
            )


def _judge(text: str, match: re.Match[str]) -> Found | None:
    """Return the figure of a match, or None where the number is something else."""
    minus, mark, digits, scale, numeral, first, digits2, scale2, numeral2, more, unit = match.groups(default="")
    start, end = match.span()
    if not (unit or mark or scale) or more == "几":
        return None
    if unit == "分" and text[start - 1 : start] in {"时", "点"}:
        return None
    if _NOT_BEFORE.search(text, max(0, start - 2), start) or _NOT_AFTER.match(text, end):
        return None
    low = _amount(digits, scale, numeral)
    high = _amount(digits2, scale2, numeral2) if digits2 or numeral2 else low
    if first and first != unit:
        high = low
    if scale2 and not scale and not first and low < high / value(scale2):
        low *= value(scale2)
    if numeral and _is_idiom(text, match, low, unit):
        return None
    if not (unit or mark or low >= _BARE):
        return None
    currency = _CURRENCIES.get(unit) or _CURRENCY_SIGNS.get(mark, "")
    name = "" if currency else _named(text, start, end, unit)
    more_by, end, name = _halved(text, end, unit, name)
    low, high = low + more_by, high + more_by
    if minus and unit in {"度", "摄氏度", "℃"}:
        low, high = -low, -high
    elif minus:
        start += len(minus)
    return Found(start, end, min(low, high), max(low, high), name, currency, open=not unit and not mark)


def _halved(text: str, end: int, unit: str, name: str) -> tuple[float, int, str]:
    """Return what a half behind the unit adds, where it ends and what is measured: 四天半, 两个半小时."""
    half = _HALF.match(text, end) if unit in _HALVED else None
    if half is None or (unit == "个") != bool(half["of"]):
        return 0, end, name
    return 0.5, half.end(), _UNITS.get(unit + (half["of"] or ""), name)


def _named(text: str, start: int, end: int, unit: str) -> str:
    """Return the unit of the number between two offsets: its own, or for a measure word the noun beside it."""
    name = _UNITS.get(unit) or _COUNTERS.get(unit, "")
    name = nouns.chinese(text, end, name) if unit in nouns.CLASSIFIERS else name
    return nouns.chinese_before(text, start, name) if name in {"", "person"} and unit in nouns.BARE else name


def _is_idiom(text: str, match: re.Match[str], low: float, unit: str) -> bool:
    """Return whether a numeral in words is no count: "one", a bare magnitude before a loose noun, the two sides, no unit."""
    numeral = match["numeral"]
    if not unit or low <= 1 or (unit == "年" and text[match.end() : match.end() + 1] in {"代", "级"}):
        return True
    if len(numeral) > 1 and all(sign in _SIGNS for sign in numeral):
        return True
    if numeral[0] in "百千万亿" and unit not in _LOOSE:
        return True
    if numeral in {"两", "二", "双"} and (_TWO_SIDES.match(text, match.end("numeral")) or unit == "大"):
        return True
    if len(numeral) > 1 and numeral[0] == "十" and unit == "分":
        return True
    return (numeral, unit) in {("十", "分"), ("一", "大"), ("二", "手"), ("三", "方"), ("三", "国")}
