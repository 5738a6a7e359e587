"""The reader: search in four languages, the fate of an address, the state in numbers."""

from typing import TYPE_CHECKING

import pytest

from monitor.errors import UsageError
from monitor.model import Activity, Reason

if TYPE_CHECKING:
    from tests.store.conftest import Make, Premises


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("ministers", "en"),
        ("minister railways", "en"),
        ("министр", "ru"),
        ("железнодорожная квота", "ru"),
        ("міністр", "be"),
        ("чыгуначных квот", "be"),
        ("部长", "zh"),
        ("明斯克 贸易", "zh"),
        ("鐵路", "zh"),
        ("貿易部長", "zh"),
    ],
)
def test_inflected_and_two_character_words_are_found(place: "Premises", make: "Make", query: str, language: str) -> None:
    """Each of the four languages, traditional for simplified characters too."""
    store = place.open()
    make.judge(store, *(make.kept(f"https://one.example/{code}", title="-", text=text, language=code) for code, text in make.texts.items()))
    hits = place.read().search(query, limit=10)
    assert language in [hit.language for hit in hits]
    assert all(hit.snippet in make.texts[hit.language] for hit in hits)


def test_all_words_must_be_there_and_titles_weigh_more(place: "Premises", make: "Make") -> None:
    """Best first; nothing found is no error."""
    store = place.open()
    body, title = (
        make.kept("https://one.example/1", title="Other", text="Potash by rail."),
        make.kept("https://one.example/2", title="Potash", text="By rail."),
    )
    make.judge(store, body, title)
    reader = place.read()
    assert [hit.url[-1] for hit in reader.search("potash rail", limit=5)] == ["2", "1"]
    assert [hit.url[-1] for hit in reader.search("potash", limit=1)] == ["2"]
    assert reader.search("potash volcano", limit=5) == ()


@pytest.mark.parametrize("query", ["", "   ", "—", "\x00", "«»"])
def test_a_query_without_words_is_a_mistake(place: "Premises", query: str) -> None:
    """Said to the person, not to the database."""
    place.open()
    with pytest.raises(UsageError):
        place.read().search(query, limit=5)


@pytest.mark.parametrize("query", ['"a" OR', "potash' & | !", "NEAR(x y)", "potash AND", "title:potash", "a*", "a\\ b\\'", "слово" * 500])
def test_no_query_is_a_command(place: "Premises", make: "Make", query: str) -> None:
    """Signs that mean something to a database are only words, or nothing."""
    make.judge(place.open(), make.kept(text="Potash."))
    assert isinstance(place.read().search(query, limit=5), tuple)


def test_a_new_version_is_found_by_its_own_words_only(place: "Premises", make: "Make") -> None:
    """The old words are gone from the index, the snippet shows the new text around the word."""
    store = place.open()
    make.judge(store, make.kept(text="Potash."))
    make.judge(store, make.kept(text="Filler words stand here. " * 40 + "Tractors are exported now. " + "More filler follows. " * 40))
    reader = place.read()
    assert reader.search("potash", limit=5) == ()
    (hit,) = reader.search("tractor", limit=5)
    assert "Tractors are exported" in hit.snippet
    assert len(hit.snippet) < 220


def test_explain_tells_a_kept_article_from_any_of_its_names(place: "Premises", make: "Make") -> None:
    """By address, alias or id: score, evidence with its words, verdict, story, and every step in order."""
    store = place.open()
    make.listed(store, make.entry())
    make.judge(store, make.kept(aliases=("https://m.example/a",)), at=make.start + make.hour)
    (kept,) = store.kept_between(make.digest(21).window)
    sequence = store.open(Activity.EDITION, make.start + 2 * make.hour)
    store.record_edition(sequence, make.digest(21, make.story(7, kept.id)), "", ())
    for name in ("https://one.example/a#top", "https://m.example/a", kept.id):
        found = place.read().explain(name)
        assert (found.found, found.fate, found.article, found.score, found.stories) == (True, "kept", kept.id, 0.9, ((7, "2026-11-21"),))
        assert found.evidence[0] == ("names both", 0.5, "The")
        assert [step.split(" ")[0] for _, step in found.steps] == ["listed", "kept", "version", "told"]
        assert "warc:https://one.example/a" in found.steps[1][1]


def test_explain_tells_why_an_entry_was_dropped(place: "Premises", make: "Make") -> None:
    """Stage, reason, detail, attempts and when it is tried again."""
    store = place.open()
    make.listed(store, make.entry())
    again = make.start + make.hour
    make.judge(store, make.dropped("https://one.example/a", Reason.TIMEOUT, again=again, detail="after 30 s"))
    found = place.read().explain("https://one.example/a")
    assert (found.fate, found.reason, found.detail, found.attempts, found.next_look_at) == (
        "waiting",
        Reason.TIMEOUT,
        "after 30 s",
        1,
        again,
    )
    make.judge(store, make.dropped("https://one.example/a"), at=again)
    assert place.read().explain("https://one.example/a").fate == "dropped"


def test_explain_does_not_know_what_was_never_seen(place: "Premises") -> None:
    """It says so."""
    place.open()
    found = place.read().explain("https://never.example/")
    assert (found.found, found.fate, found.steps) == (False, "unknown", ())


def test_status_counts(place: "Premises", make: "Make") -> None:
    """Articles, entries, drops by reason, the last closed cycle, the last edition."""
    store = place.open()
    urls = [f"https://one.example/{number}" for number in range(3)]
    make.listed(store, *map(make.entry, urls))
    make.judge(store, make.kept(urls[0]), make.dropped(urls[1]), at=make.start + make.hour)
    store.open(Activity.CYCLE, make.start + 2 * make.hour)
    sequence = store.open(Activity.EDITION, make.start)
    store.record_edition(sequence, make.digest(21), "", ())
    found = place.read().status()
    assert (found.articles, found.versions, found.entries, found.waiting, found.drops) == (1, 1, 3, 1, ((Reason.OFF_TOPIC, 1),))
    assert (found.last_cycle, found.last_edition, found.topic, found.sources) == (
        make.start + make.hour,
        "2026-11-21",
        "pair",
        (make.state(),),
    )
    assert place.read().edition_digest(make.edition()) == make.digest(21)
    assert place.read().editions() == store.editions()
