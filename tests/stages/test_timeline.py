"""The timeline: the seeds' events, what their sentences date, and the told stories; in four languages."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from monitor.model import (
    Certainty,
    Decision,
    Edition,
    EditionKind,
    EditionRecord,
    EditionState,
    Field,
    Milestone,
    MilestoneKind,
    Ruling,
    Seed,
    Settings,
    StoryRecord,
    StoryState,
)
from monitor.model.histories import Opening
from monitor.settings import load
from monitor.stages.timeline import Chapter, chapters, of_seed, stale, timeline
from tests.render import sample

SHIPPED: Settings = load(Path(__file__).parents[2] / "config")
"""With the five seeds, which are part of the project."""


def seed(text: str, language: str, day: date | None = date(2020, 3, 5), title: str = "Talks") -> Seed:
    """Return a text known before the first poll, in our own words."""
    return Seed(
        id="s",
        title=title,
        text=text,
        language=language,
        publisher="Portal",
        origin="Agency",
        event_date=day,
        certainty=Certainty.INFERRED if day else Certainty.UNKNOWN,
        date_evidence="the dateline",
    )


def story(number: int, day: date, **changes: object) -> StoryRecord:
    """Return a told story."""
    told = StoryRecord(
        number=number,
        kind=EditionKind.DAILY,
        language="en",
        provisional=False,
        first_told=day.isoformat(),
        last_told=day.isoformat(),
        day=day,
        told_at=datetime(2026, 11, 22, tzinfo=UTC),
        state=StoryState.NEW,
        headline="Exporters met a day later",
        opening=Opening(headline="Лукашенко прибыл с государственным визитом в Китай", language="ru", outlet="Agency"),
        articles=1,
        voices=1,
        languages=("ru",),
    )
    return replace(told, **changes)  # type: ignore[arg-type]  # sample fields by name


def dated(text: str, language: str) -> list[tuple[str, Certainty, bool]]:
    """Return (day, certainty, whether it lay ahead) of the events that sentences of a seed date."""
    found = of_seed(seed(text, language), SHIPPED.topic)
    return [(one.day, one.certainty, one.ahead) for one in found if one.kind is MilestoneKind.SENTENCE]


def test_the_five_seeds_stand_in_the_timeline_as_stated_by_their_sources() -> None:
    """Each on its day, uncertain where no year is printed, under its title and with the reason for its date."""
    events = [one for one in timeline(SHIPPED, ()) if one.kind is MilestoneKind.SEED]
    assert [(one.seed[:3], one.day, one.certainty) for one in events] == [
        ("002", "2013-07-16", Certainty.INFERRED),
        ("004", "2021-01-26", Certainty.PRINTED),
        ("000", "2022-09-15", Certainty.INFERRED),
        ("003", "2023-03-01", Certainty.INFERRED),
        ("001", "2023-12-04", Certainty.INFERRED),
    ]
    assert {one.seed[:3]: one.source for one in events}["003"] == "Stern"
    assert all(one.evidence for one in events)


def test_the_level_of_relations_is_the_one_declared() -> None:
    """The text of 2022 quotes the formula of 2016 and iron brotherhood beside the new one; neither is its level."""
    events = {one.seed[:3]: dict(one.formulas) for one in timeline(SHIPPED, ()) if one.kind is MilestoneKind.SEED}
    assert events["000"] == {"rel.allweather-2022": "all-weather and all-round strategic partnership"}
    assert events["002"] == {"rel.csp-2013": "all-round strategic partnership"}
    assert list(events["004"]) == ["rel.trust-2016"]


def test_a_format_is_the_one_of_the_event() -> None:
    """A state visit, a working visit and a telephone conversation are three things."""
    events = {one.seed[:3]: [words for _, words in one.formats] for one in timeline(SHIPPED, ()) if one.kind is MilestoneKind.SEED}
    assert (events["001"], events["003"], events["004"]) == (["working visit"], ["State visit"], ["telephone conversation"])


def test_further_events_are_dated_by_sentences_of_the_seeds() -> None:
    """Diplomatic relations and the declaration of 2016; no founding of a third party, no proposal, no portal's clock."""
    found = {one.day: one for one in timeline(SHIPPED, ()) if one.kind is MilestoneKind.SENTENCE}
    assert sorted(found) == ["1992-01-20", "2013-07-17", "2016-09", "2022-09"]
    assert (found["1992-01-20"].certainty, found["2022-09"].certainty) == (Certainty.PRINTED, Certainty.INFERRED)
    assert (found["2013-07-17"].ahead, list(dict(found["2016-09"].formulas))) == (True, ["rel.trust-2016"])


