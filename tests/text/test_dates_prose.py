"""Dates as real news has them: years before ours, lists and ranges, days without a year, and names that look like dates."""

from datetime import UTC, datetime

import pytest

from monitor.text.dates import mentions

APRIL = datetime(2023, 4, 26, 9, 0, tzinfo=UTC)


def rows(text: str, language: str) -> list[tuple[str, str]]:
    """Return what was found with its words, for an article of Wednesday 26 April 2023."""
    return [(text[one.place.start : one.place.end], one.iso) for one in mentions(text, language, APRIL, "UTC")]


def isos(text: str, language: str) -> list[str]:
    """Return the dates alone."""
    return [iso for _, iso in rows(text, language)]


OLD: list[tuple[str, str, list[str]]] = [
    ("en", "A fort since 1402, burnt on 3 June 1655 and rebuilt by the spring of 1661.", ["1402", "1655-06-03", "1661"]),
    (
        "en",
        "The bishop's 1794 letter and the war of 1812 are on show between May 1825 and June 1826.",
        ["1794", "1812", "1825-05", "1826-06"],
    ),
    (
        "ru",
        "Крепость упомянута в 1402 году, сожжена 3 июня 1655 года, отстроена с 1661 г. (1661 г.).",
        ["1402", "1655-06-03", "1661", "1661"],
    ),
    (
        "be",
        "Замак згаданы ў 1402 годзе, спалены 3 чэрвеня 1655 году, адбудаваны з 1661 г. (1661 г.).",
        ["1402", "1655-06-03", "1661", "1661"],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), OLD)
def test_years_before_the_twentieth_century_are_dates(language: str, text: str, expected: list[str]) -> None:
    """A word, a month or "in" beside a number says that it is a year."""
    assert isos(text, language) == expected


COUNTS: list[tuple[str, str]] = [
    ("en", "In 1500 villages the 1200 acre farms sent 1800 lorries at 1500 GMT; file the 1040 form, a total of 2000 seats."),
    ("en", "The 2000 workers met 2020 guests."),
    ("ru", "Штраф в 2000 рублей, рост до 1990 человек, в 1500 сёлах, 1500 г. муки, от 1200 до 1950 тонн."),
    ("be", "Штраф у 2000 рублёў, рост да 1990 чалавек, у 1500 вёсках, 1500 г. мукі, ад 1200 да 1950 тон."),
    ("zh", "罚款2000元，增至1990人，共1500个村。"),
]


@pytest.mark.parametrize(("language", "text"), COUNTS)
def test_counts_of_four_digits_are_no_years(language: str, text: str) -> None:
    """A preposition does not make a year of what counts something."""
    assert isos(text, language) == []


BRACKETS: list[tuple[str, str, str]] = [
    ("en", "The Mill (1988; colour), The Bridge (2002), a painter (1748–1786)", "1988 2002 1748 1786"),
    ("ru", "«Мельница» (1988; цветной), «Мост» (2002), живописец (1748 — 1786)", "1988 2002 1748 1786"),
    ("be", "«Млын» (1988; каляровы), «Мост» (2002), мастак (каля 1748 — да 1786)", "1988 2002 1748 1786"),
    ("zh", "《磨坊》（1988；彩色）、《桥》（2002）、画家（1748－1786）", "1988 2002 1748 1786"),
]


@pytest.mark.parametrize(("language", "text", "expected"), BRACKETS)
def test_a_year_that_fills_brackets_is_one(language: str, text: str, expected: str) -> None:
    """Films, honours and lives stand with their years in brackets; round numbers there may count something."""
    assert isos(text, language) == expected.split()
    assert isos("(1200–1500)", language) == []


CITED = [
    ("en", "In A. Hill, 1993"),
    ("ru", "По книге А. Горкина, 1993"),
    ("be", "Паводле кнігі А. Горкіна, 1993"),
    ("zh", "参见 Hill, 1993"),
]


@pytest.mark.parametrize(("language", "text"), CITED)
def test_a_book_is_cited_with_its_year(language: str, text: str) -> None:
    """The year behind a name and a comma, before a bracket or an end."""
    assert isos(text, language) == isos(f"{text} (2nd ed.)", language) == ["1993"]


