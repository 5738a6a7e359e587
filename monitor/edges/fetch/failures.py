"""The one table from what goes wrong on the network to the reasons of a `Drop`; it handles nothing itself."""

import errno
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import responses

import httpx
from httpx_secure import SSRFProtectionError

from monitor.model import Drop, Reason, Stage

LONGEST_WAIT = 86_400
"""A server may ask us to stay away for a day (in seconds), not longer."""

REASONS: dict[type[BaseException], Reason] = {
    httpx.TimeoutException: Reason.TIMEOUT,
    httpx.ConnectTimeout: Reason.TIMEOUT,
    httpx.ReadTimeout: Reason.TIMEOUT,
    httpx.WriteTimeout: Reason.TIMEOUT,
    httpx.PoolTimeout: Reason.TIMEOUT,
    httpx.NetworkError: Reason.CONNECTION_FAILED,
    httpx.ConnectError: Reason.CONNECTION_FAILED,
    httpx.ReadError: Reason.CONNECTION_FAILED,
    httpx.WriteError: Reason.CONNECTION_FAILED,
    httpx.CloseError: Reason.CONNECTION_FAILED,
    httpx.ProtocolError: Reason.CONNECTION_FAILED,
    httpx.LocalProtocolError: Reason.CONNECTION_FAILED,
    httpx.RemoteProtocolError: Reason.CONNECTION_FAILED,
    httpx.ProxyError: Reason.CONNECTION_FAILED,
    httpx.UnsupportedProtocol: Reason.BAD_URL,
    httpx.TransportError: Reason.CONNECTION_FAILED,
    httpx.DecodingError: Reason.BAD_ENCODING,
    httpx.TooManyRedirects: Reason.TOO_MANY_REDIRECTS,
    httpx.RequestError: Reason.CONNECTION_FAILED,
    httpx.InvalidURL: Reason.BAD_URL,
    SSRFProtectionError: Reason.ADDRESS_REFUSED,
    TimeoutError: Reason.TIMEOUT,
    OSError: Reason.CONNECTION_FAILED,
    ValueError: Reason.BAD_URL,
}

STATUSES = {
    401: Reason.FORBIDDEN,
    402: Reason.FORBIDDEN,
    403: Reason.FORBIDDEN,
    404: Reason.NOT_FOUND,
    410: Reason.GONE,
    429: Reason.TOO_MANY_REQUESTS,
    451: Reason.FORBIDDEN,
}


class Refused(Exception):  # noqa: N818 - the answer to one request, not a fault of the program
    """One request ends without a page, for a reason of ours or of the server's."""

    def __init__(self, reason: Reason, detail: str, retry_after: int = 0) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.retry_after = retry_after


KNOWN: tuple[type[Exception], ...] = (Refused, httpx.HTTPError, httpx.InvalidURL, OSError, ValueError)
"""What one exchange may end with, for those who have to go on."""


def has_route() -> bool:
    """Return whether this machine has a way out at all. Connecting a datagram socket asks the routing table and sends nothing."""
    for family, address in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((address, 9))
        except OSError:
            continue
        return True
    return False


def refusal(error: BaseException, routed: Callable[[], bool] = has_route) -> Refused:
    """Return what `error` means. An error that the table does not know counts as a failed connection, with its name."""
    if isinstance(error, Refused):
        return error
    text = f"{type(error).__name__}: {error}".rstrip(": ")
    return Refused(_reason(error, routed), text)


def drop(url: str, error: BaseException) -> Drop:
    """Return the drop of a request for `url` that ended with `error`."""
    end = refusal(error)
    return Drop(url=url, stage=Stage.FETCH, reason=end.reason, detail=end.detail, retry_after=end.retry_after)


def bad_status(status: int, url: str, retry_after: str, now: datetime) -> Refused:
    """Return the refusal that an answer without a page means; `retry_after` is the header of that name as sent."""
    reason = STATUSES.get(status) or (Reason.SERVER_ERROR if status >= HTTPStatus.INTERNAL_SERVER_ERROR else Reason.UNEXPECTED_STATUS)
    return Refused(reason, f"HTTP {status} {responses.get(status, '')}".rstrip() + f" from {url}", seconds_to_wait(retry_after, now))


def seconds_to_wait(header: str, now: datetime) -> int:
    """Return the seconds that a Retry-After header asks for (RFC 9110 §10.2.3: seconds or a date), 0 for none or nonsense."""
    header = header.strip()
    if header.isascii() and header.isdigit():
        return min(int(header[:9]), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return 0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(int((moment - now).total_seconds()), 0), LONGEST_WAIT)


def _reason(error: BaseException, routed: Callable[[], bool]) -> Reason:
    causes = tuple(_causes(error))
    unnamed = any(isinstance(cause, socket.gaierror) for cause in causes)
    unreachable = any(isinstance(cause, OSError) and cause.errno == errno.ENETUNREACH for cause in causes)
    if (unnamed or unreachable) and not routed():
        return Reason.NO_NETWORK
    if unnamed:
        return Reason.NAME_NOT_FOUND
    return next((REASONS[kind] for kind in type(error).__mro__ if kind in REASONS), Reason.CONNECTION_FAILED)


def _causes(error: BaseException | None, depth: int = 20) -> Iterator[BaseException]:
    """Yield an error and what led to it; httpx hides the operating system's own error several layers deep."""
    if error is None or not depth:
        return
    yield error
    for member in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield from _causes(member, depth - 1)
    yield from _causes(error.__cause__ or error.__context__, depth - 1)
