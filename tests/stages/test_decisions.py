"""Stories decided by hand: merged, split, taken back; whatever the order of arrival, and in four languages."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import UsageError
from monitor.model import (
    Decision,
    EditionKind,
    History,
    Kept,
    Member,
    Outcome,
    Published,
    Reprint,
    Ruling,
    StoryRecord,
    StoryState,
    Telling,
)
from monitor.model.decisions import current, home
from monitor.model.histories import Opening
from monitor.stages.stories import decisions, group, grouping
from monitor.stages.stories.links import FLOOR, likeness
from tests.stages.test_stories import EDITION, MILL, NOON, OPTIONS, TOPIC, members, mill, told, tour

NAMES = sorted(one.id for one in EDITION)


def decision(
    ruling: Ruling, articles: Sequence[str], others: Sequence[str], *, story: int = 2, other: int = 1, undone: bool = False
) -> Decision:
    """Return a decision of the desk."""
    here, there = tuple(articles), tuple(others)
    return Decision(ruling=ruling, story=story, other=other, articles=here, others=there, by="desk", at=NOON, undone=undone)


def history(
    number: int, *articles: str, kind: EditionKind = EditionKind.DAILY, provisional: bool = False, reprints: Sequence[tuple[str, str]] = ()
) -> History:
    """Return a story of these articles; `reprints` are (article, its origin)."""
    of = dict(reprints)
    record = StoryRecord(
        number=number,
        kind=kind,
        language="en",
        provisional=provisional,
        first_told="2026-03-01",
        last_told="2026-03-01",
        day=NOON.date(),
        told_at=NOON,
        state=StoryState.NEW,
        headline="Mill",
        opening=Opening(headline="Mill", language="en", outlet="Paper"),
        articles=len(articles),
        voices=len(articles),
        languages=("en",),
    )
    kept = {one.id: one for one in EDITION}
    told_by = tuple(_member(name, kept.get(name, EDITION[0]), of.get(name, ""), final=not provisional) for name in articles)
    telling = Telling(edition="2026-03-01", number=number, state=StoryState.NEW, headline="Mill", provisional=provisional)
    return History(record=record, goes_on_as=number, members=told_by, tellings=(telling,), links=(), relations=(), notes=())


def _member(name: str, one: Kept, origin: str, *, final: bool) -> Member:
    return Member(
        article=name,
        when=NOON,
        url=f"https://paper.example/{name}",
        title=one.article.title,
        outlet="Paper",
        control=one.outlet.control,
        form=one.outlet.form,
        country="",
        language=one.article.language,
        verdict=Reprint(of=origin, share=1.0, back=1.0) if origin else one.verdict,
        final=final,
    )


@pytest.mark.parametrize("language", sorted(MILL))
def test_what_was_split_off_stands_alone(language: str) -> None:
    """The report in any of the four languages leaves its story, and nothing else moves."""
    name = f"mill-{language}"
    rest = [f"mill-{other}" for other in sorted(MILL) if other != language]
    found = members(group(EDITION, (), TOPIC, OPTIONS, (decision(Ruling.SPLIT, [name], rest),)))
    assert [name] in found
    assert rest in found


@pytest.mark.parametrize("language", sorted(MILL))
def test_what_was_merged_stands_together(language: str) -> None:
    """Two reports in one language with nothing in common are one story because a person said so."""
    two = (mill(language), tour(language))
    merged = decision(Ruling.MERGE, [two[0].id], [two[1].id])
    assert len(group(two, (), TOPIC, OPTIONS)) == 2
    assert len(group(two, (), TOPIC, OPTIONS, (merged,))) == 1


def test_a_contradiction_does_not_outweigh_a_person() -> None:
    """Days that differ keep articles apart until somebody knows better."""
    one, other = mill("en", "one", day="2026-02-27"), mill("en", "other", day="2026-03-02")
    assert len(group((one, other), (), TOPIC, OPTIONS, (decision(Ruling.MERGE, ["one"], ["other"]),))) == 1


def test_the_later_decision_counts() -> None:
    """Merged and then split is split; split and then merged is merged; undone is as if never said."""
    two = (mill("en"), tour("en"))
    together = decision(Ruling.MERGE, ["mill-en"], ["tour-en"])
    apart = decision(Ruling.SPLIT, ["mill-en"], ["tour-en"], other=3)
    undone = decision(Ruling.MERGE, ["mill-en"], ["tour-en"], undone=True)
    sizes = [len(group(two, (), TOPIC, OPTIONS, order)) for order in ((together, apart), (apart, together), (undone,))]
    assert sizes == [2, 1, 2]


def test_a_reprint_is_bound_where_its_origin_is() -> None:
    """A decision that names a copy moves the text that it comes from."""
    copy = mill("en", "copy", verdict=Reprint(of="mill-en", share=1.0, back=1.0))
    merged = decision(Ruling.MERGE, ["copy"], ["tour-en"])
    assert members(group((mill("en"), copy, tour("en")), (), TOPIC, OPTIONS, (merged,))) == [["copy", "mill-en", "tour-en"]]


def test_an_article_tied_to_a_published_story_carries_it_on() -> None:
    """And one that was parted from it does not, however alike the two are."""
    old = (told(3, mill("ru", "old")),)
    tied = decision(Ruling.MERGE, ["tour-en"], ["old"])
    parted = decision(Ruling.SPLIT, ["mill-en"], ["old"], other=9)
    assert [story.continues for story in group((tour("en"),), old, TOPIC, OPTIONS, (tied,))] == [3]
    assert [story.continues for story in group((mill("en"),), old, TOPIC, OPTIONS, (parted,))] == [0]


def test_parted_stories_do_not_carry_on_the_same_one() -> None:
    """Two articles that a person parted are told as two, although both match one published story."""
    old = (told(3, mill("ru", "old")),)
    parted = decision(Ruling.SPLIT, ["mill-en"], ["mill-be"], other=9)
    found = group((mill("en"), mill("be")), old, TOPIC, OPTIONS, (parted,))
    assert sorted(story.continues for story in found) == [0, 3]


Pairs = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.booleans()).filter(lambda one: one[0] != one[1]), max_size=6)


@settings(max_examples=30, deadline=None)
@given(st.permutations(EDITION), Pairs)
def test_decisions_hold_in_any_order_of_arrival(edition: list[Kept], pairs: list[tuple[str, str, bool]]) -> None:
    """What was decided last of a pair holds, unless decisions behind it rule it out; the order of articles does not show."""
    made = [decision(Ruling.MERGE if together else Ruling.SPLIT, [one], [other], other=9) for one, other, together in pairs]
    found = group(edition, (), TOPIC, OPTIONS, made)
    assert found == group(EDITION, (), TOPIC, OPTIONS, made)
    if made:
        one, other, together = pairs[-1]
        assert any({one, other} <= set(story) for story in members(found)) is together


@settings(max_examples=15, deadline=None)
@given(st.permutations(EDITION))
def test_recorded_pairs_do_not_depend_on_the_order_of_arrival(edition: list[Kept]) -> None:
    """The same pairs with the same features, to the last digit."""
    old: tuple[Published, ...] = (told(3, mill("ru", "old")),)
    assert grouping(edition, old, TOPIC, OPTIONS).links == grouping(EDITION, old, TOPIC, OPTIONS).links


def test_rejected_pairs_are_recorded_with_their_features() -> None:
    """A threshold can be replayed: the features give the score again, of accepted and of rejected pairs."""
    alike = mill("en", "alike", day="2026-02-27")
    far = mill("en", "far", when=NOON + timedelta(days=30))
    links = grouping((*EDITION, mill("en", "other", day="2026-03-02"), alike, far), (), TOPIC, OPTIONS).links
    assert {Outcome.JOINED, Outcome.REJECTED, Outcome.CONTRADICTS, Outcome.DISTANT} <= {link.outcome for link in links}
    for link in links:
        if link.outcome is not Outcome.CONTRADICTS:
            assert likeness(link.features) == pytest.approx(link.score, abs=0.002)
    assert all(link.outcome is Outcome.JOINED or likeness(link.features) >= FLOOR for link in links)


def test_decided_pairs_are_recorded_as_such() -> None:
    """Who replays the thresholds must know which pairs no threshold decided."""
    made = (decision(Ruling.MERGE, ["mill-en"], ["tour-en"]), decision(Ruling.SPLIT, ["mill-zh"], ["mill-ru"], other=9))
    outcomes = {(link.first, link.second): link.outcome for link in grouping(EDITION, (), TOPIC, OPTIONS, made).links}
    assert outcomes["mill-en", "tour-en"] is Outcome.TOGETHER
    assert outcomes["mill-ru", "mill-zh"] is Outcome.APART


def test_numbers_follow_merges_for_ever() -> None:
    """Twelve went into seven and seven into three; what is split off afterwards has a home of its own."""
    made = (
        decision(Ruling.MERGE, ["a"], ["b"], story=12, other=7),
        decision(Ruling.SPLIT, ["a"], ["b"], story=7, other=20),
        decision(Ruling.MERGE, ["b"], ["c"], story=7, other=3),
    )
    assert [current(number, made) for number in (12, 7, 3, 20)] == [3, 3, 3, 20]
    assert [home(12, "a", made), home(12, "x", made), home(7, "b", made)] == [20, 3, 3]


def test_a_split_taken_back_leads_home() -> None:
    """The number that it minted goes on as the story it came from, also where that one was merged meanwhile."""
    made = (decision(Ruling.MERGE, [], [], story=12, other=7), decision(Ruling.SPLIT, ["a"], ["b"], story=12, other=20, undone=True))
    assert (current(20, made), home(20, "z", made), home(12, "a", made)) == (7, 7, 7)


def test_merging_names_the_articles_of_both() -> None:
    """So that other kinds of editions, which have other numbers, respect it too."""
    made = decisions.merge(history(7, "a", "b"), history(12, "c"), "desk", NOON)
    assert (made.story, made.other, made.articles, made.others, made.lasting) == (12, 7, ("c",), ("a", "b"), True)
    provisional = decisions.merge(history(7, "a"), history(12, "c", provisional=True), "desk", NOON)
    assert not provisional.lasting


@pytest.mark.parametrize(
    ("into", "story", "words"),
    [
        (history(7, "a"), history(7, "a"), "one story already"),
        (history(7, "a"), history(12, "b", kind=EditionKind.WEEKLY), "weekly"),
        (history(13, "a", provisional=True), history(12, "b"), "provisional"),
    ],
)
def test_what_cannot_be_merged_is_refused_with_advice(into: History, story: History, words: str) -> None:
    """The same story, two kinds of editions, a number that does not last."""
    with pytest.raises(UsageError, match=words) as caught:
        decisions.merge(into, story, "desk", NOON)
    assert caught.value.advice


def test_reprints_go_with_the_article_that_leaves() -> None:
    """Also the copy of a copy; articles that no final edition told get no number yet."""
    whole = history(7, "a", "b", "copy", "again", reprints=[("copy", "a"), ("again", "copy")])
    made = decisions.split(whole, ["a"], 20, "desk", NOON)
    assert (made.articles, made.others, made.other, made.lasting) == (("a", "again", "copy"), ("b",), 20, True)
    assert decisions.split(history(13, "a", "b", provisional=True), ["a"], 20, "desk", NOON).other == 0


@pytest.mark.parametrize(
    ("names", "words"), [(["stranger"], "not in story 7"), (["a", "b"], "all of story 7"), (["copy"], "a reprint of a")]
)
def test_what_cannot_be_split_is_refused_with_advice(names: list[str], words: str) -> None:
    """Strangers, everything, and a reprint without its origin."""
    with pytest.raises(UsageError, match=words) as caught:
        decisions.split(history(7, "a", "b", "copy", reprints=[("copy", "a")]), names, 20, "desk", NOON)
    assert caught.value.advice


def test_only_what_was_decided_can_be_undone() -> None:
    """The last decision that holds is found; otherwise a person reads that there is none."""
    merged = decision(Ruling.MERGE, ["a"], ["b"], story=12, other=7)
    assert decisions.made((merged,), Ruling.MERGE, 12, (7,)) == merged
    with pytest.raises(UsageError, match="nothing to undo"):
        decisions.made((merged,), Ruling.MERGE, 12, (8,))
