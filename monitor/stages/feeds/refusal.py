"""Why an answer lists nothing: the two Drops that every kind of feed ends in; what a kind takes for one is its own to say."""

from monitor.model import Drop, Page, Reason, Stage


def empty(page: Page) -> Drop:
    """Return the Drop of an answer that is a feed, or nothing at all, and lists nothing."""
    return Drop(url=page.url, stage=Stage.FEEDS, reason=Reason.EMPTY_FEED, detail=f"{len(page.body)} bytes that list nothing")


def not_a_feed(page: Page, detail: str) -> Drop:
    """Return the Drop of an answer that is another thing than was asked for."""
    return Drop(url=page.url, stage=Stage.FEEDS, reason=Reason.NOT_A_FEED, detail=detail)
