"""The words around the news: right plurals, numbers and dates."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from monitor.model import Control, EditionKind, Entity, Form
from monitor.stages import render
from monitor.stages.digest import ranking
from monitor.stages.render.phrases import phrases
from monitor.stages.render.wording import Wording, edition_called, edition_date, failure
from monitor.text import measures
from tests.render import sample
from tests.stages.material import article, facts, outlet, settings

LANGUAGES = ("en", "ru", "be", "zh")


def test_every_reason_of_a_rank_has_a_word() -> None:
    """Whatever the ranking gives as a reason can be said."""
    by, cn = outlet("b", "BY", Control.STATE, Form.OFFICIAL), outlet("c", "CN", Control.PRIVATE, Form.PAPER)
    speaking = (article("x", by=by, facts=facts(1.0, mentions=["services"])), article("y", "zh", by=cn))
    kinds = [Entity(id=kind, kind=kind, label=kind, forms=()) for _, kind in ranking.DONE]
    topic = replace(settings().topic, entities=tuple(kinds))
    met = [article(kind, facts=facts(mentions=[kind])) for _, kind in ranking.DONE]
    stories = (speaking, (article("z"),), *((one,) for one in met))
    given = {name for story in stories for name, _ in ranking.reasons(story, topic)}
    words = {name.removeprefix("ranks.") for name in phrases("en")._english if name.startswith("ranks.")}
    assert given | {"pinned"} == words  # a pin lies on a story, whatever it says


def test_every_measure_has_a_word() -> None:
    """Whatever a figure may measure can be said."""
    given = {row[0] for rows in measures._MEASURES.values() for row in rows} | set(measures._BY_UNIT.values())
    words = {name.removeprefix("measures.") for name in phrases("en")._english if name.startswith("measures.")}
    assert given == words


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", {"article": (1,), "articles": (0, 2, 11, 21)}),
        ("ru", {"статья": (1, 21, 101), "статьи": (2, 4, 22, 104), "статей": (0, 5, 11, 12, 14, 111, 112)}),
        ("be", {"артыкул": (1, 31), "артыкулы": (3, 33), "артыкулаў": (0, 11, 13, 25)}),
        ("zh", {"篇文章": (0, 1, 2, 100)}),
    ],
)
def test_a_number_takes_its_plural_form(language: str, expected: dict[str, tuple[int, ...]]) -> None:
    """One, few and many in Russian and Belarusian, two forms in English, one in Chinese."""
    space = "" if language == "zh" else " "
    for form, numbers in expected.items():
        assert [phrases(language).count("articles", n) for n in numbers] == [f"{n}{space}{form}" for n in numbers]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_that_no_phrase_has_is_a_mistake(language: str) -> None:
    """It is not printed in place of words; a value of older records is."""
    with pytest.raises(KeyError):
        phrases(language)("no_such_phrase")
    assert phrases(language).word("reason", "of_older_records") == "of_older_records"


@pytest.mark.parametrize(
    ("language", "words"), [("en", ("Chinese", "qqx")), ("ru", ("китайский", "qqx")), ("be", ("кітайская", "qqx")), ("zh", ("中文", "qqx"))]
)
def test_languages_are_named_in_the_readers(language: str, words: tuple[str, str]) -> None:
    """A code that nobody knows stays a code."""
    say = phrases(language)
    assert (say.language_name("zh"), say.language_name("qqx")) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "1,904 articles"), ("ru", "1\u00a0904 статьи"), ("be", "1\u00a0904 артыкулы"), ("zh", "1,904篇文章")],
)
def test_thousands_are_parted_by_the_languages_custom(language: str, words: str) -> None:
    """Numbers of four figures and more are grouped."""
    assert phrases(language).count("articles", 1904) == words


@pytest.mark.parametrize(
    ("language", "day", "week", "month"),
    [
        ("en", "Sunday, 22 November 2026", "Week 47, 2026", "November 2026"),
        ("ru", "воскресенье, 22 ноября 2026\u202fг.", "47-я неделя 2026 года", "ноябрь 2026\u202fг."),
        ("be", "нядзеля, 22 лістапада 2026\u202fг.", "47-ы тыдзень 2026 года", "лістапад 2026"),
        ("zh", "2026年11月22日星期日", "2026年第47周", "2026年11月"),
    ],
)
def test_dates_in_words(language: str, day: str, week: str, month: str) -> None:
    """Days, weeks and months read as in a newspaper of the language."""
    say = phrases(language)
    assert edition_date(say, EditionKind.DAILY, date(2026, 11, 22)) == day
    assert edition_date(say, EditionKind.WEEKLY, date(2026, 11, 16)) == week
    assert edition_date(say, EditionKind.MONTHLY, date(2026, 11, 1)) == month


@pytest.mark.parametrize(("share", "words"), [(1.0, "100%"), (0.9999, "99%"), (0.5, "50%"), (0.0, "0%")])
def test_what_is_not_all_is_never_called_all(share: float, words: str) -> None:
    """Only a whole copy is 100 percent."""
    assert phrases("en").share(share) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_points_of_a_rank_can_be_added_up(language: str) -> None:
    """The sum is that of the reasons as they are printed: 0.75 and 1.75 are 0.8 and 1.8, and together 2.6."""
    told = sample.digest(language)
    story = replace(told.stories[0], rank=(("figures", 0.75), ("voices", 1.75)))
    assert Wording(told).rank_total(story).replace(",", ".").startswith("2.6")


MARKS = {"en": "“{}”", "ru": "«{}»", "be": "«{}»", "zh": "“{}”"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_known_text_stands_in_the_readers_quotation_marks(language: str) -> None:
    """One edition has one kind of them."""
    told = sample.digest(language)
    one = next(one for one in told.folded if one.of_title)
    assert Wording(told).known_text(one) == MARKS[language].format(one.of_title)


def test_what_was_filled_afterwards_bears_its_year() -> None:
    """A day, month and year, since it may be long ago."""
    told = sample.digest("en")
    assert Wording(told).late_when(told.late[0]).startswith(f"{told.late[0].published.moment:%-d %B %Y}")


def test_the_window_names_zone_and_offset() -> None:
    """The window stands in the topic's zone with its distance from UTC."""
    assert Wording(sample.digest()).window() == "Sat 21 Nov 07:00 – Sun 22 Nov 07:00 · Europe/Minsk (UTC+3)"


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "not found: HTTP 404"), ("ru", "не найдено: HTTP 404"), ("be", "не знойдзена: HTTP 404"), ("zh", "未找到：HTTP 404")],
)
def test_why_a_source_failed_is_said_in_words(language: str, words: str) -> None:
    """The name of the reason is translated; what the server said is not."""
    assert failure(phrases(language), "not_found: HTTP 404") == words
    assert failure(phrases(language), "") == ""


