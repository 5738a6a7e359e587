"""The files that the room's pages ask for: the style of the editions, the room's own, and htmx out of its package. It answers nobody.

htmx brings the results of a search while one types; without it the form does the same by its button.
"""

from dataclasses import dataclass
from importlib import resources

import js_lib_htmx

from monitor.stages.render.press import read


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file by the name that pages call it, with its media type."""

    name: str
    kind: str
    text: str


def files() -> tuple[File, ...]:
    """Return all that is served below `/static/`."""
    own = resources.files(__package__).joinpath("static", "room.css")
    htmx = resources.files(js_lib_htmx).joinpath("static", "htmx", "htmx.min.js")
    return (
        File(name="style.css", kind="text/css", text=read("style.css")),
        File(name="room.css", kind="text/css", text=own.read_text(encoding="utf-8")),
        File(name="htmx.js", kind="text/javascript", text=htmx.read_text(encoding="utf-8")),
    )
