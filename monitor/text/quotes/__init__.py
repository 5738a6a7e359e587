"""Quoted speech in a text with its speaker: quotation marks of four languages, and dialogue introduced by dashes.

Not here: names and titles in quotation marks, scare quotes, and reported speech without marks.
"""

import re
from collections.abc import Iterator

from monitor.model import Field, Language, Place, Quote
from monitor.text.folding import lower
from monitor.text.han import plain, written
from monitor.text.quotes import speakers
from monitor.text.quotes.attribution import DIALOGUE, INSIDE, Around, How, attribution
from monitor.text.quotes.marks import Quoted, dialogue, quoted
from monitor.text.quotes.verbs import SAYING

Speech = tuple[int, int, str]

_STOP = re.compile(r"[.!?。！？\n](?:(?<=[。！？\n])|(?=\s|$|[»”\"“«]))")
_OPENING = re.compile(r"[«“„「\"]")
_ONCE = re.compile(r"(?P<mark>[,!?…]\.{0,2}|\.\.\.) ?[—–-] (?P<by>[^\W\d_][^\n]{3,200}?)(?P<close>[.,:])(?: [—–-] (?P<rest>[^\n]{2,})|$)")
MOST = 1000
"""Quotations looked at in one text; marks without words in between are no text."""

_TRIM = " \u00a0,，.。;；"


def quotes(text: str, language: Language, field: Field = Field.TEXT) -> tuple[Quote, ...]:
    """Return the direct speech of `text` in order, each without its marks and the comma or full stop that closes it;
    `speaker` is as the article names it, empty where the words are attributed to nobody. Other languages give none."""
    if language not in SAYING:
        return ()
    read = plain(text, language)
    spoken = sorted({*_marked(read, language), *_dialogues(read, language)})
    kept: list[Speech] = []
    for start, end, speaker in spoken:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, written(speaker, text, read, start)))
    return tuple(Quote(place=Place(field=field, start=start, end=end), speaker=speaker) for start, end, speaker in kept)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out blanks at both ends and the punctuation that closes the quotation; an ellipsis stays."""
    while start < end and text[start] in " \u00a0\n":
        start += 1
    while end > start and text[end - 1] in _TRIM and text[end - 3 : end] != "...":
        end -= 1
    return start, end


def _marked(text: str, language: Language) -> Iterator[Speech]:
    """Yield the speech among what stands in quotation marks."""
    lowered = lower(text)
    previous: Quoted | None = None
    speaker = ""
    for one in quoted(text)[:MOST]:
        around = Around(text, lowered, language, one, _head(text, one), _tail(text, one))
        how = attribution(around, previous)
        if how is How.NOT_SPEECH:
            continue
        speaker = _speaker(around, how, speaker)
        yield from _split(text, one, speaker, language)
        previous = one


def _speaker(around: Around, how: How, before: str) -> str:
    """Return who speaks; `before` is the speaker of the quotation before."""
    if how is How.AFTER:
        return speakers.after(around.text, around.tail, around.one.left, around.language)
    if how is How.BEFORE:
        who = speakers.before(around.text, around.head, around.one.left, around.language)
        return before if before and speakers.is_pronoun(who) else who
    return before if how is How.SAME else ""


def _head(text: str, one: Quoted) -> str:
    """Return the words of the sentence before the opening mark."""
    for reach in _REACHES:
        low = max(0, one.left - reach)
        stops = [match.end() for match in _STOP.finditer(text, low, one.left)]
        if stops:
            return text[stops[-1] : one.left]
    return text[low : one.left]


_REACHES = (50, 200)
"""Characters before an opening mark in which its sentence begins: most often near."""


def _tail(text: str, one: Quoted) -> str:
    """Return the words behind the closing mark, as far as the sentence or the next opening mark."""
    high = min(len(text), one.right + 200)
    stop = _STOP.search(text, one.right, high)
    tail = text[one.right : stop.start() if stop else high]
    return _OPENING.split(tail, maxsplit=1)[0]


def _split(text: str, one: Quoted, speaker: str, language: Language) -> Iterator[Speech]:
    """Yield the quotation, in two where its attribution stands inside the marks («…, — сказал он. — …»)."""
    inner = INSIDE.search(text, one.start, one.end) if language in DIALOGUE else None
    if inner and SAYING[language].search(inner["by"].lower()):
        who = speakers.after(text, inner["by"], one.left, language)
        yield (*_trim(text, one.start, inner.start()), who)
        yield (*_trim(text, inner.end(), one.end), who)
        return
    start, end = _trim(text, one.start, one.end)
    if start < end:
        yield start, end, speaker


def _dialogues(text: str, language: Language) -> Iterator[Speech]:
    """Yield the speech of paragraphs that begin with a dash, where an attribution proves that they are no list."""
    if language not in DIALOGUE:
        return
    for start, end in dialogue(text):
        by = _ONCE.search(text, start, end)
        if by is None or not SAYING[language].search(by["by"].lower()):
            continue
        who = speakers.after(text, by["by"], start, language)
        first = _trim(text, start, by.start("mark") + (by["mark"] != ","))
        yield (*first, who)
        if by["rest"]:
            yield (*_trim(text, by.start("rest"), by.end("rest")), who)