@pytest.mark.parametrize(("language", "hours"), [("en", "+5 h"), ("ru", "+5 ч"), ("be", "+5 гадз"), ("zh", "+5小时")])
def test_a_further_zone_is_said_by_its_distance(language: str, hours: str) -> None:
    """A reader in Beijing sees how far the clock is ahead."""
    words = Wording(replace(sample.digest(language), zones=("Asia/Shanghai",)))
    assert words.window().endswith(f" · Asia/Shanghai {hours}")


def test_the_counts_add_up() -> None:
    """Articles are voices, their reprints, the folded and the late: each counted once."""
    counts = Wording(sample.digest()).counts()
    assert counts == "14 articles · 2 stories new · 1 developing · 3 folded · 1 filled afterwards · 2 sources failed or silent"


@pytest.mark.parametrize(("minutes", "words"), [(0, "0 min"), (59, "59 min"), (100, "1 h 40 min"), (3000, "50 h")])
def test_lengths_of_time(minutes: int, words: str) -> None:
    """A gap is told in hours and minutes."""
    assert Wording(sample.digest()).duration(timedelta(minutes=minutes)) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "3 days|21 days 5 h"), ("ru", "3 дня|21 день 5 ч"), ("be", "3 дні|21 дзень 5 гадз"), ("zh", "3天|21天 5小时")],
)
def test_long_lengths_of_time_are_days(language: str, words: str) -> None:
    """Nobody counts three weeks in hours."""
    told = Wording(sample.digest(language))
    assert "|".join(told.duration(timedelta(hours=hours)).replace("\u00a0", " ") for hours in (72, 21 * 24 + 5)) == words


def test_printable_text_is_one_line_without_hidden_characters() -> None:
    """Line ends become blanks; controls and marks of direction go; words and joiners between letters stay."""
    assert render.printable("a\r\n\tb\u00a0\u202ec\x00\x1b[0m ") == "a b c[0m"
    assert render.printable("Лукашэнка 卢卡申科") == "Лукашэнка 卢卡申科"


@pytest.mark.parametrize(
    ("language", "day", "week", "month"),
    [
        ("en", "5 December 2023", "Week 49, 2023", "December 2023"),
        ("ru", "5 декабря 2023\u202fг.", "49-я неделя 2023 года", "декабрь 2023\u202fг."),
        ("be", "5 снежня 2023\u202fг.", "49-ы тыдзень 2023 года", "снежань 2023"),
        ("zh", "2023年12月5日", "2023年第49周", "2023年12月"),
    ],
)
def test_an_edition_is_called_by_its_day(language: str, day: str, week: str, month: str) -> None:
    """No name of a file stands in a sentence; what has no day keeps its name."""
    called = [edition_called(phrases(language), name) for name in ("2023-12-05.ru", "2023-W49", "2023-12.zh", "since-2023-12-05")]
    assert called == [day, week, month, "since-2023-12-05"]
