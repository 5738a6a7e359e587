"""Finds credits and captions of pictures inside a text: "Photo: BelTA, 2 March 2023". It leaves nothing out of the text.

A day beside a picture is the picture's. Found is only what is marked as a credit and whose end can be seen: a short line that opens
with the mark, a bracket, or the end of a line behind a sentence; a page that came as one long line is left alone.
"""

import re

LINE = 240
"""A longer line is a paragraph that begins with the word; a Chinese character counts for HAN letters."""
HAN = 3

BARE = 90
"""A credit behind a sentence is not longer, nor a line without a sign behind the word ("Photo BelTA, 2 March 2023"), which has no full
stop either."""

_MARK = r"""(?:
    (?:(?:file|archive|handout)\ )?(?:photo|photograph|picture|image)s?(?:\ credit)?\s*[:：/|©]
    | (?:photo|photograph|picture|image)s?\ (?:by|courtesy\ of)\ | (?:file|archive)\ (?:photo|picture|image)\b | pictured\s*[:：]
    | (?:архивн\w+\ )?(?:фото|фотография|снимок)\s*[:：/|©] | архивн\w+\ (?:фото|снимок)\b | на\ (?:фото|снимке|фотографии)\s*[:—–-]
    | (?:архіўн\w+\ )?(?:фота|фотаздымак|здымак)\s*[:：/|©] | архіўн\w+\ (?:фота|здымак)\b | на\ (?:фота|здымку|фотаздымку)\s*[:—–-]
    | фото\ (?:из\ архива|с\ сайта|пресс-служб\w+) | фота\ (?:з\ архіва|з\ сайта|прэс-служб\w+)
    | (?:资料图|資料圖|资料照|資料照|图为|圖為|图片来源|圖片來源|图片说明|圖片說明|图源|圖源) | (?:摄影|攝影|图|圖|供图|供圖)\s*[:：/／|｜]
)"""
_HAN = re.compile("[\u3400-\u9fff]")
_CREDIT = re.compile(
    rf"""^[ \t]*[(（\[【]?{_MARK}[^\n]*$
    | [(（\[【]{_MARK}[^()（）\[\]【】\n]*[)）\]】]
    | (?<=[.!?…。！？»”"])[ \t]*{_MARK}[^\n。]{{0,{BARE}}}。?$
    | ^[ \t]*(?:photo|фото|фота)\ (?-i:[A-ZА-ЯЁІЎ«“"])[^\n]{{0,{BARE}}}(?<![.!?…])$
    | ^[^\n]*(?:记者|記者|通讯员|通訊員|新华社|新華社)[^\n。]{{0,20}}[摄攝][)）\]】]?$""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)


def stretches(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the credits and captions stand, (start, end) each, in order."""
    return tuple(one.span() for one in _CREDIT.finditer(text) if _length(one[0]) <= LINE)


def without(text: str) -> str:
    """Return the text with blanks in the place of its credits and captions, so that offsets hold."""
    for start, end in stretches(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _length(found: str) -> int:
    return len(found) + (HAN - 1) * len(_HAN.findall(found)) if len(found) <= LINE else len(found)
