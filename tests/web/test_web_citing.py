"""Where an article is cited, an edition a line."""

from monitor.model import Cited, Field, Place, Span
from monitor.web.citing import citing


def cited(edition: str, language: str, number: int, start: int, story: int = 1) -> Cited:
    """Return a citation of some words."""
    span = Span(article="a", version=1, place=Place(field=Field.TEXT, start=start, end=start + 5))
    return Cited(edition=edition, language=language, story=story, number=number, span=span)


FOUND = (
    cited("2026-11-21", "en", 1, 0, story=0),
    cited("2026-11-21", "en", 3, 10),
    cited("2026-11-21", "en", 3, 20),
    *(cited(f"2026-11-21.{language}", language, 2, 0) for language in ("be", "ru", "zh")),
    cited("2026-W47", "en", 5, 0),
)


def test_the_languages_of_an_edition_share_a_line() -> None:
    """Each with the name of its own edition and the numbers in it; the story is named where one tells it."""
    day, week = citing(FOUND)
    assert [(one.edition, one.numbers) for one in day.printings] == [
        ("2026-11-21", (1, 3)),
        ("2026-11-21.be", (2,)),
        ("2026-11-21.ru", (2,)),
        ("2026-11-21.zh", (2,)),
    ]
    assert [one.story for one in day.printings] == [1, 1, 1, 1]
    assert (day.name, week.name) == ("2026-11-21", "2026-W47")


def test_words_cited_in_several_languages_are_shown_once() -> None:
    """In the order in which they are cited first."""
    assert [[span.place.start for span in one.spans] for one in citing(FOUND)] == [[0, 10, 20], [0]]
    assert citing(()) == ()
