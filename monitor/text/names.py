"""Finds the names of a topic's entities in a text: all forms of all languages in one pass, longest match first.

It does not decide what a text is about, and knows no name that the topic does not have.

One Aho–Corasick automaton (Aho and Corasick, Efficient string matching, 1975) finds where a form may begin; the rest of
the form, its endings and its neighbours are then checked at that place (see `text.forms`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from monitor.model import Entity, EntityKind, Field, Mention, NameForm, Place, Tenure, Topic
from monitor.text import automata
from monitor.text.forms import Head, Shape, fold, joins, shapes
from monitor.text.scanning import Scanner

_OTHERS = frozenset({EntityKind.COUNTER, EntityKind.VETO})
_DEALINGS = frozenset({EntityKind.AGREEMENT, EntityKind.FORMAT, EntityKind.DEALING, EntityKind.FORMULA, EntityKind.INITIATIVE})


class Found(NamedTuple):
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
    """Return the sides that some form in a text, with or without markup, may name; `body` is its UTF-8. Far cheaper than `find`, and
    never less: a name inside another counts."""
    return _finder(topic).scanner.sides(body)


class _Finder:
    """A topic's forms as one automaton. Does not pickle; each process builds its own."""

    def __init__(self, topic: Topic) -> None:
        by_head: dict[str, list[Shape]] = defaultdict(list)
        for shape in shapes(topic):
            by_head[shape.head].append(shape)
        self._heads = tuple(Head(tuple(those)) for those in by_head.values())
        self._automaton = automata.of_text(tuple(by_head))
        self.tenures = _tenures(topic)
        self._last: tuple[str, date | None, tuple[Found, ...]] = ("", None, ())
        self.scanner = Scanner((shape for head in self._heads for shape in head.shapes), len(topic.sides))

    def find(self, text: str, on: date | None) -> tuple[Found, ...]:
        """Return the forms in `text`. The last text is remembered: relevance and facts ask for the same one."""
        last = self._last  # read once: the reading room asks in several threads
        if last[:2] != (text, on):
            last = self._last = text, on, _longest(self._candidates(text, fold(text), on), len(text))
        return last[2]

    def _candidates(self, text: str, folded: str, on: date | None) -> Iterator[Found]:
        for at, start, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            head = self._heads[at]
            if head.leads and start and joins(folded[start - 1]):
                continue
            for shape in head.at(folded, start):
                end = start + shape.fixed if shape.fixed else shape.end(text, folded, start)
                if end and (on is None or shape.timeless or _valid(shape.entity, on)):
                    yield Found(shape.entity, shape.form, start, end, shape.context)


def _tenures(topic: Topic) -> dict[str, tuple[tuple[Tenure, str], ...]]:
    held: dict[str, list[tuple[Tenure, str]]] = defaultdict(list)
    for entity in topic.entities:
        for tenure in entity.offices:
            held[tenure.office].append((tenure, entity.id))
    return {office: tuple(terms) for office, terms in held.items()}


def _valid(entity: Entity, on: date) -> bool:
    return (entity.valid_from is None or entity.valid_from <= on) and (entity.valid_to is None or on <= entity.valid_to)


def _longest(candidates: Iterable[Found], length: int) -> tuple[Found, ...]:
    """Return the longest candidates first come, none overlapping, ordered by place. At equal length a strong form goes before a weak
    one, and one that is written out before a stem with endings: Belaruskali is a company, no form of Belarus."""
    owners: list[Found | None] = [None] * length
    kept, hidden = [], []
    for one in sorted(candidates, key=lambda one: (one.start - one.end, one.form.weak, one.start, -len(one.form.text))):
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
    if not hidden:
        return tuple(kept)
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
