"""What history brings: what a sitemap lists of a stretch of time, and what became of a run through it."""

from dataclasses import dataclass

from monitor.model.drops import Drop, Reason
from monitor.model.pages import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What one sitemap lists: entries of the time asked for, `parts` (addresses) where it is an index, newest first. `outside` that
    time were so many, `undated` said nothing of theirs."""

    entries: tuple[Entry, ...]
    parts: tuple[str, ...]
    outside: int = 0
    undated: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Backfilled:
    """A run through history in numbers. `read` are sitemaps or files, `failed` those that could not be; of the `listed` pages of the time
    asked for `known` had a fate before, `taken` got one now, and `left` are for the next run. `outside` were of
    another time, `undated` said nothing of theirs."""

    read: int
    failed: tuple[Drop, ...]
    listed: int
    outside: int
    undated: int
    known: int
    taken: int
    left: int
    kept: int
    drops: tuple[tuple[Reason, int], ...]
    verdicts: tuple[tuple[str, int], ...]
