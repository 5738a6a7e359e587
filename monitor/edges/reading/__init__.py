"""The reading room's questions to the store, on a connection that the reader gives; nothing is written."""

from monitor.edges.reading.articles import article
from monitor.edges.reading.finding import find, holds, outlets
from monitor.edges.reading.snippets import SNIPPET, snippet
from monitor.edges.reading.stories import stories, story

__all__ = ["SNIPPET", "article", "find", "holds", "outlets", "snippet", "stories", "story"]
