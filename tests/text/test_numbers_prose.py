"""Figures in everyday prose: what only looks like one is left out, and what is said around a number is read with it."""

import pytest

from monitor.text.dates import mentions
from monitor.text.numbers import figures


def rows(text: str, language: str) -> list[tuple[str, float, float, str]]:
    """Return what was found with its words, both ends and its unit or currency."""
    found = figures(text, language)
    return [(text[one.place.start : one.place.end], one.low, one.high, one.unit or one.currency) for one in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "One in three drivers agrees, 4 in 10 do not, and three of every four refuse."),
        ("en", "Nine out of ten were late; one in 73 people waits."),
        ("ru", "Трое из пяти согласны, 3 из 10 против, один из 73 человек ждёт, каждый 20 житель спит."),
        ("be", "Тры з пяці згодныя, 3 з 10 супраць, адзін з 73 чалавек чакае, кожны 20 жыхар спіць."),
        ("zh", "五分之三的人同意，三分之一反对。"),
    ],
)
def test_a_ratio_is_no_figure(language: str, text: str) -> None:
    """Neither of its numbers counts anything."""
    assert rows(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "It is one of two depots and of 60 countries.", ["two depots", "60 countries"]),
        ("ru", "Это одна из 60 стран.", ["60 стран"]),
        ("be", "Гэта адна з 60 краін.", ["60 краін"]),
        ("zh", "有60个国家参加。", ["60个国家"]),
    ],
)
def test_one_of_many_counts_the_many(language: str, text: str, words: list[str]) -> None:
    """What one is taken of is no ratio where it is a number of things."""
    assert [found for found, *_ in rows(text, language)] == words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In weeks seven through 12, a Type 2 case; see Articles 5 and 6, page 7, phase two, a Category 5 storm."),
        ("en", "The 737 Max flew as flight 804 from Gate 12 on iOS 11; 10 Downing Street; the 1400 block of Main Road; note [3]."),
        ("en", "Rules: 1) be kind, 2) be quick. Comments (0)\nCall 911 or (713) 853-3242."),
        ("ru", "По ч. 5 ст. 264 и статьям 5 и 6, рейс 804, рак 4 стадии, «Поток – 2», «Союз 11», Sukhoi Superjet 100, iOS 11."),
        ("ru", "Живёт на ул. Мира 90 и на Ленина 5, тел. 102. Комментарии (0)"),
        ("be", "Паводле арт. 264 і артыкулаў 5 і 6, рэйс 804, рак 4 стадыі, «Саюз 11», Sukhoi Superjet 100."),
        ("be", "Жыве на Машэрава 18 і на вул. Міра, 90. Каментары (0)"),
        ("zh", "A350客机执飞CA721航班，依据第五条。"),
    ],
)
def test_a_label_is_no_figure(language: str, text: str) -> None:
    """Articles, stages, models, houses, telephones and the counters of a page only name."""
    assert rows(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "At this stage 40 countries signed; in their class 12 pupils failed.", ["40 countries", "12 pupils"]),
        ("ru", "В доме 45 семей, в группе 30, в сезоне 12 побед.", ["45 семей", "30", "12 побед"]),
        ("be", "У доме 45 сямей, у групе 30, на этапе 12 гоншчыкаў.", ["45 сямей", "30", "12 гоншчыкаў"]),
        ("zh", "第一阶段有40个国家签字。", ["40个国家"]),
    ],
)
def test_what_is_counted_beside_a_label_is_a_figure(language: str, text: str, words: list[str]) -> None:
    """A noun that is numbered elsewhere may end a clause before a count."""
    assert [found for found, *_ in rows(text, language)] == words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "His 1861 address, in 1776 delegates met, the poet (1799–1837), since 1066."),
        ("ru", "В 1861 году, поэт (1799, Москва — 1837), две сестры 1802 и 1803 годов рождения, в 478 году."),
        ("be", "Князь (каля 1460 — да 1522), намеснік з 1482 г., 2 чэрвеня 1792 году, Краўцоў, 1893 (напэўна)."),
        ("zh", "1949年，诗人去世。"),
    ],
)
def test_a_year_of_any_century_is_no_figure(language: str, text: str) -> None:
    """Its word, its preposition, its brackets or its range tell it, also where no date is read."""
    assert [row for row in rows(text, language) if row[1] >= 100] == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "About 1450 came to 1,861 halls in 1500 villages.", ["1450", "1,861 halls", "1500 villages"]),
        ("ru", "Больных стало 1706, за 2000 лет их было 1012 тысяч.", ["1706", "2000 лет", "1012 тысяч"]),
        ("be", "Хворых стала 1706, за 2000 тон іх не ўзялі.", ["1706", "2000 тон"]),
        ("zh", "有1450人来了，2000年来如此。", ["1450人"]),
    ],
)
def test_four_digits_that_count_are_figures(language: str, text: str, words: list[str]) -> None:
    """A number of things is not taken for a year."""
    assert [found for found, *_ in rows(text, language)][: len(words)] == words


