"""Units, measure words and currencies of Chinese, each with its normal form; Latin units as Chinese papers write them.

What a number before them means is for `chinese`.
"""

from collections.abc import Mapping

from monitor.text.numbers.units import words


def _forms(table: Mapping[str, str]) -> dict[str, str]:
    """Return each of the blank-separated forms with its normal form."""
    return {form: name for name, listed in table.items() for form in listed.split()}


YUAN = "yuan"
"""元 before it is known whose: of the mainland, or of Taiwan."""
CURRENCIES = _forms(
    {
        YUAN: "元",
        "CNY": "人民币 元人民币 块钱",
        "TWD": "新台币 元新台币 台币 元台币",
        "HKD": "港元 港币",
        "USD": "美元 美金",
        "EUR": "欧元",
        "BYN": "白俄罗斯卢布 白卢布",
        "RUB": "俄罗斯卢布 俄卢布",
        "rouble": "卢布",
        "GBP": "英镑",
        "JPY": "日元",
        "KRW": "韩元",
        "CHF": "瑞士法郎 瑞郎",
        "SEK": "瑞典克朗 克朗",
        "PLN": "兹罗提",
        "UAH": "格里夫纳",
        "KZT": "坚戈",
        "CAD": "加元",
        "AUD": "澳元",
        "NZD": "新西兰元",
        "SGD": "新加坡元 新元",
        "INR": "印度卢比 卢比",
        "THB": "泰铢",
        "TRY": "里拉",
        "MOP": "澳门元",
    }
)
CURRENCY_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "￥": "CNY", "¥": "CNY"}

_LATIN = {
    "km2": "km² km2 ㎢", "m2": "m² ㎡", "m3": "m³", "kilometre": "km", "centimetre": "cm", "millimetre": "mm", "metre": "m",
    "kilogram": "kg",
    "litre": "l", "cc": "cc", "millilitre": "ml", "kilowatt-hour": "kwh", "megawatt-hour": "mwh", "gigawatt": "gw", "megawatt": "mw",
    "kilowatt": "kw", "TEU": "teu",
}  # fmt: skip
"""Of these, a form of two letters or more is also written in capitals or with one."""
UNITS = _forms(
    {
        "percent": "% ％",
        "percentage point": "个百分点 百分点 个多百分点",
        "basis point": "个基点 基点",
        "km2": "平方公里 平方千米",
        "m2": "平方米 平米",
        "m3": "立方米",
        "hectare": "公顷",
        "mu": "亩",
        "kilometre": "公里 千米",
        "metre": "米",
        "centimetre": "厘米",
        "millimetre": "毫米",
        "nautical mile": "海里",
        "mile": "英里",
        "tonne": "吨 公吨",
        "kilogram": "公斤 千克",
        "jin": "斤",
        "gram": "克",
        "TEU": "标准箱 标箱",
        "litre": "升",
        "millilitre": "毫升",
        "barrel": "桶",
        "degree": "摄氏度 ℃ 度",
        "horsepower": "马力",
        "kilowatt-hour": "千瓦时 度电",
        "megawatt-hour": "兆瓦时",
        "gigawatt": "吉瓦",
        "megawatt": "兆瓦",
        "kilowatt": "千瓦",
        "kilovolt": "千伏",
        "year": "年 岁 周岁",
        "century": "个世纪",
        "month": "个月 个多月",
        "week": "个星期 个多星期 周",
        "day": "个工作日 天 日 昼夜",
        "hour": "个小时 小时 个多小时",
        "minute": "分钟",
        "second": "秒",
        "time": "倍",
    }
) | {
    form: name
    for name, listed in _LATIN.items()
    for small in listed.split()
    for form in ({small, small.upper(), small.capitalize()} if len(small) > 1 else {small})
}
UNITS |= {"kWh": "kilowatt-hour", "MWh": "megawatt-hour"}
COUNTERS = _forms(
    {
        "person": "人次 人 名 位",
        "country": "个国家 国",
        "company": "家 家次",
        "document": "份",
        "train": "列 列次",
        "flight": "班 个航班 架次 班次",
        "vehicle": "辆 辆次",
        "machine": "台 台次",
        "container": "个集装箱",
        "job": "个就业岗位",
        "aircraft": "架",
        "event": "场 场次",
        "project": "个项目",
        "time": "次",
        "trip": "趟",
        "ship": "艘 艘次",
        "household": "户 户次",
        "generation": "代",
        "point": "分",
        "tonne": "吨级",
        "case": "例 例次 宗",
        "vote": "票",
        "seat": "席",
        "team": "队",
        "step": "步",
        "dose": "剂",
        "bottle": "瓶",
        "building": "栋 幢",
    }
) | dict.fromkeys(
    words(
        "个 项 条 届 枚 座 所 只 对 间 部 本 套 种 件 处 片 段 笔 批 支 大 颗 张 幅 首 门 株 头 箱 册 轮 层 组 款 版 期"
        " 排 节 篇 盏 车 字 句 杯"
        " 声 员 尾 起 道 盒 袋 棵 件次 批次"
    ),
    "",
)
LOOSE = words(
    "人 名 吨 人次 公里 千米 元 美元 欧元 人民币 元人民币 亩 公顷 台 辆 标准箱 平方米 平方公里 立方米 千瓦时 千瓦 美金 米 户 公斤 桶"
)
"""What may follow a magnitude without a number: 千吨, 千万人次; 千家, 百年 and 万里 are figures of speech."""
BUT = {
    "年": "[度代级]",
    "周": "年|半?跳",
    "位": "数",
    "车": "[道间厢站]",
    "国": "际|集团|家级|家发展",
    "个国家": "级",
    "届": "全国|中央|[一二三四五六七八九十]+[中次]|人大|政协|联合国|联大|主席",
    "次": "列车|航班|全会|审议",
    "升": "[一二两三四五六七八九]降",
    "分": "多?钱",
    "度": "假|空间",
    "版": "本",
    "起": "[点步飞]",
    "道": "[路德理湾]",
    "字": "[头形型塔]|方针",
    "日": "[本元语军]",
}
"""What makes another word of a unit: an anniversary, a group of states, the congress of a term, the number of a train."""
