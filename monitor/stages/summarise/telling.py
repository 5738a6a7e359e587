"""Makes the cited summary of a story out of its articles; which sentences are fit and good, other modules say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from monitor.model import (
    CitedSentence,
    Drop,
    EntityKind,
    Field,
    Kept,
    Language,
    New,
    Place,
    Reason,
    Settings,
    Span,
    Stage,
    Story,
    Summary,
    Topic,
)
from monitor.stages.due import last_day
from monitor.stages.summarise.fitness import is_broken, is_dependent, is_fit
from monitor.stages.summarise.ranking import ratings, said, terms
from monitor.text import sentences

PER_ARTICLE = 60
IN_ALL = 150
"""Sentences looked at: the rating compares each with each."""
SOME_VOICES, MANY_VOICES = 2, 4
LEAD = 0.7
SIDE = 0.5
NAME = 0.1
NAMES = 3
DEPENDENT = 1.5
BROKEN = 1.0
AGO = timedelta(days=7)
"""What a sentence dates by month or day before these days is no news: "In March, Xi said that …" stood third of four on a meeting in
December. One with a figure may be: trade is counted by months that are over."""
REPEATED = 0.5
"""A sentence with this share of its terms in a chosen one says nothing new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name of the topic, lower-cased, with the sides that it stands for."""

    text: str
    entity: str
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be told: where it stands, how it reads, and how good it is."""

    kept: Kept
    member: int
    position: int
    start: int
    end: int
    text: str
    rating: float

    @property
    def language(self) -> Language:
        """The language of its article."""
        return self.kept.article.language


