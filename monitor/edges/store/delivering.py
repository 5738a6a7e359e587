"""Records to whom editions went; what was handed over once is never claimed again. It sends nothing."""

from datetime import datetime

from sqlalchemy import Connection, select

from monitor.edges.schema import deliveries
from monitor.edges.store.keys import insert
from monitor.model import Edition
from monitor.model.deliveries import Delivery, DeliveryState


def recorded(connection: Connection, edition: Edition) -> tuple[Delivery, ...]:
    """Return the deliveries of an edition, by channel."""
    columns = deliveries.c
    here = (columns.kind == edition.kind.value, columns.day == edition.day, columns.language == edition.language)
    rows = connection.execute(select(deliveries).where(*here).order_by(columns.channel))
    return tuple(Delivery(channel=row.channel, state=DeliveryState(row.state), attempts=row.attempts, at=row.at) for row in rows)


def hand_over(connection: Connection, edition: Edition, channel: str, attempts: int, at: datetime) -> bool:
    """Record a handing over, and return whether it is the first one: only what is waiting, or was never tried, may leave."""
    return _put(
        connection, edition, Delivery(channel=channel, state=DeliveryState.HANDED, attempts=attempts, at=at), (DeliveryState.WAITING,)
    )


def record(connection: Connection, edition: Edition, delivery: Delivery) -> None:
    """Record an outcome over what is waiting or handed over."""
    _put(connection, edition, delivery, (DeliveryState.WAITING, DeliveryState.HANDED))


def _put(connection: Connection, edition: Edition, delivery: Delivery, over: tuple[DeliveryState, ...]) -> bool:
    said = {"state": delivery.state.value, "attempts": delivery.attempts, "at": delivery.at}
    key = {"kind": edition.kind.value, "day": edition.day, "language": edition.language, "channel": delivery.channel}
    statement = insert(connection, deliveries).values(**key, **said)
    replaced = statement.on_conflict_do_update(
        index_elements=list(key), set_=said, where=deliveries.c.state.in_([one.value for one in over])
    )
    return connection.execute(replaced.returning(deliveries.c.channel)).first() is not None
