"""Editions, stories and coverage in the store."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.edges.store.sql_store import SqlStore
from monitor.errors import StoreError
from monitor.model import Activity, Digest, Drop, EditionState, Folded, FoldedAs, Health, Reason, Rendering, Stage, ToldStory, Window

if TYPE_CHECKING:
    from tests.store.conftest import Make


def _record(store: SqlStore, make: "Make", digest: Digest, *files: Rendering) -> int:
    sequence = store.open(Activity.EDITION, make.start)
    store.record_edition(sequence, digest, "{}", files)
    store.close(sequence, make.start)
    return sequence


def _stories(store: SqlStore, make: "Make", *numbers: int) -> tuple[ToldStory, ...]:
    """Keep an article for each number and return stories of them."""
    urls = {number: f"https://one.example/{number}" for number in numbers}
    make.judge(store, *(make.kept(url) for url in urls.values()))
    ids = {kept.article.url: kept.id for kept in store.kept_between(Window(start=make.start, end=make.start + make.hour))}
    return tuple(make.story(number, ids[url]) for number, url in urls.items())


def test_a_digest_comes_back_as_recorded(store: SqlStore, make: "Make") -> None:
    """With its files' hashes and the time of its recording."""
    digest = make.digest(21, *_stories(store, make, 1))
    sequence = _record(store, make, digest, Rendering(name="2026-11-21.md", data=b"x"))
    assert store.edition_digest(digest.edition) == digest
    (record,) = store.editions()
    assert (record.state, record.composed_at, record.stories, record.files[0][0]) == (EditionState.COMPOSED, make.start, 1, "2026-11-21.md")
    assert (store.last_sequence(), store.edition_digest(make.edition(20))) == (sequence, None)


def test_provisional_editions_burn_no_numbers(store: SqlStore, make: "Make") -> None:
    """Rewritten ten times, the same numbers are still to be given."""
    first, second = _stories(store, make, 1, 2)
    for _ in range(10):
        _record(store, make, make.digest(21, first, second, provisional=True))
        assert store.next_story_number() == 1
    _record(store, make, make.digest(21, first))
    assert (store.next_story_number(), store.editions()[0].stories) == (2, 1)


def test_a_final_edition_is_frozen(store: SqlStore, make: "Make") -> None:
    """The same again is nothing; another is refused with advice."""
    first, second = _stories(store, make, 1, 2)
    for _ in range(2):
        _record(store, make, make.digest(21, first))
    with pytest.raises(StoreError, match="final") as caught:
        _record(store, make, make.digest(21, first, second))
    assert caught.value.advice
    assert len(store.published(before=make.edition(22), since=make.start)[0].members) == 1


def test_marks_only_go_forward(store: SqlStore, make: "Make") -> None:
    """Delivered stays delivered, and a provisional edition stays provisional."""
    _record(store, make, make.digest(20, provisional=True))
    _record(store, make, make.digest(21))
    for state in (EditionState.WRITTEN, EditionState.DELIVERED, EditionState.WRITTEN):
        store.mark_edition(make.edition(20), state)
        store.mark_edition(make.edition(21), state)
    assert [one.state for one in store.editions()] == [EditionState.PROVISIONAL, EditionState.DELIVERED]


def test_published_stories_carry_their_history(store: SqlStore, make: "Make") -> None:
    """First and last telling, members of all tellings, reprints by their address; only of the same language, only earlier."""
    first, second = _stories(store, make, 1, 2)
    also = make.story(1, first.voices[0].article, also=("https://one.example/2#x",))
    _record(store, make, make.digest(20, also))
    _record(store, make, make.digest(21, make.story(1, first.voices[0].article, "Later words")))
    _record(store, make, make.digest(21, second, language="ru"))
    (story,) = store.published(before=make.edition(22), since=make.start)
    assert (story.number, story.first_told, story.last_told, story.headline) == (1, "2026-11-20", "2026-11-21", "Later words")
    assert [kept.article.url[-1] for kept in story.members] == ["1", "2"]
    assert store.published(before=make.edition(20), since=make.start) == ()
    assert store.published(before=make.edition(22), since=make.digest(21).window.end) == ()


def test_recordings_begin_and_end(store: SqlStore, make: "Make") -> None:
    """Only closed ones count as seen; an empty store began never."""
    assert (store.began(), store.last_sequence()) == (None, 0)
    first = store.open(Activity.CYCLE, make.start)
    second = store.open(Activity.CYCLE, make.start + make.hour)
    assert (second > first, store.began(), store.last_sequence()) == (True, make.start, 0)
    store.close(first, make.start)
    assert store.last_sequence() == first


def _day(make: "Make") -> Window:
    return Window(start=make.start, end=make.start + 24 * make.hour)


