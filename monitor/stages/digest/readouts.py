"""Sets the two sides' own accounts of one meeting side by side: what each names, what it omits, what it no longer says.

A readout is what an outlet of a side's own state prints. What is compared are names of the dossier, in the words of each; an
omission is a fact of the two texts and no claim about the meeting.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from monitor.model import (
    Control,
    Entity,
    EntityKind,
    Field,
    Form,
    FormulaNews,
    Kept,
    Mention,
    Place,
    Published,
    ReadoutRow,
    Readouts,
    Settings,
    ToldSentence,
    ToldStory,
    Topic,
    Unsaid,
    Voice,
)
from monitor.stages.digest.citing import Citing
from monitor.stages.digest.matters import Matters
from monitor.stages.digest.reports import Report, before
from monitor.text import names

WHOLE = (EntityKind.FORMAT, EntityKind.FORMULA)
"""Kinds of which a meeting has one, in different words: they are compared as such."""

SINGLE = (
    EntityKind.PROJECT,
    EntityKind.AGREEMENT,
    EntityKind.INITIATIVE,
    EntityKind.COMPANY,
    EntityKind.EVENT,
    EntityKind.MATTER,
    EntityKind.FORMULA,
    EntityKind.PERSON,
)
"""Kinds of which each thing is a line of its own, in the order of the page."""

UNSAID = frozenset({*(kind for kind in SINGLE if kind is not EntityKind.PERSON), EntityKind.BODY})
"""Kinds of things whose absence from both readouts is told where others name them; of bodies only those of no side or of both: whom a
side's own ministry or agency is named by says nothing."""

MOST = 6
"""Things told that neither readout names: so many that others name, and so many that stood in earlier reports."""

RECALLED = 3
"""Years after which a matter of an earlier meeting is no longer missed."""

ROWS = 14
MEETING = (EntityKind.FORMAT, EntityKind.FORMULA, EntityKind.AGREEMENT)
"""A story is a meeting of states when both readouts name something of these kinds or two persons."""

Cells = tuple[ToldSentence | None, ToldSentence | None]

_RANK = {Form.OFFICIAL: 0, Form.AGENCY: 1, Form.BROADCASTER: 2, Form.PAPER: 3}


class Named:
    """The entities of the topic that articles name."""

    def __init__(self, topic: Topic) -> None:
        self._topic = topic
        self.matters = Matters(topic)
        self._entities = {entity.id: entity for entity in topic.entities}
        self.countries = tuple(side.country for side in topic.sides)

    def is_level(self, entity: Entity) -> bool:
        """Return whether a name is a level of relations, which was declared on a day, and no figure of speech."""
        return entity.kind is EntityKind.FORMULA and entity.valid_from is not None

    def is_whole(self, entity: Entity, kind: EntityKind) -> bool:
        """Return whether a name says how they met, or what level of relations they have: of each a meeting has one."""
        return entity.kind is kind and (kind is EntityKind.FORMAT or self.is_level(entity))

    def speaker(self, kept: Kept, place: Place) -> str:
        """Return who says the words at a place in direct speech, by the dossier's name where it has one; empty outside of speech."""
        said = next((one.speaker for one in kept.facts.quotes if _within(place, one.place)), "")
        found = (one.entity.label for one in names.find(said, self._topic) if one.entity.kind is EntityKind.PERSON)
        return next(found, said)

    def is_level_id(self, name: str) -> bool:
        """Return whether an id is that of a level of relations."""
        return name in self._entities and self.is_level(self._entities[name])

    def recurs(self, name: str) -> bool:
        """Return whether an id is that of a matter, or of a figure of speech: what is missed though the last meeting had it not."""
        entity = self._entities.get(name)
        return entity is None or (entity.kind is EntityKind.FORMULA and not self.is_level(entity))

    def implied(self, levels: Iterable[Entity]) -> frozenset[str]:
        """Return the figures of speech that levels of relations say already: an all-weather partnership is one of all-weather partners."""
        heads = {head for level in levels for head in _heads(level)}
        figures = (one for one in self._entities.values() if one.kind is EntityKind.FORMULA and not self.is_level(one))
        return frozenset(one.id for one in figures if not heads.isdisjoint(_heads(one)))

    def telling(self, mentioned: Iterable[str]) -> dict[str, Entity]:
        """Return those of these names whose absence from a readout is worth a word."""
        known = {name: self._entities[name] for name in mentioned if name in self._entities}
        own = {name for name, entity in known.items() if entity.kind is EntityKind.BODY and len(entity.sides) == 1}
        return {name: entity for name, entity in known.items() if entity.kind in UNSAID and name not in own}

    def first(self, kept: Kept, citing: Citing) -> dict[str, tuple[Entity, ToldSentence]]:
        """Return each entity that an article names with the words of its first mention, in the order of the text."""
        found: dict[str, tuple[Entity, ToldSentence]] = {}
        for mention in kept.facts.mentions:
            entity = self._entities.get(mention.entity)
            if entity and entity.id not in found:
                found[entity.id] = entity, citing.at(kept, mention.place)
        return found

    def meets(self, one: Report) -> bool:
        """Return whether a report tells of a meeting of states: it names how they met, and two persons."""
        kinds = [self._entities[name].kind for name in {mention.entity for mention in one.facts.mentions} if name in self._entities]
        return EntityKind.FORMAT in kinds and kinds.count(EntityKind.PERSON) > 1

    def of(self, kept: Kept, kinds: Collection[EntityKind]) -> dict[str, Entity]:
        """Return the entities of these kinds that an article names."""
        ids = dict.fromkeys(mention.entity for mention in kept.facts.mentions)
        return {name: self._entities[name] for name in ids if name in self._entities and self._entities[name].kind in kinds}