LISTS: list[tuple[str, str, str]] = [
    ("en", "On 7, 8 and 20 March; March 7, 8 and 20, 2022", "2023-03-07 2023-03-08 2023-03-20 2022-03-07 2022-03-08 2022-03-20"),
    ("ru", "7, 8 и 20 марта; в 2002, 2004 и 2018 годах", "2023-03-07 2023-03-08 2023-03-20 2002 2004 2018"),
    ("be", "7, 8 і 20 сакавіка; у 2002, 2004 і 2018 гадах", "2023-03-07 2023-03-08 2023-03-20 2002 2004 2018"),
    ("ru", "с 2013 по 2019 годы, между 1853 и 1856 годами, с 1961 по 1975", "2013 2019 1853 1856 1961 1975"),
    ("be", "з 2013 па 2019 гады, паміж 1853 і 1856 гадамі, у 1961 і 1975", "2013 2019 1853 1856 1961 1975"),
]


@pytest.mark.parametrize(("language", "text", "expected"), LISTS)
def test_every_member_of_a_list_is_a_date(language: str, text: str, expected: str) -> None:
    """The month or the word for years stands once, behind the last."""
    assert isos(text, language) == expected.split()


SHARED: list[tuple[str, str, str]] = [
    (
        "en",
        "from January to March 2019, between 30 December and 2 January 2021, in April–June last year",
        "2019-01 2019-03 2020-12-30 2021-01-02",
    ),
    (
        "ru",
        "с января по март 2019 года, с 30 декабря по 2 января 2021 года, в апреле-июне прошлого года",
        "2019-01 2019-03 2020-12-30 2021-01-02",
    ),
    (
        "be",
        "са студзеня па сакавік 2019 года, з 30 снежня па 2 студзеня 2021 года, у красавіку-чэрвені мінулага года",
        "2019-01 2019-03 2020-12-30 2021-01-02",
    ),
    ("zh", "2019年1月至3月，2020年12月30日至1月2日，2022年4月至6月", "2019-01 2019-03 2020-12-30 2021-01-02"),
]


@pytest.mark.parametrize(("language", "text", "expected"), SHARED)
def test_the_ends_of_a_range_share_the_year_that_one_names(language: str, text: str, expected: str) -> None:
    """January of "from January to March 2019" is not this year's, and the turn of a year counts."""
    assert isos(text, language) == [*expected.split(), "2022-04", "2022-06"]


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_ranges_of_days_in_digits(language: str) -> None:
    """The second end gives the month and the year where the first has none."""
    assert rows("31.5–30.6.2002, 1–10.06.2020", language) == [
        ("31.5", "2002-05-31"),
        ("30.6.2002", "2002-06-30"),
        ("1", "2020-06-01"),
        ("10.06.2020", "2020-06-10"),
    ]


AHEAD: list[tuple[str, str, str]] = [
    ("en", "Residents sued to stop the rule from taking effect July 1; the fair was postponed to June 3.", "2023-07-01 2023-06-03"),
    ("en", "Tickets for the July 1 concert sold out; the parade due on Friday was cut.", "2023-07-01 2023-04-28"),
    ("ru", "Первые вагоны отправим в июле; ярмарка перенесена на 3 июня; школу откроем в феврале.", "2023-07 2023-06-03 2024-02"),
    ("be", "А ўжо ў снежні чыгунка пусціць другі цягнік; кірмаш перанеслі на 3 чэрвеня.", "2023-12 2023-06-03"),
    ("zh", "列车将于12月开行。", "2023-12"),
]


@pytest.mark.parametrize(("language", "text", "expected"), AHEAD)
def test_a_day_without_a_year_lies_ahead_where_it_is_near(language: str, text: str, expected: str) -> None:
    """What is set for a day lies ahead of the verb that tells of it, and ten months ago is no day of a bare date."""
    assert isos(text, language) == expected.split()


BEHIND: list[tuple[str, str, str]] = [
    (
        "en",
        "It opened on October 3; since June exports have grown. The news broke on Friday that it would close.",
        "2022-10-03 2022-06 2023-04-21",
    ),
    ("ru", "Открыли его 3 октября; в июне экспорт вырос.", "2022-10-03 2022-06"),
    ("be", "Адкрылі яго 3 кастрычніка; у чэрвені экспарт вырас, казалі ў міністэрстве.", "2022-10-03 2022-06"),
    ("zh", "10月3日已开业。", "2022-10-03"),
]


