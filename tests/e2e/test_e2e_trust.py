"""Editions made again, evidence for single articles, and a look over the installation, on the demo."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator

from monitor.app import Places
from monitor.newsroom import content
from monitor.newsroom.findings import FIRST, SECOND, THIRD
from tests.cli.running import Result, at, run
from tests.e2e.conftest import Demo

pytestmark = pytest.mark.slow  # on the demo and copies of it
END = "2023-12-07T08:00:00+03:00"
AGENCY = content.url("visit-agency-en")


def sql(places: Places, statement: str, *values: object) -> None:
    """Change the database behind the program's back."""
    with closing(sqlite3.connect(places.data / "monitor.db")) as connection, connection:
        connection.execute(statement, values)


def rebuilt(places: Places, edition: str, *more: str) -> Result:
    """Make an edition again."""
    return run("digest", edition, *more, *at(places), "--workers", "0", "--json", MONITOR_CLOCK=END)


@pytest.mark.parametrize("edition", [FIRST, SECOND, THIRD])
def test_an_edition_made_again_has_the_same_bytes(copy: Places, edition: str) -> None:
    """Computed from what was known then, although articles were edited, copied and followed up since; and its files are put back."""
    before = (copy.digests / f"{edition}.html").read_bytes()
    (copy.digests / f"{edition}.html").write_bytes(b"something else")
    done = rebuilt(copy, edition, "--rebuild")
    assert (done.code, done.json["recomputed"], len(done.json["equal"]), done.json["different"]) == (0, True, 3, [])
    assert (copy.digests / f"{edition}.html").read_bytes() == before


def test_settings_changed_since_do_not_change_an_edition_made_again(copy: Places) -> None:
    """It was told with the settings of its day, which it keeps."""
    main = copy.config / "monitor.toml"
    main.write_text(main.read_text("utf-8").replace("[editions]", "[editions]\nsentences_max = 2"), "utf-8")
    assert rebuilt(copy, FIRST, "--rebuild").json["different"] == []
    assert "other" not in run("digest", FIRST, "--diff", *at(copy), "--workers", "0", MONITOR_CLOCK=END).out.partition("nothing would")[0]


def test_a_store_that_was_changed_does_not_give_the_same_bytes(copy: Places) -> None:
    """The words of a told article are others now: exit code 9, and the published files stay."""
    sql(copy, "UPDATE versions SET title = title || ' indeed' WHERE url = ?", AGENCY)
    before = (copy.digests / f"{FIRST}.md").read_bytes()
    done = rebuilt(copy, FIRST, "--rebuild")
    assert (done.code, set(done.json["different"])) == (9, {f"{FIRST}.{form}" for form in ("md", "html", "json")})
    assert (copy.digests / f"{FIRST}.md").read_bytes() == before


def test_another_versions_edition_is_rendered_from_its_digest(copy: Places) -> None:
    """Its stages may have decided otherwise; what they decided is stored."""
    sql(copy, 'UPDATE editions SET digest = replace(digest, \'"program":"monitor 0.\', \'"program":"monitor 99.\')')
    done = rebuilt(copy, FIRST, "--rebuild")
    assert (done.code, done.json["recomputed"], done.json["program"].startswith("monitor 99.")) == (0, False, True)


def test_withdrawn_inputs_are_named(copy: Places) -> None:
    """An edition made again cannot have their words; nobody is blamed for that."""
    assert run("forget", AGENCY, "--yes", *at(copy), MONITOR_CLOCK=END).code == 0
    done = rebuilt(copy, FIRST, "--rebuild")
    assert (done.code, done.json["lost"]) == (0, [AGENCY])
    told = rebuilt(copy, FIRST, "--diff").json["changes"]
    assert ("article withdrawn", AGENCY) in {(one["kind"], one["detail"]) for one in told}


def test_an_edition_that_was_not_told_cannot_be_made_again(demo: Demo) -> None:
    """The person reads how to write it."""
    done = rebuilt(demo.places, "2023-12-02", "--rebuild")
    assert (done.code, "`monitor digest 2023-12-02`" in done.err) == (2, True)


