"""Chooses the direct speech of an edition, joins renderings of one sentence and marks words that were said before; it translates nothing.

Verbatim across languages is false comfort: of two renderings one is a translation, so they stand side by side, each in its language
and with its outlet.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from monitor.model import (
    Control,
    Entity,
    EntityKind,
    Field,
    Kept,
    Language,
    Profile,
    Published,
    Quote,
    Settings,
    Side,
    ToldQuote,
    ToldStory,
)
from monitor.stages import safety
from monitor.stages.digest.citing import Citing
from monitor.stages.digest.naming import name
from monitor.stages.digest.values import anchor
from monitor.text import names, persons

PER_STORY = 4
SHORTEST, SHORTEST_CHINESE = 30, 12
"""Characters from which on a quotation is a statement and not a phrase."""
SAME = 0.75
"""Words of the shorter rendering found in the other, in one language, from which on they are one sentence."""
ANCHORS = 2
"""Names and figures that two renderings in different languages share, at least, beside their speaker."""

_WORD = re.compile(r"[\u4e00-\u9fff]|[^\W_]+")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation in the article that prints it."""

    kept: Kept
    quote: Quote

    @property
    def words(self) -> str:
        """The quotation itself."""
        return self.kept.article.read(self.quote.place)

    @property
    def language(self) -> Language:
        """The language in which it is printed."""
        return self.kept.article.language


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A text in which words may have stood before; `letters` as `_letters` has them."""

    day: str
    title: str
    letters: str


class Speech:
    """Who speaks, what was said before, and what a sentence names: everything that is asked of the dossier."""

    def __init__(self, settings: Settings, published: Sequence[Published], reader: Language) -> None:
        self._topic, self._profile, self._reader = settings.topic, settings.reader.profile, reader
        self._sides = {side.id: side for side in settings.topic.sides}
        told = {(kept.id, story.number): kept for story in published for kept in story.members}
        self._earlier = [
            *(_Earlier(seed.event_date.isoformat(), seed.title, _letters(seed.text)) for seed in settings.seeds if seed.event_date),
            *(_Earlier(kept.when.date().isoformat(), kept.article.title, _letters(kept.article.text)) for kept in told.values()),
        ]
        self._earlier.sort(key=lambda one: (one.day, one.title))

    def person(self, speaker: str) -> tuple[str, tuple[Side, ...]]:
        """Return the id of the person whom an article names as the speaker, and the sides that he or she speaks for."""
        known = self._known(speaker)
        return (known.id, tuple(self._sides[side] for side in known.sides)) if known else ("", ())

    def named(self, speaker: str, kept: Kept) -> str:
        """Return how the speaker is named: a person of the dossier in the reader's language; in a digest to be shared, ordinary people
        quoted by media in exile by their initials."""
        known = self._known(speaker)
        if known:
            return name(known, self._reader)
        hidden = self._profile is Profile.SHARE and kept.outlet.control is Control.EXILE
        short = safety.initials(speaker, self._topic) if hidden else speaker
        return speaker if short == speaker else f"{persons.OPEN}{short}{persons.CLOSE}"

    def before(self, words: str, kept: Kept) -> tuple[str, str]:
        """Return the day and title of the earliest text that holds these words and is older than the article, or two empty ones."""
        letters, day = _letters(words), kept.when.date().isoformat()
        return next(((one.day, one.title) for one in self._earlier if one.day < day and letters in one.letters), ("", ""))

    def _known(self, speaker: str) -> Entity | None:
        """Return the person of the dossier whom an article names as the speaker."""
        return next((one.entity for one in names.find(speaker, self._topic) if one.entity.kind is EntityKind.PERSON), None)


def chosen(told: Sequence[ToldStory], citing: Citing, speech: Speech) -> tuple[ToldQuote, ...]:
    """Return the quotations of all stories in their order, at most PER_STORY each: people of the dossier first, their own side's
    outlets first, new words before old ones, then as printed."""
    return tuple(quote for story in told for quote in _of(story, citing, speech))


def _of(story: ToldStory, citing: Citing, speech: Speech) -> Iterator[ToldQuote]:
    speaking = [kept for _, kept in citing.speaking(story)]
    found = [_told(story, group, citing, speech, speaking) for group in _grouped(_statements(speaking), speech)]
    yield from sorted(found, key=lambda one: (not speech.person(one.speaker)[0], not one.own, bool(one.said)))[:PER_STORY]


def _grouped(spoken: Iterable[Spoken], speech: Speech) -> list[list[Spoken]]:
    """Return quotations by the sentence that was spoken."""
    groups: list[list[Spoken]] = []
    for one in spoken:
        group = next((group for group in groups if any(same(one, other, speech) for other in group)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def _statements(speaking: Iterable[Kept]) -> Iterator[Spoken]:
    for kept in speaking:
        shortest = SHORTEST_CHINESE if kept.article.language == "zh" else SHORTEST
        for quote in kept.facts.quotes:
            if quote.speaker and quote.place.field is Field.TEXT and quote.place.end - quote.place.start >= shortest:
                yield Spoken(kept, quote)


def same(one: Spoken, other: Spoken, speech: Speech) -> bool:
    """Return whether two quotations are one sentence: mostly the same words in one language; in two languages the same person with
    the same names and figures."""
    if one.language == other.language:
        return _overlap(one.words, other.words) >= SAME
    who, whom = speech.person(one.quote.speaker)[0], speech.person(other.quote.speaker)[0]
    return bool(who) and who == whom and len(_anchors(one) & _anchors(other)) >= ANCHORS


def _overlap(one: str, other: str) -> float:
    these, those = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return len(these & those) / (min(len(these), len(those)) or 1)


def _anchors(spoken: Spoken) -> frozenset[str]:
    """Return the entities and figures named inside a quotation."""
    facts, place = spoken.kept.facts, spoken.quote.place
    entities = {one.entity for one in facts.mentions if place.holds(one.place)}
    return frozenset(entities | {anchor(one) for one in facts.figures if place.holds(one.place)})


def _told(story: ToldStory, group: Sequence[Spoken], citing: Citing, speech: Speech, speaking: Sequence[Kept]) -> ToldQuote:
    """Return a quotation as its speaker's own side printed it, else as it was printed first, with the other renderings."""
    first, *others = sorted(group, key=lambda one: not _own(one, speech))
    said, said_in = speech.before(first.words, first.kept)
    rest = {other.language: other for other in reversed(others) if other.language != first.language}
    return ToldQuote(
        story=story.number,
        speaker=speech.named(first.quote.speaker, first.kept),
        told=citing.at(first.kept, first.quote.place),
        own=_own(first, speech),
        renderings=tuple(citing.at(rest[language].kept, rest[language].quote.place) for language in sorted(rest)),
        said=said,
        said_in=said_in,
        alone=not said and len(group) == 1 and _is_alone(first.kept, first.words, speaking),
    )


def _is_alone(kept: Kept, words: str, speaking: Sequence[Kept]) -> bool:
    """Return whether others who write in the same language tell the story without these words."""
    others = [one for one in speaking if one.id != kept.id and one.article.language == kept.article.language]
    return bool(others) and not any(_letters(words) in _letters(one.article.text) for one in others)


def _own(spoken: Spoken, speech: Speech) -> bool:
    """Return whether an outlet of the speaker's own side printed it."""
    return spoken.kept.outlet.country in {side.country for side in speech.person(spoken.quote.speaker)[1]}


def _letters(text: str) -> str:
    """Return the words of a text alone, so that quotation marks and blanks hide no repetition."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
