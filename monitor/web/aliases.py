"""Other names of what a search asks for: those that the topic gives it in its other languages. It asks the store for nothing.

Whoever looks for a park by its English name misses what Russian and Chinese papers write of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from monitor.model import Entity, EntityKind, Language, Topic
from monitor.stages.digest.naming import LABELS
from monitor.text import names
from monitor.text.forms import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name of the same thing in another language, ready to be searched for; a star stands for endings that are left out."""

    language: Language
    words: str


def of(query: str, topic: Topic) -> tuple[Alias, ...]:
    """Return how the topic names in its other languages what the whole query is a name of, in each the best name first: an entity, or a
    matter that its two sides speak of. Nothing for a query that says more or less than one name."""
    asked = query.replace("*", "").strip()
    found = _whole(asked, topic) or _whole(asked, _matters(topic))
    if found is None:
        return ()
    others = [language for language in topic.languages if language != found.form.language]
    told = [Alias(language=language, words=name) for language in others for name in dict.fromkeys(_names(found.entity, language))]
    return tuple(one for one in told if fold(one.words) != fold(asked))


def _whole(asked: str, topic: Topic) -> names.Found | None:
    """Return what the whole query is a name of; acronyms are known by their capitals, and typed without."""
    written = (asked, asked.upper())
    return next((one for text in written for one in names.find(text, topic) if one.end - one.start == len(text) and not one.context), None)


@lru_cache(maxsize=2)
def _matters(topic: Topic) -> Topic:
    """Return the topic with its matters for entities, the same value each time, so that their automaton is built once."""
    return replace(topic, entities=tuple(one for one in topic.matters if one.kind is EntityKind.MATTER), matters=(), contexts=())


def _names(entity: Entity, language: Language) -> Iterator[str]:
    """Yield an entity's names in a language: those to print, its whole forms, its stems."""
    yield from (name for spoken, name in entity.names if spoken == language)
    if language == LABELS:
        yield entity.label
    forms = [form for form in entity.forms if form.language == language and not form.weak and not form.before]
    yield from sorted((f"{form.text}*" if form.stem else form.text for form in forms), key=lambda written: "*" in written)
