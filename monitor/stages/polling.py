"""When a source is asked and how its answer counts: pure decisions over facts of the store; nothing is fetched here.

Failures are counted in fractions, as Media Cloud's rss-fetcher does: hard 1, soft ½, temporary ¼. A source is never given up.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from monitor import urls
from monitor.model import (
    Answer,
    Candidate,
    CycleReport,
    Drop,
    Entry,
    Fate,
    Judged,
    Listing,
    LookOptions,
    NotModified,
    Page,
    Poll,
    PollState,
    Reason,
    Request,
    RetryOptions,
    Settings,
    Source,
    SourceKind,
    Validators,
    Wanted,
)
from monitor.stages import looks, safety

LONGEST = timedelta(hours=24)
"""No source waits longer than this for its next poll, however often it failed."""
_WEIGHTS = {
    Reason.NO_NETWORK: 0.0,
    Reason.INTERRUPTED: 0.0,
    Reason.NAME_NOT_FOUND: 0.25,
    Reason.CONNECTION_FAILED: 0.25,
    Reason.TIMEOUT: 0.25,
    Reason.SERVER_ERROR: 0.25,
    Reason.TOO_MANY_REQUESTS: 0.5,
    Reason.EMPTY_FEED: 0.5,
    Reason.STAGE_TIMEOUT: 0.5,
}
BY_HAND = "by-hand"
"""The source of entries that a person named."""


def due(sources: Sequence[Source], states: Sequence[PollState], now: datetime) -> tuple[Source, ...]:
    """Return the sources whose time has come, in the given order; one never polled is due."""
    by_id = {state.source: state for state in states}
    return tuple(source for source in sources if source.id not in by_id or by_id[source.id].due_at <= now)


def request(source: Source, state: PollState | None, now: datetime) -> Request:
    """Return what to ask a source. The first poll of a UTC day asks in full: servers send false "not modified"."""
    if state is None or state.polled_at.date() != now.date():
        return Request(key=source.id, url=source.url)
    return Request(key=source.id, url=source.url, etag=state.validators.etag, last_modified=state.validators.last_modified)


def answer(source: Source, state: PollState | None, outcome: Page | NotModified | Drop) -> Answer:
    """Return the outcome beside what the source's last good answer was."""
    return Answer(source=source, validators=state.validators if state else Validators(), outcome=outcome)


def poll(source: Source, now: datetime, listing: Listing | Drop, overlap: int) -> Poll:
    """Return the record of one poll; `new` is the store's to count."""
    if isinstance(listing, Drop):
        return Poll(source=source.id, at=now, failure=listing, unchanged=False, seen=0, overlap=0, new=0)
    return Poll(source=source.id, at=now, failure=None, unchanged=listing.unchanged, seen=len(listing.entries), overlap=overlap, new=0)


def next_state(source: Source, state: PollState | None, listing: Listing | Drop, now: datetime) -> PollState:
    """Return where the source stands now: after failures the interval doubles for each whole one, up to `LONGEST`."""
    if isinstance(listing, Listing):
        return PollState(source=source.id, validators=listing.validators, polled_at=now, due_at=now + source.interval, failures=0.0)
    failures = (state.failures if state else 0.0) + _WEIGHTS.get(listing.reason, 1.0)
    wait = min(source.interval * 2 ** min(int(failures), 10), max(LONGEST, source.interval))
    wait = max(wait, timedelta(seconds=listing.retry_after))
    validators = state.validators if state else Validators()
    return PollState(source=source.id, validators=validators, polled_at=now, due_at=now + wait, failures=failures)


def candidate(
    wanted: Wanted,
    sources: Mapping[str, Source],
    outcome: Page | Drop,
    now: datetime,
    settings: Settings,
    furniture: Mapping[str, frozenset[str]],
    before: Page | None = None,
) -> Candidate:
    """Return what is to be judged; it is the `last` attempt after which `fate` looks no further. `before` is the archived answer
    of an article that was kept."""
    if isinstance(outcome, Page):
        outcome = safety.refused(outcome.final_url, settings, now) or outcome  # a redirect may lead there
    return Candidate(
        entry=wanted.entry,
        source=source_of(wanted.entry, sources, settings.topic.zone),
        outcome=outcome,
        at=now,
        last=_is_last(wanted, settings.retry),
        furniture=furniture.get(urls.host(outcome.final_url if isinstance(outcome, Page) else outcome.url), frozenset()),
        standing=wanted.standing,
        before=before,
    )


def fate(
    wanted: Wanted, outcome: Judged | NotModified | Drop, response: str, now: datetime, retry: RetryOptions, again: LookOptions
) -> Fate:
    """Return what became of an entry, and when its page is asked for again: after failures waits double from `retry.first`, a
    kept article is looked at as `again` says."""
    look_again = None
    if wanted.standing:
        look_again = looks.following(wanted, outcome, now, again, retry)
    elif isinstance(outcome, Judged):
        look_again = looks.first(now, again)
    elif isinstance(outcome, Drop) and outcome.reason.try_again and not _is_last(wanted, retry):
        wait = min(retry.first * 2**wanted.attempts, retry.longest)
        look_again = now + max(wait, timedelta(seconds=outcome.retry_after))
    return Fate(entry=wanted.entry, outcome=outcome, response=response, next_look_at=look_again)


def _is_last(wanted: Wanted, retry: RetryOptions) -> bool:
    return wanted.attempts + 1 >= retry.attempts


def source_of(entry: Entry, sources: Mapping[str, Source], zone: str) -> Source:
    """Return the entry's source, or a stand-in for one that is no longer configured or a page named by hand."""
    return sources.get(entry.source) or stand_in(entry.source, zone, entry.url)


def source_called(name: str, settings: Settings) -> Source:
    """Return the source of that id, or a stand-in for one that is no longer configured."""
    return next((one for one in settings.sources if one.id == name), None) or stand_in(name, settings.topic.zone)


def stand_in(name: str, zone: str, url: str = "") -> Source:
    """Return a source in the place of one that is no longer configured, or never was: of a page named by hand, of a file."""
    return Source(
        id=name,
        name=name,
        url=url or f"urn:source:{name}",
        kind=SourceKind.AUTO,
        languages=(),
        zone=zone,
        interval=LONGEST,
    )


def tally(wanted: Sequence[Wanted], fates: Sequence[Fate]) -> Counter[Reason | None]:
    """Return how many entries that were no article before ended for which reason, None for kept."""
    kept_before = {one.entry.url for one in wanted if one.standing}
    new = (fate.outcome for fate in fates if fate.entry.url not in kept_before)
    return Counter(outcome.reason if isinstance(outcome, Drop) else None for outcome in new)


def by_hand(urls: Sequence[str]) -> tuple[Entry, ...]:
    """Return entries for pages that a person named."""
    return tuple(Entry(source=BY_HAND, url=url, guid="", title="") for url in urls)


def report(
    sequence: int, started: datetime, ended: datetime, polls: tuple[Poll, ...], fates: Counter[Reason | None], verdicts: Counter[str]
) -> CycleReport:
    """Return a cycle in numbers; `fates` counts the kept articles under None."""
    return CycleReport(
        sequence=sequence,
        started_at=started,
        took=ended - started,
        polls=polls,
        kept=fates[None],
        drops=tuple(sorted((reason, n) for reason, n in fates.items() if reason)),
        verdicts=tuple(sorted(verdicts.items())),
    )
