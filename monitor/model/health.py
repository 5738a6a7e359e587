"""What a look at an installation finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One thing that is wrong: where, what, and what a person should do about it."""

    where: str
    what: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """What was looked at, with a line of what was seen there, and everything that is wrong."""

    looked_at: tuple[tuple[str, str], ...]
    complaints: tuple[Complaint, ...]
