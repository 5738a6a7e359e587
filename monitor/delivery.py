"""The way of a final edition to its readers: store → letter → courier → store; what goes when is decided in `stages.delivery`.

composed → written → delivered. If the process dies before a delivery is claimed, the next run tries it; after that, nobody does.
"""

from datetime import datetime

from monitor.errors import UsageError
from monitor.model import Digest, Edition, EditionState, Settings
from monitor.model.deliveries import Channel, Delivered, Delivery, DeliveryState
from monitor.ports import Edges, Lock
from monitor.stages import delivery as rules


def deliver(settings: Settings, edges: Edges, lock: Lock, edition: Edition, *, by_hand: bool = False) -> tuple[Delivered, ...]:
    """Try every recipient whose turn it is (`by_hand`: everyone pending, whatever the waits) and return the attempts. When nothing
    is pending any more the edition is delivered. Raises UsageError for an edition that is not final."""
    digest = _final(edges, edition)
    wanted, attempts = rules.channels(settings.delivery), []
    known = edges.store.deliveries(edition)
    open_ = rules.pending(wanted, known)
    for channel in open_ if by_hand else rules.ripe(open_, known, settings.retry, edges.clock()):
        if edges.stop():
            break
        with lock.held(f"delivering {edition.name}"):
            attempts.append(_attempt(edges, digest, channel))
    if wanted and not rules.pending(wanted, edges.store.deliveries(edition)):
        edges.store.mark_edition(edition, EditionState.DELIVERED)
    return tuple(attempts)


def _final(edges: Edges, edition: Edition) -> Digest:
    digest = edges.store.edition_digest(edition)
    if digest is None or digest.provisional:
        state = "has not been written" if digest is None else "is provisional: its cut-off had not passed when it was written"
        raise UsageError(f"{edition.name} {state}", "Only a final edition is delivered: `monitor digest latest --send`.")
    return digest


def _attempt(edges: Edges, digest: Digest, channel: Channel) -> Delivered:
    """Hand the edition to one recipient and record what became of it. Of an outcome that is not known the claim is the record."""
    edition, now = digest.edition, edges.clock()
    before = {one.channel: one.attempts for one in edges.store.deliveries(edition)}
    attempts = before.get(channel.key, 0) + 1

    def claim() -> bool:
        return edges.store.hand_over(edition, channel.key, attempts, now)

    outcome = edges.courier.deliver(rules.letter(digest, channel, now), channel, claim)
    if outcome.state is not DeliveryState.HANDED:
        edges.store.record_delivery(edition, _delivery(channel, outcome.state, attempts, now))
    return Delivered(edition=edition, channel=channel.label, state=outcome.state, reason=outcome.reason)


def _delivery(channel: Channel, state: DeliveryState, attempts: int, now: datetime) -> Delivery:
    return Delivery(channel=channel.key, state=state, attempts=attempts, at=now)