def _heads(formula: Entity) -> frozenset[tuple[str, str]]:
    """Return the words with which a formula's forms begin, by language; Chinese has none apart."""
    return frozenset((form.language, form.text.split()[0].rstrip("*").lower()) for form in formula.forms if " " in form.text)


def formulas_of(topic: Topic) -> tuple[str, ...]:
    """Return the ids of the topic's formulas of the relationship."""
    return tuple(entity.id for entity in topic.entities if entity.kind is EntityKind.FORMULA)


def known_formulas(settings: Settings) -> frozenset[str]:
    """Return the formulas that the seeds name."""
    named = {one.entity for seed in settings.seeds for one in names.mentions(seed.text, Field.TEXT, settings.topic)}
    return frozenset(named.intersection(formulas_of(settings.topic)))


def compared(
    told: Sequence[ToldStory], published: Sequence[Published], known: Sequence[Report], citing: Citing, named: Named
) -> tuple[Readouts, ...]:
    """Return the meetings that both sides tell, in the order of the stories; `known` are reports on earlier ones."""
    found = (_readouts(story, published, known, citing, named) for story in told)
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


def _readouts(story: ToldStory, published: Sequence[Published], known: Sequence[Report], citing: Citing, named: Named) -> Readouts | None:
    speaking = citing.speaking(story)
    own = [_own(speaking, country) for country in named.countries]
    if not (own[0] and own[1]):
        return None
    (one, here), (other, there) = own[0], own[1]
    if not (_meets(here, named) and _meets(there, named)):
        return None
    rows = tuple(_rows((here, there), citing, named))
    return Readouts(
        story=story.number,
        countries=(named.countries[0], named.countries[1]),
        voices=(one.number, other.number),
        rows=rows[:ROWS],
        gone=(*_gone(story, here, published, named), *_gone(story, there, published, named)),
        unsaid=_unsaid(speaking, known, (here, there), named),
    )


def _own(speaking: Sequence[tuple[Voice, Kept]], country: str) -> tuple[Voice, Kept] | None:
    """Return the account of a state's own outlet: the most official one, the earliest among equals."""
    found = [pair for pair in speaking if pair[0].country == country and pair[0].control is Control.STATE]
    return min(found, key=lambda pair: (_RANK.get(pair[0].form, len(_RANK)), pair[0].number), default=None)


def _meets(kept: Kept, named: Named) -> bool:
    return bool(named.of(kept, MEETING)) or len(named.of(kept, (EntityKind.PERSON,))) > 1


