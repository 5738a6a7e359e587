"""Reduces ordinary people whom media in exile quote to initials, in every word of a digest that is to be shared (profile `share`).

Ordinary is who is quoted, or signs, and is neither a person of the topic nor named by an office. What cannot be reduced with certainty
is left out: a sentence, a row, a title. The walk goes through every field of every value, so that a section which a digest gains later
cannot be forgotten here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum

from monitor.model import (
    Background,
    Change,
    CitedSentence,
    Control,
    Digest,
    FigureRow,
    Folded,
    Kept,
    Late,
    Profile,
    Promise,
    ReadoutRow,
    Reference,
    Series,
    Settings,
    Step,
    ToldEdit,
    ToldQuote,
    ToldSentence,
    Topic,
    Voice,
)
from monitor.stages import safety
from monitor.text import names, persons
from monitor.text.persons import Person

_AND = re.compile(r"[,;/&、]|\s(?:and|и|і|ды|й)\s")


class _Left(Enum):
    """Stands for a value that cannot be shared."""

    OUT = "out"


_OUT = _Left.OUT


def shared(digest: Digest, known: Iterable[Kept], settings: Settings) -> Digest:
    """Return the digest as it may be passed on, without what the desk wrote for itself; `known` are the articles that it was composed
    of. Under other profiles, the very digest."""
    if settings.reader.profile is not Profile.SHARE:
        return digest
    exile = {kept.id: kept for kept in known if kept.outlet.control is Control.EXILE}
    digest = replace(digest, desk=())
    people = tuple(dict.fromkeys(one for name in sorted(exile) for one in _people(exile[name], settings.topic)))
    walk = _Walk(people, frozenset(exile), frozenset(kept.article.url for kept in exile.values()), settings.topic)
    whole = walk.through(digest) if people else digest
    if not isinstance(whole, Digest):
        raise TypeError("a digest holds lists of what can be told: some of it may fall, the whole cannot")
    return whole


def _people(kept: Kept, topic: Topic) -> Iterator[Person]:
    """Yield the ordinary people whom an article quotes, and those who sign it."""
    for name in sorted({quote.speaker for quote in kept.facts.quotes}):
        found = persons.person(name, _stretches(name, topic))
        if found and not found.certain:  # a name that looks like a place: all of its words count
            found = (persons.person(name) or found)._replace(certain=False)
        if found and safety.initials(name, topic) != name:
            yield found
    for name in (part.strip() for part in _AND.split(kept.article.byline)):
        found = persons.person(name) if safety.initials(name, topic) != name else None
        if found and found.certain and not set(found.words) & set(kept.outlet.name.split()):
            yield found


def _stretches(text: str, topic: Topic) -> tuple[tuple[int, int], ...]:
    return tuple((one.start, one.end) for one in names.find(text, topic) if not one.context)


@dataclass(frozen=True, slots=True)
class _Walk:
    """One way through a digest: the people to be reduced, and the articles (by id, by address) of media in exile."""

    people: tuple[Person, ...]
    exile: frozenset[str]
    urls: frozenset[str]
    topic: Topic

    def through(self, value: object) -> object:
        """Return any value of the model as it may be shared, of the same type, or `_OUT` where it may not."""
        if isinstance(value, CitedSentence):
            return self._sentence(value)
        if isinstance(value, tuple):
            return tuple(one for one in map(self.through, value) if one is not _OUT)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        said = {field.name: getattr(value, field.name) for field in fields(value)}
        walked = {name: self.through(one) for name, one in said.items()}
        spared = "headline" if isinstance(value, ToldEdit) else "told" if isinstance(value, Step) else ""
        if walked.get(spared) is _OUT:
            walked[spared] = None
        if _falls(value, said, walked):
            return _OUT
        changed = {name: one for name, one in walked.items() if one != said[name]}
        return self._named(replace(value, **changed) if changed else value)

    def _sentence(self, one: CitedSentence) -> CitedSentence | _Left:
        if one.span.article not in self.exile:
            return one
        text = persons.reduced(one.text, self.people, _stretches(one.text, self.topic))
        return _OUT if text is None else replace(one, text=text)

    def _named(self, value: object) -> object:
        """Return one value with the names reduced that it holds itself, outside of sentences."""
        named = value
        match value:
            case Voice() if value.article in self.exile:
                cites = tuple(name for name in value.cites if self._words(name) == name)
                named = replace(value, title=self._words(value.title), cites=cites)
            case Reference() | ToldEdit() if value.article in self.exile:
                named = replace(value, title=self._words(value.title))
            case Late() if value.url in self.urls:
                named = replace(value, title=self._words(value.title))
            case Folded():
                title = self._words(value.title) if value.url in self.urls else value.title
                named = replace(value, title=title, of_title=self._words(value.of_title))
            case Background():
                named = replace(value, title=self._words(value.title))
            case Promise() if self._cites(value.told):
                named = replace(value, who=self._words(value.who))
            case Change() if self._cites(value.cited):
                named = replace(value, name=self._words(value.name))
            case ToldQuote():
                named = replace(value, said_in=self._words(value.said_in))
        return named

    def _words(self, text: str) -> str:
        return persons.reduced(text, self.people, _stretches(text, self.topic)) or ""

    def _cites(self, told: ToldSentence) -> bool:
        return told.sentence.span.article in self.exile


def _falls(value: object, said: Mapping[str, object], walked: Mapping[str, object]) -> bool:
    """Return whether a value is nothing without what was left out of it; `said` and `walked` are its fields before and after."""
    match value:
        case ReadoutRow():
            return _count(walked["cells"]) < _count(said["cells"])
        case FigureRow():
            return not walked["stated"]
        case Series():
            return not walked["points"]
    return any(one is _OUT for one in walked.values())


def _count(value: object) -> int:
    return len(value) if isinstance(value, tuple) else 0
