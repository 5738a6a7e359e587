"""Names of the topic are found in four languages at their own offsets, the longest first."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from monitor.model import Field, NameForm, Topic
from monitor.settings.topic import read_topic
from monitor.text import forms, names

TOPIC = read_topic(Path(__file__).parents[2] / "config/topics/belarus-china.toml")
SMALL = read_topic(Path(__file__).parents[1] / "settings/topics/iceland-norway.toml")


def named(text: str, on: date | None = None, topic: Topic = TOPIC) -> list[tuple[str, str]]:
    """Return (entity, words) of all mentions."""
    return [(one.entity, text[one.place.start : one.place.end]) for one in names.mentions(text, Field.TEXT, topic, on)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lukashenka's guests from China", [("person.lukashenko", "Lukashenka"), ("state.cn", "China")]),
        ("с Александром Лукашенко в Китае", [("person.lukashenko", "Лукашенко"), ("state.cn", "Китае")]),
        ("прэзідэнт Лукашэнкам пра Кітай", [("person.lukashenko", "Лукашэнкам"), ("state.cn", "Кітай")]),
        ("盧卡申科訪問中國", [("person.lukashenko", "盧卡申科"), ("state.cn", "中國")]),
        ("ЛУКАШЕНКО В КНР", [("person.lukashenko", "ЛУКАШЕНКО"), ("state.cn", "КНР")]),
        ("Łukašenka ў Беларусі", [("person.lukashenko", "Łukašenka"), ("state.by", "Беларусі")]),
    ],
)
def test_four_languages(text: str, expected: list[tuple[str, str]]) -> None:
    """Inflected, traditional, capitalised and Łacinka forms are the same entities."""
    assert named(text) == expected


def test_endings_inside_a_name() -> None:
    """Both words of the park's name are inflected."""
    assert named("в Великом камне и у Вялікім камені")[0] == ("proj.great-stone", "Великом камне")


def test_longest_formula_wins() -> None:
    """The formula of 2013 is inside those of 2016 and 2022 and must not be found there."""
    text = "全天候全面战略伙伴关系; 相互信任、合作共赢的全面战略伙伴关系; 全面战略伙伴关系"
    assert [entity for entity, _ in named(text)] == ["rel.allweather-2022", "rel.trust-2016", "rel.csp-2013"]


@pytest.mark.parametrize("text", ["Belaruskali", "Беларуськалием", "Беларуськалія", "别拉鲁斯卡利"])
def test_a_name_goes_before_a_stem_with_endings(text: str) -> None:
    """A company that bears the name of its country is the company."""
    assert [entity for entity, _ in named(text)] == ["co.belaruskali"]


@pytest.mark.parametrize("text", ["其中白银占一成", "一年中白昼最长", "命中白海", "云中白鹤"])
def test_accidental_characters(text: str) -> None:
    """中白 by accident is no name; before 关系 it is."""
    assert named(text) == []
    assert named("中白关系") == [("pair.adjective", "中白")]


def test_weak_needs_strong() -> None:
    """A capital alone is nobody; beside its state it is reported."""
    assert named("Talks opened in Minsk") == []
    assert ("place.minsk", "Minsk") in named("Talks opened in Minsk, Belarus")


def test_counter_entity_takes_the_capital_with_it() -> None:
    """Where a text speaks of the Minsk agreements, Minsk is where they were signed, not Belarus."""
    found = named("Минские соглашения подписаны в Минске, сообщили в Беларуси")
    assert found == [("counter.minsk-agreements", "Минские соглашения"), ("state.by", "Беларуси")]


def test_other_lukashenkos() -> None:
    """A namesake named first keeps his surname; a son who comes second hides nobody."""
    assert {entity for entity, _ in named("Геннадий Лукашенко собрал трактор. Лукашенко доволен")} == {"veto.lukashenko-family"}
    assert [e for e, _ in named("Лукашенко приехал, с ним Николай Лукашенко")] == ["person.lukashenko", "veto.lukashenko-family"]