def test_nothing_new_is_known_of_an_untouched_edition(demo: Demo) -> None:
    """`--diff` says so."""
    assert "nothing would be told otherwise" in run("digest", SECOND, "--diff", *at(demo.places), "--workers", "0", MONITOR_CLOCK=END).out


def test_an_edit_that_was_found_later_is_a_difference(copy: Places) -> None:
    """Another version of a told article, with another headline."""
    columns = (
        "url, text, text_hash, language, published, published_origin, has_time, suspicious, byline, origin, aliases, outlet, extractor"
    )
    last = "(SELECT max(sequence) FROM recordings)"
    sql(
        copy,
        f"INSERT INTO versions (article, n, title, response, recorded, {columns}) "  # noqa: S608 (our own names)
        f"SELECT article, 9, 'Minsk, Beijing: ' || title, response, {last}, {columns} FROM versions WHERE url = ?",
        AGENCY,
    )
    for table, names in {"relevance": "score, evidence", "verdicts": 'kind, "of", share, back'}.items():
        sql(
            copy,
            f"INSERT INTO {table} (article, version, recorded, {names}) SELECT article, 9, {last}, {names} "  # noqa: S608 (our own names)
            f"FROM {table} WHERE article = (SELECT article FROM versions WHERE url = ?) LIMIT 1",
            AGENCY,
        )
    kinds = {one["kind"] for one in rebuilt(copy, FIRST, "--diff").json["changes"]}
    assert "article edited" in kinds
    assert rebuilt(copy, FIRST, "--rebuild").json["different"] == []


def folder(demo: Demo, url: str, out: Path) -> Path:
    """Write the evidence for an address."""
    done = run("evidence", url, "--out", out, *at(demo.places), MONITOR_CLOCK=END)
    assert done.code == 0, done.err
    return out


NAMES = ("visit-agency-en", "visit-official-ru", "visit-exile-be", "visit-agency-zh", "visit-wall-en")


@pytest.mark.parametrize("name", NAMES)
def test_evidence_can_be_checked_by_anybody(demo: Demo, tmp_path: Path, name: str) -> None:
    """The sums are right, the WARC record holds the body, the stored words stand in the body, the README says so."""
    out = folder(demo, content.url(name), tmp_path / "e")
    assert subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=out, check=False).returncode == 0
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    answer = manifest["versions"][-1]["answers"][-1]
    body = next((out / answer["folder"]).glob("body.*")).read_bytes()
    with (out / answer["folder"] / "response.warc").open("rb") as file:
        record = next(iter(ArchiveIterator(file)))
        assert (record.reader.read(), record.headers["WARC-Target-URI"]) == (body, answer["final_url"])
    assert hashlib.sha256(body).hexdigest() == answer["body_sha256"]
    title = (out / "version-1/title.txt").read_text("utf-8").strip()
    assert title in (out / "README.txt").read_text("utf-8") or len(manifest["versions"]) > 1
    assert manifest["versions"][-1]["because"]


def test_evidence_has_the_same_bytes_again(demo: Demo, tmp_path: Path) -> None:
    """In another folder and in the same one, and `--json` is the manifest."""
    first, second = (folder(demo, AGENCY, tmp_path / name) for name in ("a", "b"))
    folder(demo, AGENCY, first)
    files = [{path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()} for out in (first, second)]
    assert files[0] == files[1]
    said = run("evidence", AGENCY, "--out", first, "--json", *at(demo.places), MONITOR_CLOCK=END)
    assert said.out == (first / "manifest.json").read_text("utf-8")


def test_an_edited_article_has_both_versions_in_evidence(demo: Demo, tmp_path: Path) -> None:
    """Each with its own answer."""
    edited = next(name for name, row in content.rows().items() if "edited" in row)
    manifest = json.loads((folder(demo, content.url(edited), tmp_path / "e") / "manifest.json").read_text("utf-8"))
    assert [one["answers"][0]["folder"] for one in manifest["versions"]] == ["answer-1", "answer-2"]


