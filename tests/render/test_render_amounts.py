"""Amounts, days and states in the four languages of editions."""

import pytest

from monitor.model import Language
from monitor.model.articles import Bound
from monitor.stages.render import amounts, local
from monitor.stages.render.phrases import phrases

AMOUNTS = {"en": "8.4 billion USD", "ru": "8,4 миллиарда USD", "be": "8,4 мільярда USD", "zh": "84亿 USD"}
BILLIONS = {"en": "6 billion USD", "ru": "6 миллиардов USD", "be": "6 мільярдаў USD", "zh": "60亿 USD"}
TONNES = {"en": "800,000 tonnes", "ru": "800 000 тонн", "be": "800 000 тон", "zh": "80万吨"}
PRODUCTS = {"en": "88 products", "ru": "88 товаров", "be": "88 тавараў", "zh": "88种商品"}
HALVES = {"en": "1.5 hectares", "ru": "1,5 гектара", "be": "1,5 гектара", "zh": "1.5公顷"}
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


SLAVIC = {
    "ru": {
        "tonne": "тонна тонны тонн тонна тонны тонны",
        "kilogram": "килограмм килограмма килограммов килограмм килограмма килограмма",
        "km2": "км² км² км² км² км² км²",
        "m2": "м² м² м² м² м² м²",
        "m3": "м³ м³ м³ м³ м³ м³",
        "hectare": "гектар гектара гектаров гектар гектара гектара",
        "kilometre": "км км км км км км",
        "metre": "м м м м м м",
        "barrel": "баррель барреля баррелей баррель барреля барреля",
        "megawatt": "МВт МВт МВт МВт МВт МВт",
        "horsepower": "л.с. л.с. л.с. л.с. л.с. л.с.",
        "year": "год года лет год года года",
        "month": "месяц месяца месяцев месяц месяца месяца",
        "week": "неделя недели недель неделя недели недели",
        "day": "день дня дней день дня дня",
        "hour": "час часа часов час часа часа",
        "minute": "минута минуты минут минута минуты минуты",
        "time": "раз раза раз раз раза раза",
        "person": "человек человека человек человек человека человека",
        "product": "товар товара товаров товар товара товара",
        "company": "компания компании компаний компания компании компании",
        "country": "страна страны стран страна страны страны",
        "agreement": "соглашение соглашения соглашений соглашение соглашения соглашения",
        "document": "документ документа документов документ документа документа",
        "contract": "контракт контракта контрактов контракт контракта контракта",
        "project": "проект проекта проектов проект проекта проекта",
        "resident": "резидент резидента резидентов резидент резидента резидента",
        "student": "студент студента студентов студент студента студента",
        "train": "поезд поезда поездов поезд поезда поезда",
        "container": "контейнер контейнера контейнеров контейнер контейнера контейнера",
        "vehicle": "автомобиль автомобиля автомобилей автомобиль автомобиля автомобиля",
        "flight": "рейс рейса рейсов рейс рейса рейса",
        "participant": "участник участника участников участник участника участника",
        "tourist": "турист туриста туристов турист туриста туриста",
        "passenger": "пассажир пассажира пассажиров пассажир пассажира пассажира",
        "soldier": "военный военных военных военный военного военного",
    },
    "be": {
        "tonne": "тона тоны тон тона тоны тоны",
        "kilogram": "кілаграм кілаграмы кілаграмаў кілаграм кілаграма кілаграма",
        "km2": "км² км² км² км² км² км²",
        "m2": "м² м² м² м² м² м²",
        "m3": "м³ м³ м³ м³ м³ м³",
        "hectare": "гектар гектары гектараў гектар гектара гектара",
        "kilometre": "км км км км км км",
        "metre": "м м м м м м",
        "barrel": "барэль барэлі барэляў барэль барэля барэля",
        "megawatt": "МВт МВт МВт МВт МВт МВт",
        "horsepower": "к.с. к.с. к.с. к.с. к.с. к.с.",
        "year": "год гады гадоў год года года",
        "month": "месяц месяцы месяцаў месяц месяца месяца",
        "week": "тыдзень тыдні тыдняў тыдзень тыдня тыдня",
        "day": "дзень дні дзён дзень дня дня",
        "hour": "гадзіна гадзіны гадзін гадзіна гадзіны гадзіны",
        "minute": "хвіліна хвіліны хвілін хвіліна хвіліны хвіліны",
        "time": "раз разы разоў раз раза раза",
        "person": "чалавек чалавекі чалавек чалавек чалавека чалавека",
        "product": "тавар тавары тавараў тавар тавару тавару",
        "company": "кампанія кампаніі кампаній кампанія кампаніі кампаніі",
        "country": "краіна краіны краін краіна краіны краіны",
        "agreement": "пагадненне пагадненні пагадненняў пагадненне пагаднення пагаднення",
        "document": "дакумент дакументы дакументаў дакумент дакумента дакумента",
        "contract": "кантракт кантракты кантрактаў кантракт кантракта кантракта",
        "project": "праект праекты праектаў праект праекта праекта",
        "resident": "рэзідэнт рэзідэнты рэзідэнтаў рэзідэнт рэзідэнта рэзідэнта",
        "student": "студэнт студэнты студэнтаў студэнт студэнта студэнта",
        "train": "цягнік цягнікі цягнікоў цягнік цягніка цягніка",
        "container": "кантэйнер кантэйнеры кантэйнераў кантэйнер кантэйнера кантэйнера",
        "vehicle": "аўтамабіль аўтамабілі аўтамабіляў аўтамабіль аўтамабіля аўтамабіля",
        "flight": "рэйс рэйсы рэйсаў рэйс рэйса рэйса",
        "participant": "удзельнік удзельнікі удзельнікаў удзельнік удзельніка удзельніка",
        "tourist": "турыст турысты турыстаў турыст турыста турыста",
        "passenger": "пасажыр пасажыры пасажыраў пасажыр пасажыра пасажыра",
        "soldier": "вайсковец вайскоўцы вайскоўцаў вайсковец вайскоўца вайскоўца",
    },
}
"""Every unit with 1, 2, 5, 21, 1.5 and 0.3."""


