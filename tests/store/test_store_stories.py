"""The ledger of stories: histories, recorded pairs, and decisions by hand that are superseded and never changed."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor import ports
from monitor.edges.store import open_store
from monitor.edges.store.keys import portions
from monitor.edges.store.sql_store import SqlStore
from monitor.model import (
    Activity,
    Decision,
    Digest,
    EditionKind,
    Grouping,
    Link,
    Outcome,
    RelationKind,
    Ruling,
    StoryOptions,
    ToldStory,
    Window,
)
from monitor.model.notes import Note, NoteKind
from monitor.stages.stories import grouping
from tests.stages.test_stories import TOPIC

if TYPE_CHECKING:
    from tests.store.conftest import Make, Premises


def record(store: SqlStore, make: "Make", digest: Digest, *links: Link) -> None:
    """Record an edition."""
    sequence = store.open(Activity.EDITION, make.start)
    store.record_edition(sequence, digest, "{}", (), links)
    store.close(sequence, make.start)


def keep(store: SqlStore, make: "Make", *names: str, **changes: object) -> list[str]:
    """Keep articles and return their ids, in the order of the names."""
    urls = [f"https://one.example/{name}" for name in names]
    make.judge(store, *(make.kept(url, **changes) for url in urls))  # type: ignore[arg-type]  # sample fields by name
    return [store.article(url) for url in urls]


def decide(store: SqlStore, make: "Make", **said: object) -> Decision:
    """Record a decision and return it."""
    given: dict[str, object] = {"ruling": Ruling.MERGE, "story": 2, "other": 1, "articles": (), "others": (), **said}
    made = Decision(by="desk", at=make.start, **given)  # type: ignore[arg-type]  # sample fields by name
    sequence = store.open(Activity.DECISION, make.start)
    store.decide(sequence, made)
    store.close(sequence, make.start)
    return made


def two_stories(store: SqlStore, make: "Make") -> tuple[str, str, tuple[ToldStory, ToldStory]]:
    """Tell two stories in a final edition; return their articles and them."""
    a, b = keep(store, make, "a", "b")
    told = make.story(1, a, "Talks a"), make.story(2, b, "Talks b")
    record(store, make, make.digest(20, *told))
    return a, b, told


def before(make: "Make", store: SqlStore) -> dict[int, set[str]]:
    """Return the members of the published stories before the 23rd, by number."""
    return {
        one.number: {kept.id for kept in one.members} for one in store.published(before=make.edition(23), since=make.start - make.hour * 99)
    }


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_the_ledger_lists_stories_newest_first(store: SqlStore, make: "Make", language: str) -> None:
    """With first and last telling, articles, voices and the languages of the articles."""
    (a,) = keep(store, make, "a", language=language, text=make.texts[language])
    (b,) = keep(store, make, "b")
    record(store, make, make.digest(20, make.story(1, a, "Old words")))
    record(store, make, make.digest(21, make.story(1, a, "New words", also=("https://one.example/b",)), make.story(2, b)))
    second, first = store.story_records()
    assert (first.number, first.first_told, first.last_told, first.headline) == (1, "2026-11-20", "2026-11-21", "New words")
    assert (first.articles, first.languages, first.day) == (2, tuple(sorted({language, "en"})), date(2026, 11, 20))
    assert (second.number, second.provisional) == (2, False)


def test_a_story_keeps_the_headline_under_which_it_was_told_first(store: SqlStore, make: "Make") -> None:
    """In the language of its article, by its outlet; the ledger's own headline is that of the last telling."""
    (a,) = keep(store, make, "a", language="ru", title="Переговоры")
    keep(store, make, "b", title="A day after the talks")
    record(store, make, make.digest(20, make.story(1, a, "Переговоры")))
    record(store, make, make.digest(21, make.story(1, a, "A day after the talks", also=("https://one.example/b",))))
    (found,) = store.story_records()
    assert found.headline == "A day after the talks"
    assert (found.opening.headline, found.opening.language, found.opening.outlet) == ("Переговоры", "ru", "One")
    assert found.opening.at is not None


def test_the_ledger_can_be_cut(store: SqlStore, make: "Make") -> None:
    """By day of the last telling, and by number of lines."""
    a, b = keep(store, make, "a", "b")
    record(store, make, make.digest(20, make.story(1, a)))
    record(store, make, make.digest(22, make.story(2, b), provisional=True))
    assert [one.number for one in store.story_records(since=date(2026, 11, 21))] == [2]
    assert [(one.number, one.provisional) for one in store.story_records(limit=1)] == [(2, True)]


