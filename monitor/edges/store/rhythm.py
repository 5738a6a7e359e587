"""Judges a source's silence by its own rhythm, on days off by its rhythm on days off; it counts what it is given and asks nobody."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import TypeAlias

from monitor.model import Health, Window
from monitor.model.remarks import Remark, RemarkKind

KNOWN_POLLS = 5
"""Polls with something new that must be known before a silence means anything."""
PATIENCE = 3
"""A source is silent when it has brought nothing for so many times its own median gap."""
NOTHING = timedelta()

Remember = Callable[[], Sequence[datetime]]
"""What the source brought on all days off that are known, earliest first; asked for only when days off count."""


Judgement: TypeAlias = tuple[Health, tuple[Remark, ...]]


def judge(end: datetime, fruitful: Sequence[datetime], rests: Sequence[Window], remember: Remember) -> Judgement:
    """Return how a source that brought nothing up to `end` does, and what is to be remarked. `fruitful` are its last polls that
    brought something.

    Time off excuses a source only as far as it goes: silent for too long on working days alone, it is silent. On days off it is
    measured by what it brought on earlier ones, and where there are none it is said to be on holiday."""
    if len(fruitful) < KNOWN_POLLS:
        return Health.NORMAL, ()
    usual, quiet = _usual(fruitful, rests), end - fruitful[-1]
    if quiet <= PATIENCE * usual:
        return Health.NORMAL, ()
    remark, off = Remark(kind=RemarkKind.QUIET, spans=(quiet, usual)), _within(fruitful[-1], end, rests)
    if off == NOTHING or quiet - off > PATIENCE * usual:
        return Health.SILENT, (remark,)
    return _on_days_off(off, list(_gaps_off(remember(), rests)), remark)


def _on_days_off(off: timedelta, gaps: Sequence[timedelta], remark: Remark) -> Judgement:
    if len(gaps) < KNOWN_POLLS - 1:
        return Health.ON_HOLIDAY, (remark, Remark(kind=RemarkKind.UNCOMPARED))
    own = _median(gaps)
    if off <= PATIENCE * own:
        return Health.ON_HOLIDAY, (remark, Remark(kind=RemarkKind.HOLIDAYS, spans=(own,)))
    return Health.SILENT, (remark, Remark(kind=RemarkKind.EVEN_HOLIDAYS, spans=(own,)))


def _usual(fruitful: Sequence[datetime], rests: Sequence[Window]) -> timedelta:
    """Return the median gap of working days, of all days where nothing else is known."""
    gaps = [(earlier, later) for earlier, later in pairwise(fruitful)]
    worked = [(earlier, later) for earlier, later in gaps if _within(earlier, later, rests) == NOTHING]
    return _median([later - earlier for earlier, later in (worked if len(worked) >= KNOWN_POLLS - 1 else gaps)])


def _gaps_off(fruitful: Sequence[datetime], rests: Sequence[Window]) -> Iterator[timedelta]:
    """Yield the gaps that lie within one stretch of days off."""
    for rest in rests:
        inside = [at for at in fruitful if rest.start <= at < rest.end]
        yield from (later - earlier for earlier, later in pairwise(inside))


def _within(start: datetime, end: datetime, rests: Sequence[Window]) -> timedelta:
    """Return how much of a time falls on days off."""
    return sum((max(NOTHING, min(end, rest.end) - max(start, rest.start)) for rest in rests), NOTHING)


def _median(gaps: Sequence[timedelta]) -> timedelta:
    return timedelta(seconds=median(gap.total_seconds() for gap in gaps))
