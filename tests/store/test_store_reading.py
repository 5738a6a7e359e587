"""The reader's questions of the reading room: narrowed searches, articles with their citations, stories with their tellings."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.edges.reading import finding
from monitor.edges.store.sql_store import SqlStore
from monitor.model import Activity, Control, Digest, EditionKind, Narrowing

if TYPE_CHECKING:
    from tests.store.conftest import Make, Premises


def tell(store: SqlStore, *digests: Digest) -> None:
    """Record digests, each in a recording of its own."""
    for digest in digests:
        sequence = store.open(Activity.EDITION, digest.window.end)
        store.record_edition(sequence, digest, "{}", ())
        store.close(sequence, digest.window.end)


@pytest.mark.parametrize(
    ("narrowing", "languages"),
    [
        (Narrowing(), {"en", "ru", "be", "zh"}),
        (Narrowing(language="zh"), {"zh"}),
        (Narrowing(outlet="one"), {"en", "ru", "be", "zh"}),
        (Narrowing(outlet="two"), set()),
        (Narrowing(outlet="one", language="be"), {"be"}),
    ],
)
def test_a_search_is_narrowed(place: "Premises", make: "Make", narrowing: Narrowing, languages: set[str]) -> None:
    """By outlet and language, on both databases."""
    make.judge(
        place.open(),
        *(make.kept(f"https://one.example/{code}", title="Minsk", text=text, language=code) for code, text in make.texts.items()),
    )
    found = place.read().find("minsk", narrowing, start=0, limit=10)
    assert ({hit.language for hit in found.hits}, found.matches, found.capped) == (languages, len(languages), False)


def test_a_search_is_narrowed_by_time(place: "Premises", make: "Make") -> None:
    """Publication counts from its first moment up to the end, which is outside; without a date the keeping does."""
    day = timedelta(days=1)
    undated = make.kept("https://one.example/undated", published=None)
    make.judge(place.open(), make.kept("https://one.example/dated"), undated)
    reader, published, kept = place.read(), make.start - make.hour, make.start
    asked = [
        Narrowing(since=published, until=kept),
        Narrowing(since=kept, until=kept + day),
        Narrowing(since=published - 800 * day, until=published),
        Narrowing(since=published - 800 * day),
    ]
    found = [sorted(hit.url.rpartition("/")[2] for hit in reader.find("talks", one, start=0, limit=9).hits) for one in asked]
    assert found == [["dated"], ["undated"], [], ["dated", "undated"]]


def test_only_the_latest_version_is_narrowed(place: "Premises", make: "Make") -> None:
    """An article that changed its language is found under the new one."""
    store = place.open()
    make.judge(store, make.kept(title="Minsk", language="en"))
    make.judge(store, make.kept(title="Minsk", text=make.texts["ru"], language="ru"), at=make.start + make.hour)
    reader = place.read()
    assert [reader.find("minsk", Narrowing(language=code), start=0, limit=9).matches for code in ("en", "ru")] == [0, 1]


def test_pages_of_a_search_follow_each_other(place: "Premises", make: "Make", monkeypatch: pytest.MonkeyPatch) -> None:
    """Each match once; of more than are ranked the latest are, and that is said."""
    make.judge(place.open(), *(make.kept(f"https://one.example/{n}", (n * 8,), title=f"Minsk {n}") for n in range(1, 8)))
    reader = place.read()
    pages = [reader.find("minsk", Narrowing(), start=start, limit=3).hits for start in (0, 3, 6)]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert len({hit.article for page in pages for hit in page}) == 7
    monkeypatch.setattr(finding, "CAP", 4)
    few = reader.find("minsk", Narrowing(), start=0, limit=9)
    assert (few.matches, few.capped, {hit.title for hit in few.hits}) == (4, True, {f"Minsk {n}" for n in range(4, 8)})


def test_an_article_is_read_with_all_versions_and_citations(place: "Premises", make: "Make") -> None:
    """Versions in their order, and each place that an edition printed."""
    store = place.open()
    make.judge(store, make.kept())
    make.judge(store, make.kept(text="Other words now."), at=make.start + make.hour)
    reader = place.read()
    name = reader.search("other", limit=1)[0].article
    tell(store, make.digest(21, make.story(1, name)), make.digest(22, make.story(1, name, "Talks")))
    read = reader.article(name)
    assert read
    assert [kept.version.n for kept in read.versions] == [1, 2]
    assert [(one.edition, one.story, one.span.place.end) for one in read.cited] == [("2026-11-21", 1, 16), ("2026-11-22", 1, 5)]
    assert reader.article("nobody") is None


def test_stories_are_listed_and_read_by_their_editions(place: "Premises", make: "Make") -> None:
    """Those told last first; each kind and language for itself; a provisional one is there too."""
    store = place.open()
    make.judge(store, make.kept())
    reader = place.read()
    name = reader.search("talks", limit=1)[0].article
    days = (make.digest(21, make.story(1, name), make.story(2, name)), make.digest(22, make.story(1, name, "Later words")))
    tell(store, *days, make.digest(23, make.story(3, name), provisional=True))
    listed = reader.stories(EditionKind.DAILY, "en", start=0, limit=9)
    assert [(one.number, one.tellings, one.articles, one.first_told) for one in listed] == [
        (3, 1, 1, "2026-11-23"),
        (1, 2, 1, "2026-11-21"),
        (2, 1, 1, "2026-11-21"),
    ]
    assert [one.number for one in reader.stories(EditionKind.DAILY, "en", start=1, limit=1)] == [1]
    assert reader.stories(EditionKind.WEEKLY, "en", start=0, limit=9) == reader.stories(EditionKind.DAILY, "ru", start=0, limit=9) == ()
    story = reader.story_read(1)
    assert story
    assert [one.headline for one in story.tellings] == ["Talks were held.", "Later words"]
    assert ([kept.id for kept in story.members], story.goes_on_as, story.first_told) == ([name], 1, "2026-11-21")
    assert (reader.story_read(9), reader.edition_named("2026-11-22") == days[1], reader.edition_named("x")) == (None, True, None)


def test_the_mark_moves_with_editions_and_not_with_cycles(store: SqlStore, make: "Make", place: "Premises") -> None:
    """It says that an edition is being recorded, and that it has been; gathering leaves it alone."""
    reader = place.read()
    marks = [reader.mark()]
    make.judge(store, make.kept("https://one.example/a"))
    marks.append(reader.mark())
    sequence = store.open(Activity.EDITION, make.start)
    marks.append(reader.mark())
    store.close(sequence, make.start)
    assert [*marks, reader.mark()] == [(0, True), (0, True), (sequence, False), (sequence, True)]


@pytest.mark.parametrize("few", [0, 5000])
@pytest.mark.parametrize("language", ["", "en", "ru", "be", "zh"])
def test_many_articles_of_an_outlet_are_narrowed_as_few_are(
    place: "Premises", make: "Make", monkeypatch: pytest.MonkeyPatch, few: int, language: str
) -> None:
    """Whichever way is the shorter one, the answer is the same, with a language and without, on both databases."""
    monkeypatch.setattr(finding, "FEW", few)
    kept = [make.kept(f"https://one.example/{code}", title="Minsk", text=text, language=code) for code, text in make.texts.items()]
    make.judge(place.open(), *kept)
    control = place.read().outlets()[0].control
    found = place.read().find("minsk", Narrowing(control=control, language=language), start=0, limit=10)
    assert {hit.language for hit in found.hits} == ({language} if language else set(make.texts))
    other = next(one for one in Control if one is not control)
    assert place.read().find("minsk", Narrowing(control=other, language=language), start=0, limit=10).hits == ()
