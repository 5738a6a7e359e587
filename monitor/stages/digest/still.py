"""Finds where a sentence that one article took back still stands: in another article, nearly word for word, or in another language.

In one language the words decide. Across languages a sentence is the same only where its dates and figures, what it is about and the
step that it tells are the same; one that has neither date nor figure is found in no other language. Rather nothing than a wrong one:
of 26 pairs of sentences found so among 98 labelled articles on 24 events, 24 say the same.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from monitor.model import CitedSentence, EntityKind, Field, Figure, Kept, Place, Rung, Settings, ToldSentence, ToldStory
from monitor.stages import safety
from monitor.stages.digest.citing import Citing
from monitor.stages.digest.comparing import cited
from monitor.stages.stories.concepts import concepts, recurring
from monitor.stages.stories.passages import Passage
from monitor.stages.stories.profiles import RECURRING
from monitor.stages.stories.steps import steps
from monitor.text import sentences

NEARLY = 0.85
"""Words (Chinese: characters) in common, by difflib's ratio, from which on two sentences of one language are one, …"""
HELD = NEARLY / (2 - NEARLY)
"""… which leaves at least so many of the words of either in the other."""
ABOUT = 1 / 2
"""Across languages: the share of what the sentence is about (names, measures, concepts) that the other has to be about as well, …"""
BACK = 1 / 2
"""… and the share of all that the other says which the sentence has to say: a paragraph in one sentence is no rendering. …"""
ALL = 3 / 4
"""… Without a figure or a promise this share of what either is about has to be about the same."""

_REFUSES = re.compile(
    r"\b(?:not?|never|nor|neither|without|den(?:y|ies|ied)|cancel\w*|postpone\w*|refus\w*|reject\w*|suspend\w*)\b|n['’]t\b"
    r"|\b(?:не|ни|нет|без|отмен\w*|отлож\w*|перен[её]с\w*|опров\w*|отказ\w*|отрица\w*|приостан\w*)\b"
    r"|\b(?:ні|няма|бяз?|адм[ея]н\w*|скасав\w*|адкла\w*|перан[её]с\w*|абверг\w*|адмов\w*|прыпын\w*)\b"
    r"|不|没|未|无|非|取消|推迟|否认|拒绝|暂停",
    re.IGNORECASE,
)
_YEAR = len("YYYY")


@dataclass(frozen=True, eq=False)
class _Said:
    """A sentence of an article with what it states; read when it is asked for, because most sentences are put aside by their words."""

    kept: Kept
    start: int
    end: int
    kinds: Mapping[str, EntityKind]

    @cached_property
    def units(self) -> Sequence[str]:
        """The words, of Chinese the characters."""
        text = self.text.casefold()
        return re.findall(r"\w", text) if self.kept.article.language == "zh" else re.findall(r"\w+", text)

    @property
    def place(self) -> Place:
        return Place(field=Field.TEXT, start=self.start, end=self.end)

    @property
    def text(self) -> str:
        return self.kept.article.read(self.place)

    @property
    def refuses(self) -> bool:
        """Whether something is denied, refused or called off."""
        return _REFUSES.search(self.text) is not None

    @cached_property
    def days(self) -> frozenset[str]:
        return frozenset(one.iso for one in self.kept.facts.dates if self._has(one.place))

    @cached_property
    def amounts(self) -> frozenset[str]:
        """Its figures; 17 percent more is another one than 17 percent less."""
        return frozenset(_amount(one) for one in self.kept.facts.figures if self._has(one.place))

    @cached_property
    def about(self) -> frozenset[str]:
        """The names and concepts that do not recur in all news of the topic, and what its figures measure."""
        named = {one.entity for one in self.kept.facts.mentions if self._has(one.place)}
        things = {name for name in named if self.kinds.get(name, EntityKind.STATE) not in (*RECURRING, EntityKind.OFFICE)}
        measures = {one.measure for one in self.kept.facts.figures if one.measure and self._has(one.place)}
        return frozenset(things | measures | (concepts(Passage.of(self.text, self.kept.article.language)).keys() - recurring()))

    @cached_property
    def steps(self) -> frozenset[tuple[Rung, str]]:
        """How far what is promised in it has come, and when it is due."""
        return frozenset((one.rung, one.due) for one in self.kept.facts.commitments if self._has(one.place))

    @cached_property
    def signs(self) -> bool:
        """Whether something is signed or agreed in it."""
        return Rung.SIGNED in steps((Passage.of(self.text, self.kept.article.language),))

    def _has(self, place: Place) -> bool:
        return place.field is Field.TEXT and self.start <= place.start < self.end


