"""Takes text, headline and date out of PDF files (declarations, statistics, journals); it reads no pictures and no forms.

pdfium gives lines with their places; lines that fill the measure are joined to paragraphs, rows of tables stay lines, page
numbers and running heads are left out. 2–6 ms a page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from statistics import median
from typing import Any

from monitor.stages.extract import tidy
from monitor.stages.extract.title import key

SIGNATURE = b"%PDF-"
_HEAD = 1_024
"""Bytes within which a reader looks for the signature (ISO 32000, annex H)."""
_PASSWORD = 4
_LINE = re.compile(r"[^\r\n]+")
_NUMBER = re.compile(r"\W*(?:\w{1,9}\W+)?\d{1,4}(?:\W+(?:\w{1,4}\W+)?\d{1,4})?\W*|第\s*\d+\s*页.{0,12}")
_HYPHEN = re.compile(r"(?P<compound>(?:ск|цк|зк)[оа])?[\x02\ufffe\u00ad](?P<end>$|(?=[A-ZА-ЯЁІЎ]))?")
"""What pdfium makes of a hyphen at the end of a line; it was one of the word where a compound or a capital says so."""
_BEGINS = re.compile(r"[•▪◦·*–—-]\s|\(?\d{1,3}(?:\.\d{1,2})*[.)]\s|[一二三四五六七八九十]+、|第[一二三四五六七八九十百\d]+[条章]")
_LEADERS = re.compile(r"(?:\.\s?){6,}|…{3,}")
_CJK = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d'?\d\d)?")
_JUNK = re.compile(r"^(?:microsoft|powerpoint|untitled|без имени|无标题)|\.(?:docx?|pdf|indd|xlsx?|rtf)$", re.IGNORECASE)
_SHORTEST_TITLE, _LONGEST_TITLE = 8, 300
_BIG = 1.15
_INDENT, _LEADING, _CELL, _SLACK = 1.0, 1.0, 1.5, 0.5
"""In heights of the line: what begins a paragraph, parts two of them, parts two cells of a row, is lost at the end of a line."""
_ENDS = 2
"""Lines at either end of a page among which running heads and page numbers are."""
_RUNNING = 3


class UnreadableError(Exception):
    """The file is locked or damaged; the message says which."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF as read: text with a paragraph or a row of a table a line and an empty line between pages; its headline, from the
    metadata or the biggest line of the first page; when it was made, as ISO 8601. `pages` are those the file has."""

    text: str
    title: str
    created: str
    pages: int


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    right: float
    bottom: float
    top: float
    height: float
    cells: bool


def is_pdf(body: bytes) -> bool:
    """Tell whether these bytes are a PDF file, whatever they are called."""
    return SIGNATURE in body[:_HEAD]


def read(body: bytes, *, pages: int, characters: int) -> Printed:
    """Return what is printed on the first `pages`, until `characters` are full. Raises UnreadableError."""
    with closing(_opened(body)) as document:
        metadata = document.get_metadata_dict()
        read_pages: list[list[_Line]] = []
        size = 0
        for n in range(min(pages, len(document))):
            if size >= characters:
                break
            read_pages.append(list(_lines(document[n])))
            size += sum(len(line.text) for line in read_pages[-1])
        count = len(document)
    running = _running(read_pages)
    text = "\n\n".join(filter(None, (_paragraphs(_without_ends(lines, running)) for lines in read_pages)))
    return Printed(text[:characters], _title(metadata["Title"], read_pages), _created(metadata["CreationDate"]), count)


def glance(body: bytes, *, pages: int) -> str:
    """Return the bare words of the first pages: all that is needed to see what it is about. Raises UnreadableError."""
    with closing(_opened(body)) as document:
        shown = [document[n].get_textpage().get_text_range() for n in range(min(pages, len(document)))]
        return " ".join((document.get_metadata_value("Title"), *shown))


def _opened(body: bytes) -> Any:  # noqa: ANN401 - the library ships no types
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(body)
        if not len(document):
            raise UnreadableError("a PDF without pages")
        document[0].get_size()
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD
        raise UnreadableError("a PDF locked by a password" if locked else f"a damaged PDF: {error}") from error
    return document


def _lines(page: Any) -> Iterator[_Line]:  # noqa: ANN401 - the library ships no types
    import pypdfium2

    textpage = page.get_textpage()
    for found in _LINE.finditer(textpage.get_text_range()):
        text = _dehyphenated(found[0].strip(" \t"))
        if not text or found.end() > textpage.count_chars():
            continue
        try:
            boxes = [textpage.get_rect(n) for n in range(textpage.count_rects(found.start(), len(found[0])))]
            _, low, _, high = textpage.get_charbox(found.start(), loose=True)
        except pypdfium2.PdfiumError:
            boxes, low, high = [], 0.0, 0.0
        height = max(high - low, 1.0)
        lefts, rights = sorted(box[0] for box in boxes), sorted(box[2] for box in boxes)
        gaps = (start - end for start, end in zip(lefts[1:], rights, strict=False))
        cells = bool(_LEADERS.search(text)) or any(gap > _CELL * height for gap in gaps)
        yield _Line(text, lefts[0] if lefts else 0.0, rights[-1] if rights else 0.0, low, high, height, cells)


def _dehyphenated(text: str) -> str:
    """Return a line with its words whole; a hyphen at the very end stays until the next line is known."""

    def written(found: re.Match[str]) -> str:
        if found.end() == len(text):
            return found[0]
        return (found["compound"] or "") + ("-" if found["compound"] or found["end"] is not None else "")

    return _HYPHEN.sub(written, text)


def _paragraphs(lines: Sequence[_Line]) -> str:
    """Join the lines of a page where the upper one fills its measure and the lower one goes on."""
    body = median(line.height for line in lines) if lines else 0.0
    parts: list[str] = []
    for above, line in zip((None, *lines), lines, strict=False):
        if above is not None and _goes_on(above, line, lines, body):
            parts[-1] = _joined(parts[-1], line.text)
        else:
            parts.append(line.text)
    return "\n".join(parts)


def _goes_on(above: _Line, line: _Line, lines: Sequence[_Line], body: float) -> bool:
    if above.cells or line.cells or _BEGINS.match(line.text) or not 1 / _BIG < above.height / line.height < _BIG:
        return False
    if line.top > above.top or above.bottom - line.top > _LEADING * line.height:
        return False
    if line.height > _BIG * body:
        return True
    if line.left > above.left + _INDENT * line.height:
        return False
    near = [other for other in lines if abs(other.left - above.left) < 4 * line.height and not other.cells]
    room = max(other.right for other in near) - above.right
    return bool(_HYPHEN.search(above.text)) or _first_word(line) > room - _SLACK * line.height


def _first_word(line: _Line) -> float:
    """Return the width of a line's first word with a blank: a line above with more room than that was ended on purpose."""
    word = 1 if _CJK.match(line.text) else line.text.find(" ") + 1 or len(line.text)
    return word * (line.right - line.left) / len(line.text)


