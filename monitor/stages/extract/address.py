"""Decides under which addresses an article is known; it fetches none of them."""

from urllib.parse import urlsplit

from monitor import urls
from monitor.model import Entry, Page


def addresses(entry: Entry, page: Page | None, claimed: str) -> tuple[str, tuple[str, ...]]:
    """Return the article's url and its aliases: the page's own canonical link where it is sane, else where the page was
    found; then the other addresses and the GUID, each once. `claimed` is the canonical link as the page has it."""
    reached = _canonical(page.final_url if page else entry.url) or entry.url
    url = _sane(claimed, reached) or reached
    others = (reached, _canonical(page.url) if page else "", _canonical(entry.url) or entry.url, _canonical(entry.guid) or entry.guid)
    return url, tuple(dict.fromkeys(other for other in others if other and other != url))


def _sane(claimed: str, reached: str) -> str:
    """Return the canonical link, unless it leads to another site, or all pages of this one claim the front page."""
    url = _canonical(claimed, reached) if claimed.strip() else ""
    if not url or _site(url) != _site(reached):
        return ""
    return "" if urls.path(url) == "/" and not urlsplit(url).query and urls.path(reached) != "/" else url


def _canonical(url: str, base: str = "") -> str:
    try:
        return urls.canonical(url, base)
    except ValueError:
        return ""


def _site(url: str) -> str:
    """Return the host without `www.`, `m.` and `amp.`: the telephone's edition is the same site."""
    name = urls.host(url)
    return next((name.removeprefix(prefix) for prefix in ("m.", "amp.", "mobile.") if name.startswith(prefix)), name)
