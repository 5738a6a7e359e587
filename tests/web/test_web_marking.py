"""Marks in a stored text, and what changed between versions."""

from dataclasses import replace

import pytest

from monitor.model import Article, Field, Place, TextOrigin
from monitor.web import marking
from tests.web.library import TEXTS


def article(text: str, language: str = "en") -> Article:
    """Return an article with this text."""
    return Article(
        url="https://one.example/a", title="A title", text=text, language=language, published=None, byline="", origin=TextOrigin.PAGE
    )


def place(start: int, end: int) -> Place:
    """Return a stretch of the text."""
    return Place(field=Field.TEXT, start=start, end=end)


def test_overlapping_places_lose_no_letter() -> None:
    """Places that overlap, lie inside each other or run over paragraphs give the text back whole, each with its anchor."""
    text = "One two three.\n\nFour five six."
    places = [place(0, 7), place(4, 13), place(4, 7), place(8, 20)]
    pieces = [piece for line in marking.paragraphs(article(text), places) for piece in line]
    assert "".join(piece.words for piece in pieces) == text.replace("\n\n", "")
    assert {name for piece in pieces for name in piece.names} == {"text-0-7", "text-4-13", "text-4-7", "text-8-20"}
    assert "".join(piece.words for piece in pieces if piece.marked) == "One two three.Four"


def test_titles_are_marked_by_their_own_places() -> None:
    """A place of the text marks nothing in the title."""
    pieces = marking.title(article("text"), [place(0, 4), Place(field=Field.TITLE, start=2, end=7)])
    assert [(piece.words, piece.marked) for piece in pieces] == [("A ", False), ("title", True)]


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_changed_figure_changes_one_sentence(language: str) -> None:
    """One sentence goes, one comes, in each language."""
    old = article(TEXTS[language], language)
    found = marking.changes(old, replace(old, text=old.text.replace("40", "60")))
    assert sorted(one.sign for one in found if one.sign) == ["+", "-"]
    assert [("40" in one.words, "60" in one.words) for one in found if one.sign == "-"] == [(True, False)]


def test_equal_sentences_are_no_change() -> None:
    """Blanks between paragraphs are none either."""
    assert marking.changes(article("One. Two."), article("One.\n\nTwo.")) == ()


def test_a_place_stands_in_its_sentence() -> None:
    """The whole sentence is shown around a figure."""
    assert marking.around(article(TEXTS["zh"], "zh"), place(24, 26)) == "该站每天可接收40个集装箱。"
