"""A digest as one self-contained HTML page, the index over all editions and the timeline, as they lie in the folder of digests.

The pages carry their style inside, run no script and ask nothing of the network; the Content-Security-Policy says so to the
browser, with the style's own hash instead of `unsafe-inline`.
"""

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256

from monitor.model import Digest
from monitor.stages.render.calendar import Archive
from monitor.stages.render.course import Course
from monitor.stages.render.press import FOLDER, Press, read


def html(digest: Digest) -> str:
    """Return the edition as an HTML document."""
    style, policy = _style()
    return _press().edition(digest, style=style, policy=policy)


def index(archive: Archive) -> str:
    """Return the page over all editions, with a calendar."""
    style, policy = _style()
    return _press().index(archive, style=style, policy=policy)


def timeline(words: Course) -> str:
    """Return the page of the timeline."""
    style, policy = _style()
    return _press().timeline(words, style=style, policy=policy)


@lru_cache(maxsize=1)
def _press() -> Press:
    return Press({}, FOLDER)


@lru_cache(maxsize=1)
def _style() -> tuple[str, str]:
    """Return the style sheet, and the policy that allows it alone."""
    style = read("style.css")
    known = b64encode(sha256(style.encode()).digest()).decode()
    return style, f"default-src 'none'; style-src 'sha256-{known}'; img-src data:; base-uri 'none'; form-action 'none'"
