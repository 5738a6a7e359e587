"""The Atom feed of the latest final editions, by feedgen; its times come from the digests and never from a clock."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from markupsafe import escape

from monitor.model import Digest
from monitor.stages.render.foreign import printable
from monitor.stages.render.wording import Wording

if TYPE_CHECKING:
    from feedgen.feed import FeedEntry

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""The update time of a feed without entries; feedgen would otherwise ask the clock."""


def atom(digests: Sequence[Digest], language: str) -> bytes:
    """Return the feed with the latest edition first. Provisional editions are left out: nothing is delivered from them.
    An entry is updated when its edition was cut, which is the end of its window."""
    from feedgen.feed import FeedGenerator  # late: 150 ms that `monitor --help` does not need

    final = sorted((one for one in digests if not one.provisional), key=lambda one: (one.window.end, one.edition.name))
    topic = digests[-1].topic if digests else ""
    feed = FeedGenerator()
    feed.id(_identity(topic, "feed"))
    feed.title(printable(final[-1].title if final else "") or "monitor")
    feed.updated(final[-1].window.end if final else _NEVER)
    feed.author(name="monitor")
    feed.generator("monitor")
    feed.language(language)
    feed.link(href="feed.xml", rel="self", type="application/atom+xml")
    feed.link(href="index.html", rel="alternate", type="text/html")
    for digest in final:
        _entry(feed.add_entry(order="prepend"), digest)
    return bytes(feed.atom_str(pretty=True))


def _entry(entry: "FeedEntry", digest: Digest) -> None:
    words = Wording(digest)
    entry.id(_identity(digest.topic, digest.edition.name))
    entry.title(f"{printable(digest.title)} · {words.date()}")
    entry.updated(digest.window.end)
    entry.published(digest.window.end)
    entry.link(href=f"{digest.edition.name}.html", rel="alternate", type="text/html")
    entry.content(_content(words), type="html")


def _content(words: Wording) -> str:
    """Return the headlines and the line of counts as HTML; what is foreign is escaped."""
    titles = [(story.headlines[0].sentence, story) for story in words.digest.stories if story.headlines]
    rows = [
        f'<li lang="{escape(one.language)}">{escape(printable(one.text))} ({escape(words.weight(story))})</li>' for one, story in titles
    ]
    listed = f"<ol>{''.join(rows)}</ol>" if rows else f"<p>{escape(words.nothing())}</p>"
    return f"{listed}<p>{escape(words.counts())}</p>"


def _identity(topic: str, name: str) -> str:
    """Return an identity that is the same wherever the folder is served from."""
    return uuid5(NAMESPACE_URL, f"monitor:{topic}:{name}").urn
