"""Commitments in a text: clauses in which a party promises, owes, orders, agrees or schedules something that lies ahead.

Not here: forecasts of outsiders, wishes, what stands in direct speech, and whether the promise was kept.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from monitor.model import Commitment, DateMention, Field, Language, Place, Quote, Rung
from monitor.text.commitments.cues import CUES, FUTURE_IN_PAST, MONEY, WITHIN, Cues
from monitor.text.commitments.parties import party, rung
from monitor.text.dates import fold
from monitor.text.sentences import split

Stretch = tuple[int, int]

_SHORTEST = {"zh": 6}
"""Characters of the shortest clause that can promise anything."""
_YEAR, _MONTH = len("YYYY"), len("YYYY-MM")
_TAIL = 1.2
_PART = re.compile(r"[^,，\s](?:[^,，]|,(?! ))*")
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
    lowered = fold(text)
    ahead = [(one.place.start, one.place.end) for one in dated if on is not None and is_ahead(one.iso, on)]
    return tuple(
        Commitment(place=Place(field=field, start=start, end=end), who=party(text[start:end], language), due=due, rung=rung(lowered[start:end]))
        for start, end in (_core(lowered, *clause, cues, ahead) for clause in _clauses(lowered, language, cues, spoken))
        for due in [_due(dated, start, end, on)]
        if _commits(lowered[start:end], language, cues, due)
    )


def is_ahead(iso: str, on: date) -> bool:
    """Return whether the day, month or year was not over on the day `on`; a day must lie behind it."""
    today = on.isoformat()
    return iso > today if len(iso) > _MONTH else iso >= today[: len(iso)]


def _due(dated: Sequence[DateMention], start: int, end: int, on: date | None) -> str:
    inside = (one.iso for one in dated if start <= one.place.start and one.place.end <= end)
    return next((iso for iso in inside if on is not None and is_ahead(iso, on)), "")


def _commits(words: str, language: Language, cues: Cues, due: str) -> bool:
    """Return whether the clause binds somebody: by its verb, or by a verb ahead beside a date ahead."""
    pledge = cues.pledge.search(words)
    if cues.hedge.search(words) and not (pledge and due):
        return False
    if pledge:
        return True
    term = bool(due) or bool(WITHIN[language].search(words))
    if cues.plan.search(words):
        return term
    if cues.ahead.search(words) or (language == "en" and FUTURE_IN_PAST.search(words)):
        return term or language in {"en", "zh"} or bool(MONEY[language].search(words))
    return bool(due) and language in {"ru", "be"} and len(due) > _YEAR and not cues.behind.search(words)


def _core(lowered: str, start: int, end: int, cues: Cues, dated: Sequence[Stretch]) -> Stretch:
    """Return the part of the clause, between commas, that binds, with the parts beside it that belong to it: those before it when
    only they have its date, those behind it unless they are longer than itself or say something else."""
    parts = [(match.start(), match.end()) for match in _PART.finditer(lowered, start, end)]
    at = next((n for n, part in enumerate(parts) if _speaks(lowered[part[0] : part[1]], cues)), -1)
    if at < 0:
        return start, end
    left, right = parts[at]
    if at and (_leads(lowered[left:right], cues) or (_has(dated, *parts[at - 1]) and not _has(dated, left, right))):
        left = parts[at - 1][0] if _has(dated, *parts[at - 1]) else start
    for after in parts[at + 1 :]:
        if after[1] - after[0] > _TAIL * (right - left) or cues.hedge.search(lowered[after[0] : after[1]]):
            break
        right = after[1]
    return left, right


def _speaks(words: str, cues: Cues) -> bool:
    return bool(cues.pledge.search(words) or cues.plan.search(words) or cues.ahead.search(words))


def _leads(words: str, cues: Cues) -> bool:
    """Return whether the words begin with their verb, so that their subject stands before them."""
    return any(cue.match(words) for cue in (cues.pledge, cues.plan, cues.ahead))


def _has(dated: Sequence[Stretch], start: int, end: int) -> bool:
    return any(start <= left and right <= end for left, right in dated)


def _clauses(lowered: str, language: Language, cues: Cues, spoken: Sequence[Quote]) -> Iterator[Stretch]:
    """Yield the clauses outside direct speech, without what introduces them and the signs around them."""
    for start, end in _told(split(lowered, language), spoken):
        if lowered[end - 1] in "?？":
            continue
        at = start
        for cut in (*cues.cut.finditer(lowered, start, end), None):
            stop = cut.start() if cut else end
            yield from _trimmed(lowered, at, stop, language, cues)
            at = cut.end() if cut else end


def _trimmed(lowered: str, start: int, end: int, language: Language, cues: Cues) -> Iterator[Stretch]:
    lead = cues.lead.search(lowered[start:end])
    start += lead.end() if lead else 0
    while start < end and lowered[start] in _TRIM:
        start += 1
    while end > start and lowered[end - 1] in _TRIM:
        end -= 1
    if end - start >= _SHORTEST.get(language, 12):
        yield start, end


def _told(sentences: Sequence[Stretch], spoken: Sequence[Quote]) -> Iterator[Stretch]:
    """Yield the sentences, cut at the direct speech in them."""
    quotes = [(one.place.start, one.place.end) for one in spoken]
    for start, end in sentences:
        at = start
        for left, right in quotes:
            if left < end and at < right:
                if at < left:
                    yield at, left
                at = max(at, right)
        if at < end:
            yield at, end
