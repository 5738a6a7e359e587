"""The room: what is asked of the store for each page, and the values that the pages show. It sets no page."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar, cast
from zoneinfo import ZoneInfo

from monitor import ports
from monitor.errors import UsageError
from monitor.model import (
    ArticleRead,
    Digest,
    EditionKind,
    EditionRecord,
    EditionState,
    Explanation,
    Figure,
    Found,
    Health,
    Kept,
    Language,
    Milestone,
    Outlet,
    PollState,
    Settings,
    Source,
    SourceHealth,
    Span,
    StoryListed,
    StoryRead,
)
from monitor.stages import safety
from monitor.stages.digest.naming import name
from monitor.stages.render.phrases import phrases
from monitor.stages.timeline import Chapter, chapters, timeline
from monitor.web import aliases, marking
from monitor.web.aliases import Alias
from monitor.web.asking import PAGE, Search
from monitor.web.speech import Speech

Made = TypeVar("Made")
NOTHING = Found(hits=(), matches=0, capped=False)
FIGURES = 30
"""Figures of a story at most: a report of trade has hundreds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTold:
    """A figure with the sentence that it stands in, and the outlets that give it."""

    figure: Figure
    words: str
    sentence: str
    language: str
    span: Span
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A source of the register: where its polling stands, and how it did in the last edition; None before the first one."""

    source: Source
    state: PollState | None
    health: SourceHealth | None

    @property
    def troubled(self) -> bool:
        """Whether a person should look at it."""
        failing = self.state is not None and self.state.failures > 0
        return failing or (self.health is not None and self.health.health is not Health.NORMAL)


class Room:
    """Answers what the pages ask, out of the store and the settings as they were at the start."""

    def __init__(self, settings: Settings, reader: ports.Reader, clock: ports.Clock) -> None:
        self.settings = settings
        self._reader = reader
        self._clock = clock
        self._remembered: dict[str, tuple[tuple[int, bool], object]] = {}

    @cached_property
    def speech(self) -> Speech:
        """The words of the room: in the language of the editions without suffix."""
        return Speech(phrases(self.settings.editions.languages[0]), ZoneInfo(self.settings.topic.zone))

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """The names of the topic's entities in the language of the room, by their ids."""
        return {entity.id: name(entity, self.speech.say.language) for entity in self.settings.topic.entities}

    def named(self, ids: Sequence[str]) -> str:
        """Return what entities are called in the language of the room, an id for what the topic does not know (any more)."""
        return self.speech.say("comma").join(dict.fromkeys(self._names.get(one, one) for one in ids))

    def records(self) -> tuple[EditionRecord, ...]:
        """Return all editions."""
        return self._reader.editions()

    def edition(self, name: str) -> Digest | None:
        """Return the digest of the edition of this name, or None."""
        return self._reader.edition_named(name)

    def latest(self, records: Sequence[EditionRecord]) -> Digest | None:
        """Return the digest of the edition to be read first, or None before the first one."""
        record = max(records, key=_rank, default=None)
        return self._reader.edition_digest(record.edition) if record else None

    def digests(self, records: Sequence[EditionRecord], most: int) -> tuple[Digest, ...]:
        """Return the last digests, latest last."""
        found = [self._reader.edition_digest(one.edition) for one in records[-most:]]
        return tuple(one for one in found if one)

    def stories(self, kind: EditionKind, language: str, start: int) -> tuple[StoryListed, ...]:
        """Return a page of the stories told by editions of one kind and language, and one more where there are more."""
        return self._reader.stories(kind, language, start=start, limit=PAGE + 1)

    def story(self, number: int) -> StoryRead | None:
        """Return a story, or None."""
        return self._reader.story_read(number)

    def article(self, name: str) -> ArticleRead | None:
        """Return an article, or None."""
        return self._reader.article(name)

    def steps(self, name: str) -> Explanation:
        """Return all that happened to an article."""
        return self._reader.explain(name)

    def find(self, search: Search, most: int = PAGE) -> Found:
        """Return a page of what a search found; nothing for a query without words."""
        try:
            return self._reader.find(search.query, search.narrowing(self.speech.zone), start=search.start, limit=most)
        except UsageError:
            return NOTHING

    def aliases(self, search: Search) -> tuple[Alias, ...]:
        """Return the other names of what is sought under which the store has something, one of each language. What the search is narrowed
        to is left out: at a hundred thousand articles each question then takes 1 instead of 100 ms."""
        found: dict[Language, Alias] = {}
        for one in aliases.of(search.query, self.settings.topic):
            if one.language not in found and self._reader.holds(one.words):
                found[one.language] = one
        return tuple(found.values())

    def outlets(self) -> tuple[Outlet, ...]:
        """Return the outlets of which something was kept, by name."""
        return self._reader.outlets()

    def sources(self) -> tuple[Registered, ...]:
        """Return the register with its health, sources in trouble first."""
        states = {state.source: state for state in self._reader.poll_states()}
        digest = self.remembered("latest", lambda: self.latest(self._reader.editions()))
        health = {one.source: one for one in digest.coverage.sources} if digest else {}
        found = [Registered(source=one, state=states.get(one.id), health=health.get(one.id)) for one in self.settings.sources]
        return tuple(sorted(found, key=lambda one: not one.troubled))

    def chapters(self) -> tuple[Chapter, ...]:
        """Return the pages of the timeline, the latest one last."""
        return self.remembered("chapters", lambda: chapters(self._reader.editions()))

    def milestones(self, chapter: Chapter | None = None) -> tuple[Milestone, ...]:
        """Return the timeline of the relationship, or a page of it: what the seeds and the stories tell."""
        return timeline(self.settings, self._reader.story_records(since=chapter.since if chapter else None), chapter)

    def remembered(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what `make` gives, made once for each state of the editions: a calendar of a thousand takes 60 ms, a timeline of
        12,000 stories four seconds."""
        mark = self._reader.mark()
        known = self._remembered.get(name)
        if known is None or known[0] != mark:
            known = self._remembered[name] = (mark, make())
        return cast(Made, known[1])

    def designated(self, outlet: Outlet) -> tuple[str, ...]:
        """Return the states that have designated an outlet by today: no live link leads there."""
        return safety.designating(outlet, self.settings, self._clock())


def _rank(record: EditionRecord) -> tuple[bool, bool, date, bool]:
    """Return what makes an edition the one to read first: final, in the first language, of the last day, a daily one."""
    edition = record.edition
    return record.state is not EditionState.PROVISIONAL, not edition.suffix, edition.day, edition.kind is EditionKind.DAILY


def figures(members: Sequence[Kept]) -> tuple[FigureTold, ...]:
    """Return the figures of a story, those that most outlets give first, each where it stands first."""
    given: dict[tuple[float, float, str, str], list[tuple[Kept, Figure]]] = defaultdict(list)
    for kept in members:
        for figure in kept.facts.figures:
            given[figure.low, figure.high, figure.unit, figure.currency].append((kept, figure))
    ranked = sorted(given.values(), key=lambda ones: (-len({kept.outlet.id for kept, _ in ones}), not ones[0][1].measure))
    return tuple(_told(ones) for ones in ranked[:FIGURES])


def _told(given: Sequence[tuple[Kept, Figure]]) -> FigureTold:
    kept, figure = next((pair for pair in given if pair[1].measure), given[0])
    return FigureTold(
        figure=figure,
        words=kept.article.read(figure.place),
        sentence=marking.around(kept.article, figure.place),
        language=kept.article.language,
        span=Span(article=kept.id, version=kept.version.n, place=figure.place),
        outlets=tuple(dict.fromkeys(one.outlet.name for one, _ in given)),
    )
