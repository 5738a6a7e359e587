"""The demo through the command line: what was planted is found, and every other command works on what it leaves."""

import json
from xml.etree import ElementTree as ET

import pytest

from monitor.newsroom import demo as newsroom
from monitor.newsroom.findings import FIRST, SECOND, THIRD
from monitor.newsroom.plants import plants as planted
from tests.cli.running import at, run
from tests.e2e.conftest import Demo

pytestmark = pytest.mark.slow  # the demo under all of these takes 20 s, most of it waiting for a feed that hangs


def test_every_plant_is_found(demo: Demo) -> None:
    """The demo finds all that was planted and exits with 0."""
    missed = [plant for plant in demo.said.json["plants"] if not plant["found"]]
    assert (missed, demo.said.code) == ([], 0)
    assert len(demo.said.json["plants"]) == len(planted())


def test_the_demo_names_the_digest_to_open(demo: Demo) -> None:
    """The file that the demo names is there."""
    assert demo.said.json["digest"] == str(demo.places.digests / f"{FIRST}.html")
    assert (demo.places.digests / f"{FIRST}.html").stat().st_size > 5_000


def test_the_talk_is_one_line_a_cycle_without_tracebacks(demo: Demo) -> None:
    """Standard error is for people: no progress bars where there is no terminal, no traceback, no article text."""
    assert "Traceback" not in demo.said.err
    assert "\x1b" not in demo.said.err
    assert demo.said.err.count(" kept") == len(newsroom.LOOKS)
    assert "Переговоры" not in demo.said.err


def test_three_days_are_written_in_every_form(demo: Demo) -> None:
    """Each edition lies there as Markdown, HTML and JSON, beside the front page and the feed; nothing is left half written."""
    names = {path.name for path in demo.places.digests.iterdir()}
    timeline = {f"timeline.{form}" for form in ("md", "html", "json")}
    assert names == {f"{day}.{form}" for day in (FIRST, SECOND, THIRD) for form in ("md", "html", "json")} | timeline | {
        "index.html",
        "feed.xml",
    }
    ET.parse(demo.places.digests / "feed.xml")  # noqa: S314 (our own file)


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_digest_prints_the_very_bytes_of_the_file(demo: Demo, form: str) -> None:
    """A final edition is printed as it was published, and asking changes nothing."""
    file = demo.places.digests / f"{SECOND}.{form}"
    before = file.read_bytes()
    done = run("digest", SECOND, "--stdout", "--format", form, *at(demo.places), "--workers", "0")
    assert done.code == 0
    assert done.out.encode() == before == file.read_bytes()


def test_digest_as_json_is_the_published_document(demo: Demo) -> None:
    """`--json` prints the digest itself, and says which files there are on standard error."""
    done = run("digest", FIRST, "--json", *at(demo.places), "--workers", "0")
    assert done.json == json.loads((demo.places.digests / f"{FIRST}.json").read_text("utf-8"))
    assert str(demo.places.digests / f"{FIRST}.md") in done.err


def test_latest_is_the_last_final_edition(demo: Demo) -> None:
    """At the demo's end the edition of the third morning is the last whose cut-off has passed."""
    done = run("digest", "latest", *at(demo.places), "--workers", "0", MONITOR_CLOCK="2023-12-07T08:00:00+03:00")
    assert done.out.startswith(str(demo.places.digests / f"{THIRD}.html"))
    assert "final" in done.out


def test_read_shows_the_last_edition_within_eighty_columns(demo: Demo) -> None:
    """Without a date the last edition is read; it says that nothing was new, and how complete it is."""
    done = run("read", *at(demo.places))
    assert done.code == 0
    assert THIRD in done.out
    assert "Nothing new today." in done.out
    assert "How complete this is" in done.out
    assert "\x1b" not in done.out
    assert max(map(len, done.out.splitlines())) <= 80


def test_read_shows_an_edition_with_numbered_citations(demo: Demo) -> None:
    """Sentences carry the number of their source, and the sources say who they are."""
    done = run("read", FIRST, *at(demo.places))
    assert "[1]" in done.out
    assert "Sample Agency · state, agency · BY" in done.out
    assert "designated: BY" in done.out
    assert "习近平会见白俄罗斯总统卢卡申科" in done.out


