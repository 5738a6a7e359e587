"""What the command line says to mistakes: of the hand, of the configuration, of the disk; each kind has its exit code."""

import sqlite3
from pathlib import Path

import pytest

from monitor.app import Places, open_app
from monitor.edges.lock import DirectoryLock
from tests.cli.running import at, run


def begin(places: Places) -> None:
    """Make the database of an installation that has fetched nothing yet."""
    with open_app(places, workers=0):
        pass


UNUSED = [
    ("bogus",),
    ("status", "--bogus"),
    ("seeds", "bogus"),
    ("explain",),
    ("digest", "--edition", "hourly"),
    ("fetch", "--workers", "-1"),
]


@pytest.mark.parametrize("arguments", UNUSED, ids=" ".join)
def test_what_does_not_exist_is_a_usage_error(arguments: tuple[str, ...]) -> None:
    """An unknown verb, option or choice exits with 2 and says so on standard error."""
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "Error" in done.err


def test_an_unknown_source_is_named(silent: Places) -> None:
    """The person reads which id is wrong and where the right ones stand."""
    done = run("fetch", "agency-en", "no-such", *at(silent))
    assert done.code == 2
    assert "no-such" in done.err
    assert "agency-en" not in done.err
    assert "`monitor sources`" in done.err


@pytest.mark.parametrize(
    ("date", "words"), [("2026-13-01", "like 2026-11-22"), ("yesterday", "like 2026-W47"), ("2026-W60", "like 2026-W47")]
)
def test_a_date_that_names_no_edition_is_refused_with_an_example(silent: Places, date: str, words: str) -> None:
    """What cannot be an edition's name is answered with one that can."""
    done = run("digest", date, *at(silent))
    assert done.code == 2
    assert words in done.err


@pytest.mark.parametrize("verb", ["digest", "read", "verify", "export"])
def test_a_name_and_a_kind_that_contradict_each_other_are_refused(silent: Places, verb: str) -> None:
    """Whoever names a week and asks for a day is asked which of the two is meant."""
    begin(silent)
    done = run(verb, "2023-W49", "--edition", "daily", *at(silent))
    assert (done.code, "2023-W49 names a weekly edition" in done.err, "Leave --edition daily out" in done.err) == (2, True, True)


def test_an_edition_of_the_future_is_refused(silent: Places) -> None:
    """There is nothing to tell of a window that has not opened."""
    done = run("digest", "2999-01-01", *at(silent))
    assert (done.code, silent.digests.exists()) == (2, False)
    assert "has not begun" in done.err


def test_common_options_stand_before_or_after_the_verb(silent: Places) -> None:
    """Both places mean the same, and the one after the verb wins."""
    before, after = run(*at(silent), "--json", "sources"), run("sources", *at(silent), "--json")
    assert before.code == after.code == 0
    assert before.json == after.json
    assert run("--config", "nowhere", "sources", *at(silent), "--json").json == after.json
    assert run(*at(silent), "--json", "sources", "export").json == [row["source"] for row in after.json]


def test_all_mistakes_of_the_configuration_are_told_at_once(silent: Places) -> None:
    """Unknown key, wrong type, duplicate id and unreadable TOML: each with its file and key, exit code 3."""
    main, sources, outlets = (silent.config / f"{name}.toml" for name in ("monitor", "sources", "outlets"))
    main.write_text('[fetch]\ndeadlime = 3\nredirects = "many"\n[editions]\nat = "late"\n', encoding="utf-8")
    sources.write_text(sources.read_text("utf-8") + '\n[[source]]\nid = "wire"\nname = "Again"\n', encoding="utf-8")
    outlets.write_text("[[outlet\n", encoding="utf-8")
    done = run("status", *at(silent))
    assert done.code == 3
    for words in ("fetch.deadlime", "fetch.redirects", "editions.at", "wire", "more than once", "outlets.toml"):
        assert words in done.err
    assert "Traceback" not in done.err


