"""What of the editions goes to whom and when, and what a letter says; it sends and records nothing.

An edition goes once to each recipient. An attempt is recorded before anything is handed over, and after that none follows: where a
crash or a lost connection leaves open whether it arrived, a reader rather misses an edition than gets it twice. Only what
certainly did not leave (no connection, a refusal) is tried again, with the growing waits of `[retry]`.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from monitor.model import DeliveryOptions, Digest, Edition, EditionRecord, EditionState, RetryOptions, Settings
from monitor.model.deliveries import Awaited, Channel, Delivery, DeliveryState, Letter, Way
from monitor.stages import editions
from monitor.stages.render import html, markdown
from monitor.stages.render.phrases import phrases

_HASHED = 16
"""Hex digits of a recipient's hash: two in a billion installations of a hundred recipients would collide."""

_MISSED = timedelta(days=30)
"""So long a person is told of a delivery that was given up."""


def channels(options: DeliveryOptions) -> tuple[Channel, ...]:
    """Return the recipients, mail first, in the order of the configuration. A mail address is the same in small letters."""
    mail = (Channel(way=Way.MAIL, key=_key(Way.MAIL, one.lower()), label=f"to.{n}", address=one) for n, one in enumerate(options.to, 1))
    lines = (
        Channel(way=Way.NOTIFICATION, key=_key(Way.NOTIFICATION, one), label=f"notify.{n}", address=one)
        for n, one in enumerate(options.notify, 1)
    )
    return (*mail, *lines)


def due(settings: Settings, records: Sequence[EditionRecord], now: datetime) -> tuple[EditionRecord, ...]:
    """Return the editions that go out by themselves: written, not delivered, of a wanted kind and language, and cut lately. So
    neither the past is sent when delivery is switched on, nor an edition of past years when it is written by hand."""
    return _undelivered(settings, records, now, settings.delivery.within)


def _undelivered(settings: Settings, records: Iterable[EditionRecord], now: datetime, within: timedelta) -> tuple[EditionRecord, ...]:
    options = settings.delivery
    if not (options.to or options.notify):
        return ()
    return tuple(
        one
        for one in records
        if one.state is EditionState.WRITTEN
        and one.edition.kind.value in options.kinds
        and (not options.languages or one.edition.language in options.languages)
        and now - editions.window(one.edition, settings).end <= within
    )


def awaited(
    settings: Settings, records: Sequence[EditionRecord], known: Callable[[Edition], Sequence[Delivery]], now: datetime
) -> tuple[Awaited, ...]:
    """Return the deliveries that have not happened, earlier editions first: those that go out by themselves, and those of the last
    month that were tried in vain until they had waited too long."""
    timely = {one.edition for one in due(settings, records, now)}
    wanted, found = channels(settings.delivery), list[Awaited]()
    for record in _undelivered(settings, records, now, settings.delivery.within + _MISSED):
        tried, edition = {one.channel: one for one in known(record.edition)}, record.edition
        found += [
            _awaited(edition, channel, tried.get(channel.key), settings.retry, now, edition in timely)
            for channel in pending(wanted, tried.values())
            if edition in timely or channel.key in tried
        ]
    return tuple(found)


def _awaited(edition: Edition, channel: Channel, tried: Delivery | None, retry: RetryOptions, now: datetime, timely: bool) -> Awaited:
    next_at = max(now, tried.at + wait(tried.attempts, retry)) if tried else now
    attempts = tried.attempts if tried else 0
    return Awaited(edition=edition.name, channel=channel.label, attempts=attempts, next_at=next_at if timely else None)


def pending(wanted: Sequence[Channel], known: Iterable[Delivery]) -> tuple[Channel, ...]:
    """Return the recipients to whom nothing was handed over yet."""
    gone = {one.channel for one in known if one.state is not DeliveryState.WAITING}
    return tuple(channel for channel in wanted if channel.key not in gone)


def ripe(wanted: Sequence[Channel], known: Iterable[Delivery], retry: RetryOptions, now: datetime) -> tuple[Channel, ...]:
    """Return those of the `pending` recipients who were never tried, or whose wait is over."""
    waits = {one.channel: one.at + wait(one.attempts, retry) for one in known}
    return tuple(channel for channel in wanted if waits.get(channel.key, now) <= now)


def wait(attempts: int, retry: RetryOptions) -> timedelta:
    """Return the time after so many attempts until the next: doubling from `first` to `longest`."""
    doubled: int = 2 ** min(attempts - 1, 20)
    return min(retry.first * doubled, retry.longest)


def letter(digest: Digest, channel: Channel, now: datetime) -> Letter:
    """Return the edition as it leaves: the published Markdown and HTML, under a subject that says kind and date alone."""
    edition = digest.edition
    kind = phrases(edition.language)(edition.kind.value)
    stem = edition.name.removesuffix(f".{edition.language}")
    return Letter(
        id=_hash(f"{edition.kind} {edition.day} {edition.language} {channel.key}"),
        subject=f"{kind[:1].upper()}{kind[1:]} {stem}",
        text=_whole(markdown(digest)),
        html=_whole(html(digest)),
        at=now,
    )


def _key(way: Way, address: str) -> str:
    return f"{way}-{_hash(address)[:_HASHED]}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _whole(text: str) -> str:
    """Return the text as its file has it: half a surrogate pair, which no UTF-8 can hold, is a question mark."""
    return text.encode("utf-8", "replace").decode()
