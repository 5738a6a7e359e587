"""Counted things whose noun does not stand right behind the number."""

import pytest

from monitor.text.numbers import figures

BEFORE = {
    "ru": "Число резидентов парка за год выросло до 47.",
    "be": "Колькасць рэзідэнтаў парку за год вырасла да 47.",
}
MEASURED = {
    "ru": "Количество тонн груза, отправленных за год, превысило 47 цистерн.",
    "be": "Колькасць тон грузу, адпраўленых за год, перавысіла 47 цыстэрн.",
}
CHINESE = (
    ("学院招收学员约50人。", "student"),
    ("注册记者超过300人。", "journalist"),
    ("展馆接待游客2万人次。", "tourist"),
    ("会场可容纳50人。", "person"),
)


@pytest.mark.parametrize("language", BEFORE)
def test_the_number_of_things_has_their_noun(language: str) -> None:
    """The noun behind "the number of" is what the number behind the verb counts."""
    assert [(one.low, one.unit) for one in figures(BEFORE[language], language)] == [(47, "resident")]


@pytest.mark.parametrize("language", MEASURED)
def test_the_number_of_tonnes_is_no_count(language: str) -> None:
    """A measure behind "the number of" is not carried to another number."""
    assert [one.unit for one in figures(MEASURED[language], language)] == [""]


@pytest.mark.parametrize(("text", "noun"), CHINESE)
def test_a_chinese_noun_may_stand_before_the_number(text: str, noun: str) -> None:
    """A measure word for people takes the noun before the number where there is one."""
    assert [one.unit for one in figures(text, "zh")] == [noun]


@pytest.mark.parametrize(
    ("text", "language", "noun"),
    [
        ("The yard sent off 12 dump trucks.", "en", "truck"),
        ("Завод отгрузил 12 карьерных самосвалов.", "ru", "truck"),
        ("Завод адгрузіў 12 кар'ерных самазвалаў.", "be", "truck"),
        ("工厂交付12架飞机。", "zh", "aircraft"),
        ("Курс закончили 12 экскурсоводов.", "ru", "guide"),
        ("Курс скончылі 12 экскурсаводаў.", "be", "guide"),
        ("У школе ёсць 12 месцаў.", "be", "place"),
        ("В школе есть 12 мест.", "ru", "place"),
    ],
)
def test_things_have_one_noun_in_all_languages(text: str, language: str, noun: str) -> None:
    """What is counted bears its English singular."""
    assert [one.unit for one in figures(text, language)] == [noun]