def test_a_configuration_that_is_not_there_is_said(tmp_path: Path) -> None:
    """A wrong --config is a mistake of its own kind."""
    done = run("fetch", "--config", tmp_path / "none", "--data", tmp_path / "var")
    assert (done.code, (tmp_path / "var").exists()) == (3, False)
    assert "no such configuration directory" in done.err


@pytest.mark.parametrize(
    "verb",
    [("status",), ("read",), ("search", "Минск"), ("explain", "http://wire.example/"), ("digest", "2023-12-05"), ("rejudge",)],
    ids=lambda verb: verb[0],
)
def test_questions_before_the_first_cycle_say_what_to_do(silent: Places, verb: tuple[str, ...]) -> None:
    """Without a database nothing is made up and none is made."""
    done = run(*verb, *at(silent))
    assert (done.code, (silent.data / "monitor.db").exists()) == (4, False)
    assert "monitor fetch" in done.err


@pytest.mark.parametrize("verb", ["read", "export", "digest", "verify", "stories"])
def test_a_language_without_editions_is_named(silent: Places, verb: str) -> None:
    """Each verb with a --language refuses one that is not configured, and names those that are."""
    run("fetch", *at(silent), "--workers", "0")
    done = run(verb, "--language", "zh", *at(silent))
    assert done.code == 2
    assert "no edition is written in 'zh'" in done.err


def test_an_edition_that_is_missing_comes_with_the_command_that_writes_it(silent: Places) -> None:
    """In its language and of its kind, in words that the command takes."""
    begin(silent)
    done = run("read", "2023-W49", "--language", "ru", *at(silent), MONITOR_EDITIONS__LANGUAGES="en,ru")
    assert (done.code, "`monitor digest 2023-W49 --language ru` writes it." in done.err) == (2, True), done.err


def test_a_word_that_is_no_story_is_named(silent: Places) -> None:
    """Stories have numbers; a word is neither one nor a verb."""
    done = run("stories", "talks", *at(silent))
    assert (done.code, "'talks'" in done.err, "`monitor stories`" in done.err) == (2, True, True)


def test_a_word_that_is_no_address_is_told_how_one_begins(silent: Places) -> None:
    """Nobody asked for it, and nobody can."""
    begin(silent)
    done = run("explain", "nowhere", *at(silent))
    assert (done.code, "begins with http://" in done.out) == (2, True)
    assert "begins with" not in run("explain", "http://nowhere.example/", *at(silent)).out


def test_an_empty_ledger_of_stories_says_so(silent: Places) -> None:
    """Silence would look like a failure."""
    run("fetch", *at(silent), "--workers", "0")
    done = run("stories", *at(silent))
    assert (done.code, done.out) == (0, "")
    assert "no story" in done.err


@pytest.mark.parametrize("verb", ["fetch", "run"])
def test_a_data_directory_that_cannot_be_is_a_sentence(silent: Places, verb: str) -> None:
    """A file stands in its place: exit code 4 and what to do."""
    silent.data.write_text("no directory")
    done = run(verb, *at(silent))
    assert (done.code, "Traceback" in done.err) == (4, False)
    assert "--data" in done.err


def test_a_demo_takes_nobodys_installation_away(silent: Places) -> None:
    """Its folder is emptied first, so one that holds another installation is refused."""
    main = silent.config / "monitor.toml"
    main.write_text("# ours\n", encoding="utf-8")
    done = run("demo", "--dir", silent.config.parent)
    assert (done.code, main.read_text("utf-8")) == (2, "# ours\n")
    assert "--dir" in done.err


def test_a_demo_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    """No traceback for a folder that cannot be made."""
    (tmp_path / "file").write_text("no directory")
    done = run("demo", "--dir", tmp_path / "file")
    assert (done.code, "Traceback" in done.err) == (2, False)