def test_read_names_the_side_of_each_word_of_a_readout(demo: Demo) -> None:
    """Above the words stands whose they are, and a side that is silent is named too."""
    said = run("read", FIRST, *at(demo.places)).out
    compared = said[said.index("Format") : said.index("Figures")]
    for words in ("Belarus · Working visit", "China · Meeting", "Belarus · absent", "in the words of Alexander Lukashenko"):
        assert words in compared, words


def test_read_of_an_edition_that_was_not_written_says_how_to_write_it(demo: Demo) -> None:
    """The person reads the command."""
    done = run("read", "2023-12-01", *at(demo.places))
    assert (done.code, "`monitor digest 2023-12-01`" in done.err) == (2, True)


def test_explain_tells_why_an_article_was_kept(demo: Demo) -> None:
    """Score, evidence, verdict, story and every step, oldest first."""
    done = run("explain", "http://agency.example/president/view/lukashenko-xi-jinping-hold-talks-in-beijing-2023", *at(demo.places))
    assert done.code == 0
    for words in (": kept", "relevance", "new: nothing known", f"told in {FIRST}", "listed by agency-en", "archived as"):
        assert words in done.out


def test_explain_knows_an_article_by_any_of_its_addresses(demo: Demo) -> None:
    """A fragment and tracking parameters do not make another article."""
    done = run("explain", "http://WIRE.example/world/2023/12/04/lukashenko-returns-to-beijing?utm_source=x#top", *at(demo.places), "--json")
    assert (done.code, done.json["fate"], done.json["language"]) == (0, "kept", "en")


def test_explain_tells_why_an_article_was_dropped(demo: Demo) -> None:
    """Stage and reason in words of the closed list."""
    done = run("explain", "http://xinwen.example/tech/20231204/c100002.html", *at(demo.places), "--json")
    assert (done.code, done.json["fate"]) == (0, "dropped")
    assert done.json["reason"] in ("not_mentioned", "off_topic")


def test_explain_of_an_unknown_address_exits_with_two(demo: Demo) -> None:
    """A script can tell an unknown address from a known one."""
    done = run("explain", "http://nowhere.example/", *at(demo.places))
    assert done.code == 2
    assert "unknown" in done.out


SEARCHES = {
    "great stone": "en",
    "индустриальный парк": "ru",  # the nominative; the texts say «в индустриальном парке»
    "белорусскими экспортёрами": "ru",
    "індустрыяльнага парка": "be",
    "тавары": "be",
    "工业园": "zh",
    "工業園": "zh",  # traditional
    "習近平 盧卡申科": "zh",
}


@pytest.mark.parametrize(("query", "language"), SEARCHES.items())
def test_search_finds_articles_in_each_language(demo: Demo, query: str, language: str) -> None:
    """Inflected, two characters long or in traditional script: the words find their article."""
    done = run("search", query, "--json", *at(demo.places))
    assert done.code == 0
    assert language in {hit["language"] for hit in done.json}
    assert all(hit["snippet"] and hit["url"] for hit in done.json)


def test_search_without_a_hit_finds_nothing(demo: Demo) -> None:
    """Nothing found is an answer, not an error."""
    assert run("search", "жирафы", *at(demo.places)).out == "0 found\n"


@pytest.mark.parametrize("query", ["", '"', "(", "*"])
def test_search_for_no_word_is_a_usage_error(demo: Demo, query: str) -> None:
    """Signs of the database's own query language mean nothing here."""
    done = run(*at(demo.places), "search", "--", query)
    assert (done.code, "Traceback" in done.err) == (2, False)


def test_sources_are_listed_with_their_health(demo: Demo) -> None:
    """Who answers and who fails, with the last poll."""
    done = run("sources", "--json", *at(demo.places))
    failures = {row["source"]["id"]: row["state"]["failures"] for row in done.json}
    assert len(failures) == 18
    assert {name for name, count in failures.items() if count} == {"dead", "stuck", "hollow"}


def test_status_counts_what_there_is(demo: Demo) -> None:
    """Articles, versions, entries, drops by reason, editions."""
    status = run("status", "--json", *at(demo.places)).json
    assert status["versions"] == status["articles"] + 1  # one was edited
    assert (status["editions"], status["last_edition"]) == (3, THIRD)
    assert sum(n for _, n in status["drops"]) + status["articles"] + status["waiting"] == status["entries"]


def test_status_in_words_names_failing_sources(demo: Demo) -> None:
    """The person sees at once what needs a look."""
    done = run("status", *at(demo.places))
    assert "dead: " in done.out
    assert "belarus-china" in done.out