def test_the_words_are_verbatim() -> None:
    """What a milestone says stands at its place in the seed."""
    seeds = {one.id: one for one in SHIPPED.seeds}
    for one in timeline(SHIPPED, ()):
        assert one.place
        text = seeds[one.seed].title if one.place.field is Field.TITLE else seeds[one.seed].text
        assert text[one.place.start : one.place.end] == one.words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ministers met. On 10 May 2015 Belarus and China signed a treaty of friendship."),
        ("ru", "Министры встретились. 10 мая 2015 года Беларусь и Китай подписали договор о дружбе."),
        ("be", "Міністры сустрэліся. 10 мая 2015 года Беларусь і Кітай падпісалі дагавор аб дружбе."),
        ("zh", "两国部长会晤。2015年5月10日，白俄罗斯与中国签署友好条约。"),
    ],
)
def test_a_signing_is_dated_in_four_languages(language: str, text: str) -> None:
    """The day is printed, both sides are named, something was done."""
    assert dated(text, language) == [("2015-05-10", Certainty.PRINTED, False)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Belarus suggested to China on 10 May 2015 that they sign a treaty."),
        ("ru", "Беларусь предложила Китаю 10 мая 2015 года подписать договор."),
        ("be", "Беларусь прапанавала Кітаю 10 мая 2015 года падпісаць дагавор."),
        ("zh", "2015年5月10日，白俄罗斯向中国建议签署条约。"),
        ("en", "Belarus and China signed a treaty last year."),
        ("en", "Belarus and Poland signed a treaty on 10 May 2015."),
        ("en", "Belarus and China traded little in 2015."),
    ],
)
def test_what_is_no_dated_event_of_both_is_left_out(language: str, text: str) -> None:
    """Proposals, days that need a "today", other pairs of states, and states of affairs."""
    assert dated(text, language) == []


def test_a_day_without_its_year_is_uncertain() -> None:
    """The year comes from the day of the seed."""
    assert dated("Belarus and China signed a loan agreement on 2 March.", "en") == [("2020-03-02", Certainty.INFERRED, False)]


def test_a_seed_without_a_day_has_only_the_events_that_it_dates() -> None:
    """Its own event cannot be placed; a day without its year cannot either."""
    text = "Belarus and China signed a loan on 2 March. In June 2016 Belarus and China signed another one."
    found = list(of_seed(seed(text, "en", None), SHIPPED.topic))
    assert [(one.day, one.kind) for one in found] == [("2016-06", MilestoneKind.SENTENCE)]


def test_told_stories_follow_by_their_day() -> None:
    """Under the headline of that day, not of a later one, in its language, with the format that it names; seeds stand first on one day."""
    told = (story(2, date(2023, 12, 5)), story(1, date(2023, 12, 4)))
    found: tuple[Milestone, ...] = timeline(SHIPPED, told)[-3:]
    assert [(one.kind, one.story) for one in found] == [(MilestoneKind.SEED, 0), (MilestoneKind.STORY, 1), (MilestoneKind.STORY, 2)]
    assert found[1].words == "Лукашенко прибыл с государственным визитом в Китай"
    assert (found[1].source, found[1].language, [name for name, _ in found[1].formats]) == ("Agency", "ru", ["fmt.state-visit"])
    assert timeline(SHIPPED, told[::-1]) == timeline(SHIPPED, told)