@pytest.mark.parametrize("verb", ["status", "fetch", "run"])
def test_a_damaged_database_is_refused_with_advice(silent: Places, verb: str) -> None:
    """What is no database is left as it is, and the person reads what to do."""
    silent.data.mkdir()
    file = silent.data / "monitor.db"
    file.write_bytes(b"this is no database, " * 500)
    done = run(verb, *at(silent))
    assert (done.code, file.read_bytes()[:4]) == (4, b"this")
    assert "backup" in done.err


@pytest.mark.parametrize("verb", ["status", "fetch"])
def test_a_newer_database_is_refused_with_advice(silent: Places, verb: str) -> None:
    """A database of a later program is not touched by an earlier one."""
    begin(silent)
    with sqlite3.connect(silent.data / "monitor.db") as database:
        database.execute("UPDATE alembic_version SET version_num = 'z9999'")
    database.close()
    done = run(verb, *at(silent))
    assert done.code == 4
    assert "z9999" in done.err
    assert len(done.err.splitlines()) > 1


def test_a_second_writer_waits_and_then_names_the_first(silent: Places) -> None:
    """A command that writes gives way to the one that holds the lock, with exit code 5."""
    main = silent.config / "monitor.toml"
    main.write_text(main.read_text("utf-8").replace("[service]", '[service]\nlock_wait = "0s"'), encoding="utf-8")
    with DirectoryLock(silent.data / "writer.lock", 0.0).held("a long digest"):
        done = run("fetch", *at(silent))
    assert done.code == 5
    assert "a long digest" in done.err


def test_a_question_is_answered_while_somebody_writes(silent: Places) -> None:
    """Reading needs no lock."""
    begin(silent)
    with DirectoryLock(silent.data / "writer.lock", 0.0).held("a long digest"):
        assert run("status", *at(silent)).code == 0


def test_when_nothing_is_reached_the_due_times_are_kept(silent: Places) -> None:
    """Exit code 6, a table of what failed and why, and every source has its next look in the store."""
    done = run("fetch", *at(silent), "--workers", "0", MONITOR_CLOCK="2023-12-04T09:00:00+03:00")
    assert done.code == 6
    assert "connection_failed" in done.out
    states = run("status", "--json", *at(silent)).json["sources"]
    assert len(states) == 18
    assert all("2023-12-04T06:00:00Z" < state["due_at"] < "2023-12-05T06:30" for state in states)


@pytest.mark.parametrize("words", ["gazeta", "ftp://agency.example/a", "http://"])
def test_what_is_no_address_is_not_asked_for(silent: Places, words: str) -> None:
    """A page is named by an http address; anything else is a mistake of the command line."""
    done = run("fetch", "--url", words, *at(silent), "--workers", "0")
    assert (done.code, done.out, words in done.err) == (2, "", True)
    assert not (silent.data / "monitor.sqlite3").exists()


def test_a_page_that_cannot_be_had_is_a_failure(silent: Places) -> None:
    """Exit code 6, as for a cycle that reached nothing; the reason stands in the ledger."""
    page = "http://127.0.0.1:9/беларусь-китай"
    done = run("fetch", "--url", page, *at(silent), "--workers", "0")
    assert (done.code, "no page" in done.err) == (6, True)
    assert "address_refused" in run("explain", page, *at(silent)).out


def test_a_wrong_clock_is_a_sentence(silent: Places) -> None:
    """What MONITOR_CLOCK says must be a moment."""
    done = run("digest", *at(silent), MONITOR_CLOCK="soon")
    assert (done.code, "MONITOR_CLOCK" in done.err) == (2, True)


def test_forget_asks_first(silent: Places) -> None:
    """Without --yes and without an answer nothing is removed."""
    begin(silent)
    done = run("forget", "http://wire.example/", *at(silent))
    assert (done.code, "is forgotten" in done.out, "Remove the text" in done.err) == (1, False, True)
