"""Dates in four languages, resolved against the article's day in its own zone."""

import time
from datetime import UTC, datetime

import pytest

from monitor.text.dates import mentions

WEDNESDAY = datetime(2024, 5, 15, 9, 0, tzinfo=UTC)

PASSAGES: list[tuple[str, str, list[tuple[str, str]]]] = [
    (
        "en",
        "A convoy left on Tuesday, May 14, 2024, and will arrive next Monday.",
        [("Tuesday, May 14, 2024", "2024-05-14"), ("next Monday", "2024-05-20")],
    ),
    (
        "en",
        "He became minister in March 2019; by 2030 and until the end of next year the park will grow.",
        [("March 2019", "2019-03"), ("2030", "2030"), ("the end of next year", "2025")],
    ),
    ("en", "The pact, signed two years ago, comes into force on January 1.", [("two years ago", "2022"), ("January 1", "2025-01-01")]),
    (
        "en",
        "Talks were held on Friday and will go on by Friday.",
        [("Friday", "2024-05-10"), ("Friday", "2024-05-17")],
    ),
    (
        "en",
        "Trade grew in 2021–2023, fell last year, and in December was higher than a year earlier.",
        [("2021", "2021"), ("2023", "2023"), ("last year", "2023"), ("December", "2023-12"), ("a year earlier", "2022")],
    ),
    (
        "ru",
        "Колонна вышла во вторник, 14 мая 2024 года, и прибудет в следующий понедельник.",
        [("вторник, 14 мая 2024 года", "2024-05-14"), ("следующий понедельник", "2024-05-20")],
    ),
    (
        "ru",
        "Министром он стал в марте 2019-го; к 2030 году и до конца следующего года парк вырастет.",
        [("марте 2019-го", "2019-03"), ("2030 году", "2030"), ("конца следующего года", "2025")],
    ),
    (
        "ru",
        "Договор, подписанный два года назад, вступит в силу с 1 января.",
        [("два года назад", "2022"), ("1 января", "2025-01-01")],
    ),
    (
        "ru",
        "Переговоры прошли 13 и 14 мая, итоги подвели вчера.",
        [("13", "2024-05-13"), ("14 мая", "2024-05-14"), ("вчера", "2024-05-14")],
    ),
    (
        "ru",
        "В 2022 году оборот вырос; это больше, чем годом ранее, и больше прошлогоднего. В декабре он упал.",
        [("2022 году", "2022"), ("годом ранее", "2021"), ("прошлогоднего", "2023"), ("декабре", "2023-12")],
    ),
    (
        "be",
        "Калона выйшла ў аўторак, 14 мая 2024 года, і прыбудзе ў наступны панядзелак.",
        [("аўторак, 14 мая 2024 года", "2024-05-14"), ("наступны панядзелак", "2024-05-20")],
    ),
    (
        "be",
        "Міністрам ён стаў у сакавіку 2019-га; да 2030 года і да канца наступнага года парк вырасце.",
        [("сакавіку 2019-га", "2019-03"), ("2030 года", "2030"), ("канца наступнага года", "2025")],
    ),
    (
        "be",
        "Дамова, падпісаная два гады таму, набудзе моц з 1 студзеня.",
        [("два гады таму", "2022"), ("1 студзеня", "2025-01-01")],
    ),
    ("be", "Сёлета падпісалі больш, чым летась; налета будзе яшчэ больш.", [("Сёлета", "2024"), ("летась", "2023"), ("налета", "2025")]),
    (
        "be",
        "У чацьвер, 16 траўня, пачнецца сэсія; учора ўвечары прыехалі госці.",
        [("чацьвер, 16 траўня", "2024-05-16"), ("учора ўвечары", "2024-05-14")],
    ),
    (
        "zh",
        "车队于2024年5月14日出发，将于下周一抵达。",
        [("2024年5月14日", "2024-05-14"), ("下周一", "2024-05-20")],
    ),
    ("zh", "他2019年3月任部长，到2030年、明年底之前园区将扩大。", [("2019年3月", "2019-03"), ("2030年", "2030"), ("明年底", "2025")]),
    ("zh", "去年9月签署的协定将于1月1日生效。", [("去年9月", "2023-09"), ("1月1日", "2025-01-01")]),
    (
        "zh",
        "5月13日至14日举行会谈，昨天闭幕，年内再次会晤。",
        [("5月13日", "2024-05-13"), ("14日", "2024-05-14"), ("昨天", "2024-05-14"), ("年内", "2024")],
    ),
    ("zh", "2022年贸易额增长，高于上年；去年和今年继续增长。", [("2022年", "2022"), ("上年", "2021"), ("去年", "2023"), ("今年", "2024")]),
]


def rows(text: str, language: str, published: datetime | None = WEDNESDAY, zone: str = "Europe/Minsk") -> list[tuple[str, str]]:
    """Return what was found with its words."""
    return [(text[one.place.start : one.place.end], one.iso) for one in mentions(text, language, published, zone)]


TIMES_BEFORE = [
    ("en", "This is the second trip; the previous one was on 1 November."),
    ("ru", "Это вторая поездка: предыдущая была 1 ноября."),
    ("be", "Гэта другая паездка: папярэдняя была 1 лістапада."),
    ("zh", "这是第二次访问：上一次是11月1日。"),
]


@pytest.mark.parametrize(("language", "text"), TIMES_BEFORE)
def test_the_time_before_is_behind(language: str, text: str) -> None:
    """The shortest verb of the past decides as any other."""
    assert [iso for _, iso in rows(text, language)] == ["2023-11-01"]


