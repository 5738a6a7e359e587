"""Which language a text is in: six languages, both Belarusian orthographies, and what is none of them."""

import pytest

from monitor.text.languages import identify, script_share

SAMPLES = {
    "en": "The two governments agreed to open another rail route for goods next spring.",
    "ru": "Обе стороны договорились открыть весной ещё один железнодорожный маршрут для грузов.",
    "be": "Бакі дамовіліся адкрыць вясной яшчэ адзін чыгуначны маршрут для грузаў.",
    "uk": "Сторони домовилися відкрити навесні ще один залізничний маршрут для вантажів.",
    "pl": "Strony uzgodniły, że wiosną otworzą jeszcze jedno połączenie kolejowe dla towarów.",
    "zh": "双方商定明年春天再开通一条货运铁路线。",
}


@pytest.mark.parametrize("language", SAMPLES)
def test_each_language_is_recognised(language: str) -> None:
    """A sentence of each configured language is told apart."""
    assert identify(SAMPLES[language]) == language


@pytest.mark.parametrize(
    ("language", "text"),
    [("uk", "проект закону"), ("uk", "кредит банку"), ("be", "найбольш можна"), ("be", "створана новая"), ("ru", "помимо этого")],
)
def test_two_words_of_kindred_languages_are_told_apart(language: str, text: str) -> None:
    """Where no letter decides, frequent words and endings do."""
    assert identify(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Сьнежань прынёс зьмены: дамова пра супрацу ўжо дзейнічае.",
        "Dziejničaje novaje pahadnieńnie, jakoje padpisali ŭ śniežni, i havaryli pra jaho šmat.",
    ],
)
def test_belarusian_is_one_language_in_every_spelling(text: str) -> None:
    """Taraškievica and Latin letters are Belarusian too."""
    assert identify(text) == "be"


def test_traditional_characters_are_chinese() -> None:
    """Chinese is Chinese in both sets of characters."""
    assert identify("兩國關係發展順利") == "zh"


def test_names_in_another_script_do_not_decide() -> None:
    """A Latin company name does not make a Chinese sentence English."""
    assert identify("中国公司Great Stone Logistics在明斯克开设了新的仓库和办公室。") == "zh"


@pytest.mark.parametrize("text", ["", "   \n", "12.03 — 5 %", "これは日本語の文章です。", "نص عربي قصير"])
def test_what_is_none_of_ours_is_undetermined(text: str) -> None:
    """Nothing, numbers and other scripts have no language here."""
    assert identify(text) == "und"


def test_a_long_text_in_a_stranger_is_undetermined() -> None:
    """A long text of a kindred script with hardly a known function word is nobody's."""
    german = (
        "Der Handel zwischen beiden Ländern wächst seit Jahren, weil neue Strecken über das Gebirge führen und viele Firmen dort bauen. "
    )
    assert identify(german * 3) == "und"


def test_only_allowed_languages_are_answered() -> None:
    """A language that is not configured is never named."""
    assert identify(SAMPLES["uk"], ("en", "ru", "be", "zh")) != "uk"
    assert identify(SAMPLES["zh"], ("en", "ru")) == "und"


def test_script_share() -> None:
    """The share counts letters of the language's script alone, and is 0 without letters."""
    assert script_share("абвг abcd", "ru") == pytest.approx(0.5)
    assert script_share("中文 a", "zh") == pytest.approx(2 / 3)
    assert script_share("123", "en") == 0.0


def test_huge_and_hostile_texts_end_soon() -> None:
    """Megabytes of one letter, of controls and of broken surrogates have an answer."""
    assert identify("ы" * 2_000_000) == "ru"
    assert identify("\x00\ud800" * 100_000) == "und"
