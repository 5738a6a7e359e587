"""Renders digests as Markdown, HTML, JSON and Atom: equal digests give equal bytes; it writes no file.

Public: `edition`, `front` and `timeline` for the publisher, `markdown` and `document` for one format, `read_markdown`, `read_html`
and `read_json` to read published bytes back, `printable` to compare printed words with stored ones, `snapshot` of the settings, `phrases`
and `leaflet` for words around the news elsewhere.
"""

from collections.abc import Sequence

from monitor.model import Digest, EditionRecord, Format, Language, Milestone, Rendering
from monitor.stages.render import course
from monitor.stages.render.calendar import archive
from monitor.stages.render.citations import Unmatched, read_html, read_json, read_markdown
from monitor.stages.render.course import Course, Years
from monitor.stages.render.data import document, record, snapshot
from monitor.stages.render.feed import atom
from monitor.stages.render.foreign import printable
from monitor.stages.render.html import html, index
from monitor.stages.render.html import timeline as timeline_page
from monitor.stages.render.markdown import markdown
from monitor.stages.render.phrases import Phrases, leaflet, phrases
from monitor.stages.render.wording import Wording

FEED_LENGTH = 30
"""Editions in the Atom feed."""


def edition(digest: Digest) -> tuple[Rendering, ...]:
    """Return the edition's files: `.md`, `.html` and `.json`."""
    renderers = ((Format.MARKDOWN, markdown), (Format.HTML, html), (Format.JSON, document))
    return tuple(_file(f"{digest.edition.name}.{extension}", render(digest)) for extension, render in renderers)


def front(records: Sequence[EditionRecord], digests: Sequence[Digest]) -> tuple[Rendering, ...]:
    """Return the pages over all editions: `index.html` over `records`, `feed.xml` over `digests`."""
    whole = archive(records, digests)
    return _file("index.html", index(whole)), Rendering(name="feed.xml", data=atom(digests[-FEED_LENGTH:], whole.language))


def timeline(
    milestones: Sequence[Milestone], title: str, language: Language, name: str = "timeline", years: Years = ()
) -> tuple[Rendering, ...]:
    """Return the files of the timeline, or of a page of it called `name`: `.md`, `.html` and `.json`, in the words of `language`;
    `title` is the dossier's, `years` are the pages beside it."""
    words = Course(milestones, title, language, name, years)
    return (
        _file(f"{name}.md", course.markdown(words)),
        _file(f"{name}.html", timeline_page(words)),
        _file(f"{name}.json", course.document(words)),
    )


def _file(name: str, text: str) -> Rendering:
    """Return a file in UTF-8. Half a surrogate pair, which no UTF-8 can hold, becomes a question mark: one for one."""
    return Rendering(name=name, data=text.encode("utf-8", "replace"))


__all__ = [
    "FEED_LENGTH",
    "Phrases",
    "Unmatched",
    "Wording",
    "document",
    "edition",
    "front",
    "html",
    "leaflet",
    "markdown",
    "phrases",
    "printable",
    "read_html",
    "read_json",
    "read_markdown",
    "record",
    "snapshot",
    "timeline",
]
