"""Words, stems and what the full-text index and a query make of them."""

import pytest

from monitor.text.words import query_terms, search_terms, stem, stop, tokens


def finds(query: str, text: str, language: str) -> bool:
    """Whether an index of `text` answers `query`: all words, any alternative, terms of a phrase in a row."""
    indexed = f" {' '.join(search_terms(text, language))} "
    return all(any(f" {phrase} " in indexed for phrase in alternatives) for alternatives in query_terms(query))


def test_tokens_have_their_places() -> None:
    """Numbers, apostrophes and runs of Latin letters stay whole, Chinese characters stand alone."""
    text = "Сям'я, 1,5 млрд: 5G网络"
    found = tokens(text, "be")
    assert [word for _, _, word in found] == ["сям'я", "1,5", "млрд", "5g", "网", "络"]
    assert all(text[start:end].lower() == word for start, end, word in found)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["agreement", "agreements"]),
        ("ru", ["соглашение", "соглашения", "соглашением"]),
        ("be", ["горад", "гарады", "гарадах", "горада"]),
        ("be", ["рэспубліка", "рэспубліцы", "рэспублікай"]),
        ("be", ["свет", "сьвет", "свеце", "сьвеце"]),
        ("be", ["Кітай", "Кітаю", "Кітаем", "Кітаі", "Кітая"]),
        ("be", ["сям'я", "сям’і", "сямʼю"]),
        ("be", ["урад", "ўрад", "ўрада"]),
        ("zh", ["關", "关"]),
    ],
)
def test_forms_of_a_word_share_a_stem(language: str, forms: list[str]) -> None:
    """Inflection, alternation, orthography and character set do not part a word from itself."""
    assert len({stem(form, language) for form in forms}) == 1


def test_chinese_terms_are_characters_and_pairs() -> None:
    """Characters with their pairs between them, folded to simplified."""
    assert search_terms("中白關係", "zh") == ("中", "中白", "白", "白关", "关", "关系", "系")


def test_pairs_do_not_cross_punctuation() -> None:
    """A pair is two characters that touch."""
    assert "白关" not in search_terms("中白，关系", "zh")


@pytest.mark.parametrize(
    ("query", "text", "language"),
    [
        ("trade agreements", "A new agreement on trade was signed.", "en"),
        ("отношения с Китаем", "Отношение к Китаю меняется.", "ru"),
        ("кітайскія гарады", "Горад і кітайская кампанія.", "be"),
        ("关系", "兩國關係良好。", "zh"),
        ("中白工业园", "位于明斯克的中白工业园发展迅速。", "zh"),
        ("白", "中白关系", "zh"),
        ("BelTA Пекин", "BelTA сообщает из Пекина.", "ru"),
    ],
)
def test_a_query_finds_its_text(query: str, text: str, language: str) -> None:
    """What is asked meets what is stored, in each of four languages."""
    assert finds(query, text, language)


def test_a_query_does_not_find_scattered_characters() -> None:
    """A Chinese word is found where its characters follow each other, not anywhere in the text."""
    assert not finds("关系", "海关与系统", "zh")


@pytest.mark.parametrize("query", ["", "  ", "?!…", "«»"])
def test_a_query_without_words_is_empty(query: str) -> None:
    """Punctuation asks for nothing."""
    assert query_terms(query) == ()


def test_a_query_of_function_words_keeps_them() -> None:
    """Function words are left out, unless there is nothing else."""
    assert len(query_terms("the")) == 1
    assert len(query_terms("the park")) == 1


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_stop_words_are_tokens(language: str) -> None:
    """Every language of the reader has stop words."""
    assert len(stop(language)) > 50


def test_hostile_words_end_soon() -> None:
    """A word of a million letters, and text of controls and lone surrogates, do no harm."""
    assert search_terms("ў" * 1_000_000, "be")
    assert search_terms("\x00\ud800\u202e", "zh") == ()
