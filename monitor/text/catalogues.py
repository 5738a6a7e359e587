"""Where the catalogues of the words around the news lie, and which languages have one; what is in them is read elsewhere."""

from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from monitor.model import Language

FALLBACK: Language = "en"
"""The language of the template: that of the words around the news where an edition's own has no catalogue."""


@lru_cache(maxsize=1)
def languages() -> tuple[Language, ...]:
    """Return the languages that editions can be written in: the template's, and those with a catalogue."""
    return (FALLBACK, *sorted(entry.name for entry in folder().iterdir() if entry.is_dir()))


def folder() -> Traversable:
    """Return the folder of template and catalogues."""
    return resources.files("monitor") / "locale"