def test_the_ledger_of_one_language_counts_the_others(store: SqlStore, make: "Make", place: "Premises") -> None:
    """What two languages tell is listed once, in the first that tells it, and in none that nobody asked for."""
    a, b, _ = two_stories(store, make)
    record(store, make, make.digest(20, make.story(3, a), make.story(4, b), make.story(5, b), language="ru"))
    kinds, reader = (EditionKind.DAILY, EditionKind.WEEKLY), place.read()
    english, russian, nothing = (reader.own_records(kinds, languages, limit=1) for languages in (("be", "en", "ru"), ("ru", "en"), ("zh",)))
    assert ([one.number for one in english.records], english.others) == ([2], ((EditionKind.DAILY, "ru", 3),))
    assert ([one.number for one in russian.records], russian.others) == ([5], ((EditionKind.DAILY, "en", 2),))
    assert (nothing.records, sum(n for *_, n in nothing.others)) == ((), 5)


def test_a_history_has_members_tellings_and_pairs(store: SqlStore, make: "Make", place: "Premises") -> None:
    """Accepted and rejected pairs alike, with their features; the reader tells the same as the store."""
    a, b, _ = two_stories(store, make)
    link = Link(first=min(a, b), second=max(a, b), score=0.3, features=(("titles", 0.2), ("words", 0.5)), outcome=Outcome.REJECTED)
    record(store, make, make.digest(21, make.story(1, a, "Talks a again")), link)
    found = store.story(1)
    assert found
    assert [(one.edition, one.headline) for one in found.tellings] == [("2026-11-20", "Talks a"), ("2026-11-21", "Talks a again")]
    assert ([one.article for one in found.members], found.members[0].final) == ([a], True)
    assert found.links == (("2026-11-21", link),)
    assert (place.read().story(1), store.story(99)) == (found, None)


def test_pairs_of_a_provisional_edition_are_replaced(store: SqlStore, make: "Make") -> None:
    """An edition written ten times holds one set of pairs."""
    a, b = keep(store, make, "a", "b")
    link = Link(first=min(a, b), second=max(a, b), score=0.9, features=())
    for _ in range(3):
        record(store, make, make.digest(21, make.story(1, a), provisional=True), link)
    found = store.story(1)
    assert found
    assert len(found.links) == 1


def test_a_merged_story_goes_on_under_the_other_number(store: SqlStore, make: "Make") -> None:
    """Its number leads there for ever, both stories know it, and the ledger has one line less."""
    a, b, _ = two_stories(store, make)
    decide(store, make, articles=(b,), others=(a,))
    gone, whole = store.story(2), store.story(1)
    assert gone
    assert whole
    assert (gone.goes_on_as, gone.members, gone.relations[0].kind, gone.relations[0].by) == (1, (), RelationKind.MERGED_INTO, "desk")
    assert gone.record.headline == "Talks b"
    assert ({one.article for one in whole.members}, whole.relations[0].kind) == ({a, b}, RelationKind.TOOK_IN)
    assert [one.number for one in store.story_records()] == [1]
    assert before(make, store) == {1: {a, b}}


def test_the_ledger_cut_by_day_is_the_end_of_the_whole_one(store: SqlStore, make: "Make") -> None:
    """Stories that others went into by hand are whole in it, though what went in was told before that day."""
    a, b, c = keep(store, make, "a", "b", "c")
    record(store, make, make.digest(19, make.story(1, a), make.story(3, c)))
    record(store, make, make.digest(21, make.story(2, b)))
    decide(store, make, story=1, other=2)
    whole = store.story_records()
    assert store.story_records(since=date(2026, 11, 21)) == tuple(one for one in whole if one.number == 2)
    assert [(one.number, one.articles) for one in whole] == [(2, 2), (3, 1)]


def test_a_merge_changes_no_published_edition(store: SqlStore, make: "Make") -> None:
    """What a final edition told is told; only what is read from the ledger changes."""
    a, b, told = two_stories(store, make)
    digest = store.edition_digest(make.edition(20))
    decide(store, make, articles=(b,), others=(a,))
    assert store.edition_digest(make.edition(20)) == digest
    found = store.story(1)
    assert found
    assert [(one.edition, one.number) for one in found.tellings] == [("2026-11-20", 1), ("2026-11-20", 2)]
    assert len(told) == 2


