"""What a person decided about stories, and what follows for the numbers and members of stories; it groups no articles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.model.values import require, require_utc


class Ruling(StrEnum):
    """What was decided."""

    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision by hand. MERGE: `story` goes into `other`; `articles` and `others` are the members of the two. SPLIT: `articles`
    leave `story`, in which `others` stay, and become the story `other`.

    `lasting` when the numbers were given by final editions; those of a provisional one name nothing tomorrow, so that only the
    articles count. A decision that was taken back is `undone`; a story that a split had made then goes back where it came from."""

    ruling: Ruling
    story: int
    other: int
    articles: tuple[str, ...]
    others: tuple[str, ...]
    by: str
    at: datetime
    lasting: bool = True
    undone: bool = False

    def __post_init__(self) -> None:
        require_utc("at", self.at)
        require(self.story != self.other, f"story {self.story} is one story already")

    @property
    def question(self) -> str:
        """What was decided, whatever the answer and whoever gave it: a later decision of the same question supersedes this one."""
        return f"{self.story} {self.other} {' '.join(self.articles)} | {' '.join(self.others)}"


def current(number: int, decisions: Sequence[Decision]) -> int:
    """Return the number under which a story goes on: its own, or that of the story it went into, over any number of steps."""
    steps = dict(step for decision in decisions if (step := _step(decision)))
    passed = {number}
    while (following := steps.get(number)) and following not in passed:
        number = following
        passed.add(number)
    return number


def _step(decision: Decision) -> tuple[int, int] | None:
    """Return (number, the one it goes on as): of a merge that holds, or of a split that was taken back."""
    if not decision.lasting or (decision.ruling is Ruling.MERGE) == decision.undone:
        return None
    return (decision.other, decision.story) if decision.undone else (decision.story, decision.other)


def home(number: int, article: str, decisions: Sequence[Decision]) -> int:
    """Return the story to which an article belongs that was told under `number`; `decisions` stand in the order of time."""
    at = number
    for decision in decisions:
        step = _step(decision)
        if step and step[0] == at:
            at = step[1]
        elif not step and _leaves(article, decision) and decision.story == at:
            at = decision.other
    return current(at, decisions)


def _leaves(article: str, decision: Decision) -> bool:
    """Return whether an article leaves its story by a split that holds."""
    return decision.lasting and decision.ruling is Ruling.SPLIT and article in decision.articles
