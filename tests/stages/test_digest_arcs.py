"""What only a week or a month shows: arcs of stories, figures as series, promises made and kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import Ahead, CitedSentence, Digest, EditionKind, Kept
from monitor.stages.digest import compose
from monitor.stages.editions import parse, plan
from monitor.stages.render.citations import read_html, read_markdown
from monitor.stages.render.html import html
from monitor.stages.render.markdown import markdown
from monitor.stages.render.sections import cited
from tests.stages import material as made
from tests.stages.test_digest_sections import ABROAD, AT, TOPIC, kept

TRADE = {
    "en": "Trade between Belarus and China reached {} billion dollars in {}, the ministry said.",
    "ru": "Товарооборот Беларуси и Китая достиг {} млрд долларов в {} году.",
    "be": "Тавараабарот Беларусі і Кітая дасягнуў {} млрд долараў у {} годзе.",
    "zh": "白俄罗斯与中国贸易额达{}亿美元（{}年）。",
}


def digest(name: str, kind: EditionKind, *members: Kept) -> Digest:
    """Return the edition of one story of these articles."""
    found = made.material((made.story(*members), made.summary()))
    configured = replace(found.settings, topic=TOPIC)
    placed = plan(parse(name, kind, configured), configured, datetime(2026, 1, 1, tzinfo=UTC), made.NOW)
    return compose(replace(found, settings=configured, plan=placed))


def weekly(*members: Kept) -> Digest:
    """Return the edition of the week in which the articles were kept."""
    return digest("2026-W47", EditionKind.WEEKLY, *members)


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


DUE_SOON = {
    "en": "Belarus will supply 700,000 tonnes of potash to China by 10 December 2026 under the contract signed in Minsk.",
    "ru": "Беларусь обязалась поставить Китаю 700 тысяч тонн калия до 10 декабря 2026 года.",
    "be": "Беларусь абавязалася паставіць Кітаю 700 тысяч тон калію да 10 снежня 2026 года.",
    "zh": "白俄罗斯承诺在2026年12月10日前向中国供应70万吨钾肥。",
}


@pytest.mark.parametrize("language", sorted(DUE_SOON))
def test_a_promise_of_the_week_that_is_due_soon_stands_once(language: str) -> None:
    """As due, with the days that are left: the same sentence twice would look like two promises."""
    assert [one.state for one in weekly(kept("p", DUE_SOON[language], language, ABROAD)).promises] == [Ahead.DUE]


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