@pytest.mark.parametrize(
    ("language", "text", "ends"),
    [
        ("en", "Jane Roe, 39, has daughters aged 11 and 7; the boy, now 61, left; dead at 86.", [39, 11, 7, 61, 86]),
        ("en", "Women aged 35-44, men between the ages of 16 and 24.", [35, 44, 16, 24]),
        ("ru", "Он старше 60, ей исполнилось 35, в возрасте 45 и 50.", [60, 35, 45, 50]),
        ("be", "Ён старэйшы за 60, ёй споўнілася 35, ва ўзросце 45 і 50.", [60, 35, 45, 50]),
        ("zh", "他今年39岁，女儿11岁。", [39, 11]),
    ],
)
def test_ages_are_years(language: str, text: str, ends: list[float]) -> None:
    """An age has its unit also where no word for it stands beside."""
    found = rows(text, language)
    assert [end for _, low, high, _ in found for end in dict.fromkeys((low, high))] == ends
    assert {unit for *_, unit in found} == {"year"}


DATED = {
    "en": "Founded in 1861, rebuilt 1998–2003, it took 1,450 guests in May 2019; the 2020 elections follow.",
    "ru": "Основан в 1861 году, перестроен в 1998–2003 годах, в мае 2019-го принял 1450 гостей.",
    "be": "Заснаваны ў 1861 годзе, перабудаваны ў 1998–2003 гадах, у маі 2019 года прыняў 1450 гасцей.",
    "zh": "始建于1949年，1998年至2003年重建，2019年5月接待1450人。",
}


@pytest.mark.parametrize("language", DATED)
def test_what_is_a_date_is_no_figure(language: str) -> None:
    """Of all numbers only the guests are left to the figures, and no figure overlaps a date."""
    found = figures(DATED[language], language)
    dated = [mention.place for mention in mentions(DATED[language], language, None, "UTC")]
    assert [one.low for one in found] == [1450]
    assert not any(place.start < one.place.end and one.place.start < place.end for place in dated for one in found)


def test_an_age_lends_its_unit_to_no_count() -> None:
    """A bare number behind an age in the same sentence counts something else."""
    assert [unit for *_, unit in rows("Jane Roe, 39, said that over 100 were late.", "en")] == ["year", ""]


