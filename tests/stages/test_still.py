"""Where a sentence that an edit took away still stands, in four languages."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from monitor.model import Article, Dated, DateOrigin, Kept, Life, Look, Reason, Revision, TextOrigin, ToldEdit, ToldSentence
from monitor.settings.topic import read_topic
from monitor.stages import facts
from monitor.stages.digest import compose
from tests.stages import material

TOPIC = read_topic(Path(__file__).parents[2] / "config/topics/belarus-china.toml")
WINDOW = material.material().plan.window
PUBLISHED = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
OPENING = {
    "en": "The delegations met in the city.",
    "ru": "Делегации встретились в городе.",
    "be": "Дэлегацыі сустрэліся ў горадзе.",
    "zh": "双方代表团在市内举行会面。",
}
EXERCISE = {
    "en": "The joint exercise is scheduled for July 2027.",
    "ru": "Совместные учения запланированы на июль 2027 года.",
    "be": "Сумесныя вучэнні запланаваны на ліпень 2027 года.",
    "zh": "联合演习计划于2027年7月举行。",
}
OTHER_MONTH = {
    "en": "The joint exercise is scheduled for September 2027.",
    "ru": "Совместные учения запланированы на сентябрь 2027 года.",
    "be": "Сумесныя вучэнні запланаваны на верасень 2027 года.",
    "zh": "联合演习计划于2027年9月举行。",
}
CALLED_OFF = {
    "en": "The joint exercise scheduled for July 2027 has been cancelled.",
    "ru": "Совместные учения, запланированные на июль 2027 года, отменены.",
    "be": "Сумесныя вучэнні, запланаваныя на ліпень 2027 года, адменены.",
    "zh": "原计划于2027年7月举行的联合演习已经取消。",
}
TRADE = {
    "en": "Trade reached 5.79 billion dollars over the past year.",
    "ru": "Товарооборот за прошлый год достиг 5,79 млрд долларов.",
    "be": "Тавараабарот за мінулы год дасягнуў 5,79 млрд долараў.",
    "zh": "去年贸易额达到57.9亿美元。",
}
ROSE = {
    "en": "Exports rose by 17 percent over the past year.",
    "ru": "Экспорт за прошлый год вырос на 17 процентов.",
    "be": "Экспарт за мінулы год вырас на 17 працэнтаў.",
    "zh": "去年出口增长17%。",
}
FELL = {
    "en": "Exports fell by 17 percent over the past year.",
    "ru": "Экспорт за прошлый год снизился на 17 процентов.",
    "be": "Экспарт за мінулы год знізіўся на 17 працэнтаў.",
    "zh": "去年出口下降17%。",
}
NEITHER = {
    "en": "The guests were shown the old town.",
    "ru": "Гостям показали старый город.",
    "be": "Гасцям паказалі стары горад.",
    "zh": "客人们参观了老城。",
}
PREFIXED = {
    "en": "The joint military exercise is scheduled for July 2027.",
    "ru": "Предварительно совместные учения запланированы на июль 2027 года.",
    "be": "Папярэдне сумесныя вучэнні запланаваны на ліпень 2027 года.",
    "zh": "中白联合演习计划于2027年7月举行。",
}
LANGUAGES = tuple(OPENING)
PAIRS = tuple(permutations(LANGUAGES, 2))


def article(name: str, language: str, *sentences: str, n: int = 1) -> Kept:
    """Return an article of these sentences, read as the judge reads it."""
    text = ("" if language == "zh" else " ").join((OPENING[language], *sentences))
    dated = Dated(moment=PUBLISHED, origin=DateOrigin.FEED)
    content = Article(
        url=f"https://{name}.example/1", title="", text=text, language=language, published=dated, byline="", origin=TextOrigin.PAGE
    )
    kept = material.article(name, language, published=PUBLISHED)
    version = replace(kept.version, n=n, article=content, response=f"answer-{n}")
    return replace(kept, version=version, facts=facts.find(content, TOPIC))


def edit(gone: str, language: str, others: Iterable[Kept] = (), elsewhere: tuple[Kept, ...] = (), lives: tuple[Life, ...] = ()) -> ToldEdit:
    """Return the edit that takes a sentence out of an article told with these others; `elsewhere` are in no story of its."""
    before, after = article("edited", language, gone), article("edited", language, n=2)
    members = (after, *others)
    given = material.material((material.story(*members), material.summary()), kept=elsewhere)
    life = Life(
        revisions=(Revision(kept=before, at=WINDOW.start + timedelta(hours=1)), Revision(kept=after, at=WINDOW.start + timedelta(hours=9))),
        looks=(),
        new=2,
    )
    told = compose(replace(given, settings=replace(given.settings, topic=TOPIC), lives=(life, *lives)))
    return next(one for one in told.edits if one.article == "edited" and one.changes)


def still(found: ToldEdit) -> tuple[ToldSentence, ...]:
    """Return where the only sentence that was taken away still stands."""
    (change,) = found.changes
    return change.still


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_sentence_in_another_article_is_cited(language: str) -> None:
    """With the number of its voice and its place there."""
    other = article("other", language, NEITHER[language], EXERCISE[language])
    (one,) = still(edit(EXERCISE[language], language, (other,)))
    assert (one.number, one.sentence.text, one.sentence.span.article) == (2, EXERCISE[language], "other")
    assert other.article.read(one.sentence.span.place) == EXERCISE[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_more_hides_no_sentence(language: str) -> None:
    """In its own language it is found with a word more or less."""
    found = still(edit(EXERCISE[language], language, (article("other", language, PREFIXED[language]),)))
    assert [one.sentence.text for one in found] == [PREFIXED[language]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [OTHER_MONTH, CALLED_OFF, NEITHER], ids=["another month", "called off", "something else"])
def test_another_statement_is_not_taken_for_it(language: str, words: dict[str, str]) -> None:
    """However alike the words."""
    assert still(edit(EXERCISE[language], language, (article("other", language, words[language]),))) == ()


@pytest.mark.parametrize(("language", "other"), PAIRS)
@pytest.mark.parametrize("words", [EXERCISE, TRADE, ROSE], ids=["a promise with its month", "a figure", "a rise"])
def test_a_rendering_in_another_language_is_cited(language: str, other: str, words: dict[str, str]) -> None:
    """By its date, its figure and what it is about."""
    found = still(edit(words[language], language, (article("other", other, NEITHER[other], words[other]),)))
    assert [(one.number, one.sentence.text) for one in found] == [(2, words[other])]


@pytest.mark.parametrize(("language", "other"), PAIRS)
@pytest.mark.parametrize("words", [OTHER_MONTH, CALLED_OFF, TRADE, NEITHER], ids=["another month", "called off", "a figure", "nothing"])
def test_another_statement_in_another_language_is_not_taken_for_it(language: str, other: str, words: dict[str, str]) -> None:
    """Rather nothing is said."""
    assert still(edit(EXERCISE[language], language, (article("other", other, words[other]),))) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("other", LANGUAGES)
def test_a_fall_is_no_rendering_of_a_rise(language: str, other: str) -> None:
    """Though figure, period and measure are the same."""
    assert still(edit(ROSE[language], language, (article("other", other, FELL[other]),))) == ()


@pytest.mark.parametrize(("language", "other"), PAIRS)
def test_without_a_date_or_figure_no_other_language_is_searched(language: str, other: str) -> None:
    """What both are about may be said of many things."""
    assert still(edit(NEITHER[language], language, (article("other", other, NEITHER[other]),))) == ()


@pytest.mark.parametrize(("language", "other"), PAIRS)
def test_outside_of_its_story_only_its_own_language_is_searched(language: str, other: str) -> None:
    """There it gets a number of its own, as whatever is cited without being told."""
    elsewhere = (article("far", language, EXERCISE[language]), article("farther", other, EXERCISE[other]))
    found = still(edit(EXERCISE[language], language, elsewhere=elsewhere))
    assert [(one.number, one.sentence.span.article) for one in found] == [(2, "far")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_is_gone_holds_nothing(language: str) -> None:
    """What nobody can read any more does not still stand."""
    other = article("other", language, EXERCISE[language])
    looks = tuple(Look(at=WINDOW.start + timedelta(days=day), reason=Reason.NOT_FOUND) for day in (-2, 0))
    gone = Life(revisions=(Revision(kept=other, at=WINDOW.start - timedelta(days=3)),), looks=looks, new=2)
    assert still(edit(EXERCISE[language], language, (other,), lives=(gone,))) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_sentence_of_each_language_is_enough(language: str) -> None:
    """Its own first, of several the voice with the lowest number."""
    others = [article(f"other-{one}", one, EXERCISE[one]) for one in LANGUAGES]
    found = still(edit(EXERCISE[language], language, (*others, article("same", language, EXERCISE[language]))))
    rest = sorted(one for one in LANGUAGES if one != language)
    assert [one.sentence.language for one in found] == [language, *rest]
    assert found[0].sentence.span.article == f"other-{language}"


def test_a_sentence_put_otherwise_was_not_taken_away() -> None:
    """The article itself still says it."""
    before, after = article("edited", "en", TRADE["en"]), article("edited", "en", TRADE["en"].replace("5.79", "5.6"), n=2)
    other = article("other", "en", TRADE["en"])
    given = material.material((material.story(after, other), material.summary()))
    life = Life(revisions=(Revision(kept=before, at=WINDOW.start), Revision(kept=after, at=WINDOW.start)), looks=(), new=2)
    (found,) = compose(replace(given, lives=(life,))).edits
    assert [change.still for change in found.changes] == [()]
