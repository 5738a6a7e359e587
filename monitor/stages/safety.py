"""What the operator's safety asks: which outlets are left alone, and how ordinary people are named; it guesses no profile.

Not legal advice. A designation is dated data of the register (`config/outlets.toml`); it reaches back to what was published before.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain
from zoneinfo import ZoneInfo

from monitor.model import (
    CitedSentence,
    Control,
    Drop,
    EntityKind,
    Judged,
    Kept,
    Listing,
    NotModified,
    Outlet,
    Page,
    Profile,
    Reason,
    Settings,
    Source,
    Stage,
    Topic,
    Wanted,
)
from monitor.stages.outlets import outlet_of
from monitor.text import names

SHORT = 4
"""Characters of a Chinese name at most; it has no capitals."""
_NAME = re.compile(r"[^\W\d_][^\W\d_'’-]+(?:[-'’][^\W\d_]+)*")


def allowed(sources: Sequence[Source], settings: Settings, now: datetime) -> tuple[Source, ...]:
    """Return the sources that may be polled: under the profile `inside` none of a designated outlet."""
    return tuple(source for source in sources if refused(source.url, settings, now) is None)


def sift(wanted: Sequence[Wanted], settings: Settings, now: datetime) -> tuple[list[str], list[Drop]]:
    """Return the addresses that may be fetched, and a Drop for each of the others."""
    refusals = {one.entry.url: refused(one.entry.url, settings, now, one.entry.publisher) for one in wanted}
    return [url for url, drop in refusals.items() if drop is None], [drop for drop in refusals.values() if drop]


def listed(listing: Listing | Drop, settings: Settings, now: datetime) -> tuple[Listing | Drop, bool]:
    """Return a listing without the entries of designated outlets that must be left alone, and whether it is whole: what an
    aggregator says of them is not stored either, nor is its body."""
    if isinstance(listing, Drop):
        return listing, True
    entries = tuple(one for one in listing.entries if refused(one.url, settings, now, one.publisher) is None)
    return replace(listing, entries=entries), len(entries) == len(listing.entries)


def screened(
    page: Page | NotModified | Drop, outcome: Judged | Drop, settings: Settings, now: datetime
) -> tuple[Page | NotModified | Drop, Judged | Drop]:
    """Return a page and what was judged of it, both as the Drop DESIGNATED where the article turned out to be of a designated outlet
    that must be left alone: by its canonical address, or by the name of its publisher."""
    drop = refused(outcome.article.url, settings, now, outcome.outlet.name) if isinstance(outcome, Judged) else None
    return (drop, drop) if drop else (page, outcome)


def refused(url: str, settings: Settings, now: datetime, publisher: str = "") -> Drop | None:
    """Return the Drop DESIGNATED for an address, or a named publisher behind it, that must be neither fetched nor stored, else None."""
    if settings.reader.profile is not Profile.INSIDE or settings.reader.designated:
        return None
    outlet = outlet_of(url, publisher, settings.outlets)
    states = designating(outlet, settings, now)
    if not states:
        return None
    detail = f"{outlet.name} is designated ({', '.join(states)}); the profile “inside” leaves it alone (reader.designated)."
    return Drop(url=url, stage=Stage.FETCH, reason=Reason.DESIGNATED, detail=detail)


def designating(outlet: Outlet, settings: Settings, at: datetime) -> tuple[str, ...]:
    """Return the states that had designated the outlet by the day of that moment, in the topic's zone. The register as it is configured
    now counts before the outlet as it was stored, because a designation reaches back to what was kept."""
    registered = next((one for one in settings.outlets if one.id == outlet.id), outlet)
    day = at.astimezone(ZoneInfo(settings.topic.zone)).date()
    return tuple(sorted({one.country for one in registered.designations if one.since <= day}))


def shareable(sentence: CitedSentence, kept: Kept, settings: Settings) -> bool:
    """Return whether a sentence may be passed on: under the profile `share` none of media in exile that names an ordinary person
    whom the article quotes."""
    if settings.reader.profile is not Profile.SHARE or kept.outlet.control is not Control.EXILE:
        return True
    ordinary = {quote.speaker for quote in kept.facts.quotes if initials(quote.speaker, settings.topic) != quote.speaker}
    return not any(word in sentence.text for name in ordinary for word in _NAME.findall(name) if word[0].isupper() or len(word) <= SHORT)


def initials(name: str, topic: Topic) -> str:
    """Return a speaker's name reduced to initials ("Н. К."), unless it names a person or an office of the topic: who holds an office
    speaks in public. A Chinese name keeps its first character."""
    public = (EntityKind.PERSON, EntityKind.OFFICE, EntityKind.BODY, EntityKind.STATE)
    if not name or any(one.entity.kind in public for one in names.find(name, topic)):
        return name
    words = _NAME.findall(name)
    if not any("\u4e00" <= char <= "\u9fff" for char in name):
        return " ".join(f"{word[0]}." for word in words if word[0].isupper()) or "…"
    return "".join(chain(next((char for char in name if "\u4e00" <= char <= "\u9fff"), ""), "某"))