def _rows(two: tuple[Kept, Kept], citing: Citing, named: Named) -> Iterator[ReadoutRow]:
    """Yield the rows: format and level first, then what only one side names, then what both name, by kind."""
    here, there = (named.first(kept, citing) for kept in two)
    for kind in WHOLE:
        found = [next((one for one in side.values() if named.is_whole(one[0], kind)), None) for side in (here, there)]
        if any(found):
            cells, meanings = [one[1] if one else None for one in found], [one[0].label if one else "" for one in found]
            yield replace(_row(kind, "", (cells[0], cells[1]), two, named), meanings=(meanings[0], meanings[1]))
    both = here.keys() & there.keys()
    things = {name: entity for name, (entity, _) in (*here.items(), *there.items()) if _is_single(entity, name in both, named)}
    rows = [_row(things[name].kind, things[name].label, _pair(here.get(name), there.get(name)), two, named) for name in things]
    rows += _spoken_of(two, citing, named)
    yield from sorted(rows, key=lambda row: (all(row.cells), SINGLE.index(row.kind), row.label))


def _pair(one: tuple[Entity, ToldSentence] | None, other: tuple[Entity, ToldSentence] | None) -> Cells:
    return (one[1] if one else None, other[1] if other else None)


def _spoken_of(two: tuple[Kept, Kept], citing: Citing, named: Named) -> list[ReadoutRow]:
    """Return the matters that one side names or both, each side with the sentence that does: how a matter is named tells more than that
    it is. Matters of the same sentences are one row."""
    here, there = (named.matters.first(kept) for kept in two)
    rows: dict[Cells, ReadoutRow] = {}
    for name, (entity, _) in (here | there).items():
        places = [side[name][1] if name in side else None for side in (here, there)]
        found = [citing.around(kept, place) if place else None for kept, place in zip(two, places, strict=True)]
        cells = (found[0], found[1])
        if cells in rows:
            rows[cells] = replace(rows[cells], also=(*rows[cells].also, entity.label))
            continue
        manners = [named.matters.manner(kept, cell.sentence.span.place) if cell else "" for kept, cell in zip(two, cells, strict=True)]
        said = [named.speaker(kept, place) if place else "" for kept, place in zip(two, places, strict=True)]
        rows[cells] = ReadoutRow(
            kind=entity.kind, label=entity.label, cells=cells, speakers=(said[0], said[1]), meanings=(manners[0], manners[1])
        )
    return list(rows.values())


def _is_single(entity: Entity, both: bool, named: Named) -> bool:
    """Return whether a thing has a line of its own: persons only where one side names them, of formulas the figures of speech."""
    return entity.kind in SINGLE and not (entity.kind is EntityKind.PERSON and both) and not named.is_level(entity)


def _row(kind: EntityKind, label: str, cells: Cells, two: tuple[Kept, Kept], named: Named) -> ReadoutRow:
    said = [named.speaker(kept, cell.sentence.span.place) if cell else "" for kept, cell in zip(two, cells, strict=True)]
    return ReadoutRow(kind=kind, label=label, cells=cells, speakers=(said[0], said[1]))


def _within(place: Place, speech: Place) -> bool:
    return place.field is speech.field and speech.start <= place.start and place.end <= speech.end


def _unsaid(speaking: Sequence[tuple[Voice, Kept]], known: Sequence[Report], two: tuple[Kept, Kept], named: Named) -> tuple[Unsaid, ...]:
    """Return what neither readout names, each thing once: what other voices do first."""
    now = list(_unsaid_now(speaking, two, named))[:MOST]
    told = {one.label for one in now}
    since: dict[str, Unsaid] = {}
    for one in (*_unsaid_since(known, two, named), *_unsaid_before(known, two, named)):
        if one.label not in told:
            since.setdefault(one.label, one)
    return (*now, *tuple(since.values())[:MOST])


