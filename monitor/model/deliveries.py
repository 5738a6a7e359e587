"""Where a final edition goes and how far it has come there: channels, letters, deliveries; an address is never written down twice."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.model.editions import Edition
from monitor.model.values import require, require_utc


class Way(StrEnum):
    """How an edition reaches somebody; the value is the key of the configuration."""

    MAIL = "to"
    NOTIFICATION = "notify"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One recipient. The store knows it by its hashed `key`; a person, by its `label`: the place in the configuration ("to.1")."""

    way: Way
    key: str
    label: str
    address: str


class DeliveryState(StrEnum):
    """How far one edition has come to one recipient. `waiting`: nothing was handed over, it is tried again; `handed`: recorded just
    before handing over, so that it is never handed over twice, whatever became of it; `sent`: it was taken."""

    WAITING = "waiting"
    HANDED = "handed"
    SENT = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What the store knows of one edition and one recipient (`Channel.key`); `at` is the last attempt's time."""

    channel: str
    state: DeliveryState
    attempts: int
    at: datetime

    def __post_init__(self) -> None:
        require_utc("at", self.at)
        require(self.attempts > 0, "a delivery has been attempted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """An edition ready to leave. `subject` says no word of the topic; `id` is the same whenever this edition goes to this recipient."""

    id: str
    subject: str
    text: str
    html: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What became of one attempt, with the reason in words that name no recipient; empty where it was taken."""

    state: DeliveryState
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """A delivery that has not happened: to whom (`Channel.label`), after how many attempts, and when it is tried next; None: not by
    itself any more."""

    edition: str
    channel: str
    attempts: int
    next_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """One attempt as a person reads it."""

    edition: Edition
    channel: str
    state: DeliveryState
    reason: str
