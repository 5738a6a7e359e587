"""What was known at an earlier time is what the store answered then, on both databases."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import DBAPIError

from monitor.edges.store.sql_store import SqlStore
from monitor.errors import StoreError
from monitor.model import Activity, Reprint, Window
from monitor.ports import Knowledge

if TYPE_CHECKING:
    from tests.store.conftest import Make, Premises


def answers(known: Knowledge, make: "Make") -> tuple[object, ...]:
    """Return all that an edition could ask."""
    window = Window(start=make.start - make.hour, end=make.start + 48 * make.hour)
    ids = [kept.id for kept in known.kept_between(window)]
    return (
        known.began(),
        known.last_sequence(),
        known.kept_between(window),
        known.kept_between(window, by_publication=True),
        known.kept_articles(ids),
        known.published(before=make.edition(30), since=make.start - 48 * make.hour),
        known.next_story_number(),
        known.coverage(window, (make.source("one"), make.source("two"))),
    )


def live(store: SqlStore, make: "Make", remembered: dict[int, tuple[object, ...]]) -> None:
    """Let a store live through everything that changes what is known, and remember after each step what it answered."""

    def remember() -> None:
        remembered[store.last_sequence()] = answers(store, make)

    later = [make.start + n * make.hour for n in range(9)]
    make.listed(store, *(make.entry(f"https://one.example/{language}") for language in make.texts), make.entry("https://one.example/wait"))
    fates = [make.kept(f"https://one.example/{language}", language=language, text=text) for language, text in make.texts.items()]
    make.judge(store, *fates)
    remember()
    edition = store.open(Activity.EDITION, later[1])
    first = store.kept_between(Window(start=make.start - make.hour, end=later[2]))[0]
    store.record_edition(edition, make.digest(21, make.story(1, first.id)), "{}", ())
    store.record_edition(edition, make.digest(22, make.story(2, first.id), provisional=True), "{}", ())
    store.close(edition, later[1])
    remember()
    make.listed(store, make.entry("https://one.example/en", source="two"), at=later[2], source="two")
    remember()
    make.judge(store, make.kept("https://one.example/en", text="They met again, and changed the quotas."), at=later[3])
    make.judge(store, make.dropped("https://one.example/wait"), at=later[4])
    remember()
    sequence = store.open(Activity.CYCLE, later[5])
    store.settle(sequence, first.id, 1, Reprint(of="other", share=0.9, back=0.9))
    store.close(sequence, later[5])
    last = store.open(Activity.EDITION, later[6])
    store.record_edition(last, make.digest(22, make.story(2, first.id)), "{}", ())
    store.close(last, later[6])
    remember()


def test_the_past_answers_as_the_present_did(place: "Premises", make: "Make") -> None:
    """After edits, second verdicts, further listings, later fates and replaced editions: the same values."""
    remembered: dict[int, tuple[object, ...]] = {}
    live(place.open(), make, remembered)
    reader = place.read()
    assert len(remembered) == 5
    for sequence, then in remembered.items():
        with reader.as_of(sequence) as past:
            assert answers(past, make) == then
    assert len({repr(then) for then in remembered.values()}) == 5


def test_the_past_ends_with_its_context(place: "Premises", make: "Make") -> None:
    """A reader that looked back sees today again."""
    store, reader = place.open(), place.read()
    make.judge(store, make.kept())
    with reader.as_of(0) as past:
        assert past.last_sequence() == 0
    assert (reader.status().articles, reader.status().sequence) == (1, 1)


def test_nothing_can_be_written_in_the_past(place: "Premises", make: "Make") -> None:
    """The connection may make its views and nothing else."""
    make.judge(place.open(), make.kept())
    with pytest.raises((StoreError, DBAPIError)), place.read().as_of(1) as past:
        past.connection.exec_driver_sql("DELETE FROM unsettled")


def test_what_was_withdrawn_is_gone_from_the_past_too(place: "Premises", make: "Make") -> None:
    """Looking back brings no words back."""
    store = place.open()
    sequence = make.judge(store, make.kept(), make.kept("https://one.example/b", hashes=(80, 88)))
    store.forget(store.open(Activity.FORGET, make.start + make.hour), "https://one.example/a", make.start + make.hour)
    with place.read().as_of(sequence) as past:
        kept = past.kept_between(Window(start=make.start - make.hour, end=make.start + make.hour))
    assert [one.article.url for one in kept] == ["https://one.example/b"]


def test_every_version_has_its_backing(place: "Premises", make: "Make") -> None:
    """Words, page, the answers of the feeds up to its recording, latest first; of a forgotten article all but the words."""
    store, reader = place.open(), place.read()
    make.listed(store, make.entry(), response="2026-11-20/first")
    make.judge(store, make.kept())
    make.listed(store, make.entry(title="Other"), response="2026-11-20/second", at=make.start + make.hour)
    make.judge(store, make.kept(text="Other words, and more of them."), at=make.start + make.hour)
    article = reader.explain("https://one.example/a").article
    old, new = reader.backings([(article, 1), (article, 2), (article, 3), ("nobody", 1)])
    assert (old.version.article.text, old.feeds) == (make.texts["en"], (("one", "2026-11-20/first"),))
    assert new.feeds == (("one", "2026-11-20/second"), ("one", "2026-11-20/first"))
    assert [kept.version.n for kept in reader.history(article)] == [1, 2]
    store.forget(store.open(Activity.FORGET, make.start), "https://one.example/a", make.start)
    gone = reader.backings([(article, 1)])[0]
    assert (gone.withdrawn, gone.pruned, gone.version) == (True, True, replace(old.version, article=gone.version.article, text_hash=""))
    assert reader.history(article) == ()


def test_a_sound_database_finds_no_fault_in_itself(place: "Premises", make: "Make") -> None:
    """And names the last answers that were kept."""
    make.judge(place.open(), make.kept())
    assert (place.read().faults(), place.read().responses(5)) == ((), ("warc:https://one.example/a",))
