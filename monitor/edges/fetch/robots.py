"""What robots.txt allows, remembered per origin (RFC 9309); it fetches through the walk it is given.

The standard library's parser gets `$` and precedence wrong; protego does not.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx
from protego import Protego

from monitor.edges.fetch.failures import KNOWN, Refused, refusal
from monitor.model import Reason

SIZE = 512_000
"""Bytes of a robots.txt that are read; RFC 9309 §2.5 asks for at least 500 KiB."""

FAILED_TTL = 300.0
"""Seconds for which a failed robots.txt stands for its host, so that a dead host costs one deadline and not one per page."""

_MEANS_NO_RULES = frozenset({Reason.TOO_MANY_REDIRECTS, Reason.BAD_URL, Reason.BAD_ENCODING})
_ABSENT = range(400, 500)

Walk = Callable[[str], Awaitable[tuple[int, bytes]]]
"""Fetches an address, redirects followed: status and body. Raises what the network raises."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What an origin answered: its rules, or why there are none for now; `until` in the loop's time."""

    rules: Protego | Refused
    until: float


class Robots:
    """Remembers rules for `ttl` seconds; asks each origin once at a time."""

    def __init__(self, user_agent: str, ttl: float) -> None:
        self._agent = product(user_agent)
        self._ttl = ttl
        self._known: dict[str, _Known] = {}
        self._asking: dict[str, asyncio.Lock] = {}

    async def check(self, url: httpx.URL, walk: Walk) -> None:
        """Return when `url` may be fetched. Raises Refused: ROBOTS_REFUSED by the rules, or, while the file cannot be had,
        the temporary reason why."""
        rules = await self._rules(f"{url.scheme}://{url.netloc.decode('ascii')}/robots.txt", walk)
        if isinstance(rules, Refused):
            raise Refused(rules.reason, f"robots.txt could not be had: {rules.detail}", rules.retry_after)
        if not rules.can_fetch(str(url), self._agent):
            raise Refused(Reason.ROBOTS_REFUSED, f"robots.txt of {url.host} does not allow {url.path}")

    async def _rules(self, address: str, walk: Walk) -> Protego | Refused:
        async with self._asking.setdefault(address, asyncio.Lock()):
            now = asyncio.get_running_loop().time()
            known = self._known.get(address)
            if known is None or known.until <= now:
                self._forget(now)
                rules = await _ask(address, walk)
                ttl = min(FAILED_TTL, self._ttl) if isinstance(rules, Refused) else self._ttl
                known = self._known[address] = _Known(rules, asyncio.get_running_loop().time() + ttl)
        return known.rules

    def _forget(self, now: float) -> None:
        self._known = {address: known for address, known in self._known.items() if known.until > now}
        self._asking = {address: lock for address, lock in self._asking.items() if lock.locked() or address in self._known}


def product(user_agent: str) -> str:
    """Return the product token that robots.txt names us by: `Bot` of `Bot/1.0 (…)` and of `Mozilla/5.0 (compatible; Bot/1.0)`."""
    found = re.search(r"compatible;\s*([\w.-]+)", user_agent) or re.match(r"\s*([^\s/(]+)", user_agent)
    return found[1] if found else "*"


async def _ask(address: str, walk: Walk) -> Protego | Refused:
    """Return the rules; 4xx and nonsense mean none, 5xx and silence mean that nothing may be fetched for now."""
    try:
        status, body = await walk(address)
    except KNOWN as error:
        end = refusal(error)
        return Protego.parse("") if end.reason in _MEANS_NO_RULES else end
    if status >= _ABSENT.stop:
        return Refused(Reason.SERVER_ERROR, f"HTTP {status} from {address}")
    return Protego.parse("" if status in _ABSENT else body.decode("utf-8-sig", "replace"))
