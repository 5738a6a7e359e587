"""When sources are due and how their answers count."""

from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import Drop, Entry, Listing, LookOptions, PollState, Reason, RetryOptions, Source, SourceKind, Stage, Validators, Wanted
from monitor.stages import polling
from tests.stages.material import settings

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
VALIDATORS = Validators(etag='"1"', last_modified="x", body_hash="h")
LISTING = Listing(entries=(), validators=VALIDATORS, unchanged=True)


def source(name: str = "agency") -> Source:
    """Return a source polled every half hour."""
    return Source(
        id=name,
        name=name,
        url=f"https://{name}.example/",
        kind=SourceKind.RSS,
        languages=("en",),
        zone="UTC",
        interval=timedelta(minutes=30),
    )


def state(polled_at: datetime = NOW, failures: float = 0.0, due_at: datetime = NOW) -> PollState:
    """Return where the source stands."""
    return PollState(source="agency", validators=VALIDATORS, polled_at=polled_at, due_at=due_at, failures=failures)


def failure(reason: Reason, retry_after: int = 0) -> Drop:
    """Return a failed poll."""
    return Drop(url="https://agency.example/", stage=Stage.FETCH, reason=reason, retry_after=retry_after)


def test_a_source_never_polled_is_due_and_others_when_their_time_has_come() -> None:
    """Due is a matter of the store's facts alone."""
    later = state(due_at=NOW + timedelta(seconds=1))
    assert polling.due([source(), source("other")], [later], NOW) == (source("other"),)
    assert polling.due([source()], [later], NOW + timedelta(seconds=1)) == (source(),)


def test_the_first_poll_of_a_day_asks_in_full() -> None:
    """Validators are sent later the same day only: servers send false 304s."""
    assert polling.request(source(), state(NOW - timedelta(hours=1)), NOW).etag == '"1"'
    assert polling.request(source(), state(NOW - timedelta(days=1)), NOW).etag == ""
    assert polling.request(source(), None, NOW).etag == ""


def test_a_good_answer_clears_failures() -> None:
    """The next poll comes after the interval."""
    after = polling.next_state(source(), state(failures=3.0), LISTING, NOW)
    assert (after.failures, after.due_at, after.validators) == (0.0, NOW + timedelta(minutes=30), VALIDATORS)


@pytest.mark.parametrize(
    ("reason", "failures"),
    [(Reason.NO_NETWORK, 0.0), (Reason.TIMEOUT, 0.25), (Reason.TOO_MANY_REQUESTS, 0.5), (Reason.NOT_FOUND, 1.0)],
)
def test_failures_count_in_fractions(reason: Reason, failures: float) -> None:
    """Hard ones whole, soft ones half, temporary ones a quarter, our own network not at all."""
    assert polling.next_state(source(), None, failure(reason), NOW).failures == failures


def test_a_source_is_never_given_up() -> None:
    """However often it failed, it is asked again within a day, and keeps its validators."""
    after = polling.next_state(source(), state(failures=500.0), failure(Reason.GONE), NOW)
    assert after.due_at == NOW + polling.LONGEST
    assert after.validators == VALIDATORS


def test_retry_after_is_honoured() -> None:
    """A server that asks for two hours gets them."""
    assert polling.next_state(source(), None, failure(Reason.TOO_MANY_REQUESTS, 7200), NOW).due_at == NOW + timedelta(hours=2)


@pytest.mark.parametrize(("attempts", "minutes"), [(0, 15), (1, 30), (3, 120)])
def test_a_page_that_may_yet_come_is_looked_at_again_after_doubling_waits(attempts: int, minutes: int) -> None:
    """The wait doubles with each attempt."""
    wanted = Wanted(entry=Entry(source="agency", url="https://a.example/1", guid="", title=""), attempts=attempts)
    fate = polling.fate(wanted, failure(Reason.TIMEOUT), "", NOW, RetryOptions(), LookOptions())
    assert fate.next_look_at == NOW + timedelta(minutes=minutes)


def test_a_final_reason_or_too_many_attempts_end_the_looking() -> None:
    """404 is final at once, a timeout after the last attempt."""
    entry = Entry(source="agency", url="https://a.example/1", guid="", title="")
    assert (
        polling.fate(Wanted(entry=entry, attempts=0), failure(Reason.NOT_FOUND), "", NOW, RetryOptions(), LookOptions()).next_look_at
        is None
    )
    assert (
        polling.fate(Wanted(entry=entry, attempts=4), failure(Reason.TIMEOUT), "", NOW, RetryOptions(), LookOptions()).next_look_at is None
    )


@pytest.mark.parametrize(("attempts", "last"), [(0, False), (3, False), (4, True)])
def test_the_candidate_knows_whether_another_attempt_follows(attempts: int, last: bool) -> None:
    """It is the last attempt exactly where a temporary failure would not be looked at again."""
    wanted = Wanted(entry=Entry(source="agency", url="https://agency.example/1", guid="", title=""), attempts=attempts)
    configured = settings()
    made = polling.candidate(wanted, {}, failure(Reason.TIMEOUT), NOW, configured, {"agency.example": frozenset({"x"})})
    assert (made.last, made.at, made.furniture) == (last, NOW, frozenset({"x"}))
    assert (polling.fate(wanted, failure(Reason.TIMEOUT), "", NOW, configured.retry, configured.looks).next_look_at is None) is last


def test_an_entry_of_a_source_no_longer_configured_is_still_judged() -> None:
    """A stand-in carries the topic's zone."""
    entry = Entry(source="removed", url="https://a.example/1", guid="", title="")
    assert polling.source_of(entry, {}, "Europe/Minsk").zone == "Europe/Minsk"
