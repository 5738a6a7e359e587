"""Deliveries in the store: what was handed over once is never claimed again."""

from typing import TYPE_CHECKING

import pytest

from monitor.edges.store.sql_store import SqlStore
from monitor.model import Activity
from monitor.model.deliveries import Delivery, DeliveryState

if TYPE_CHECKING:
    from tests.store.conftest import Make, Premises


@pytest.fixture
def told(store: SqlStore, make: "Make") -> SqlStore:
    """Return a store with an edition."""
    store.record_edition(store.open(Activity.EDITION, make.start), make.digest(21), "{}", ())
    return store


def test_a_delivery_is_claimed_once(told: SqlStore, make: "Make") -> None:
    """Each channel by itself."""
    claims = [told.hand_over(make.edition(21), channel, 1, make.start) for channel in ("a", "a", "b")]
    assert claims == [True, False, True]
    assert [(one.channel, one.state) for one in told.deliveries(make.edition(21))] == [
        ("a", DeliveryState.HANDED),
        ("b", DeliveryState.HANDED),
    ]


def test_what_waits_can_be_claimed_and_what_was_sent_cannot(told: SqlStore, make: "Make", place: "Premises") -> None:
    """Also by a process that opens the store later; a belated record changes nothing."""
    edition = make.edition(21)
    waiting, sent = (Delivery(channel="a", state=state, attempts=2, at=make.start) for state in (DeliveryState.WAITING, DeliveryState.SENT))
    told.record_delivery(edition, waiting)
    assert told.hand_over(edition, "a", 2, make.start)
    told.record_delivery(edition, sent)
    told.record_delivery(edition, waiting)
    again = place.open()
    assert not again.hand_over(edition, "a", 3, make.start)
    assert again.deliveries(edition) == (sent,)
