"""Whoever changes what was published, what is stored or what is archived is found out, in each of the four languages."""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.app import Places, open_app, open_to_inspect
from monitor.edges.archive.warc_archive import WarcArchive, _record
from monitor.edges.archive.warc_file import WarcFile
from monitor.model import Caveat, Fault
from monitor.newsroom import content
from monitor.newsroom.findings import FIRST, SECOND
from monitor.verification import Witnesses, prove
from tests.cli.running import at, run
from tests.e2e.conftest import Demo

pytestmark = pytest.mark.slow  # on copies of the demo
END = "2023-12-07T08:00:00+03:00"
FORMS = ("md", "html", "json")
LANGUAGES = ("en", "ru", "be", "zh")


@dataclass(frozen=True)
class Scene:
    """A copy of the demo, one edition of it, and one sentence that is told there in the language wanted."""

    places: Places
    edition: str
    words: str
    article: str
    version: int
    start: int

    @property
    def piece(self) -> str:
        """Return a few signs of the sentence that no line break of Markdown divides."""
        return max(self.words.split(), key=len)[:6]

    @property
    def other(self) -> str:
        """Return the piece, told otherwise."""
        return self.piece[:-2] + self.piece[-1] + self.piece[-2] if self.piece[-1] != self.piece[-2] else self.piece[:-1] + "ж"

    def file(self, form: str) -> Path:
        """Return a file of the edition."""
        return self.places.digests / f"{self.edition}.{form}"

    def sql(self, statement: str, *values: object) -> None:
        """Change the database behind the program's back."""
        with closing(sqlite3.connect(self.places.data / "monitor.db")) as connection, connection:
            connection.execute(statement, values)

    def change(self, form: str, old: str, new: str, *, hidden: bool = True) -> None:
        """Change a file; `hidden`: the recorded hash is made to fit."""
        text = self.file(form).read_text("utf-8")
        assert old in text
        self.file(form).write_text(text.replace(old, new), "utf-8")
        if hidden:
            sha256 = hashlib.sha256(self.file(form).read_bytes()).hexdigest()
            self.sql("UPDATE files SET sha256 = ? WHERE name = ?", sha256, self.file(form).name)

    def found(self) -> set[Fault | Caveat]:
        """Return the kinds of what verifying the edition finds."""
        opened = open_to_inspect(self.places)
        now = opened.clock()
        witnesses = Witnesses(settings=opened.settings, reader=opened.reader, archive=opened.archive, publisher=opened.publisher, now=now)
        records = [record for record in opened.reader.editions() if record.edition.name == self.edition]
        return {one.what for proof in prove(witnesses, records) for one in (*proof.faults, *proof.caveats)}


@pytest.fixture
def scenes(copy: Places, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Scene]:
    """Return what makes the scene of a language; the clock stands at the demo's end."""
    monkeypatch.setenv("MONITOR_CLOCK", END)

    def scene(language: str = "en") -> Scene:
        for edition in (FIRST, SECOND):
            digest = json.loads((copy.digests / f"{edition}.json").read_text("utf-8"))
            for sentence in (one["sentence"] for story in digest["stories"] for one in (*story["headlines"], *story["summary"])):
                if sentence["language"] == language:
                    span = sentence["span"]
                    return Scene(copy, edition, sentence["text"], span["article"], span["version"], span["place"]["start"])
        raise LookupError(language)

    return scene


