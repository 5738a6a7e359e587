"""Holds published words against stored ones, and stored ones against archived answers; it opens nothing itself.

file bytes     | read      -> citations as printed
citation       | in_store  -> nothing, or what is wrong with it
citation       | in_answer -> whether its words stand in one of the texts of an archived answer
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from monitor.model import (
    REDACTED,
    Backing,
    CitedSentence,
    Digest,
    Drop,
    ExtractOptions,
    Fault,
    Field,
    Finding,
    Page,
    Source,
)
from monitor.stages import feeds
from monitor.stages.extract import tidy
from monitor.stages.extract.visible import visible
from monitor.stages.render import Unmatched, printable, read_html, read_json, read_markdown
from monitor.stages.render.order import printed
from monitor.text import persons

_READERS = {"md": read_markdown, "html": read_html, "json": read_json}
_SHOWN = 80
_CELL = re.compile(r"\\?\|")
"""What extraction puts between the cells of a row; left out on both sides."""
_BULLET = re.compile(r"^[-•]\s*")
"""What extraction puts before an item of a list."""


def read(name: str, data: bytes) -> tuple[CitedSentence | Unmatched, ...]:
    """Return the citations that a published file makes, in the order of print."""
    return _READERS[name.rpartition(".")[2]](data.decode("utf-8", "replace"))


def cited(digest: Digest) -> tuple[CitedSentence, ...]:
    """Return the citations of a digest in the order of print."""
    return tuple(told.sentence for told in printed(digest))


def unprinted(name: str, found: Iterable[CitedSentence | Unmatched], digest: Digest) -> Iterator[Finding]:
    """Yield what is out of step between a file and the stored digest: words without a place, citations that only one of them has."""
    sound = [one for one in found if isinstance(one, CitedSentence)]
    yield from (Finding(file=name, words=short(one.words), what=Fault.UNMATCHED) for one in found if isinstance(one, Unmatched))
    by_digest = {one.span: one.text for one in cited(digest)}
    for one in sound:
        if one.span in by_digest and persons.OPEN in one.text and one.text != printable(by_digest[one.span]):
            yield Finding(file=name, words=short(one.text), what=Fault.UNMATCHED, detail="the stored digest reduces other names")
    yield from _apart(name, sound, cited(digest), "the stored digest")


def disagreeing(printed: Mapping[str, Iterable[CitedSentence | Unmatched]]) -> Iterator[Finding]:
    """Yield what is out of step between the files of one document, by their names: words without a place, and citations that the
    others have or have not. JSON, where it is there, has to have all of them."""
    sound = {name: [one for one in found if isinstance(one, CitedSentence)] for name, found in printed.items()}
    for name, found in printed.items():
        yield from (Finding(file=name, words=short(one.words), what=Fault.UNMATCHED) for one in found if isinstance(one, Unmatched))
    told = [name for name in sorted(sound) if not name.endswith(".json")]
    for name in sorted(sound):
        if told and name != told[0]:
            yield from _apart(name, sound[name], sound[told[0]], told[0])


def _apart(name: str, found: Sequence[CitedSentence], meant: Sequence[CitedSentence], whose: str) -> Iterator[Finding]:
    """Yield the citations of a file that something else has not, and those that it has not; `whose` names that other thing."""
    here, there = Counter(one.span for one in found), Counter(one.span for one in meant)
    by_span = {one.span: one for one in (*meant, *found)}
    for span in there - here:
        yield Finding(file=name, words=short(by_span[span].text), what=Fault.UNMATCHED, detail=f"{whose} has it, the file has not")
    if not name.endswith(".json"):  # which lists the headlines of all voices beside what is told
        for span in here - there:
            yield Finding(file=name, words=short(by_span[span].text), what=Fault.UNMATCHED, detail=f"{whose} does not have it")


def is_published(data: bytes, sha256: str) -> bool:
    """Tell whether these bytes are those whose hash was recorded."""
    return hashlib.sha256(data).hexdigest() == sha256


def in_store(name: str, one: CitedSentence, backing: Backing | None) -> Finding | None:
    """Return what is wrong between printed and stored words, or None. Words are compared as they are printed (`render.printable`)."""
    span = one.span
    if backing is None:
        return _finding(name, one, Fault.NOT_STORED, f"{span.article} has no version {span.version}")
    if backing.withdrawn:
        return None if one.text == REDACTED else _finding(name, one, Fault.STILL_TOLD, "`monitor forget` once more removes them")
    article = backing.version.article
    whole = article.title if span.place.field is Field.TITLE else article.text
    if span.place.end > len(whole):
        return _finding(name, one, Fault.NOT_STORED, f"its {span.place.field} ends at {len(whole)}, before {span.place.end}")
    there = printable(article.read(span.place))
    return (
        None
        if there == one.text or persons.agrees(one.text, there)
        else _finding(name, one, Fault.OTHER_WORDS, f"stored there: “{short(there)}”")
    )


def located(one: CitedSentence, backing: Backing | None) -> CitedSentence:
    """Return a citation with the place that it stands for. A whole headline that is cited without a place (`render.read_json`) is as
    long as what is printed: names reduced in it make it another length than the stored one."""
    place = one.span.place
    if backing is None or place.field is not Field.TITLE or place.start or persons.OPEN not in one.text:
        return one
    whole = replace(place, end=len(backing.version.article.title))
    return replace(one, span=replace(one.span, place=whole))


def in_answer(stored: str, texts: Iterable[str]) -> bool:
    """Tell whether stored words stand in one of the `squeezed` texts, blanks left out on both sides: what extraction joins from several
    elements has none between them there, or more."""
    words = squeezed(_BULLET.sub("", stored))
    return any(words in text for text in texts)


def page_texts(page: Page, options: ExtractOptions) -> tuple[str, ...]:
    """Return what can be read in an archived page, blanks left out."""
    return tuple(map(squeezed, visible(page, options)))


def feed_texts(page: Page, source: Source) -> tuple[str, ...]:
    """Return what an archived feed says of its entries, blanks left out; nothing when it cannot be read."""
    entries = feeds.read_entries(page, source)
    if isinstance(entries, Drop):
        return ()
    return tuple(squeezed(text) for entry in entries for text in (entry.title, entry.summary, entry.content) if text)


def squeezed(text: str) -> str:
    """Return a text in stored form (see `extract.tidy`) without blanks and bars between cells."""
    return _CELL.sub("", "".join(tidy.line(text).split()))


def short(words: str) -> str:
    """Return printed words, cut to what identifies them."""
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"


def _finding(name: str, one: CitedSentence, fault: Fault, detail: str) -> Finding:
    return Finding(file=name, words=short(one.text), what=fault, detail=detail)
