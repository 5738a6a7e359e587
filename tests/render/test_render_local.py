"""Amounts, days and states in the four languages of editions."""

import pytest

from monitor.stages.render import amounts, local

AMOUNTS = {"en": "8.4 billion USD", "ru": "8,4 миллиарда USD", "be": "8,4 мільярда USD", "zh": "84亿 USD"}
DAYS = {"en": "5 December 2023", "ru": "5 декабря 2023 г.", "be": "5 снежня 2023 г.", "zh": "2023年12月5日"}
MONTHS = {"en": "December 2023", "ru": "декабрь 2023 г.", "be": "снежань 2023", "zh": "2023年12月"}
STATES = {"en": ("Belarus", "China"), "ru": ("Беларусь", "Китай"), "be": ("Беларусь", "Кітай"), "zh": ("白俄罗斯", "中国")}


@pytest.mark.parametrize("language", sorted(AMOUNTS))
def test_an_amount_is_written_as_the_language_does(language: str) -> None:
    """Billions in three languages, 亿 in Chinese; the currency as its code."""
    assert amounts.amount(8.4e9, 8.4e9, "", "USD", language) == AMOUNTS[language]


@pytest.mark.parametrize("language", sorted(AMOUNTS))
def test_a_range_has_two_ends_and_percent_its_sign(language: str) -> None:
    """Equal ends are written once."""
    assert amounts.amount(30, 33, "percent", "", language) == "30–33 %"


@pytest.mark.parametrize("language", sorted(DAYS))
def test_a_day_and_a_month_are_written_as_the_language_does(language: str) -> None:
    """A month stands in the nominative; a year is itself."""
    assert local.day("2023-12-05", language).replace("\u00a0", " ").replace("\u202f", " ") == DAYS[language]
    assert local.day("2023-12", language).replace("\u00a0", " ").replace("\u202f", " ") == MONTHS[language]
    assert local.day("2023", language) == "2023"


@pytest.mark.parametrize("language", sorted(STATES))
def test_states_have_names(language: str) -> None:
    """A code that nobody knows stays a code."""
    assert (local.country("BY", language), local.country("CN", language)) == STATES[language]
    assert local.country("XX", language) == "XX"