@pytest.mark.parametrize(("language", "unit"), [(language, unit) for language, units in SLAVIC.items() for unit in units])
def test_a_unit_takes_the_case_of_its_number(language: str, unit: str) -> None:
    """A fraction takes the genitive singular, which in Belarusian is not the form of 2."""
    found = [amounts.counted(unit, value, language).replace(" ", "") for value in (1, 2, 5, 21, 1.5, 0.3)]
    assert found == SLAVIC[language][unit].split()


@pytest.mark.parametrize("language", sorted(SLAVIC))
def test_every_unit_of_the_catalogue_is_looked_at(language: str) -> None:
    """A new unit comes with its forms."""
    units = {name.removeprefix("unit_") for name in phrases(language)._english if name.startswith("unit_")}
    assert SLAVIC[language].keys() == units


@pytest.mark.parametrize(("language", "parts"), [("en", "1.5 times"), ("ru", "1,5 раза"), ("be", "1,5 раза"), ("zh", "1.5倍")])
def test_a_fraction_of_times_is_a_multiple(language: str, parts: str) -> None:
    """Nothing happens one and a half times; in Chinese that is another word."""
    assert amounts.amount(1.5, 1.5, "time", "", language) == parts


MILLIONS = {"en": "1.23 million tonnes", "ru": "1,23 миллиона тонн", "be": "1,23 мільёна тон", "zh": "123.46万吨"}


@pytest.mark.parametrize("language", sorted(MILLIONS))
def test_behind_millions_the_last_digit_decides_nothing(language: str) -> None:
    """The noun belongs to the word for the size, not to digits that are not printed."""
    assert amounts.amount(1_234_562, 1_234_562, "tonne", "", language) == MILLIONS[language]


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
