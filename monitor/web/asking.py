"""Reads what a browser asks for out of an address: a search with its filters, a page of a list. What makes no sense is refused."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from starlette.exceptions import HTTPException
from starlette.requests import Request

from monitor.model import Control, Field, Narrowing, Place

LONGEST = 200
"""Characters of a query or a filter: more is no question."""
FURTHEST = 10_000
PAGE = 20
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)
"""Days that can be asked for; beyond, a day in another zone may not be a date at all."""
_NAME = re.compile(r"[\w.:-]{0,200}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A search as it stands in the address: dates are days of the topic's zone, the last one included."""

    query: str = ""
    outlet: str = ""
    control: Control | None = None
    language: str = ""
    since: date | None = None
    until: date | None = None
    start: int = 0

    def narrowing(self, zone: ZoneInfo) -> Narrowing:
        """Return what the store is asked for."""
        return Narrowing(
            outlet=self.outlet,
            control=self.control,
            language=self.language,
            since=_midnight(self.since, zone),
            until=_midnight(self.until and self.until + timedelta(days=1), zone),
        )

    def at(self, start: int) -> str:
        """Return the address's part after the question mark for a page of this search, without what is not asked for."""
        pairs = (
            ("q", self.query),
            ("outlet", self.outlet),
            ("control", self.control or ""),
            ("language", self.language),
            ("from", self.since or ""),
            ("to", self.until or ""),
            ("start", start or ""),
        )
        return urlencode([(name, str(value)) for name, value in pairs if value])

    def renamed(self, query: str) -> "Search":
        """Return the search for other words of whichever language, from its beginning."""
        return replace(self, query=query, language="", start=0)

    @property
    def first(self) -> "Search":
        """The same search from its beginning."""
        return replace(self, start=0)


def search(request: Request) -> Search:
    """Return the search of an address. Raises 400 for a filter that cannot be."""
    given = {name: value.strip() for name, value in request.query_params.items()}
    if len(given.get("q", "")) > LONGEST:
        raise HTTPException(400, f"A query has {LONGEST} characters at most.")
    return Search(
        query=given.get("q", ""),
        outlet=_named(given, "outlet"),
        control=_control(given.get("control", "")),
        language=_named(given, "language"),
        since=_day(given, "from"),
        until=_day(given, "to"),
        start=number(request, "start"),
    )


def number(request: Request, name: str, most: int = FURTHEST) -> int:
    """Return a whole number of an address, 0 where it is left out. Raises 400 for anything else."""
    given = request.query_params.get(name, "").strip()
    if not re.fullmatch(r"[0-9]{0,9}", given) or int(given or 0) > most:
        raise HTTPException(400, f"{name} is a whole number up to {most}.")
    return int(given or 0)


def place(request: Request) -> Place | None:
    """Return the place that an address points at, None where it points at none. Raises 400 for what is no place."""
    given = request.query_params.get("at", "")
    found = re.fullmatch(r"(title|text)-([0-9]{1,9})-([0-9]{1,9})", given)
    if not given:
        return None
    if found is None or int(found[2]) >= int(found[3]):
        raise HTTPException(400, "at is a place such as text-0-80.")
    return Place(field=Field(found[1]), start=int(found[2]), end=int(found[3]))


def _named(given: dict[str, str], name: str) -> str:
    value = given.get(name, "")
    if not _NAME.fullmatch(value):
        raise HTTPException(400, f"{name} is no name that could be known.")
    return value


def _control(given: str) -> Control | None:
    try:
        return Control(given) if given else None
    except ValueError as error:
        raise HTTPException(400, f"control is one of {', '.join(Control)}.") from error


def _day(given: dict[str, str], name: str) -> date | None:
    try:
        day = date.fromisoformat(given[name]) if given.get(name) else None
    except ValueError as error:
        raise HTTPException(400, f"{name} is a day such as 2026-11-22.") from error
    if day and not EARLIEST <= day <= LATEST:
        raise HTTPException(400, f"{name} is not of our times.")
    return day


def _midnight(day: date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, time(), zone).astimezone(UTC) if day else None
