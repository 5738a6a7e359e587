"""`--since DATE` on the demo: what was missed as one document, proven like an edition and known to nobody else."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from monitor.app import Places
from monitor.newsroom import content
from tests.cli.running import Result, at, run
from tests.e2e.conftest import Demo

pytestmark = pytest.mark.slow  # on copies of the demo
END = "2023-12-07T08:00:00+03:00"
DAY = "2023-12-05"
FILES = [f"since-{DAY}.{form}" for form in ("html", "json", "md")]


def ask(places: Places, *arguments: str) -> Result:
    """Run a command on the morning after the demo's last day."""
    return run(*arguments, *at(places), MONITOR_CLOCK=END)


def written(places: Places, *more: str) -> Result:
    """Write the document since the first edition."""
    return ask(places, "digest", "--since", DAY, "--workers", "0", *more)


def tables(places: Places) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of the database."""
    with closing(sqlite3.connect(places.data / "monitor.db")) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}  # noqa: S608 (names of its own schema)


def published(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder but the document's own."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in FILES}


def test_what_was_missed_is_told_and_nothing_is_recorded(copy: Places) -> None:
    """Stories have the numbers of the ledger; no row and no other file changes, and no page leads to it."""
    rows, files = tables(copy), published(copy.digests)
    done = written(copy, "--json")
    assert (done.code, done.json["name"]) == (0, f"since-{DAY}"), done.err
    assert [(one["number"], one["state"], one["first_told"]) for one in done.json["stories"]] == [
        (3, "new", "2023-12-06"),
        (4, "new", "2023-12-06"),
        (1, "developing", "2023-12-05"),
    ]
    assert (done.json["previous"], done.json["following"]) == (DAY, "2023-12-08")
    assert (tables(copy), published(copy.digests)) == (rows, files)
    assert sorted(path.name for path in copy.digests.glob("since-*")) == FILES
    assert not any(b"since-2" in data for data in files.values())


def test_it_is_the_same_however_often_and_by_how_many(copy: Places) -> None:
    """The same store gives the same bytes; the form asked for is printed, and is the file."""
    printed = [written(copy, "--stdout", "--format", form).out for form in ("html", "json", "md")]
    assert printed == [(copy.digests / name).read_text("utf-8") for name in FILES]
    assert ask(copy, "digest", "--since", DAY, "--workers", "2", "--stdout").out == printed[2]


def test_every_citation_of_it_is_proven(copy: Places) -> None:
    """By its date and with all editions; a word that was changed is found."""
    assert written(copy).code == 0
    proof = ask(copy, "verify", "--since", DAY, "--json")
    assert (proof.code, proof.json["proven"]) == (0, True), proof.err
    (found,) = proof.json["editions"]
    assert (sorted(found["files"]), found["proven"], found["proven"] > 40) == (FILES, found["citations"], True)
    page = copy.digests / FILES[0]
    page.write_text(page.read_text("utf-8").replace("Great Stone", "Small Stone"), "utf-8")
    (copy.digests / FILES[2]).unlink()
    wrong = ask(copy, "verify", "--all")
    assert (wrong.code, "other words" in wrong.out, "file missing" in wrong.out) == (9, True, True)


def test_forgetting_an_article_takes_it_along(copy: Places) -> None:
    """A document that names it is removed; one that does not stays."""
    assert written(copy).code == 0
    (copy.digests / "since-2023-12-06.md").write_text("Nothing new in this time.\n", "utf-8")
    done = ask(copy, "forget", content.url("visit-followup-en"), "--yes", "--json")
    assert (done.code, sorted(done.json["removed"])) == (0, FILES), done.err
    assert [path.name for path in copy.digests.glob("since-*")] == ["since-2023-12-06.md"]


def test_it_is_read_in_the_terminal(demo: Demo) -> None:
    """With how the stories went, and without a file."""
    done = ask(demo.places, "read", "--since", "2023-12-04")
    assert (done.code, "This is no edition" in " ".join(done.out.split()), "How the stories went" in done.out) == (0, True, True), done.err
    assert not list(demo.places.digests.glob("since-*"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("digest", "--since", "2023-12-08"), "has not passed"),
        (("digest", "--since", "2023-12-07"), "nothing has been cut since"),
        (("digest", "--since", DAY, "--to", DAY), "does not come after"),
        (("digest", "--to", DAY), "--to goes with --since only"),
        (("digest", "--since", "yesterday"), "--since is no date"),
        (("digest", DAY, "--since", DAY), "does not go with DATE"),
        (("digest", "--since", DAY, "--edition", "weekly"), "does not go with --edition"),
        (("digest", "--since", DAY, "--rebuild", "--diff"), "does not go with --rebuild or --diff"),
        (("digest", "--since", DAY, "--send"), "does not go with --send"),
        (("digest", "--edition", "since"), "no edition"),
        (("verify", "--since", DAY), "no document since"),
        (("read", DAY, "--since", DAY), "does not go with DATE"),
    ],
)
def test_what_does_not_go_together_is_refused(demo: Demo, arguments: tuple[str, ...], words: str) -> None:
    """A sentence that says what is wrong, another that says what to do."""
    done = ask(demo.places, *arguments)
    assert (done.code, words in done.err, len(done.err.strip().splitlines())) == (2, True, 2), done.err
