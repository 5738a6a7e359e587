"""HTML list pages, for editions without a feed: every link whose absolute address matches the source's pattern.

The anchor's text is taken as the title; a date is not guessed from a list.
"""

import re

from monitor.model import Drop, Entry, Page, Source
from monitor.stages.feeds.fields import address
from monitor.stages.feeds.refusal import not_a_feed


def read(page: Page, source: Source) -> tuple[Entry, ...] | Drop:
    """Return an entry for each matching link, with the longest text any link to it has."""
    import lxml.html
    from lxml.etree import ParserError

    try:
        root = lxml.html.document_fromstring(page.body, parser=_parser(page.header("content-type")))
    except (ParserError, LookupError, ValueError) as error:
        return not_a_feed(page, f"no list page: {error}")
    pattern = re.compile(source.link_pattern)
    titles: dict[str, str] = {}
    for element, attribute, link, _ in root.iterlinks():
        url = address(link, page.final_url) if (element.tag, attribute) == ("a", "href") else ""
        if url and pattern.search(url):
            text = " ".join(element.text_content().split())
            titles[url] = max(titles.get(url, ""), text, key=len)
    return tuple(Entry(source=source.id, url=url, guid="", title=title) for url, title in titles.items())


def _parser(content_type: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 (lxml ships no types)
    """Return a parser told the charset of the header; without one lxml reads the page's own meta element."""
    import lxml.html

    charset = re.search(r"charset=[\"']?([\w-]+)", content_type, re.IGNORECASE)
    return lxml.html.HTMLParser(encoding=charset[1]) if charset else lxml.html.HTMLParser()