def test_a_story_stands_on_the_day_of_its_report() -> None:
    """In the topic's zone: a report of half past ten in the evening, UTC, is one of the next day in Minsk."""
    at = datetime(2023, 12, 4, 22, 30, tzinfo=UTC)
    told = story(1, date(2023, 12, 6))
    (found,) = (one for one in timeline(SHIPPED, (replace(told, opening=replace(told.opening, at=at)),)) if one.story)
    assert (found.day, found.reported, found.edition) == ("2023-12-05", True, "2023-12-06")


def test_only_final_stories_of_the_first_kind_and_language_are_told() -> None:
    """A provisional number names nothing tomorrow; weekly editions and translations tell the same again."""
    day = date(2026, 1, 2)
    others = (story(1, day, provisional=True), story(2, day, kind=EditionKind.WEEKLY), story(3, day, language="ru"))
    assert all(one.kind is not MilestoneKind.STORY for one in timeline(SHIPPED, others))


def recorded(*days: date) -> tuple[EditionRecord, ...]:
    """Return daily editions of these days."""
    return tuple(
        EditionRecord(
            edition=Edition(kind=EditionKind.DAILY, day=day, language="en"),
            state=EditionState.WRITTEN,
            sequence=1,
            composed_at=datetime(day.year, day.month, day.day, tzinfo=UTC),
            stories=1,
            files=(),
        )
        for day in days
    )


PAST = recorded(date(2024, 5, 1), date(2025, 5, 1), date(2026, 11, 22))
PAGES = (Chapter(year=2024, latest=False), Chapter(year=2025, latest=False), Chapter(year=2026, latest=True))


def test_the_timeline_has_a_page_a_year() -> None:
    """The latest year stands on the page that always had the timeline; before the first edition there is that page alone."""
    assert chapters(PAST) == PAGES
    assert [one.name for one in PAGES] == ["timeline-2024", "timeline-2025", "timeline"]
    assert [one.name for one in chapters(())] == ["timeline"]


def test_a_page_has_the_stories_of_its_year_and_the_latest_the_seeds() -> None:
    """Together the pages are the whole."""
    told = [story(n, one.edition.day) for n, one in enumerate(PAST)]
    parts = [timeline(SHIPPED, told, page) for page in PAGES]
    assert [[one.story for one in part if one.kind is MilestoneKind.STORY] for part in parts] == [[0], [1], [2]]
    assert sorted(one.words for part in parts for one in part) == sorted(one.words for one in timeline(SHIPPED, told))
    assert {one.kind for one in parts[0]} == {MilestoneKind.STORY}


@pytest.mark.parametrize(
    ("first_told", "missing", "decided", "years"),
    [
        ("", (), None, [2026]),
        ("2025-05-01", (), None, [2025, 2026]),
        ("", ("timeline-2024",), None, [2024, 2026]),
        ("", (), datetime(2025, 4, 1, tzinfo=UTC), [2026]),
        ("", (), datetime(2026, 1, 1, tzinfo=UTC), [2024, 2025, 2026]),
    ],
    ids=["new", "told again", "missing", "decided long ago", "decided lately"],
)
def test_an_edition_changes_few_pages(first_told: str, missing: tuple[str, ...], decided: datetime | None, years: list[int]) -> None:
    """The latest; those of stories first told earlier; what is not there; all after a decision by hand since the last other edition."""
    digest = replace(sample.digest("en"), edition=PAST[-1].edition)
    digest = replace(digest, stories=tuple(replace(one, first_told=first_told) for one in digest.stories))
    decision = Decision(
        ruling=Ruling.MERGE, story=2, other=1, articles=(), others=(), by="desk", at=decided or datetime(2020, 1, 1, tzinfo=UTC)
    )
    assert [one.year for one in stale(PAGES, digest, PAST, (decision,), missing)] == years
