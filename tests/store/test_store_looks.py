"""Kept articles that are looked at again: when they are due, what a look records, what an edition is told of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.edges.store.sql_store import SqlStore
from monitor.model import (
    Activity,
    Alteration,
    CitedSentence,
    Drop,
    EditKind,
    Fate,
    Field,
    Judged,
    Look,
    NotModified,
    Place,
    Reason,
    Span,
    Stage,
    ToldEdit,
    Window,
)
from monitor.model.remarks import Remark, RemarkKind
from tests.store.conftest import Premises

if TYPE_CHECKING:
    from tests.store.conftest import Make

URL = "https://one.example/a"
DAY = timedelta(days=1)


def look(fate: Fate, at: datetime | None, answer: str = "") -> Fate:
    """Return a fate after which the page is asked for again, with an answer of its own."""
    return replace(fate, next_look_at=at, response=answer or fate.response)


def missed(make: "Make", at: datetime | None, reason: Reason = Reason.NOT_FOUND) -> Fate:
    """Return the fate of a page that could not be had."""
    drop = Drop(url=URL, stage=Stage.FETCH, reason=reason)
    return Fate(entry=make.entry(URL), outcome=drop, response="", next_look_at=at)


def unchanged(make: "Make", at: datetime | None) -> Fate:
    """Return the fate of a page that its server calls unchanged."""
    return Fate(entry=make.entry(URL), outcome=NotModified(url=URL, fetched_at=make.start), response="", next_look_at=at)


def window(make: "Make", first: int, last: int) -> Window:
    """Return the days of a window, counted from the start."""
    return Window(start=make.start + first * DAY, end=make.start + last * DAY)


def test_a_kept_article_is_due_when_its_look_is_and_after_a_restart(place: Premises, make: "Make") -> None:
    """The next look is a fact of the store; with it come version, time of keeping and the looks taken."""
    make.judge(place.open(), look(make.kept(), make.start + make.hour))
    store = place.open()
    assert store.wanted(make.start, looks=9) == ()
    (due,) = store.wanted(make.start + make.hour, looks=9)
    assert due.standing
    assert (due.entry.url, due.standing.version.n, due.standing.kept_at) == (URL, 1, make.start)
    assert due.standing.looks == (Look(at=make.start, reason=None),)


def test_a_cycle_takes_so_many_looks_those_due_longest(store: SqlStore, make: "Make") -> None:
    """New entries come besides, all of them; a page asked for by name comes alone."""
    fates = [look(make.kept(f"https://one.example/{n}"), make.start + n * make.hour) for n in range(1, 5)]
    make.judge(store, *reversed(fates))
    make.listed(store, make.entry("https://one.example/new"))
    found = store.wanted(make.start + DAY, looks=2)
    assert [one.entry.url.rpartition("/")[2] for one in found] == ["1", "2", "new"]
    assert [one.entry.url for one in store.wanted(make.start + DAY)] == ["https://one.example/new"]
    assert len(store.wanted(make.start + DAY, urls=["https://one.example/new"], looks=9)) == 1


def test_of_the_addresses_of_one_article_the_first_is_looked_at(store: SqlStore, make: "Make") -> None:
    """A second address that turned out to be the same article asks nothing of the site."""
    other = make.entry("https://one.example/b")
    make.judge(store, look(make.kept(), make.start + make.hour))
    make.judge(store, look(make.kept(entry=other), make.start + make.hour), at=make.start + make.hour)
    assert [one.entry.url for one in store.wanted(make.start + DAY, looks=9)] == [URL]


def test_a_failed_look_leaves_the_article_kept(store: SqlStore, make: "Make") -> None:
    """It waits for its next look, not among the entries that wait, and coverage counts it once."""
    make.judge(store, look(make.kept(), make.start + make.hour))
    make.judge(store, missed(make, make.start + 2 * DAY, Reason.TIMEOUT), at=make.start + DAY)
    assert store.wanted(make.start + DAY, looks=9) == ()
    (due,) = store.wanted(make.start + 2 * DAY, looks=9)
    assert due.standing
    assert [one.reason for one in due.standing.looks] == [None, Reason.TIMEOUT]
    first, second = (store.coverage(window(make, n, n + 1), ()) for n in (0, 1))
    assert (first.kept, second.kept, second.waiting, second.drops) == (1, 0, 0, ())


def test_an_unchanged_page_is_noted_and_no_more(store: SqlStore, make: "Make") -> None:
    """A look, and no version; of an entry that is no article it says nothing."""
    make.judge(store, look(make.kept(), make.start + make.hour))
    make.judge(store, unchanged(make, make.start + 3 * DAY), at=make.start + DAY)
    (due,) = store.wanted(make.start + 3 * DAY, looks=9)
    assert due.standing
    assert (due.standing.version.n, len(due.standing.looks)) == (1, 2)
    assert store.lives(window(make, 0, 2)) == ()
    make.listed(store, make.entry("https://one.example/new"))
    fresh = replace(unchanged(make, None), entry=make.entry("https://one.example/new"))
    make.judge(store, fresh, at=make.start + 2 * DAY)
    assert [one.entry.url for one in store.wanted(make.start + 2 * DAY)] == ["https://one.example/new"]


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_another_headline_is_another_version(store: SqlStore, make: "Make", language: str) -> None:
    """With the same text; the life has both with their times, in the window of the edit alone."""
    text = make.texts[language]
    make.judge(store, look(make.kept(title="One", text=text, language=language), None, "a"))
    make.judge(store, look(make.kept(title="Two", text=text, language=language), None, "b"), at=make.start + 2 * DAY)
    (life,) = store.lives(window(make, 2, 3))
    assert [(one.kept.article.title, one.at) for one in life.revisions] == [("One", make.start), ("Two", make.start + 2 * DAY)]
    assert (life.new, len(life.looks)) == (2, 2)
    assert store.lives(window(make, 0, 2)) == ()
    assert store.lives(window(make, 3, 4)) == ()


def test_our_own_upgrade_alone_makes_no_version(store: SqlStore, make: "Make") -> None:
    """Today's stages read the old answer as they read the new one."""
    make.judge(store, look(make.kept(text="Menu\n\nWords."), None, "a"))
    now = make.kept(text="Words.")
    assert isinstance(now.outcome, Judged)
    make.judge(store, replace(now, outcome=replace(now.outcome, before=now.outcome), response="b"), at=make.start + DAY)
    assert store.lives(window(make, 1, 2)) == ()


