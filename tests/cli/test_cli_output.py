"""How lines and counts are printed for a person."""

import pytest
from rich.cells import cell_len

from monitor.cli.output import several, wrapped

LINES = {
    "en": "  The Belarusian side will ship 700,000 tonnes of potash with an option for a further 100,000 tonnes, at $300 a tonne.",
    "ru": "  Белорусская сторона поставит семьсот тысяч тонн калия с правом ещё на сто тысяч, по триста долларов за тонну.",
    "be": "  Беларускі бок паставіць семсот тысяч тон калію з правам яшчэ на сто тысяч, па трыста долараў за тону.",
    "zh": "  12月4日，白俄罗斯出口商与中国买家就2024年钾肥供货合同达成一致，供货量为80万吨，价格为每吨285美元。",
}


@pytest.mark.parametrize("language", sorted(LINES))
@pytest.mark.parametrize("width", [1, 20, 41, 80, 400])
def test_a_long_line_goes_on_below_its_own_indent(language: str, width: int) -> None:
    """No row is wider than the terminal or begins with a comma, and no sign is lost."""
    rows = wrapped(LINES[language], width)
    assert max(map(cell_len, rows)) <= max(width, 20)
    assert [row for row in rows[1:] if not row.startswith("    ") or row.strip()[0] in "，。"] == [] or width == 1
    assert "".join("".join(rows).split()) == "".join(LINES[language].split())


def test_an_address_stays_whole() -> None:
    """It can be clicked and copied, however narrow the terminal is."""
    url = "https://agency.example/president/view/lukashenko-xi-jinping-hold-talks"
    assert url in [row.strip() for row in wrapped(f"  Agency · en · {url}", 24)]


@pytest.mark.parametrize(("n", "one", "said"), [(0, "article", "0 articles"), (1, "story", "1 story"), (1200, "story", "1,200 stories")])
def test_one_thing_is_not_spoken_of_as_many(n: int, one: str, said: str) -> None:
    """A count agrees with its noun."""
    assert several(n, one) == said


@pytest.mark.parametrize("hostile", ["，" * 300, "\u0301" * 300, " " * 300, "", "a" * 3000])
def test_a_hostile_line_ends(hostile: str) -> None:
    """Signs that close, marks without a width, blanks alone: each comes out whole."""
    assert "".join(wrapped(hostile, 10)).count("，") == hostile.count("，")
