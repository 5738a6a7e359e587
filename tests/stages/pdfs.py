"""Writes small PDF files by hand, in any script, through a font that only says which sign is which; it tests nothing."""

from collections.abc import Sequence
from typing import TypeAlias

Line: TypeAlias = tuple[str, int, int, int]
"""Text, size, and where it begins: points from the left and from the bottom of a page of 600 by 800."""

_WIDE = 0x2E80
_ENCRYPT = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [<00> <00>]".format("5a" * 32)


def pdf(*pages: Sequence[Line], title: str = "", created: str = "", encrypted: bool = False) -> bytes:
    """Return a PDF of these pages, with this title and creation date in its metadata."""
    signs = sorted({sign for page in pages for text, *_ in page for sign in text})
    codes = {sign: code for code, sign in enumerate(signs, 1)}
    kids = " ".join(f"{7 + 2 * n} 0 R" for n in range(len(pages)))
    info = f"<< /Title <feff{title.encode('utf-16-be').hex()}> /CreationDate ({created}) >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Sample /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        _font(codes),
        _stream(_unicode(codes)),
        info.encode(),
    ]
    for n, page in enumerate(pages):
        resources = "/Resources << /Font << /F 3 0 R >> >> /MediaBox [0 0 600 800]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {resources} /Contents {8 + 2 * n} 0 R >>".encode())
        objects.append(_stream("\n".join(_shown(line, codes) for line in page)))
    return _file(objects, _ENCRYPT if encrypted else "")


def lines(texts: Sequence[str], *, size: int = 12, top: int = 700, left: int = 50) -> list[Line]:
    """Return lines one below the other."""
    return [(text, size, left, top - n * round(size * 1.3)) for n, text in enumerate(texts)]


def wrapped(text: str, width: int) -> list[str]:
    """Return a text broken into lines of about so many signs, between words where there are blanks."""
    if " " not in text:
        return [text[start : start + width] for start in range(0, len(text), width)]
    found: list[str] = [""]
    for word in text.split():
        if len(found[-1]) + len(word) >= width:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    return found


def _font(codes: dict[str, int]) -> bytes:
    widths = " ".join(f"{code} [{1000 if ord(sign) > _WIDE else 500}]" for sign, code in codes.items())
    metrics = "/FontBBox [0 -200 1000 800] /Ascent 800 /Descent -200"
    described = f"/FontDescriptor << /Type /FontDescriptor /FontName /Sample /Flags 4 {metrics} >>"
    system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    return f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sample {system} {described} /DW 500 /W [{widths}] >>".encode()


def _unicode(codes: dict[str, int]) -> str:
    pairs = [f"<{code:04x}> <{sign.encode('utf-16-be').hex()}>" for sign, code in codes.items()]
    blocks = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in _portions(pairs))
    space = "1 begincodespacerange <0000> <ffff> endcodespacerange"
    return f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def {space}\n{blocks}\nendcmap end end"


def _portions(pairs: list[str]) -> list[list[str]]:
    return [pairs[start : start + 100] for start in range(0, len(pairs), 100)]


def _shown(line: Line, codes: dict[str, int]) -> str:
    text, size, left, bottom = line
    return f"BT /F {size} Tf {left} {bottom} Td <{''.join(f'{codes[sign]:04x}' for sign in text)}> Tj ET"


def _stream(content: str) -> bytes:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream".encode()


def _file(objects: list[bytes], more: str) -> bytes:
    body, offsets = b"%PDF-1.7\n", []
    for n, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{n} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R {more} >>\nstartxref\n{len(body)}\n%%EOF"
    return body + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()
