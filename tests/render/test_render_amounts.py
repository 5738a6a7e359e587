"""Amounts, days and states in the four languages of editions."""

import pytest

from monitor.model import Language
from monitor.model.articles import Bound
from monitor.stages.render import amounts, local

AMOUNTS = {"en": "8.4 billion USD", "ru": "8,4 миллиарда USD", "be": "8,4 мільярда USD", "zh": "84亿 USD"}
BILLIONS = {"en": "6 billion USD", "ru": "6 миллиардов USD", "be": "6 мільярдаў USD", "zh": "60亿 USD"}
TONNES = {"en": "800,000 tonnes", "ru": "800 000 тонн", "be": "800 000 тон", "zh": "80万吨"}
PRODUCTS = {"en": "88 products", "ru": "88 товаров", "be": "88 тавараў", "zh": "88种商品"}
HALVES = {"en": "1.5 hectares", "ru": "1,5 гектара", "be": "1,5 гектары", "zh": "1.5公顷"}
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
    assert amounts.amount(30, 33, "percent", "", language) == ("30–33%" if language in {"en", "zh"} else "30–33 %")


@pytest.mark.parametrize("language", sorted(BILLIONS))
def test_whole_billions_take_the_noun_of_their_number(language: str) -> None:
    """Six of them and not six tenths, though figures are stored as fractions."""
    assert amounts.amount(6e9, 6e9, "", "USD", language) == BILLIONS[language]


@pytest.mark.parametrize("language", sorted(TONNES))
def test_what_is_counted_stands_in_the_words_of_the_language(language: str) -> None:
    """A unit takes the form that its number asks for; below a million all digits stand."""
    assert amounts.amount(800_000, 800_000, "tonne", "", language) == TONNES[language]
    assert amounts.amount(88, 88, "product", "", language) == PRODUCTS[language]
    assert amounts.amount(1.5, 1.5, "hectare", "", language) == HALVES[language]


@pytest.mark.parametrize(("language", "words"), [("en", "12 universities"), ("ru", "12"), ("be", "12"), ("zh", "12")])
def test_a_noun_without_a_word_in_the_language_is_left_out(language: str, words: str) -> None:
    """No English noun stands in a Russian line."""
    assert amounts.amount(12, 12, "university", "", language) == words


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


@pytest.mark.parametrize(("language", "written"), [("en", "> 70%"), ("ru", "> 70 %"), ("be", "> 70 %"), ("zh", "> 70%")])
def test_a_bound_has_its_sign(language: Language, written: str) -> None:
    """More than 70 percent is printed as such in each language."""
    assert amounts.amount(70, 70, "percent", "", language, Bound.MORE).replace("\u00a0", " ") == written
