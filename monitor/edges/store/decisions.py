"""Decisions by hand, pins and notes in the table of overrides: the last answer to a question counts, and none is ever changed."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from sqlalchemy import Connection, select

from monitor.edges import schema
from monitor.edges.store import codec
from monitor.edges.store.keys import add, digest
from monitor.model import Decision, Ruling
from monitor.model.notes import Note, NoteKind


def decided(connection: Connection) -> tuple[Decision, ...]:
    """Return the decisions as they stand, those decided last at the end."""
    return tuple(codec.loads(one, Decision) for one in _last(connection, Ruling))


def noted(connection: Connection) -> tuple[Note, ...]:
    """Return the pins and notes in force, those left last at the end."""
    notes = (codec.loads(one, Note) for one in _last(connection, NoteKind))
    return tuple(note for note in notes if not note.undone)


def _last(connection: Connection, kinds: Iterable[StrEnum]) -> Iterator[str]:
    """Yield the last answer to each question of these kinds, where it was given last."""
    overrides = schema.overrides.c
    mine = select(overrides.kind, overrides.subject, overrides.decision).where(overrides.kind.in_([one.value for one in kinds]))
    last: dict[tuple[str, str], str] = {}
    for row in connection.execute(mine.order_by(overrides.ordinal)):
        last.pop((row.kind, row.subject), None)  # so that it stands where it was answered last
        last[row.kind, row.subject] = row.decision
    yield from last.values()


def decide(connection: Connection, sequence: int, decision: Decision) -> None:
    """Record a decision, and the number of the story that a lasting split makes; the same one again is passed over."""
    _answer(connection, sequence, decision.ruling, decision)
    if decision.ruling is Ruling.SPLIT and decision.lasting:
        _mint(connection, sequence, decision)


def note(connection: Connection, sequence: int, one: Note) -> None:
    """Record a pin or a note; the same one again is passed over."""
    _answer(connection, sequence, one.kind, one)


def _answer(connection: Connection, sequence: int, kind: StrEnum, answer: Decision | Note) -> None:
    subject = digest(answer.question)
    row = {"kind": kind.value, "subject": subject, "decision": codec.dumps(answer), "by": answer.by, "at": answer.at, "recorded": sequence}
    overrides = schema.overrides.c
    again = select(overrides.ordinal).where(overrides.recorded == sequence, overrides.subject == subject)
    if connection.execute(again).first() is None:
        connection.execute(schema.overrides.insert().values(row))


def _mint(connection: Connection, sequence: int, decision: Decision) -> None:
    stories = schema.stories
    from_ = connection.execute(select(stories).where(stories.c.number == decision.story)).one()
    row = {"number": decision.other, "kind": from_.kind, "language": from_.language, "first_told": from_.first_told, "recorded": sequence}
    add(connection, stories, [row])
