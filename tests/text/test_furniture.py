"""Lines that recur within a host: which are looked at, when they are known, and what is never left out."""

import pytest

from monitor.text import furniture

LINES = {
    "en": "Subscribe to the Sample channel",
    "ru": "Подписывайтесь на канал «Пример» в мессенджере",
    "be": "Чытайце навіны ў нашым канале",
    "zh": "责任编辑：样本",
}
BODY = "\n\n".join(
    f"Sentence number {word} of the text, told at some length so that it weighs." for word in ("one", "two", "three", "four")
)


@pytest.mark.parametrize("language", sorted(LINES))
def test_a_known_line_is_left_out(language: str) -> None:
    """At the end or behind the lead, whatever its blanks and signs."""
    known = frozenset(furniture.marks(f"Lead.\n\n{LINES[language]}"))
    assert furniture.without(f"{BODY}\n\n{LINES[language]} 12", known) == BODY
    assert furniture.without(f"{BODY}\n\n{LINES[language]}", frozenset()).endswith(LINES[language])


def test_lead_and_long_lines_have_no_marks() -> None:
    """What is never furniture is never counted."""
    assert furniture.marks(LINES["en"]) == ()
    assert furniture.marks("Lead.\n\n" + "word " * 50) == ()
    assert furniture.marks("Lead.\n\n" + "word " * 25 + "end.") == ()
    assert furniture.marks("Lead.\n\n12.11.2026 · 14:30") == ()
    assert furniture.marks("") == ()


def test_a_text_is_not_hollowed_out() -> None:
    """Where much would go the text stays whole: a table of one form every month."""
    text = "The table of the month:\n\nMilk to China\n\nMeat to China\n\nTimber to China"
    assert furniture.without(text, frozenset(furniture.marks(text))) == text


def test_a_sentence_must_recur_more_often() -> None:
    """The background that a newsroom repeats is text for longer than a line that is no sentence."""
    line, sentence = furniture.marks("Lead.\n\nSample channel"), furniture.marks("Lead.\n\nTrade grew.")
    assert furniture.enough(line[0], 3)
    assert not furniture.enough(sentence[0], 9)
    assert furniture.enough(sentence[0], 10)


def test_only_learnt_lines_make_no_edit() -> None:
    """A text without known furniture is the same text; one with another line gone is edited."""
    known = frozenset(furniture.marks(f"Lead.\n\n{LINES['ru']}"))
    assert furniture.only_furniture_differs(f"{BODY}\n\n{LINES['ru']}", BODY, known)
    assert not furniture.only_furniture_differs(f"{BODY}\n\n{LINES['zh']}", BODY, known)
    assert furniture.only_furniture_differs(BODY, f"{BODY}\n\n{LINES['ru']}", known)
    assert not furniture.only_furniture_differs(BODY, BODY, known)
