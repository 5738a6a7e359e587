"""Decides whether a page is worth extracting: a cheap scan of its text for both sides of the topic.

It neither extracts nor judges; in doubt it admits. Of 120 real Russian pages 18 name both sides in their menus and none in its
article, so links that stand alone, options, scripts and styles are not text; a link inside a sentence is. Nor do lines count by
which pages of the host were let through before that turned out to be off the topic.
"""

import codecs
import html
import re
from collections.abc import Iterable, Iterator
from functools import cache

from monitor.model import Drop, Page, Reason, Stage, Topic
from monitor.stages.extract import pdf
from monitor.text import automata, furniture, names

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
"""Characters of markup that are read first, and twice as many each time after: a page on the topic is let through after the first or
second piece, and most pages that come so far are read to the end, which each piece makes dearer."""

SIDES, MANY = 2, 20
"""Sides of a relationship; numeric character references from which on a page is written in them."""

_HIDDEN = re.compile(r"<(?=[!sSnNtT])(?:(!)--|((?i:script|style|select|noscript|svg|template))\b(?![^<>]*[+/]json)[^<>]*>)")
"""First letters apart: most tags begin with another one, and whatever the case each word would be tried at each tag."""
_CLOSING = {
    "!": re.compile("-->"),
    **{name: re.compile(f"</{name}\\b[^<>]*>", re.IGNORECASE) for name in ("script", "style", "select", "noscript", "svg", "template")},
}
_META = re.compile(r"""<meta\b[^<>]*?\b(?:description|title|headline)["'][^<>]*?\bcontent\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
_BLOCKS = frozenset(
    "p div li td th tr ul ol h1 h2 h3 h4 h5 h6 br section article nav header footer aside dd dt main title blockquote".split()  # noqa: SIM905 - a list of thirty short words
)
_TAG = re.compile(r"<(/?[a-zA-Z]++[1-6]?+)[^>]*+>")
_BUT_META = re.compile(rb"<[a-ln-zA-LN-Z/!?][^>]*+>(?:\s*+<[a-ln-zA-LN-Z/!?][^>]*+>)*+")
"""All tags but those on m, which descriptions stand in, as many at once as stand together: there are five times as many tags. What is
not `>` is sought three times as fast as what is neither `<` nor `>`; so that this stays linear where tags never end, both are tried up
to the last `>` only."""
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_REFERENCE = re.compile(rb"&#|&nbsp;")
_NOT_ASCII = re.compile(rb"\\u(?!00[0-7])[0-9a-fA-F]{4}")
"""An escape worth undoing before the scan: most are of quotation marks and angle brackets in scripts."""


def admit(page: Page, topic: Topic, home: frozenset[str] = frozenset(), known: frozenset[str] = frozenset()) -> Drop | tuple[str, ...]:
    """Return the marks of the lines for which the page is worth extracting, else the Drop: NOT_TEXT for what is neither markup nor
    PDF, NOT_MENTIONED where some side has no form of its names, however weak, in any language and likely character set.

    The sides in `home`, in whose country the outlet is, need no name where the text tells of a dealing. Lines whose marks (see
    `text.furniture`) are `known` do not count.
    """
    if pdf.is_pdf(page.body):
        return _admit_pdf(page, topic, home, known)
    if kind := _no_text(page):
        return Drop(url=page.url, stage=Stage.GATE, reason=Reason.NOT_TEXT, detail=f"The answer is {kind}, not a page of text.")
    for text, encoded in _readings(page):
        if len(_scanned(encoded, topic) | home) >= SIDES:
            lines = _lines_on_both(_visible(text), topic, home, known)
            if lines is not None:
                return lines
    return Drop(url=page.url, stage=Stage.GATE, reason=Reason.NOT_MENTIONED, detail="Its text does not name both sides.")


def _admit_pdf(page: Page, topic: Topic, home: frozenset[str], known: frozenset[str]) -> Drop | tuple[str, ...]:
    """Look at the first pages. A file that cannot be opened is admitted, so that extraction says what is wrong with it."""
    try:
        text = pdf.glance(page.body, pages=_PDF_PAGES)
    except pdf.UnreadableError:
        return ()
    lines = _lines_on_both([text], topic, home, known)
    if lines is not None:
        return lines
    detail = f"The first {_PDF_PAGES} pages of the PDF do not name both sides."
    return Drop(url=page.url, stage=Stage.GATE, reason=Reason.NOT_MENTIONED, detail=detail)


def _lines_on_both(pieces: Iterable[str], topic: Topic, home: frozenset[str], known: frozenset[str]) -> tuple[str, ...] | None:
    """Return the marks of the first lines that name the sides, None where they are not both named. In text without markup names are
    found about as fast as they are scanned for (55 and 46 ns a character of Russian), so that there is no scan before."""
    named, dealing, marks = frozenset[str](), False, set[str]()
    for piece in pieces:
        for one in names.find(piece, topic):
            told, deals = names.sides((one,)), names.deals((one,))
            if told <= named and (dealing or not deals):
                continue
            mark = furniture.admitting(_line_at(piece, one.start))
            if mark in known:
                continue
            named, dealing, marks = named | told, dealing or deals, marks | {mark}
            if len(named | (home if dealing else frozenset())) >= SIDES:
                return tuple(sorted(marks - {""}))
    return None


def _line_at(text: str, place: int) -> str:
    end = text.find("\n", place)
    return text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)]


def _no_text(page: Page) -> str:
    """Return what the answer is when it is no text: by its first bytes, else by its declared type."""
    if page.body.startswith(_SIGNATURES):
        return page.header("content-type") or "binary"
    kind = page.header("content-type")
    return kind if _BINARY.match(kind) and not _TEXTUAL.search(kind) else ""


def _readings(page: Page) -> Iterator[tuple[str, bytes]]:
    """Yield the page without its scripts, decoded as it says, with its UTF-8; where that fails or nothing is said, in each likely
    character set."""
    said, body = _declared(page), _without_scripts(page.body)
    text = _decode(body, said)
    if text is not None:
        yield text, body if said == "utf-8" else text.encode("utf-8", "replace")
        return
    for charset in dict.fromkeys(("utf-8", *_GUESSES)):
        if charset != said:
            text = body.decode(charset, errors="replace")
            yield text, text.encode("utf-8", "replace")


def _without_scripts(body: bytes) -> bytes:
    """Return the page without the scripts that are plain to see, a third of it: what they name is no text. Data stays; what never
    ends too."""
    parts, at, start = [], 0, -1
    for which, place, _ in _SCRIPTS().find_matches_as_indexes(body):
        if which == _OPENS and start < 0:
            start = place
        elif which != _OPENS and start >= 0:
            parts += [body[at:start], body[start:place] if b"json" in body[start : body.find(b">", start)] else b""]
            at, start = place, -1
    return b"".join((*parts, body[at:]))


_SCRIPTS, _OPENS = cache(lambda: automata.of_bytes((b"<script", b"</script"))), 0
"""Sought at once, three times as fast as `bytes.find` seeks one after the other."""


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
    """Return the sides that have some form in text or descriptions, menus and all, given as UTF-8. Most pages have one at most."""
    last = encoded.rfind(b">") + 1
    encoded = _BUT_META.sub(b" ", encoded[:last]) + encoded[last:]
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
    sentences. Pieces end at a line that begins with a tag."""
    yield html.unescape("\n".join(match[1] for match in _META.finditer(text)))
    shown, start, size = _shown(text), 0, _PIECE
    while start < len(shown):
        end = shown.find("\n<", start + size)
        end = end if end >= 0 else len(shown)
        yield _read(shown[start:end])
        start, size = end, 2 * size


def _read(markup: str) -> str:
    last = markup.rfind(">") + 1
    parts = [*_TAG.split(markup[:last]), "", markup[last:]]
    parts[1::2] = map(_SIGNS.__getitem__, parts[1::2])
    lines = filter(None, map(str.strip, "".join(parts).split("\n")))
    kept = "\n".join(_without_links(line) if "\x01" in line else line for line in lines)
    return html.unescape(_ESCAPED.sub(_unescape, kept))


class _Signs(dict[str, str]):
    """What stands for a tag in the text: a line's end for a block, marks for the ends of a link, nothing for others."""

    def __missing__(self, tag: str) -> str:
        name = tag.lower()
        sign = _LINK_SIGNS.get(name, "\n" if name.removeprefix("/") in _BLOCKS else "")
        if len(self) < _MOST_TAGS:
            self[tag] = sign
        return sign


_LINK_SIGNS = {"a": "\x01", "/a": "\x02"}
_MOST_TAGS = 1000
_SIGNS = _Signs()
"""Looked up in a third of the time that a remembered call takes: a page has two thousand tags."""


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
    """Return a line without its links, but where they stand in a sentence. Most are one link and nothing else."""
    if line[0] == "\x01" and line.find("\x02") == len(line) - 1:
        return ""
    rest = _LINKED.sub(" ", line)
    return line.translate({1: None, 2: None}) if len(rest.strip()) >= _OPENING else rest