def _amount(one: Figure) -> str:
    return f"{one.low:g} {one.high:g} {one.currency or one.unit} {dict(one.basis).get('change', '')}"


class Still:
    """The articles of an edition that stand as they are, in which a sentence is looked for: those that are told first, by number."""

    def __init__(self, told: Sequence[ToldStory], current: Sequence[Kept], citing: Citing, settings: Settings) -> None:
        self._citing, self._settings = citing, settings
        self._kinds = {entity.id: entity.kind for entity in settings.topic.entities}
        numbers = {voice.article: voice.number for story in told for voice in story.voices}
        last = len(numbers) + 1
        self._current = sorted(
            {kept.id: kept for kept in current}.values(), key=lambda kept: (numbers.get(kept.id, last), kept.when, kept.id)
        )
        self._split: dict[str, tuple[_Said, ...]] = {}

    def standing(self, gone: CitedSentence, kept: Kept, beside: frozenset[str]) -> tuple[ToldSentence, ...]:
        """Return where a sentence that a version of an article had stands in other articles, one of each language, the article's own
        first. `beside` are the addresses of the story: elsewhere it is looked for in its own language alone."""
        said = _Said(kept, gone.span.place.start, gone.span.place.end, self._kinds)
        found: dict[str, ToldSentence] = {}
        for other in self._current:
            language = other.article.language
            if other.id == kept.id or language in found:
                continue
            if _may_hold(said, other) if language == gone.language else other.article.url in beside:
                one = next((one for one in self._sentences(other) if _same(said, one) and self._may_be_told(one)), None)
                found |= {language: self._citing.at(other, one.place)} if one else {}
        return tuple(found[language] for language in sorted(found, key=lambda language: (language != gone.language, language)))

    def _sentences(self, kept: Kept) -> tuple[_Said, ...]:
        if kept.id not in self._split:
            spans = sentences.split(kept.article.text, kept.article.language)
            self._split[kept.id] = tuple(_Said(kept, start, end, self._kinds) for start, end in spans)
        return self._split[kept.id]

    def _may_be_told(self, one: _Said) -> bool:
        return safety.shareable(cited(one.kept, one.place), one.kept, self._settings)


def _may_hold(said: _Said, other: Kept) -> bool:
    """Return whether an article has enough of the words at all; most have not, and need not be split into sentences."""
    text = other.article.text.casefold()
    return sum(unit in text for unit in said.units) >= HELD * len(said.units)


def _same(gone: _Said, other: _Said) -> bool:
    """Return whether two sentences say the same."""
    if gone.kept.article.language == other.kept.article.language:
        return _nearly(gone.units, other.units) and _agree(gone, other) and gone.days == other.days and gone.amounts == other.amounts
    return _rendered(gone, other) and _agree(gone, other)


def _nearly(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether words were at most added or left out: a word in the place of another may be another name."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if not all(ratio() >= NEARLY for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)):
        return False
    return all(kind != "replace" for kind, *_ in matcher.get_opcodes())


def _agree(gone: _Said, other: _Said) -> bool:
    """Return whether both say that something is so, or both that it is not, at the same step."""
    return (gone.refuses, gone.steps, gone.signs) == (other.refuses, other.steps, other.signs)


def _rendered(gone: _Said, other: _Said) -> bool:
    """Return whether a sentence in another language says the same: all dates and figures of the one, most of what it is about, and not
    much else. The day of an event stands in many sentences on it, so that by a day alone both have to be about the same."""
    hard, shared = gone.days | gone.amounts, gone.about & other.about
    if not hard or not hard <= other.days | other.amounts or not shared:
        return False
    if not any(one in gone.amounts or one in {due for _, due in gone.steps} for one in hard):
        return max(map(len, hard)) > _YEAR and len(shared) >= ALL * max(len(gone.about), len(other.about))
    whole = other.days | other.amounts | other.about
    return len(shared) >= ABOUT * len(gone.about) and len(hard | shared) >= BACK * len(whole)