def test_a_merge_taken_back_leaves_both_as_they_were(store: SqlStore, make: "Make") -> None:
    """The row of the decision stays; the one behind it counts."""
    a, b, _ = two_stories(store, make)
    decide(store, make, articles=(b,), others=(a,))
    undone = decide(store, make, articles=(b,), others=(a,), undone=True)
    assert store.decisions() == (undone,)
    assert before(make, store) == {1: {a}, 2: {b}}
    found = store.story(2)
    assert found
    assert (found.goes_on_as, found.relations) == (2, ())


def test_what_is_split_off_gets_a_number_that_lasts(store: SqlStore, make: "Make") -> None:
    """It is minted at once, called by its own article, and no other story gets it."""
    a, b = keep(store, make, "a", "b")
    record(store, make, make.digest(20, make.story(1, a, "Talks a", also=("https://one.example/b",))))
    decide(store, make, ruling=Ruling.SPLIT, story=1, other=store.next_story_number(), articles=(b,), others=(a,))
    new = store.story(2)
    assert new
    assert (new.relations[0].kind, new.relations[0].number, new.record.headline) == (
        RelationKind.SPLIT_FROM,
        1,
        "Talks https://one.example/b",
    )
    assert [(one.edition, one.number) for one in new.tellings] == [("2026-11-20", 1)]
    assert (store.next_story_number(), before(make, store)) == (3, {1: {a}, 2: {b}})


def test_a_reader_sees_stories_as_decided(place: "Premises", make: "Make") -> None:
    """Whole articles under the number that they go on as, with the tellings of both; what took in another says so."""
    store = place.open()
    a, b, _ = two_stories(store, make)
    decide(store, make)
    into, gone = (place.read().story_read(number) for number in (1, 2))
    assert into
    assert gone
    assert ({kept.id for kept in into.members}, into.goes_on_as, [one.number for one in into.tellings]) == ({a, b}, 1, [1, 2])
    assert (gone.members, gone.goes_on_as, gone.relations[0].kind) == ((), 1, RelationKind.MERGED_INTO)


def test_a_split_taken_back_leads_home(store: SqlStore, make: "Make") -> None:
    """The minted number is never given again: it goes on as the story it came from."""
    a, b = keep(store, make, "a", "b")
    record(store, make, make.digest(20, make.story(1, a, also=("https://one.example/b",))))
    for undone in (False, True):
        decide(store, make, ruling=Ruling.SPLIT, story=1, other=2, articles=(b,), others=(a,), undone=undone)
    assert (before(make, store), store.next_story_number()) == ({1: {a, b}}, 3)


def test_decisions_on_a_number_do_not_touch_another_kind_of_number(store: SqlStore, make: "Make") -> None:
    """A provisional edition in another language may use the same number for something else meanwhile."""
    a, b, _ = two_stories(store, make)
    (c,) = keep(store, make, "c")
    record(store, make, make.digest(21, make.story(2, c, "Other words"), provisional=True, language="ru"))
    decide(store, make, articles=(b,), others=(a,))
    assert {(one.number, one.language): one.articles for one in store.story_records()} == {(1, "en"): 2, (2, "ru"): 1}


def test_the_same_decision_twice_is_one(store: SqlStore, make: "Make") -> None:
    """A command that died after it decided is given again."""
    two_stories(store, make)
    made = decide(store, make)
    store.decide(store.last_sequence(), made)
    assert store.decisions() == (made,)


def test_articles_are_found_by_id_and_by_any_address(store: SqlStore, make: "Make") -> None:
    """Whoever decides names them either way."""
    (a,) = keep(store, make, "a")
    assert [store.article(name) for name in (a, "https://one.example/a#top", "https://nowhere.example/")] == [a, a, ""]


REPORTS = {
    "en": ("Pulp mill starts work", "The pulp mill made its first 400 tonnes of cellulose. A bank lent $85 million for it."),
    "ru": ("Целлюлозный завод заработал", "Завод выпустил первые 400 тонн целлюлозы. Кредит банка составил 85 млн долларов."),
    "be": ("Цэлюлозны завод запрацаваў", "Завод выпусціў першыя 400 тон цэлюлозы. Крэдыт банка склаў 85 млн долараў."),
    "zh": ("纸浆厂投产", "纸浆工厂生产出首批400吨纸浆。银行为此提供了8500万美元贷款。"),
}


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(8)), batch=st.integers(1, 8))
def test_neither_order_nor_batches_change_the_stories(tmp_path: Path, order: list[int], batch: int) -> None:
    """However the articles of one edition come in, stories and recorded pairs are the same."""
    assert _grouped(tmp_path, order, batch) == _grouped(tmp_path, list(range(8)), 8)


