"""Commitments in a text: clauses in which a party promises, owes, orders, agrees or schedules something that lies ahead.

Not here: forecasts of outsiders, wishes, what stands in direct speech, and whether the promise was kept.
"""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from monitor.model import Commitment, DateMention, Field, Language, Place, Quote
from monitor.text.commitments.belarusian import BELARUSIAN
from monitor.text.commitments.chinese import CHINESE
from monitor.text.commitments.cues import AHEAD, HEDGE, MONEY, OFFER, OPENS, OUTSIDER, PLAN, PLEDGE, TERM, VOID, Cues
from monitor.text.commitments.english import ENGLISH
from monitor.text.commitments.parties import party, rung
from monitor.text.commitments.russian import RUSSIAN
from monitor.text.folding import lower
from monitor.text.han import plain
from monitor.text.keyed import Cue
from monitor.text.sentences import split

Stretch = tuple[int, int]

CUES: Mapping[Language, Cues] = {"en": ENGLISH, "ru": RUSSIAN, "be": BELARUSIAN, "zh": CHINESE}

_SHORTEST = {"zh": 6}
"""Characters of the shortest clause that can promise anything."""
_MONTH = len("YYYY-MM")
_TAIL = 1.2
_PART = re.compile(r"[^,，\s](?:[^,，]++|,(?! ))*+")
_TRIM = " \u00a0\n,，;；.。:：—–-"


def commitments(
    text: str, language: Language, on: date | None, dated: Sequence[DateMention], spoken: Sequence[Quote], field: Field = Field.TEXT
) -> tuple[Commitment, ...]:
    """Return the commitments of `text` in order, none overlapping; `on` is the day of publication (None: no date is ahead).

    `dated` and `spoken` are the dates and quotations of the same text, in order. `due` is the first date in the clause that was not
    over on that day. Other languages than the four give none."""
    cues = CUES.get(language)
    if cues is None:
        return ()
    lowered = lower(plain(text, language))
    ahead = [one for one in dated if on is not None and is_ahead(one.iso, on)]
    found: list[Commitment] = []
    for speech in _sentences(text, lowered, language, cues, ahead, spoken):
        for start, end, promised in _clauses(speech, lowered, language, cues):
            left, right = _core(speech, lowered, start, end)
            due = _due(lowered, speech.dated, left, right)
            if promised or _commits(speech, lowered, left, right, due):
                place = Place(field=field, start=left, end=right)
                found.append(
                    Commitment(place=place, who=party(text[left:right], language), due=due, rung=rung(lowered[left:right], language))
                )
    return tuple(found)


def _due(lowered: str, ahead: Sequence[DateMention], start: int, end: int) -> str:
    """Return the first date ahead between two offsets, one that says for which time ("the figures for January") only without others."""
    inside = [one for one in ahead if start <= one.place.start and one.place.end <= end]
    inside.sort(key=lambda one: _says_for_when(lowered, one.place.start, one.place.end))
    return inside[0].iso if inside else ""


def _says_for_when(lowered: str, start: int, end: int) -> bool:
    return lowered[end : end + 1] == "的" or bool(_FOR.search(lowered, max(0, start - 4), start))


_FOR = re.compile(r"\b(?:for|за) $")


def is_ahead(iso: str, on: date) -> bool:
    """Return whether the day, month or year was not over on the day `on`; a day must lie behind it."""
    today = on.isoformat()
    return iso > today if len(iso) > _MONTH else iso >= today[: len(iso)]


class _Speech(NamedTuple):
    """A sentence that may commit somebody, with its cues, the dates ahead in it and the quotations that reach into it."""

    start: int
    end: int
    cues: tuple[Cue, ...]
    dated: tuple[DateMention, ...]
    spoken: Sequence[Quote]

    def says(self, start: int, end: int, *names: str) -> bool:
        """Return whether a cue of these names lies between two offsets."""
        for cue in self.cues:  # noqa: SIM110 -- `any` takes twice as long, and a Chinese text asks 150 times
            if cue.name in names and start <= cue.start and cue.end <= end:
                return True
        return False

    def opens(self, start: int, *names: str) -> bool:
        """Return whether a cue of these names begins at `start`."""
        return any(cue.start == start and cue.name in names for cue in self.cues)

    def ends(self, end: int, *names: str) -> bool:
        """Return whether a cue of these names ends at `end`."""
        return any(cue.end == end and cue.name in names for cue in self.cues)

    def due(self, start: int, end: int) -> str:
        """Return the first date ahead between two offsets, or nothing."""
        return next((one.iso for one in self.dated if start <= one.place.start and one.place.end <= end), "")


