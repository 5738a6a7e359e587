"""Decisions by hand in the table of overrides: the last answer to a question counts, and none is ever changed."""

from sqlalchemy import Connection, select

from monitor.edges import schema
from monitor.edges.store import codec
from monitor.edges.store.keys import add, digest
from monitor.model import Decision, Ruling


def decided(connection: Connection) -> tuple[Decision, ...]:
    """Return the decisions as they stand, those decided last at the end."""
    overrides = schema.overrides.c
    mine = select(overrides.kind, overrides.subject, overrides.decision).where(overrides.kind.in_([one.value for one in Ruling]))
    last: dict[tuple[str, str], str] = {}
    for row in connection.execute(mine.order_by(overrides.ordinal)):
        last.pop((row.kind, row.subject), None)  # so that it stands where it was answered last
        last[row.kind, row.subject] = row.decision
    return tuple(codec.loads(decision, Decision) for decision in last.values())


def decide(connection: Connection, sequence: int, decision: Decision) -> None:
    """Record a decision, and the number of the story that a lasting split makes; the same one again is passed over."""
    subject = digest(decision.question)
    row = {
        "kind": decision.ruling.value,
        "subject": subject,
        "decision": codec.dumps(decision),
        "by": decision.by,
        "at": decision.at,
        "recorded": sequence,
    }
    overrides = schema.overrides.c
    again = select(overrides.ordinal).where(overrides.recorded == sequence, overrides.subject == subject)
    if connection.execute(again).first() is None:
        connection.execute(schema.overrides.insert().values(row))
    if decision.ruling is Ruling.SPLIT and decision.lasting:
        _mint(connection, sequence, decision)


def _mint(connection: Connection, sequence: int, decision: Decision) -> None:
    stories = schema.stories
    from_ = connection.execute(select(stories).where(stories.c.number == decision.story)).one()
    row = {"number": decision.other, "kind": from_.kind, "language": from_.language, "first_told": from_.first_told, "recorded": sequence}
    add(connection, stories, [row])
