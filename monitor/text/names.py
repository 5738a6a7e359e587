"""Finds the names of a topic's entities in a text: all forms of all languages in one pass, longest match first.

It does not decide what a text is about, and knows no name that the topic does not have.

One Aho–Corasick automaton (Aho and Corasick, Efficient string matching, 1975) finds where a form may begin; the rest of
the form, its endings and its neighbours are then checked at that place. Text and forms are compared folded (lower case,
simplified characters, plain dashes and apostrophes, е for ё, у for ў); folding is one character for one, so that offsets hold.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from monitor.model import Entity, EntityKind, Field, Mention, NameForm, Place, Tenure, Topic
from monitor.text.words import HAN, simplified, stem

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_OTHERS = frozenset({EntityKind.COUNTER, EntityKind.VETO})
_DEALINGS = frozenset({EntityKind.AGREEMENT, EntityKind.FORMAT, EntityKind.FORMULA, EntityKind.INITIATIVE})

ENDING = 7
"""Letters that may follow a stem; the longest endings of names here (-ианского, -ійскага with the suffix) have seven or eight."""
ACRONYM = 5
"""Forms of capitals alone up to this length are compared with their case: «РБ» is a state, «рб» is not."""

_HAN = re.compile(f"[{HAN}]")
_SIGNS = {
    ord(sign): plain
    for signs, plain in (("’ʼ‘`´", "'"), ("‐‑‒–—―−", "-"), ("•・‧", "·"), ("\u00a0\u202f\u2009\t\n\r", " "), ("ёЁ", "е"), ("ўЎ", "у"))
    for sign in signs
}


@dataclass(frozen=True, slots=True)
class Found:
    """A form of an entity, or a cue of the named context, between two offsets of the text (code points, end exclusive)."""

    entity: Entity
    form: NameForm
    start: int
    end: int
    context: str = ""


def mentions(text: str, field: Field, topic: Topic, on: date | None = None) -> tuple[Mention, ...]:
    """Return the entities named in `text` in the order of the text, none overlapping another.

    A weak form is reported only where a strong form of the same side stands in the text; an entity that is not valid on
    the day `on` is not reported. Vetoes and counter-entities are reported as themselves and take the place of what they cover.
    """
    found = (one for one in strong(find(text, topic, on)) if not one.context)
    return tuple(Mention(entity=one.entity.id, place=Place(field=field, start=one.start, end=one.end)) for one in found)


def find(text: str, topic: Topic, on: date | None = None) -> tuple[Found, ...]:
    """Return every form and cue in `text`, weak ones too, longest first where they overlap, in the order of the text."""
    return _finder(topic).find(text, on)


def strong(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return `found` without the weak forms of sides that no strong form names. Cues of contexts stay."""
    kept = tuple(found)
    named = {side for one in kept if not one.form.weak for side in one.entity.sides}
    return tuple(one for one in kept if not one.form.weak or named.intersection(one.entity.sides))


def sides(found: Iterable[Found]) -> frozenset[str]:
    """Return the ids of the sides that the forms in `found` may name, weak ones too; of joint terms only the strong ones."""
    return frozenset(side for one in found if not one.form.weak or len(one.entity.sides) == 1 for side in one.entity.sides)


def holder(office: str, topic: Topic, on: date | None) -> str:
    """Return the id of the person who held the office (an entity's id) on that day; empty when nobody is known to, or no day is."""
    tenures = _finder(topic).tenures.get(office, ()) if on else ()
    return next((person for tenure, person in tenures if on and tenure.covers(on)), "")


def incumbent(text: str, one: Found, topic: Topic, on: date | None) -> str:
    """Return the id of the person whom an office found in `text` stands for on that day; empty for a former or deputy one."""
    if one.entity.kind is not EntityKind.OFFICE or one.context or _OTHER_HOLDER.search(fold(text[max(0, one.start - 16) : one.start])):
        return ""
    return holder(one.entity.id, topic, on)