_BINDING = (PLEDGE, PLAN, OFFER, AHEAD)
_BY_DATE = frozenset({"ru", "be"})
"""Where a verb ahead needs no word of its own, so that a date ahead may bind by itself. Elsewhere a sentence without a word that binds
is left at once: a quarter of those in Chinese that have one or the other."""


def _sentences(
    text: str, lowered: str, language: Language, cues: Cues, ahead: Sequence[DateMention], spoken: Sequence[Quote]
) -> Iterator[_Speech]:
    """Yield the sentences with a word that binds, or with a date ahead where that is enough. The rest, most of a text, costs one pass."""
    words = deque(cues.first.scan(lowered))
    days = deque(ahead)
    for start, end in split(text, language):
        mine, dated = [], []
        while words and words[0].start < end:
            mine.append(words.popleft())
        while days and days[0].place.start < end:
            dated.append(days.popleft())
        if not (mine or (dated and language in _BY_DATE)) or lowered[end - 1] in "?？":
            continue
        inside = spoken[bisect_right(spoken, start, key=_end) : bisect_left(spoken, end, key=_start)]
        if not any(_covers(one, start, end) for one in inside):
            mine = [cue for cue in mine if not _WILL.match(text, cue.start) or not _LOWER.search(text, start, cue.start)]
            yield _Speech(start, end, _valid((*mine, *cues.then.find(lowered, start, end)), inside), tuple(dated), inside)


_WILL = re.compile(r"Will [A-Z]")
_LOWER = re.compile(r"(?<!\S)[a-z][\w'’-]* $")
"""Behind a word in small letters Will is a name; in a headline the word before has a capital too."""


def _valid(cues: tuple[Cue, ...], spoken: Sequence[Quote]) -> tuple[Cue, ...]:
    """Return the cues without those that bind in a phrase in which they do not, or in direct speech."""
    void = [(cue.start, cue.end) for cue in cues if cue.name == VOID]
    void.extend((one.place.start, one.place.end) for one in spoken)
    if not void:
        return cues
    return tuple(cue for cue in cues if cue.name not in _BINDING or not any(left < cue.end and cue.start < right for left, right in void))


def _start(quote: Quote) -> int:
    return quote.place.start


def _end(quote: Quote) -> int:
    return quote.place.end


def _covers(quote: Quote, start: int, end: int) -> bool:
    return quote.place.start <= start + 2 and end <= quote.place.end + 2


def _clauses(speech: _Speech, lowered: str, language: Language, cues: Cues) -> Iterator[tuple[int, int, bool]]:
    """Yield the clauses outside direct speech, without what introduces them and the signs around them, and whether what introduces
    one is a promise ("the mayor promised that …"). A colon behind a promise opens what is promised. Not: who foresees it, and the words
    that attribute direct speech (", promised the mayor")."""
    for start, end in _told(speech, lowered):
        at, unknown = start, False
        for cut in (*cues.cut.finditer(lowered, start, end), None):
            stop = cut.start() if cut else end
            if cut and speech.ends(stop, PLEDGE):
                continue
            lead = cues.lead.match(lowered[at:stop])
            opened = at + (lead.end() if lead else 0)
            promised, foreseen = speech.says(at, opened, PLEDGE), speech.says(at, opened, OUTSIDER)
            words = lowered[opened:stop].lstrip(_TRIM)
            at = stop - len(words)
            stop = at + len(words.rstrip(_TRIM))
            told = unknown or (start > speech.start and speech.opens(at, PLEDGE))
            unknown = cut is not None and (speech.ends(stop, HEDGE) or cut[0] in _PURPOSE)
            if stop - at >= _SHORTEST.get(language, 12) and not foreseen and not told:
                yield from ((*one, promised) for one in _promises(speech, lowered, at, stop, language))
            at = cut.end() if cut else end


_PURPOSE = (", чтобы ", ", каб ")


def _told(speech: _Speech, lowered: str) -> Iterator[Stretch]:
    """Yield the sentence, cut at the direct speech in it that a sign introduces; a few words quoted amid a clause do not cut it."""
    at = speech.start
    for left, right in ((one.place.start, one.place.end) for one in speech.spoken):
        if left < speech.end and at < right and not _AMID.search(lowered, at, left):
            if at < left:
                yield at, left
            closed = _CLOSES.match(lowered, right)
            at = max(at, closed.end() if closed else right)
    if at < speech.end:
        yield at, speech.end


_AMID = re.compile(r"\w ?[\"“„«]$")
_CLOSES = re.compile(r"[,.!?，。！？]?[\"”»」]")


