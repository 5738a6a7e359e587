"""The configuration: everything shipped is sound, and every mistake is reported at once with its file and key."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from monitor.errors import ConfigurationError, UsageError
from monitor.model import Certainty, Control, Seed, Settings, SourceKind, Verification
from monitor.settings import load, opml, register

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the shipped configuration, with the seeds beside it."""
    shutil.copytree(ROOT / "config", tmp_path / "config")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    return tmp_path / "config"


@pytest.fixture(scope="module")
def shipped() -> Settings:
    """Return the shipped settings."""
    return load(ROOT / "config")


def problems(folder: Path) -> list[str]:
    """Return what is wrong with a configuration, a line each."""
    with pytest.raises(ConfigurationError) as caught:
        load(folder)
    return [str(problem) for problem in caught.value.problems]


def test_the_shipped_register_has_forty_sources_in_four_languages(shipped: Settings) -> None:
    """All unverified until they have been seen to answer."""
    assert len(shipped.sources) >= 40
    assert {language for source in shipped.sources for language in source.languages} == {"en", "ru", "be", "zh"}
    assert {source.verification for source in shipped.sources} == {Verification.UNVERIFIED}


def test_every_shipped_source_has_an_outlet(shipped: Settings) -> None:
    """Who publishes is known for each source that we ship."""
    from monitor.stages.outlets import outlet_of

    strangers = [
        source.id for source in shipped.sources if outlet_of(source.url, "", shipped.outlets).id not in {o.id for o in shipped.outlets}
    ]
    assert strangers == []


def seed(shipped: Settings, number: str) -> Seed:
    """Return the seed whose id begins with that number."""
    return next(seed for seed in shipped.seeds if seed.id.startswith(number))


@pytest.mark.parametrize(
    ("number", "day", "certainty"),
    [
        ("000", date(2022, 9, 15), Certainty.INFERRED),
        ("001", date(2023, 12, 4), Certainty.INFERRED),
        ("002", date(2013, 7, 16), Certainty.INFERRED),
        ("003", date(2023, 3, 1), Certainty.INFERRED),
        ("004", date(2021, 1, 26), Certainty.PRINTED),
    ],
)
def test_seeds_are_dated_by_their_event(shipped: Settings, number: str, day: date, certainty: Certainty) -> None:
    """A portal's clock, an anniversary and a printed date are told apart."""
    assert (seed(shipped, number).event_date, seed(shipped, number).certainty) == (day, certainty)


@pytest.mark.parametrize(
    ("number", "furniture"),
    [
        ("000", "eng.belta.by"),
        ("001", "October 3, 2024"),
        ("001", "Most Popular"),
        ("002", "• 12"),
        ("003", "Leave a Reply"),
        ("003", "Stern"),
        ("004", "Source:"),
    ],
)
def test_the_text_used_for_matching_is_free_of_furniture(shipped: Settings, number: str, furniture: str) -> None:
    """Page furniture stays in the file and out of the text."""
    assert furniture not in seed(shipped, number).text


def test_a_text_dropped_into_seeds_is_taken_up(folder: Path) -> None:
    """Without an entry in seeds.toml its first line is its title, its language is told, and its date is unknown."""
    text = "Перамовы ў Мінску\n\nУ Мінску прайшлі перамовы беларускай і кітайскай дэлегацый пра супрацоўніцтва ў будаўніцтве."
    (folder.parent / "seeds" / "fresh.txt").write_text(text, encoding="utf-8")
    fresh = next(seed for seed in load(folder).seeds if seed.id == "fresh")
    assert (fresh.title, fresh.language, fresh.event_date) == ("Перамовы ў Мінску", "be", None)


def test_every_mistake_of_every_file_is_reported_at_once(folder: Path) -> None:
    """Unknown key, wrong type, duplicate id and a bad pattern come in one message, with file and key."""
    (folder / "monitor.toml").write_text('[fetch]\ndeadlin = 3\nconcurrency = "many"\n[nonsense]\n', encoding="utf-8")
    row = '[[source]]\nid = "a"\nname = "A"\nurl = "https://a.example/"\nkind = "rss"\nlanguages = ["en"]\nzone = "{}"\ninterval = "1h"\n'
    (folder / "sources.toml").write_text(row.format("UTC") + row.format("Mars/Base"), encoding="utf-8")
    (folder / "outlets.toml").write_text('[[outlet]]\nid = "x"\nname = "X"\nhosts = []\ncontrol = "secret"\n', encoding="utf-8")
    found = "\n".join(problems(folder))
    for expected in ("fetch.deadlin: unknown key", "fetch.concurrency", "nonsense: unknown key", "more than once", "Mars/Base", "control"):
        assert expected in found
    assert all(name in found for name in ("monitor.toml", "sources.toml", "outlets.toml"))


