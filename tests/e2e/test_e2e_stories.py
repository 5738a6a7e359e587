"""`monitor stories` on the demo: the ledger, one story, stories merged and split by hand, the timeline."""

import re

import pytest

from monitor.app import Places
from monitor.newsroom import content
from tests.cli.running import Result, at, run
from tests.e2e.conftest import Demo

pytestmark = pytest.mark.slow  # on the demo
END = "2023-12-12T08:00:00+03:00"
EXERCISE = "attention turns to joint exercise"


def stories(places: Places, *more: str) -> Result:
    """Run `monitor stories`."""
    return run("stories", *more, *at(places), MONITOR_CLOCK=END)


def weekly(places: Places) -> list[list[str]]:
    """Write the edition of the week and return the articles of each of its stories."""
    done = run("digest", "2023-W49", "--json", "--workers", "0", *at(places), MONITOR_CLOCK=END)
    assert done.code == 0, done.err
    return [[voice["article"] for voice in story["voices"]] for story in done.json["stories"]]


def together(told: list[list[str]], one: str, other: str) -> bool:
    """Return whether two articles are told as one story."""
    return any({one, other} <= set(story) for story in told)


def test_the_ledger_names_every_story(demo: Demo) -> None:
    """Newest first, with the languages of its articles; cut by day and number."""
    found = stories(demo.places, "--json").json
    assert [one["number"] for one in found] == [4, 3, 1, 2]
    assert (found[2]["state"], found[2]["languages"], found[2]["first_told"]) == ("developing", ["be", "en", "ru", "zh"], "2023-12-05")
    assert stories(demo.places, "--since", "2024-01-01", "--json").json == []
    assert len(stories(demo.places, "--limit", "1", "--json").json) == 1
    assert "2023-12-05" in stories(demo.places).out


def test_a_number_is_enough_to_see_a_story(demo: Demo) -> None:
    """`stories 1` is `stories show 1`: members by time, tellings, pairs with their features."""
    short, long = stories(demo.places, "1"), stories(demo.places, "show", "1")
    assert (short.code, short.out) == (0, long.out)
    whole = stories(demo.places, "1", "--json").json
    assert [one["when"] for one in whole["members"]] == sorted(one["when"] for one in whole["members"])
    assert [one["edition"] for one in whole["tellings"]] == ["2023-12-05", "2023-12-06"]
    assert {link["outcome"] for _, link in whole["links"]} >= {"joined", "rejected"}
    assert all(link["features"] for _, link in whole["links"])
    assert [(one["kind"], one["edition"]) for one in whole["relations"]] == [("continues", "2023-12-06")]


def test_stories_merged_by_hand_stay_together(copy: Places) -> None:
    """The number leads on, the week's edition tells one story, and no file of a final edition changes."""
    before = {path.name: path.read_bytes() for path in copy.digests.glob("2023-*")}
    two, three = ([one["article"] for one in stories(copy, number, "--json").json["members"]] for number in ("2", "3"))
    done = stories(copy, "merge", "2", "3", "--by", "desk")
    assert (done.code, done.out) == (0, "story 3 goes into story 2\n"), done.err
    assert "merged into 2" in stories(copy, "3").out
    assert "took in 3, decided by desk" in stories(copy, "2").out
    assert together(weekly(copy), two[0], three[0])
    assert {name: (copy.digests / name).read_bytes() for name in before} == before


def test_a_merge_is_taken_back(copy: Places) -> None:
    """As if it had never been said."""
    two, three = ([one["article"] for one in stories(copy, number, "--json").json["members"]] for number in ("2", "3"))
    for more in ((), ("--undo",)):
        assert stories(copy, "merge", "2", "3", *more).code == 0
    assert stories(copy, "3", "--json").json["goes_on_as"] == 3
    assert not together(weekly(copy), two[0], three[0])


def test_an_article_split_off_by_hand_stays_apart(copy: Places) -> None:
    """It has a story of its own at once, and the week's edition keeps the two apart."""
    members = stories(copy, "1", "--json").json["members"]
    leaving = next(one for one in members if EXERCISE in one["title"])
    done = stories(copy, "split", "1", leaving["url"], "--json")
    assert (done.code, done.json["other"], done.json["articles"]) == (0, 5, [leaving["article"]]), done.err
    assert [one["article"] for one in stories(copy, "5", "--json").json["members"]] == [leaving["article"]]
    assert "split from 1" in stories(copy, "5").out
    told = weekly(copy)
    assert not any(together(told, leaving["article"], one["article"]) for one in members if one != leaving)


