"""The five seeds as a reader labelled them by hand: figures, days, quotations, commitments, formulas and formats, by their words."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from monitor.model import Article, Dated, DateOrigin, EntityKind, Facts, TextOrigin, Topic
from monitor.settings.topic import read_topic
from monitor.stages import facts

ROOT = Path(__file__).parents[3]
DAYS = {"000": "2022-09-15", "001": "2023-12-05", "002": "2013-07-16", "003": "2023-03-01", "004": "2021-01-26"}


@cache
def topic() -> Topic:
    """Return the shipped topic."""
    return read_topic(ROOT / "config/topics/belarus-china.toml")


@cache
def seed(number: str) -> tuple[Article, Facts]:
    """Return a seed as an article of its day, and its facts."""
    text = next((ROOT / "seeds").glob(f"{number}_*.txt")).read_text(encoding="utf-8")
    article = Article(
        url="https://outlet.example/1",
        title=" ",
        text=text,
        language="en",
        published=Dated(moment=datetime.fromisoformat(DAYS[number]).replace(tzinfo=UTC), origin=DateOrigin.FEED),
        byline="",
        origin=TextOrigin.PAGE,
    )
    return article, facts.find(article, topic())


FIGURES = {
    "000": [("30 years", 30, "year")],
    "001": [("30 years", 30, "year"), ("six billion dollars", 6e9, "USD"), ("70%", 70, "percent")],
    "002": [("20 bilateral agreements", 20, "agreement"), ("$1.5 billion", 1.5e9, "USD")],
    "003": [("33 percent", 33, "percent"), ("five billion US dollars", 5e9, "USD")],
    "004": [("88 products", 88, "product")],
}


@pytest.mark.parametrize("number", sorted(FIGURES))
def test_the_figures_of_the_seeds(number: str) -> None:
    """Words, value and unit, in order, and nothing else."""
    article, found = seed(number)
    assert [(article.read(one.place), one.low, one.unit or one.currency) for one in found.figures] == FIGURES[number]


DATES = {
    "000": [("15 September", "2022-09-15"), ("15 September", "2022-09-15"), ("September 2016", "2016-09")],
    "001": [
        ("Thursday, October 3, 2024", "2024-10-03"),
        ("Monday", "2023-12-04"),
        ("this year", "2023"),
        ("this year", "2023"),
        ("2024", "2024"),
        ("Last year", "2022"),
    ],
    "002": [
        ("16 July", "2013-07-16"),
        ("today", "2013-07-16"),
        ("today", "2013-07-16"),
        ("year-end", "2013"),
        ("20 January 1992", "1992-01-20"),
        ("17 July", "2013-07-17"),
    ],
    "003": [
        ("Wednesday", "2023-03-01"),
        ("Wednesday", "2023-03-01"),
        ("Wednesday", "2023-03-01"),
        ("last year", "2022"),
        ("September", "2022-09"),
        ("this year", "2023"),
        ("2001", "2001"),
        ("two weeks ago", "2023-02-15"),
    ],
    "004": [
        ("26 January 2021", "2021-01-26"),
        ("today", "2021-01-26"),
        ("2021", "2021"),
        ("2022", "2022"),
        ("2021", "2021"),
        ("2023", "2023"),
    ],
}


@pytest.mark.parametrize("number", sorted(DATES))
def test_the_dates_of_the_seeds(number: str) -> None:
    """Words and day, month or year, in order."""
    article, found = seed(number)
    assert [(article.read(one.place), one.iso) for one in found.dates] == DATES[number]


QUOTES = {
    "000": [
        ("Dear President Lukashenko", "to a new level"),
        ("To a very decent", "your choice"),
        ("Dear Chairman", "matters of principle"),
    ],
    "001": [("friendship is unbreakable", "good partners")],
    "002": [
        ("You were right", "Belarus and China"),
        ("The one-on-one talks", "open than now"),
        ("Our relations are advancing", "relations has begun"),
        ("You have made", "between our countries"),
        ("The parties are set", "Belarus and China"),
        ("The parties believe", "cultural traditions"),
    ],
    "003": [
        ("to promote the healthy", "at a high level"),
        ("I firmly believe", "President Xi Jinping"),
        ("fully supports", "China’s proposals"),
        ("We’re already learning", "national defense"),
    ],
    "004": [],
}


@pytest.mark.parametrize("number", sorted(QUOTES))
def test_the_quotations_of_the_seeds(number: str) -> None:
    """First and last words of each, in order."""
    article, found = seed(number)
    said = [article.read(one.place) for one in found.quotes]
    assert len(said) == len(QUOTES[number])
    assert all(words.startswith(first) and words.endswith(last) for words, (first, last) in zip(said, QUOTES[number], strict=True))


COMMITMENTS = {
    "001": [("", "2024", "the training process is scheduled for 2024")],
    "002": [("", "2013-07-17", "On 17 July the President of Belarus is set to meet with")],
    "003": [("Belarus", "2023", "expects to join this year")],
    "004": [("", "", "They agreed to meet in person")],
}


@pytest.mark.parametrize("number", sorted(COMMITMENTS))
def test_what_is_promised_in_the_seeds(number: str) -> None:
    """What a reader would put on the list of things ahead is found, with party and day."""
    article, found = seed(number)
    promised = [(one.who, one.due, article.read(one.place)) for one in found.commitments]
    for who, due, words in COMMITMENTS[number]:
        assert [(who, due)] == [(named, day) for named, day, clause in promised if words in clause]


def test_background_in_the_seeds_is_no_promise() -> None:
    """What is said to be, to go on or to the reader of the page binds nobody."""
    clauses = [article.read(one.place) for number in DAYS for article, found in [seed(number)] for one in found.commitments]
    assert not any(words in clause for clause in clauses for words in ("reliable partner", "email address", "continue to support"))


TERMS = {
    "000": [
        ("rel.allweather-2022", "all-weather and all-round strategic partnership"),
        ("rel.trust-2016", "trustful all-round strategic partnership and mutually beneficial cooperation"),
        ("rel.iron-brothers", "iron brotherhood"),
        ("rel.all-weather", "all-weather partnership"),
        ("rel.iron-brothers", "iron brotherhood"),
        ("rel.all-weather", "all-weather partnership"),
        ("rel.reliable-partner", "reliable friend"),
    ],
    "001": [("rel.reliable-partner", "reliable partner"), ("rel.unbreakable", "unbreakable")],
    "002": [("rel.csp-2013", "all-round strategic partnership")] * 3 + [("rel.one-china-policy", "One China policy")],
    "003": [("rel.unbreakable", "unbreakable"), ("rel.csp-2013", "comprehensive strategic partners")],
    "004": [("rel.trust-2016", "trust-based comprehensive strategic partnership and mutually beneficial cooperation")],
}


@pytest.mark.parametrize("number", sorted(TERMS))
def test_the_formulas_of_the_seeds(number: str) -> None:
    """Each formula is the longest one that stands there."""
    article, found = seed(number)
    kinds = {entity.id: entity.kind for entity in topic().entities}
    formulas = [(one.entity, article.read(one.place)) for one in found.mentions if kinds[one.entity] is EntityKind.FORMULA]
    assert formulas == TERMS[number]


@pytest.mark.parametrize(
    ("number", "format_"),
    [("001", "fmt.working-visit"), ("001", "fmt.talks"), ("002", "fmt.official-visit"), ("003", "fmt.state-visit"), ("004", "fmt.call")],
)
def test_the_formats_of_the_seeds(number: str, format_: str) -> None:
    """A working, official or state visit and a telephone call are told apart."""
    _, found = seed(number)
    visits = {"fmt.state-visit", "fmt.official-visit", "fmt.working-visit", "fmt.call"}
    named = {one.entity for one in found.mentions}
    assert format_ in named
    assert format_ not in visits or named & visits == {format_}


def test_two_counts_of_one_year_differ_in_their_basis() -> None:
    """Nearly six billion (nobody's count) and five, up 33 percent, by Chinese customs: both are trade in 2022."""
    _, portal = seed("001")
    _, stern = seed("003")
    nearly_six, more_exports = portal.figures[1:]
    rise, five = stern.figures
    assert [(one.measure, one.period) for one in (nearly_six, five, rise)] == [("trade", "2022")] * 3
    assert (nearly_six.basis, five.basis) == ((), (("issuer", "body.gacc"),))
    assert rise.basis == (("issuer", "body.gacc"), ("change", "up"))
    assert (more_exports.measure, more_exports.basis) == ("exports", (("scope", "goods"), ("change", "up")))


def test_offices_in_the_seeds_are_their_holders() -> None:
    """The words "the Belarusian leader" are a mention of the President, marked with his office."""
    article, found = seed("001")
    held = {(one.entity, one.office, article.read(one.place)) for one in found.mentions if one.office}
    assert held == {("person.lukashenko", "office.president-by", "Belarusian leader")}