def test_offices_are_dated() -> None:
    """Li Keqiang is a mention in 2015 and none in 2025."""
    assert named("Премьер Ли Кэцян", date(2015, 5, 1)) == [("person.li-keqiang", "Ли Кэцян")]
    assert named("Премьер Ли Кэцян", date(2025, 5, 1)) == []


@pytest.mark.parametrize("text", ["рба и крб", "Machina", "Макеевка", "компрометация"])
def test_word_boundaries(text: str) -> None:
    """Parts of other words and acronyms in small letters are not names."""
    assert named(text) == []


def test_second_topic() -> None:
    """Another topic beside the first in one process: its own names, vetoes and folding."""
    assert named("Norðmenn og Íslendingar", topic=SMALL) == [("state.no", "Norðmenn"), ("state.is", "Íslendingar")]
    assert named("A Norway maple in Iceland", topic=SMALL) == [("veto.norway-maple", "Norway maple"), ("state.is", "Iceland")]


def test_folding_keeps_offsets() -> None:
    """Every character folds to one, also those whose small letter is two."""
    text = "İstanbul ﬁ ё 國 — ’ \u00a0" * 3
    assert len(forms.fold(text)) == len(text)


@pytest.mark.parametrize("text", ["", "\x00\ufffd", "*" * 1000, "Китай " * 5000])
def test_bad_input(text: str) -> None:
    """Empty, broken and huge texts have their mentions and no crash."""
    assert len(named(text)) == text.count("Китай")


WRITTEN = (
    str,
    str.upper,
    str.title,
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace("-", "\u2013"),
    lambda text: text.replace("+", "\uff0b"),
)


@pytest.mark.parametrize("frame", ["{}", "<p>{}</p>", "слово {}, слово", "字{}字"])
def test_the_quick_scan_sees_no_less(frame: str) -> None:
    """Each form of each entity, however written, is seen in the bytes of a page wherever `find` sees it in its text."""
    texts = [frame.format(write(form.text.replace("*", ""))) for one in TOPIC.entities for form in one.forms for write in WRITTEN]
    lost = [text for text in texts if not names.sides(names.find(text, TOPIC)) <= names.scan(text.encode(), TOPIC)]
    assert lost == []


@pytest.mark.parametrize("text", ["16:15 17.10 16-17 17, 1 16 1", "Мазур и мазут, кармазин, рекрутирование", "На форуме и форум на сайте"])
def test_the_quick_scan_sees_no_format_in_hours_and_no_name_in_words(text: str) -> None:
    """What has the figures of a name without its sign, or a part of one inside a word, is none."""
    assert names.scan(text.encode(), TOPIC) == frozenset()


@pytest.mark.parametrize("text", ["16+1", "17\uff0b1", "17<b>+</b>1", "Завод «МАЗ-Weichai»", "форуму «Один пояс, один путь»"])
def test_the_quick_scan_sees_names_with_signs(text: str) -> None:
    """The sign may be a wide one, or stand between tags."""
    assert "cn" in names.scan(text.replace("<b>", " ").replace("</b>", " ").encode(), TOPIC)


@pytest.mark.parametrize("text", ["#Visit", "@visit", "«Visit»", "№ 1 в мире", "Я. Б"])
def test_the_quick_scan_takes_forms_with_any_sign(text: str) -> None:
    """A form may begin with a sign, or have next to nothing but signs beside its ASCII."""
    first, *others = SMALL.entities
    form = NameForm(language="en", text=text)
    topic = replace(SMALL, entities=(replace(first, forms=(*first.forms, form)), *others))
    assert names.scan(f"See {text} now".encode(), topic) == set(first.sides)


def test_the_quick_scan_sees_traditional_and_broken_text() -> None:
    """Traditional characters, ё, and bytes that are no UTF-8 beside a name."""
    assert names.scan("盧卡申科訪問中國".encode(), TOPIC) == {"by", "cn"}
    assert names.scan("Бёларусь".encode() + b"\xff\xfe " + "КИТАЙ".encode(), TOPIC) == {"by", "cn"}
