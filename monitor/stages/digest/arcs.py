"""What only a week or a month shows: how a story went from day to day, and figures as a series; it forecasts nothing."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from monitor.model import Arc, Field, Figure, Kept, Language, Place, Point, Series, Step, ToldStory
from monitor.stages.digest.citing import Citing
from monitor.stages.digest.values import unit

MEASURES = ("trade", "exports", "imports", "investment", "tonnage")
"""What is counted again and again, so that its periods may be set side by side."""

POINTS = 3
"""Two figures are a comparison, not a series."""


def arcs(told: Sequence[ToldStory], citing: Citing, reader: Language, zone: str) -> tuple[Arc, ...]:
    """Return the stories that several days tell, each day with its number of voices (a translation is none of its own) and
    one headline, the reader's language first."""
    found = ((story.number, _steps(story, citing, reader, ZoneInfo(zone))) for story in told)
    return tuple(Arc(story=number, steps=steps) for number, steps in found if len(steps) > 1)


def _steps(story: ToldStory, citing: Citing, reader: Language, zone: ZoneInfo) -> tuple[Step, ...]:
    days: dict[str, list[Kept]] = defaultdict(list)
    for _, kept in citing.speaking(story):
        days[kept.when.astimezone(zone).date().isoformat()].append(kept)
    own = {voice.article for voice in story.voices if not voice.translation_of}
    return tuple(_step(day, days[day], own, citing, reader) for day in sorted(days))


def _step(day: str, kept: Sequence[Kept], own: Collection[str], citing: Citing, reader: Language) -> Step:
    titled = [one for one in kept if one.article.title.strip()]
    first = min(titled, key=lambda one: (one.article.language != reader, one.when, one.article.url), default=None)
    title = citing.around(first, Place(field=Field.TITLE, start=0, end=1)) if first else None
    return Step(day=day, voices=sum(one.id in own for one in kept) or len(kept), told=title)


@dataclass(frozen=True, slots=True)
class _Stated:
    kept: Kept
    figure: Figure


def series(known: Iterable[Kept], citing: Citing) -> tuple[Series, ...]:
    """Return for each measure and currency or unit the figure of every period, where there are POINTS of them; of several for one
    period the one that most articles give, then the newest. `known` are all articles at hand, told or not."""
    groups: dict[tuple[str, str, int], dict[str, list[_Stated]]] = defaultdict(lambda: defaultdict(list))
    for kept in known:
        for figure in kept.facts.figures:
            dimension = unit(figure)
            exact = figure.low == figure.high and figure.place.field is Field.TEXT and dimension and figure.unit != "percent"
            if exact and figure.measure in MEASURES and figure.period:
                groups[figure.measure, dimension, len(figure.period)][figure.period].append(_Stated(kept, figure))
    enough = {key: periods for key, periods in groups.items() if len(periods) >= POINTS}
    return tuple(_series(key, periods, citing) for key, periods in sorted(enough.items()))


def _series(key: tuple[str, str, int], periods: dict[str, list[_Stated]], citing: Citing) -> Series:
    points = tuple(_point(period, periods[period], citing) for period in sorted(periods))
    return Series(measure=key[0], dimension=key[1], points=points)


def _point(period: str, stated: Sequence[_Stated], citing: Citing) -> Point:
    times = Counter(one.figure.high for one in stated)
    chosen = max(stated, key=lambda one: (times[one.figure.high], one.kept.when, one.kept.article.url))
    return Point(period=period, value=chosen.figure.high, told=citing.around(chosen.kept, chosen.figure.place))
