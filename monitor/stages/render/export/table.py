"""The figures of an edition, and what was edited in its articles, as CSV for spreadsheets; it runs nothing there.

RFC 4180, in UTF-8 with a byte order mark, which spreadsheets need to see the script.
"""

import csv as library
import io
from collections.abc import Iterator

from monitor.model import CitedSentence, Digest, EditKind, FigureRow, ToldEdit
from monitor.stages.render import edits
from monitor.stages.render.foreign import printable

COLUMNS = (
    "edition",
    "story",
    "measure",
    "accord",
    "bound",
    "low",
    "high",
    "unit",
    "currency",
    "period",
    "basis",
    "outlet",
    "language",
    "sentence",
    "article",
    "version",
    "start",
    "end",
    "change",
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a text for a formula; an apostrophe before it makes it a text again (OWASP, CSV injection)."""


def csv(digest: Digest) -> bytes:
    """Return one row for each figure as a voice states it, then one for each stretch that an article lost or gained, with what became
    of it under `change`; a header first."""
    out = io.StringIO(newline="")
    writer = library.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    outlets = {voice.number: voice.outlet for story in digest.stories for voice in story.voices}
    for row in digest.figures:
        writer.writerows({"edition": digest.edition.name, **cells} for cells in _rows(row, outlets))
    for edit in digest.edits:
        writer.writerows({"edition": digest.edition.name, "story": edit.story or "", **cells} for cells in _edited(edit))
    return out.getvalue().encode("utf-8-sig", "replace")


def _rows(row: FigureRow, outlets: dict[int, str]) -> Iterator[dict[str, object]]:
    for one in row.stated:
        yield {
            "story": row.story,
            "measure": row.measure,
            "accord": row.accord.value,
            "bound": one.bound.value,
            "low": f"{one.low:.12g}",
            "high": f"{one.high:.12g}",
            "unit": one.unit,
            "currency": one.currency,
            "period": one.period,
            "basis": _safe("; ".join(f"{aspect}: {value}" for aspect, value in one.basis)),
            **_quoted(outlets.get(one.told.number, ""), one.told.sentence),
        }


def _edited(edit: ToldEdit) -> Iterator[dict[str, object]]:
    """Yield the stretches that only one version has; a page that is gone is one row with its title."""
    if edit.kind is not EditKind.EDITED:
        words = {"outlet": _safe(edit.outlet), "language": _safe(edit.language), "sentence": _safe(edit.title)}
        yield {**words, "article": edit.article, "version": edit.after, "change": edit.kind.value}
    for _, changes in edits.quotes(edit):
        for name, sentence in (part for change in changes for part in edits.parts(change)):
            yield {**_quoted(edit.outlet, sentence), "change": name}


def _quoted(outlet: str, sentence: CitedSentence) -> dict[str, object]:
    """Return the cells of somebody's words and their place."""
    words = {"outlet": _safe(outlet), "language": _safe(sentence.language), "sentence": _safe(sentence.text)}
    span = sentence.span
    return {**words, "article": span.article, "version": span.version, "start": span.place.start, "end": span.place.end}


def _safe(text: str) -> str:
    clean = printable(text)
    return f"'{clean}" if clean.startswith(_FORMULA) else clean
