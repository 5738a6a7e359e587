"""Traditional Chinese is read like simplified, and shown as it was written."""

from datetime import UTC, date, datetime

import pytest

from monitor.text import dates, han, numbers, quotes
from monitor.text.commitments import commitments

TRADITIONAL = "廠長週一說：「我們買的是電芯，不是巴士。」貸款8.6億元人民幣，年產180輛。借款方承諾2027年達到滿負荷生產。"
SIMPLIFIED = "厂长周一说：「我们买的是电芯，不是巴士。」贷款8.6亿元人民币，年产180辆。借款方承诺2027年达到满负荷生产。"
PUBLISHED = datetime(2024, 4, 16, 9, tzinfo=UTC)


def test_both_scripts_give_the_same_figures() -> None:
    """億 is a magnitude and 輛 a measure word like 亿 and 辆."""
    found = numbers.figures(TRADITIONAL, "zh")
    assert [(one.low, one.currency, one.unit) for one in found] == [(8.6e8, "CNY", ""), (180, "", "vehicle")]
    assert found == numbers.figures(SIMPLIFIED, "zh")


def test_both_scripts_give_the_same_dates() -> None:
    """週一 is Monday like 周一."""
    found = dates.mentions(TRADITIONAL, "zh", PUBLISHED, "Asia/Hong_Kong")
    assert [one.iso for one in found] == ["2024-04-15", "2027"]
    assert found == dates.mentions(SIMPLIFIED, "zh", PUBLISHED, "Asia/Hong_Kong")


def test_a_speaker_is_named_in_the_script_of_the_text() -> None:
    """The quotation is found by its verb, and who speaks is cut from the text itself."""
    assert [one.speaker for one in quotes.quotes(TRADITIONAL, "zh")] == ["廠長"]


def test_both_scripts_give_the_same_commitments() -> None:
    """承諾 is a promise like 承诺."""
    found = [
        [(one.place.start, one.due) for one in commitments(text, "zh", date(2024, 4, 16), dates.mentions(text, "zh", PUBLISHED, ""), ())]
        for text in (TRADITIONAL, SIMPLIFIED)
    ]
    assert found[0] == found[1] == [(TRADITIONAL.index("借款方"), "2027")]


@pytest.mark.parametrize(("text", "language"), [("The 億 sign", "en"), ("Знак 億", "ru"), ("Знак 億", "be")])
def test_other_languages_are_left_alone(text: str, language: str) -> None:
    """Only a Chinese text is written plainly."""
    assert han.plain(text, language) == text