def test_what_lies_on_a_story_stands_at_the_foot_of_editions(copy: Places) -> None:
    """A pin puts it first, a note is printed, both are proven with the rest; taken back, they are gone."""
    for more in (("pin", "3"), ("note", "3", "спытаць  пра\nбазіс 价格")):
        done = stories(copy, *more, "--by", "NK")
        assert done.code == 0, done.err
    assert [line for line in stories(copy, "3").out.splitlines() if "NK: " in line][1].endswith("NK: спытаць пра базіс 价格")
    weekly(copy)
    page = (copy.digests / "2023-W49.md").read_text("utf-8")
    assert page.index("## Desk") < page.index("спытаць пра базіс 价格")
    assert "pinned by the desk" in page
    assert run("verify", "2023-W49", *at(copy), MONITOR_CLOCK=END).code == 0
    assert "спытаць пра базіс 价格" in run("read", "2023-W49", *at(copy), MONITOR_CLOCK=END).out
    assert run("export", "2023-W49", "--as", "ris", "--out", "-", *at(copy), MONITOR_CLOCK=END).out.startswith("TY  - NEWS")
    for more in (("pin", "3"), ("note", "3", "спытаць пра базіс 价格")):
        assert stories(copy, *more, "--undo").code == 0
    assert "desk" not in stories(copy, "3").out


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("merge", "1", "99"), "there is no story 99"),
        (("merge", "1", "1"), "one story already"),
        (("split", "1", "http://nowhere.example/"), "no article is known"),
        (("split", "2", content.url("visit-wire-en")), "not in story 2"),
        (("merge", "1", "2", "--undo"), "nothing to undo"),
        (("pin", "99"), "there is no story 99"),
        (("pin", "3", "--undo"), "story 3 is not pinned"),
        (("note", "1", "words", "--undo"), "bears no note 'words'"),
        (("note", "1", "  "), "a note has 1 to 500 characters"),
        (("note", "1", "字" * 501), "a note has 1 to 500 characters"),
        (("99",), "there is no story 99"),
        (("--since", "yesterday"), "--since is no date"),
    ],
)
def test_what_cannot_be_is_refused_with_advice(demo: Demo, more: tuple[str, ...], words: str) -> None:
    """A sentence that says what is wrong, another that says what to do, and nothing is written."""
    done = stories(demo.places, *more)
    assert (done.code, words in done.err, len(done.err.strip().splitlines())) == (2, True, 2), done.err


def test_the_timeline_runs_from_the_seeds_to_the_told_stories(demo: Demo) -> None:
    """As text and as data, and as a page beside the editions to which the index leads."""
    found = stories(demo.places, "--timeline", "--json").json
    assert [one["day"] for one in found] == sorted(one["day"] for one in found)
    assert [one["story"] for one in found if one["kind"] == "story"] == [1, 2, 3, 4]
    assert len([one for one in found if one["kind"] == "seed"]) == 5
    assert stories(demo.places, "--timeline").out == (demo.places.digests / "timeline.md").read_text("utf-8")
    page = (demo.places.digests / "timeline.html").read_text("utf-8")
    assert len(re.findall("<li ", page)) == len(found)
    assert 'href="timeline.html"' in (demo.places.digests / "index.html").read_text("utf-8")


def test_a_story_that_two_kinds_of_edition_tell_is_listed_once(copy: Places) -> None:
    """The daily ones by themselves, a line that counts the others, and those for the asking; every number is a story's."""
    before = stories(copy, "--json").json
    weekly(copy)
    daily, week = stories(copy, "--json"), stories(copy, "--edition", "weekly", "--json")
    assert daily.json == before
    assert f"in other editions: {len(week.json)} weekly en; --edition and --language choose" in daily.err
    assert {one["kind"] for one in week.json} == {"weekly"}
    assert [stories(copy, str(one["number"])).code for one in week.json] == [0] * len(week.json)
