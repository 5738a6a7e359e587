"""When a kept article is looked at again, and what its looks say of its page: pure decisions over facts of the store.

Looks are due at growing distances from the first keeping, so nothing has to be counted: one that was passed over, because the
service was down or a cycle was full, falls together with the next.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from monitor.model import Absence, Drop, Judged, Look, LookOptions, NotModified, Page, Reason, Request, RetryOptions, Stage, Wanted

MISSING = frozenset({Reason.NOT_FOUND, Reason.GONE, Reason.SENT_HOME, Reason.OTHER_TEXT})
"""What says that an article is no longer where it was. Everything else – a wall, a failure, a stub – says nothing about that."""
PATIENCE = timedelta(days=3)
"""After the last planned look, a page that failed for a while is asked for so much longer."""
_HOMES = frozenset({"", "index.html", "index.htm", "index.php", "main", "home"})
_TONGUE = 3
"""Letters of a first folder that is a language: the home page of one of a site's languages is a home page."""


def first(now: datetime, options: LookOptions) -> datetime | None:
    """Return when an article that is kept now is looked at for the first time."""
    return _planned(now, now, options)


def following(
    wanted: Wanted, outcome: Judged | NotModified | Drop, now: datetime, options: LookOptions, retry: RetryOptions
) -> datetime | None:
    """Return when a kept article is looked at after this look: as planned; a page that is missed for the first time again as soon
    as that can be confirmed; after the last planned look, one that failed for a while once more."""
    if wanted.standing is None:
        raise ValueError(f"{wanted.entry.url} was not kept before")
    reason = outcome.reason if isinstance(outcome, Drop) else None
    planned = _planned(wanted.standing.kept_at, now, options)
    since, gone = _missed((*wanted.standing.looks, Look(at=now, reason=reason)), options.gone_after)
    if reason in MISSING and since and not gone:
        confirmed = since + options.gone_after
        return min(planned or confirmed, confirmed)
    if planned is None and isinstance(outcome, Drop) and outcome.reason.try_again and options.after:
        again = now + max(retry.longest, timedelta(seconds=outcome.retry_after))
        return again if again < wanted.standing.kept_at + options.after[-1] + PATIENCE else None
    return planned


def absences(looks: Sequence[Look], options: LookOptions) -> Iterator[Absence]:
    """Yield when a page was known to be gone, seen missing twice far enough apart with no sight of it between, and when it was
    there again after that."""
    for n, look in enumerate(looks):
        since, was_gone = _missed(looks[:n], options.gone_after)
        if since is None:
            continue
        first_reason = next(one.reason for one in looks if one.at >= since and one.reason in MISSING)
        if look.reason in MISSING and not was_gone and look.at - since >= options.gone_after:
            yield Absence(since=since, at=look.at, reason=look.reason or Reason.GONE, back=False)
        elif look.reason is None and was_gone:
            yield Absence(since=since, at=look.at, reason=first_reason or Reason.GONE, back=True)


def request(wanted: Wanted, before: Page | None) -> Request:
    """Return what to ask for a page, with the validators of the answer that we have of it."""
    if before is None:
        return Request(key=wanted.entry.url, url=wanted.entry.url)
    return Request(key=wanted.entry.url, url=wanted.entry.url, etag=before.header("etag"), last_modified=before.header("last-modified"))


def answer(wanted: Wanted) -> str:
    """Return the name of the archived answer that a kept article was taken from, or an empty string."""
    return wanted.standing.version.response if wanted.standing else ""


def is_news(wanted: Wanted, outcome: Judged | Drop) -> bool:
    """Return whether an answer stays in the archive for good: that of an article not kept before, or that says something else."""
    if isinstance(outcome, Drop) or wanted.standing is None:
        return isinstance(outcome, Judged)
    known = wanted.standing.version.article
    return (outcome.article.title, outcome.article.text) != (known.title, known.text)


def outcome(wanted: Wanted, answer: Page | NotModified | Drop) -> Page | NotModified | Drop:
    """Return the answer as it counts for a kept article: an answer that came from the site's home page is none."""
    if wanted.standing is None or not isinstance(answer, Page) or not _is_home(answer.final_url) or _is_home(answer.url):
        return answer
    return Drop(url=answer.url, stage=Stage.FETCH, reason=Reason.SENT_HOME, detail=f"the address leads to {answer.final_url}")


def _planned(kept_at: datetime, now: datetime, options: LookOptions) -> datetime | None:
    return next((kept_at + distance for distance in options.after if kept_at + distance > now), None)


def _missed(looks: Sequence[Look], gone_after: timedelta) -> tuple[datetime | None, bool]:
    """Return since when a page is missing, and whether that was confirmed."""
    since, gone = None, False
    for look in looks:
        if look.reason is None:
            since, gone = None, False
        elif look.reason in MISSING:
            since = since or look.at
            gone = gone or look.at - since >= gone_after
    return since, gone


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    folders = [folder for folder in parts.path.casefold().split("/") if folder]
    if folders and len(folders[0]) <= _TONGUE and folders[0].isalpha():
        folders = folders[1:]
    return not parts.query and "/".join(folders) in _HOMES