@pytest.mark.parametrize(
    ("language", "text", "ends"),
    [
        ("en", "The share rose from 32 to 50 per cent.", [(32, 32), (50, 50)]),
        ("en", "They raised the number of grants from 80 to 110.", [(80, 80), (110, 110)]),
        ("en", "Output grew 32,000 to 1.41 million.", [(32e3, 32e3), (1.41e6, 1.41e6)]),
        ("en", "Rooms cost from 30 to 50 euros, fees $2,500 to $3,800, between $20 and $30.", [(30, 50), (2500, 3800), (20, 30)]),
        ("en", "Prices rose by 3 to 5 per cent and vary from 5 to 9.", [(3, 5), (5, 9)]),
        ("ru", "Доля выросла с 32 до 50 процентов, на 5 до 30; цены от 30 до 50 евро.", [(32, 32), (50, 50), (5, 5), (30, 30), (30, 50)]),
        ("be", "Доля вырасла з 32 да 50 працэнтаў; цэны ад 30 да 50 еўра.", [(32, 32), (50, 50), (30, 50)]),
        ("zh", "比例由32%升至50%，票价30至50欧元。", [(32, 32), (50, 50), (30, 50)]),
    ],
)
def test_a_change_is_two_figures_and_a_range_one(language: str, text: str, ends: list[tuple[float, float]]) -> None:
    """The verb or noun in front tells "from … to" apart."""
    assert [(low, high) for _, low, high, _ in rows(text, language)] == ends


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A two-child rule, a 10-strong crew.", [("two-child", 2, 2, "child"), ("10-strong", 10, 10, "person")]),
        ("ru", "Двухлетний срок в 16-тысячном городе.", [("Двухлетний", 2, 2, "year"), ("16-тысячном", 16e3, 16e3, "person")]),
        ("be", "Чатырохгадовы тэрмін у 16-тысячным горадзе.", [("Чатырохгадовы", 4, 4, "year"), ("16-тысячным", 16e3, 16e3, "person")]),
        ("zh", "为期两年的项目。", [("两年", 2, 2, "year")]),
    ],
)
def test_an_adjective_with_a_number_is_read(language: str, text: str, expected: list[tuple[str, float, float, str]]) -> None:
    """Number and unit in one word count like two."""
    assert rows(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A five-star hotel, three-way talks, several hundred guests, a few hundred more; the 401(k) and the 747-400."),
        ("ru", "4-х уровневые койки, 100-тысячный трактор, её семью знают, 80-х годов."),
        ("be", "4-х узроўневыя ложкі, 100-тысячны трактар, 80-х гадоў."),
        ("en", "The questions: whose? 1. Ours. 2. Theirs. ISBN 0375403744, the top 50, in 833 AD."),
        ("ru", "С 8 века, ученики 10 класса, в 830—846 гг., 700 г. до н. э."),
        ("be", "У 8 стагоддзі, вучні 10 класа, 700 г. да н. э."),
        ("zh", "三星级酒店的数百名客人，数十次。"),
    ],
)
def test_numbers_inside_other_words_are_no_figures(language: str, text: str) -> None:
    """Stars, ways, indefinite hundreds, ordinals in two words and a family in the accusative count nothing."""
    assert rows(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "units"),
    [
        ("en", "Levels of 9,000, 9,200 and 9,400 dollars.", ["USD"] * 3),
        ("ru", "Уровни 9000, 9200, 10 000 $, долг 5 млн рос. рублей, билет 5 грн.", ["USD", "USD", "USD", "RUB", "UAH"]),
        ("be", "Узроўні 9000, 9200, 10 000 $, доўг 5 млн бел. рублёў.", ["USD", "USD", "USD", "BYN"]),
        ("ru", "Студентам платят 2500 юаней (350 долларов), магистрам — 3000.", ["CNY", "USD", "CNY"]),
        ("be", "Стаўка 4,2 працэнта супраць 6,4 летась.", ["percent", "percent"]),
        ("en", "In two weeks 5 of them fell ill; C$99 and A$5m.", ["week", "", "CAD", "AUD"]),
        ("zh", "出口9000万美元，进口9200万美元。", ["USD", "USD"]),
    ],
)
def test_a_bare_number_has_the_measure_said_beside_it(language: str, text: str, units: list[str]) -> None:
    """A list shares what its last number names, a comparison and a dash what was named last, an aside in brackets lends nothing."""
    assert [unit for *_, unit in rows(text, language)] == units


@pytest.mark.parametrize(
    ("language", "text"), [("ru", "5-ти компаниям, 22-х туров, 3-мя судами"), ("be", "5-ці кампаніям, 22-х тураў, 3-ма суднамі")]
)
def test_the_case_behind_digits_is_no_ordinal(language: str, text: str) -> None:
    """The ending that a case has behind digits leaves a count a count."""
    assert [low for _, low, _, _ in rows(text, language)] == [5, 22, 3]
