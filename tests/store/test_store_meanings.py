"""Meanings are kept by version and model, superseded and never changed, on both databases."""

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.edges.store.sql_store import SqlStore
from monitor.model import Activity, Known, New
from monitor.model.articles import UNREAD, Meaning

if TYPE_CHECKING:
    from tests.store.conftest import Make, Premises

LANGUAGES = ("en", "ru", "be", "zh")


def _read(store: SqlStore, make: "Make", model: str, vector: bytes) -> int:
    """Let a model read what it has not read, in a recording of its own; return how much that was."""
    sequence = store.open(Activity.CYCLE, make.start)
    unread = store.unread(model, make.start - make.hour)
    store.record_meanings(sequence, (replace(one, meaning=Meaning(model=model, vector=vector)) for one in unread))
    store.close(sequence, make.start)
    return len(unread)


def _known(store: SqlStore) -> dict[str, Meaning]:
    names = [store.article(f"https://one.example/{language}") for language in LANGUAGES]
    return {kept.article.language: kept.meaning for kept in store.kept_articles(names)}


def _four(store: SqlStore, make: "Make") -> None:
    fates = (make.kept(f"https://one.example/{name}", (8 + at,), text=make.texts[name], language=name) for at, name in enumerate(LANGUAGES))
    make.judge(store, *fates)


def test_what_was_read_comes_back_with_the_article(store: SqlStore, make: "Make") -> None:
    """Before that nothing is said; a model reads a version once."""
    _four(store, make)
    assert _known(store) == dict.fromkeys(LANGUAGES, UNREAD)
    assert [_read(store, make, "m 1", b"\x01\xff"), _read(store, make, "m 1", b"other")] == [4, 0]
    assert _known(store) == dict.fromkeys(LANGUAGES, Meaning(model="m 1", vector=b"\x01\xff"))


def test_another_model_reads_anew_and_its_reading_counts(place: "Premises", make: "Make") -> None:
    """The earlier reading stays, as the past knew it."""
    store = place.open()
    _four(store, make)
    _read(store, make, "m 1", b"1")
    before = store.last_sequence()
    assert _read(store, make, "m 2", b"2") == 4
    assert {one.model for one in _known(store).values()} == {"m 2"}
    reader = place.read()
    with reader.as_of(before) as then:
        assert {one.meaning.model for one in then.kept_articles([store.article("https://one.example/zh")])} == {"m 1"}


def test_nobody_reads_nothing(store: SqlStore, make: "Make") -> None:
    """A model without a name is none."""
    _four(store, make)
    assert store.unread("", make.start - make.hour) == ()


def test_known_texts_and_old_ones_are_not_read(store: SqlStore, make: "Make") -> None:
    """What a seed has makes no story, and what was kept before the given time is carried on no more."""
    sequence = store.open(Activity.CYCLE, make.start)
    store.record_fates(sequence, [make.kept("https://one.example/a"), make.kept("https://one.example/b", (32,), text="Another text.")])
    for one in store.unsettled():
        store.settle(sequence, one.id, one.n, Known(seed="s", share=1.0, back=1.0) if one.url.endswith("/a") else New())
    assert [one.article.url for one in store.unread("m", make.start)] == ["https://one.example/b"]
    assert store.unread("m", make.start + make.hour) == ()


def test_a_changed_text_is_read_again(store: SqlStore, make: "Make") -> None:
    """The vector belongs to the version, not to the article."""
    make.judge(store, make.kept(text="The first text."))
    _read(store, make, "m", b"1")
    make.judge(store, make.kept(text="The second text, which says more."), at=make.start + make.hour)
    assert [(one.version.n, one.meaning) for one in store.unread("m", make.start)] == [(2, UNREAD)]


def test_what_is_forgotten_is_not_known_by_its_meaning(store: SqlStore, make: "Make") -> None:
    """A vector tells what a text was about: it goes with the text, and the text is not read again."""
    make.judge(store, make.kept())
    _read(store, make, "m", b"1")
    store.forget(store.open(Activity.FORGET, make.start), "https://one.example/a", make.start)
    with store._database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM meanings").scalar_one() == 0
    assert store.unread("m", make.start - make.hour) == ()
