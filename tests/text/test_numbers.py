"""Figures in four languages: the same fact has the same normal form, and what is no figure is left out."""

import math
import time

import pytest

from monitor.model import Field
from monitor.text.numbers import figures

Row = tuple[str, float, float, str, str]

COUNTED: list[tuple[str, str, list[str]]] = [
    ("en", "350 tractors, 180 buses and 40 plants were shown to 11 thousand viewers.", ["tractor", "bus", "plant", "viewer"]),
    ("ru", "350 тракторов, 180 автобусов и 40 заводов показали 11 тыс. зрителей.", ["tractor", "bus", "plant", "viewer"]),
    ("be", "350 трактараў, 180 аўтобусаў і 40 заводаў паказалі 11 тысячам гледачоў.", ["tractor", "bus", "plant", "viewer"]),
    ("zh", "展出350台拖拉机、180辆客车、40家工厂的产品，吸引观众1.1万人次。", ["tractor", "bus", "factory", "viewer"]),
]


@pytest.mark.parametrize(("language", "text", "units"), COUNTED)
def test_what_is_counted_has_one_name_in_all_languages(language: str, text: str, units: list[str]) -> None:
    """Common nouns of the news are given in the English singular."""
    assert [unit for *_, unit, _ in rows(text, language)] == units