DIRECTIONS: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("en", "Nobody asks where the signal comes from, the designer told reporters on Friday.", [("Friday", "2024-05-10")]),
    ("en", "The team will meet the third seed on Friday.", [("Friday", "2024-05-17")]),
    ("en", "In this academic year 34 more came than the year before.", [("this academic year", "2024"), ("the year before", "2023")]),
    ("ru", "В этом учебном году пост с пятницы переходит на новый график.", [("этом учебном году", "2024"), ("пятницы", "2024-05-17")]),
    (
        "be",
        "У гэтым навучальным годзе пост з пятніцы пераходзіць на новы графік.",
        [("гэтым навучальным годзе", "2024"), ("пятніцы", "2024-05-17")],
    ),
    ("be", "Прадалі больш, чым пазалетась; раней называлі сьнежань 2023-га.", [("пазалетась", "2022"), ("сьнежань 2023-га", "2023-12")]),
    ("be", "Першы цягнік пайшоў у верасьні, другі пойдзе ў сьнежні.", [("верасьні", "2023-09"), ("сьнежні", "2024-12")]),
    ("zh", "记者10日从车站获悉，6月1日起列车将提速，每周二、周六发车。", [("10日", "2024-05-10"), ("6月1日", "2024-06-01")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), DIRECTIONS)
def test_the_verb_beside_a_date_tells_its_direction(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    """What was told lies behind, what changes from a day on lies ahead; school years, classical months, rows of weekdays."""
    assert rows(text, language) == expected


@pytest.mark.parametrize(("language", "text", "expected"), PASSAGES)
def test_passages_give_their_dates_and_no_others(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    """Each passage gives exactly the dates that a reader would underline, words and days."""
    assert rows(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "It met today."), ("ru", "Встреча прошла сегодня."), ("be", "Сустрэча прайшла сёння."), ("zh", "会谈今天举行。")],
)
def test_today_is_the_day_in_the_zone_of_the_source(language: str, text: str) -> None:
    """An evening in UTC is the next day in Shanghai."""
    late = datetime(2024, 5, 15, 20, 0, tzinfo=UTC)
    assert rows(text, language, late, "UTC")[0][1] == "2024-05-15"
    assert rows(text, language, late, "Asia/Shanghai")[0][1] == "2024-05-16"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "On Friday and on 3 May, in 2019 and on 4 June 2020, last year.", ["2019", "2020-06-04"]),
        ("ru", "В пятницу и 3 мая, в 2019 году и 4 июня 2020 года, в прошлом году.", ["2019", "2020-06-04"]),
        ("be", "У пятніцу і 3 мая, у 2019 годзе і 4 чэрвеня 2020 года, летась.", ["2019", "2020-06-04"]),
        ("zh", "周五和5月3日，2019年和2020年6月4日，去年。", ["2019", "2020-06-04"]),
    ],
)
def test_without_a_publication_date_only_absolute_dates_are_told(language: str, text: str, expected: list[str]) -> None:
    """What counts from an unknown day is left out rather than guessed."""
    assert [iso for _, iso in rows(text, language, None)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Flights leave every Monday; it may rain in the 1990s; the hall seats 2000 people; 31 February is none."),
        ("ru", "Рейсы по понедельникам, в девяностые, в среде экспертов; 2000 человек; 31 февраля нет."),
        ("be", "Рэйсы па панядзелках, у дзевяностыя; мая маці; 2000 чалавек."),
        ("zh", "每周四班，停留不超过30日，二十年代，三十年来，目前，日前。"),
    ],
)
def test_recurring_days_lengths_and_decades_are_no_dates(language: str, text: str) -> None:
    """Recurring weekdays, lengths of time, decades, verbs that look like months and impossible days are none."""
    assert rows(text, language) == []


@pytest.mark.parametrize(("language", "text"), [("ru", "Сегодня порт работает без выходных."), ("be", "Сёння порт працуе без выхадных.")])
def test_today_that_means_nowadays_is_no_date(language: str, text: str) -> None:
    """A sentence that tells how things are has no day."""
    assert rows(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The report counts from month 0 to month 00."),
        ("ru", "Отчёт считает с месяца 0 до месяца 00."),
        ("be", "Справаздача лічыць ад месяца 0 да месяца 00."),
        ("zh", "报告从第0月到00月底计算。"),
    ],
)
def test_a_month_of_the_number_zero_is_no_date(language: str, text: str) -> None:
    """A month zero is left out, and the rest of the text is read."""
    assert mentions(text, language, WEDNESDAY, "") == ()


def test_a_clock_at_zero_is_no_publication_date() -> None:
    """Year 1 gives no relative dates and raises nothing."""
    assert rows("He left yesterday, on Friday and in 2019.", "en", datetime(1, 1, 1, tzinfo=UTC)) == [("2019", "2019")]


def test_numeric_dates_are_read_in_every_language() -> None:
    """ISO and dotted dates need no words."""
    assert [rows("2024-04-03 / 05.04.2024", language) for language in ("en", "ru", "be", "zh", "und")] == [
        [("2024-04-03", "2024-04-03"), ("05.04.2024", "2024-04-05")]
    ] * 5


@pytest.mark.parametrize(
    ("language", "unit"), [("en", "19"), ("en", "Monday, "), ("ru", "мая "), ("be", "два гады "), ("zh", "年月日"), ("zh", "a")]
)
def test_hostile_text_ends_soon(language: str, unit: str) -> None:
    """A hundred thousand characters of one kind take no longer than their length asks for."""
    text = unit * (100_000 // len(unit))
    started = time.process_time()
    mentions(text, language, WEDNESDAY, "UTC")
    assert time.process_time() - started < 2
