"""A pair of states and the words by which the relationship is recognised; the engine itself knows no country."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from monitor.model.values import Language, require


class EntityKind(StrEnum):
    """What an entity of the topic is. `format` is how two sides meet, `dealing` what they do
    besides (trade, credit, aid); `counter` takes weight away, `veto` is somebody else of the same name.
    A `matter` is what two sides may speak of when they meet, a `manner` how they say that they did: both are looked for in accounts
    of meetings alone."""

    STATE = "state"
    PAIR = "pair"
    PERSON = "person"
    OFFICE = "office"
    PLACE = "place"
    BODY = "body"
    COMPANY = "company"
    PROJECT = "project"
    AGREEMENT = "agreement"
    FORMULA = "formula"
    FORMAT = "format"
    DEALING = "dealing"
    INITIATIVE = "initiative"
    EVENT = "event"
    COUNTER = "counter"
    VETO = "veto"
    MATTER = "matter"
    MANNER = "manner"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """One written form. `stem`: inflectional endings may follow; `weak`: counts only beside a strong form of the same
    side; `before`: one of these must follow at once (the guard of short Chinese pairs)."""

    language: Language
    text: str
    stem: bool = False
    weak: bool = False
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """An office (the id of its entity) held from the first to the last day, both inclusive; None where no end is known."""

    office: str
    first: date | None = None
    last: date | None = None

    def covers(self, day: date) -> bool:
        """Return whether the office was held on that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing with names. `sides` are the ids of the sides it anchors: one, both (a joint term), or none. `offices` are those
    that a person held; `names` say in (language, name) pairs what to call it in print, where its label is of another language."""

    id: str
    kind: EntityKind
    label: str
    forms: tuple[NameForm, ...]
    sides: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    offices: tuple[Tenure, ...] = ()
    names: tuple[tuple[Language, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two states; `names` are (language, name) pairs for the words of the digest. In its own `languages` the
    side is spoken of without its name ("the Ministry of Finance"), so that weak forms need no support there."""

    id: str
    country: str
    names: tuple[tuple[Language, str], ...]
    languages: tuple[Language, ...] = ()
    zone: str = ""
    """Its time zone (IANA); editions say how far it is from the topic's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A kind of text that does not count (sports table, weather, exchange rates): cue words per language."""

    id: str
    cues: tuple[tuple[Language, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """A date of the relationship that comes every year: an anniversary, a day of greetings, a day of statistics. `entities`: an
    article of those days that names one of them speaks of it."""

    id: str
    month: int
    day: int
    names: tuple[tuple[Language, str], ...]
    entities: tuple[str, ...]

    def __post_init__(self) -> None:
        date(2000, self.month, self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Everything that makes one dossier: two sides, their entities, contexts that do not count, thresholds in 0…1."""

    id: str
    titles: tuple[tuple[Language, str], ...]
    zone: str
    languages: tuple[Language, ...]
    sides: tuple[Side, Side]
    entities: tuple[Entity, ...]
    contexts: tuple[Context, ...]
    threshold: float
    passing_threshold: float
    recurring: tuple[Recurring, ...] = ()
    matters: tuple[Entity, ...] = ()
    """What is spoken of at meetings; it makes no article one of the topic, and joins none to a story."""

    def __post_init__(self) -> None:
        require(0 <= self.passing_threshold <= self.threshold <= 1, f"topic {self.id}: thresholds out of order")
        known = {side.id for side in self.sides}
        for entity in self.entities:
            require(set(entity.sides) <= known, f"topic {self.id}: entity {entity.id} names an unknown side")

    def title(self, language: Language) -> str:
        """Return the dossier's title in a language, else in the first that it has, else its id."""
        titles = dict(self.titles)
        return titles.get(language) or next(iter(titles.values()), self.id)

    def at_home(self, country: str) -> frozenset[str]:
        """Return the ids of the sides that are this country (ISO 3166 alpha-2): at most one, none for an unknown country."""
        return frozenset(side.id for side in self.sides if side.country == country)
