"""Dates of Chinese newspapers: years before 1900, in two digits and of Taiwan's count; blanks around digits; figures of speech."""

from datetime import UTC, datetime

import pytest

from monitor.text.dates import mentions

PUBLISHED = datetime(2024, 5, 15, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1794年起义，1830年11月29日再起，距今已有1100年历史，1500年来如此。", ["1794", "1830-11-29"]),
        ("2018年度报告于 2019 年 3 月 5 日公布。各方随后准备，6 月 7 日至 9 日开会。", ["2018", "2019-03-05", "2024-06-07", "2024-06-09"]),
        ("２０２３年６月７日签署。", ["2023-06-07"]),
        ("97年访华，98年5月回国，08年底再来，服役80年后退役，今后15年不变。", ["1997", "1998-05", "2008"]),
        ("民國97年成立，吸菸率由99年下降，100年又上升，至今100年來不變，這個時代。", ["2008", "2010", "2011"]),
        ("比赛将于7月29日至8月12日举行。", ["2024-07-29", "2024-08-12"]),
        ("展期为2025年3月7日至4月2日，或2025年12月7日－1月2日。", ["2025-03-07", "2025-04-02", "2025-12-07", "2026-01-02"]),
        ("今天的学生，就是明天的工程师。仪式今天举行。", ["2024-05-15"]),
        ("衛生局昨與廠商簽約，一如昨日。", ["2024-05-14", "2024-05-14"]),
        ("前9月利润增长，农历三月初三放假，春运进入第二天。", []),
    ],
)
def test_newspapers_own_ways_with_dates(text: str, expected: list[str]) -> None:
    """Each passage gives the days that its reader understands, and no length of time."""
    assert [one.iso for one in mentions(text, "zh", PUBLISHED, "UTC")] == expected
