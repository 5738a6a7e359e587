"""What the new articles of a story bring that was not told of it before; it decides no numbers and prints nothing.

A story of the ledger is told again only for a marked change: a figure, a date ahead, a document, a promise that came further, a
protagonist, or a kind of source that had not spoken. What the topic says again and again is none: formulas, totals of trade, names
and figures of other stories, and what stands far down in a text, where background is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from monitor.model import (
    ChangeKind,
    CitedSentence,
    Commitment,
    Control,
    DateMention,
    EntityKind,
    Field,
    Figure,
    Kept,
    Language,
    Mention,
    Place,
    Published,
    Rung,
    Span,
    Topic,
)
from monitor.stages.digest.earlier import Past
from monitor.stages.digest.values import TOTALS, Figures, key, unit
from monitor.stages.digest.voices import headline
from monitor.text import sentences

PROMINENT = 1_500
"""Only so much of a text is looked at: the news stands at the beginning, background behind it."""

HAN = 3
"""A Chinese character says as much as so many letters."""

SPANS = frozenset({"year", "month", "week", "day", "hour", "minute"})
"""Units of lengths of time, which are mostly anniversaries and durations of meetings."""

FEW = 3
"""Counted things below this ("two agreements", "both sides") are manner of speaking."""

ACTORS = frozenset({EntityKind.PERSON, EntityKind.COMPANY, EntityKind.BODY, EntityKind.PROJECT})

TWICE = 2
"""A protagonist is named in the title, or so often."""

LONGEST = 600
"""Characters of a sentence; of a longer one, which is a table or a list, so many are cited from the fact on."""

MOST = 6
"""Changes told of one story; the weightiest kinds first."""

_DAY = len("YYYY-MM-DD")


@dataclass(frozen=True, slots=True, kw_only=True)
class Novelty:
    """A change before its voice has a number."""

    kind: ChangeKind
    key: str
    name: str
    sentence: CitedSentence


class Told:
    """All that the ledger's articles of one story stated."""

    def __init__(self, members: Sequence[Kept]) -> None:
        self.figures = Figures(figure for kept in members for figure in kept.facts.figures)
        self.dates = {mention.iso for kept in members for mention in kept.facts.dates}
        self.entities = {mention.entity for kept in members for mention in kept.facts.mentions}
        self.rung = max((one.rung.height for kept in members for one in kept.facts.commitments), default=-1)
        self.controls = {kept.outlet.control for kept in members}
        self.countries = {kept.outlet.country for kept in members}

    def has_date(self, iso: str) -> bool:
        """Return whether a date was told, as exactly or more so."""
        return any(one.startswith(iso) for one in self.dates)


def changes(speaking: Sequence[Kept], before: Published, past: Past, topic: Topic, reader: Language) -> tuple[Novelty, ...]:
    """Return what these voices add to the story `before`, by kind and time; each thing once, in the reader's language where a voice
    of it says it. Empty: nothing marked is new, and the story is not to be told again."""
    ordered = sorted(speaking, key=lambda kept: (kept.article.language != reader, kept.when, kept.article.url))
    found = (
        one for at, kept in enumerate(ordered) for one in _added(kept, Told((*before.members, *ordered[:at])), past, before.number, topic)
    )
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.kind))[:MOST])


_ORDER = tuple(ChangeKind)


def _added(kept: Kept, told: Told, past: Past, number: int, topic: Topic) -> Iterator[Novelty]:
    yield from _stated(kept, told, past, number, topic)
    yield from _spoken(kept, told, topic)


def _stated(kept: Kept, told: Told, past: Past, number: int, topic: Topic) -> Iterator[Novelty]:
    """Yield what the text itself states and was not told."""
    labels = {entity.id: entity.label for entity in topic.entities}
    for figure in _figures(kept, told, past, number):
        yield _novelty(kept, ChangeKind.FIGURE, key(figure), key(figure), figure.place)
    for mention in _dates(kept, told):
        yield _novelty(kept, ChangeKind.DATE, mention.iso, mention.iso, mention.place)
    for named, kind in _names(kept, told, past):
        yield _novelty(kept, kind, named.entity, labels[named.entity], named.place)
    for promise in _promises(kept, told):
        yield _novelty(kept, ChangeKind.COMMITMENT, promise.rung.value, promise.rung.value, promise.place)


def _figures(kept: Kept, told: Told, past: Past, number: int) -> Iterator[Figure]:
    fresh: list[Figure] = []
    for figure in sorted(kept.facts.figures, key=_in_title):
        if not _marked(kept, figure) or told.figures.have(figure) or Figures(fresh).have(figure):
            continue
        if not past.recurs(figure, number):
            fresh.append(figure)
            yield figure


