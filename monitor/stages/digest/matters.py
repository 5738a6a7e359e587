"""Finds what two sides speak of when they meet (`[[matters]]` of the topic) in accounts of meetings; it compares none.

Matters are no names of the relationship: they are looked for in the few texts that are set side by side, and nowhere else.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from monitor.model import Entity, EntityKind, Field, Kept, Mention, Place, Topic
from monitor.text import names


class Matters:
    """The matters of a topic; each text is read once."""

    def __init__(self, topic: Topic) -> None:
        self._topic = replace(topic, entities=topic.matters, matters=(), contexts=())
        self._known = {matter.id: matter for matter in topic.matters}
        self._read: dict[str, tuple[Mention, ...]] = {}

    def named(self, text: str) -> tuple[Mention, ...]:
        """Return the matters that a text names, with the manners of speaking of them, in its order."""
        if text not in self._read:
            self._read[text] = names.mentions(text, Field.TEXT, self._topic) if self._known else ()
        return self._read[text]

    def first(self, kept: Kept) -> dict[str, tuple[Entity, Place]]:
        """Return each matter that an article names with the place of its first mention, in the order of the text."""
        found: dict[str, tuple[Entity, Place]] = {}
        for mention in self.named(kept.article.text):
            if self._is_matter(mention.entity):
                found.setdefault(mention.entity, (self._known[mention.entity], mention.place))
        return found

    def ids(self, texts: Iterable[str]) -> Iterator[str]:
        """Yield the matters that some texts name."""
        yield from (one.entity for text in texts for one in self.named(text) if self._is_matter(one.entity))

    def label(self, name: str) -> str:
        """Return what to call a matter."""
        return self._known[name].label

    def manner(self, kept: Kept, within: Place) -> str:
        """Return how a stretch of an article says that something was spoken of; empty where it names no manner."""
        for one in self.named(kept.article.text):
            if not self._is_matter(one.entity) and within.start <= one.place.start < within.end:
                return self._known[one.entity].label
        return ""

    def _is_matter(self, name: str) -> bool:
        return self._known[name].kind is EntityKind.MATTER
