"""What a person should know of a source beside its health; how it is said is a rendering's business."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class RemarkKind(StrEnum):
    """What is remarked. The spans are: how long it has been quiet and how often it usually brings something; how often on holidays."""

    QUIET = "quiet"
    UNCOMPARED = "uncompared"
    HOLIDAYS = "holidays"
    EVEN_HOLIDAYS = "even_holidays"
    EMPTY = "empty"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One remark, with the lengths of time that it names, the number of entries, and the moments since when."""

    kind: RemarkKind
    spans: tuple[timedelta, ...] = ()
    entries: int = 0
    since: tuple[datetime, ...] = ()