BESIDE: list[tuple[str, str, list[Row]]] = [
    ("en", "It is the twenty-eighth such pair; call +375 17 209 50 44.", []),
    ("ru", "Это двадцать восьмое соглашение; телефон 8 (017) 209-50-44.", []),
    ("be", "Гэта дваццаць восьмага пабраціма не тычыцца; тэл. 8 (029) 123-45-67.", []),
    ("zh", "这是第二十八对友城，电话010-65321234。", []),
    ("ru", "Отправление в 6.40, пост открыт с 9.00 до 18.00, сон до 3 ночи.", []),
    ("be", "Адпраўленне а 6.40, пост працуе з 9.00 да 18.00.", []),
    ("en", "Guests stay four-and-a-half nights.", [("four-and-a-half nights", 4.5, 4.5, "night", "")]),
    ("ru", "Гость проводит четыре с половиной ночи.", [("четыре с половиной ночи", 4.5, 4.5, "night", "")]),
    ("be", "Госць праводзіць тры ночы.", [("тры ночы", 3, 3, "night", "")]),
    ("zh", "停留四天半，飞行两个半小时。", [("四天半", 4.5, 4.5, "day", ""), ("两个半小时", 2.5, 2.5, "hour", "")]),
    ("en", "The battery holds 350 kilowatt-hours.", [("350 kilowatt-hours", 350, 350, "kilowatt-hour", "")]),
    ("ru", "Ёмкость 350 кВт·ч.", [("350 кВт·ч", 350, 350, "kilowatt-hour", "")]),
    ("be", "Ёмістасць 350 кВт·г.", [("350 кВт·г", 350, 350, "kilowatt-hour", "")]),
    ("zh", "容量350千瓦时，航程350千米。", [("350千瓦时", 350, 350, "kilowatt-hour", ""), ("350千米", 350, 350, "kilometre", "")]),
    ("en", "A box costs $6,750 against 7,100 on the market.", [("$6,750", 6750, 6750, "", "USD"), ("7,100", 7100, 7100, "", "USD")]),
    ("ru", "Ставка 6750 долларов против 7100 на рынке.", [("6750 долларов", 6750, 6750, "", "USD"), ("7100", 7100, 7100, "", "USD")]),
    ("be", "Стаўка 6750 долараў супраць 7100 летась.", [("6750 долараў", 6750, 6750, "", "USD"), ("7100", 7100, 7100, "", "USD")]),
    (
        "ru",
        "Приёмник стоит 2,1 тыс. рублей, прежде от 2,6 до 2,9 тыс. Точность выше.",
        [
            ("2,1 тыс. рублей", 2100, 2100, "", "RUB"),
            ("2,6 до 2,9 тыс.", 2600, 2900, "", "RUB"),
        ],
    ),
    ("en", "The pack costs 51 Belarusian rubles.", [("51 Belarusian rubles", 51, 51, "", "BYN")]),
    ("be", "Пакунак падаражэў на 34 адсоткі.", [("34 адсоткі", 34, 34, "percent", "")]),
    (
        "ru",
        "Цена выросла с 38 до 51 юаня; цены от 38 до 51 юаня.",
        [
            ("38", 38, 38, "", "CNY"),
            ("51 юаня", 51, 51, "", "CNY"),
            ("38 до 51 юаня", 38, 51, "", "CNY"),
        ],
    ),
    ("be", "Цана вырасла з 38 да 51 юаня.", [("38", 38, 38, "", "CNY"), ("51 юаня", 51, 51, "", "CNY")]),
    (
        "ru",
        "Линия за 7 млн евро выпускает 12 млн картриджей.",
        [("7 млн евро", 7e6, 7e6, "", "EUR"), ("12 млн картриджей", 12e6, 12e6, "", "")],
    ),
    (
        "be",
        "Лінія за 7 млн еўра выпускае 12 млн картрыджаў.",
        [("7 млн еўра", 7e6, 7e6, "", "EUR"), ("12 млн картрыджаў", 12e6, 12e6, "", "")],
    ),
    ("ru", "Вывезли сто с лишним тонн.", [("сто с лишним тонн", 100, 100, "tonne", "")]),
    ("be", "Вывезлі сто з лішкам тон.", [("сто з лішкам тон", 100, 100, "tonne", "")]),
    ("ru", "Хозяева выиграли 4:2, матч начался в 19:30.", [("4", 4, 4, "", ""), ("2", 2, 2, "", "")]),
    ("be", "Гаспадары выйгралі 4:2.", [("4", 4, 4, "", ""), ("2", 2, 2, "", "")]),
    ("en", "The depot runs 180 buses.", [("180 buses", 180, 180, "bus", "")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), BESIDE)
def test_what_stands_beside_a_number_decides(language: str, text: str, expected: list[Row]) -> None:
    """Ordinals in words, telephones and clock times are no figures; halves, kilowatt-hours, "with more", and goals are read."""
    assert rows(text, language) == expected


PASSAGES: list[tuple[str, str, list[Row]]] = [
    (
        "en",
        "The RMB 3.2 billion loan carries 2.5 percent and runs for fifteen years; the grace period is five.",
        [
            ("RMB 3.2 billion", 3.2e9, 3.2e9, "", "CNY"),
            ("2.5 percent", 2.5, 2.5, "percent", ""),
            ("fifteen years", 15, 15, "year", ""),
            ("five", 5, 5, "year", ""),
        ],
    ),
    (
        "en",
        "Exports fell from $1.2 billion to $980 million, while imports rose by between 3 and 4 percent.",
        [
            ("$1.2 billion", 1.2e9, 1.2e9, "", "USD"),
            ("$980 million", 9.8e8, 9.8e8, "", "USD"),
            ("3 and 4 percent", 3, 4, "percent", ""),
        ],
    ),
    (
        "en",
        "About 1,400 workers laid 120 km of track on 91.5 square kilometres in twenty-one months.",
        [
            ("1,400 workers", 1400, 1400, "worker", ""),
            ("120 km", 120, 120, "kilometre", ""),
            ("91.5 square kilometres", 91.5, 91.5, "km2", ""),
            ("twenty-one months", 21, 21, "month", ""),
        ],
    ),
    (
        "en",
        "Trade reached nearly six billion dollars, half a billion more; €3.5m was paid, and 400 to 450 euros a tonne.",
        [
            ("six billion dollars", 6e9, 6e9, "", "USD"),
            ("half a billion", 5e8, 5e8, "", "USD"),
            ("€3.5m", 3.5e6, 3.5e6, "", "EUR"),
            ("400 to 450 euros", 400, 450, "", "EUR"),
        ],
    ),
    (
        "en",
        "The five-year plan costs 10,000 Belarusian roubles a head, at minus 15 degrees and for two and a half hours.",
        [
            ("five-year", 5, 5, "year", ""),
            ("10,000 Belarusian roubles", 10000, 10000, "", "BYN"),
            ("minus 15 degrees", -15, -15, "degree", ""),
            ("two and a half hours", 2.5, 2.5, "hour", ""),
        ],
    ),
    (
        "ru",
        "Кредит в 3,2 миллиарда юаней выдан на пятнадцать лет под 2,5% годовых; прежний составлял полтора миллиарда долларов.",
        [
            ("3,2 миллиарда юаней", 3.2e9, 3.2e9, "", "CNY"),
            ("пятнадцать лет", 15, 15, "year", ""),
            ("2,5%", 2.5, 2.5, "percent", ""),
            ("полтора миллиарда долларов", 1.5e9, 1.5e9, "", "USD"),
        ],
    ),
    (
        "ru",
        "Экспорт снизился с 1,2 млрд до 980 млн долларов, импорт прибавил от трёх до четырёх процентов.",
        [
            ("1,2 млрд", 1.2e9, 1.2e9, "", "USD"),
            ("980 млн долларов", 9.8e8, 9.8e8, "", "USD"),
            ("трёх до четырёх процентов", 3, 4, "percent", ""),
        ],
    ),
    (
        "ru",
        "Около 1 400 человек за двадцать один месяц уложили 120 км путей на 117,1 кв. км.",
        [
            ("1 400 человек", 1400, 1400, "person", ""),
            ("двадцать один месяц", 21, 21, "month", ""),
            ("120 км", 120, 120, "kilometre", ""),
            ("117,1 кв. км", 117.1, 117.1, "km2", ""),
        ],
    ),
    (
        "ru",
        "Тонна стоит 400–450 долларов, билет 10 тыс. белорусских рублей; переговоры заняли полгода, хватит лет на десять.",
        [
            ("400–450 долларов", 400, 450, "", "USD"),
            ("10 тыс. белорусских рублей", 10000, 10000, "", "BYN"),
            ("полгода", 6, 6, "month", ""),
            ("лет на десять", 10, 10, "year", ""),
        ],
    ),
    (
        "ru",
        "Ехали две с половиной тысячи человек при минус 15 градусах; полмиллиона евро дали двадцать пять компаний.",
        [
            ("две с половиной тысячи человек", 2500, 2500, "person", ""),
            ("минус 15 градусах", -15, -15, "degree", ""),
            ("полмиллиона евро", 5e5, 5e5, "", "EUR"),
            ("двадцать пять компаний", 25, 25, "company", ""),
        ],
    ),
    (
        "be",
        "Крэдыт у 3,2 мільярда юаняў выдадзены на пятнаццаць гадоў пад 2,5% гадавых; ранейшы быў паўтара мільярда долараў.",
        [
            ("3,2 мільярда юаняў", 3.2e9, 3.2e9, "", "CNY"),
            ("пятнаццаць гадоў", 15, 15, "year", ""),
            ("2,5%", 2.5, 2.5, "percent", ""),
            ("паўтара мільярда долараў", 1.5e9, 1.5e9, "", "USD"),
        ],
    ),
    (
        "be",
        "Экспарт знізіўся з 1,2 млрд да 980 млн долараў, імпарт дадаў ад трох да чатырох працэнтаў.",
        [
            ("1,2 млрд", 1.2e9, 1.2e9, "", "USD"),
            ("980 млн долараў", 9.8e8, 9.8e8, "", "USD"),
            ("трох да чатырох працэнтаў", 3, 4, "percent", ""),
        ],
    ),
    (
        "be",
        "Каля 1 400 чалавек за дваццаць адзін месяц уклалі 120 км шляхоў на 91,5 квадратнага кіламетра.",
        [
            ("1 400 чалавек", 1400, 1400, "person", ""),
            ("дваццаць адзін месяц", 21, 21, "month", ""),
            ("120 км", 120, 120, "kilometre", ""),
            ("91,5 квадратнага кіламетра", 91.5, 91.5, "km2", ""),
        ],
    ),
    (
        "be",
        "Плянуецца дзьве тысячы тон і паўмільёна эўра; амаль шэсьць мільярдаў даляраў ужо далі.",
        [
            ("дзьве тысячы тон", 2000, 2000, "tonne", ""),
            ("паўмільёна эўра", 5e5, 5e5, "", "EUR"),
            ("шэсьць мільярдаў даляраў", 6e9, 6e9, "", "USD"),
        ],
    ),
    (
        "be",
        "Заробак — 900 рублёў, квіток ад 60 долараў; цырымонія заняла хвілін дзесяць, праца — тры з паловай гадзіны.",
        [
            ("900 рублёў", 900, 900, "", "BYN"),
            ("60 долараў", 60, 60, "", "USD"),
            ("хвілін дзесяць", 10, 10, "minute", ""),
            ("тры з паловай гадзіны", 3.5, 3.5, "hour", ""),
        ],
    ),
    (
        "zh",
        "这笔32亿元人民币的贷款期限十五年，年利率2.5%；前一笔为15亿美元。",
        [
            ("32亿元人民币", 3.2e9, 3.2e9, "", "CNY"),
            ("十五年", 15, 15, "year", ""),
            ("2.5%", 2.5, 2.5, "percent", ""),
            ("15亿美元", 1.5e9, 1.5e9, "", "USD"),
        ],
    ),
    (
        "zh",
        "出口由12亿美元降至9.8亿美元，进口增长百分之三至百分之四，六成五来自工业园。",
        [
            ("12亿美元", 1.2e9, 1.2e9, "", "USD"),
            ("9.8亿美元", 9.8e8, 9.8e8, "", "USD"),
            ("百分之三至百分之四", 3, 4, "percent", ""),
            ("六成五", 65, 65, "percent", ""),
        ],
    ),
    (
        "zh",
        "约1400名工人用二十一个月在91.5平方公里的土地上铺设了120公里铁路。",
        [
            ("1400名", 1400, 1400, "worker", ""),
            ("二十一个月", 21, 21, "month", ""),
            ("91.5平方公里", 91.5, 91.5, "km2", ""),
            ("120公里", 120, 120, "kilometre", ""),
        ],
    ),
    (
        "zh",
        "每吨400至450美元，约三四百万吨，总额近六十亿美元，投资3000多万欧元。",
        [
            ("400至450美元", 400, 450, "", "USD"),
            ("三四百万吨", 3e6, 4e6, "tonne", ""),
            ("六十亿美元", 6e9, 6e9, "", "USD"),
            ("3000多万欧元", 3e7, 3e7, "", "EUR"),
        ],
    ),
    (
        "zh",
        "气温降至零下15摄氏度，三千五百多名学生等了两三天，近千吨货物到站。",
        [
            ("零下15摄氏度", -15, -15, "degree", ""),
            ("三千五百多名", 3500, 3500, "student", ""),
            ("两三天", 2, 3, "day", ""),
            ("千吨", 1000, 1000, "tonne", ""),
        ],
    ),
]


def rows(text: str, language: str) -> list[Row]:
    """Return what was found with its words."""
    return [(text[one.place.start : one.place.end], one.low, one.high, one.unit, one.currency) for one in figures(text, language)]


@pytest.mark.parametrize(("language", "text", "expected"), PASSAGES)
def test_passages_give_their_figures_and_no_others(language: str, text: str, expected: list[Row]) -> None:
    """Each passage gives exactly the figures that a reader would underline, words and values."""
    assert rows(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "1.5 billion dollars"),
        ("en", "US$1.5bn"),
        ("ru", "1,5 млрд долларов"),
        ("ru", "полтора миллиарда долларов США"),
        ("be", "1,5 мільярда даляраў"),
        ("be", "паўтара мільярда долараў"),
        ("zh", "15亿美元"),
        ("zh", "十五亿美元"),
    ],
)
def test_one_sum_has_one_form_in_all_languages(language: str, text: str) -> None:
    """The same sum gives the same figure however it is written."""
    (figure,) = figures(text, language)
    assert (figure.low, figure.high, figure.unit, figure.currency) == (1.5e9, 1.5e9, "", "USD")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The A350, flight CA721 and the DFH-4 met at 9:40 a.m. under the 16+1 format."),
        ("en", "The 35th round, the 21st century and the 1990s: a third of it, one of the two sides, dozens of them."),
        ("en", "In 2019 and on 14 May 2024 the two countries agreed; two thirds were twice as large, three times more."),
        ("ru", "Самолёт А350 сел в 9:40; 11-я часть, две стороны, одна из стран, две трети, в 2,5 раза больше, десятки людей."),
        ("be", "Самалёт А350 сеў а 9:40; 11-я частка, дзве краіны, адна з іх, у два разы больш, дзясяткі людзей."),
        ("zh", "第三届论坛上午9时40分开幕，两国元首出席，一带一路，中白双方，数十家企业，四分之一，上世纪二十年代，A350客机。"),
    ],
)
def test_what_is_no_figure_is_left_out(language: str, text: str) -> None:
    """Ordinals, clock times, models, fractions, multiples, "one", the two sides, indefinite tens and dates are none."""
    assert rows(text, language) == []


