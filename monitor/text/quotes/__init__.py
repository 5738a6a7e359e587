"""Quoted speech in a text with its speaker: quotation marks of four languages, and dialogue introduced by dashes.

Not here: names and titles in quotation marks, scare quotes, and reported speech without marks.
"""

import re
from collections.abc import Iterator

from monitor.model import Field, Language, Place, Quote
from monitor.text.dates import fold
from monitor.text.quotes import speakers
from monitor.text.quotes.marks import Quoted, dialogue, quoted
from monitor.text.quotes.verbs import NAMING, SAYING

Speech = tuple[int, int, str]

_STOP = re.compile(r"[.!?。！？\n](?=\s|$|[»”\"“«])|[。！？\n]")
_ATTRIBUTED = re.compile(r"[,.!?…]*[ \u00a0]*[—–-][ \u00a0]*[^\W\d_]")
_INNER = re.compile(r"(?P<mark>[,!?…]) [—–-] (?P<by>[^\W\d_][^«»“”\n]{3,120}?)(?P<close>[.,:]) [—–-] ")
_ONCE = re.compile(r"(?P<mark>[,!?…]\.{0,2}|\.\.\.) ?[—–-] (?P<by>[^\W\d_][^\n]{3,200}?)(?P<close>[.,:])(?: [—–-] (?P<rest>[^\n]{2,})|$)")
_DIALOGUE = frozenset({"ru", "be"})
_FINITE = re.compile(
    r"(?:is|are|was|were|will|would|can|could|has|have|had|must|should|may|might|went|goes|does|did|not|[a-z]{2,}(?:ed|ing)) "
)
_TRIM = " \u00a0,，.。;；"


def quotes(text: str, language: Language, field: Field = Field.TEXT) -> tuple[Quote, ...]:
    """Return the direct speech of `text` in order, each without its marks and the comma or full stop that closes it;
    `speaker` is as the article names it, empty where the words are attributed to nobody. Other languages give none."""
    if language not in SAYING:
        return ()
    spoken = sorted({*_marked(text, language), *_dialogues(text, language)})
    kept: list[Speech] = []
    for start, end, speaker in spoken:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, speaker))
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
    lowered = fold(text)
    previous: Quoted | None = None
    speaker = ""
    for one in quoted(text):
        tail = _tail(text, one)
        head = _head(text, one)
        verdict = _is_speech(text, lowered, one, head, tail, language, goes_on=_goes_on(lowered, previous, one, language))
        if verdict:
            if verdict == "after":
                speaker = speakers.after(text, tail, one.left, language)
            elif verdict == "before":
                speaker = speakers.before(text, head, one.left, language)
            elif verdict == "alone":
                speaker = ""
            yield from _split(text, one, speaker, language)
            previous = one


def _head(text: str, one: Quoted) -> str:
    """Return the words of the sentence before the opening mark."""
    low = max(0, one.left - 200)
    stop = max((match.end() for match in _STOP.finditer(text, low, one.left)), default=low)
    return text[stop : one.left]


def _tail(text: str, one: Quoted) -> str:
    """Return the words behind the closing mark, as far as the sentence or the next opening mark."""
    high = min(len(text), one.right + 200)
    stop = _STOP.search(text, one.right, high)
    tail = text[one.right : stop.start() if stop else high]
    return re.split(r"[«“„「\"]", tail, maxsplit=1)[0]


def _goes_on(lowered: str, previous: Quoted | None, one: Quoted, language: Language) -> bool:
    """Return whether this is the second half of a quotation: only an attribution stands between it and the one before."""
    if previous is None or not 3 < one.left - previous.right < 160:
        return False
    between = lowered[previous.right : one.left]
    return (
        "\n" not in between
        and bool(SAYING[language].search(between))
        and between.rstrip()[-1:] in {",", ".", ":", "：", "，", "。", "—", "–"}
    )


