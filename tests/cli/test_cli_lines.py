"""Lines of a terminal: where a text may be broken, and where not."""

import pytest
from rich.cells import cell_len

from monitor.cli.lines import broken

WORDS = {
    "en": "The Belarusian side will ship 700,000 tonnes of potash – with an option for a further 100,000 tonnes. [8]",
    "ru": "Александр Лукашенко и Си Цзиньпин встретились 4 декабря 2023\u202fг. в Пекине – переговоры прошли без документов. [2]",
    "be": "Аляксандр Лукашэнка сустрэўся 4 снежня 2023\u202fг. у Пекіне з Сі Цзіньпінам – перамовы прайшлі без дакументаў. [5]",
    "zh": "12月4日，白俄罗斯出口商与“中国买家”就2024年钾肥供货合同达成一致，供货量为80万吨，价格为每吨285美元。 [9]",
}


@pytest.mark.parametrize("language", sorted(WORDS))
@pytest.mark.parametrize("width", [12, 20, 27, 40, 80])
def test_nothing_is_lost_and_lines_fit(language: str, width: int) -> None:
    """At any width the words are the same; a line is wider only where a word is."""
    lines = list(broken(WORDS[language], width))
    assert "".join("".join(lines).split()) == "".join(WORDS[language].split())
    assert all(cell_len(line) <= width for line in lines if " " in line and width >= 20)


@pytest.mark.parametrize("language", sorted(WORDS))
@pytest.mark.parametrize("width", range(20, 60, 3))
def test_no_line_begins_with_what_belongs_to_the_one_before(language: str, width: int) -> None:
    """No mark that closes, no dash, no number of a voice; none ends with a mark that opens, or parts a year from its г."""
    lines = list(broken(WORDS[language], width))
    assert not any(line.startswith(("，", "。", "”", "–", "[", "日", "年", "г.")) for line in lines)
    assert not any(line.endswith("“") for line in lines)


def test_further_lines_hang() -> None:
    """The first line stands at the left, the others under its first word; a paragraph begins anew."""
    assert list(broken("1. one two three\nfour", 10, hang=3)) == ["1. one two", "   three", "four"]


@pytest.mark.parametrize("path", ["talks-in-beijing", "переговоры-в-пекине", "перамовы-ў-пекіне", "中白两国元首在北京举行会谈"])
def test_an_address_in_any_script_is_not_broken(path: str) -> None:
    """It stands in a line of its own, wider than the terminal if need be."""
    address = f"https://agency.example/{path}"
    assert address in [line.strip() for line in broken(f"Agency · {address} · 4", 20, hang=2)]
