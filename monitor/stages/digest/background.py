"""Which earlier reports a story goes back to: seeds, and stories that it does not continue; it finds no language model's "context".

Evidence is a document, a formula of relations or a project that both name, a figure that both give, or the day of the earlier event,
named by the story ("they last met on 1 March"). What recurs in the topic is none, and one weak sign alone is not enough. The reports
are claims: each is printed with who stated it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from monitor.model import Background, BackgroundKind, EntityKind, Figure, Kept, Settings
from monitor.stages.digest.earlier import Earlier, Past
from monitor.stages.digest.values import TOTALS, Figures, key, unit

MOST = 2

ENOUGH = 2.0
"""Weight of the evidence from which on an earlier report is named: a document or a figure, or two names."""

WEIGHTS: Mapping[EntityKind, float] = {
    EntityKind.AGREEMENT: 2.0,
    EntityKind.FORMULA: 1.0,
    EntityKind.PROJECT: 1.0,
    EntityKind.COMPANY: 1.0,
    EntityKind.EVENT: 1.0,
    EntityKind.PERSON: 1.0,
    EntityKind.INITIATIVE: 0.5,
    EntityKind.BODY: 0.5,
}
FIGURE = 1.5
DAY: Mapping[BackgroundKind, float] = {BackgroundKind.SEED: 2.0, BackgroundKind.STORY: 1.0}
"""A seed tells one event of its day; of a day in the ledger there are many stories."""

LEAST = 20
"""Counted things below this are in too many texts to be one thing."""

_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "percent"})


def background(speaking: Sequence[Kept], continues: int, past: Past, settings: Settings) -> tuple[Background, ...]:
    """Return at most two earlier reports with which these voices share enough, earliest first. What was told within the days of one
    event, or later, is not background; of several reports of equal weight the first counts: there it was announced."""
    began = min(kept.when for kept in speaking).date() - timedelta(days=settings.stories.days)
    labels = {entity.id: entity.label for entity in settings.topic.entities}
    found = [(one, _shared(speaking, one, past, labels)) for one in past.told if _is_before(one, began, continues)]
    weighed = [(sum(shared.values()), one, tuple(shared)) for one, shared in found]
    best = sorted((one for one in weighed if one[0] >= ENOUGH), key=lambda one: (-one[0], str(one[1].day), one[1].id))[:MOST]
    return tuple(_background(one, shared) for _, one, shared in sorted(best, key=lambda one: (str(one[1].day), one[1].id)))


def _is_before(one: Earlier, began: date, continues: int) -> bool:
    itself = one.kind is BackgroundKind.STORY and one.id == str(continues)
    return one.day is not None and one.day < began and not itself


def _shared(speaking: Sequence[Kept], one: Earlier, past: Past, labels: Mapping[str, str]) -> dict[tuple[str, str], float]:
    """Return the evidence with its weight, as (key, name) in the order of the keys."""
    named = {mention.entity for kept in speaking for mention in kept.facts.mentions} & one.entities
    weights = {(name, labels[name]): WEIGHTS[kind] for name in sorted(named) if (kind := _telling(name, past)) is not None}
    days = {mention.iso for kept in speaking for mention in kept.facts.dates} & {str(one.day)}
    figures = sorted(set(_figures(speaking, one)))
    return weights | {(day, day): DAY[one.kind] for day in days} | {(name, name): FIGURE for name in figures}


def _telling(name: str, past: Past) -> EntityKind | None:
    """Return the kind of a name that is evidence, None for one that is not."""
    kind = past.kind(name)
    return kind if kind in WEIGHTS and not past.is_usual(name) else None


def _figures(speaking: Sequence[Kept], one: Earlier) -> Iterator[str]:
    known = Figures(figure for figure in one.figures if _is_telling(figure))
    yield from (key(figure) for kept in speaking for figure in kept.facts.figures if _is_telling(figure) and known.have_exactly(figure))


def _is_telling(figure: Figure) -> bool:
    if figure.measure in TOTALS or not unit(figure) or figure.unit in _TIMES:
        return False
    return bool(figure.currency) or figure.low >= LEAST


def _background(one: Earlier, shared: tuple[tuple[str, str], ...]) -> Background:
    return Background(
        kind=one.kind,
        id=one.id,
        title=one.title,
        url=one.url,
        day=one.edition or (one.day.isoformat() if one.day else ""),
        stated_by=one.stated_by,
        shared=shared,
    )
