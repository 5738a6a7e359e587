"""Scans bytes for the sides that forms in them may name: far cheaper than finding the names, and never less.

It gives no places, and keeps no sense apart. Latin forms and those in other scripts are sought each in their own way.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, product, zip_longest

from monitor.text import automata
from monitor.text.folding import Folding, lower
from monitor.text.forms import Head, Shape, fold, joins
from monitor.text.words import simplified


class Scanner:
    """The forms that anchor a side, as two automata. Does not pickle."""

    def __init__(self, shapes: Iterable[Shape], sides: int) -> None:
        anchors = [shape for shape in shapes if shape.anchors]
        self._all = sides
        self._latin = _LatinScanner(shape for shape in anchors if _LATIN.match(shape.head))
        self._other = _OtherScanner(shape for shape in anchors if not _LATIN.match(shape.head))

    def sides(self, body: bytes) -> frozenset[str]:
        """Return the sides that some form in UTF-8, with or without markup, may name. What is ASCII needs no folding, what is not is
        a small part of a page; each is sought apart."""
        seen = self._latin.sides(body)
        if len(seen) < self._all and not body.isascii():
            seen |= self._other.sides(b" ".join(body.translate(_REST).split()).decode("utf-8", "replace"))
        return seen


_WORDS = bytes(code if chr(code).isascii() and chr(code).isalnum() else 32 for code in range(256))
_LOWER = _WORDS.lower()
_REST = bytes(code if not chr(code).isascii() or code in b"'-" else 32 for code in range(256))


class _LatinScanner:
    """Latin forms that anchor a side, sought for that alone, each by its needles. They begin with a blank and so find the beginnings
    of words only: inside of words short ones stand everywhere (pla, maz, xi), and each hit costs more than a kilobyte of search."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        by_needle: dict[bytes, list[tuple[Shape, bool]]] = defaultdict(list)
        for shape in shapes:
            for needle in _latin(shape.head):
                whole = needle == b" " + shape.head.encode() and bool(_PLAIN_LATIN.fullmatch(shape.form.text))
                by_needle[needle].append((shape, whole))
        self._shapes = tuple(tuple(those) for those in by_needle.values())
        self._automaton = automata.of_bytes(tuple(by_needle))

    def sides(self, body: bytes) -> frozenset[str]:
        seen: set[str] = set()
        body = b" " + body
        for at, start, _ in self._automaton.find_matches_as_indexes(body.translate(_LOWER), overlapping=True):
            for shape, whole in self._shapes[at]:
                if not seen.issuperset(shape.entity.sides) and (not whole or _stands(shape, body[start : start + _REACH])):
                    seen.update(shape.entity.sides)
        return frozenset(seen)


_REACH = 200
"""Bytes in which a Latin form with its endings stands."""


def _stands(shape: Shape, stretch: bytes) -> bool:
    words = stretch.translate(_WORDS).decode("ascii")
    return shape.end(words, words.lower(), 1) > 0


class _OtherScanner:
    """Forms in other scripts, sought in a text without its ASCII. One with characters that this text lacks is not compared further:
    its needle is enough of it."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        by_needle: dict[str, list[tuple[Shape, bool]]] = defaultdict(list)
        alphabet = set[str]()
        for shape in shapes:
            alphabet.update(shape.head)
            by_needle[_other(shape.head)].append((shape, bool(_PLAIN_OTHER.fullmatch(shape.form.text))))
        self._needles = tuple(_Needle(those) for those in by_needle.values())
        self._automaton = automata.of_text(tuple(by_needle), fast=True)
        variants = _variants(alphabet)
        self._fold = Folding(lambda sign: variants.get(small := lower(sign), small))
        """Folds as far as it is needed here: capitals, and signs that stand for one in the names."""

    def sides(self, text: str) -> frozenset[str]:
        seen = frozenset[str]()
        folded = self._fold(text)
        for at, start, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            needle = self._needles[at]
            if needle.sides <= seen or (needle.leads and start and joins(folded[start - 1])):
                continue
            seen |= needle.bare
            if not needle.sides <= seen and needle.head:
                for shape in needle.head.at(folded, start):
                    if not seen.issuperset(shape.entity.sides) and shape.end(text, folded, start):
                        seen = seen.union(shape.entity.sides)
        return seen


class _Needle:
    """The forms sought by one needle: all their sides, those for which the needle is enough, and the forms that are compared further."""

    __slots__ = ("bare", "head", "leads", "sides")

    def __init__(self, shapes: Sequence[tuple[Shape, bool]]) -> None:
        further = tuple(shape for shape, whole in shapes if whole)
        self.leads = all(whole and shape.leads for shape, whole in shapes)
        self.head = Head(further) if further else None
        self.bare = frozenset(side for shape, whole in shapes if not whole for side in shape.entity.sides)
        self.sides = frozenset(side for shape, _ in shapes for side in shape.entity.sides)


_LATIN = re.compile("[a-z0-9\u00df-\u024f]")
_PLAIN_LATIN = re.compile(r"[A-Za-z0-9 *]+")
_PLAIN_OTHER = re.compile(r"[^\x00-\x1f!-&(-),./0-9:-~\x7f]+")


def _latin(head: str) -> Iterator[bytes]:
    """Yield what stands for a Latin head where only ASCII letters and digits are left, each other byte a blank: one between its
    words, two for a no-break space, three for a curved apostrophe or a dash. Of more than three words the longest three must do."""
    words = [word.encode("utf-8").translate(_LOWER) for word in _GAPS.split(head)]
    runs = [words[at : at + 3] for at in range(max(1, len(words) - 2))]
    run = max(runs, key=lambda run: sum(map(len, run)))
    for gaps in product((b" ", b"  ", b"   "), repeat=len(run) - 1):
        yield b" " + b"".join(chain.from_iterable(zip_longest(run, gaps, fillvalue=b"")))


_GAPS = re.compile(r"[\x00-/:-@\[-`{-\x7f\xb7]")


def _other(head: str) -> str:
    """Return the longest part of a head in other scripts that a page keeps whose ASCII is gone."""
    return max((part.strip(" '-") for part in re.split(r"[^ '\-\x80-\U0010ffff]+", head)), key=len)


def _variants(alphabet: Iterable[str]) -> dict[str, str]:
    """Return the lower-case characters that fold to another one of `alphabet`, each with that one."""
    wanted = frozenset(alphabet)
    codes = chain(simplified(), *(range(first, last) for first, last in _VARIED))
    pairs = ((chr(code).lower(), fold(chr(code))) for code in codes)
    return {char: plain for char, plain in pairs if plain in wanted and char != plain and len(char) == 1}


_VARIED = ((0xA0, 0x530), (0x2010, 0x2100), (0x2E80, 0x3100), (0xF900, 0xFB00), (0xFE30, 0xFE50), (0xFF01, 0xFFA0))
"""Where characters stand that fold to others, beside traditional ones: Latin to Cyrillic, punctuation, radicals, compatibility forms."""
