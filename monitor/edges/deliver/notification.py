"""One neutral line to one of apprise's addresses; it repeats nothing by itself."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from monitor.model.deliveries import DeliveryState, Handover

_UNCONNECTED = ("NewConnectionError", "NameResolutionError", "ConnectTimeoutError", "Connection refused", "ProxyError")
"""Nothing had left yet: names that urllib3 gives to such failures, as the services' plugins pass them on in their log (apprise
itself only says that it failed). Where none is found, the line may have arrived, and is not repeated."""


def notify(line: str, address: str, claim: Callable[[], bool]) -> Handover:
    """Hand a line over. It says no more than apprise's service is told: no title, no picture, no name of a program."""
    import apprise

    asset = apprise.AppriseAsset(app_id="", app_desc="", app_url="", image_url_mask="", image_url_logo="", secure_logging=True)
    service = apprise.Apprise(asset=asset)
    with _heard() as said:
        if not service.add(address):
            return Handover(state=DeliveryState.WAITING, reason="apprise cannot read this address")
        if not claim():
            return Handover(state=DeliveryState.HANDED, reason="it was handed over before")
        if service.notify(body=line):
            return Handover(state=DeliveryState.SENT)
    if any(name in one for name in _UNCONNECTED for one in said):
        return Handover(state=DeliveryState.WAITING, reason="the service was not reached")
    return Handover(state=DeliveryState.HANDED, reason="the service refused it, or was lost on the way")


class _Ear(logging.Handler):
    """Keeps what is said, for the moment of one notification."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record's words."""
        self.said.append(record.getMessage())


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Yield what apprise says meanwhile. Nobody else hears it: it names hosts and, to whoever debugs, tokens."""
    log, ear = logging.getLogger("apprise"), _Ear()
    level, propagate = log.level, log.propagate
    log.addHandler(ear)
    log.setLevel(logging.DEBUG)
    log.propagate = False
    try:
        yield ear.said
    finally:
        log.removeHandler(ear)
        log.setLevel(level)
        log.propagate = propagate