def _unsaid_now(speaking: Sequence[tuple[Voice, Kept]], two: tuple[Kept, Kept], named: Named) -> Iterator[Unsaid]:
    """Yield what other voices of the story name and neither readout does, what most voices name first."""
    silent = _missing(two, named)
    naming: dict[str, list[int]] = {}
    labels: dict[str, str] = {}
    for voice, kept in speaking:
        for name, label in silent(kept.facts.mentions, kept.article.text).items():
            naming.setdefault(name, []).append(voice.number)
            labels[name] = label
    for name in sorted(naming, key=lambda name: (-len(naming[name]), labels[name])):
        yield Unsaid(label=labels[name], numbers=tuple(naming[name]))


def _unsaid_since(known: Sequence[Report], two: tuple[Kept, Kept], named: Named) -> Iterator[Unsaid]:
    """Yield what the last report on an earlier meeting names and neither readout does; a level gives way to a higher one."""
    meetings = [one for one in before(known, _day(two)) if named.meets(one)]
    if not meetings:
        return
    last = meetings[-1]
    levels = any(named.is_level(entity) for kept in two for entity in named.of(kept, (EntityKind.FORMULA,)).values())
    missing = _missing(two, named)(last.facts.mentions, last.article.text)
    for name, label in sorted(missing.items(), key=lambda one: one[1]):
        if not (levels and named.is_level_id(name)):
            yield Unsaid(label=label, day=str(last.seed.event_date), stated_by=last.stated_by)


def _unsaid_before(known: Sequence[Report], two: tuple[Kept, Kept], named: Named) -> Iterator[Unsaid]:
    """Yield the matters and figures of speech that earlier reports of some years name and neither readout does, the latest first."""
    day = _day(two)
    since = date(day.year - RECALLED, day.month, 1)
    missing = _missing(two, named)
    for one in reversed(before(known, day)):
        if str(one.seed.event_date) >= since.isoformat():
            found = missing(one.facts.mentions, one.article.text).items()
            labels = sorted(label for name, label in found if named.recurs(name))
            yield from (Unsaid(label=label, day=str(one.seed.event_date), stated_by=one.stated_by) for label in labels)


def _day(two: tuple[Kept, Kept]) -> date:
    return min(kept.when for kept in two).date()


def _missing(two: tuple[Kept, Kept], named: Named) -> Callable[[Sequence[Mention], str], dict[str, str]]:
    """Return what finds, in a text and its mentions, what is worth a word and neither readout has: labels by name."""
    has = {mention.entity for kept in two for mention in kept.facts.mentions}
    has |= named.implied(one for kept in two for one in named.of(kept, (EntityKind.FORMULA,)).values() if named.is_level(one))
    spoken = set(named.matters.ids(kept.article.text for kept in two))

    def missing(mentioned: Sequence[Mention], text: str) -> dict[str, str]:
        found = {name: entity.label for name, entity in named.telling(one.entity for one in mentioned).items() if name not in has}
        return found | {name: named.matters.label(name) for name in named.matters.ids((text,)) if name not in spoken}

    return missing


def _gone(story: ToldStory, kept: Kept, published: Sequence[Published], named: Named) -> Iterator[tuple[str, str, str]]:
    """Yield what this side's outlets named at the last meeting told before and this readout does not."""
    now = _spoken(kept, named)
    for last in sorted((one for one in published if one.number != story.number), key=lambda one: (one.last_told, one.number), reverse=True):
        same = [one for one in last.members if one.outlet.country == kept.outlet.country and one.outlet.control is Control.STATE]
        if any(named.of(one, (EntityKind.FORMAT,)) and _meets(one, named) for one in same):
            then = {name: label for one in same for name, label in _spoken(one, named).items()}
            yield from ((kept.outlet.country, then[name], last.first_told) for name in sorted(then.keys() - now.keys()))
            return


def _spoken(kept: Kept, named: Named) -> dict[str, str]:
    """Return what an article names that may be missed the next time: labels by name."""
    kinds = (EntityKind.FORMULA, EntityKind.INITIATIVE, EntityKind.PROJECT, EntityKind.AGREEMENT)
    entities = {name: entity.label for name, entity in named.of(kept, kinds).items()}
    return entities | {name: named.matters.label(name) for name in named.matters.ids((kept.article.text,))}