def _grouped(folder: Path, order: list[int], batch: int) -> Grouping:
    """Keep eight reports, two in each language, in this order and in batches; return the edition's stories and pairs without what
    a recording adds."""
    from tests.store.conftest import Make

    reports = [(f"https://one.example/{language}{n}", language, *told) for language, told in REPORTS.items() for n in (1, 2)]
    fates = [Make.kept(url, title=title, text=text, language=language) for url, language, title, text in (reports[at] for at in order)]
    with tempfile.TemporaryDirectory(dir=folder) as fresh, open_store("", Path(fresh)) as store:
        for portion in portions(fates, batch):
            Make.judge(store, *portion)
        kept = store.kept_between(Window(start=Make.start, end=Make.start + Make.hour))
        even = [replace(one, version=replace(one.version, recorded=0)) for one in kept]
        return grouping(even, (), TOPIC, StoryOptions())


def test_the_store_is_a_ledger_of_stories(store: SqlStore, make: "Make") -> None:
    """Store and reader answer the same port, and an empty ledger is empty."""
    ledger: ports.Stories = store
    assert (ledger.story_records(), ledger.story(1), store.decisions()) == ((), None, ())
    assert store.kept_between(Window(start=make.start, end=make.start + make.hour)) == ()


def left(store: SqlStore, make: "Make", *articles: str, **said: object) -> Note:
    """Record a note and return it."""
    given: dict[str, object] = {"kind": NoteKind.NOTE, "story": 1, "text": "ask for the basis", **said}
    made = Note(by="desk", at=make.start, articles=articles, **given)  # type: ignore[arg-type]  # sample fields by name
    sequence = store.open(Activity.DECISION, make.start)
    store.note(sequence, made)
    store.close(sequence, make.start)
    return made


def test_notes_lie_on_their_story_until_they_are_taken_back(place: "Premises", make: "Make") -> None:
    """A second one stands beside the first; neither is a decision, and the story that does not hold the article knows nothing of it."""
    store = place.open()
    a, b, _ = two_stories(store, make)
    note, pin = left(store, make, a), left(store, make, a, kind=NoteKind.PIN, text="")
    first, second = store.story(1), store.story(2)
    assert first
    assert second
    assert (store.notes(), store.decisions(), first.notes, second.notes) == ((note, pin), (), (note, pin), ())
    read = place.read().story_read(1)
    assert read
    assert read.notes == (note, pin)
    left(store, make, a, undone=True)
    assert store.notes() == (pin,)
    assert left(store, make, b, story=2) in store.notes()


def test_a_note_stays_with_the_story_from_which_articles_were_set_apart(store: SqlStore, make: "Make") -> None:
    """What was split off is another story, on which nobody has written."""
    a, b = keep(store, make, "a", "b")
    record(store, make, make.digest(20, make.story(1, a, also=("https://one.example/b",))))
    note = left(store, make, a, b)
    decide(store, make, ruling=Ruling.SPLIT, story=1, other=2, articles=(b,), others=(a,))
    first, second = store.story(1), store.story(2)
    assert first
    assert second
    assert ([one.text for one in first.notes], second.notes) == ([note.text], ())


def test_a_note_written_twice_is_one(store: SqlStore, make: "Make") -> None:
    """A command that died after it wrote is given again; said again later, it stands where it was said last."""
    a, _, _ = two_stories(store, make)
    note = left(store, make, a)
    store.note(store.last_sequence(), note)
    pin = left(store, make, a, kind=NoteKind.PIN, text="")
    again = left(store, make, a)
    assert store.notes() == (pin, again)


def test_the_past_knows_the_notes_of_then(place: "Premises", make: "Make") -> None:
    """An edition that is made again shows what lay on its stories when it was written."""
    store = place.open()
    a, _, _ = two_stories(store, make)
    earlier = store.last_sequence()
    note = left(store, make, a)
    known = []
    for sequence in (earlier, store.last_sequence()):
        with place.read().as_of(sequence) as then:
            known.append(then.notes())
    assert known == [(), (note,)]
