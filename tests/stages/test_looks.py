"""When kept articles are looked at again, and what the looks say of their page."""

from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import Drop, Entry, Look, LookOptions, NotModified, Page, Reason, RetryOptions, Stage, Standing, Wanted
from monitor.stages import looks
from tests.stages.material import article

KEPT = datetime(2026, 11, 20, 6, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OPTIONS, RETRY = LookOptions(), RetryOptions()
URL = "https://agency.example/1"


def wanted(*taken: Look, url: str = URL) -> Wanted:
    """Return an article kept at KEPT, with the looks taken since."""
    standing = Standing(version=article("agency").version, kept_at=KEPT, looks=(Look(at=KEPT, reason=None), *taken))
    return Wanted(entry=Entry(source="agency", url=url, guid="", title=""), attempts=9, standing=standing)


def missed(hours: float, reason: Reason | None = Reason.NOT_FOUND) -> Look:
    """Return a look so long after the keeping."""
    return Look(at=KEPT + hours * HOUR, reason=reason)


def drop(reason: Reason) -> Drop:
    """Return what comes of a page that was not there."""
    return Drop(url=URL, stage=Stage.FETCH, reason=reason)


def page(final: str) -> Page:
    """Return an answer that came from `final`."""
    return Page(url=URL, final_url=final, status=200, headers=(("ETag", '"1"'), ("Last-Modified", "x")), body=b"", fetched_at=KEPT)


def test_looks_are_taken_at_growing_distances() -> None:
    """One hour, six, one day, three, seven, thirty, and then no more, however often it was looked at."""
    due, found = looks.first(KEPT, OPTIONS), []
    while due:
        found.append(due - KEPT)
        due = looks.following(wanted(), NotModified(url=URL, fetched_at=due), due, OPTIONS, RETRY)
    assert found == [HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY]


def test_looks_that_were_passed_over_fall_together() -> None:
    """After two days without the service one look is taken, and the next is that of the third day."""
    now = KEPT + 2 * DAY
    assert looks.following(wanted(), NotModified(url=URL, fetched_at=now), now, OPTIONS, RETRY) == KEPT + 3 * DAY


def test_a_page_that_is_missed_is_looked_for_again_as_soon_as_that_counts() -> None:
    """The look of the thirtieth day would come too late to confirm the one of the seventh."""
    now = KEPT + 7 * DAY
    assert looks.following(wanted(), drop(Reason.GONE), now, OPTIONS, RETRY) == now + DAY
    assert looks.following(wanted(missed(7 * 24)), drop(Reason.GONE), now + DAY, OPTIONS, RETRY) == KEPT + 30 * DAY


def test_after_the_last_look_a_failure_is_waited_out_and_no_longer() -> None:
    """A server in trouble on the thirtieth day is asked again for three days."""
    last = KEPT + 30 * DAY
    assert looks.following(wanted(), drop(Reason.SERVER_ERROR), last, OPTIONS, RETRY) == last + RETRY.longest
    assert looks.following(wanted(), drop(Reason.SERVER_ERROR), last + 3 * DAY, OPTIONS, RETRY) is None
    assert looks.following(wanted(), drop(Reason.FORBIDDEN), last, OPTIONS, RETRY) is None


def test_a_page_missed_twice_a_day_apart_is_gone() -> None:
    """It is told once, at the second look far enough from the first, with the first reason of all."""
    (told,) = looks.absences((missed(0, None), missed(6, Reason.GONE), missed(24), missed(30), missed(72)), OPTIONS)
    assert (told.since, told.at, told.back) == (KEPT + 6 * HOUR, KEPT + 30 * HOUR, False)


@pytest.mark.parametrize("reason", [Reason.TIMEOUT, Reason.SERVER_ERROR, Reason.FORBIDDEN, Reason.ROBOTS_REFUSED, Reason.TOO_SHORT])
def test_failures_and_walls_are_no_disappearance(reason: Reason) -> None:
    """However long a page cannot be had, that says nothing about its being there."""
    assert list(looks.absences((missed(0, None), missed(1, reason), missed(80, reason), missed(200)), OPTIONS)) == []


def test_a_sight_between_two_misses_begins_anew() -> None:
    """A page that flickers is not gone."""
    assert list(looks.absences((missed(1), missed(6, None), missed(30), missed(40, None)), OPTIONS)) == []


def test_a_page_that_comes_back_is_told_of() -> None:
    """Since when it was missed, and when it was there again."""
    gone, back = looks.absences((missed(1), missed(25), missed(50, Reason.TIMEOUT), missed(72, None), missed(80, None)), OPTIONS)
    assert (gone.back, back.back, back.since, back.at) == (False, True, KEPT + HOUR, KEPT + 72 * HOUR)


@pytest.mark.parametrize("home", ["https://agency.example/", "https://agency.example/ru/", "https://www.agency.example/index.html"])
def test_an_address_that_leads_home_leads_nowhere(home: str) -> None:
    """Sites send the addresses of removed articles to their home page; that is said, and not taken for the article."""
    found = looks.outcome(wanted(), page(home))
    assert isinstance(found, Drop)
    assert found.reason is Reason.SENT_HOME
    assert found.reason in looks.MISSING


@pytest.mark.parametrize("final", [URL, "https://agency.example/ru/news/1", "https://agency.example/?p=7"])
def test_other_redirects_are_followed(final: str) -> None:
    """A new address of the same article is no loss; of an entry not kept before nothing is known."""
    assert looks.outcome(wanted(), page(final)) == page(final)
    fresh = Wanted(entry=wanted().entry, attempts=0)
    assert looks.outcome(fresh, page("https://agency.example/")) == page("https://agency.example/")


def test_the_validators_of_the_archived_answer_are_sent() -> None:
    """What is not there any more is asked for in full."""
    asked = looks.request(wanted(), page(URL))
    assert (asked.url, asked.etag, asked.last_modified) == (URL, '"1"', "x")
    assert looks.request(wanted(), None).etag == ""
