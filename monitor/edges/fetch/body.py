"""Reads an answer's body within bounds and undoes gzip itself; it never touches the character set.

httpx's own decoders inflate a whole network chunk at once: 67 MB past a 10 MB cap, and 644 bytes of twice-packed gzip
became 300 MB. So the raw bytes are read and inflated here, a bounded piece at a time.
"""

import zlib
from dataclasses import dataclass

import httpx

from monitor.edges.fetch.failures import Refused
from monitor.model import Reason

SLACK = 100_000
"""What a body may grow to whatever its packed size, in bytes: tiny pages of blanks pack very well and harm nobody."""

_GZIP = frozenset({"gzip", "x-gzip"})
_GZIP_WINDOW = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The most bytes that a body may have, packed or not, and the factor by which it may grow. `cut`: a longer body is
    cut there and not refused."""

    size: int
    inflation: int
    cut: bool = False


async def read_body(response: httpx.Response, bounds: Bounds) -> bytes:
    """Return the body with gzip undone. Raises Refused for what is too large, badly packed, or packed in ways we did not ask for."""
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding not in _GZIP | {"", "identity"}:
        raise Refused(Reason.BAD_ENCODING, f"content-encoding {coding!r}, asked for was gzip")
    declared = response.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > bounds.size and not bounds.cut:
        raise Refused(Reason.TOO_LARGE, f"{declared} bytes announced, {bounds.size} allowed")
    sink = _Inflated(bounds) if coding in _GZIP else _Plain(bounds)
    async for chunk in response.aiter_raw():
        if sink.take(chunk):
            break
    return sink.body()


class _Plain:
    """Collects bytes up to a bound."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._data = bytearray()

    def take(self, chunk: bytes) -> bool:
        """Add bytes; True when no more are wanted."""
        self._data += chunk
        return _over(len(self._data), self._bounds.size, self._bounds)

    def body(self) -> bytes:
        """Return what was collected."""
        return bytes(self._data[: self._bounds.size])


class _Inflated:
    """Collects gzip members, inflated, up to a bound that grows with the packed bytes seen."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._data = bytearray()
        self._packed = 0
        self._member = zlib.decompressobj(_GZIP_WINDOW)

    def take(self, chunk: bytes) -> bool:
        """Add packed bytes; True when no more are wanted."""
        self._packed += len(chunk)
        limit = min(self._bounds.size, max(SLACK, self._packed * self._bounds.inflation))
        while chunk:
            if self._member.eof:
                if not chunk.startswith(b"\x1f"):
                    return False  # padding after the last member, as gunzip has it
                self._member = zlib.decompressobj(_GZIP_WINDOW)
            self._data += self._inflate(chunk, limit + 1 - len(self._data))
            if _over(len(self._data), limit, self._bounds):
                return True
            chunk = self._member.unused_data
        return False

    def body(self) -> bytes:
        """Return what was inflated."""
        if self._packed and not self._member.eof and not self._bounds.cut:
            raise Refused(Reason.CONNECTION_FAILED, f"the gzip stream ends in the middle, after {self._packed} bytes")
        return bytes(self._data[: self._bounds.size])

    def _inflate(self, chunk: bytes, room: int) -> bytes:
        try:
            return self._member.decompress(chunk, room)
        except zlib.error as error:
            raise Refused(Reason.BAD_ENCODING, f"not gzip as announced: {error}") from error


def _over(size: int, limit: int, bounds: Bounds) -> bool:
    """Return whether to stop reading, or raise Refused where a body may not be cut."""
    if size > limit and not bounds.cut:
        raise Refused(Reason.TOO_LARGE, f"the body has more than {limit} bytes")
    return size > limit