def test_a_file_that_is_no_toml_is_named(folder: Path) -> None:
    """The line of the mistake is in the message."""
    (folder / "sources.toml").write_text("[[source]\n", encoding="utf-8")
    assert any("sources.toml: is not TOML" in line and "line 1" in line for line in problems(folder))


def test_a_missing_directory_is_named(tmp_path: Path) -> None:
    """The person reads which directory was looked for."""
    assert "there is no such configuration directory" in problems(tmp_path / "nowhere")[0]


def test_a_seed_entry_without_its_file_and_furniture_not_in_the_text_are_mistakes(folder: Path) -> None:
    """What seeds.toml says must be true of the files."""
    listed = folder.parent / "seeds" / "seeds.toml"
    listed.write_text(listed.read_text(encoding="utf-8").replace('"• 12"', '"• 13"').replace("003_", "103_"), encoding="utf-8")
    found = "\n".join(problems(folder))
    assert "no such line in the text: '• 13'" in found
    assert "there is no such file" in found


def test_durations_are_written_as_people_write_them(folder: Path) -> None:
    """30s, 15m, 2h and 1d are understood wherever a duration stands."""
    (folder / "monitor.toml").write_text('[retry]\nfirst = "90s"\nlongest = "2d"\n', encoding="utf-8")
    assert (load(folder).retry.first, load(folder).retry.longest) == (timedelta(seconds=90), timedelta(days=2))


def test_looks_are_distances_that_grow(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Durations in a list, from the file or the environment; ones that do not grow are a mistake."""
    assert load(folder).looks.after[:2] == (timedelta(hours=1), timedelta(hours=6))
    monkeypatch.setenv("MONITOR_LOOKS__AFTER", "30m, 2d")
    assert load(folder).looks.after == (timedelta(minutes=30), timedelta(days=2))
    monkeypatch.setenv("MONITOR_LOOKS__AFTER", "2d, 1h")
    assert any("growing distances" in problem for problem in problems(folder))


def test_the_environment_stands_above_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database address with a password need not stand in a file."""
    monkeypatch.setenv("MONITOR_STORE__URL", "postgresql+psycopg://monitor@db.example/monitor")
    monkeypatch.setenv("MONITOR_SERVICE__TICK", "5s")
    monkeypatch.setenv("MONITOR_EDITIONS__LANGUAGES", "ru, be")
    settings = load(folder)
    assert settings.store.url == "postgresql+psycopg://monitor@db.example/monitor"
    assert (settings.service.tick, settings.editions.languages) == (timedelta(seconds=5), ("ru", "be"))


def test_a_mistake_of_the_environment_is_not_laid_to_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads of it looks into the right place."""
    monkeypatch.setenv("MONITOR_FETCH__CONCURRENCY", "many")
    (found,) = problems(folder)
    assert found.startswith("environment: fetch.concurrency: ")


@pytest.mark.parametrize("language", ["xx", "de", "EN", ""])
def test_a_language_without_words_for_an_edition_is_told(folder: Path, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the configuration is read, with those that there are, and not on the morning of the first edition; the variable likewise."""
    said = f"editions.languages: no edition can be written in {language!r}; languages are en, be, ru, zh"
    (folder / "monitor.toml").write_text(f'[editions]\nlanguages = ["zh", "{language}"]\n', encoding="utf-8")
    assert problems(folder) == [f"{folder / 'monitor.toml'}: {said}"]
    (folder / "monitor.toml").write_text('[editions]\nlanguages = ["en", "be", "ru", "zh"]\n', encoding="utf-8")
    assert load(folder).editions.languages == ("en", "be", "ru", "zh")
    monkeypatch.setenv("MONITOR_EDITIONS__LANGUAGES", f"ru,{language}")
    assert problems(folder) == [f"environment: {said}"]


def test_verifying_keeps_comments_and_order(folder: Path) -> None:
    """Only the one key is added; a second run changes nothing."""
    file = folder / "sources.toml"
    before = file.read_text(encoding="utf-8")
    assert register.verify(file, ["belta-ru"]) == ("belta-ru",)
    assert register.verify(file, ["belta-ru"]) == ()
    after = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in before.splitlines() if line not in after] == []
    assert load(folder).sources[0].verification is Verification.VERIFIED


def test_opml_goes_out_and_comes_in_again(tmp_path: Path, folder: Path, shipped: Settings) -> None:
    """Addresses and names survive; a feed that is registered already is not added twice."""
    file = tmp_path / "feeds.opml"
    file.write_text(opml.write(shipped.sources[:2]).replace("https://www.belta.by/rss", "https://fresh.example/rss"), encoding="utf-8")
    sources = opml.read(file, [source.id for source in shipped.sources], "ru")
    assert register.add(folder / "sources.toml", sources) == ("belta-russian",)
    added = load(folder).sources[-1]
    assert (added.url, added.kind, added.languages) == ("https://fresh.example/rss", SourceKind.AUTO, ("ru",))


