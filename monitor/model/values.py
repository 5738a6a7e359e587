"""Checks that every value of the model shares; it knows nothing of what the values mean."""

from datetime import UTC, datetime
from typing import TypeAlias

Language: TypeAlias = str
"""A BCP 47 primary subtag: `en`, `ru`, `be`, `zh`, `uk`, `pl`; `und` where it could not be told."""

UNDETERMINED: Language = "und"


def require_utc(name: str, moment: datetime) -> None:
    """Raise ValueError unless `moment` is aware and in UTC, so that no naive time enters a value."""
    if moment.tzinfo is not UTC:
        raise ValueError(f"{name} must be an aware datetime in UTC, not {moment!r}")


def require(condition: bool, message: str) -> None:
    """Raise ValueError with `message` unless `condition` holds."""
    if not condition:
        raise ValueError(message)
