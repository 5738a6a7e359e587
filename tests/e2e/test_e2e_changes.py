"""What a person changes afterwards: a topic, after which dropped pages come back, and an article, which is forgotten."""

import gzip
import re
import shutil
from pathlib import Path

import pytest

from monitor import daemon, upkeep
from monitor.app import Places
from monitor.newsroom import content, demo
from tests.cli.running import at, run

pytestmark = pytest.mark.slow  # on the demo, or a part of it
END = "2023-12-07T08:00:00+03:00"
WIRE = content.url("visit-wire-en")
WORDS = "nine months after the state visit of March"
"""Words of that article, and of no other."""
BEET = """
[[entities]]
id = "proj.beet"
kind = "project"
label = "The sugar works"
sides = ["by", "cn"]
ru = ["сахарн* свёкл*"]
"""


def rejudge(places: Places, *more: str) -> str:
    """Judge dropped pages again and return what was said."""
    done = run("rejudge", "--workers", "0", *more, *at(places), MONITOR_CLOCK=END)
    assert done.code == 0, done.err
    return done.out


def test_a_dropped_page_comes_back_when_the_topic_has_changed(copy: Places) -> None:
    """A joint project more in the topic's file, and the page about it is kept; a second look finds nothing more."""
    topic = copy.config / "topics/belarus-china.toml"
    topic.write_text(topic.read_text("utf-8") + BEET, encoding="utf-8")
    assert "1 article kept" in rejudge(copy)
    told = run("explain", content.url("harvest-ru"), "--json", *at(copy)).json
    assert (told["fate"], told["reason"], told["language"]) == ("kept", None, "ru")
    assert "0 articles kept" in rejudge(copy)


def test_rejudging_with_the_same_topic_changes_nothing(copy: Places) -> None:
    """The same rules drop the same pages."""
    before = run("status", "--json", *at(copy)).json
    rejudge(copy)
    after = run("status", "--json", *at(copy)).json
    assert {key: after[key] for key in ("articles", "versions", "drops")} == {key: before[key] for key in ("articles", "versions", "drops")}


def test_rejudging_looks_only_at_the_reasons_named(copy: Places) -> None:
    """With a reason that nothing was dropped for, nothing is judged."""
    topic = copy.config / "topics/belarus-china.toml"
    topic.write_text(topic.read_text("utf-8") + BEET, encoding="utf-8")
    assert "0 articles kept" in rejudge(copy, "--reason", "garbled")
    assert run("explain", content.url("harvest-ru"), "--json", *at(copy)).json["fate"] == "dropped"


def test_pages_that_have_left_the_archive_keep_their_reasons(copy: Places) -> None:
    """Of a page whose bytes are gone nothing new can be said: each stays dropped for what it was dropped for, with its steps."""
    before = run("status", "--json", *at(copy)).json["drops"]
    told = run("explain", content.url("harvest-ru"), "--json", *at(copy)).json
    shutil.rmtree(copy.data / "archive" / "held")
    assert "0 articles kept" in rejudge(copy)
    assert run("status", "--json", *at(copy)).json["drops"] == before
    assert run("explain", content.url("harvest-ru"), "--json", *at(copy)).json == told


FEEDS = {f"WARC-Target-URI: {source.url}" for source in content.sources()}


def archived(places: Places) -> tuple[str, str]:
    """Return everything in the archive, unpacked: the answers of pages, and those of feeds."""
    packed = (file.read_bytes() for file in sorted((places.data / "archive").rglob("*.gz")))
    records = "".join(gzip.decompress(one).decode("utf-8", "replace") for one in packed).split("WARC/1.1\r\n")
    feeds = [record for record in records if FEEDS & set(record.split("\r\n"))]
    return "".join(record for record in records if record not in feeds), "".join(feeds)


