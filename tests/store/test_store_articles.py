"""Articles in the store: identity, versions, order, verdicts, and forgetting."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from monitor.edges.store import open_store
from monitor.edges.store.sql_store import SqlStore
from monitor.model import REDACTED, Activity, Fate, Folded, FoldedAs, Judged, Known, New, Reason, Reprint, Verdict, Window

if TYPE_CHECKING:
    from tests.store.conftest import Make, Premises


def _window(make: "Make") -> Window:
    return Window(start=make.start, end=make.start + 48 * make.hour)


def test_an_article_comes_back_as_it_went_in(store: SqlStore, make: "Make") -> None:
    """Text, facts, evidence, outlet, date and aliases survive in all languages."""
    fates = [
        make.kept(f"https://one.example/{code}", text=text, language=code, aliases=("https://m.example/" + code,))
        for code, text in make.texts.items()
    ]
    make.judge(store, *fates)
    found = {kept.article.language: kept for kept in store.kept_between(_window(make))}
    for fate in fates:
        judged = fate.outcome
        assert isinstance(judged, Judged)
        kept = found[judged.article.language]
        assert (kept.article, kept.facts, kept.relevance, kept.outlet) == (judged.article, judged.facts, judged.relevance, judged.outlet)
        assert (kept.version.n, kept.version.response, kept.kept_at, kept.verdict) == (1, fate.response, make.start, New())


def test_the_same_text_again_adds_nothing(store: SqlStore, make: "Make") -> None:
    """Neither a version nor an article, blanks notwithstanding."""
    make.judge(store, make.kept(text="One  text."))
    make.judge(store, make.kept(text="One text.\n\n"), at=make.start + make.hour)
    (kept,) = store.kept_between(_window(make))
    assert (kept.version.n, kept.article.text) == (1, "One  text.")


def test_another_text_is_a_new_version(store: SqlStore, make: "Make") -> None:
    """It has its own facts and verdict; the article stays in the window of its first keeping."""
    make.judge(store, make.kept())
    make.judge(store, make.kept(text=make.texts["be"], language="be"), at=make.start + 30 * make.hour)
    (kept,) = store.kept_between(_window(make))
    assert (kept.version.n, kept.article.text, kept.kept_at) == (2, make.texts["be"], make.start)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"aliases": ("https://canonical.example/x",)}, {"aliases": ("https://canonical.example/x",)}),
        ({"aliases": ("https://two.example/b",)}, {}),
        ({"guid": "tag:one,1"}, {"guid": "tag:one,1"}),
    ],
)
def test_an_article_is_found_again_by_its_other_names(
    store: SqlStore, make: "Make", first: dict[str, object], second: dict[str, object]
) -> None:
    """Canonical link, address in the page, and GUID of the same source lead to the one article."""
    for url, names in (("https://one.example/a", first), ("https://two.example/b", second)):
        entry = make.entry(url, guid=names.get("guid", ""))
        make.judge(store, make.kept(url, entry=entry, aliases=names.get("aliases", ())))
    assert len(store.kept_between(_window(make))) == 1


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [("2027-02-20", "2027-03-22", 1), ("2027-03-31", "2027-04-30", 1), ("2027-04-01", "2027-04-30", 0), ("2026-12-01", "2026-12-31", 0)],
)
def test_promises_are_found_by_their_day(store: SqlStore, make: "Make", first: str, last: str, found: int) -> None:
    """What is due in a month is found from any day of that month, and only among what was kept before."""
    make.judge(store, make.kept())
    assert len(store.promising(first, last, make.start + make.hour)) == found
    assert not store.promising(first, last, make.start)


def test_an_entity_is_known_once_an_article_names_it(store: SqlStore, make: "Make") -> None:
    """Only what was kept before the moment counts."""
    make.judge(store, make.kept())
    assert store.named(("minsk", "great-stone"), make.start + make.hour) == {"minsk"}
    assert not store.named(("minsk",), make.start)


def test_a_guid_means_nothing_at_another_source(store: SqlStore, make: "Make") -> None:
    """Two sources may number their entries alike."""
    for source in ("one", "two"):
        url = f"https://{source}.example/a"
        make.judge(store, make.kept(url, entry=make.entry(url, source, guid="17")))
    assert len(store.kept_between(_window(make))) == 2


@pytest.mark.parametrize("claim", ["https://one.example/", "https://one.example/news"])
def test_a_site_that_claims_one_address_for_all_pages_loses_none(store: SqlStore, make: "Make", claim: str) -> None:
    """A canonical link that the words do not bear out joins nothing."""
    fates = [make.kept(f"https://one.example/{n}", hashes=(n, n + 8), aliases=(claim,), text=f"Text {n}") for n in (1000, 2000)]
    make.judge(store, *fates)
    assert len(store.kept_between(_window(make))) == 2


def test_the_order_within_a_batch_does_not_count(make: "Make", tmp_path: Path) -> None:
    """Ids, versions and which text is the later one are the same whichever fate comes first."""
    first = make.kept("https://one.example/b", text="B")
    second = make.kept("https://one.example/a", text="A", aliases=("https://one.example/b",))
    seen = []
    for name, order in (("x", (first, second)), ("y", (second, first))):
        with open_store("", tmp_path / name) as store:
            make.judge(store, *order)
            seen.append([(kept.id, kept.version.n, kept.article.text) for kept in store.kept_between(_window(make))])
    assert seen[0] == seen[1]
    assert [text for _, _, text in seen[0]] == ["B"]


def test_articles_come_by_time_and_address(store: SqlStore, make: "Make") -> None:
    """Equal times are parted by the address."""
    make.judge(store, *(make.kept(f"https://one.example/{name}") for name in "cab"))
    assert [kept.article.url[-1] for kept in store.kept_between(_window(make))] == ["a", "b", "c"]


def test_unsettled_articles_are_not_told(store: SqlStore, make: "Make") -> None:
    """Until its verdict an article waits, with its sketch; after a crash it still does."""
    sequence = store.open(Activity.CYCLE, make.start)
    store.record_fates(sequence, [make.kept()])
    (one,) = store.unsettled()
    assert (one.sketch.hashes, store.kept_between(_window(make))) == ((8, 16, 24), ())
    store.settle(sequence, one.id, one.n, New())
    assert (store.unsettled(), len(store.kept_between(_window(make)))) == ((), 1)


@pytest.mark.parametrize("verdict", [New(), Reprint(of="a1", share=0.75, back=0.5), Known(seed="s", share=1.0, back=0.25)])
def test_the_last_verdict_counts(store: SqlStore, make: "Make", verdict: Verdict) -> None:
    """A verdict supersedes the one before; the same again adds nothing."""
    sequence = make.judge(store, make.kept())
    (kept,) = store.kept_between(_window(make))
    for _ in range(2):
        store.settle(sequence, kept.id, 1, verdict)
    assert store.kept_articles([kept.id, "unknown"])[0].verdict == verdict


def test_publication_selects_only_sound_dates(store: SqlStore, make: "Make") -> None:
    """A retrospective window takes what was published in it; a suspicious date is none."""
    sound = make.kept("https://one.example/a")
    article = make.article("https://one.example/b")
    assert article.published is not None
    doubtful = make.kept("https://one.example/b", published=replace(article.published, suspicious=True))
    make.judge(store, sound, doubtful, make.kept("https://one.example/c", published=None))
    day = Window(start=make.start - 2 * make.hour, end=make.start)
    assert [kept.article.url[-1] for kept in store.kept_between(day, by_publication=True)] == ["a"]


def test_a_later_failure_does_not_unkeep(store: SqlStore, make: "Make") -> None:
    """An article whose page is gone stays told."""
    make.judge(store, make.kept())
    make.judge(store, make.dropped("https://one.example/a", Reason.NOT_FOUND), at=make.start + make.hour)
    assert len(store.kept_between(_window(make))) == 1
    assert list(store.dropped(since=make.start)) == []


def test_outlets_are_superseded(store: SqlStore, make: "Make") -> None:
    """What the register says now holds for earlier articles as well."""
    make.judge(store, make.kept())
    fate = make.kept("https://one.example/b")
    judged = fate.outcome
    assert isinstance(judged, Judged)
    renamed = replace(judged, outlet=replace(judged.outlet, name="Renamed"))
    make.judge(store, Fate(entry=fate.entry, outcome=renamed, response="", next_look_at=None))
    assert {kept.outlet.name for kept in store.kept_between(_window(make))} == {"Renamed"}


SECRET = "Zanzibarian quokkas negotiated"


def _everything(place: "Premises") -> bytes:
    """Return all that is stored, as bytes."""
    if not place.url:
        return b"".join(path.read_bytes() for path in sorted(place.folder.rglob("*")) if path.is_file())
    from sqlalchemy import text

    from monitor.edges.schema import metadata
    from monitor.edges.store.opening import connect_to_read

    database = connect_to_read(place.url, place.folder)
    with database.read() as connection:
        found = [connection.execute(text(f"SELECT * FROM {name}")).all() for name in (*metadata.tables, "search")]  # noqa: S608 - our tables
    database.close()
    return repr(found).encode()


def test_forgetting_leaves_no_word(place: "Premises", make: "Make") -> None:
    """Title, text, quotes, tokens and told sentences are gone from the very file; the tombstone tells, and repeats agree."""
    store = place.open()
    entry = make.entry(title=SECRET, summary=SECRET, content=SECRET)
    make.listed(store, entry)
    make.judge(store, make.kept(entry=entry, title=SECRET, text=f"{SECRET}. " * 40), make.kept("https://one.example/b", text="Other text."))
    one = next(kept.id for kept in store.kept_between(_window(make)) if SECRET in kept.article.text)
    folded = Folded(
        kind=FoldedAs.REPRINT,
        title=SECRET,
        url="https://one.example/a",
        outlet="One",
        language="en",
        share=1.0,
        of_title=SECRET,
        of_url="",
        of_id=one,
    )
    sequence = store.open(Activity.FORGET, make.start)
    store.record_edition(sequence, make.digest(21, make.story(1, one, SECRET), folded=(folded,)), "", ())
    for _ in range(2):
        assert store.forget(sequence, "https://one.example/a?utm_source=x", make.start) == ("warc:https://one.example/a",)
    assert store.kept_articles([one]) == ()
    digest = store.edition_digest(make.edition())
    assert digest is not None
    assert (digest.stories[0].summary[0].sentence.text, digest.folded[0].title) == (REDACTED, REDACTED)
    store.shut()
    left = _everything(place).lower()
    assert not [word for word in (b"zanzibarian", b"zanzibar", b"quokka", b"negoti") if word in left]
    assert b"other text" in left


def test_what_is_forgotten_does_not_come_back(place: "Premises", make: "Make") -> None:
    """Neither listed again, nor changed, nor taken by hand, nor under another of its names."""
    store = place.open()
    make.listed(store, make.entry())
    make.judge(store, make.kept(aliases=("https://m.example/a",)))
    sequence = store.open(Activity.FORGET, make.start)
    store.forget(sequence, "https://one.example/a", make.start)
    make.listed(store, make.entry(title="Changed"), at=make.start + make.hour)
    store.want(sequence, [make.entry()])
    assert store.wanted(make.start + make.hour) == ()
    make.judge(store, make.kept("https://m.example/a", text="Anything"), at=make.start + make.hour)
    assert store.kept_between(_window(make)) == ()
    assert place.read().explain("https://m.example/a").reason is Reason.FORGOTTEN


def test_unknown_addresses_cannot_be_forgotten(store: SqlStore, make: "Make") -> None:
    """None says so; an entry that was only listed can be."""
    make.listed(store, make.entry())
    sequence = store.open(Activity.FORGET, make.start)
    assert store.forget(sequence, "https://never.example/", make.start) is None
    assert store.forget(sequence, "https://one.example/a", make.start) == ()
