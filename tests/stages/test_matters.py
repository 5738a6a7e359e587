"""What two sides speak of when they meet, set side by side: in the sentence of each, in four languages."""

from datetime import timedelta

import pytest

from monitor.model import Digest, EntityKind, Kept, Published, ReadoutRow
from tests.stages.test_digest_reports import seed
from tests.stages.test_digest_sections import ABROAD, AT, BEIJING, MINSK, TALKS, TOPIC, digest, kept

MET = {
    "en": "Xi Jinping held talks with Alexander Lukashenko in Beijing.",
    "ru": "Си Цзиньпин провёл в Пекине встречу с Александром Лукашенко.",
    "be": "Сі Цзіньпін правёў у Пекіне сустрэчу з Аляксандрам Лукашэнкам.",
    "zh": "国家主席习近平在北京会见白俄罗斯总统卢卡申科。",
}
UKRAINE = {
    "en": "They exchanged views on Ukraine.",
    "ru": "Стороны обменялись мнениями по Украине.",
    "be": "Бакі абмяняліся думкамі пра Украіну.",
    "zh": "双方就乌克兰问题交换了意见。",
}
BOTH = {
    "en": "Cross-border transport is to become easier, and the Culture Days are to be held again.",
    "ru": "Речь шла о трансграничных перевозках и Днях культуры.",
    "be": "Гаварылі пра трансгранічныя перавозкі і Дні культуры.",
    "zh": "双方将便利跨境运输，办好文化日活动。",
}
POTASH = {
    "en": "They also spoke of potash and of loans.",
    "ru": "Говорили и о калийных удобрениях, и о кредитах.",
    "be": "Гаварылі і пра калійныя ўгнаенні, і пра крэдыты.",
    "zh": "双方还谈到钾肥和贷款。",
}
TAIWAN = {
    "en": "Minsk supports China on Taiwan, Xinjiang, Hong Kong and human rights.",
    "ru": "Минск поддерживает Китай по Тайваню, Синьцзяну, Гонконгу и правам человека.",
    "be": "Мінск падтрымлівае Кітай па Тайвані, Сіньцзяне, Ганконгу і правах чалавека.",
    "zh": "白方在涉台、涉疆、涉港、人权等问题上支持中方。",
}
LANGUAGES = tuple(MET)


def text(language: str, *sentences: dict[str, str]) -> str:
    """Return an account of a meeting with these sentences."""
    return ("" if language == "zh" else " ").join(one[language] for one in (MET, *sentences))


def compared(language: str, *sentences: dict[str, str], others: tuple[Kept, ...] = ()) -> Digest:
    """Return an edition in which Beijing's account, in a language, has these sentences and Minsk's has not."""
    return digest(kept("m", TALKS["ru"], "ru", MINSK), kept("c", text(language, *sentences), language, BEIJING), *others)


def matters(edition: Digest) -> list[ReadoutRow]:
    """Return the rows on matters."""
    return [row for row in edition.readouts[0].rows if row.kind is EntityKind.MATTER]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_one_side_speaks_of_stands_with_its_sentence(language: str) -> None:
    """The other side is absent; how it was spoken of has a name."""
    (row,) = matters(compared(language, UKRAINE))
    one, other = row.cells
    assert (row.label, one, row.meanings) == ("Ukraine", None, ("", "exchanged views"))
    assert other is not None
    assert other.sentence.text == UKRAINE[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_matters_of_one_sentence_are_one_row(language: str) -> None:
    """Its words are quoted once."""
    (row,) = matters(compared(language, BOTH))
    assert {row.label, *row.also} == {"Cross-border transport", "Culture days"}
    assert row.meanings == ("", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_both_speak_of_stands_below_what_one_omits(language: str) -> None:
    """With the sentence of each side."""
    here = kept("m", f"{TALKS['ru']} {UKRAINE['ru']}", "ru", MINSK)
    rows = matters(digest(here, kept("c", text(language, UKRAINE, BOTH), language, BEIJING)))
    assert [tuple(bool(cell) for cell in row.cells) for row in rows] == [(False, True), (True, True)]
    assert [cell.sentence.text for cell in rows[1].cells if cell] == [UKRAINE["ru"], UKRAINE[language]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_others_speak_of_is_missed_in_both(language: str) -> None:
    """With the number of the voice that names it."""
    edition = compared("zh", others=(kept("x", text(language, POTASH), language, ABROAD),))
    number = next(voice.number for voice in edition.stories[0].voices if voice.article == "x")
    assert [(one.label, one.numbers) for one in edition.readouts[0].unsaid] == [("Loans", (number,)), ("Potash", (number,))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_earlier_reports_spoke_of_is_missed_for_some_years(language: str) -> None:
    """With the day of the last one that named it; what is older than that is history."""
    recent = seed(POTASH[language], language, AT.date() - timedelta(days=700))
    old = seed(TAIWAN[language], language, AT.date() - timedelta(days=4_000))
    two = (kept("m", TALKS["ru"], "ru", MINSK), kept("c", text("zh"), "zh", BEIJING))
    (found,) = digest(*two, seeds=(recent, old)).readouts
    assert {(one.label, one.day) for one in found.unsaid} == {("Loans", str(recent.event_date)), ("Potash", str(recent.event_date))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_side_spoke_of_last_time_and_not_now_is_told(language: str) -> None:
    """By the edition that told of that meeting."""
    last = kept("old", text(language, TAIWAN), language, BEIJING, AT - timedelta(days=9))
    published = Published(number=3, first_told="2026-11-13", last_told="2026-11-13", headline="", members=(last,))
    two = (kept("m", TALKS["ru"], "ru", MINSK), kept("c", text("zh", UKRAINE), "zh", BEIJING))
    (found,) = digest(*two, published=(published,)).readouts
    gone = {label for country, label, edition in found.gone if (country, edition) == ("CN", "2026-11-13")}
    assert gone == {"Taiwan", "Xinjiang", "Hong Kong", "Human rights"}


def test_a_level_says_its_figure_of_speech() -> None:
    """Who names the all-weather partnership is not missed to speak of all-weather partners; iron brothers are another figure."""
    earlier = seed("They are iron brothers and all-weather partners.", "en", AT.date() - timedelta(days=300))
    two = (kept("m", TALKS["ru"], "ru", MINSK), kept("c", TALKS["zh"], "zh", BEIJING))
    (found,) = digest(*two, seeds=(earlier,)).readouts
    assert [one.label for one in found.unsaid] == ["Iron brothers"]


def test_matters_have_forms_and_names_in_four_languages() -> None:
    """Of the topic as it is shipped."""
    for matter in TOPIC.matters:
        assert {form.language for form in matter.forms} == set(LANGUAGES), matter.id
        assert {language for language, _ in matter.names} == {"ru", "be", "zh"}, matter.id