def _joined(above: str, line: str) -> str:
    if _HYPHEN.search(above[-1:]):
        return _dehyphenated(above + line)
    return f"{above}{line}" if _CJK.match(above[-1:]) and _CJK.match(line) else f"{above} {line}"


def _running(pages: Sequence[Sequence[_Line]]) -> frozenset[str]:
    """Return the keys of lines that stand at the ends of many pages, numbers apart."""
    ends = Counter(name for lines in pages for name in {_letters(line) for line in (*lines[:_ENDS], *lines[-_ENDS:])} if name)
    return frozenset(name for name, times in ends.items() if times >= max(_RUNNING, len(pages) / 2))


def _letters(line: _Line) -> str:
    return "".join(filter(str.isalpha, line.text)).casefold()


def _without_ends(lines: Sequence[_Line], running: frozenset[str]) -> list[_Line]:
    ends = {*range(_ENDS), *range(len(lines) - _ENDS, len(lines))}
    outer = {0, len(lines) - 1}
    return [
        line
        for n, line in enumerate(lines)
        if not (n in ends and _letters(line) in running) and not (n in outer and len(lines) > 1 and _NUMBER.fullmatch(line.text))
    ]


def _title(metadata: str, pages: Sequence[Sequence[_Line]]) -> str:
    """Return the metadata's title where the first page has it, else the biggest lines there, else a sane title of the metadata."""
    lines = pages[0] if pages else ()
    named = tidy.line(metadata)
    named = "" if _JUNK.search(named) or len(named) < _SHORTEST_TITLE or len(named) > _LONGEST_TITLE else named
    if named and key(named) in key("".join(line.text for line in lines)):
        return named
    return _biggest(lines) or named


def _biggest(lines: Sequence[_Line]) -> str:
    worded = [line for line in lines if len(line.text) >= _SHORTEST_TITLE // 2]
    if not worded:
        return ""
    size, body = max(line.height for line in worded), median(line.height for line in lines)
    if size < _BIG * body:
        return ""
    start = next(n for n, line in enumerate(lines) if line.height == size)
    title = ""
    for line in lines[start:]:
        if line.height * _BIG < size or len(title) + len(line.text) > _LONGEST_TITLE:
            break
        title = _joined(title, line.text) if title else line.text
    return tidy.line(title)


def _created(written: str) -> str:
    found = _DATE.match(written)
    if not found:
        return ""
    zone = (found[7] or "").replace("'", "")
    return f"{found[1]}-{found[2]}-{found[3]}" + (f"T{found[4]}:{found[5]}:{found[6] or '00'}{zone}" if found[4] else "")
