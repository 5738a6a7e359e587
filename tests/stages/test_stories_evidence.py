"""Tests of what counts as evidence of one event: steps of the headline, weekdays, days near each other, numbers of other units."""

from dataclasses import replace
from datetime import date

import pytest

from monitor.model import DateMention, Field, Kept, Place, Rung
from monitor.stages import facts
from monitor.stages.stories import Comparison, compare, group, weighed
from monitor.stages.stories.passages import Passage
from monitor.stages.stories.steps import headed, weekdays
from tests.stages import material as made
from tests.stages.test_stories import OPTIONS, TOPIC, kept

SOUGHT = {
    "en": ("Bakery loan is sought", "The town is seeking a loan of 7 million euros. Papers are to be signed in spring."),
    "ru": ("Город рассчитывает на кредит", "Город ищет 7 млн евро для пекарни. Бумаги будут подписаны весной."),
    "be": ("Горад разлічвае на крэдыт", "Горад шукае 7 млн еўра для пякарні. Паперы будуць падпісаныя вясной."),
    "zh": ("市政府寻求贷款", "该市为面包厂寻求700万欧元贷款。文件将于春天签署。"),
}
SIGNED = {
    "en": ("Bakery loan signed", "The town and the bank signed a loan of 7 million euros. Talks on it had begun in winter."),
    "ru": ("Подписан кредит", "Город и банк подписали кредит на 7 млн евро. Переговоры о нём начались зимой."),
    "be": ("Падпісаны крэдыт", "Горад і банк падпісалі крэдыт на 7 млн еўра. Перамовы пра яго пачаліся зімой."),
    "zh": ("贷款协议签署", "该市与银行签署700万欧元贷款协议。磋商始于冬天。"),
}
LOAN = ((7e6, "", "EUR"),)
LANGUAGES = ("en", "ru", "be", "zh")


def compared(one: Kept, other: Kept) -> Comparison:
    """Return the comparison of two articles that are alone in their edition."""
    profiles = weighed((one, other), TOPIC)
    return compare(profiles[one.id], profiles[other.id], OPTIONS)


def features(one: Kept, other: Kept) -> dict[str, float]:
    """Return the features of two articles by name."""
    return dict(compared(one, other).features)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_headline_says_which_step_is_told(language: str) -> None:
    """What went before and what is to come stand further on and do not count."""
    sought, signed = ([Passage.of(text, language) for text in told[language]] for told in (SOUGHT, SIGNED))
    assert headed(*sought) == {Rung.NEGOTIATED}
    assert headed(*signed) == {Rung.SIGNED}


@pytest.mark.parametrize(
    ("language", "headline", "text"),
    [
        ("en", "First train leaves", "It was the first visit of a governor in years."),
        ("ru", "Первый поезд ушёл", "Это первый визит губернатора за годы."),
        ("be", "Першы цягнік паехаў", "Гэта першы візіт губернатара за гады."),
    ],
)
def test_the_first_of_a_headline_is_begun_and_that_of_a_text_is_not(language: str, headline: str, text: str) -> None:
    """A first train is a promise come true; a first visit in years is none."""
    head, body = Passage.of(headline, language), Passage.of(text, language)
    assert headed(head, body) == {Rung.IN_FORCE}
    assert headed(Passage.of("", language), body) == frozenset()


@pytest.mark.parametrize(("one", "other"), [("en", "ru"), ("ru", "be"), ("be", "zh"), ("zh", "en")])
def test_the_sum_of_a_loan_is_no_evidence_between_two_of_its_steps(one: str, other: str) -> None:
    """It stands in the reports of both; within a step it is evidence."""
    sought, signed = (kept("a", told[one], one, LOAN) for told in (SOUGHT, SIGNED))
    later = kept("b", SIGNED[other], other, LOAN)
    assert features(sought, later)["figures"] == 0 < features(signed, later)["figures"]
    assert compared(sought, later).score < compared(signed, later).score


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "on Wednesday evening"), ("ru", "в среду вечером"), ("be", "у сераду ўвечары"), ("zh", "本周三晚")],
)
def test_weekdays_are_read_in_four_languages(language: str, text: str) -> None:
    """Wednesday is the third day."""
    assert weekdays(Passage.of(text, language)) == {"2"}


def test_a_weekday_joins_and_another_parts() -> None:
    """The day of an event is named alike in all languages."""
    told = kept("a", ("Pool opened", "The pool was opened on Friday."), "en")
    same, other = (kept("b", ("Открыт бассейн", f"Бассейн открыли в {day}."), "ru") for day in ("пятницу", "понедельник"))
    assert features(told, same)["weekdays"] > 0 == features(told, other)["weekdays"]
    assert compared(told, same).score > compared(told, other).score


def test_a_day_before_is_half_the_same_day() -> None:
    """A dateline is a day later than what it tells."""
    day = {at: kept(at, ("Pool", f"Pool opened {at}."), "en", day=f"2026-03-{at}") for at in ("10", "11", "14")}
    told = kept("z", ("Бассейн", "Бассейн открыт 10."), "ru", day="2026-03-10")
    same, near, far = (features(told, day[at])["dates"] for at in ("10", "11", "14"))
    assert same > near > far == 0


