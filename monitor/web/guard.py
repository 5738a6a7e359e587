"""Stands before the room: who may ask, under which name, and what a browser may do with the answer.

On loopback the name in the address is checked, because a page of the internet can make its own name mean 127.0.0.1 and read what is
served there (DNS rebinding). Elsewhere a password is asked for, compared in constant time.
"""

import base64
import binascii
import hmac
import ipaddress

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""No outside request; `connect-src` is for the instant results of a search."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""Of every answer. Nothing is kept in the browser's cache: what somebody reads can endanger them."""
OWN_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})


def is_loopback(host: str) -> bool:
    """Whether an address to listen on can be reached from this machine alone."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


class Guard:
    """An ASGI application before another one. `names`: the host names it answers to, any when empty; `password`: asked for unless
    empty, with any user name."""

    def __init__(self, app: ASGIApp, *, names: frozenset[str], password: str) -> None:
        self._app = app
        self._names = names
        self._password = password.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or let pass; either way with the headers."""
        if scope["type"] != "http":
            return

        async def covered(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(Headers(scope=scope))
        await (refusal or self._app)(scope, receive, covered)

    def _refusal(self, headers: Headers) -> Response | None:
        if self._names and _name(headers.get("host", "")) not in self._names:
            return PlainTextResponse("This room answers to localhost and 127.0.0.1 only.\n", 421)
        if self._password and not self._known(headers.get("authorization", "")):
            return PlainTextResponse(
                "The password is asked for; any user name will do.\n",
                401,
                {"WWW-Authenticate": 'Basic realm="reading room", charset="UTF-8"'},
            )
        return None

    def _known(self, given: str) -> bool:
        scheme, _, encoded = given.partition(" ")
        try:
            _, _, password = base64.b64decode(encoded, validate=True).partition(b":")
        except binascii.Error:
            password = b""
        return hmac.compare_digest(password, self._password) and scheme.lower() == "basic"


def _name(host: str) -> str:
    """Return the name in a Host header without its port."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdecimal() and not host.endswith("]") else host).lower()
