"""The near-duplicate index: which articles share sampled hashes with a sketch; a derived file, its truth is in the database.

Postings (hash, ordinal of the article) lie in sorted, memory-mapped segments; what was added since is a small dictionary. Segments
of like size are merged, so that there are few (O'Neil et al., The log-structured merge-tree, 1996). A missing or torn file empties
the index: its owner fills it again. It compares no texts and knows no verdicts.
"""

import json
import os
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from monitor.model import Sketch

COMMON = 1000
"""A hash in more articles than this is boilerplate and is passed over."""
FLUSH = 200_000
"""Postings in memory before they become a segment: some 3,300 articles, 25 MB."""
_FORMAT = 1
_GROWTH = 4  # a segment is merged with the next one unless it is so many times larger
_PIECE = 1_000_000  # postings merged at once: 40 MB, whatever the size of the segments
_ENDS = 4096  # bytes at either end of a segment that its checksum covers
_BYTES = 12  # a posting's: 8 of hash, 4 of ordinal

Hashes = NDArray[np.uint64]
Ordinals = NDArray[np.uint32]


def pack(sketch: Sketch) -> bytes:
    """Return a sketch's hashes as little-endian bytes, for the database."""
    return np.asarray(sketch.hashes, dtype="<u8").tobytes()


def unpack(data: bytes) -> tuple[int, ...]:
    """Return the hashes that `pack` wrote."""
    return tuple(np.frombuffer(data, dtype="<u8").tolist())


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How much of the verdicts the index holds: how many, and the last one's ordinal and name."""

    count: int = 0
    last: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Segment:
    name: str
    hashes: Hashes
    ordinals: Ordinals
    ends: int


class SketchIndex:
    """The postings of one data directory. Not for several threads at once; other processes may read the same files."""

    def __init__(self, folder: Path, flush: int = FLUSH) -> None:
        self._folder = folder
        self._flush = flush
        self._segments: list[_Segment] = []
        self._young: dict[int, list[int]] = {}
        self._size = 0
        self.mark = Mark()
        try:
            self._open()
        except (OSError, ValueError, KeyError, TypeError):  # missing, torn, or of another format
            self._segments, self.mark = [], Mark()

    @property
    def unsaved(self) -> int:
        """Postings that are only in memory."""
        return self._size

    def add(self, ordinal: int, hashes: Iterable[int], mark: Mark) -> None:
        """Add an article's hashes; `mark` is how far the index is then. Written to disk now and then: see `save`."""
        for one in hashes:
            self._young.setdefault(one, []).append(ordinal)
            self._size += 1
        self.mark = mark
        if self._size >= self._flush:
            self.save()

    def candidates(self, hashes: Sequence[int], most: int) -> list[tuple[int, int]]:
        """Return (ordinal, shared hashes), most shared first, ties by ordinal: `most` of them, and all that tie with the last."""
        asked = np.asarray(hashes, dtype=np.uint64)
        runs = [run for segment in self._segments for run in _runs(segment, asked)]
        runs += [(one, np.asarray(found, dtype=np.uint32)) for one in hashes if (found := self._young.get(one))]
        sizes: Counter[int] = Counter()
        for one, ordinals in runs:
            sizes[one] += len(ordinals)
        rare = [ordinals for one, ordinals in runs if sizes[one] <= COMMON]
        return _most_frequent(np.concatenate(rare), most) if rare else []

    def clear(self) -> None:
        """Forget everything, on disk as well."""
        self._segments, self._young, self._size, self.mark = [], {}, 0, Mark()
        self._remove_others(set())

    def save(self) -> None:
        """Write what is only in memory. Raises OSError when the disk is full; the files on disk are then as before."""
        self._folder.mkdir(parents=True, exist_ok=True)
        if self._size:
            self._segments.append(self._write([self._young_segment()]))
            self._young, self._size = {}, 0
        while len(self._segments) > 1 and len(self._segments[-2].hashes) < _GROWTH * len(self._segments[-1].hashes):
            self._segments[-2:] = [self._write(self._segments[-2:])]
        self._write_manifest()
        self._remove_others({segment.name for segment in self._segments} | {"index.json"})

    def _young_segment(self) -> _Segment:
        hashes = np.fromiter((one for one, found in self._young.items() for _ in found), dtype=np.uint64, count=self._size)
        ordinals = np.fromiter((ordinal for found in self._young.values() for ordinal in found), dtype=np.uint32, count=self._size)
        order = np.argsort(hashes, kind="stable")
        return _Segment("", hashes[order], ordinals[order], 0)

    def _write(self, segments: Sequence[_Segment]) -> _Segment:
        """Merge sorted segments into a new file, piece by piece."""
        total = sum(len(segment.hashes) for segment in segments)
        name = f"{self.mark.last}-{total}.segment"
        with (self._folder / f"{name}.new").open("w+b") as file:
            done = 0
            for hashes, ordinals in _pieces(segments):
                file.seek(done * 8)
                file.write(hashes.astype("<u8").tobytes())
                file.seek(total * 8 + done * 4)
                file.write(ordinals.astype("<u4").tobytes())
                done += len(hashes)
            file.flush()
            os.fsync(file.fileno())
        (self._folder / f"{name}.new").replace(self._folder / name)
        return _map(self._folder / name, total, _ends(self._folder / name))

    def _write_manifest(self) -> None:
        entries = [[segment.name, len(segment.hashes), segment.ends] for segment in self._segments]
        manifest = {"format": _FORMAT, "mark": [self.mark.count, self.mark.last, self.mark.name], "segments": entries}
        new = self._folder / "index.json.new"
        with new.open("w", encoding="utf-8") as file:
            json.dump(manifest, file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._folder / "index.json")

    def _open(self) -> None:
        manifest = json.loads((self._folder / "index.json").read_text(encoding="utf-8"))
        if manifest["format"] != _FORMAT:
            raise ValueError("another format")
        count, last, name = manifest["mark"]
        for file, total, ends in manifest["segments"]:
            path = self._folder / file
            if path.stat().st_size != total * _BYTES or _ends(path) != ends:
                raise ValueError("torn")
            self._segments.append(_map(path, total, ends))
        self.mark = Mark(count=int(count), last=int(last), name=str(name))

    def _remove_others(self, names: set[str]) -> None:
        """Remove files that no longer count; a process that still maps one keeps it until it ends."""
        for path in self._folder.glob("*"):
            if path.name not in names:
                path.unlink(missing_ok=True)


