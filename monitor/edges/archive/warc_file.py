"""One file of gzip members, one WARC record each, with an index beside it; it knows records by their id and nothing of pages.

The index is derived. What a crash left out of it is found by scanning the file's end; a member that was torn in the middle
is cut off before the next one is appended.
"""

import errno
import mmap
import os
import re
import shutil
import zlib
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from io import BytesIO, RawIOBase
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator
from isal import isal_zlib

from monitor.errors import StoreError

_GZIP = 16 + zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b\x08"
_CHUNK = 1 << 16
_LEVEL = isal_zlib.ISAL_BEST_COMPRESSION
"""Packs a page of 200 KB in 0.7 ms to 22 %; zlib takes 2.1 ms at level 3 for as much, and 4.9 at level 6 for 20 %."""
_ID = re.compile(rb"^WARC-Record-ID: <urn:uuid:([0-9a-f-]{36})>\r?$", re.MULTILINE | re.IGNORECASE)
_TYPE = re.compile(rb"^WARC-Type: response\r?$", re.MULTILINE | re.IGNORECASE)
_LINE = re.compile(r"([0-9a-f]{32}) (\d+) (\d+)")

_Stamp = tuple[int, int, int]


class WarcFile:
    """A file that may not exist yet. Reading changes nothing on disk; writing first mends what a crash left."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._index_path = path.with_name(path.name.removesuffix(".warc.gz") + ".index")
        self._places: dict[str, tuple[int, int]] = {}
        self._stamp: _Stamp | None = None
        self._mended: _Stamp | None = None

    def has(self, ident: str) -> bool:
        """Return whether the file has a record of this id."""
        self._load()
        return ident in self._places

    def read(self, ident: str) -> tuple[dict[str, str], bytes] | None:
        """Return the record's WARC header fields and its block, or None. Raises StoreError when it is damaged."""
        self._load()
        if ident not in self._places:
            return None
        found = self._read_at(ident)
        if found is None:
            self._load(afresh=True)
            found = self._read_at(ident) if ident in self._places else None
        if found is None:
            raise StoreError(f"the answer {ident} in {self._path} is damaged", "Restore the file from a backup.")
        return found

    def append(self, ident: str, record: Sequence[bytes], first: Callable[[str], bytes]) -> None:
        """Write a record, given in parts, at the end; `first` makes the record that opens a new file, from its name. Raises
        StoreError."""
        try:
            self._mend()
            opening = b"" if self._end() else _packed([first(self._path.name)])
            place = self._end() + len(opening), self._write(opening, _packed(record))
            with self._index_path.open("a", encoding="ascii") as index:
                index.write(_line(ident, place))
        except OSError as error:
            raise _unwritable(self._path, error) from error
        self._places[ident] = place
        self._stamp = self._mended = _stamp(self._path)

    def remove(self, idents: AbstractSet[str]) -> AbstractSet[str]:
        """Write the file anew without these records; return those that it had. Raises StoreError."""
        found = {ident for ident in idents if self.has(ident)}
        if found:
            try:
                self._mend()
                self._rewrite_without(sorted(self._places[ident] for ident in found))
            except OSError as error:
                raise _unwritable(self._path, error) from error
        return found

    def delete(self) -> None:
        """Delete the file and its index."""
        self._index_path.unlink(missing_ok=True)
        self._path.unlink(missing_ok=True)

    def _end(self) -> int:
        return self._stamp[1] if self._stamp else 0

    def _write(self, opening: bytes, member: bytes) -> int:
        """Append in one piece, or leave the file as it was; return the member's length."""
        end = self._end()
        with self._path.open("ab", buffering=0) as file:
            try:
                _write_all(file, opening + member)
            except OSError:
                file.truncate(end)
                raise
        return len(member)

    def _load(self, *, afresh: bool = False) -> None:
        """Bring the places up to date with the disk: from the index as far as it goes, then from the file itself."""
        stamp = _stamp(self._path)
        if stamp == self._stamp and not afresh:
            return
        places = {} if afresh or not stamp else _indexed(self._index_path, stamp[1])
        if places and not self._is_true(places):
            places = {}
        self._places = places | (dict(_scanned(self._path, _last(places))) if stamp else {})
        self._stamp = stamp

    def _mend(self) -> None:
        """Make the file end with its last whole member, and the index complete."""
        self._load()
        if self._mended is not None and self._stamp == self._mended:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        for draft in self._path.parent.glob(f"{self._path.name}.*.tmp"):
            draft.unlink()
        if self._stamp:
            os.truncate(self._path, _whole(self._path, _last(self._places)))
        self._write_index()
        self._stamp = self._mended = _stamp(self._path)

    def _write_index(self) -> None:
        draft = self._index_path.with_name(f"{self._path.name}.index.tmp")
        lines = (_line(ident, place) for ident, place in sorted(self._places.items(), key=lambda one: one[1]))
        draft.write_text("".join(lines), encoding="ascii")
        draft.replace(self._index_path)

    def _rewrite_without(self, places: Sequence[tuple[int, int]]) -> None:
        """Write the file anew without the bytes at these places, which are sorted. The index goes first: cut short anywhere, the
        next reader scans the file."""
        draft = self._path.with_name(f"{self._path.name}.rewrite.tmp")
        with self._path.open("rb") as old, draft.open("wb") as new:
            for start, length in places:
                _copy(old, new, start - old.tell())
                old.seek(start + length)
            shutil.copyfileobj(old, new)
            new.flush()
            os.fsync(new.fileno())
        self._index_path.unlink(missing_ok=True)
        draft.replace(self._path)
        self._load(afresh=True)
        self._write_index()
        self._mended = self._stamp

    def _is_true(self, places: dict[str, tuple[int, int]]) -> bool:
        """Return whether the index's last record is where it says: an index of other bytes is wrong there too."""
        ident = max(places, key=lambda one: places[one])
        return _ident_of(_head(self._member_at(places[ident]))) == ident

    def _member_at(self, place: tuple[int, int]) -> bytes:
        start, length = place
        with self._path.open("rb") as file:
            file.seek(start)
            return file.read(length)

    def _read_at(self, ident: str) -> tuple[dict[str, str], bytes] | None:
        """Return the record where the index says it is, or None when something else is there."""
        member = self._member_at(self._places[ident])
        if _ident_of(_head(member)) != ident:
            return None
        for record in ArchiveIterator(BytesIO(member), parse_http=False):
            return record.headers.to_dict(), record.reader.read()
        return None


