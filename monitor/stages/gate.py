"""Decides whether a page is worth extracting: a cheap scan of its text for both sides of the topic.

It neither extracts nor judges; in doubt it admits. Of 120 real Russian pages 18 name both sides in their menus and none in its
article, so links that stand alone, options, scripts and styles are not text; a link inside a sentence is.
"""

import codecs
import html
import re
from collections.abc import Iterable, Iterator

from monitor.model import Drop, Page, Reason, Stage, Topic
from monitor.stages.extract import pdf
from monitor.text import names

_BINARY = re.compile(r"(image|video|audio|font)/|application/(pdf|zip|gzip|octet-stream|x-|vnd\.|msword|java-archive)", re.IGNORECASE)
_SIGNATURES = (
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"RIFF",
    b"\x00\x00\x00\x18ftyp",
    b"\x00\x00\x00 ftyp",
)
_TEXTUAL = re.compile(r"text/|html|xml|json", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)|encoding=["']([A-Za-z0-9_.:-]+)""")
_GUESSES = ("windows-1251", "gb18030", "big5")
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso-8859-1": "windows-1252", "x-sjis": "shift_jis"}
_HEAD = 2048
"""Bytes in which a page says its character set; the HTML standard has 1,024."""
_BROKEN = 0.01
"""Share of undecodable characters from which on the declared character set is not believed."""
_OPENING = 40
"""Characters beside a link from which on a line is a sentence with a link in it and not a menu."""

_PDF_PAGES = 5
"""Pages of a PDF that are looked at: 1–4 ms each."""

_PIECE = 16_000
"""Characters of markup that are read at a time: a page on the topic is let through after the first or second piece."""

SIDES, MANY = 2, 20
"""Sides of a relationship; numeric character references from which on a page is written in them."""

