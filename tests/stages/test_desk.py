"""What people did by hand, as an edition shows it: pins, notes, articles moved."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.model import Decision, Profile, Published, Ruling
from monitor.model.notes import DeskKind, DeskLine, Note, NoteKind
from monitor.stages.digest import Material, compose
from monitor.stages.sharing import shared
from tests.stages.material import KEPT_AT, article, facts, material, story, summary

BEFORE = KEPT_AT - timedelta(days=3)


def note(*articles: str, kind: NoteKind = NoteKind.NOTE, text: str = "спытаць пра базіс 价格", minutes: int = 0) -> Note:
    """Return a note; a pin where the kind says so."""
    at = KEPT_AT + timedelta(minutes=minutes)
    return Note(kind=kind, story=3, articles=articles, by="NK", at=at, text=text if kind is NoteKind.NOTE else "")


def decision(ruling: Ruling, articles: tuple[str, ...], others: tuple[str, ...] = (), **said: object) -> Decision:
    """Return a decision of the morning."""
    given: dict[str, object] = {"story": 3, "other": 7, "by": "NK", "at": KEPT_AT, **said}
    return Decision(ruling=ruling, articles=articles, others=others, **given)  # type: ignore[arg-type]  # sample fields by name


def day() -> Material:
    """Return a morning with two stories; the first has more voices."""
    loud = (story(article("a", facts=facts(5.0)), article("b", "zh"), article("c", "ru")), summary())
    return material(loud, (story(article("x", "be")), summary()))


def desk(*notes: Note, decisions: tuple[Decision, ...] = (), published: tuple[Published, ...] = ()) -> tuple[DeskLine, ...]:
    """Return the lines of the morning's desk."""
    return compose(replace(day(), notes=notes, decisions=decisions, published=published)).desk


def test_a_pinned_story_stands_first_and_says_why() -> None:
    """Whatever it weighs otherwise; the points that are printed add up to its place."""
    stories = compose(replace(day(), notes=(note("x", kind=NoteKind.PIN),))).stories
    assert [one.voices[0].article for one in stories] == ["x", "a"]
    assert stories[0].rank[0][0] == "pinned"
    assert sum(points for _, points in stories[0].rank) > sum(points for _, points in stories[1].rank)


def test_a_pinned_story_of_which_nothing_is_told_is_listed_as_still() -> None:
    """Whoever follows it wants to hear of its silence; one that is not pinned is not listed."""
    published = tuple(
        Published(number=number, first_told="2026-11-19", last_told="2026-11-20", headline="", members=(article(name),))
        for number, name in ((3, "old"), (4, "other"))
    )
    (line,) = desk(note("old", kind=NoteKind.PIN), published=published)
    assert (line.kind, line.story) == (DeskKind.STILL, 3)


def test_a_note_stands_by_its_story_whatever_number_that_has() -> None:
    """It lies on articles, so that it is found in every language and kind of edition; on a story of other articles it is not."""
    (line,) = desk(note("b", "gone"), note("elsewhere"))
    assert (line.kind, line.story, line.by, line.text) == (DeskKind.NOTE, 7, "NK", "спытаць пра базіс 价格")


@pytest.mark.parametrize(("undone", "stories"), [(False, [7]), (True, [7, 8])])
def test_a_pin_stays_with_the_story_from_which_articles_were_set_apart(undone: bool, stories: list[int]) -> None:
    """What was split off is another story, which nobody has pinned."""
    split = decision(Ruling.SPLIT, ("x",), ("a", "b"), other=8, undone=undone)
    found = desk(note("a", "b", "x", kind=NoteKind.PIN), decisions=(split,))
    assert [line.story for line in found if line.kind is DeskKind.PIN] == stories


def test_pins_come_first_then_the_order_of_time() -> None:
    """As a morning is read."""
    found = desk(note("a", text="later", minutes=9), note("x", text="sooner"), note("x", kind=NoteKind.PIN, minutes=30))
    assert [(line.kind, line.text) for line in found] == [(DeskKind.PIN, ""), (DeskKind.NOTE, "sooner"), (DeskKind.NOTE, "later")]


def test_articles_that_were_moved_since_the_last_edition_are_named() -> None:
    """By the numbers of their citations: those put into a story, those set apart as one."""
    found = desk(decisions=(decision(Ruling.MERGE, ("b", "c"), ("a",)), decision(Ruling.SPLIT, ("x",), ("gone",), other=8)))
    assert {(line.kind, line.numbers) for line in found} == {(DeskKind.JOINED, (2, 3)), (DeskKind.PARTED, (4,))}


@pytest.mark.parametrize(
    "made",
    [
        decision(Ruling.MERGE, ("b",), ("a",), undone=True),
        decision(Ruling.MERGE, ("b",), ("a",), at=BEFORE),
        decision(Ruling.MERGE, ("gone",), ("a",)),
        decision(Ruling.MERGE, ("b",), ("gone",)),
        decision(Ruling.SPLIT, ("b",), ("a",)),
    ],
    ids=["taken back", "long ago", "articles not told", "nobody there to join", "told together all the same"],
)
def test_what_moved_nothing_in_this_edition_is_not_said(made: Decision) -> None:
    """A line says what a reader can see in the stories above it."""
    assert desk(decisions=(made,)) == ()


def test_what_the_desk_wrote_for_itself_is_not_passed_on() -> None:
    """Under the profile for sharing, the foot of the edition is empty."""
    found = replace(day(), notes=(note("a"),))
    sharing = replace(found.settings, reader=replace(found.settings.reader, profile=Profile.SHARE))
    assert compose(found).desk
    assert compose(replace(found, settings=sharing)).desk == ()
    assert shared(compose(found), (), sharing).desk == ()


@pytest.mark.parametrize(("kind", "text"), [(NoteKind.PIN, "words"), (NoteKind.NOTE, "")])
def test_a_note_has_words_and_a_pin_has_none(kind: NoteKind, text: str) -> None:
    """Anything else is a mistake of the caller."""
    with pytest.raises(ValueError, match="a note has words"):
        Note(kind=kind, story=1, articles=("a",), by="NK", at=KEPT_AT, text=text)
