"""What a person leaves on a story for whoever reads the next edition, and the line at its foot that shows it; it moves no article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from monitor.model.decisions import Decision, Ruling
from monitor.model.values import require, require_utc


class NoteKind(StrEnum):
    """A story is pinned, so that it stands first and its silence is said; or words are left on it."""

    PIN = "pin"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A pin or a note on the story `story`. It lies on `articles`, the members it had then, so that editions of every kind and
    language show it. A pin has no `text`. One that was taken back is `undone`. Raises ValueError for a pin with words and for a note
    without."""

    kind: NoteKind
    story: int
    articles: tuple[str, ...]
    by: str
    at: datetime
    text: str = ""
    undone: bool = False

    def __post_init__(self) -> None:
        require_utc("at", self.at)
        require(bool(self.text) == (self.kind is NoteKind.NOTE), "a note has words, a pin has none")

    @property
    def question(self) -> str:
        """What was noted, whoever did it: the same again supersedes it, and so does taking it back."""
        return f"{self.story} {self.text}".rstrip()

    def lies_on(self, articles: Iterable[str]) -> bool:
        """Return whether it lies on a story of these articles."""
        return not set(self.articles).isdisjoint(articles)


def after_splits(notes: Iterable[Note], decisions: Sequence[Decision]) -> tuple[Note, ...]:
    """Return the notes as they lie after stories were split by hand: on the articles that stayed, not on those that were set apart."""
    return tuple(_after(note, decisions) for note in notes)


def _after(note: Note, decisions: Sequence[Decision]) -> Note:
    for one in decisions:
        stayed = not set(one.others).isdisjoint(note.articles)
        if one.ruling is Ruling.SPLIT and stayed and not one.undone:
            note = replace(note, articles=tuple(name for name in note.articles if name not in one.articles))
    return note


class DeskKind(StrEnum):
    """What the desk did to a story that an edition tells."""

    PIN = "pin"
    STILL = "still"
    NOTE = "note"
    JOINED = "joined"
    PARTED = "parted"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskLine:
    """One thing done by hand, as an edition shows it. STILL: the story is pinned, and nothing new is told of it. JOINED and PARTED:
    the voices `numbers` were put into the story, or set apart from another as this one. `text` are a note's words."""

    kind: DeskKind
    story: int
    by: str
    at: datetime
    numbers: tuple[int, ...] = ()
    text: str = ""
