"""What an edition says against the seeds: a promise that comes due, another count, what a meeting had and this one has not."""

from datetime import date

import pytest

from monitor.model import Ahead, Certainty, EntityKind, Kept, Seed
from tests.stages.test_digest_sections import BEIJING, MINSK, TALKS, digest, kept

SAID = {
    "en": "Xi Jinping and Alexander Lukashenko held talks in Beijing. They called their friendship unbreakable. "
    "They last met at the summit of the Shanghai Cooperation Organisation. Belarus expects to join it by 10 December 2026.",
    "ru": "Си Цзиньпин и Александр Лукашенко провели переговоры в Пекине. Они говорили о нерушимой дружбе. "
    "Раньше они встречались на саммите Шанхайской организации сотрудничества. Беларусь планирует вступить в неё до 10 декабря 2026 года.",
    "be": "Сі Цзіньпін і Аляксандр Лукашэнка правялі перамовы ў Пекіне. Лідары гаварылі пра непарушную дружбу. "
    "Раней яны сустракаліся на саміце Шанхайскай арганізацыі супрацоўніцтва. Беларусь плануе ўступіць у яе да 10 снежня 2026 года.",
    "zh": "习近平同卢卡申科在北京举行会谈。双方称中白友谊牢不可破。"
    "两人上次见面是在上海合作组织峰会期间。白俄罗斯计划于2026年12月10日前加入。",
}
TRADE = {
    "en": "Trade between Belarus and China came to 8.4 billion dollars in 2025.",
    "ru": "Торговля Беларуси и Китая составила в 2025 году 8,4 млрд долларов.",
    "be": "Гандаль Беларусі і Кітая склаў у 2025 годзе 8,4 млрд долараў.",
    "zh": "2025年白俄罗斯与中国贸易额达84亿美元。",
}
DONE = {
    "en": "Belarus became a full member of the Shanghai Cooperation Organisation in July.",
    "ru": "В июле Беларусь вступила в Шанхайскую организацию сотрудничества.",
    "be": "У ліпені Беларусь стала паўнапраўным членам Шанхайскай арганізацыі супрацоўніцтва.",
    "zh": "白俄罗斯7月正式加入上海合作组织。",
}
HOPED = {
    "en": "Belarus has not joined the Shanghai Cooperation Organisation so far.",
    "ru": "Беларусь пока не вступила в Шанхайскую организацию сотрудничества.",
    "be": "Беларусь пакуль не стала членам Шанхайскай арганізацыі супрацоўніцтва.",
    "zh": "白俄罗斯尚未正式加入上海合作组织。",
}


def seed(text: str, language: str, day: date = date(2026, 3, 2)) -> Seed:
    """Return a seed of a day that is known."""
    return Seed(
        id=f"s-{language}",
        title="Earlier",
        text=text,
        language=language,
        publisher="Portal",
        origin="Origin",
        event_date=day,
        certainty=Certainty.PRINTED,
        date_evidence="printed",
    )


def both() -> tuple[Kept, Kept]:
    """Return the two sides' accounts of one meeting."""
    return kept("m", TALKS["ru"], "ru", MINSK), kept("c", TALKS["zh"], "zh", BEIJING)


@pytest.mark.parametrize("language", sorted(SAID))
def test_what_the_last_meeting_named_is_missed_in_both(language: str) -> None:
    """A figure of speech of the report on the last meeting, in whatever language, is said to stand in neither readout."""
    (found,) = digest(*both(), seeds=(seed(SAID[language], language),)).readouts
    since = {one.label: (one.day, one.stated_by) for one in found.unsaid if one.day}
    assert since["Unbreakable friendship"] == ("2026-03-02", "Origin")


def test_what_other_voices_name_is_said_of_both() -> None:
    """The organisation that only a third outlet names stands with that outlet's number."""
    third = kept("x", "Лукашенко и Си Цзиньпин встретились в Пекине. О Шанхайской организации сотрудничества они молчат.", "ru")
    told = digest(*both(), third)
    number = next(voice.number for voice in told.stories[0].voices if voice.article == "x")
    assert [(one.label, one.numbers) for one in told.readouts[0].unsaid] == [("Shanghai Cooperation Organisation", (number,))]


def test_a_level_is_no_figure_of_speech() -> None:
    """The level row holds what was declared on a day, in the one readout that names it; a partner's reliability has a row of its own."""
    (found,) = digest(*both()).readouts
    formulas = {row.label: row for row in found.rows if row.kind is EntityKind.FORMULA}
    assert [bool(cell) for cell in formulas[""].cells] == [False, True]
    assert formulas[""].meanings[1] == "All-weather comprehensive strategic partnership (2022)"
    assert formulas["Reliable partner or friend"].speakers == ("Alexander Lukashenko", "")


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_a_promise_of_a_seed_is_ahead_with_what_it_is_about(language: str) -> None:
    """It is due soon, stands in the seed's own words, and names the thing that the sentence only points to."""
    (found,) = digest(*both(), seeds=(seed(SAID[language], language),)).pledges
    assert (found.state, found.due[:4], found.about) == (Ahead.DUE, "2026", ("Shanghai Cooperation Organisation",))
    assert found.words in SAID[language]
    assert (found.day, found.stated_by) == ("2026-03-02", "Origin")


@pytest.mark.parametrize("language", sorted(DONE))
def test_a_promise_that_an_article_calls_done_is_no_more_ahead(language: str) -> None:
    """Nobody is reminded of what was kept, in whatever language that is told; "not yet" keeps nothing."""
    earlier = (seed(SAID["en"], "en"),)
    assert not digest(*both(), kept("d", DONE[language], language), seeds=earlier).pledges
    assert digest(*both(), kept("d", HOPED[language], language), seeds=earlier).pledges


@pytest.mark.parametrize("language", sorted(TRADE))
def test_another_count_of_a_total_is_named_once(language: str) -> None:
    """The seed's five billion of the same year stands beside the row, and not as a dispute."""
    earlier = seed("According to Chinese customs, trade between Belarus and China rose to five billion dollars in 2025.", "en")
    told = digest(kept("t", TRADE[language], language), kept("u", TRADE["en"], "en"), seeds=(earlier,))
    (other,) = (one for row in told.figures for one in row.others)
    assert (other.high, other.stated_by, dict(other.basis)["issuer"]) == (5e9, "Origin", "General Administration of Customs of China")


def test_the_same_count_is_no_other() -> None:
    """A seed that gives the same total, rounded, says nothing new."""
    earlier = seed("Trade between Belarus and China came to 8.39 billion dollars in 2025.", "en")
    assert not [one for row in digest(kept("t", TRADE["en"], "en"), seeds=(earlier,)).figures for one in row.others]


@pytest.mark.parametrize(
    ("mine", "other", "alone"),
    [
        ("Alexander Lukashenko met Xi Jinping.", "Alexander Lukashenko met Xi Jinping again.", True),
        ("Alexander Lukashenko met Xi Jinping.", "It was heard that Minsk is not quite satisfied with the pace of work with China.", False),
    ],
)
def test_words_of_one_voice_are_marked(mine: str, other: str, alone: bool) -> None:
    """Where another voice in the same language lacks a quotation it is marked; where it has the words, it is not."""
    said = f'{mine} "Minsk is not quite satisfied with the pace of work with China," Alexander Lukashenko said.'
    (quote,) = digest(kept("a", said, "en"), kept("b", other, "en")).quotes
    assert quote.alone is alone
