"""The tree of fatal errors: a broken world, as against an unfit item, which is a `Drop`.

MonitorError
  ├─ UsageError           2   the command line asks for something that does not exist
  ├─ ConfigurationError   3   every mistake of the configuration at once
  ├─ StoreError           4   the database cannot be used
  ├─ LockedError          5   somebody else is writing
  ├─ NetworkError         6   a cycle reached nothing at all
  ├─ PublishError         7   a digest could not be written or delivered
  ├─ WorkersError         8   the worker pool is broken
  └─ VerificationError    9   what was published is not what is stored
"""

from dataclasses import dataclass


class MonitorError(Exception):
    """A fatal error. `exit_code` is the process's; `advice` says what to do next."""

    exit_code = 1
    label = "defect"

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.advice = advice


def codes() -> str:
    """Return every exit code with what it stands for, as `--help` lists them."""
    kinds = sorted(MonitorError.__subclasses__(), key=lambda kind: kind.exit_code)
    return "; ".join([f"{MonitorError.exit_code} defect", *(f"{kind.exit_code} {kind.label}" for kind in kinds)])


class UsageError(MonitorError):
    """The command line asks for something that does not exist."""

    exit_code = 2
    label = "usage"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in the configuration: the file, the key inside it, and what is wrong with it."""

    file: str
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.message}" if self.key else f"{self.file}: {self.message}"


class ConfigurationError(MonitorError):
    """The configuration has mistakes; all of them are in `problems`."""

    exit_code = 3
    label = "configuration"

    def __init__(self, problems: tuple[Problem, ...], advice: str = "Mend what is named and run the command again.") -> None:
        lines = "\n".join(f"  {problem}" for problem in problems)
        mistakes = "a mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
        super().__init__(f"the configuration has {mistakes}:\n{lines}", advice)
        self.problems = problems


class StoreError(MonitorError):
    """The database is missing, damaged, newer than this program, or out of room."""

    exit_code = 4
    label = "database"


class LockedError(MonitorError):
    """Another process holds the lock; the message names it."""

    exit_code = 5
    label = "locked"


class NetworkError(MonitorError):
    """No source could be reached in a whole cycle, or none of the pages that were asked for."""

    exit_code = 6
    label = "nothing reached"


class PublishError(MonitorError):
    """A digest could not be written or delivered."""

    exit_code = 7
    label = "publishing"


class WorkersError(MonitorError):
    """The worker pool could not be started or was lost."""

    exit_code = 8
    label = "workers"


class VerificationError(MonitorError):
    """Something published or planted is not what the store says."""

    exit_code = 9
    label = "not as it should be"