def test_what_was_published_is_proven(demo: Demo) -> None:
    """Every citation of every edition, and the command says so."""
    done = run("verify", "--all", "--json", *at(demo.places), MONITOR_CLOCK=END)
    assert (done.code, done.json["proven"]) == (0, True)
    assert [one["proven"] == one["citations"] for one in done.json["editions"]] == [True] * 3
    assert sum(one["citations"] for one in done.json["editions"]) > 50


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_other_words_in_a_file_are_found(scenes: Callable[[str], Scene], form: str, language: str) -> None:
    """Two letters change places, and the recorded hash is made to fit."""
    scene = scenes(language)
    scene.change(form, scene.piece, scene.other)
    assert Fault.OTHER_WORDS in scene.found()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_changed_in_file_and_store_alike_are_not_in_the_archive(scenes: Callable[[str], Scene], language: str) -> None:
    """Files, hashes, stored digest and stored version agree with one another; the site said something else.

    A shorter citation within the changed words no longer agrees with its store, which is told beside it."""
    scene = scenes(language)
    for form in FORMS:
        scene.change(form, scene.piece, scene.other)
    for table, columns in {"versions": ("title", "text"), "editions": ("digest",)}.items():
        for column in columns:
            scene.sql(f"UPDATE {table} SET {column} = replace({column}, ?, ?)", scene.piece, scene.other)  # noqa: S608 (our own names)
    assert {Fault.NOT_ARCHIVED} <= scene.found() <= {Fault.NOT_ARCHIVED, Fault.OTHER_WORDS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stored_text_that_was_changed_is_found(scenes: Callable[[str], Scene], language: str) -> None:
    """The file tells what the site said, the store no longer does."""
    scene = scenes(language)
    scene.sql("UPDATE versions SET title = replace(title, ?, ?)", scene.piece, scene.other)
    scene.sql("UPDATE versions SET text = replace(text, ?, ?)", scene.piece, scene.other)
    assert scene.found() == {Fault.OTHER_WORDS}


def test_a_byte_outside_of_all_citations_is_found(scenes: Callable[[str], Scene]) -> None:
    """What is around the news is published too."""
    scene = scenes("en")
    scene.change("html", "</title>", " </title>", hidden=False)
    assert scene.found() == {Fault.CHANGED}


def test_a_file_that_is_gone_is_found(scenes: Callable[[str], Scene]) -> None:
    """And the others are verified nevertheless."""
    scene = scenes("en")
    scene.file("md").unlink()
    assert scene.found() == {Fault.ABSENT}


def test_words_without_a_place_are_found(scenes: Callable[[str], Scene]) -> None:
    """A line of the section of places was taken out of the Markdown."""
    scene = scenes("en")
    line = next(line for line in scene.file("md").read_text("utf-8").splitlines() if f"`{scene.article} v" in line)
    scene.change("md", line + "\n", "")
    assert Fault.UNMATCHED in scene.found()


def test_a_sentence_that_was_added_is_found(scenes: Callable[[str], Scene]) -> None:
    """A block quote that nobody wrote, without a number."""
    scene = scenes("en")
    scene.change("md", "\n> ", "\n> All of it was invented.\n\n> ")
    assert Fault.UNMATCHED in scene.found()


def test_a_sentence_that_was_left_out_is_found(scenes: Callable[[str], Scene]) -> None:
    """The page without one of its citations is not what the digest says."""
    scene = scenes("zh")
    text = scene.file("html").read_text("utf-8")
    start = text.index(f'data-article="{scene.article}"')
    begin, end = text.rindex("<q", 0, start), text.index("</q>", start) + 4
    scene.change("html", text[begin:end], "")
    assert scene.found() == {Fault.UNMATCHED}


def test_a_citation_of_nothing_is_found(scenes: Callable[[str], Scene]) -> None:
    """An article that the store does not have, and a place beyond its end."""
    scene = scenes("ru")
    scene.change("html", f'data-article="{scene.article}"', 'data-article="aaaaaaaaaaaaa"')
    assert {Fault.NOT_STORED} <= scene.found()
    scene.change("md", f"`{scene.article} v{scene.version} ", f"`{scene.article} v{scene.version + 8} ")
    assert {Fault.NOT_STORED} <= scene.found()


def test_an_archived_answer_that_is_gone_is_found(scenes: Callable[[str], Scene]) -> None:
    """Somebody removed the whole archive of kept answers: nothing is proven by the store alone."""
    scene = scenes("be")
    shutil.rmtree(scene.places.data / "archive/kept")
    assert Fault.MISSING in scene.found()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_archived_answer_that_was_exchanged_is_found(scenes: Callable[[str], Scene], language: str) -> None:
    """The words still stand in the new body, but its name is made of the old one."""
    scene = scenes(language)
    opened = open_to_inspect(scene.places)
    name = opened.reader.backings([(scene.article, scene.version)])[0].version.response
    page = opened.archive.get(name)
    ident = name.partition("/")[2]
    file = WarcFile(scene.places.data / "archive/kept" / f"{name[:7]}.warc.gz")
    file.remove({ident})
    changed = replace(page, body=page.body + b"<p>and more</p>")
    file.append(ident, _record(changed, ident, b"\0" * 20), lambda _: b"")
    assert scene.found() == {Fault.MISSING}


def test_a_forgotten_article_is_withdrawn_and_no_failure(scenes: Callable[[str], Scene]) -> None:
    """It is named; the command is content."""
    scene = scenes("en")
    assert run("forget", content.url("visit-agency-en"), "--yes", *at(scene.places), MONITOR_CLOCK=END).code == 0
    assert scene.found() == {Caveat.WITHDRAWN}
    done = run("verify", FIRST, *at(scene.places), MONITOR_CLOCK=END)
    assert (done.code, content.url("visit-agency-en") in done.out) == (0, True)


def test_every_edition_that_shows_a_forgotten_article_is_content(scenes: Callable[[str], Scene]) -> None:
    """Also the one that only says that the article's page is gone."""
    scene = scenes("ru")
    gone = content.url("visit-official-ru")
    assert run("forget", gone, "--yes", *at(scene.places), MONITOR_CLOCK=END).code == 0
    done = run("verify", "--all", *at(scene.places), MONITOR_CLOCK=END)
    assert (done.code, "WRONG" in done.out, gone in done.out) == (0, False, True)


def test_words_of_a_withdrawn_article_that_are_still_told_are_found(scenes: Callable[[str], Scene], demo: Demo) -> None:
    """An old copy of the file was put back."""
    scene = scenes("en")
    assert run("forget", content.url("visit-agency-en"), "--yes", *at(scene.places), MONITOR_CLOCK=END).code == 0
    shutil.copy(demo.places.digests / f"{FIRST}.html", scene.places.digests)
    assert Fault.STILL_TOLD in scene.found()


def feed_names(places: Places) -> list[str]:
    """Return the names of all archived answers of feeds."""
    with closing(sqlite3.connect(places.data / "monitor.db")) as connection:
        return [name for (name,) in connection.execute("SELECT DISTINCT response FROM polls WHERE response <> ''")]


def test_what_only_a_feed_told_is_proven_for_good(scenes: Callable[[str], Scene], monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty days on, everything that was held for a while has gone; the feed's answer that gave a text stays."""
    scene = scenes("en")
    monkeypatch.setenv("MONITOR_CLOCK", "2024-02-05T08:00:00+03:00")
    with open_app(scene.places, workers=0) as app:
        assert app.edges.archive.expire(app.edges.clock() - app.settings.archive.hold) > 0
    assert not list((scene.places.data / "archive/held").glob("*.warc.gz"))
    assert scene.found() == set()


def test_answers_of_feeds_that_had_their_time_are_named(scenes: Callable[[str], Scene], monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of which the feed's answer was not kept in time cannot be proven once that has expired; that is no failure."""
    scene = scenes("en")
    WarcArchive(scene.places.data / "archive", lambda: datetime(2024, 2, 1, tzinfo=UTC)).remove(feed_names(scene.places))
    assert scene.found() == {Fault.MISSING}
    monkeypatch.setenv("MONITOR_CLOCK", "2024-02-01T08:00:00+03:00")
    assert scene.found() == {Caveat.EXPIRED}


def test_forgetting_leaves_answers_of_feeds_that_hold_nothing_of_it(scenes: Callable[[str], Scene]) -> None:
    """What the source answered before it listed the article stays, and proves others; what lists it is gone, and an empty answer."""
    scene, forgotten = scenes("en"), content.url("park-agency-en").encode()
    folder, clock = scene.places.data / "archive", lambda: datetime(2024, 2, 1, tzinfo=UTC)
    before = {name: page.body for name in feed_names(scene.places) if (page := WarcArchive(folder, clock).find(name))}
    told = content.url("visit-agency-en").encode()
    spared = {name for name, body in before.items() if told in body and forgotten not in body}
    assert run("forget", forgotten.decode(), "--yes", *at(scene.places), MONITOR_CLOCK=END).code == 0
    left = {name for name in before if WarcArchive(folder, clock).find(name)}
    assert len(spared) > 1
    assert spared <= left
    assert not [name for name in left if forgotten in before[name]]


def test_the_command_lists_what_is_wrong_and_exits_with_nine(scenes: Callable[[str], Scene]) -> None:
    """A line each: the file, the printed words, what is wrong with them."""
    scene = scenes("zh")
    scene.change("md", scene.piece, scene.other)
    done = run("verify", scene.edition, *at(scene.places), MONITOR_CLOCK=END)
    assert done.code == 9
    assert f"{scene.file('md').name}: “" in done.out
    assert "other words" in done.out
    assert run("verify", "--json", scene.edition, *at(scene.places), MONITOR_CLOCK=END).json["proven"] is False


def test_an_edition_that_was_not_written_cannot_be_verified(demo: Demo) -> None:
    """The person reads how to write one."""
    done = run("verify", "2023-12-01", *at(demo.places))
    assert (done.code, "`monitor digest`" in done.err) == (2, True)