_OTHER_HOLDER = re.compile(
    r"(?:\b(?:former|ex|then|late|deputy|vice|acting|next|future)[ -]|\bfirst deputy "
    r"|\b(?:бывш\w+|экс|тогдашн\w+|вице|зам\w*|и\.о\.|первого президента) ?-?|\b(?:был[ыоа]\w*|віце|намесн\w+|тагачасн\w+|віцэ) ?-?"
    r"|[前原副代]|时任|候任)$"
)
"""Words right before an office that make it another one, or another time's."""


def deals(found: Iterable[Found]) -> bool:
    """Return whether something in `found` tells of a dealing of states: an agreement, a visit, trade, a formula of diplomacy."""
    return any(one.entity.kind in _DEALINGS for one in found)


def scan(body: bytes, topic: Topic) -> frozenset[str]:
    """Return the sides that some form in a page, markup and all, may name; `body` is its UTF-8. Far cheaper than `find`, and never
    less: a name inside another counts. What is ASCII needs no folding, what is not is a small part of a page; each is sought apart."""
    finder = _finder(topic)
    words = (b" " + _JOINT.sub(b" ", body.replace(_BLANK, b" ")).translate(_WORDS)).decode("ascii")
    seen = finder.latin.sides(words, words.lower())
    if len(seen) < len(topic.sides) and not body.isascii():
        rest = b" ".join(body.translate(_REST).split()).decode("utf-8", "replace").replace("\u0130", "i")
        seen |= finder.other.sides(rest, finder.folded(rest.lower()))
    return seen


_WORDS = bytes(code if chr(code).isascii() and chr(code).isalnum() else 32 for code in range(256))
_REST = bytes(code if not chr(code).isascii() or code in b"'-" else 32 for code in range(256))
_BLANK = "\u00a0".encode()
_JOINT = re.compile(rb"\xe2\x80[\x89\x90-\x95\x98\x99\xaf]")
"""Blanks, dashes and apostrophes of more than one byte, as they stand inside Latin names. Patterns that begin with a fixed byte
are sought ten times as fast as a choice of bytes."""


