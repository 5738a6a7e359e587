"""The page of the timeline: the same milestones as Markdown, HTML and JSON, in four languages, and nothing live in it."""

import json
import re
from dataclasses import replace
from html import unescape

import pytest

from monitor.model import Certainty, Field, Milestone, MilestoneKind, Place
from monitor.stages import render

LANGUAGES = ("en", "ru", "be", "zh")
HOSTILE = 'Talks <script>alert("x")</script> & **bold** [link](http://evil.example) `code`'
SEEDED = Milestone(
    day="2016-09",
    certainty=Certainty.INFERRED,
    kind=MilestoneKind.SEED,
    words=HOSTILE,
    language="en",
    source="Agency <b>",
    seed="s",
    place=Place(field=Field.TITLE, start=0, end=5),
    evidence="the dateline <i>",
    ahead=True,
    formulas=(("rel", "iron brotherhood"),),
    formats=(("fmt", "state visit"),),
)
TOLD = Milestone(
    day="2026-11-22",
    certainty=Certainty.PRINTED,
    kind=MilestoneKind.STORY,
    words="北京会谈达成一份文件",
    language="zh",
    source="",
    story=7,
    edition="2026-11-22",
)


def files(language: str = "en", *milestones: Milestone) -> dict[str, str]:
    """Return the files of a timeline by name."""
    return {one.name: one.data.decode() for one in render.timeline(milestones or (SEEDED, TOLD), "Belarus – China", language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_the_reader_s_language(language: str) -> None:
    """Its own words are translated, the news stays in its own."""
    page = files(language)["timeline.html"]
    assert f'<html lang="{language}">' in page
    assert '<q lang="zh">北京会谈达成一份文件</q>' in page
    said = re.sub("<[^>]+>", " ", page)
    assert {"en": "date uncertain", "ru": "не достоверна", "be": "няпэўная", "zh": "日期不确定"}[language] in said


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("en", ("September 2016", "22 November 2026")),
        ("ru", ("сентябрь 2016", "22 ноября 2026")),
        ("be", ("верасень 2016", "22 лістапада 2026")),
        ("zh", ("2016年9月", "2026年11月22日")),
    ],
)
def test_days_are_written_out(language: str, days: tuple[str, str]) -> None:
    """A month stays a month: no first of it is made up."""
    page = files(language)["timeline.md"].lower()
    assert all(day.lower() in page for day in days)


def test_a_year_alone_stays_a_year() -> None:
    """Nothing more is known than is said."""
    assert "**1992** ·" in files("en", replace(TOLD, day="1992", source="Agency"))["timeline.md"]


def test_foreign_words_are_harmless() -> None:
    """Nothing of a text becomes markup, in either format."""
    both = files()
    assert "<script>" not in both["timeline.html"]
    assert "<b>" not in re.sub(r"<time[^>]*><b>", "", both["timeline.html"])
    assert "](http://evil" not in both["timeline.md"]


def test_the_page_asks_nothing_of_the_network() -> None:
    """Its links lead to other pages of the folder, and the policy forbids the rest."""
    page = files()["timeline.html"]
    assert set(re.findall(r'(?:href|src)="([^"]*)"', page)) == {
        "data:,",
        "feed.xml",
        "#main",
        "index.html",
        "2026-11-22.html#story-7",
        "timeline.md",
        "timeline.json",
    }
    assert "default-src 'none'" in unescape(page)


def test_the_document_holds_every_field() -> None:
    """Words, places and certainty as data."""
    whole = json.loads(files()["timeline.json"])
    first, second = whole["milestones"]
    assert (whole["schema"], first["words"], first["place"]) == ("monitor.timeline/1", HOSTILE, {"field": "title", "start": 0, "end": 5})
    assert (first["certainty"], first["formulas"], second["story"]) == ("inferred", [["rel", "iron brotherhood"]], 7)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_timeline_says_so(language: str) -> None:
    """A dossier without seeds, before its first edition."""
    found = render.timeline((), "", language)
    assert [one.name for one in found] == ["timeline.md", "timeline.html", "timeline.json"]
    assert json.loads(found[2].data)["milestones"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_a_year_leads_to_the_others(language: str) -> None:
    """Under its own name, in each form, with the years beside it named in the reader's language."""
    found = render.timeline((TOLD,), "", language, "timeline-2025", ((2024, "timeline-2024"), (2026, "timeline")))
    markdown, page, _ = (one.data.decode() for one in found)
    assert [one.name for one in found] == ["timeline-2025.md", "timeline-2025.html", "timeline-2025.json"]
    assert "[2024](timeline-2024.md) · [2026](timeline.md)" in markdown
    assert re.findall(r'href="(timeline[^"]*)"', page) == ["timeline-2024.html", "timeline.html", "timeline-2025.md", "timeline-2025.json"]
    assert {"en": "other years", "ru": "других лет", "be": "іншых гадоў", "zh": "其他年份"}[language] in page


def test_equal_milestones_give_equal_bytes() -> None:
    """And the index leads there."""
    assert files() == files()
    assert 'href="timeline.html"' in render.front([], [])[0].data.decode()


REPORTED = {"en": "date of the report", "ru": "дата сообщения", "be": "дата паведамлення", "zh": "报道日期"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_of_a_story_is_its_report_s(language: str) -> None:
    """That it is no more than that is said; without a report it is the edition's."""
    assert REPORTED[language] in files(language, replace(TOLD, reported=True))["timeline.md"]
    assert REPORTED[language] not in files(language, TOLD)["timeline.md"]