def test_roubles_are_those_of_the_country_named() -> None:
    """A bare rouble is Belarusian beside Minsk, Russian beside Moscow, and the publisher's where neither is named."""
    assert figures("Завод под Минском стоит 5 млн рублей.", "ru")[0].currency == "BYN"
    assert figures("Завод под Москвой стоит 5 млн рублей.", "ru")[0].currency == "RUB"
    assert figures("Завод стоит 5 млн рублей.", "ru", home="BYN")[0].currency == "BYN"


def test_figures_carry_their_field() -> None:
    """The field given is the field of every place."""
    assert figures("Trade hits $5 billion", "en", Field.TITLE)[0].place.field is Field.TITLE


def test_offsets_hold_where_lower_case_is_longer() -> None:
    """A letter whose lower case has two code points does not move the evidence."""
    text = "İİİ paid 30 million euros"
    assert rows(text, "en") == [("30 million euros", 3e7, 3e7, "", "EUR")]


@pytest.mark.parametrize("text", ["亿" * 50 + "元", "百分之" + "九" + "亿" * 50, "出口" + "万亿" * 60 + "吨"])
def test_numerals_without_end_are_no_failure(text: str) -> None:
    """A Chinese numeral that no float holds gives figures that one does."""
    assert all(math.isfinite(one.high) for one in figures(text, "zh"))


@pytest.mark.parametrize("text", ["", " ", "\ufffd\ufffd 5", "…", "\x00\x00", "ÐšÐ¸Ñ‚Ð°Ð¹ 5%"])
@pytest.mark.parametrize("language", ["en", "ru", "be", "zh", "uk", "und"])
def test_bad_input_gives_figures_inside_the_text(language: str, text: str) -> None:
    """Empty, broken and unknown input gives nothing, or places that lie in the text."""
    assert all(0 <= one.place.start < one.place.end <= len(text) for one in figures(text, language))


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("en", "1"),
        ("en", "1,"),
        ("en", "two "),
        ("en", "hundred "),
        ("ru", "1 234 "),
        ("ru", "б"),
        ("ru", "5 млн рублей, "),
        ("zh", "亿"),
        ("zh", "百分之"),
    ],
)
def test_hostile_text_ends_soon(language: str, unit: str) -> None:
    """A hundred thousand characters of one kind take no longer than their length asks for."""
    text = unit * (100_000 // len(unit))
    started = time.process_time()
    figures(text, language)
    assert time.process_time() - started < 2