def fold(text: str) -> str:
    """Return `text` as forms are compared, of the same length."""
    return text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """Character by character, learned on first sight: the alphabet of a day's news is some thousand signs."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = _SIGNS.get(code) or unicodedata.normalize("NFKC", char).lower()
        if _HAN.match(char):
            plain = stem(char, "zh")
        self[code] = plain if len(plain) == 1 else char
        return self[code]


_FOLDED = _Folded()


class _Shape:
    """A form ready to be compared: where it is sought (`head`), and how the rest of it must go on."""

    __slots__ = ("_pattern", "_rest", "anchors", "context", "entity", "exact", "form", "head", "leads", "plain", "trails")

    def __init__(self, entity: Entity, form: NameForm, context: str = "") -> None:
        folded = fold(form.text)
        self.entity, self.form, self.context = entity, form, context
        self.head, _, rest = folded.partition("*")
        self.leads = not _HAN.match(self.head[0])
        self.exact = form.text if form.text.isupper() and form.text.isalpha() and len(form.text) <= ACRONYM else ""
        self.anchors = bool(entity.sides) and not (form.weak and len(entity.sides) > 1)
        self.plain = not ("*" in folded or form.before)
        self._rest = ("*" if "*" in folded else "") + rest + ("*" if form.stem else "")
        self.trails = not _HAN.match(folded[-1])
        self._pattern: re.Pattern[str] | None = None

    def end(self, text: str, folded: str, start: int) -> int:
        """Return where the form ends when it begins at `start`, or 0 when it does not stand there."""
        if self.leads and start and _joins(folded[start - 1]):
            return 0
        if self.exact and not text.startswith(self.exact, start):
            return 0
        after = start + len(self.head)
        if self.plain:
            last = min(after + ENDING, len(folded)) if self.form.stem else after
            while after < last and folded[after].isalpha() and folded[after] < _EAST:
                after += 1
            return 0 if self.trails and after < len(folded) and _joins(folded[after]) else after
        tail = self._tail().match(folded, after)
        return tail.end() if tail and not (self.trails and tail.end() < len(folded) and _joins(folded[tail.end()])) else 0

    def _tail(self) -> re.Pattern[str]:
        """Return the pattern of what follows the head: endings for stars, a word's end unless the form ends in Han, the guard.
        Compiled when first needed: all at once take over a second."""
        if self._pattern is None:
            letters = re.escape(self._rest).replace(r"\*", _LETTERS).replace(r"\ ", " +")
            guard = f"(?={'|'.join(re.escape(fold(word)) for word in self.form.before)})" if self.form.before else ""
            self._pattern = re.compile(letters + guard)
        return self._pattern


_EAST = "\u2e80"
"""The first character of the scripts that write no blanks between words."""
_LETTERS = rf"[^\W\d_]{{0,{ENDING}}}"


def _joins(char: str) -> bool:
    """Return whether a word goes on across `char`."""
    return char < _EAST and char.isalnum()


class _Finder:
    """A topic's forms as one automaton. Does not pickle; each process builds its own."""

    def __init__(self, topic: Topic) -> None:
        shapes: dict[str, list[_Shape]] = defaultdict(list)
        for shape in (*_named(topic), *_cues(topic)):
            shapes[shape.head].append(shape)
        self._shapes = tuple((those[0].leads, tuple(those)) for those in shapes.values())
        self._automaton = _automaton(tuple(shapes))
        self.tenures = _tenures(topic)
        self._last: tuple[str, date | None, tuple[Found, ...]] = ("", None, ())
        anchors = [shape for _, those in self._shapes for shape in those if shape.anchors]
        self.latin = _Scanner([(_latin(shape.head), shape) for shape in anchors if _LATIN.match(shape.head)], whole=_PLAIN_LATIN)
        self.other = _Scanner([(_other(shape.head), shape) for shape in anchors if not _LATIN.match(shape.head)], whole=_PLAIN_OTHER)
        self._variants = _variants({char for shape in anchors for char in shape.head})
        self._varied = re.compile(f"[{''.join(map(re.escape, self._variants))}]" if self._variants else "(?!)")

    def folded(self, text: str) -> str:
        """Return lower-cased `text` folded as far as `scan` needs it: signs that stand for one in the names. Folding all of a
        Russian or Chinese page takes ten times as long."""
        return self._varied.sub(lambda found: self._variants[found[0]], text)

    def find(self, text: str, on: date | None) -> tuple[Found, ...]:
        """Return the forms in `text`. The last text is remembered: relevance and facts ask for the same one."""
        if self._last[:2] != (text, on):
            self._last = text, on, _longest(self._candidates(text, fold(text), on), len(text))
        return self._last[2]

    def _candidates(self, text: str, folded: str, on: date | None) -> Iterator[Found]:
        for at, start, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            leads, shapes = self._shapes[at]
            if leads and start and _joins(folded[start - 1]):
                continue
            for shape in shapes:
                end = shape.end(text, folded, start)
                if end and (on is None or _valid(shape.entity, on)):
                    yield Found(shape.entity, shape.form, start, end, shape.context)


class _Scanner:
    """Forms that anchor a side, sought for that alone, each by its needle. One that begins with a blank finds the beginnings of
    words only: inside of words short ones stand everywhere (pla, maz, xi), and each hit costs more than a kilobyte of search.
    A form with characters that the searched text lacks is not compared further: its needle is enough of it."""

    def __init__(self, needles: Iterable[tuple[str, _Shape]], whole: re.Pattern[str]) -> None:
        by_needle: dict[str, list[tuple[_Shape, bool]]] = defaultdict(list)
        for needle, shape in needles:
            by_needle[needle].append((shape, bool(whole.fullmatch(shape.form.text))))
        self._skips = tuple(len(needle) - len(needle.lstrip()) for needle in by_needle)
        self._shapes = tuple(tuple(those) for those in by_needle.values())
        self._automaton = _automaton(tuple(by_needle), fast=True)

    def sides(self, text: str, folded: str) -> frozenset[str]:
        seen: set[str] = set()
        for at, start, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            for shape, whole in self._shapes[at]:
                if not seen.issuperset(shape.entity.sides) and (not whole or shape.end(text, folded, start + self._skips[at])):
                    seen.update(shape.entity.sides)
        return frozenset(seen)