def _is_speech(text: str, lowered: str, one: Quoted, head: str, tail: str, language: Language, *, goes_on: bool) -> str:
    """Return how the words in the marks are attributed (after, before, same, alone), or nothing where they are no speech."""
    inner = text[one.start : one.end]
    long = _length(inner, language)
    if long < 2:
        return ""
    saying = SAYING[language]
    said = saying.search(head.lower())
    within = _INNER.search(text, one.start, one.end) if language in _DIALOGUE else None
    if within and saying.search(within["by"].lower()):
        return "inside"
    colon = head.rstrip()[-1:] in {":", "："}
    lead = head.rstrip()[-1:] in {",", "，"}
    is_name = long < 12 and bool(NAMING.search(lowered, max(0, one.left - 30), one.left))
    if not is_name and ((said and (colon or (lead and _ends_in_saying(head, language)))) or (colon and long >= 5)):
        return "before"
    if _is_attributed(text, one, head, tail.lower(), long, language):
        return "after"
    if is_name:
        return ""
    if goes_on:
        return "same"
    if said and (long >= 8 or (long >= 4 and _is_fragment(inner, head, language))):
        return "before"
    return "alone" if long >= 6 and not head.strip() and inner.rstrip()[-1:] in ".!?。！？" and inner[:1].isupper() else ""


def _ends_in_saying(head: str, language: Language) -> bool:
    """Return whether a verb of saying stands in the last few words before the comma that leads to the quotation."""
    return bool(SAYING[language].search(head.lower()[-60:] if language != "zh" else head[-16:]))


def _is_attributed(text: str, one: Quoted, head: str, tail: str, long: int, language: Language) -> bool:
    """Return whether an attribution follows the closing mark: the quotation must not have ended its sentence with a full stop."""
    last = text[one.start : one.end].rstrip()[-1:]
    following = text[one.right : one.right + 8]
    if language == "zh":
        return not head.strip() and long >= 2 and (last in "，！？" or following[:1] == "，") and bool(SAYING["zh"].search(tail[:30]))
    if language == "en":
        open_ended = last in ",!?…—–-" or following[:1] == ","
        said = SAYING["en"].search(tail[:140])
        return open_ended and (bool(said and said.start() < 90) or (last == "," and long >= 4))
    dash = _ATTRIBUTED.match(following.lower())
    comma = last in ",!?…" or following[:1] == ","
    return bool(dash and comma and (long >= 4 or SAYING[language].search(tail[:140])))


def _is_fragment(inner: str, head: str, language: Language) -> bool:
    """Return whether part of a sentence in marks is speech: lower case at its start, with a verb of saying right before
    in Chinese, and behind a function word or verb elsewhere; behind a noun it would be a name."""
    if language == "zh":
        return bool(re.search(rf"(?:{SAYING['zh'].pattern})$", head)) and len(inner) >= 6
    if not inner[:1].islower():
        return False
    if language == "en" and _FINITE.match(inner):
        return True
    last = head.rstrip().rsplit(" ", 1)[-1].lower()
    if language == "en":
        return bool(
            re.match(
                r"(?:he|she|they|we|for|that|to|of|as|was|is|were|are|be|it|by|with|about|said|says|in|on|would|will|had|has"
                r"|had been|not|a|an|their|his|her)$",
                last,
            )
        )
    return bool(
        SAYING[language].match(last)
        or re.search(r"(?:л|ла|ло|ли|лся|лась|лись|ў|лі|ся|ть|ет|ут|ит|ят|ць|что|што|как|як|за|о|об|пра|аб)$", last)
    )


def _length(inner: str, language: Language) -> int:
    """Return the words of a quotation; in Chinese two signs count as one."""
    return len(inner) // 2 if language == "zh" else len(inner.split())


def _split(text: str, one: Quoted, speaker: str, language: Language) -> Iterator[Speech]:
    """Yield the quotation, in two where its attribution stands inside the marks («…, — сказал он. — …»)."""
    inner = _INNER.search(text, one.start, one.end) if language in _DIALOGUE else None
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
    if language not in _DIALOGUE:
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