@dataclass(frozen=True, slots=True, kw_only=True)
class Summarise:
    """A task for the workers: Story in, Summary or Drop out. Deterministic; holds only what it needs, so that it pickles small."""

    language: Language
    sentences_min: int
    sentences_max: int
    names: tuple[Name, ...]

    @classmethod
    def of(cls, settings: Settings, language: Language) -> "Summarise":
        """Return the task for an edition in `language`."""
        options = settings.editions
        return cls(
            language=language, sentences_min=options.sentences_min, sentences_max=options.sentences_max, names=_names(settings.topic)
        )

    def __call__(self, story: Story) -> Summary | Drop:
        """Return two to four sentences, verbatim, each with its place; NO_TEXT when no article of the story has any."""
        found = list(self._candidates(sources(story)))
        if not found:
            return Drop(
                url=story.members[0].article.url,
                stage=Stage.SUMMARISE,
                reason=Reason.NO_TEXT,
                detail="no article of the story has a sentence",
            )
        chosen = self._choose(self._rated(found), self._length(story))
        return Summary(sentences=tuple(_cited(candidate) for candidate in _in_order(chosen)))

    def _length(self, story: Story) -> int:
        """More independent voices, more sentences: one more from two voices on, another from four."""
        voices = len({kept.outlet.id for kept in story.members if isinstance(kept.verdict, New)})
        return max(1, min(self.sentences_max, self.sentences_min + (voices >= SOME_VOICES) + (voices >= MANY_VOICES)))

    def _candidates(self, members: Sequence[Kept]) -> Iterator[Candidate]:
        """Yield fit sentences of the articles; where none is fit, the plain ones, so that a story is told if it can be."""
        read = list(self._read(members))
        fit = [each for each in read if is_fit(each.text, each.language)]
        yield from fit or (each for each in read if any(map(str.isalpha, each.text)))

    def _read(self, members: Sequence[Kept]) -> Iterator[Candidate]:
        share = max(1, min(PER_ARTICLE, IN_ALL // max(len(members), 1)))
        for member, kept in enumerate(members[:IN_ALL]):
            text = kept.article.text
            for position, (start, end) in enumerate(sentences.split(text, kept.article.language)[:share]):
                yield Candidate(kept, member, position, start, end, text[start:end], 0.0)

    def _rated(self, found: Sequence[Candidate]) -> list[Candidate]:
        """Rate each language by itself; sentences of all articles in it support each other."""
        rated: list[Candidate] = []
        whole = "\n".join(each.text for each in found).lower()
        pairs = set(pairwise(whole))  # of 1,700 names a story has ten: these rule the others out in a third of the time of looking for each
        named = [name for name in self.names if pairs.issuperset(pairwise(name.text)) and name.text in whole]
        for language in sorted({each.language for each in found}):
            own = [each for each in found if each.language == language]
            values = ratings([each.text for each in own], [each.position for each in own], language)
            rated += [replace(each, rating=value + _merits(each, named)) for each, value in zip(own, values, strict=True)]
        return rated

    def _choose(self, rated: Sequence[Candidate], length: int) -> list[Candidate]:
        """Take the best that say something new: in the reader's language, and what happened earlier, or is said in other languages, only
        while the minimum is not reached."""
        own = [each for each in rated if each.language == self.language]
        others = [each for each in rated if each.language != self.language]
        chosen = _best([each for each in own if not _is_earlier(each)], length, _lead(own))
        if len(chosen) < self.sentences_min:
            chosen = _best(own, self.sentences_min, chosen)
        if len(chosen) >= self.sentences_min:
            return chosen
        return _best(others, self.sentences_min if chosen else length, chosen or _lead(others))


def sources(story: Story) -> tuple[Kept, ...]:
    """Return the articles that may be quoted: those that are new, or all when there is no new one; only those with a text."""
    with_text = tuple(kept for kept in story.members if kept.article.text.strip())
    return tuple(kept for kept in with_text if isinstance(kept.verdict, New)) or with_text


def _names(topic: Topic) -> tuple[Name, ...]:
    kinds = {EntityKind.COUNTER, EntityKind.VETO}
    found = {
        Name(text=form.text.lower(), entity=entity.id, sides=entity.sides)
        for entity in topic.entities
        if entity.kind not in kinds
        for form in entity.forms
        if not form.weak and not form.before
    }
    return tuple(sorted(found, key=lambda name: (name.text, name.entity)))


def _merits(candidate: Candidate, names: Sequence[Name]) -> float:
    """Weigh what is not overlap: a first sentence is the news, and names of the topic, of both sides above all, speak for one;
    an opening that leans on another sentence, or half a quotation, speaks against it."""
    lowered = candidate.text.lower()
    named = [name for name in names if name.text in lowered]
    sides = len({side for name in named for side in name.sides})
    entities = len({name.entity for name in named})
    merits = LEAD * (candidate.position == 0) + SIDE * sides + NAME * min(entities, NAMES)
    return merits - DEPENDENT * is_dependent(candidate.text, candidate.language) - BROKEN * is_broken(candidate.text)


def _is_earlier(candidate: Candidate) -> bool:
    """Whether all months and days that a sentence names were over when its article appeared, and it gives no figure for them."""
    place, facts = Place(field=Field.TEXT, start=candidate.start, end=candidate.end), candidate.kept.facts
    days = [one.iso for one in facts.dates if len(one.iso) > len("YYYY") and place.holds(one.place)]
    since = candidate.kept.when.date() - AGO
    return bool(days) and all(last_day(day) < since for day in days) and not any(place.holds(one.place) for one in facts.figures)


def _lead(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the best first sentence that stands by itself: it says what happened, so every summary has it."""
    leads = [each for each in candidates if each.position == 0 and not is_dependent(each.text, each.language) and not is_broken(each.text)]
    return (min(leads, key=lambda each: (-round(each.rating, 9), each.kept.id)),) if leads else ()


def _best(candidates: Sequence[Candidate], length: int, before: Sequence[Candidate]) -> list[Candidate]:
    """Add to `before` up to `length` in all, best first, ties by position and article; nothing that was said."""
    chosen = list(before)
    bags = [frozenset(terms(each.text, each.language)) for each in chosen]
    for candidate in sorted(candidates, key=lambda each: (-round(each.rating, 9), each.position, each.kept.id)):
        if len(chosen) >= length:
            break
        bag = frozenset(terms(candidate.text, candidate.language))
        if said(bag, bags) < REPEATED and not any(said(other, (bag,)) >= REPEATED for other in bags):
            chosen.append(candidate)
            bags.append(bag)
    return chosen


def _in_order(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Put the article of the best sentence first, then the others by time; within an article as they stand there."""
    return sorted(chosen, key=lambda each: (each.member != chosen[0].member, each.member, each.position))


def _cited(candidate: Candidate) -> CitedSentence:
    version = candidate.kept.version
    place = Place(field=Field.TEXT, start=candidate.start, end=candidate.end)
    return CitedSentence(text=candidate.text, language=candidate.language, span=Span(article=version.id, version=version.n, place=place))
