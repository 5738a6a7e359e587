"""Reads back the snapshot of settings and topic that an edition was told with; it reads no configuration."""

from pydantic import TypeAdapter

from monitor.model import Settings


def read(text: str) -> Settings | None:
    """Return the settings of a snapshot (see `stages.render.snapshot`), or None where this program has other ones."""
    try:
        return TypeAdapter(Settings).validate_json(text)
    except ValueError:
        return None
