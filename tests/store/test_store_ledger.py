"""The ledger of entries: what polls bring in, what is wanted, what became of it."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.edges.store.sql_store import SqlStore
from monitor.model import Activity, Reason

if TYPE_CHECKING:
    from tests.store.conftest import Make


def test_new_entries_are_wanted_in_the_order_of_their_addresses(store: SqlStore, make: "Make") -> None:
    """A poll's entries come back as given, by url, never tried."""
    entries = [make.entry(f"https://one.example/{name}") for name in "cab"]
    assert make.listed(store, *entries) == 3
    wanted = store.wanted(make.start)
    assert [one.entry for one in wanted] == sorted(entries, key=lambda entry: entry.url)
    assert {one.attempts for one in wanted} == {0}


def test_a_poll_repeated_within_its_recording_says_the_same(store: SqlStore, make: "Make") -> None:
    """After a crash the same call returns the same number and adds nothing."""
    sequence = store.open(Activity.CYCLE, make.start)
    for _ in range(2):
        assert store.record_poll(sequence, make.poll(), make.state(), [make.entry()]) == 1
    assert len(store.wanted(make.start)) == 1
    assert store.poll_states() == (make.state(),)


def test_one_entry_of_two_sources_is_one(store: SqlStore, make: "Make") -> None:
    """The second source adds a sighting, even under an address that only tracks."""
    make.listed(store, make.entry())
    assert make.listed(store, make.entry("https://one.example/a?utm_source=x", "two"), source="two", at=make.start + make.hour) == 0
    make.judge(store, make.kept())
    (kept,) = store.kept_articles([store.kept_between(make.digest(20).window)[0].id])
    assert [(one.source, one.url) for one in kept.sightings] == [
        ("one", "https://one.example/a"),
        ("two", "https://one.example/a?utm_source=x"),
    ]


@pytest.mark.parametrize("change", [{"title": "Другі загаловак"}, {"summary": "新的摘要"}, {"content": "Новый текст"}])
def test_what_changed_is_wanted_again(store: SqlStore, make: "Make", change: dict[str, str]) -> None:
    """A dropped entry whose source words it differently gets another look, from the start."""
    make.listed(store, make.entry())
    make.judge(store, make.dropped("https://one.example/a"))
    assert store.wanted(make.start) == ()
    assert make.listed(store, make.entry(**change), at=make.start + make.hour) == 0
    (again,) = store.wanted(make.start)
    assert (again.entry, again.attempts) == (make.entry(**change), 0)


def test_what_did_not_change_is_not_wanted_again(store: SqlStore, make: "Make") -> None:
    """Neither a kept nor a dropped entry comes back by being listed again."""
    entries = [make.entry(), make.entry("https://one.example/b")]
    make.listed(store, *entries)
    make.judge(store, make.kept(), make.dropped("https://one.example/b"))
    make.listed(store, *entries, at=make.start + make.hour)
    assert store.wanted(make.start + make.hour) == ()


def test_two_sources_that_word_an_entry_differently_do_not_take_turns(store: SqlStore, make: "Make") -> None:
    """A change is one against the same source's own words."""
    make.listed(store, make.entry(title="Headline"))
    make.judge(store, make.kept())
    for hours in range(1, 4):
        make.listed(store, make.entry(source="two", title="Headline - Two"), source="two", at=make.start + hours * make.hour)
        make.listed(store, make.entry(title="Headline"), at=make.start + hours * make.hour)
    assert store.wanted(make.start + 9 * make.hour) == ()


def test_a_temporary_failure_is_due_later(store: SqlStore, make: "Make") -> None:
    """It stays wanted with one attempt more, but not before its time."""
    make.listed(store, make.entry())
    later = make.start + timedelta(minutes=15)
    make.judge(store, make.dropped("https://one.example/a", Reason.TIMEOUT, again=later))
    assert store.wanted(make.start) == ()
    assert [one.attempts for one in store.wanted(later)] == [1]


def test_fates_recorded_twice_count_once(store: SqlStore, make: "Make") -> None:
    """A batch repeated after a crash changes nothing, attempts included."""
    make.listed(store, make.entry())
    fate = make.dropped("https://one.example/a", Reason.TIMEOUT, again=make.start)
    sequence = store.open(Activity.CYCLE, make.start)
    for _ in range(2):
        store.record_fates(sequence, [fate])
    assert [one.attempts for one in store.wanted(make.start)] == [1]


def test_wanted_can_be_narrowed_to_addresses(store: SqlStore, make: "Make") -> None:
    """Any form of the address will do; thousands are one call."""
    make.listed(store, *(make.entry(f"https://one.example/{number}") for number in range(1200)))
    assert len(store.wanted(make.start)) == 1200
    (one,) = store.wanted(make.start, urls=["HTTPS://one.example/7?utm_medium=feed#top"])
    assert one.entry.url == "https://one.example/7"


def test_entries_by_hand_are_wanted_whatever_became_of_them(store: SqlStore, make: "Make") -> None:
    """`want` enters the unknown and calls back the dropped."""
    make.listed(store, make.entry())
    make.judge(store, make.dropped("https://one.example/a"))
    sequence = store.open(Activity.CYCLE, make.start)
    for _ in range(2):
        store.want(sequence, [make.entry(), make.entry("https://new.example/b", "by hand")])
    assert [one.entry.url for one in store.wanted(make.start)] == ["https://new.example/b", "https://one.example/a"]


def test_final_drops_can_be_replayed(store: SqlStore, make: "Make") -> None:
    """`dropped` gives entry and archived answer, by reason and time, and may be answered while it runs."""
    urls = [f"https://one.example/{number:04}" for number in range(600)]
    make.listed(store, *map(make.entry, urls))
    make.judge(store, *(make.dropped(url, Reason.OFF_TOPIC if at else Reason.TOO_SHORT) for at, url in enumerate(urls)))
    found = store.dropped(since=make.start, reasons=[Reason.OFF_TOPIC])
    for entry, response in found:
        assert response == f"warc:{entry.url}"
        if entry.url == urls[1]:
            make.judge(store, make.kept(entry.url, entry=entry), at=make.start + make.hour)
    assert len(list(store.dropped(since=make.start))) == 599
    assert list(store.dropped(since=make.start + make.hour)) == []


def test_overlap_compares_with_the_last_listing_that_had_entries(store: SqlStore, make: "Make") -> None:
    """An unchanged answer in between does not empty it."""
    entries = [make.entry(f"https://one.example/{name}") for name in "abc"]
    assert store.overlap("one", entries) == 0
    make.listed(store, *entries)
    make.listed(store, unchanged=True, at=make.start + make.hour)
    assert store.overlap("one", [*entries[1:], make.entry("https://one.example/d")]) == 2
    assert store.overlap("two", entries) == 0


@pytest.mark.parametrize(
    "hostile",
    [
        "https://one.example/" + "a" * 9000,
        "not an address",
        "https://user:secret@one.example/",
        "https://one.example/\x00\ud800",
        "https://例え.example/文",
    ],
)
def test_any_address_has_a_place_in_the_ledger(store: SqlStore, make: "Make", hostile: str) -> None:
    """Endless, broken and foreign addresses are recognised again."""
    entry = make.entry(hostile, title="\x00NUL and \udfff surrogate", content="字" * 50_000)
    assert make.listed(store, entry) == 1
    assert make.listed(store, entry, at=make.start + make.hour) == 0
    assert len(store.wanted(make.start, urls=[hostile])) == 1