def _tenures(topic: Topic) -> dict[str, tuple[tuple[Tenure, str], ...]]:
    held: dict[str, list[tuple[Tenure, str]]] = defaultdict(list)
    for entity in topic.entities:
        for tenure in entity.offices:
            held[tenure.office].append((tenure, entity.id))
    return {office: tuple(terms) for office, terms in held.items()}


_LATIN = re.compile("[a-z0-9\u00df-\u024f]")
_PLAIN_LATIN = re.compile(r"[A-Za-z0-9 *]+")
_PLAIN_OTHER = re.compile(r"[^\x00-\x1f!-&(-),./0-9:-~\x7f]+")


def _latin(head: str) -> str:
    """Return what stands for a Latin head in a page of which only ASCII letters and digits are left, each other byte a blank."""
    return " " + head.encode("utf-8").translate(_WORDS).decode("ascii")


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


def _named(topic: Topic) -> Iterator[_Shape]:
    for entity in topic.entities:
        yield from (_Shape(entity, form) for form in entity.forms)


def _cues(topic: Topic) -> Iterator[_Shape]:
    """Yield the cues of contexts as forms of a stand-in entity, so that one pass finds both and the longer one wins."""
    for context in topic.contexts:
        entity = Entity(id=context.id, kind=EntityKind.COUNTER, label=context.id, forms=())
        for language, cues in context.cues:
            for cue in cues:
                form = NameForm(language=language, text=cue.removesuffix("*"), stem=cue.endswith("*"))
                yield _Shape(entity, form, context.id)


def _automaton(heads: tuple[str, ...], *, fast: bool = False) -> "AhoCorasick":
    from ahocorasick_rs import AhoCorasick, Implementation

    return AhoCorasick(heads, implementation=Implementation.DFA if fast else None)


def _valid(entity: Entity, on: date) -> bool:
    return (entity.valid_from is None or entity.valid_from <= on) and (entity.valid_to is None or on <= entity.valid_to)


def _longest(candidates: Iterable[Found], length: int) -> tuple[Found, ...]:
    """Return the longest candidates first come, none overlapping, strong before weak at equal length, ordered by place."""
    owners: list[Found | None] = [None] * length
    kept, hidden = [], []
    for one in sorted(candidates, key=lambda one: (one.start - one.end, one.form.weak, one.start)):
        # What was kept is as long or longer, so that whatever overlaps reaches over one of the two ends.
        owner = owners[one.start] or owners[one.end - 1]
        if owner is None:
            owners[one.start : one.end] = [one] * (one.end - one.start)
            kept.append(one)
        elif owner.entity.kind in _OTHERS and not owner.context and one.entity.kind not in _OTHERS:
            hidden.append(one)
    return _one_sense(sorted(kept, key=lambda one: one.start), hidden)


def _one_sense(kept: list[Found], hidden: list[Found]) -> tuple[Found, ...]:
    """Drop bare names that the text uses for somebody or something else: a ship, an agreement, a namesake.

    One sense per discourse (Gale, Church, Yarowsky, 1992). A weak form goes wherever it stands; a person's name only where
    the namesake came first, so that a son who travels along does not hide the father."""
    first = {one.entity.id: min(other.start for other in hidden if other.entity is one.entity) for one in hidden}
    others = {
        one.entity.id
        for one in kept
        if one.entity.id in first and one.entity.kind is EntityKind.PERSON and not one.context and one.start < first[one.entity.id]
    }
    return tuple(one for one in kept if not (one.entity.id in first and one.entity.id not in others and _yields(one)))


def _yields(one: Found) -> bool:
    return one.form.weak or one.entity.kind is EntityKind.PERSON


_recent: dict[int, tuple[Topic, _Finder]] = {}


def _finder(topic: Topic) -> _Finder:
    """Return the finder of this very value, else of an equal one. Hashing a topic costs a millisecond, its address nothing."""
    known = _recent.get(id(topic))
    if known and known[0] is topic:
        return known[1]
    if len(_recent) > 8:  # noqa: PLR2004 (a process serves one topic, a test suite a few)
        _recent.clear()
    _recent[id(topic)] = (topic, _equal(topic))
    return _recent[id(topic)][1]


@lru_cache(maxsize=8)
def _equal(topic: Topic) -> _Finder:
    return _Finder(topic)
