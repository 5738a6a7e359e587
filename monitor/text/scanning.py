"""Scans bytes for the sides that forms in them may name: far cheaper than finding the names, and never less.

It gives no places, and keeps no sense apart. Latin forms and those in other scripts are sought each in their own way.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
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
        self._latin = _LatinScanner(shape for shape in anchors if _is_latin(shape))
        self._other = _OtherScanner(shape for shape in anchors if not _is_latin(shape))

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
        by_needle: dict[bytes, list[tuple[Shape, bytes]]] = defaultdict(list)
        for shape in shapes:
            head = shape.head.encode()
            for needle in _latin(shape.head):
                whole = needle == b" " + head and _PLAIN_LATIN.fullmatch(shape.form.text)
                by_needle[needle].append((shape, b"" if whole else head))
        self._shapes = tuple(tuple(those) for those in by_needle.values())
        self._automaton = automata.of_bytes(tuple(by_needle))

    def sides(self, body: bytes) -> frozenset[str]:
        seen: set[str] = set()
        body = b" " + body
        for at, start, _ in self._automaton.find_matches_as_indexes(body.translate(_LOWER), overlapping=True):
            for shape, head in self._shapes[at]:
                if seen.issuperset(shape.entity.sides):
                    continue
                stretch = body[max(0, start - _REACH) if head else start : start + _REACH]
                if _written(head).search(stretch) if head else _stands(shape, stretch):
                    seen.update(shape.entity.sides)
        return frozenset(seen)


_REACH = 200
"""Bytes in which a Latin form with its endings stands."""


def _stands(shape: Shape, stretch: bytes) -> bool:
    words = stretch.translate(_WORDS).decode("ascii")
    return shape.end(words, words.lower(), 1) > 0


class _OtherScanner:
    """Forms in other scripts, sought in a text without its ASCII, as far as they stand in such a text."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        by_head: dict[str, list[Shape]] = defaultdict(list)
        for shape in map(_beyond_ascii, shapes):
            by_head[shape.head].append(shape)
        self._heads = tuple((Head(tuple(those)), _sides(those)) for those in by_head.values())
        self._automaton = automata.of_text(tuple(by_head), fast=True)
        variants = _variants(chain.from_iterable(by_head))
        self._fold = Folding(lambda sign: variants.get(small := lower(sign), small))
        """Folds as far as it is needed here: capitals, and signs that stand for one in the names."""

    def sides(self, text: str) -> frozenset[str]:
        seen = frozenset[str]()
        folded = self._fold(text)
        for at, start, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            head, sides = self._heads[at]
            if sides <= seen or (head.leads and start and joins(folded[start - 1])):
                continue
            for shape in head.at(folded, start):
                if not seen.issuperset(shape.entity.sides) and shape.end(text, folded, start):
                    seen = seen.union(shape.entity.sides)
        return seen


def _sides(shapes: Iterable[Shape]) -> frozenset[str]:
    return frozenset(side for shape in shapes for side in shape.entity.sides)


def _is_latin(shape: Shape) -> bool:
    return bool(_LATIN.match(shape.head)) or shape.form.text.isascii()


_LATIN = re.compile("[a-z0-9\u00df-\u024f]")
_PLAIN_LATIN = re.compile(r"[A-Za-z0-9 *]+")
_KEPT = re.compile(r"[\x80-\U0010ffff][ '*\-\x80-\U0010ffff]*")


def _latin(head: str) -> Iterator[bytes]:
    """Yield what stands for a Latin head where only ASCII letters and digits are left, each other byte a blank: one between its
    words, two for a no-break space, three for a curved apostrophe or a dash. Of more than three words the longest three must do."""
    words = [word.encode("utf-8").translate(_LOWER) for word in _GAPS.split(head)]
    runs = [words[at : at + _RUN] for at in range(max(1, len(words) - _RUN + 1))]
    run = max(runs, key=lambda run: sum(map(len, run)))
    for gaps in product((b" ", b"  ", b"   "), repeat=len(run) - 1):
        yield b" " + b"".join(chain.from_iterable(zip_longest(run, gaps, fillvalue=b"")))


_GAPS = re.compile(r"[\x00-/:-@\[-`{-\x7f\xb7]")
_RUN = 3
_UNSIGNED = bytes(code for code in range(256) if not chr(code).isascii() or chr(code).isalnum() or chr(code).isspace())


@cache
def _written(head: bytes) -> re.Pattern[bytes]:
    """Return how all words of a Latin head stand in a page, and between them its signs, or what may stand for a sign. By its needle
    alone each list of hours (16:15, 17.10) would name the format 16+1, and each president of the country the one of China."""
    words = re.split(rb"([^a-z0-9]+)", head)
    words[1::2] = map(_between, words[1::2])
    return re.compile(b"".join(words), re.IGNORECASE)


def _between(gap: bytes) -> bytes:
    signs = gap.translate(None, _UNSIGNED)
    signed = rb"(?=[^a-z0-9]{0,8}[`\x80-\xff" + re.escape(signs) + b"])" if signs else b""
    return signed + rb"(?:[^a-z0-9]|&#?\w{1,9};){1,9}"


def _beyond_ascii(shape: Shape) -> Shape:
    """Return a form, or the longest part of it that a page keeps whose ASCII is gone."""
    text = max((part.rstrip(" '-") for part in _KEPT.findall(shape.form.text)), key=len)
    # In small letters, because a part in capitals would be taken for an abbreviation.
    return shape if text == shape.form.text else Shape(shape.entity, replace(shape.form, text=text.lower(), before=()))


def _variants(alphabet: Iterable[str]) -> dict[str, str]:
    """Return the lower-case characters that fold to another one of `alphabet`, each with that one."""
    wanted = frozenset(alphabet)
    codes = chain(simplified(), *(range(first, last) for first, last in _VARIED))
    pairs = ((chr(code).lower(), fold(chr(code))) for code in codes)
    return {char: plain for char, plain in pairs if plain in wanted and char != plain and len(char) == 1}


_VARIED = ((0xA0, 0x530), (0x2010, 0x2100), (0x2E80, 0x3100), (0xF900, 0xFB00), (0xFE30, 0xFE50), (0xFF01, 0xFFA0))
"""Where characters stand that fold to others, beside traditional ones: Latin to Cyrillic, punctuation, radicals, compatibility forms."""
