"""Places editions in time: names, neighbours, windows, what is late and what is due; it composes and writes nothing.

**How an edition is named.** It bears the day on which it is cut, and it is cut in the morning: at the configured time in
the topic's zone. The edition of the 22nd therefore covers the 21st from the cut-off on and ends at the cut-off of the
22nd; what comes in at 08:00 on the 22nd belongs to the edition of the 23rd. A week's edition is cut on the Monday after
the ISO week ends, a month's on the first of the next month, both at the same time of day.

Every cut-off is computed from its own local date, so a window is 23 or 25 hours long where the clocks change. A cut-off
in the hour that spring leaves out falls after the gap, one in the hour that autumn repeats is the first of the two.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import assert_never
from zoneinfo import ZoneInfo

from monitor.errors import UsageError
from monitor.model import Edition, EditionKind, EditionRecord, EditionState, Kept, Language, Plan, Settings, Window

_SHAPES = {
    EditionKind.DAILY: (re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII), "2026-11-22"),
    EditionKind.WEEKLY: (re.compile(r"(\d{4})-W(\d{2})", re.ASCII), "2026-W47"),
    EditionKind.MONTHLY: (re.compile(r"(\d{4})-(\d{2})", re.ASCII), "2026-11"),
}
_OWN = re.compile(r"since-(\d{4}-\d{2}-\d{2})(?:\.([a-z]{2,3}))?\.(?:md|html|json)", re.ASCII)
"""The file name of a document since a day."""
_YEARS = range(1900, 9000)
"""Years outside would leave no room for the edition before or after, and are typing mistakes anyway."""


def plan(edition: Edition, settings: Settings, began: datetime | None, now: datetime) -> Plan:
    """Return the edition placed in time as of `now`; `began` is when the installation first recorded anything.
    Raises UsageError for an edition whose window has not opened yet: there is nothing it could tell."""
    within = window(edition, settings)
    if now < within.start:
        raise UsageError(
            f"the edition {edition.name} has not begun: its window opens at {within.start:%Y-%m-%d %H:%M} UTC",
            f"Ask for {current(edition.kind, settings, now, edition.language).name} or an earlier one.",
        )
    return Plan(
        edition=edition,
        window=within,
        previous=previous(edition),
        following=following(edition),
        provisional=now < within.end,
        retrospective=began is None or within.end <= began,
        late_before=within.start - settings.editions.late_after,
    )


def window(edition: Edition, settings: Settings) -> Window:
    """Return the time that an edition covers."""
    opening = previous(edition).day if edition.kind is EditionKind.DAILY else edition.day
    closing = edition.day if edition.kind is EditionKind.DAILY else following(edition).day
    return Window(start=_cut_off(opening, settings), end=_cut_off(closing, settings))


def previous(edition: Edition) -> Edition:
    """Return the edition before this one: the day, week or month before, in the same language."""
    return replace(edition, day=_first_day(edition.kind, edition.day - timedelta(days=1)))


def following(edition: Edition) -> Edition:
    """Return the edition after this one: the next day, week or month, in the same language."""
    match edition.kind:
        case EditionKind.DAILY:
            step = 1
        case EditionKind.WEEKLY:
            step = 7
        case EditionKind.MONTHLY:
            step = 31
        case EditionKind.SINCE:
            raise ValueError("no edition follows a document since a day in its kind")
        case _:
            assert_never(edition.kind)
    return replace(edition, day=_first_day(edition.kind, edition.day + timedelta(days=step)))


def since(day: date, to: date | None, settings: Settings, began: datetime | None, now: datetime, language: Language = "") -> Plan:
    """Return a document for somebody who has read nothing since the edition of `day`, placed in time: from the cut-off of that day
    up to that of the day `to`, or the last one that has passed. Raises UsageError where nothing lies between."""
    start = _passed(day, "since", settings, now)
    end = _passed(to or latest_final(EditionKind.DAILY, settings, now).day, "to", settings, now)
    if end <= start:
        what = f"--to {to} does not come after --since {day}" if to else f"nothing has been cut since {day}"
        raise UsageError(what, "`monitor digest --stdout` shows the edition that is being gathered.")
    told = EditionKind.DAILY if EditionKind.DAILY in settings.editions.kinds else EditionKind(settings.editions.kinds[0])
    return Plan(
        edition=_edition(EditionKind.SINCE, day, settings, language),
        window=Window(start=start, end=end),
        previous=latest_final(told, settings, start, language),
        following=current(told, settings, end, language),
        provisional=False,
        retrospective=began is None or end <= began,
        late_before=start - settings.editions.late_after,
    )


def documents(names: Iterable[str], settings: Settings) -> tuple[Edition, ...]:
    """Return the documents since a day of which these names are files, by name."""
    found = {match[0].rpartition(".")[0]: match for match in map(_OWN.fullmatch, names) if match}
    spoken = {name: match[2] or settings.editions.languages[0] for name, match in sorted(found.items())}
    return tuple(
        Edition(kind=EditionKind.SINCE, day=date.fromisoformat(found[name][1]), language=language, suffix=bool(found[name][2]))
        for name, language in spoken.items()
    )


def _passed(day: date, option: str, settings: Settings, now: datetime) -> datetime:
    """Return the cut-off of a day that an option names. Raises UsageError for one that is still to come."""
    if day.year not in _YEARS or (moment := _cut_off(day, settings)) > now:
        raise UsageError(f"--{option} {day}: the cut-off of that day has not passed", "Name the day of an edition that was cut.")
    return moment


def timely(kept: Sequence[Kept], plan: Plan) -> tuple[Kept, ...]:
    """Return the articles that the edition tells or folds, in their order: all but the late ones."""
    return tuple(one for one in kept if not _is_late(one, plan))


def late(kept: Sequence[Kept], plan: Plan) -> tuple[Kept, ...]:
    """Return the articles published so long before they were kept that they are only "filled afterwards". A date that
    is not sound hides no article: `Kept.when` is then the time of keeping."""
    return tuple(one for one in kept if _is_late(one, plan))


def parse(text: str, kind: EditionKind | None, settings: Settings, language: Language = "") -> Edition:
    """Return the edition of that name, which says by itself of which kind it is: `2026-11-22`, `2026-W47` or `2026-11`. `language` is
    one of the configured ones, the first when empty. Raises UsageError for a name of another kind than the one asked for, if one is,
    and with an example for anything else."""
    asked = _regular(kind) if kind else None
    meant, match = next(((named, found) for named, (shape, _) in _SHAPES.items() if (found := shape.fullmatch(text))), (asked, None))
    if asked and match and meant is not asked:
        example = _SHAPES[asked][1]
        raise UsageError(f"{text} names a {meant} edition, no {asked} one", f"Leave --edition {asked} out, or name one like {example}.")
    called = f"no {f'{meant} edition' if meant else 'edition'} is called {text!r}"
    if not match or meant is None or int(match[1]) not in _YEARS:
        raise UsageError(called, _examples(meant))
    try:
        day = date.fromisocalendar(int(match[1]), int(match[2]), 1) if meant is EditionKind.WEEKLY else _date(text)
    except ValueError as error:
        raise UsageError(f"{called}: {error}", _examples(meant)) from error
    return _edition(meant, day, settings, language)


def _examples(meant: EditionKind | None) -> str:
    kinds = (meant,) if meant else _SHAPES
    return " ".join(f"A {kind} edition is named like {_SHAPES[kind][1]}." for kind in kinds)


def current(kind: EditionKind, settings: Settings, now: datetime, language: Language = "") -> Edition:
    """Return the edition that is being written: the one whose window contains `now`. With the cut-off at 07:00 this is
    tomorrow's at 08:00, and today's until 07:00."""
    today = now.astimezone(ZoneInfo(settings.topic.zone)).date()
    edition = _edition(_regular(kind), _first_day(kind, today), settings, language)
    while now >= window(edition, settings).end:
        edition = following(edition)
    while now < window(edition, settings).start:
        edition = previous(edition)
    return edition


def latest_final(kind: EditionKind, settings: Settings, now: datetime, language: Language = "") -> Edition:
    """Return the last edition whose cut-off has passed."""
    return previous(current(kind, settings, now, language))


def due(settings: Settings, records: Sequence[EditionRecord], began: datetime | None, now: datetime) -> tuple[Edition, ...]:
    """Return the final editions that are missing, oldest first. Only those are considered whose window ended after the
    installation began, and of each kind and language the last `catch_up` by date: what was passed over once because
    the service was down too long stays passed over."""
    if began is None:
        return ()
    done = {_key(record.edition) for record in records if record.state in (EditionState.WRITTEN, EditionState.DELIVERED)}
    missing = [
        edition
        for kind in dict.fromkeys(EditionKind(name) for name in settings.editions.kinds)
        for language in dict.fromkeys(settings.editions.languages)
        for edition in islice(_finals(kind, language, settings, began, now), settings.editions.catch_up)
        if _key(edition) not in done
    ]
    return tuple(sorted(missing, key=lambda edition: window(edition, settings).end))


def _finals(kind: EditionKind, language: Language, settings: Settings, began: datetime, now: datetime) -> Iterator[Edition]:
    """Yield the final editions from the latest one back to the one in whose window the installation began."""
    edition = latest_final(kind, settings, now, language)
    while window(edition, settings).end > began:
        yield edition
        edition = previous(edition)


def _key(edition: Edition) -> tuple[EditionKind, date, Language]:
    """Return what makes two editions the same telling; the suffix only follows the order of the configured languages."""
    return edition.kind, edition.day, edition.language


def _is_late(kept: Kept, plan: Plan) -> bool:
    return not plan.retrospective and kept.when < plan.late_before


def _cut_off(day: date, settings: Settings) -> datetime:
    return datetime.combine(day, settings.editions.at, ZoneInfo(settings.topic.zone)).astimezone(UTC)


def _first_day(kind: EditionKind, day: date) -> date:
    match kind:
        case EditionKind.DAILY | EditionKind.SINCE:
            return day
        case EditionKind.WEEKLY:
            return day - timedelta(days=day.weekday())
        case EditionKind.MONTHLY:
            return day.replace(day=1)
        case _:
            assert_never(kind)


def _regular(kind: EditionKind) -> EditionKind:
    """Return the kind of an edition that is published. Raises UsageError for a document since a day, which no name stands for."""
    if kind is EditionKind.SINCE:
        raise UsageError("what was missed since a day is no edition", "Ask for it with --since 2026-11-22, without --edition.")
    return kind


def _date(text: str) -> date:
    return date.fromisoformat(text if text.count("-") > 1 else f"{text}-01")


def _edition(kind: EditionKind, day: date, settings: Settings, language: Language) -> Edition:
    configured = settings.editions.languages
    if language and language not in configured:
        raise UsageError(f"no edition is written in {language!r}", f"Configured languages of editions: {', '.join(configured)}.")
    chosen = language or configured[0]
    return Edition(kind=kind, day=day, language=chosen, suffix=chosen != configured[0])
