"""Reads a topic file into a `Topic`, or says everything that is wrong with it at once.

It judges the file's shape alone; whether the words in it are wise is measured by `benchmarks.quality relevance`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from monitor.errors import ConfigurationError
from monitor.model import Context, Entity, EntityKind, Language, NameForm, Recurring, Side, Tenure, Topic
from monitor.settings.tables import Mistakes, read_toml

WEAK, STEM = "~", "*"
"""A form written `~text` is weak; one written `text*` is a stem, and so is each word inside it that ends in `*`."""

Value = TypeVar("Value")


def read_topic(path: Path) -> Topic:
    """Return the topic in `path`. Raises ConfigurationError with every mistake: file, key, and what is wrong."""
    mistakes = Mistakes()
    values = read_toml(path, mistakes)
    topic = None if mistakes.problems else _topic(_Table(path, "", values, mistakes))
    if topic is None or mistakes.problems:
        raise ConfigurationError(tuple(mistakes.problems))
    return topic


class _Table:
    """One TOML table: hands out its values by key and type, notes what is wrong with them, and knows what was never asked for."""

    def __init__(self, file: Path, path: str, values: dict[str, object], mistakes: Mistakes) -> None:
        self.file, self.path, self.mistakes = file, path, mistakes
        self._values = values
        self._asked: set[str] = set()

    def wrong(self, key: str, message: str) -> None:
        self.mistakes.add(self.file, ".".join(filter(None, (self.path, key))), message)

    def take(self, key: str, kind: type[Value], default: Value | None = None) -> Value | None:
        """Return the value of `key` when it is a `kind`; note a problem when it is not, or is missing without a default."""
        self._asked.add(key)
        value = self._values.get(key)
        if value is None:
            if default is None:
                self.wrong(key, "is missing")
            return default
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if isinstance(value, kind) and not (kind is date and isinstance(value, datetime)):
            return value
        self.wrong(key, f"must be {_KINDS[kind]}, not {value!r}")
        return default

    def has(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str) -> str:
        value = self.take(key, str)
        if value is not None and not value.strip():
            self.wrong(key, "is empty")
        return value or ""

    def day(self, key: str) -> date | None:
        return self.take(key, date) if key in self._values else None

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.take(key, list, []) or []
        for at, value in enumerate(values):
            if not isinstance(value, str) or not value.strip():
                self.wrong(f"{key}[{at}]", f"must be a text that is not empty, not {value!r}")
        return tuple(value for value in values if isinstance(value, str))

    def tables(self, key: str) -> Iterator["_Table"]:
        for at, value in enumerate(self.take(key, list, []) or []):
            if isinstance(value, dict):
                yield self.below(f"{key}[{value.get('id', at)}]", value)
            else:
                self.wrong(f"{key}[{at}]", f"must be a table, not {value!r}")

    def table(self, key: str) -> "_Table":
        return self.below(key, self.take(key, dict) or {})

    def below(self, key: str, values: dict[str, object]) -> "_Table":
        """Return a table inside this one, under whose key its mistakes are noted."""
        return _Table(self.file, ".".join(filter(None, (self.path, key))), values, self.mistakes)

    def by_language(self, needed: tuple[Language, ...], allowed: tuple[Language, ...] = ()) -> tuple[tuple[Language, str], ...]:
        """Read this whole table as one text a language: all that are needed, then the allowed ones that there are."""
        present = (language for language in allowed if language not in needed and self.has(language))
        found = tuple((language, self.text(language)) for language in (*needed, *present))
        self.finish()
        return found

    def raw(self, key: str) -> list[object]:
        return list(self.take(key, list, []) or [])

    def finish(self) -> None:
        for key in self._values:
            if key not in self._asked:
                self.wrong(key, f"is not known here; known are {', '.join(sorted(self._asked))}")


_KINDS = {str: "a text", float: "a number", date: "a date (2024-07-04)", list: "a list", dict: "a table", bool: "true or false"}


def _topic(root: _Table) -> Topic | None:
    languages = root.texts("languages")
    if not languages:
        root.wrong("languages", "names no language")
    forms = (*languages, *root.texts("further_languages"))
    titles = root.table("titles").by_language(languages, forms)
    sides = tuple(_side(table, languages) for table in root.tables("sides"))
    known = {side.id for side in sides}
    entities = tuple(_entity(table, forms, known) for table in root.tables("entities"))
    contexts = tuple(_context(table, forms) for table in root.tables("contexts"))
    recurring = tuple(_recurring(table, languages, forms, {entity.id for entity in entities}) for table in root.tables("recurring"))
    for key, things in (("recurring", recurring), ("sides", sides), ("entities", entities), ("contexts", contexts)):
        _unique(root, key, (one.id for one in things if one))
    _offices(root, entities)
    low, high = _thresholds(root)
    name, zone = root.text("id"), _zone(root)
    root.finish()
    if len(sides) != 2:  # noqa: PLR2004 (a relationship has two sides)
        root.wrong("sides", f"must be two, not {len(sides)}")
    if root.mistakes.problems:
        return None
    return Topic(
        id=name,
        titles=titles,
        zone=zone,
        languages=languages,
        sides=(sides[0], sides[1]),
        entities=entities,
        contexts=contexts,
        threshold=high,
        passing_threshold=low,
        recurring=tuple(one for one in recurring if one),
    )


def _thresholds(root: _Table) -> tuple[float, float]:
    low, high = root.take("passing_threshold", float), root.take("threshold", float)
    if low is None or high is None or 0 <= low <= high <= 1:
        return low or 0.0, high or 0.0
    root.wrong("threshold", f"must hold 0 ≤ passing_threshold ({low}) ≤ threshold ({high}) ≤ 1")
    return 0.0, 0.0


def _zone(table: _Table, default: str | None = None) -> str:
    zone = table.take("zone", str, default) or ""
    try:
        ZoneInfo(zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        table.wrong("zone", f"is not a time zone: {zone!r}")
    return zone


def _unique(root: _Table, key: str, ids: Iterable[str]) -> None:
    for name, times in Counter(ids).items():
        if name and times > 1:
            root.wrong(f"{key}[{name}].id", f"is used {times} times")


def _side(table: _Table, languages: tuple[Language, ...]) -> Side:
    side = Side(
        id=table.text("id"),
        country=table.text("country"),
        names=table.table("names").by_language(languages),
        languages=table.texts("languages"),
        zone=_zone(table, default=""),
    )
    table.finish()
    return side


def _recurring(table: _Table, needed: tuple[Language, ...], allowed: tuple[Language, ...], known: AbstractSet[str]) -> Recurring | None:
    name, on, entities = table.text("id"), table.text("on"), table.texts("entities")
    names = table.table("names").by_language(needed, allowed)
    for entity in entities:
        if entity not in known:
            table.wrong("entities", f"{entity!r} is not the id of an entity")
    table.finish()
    try:
        day = date.fromisoformat(f"2000-{on}")
    except ValueError:
        table.wrong("on", f"{on!r} is no day of the year (MM-DD)")
        return None
    return Recurring(id=name, month=day.month, day=day.day, names=names, entities=entities)


def _context(table: _Table, languages: tuple[Language, ...]) -> Context:
    name = table.text("id")
    cues = tuple((language, table.texts(language)) for language in languages)
    table.finish()
    return Context(id=name, cues=tuple((language, words) for language, words in cues if words))


def _entity(table: _Table, languages: tuple[Language, ...], sides: set[str]) -> Entity:
    forms = tuple(form for language in languages for form in _forms(table, language))
    start, end = table.day("valid_from"), table.day("valid_to")
    if start and end and start > end:
        table.wrong("valid_to", f"{end} is before valid_from {start}")
    named = table.texts("sides")
    for side in named:
        if side not in sides:
            table.wrong("sides", f"{side!r} is not a side of this topic")
    if not forms:
        table.wrong("", "has no form in any language")
    entity = Entity(
        id=table.text("id"),
        kind=_kind(table),
        label=table.text("label"),
        forms=forms,
        sides=tuple(dict.fromkeys(named)),
        valid_from=start,
        valid_to=end,
        offices=tuple(_tenure(row) for row in table.tables("offices")),
        names=table.table("names").by_language((), languages) if table.has("names") else (),
    )
    if entity.offices and entity.kind is not EntityKind.PERSON:
        table.wrong("offices", f"are held by a person, not by a thing of kind {entity.kind}")
    table.finish()
    return entity


def _tenure(table: _Table) -> Tenure:
    first, last = table.day("from"), table.day("to")
    if first and last and first > last:
        table.wrong("to", f"{last} is before from {first}")
    tenure = Tenure(office=table.text("office"), first=first, last=last)
    table.finish()
    return tenure


def _offices(root: _Table, entities: Iterable[Entity]) -> None:
    """Note offices that are none, and days on which two people hold one office."""
    entities = tuple(entities)
    offices = {entity.id for entity in entities if entity.kind is EntityKind.OFFICE}
    held: dict[str, list[tuple[date, date, str]]] = {}
    for entity in entities:
        for at, tenure in enumerate(entity.offices):
            key = f"entities[{entity.id}].offices[{at}]"
            if tenure.office not in offices:
                root.wrong(key, f"{tenure.office!r} is not the id of an entity of kind office")
            held.setdefault(tenure.office, []).append((tenure.first or date.min, tenure.last or date.max, key))
    for terms in held.values():
        for (_, last, _), (first, _, key) in pairwise(sorted(terms)):
            if first <= last:
                root.wrong(key, f"begins on {first}, when another holder's term goes on until {last}")


def _kind(table: _Table) -> EntityKind:
    value = table.text("kind")
    try:
        return EntityKind(value)
    except ValueError:
        table.wrong("kind", f"{value!r} is none of {', '.join(EntityKind)}")
        return EntityKind.COUNTER


def _forms(table: _Table, language: Language) -> Iterator[NameForm]:
    for at, value in enumerate(table.raw(language)):
        key, before = f"{language}[{at}]", tuple[str, ...]()
        if isinstance(value, str):
            text = value
        elif isinstance(value, dict):
            guarded = table.below(key, value)
            text, before = guarded.text("text"), guarded.texts("before")
            guarded.finish()
        else:
            table.wrong(key, f"must be a text or a table, not {value!r}")
            continue
        if not text.strip(WEAK + STEM + " "):
            table.wrong(key, f"has no letters: {text!r}")
            continue
        yield NameForm(
            language=language,
            text=text.removeprefix(WEAK).removesuffix(STEM),
            stem=text.endswith(STEM),
            weak=text.startswith(WEAK),
            before=before,
        )