@pytest.mark.parametrize(("url", "why"), [("http://nowhere.example/", "unknown"), (content.url("harvest-ru"), "dropped")])
def test_there_is_no_evidence_for_what_was_not_kept(demo: Demo, tmp_path: Path, url: str, why: str) -> None:
    """The person reads why, and where to look."""
    done = run("evidence", url, "--out", tmp_path / "e", *at(demo.places))
    assert (done.code, why in done.err, "`monitor explain`" in done.err, (tmp_path / "e").exists()) == (2, True, True, False)


def test_there_is_no_evidence_for_what_was_withdrawn(copy: Places, tmp_path: Path) -> None:
    """Its words are gone; the command says that they were withdrawn."""
    assert run("forget", AGENCY, "--yes", *at(copy), MONITOR_CLOCK=END).code == 0
    done = run("evidence", AGENCY, "--out", tmp_path / "e", *at(copy))
    assert (done.code, "withdrawn" in done.err) == (2, True)


def test_evidence_does_not_mix_with_other_files(demo: Demo, tmp_path: Path) -> None:
    """A folder with something in it is left alone."""
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    assert run("evidence", AGENCY, "--out", tmp_path, *at(demo.places)).code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def complaints(places: Places, clock: str = END) -> dict[str, str]:
    """Return what the doctor finds wrong, by where."""
    return {
        one["where"]: one["what"] + " " + one["advice"]
        for one in run("doctor", "--json", *at(places), MONITOR_CLOCK=clock).json["complaints"]
    }


def test_the_doctor_names_sources_that_fail(demo: Demo) -> None:
    """The planted ones and nothing else, each with what to do; the exit code is 9."""
    done = run("doctor", *at(demo.places), MONITOR_CLOCK=END)
    assert done.code == 9
    found = [line.split()[1] for line in done.out.splitlines()]
    assert (sorted(found), done.out.count("`monitor sources check ")) == (["dead", "hollow", "stuck"], 3)


def test_the_doctor_is_content_with_a_sound_installation(copy: Places) -> None:
    """Without the three sources that were planted to fail nothing is wrong."""
    sources = copy.config / "sources.toml"
    head, *rows = sources.read_text("utf-8").split("[[source]]")
    sources.write_text(
        "[[source]]".join([head, *(row for row in rows if not any(f'id = "{bad}"' in row for bad in ("dead", "stuck", "hollow")))]), "utf-8"
    )
    done = run("doctor", *at(copy), MONITOR_CLOCK=END)
    assert (done.code, done.out) == (0, "nothing is wrong\n")


def test_the_doctor_says_that_the_service_sleeps(demo: Demo) -> None:
    """Two days later nobody has polled and no edition was written."""
    found = complaints(demo.places, "2023-12-09T08:00:00+03:00")
    assert "overdue" in found["cycles"]
    assert "2023-12-08, 2023-12-09" in found["editions"]


def test_the_doctor_finds_a_damaged_database(copy: Places) -> None:
    """Bytes in the middle of the file are overwritten."""
    file = copy.data / "monitor.db"
    data = bytearray(file.read_bytes())
    data[len(data) // 4 : len(data) // 2] = b"\xff" * (len(data) // 2 - len(data) // 4)
    file.write_bytes(data)
    assert "damaged" in complaints(copy)["database"]


def test_the_doctor_finds_lost_archives_and_files(copy: Places) -> None:
    """Kept answers that are gone, and a digest that is not in place."""
    shutil.rmtree(copy.data / "archive/kept")
    (copy.digests / f"{FIRST}.md").unlink()
    found = complaints(copy)
    assert "verify --all" in found["archive"]
    assert f"{FIRST}.md" in found["editions"]


def test_the_doctor_repeats_every_mistake_of_the_configuration(copy: Places) -> None:
    """File and key; the database is not looked at then."""
    (copy.config / "monitor.toml").write_text('topic = "topics/belarus-china.toml"\nseeds = "seeds"\nwrong = 1\n', "utf-8")
    assert "wrong" in complaints(copy)["configuration"]


def test_the_doctor_asks_for_a_first_cycle(tmp_path: Path) -> None:
    """Where there is no database yet the advice is to gather."""
    done = run("doctor", "--config", Path(__file__).parents[2] / "config", "--data", tmp_path / "var", "--digests", tmp_path / "digests")
    assert (done.code, "`monitor fetch`" in done.out) == (9, True)
