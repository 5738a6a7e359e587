"""A digest as one self-contained HTML page, and the index over all editions; it decides no words and no order.

Everything foreign goes through Jinja2's autoescape. The pages carry their style inside, run no script and ask nothing of
the network; the Content-Security-Policy says so to the browser, with the style's own hash instead of `unsafe-inline`.
"""

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING

from monitor.model import Digest
from monitor.stages.render import edits
from monitor.stages.render.beside import Beside
from monitor.stages.render.calendar import Archive
from monitor.stages.render.course import Course
from monitor.stages.render.foreign import linkable, printable, shortened
from monitor.stages.render.ledger import Ledger
from monitor.stages.render.phrases import phrases
from monitor.stages.render.wording import Wording

if TYPE_CHECKING:
    from jinja2 import Environment


def html(digest: Digest) -> str:
    """Return the edition as an HTML document."""
    words = Wording(digest)
    own = {"ledger": Ledger(words), "beside": Beside(words), "edits": edits}
    return _page("edition.html", words=words, **own, say=words.say, digest=digest, language=words.say.language)


def index(archive: Archive) -> str:
    """Return the page over all editions, with a calendar."""
    say = phrases(archive.language)
    return _page("index.html", archive=archive, say=say, language=say.language, words=archive.latest and Wording(archive.latest))


def timeline(words: Course) -> str:
    """Return the page of the timeline."""
    return _page("timeline.html", words=words, say=words.say, language=words.say.language)


def _page(template: str, **values: object) -> str:
    style = _read("style.css")
    policy = f"default-src 'none'; style-src 'sha256-{_hash(style)}'; img-src data:; base-uri 'none'; form-action 'none'"
    return _environment().get_template(template).render(style=style, policy=policy, **values)


def _hash(style: str) -> str:
    return b64encode(sha256(style.encode()).digest()).decode()


def _read(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _environment() -> "Environment":
    from jinja2 import DictLoader, Environment, StrictUndefined  # late: 60 ms that `monitor --help` does not need

    names = ("base.html", "beside.html", "edition.html", "edits.html", "index.html", "macros.html", "timeline.html")
    environment = Environment(
        loader=DictLoader({name: _read(name) for name in names}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(printable=printable, shortened=shortened, linkable=linkable)
    return environment
