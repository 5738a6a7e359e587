"""Takes editions to their readers, by mail and as notifications; to whom and when is decided elsewhere."""

from collections.abc import Callable

from monitor.edges.deliver.mail import send
from monitor.edges.deliver.notification import notify
from monitor.model import DeliveryOptions
from monitor.model.deliveries import Channel, Handover, Letter, Way


class Post:
    """Port `Courier` over SMTP and apprise."""

    def __init__(self, options: DeliveryOptions) -> None:
        self._options = options

    def deliver(self, letter: Letter, channel: Channel, claim: Callable[[], bool]) -> Handover:
        """Hand a letter over; a notification is its subject alone."""
        if channel.way is Way.MAIL:
            return send(self._options, letter, channel.address, claim)
        return notify(letter.subject, channel.address, claim)


__all__ = ["Post"]
