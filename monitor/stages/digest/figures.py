"""Sets figures of one measure side by side and says how they stand to each other; it converts no currency and settles no dispute.

Most disputes are different measures: who counted, what was counted, on which terms. Two figures are
called open only where each voice gives a single one and no basis tells them apart; where that is not sure, nothing is said.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from monitor.model import Accord, Field, Figure, FigureRow, Kept, Language, OtherCount, StatedFigure, ToldStory, Topic, Voice
from monitor.stages.digest.citing import Citing
from monitor.stages.digest.reports import Report, other_counts
from monitor.stages.digest.values import CLOSE, agree, equal, fits, rounds, unit

ALONE = 2
"""Rows of a story that one voice alone gives, at most: the largest sums of money and what has its basis said."""

_ORDER = (Accord.OPEN, Accord.DIFFERENT_BASIS, Accord.EXPLAINED, Accord.EQUAL, Accord.ALONE)
"""What a reader has to settle comes first."""

_Key = tuple[str, str, str]
"""Measure, currency or unit, period."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as a voice states it."""

    voice: Voice
    kept: Kept
    figure: Figure

    @property
    def order(self) -> tuple[int, int]:
        """The order of print: by voice, then as it stands there."""
        return self.voice.number, self.figure.place.start


def rows(told: Sequence[ToldStory], citing: Citing, reader: Language, topic: Topic, known: Sequence[Report] = ()) -> tuple[FigureRow, ...]:
    """Return the rows of all stories: first where voices disagree, then where they agree, then what one alone gives with its basis, each
    in the order of the stories. `known` may hold other counts of the same totals; each is told once."""
    labels = {entity.id: entity.label for entity in topic.entities}
    told_once: set[OtherCount] = set()
    found: list[FigureRow] = []
    for story in told:
        for row in _rows(story, citing, reader, labels, known):
            found.append(replace(row, others=tuple(one for one in row.others if one not in told_once)))
            told_once.update(row.others)
    return tuple(sorted(found, key=lambda row: _ORDER.index(row.accord)))


def _rows(story: ToldStory, citing: Citing, reader: Language, labels: Mapping[str, str], known: Sequence[Report]) -> Iterator[FigureRow]:
    shared: list[FigureRow] = []
    alone: list[FigureRow] = []
    for (measure, _, _), stated in sorted(_groups(story, citing).items()):
        accord = compare([(one.voice.number, one.figure) for one in stated])
        if accord is None:
            continue
        chosen = _different(sorted(stated, key=lambda one: one.voice.language != reader))
        numbers = {one.voice.number for one in stated} - {one.voice.number for one in chosen}
        shown = tuple(_stated(one, citing, labels) for one in chosen)
        others = tuple(other_counts(known, measure, [one.figure for one in stated], labels))
        row = FigureRow(story=story.number, measure=measure, accord=accord, stated=shown, also=tuple(sorted(numbers)), others=others)
        (alone if accord is Accord.ALONE else shared).append(row)
    yield from shared
    told = {(one.high, unit(one)) for row in shared for one in row.stated}
    fresh = [row for row in alone if not any((one.high, unit(one)) in told for one in row.stated)]
    worth = [row for row in fresh if any(one.currency or _basis(one.basis) for one in row.stated)]
    yield from sorted(worth, key=lambda row: -max(one.high for one in row.stated))[:ALONE]


def _groups(story: ToldStory, citing: Citing) -> Mapping[_Key, list[Stated]]:
    """Return what is stated, each value of a voice once, by measure, dimension and period; what names no period joins the only
    period that is named beside it."""
    groups: dict[_Key, list[Stated]] = {}
    for voice, kept in citing.speaking(story):
        for figure in kept.facts.figures:
            group = groups.setdefault((figure.measure, unit(figure), figure.period), [])
            if (
                figure.measure
                and figure.place.field is Field.TEXT
                and not any(one.voice is voice and equal(one.figure, figure) for one in group)
            ):
                group.append(Stated(voice, kept, figure))
    stated = {key: group for key, group in groups.items() if group}
    for key in [key for key in stated if not key[2]]:
        named = [other for other in stated if other[:2] == key[:2] and other[2]]
        if len(named) == 1:
            stated[named[0]] += stated.pop(key)
    return {key: sorted(group, key=lambda one: one.order) for key, group in stated.items()}


def compare(stated: Sequence[tuple[int, Figure]]) -> Accord | None:
    """Return how the figures of several voices, each with its voice's number, stand to each other; None where that cannot be said.

    "More than 70" and 73 are explained: 73 is what the bound leaves room for, so that nothing is disputed; but they are not equal,
    because the bound alone would not have told a reader 73, and both are printed."""
    by_voice: dict[int, list[Figure]] = defaultdict(list)
    for number, figure in stated:
        by_voice[number].append(figure)
    said = list(by_voice.values())
    if len(said) == 1:
        return Accord.ALONE
    if any(all(any(agree(one, other) for other in others) for others in said[1:]) for one in said[0]):
        return Accord.EQUAL
    if _explained(said):
        return Accord.EXPLAINED
    if _counted_otherwise(said):
        return Accord.DIFFERENT_BASIS
    return Accord.OPEN if all(len(figures) == 1 for figures in said) else None


def _explained(said: Sequence[Sequence[Figure]]) -> bool:
    """Return whether each voice gives one figure: rounded, in parts that add up to it, or within a bound."""
    every = [figure for figures in said for figure in figures]
    wholes = [max(every, key=lambda figure: figure.high)]
    if any(figure.bound for figure in every):  # then the largest may be no more than a bound: "less than 80"
        wholes += [figure for figure in every if not figure.bound]
    return any(all(any(_gives(whole, figure) for figure in figures) or _adds_up(whole, figures) for figures in said) for whole in wholes)


def _gives(whole: Figure, figure: Figure) -> bool:
    return rounds(whole, figure) or fits(whole, figure)


def _adds_up(whole: Figure, parts: Sequence[Figure]) -> bool:
    return len(parts) > 1 and abs(sum(part.high for part in parts) - whole.high) <= CLOSE * abs(whole.high)


def _counted_otherwise(said: Sequence[Sequence[Figure]]) -> bool:
    """Return whether two voices say of one aspect of the basis that it differs."""
    aspects: dict[str, set[frozenset[str]]] = defaultdict(set)
    for figures in said:
        of_voice: dict[str, set[str]] = defaultdict(set)
        for figure in figures:
            for aspect, value in _basis(figure.basis):
                of_voice[aspect].add(value)
        for aspect, values in of_voice.items():
            aspects[aspect].add(frozenset(values))
    return any(len(values) > 1 for values in aspects.values())


def _basis(basis: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the basis of a count: whether a figure rose or fell is none."""
    return tuple((aspect, value) for aspect, value in basis if aspect != "change")


def _different(stated: Sequence[Stated]) -> list[Stated]:
    """Return one of the statements for each figure, those that say a basis of their own beside those that say none."""
    chosen: list[Stated] = []
    for one in stated:
        basis = set(_basis(one.figure.basis))
        if not any(agree(one.figure, other.figure) and basis <= set(_basis(other.figure.basis)) for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.order)


def _stated(one: Stated, citing: Citing, labels: Mapping[str, str]) -> StatedFigure:
    figure = one.figure
    return StatedFigure(
        told=citing.around(one.kept, figure.place),
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        currency=figure.currency,
        period=figure.period,
        basis=tuple((aspect, labels.get(value, value) if aspect == "issuer" else value) for aspect, value in figure.basis),
        bound=figure.bound,
    )
