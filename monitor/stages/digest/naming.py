"""Names of the dossier in the reader's language; it finds none in a text."""

from collections.abc import Iterator
from dataclasses import replace

from monitor.model import Entity, Language, Topic

LABELS: Language = "en"
"""The language of the topic's labels."""


def name(entity: Entity, reader: Language) -> str:
    """Return an entity's name: as the topic names it in that language, else a whole form of it, else its label."""
    if reader == LABELS:
        return entity.label
    return next(_names(entity, reader), entity.label)


def _names(entity: Entity, reader: Language) -> Iterator[str]:
    yield from (text for language, text in entity.names if language == reader)
    yield from (form.text for form in entity.forms if form.language == reader and not form.stem and not form.weak and "*" not in form.text)


def localized(topic: Topic, reader: Language) -> Topic:
    """Return the topic with its labels in the reader's language, as far as it has them."""
    if reader == LABELS:
        return topic
    entities, matters = (tuple(replace(one, label=name(one, reader)) for one in group) for group in (topic.entities, topic.matters))
    return replace(topic, entities=entities, matters=matters)
