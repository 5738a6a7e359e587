"""The pages over all editions: the index with its calendar and the Atom feed."""

import re
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest

from monitor.model import Digest, Edition, EditionKind, EditionRecord, EditionState, Window
from monitor.stages import render
from tests.render import sample

ATOM = "{http://www.w3.org/2005/Atom}"


def record(edition: Edition, state: EditionState = EditionState.WRITTEN) -> EditionRecord:
    """Return what a store knows of an edition."""
    return EditionRecord(edition=edition, state=state, sequence=1, composed_at=sample.at(22, 4), stories=3, files=())


def on(day: date, language: str = "en", *, suffix: bool = False) -> Digest:
    """Return the sample as the digest of another day."""
    shift = day - sample.DAY
    whole = sample.digest(language)
    window = Window(start=whole.window.start + shift, end=whole.window.end + shift)
    return replace(whole, edition=sample.edition(language, day, suffix=suffix), window=window)


def pages(records: list[EditionRecord], digests: list[Digest]) -> tuple[str, ET.Element]:
    """Return index and feed."""
    index, feed = render.front(records, digests)
    assert (index.name, feed.name) == ("index.html", "feed.xml")
    return index.data.decode(), ET.fromstring(feed.data)  # noqa: S314 -- our own feed, a moment old


def test_the_calendar_links_each_recorded_day() -> None:
    """Days with an edition are links, others are not; further languages stand beside."""
    records = [record(sample.edition()), record(sample.edition("ru", suffix=True)), record(sample.edition(day=date(2026, 10, 1)))]
    index, _ = pages(records, [sample.digest()])
    assert index.count("<table") == 2
    assert all(f'href="{name}.html"' in index for name in ("2026-11-22", "2026-11-22.ru", "2026-10-01"))
    assert 'href="2026-11-21.html"' not in index


def test_weeks_and_months_have_lists() -> None:
    """Weekly and monthly editions are listed as one calls them, once, their other languages beside them."""
    week, month = (
        sample.edition(day=date(2026, 11, 16), kind=EditionKind.WEEKLY),
        sample.edition(day=date(2026, 11, 1), kind=EditionKind.MONTHLY),
    )
    index, _ = pages([record(week), record(replace(week, language="ru", suffix=True)), record(month)], [])
    (weeks,) = re.findall(r"<li>(<a href=.2026-W47.html.*?)</li>", index)
    assert re.findall(r">([^<]+)</a>", weeks) == ["Week 47, 2026", "ru"]
    assert re.search(r'href="2026-11\.html"[^>]*>November 2026</a>', index)


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_the_index_speaks_the_language_of_the_editions(language: str) -> None:
    """The index has the words of the editions without suffix."""
    index, feed = pages([record(sample.edition(language))], [sample.digest(language)])
    assert f'<html lang="{language}">' in index
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language


def test_without_editions_both_pages_are_whole() -> None:
    """A fresh installation has an index that says so, and an empty feed without a clock's time."""
    index, feed = pages([], [])
    assert "No edition has been written yet." in index
    assert [one.text for one in feed.findall(f"{ATOM}updated")] == ["1970-01-01T00:00:00+00:00"]
    assert feed.findall(f"{ATOM}entry") == []


def test_entries_are_dated_by_their_cut_off() -> None:
    """The latest edition comes first; all times are ends of windows."""
    _, feed = pages([], [on(sample.DAY - timedelta(days=1)), on(sample.DAY)])
    assert feed.findtext(f"{ATOM}updated") == "2026-11-22T04:00:00+00:00"
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == ["2026-11-22T04:00:00+00:00", "2026-11-21T04:00:00+00:00"]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2


def test_provisional_editions_are_not_delivered() -> None:
    """An edition that may still change is on the index and not in the feed."""
    index, feed = pages([record(sample.edition(), EditionState.PROVISIONAL)], [replace(sample.digest(), provisional=True)])
    assert 'class="provisional"' in index
    assert feed.findall(f"{ATOM}entry") == []


def test_the_feed_has_a_bounded_length() -> None:
    """Only the latest editions are in the feed."""
    digests = [on(sample.DAY - timedelta(days=n)) for n in range(40, -1, -1)]
    _, feed = pages([], digests)
    assert len(feed.findall(f"{ATOM}entry")) == render.FEED_LENGTH


@pytest.mark.parametrize("words", sample.HOSTILE)
def test_hostile_words_break_neither_page(words: str) -> None:
    """Titles of strangers stay text in the index and, escaped twice, in the feed."""
    index, feed = pages([record(sample.edition())], [sample.hostile(words)])
    assert "<script" not in index
    assert "<svg" not in index
    content = feed.findtext(f"{ATOM}entry/{ATOM}content") or ""
    assert content.startswith('<ol><li lang="en">')
    assert "<script" not in content


def test_pages_are_the_same_for_equal_input() -> None:
    """Neither page holds a time of its own making."""
    records, digests = [record(sample.edition())], [sample.digest()]
    assert render.front(records, digests) == render.front(list(records), list(digests))
