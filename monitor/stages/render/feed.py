"""The Atom feed of the latest final editions, by feedgen; its times come from the digests and never from a clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from markupsafe import escape

from monitor.model import Digest
from monitor.stages.render.foreign import printable
from monitor.stages.render.press import FOLDER, Links
from monitor.stages.render.wording import Wording

if TYPE_CHECKING:
    from feedgen.feed import FeedEntry

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""The update time of a feed without entries; feedgen would otherwise ask the clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry of a feed: its lasting identity, where it leads, when it last changed, and its content as safe HTML."""

    identity: str
    title: str
    href: str
    updated: datetime
    content: str


def atom(digests: Sequence[Digest], language: str, links: Links = FOLDER) -> bytes:
    """Return the feed with the latest edition first. Provisional editions are left out: nothing is delivered from them.
    An entry is updated when its edition was cut, which is the end of its window."""
    final = sorted((one for one in digests if not one.provisional), key=lambda one: (one.window.end, one.edition.name))
    topic = digests[-1].topic if digests else ""
    title = printable(final[-1].title if final else "") or "monitor"
    return syndicate(identity(topic, "feed"), title, [_line(one, links) for one in final], language, (links.feed, links.index))


def syndicate(name: str, title: str, lines: Sequence[Line], language: str, places: tuple[str, str]) -> bytes:
    """Return an Atom feed of the lines, the last one first. `places` are the addresses of the feed itself and of the page it goes with."""
    from feedgen.feed import FeedGenerator  # late: 150 ms that `monitor --help` does not need

    feed = FeedGenerator()
    feed.id(name)
    feed.title(printable(title))
    feed.updated(max((line.updated for line in lines), default=_NEVER))
    feed.author(name="monitor")
    feed.generator("monitor")
    feed.language(language)
    feed.link(href=places[0], rel="self", type="application/atom+xml")
    feed.link(href=places[1], rel="alternate", type="text/html")
    for line in lines:
        _enter(feed.add_entry(order="prepend"), line)
    return bytes(feed.atom_str(pretty=True))


def _enter(entry: "FeedEntry", line: Line) -> None:
    entry.id(line.identity)
    entry.title(printable(line.title) or "–")
    entry.updated(line.updated)
    entry.published(line.updated)
    entry.link(href=line.href, rel="alternate", type="text/html")
    entry.content(line.content, type="html")


def _line(digest: Digest, links: Links) -> Line:
    words = Wording(digest)
    return Line(
        identity=identity(digest.topic, digest.edition.name),
        title=f"{printable(digest.title)} · {words.date()}",
        href=f"{links.editions}{digest.edition.name}.html",
        updated=digest.window.end,
        content=_content(words),
    )


def _content(words: Wording) -> str:
    """Return the headlines and the line of counts as HTML; what is foreign is escaped."""
    titles = [(story.headlines[0].sentence, story) for story in words.digest.stories if story.headlines]
    rows = [
        f'<li lang="{escape(one.language)}">{escape(printable(one.text))} ({escape(words.weight(story))})</li>' for one, story in titles
    ]
    listed = f"<ol>{''.join(rows)}</ol>" if rows else f"<p>{escape(words.nothing())}</p>"
    return f"{listed}<p>{escape(words.counts())}</p>"


def identity(topic: str, name: str) -> str:
    """Return an identity that is the same wherever the folder is served from."""
    return uuid5(NAMESPACE_URL, f"monitor:{topic}:{name}").urn