@pytest.mark.parametrize(("language", "text", "expected"), BEHIND)
def test_what_was_done_lies_behind(language: str, text: str, expected: str) -> None:
    """A verb of the past beside the date decides within eight months, for a month within the year."""
    assert isos(text, language) == expected.split()


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "On Thursday, July 14, they met."), ("ru", "Встреча в четверг, 14 июля."), ("be", "Сустрэча ў чацвер, 14 ліпеня.")],
)
def test_the_weekday_beside_a_day_tells_its_year(language: str, text: str) -> None:
    """14 July was a Thursday in 2022, and a Friday in 2023."""
    assert isos(text, language) == ["2022-07-14"]


NAMES: list[tuple[str, str]] = [
    ("en", "“November” won; USA Today wrote; Black Friday sales; his wife Jan, a doctor, told the Sun. Then “1984” came."),
    ("ru", "Фестиваль «Ноябрь»; «СБ. Беларусь сегодня»; чёрная пятница; Тереза Май ушла; когда Август правил; до сегодня спорят."),
    ("be", "Кінафэст “Лістапад”; «СБ. Беларусь сёння»; чорная пятніца; Тэрэза Травень пайшла; спрачаюцца да сёння."),
    ("zh", "电影“1942”"),
]


@pytest.mark.parametrize(("language", "text"), NAMES)
def test_names_that_look_like_dates_are_none(language: str, text: str) -> None:
    """Alone in quotation marks, a capital inside a sentence, a feast or a sale: names."""
    assert isos(text, language) == []


VAGUE: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("en", "A day before Miller's speech; two years later the plant closed.", [("two years later", "2025")]),
    ("en", "The last month of winter; in May that year.", [("May that year", "2023-05")]),
    ("ru", "Несколько месяцев назад; пару лет назад; 101 год назад.", [("101 год назад", "1922")]),
    ("be", "Некалькі месяцаў таму; пару гадоў таму; 101 год таму.", [("101 год таму", "1922")]),
    (
        "ru",
        "В 2019 году и в ноябре того же года; за вчерашний день.",
        [("2019 году", "2019"), ("ноябре того же года", "2019-11"), ("вчерашний день", "2023-04-25")],
    ),
    (
        "be",
        "У 2019 годзе і ў лістападзе таго ж года; за ўчарашні дзень.",
        [("2019 годзе", "2019"), ("лістападзе таго ж года", "2019-11"), ("ўчарашні дзень", "2023-04-25")],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), VAGUE)
def test_what_counts_from_elsewhere(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    """Several months ago is no day, "a day before" something neither; "the same year" is the one told last."""
    assert rows(text, language) == expected


@pytest.mark.parametrize(("language", "text"), [("ru", "Сегодня, 26 апреля, в порту ясно."), ("be", "Сёння, 26 красавіка, у порце ясна.")])
def test_today_with_its_day_is_a_date(language: str, text: str) -> None:
    """It is no "nowadays" even where the sentence has no verb."""
    assert isos(text, language) == ["2023-04-26", "2023-04-26"]


BOUND = [
    ("en", "The carrier has undertaken to add a fourth flight in December.", "2023-12"),
    ("en", "The firms have until 1 December to answer what was asked.", "2023-12-01"),
    ("en", "The delegation is to tour the park, which has 156 residents, on Tuesday.", "2023-05-02"),
    ("ru", "Стороны договорились об открытии линии в декабре.", "2023-12"),
    ("ru", "Завод построили, и линию откроют в декабре.", "2023-12"),
    ("be", "Бакі дамовіліся пусціць лінію ў снежні.", "2023-12"),
    ("be", "Завод абавязаўся адкрыць лінію ў снежні.", "2023-12"),
    ("zh", "双方须于12月前签署已商定的合同。", "2023-12"),
    ("zh", "公司已同意12月交付首批客车。", "2023-12"),
]


@pytest.mark.parametrize(("language", "text", "expected"), BOUND)
def test_what_somebody_is_bound_to_lies_ahead(language: str, text: str, expected: str) -> None:
    """The agreement is past, its day is not: of two days without a year the coming one is meant."""
    assert isos(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The sides agreed on Tuesday to meet.", "2023-04-25"),
        ("en", "It was agreed in March to build a plant.", "2023-03"),
        ("ru", "Стороны договорились в марте открыть линию.", "2023-03"),
        ("be", "Бакі дамовіліся ў сакавіку пусціць лінію.", "2023-03"),
        ("zh", "双方3月商定了合同。", "2023-03"),
    ],
)
def test_the_day_of_an_agreement_is_past(language: str, text: str, expected: str) -> None:
    """A day before what is agreed on is that of the agreeing."""
    assert isos(text, language) == [expected]
