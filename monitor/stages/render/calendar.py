"""Lays the recorded editions out as months of days for the index page; it renders nothing."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from monitor.model import Digest, Edition, EditionKind, EditionRecord, EditionState, Language
from monitor.text.catalogues import FALLBACK


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of a month with its editions, the one without suffix first; `inside` is false for a neighbour month's day."""

    day: date
    inside: bool
    records: tuple[EditionRecord, ...]

    @property
    def provisional(self) -> bool:
        """Whether the day's edition may still change."""
        return any(record.state is EditionState.PROVISIONAL for record in self.records)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month as weeks from Monday to Sunday."""

    first: date
    weeks: tuple[tuple[Day, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """All editions, latest first. `latest` is the last final digest in the first language, or the last one there is."""

    language: Language
    latest: Digest | None
    months: tuple[Month, ...]
    weekly: tuple[EditionRecord, ...]
    monthly: tuple[EditionRecord, ...]


def archive(records: Sequence[EditionRecord], digests: Sequence[Digest]) -> Archive:
    """Return the editions as the index shows them. The page speaks the language of the editions without suffix."""
    ordered = sorted(records, key=lambda record: _order(record.edition))
    main = [record.edition.language for record in ordered if not record.edition.suffix]
    other = [record.edition.language for record in ordered]
    return Archive(
        language=(main or other or [FALLBACK])[-1],
        latest=_latest(digests),
        months=tuple(_months([record for record in ordered if record.edition.kind is EditionKind.DAILY])),
        weekly=tuple(reversed([record for record in ordered if record.edition.kind is EditionKind.WEEKLY])),
        monthly=tuple(reversed([record for record in ordered if record.edition.kind is EditionKind.MONTHLY])),
    )


def _latest(digests: Sequence[Digest]) -> Digest | None:
    ranked = sorted(digests, key=lambda one: (not one.provisional, not one.edition.suffix, one.window.end, one.edition.kind))
    return ranked[-1] if ranked else None


def _months(daily: Sequence[EditionRecord]) -> list[Month]:
    by_day = {day: tuple(group) for day, group in groupby(daily, key=lambda record: record.edition.day)}
    firsts = sorted({day.replace(day=1) for day in by_day}, reverse=True)
    return [_month(first, by_day) for first in firsts]


def _month(first: date, by_day: dict[date, tuple[EditionRecord, ...]]) -> Month:
    def day(one: date) -> Day:
        inside = one.month == first.month
        return Day(day=one, inside=inside, records=by_day.get(one, ()) if inside else ())

    weeks = Calendar().monthdatescalendar(first.year, first.month)
    return Month(first=first, weeks=tuple(tuple(day(one) for one in week) for week in weeks))


def _order(edition: Edition) -> tuple[date, bool, Language]:
    return edition.day, edition.suffix, edition.language
