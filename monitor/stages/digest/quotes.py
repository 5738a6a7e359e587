"""Chooses the direct speech of an edition, joins renderings of one sentence and marks words that were said before; it translates nothing.

Verbatim across languages is false comfort: of two renderings one is a translation, so they stand side by side, each in its language
and with its outlet.
"""

import re
from collections.abc import Iterator, Sequence

from monitor.model import Control, EntityKind, Field, Kept, Language, Profile, Published, Quote, Settings, Side, ToldQuote, ToldStory, Voice
from monitor.stages import safety
from monitor.stages.digest.citing import Citing
from monitor.stages.digest.naming import name
from monitor.stages.digest.values import anchor
from monitor.text import names, persons

PER_STORY = 4
SHORTEST = {"zh": 12}
_SHORTEST = 30
"""Characters from which on a quotation is a statement and not a phrase."""
SAME = 0.75
"""Words of the shorter rendering found in the other, in one language, from which on they are one sentence."""
ANCHORS = 2
"""Names and figures that two renderings in different languages share, at least, beside their speaker."""

_WORD = re.compile(r"[\u4e00-\u9fff]|[^\W_]+")

Spoken = tuple[Voice, Kept, Quote]


class Speech:
    """Who speaks, what was said before, and what a sentence names: everything that is asked of the dossier."""

    def __init__(self, settings: Settings, published: Sequence[Published], reader: Language) -> None:
        self._topic, self._profile, self._reader = settings.topic, settings.reader.profile, reader
        self._sides = {side.id: side for side in settings.topic.sides}
        told = {(kept.id, story.number): kept for story in published for kept in story.members}
        self._earlier = [
            *((seed.event_date.isoformat(), seed.title, _letters(seed.text)) for seed in settings.seeds if seed.event_date),
            *((kept.when.date().isoformat(), kept.article.title, _letters(kept.article.text)) for kept in told.values()),
        ]
        self._earlier.sort(key=lambda one: one[:2])

    def person(self, speaker: str) -> tuple[str, tuple[Side, ...]]:
        """Return the id of the person whom an article names as the speaker, and the sides that he or she speaks for."""
        found = [one.entity for one in names.find(speaker, self._topic) if one.entity.kind is EntityKind.PERSON]
        return (found[0].id, tuple(self._sides[side] for side in found[0].sides)) if found else ("", ())

    def named(self, speaker: str, kept: Kept) -> str:
        """Return how the speaker is named: a person of the dossier in the reader's language; in a digest to be shared, ordinary people
        quoted by media in exile by their initials."""
        known = next((one.entity for one in names.find(speaker, self._topic) if one.entity.kind is EntityKind.PERSON), None)
        if known:
            return name(known, self._reader)
        hidden = self._profile is Profile.SHARE and kept.outlet.control is Control.EXILE
        short = safety.initials(speaker, self._topic) if hidden else speaker
        return speaker if short == speaker else f"{persons.OPEN}{short}{persons.CLOSE}"

    def before(self, words: str, kept: Kept) -> tuple[str, str]:
        """Return the day and title of the earliest text that holds these words and is older than the article, or two empty ones."""
        letters, day = _letters(words), kept.when.date().isoformat()
        found = (one for one in self._earlier if one[0] < day and letters in one[2])
        return next(((one[0], one[1]) for one in found), ("", ""))


def chosen(told: Sequence[ToldStory], citing: Citing, speech: Speech) -> tuple[ToldQuote, ...]:
    """Return the quotations of all stories in their order, at most PER_STORY each: people of the dossier first, their own side's
    outlets first, new words before old ones, then as printed."""
    return tuple(quote for story in told for quote in _of(story, citing, speech))


def _of(story: ToldStory, citing: Citing, speech: Speech) -> Iterator[ToldQuote]:
    groups: list[list[Spoken]] = []
    for spoken in _statements(story, citing):
        group = next((one for one in groups if any(same(spoken, other, speech) for other in one)), None)
        if group is None:
            groups.append([spoken])
        else:
            group.append(spoken)
    speaking = [kept for _, kept in citing.speaking(story)]
    found = [(group, _told(story, group, citing, speech, speaking)) for group in groups]
    order = sorted(
        enumerate(found), key=lambda one: (not speech.person(one[1][1].speaker)[0], not one[1][1].own, bool(one[1][1].said), one[0])
    )
    yield from (quote for _, (_, quote) in order[:PER_STORY])


def _statements(story: ToldStory, citing: Citing) -> Iterator[Spoken]:
    for voice, kept in citing.speaking(story):
        for quote in kept.facts.quotes:
            length = quote.place.end - quote.place.start
            if quote.speaker and quote.place.field is Field.TEXT and length >= SHORTEST.get(kept.article.language, _SHORTEST):
                yield voice, kept, quote


def same(one: Spoken, other: Spoken, speech: Speech) -> bool:
    """Return whether two quotations are one sentence: mostly the same words in one language; in two languages the same person with
    the same names and figures, said at a like length."""
    if one[1].article.language == other[1].article.language:
        return _overlap(one[1].article.read(one[2].place), other[1].article.read(other[2].place)) >= SAME
    who, whom = speech.person(one[2].speaker)[0], speech.person(other[2].speaker)[0]
    return bool(who) and who == whom and len(_anchors(one) & _anchors(other)) >= ANCHORS


def _overlap(one: str, other: str) -> float:
    these, those = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return len(these & those) / (min(len(these), len(those)) or 1)


def _anchors(spoken: Spoken) -> frozenset[str]:
    """Return the entities and figures named inside a quotation."""
    _, kept, quote = spoken
    inside = range(quote.place.start, quote.place.end)
    facts = kept.facts
    entities = {one.entity for one in facts.mentions if one.place.field is Field.TEXT and one.place.start in inside}
    amounts = {anchor(one) for one in facts.figures if one.place.start in inside}
    return frozenset(entities | amounts)


def _told(story: ToldStory, group: Sequence[Spoken], citing: Citing, speech: Speech, speaking: Sequence[Kept]) -> ToldQuote:
    """Return a quotation as its speaker's own side printed it, else as it was printed first, with the other renderings."""
    ordered = sorted(enumerate(group), key=lambda one: (not _own(one[1], speech), one[0]))
    _, kept, quote = first = ordered[0][1]
    said, said_in = speech.before(kept.article.read(quote.place), kept)
    rest = {other[1].article.language: other for _, other in reversed(ordered[1:])}
    return ToldQuote(
        story=story.number,
        speaker=speech.named(quote.speaker, kept),
        told=citing.at(kept, quote.place),
        own=_own(first, speech),
        renderings=tuple(
            citing.at(other[1], other[2].place) for language, other in sorted(rest.items()) if language != kept.article.language
        ),
        said=said,
        said_in=said_in,
        alone=not said and len(group) == 1 and _is_alone(kept, kept.article.read(quote.place), speaking),
    )


def _is_alone(kept: Kept, words: str, speaking: Sequence[Kept]) -> bool:
    """Return whether others who write in the same language tell the story without these words."""
    others = [one for one in speaking if one.id != kept.id and one.article.language == kept.article.language]
    return bool(others) and not any(_letters(words) in _letters(one.article.text) for one in others)


def _own(spoken: Spoken, speech: Speech) -> bool:
    _, kept, quote = spoken
    return kept.outlet.country in {side.country for side in speech.person(quote.speaker)[1]}


def _letters(text: str) -> str:
    """Return the words of a text alone, so that quotation marks and blanks hide no repetition."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