def test_coverage_counts_entries_in_and_out(store: SqlStore, make: "Make") -> None:
    """Kept, dropped by reason, waiting; a temporary failure is waiting, not dropped."""
    urls = [f"https://one.example/{number}" for number in range(5)]
    make.listed(store, *map(make.entry, urls))
    late = make.start + 90 * make.hour
    make.judge(store, make.kept(urls[0]), make.dropped(urls[1]), make.dropped(urls[2]), make.dropped(urls[3], Reason.TIMEOUT, again=late))
    found = store.coverage(_day(make), [make.source()])
    assert (found.entries, found.kept, found.waiting, found.drops) == (5, 1, 2, ((Reason.OFF_TOPIC, 2),))
    make.judge(store, make.kept(urls[4]), at=make.start + 30 * make.hour)
    assert store.coverage(_day(make), [make.source()]) == found


def test_coverage_tells_failed_from_never_polled(store: SqlStore, make: "Make") -> None:
    """With the reason of the last failure; polls with overlap are counted."""
    failure = Drop(url="https://two.example/feed", stage=Stage.FETCH, reason=Reason.NOT_FOUND, detail="404")
    make.listed(store, failure=failure, source="two", seen=0)
    make.listed(store, make.entry())
    make.listed(store, make.entry(), overlap=1, at=make.start + 6 * make.hour)
    found = store.coverage(_day(make), [make.source(name) for name in ("two", "three", "one")])
    assert [(one.source, one.health, one.reason) for one in found.sources] == [
        ("one", Health.NORMAL, ""),
        ("three", Health.NOT_POLLED, ""),
        ("two", Health.FAILED, "not_found: 404"),
    ]
    assert (found.polls_compared, found.polls_overlapping, found.longest_gap) == (1, 1, 18 * make.hour)


def test_coverage_names_the_times_in_which_nobody_watched(store: SqlStore, make: "Make") -> None:
    """A day or more without a good poll, the ends of the window counted; a failure is no answer."""
    failure = Drop(url="https://one.example/feed", stage=Stage.FETCH, reason=Reason.TIMEOUT, detail="")
    for hours, drop in ((30, None), (31, failure), (53, None)):
        make.listed(store, make.entry(), failure=drop, at=make.start + hours * make.hour)
    week = Window(start=make.start, end=make.start + 168 * make.hour)
    spans = [(gap.start - make.start, gap.end - make.start) for gap in store.coverage(week, [make.source()]).unwatched]
    assert spans == [(0 * make.hour, 30 * make.hour), (53 * make.hour, 168 * make.hour)]


def test_silence_is_judged_by_a_source_s_own_rhythm(store: SqlStore, make: "Make") -> None:
    """Hourly for six hours, then nothing for a day; four such polls would prove nothing."""
    for hours in range(6):
        at = make.start - timedelta(hours=30 - hours)
        make.listed(store, make.entry(f"https://one.example/{hours}"), at=at)
        make.listed(store, make.entry(f"https://two.example/{hours // 2}", "two"), source="two", at=at)
    for source in ("one", "two"):
        make.listed(store, source=source, unchanged=True, seen=0)
    found = store.coverage(_day(make), [make.source("one"), make.source("two")]).sources
    assert [one.health for one in found] == [Health.SILENT, Health.NORMAL]
    assert found[0].remarks[0].spans[1] == timedelta(hours=1)


def test_a_source_that_lists_nothing_is_silent(store: SqlStore, make: "Make") -> None:
    """Eleven bytes of answer are no news."""
    empty = Drop(url="https://one.example/feed", stage=Stage.FEEDS, reason=Reason.EMPTY_FEED)
    make.listed(store, failure=empty, seen=0)
    assert store.coverage(_day(make), [make.source()]).sources[0].health is Health.SILENT


def test_a_silent_article_joins_its_story(store: SqlStore, make: "Make") -> None:
    """What is folded because its story was told becomes a member of it; first and last telling and the numbers stay."""
    first, other = _stories(store, make, 1, 2)
    _record(store, make, make.digest(21, first))
    quiet = Folded(
        kind=FoldedAs.TOLD,
        title="",
        url="https://one.example/2",
        outlet="",
        language="en",
        share=0.0,
        of_title="",
        of_url="",
        of_id="1",
    )
    for _ in range(2):
        _record(store, make, make.digest(22, folded=(quiet,)))
    (story,) = store.published(before=make.edition(23), since=make.start)
    assert {kept.id for kept in story.members} == {first.voices[0].article, other.voices[0].article}
    assert (story.first_told, story.last_told, story.headline != "", store.next_story_number()) == ("2026-11-21", "2026-11-21", True, 2)
