"""What only a week or a month shows: arcs of stories, figures as series, promises made and kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import Ahead, CitedSentence, Digest, EditionKind, Kept, Series
from monitor.stages.digest import arcs, compose
from monitor.stages.digest.citing import Citing
from monitor.stages.editions import parse, plan
from monitor.stages.render.citations import read_html, read_markdown
from monitor.stages.render.html import html
from monitor.stages.render.markdown import markdown
from monitor.stages.render.sections import Sections, cited
from monitor.stages.render.wording import Wording
from tests.stages import material as made
from tests.stages.test_digest_sections import ABROAD, AT, TOPIC, kept

TRADE = {
    "en": "Trade between Belarus and China reached {} billion dollars in {}, the ministry said.",
    "ru": "Товарооборот Беларуси и Китая достиг {} млрд долларов в {} году.",
    "be": "Тавараабарот Беларусі і Кітая дасягнуў {} млрд долараў у {} годзе.",
    "zh": "白俄罗斯与中国贸易额达{}亿美元（{}年）。",
}


def digest(name: str, kind: EditionKind, *members: Kept, **more: object) -> Digest:
    """Return the edition of one story of these articles."""
    found = made.material((made.story(*members), made.summary()))
    configured = replace(found.settings, topic=TOPIC)
    placed = plan(parse(name, kind, configured), configured, datetime(2026, 1, 1, tzinfo=UTC), made.NOW)
    return compose(replace(found, settings=configured, plan=placed, **more))  # type: ignore[arg-type]  # fields of Material by name


def weekly(*members: Kept, **more: object) -> Digest:
    """Return the edition of the week in which the articles were kept."""
    return digest("2026-W47", EditionKind.WEEKLY, *members, **more)


def trade(year: int, billions: float, language: str = "en") -> Kept:
    """Return an article with the trade of a year."""
    amount = f"{billions * 10:g}" if language == "zh" else f"{billions:g}".replace(".", "." if language == "en" else ",")
    return kept(f"t{year}", TRADE[language].format(amount, year), language)


def test_a_week_shows_how_a_story_went() -> None:
    """Each day has its voices and one headline; a day's edition has no arcs."""
    members = tuple(
        replace(one, version=replace(one.version, article=replace(one.article, title=title)))
        for one, title in (
            (kept("a", "Belarus and China held talks.", "en", at=AT - timedelta(days=2)), "Talks begin"),
            (kept("b", "Беларусь и Китай провели переговоры.", "ru", at=AT), "Переговоры завершены"),
            (kept("c", "Belarus and China ended talks.", "en", at=AT + timedelta(hours=1)), "Talks end"),
        )
    )
    (arc,) = weekly(*members).arcs
    assert [(step.day, step.voices, step.told and step.told.sentence.text) for step in arc.steps] == [
        ("2026-11-19", 1, "Talks begin"),
        ("2026-11-21", 2, "Talks end"),
    ]
    assert not digest("2026-11-22", EditionKind.DAILY, *members).arcs


def test_a_translation_is_no_voice_of_its_day() -> None:
    """The days of a story add up to the voices in its line."""
    days = [("a", AT - timedelta(days=2), "en"), ("b", AT, "en"), ("c", AT + timedelta(hours=1), "ru")]
    members = tuple(kept(name, "Belarus and China held talks.", language, at=at) for name, at, language in days)
    (story,) = weekly(*members).stories
    voices = tuple(replace(voice, translation_of=1 if voice.article == "c" else 0) for voice in story.voices)
    (arc,) = arcs.arcs((replace(story, voices=voices),), Citing((story,), members), "en", "Europe/Minsk")
    assert [step.voices for step in arc.steps] == [1, 1]


@pytest.mark.parametrize("language", sorted(TRADE))
def test_a_measure_of_several_periods_is_a_series(language: str) -> None:
    """Three years make a series in each language, each point with its sentence."""
    (series,) = weekly(trade(2023, 8.4, language), trade(2024, 8.1, language), trade(2025, 8.9, language)).series
    assert (series.measure, series.dimension) == ("trade", "USD")
    assert [(point.period, point.value) for point in series.points] == [("2023", 8.4e9), ("2024", 8.1e9), ("2025", 8.9e9)]


def test_two_periods_are_no_series() -> None:
    """A comparison of two years stands in the sentences."""
    assert not weekly(trade(2024, 8.1), trade(2025, 8.9)).series


def test_a_week_says_what_was_promised_and_what_was_kept() -> None:
    """A promise made in the week stands first; a day's edition lists only what is due."""
    text = "Belarus will supply 700,000 tonnes of potash to China by 10 December 2027 under the contract signed in Minsk."
    states = [promise.state for promise in weekly(kept("p", text, "en", ABROAD)).promises]
    assert states == [Ahead.MADE]
    assert not digest("2026-11-22", EditionKind.DAILY, kept("p", text, "en", ABROAD)).promises


