"""The words around the news: four complete tables, right plurals, numbers and dates."""

import string
from datetime import date, timedelta
from enum import StrEnum

import pytest

from monitor.model import Control, EditionKind, Form, Health, Reason
from monitor.stages import render
from monitor.stages.digest import ranking
from monitor.stages.render import phrases as table
from monitor.stages.render.phrases import phrases, plural
from monitor.stages.render.wording import Wording, edition_date
from tests.render import sample
from tests.stages.material import article, facts, outlet, settings

LANGUAGES = ("en", "ru", "be", "zh")
CATEGORIES = {"en": {"one", "other"}, "ru": {"one", "few", "many"}, "be": {"one", "few", "many"}, "zh": {"other"}}


def blanks(text: str) -> set[str]:
    """Return the names of the blanks in a phrase."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_all_four_languages_have_a_table() -> None:
    """The tables are those of the four languages of the dossier."""
    assert set(table.languages()) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_says_the_same_things(language: str) -> None:
    """Each table has the names of the English one, with the same blanks and as many months and weekdays."""
    english, other = table._tables()["en"], table._tables()[language]
    assert set(other) == set(english)
    for name, phrase in english.items():
        if isinstance(phrase, str) and not name.startswith(("date_", "moment")):
            assert blanks(str(other[name])) == blanks(phrase), name
        elif isinstance(phrase, list):
            assert len(other[name]) == len(phrase)


@pytest.mark.parametrize("language", LANGUAGES)
def test_counted_phrases_have_all_plural_forms(language: str) -> None:
    """A counted phrase has each plural category of its language, and every form names the number."""
    counted = {
        name: forms for name, forms in table._tables()[language].items() if isinstance(forms, dict) and "{n}" in "".join(forms.values())
    }
    assert len(counted) > 15
    for name, forms in counted.items():
        assert set(forms) == CATEGORIES[language], name
        assert all("{n}" in form for form in forms.values()), name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("group", "values"), [("reason", Reason), ("control", Control), ("form", Form), ("health", Health)])
def test_every_value_has_a_word(language: str, group: str, values: type[StrEnum]) -> None:
    """No reason, control, form or health appears under its program's name."""
    words = table._tables()[language][group]
    assert isinstance(words, dict)
    assert set(words) == {one.value for one in values}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_of_a_rank_has_a_word(language: str) -> None:
    """Whatever the ranking gives as a reason can be said."""
    by, cn = outlet("b", "BY", Control.STATE, Form.OFFICIAL), outlet("c", "CN", Control.PRIVATE, Form.PAPER)
    speaking = (article("x", by=by, facts=facts(1.0, mentions=["services"])), article("y", "zh", by=cn))
    names = {name for name, _ in (*ranking.reasons(speaking, settings().topic), *ranking.reasons((article("z"),), settings().topic))}
    assert names == set(table._tables()[language]["ranks"])


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ru", {"one": (1, 21, 101), "few": (2, 4, 22, 104), "many": (0, 5, 11, 12, 14, 111, 112)}),
        ("be", {"one": (1, 31), "few": (3, 33), "many": (0, 11, 13, 25)}),
        ("en", {"one": (1,), "other": (0, 2, 11, 21)}),
        ("zh", {"other": (0, 1, 2, 100)}),
    ],
)
def test_plural_categories(language: str, expected: dict[str, tuple[int, ...]]) -> None:
    """The categories are those of the Unicode CLDR."""
    for category, numbers in expected.items():
        assert {plural(language, n) for n in numbers} == {category}


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
        ("en", "Sunday 22 November 2026", "Week 47, 2026", "November 2026"),
        ("ru", "воскресенье, 22 ноября 2026 года", "47-я неделя 2026 года", "ноябрь 2026 года"),
        ("be", "нядзеля, 22 лістапада 2026 года", "47-ы тыдзень 2026 года", "лістапад 2026 года"),
        ("zh", "2026年11月22日　星期日", "2026年第47周", "2026年11月"),
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


def test_the_window_names_zone_and_offset() -> None:
    """The window stands in the topic's zone with its distance from UTC."""
    assert Wording(sample.digest()).window() == "Sat 21 Nov 07:00 – Sun 22 Nov 07:00 · Europe/Minsk (UTC+3)"


def test_the_counts_add_up() -> None:
    """Articles are voices, their reprints, the folded and the late: each counted once."""
    counts = Wording(sample.digest()).counts()
    assert counts == "14 articles · 2 stories new · 1 developing · 3 folded · 1 filled afterwards · 2 sources failed or silent"


@pytest.mark.parametrize(("minutes", "words"), [(0, "0 min"), (59, "59 min"), (100, "1 h 40 min"), (3000, "50 h 0 min")])
def test_lengths_of_time(minutes: int, words: str) -> None:
    """A gap is told in hours and minutes."""
    assert Wording(sample.digest()).duration(timedelta(minutes=minutes)) == words


def test_printable_text_is_one_line_without_hidden_characters() -> None:
    """Line ends become blanks; controls and marks of direction go; words and joiners between letters stay."""
    assert render.printable("a\r\n\tb\u00a0\u202ec\x00\x1b[0m ") == "a b c[0m"
    assert render.printable("Лукашэнка 卢卡申科") == "Лукашэнка 卢卡申科"