def _marked(kept: Kept, figure: Figure) -> bool:
    """Return whether a figure can be news at all."""
    if not unit(figure) or figure.unit in SPANS or (not figure.currency and figure.high < FEW):
        return False
    return _opens(kept, figure.place) if figure.measure in TOTALS else _prominent(kept, figure.place)


def _dates(kept: Kept, told: Told) -> Iterator[DateMention]:
    """Yield the dates that lie ahead: a day or month, or a year that was not spoken of."""
    on, seen = kept.when.date(), set[str]()
    for mention in sorted(kept.facts.dates, key=_in_title):
        if _prominent(kept, mention.place) and _is_ahead(mention.iso, on) and not told.has_date(mention.iso) and mention.iso not in seen:
            seen.add(mention.iso)
            yield mention


def _is_ahead(iso: str, on: date) -> bool:
    """Return whether all of a day, month or year comes after the day `on`; a text of today speaks of tomorrow by habit."""
    if len(iso) == _DAY:
        return (date.fromisoformat(iso) - on).days > 1
    return iso > on.isoformat()[: len(iso)]


def _names(kept: Kept, told: Told, past: Past) -> Iterator[tuple[Mention, ChangeKind]]:
    """Yield the first mention of each document and protagonist that is new in the story and rare in the topic."""
    seen: set[str] = set()
    for mention in sorted(kept.facts.mentions, key=_in_title):
        if mention.entity in seen or mention.entity in told.entities or not _prominent(kept, mention.place):
            continue
        seen.add(mention.entity)
        kind = past.kind(mention.entity)
        if past.is_usual(mention.entity):
            continue
        if kind is EntityKind.AGREEMENT:
            yield mention, ChangeKind.DOCUMENT
        elif kind in ACTORS and _acts(kept, mention):
            yield mention, ChangeKind.PROTAGONIST


def _acts(kept: Kept, mention: Mention) -> bool:
    times = sum(one.entity == mention.entity for one in kept.facts.mentions)
    return mention.place.field is Field.TITLE or (times >= TWICE and _opens(kept, mention.place))


def _promises(kept: Kept, told: Told) -> Iterator[Commitment]:
    """Yield the promise that came furthest, if further than any told; without one told it must be signed at least."""
    promises = [one for one in kept.facts.commitments if _prominent(kept, one.place)]
    if promises:
        furthest = max(promises, key=lambda one: one.rung.height)
        least = told.rung + 1 if told.rung >= 0 else Rung.SIGNED.height
        if furthest.rung.height >= least:
            yield furthest


def _spoken(kept: Kept, told: Told, topic: Topic) -> Iterator[Novelty]:
    """Yield the control of an outlet, and a side's country, that had not spoken; unknown is no kind."""
    outlet, start = kept.outlet, Place(field=Field.TITLE if kept.article.title.strip() else Field.TEXT, start=0, end=1)
    if outlet.control is not Control.UNKNOWN and outlet.control not in told.controls:
        yield _novelty(kept, ChangeKind.SOURCE, outlet.control.value, outlet.control.value, start)
    if topic.at_home(outlet.country) and outlet.country not in told.countries:
        yield _novelty(kept, ChangeKind.SOURCE, outlet.country, outlet.country, start)


def _in_title(fact: Figure | DateMention | Mention) -> bool:
    """Order the text before the title: the headline is printed anyway."""
    return fact.place.field is Field.TITLE


def _prominent(kept: Kept, place: Place) -> bool:
    return place.field is Field.TITLE or place.start < PROMINENT // (HAN if kept.article.language == "zh" else 1)


def _opens(kept: Kept, place: Place) -> bool:
    """Return whether a place is in the title or in the first sentence."""
    first = next(iter(sentences.split(kept.article.text, kept.article.language)), (0, 0))
    return place.field is Field.TITLE or place.start < first[1]


def _novelty(kept: Kept, kind: ChangeKind, normal: str, name: str, place: Place) -> Novelty:
    return Novelty(kind=kind, key=normal, name=name, sentence=_sentence(kept, place))


def _sentence(kept: Kept, place: Place) -> CitedSentence:
    """Return the headline, or the sentence of the text in which a place begins, as a citation."""
    if place.field is Field.TITLE:
        return headline(kept)
    text, language = kept.article.text, kept.article.language
    start, end = next(((start, end) for start, end in sentences.split(text, language) if place.start < end), (0, len(text)))
    if end - start > LONGEST:
        start, end = max(start, place.start), min(end, place.start + LONGEST)
    whole = Place(field=Field.TEXT, start=start, end=end)
    return CitedSentence(text=text[start:end], language=language, span=Span(article=kept.id, version=kept.version.n, place=whole))