LATER = {
    "en": "Belarus will build a plant in China by the end of 2028. China will supply 40 trains to Belarus in March 2028.",
    "ru": "Беларусь построит в Китае завод до конца 2028 года. Китай поставит Беларуси 40 поездов в марте 2028 года.",
    "be": "Беларусь пабудуе ў Кітаі завод да канца 2028 года. Кітай паставіць Беларусі 40 цягнікоў у сакавіку 2028 года.",
    "zh": "白俄罗斯将在2028年底前在中国建厂。中国将于2028年3月向白俄罗斯供应40列火车。",
}
DUE = {"en": "due March 2028", "ru": "срок март 2028 г.", "be": "тэрмін сакавік 2028", "zh": "期限 2028年3月"}


@pytest.mark.parametrize("language", sorted(LATER))
def test_what_was_announced_stands_by_its_day_and_names_none_that_nobody_named(language: str) -> None:
    """The next one first; "in March" is not "on 31 March"."""
    told = weekly(kept("p", LATER[language], language, ABROAD))
    assert [one.due[: len("YYYY-MM")] for one in told.promises][:1] == ["2028-03"]
    line = Sections(Wording(replace(told, edition=replace(told.edition, language=language)))).promise(told.promises[0])
    assert DUE[language] in line.replace("\u202f", " ").replace("\u00a0", " ")


SOON = {
    "en": "Belarus will supply 700,000 tonnes of potash to China by 10 December 2026 under the contract signed in Minsk.",
    "ru": "Беларусь поставит Китаю 700 тыс. тонн калийных удобрений до 10 декабря 2026 года по подписанному контракту.",
    "be": "Беларусь паставіць Кітаю 700 тыс. тон калійных угнаенняў да 10 снежня 2026 года паводле падпісанага кантракту.",
    "zh": "根据已签署的合同，白俄罗斯将于2026年12月10日前向中国供应70万吨钾肥。",
}
SAID = {
    "en": "announced · due 10 December 2026, 17 days left",
    "ru": "объявлено · срок 10 декабря 2026 г., осталось 17 дней",
    "be": "абвешчана · тэрмін 10 снежня 2026 г., засталося 17 дзён",
    "zh": "新宣布 · 期限 2026年12月10日，还剩17天",
}


@pytest.mark.parametrize("language", sorted(SOON))
def test_a_promise_of_the_week_that_is_due_stands_once_with_both_said(language: str) -> None:
    """That it was made in these days, and when it is due."""
    told = weekly(kept("p", SOON[language], language))
    (promise,) = told.promises
    assert (promise.state, promise.due, promise.made) == (Ahead.DUE, "2026-12-10", True)
    line = Sections(Wording(replace(told, edition=replace(told.edition, language=language)))).promise(promise)
    assert line.replace("\u202f", " ").replace("\u00a0", " ").startswith(SAID[language])


def test_a_promise_told_before_the_week_is_not_made_in_it() -> None:
    """It is due, once; who repeats it promised nothing new."""
    old, now = (kept(name, SOON["en"], "en", at=AT - timedelta(days=days)) for name, days in (("old", 20), ("now", 0)))
    assert [(one.state, one.made) for one in weekly(now, promising=(old,)).promises] == [(Ahead.DUE, False)]


TONNES = {
    "en": ("Tonnage, tonnes", "2023: 700,000 tonnes"),
    "ru": ("Тоннаж, тонн", "2023: 700 000 тонн"),
    "be": ("Танаж, тон", "2023: 700 000 тон"),
    "zh": ("吨数（吨）", "2023：70万吨"),
}


@pytest.mark.parametrize("language", sorted(TONNES))
def test_a_series_counts_in_the_words_of_the_language(language: str) -> None:
    """No English unit stands in a Russian line."""
    told = weekly(trade(2023, 8.4), trade(2024, 8.1), trade(2025, 8.9))
    (one,) = told.series
    one = Series(measure="tonnage", dimension="tonne", points=(replace(one.points[0], value=7e5),))
    sections = Sections(Wording(replace(told, edition=replace(told.edition, language=language))))
    assert (sections.series(one), sections.point(one, one.points[0])) == TONNES[language]


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_a_weekly_edition_can_be_read_back(language: str) -> None:
    """Arcs and series are citations like all others, and the chart has its text beside it."""
    told = weekly(trade(2023, 8.4), trade(2024, 8.1), trade(2025, 8.9))
    told = replace(told, edition=replace(told.edition, language=language))
    expected = [(one.sentence.text, one.sentence.span) for one in cited(told)]
    page = html(told)
    for found in (read_markdown(markdown(told)), read_html(page)):
        read = [(one.text, one.span) for one in found if isinstance(one, CitedSentence)]
        assert read[-len(expected) :] == expected
    assert page.count("<rect") == 3
    assert 'aria-describedby="points-1"' in page
