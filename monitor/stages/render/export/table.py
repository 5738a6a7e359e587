"""The figures of an edition, and what was edited in its articles, as CSV
(RFC 4180, UTF-8 with a byte order mark, which spreadsheets need to see the script)."""

import csv as library
import io
from collections.abc import Iterator

from monitor.model import Digest, EditKind, FigureRow, ToldEdit
from monitor.stages.render import edits
from monitor.stages.render.foreign import printable

COLUMNS = (
    "edition",
    "story",
    "measure",
    "accord",
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
    writer = library.writer(out)
    writer.writerow(COLUMNS)
    outlets = {voice.number: voice.outlet for story in digest.stories for voice in story.voices}
    for row in digest.figures:
        writer.writerows(_rows(row, digest.edition.name, outlets))
    for edit in digest.edits:
        writer.writerows(_edited(edit, digest.edition.name))
    return out.getvalue().encode("utf-8-sig", "replace")


def _rows(row: FigureRow, edition: str, outlets: dict[int, str]) -> Iterator[tuple[object, ...]]:
    for one in row.stated:
        sentence, span = one.told.sentence, one.told.sentence.span
        basis = "; ".join(f"{aspect}: {value}" for aspect, value in one.basis)
        yield (
            *(edition, row.story, row.measure, row.accord.value, f"{one.low:.12g}", f"{one.high:.12g}", one.unit, one.currency, one.period),
            *map(_safe, (basis, outlets.get(one.told.number, ""), sentence.language, sentence.text)),
            *(span.article, span.version, span.place.start, span.place.end, ""),
        )


def _edited(edit: ToldEdit, edition: str) -> Iterator[tuple[object, ...]]:
    """Yield the stretches that only one version has; a page that is gone is one row with its title."""
    story = edit.story or ""
    if edit.kind is not EditKind.EDITED:
        title = (edit.outlet, edit.language, edit.title)
        yield (edition, story, *[""] * 8, *map(_safe, title), edit.article, edit.after, "", "", edit.kind.value)
    for _, changes in edits.quotes(edit):
        for name, sentence in (part for change in changes for part in edits.parts(change)):
            words, span = (edit.outlet, sentence.language, sentence.text), sentence.span
            yield (edition, story, *[""] * 8, *map(_safe, words), span.article, span.version, span.place.start, span.place.end, name)


def _safe(text: str) -> str:
    clean = printable(text)
    return f"'{clean}" if clean.startswith(_FORMULA) else clean