def _stamp(path: Path) -> _Stamp | None:
    """Return what changes whenever somebody wrote: file number, size, time."""
    try:
        stat = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def _line(ident: str, place: tuple[int, int]) -> str:
    return f"{ident} {place[0]} {place[1]}\n"


def _last(places: dict[str, tuple[int, int]]) -> int:
    """Return the offset after the last known record."""
    return max((start + length for start, length in places.values()), default=0)


def _indexed(path: Path, size: int) -> dict[str, tuple[int, int]]:
    """Return the places an index tells, without those past the end of a file of `size` bytes and without a torn line."""
    try:
        lines = path.read_text("ascii", "replace").splitlines(keepends=True)
    except FileNotFoundError:
        return {}
    found = [match for line in lines if line.endswith("\n") and (match := _LINE.fullmatch(line.strip()))]
    places = {match[1]: (int(match[2]), int(match[3])) for match in found}
    return {ident: (start, length) for ident, (start, length) in places.items() if start + length <= size}


def _scanned(path: Path, start: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield id and place of the response records from `start` on."""
    for begin, end, head in _members(path, start):
        ident = _ident_of(head)
        if ident and _TYPE.search(head):
            yield ident, (begin, end - begin)


def _whole(path: Path, start: int) -> int:
    """Return the offset after the last whole member."""
    return max((end for _, end, _ in _members(path, start)), default=start)


def _members(path: Path, start: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield begin, end and first bytes of whole gzip members; damaged stretches are stepped over."""
    if path.stat().st_size <= start:
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        while 0 <= start < len(data):
            member = _member(data, start)
            if member:
                yield start, *member
            start = member[0] if member else data.find(_MAGIC, start + 1)


def _member(data: mmap.mmap, start: int) -> tuple[int, bytes] | None:
    """Return end and first bytes of the gzip member that begins at `start`, or None."""
    unpacker, position, head = zlib.decompressobj(_GZIP), start, b""
    try:
        while not unpacker.eof and position < len(data):
            piece = unpacker.decompress(data[position : position + _CHUNK])
            head = head or piece[:_CHUNK]
            position = min(position + _CHUNK, len(data))
    except zlib.error:
        return None
    return (position - len(unpacker.unused_data), head) if unpacker.eof else None


def _head(member: bytes) -> bytes:
    """Return the first bytes of a member, none where it is damaged."""
    try:
        return zlib.decompressobj(_GZIP).decompress(member, _CHUNK)
    except zlib.error:
        return b""


def _ident_of(head: bytes) -> str:
    found = _ID.search(head.partition(b"\r\n\r\n")[0])
    return found[1].decode("ascii").replace("-", "") if found else ""


def _write_all(file: RawIOBase, data: bytes) -> None:
    """Write everything; a write that stops short means that the disk is full."""
    if file.write(data) != len(data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _copy(source: BinaryIO, target: BinaryIO, size: int) -> None:
    while size and (piece := source.read(min(size, 1 << 20))):
        target.write(piece)
        size -= len(piece)


def _unwritable(path: Path, error: OSError) -> StoreError:
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    advice = "Make room on the disk and run the command again." if full else "See that the data directory can be written."
    return StoreError(f"the archive {path} could not be written: {'no room on the disk' if full else error.strerror}", advice)


def _packed(record: Sequence[bytes]) -> bytes:
    packer = isal_zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    return b"".join([*map(packer.compress, record), packer.flush()])