_HIDDEN = re.compile(r"<(?:(!)--|(script|style|select|noscript|svg|template)\b(?![^<>]*[+/]json)[^<>]*>)", re.IGNORECASE)
_CLOSING = {
    "!": re.compile("-->"),
    **{name: re.compile(f"</{name}\\b[^<>]*>", re.IGNORECASE) for name in ("script", "style", "select", "noscript", "svg", "template")},
}
_LINK, _LINK_END = re.compile(r"<a\b[^<>]*>", re.IGNORECASE), re.compile(r"</a\s*>", re.IGNORECASE)
_META = re.compile(r"""<meta\b[^<>]*?\b(?:description|title|headline)["'][^<>]*?\bcontent\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
_BREAK = re.compile(
    r"</?(?:p|div|li|td|th|tr|ul|ol|h[1-6]|br|section|article|nav|header|footer|aside|dd|dt|main|title|blockquote)\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_REFERENCE = re.compile(rb"&#|&nbsp;")
_NOT_ASCII = re.compile(rb"\\u(?!00[0-7])[0-9a-fA-F]{4}")
"""An escape worth undoing before the scan: most are of quotation marks and angle brackets in scripts."""


def admit(page: Page, topic: Topic, home: frozenset[str] = frozenset()) -> Drop | None:
    """Return None when the page is worth extracting, else the Drop: NOT_TEXT for what is neither markup nor PDF,
    NOT_MENTIONED where some side has no form of its names, however weak, in any language and likely character set.

    The sides in `home`, in whose country the outlet is, need no name where the text tells of a dealing.
    """
    if pdf.is_pdf(page.body):
        return _admit_pdf(page, topic, home)
    if kind := _no_text(page):
        return Drop(url=page.url, stage=Stage.GATE, reason=Reason.NOT_TEXT, detail=f"The answer is {kind}, not a page of text.")
    for text, encoded in _readings(page):
        if len(_scanned(encoded, topic) | home) >= SIDES and _names_both(_visible(text), topic, home):
            return None
    return Drop(url=page.url, stage=Stage.GATE, reason=Reason.NOT_MENTIONED, detail="Its text does not name both sides.")


def _admit_pdf(page: Page, topic: Topic, home: frozenset[str]) -> Drop | None:
    """Look at the first pages. A file that cannot be opened is admitted, so that extraction says what is wrong with it."""
    try:
        text = pdf.glance(page.body, pages=_PDF_PAGES)
    except pdf.UnreadableError:
        return None
    if _names_both([text], topic, home):
        return None
    detail = f"The first {_PDF_PAGES} pages of the PDF do not name both sides."
    return Drop(url=page.url, stage=Stage.GATE, reason=Reason.NOT_MENTIONED, detail=detail)


def _names_both(pieces: Iterable[str], topic: Topic, home: frozenset[str]) -> bool:
    """Return whether the pieces read so far name both sides; most pages that do say so at their head."""
    named, dealing = frozenset[str](), False
    for piece in pieces:
        found = names.find(piece, topic)
        named, dealing = named | names.sides(found), dealing or names.deals(found)
        if len(named | (home if dealing else frozenset())) >= SIDES:
            return True
    return False


def _no_text(page: Page) -> str:
    """Return what the answer is when it is no text: by its first bytes, else by its declared type."""
    if page.body.startswith(_SIGNATURES):
        return page.header("content-type") or "binary"
    kind = page.header("content-type")
    return kind if _BINARY.match(kind) and not _TEXTUAL.search(kind) else ""


def _readings(page: Page) -> Iterator[tuple[str, bytes]]:
    """Yield the page decoded as it says, with its UTF-8; where that fails or nothing is said, in each likely character set."""
    said = _declared(page)
    text = _decode(page.body, said)
    if text is not None:
        yield text, page.body if said == "utf-8" else text.encode("utf-8", "replace")
        return
    for charset in dict.fromkeys(("utf-8", *_GUESSES)):
        if charset != said:
            text = page.body.decode(charset, errors="replace")
            yield text, text.encode("utf-8", "replace")


def _declared(page: Page) -> str:
    """Return the character set by byte order mark, header, or the page's own word; UTF-8 where there is none."""
    for mark, charset in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if page.body.startswith(mark):
            return charset
    if b"\x00" in page.body[:64]:
        return "utf-16-be" if page.body[:1] == b"\x00" else "utf-16-le"
    said = _CHARSET.search(page.header("content-type").encode("latin-1", errors="replace")) or _CHARSET.search(page.body[:_HEAD])
    if said:
        name = (said[1] or said[2]).decode("ascii").lower()
        return _WIDER.get(name, name)
    return "utf-8"


def _decode(body: bytes, charset: str) -> str | None:
    try:
        return body.decode(charset)
    except LookupError:
        return None
    except UnicodeDecodeError:
        text = body.decode(charset, errors="replace")
        return text if text.count("\ufffd") <= _BROKEN * len(text) else None


def _scanned(encoded: bytes, topic: Topic) -> frozenset[str]:
    """Return the sides that have some form anywhere in the markup, given as UTF-8. Most pages have one at most."""
    references = _REFERENCE.findall(encoded)
    if references.count(b"&#") > MANY:
        encoded = html.unescape(encoded.decode("utf-8", "replace")).encode("utf-8", "replace")
    elif references:
        encoded = encoded.replace(b"&nbsp;", b" ")
    if _NOT_ASCII.search(encoded):
        encoded = _ESCAPED.sub(_unescape, encoded.decode("utf-8", "replace")).encode("utf-8", "replace")
    return names.scan(encoded, topic)


def _visible(text: str) -> Iterator[str]:
    """Yield what a reader would read as text, piece by piece: descriptions; then structured data and lines, links only inside
    sentences. Pieces end where a line does."""
    yield html.unescape(" ".join(match[1] for match in _META.finditer(text)))
    shown, start = _shown(text), 0
    while start < len(shown):
        line_end = _BREAK.search(shown, start + _PIECE)
        end = line_end.end() if line_end else len(shown)
        yield _read(shown[start:end])
        start = end


def _read(markup: str) -> str:
    marked = _LINK_END.sub("\x02", _LINK.sub("\x01", markup))
    lines = _TAG.sub("", _BREAK.sub("\n", marked)).split("\n")
    kept = "\n".join(_without_links(line) for line in lines if line.strip())
    return html.unescape(_ESCAPED.sub(_unescape, kept))


def _shown(text: str) -> str:
    """Return the markup without what no reader sees, in one pass: an element that never ends hides nothing."""
    parts, at = [], 0
    endless: set[str] = set()
    for opening in _HIDDEN.finditer(text):
        name = (opening[1] or opening[2]).lower()
        if opening.start() < at or name in endless:
            continue
        closing = _CLOSING[name].search(text, opening.end())
        if closing is None:
            endless.add(name)
            continue
        parts.append(text[at : opening.start()])
        at = closing.end()
    return " ".join((*parts, text[at:]))


def _unescape(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))


_LINKED = re.compile("\x01[^\x02]*\x02?")


def _without_links(line: str) -> str:
    if "\x01" not in line:
        return line
    rest = _LINKED.sub(" ", line)
    return line.translate({1: None, 2: None}) if len(rest.strip()) >= _OPENING else rest
