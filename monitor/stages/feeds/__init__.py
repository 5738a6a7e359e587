"""What a source's answer lists: RSS 0.9x–2.0, RDF, Atom, JSON Feed, sitemaps and HTML list pages, whatever is readable.

It does not decide what is new, nor fetch what is listed.
"""

import hashlib

from monitor.model import Answer, Drop, Entry, Listing, NotModified, Page, Source, SourceKind, Validators
from monitor.stages.feeds import jsonfeed, listpage, sitemap, syndication
from monitor.stages.feeds.refusal import empty

MOST_ENTRIES = 2_000
"""Entries read of one answer. feedparser needs 10 s for 100,000; the ones listed first are the newest by convention."""


def read_answer(answer: Answer) -> Listing | Drop:
    """Return what the answer lists, or why nothing can be read. A body seen last time is not read again."""
    match answer.outcome:
        case Drop():
            return answer.outcome
        case NotModified():
            return Listing(entries=(), validators=answer.validators, unchanged=True)
        case Page() as page:
            return _read_page(page, answer.source, answer.validators)


def _read_page(page: Page, source: Source, last: Validators) -> Listing | Drop:
    body_hash = hashlib.sha256(page.body).hexdigest()
    validators = Validators(etag=page.header("etag"), last_modified=page.header("last-modified"), body_hash=body_hash)
    if body_hash == last.body_hash:
        return Listing(entries=(), validators=validators, unchanged=True)
    entries = read_entries(page, source)
    if isinstance(entries, Drop):
        return entries
    return Listing(entries=_each_once(entries), validators=validators, unchanged=False)


def read_entries(page: Page, source: Source) -> tuple[Entry, ...] | Drop:
    """Return the entries of a page in their order; EMPTY_FEED for an answer that lists nothing, NOT_A_FEED for another thing."""
    kind = sniff(page.body) if source.kind is SourceKind.AUTO else source.kind
    match kind:
        case SourceKind.JSON:
            entries = jsonfeed.read(page, source)
        case SourceKind.SITEMAP:
            entries = sitemap.read(page, source, MOST_ENTRIES)
        case SourceKind.LIST:
            entries = listpage.read(page, source)
        case SourceKind.RSS | SourceKind.ATOM | SourceKind.AUTO:
            entries = syndication.read(page, source, MOST_ENTRIES)
    if isinstance(entries, tuple) and not entries:
        return empty(page)
    return entries


def sniff(body: bytes) -> SourceKind:
    """Return the kind that a body looks like; `auto` for syndication of any flavour."""
    head = body[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"{"):
        return SourceKind.JSON
    if b"<urlset" in head or b"<sitemapindex" in head:
        return SourceKind.SITEMAP
    return SourceKind.AUTO


def _each_once(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    first: dict[str, Entry] = {}
    for entry in entries[:MOST_ENTRIES]:
        first.setdefault(entry.url, entry)
    return tuple(first.values())
