"""Says in words what the ledger knows of a story: what is new in it, what it goes back to, who told it first; it marks nothing up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.model import Background, BackgroundKind, Change, ChangeKind, Control, EditKind, ToldSentence, ToldStory, Voice
from monitor.stages.digest.values import of_key
from monitor.stages.render import amounts, local
from monitor.stages.render.foreign import printable, shortened
from monitor.stages.render.wording import Wording

REPRINTERS = 5
"""Outlets named as reprinting; the rest stand under their voices."""

_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """One sentence of what is new, with the things in it that are, in words."""

    labels: tuple[str, ...]
    told: ToldSentence


class Ledger:
    """What the ledger adds to the words of a digest. Everything returned is text without markup, printable but not escaped."""

    def __init__(self, words: Wording) -> None:
        self._words = words
        self._say = words.say

    def news(self, story: ToldStory) -> tuple[New, ...]:
        """Return what is new by the sentence that says it, in the order of the changes."""
        by_sentence: dict[ToldSentence, list[str]] = {}
        for change in story.changes:
            if change.kind is not ChangeKind.SOURCE:
                by_sentence.setdefault(change.cited, []).append(self._label(change))
        return tuple(New(labels=tuple(labels), told=told) for told, labels in by_sentence.items())

    def sources(self, story: ToldStory) -> tuple[str, ...]:
        """Return the kinds of sources that had not spoken, each with its voice: nothing is quoted for them."""
        return tuple(f"{self._label(change)} [{change.cited.number}]" for change in story.changes if change.kind is ChangeKind.SOURCE)

    def since(self, story: ToldStory) -> str:
        """Return the words above what is new, in front of the edition that told the story first."""
        return self._say("news_since", edition=self._words.called(story.first_told))

    def lineage(self, voice: Voice) -> tuple[str, ...]:
        """Return what a voice translates and whom it cites."""
        names = self._say("comma").join(shortened(name, 80) for name in voice.cites)
        translated = (f"↳ {self._say('translation_of', n=voice.translation_of)}",) if voice.translation_of else ()
        return (*translated, *((self._say("cites", names=names),) if names else ()))

    def edited(self, url: str) -> tuple[str, ...]:
        """Return the mark of an article that was edited in the edition's days, with when that was seen, or nothing."""
        edits = (edit for edit in self._words.digest.edits if edit.url == url and edit.kind is EditKind.EDITED)
        return tuple(self._say("edited_at", time=self._words.moment(edit.at)) for edit in edits)

    def origin(self, story: ToldStory) -> str:
        """Return who told a story first, who reprinted that, and who names it as the source; an empty string where nobody did."""
        first, *others = story.voices
        copies = tuple(dict.fromkeys(copy.outlet for copy in first.also_at))
        citing = tuple(voice.number for voice in others if first.outlet in voice.cites)
        if not copies and not citing:
            return ""
        return self._say("comma").join(self._origin(first, copies, citing))

    def _origin(self, first: Voice, copies: tuple[str, ...], citing: tuple[int, ...]) -> Iterator[str]:
        comma = self._say("comma")
        yield self._say("first_in", outlet=shortened(first.outlet, 80), n=first.number)
        if copies:
            names = comma.join(shortened(name, 80) for name in copies[:REPRINTERS])
            yield self._say("reprinted_by", names=names + (" …" if len(copies) > REPRINTERS else ""))
        if citing:
            yield self._say("cited_by", numbers=comma.join(f"[{number}]" for number in citing))

    def background(self, one: Background) -> str:
        """Return an earlier report in words: when, what, as stated by whom; its title is foreign text."""
        title = self._say("quoted", text=shortened(one.title)) if one.title else self._say("not_at_hand")
        parts = (self._when(one), title, *((self._say("stated_by", source=shortened(one.stated_by, 80)),) if one.stated_by else ()))
        return self._say("comma").join(parts)

    def evidence(self, one: Background) -> str:
        """Return what a story and its background have in common."""
        names = (self._dated_or_counted(key) if key == name else printable(name) for key, name in one.shared)
        return self._say("in_common", names=self._say("comma").join(names))

    def _when(self, one: Background) -> str:
        if one.kind is BackgroundKind.STORY:
            return self._say("story_of", n=one.id, edition=self._words.called(one.day))
        return self._date(one.day) if one.day else self._say("undated_seed")

    def _label(self, change: Change) -> str:
        return f"{self._say(f'new_{change.kind}')}{self._say('colon')}{self._name(change)}"

    def _name(self, change: Change) -> str:
        match change.kind:
            case ChangeKind.FIGURE:
                return self._value(change.name)
            case ChangeKind.DATE:
                return self._date(change.name)
            case ChangeKind.COMMITMENT:
                return self._say.word("rung", change.name)
            case ChangeKind.SOURCE if change.name in tuple(Control):
                return self._say.word("control", change.name)
            case _:
                return printable(change.name)

    def _dated_or_counted(self, normal: str) -> str:
        return self._date(normal) if re.fullmatch(r"\d{4}-\d\d-\d\d", normal) else self._value(normal)

    def _value(self, normal: str) -> str:
        """Return a figure in its normal form in the words of the language."""
        figure = of_key(normal)
        if figure is None:
            return printable(normal)
        low, high, unit = figure
        currency = unit if _CURRENCY.fullmatch(unit) else ""
        return printable(amounts.amount(low, high, "" if currency else unit, currency, self._say.language))

    def _date(self, iso: str) -> str:
        """Return a date, month or year in words."""
        return local.day(iso, self._say.language)


def cited(story: ToldStory) -> tuple[ToldSentence, ...]:
    """Return every sentence that a story prints, in the order of print: headline, what is new, other headlines, summary."""
    new = dict.fromkeys(change.cited for change in story.changes if change.kind is not ChangeKind.SOURCE)
    return (*story.headlines[:1], *new, *story.headlines[1:], *story.summary)
