"""A line of facts for a sentence in another language than the reader's: who, how much, when. It translates nothing.

Names are those of the topic as the reader's language has them, amounts and days are in their normal form: what a reader can take
from a sentence that he or she cannot read, and can check there.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from monitor.model import CitedSentence, Entity, EntityKind, Figure, Gloss, Kept, Language, Span, ToldStory, Topic
from monitor.model.sections import Amount
from monitor.stages.digest.naming import name

_HIDDEN = (EntityKind.COUNTER, EntityKind.VETO, EntityKind.DEALING)
_WHO = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
"""Beside one of them a format is a meeting of the two sides; «встреча с переводчиками» is no 会见."""
_BOTH = frozenset({EntityKind.STATE, EntityKind.PAIR})
"""The two states are what every sentence of the dossier is about: they are not named."""


def glosses(
    told: Iterable[ToldStory], known: Iterable[Kept], topic: Topic, reader: Language, also: Iterable[CitedSentence] = ()
) -> tuple[Gloss, ...]:
    """Return a gloss for each cited sentence in another language, in the order of the stories, then of `also`, what the sections beside
    them quote; sentences without a fact have none, nor those with a bare year, which is read in any language, or places alone."""
    entities = {one.id: one for one in topic.entities if one.kind not in _HIDDEN and not (one.kind in _BOTH and one.sides)}
    articles = {(kept.id, kept.version.n): kept for kept in known}
    sentences = (one.sentence for story in told for one in (*story.summary, *(change.cited for change in story.changes)))
    foreign = dict.fromkeys(one.span for one in (*sentences, *also) if one.language.partition("-")[0] != reader)
    found = (
        _gloss(span, articles[span.article, span.version], entities, reader) for span in foreign if (span.article, span.version) in articles
    )
    places = {name(one, reader) for one in entities.values() if one.kind is EntityKind.PLACE}
    return tuple(gloss for gloss in found if _says(gloss, places))


def _says(gloss: Gloss, places: Collection[str]) -> bool:
    """Return whether a gloss tells a reader more than years and places: "(Minsk)" says nothing to one of this dossier."""
    names = set(gloss.names).difference(places)
    return bool(names or gloss.amounts or any(len(day) > len("YYYY") for day in gloss.days))


def _gloss(span: Span, kept: Kept, entities: Mapping[str, Entity], reader: Language) -> Gloss:
    facts, place = kept.facts, span.place
    named = [entities[one.entity] for one in facts.mentions if place.holds(one.place) and one.entity in entities]
    amounts = (one for one in facts.figures if place.holds(one.place))
    days = (one.iso for one in facts.dates if place.holds(one.place))
    return Gloss(
        span=span,
        names=tuple(dict.fromkeys(name(one, reader) for one in _telling(named))),
        amounts=tuple(dict.fromkeys(map(_amount, amounts))),
        days=tuple(dict.fromkeys(days)),
    )


def _telling(named: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the names that say something: formats beside those who meet alone."""
    met = any(one.kind in _WHO for one in named)
    yield from (one for one in named if met or one.kind is not EntityKind.FORMAT)


def _amount(one: Figure) -> Amount:
    return Amount(low=one.low, high=one.high, unit=one.unit, currency=one.currency, bound=one.bound)
