"""Sketches a text by sampled shingles, so that copies of it can be found among a million others.

It decides nothing: what two sketches promise is verified on the texts by `dedup`.

Shingles are runs of words, in Chinese of characters, of the text in lower case without punctuation and blanks. Their hashes
are polynomials over code points modulo 2**64 with a final mix, computed for a whole text at once in numpy: the same on every
machine and in every process. Those that are 0 modulo `DedupOptions.modulus` are kept (Broder, On the resemblance and
containment of documents, 1997), which estimates containment without bias, where MinHash estimates resemblance and loses cuts.
"""

import math
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from monitor.model import DedupOptions, Language, Sketch
from monitor.text import words
from monitor.text.folding import Folding

if TYPE_CHECKING:
    from numpy.typing import NDArray

Hashes: TypeAlias = "NDArray[np.uint64]"
Flags: TypeAlias = "NDArray[np.bool_]"
Offsets: TypeAlias = "NDArray[np.intp]"

SAMPLE = 32
"""A sample smaller than this estimates too roughly: the text is then sampled with modulus 1, that is, kept whole."""

_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)
_STEP = 0xD1342543DE82EF95
_IDEOGRAPH = 2
_BLOCK = 0x30000
_FIRST_IDEOGRAPH = 0x3400


def sketch(text: str, language: Language, options: DedupOptions) -> Sketch:
    """Return the sampled shingle hashes of `text`: 63-bit numbers (they fit a signed column), sorted, each once.

    A text of fewer units than one shingle is one shingle; a text without any letter or digit has no hashes. Where the
    sample would hold fewer than `SAMPLE` hashes, all are kept and `modulus` is 1; `containment` brings both to one sampling.
    """
    found = _distinct(shingles(text, language, options))
    if len(found) < SAMPLE * options.modulus:
        return Sketch(modulus=1, hashes=tuple(found.tolist()))
    return Sketch(modulus=options.modulus, hashes=tuple(found[found % np.uint64(options.modulus) == 0].tolist()))


def _distinct(hashes: Hashes) -> Hashes:
    """Return them sorted, each once: `np.unique` hashes them again, which takes ten times as long as sorting."""
    found = np.sort(hashes)
    kept: Hashes = found[np.concatenate((np.ones(min(1, len(found)), np.bool_), found[1:] != found[:-1]))]
    return kept


def containment(a: Sketch, b: Sketch) -> tuple[float, float]:
    """Return the estimated share of `a` found in `b` and of `b` found in `a`, 0…1; 0 where there is nothing to compare.

    Both are compared on the hashes that either sampling would have kept: those that are 0 modulo both moduli.
    """
    modulus = math.lcm(a.modulus, b.modulus)
    here, there = _coarser(a, modulus), _coarser(b, modulus)
    shared = len(here & there)
    return (shared / len(here) if here else 0.0, shared / len(there) if there else 0.0)


def _coarser(one: Sketch, modulus: int) -> frozenset[int]:
    return frozenset(one.hashes if one.modulus == modulus else (value for value in one.hashes if value % modulus == 0))


def shingles(text: str, language: Language, options: DedupOptions) -> Hashes:
    """Return the hash of each run of units in the order of the text, repetitions included."""
    return runs(*units(text, language, options))


def runs(hashes: Hashes, length: int) -> Hashes:
    """Return the hash of each run of `length` unit hashes; of all of them when there are fewer."""
    length = min(length, len(hashes))
    if not length:
        return hashes
    total = np.zeros(len(hashes) - length + 1, np.uint64)
    for start in range(length):
        total = total * np.uint64(_STEP) + hashes[start : start + len(total)]
    return _mix(total) >> np.uint64(1)


def units(text: str, language: Language, options: DedupOptions) -> tuple[Hashes, int]:
    """Return the hash of each unit of `text` and the length of a run. A unit is a run of letters and digits, or one ideograph;
    a run is `characters` long in Chinese and in whatever else is mostly ideographs, otherwise `words`."""
    points = np.frombuffer(_plain(text).encode("utf-32-le", "replace"), np.uint32)
    kinds = _kinds()[np.minimum(points, _BLOCK - 1)]
    before = np.concatenate((np.zeros(1, np.int8), kinds[:-1])) if len(kinds) else kinds
    starts = np.flatnonzero((kinds == _IDEOGRAPH) | ((kinds == 1) & (before != 1)))
    after = np.concatenate((kinds[1:], np.zeros(1, np.int8))) if len(kinds) else kinds
    ends = np.flatnonzero((kinds == _IDEOGRAPH) | ((kinds == 1) & (after != 1))) + 1
    ideographic = language == "zh" or 2 * np.count_nonzero(kinds == _IDEOGRAPH) > len(starts)
    return _polynomials(points, starts, ends), options.characters if ideographic else options.words


def _polynomials(points: "NDArray[np.uint32]", starts: Offsets, ends: Offsets) -> Hashes:
    """Hash the stretches of `points` from prefix sums: the sum of point · base^position, shifted back to position 0."""
    up, down = _powers(max(1024, 1 << len(points).bit_length()))
    prefix = np.concatenate((np.zeros(1, np.uint64), np.cumsum(points.astype(np.uint64) * up[: len(points)])))
    return _mix((prefix[ends] - prefix[starts]) * down[starts])


def _mix(values: Hashes) -> Hashes:
    """Spread every bit over all others (the finaliser of splitmix64; Steele, Lea and Flood, 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


@cache
def _powers(size: int) -> tuple[Hashes, Hashes]:
    """Return base^0 … base^(size-1) modulo 2**64, and their inverses."""
    bases = np.full(size, _BASE, np.uint64), np.full(size, _INVERSE, np.uint64)
    for base in bases:
        base[0] = 1
    return np.cumprod(bases[0], dtype=np.uint64), np.cumprod(bases[1], dtype=np.uint64)


@cache
def _kinds() -> "NDArray[np.int8]":
    """Return for each code point below 0x30000 whether it is nothing (0), part of a word (1) or an ideograph (2)."""
    kinds = np.fromiter((chr(point).isalnum() for point in range(_BLOCK)), np.int8, _BLOCK)
    for start, end in ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, _BLOCK)):
        kinds[start:end] *= _IDEOGRAPH
    kinds[-1] = 0
    return kinds


_LEFT_OUT = frozenset("'’ʼ‘`´\u00ad\u0301")


def _plain_sign(sign: str) -> str:
    """Return what a lower-case sign is written as: ё as е, no apostrophes, stress marks and soft hyphens; ideographs simplified."""
    if sign == "ё" or sign in _LEFT_OUT:
        return "е" if sign == "ё" else ""
    ideograph = _FIRST_IDEOGRAPH <= ord(sign) < _BLOCK and _kinds()[ord(sign)] == _IDEOGRAPH
    return words.stem(sign, "zh")[0] if ideograph else sign


_FOLDING = Folding(_plain_sign)


def _plain(text: str) -> str:
    """Return `text` in lower case, with everything folded that outlets write in two ways."""
    return _FOLDING(text.lower())