def _promises(speech: _Speech, lowered: str, start: int, end: int, language: Language) -> Iterator[Stretch]:
    """Yield the clause, cut before each part that says by itself who does what: it has a verb that binds behind a subject or a date of
    its own, and so has what stands before."""
    for left, right in list(_parts(lowered, start, end)):
        if left > start and _is_whole(speech, lowered, left, right, language) and _is_whole(speech, lowered, start, left, language):
            before = start + len(lowered[start:left].rstrip(_TRIM))
            if not speech.ends(before, PLEDGE, PLAN):
                yield start, before
                start = left
    yield start, end


def _is_whole(speech: _Speech, lowered: str, start: int, end: int, language: Language) -> bool:
    cue = next((cue for cue in speech.cues if cue.name in _BINDING and start <= cue.start and cue.end <= end), None)
    if cue is None or _JOINED.match(lowered, start) or _TOLD.match(lowered, cue.start):
        return False
    return bool(speech.due(start, end)) if language != "zh" else cue.start - start >= _SUBJECT


_JOINED = re.compile(r"(?:что|што|that|котор|як[іаоу]|which|who|чтобы|каб|并|也|还|其中|预计)")
_TOLD = re.compile(r"(?:назнач|намеч|прызнач|due\b|scheduled)")
"""An event set down for a day beside a promise is its background."""
_SUBJECT = 2
"""Signs of the shortest subject in Chinese."""


def _core(speech: _Speech, lowered: str, start: int, end: int) -> Stretch:
    """Return the part of the clause, between commas, that binds, with the parts beside it that belong to it: those before it when
    only they have its date or its subject, those behind it unless they are longer than itself or say something else."""
    parts = list(_parts(lowered, start, end))
    at = next((n for n, part in enumerate(parts) if speech.says(*part, *_BINDING)), -1)
    if at < 0 or any(speech.says(*part, HEDGE, OUTSIDER) for part in parts[:at]):
        return start, end
    left, right = parts[at]
    before = at > 0 and bool(speech.due(*parts[at - 1]))
    if at and (speech.opens(left, *_BINDING) or (before and not speech.due(left, right))):
        left = parts[at - 1][0] if before else start
    elif at > 1 and parts[at - 1][1] - parts[at - 1][0] < _SHORT and _AMONG.match(lowered, parts[at - 1][0]):
        left = parts[at - 2][0]
    said = _THAT.match(lowered, left)
    left = said.end() if said else left
    for after in parts[at + 1 :]:
        longer = after[1] - after[0] > _TAIL * (right - left) and not speech.ends(right, PLEDGE)
        if longer or speech.says(*after, HEDGE, OUTSIDER):
            break
        right = after[1]
    return left, right


_THAT = re.compile(r"(?:что|што|that) ")
_SHORT = 30
_AMONG = re.compile(r"(?:in|as|with|from|by|в|во|у|ў|про|пра|о|об|аб|с|со|з|са|из) ")
"""What begins so and is no longer only interrupts: ", in its turn,"."""


def _parts(lowered: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield what stands between the commas of a clause; "as expected" between two commas parts nothing."""
    left = right = start
    for match in _PART.finditer(lowered, start, end):
        aside = _ASIDE.fullmatch(lowered, right + 2, match.end()) if right > start else None
        if right > start and not aside and not _ASIDE_ENDS.search(lowered, left, right):
            yield left, right
            left = match.start()
        right = match.end()
    yield left, right


_ASIDE = re.compile(r"(?:as|как|як) \w+(?: \w+)?")
_ASIDE_ENDS = re.compile(r", (?:as|как|як) \w+(?: \w+)?$")


def _commits(speech: _Speech, lowered: str, start: int, end: int, due: str) -> bool:
    """Return whether the clause binds somebody: by its verb, or by a verb ahead beside a date ahead."""
    if any(cue.name == OUTSIDER and end < cue.start and _SAID.fullmatch(lowered, end, cue.start) for cue in speech.cues):
        return False
    pledge = speech.says(start, end, PLEDGE)
    if (speech.says(start, end, HEDGE, OUTSIDER) or speech.opens(start, OPENS)) and not (pledge and due):
        return False
    if pledge:
        return True
    term = bool(due) or speech.says(start, end, TERM)
    if speech.says(start, end, PLAN):
        return term
    return speech.says(start, end, OFFER) or (speech.says(start, end, AHEAD) and (term or speech.says(start, end, MONEY)))


_SAID = re.compile(r", (?!but |while |though |но |хотя |а |але |хоць )(?:\w+ ){0,3}")
"""What stands between a clause and who foresees it: ", economists said"."""
