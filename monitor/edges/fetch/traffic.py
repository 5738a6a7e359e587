"""Who may send now: one request per host at a time and spaced, so many in all, and no more bytes waiting than allowed.

It sends nothing. Everything here lives on one event loop and is measured in that loop's time.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_REMEMBERED = 2_000


class Room:
    """The bytes of answers that nobody has taken yet. New requests wait while they are over the limit, so the most that
    is ever held is the limit plus what `concurrency` requests under way can bring."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held = 0
        self._free = asyncio.Event()
        self._free.set()

    def change(self, size: int) -> None:
        """Add bytes that arrived, or take away (negative) those that were taken."""
        self._held += size
        if self._held < self._limit:
            self._free.set()
        else:
            self._free.clear()

    async def wait(self) -> None:
        """Return when a new request may start."""
        await self._free.wait()


class _Gate:
    """One host: who is with it now, and from when on the next may come."""

    __slots__ = ("free_at", "lock", "wanted")

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.free_at = 0.0
        self.wanted = 0


class Traffic:
    """Gives turns. Nobody holds a turn while waiting for another, so there is no deadlock."""

    def __init__(self, concurrency: int, spacing: float) -> None:
        self._slots = asyncio.Semaphore(concurrency)
        self._spacing = spacing
        self._gates: dict[str, _Gate] = {}

    @asynccontextmanager
    async def turn(self, host: str, room: Room) -> AsyncIterator[None]:
        """Hold the right to one exchange with `host`; beginnings of turns are `spacing` seconds apart."""
        gate = self._gate(host)
        gate.wanted += 1
        try:
            async with gate.lock:
                await asyncio.sleep(max(0.0, gate.free_at - _now()))
                async with self._slots:
                    await room.wait()
                    gate.free_at = _now() + self._spacing
                    yield
        finally:
            gate.wanted -= 1

    def _gate(self, host: str) -> _Gate:
        if len(self._gates) > _REMEMBERED:
            now = _now()
            self._gates = {name: gate for name, gate in self._gates.items() if gate.wanted or gate.free_at > now}
        return self._gates.setdefault(host, _Gate())


def _now() -> float:
    return asyncio.get_running_loop().time()