def test_an_edit_after_our_upgrade_is_told_against_what_we_read_today(store: SqlStore, make: "Make") -> None:
    """The old answer has a second version, of our own making, and the edit is the third."""
    make.judge(store, look(make.kept(text="Menu\n\nWords. More."), None, "a"))
    now, old = make.kept(text="Words."), make.judged(make.article(text="Words. More."))
    assert isinstance(now.outcome, Judged)
    make.judge(store, replace(now, outcome=replace(now.outcome, before=old), response="b"), at=make.start + DAY)
    (life,) = store.lives(window(make, 1, 2))
    versions = [one.kept.version for one in life.revisions]
    assert [(one.n, one.article.text, one.response) for one in versions] == [
        (1, "Menu\n\nWords. More.", "a"),
        (2, "Words. More.", "a"),
        (3, "Words.", "b"),
    ]


def test_a_missing_page_is_part_of_the_windows_history(store: SqlStore, make: "Make") -> None:
    """So is one found again; what comes after the window is not seen."""
    make.judge(store, look(make.kept(), None))
    for day, fate in enumerate((missed(make, None), missed(make, None), unchanged(make, None), unchanged(make, None)), 1):
        make.judge(store, fate, at=make.start + day * DAY)
    (gone,) = store.lives(window(make, 2, 3))
    assert [one.reason for one in gone.looks] == [None, Reason.NOT_FOUND, Reason.NOT_FOUND]
    (back,) = store.lives(window(make, 3, 4))
    assert back.looks[-1].reason is None


