"""The pages over all editions: `index.html`, `feed.xml` and the timeline, a page a year. It composes no edition and publishes nothing."""

from collections.abc import Iterator

from monitor.model import Digest, Rendering, Settings
from monitor.ports import Edges
from monitor.stages import render, timeline


def pages(settings: Settings, edges: Edges, told: Digest | None = None) -> tuple[Rendering, ...]:
    """Return the pages over all editions; of the timeline those that an edition just `told` changes, or all."""
    records = edges.store.editions()
    latest = (edges.store.edition_digest(record.edition) for record in records[-render.FEED_LENGTH :])
    chapters = timeline.chapters(records)
    names = {f"{one.name}.html": one.name for one in chapters}
    missing = [names[name] for name in edges.publisher.missing(tuple(names))]
    stale = timeline.stale(chapters, told, records, edges.store.decisions(), missing) if told else chapters
    course = (page for one in stale for page in _course(settings, edges, one, chapters))
    return (*render.front(records, tuple(digest for digest in latest if digest)), *course)


def _course(settings: Settings, edges: Edges, chapter: timeline.Chapter, chapters: tuple[timeline.Chapter, ...]) -> Iterator[Rendering]:
    milestones = timeline.timeline(settings, edges.store.story_records(since=chapter.since), chapter)
    years = tuple((one.year, one.name) for one in chapters if one != chapter)
    language = settings.editions.languages[0]
    yield from render.timeline(milestones, settings.topic.title(language), language, chapter.name, years)
