"""Pages of WARC files that others wrote (wget, Heritrix, browsers), as if they had been fetched at the record's date."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from monitor import urls
from monitor.errors import UsageError
from monitor.model import Page

_PAGES = frozenset({200, 203})
_KINDS = ("html", "pdf")
_PACKING = frozenset({"content-encoding", "transfer-encoding", "content-length", "set-cookie"})


def pages(path: Path, most: int) -> Iterator[Page]:
    """Yield the HTML and PDF answers of a WARC file, packed or not, in its order, bodies of up to `most` bytes. What is no answer with
    a page is passed over. Raises UsageError where the file cannot be read or has no WARC record."""
    records = 0
    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file, record_types=WarcRecordType.any_type, parse_http=True, auto_decode="all"):
                records += 1
                page = _page(record, most) if record.record_type is WarcRecordType.response else None
                if page:
                    yield page
    except OSError as error:
        if not records:
            raise _unreadable(path, error.strerror or str(error)) from error
    if not records:
        raise _unreadable(path, "it has no WARC record")


def _page(record: WarcRecord, most: int) -> Page | None:
    """Return a record's page, or None when it is none: another status, an image, too large, undated, no http address."""
    http, date = record.http_headers, record.record_date
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    if http is None or date is None or http.status_code not in _PAGES or not _fits(url, record.http_content_type or ""):
        return None
    body = record.reader.read(most + 1)
    if not body or len(body) > most:
        return None
    headers = tuple((name, value) for name, value in http.astuples() if name.lower() not in _PACKING)
    at = (date if date.tzinfo else date.replace(tzinfo=UTC)).astimezone(UTC)
    return Page(url=url, final_url=url, status=http.status_code, headers=headers, body=body, fetched_at=at)


def _fits(url: str, kind: str) -> bool:
    try:
        urls.canonical(url)
    except ValueError:
        return False
    return any(word in kind.lower() for word in _KINDS)


def _unreadable(path: Path, why: str) -> UsageError:
    return UsageError(f"{path} cannot be read as a WARC file: {why}", "Name a .warc or .warc.gz file as crawlers write them.")