def _map(path: Path, total: int, ends: int) -> _Segment:
    if not total:
        return _Segment(path.name, np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.uint32), ends)
    hashes: Any = np.memmap(path, dtype="<u8", mode="r", shape=(total,))  # numpy types a memmap by its array class only
    ordinals: Any = np.memmap(path, dtype="<u4", mode="r", offset=total * 8, shape=(total,))
    return _Segment(path.name, np.asarray(hashes), np.asarray(ordinals), ends)  # a plain view: indexing a memmap costs twice as much


def _ends(path: Path) -> int:
    with path.open("rb") as file:
        head = file.read(_ENDS)
        file.seek(max(0, path.stat().st_size - _ENDS))
        return zlib.crc32(file.read(_ENDS), zlib.crc32(head))


def _runs(segment: _Segment, asked: Hashes) -> Iterator[tuple[int, Ordinals]]:
    """Yield (hash, ordinals that have it) for the asked hashes that the segment holds; one over COMMON is cut just above."""
    if not len(segment.hashes):
        return
    starts = segment.hashes.searchsorted(asked)
    held = np.flatnonzero(segment.hashes[np.minimum(starts, len(segment.hashes) - 1)] == asked)
    found, starts = asked[held], starts[held]
    ends = np.minimum(segment.hashes.searchsorted(found, side="right"), starts + COMMON + 1)  # all at once: half the time of one by one
    for one, start, end in zip(found.tolist(), starts.tolist(), ends.tolist(), strict=True):
        yield one, segment.ordinals[start:end]


def _most_frequent(ordinals: Ordinals, most: int) -> list[tuple[int, int]]:
    found, shared = np.unique(ordinals, return_counts=True)
    if len(found) > most:
        least = np.partition(shared, len(shared) - most)[len(shared) - most]
        found, shared = found[shared >= least], shared[shared >= least]
    order = np.lexsort((found, -shared))
    return list(zip(found[order].tolist(), shared[order].tolist(), strict=True))


def _pieces(segments: Sequence[_Segment]) -> Iterator[tuple[Hashes, Ordinals]]:
    """Yield the merged postings in sorted pieces; equal hashes stay together, so that each piece can be sorted by itself."""
    longest = max(segments, key=lambda segment: len(segment.hashes)).hashes
    bounds = [int(longest[at]) for at in range(_PIECE, len(longest), _PIECE)]
    starts = [0] * len(segments)
    for bound in [*bounds, None]:
        ends = [len(s.hashes) if bound is None else int(np.searchsorted(s.hashes, np.uint64(bound))) for s in segments]
        spans = [slice(start, end) for start, end in zip(starts, ends, strict=True)]
        hashes = np.concatenate([segment.hashes[span] for segment, span in zip(segments, spans, strict=True)])
        ordinals = np.concatenate([segment.ordinals[span] for segment, span in zip(segments, spans, strict=True)])
        order = np.argsort(hashes, kind="stable")
        yield hashes[order], ordinals[order]
        starts = ends
