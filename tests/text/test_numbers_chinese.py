"""Figures of Chinese newspapers: what stands in names, ranks and years is none; what is written otherwise than elsewhere is one."""

import pytest

from monitor.text.numbers import figures


def rows(text: str, home: str = "") -> list[tuple[str, float, float, str]]:
    """Return words, ends and unit or currency of the figures of `text`."""
    found = figures(text, "zh", home=home)
    return [(text[one.place.start : one.place.end], one.low, one.high, one.currency or one.unit) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "为建厂70周年和独立28周年国庆举行的活动，正值建交30周年之际。",
        "二十国集团峰会与七国集团的声明，2019国际博览会，五大洲的客人，互不干涉的五项原则。",
        "党的二十大之后，十四届全国人大三次会议审议了报告；联大80届主席、第三届、四届获奖者致辞。",
        "出访这2国，两个伙伴国、两个成员国均同意；前三名选手获奖，这两年和今明两天都忙。",
        "“四个提升”计划和《三国来信》出版，坚持“两个不变”方针，八项规定。",
        "光绪三十年建城，民国36年扩建，公元前221年统一，（前99年－前55年）。",
        "上世纪七八十年代，从60年代起，2018年度报告，1000次列车晚点，实现两位数增长，地下二层，二次创业。",
        "1794年起义，1830年11月29日再起；97年访华，98年5月回国。",
        "五花八门的商品，三天两头停电，三番五次催促，四分五裂。",
        "两度访华的代表，票价只有六分多钱，双向6车道，完成四周跳，两升一降。",
    ],
)
def test_names_ranks_and_years_are_no_figures(text: str) -> None:
    """An anniversary, a group of states, a congress, a rank, a reign, an early year, a word that begins like a unit."""
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建交25年来，来自3国的代表到访。", [("25年", 25, 25, "year"), ("3国", 3, 3, "country")]),
        ("船重1万6千吨，耗资3亿5000万元。", [("1万6千吨", 16000, 16000, "tonne"), ("3亿5000万元", 3.5e8, 3.5e8, "CNY")]),
        ("产量增加4到5成，6成出口，七八成合格。", [
            ("4到5成", 40, 50, "percent"), ("6成", 60, 60, "percent"), ("七八成", 70, 80, "percent")
        ]),
        ("主队6比5取胜，客队以2比0领先。", [("6", 6, 6, ""), ("5", 5, 5, ""), ("2", 2, 2, ""), ("0", 0, 0, "")]),
        ("身高：168CM，体重：49KG，容量800cc，装机50MW。", [
            ("168CM", 168, 168, "centimetre"), ("49KG", 49, 49, "kilogram"), ("800cc", 800, 800, "cc"), ("50MW", 50, 50, "megawatt")
        ]),
        ("全程２５ＫＭ，增长１２．５％。", [("２５ＫＭ", 25, 25, "kilometre"), ("１２．５％", 12.5, 12.5, "percent")]),
        ("投资 100 亿美元，占 25 %，共 30 人。", [
            ("100 亿美元", 1e10, 1e10, "USD"), ("25 %", 25, 25, "percent"), ("30 人", 30, 30, "person")
        ]),
        ("年满18周岁，前9月出口增长，此前9月停产。", [("18周岁", 18, 18, "year"), ("9月", 9, 9, "month")]),
        ("下调25个基点到2%，线路为110千伏，起降43架次。", [
            ("25个基点", 25, 25, "basis point"), ("2%", 2, 2, "percent"), ("110千伏", 110, 110, "kilovolt"), ("43架次", 43, 43, "flight")
        ]),
        ("降至-15℃，增长-2.3%，K-8飞机2-3架，零下5度，用地3万平米。", [
            ("-15℃", -15, -15, "degree"), ("-2.3%", -2.3, -2.3, "percent"), ("2-3架", 2, 3, "aircraft"), ("零下5度", -5, -5, "degree"),
            ("3万平米", 3e4, 3e4, "m2")
        ]),
        ("两个半世纪，3.0版本。", [("两个半世纪", 2.5, 2.5, "century")]),
        ("拨款20亿元，带动10万农户，资助3万学生，另有500万用于研究。", [
            ("20亿元", 2e9, 2e9, "CNY"), ("10万", 1e5, 1e5, ""), ("3万", 3e4, 3e4, "student"), ("500万", 5e6, 5e6, "CNY")
        ]),
        ("提前两年完成，温差两度，兑换80万加元。", [("两年", 2, 2, "year"), ("两度", 2, 2, "degree"), ("80万加元", 8e5, 8e5, "CAD")]),
    ],
)  # fmt: skip
def test_what_newspapers_write_in_ways_of_their_own_is_read(text: str, expected: list[tuple[str, float, float, str]]) -> None:
    """Mixed magnitudes, tenths, scores, Latin units in any case and width, blanks around digits, first months."""
    assert rows(text) == expected


def test_yuan_are_those_of_the_country() -> None:
    """元 is of the mainland, in Taiwan's papers its own, and in either what is named before the sum."""
    assert rows("臺灣這個產業的收入達2千元。") == [("2千元", 2000, 2000, "TWD")]
    assert rows("這個產業的收入達2千元。") == [("2千元", 2000, 2000, "CNY")]
    assert rows("这个产业的收入达2千元。") == [("2千元", 2000, 2000, "CNY")]
    assert rows("这个产业的收入达2千元。", home="TWD") == [("2千元", 2000, 2000, "TWD")]
    assert rows("臺灣這個產業的收入達人民幣2千元。") == [("2千元", 2000, 2000, "CNY")]
    assert rows("这个产业的收入达新台币2千元。") == [("2千元", 2000, 2000, "TWD")]