def test_a_file_that_is_no_opml_is_refused(tmp_path: Path) -> None:
    """The person reads what to name instead."""
    (tmp_path / "x.opml").write_text("nothing", encoding="utf-8")
    with pytest.raises(UsageError, match="lists no feeds"):
        opml.read(tmp_path / "x.opml", [], "en")


def test_unknown_control_stays_unknown(shipped: Settings) -> None:
    """An outlet of which the register says nothing is never called private."""
    assert next(outlet for outlet in shipped.outlets if outlet.id == "udf").control is Control.UNKNOWN


RULE = '[[rule]]\nid = "{}"\nhosts = ["ministry.example"]\n{}\n'


def test_rules_for_pages_are_an_option_of_extraction(folder: Path) -> None:
    """They have a file of their own."""
    (folder / "rules.toml").write_text(RULE.format("a", "title = '//h2'"), encoding="utf-8")
    assert [one.title for one in load(folder).extract.rules] == ["//h2"]


def test_a_configuration_without_rules_has_none(folder: Path) -> None:
    """The file may be missing: most installations need no rule."""
    (folder / "rules.toml").unlink()
    assert load(folder).extract.rules == ()


def test_rules_for_pages_are_tried(folder: Path) -> None:
    """A bad expression, a rule that says nothing and a slip of the pen are named with file and key."""
    bad = RULE.format("a", "body = '//div['") + RULE.format("b", "") + RULE.format("c", "remove = ['//p', 'count(//p)']\nbodi = ''")
    (folder / "rules.toml").write_text(bad, encoding="utf-8")
    found = "\n".join(problems(folder))
    assert all(part in found for part in ("rules.toml: rule a.body: '//div['", "rule b: it says nothing", "rule c.bodi: unknown key"))


def test_the_password_of_the_mail_server_stands_in_the_environment_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the file it is a mistake, which does not repeat it; recipients may be named in the environment too."""
    monkeypatch.setenv("MONITOR_DELIVERY__PASSWORD", "0042")
    monkeypatch.setenv("MONITOR_DELIVERY__NOTIFY", "json://127.0.0.1, ntfys://ntfy.example/topic")
    delivery = load(folder).delivery
    assert (delivery.password, len(delivery.notify)) == ("0042", 2)
    (folder / "monitor.toml").write_text('[delivery]\npassword = "hush"\n', encoding="utf-8")
    (found,) = problems(folder)
    assert "MONITOR_DELIVERY__PASSWORD" in found
    assert "hush" not in found


@pytest.mark.parametrize("table", ["editions", "delivery"])
@pytest.mark.parametrize("kinds", ['"daily", "yearly"', '"since"', ""])
def test_only_editions_that_are_published_are_configured(folder: Path, table: str, kinds: str) -> None:
    """A kind that is none, or is asked for by hand, is told before anything runs."""
    (folder / "monitor.toml").write_text(f"[{table}]\nkinds = [{kinds}]\n", encoding="utf-8")
    (found,) = problems(folder)
    assert "daily, monthly, weekly" in found


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("[stories]\nthreshold = 50", "between 0 and 1"),
        ("[dedup]\nreprint_share = 1.5", "shares lie"),
        ("[dedup]\nmodulus = 0", "at least 1"),
        ("[editions]\nsentences_min = 5", "at most sentences_max"),
        ("[delivery]\nport = 0", "delivery.port: 0 is no port"),
        ("[web]\nport = 70000", "web.port: 70000 is no port"),
        ('[[fetch.resolve]]\nhost = "a"\naddress = "b"\nport = 99999', "resolve.port: 99999 is no port"),
    ],
)
def test_a_number_that_cannot_be_meant_is_told(folder: Path, given: str, said: str) -> None:
    """Per cent for a share, a port that there is not, more sentences at least than at most."""
    (folder / "monitor.toml").write_text(f"{given}\n", encoding="utf-8")
    (found,) = problems(folder)
    assert said in found


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('to = ["a@reader.example"]', "needs a host and a sender"),
        ('to = ["a@reader.example", "b@x>\\r\\nBcc: c@x"]\nhost = "h"\nsender = "s@x"', "to.2"),
        ('to = ["a@x", "A@x"]\nhost = "h"\nsender = "s@x"', "twice"),
        ('host = "mail.example"\nuser = "u"\nsecurity = "none"', "readably"),
        ('security = "ssl"', "starttls, tls or none"),
    ],
)
def test_mistakes_of_deliveries_name_no_reader(folder: Path, table: str, said: str) -> None:
    """What is wrong is said by its place in the list."""
    (folder / "monitor.toml").write_text(f"[delivery]\n{table}\n", encoding="utf-8")
    (found,) = problems(folder)
    assert said in found
    assert "@" not in found.replace("name@host", "")