def test_a_number_is_shared_whatever_it_counts() -> None:
    """24,000 trips are 24,000 persons; small numbers are shared by chance."""
    told = kept("a", ("Guests", "24 guests"), "en", ((24e3, "trip", ""), (5.0, "hotel", "")))
    other = kept("b", ("Гости", "24 гостя"), "ru", ((24e3, "person", ""), (5.0, "year", "")))
    few = kept("c", ("Гости", "5 гостей"), "ru", ((5.0, "person", ""),))
    assert features(told, other)["values"] > 0 == features(told, few)["values"]
    assert features(told, other)["figures"] == 0


def forecast(name: str, day: int) -> Kept:
    """Return a forecast whose headline names that day of May."""
    text = "In the morning the valley will have rain and wind, and the pass will be closed."
    one = kept(name, (f"{day} May: weather", text), "en")
    place = Place(field=Field.TITLE, start=0, end=len(f"{day} May"))
    return replace(one, facts=replace(one.facts, dates=(DateMention(place=place, iso=f"2026-05-{day:02}"),)))


def test_headlines_of_other_days_are_of_other_events() -> None:
    """Forecasts differ in nothing but the day; each is a story."""
    one, same, other = forecast("a", 8), forecast("b", 8), forecast("c", 16)
    assert compared(one, same).score > 0.5 > compared(one, other).score


CREDITS = {
    "en": ("Belarus and China held talks on 7 May 2024.", "Photo: BelTA, 2 March 2023"),
    "ru": ("Беларусь и Китай провели переговоры 7 мая 2024 года.", "Фото: БелТА, 2 марта 2023 г."),
    "be": ("Беларусь і Кітай правялі перамовы 7 мая 2024 года.", "Фота: БелТА, 2 сакавіка 2023 г."),
    "zh": ("2024年5月7日，白俄罗斯与中国举行会谈。", "资料图：2023年3月2日"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_of_a_picture_is_none_of_the_event(language: str) -> None:
    """Neither its day nor its year is compared; the day that the text tells is."""
    article = replace(made.article("a", language, title="").article, text="\n\n".join(CREDITS[language]))
    one = made.article("a", language)
    one = replace(one, version=replace(one.version, article=article), facts=facts.find(article, made.settings().topic))
    assert len(one.facts.dates) == 2
    (profile,) = weighed((one,), TOPIC).values()
    assert profile.days == (date(2000, 5, 7).toordinal(),)
    assert profile.years == {"2024"}


def test_what_a_text_is_about_weighs_against_all_that_it_is_about() -> None:
    """A survey of everything shares a loan with every report of a loan, and is less like it than another report."""
    loan = kept("a", ("Bank lends for a mill", "The bank gave a loan for the pulp mill."), "en")
    report = kept("b", ("Банк дал кредит", "Банк дал кредит на целлюлозный завод."), "ru")
    survey = kept("c", ("Обзор", "Кредит, выставка, спутник, стадион, калий, визы, поезда, футбол, вакцина, театр."), "ru")
    assert features(loan, report)["subject"] > features(loan, survey)["subject"] > 0


MESSAGES = {
    "en": (
        "The repair yard in Orsha took in forty Chinese shunters this spring, and its workers learn to mend them.",
        "Forty shunters from China stand in the repair yard in Orsha. Workers there learn how to mend them before winter.",
        "A choir from Brest sang at the museum of Chengdu.",
    ),
    "ru": (
        "Ремонтный завод в Орше принял весной сорок китайских маневровых тепловозов, рабочие учатся их чинить.",
        "Сорок маневровых тепловозов из Китая стоят на ремонтном заводе в Орше. Рабочие учатся чинить их до зимы.",
        "Хор из Бреста спел в музее Чэнду.",
    ),
    "be": (
        "Рамонтны завод у Оршы прыняў вясной сорак кітайскіх манеўровых цеплавозаў, рабочыя вучацца іх рамантаваць.",
        "Сорак манеўровых цеплавозаў з Кітая стаяць на рамонтным заводзе ў Оршы. Рабочыя вучацца рамантаваць іх да зімы.",
        "Хор з Брэста спяваў у музеі Чэнду.",
    ),
    "zh": (
        "奥尔沙修理厂今春接收了四十台中国调车机车，工人正在学习维修。",
        "四十台中国调车机车停放在奥尔沙修理厂，工人正在学习如何在冬季前维修。",
        "布列斯特合唱团在成都博物馆演出。",
    ),
}
"""Messages without headlines: two on one event, a third on another."""


def message(name: str, language: str, number: int, title: str = "") -> Kept:
    """Return one of the messages as an article."""
    return kept(name, (title, MESSAGES[language][number]), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_no_headline_is_set_apart_the_words_alone_judge(language: str) -> None:
    """The beginning of a text promises nothing: names that only one of two messages begins with make no strangers of them."""
    for title in ("", "Орша / Orsha / 奥尔沙"):
        found = features(message("a", language, 0), message("b", language, 1, title))
        assert found["opening"] > 0
        assert found.keys().isdisjoint({"words", "headlines", "strangers", "titles"})
    assert "opening" not in features(message("a", language, 0, "Orsha"), message("b", language, 1, "Orsha"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_without_headlines_are_joined(language: str) -> None:
    """Two on one event are one story, beside a third on another."""
    day = [message(name, language, number) for number, name in enumerate("abc")]
    assert [sorted(one.id for one in story.members) for story in group(day, (), TOPIC, OPTIONS)] == [["a", "b"], ["c"]]