def test_explain_shows_versions_looks_and_the_next_one(place: Premises, make: "Make") -> None:
    """Everything that happened to the page, in order."""
    store = place.open()
    make.judge(store, look(make.kept(text="Words. More."), None, "a"))
    make.judge(store, look(make.kept(text="Words."), None, "b"), at=make.start + DAY)
    make.judge(store, missed(make, make.start + 3 * DAY), at=make.start + 2 * DAY)
    told = place.read().explain(URL)
    assert told.versions == ((1, make.start, False), (2, make.start + DAY, False))
    assert [one.reason for one in told.looks] == [None, None, Reason.NOT_FOUND]
    assert (told.fate, told.next_look_at) == ("kept", make.start + 3 * DAY)
    assert ["version 2" in step for _, step in told.steps].count(True) == 2
    assert any("in vain: not_found" in step for _, step in told.steps)


def test_a_forgotten_article_is_not_looked_at_and_leaves_no_words_in_an_edit(store: SqlStore, make: "Make") -> None:
    """The section keeps its address and loses its words."""
    sequence = make.judge(store, look(make.kept(), make.start + make.hour))
    (kept,) = store.kept_articles([one.id for one in store.kept_between(window(make, 0, 1))])
    cited = CitedSentence(
        text="Secret words.", language="en", span=Span(article=kept.id, version=1, place=Place(field=Field.TEXT, start=0, end=13))
    )
    edit = ToldEdit(
        kind=EditKind.EDITED, number=1, story=0, article=kept.id, url=URL, title="Secret title", outlet="One", language="en",
        before=1, after=2, since=make.start, at=make.start, headline=Alteration(before=cited, after=None),
        names=(Alteration(before=None, after=cited),),
        changes=(Alteration(before=cited, after=cited),),
    )  # fmt: skip
    digest = make.digest(21, edits=(edit,))
    store.record_edition(sequence, digest, "{}", ())
    assert store.forget(store.open(Activity.FORGET, make.start), URL, make.start) is not None
    assert store.wanted(make.start + DAY, looks=9) == ()
    assert "Secret" not in str(store.edition_digest(digest.edition))


def test_a_feed_that_renames_everything_is_one_event_and_nothing_is_due(store: SqlStore, make: "Make") -> None:
    """All GUIDs of seven known entries changed at once: the source's health says so once, and nothing is fetched for it."""
    urls = [f"https://one.example/{n}" for n in range(7)]
    make.listed(store, *(make.entry(url, guid=f"old-{url}") for url in urls))
    make.judge(store, *(make.dropped(url) for url in urls))
    renamed = [make.entry(url, guid=f"new-{url}") for url in urls]
    for hours in (1, 2):
        assert make.listed(store, *renamed, at=make.start + hours * make.hour) == 0
    assert store.wanted(make.start + DAY) == ()
    (health,) = store.coverage(window(make, 0, 1), [make.source()]).sources
    assert health.remarks == (Remark(kind=RemarkKind.RENAMED, entries=7, since=(datetime(2026, 11, 20, 7, tzinfo=UTC),)),)
    assert store.coverage(Window(start=make.start + 2 * make.hour, end=make.start + DAY), [make.source()]).sources[0].remarks == ()


@pytest.mark.parametrize(("known", "changed"), [(4, 4), (7, 6)])
def test_few_entries_or_not_all_of_them_renamed_are_no_event(store: SqlStore, make: "Make", known: int, changed: int) -> None:
    """Sites do rename single entries."""
    urls = [f"https://one.example/{n}" for n in range(known)]
    make.listed(store, *(make.entry(url, guid=f"old-{url}") for url in urls))
    later = (make.entry(url, guid=f"{'new' if n < changed else 'old'}-{url}") for n, url in enumerate(urls))
    make.listed(store, *later, at=make.start + make.hour)
    assert store.coverage(window(make, 0, 1), [make.source()]).sources[0].remarks == ()


def test_a_feed_that_moves_and_renames_everything_is_known_by_its_words(store: SqlStore, make: "Make") -> None:
    """New addresses have to be asked for once; that they are an event is noted."""
    make.listed(store, *(make.entry(f"https://one.example/{n}", guid=f"old-{n}", title=f"About {n}") for n in range(6)))
    moved = (make.entry(f"https://new.example/{n}", guid=f"new-{n}", title=f"About {n}") for n in range(6))
    make.listed(store, *moved, at=make.start + make.hour)
    assert [one.entries for one in store.coverage(window(make, 0, 1), [make.source()]).sources[0].remarks] == [6]