def holds(places: Places, words: str) -> list[str]:
    """Return the files of an installation in which the words stand, the archive unpacked and line ends aside."""
    found = [name for name, text in zip(("pages", "feeds"), archived(places), strict=True) if words in text]
    files = (*places.digests.iterdir(), *(path for path in places.data.iterdir() if path.is_file()))
    texts = ((file.name, re.sub(r"\s+(> )?", " ", file.read_bytes().decode("utf-8", "replace"))) for file in files)
    return [*found, *(name for name, text in texts if words in text)]


def test_a_forgotten_article_leaves_no_words_behind(copy: Places) -> None:
    """Its text is gone from the database, the search, the archive and every digest, and explain says so."""
    assert "pages" in holds(copy, WORDS)
    assert run("search", WORDS, "--json", *at(copy)).json
    done = run("forget", WIRE, "--yes", *at(copy), MONITOR_CLOCK=END)
    assert done.code == 0, done.err
    assert set(holds(copy, WORDS)) <= {"feeds"}
    assert run("search", WORDS, "--json", *at(copy)).json == []
    told = run("explain", WIRE, *at(copy))
    assert (told.code, ": forgotten" in told.out, WORDS in told.out) == (0, True, False)


def test_a_forgotten_article_that_was_told_leaves_a_gap_in_the_digest(copy: Places) -> None:
    """Editions that cited it are written again without its words; the voice itself is still named."""
    done = run("forget", content.url("visit-agency-en"), "--yes", "--json", *at(copy), MONITOR_CLOCK=END)
    assert {"2023-12-05.html", "2023-12-05.json", "2023-12-05.md"} <= set(done.json["rewritten"])
    page = (copy.digests / "2023-12-05.html").read_text("utf-8")
    assert "Lukashenko and Xi Jinping hold talks in Beijing" not in page
    assert content.url("visit-agency-en") in page


def test_words_that_only_a_feed_told_are_forgotten_too(copy: Places) -> None:
    """Behind a paywall the feed's own text was taken; it goes from the archived feed as well."""
    words = "The text of the contract has not been seen"
    assert "feeds" in holds(copy, words)
    assert run("forget", content.url("visit-wall-en"), "--yes", *at(copy), MONITOR_CLOCK=END).code == 0
    assert holds(copy, words) == []


def test_forgetting_twice_is_no_mistake(copy: Places) -> None:
    """After a crash in the middle the command is simply given again."""
    first, second = (run("forget", WIRE, "--yes", *at(copy), MONITOR_CLOCK=END) for _ in range(2))
    assert (first.code, second.code) == (0, 0), second.err


def test_an_unknown_address_cannot_be_forgotten(copy: Places) -> None:
    """The person reads that nothing is known there."""
    done = run("forget", "http://nowhere.example/", "--yes", *at(copy), MONITOR_CLOCK=END)
    assert (done.code, "no article is known" in done.err) == (2, True)


def test_a_later_poll_does_not_bring_a_forgotten_article_back(tmp_path: Path) -> None:
    """The source still lists it; the tombstone stands."""
    with demo.opened(tmp_path, workers=0) as (app, clock):
        sources = tuple(source for source in app.settings.sources if source.id == "wire")
        for look in (demo.LOOKS[2], None, demo.LOOKS[4], demo.LOOKS[5]):
            if look:
                clock.at = look
                daemon._gather(app, sources)
            else:
                assert upkeep.forget(app.settings, app.edges, WIRE) is not None
    assert run("explain", WIRE, "--json", *at(app.places)).json["fate"] == "forgotten"
    assert set(holds(app.places, WORDS)) <= {"feeds"}


def test_a_lost_digest_is_written_again_from_the_store(copy: Places) -> None:
    """Whoever empties the folder of digests gets every byte back with the next edition."""
    before = {path.name: path.read_bytes() for path in copy.digests.iterdir()}
    shutil.rmtree(copy.digests)
    assert run("digest", "2023-12-07", *at(copy), "--workers", "0", MONITOR_CLOCK=END).code == 0
    assert {path.name: path.read_bytes() for path in copy.digests.iterdir()} == before
