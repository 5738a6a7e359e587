"""The register of sources through the command line, while none of them can be reached."""

import shutil
from pathlib import Path

from monitor.app import Places
from monitor.newsroom import demo
from tests.cli.running import at, run


def installed(tmp_path: Path) -> Places:
    """Return an installation on a port where nobody listens."""
    return demo.install(tmp_path / "D", 9)


def test_the_register_goes_out_and_comes_back_as_opml(tmp_path: Path) -> None:
    """What is exported can be imported by an empty register, addresses and all."""
    places = installed(tmp_path)
    opml = run("sources", "export", *at(places))
    (tmp_path / "feeds.opml").write_text(opml.out, encoding="utf-8")
    before = run("sources", "export", "--json", *at(places)).json
    (places.config / "sources.toml").write_text("", encoding="utf-8")
    taken = run("sources", "import", tmp_path / "feeds.opml", "--language", "ru", "--json", *at(places))
    assert (taken.code, taken.json["listed"], len(taken.json["added"])) == (0, 18, 18)
    after = run("sources", "export", "--json", *at(places)).json
    assert {source["url"] for source in after} == {source["url"] for source in before}
    assert {source["verification"] for source in after} == {"unverified"}


def test_an_import_adds_nothing_twice(tmp_path: Path) -> None:
    """Importing one's own register changes no byte of it."""
    places = installed(tmp_path)
    file = places.config / "sources.toml"
    before = file.read_bytes()
    (tmp_path / "feeds.opml").write_text(run("sources", "export", *at(places)).out, encoding="utf-8")
    done = run("sources", "import", tmp_path / "feeds.opml", *at(places))
    assert done.out.startswith("0 of 18 feeds added")
    assert file.read_bytes() == before


def test_an_unreadable_opml_file_is_a_usage_error(tmp_path: Path) -> None:
    """A file that is missing or no OPML is refused in a sentence."""
    places = installed(tmp_path)
    (tmp_path / "broken.opml").write_text("<opml><body><outline", encoding="utf-8")
    for name in ("none.opml", "broken.opml"):
        done = run("sources", "import", tmp_path / name, *at(places))
        assert done.code == 2, done
        assert "Traceback" not in done.err


def test_a_check_of_sources_that_do_not_answer_exits_with_six(tmp_path: Path) -> None:
    """Every source is told with its reason; none becomes verified, and nothing is recorded."""
    places = installed(tmp_path)
    before = (places.config / "sources.toml").read_bytes()
    done = run("sources", "check", "wire", "agency-en", "--json", *at(places))
    assert done.code == 6
    assert [(row["source"], row["answers"], row["reason"]) for row in done.json] == [
        ("wire", False, "connection_failed"),
        ("agency-en", False, "connection_failed"),
    ]
    assert ((places.config / "sources.toml").read_bytes(), places.data.exists()) == (before, False)


def test_adding_an_address_that_does_not_answer_changes_nothing(tmp_path: Path) -> None:
    """A source is added when it has answered."""
    places = installed(tmp_path)
    before = (places.config / "sources.toml").read_bytes()
    done = run("sources", "add", "http://wire.example/new.rss", "--name", "New", *at(places))
    assert done.code in (2, 6)
    assert "was not added" in done.err
    assert (places.config / "sources.toml").read_bytes() == before


def test_the_shipped_configuration_can_be_read(tmp_path: Path) -> None:
    """The register of the repository names at least forty sources in the four languages, none of them twice."""
    shutil.copytree(demo.SHIPPED / "config", tmp_path / "config")
    shutil.copytree(demo.SHIPPED / "seeds", tmp_path / "seeds")
    done = run("sources", "--json", "--config", tmp_path / "config", "--data", tmp_path / "var")
    sources = [row["source"] for row in done.json]
    assert len({source["id"] for source in sources}) == len({source["url"] for source in sources}) == len(sources) >= 40
    assert {"en", "ru", "be", "zh"} <= {language for source in sources for language in source["languages"]}
