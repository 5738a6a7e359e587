"""Turns the bytes of a page into text, whatever their label says; it reads no markup beyond the label itself.

The order is that of the WHATWG standard (byte order mark, header, meta), then detection, with two exceptions: bytes that are
valid UTF-8 beyond ASCII are UTF-8 whatever the label (a chance agreement is next to impossible), and a label is only believed
when the text it gives looks like writing: servers of older sites send windows-1251 or GBK as `iso-8859-1` or as `utf-8`.
"""

import codecs
import re
from collections.abc import Iterable, Iterator

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEADER = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=["']([\w.:-]+)""", re.IGNORECASE)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252"}
"""A label stands for the wider set that its users really write (WHATWG Encoding, names and labels)."""
_GUESSES = ("gb18030", "cp1251", "koi8-r", "big5", "cp1253", "cp1252", "cp1250")
_PLAUSIBLE = 0.8
_CLEAN = 0.98
_NEGLIGIBLE = 0.1
"""Broken signs spoil a text only where they are more than so much of it: a lost dash in an English page does not."""
_SAMPLE = 400_000
_LABEL_WITHIN = 4_096

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_BROKEN = re.compile(r"[\x80-\x9f\ufffd\ue000-\uf8ff]")
_LATIN_RUN = re.compile(r"[\u00a0-\u00ff\u0152\u0153\u0160\u0161\u0178\u0192\u02c6\u02dc]{4,}")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_INVERTED = re.compile(r"[а-яёіўїєґ][А-ЯЁІЎЇЄҐ]{2,}")
_ORDERLY = re.compile(r"[А-ЯЁІЎЇЄҐA-Z]?[а-яёіўїєґ]+|[А-ЯЁІЎЇЄҐ]+")
_MIXED = re.compile(r"[A-Za-z][\u0370-\u04ff\u00a1-\u00bf]+(?=[A-Za-z])")
_HANZI = re.compile(r"[\u3400-\u9fff]")
_KANA_HANGUL = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_COMMON_HANZI = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子说說"
    "产產种種面而方后後多定行学學法所民得经經十三之进進着等部度家电電力里如水化高自二理起小物现現实實加量都两兩体體制机機当當使点點"
    "从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新内內数數正心反明看原又么麼利比"
    "或但质質气氣第向道此变變条條只没沒结結解问問意建月公无無系军軍很情者最立代想已通并提直题題党黨程展五果料员員入常文总總次品式活设設"
)
"""The commonest signs of Chinese in both scripts; they are about half of any text and next to nothing of a wrong decoding."""
_RARE_HANZI = 0.12
_CAPITALS = 10
"""Where fewer than one word in so many has small letters after its first, the text is in capitals."""


def decode(body: bytes, content_type: str) -> str | None:
    """Return the text of `body`, or None when no reading of it looks like writing. A sign cut off at the end is left out."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if (text := _utf8(body)) is not None:
        return text
    best, quality = "", -1.0
    for name in dict.fromkeys(_candidates(body, content_type)):
        text = body.decode(name, "replace")
        sound = soundness(text)
        if sound > quality:
            best, quality = text, sound
        if quality >= _CLEAN:
            break
    return best if quality >= _PLAUSIBLE or _foreign(best) < _NEGLIGIBLE * len(best) else None


def garbled(text: str) -> bool:
    """Tell whether a text is bytes read wrongly, by us or already by whoever wrote the page."""
    return soundness(text) < _PLAUSIBLE and _foreign(text) > _NEGLIGIBLE * len(text)


def soundness(text: str) -> float:
    """Return the share (0…1) of the signs beyond ASCII that look like writing rather than like bytes read wrongly; 1
    where there are none. Broken signs, runs of accented Latin, case changing inside Cyrillic words, rare hanzi only."""
    runs = _FOREIGN.findall(text[:_SAMPLE])
    total = sum(map(len, runs))
    if not total:
        return 1.0
    joined = " ".join(runs)
    bad = len(_BROKEN.findall(joined)) * 2 + sum(map(len, _LATIN_RUN.findall(joined))) + len(_MIXED.findall(text[:_SAMPLE]))
    return max(0.0, 1.0 - (bad + _disorderly(joined) + _rare(joined)) / total)


def _candidates(body: bytes, content_type: str) -> Iterator[str]:
    yield from _known(_HEADER.findall(content_type))
    head = body[:_LABEL_WITHIN]
    yield from _known((first or second).decode("ascii", "replace") for first, second in _META.findall(head))
    yield from _GUESSES


def _known(labels: Iterable[str]) -> Iterator[str]:
    for label in labels:
        try:
            name = codecs.lookup(label).name
            b"".decode(name)
        except (LookupError, ValueError):
            continue
        yield _WIDER.get(name, name)


def _utf8(body: bytes) -> str | None:
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return None


def _foreign(text: str) -> int:
    return sum(map(len, _FOREIGN.findall(text)))


def _disorderly(text: str) -> int:
    """Count the letters of Cyrillic words whose case changes in the middle, as in a wrong 8-bit reading; all letters where
    small and capital ones changed places, as in KOI8-R and windows-1251 taken for each other."""
    words = [word for word in _CYRILLIC.findall(text) if len(word) > 1]
    small = sum(word[1:].islower() for word in words)
    if small * _CAPITALS < len(words) and any(map(_INVERTED.fullmatch, words)):
        return sum(map(len, words))
    return sum(len(word) for word in words if not _ORDERLY.fullmatch(word))


def _rare(text: str) -> int:
    """Count the hanzi when hardly any of them is a common one; Japanese and Korean are let be."""
    hanzi = _HANZI.findall(text)
    if not hanzi or len(_KANA_HANGUL.findall(text)) * 10 > len(hanzi):
        return 0
    common = sum(sign in _COMMON_HANZI for sign in hanzi)
    return len(hanzi) if common < _RARE_HANZI * len(hanzi) else 0
