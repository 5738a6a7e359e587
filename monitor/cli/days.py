"""Reads the days that options name."""

from datetime import date

from monitor.errors import UsageError


def day(written: str, option: str) -> date:
    """Return the day that an option names. Raises UsageError."""
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise UsageError(f"{option} is no date: {written!r}", "Write it as 2026-11-22.") from error
