"""Sets the two sides' own accounts of one meeting side by side: what each names, what it omits, what it no longer says.

A readout is what an outlet of a side's own state prints. What is compared are names of the dossier, in the words of each; an
omission is a fact of the two texts and no claim about the meeting.
"""

from collections.abc import Collection, Iterator, Sequence

from monitor.model import (
    Control,
    Entity,
    EntityKind,
    Field,
    Form,
    FormulaNews,
    Kept,
    Published,
    ReadoutRow,
    Readouts,
    Settings,
    ToldSentence,
    ToldStory,
    Topic,
    Voice,
)
from monitor.stages.digest.citing import Citing
from monitor.text import names

WHOLE = (EntityKind.FORMAT, EntityKind.FORMULA)
"""Kinds of which a meeting has one, in different words: they are compared as such."""

SINGLE = (
    EntityKind.PROJECT,
    EntityKind.AGREEMENT,
    EntityKind.INITIATIVE,
    EntityKind.COMPANY,
    EntityKind.EVENT,
    EntityKind.PERSON,
)
"""Kinds of which each thing is a line of its own, in the order of the page."""

ROWS = 14
MEETING = (EntityKind.FORMAT, EntityKind.FORMULA, EntityKind.AGREEMENT)
"""A story is a meeting of states when both readouts name something of these kinds or two persons."""

_RANK = {Form.OFFICIAL: 0, Form.AGENCY: 1, Form.BROADCASTER: 2, Form.PAPER: 3}


class Named:
    """The entities of the topic that articles name."""

    def __init__(self, topic: Topic) -> None:
        self._entities = {entity.id: entity for entity in topic.entities}
        self.countries = tuple(side.country for side in topic.sides)

    def first(self, kept: Kept, citing: Citing) -> dict[str, tuple[Entity, ToldSentence]]:
        """Return each entity that an article names with the words of its first mention, in the order of the text."""
        found: dict[str, tuple[Entity, ToldSentence]] = {}
        for mention in kept.facts.mentions:
            entity = self._entities.get(mention.entity)
            if entity and entity.id not in found:
                found[entity.id] = entity, citing.at(kept, mention.place)
        return found

    def of(self, kept: Kept, kinds: Collection[EntityKind]) -> dict[str, Entity]:
        """Return the entities of these kinds that an article names."""
        ids = dict.fromkeys(mention.entity for mention in kept.facts.mentions)
        return {name: self._entities[name] for name in ids if name in self._entities and self._entities[name].kind in kinds}


def formulas_of(topic: Topic) -> tuple[str, ...]:
    """Return the ids of the topic's formulas of the relationship."""
    return tuple(entity.id for entity in topic.entities if entity.kind is EntityKind.FORMULA)


def known_formulas(settings: Settings) -> frozenset[str]:
    """Return the formulas that the seeds name."""
    named = {one.entity for seed in settings.seeds for one in names.mentions(seed.text, Field.TEXT, settings.topic)}
    return frozenset(named.intersection(formulas_of(settings.topic)))


def compared(told: Sequence[ToldStory], published: Sequence[Published], citing: Citing, named: Named) -> tuple[Readouts, ...]:
    """Return the meetings that both sides tell, in the order of the stories."""
    found = (_readouts(story, published, citing, named) for story in told)
    return tuple(one for one in found if one)


def formulas(told: Sequence[ToldStory], citing: Citing, named: Named, known: Collection[str]) -> tuple[FormulaNews, ...]:
    """Return the formulas of the relationship in these stories that no text known before names (`known`: ids of entities)."""
    news: dict[str, FormulaNews] = {}
    for story in told:
        for _, kept in citing.speaking(story):
            for name, (entity, words) in named.first(kept, citing).items():
                if entity.kind is EntityKind.FORMULA and name not in known:
                    news.setdefault(name, FormulaNews(label=entity.label, told=words))
    return tuple(news.values())


def _readouts(story: ToldStory, published: Sequence[Published], citing: Citing, named: Named) -> Readouts | None:
    speaking = citing.speaking(story)
    own = [_own(speaking, country) for country in named.countries]
    if not (own[0] and own[1]):
        return None
    (one, here), (other, there) = own[0], own[1]
    if not (_meets(here, named) and _meets(there, named)):
        return None
    rows = tuple(_rows(named.first(here, citing), named.first(there, citing)))
    return Readouts(
        story=story.number,
        countries=(named.countries[0], named.countries[1]),
        voices=(one.number, other.number),
        rows=rows[:ROWS],
        gone=(*_gone(story, here, published, named), *_gone(story, there, published, named)),
    )


def _own(speaking: Sequence[tuple[Voice, Kept]], country: str) -> tuple[Voice, Kept] | None:
    """Return the account of a state's own outlet: the most official one, the earliest among equals."""
    found = [pair for pair in speaking if pair[0].country == country and pair[0].control is Control.STATE]
    return min(found, key=lambda pair: (_RANK.get(pair[0].form, len(_RANK)), pair[0].number), default=None)


def _meets(kept: Kept, named: Named) -> bool:
    return bool(named.of(kept, MEETING)) or len(named.of(kept, (EntityKind.PERSON,))) > 1


def _rows(here: dict[str, tuple[Entity, ToldSentence]], there: dict[str, tuple[Entity, ToldSentence]]) -> Iterator[ReadoutRow]:
    """Yield the rows: format and formula first, then what only one side names, then what both name, by kind."""
    for kind in WHOLE:
        cells = tuple(next((words for entity, words in side.values() if entity.kind is kind), None) for side in (here, there))
        if any(cells):
            yield ReadoutRow(kind=kind, label="", cells=(cells[0], cells[1]))
    things = {name: entity for name, (entity, _) in (*here.items(), *there.items()) if entity.kind in SINGLE}
    things = {
        name: entity for name, entity in things.items() if entity.kind is not EntityKind.PERSON or not (name in here and name in there)
    }
    order = sorted(things, key=lambda name: (name in here and name in there, SINGLE.index(things[name].kind), things[name].label))
    for name in order:
        one, other = here.get(name), there.get(name)
        yield ReadoutRow(kind=things[name].kind, label=things[name].label, cells=(one[1] if one else None, other[1] if other else None))


def _gone(story: ToldStory, kept: Kept, published: Sequence[Published], named: Named) -> Iterator[tuple[str, str, str]]:
    """Yield what this side's outlets named at the last meeting told before and this readout does not."""
    kinds = (EntityKind.FORMULA, EntityKind.INITIATIVE, EntityKind.PROJECT, EntityKind.AGREEMENT)
    now = named.of(kept, kinds)
    for last in sorted((one for one in published if one.number != story.number), key=lambda one: (one.last_told, one.number), reverse=True):
        same = [one for one in last.members if one.outlet.country == kept.outlet.country and one.outlet.control is Control.STATE]
        if any(named.of(one, (EntityKind.FORMAT,)) and _meets(one, named) for one in same):
            then = {name: entity for one in same for name, entity in named.of(one, kinds).items()}
            yield from ((kept.outlet.country, then[name].label, last.first_told) for name in sorted(then.keys() - now.keys()))
            return
