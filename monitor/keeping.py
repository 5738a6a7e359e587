"""Decides which archived answers stay for good, at the moment when they are archived; it fetches and judges nothing.

An answer of a feed is held for a while only, like every answer of which nothing was kept. Where an article has its text from the feed
itself, the answer that says so is all the proof there is, and stays.
"""

from monitor.model import Answer, Article, Drop, Judged, Listing, NotModified, Page, Settings, TextOrigin, Wanted
from monitor.ports import Edges
from monitor.stages import looks, polling, verify

SEARCHED = 50
"""Answers of feeds that are opened for an article at most, the newest first; the words stand in the newest one as a rule."""


def listing(edges: Edges, answer: Answer, read: Listing | Drop) -> str:
    """Archive what a source answered, unless it holds words that were forgotten, and return its name."""
    body = answer.outcome
    entries = read.entries if isinstance(read, Listing) else ()
    if not isinstance(body, Page) or edges.store.forgotten([entry.url for entry in entries]):
        return ""
    return edges.archive.put(body, keep=False)


def page(edges: Edges, settings: Settings, one: Wanted, answer: Page | NotModified | Drop, outcome: Judged | Drop) -> str:
    """Archive the answer to a page, for good where it is news, and return its name, empty for no answer. The answer of a feed that gave
    the text in its stead stays for good too."""
    news = looks.is_news(one, outcome)
    if news and isinstance(outcome, Judged) and outcome.article.origin is TextOrigin.FEED:
        _uphold(edges, settings, one.entry.url, outcome.article)
    return edges.archive.put(answer, keep=news) if isinstance(answer, Page) else ""


def _uphold(edges: Edges, settings: Settings, url: str, article: Article) -> None:
    """Keep the newest answer of a feed that has most of the article's words."""
    lines = [line for line in (article.title, *article.text.splitlines()) if line.strip()]
    best: tuple[int, Page] | None = None
    for name, key in edges.store.feed_answers(url)[:SEARCHED]:
        found = edges.archive.find(key)
        texts = verify.feed_texts(found, polling.source_called(name, settings)) if found else ()
        held = sum(verify.in_answer(line, texts) for line in lines)
        if found and held > (best[0] if best else 0):
            best = held, found
        if held == len(lines):
            break
    if best:
        edges.archive.put(best[1], keep=True)
