"""The feeds that a page itself names: RSS Autodiscovery (rssboard.org) and JSON Feed links. It guesses no addresses."""

from monitor.model import Page
from monitor.stages.feeds.fields import address, line

_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")


def discover(page: Page) -> tuple[tuple[str, str], ...]:
    """Return (address, title) of each feed named in the page's head, in its order, each once."""
    import lxml.html
    from lxml.etree import ParserError

    try:
        root = lxml.html.document_fromstring(page.body)
    except (ParserError, ValueError):
        return ()
    found: dict[str, str] = {}
    for link in root.iter("link"):
        url = address(link.get("href", ""), page.final_url)
        if "alternate" in link.get("rel", "").lower().split() and link.get("type", "").lower() in _TYPES and url:
            found.setdefault(url, line(link.get("title", "")))
    return tuple(found.items())
