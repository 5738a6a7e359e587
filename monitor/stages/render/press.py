"""Sets pages with the templates of this folder, or with others over and beside them; it decides no words and no order.

Everything foreign goes through Jinja2's autoescape. Whoever prints elsewhere than in the folder of digests says where its links lead
and brings a frame (`base.html`) of its own; the page of an edition stays the same one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from importlib import resources
from typing import TYPE_CHECKING

from monitor.model import Digest, Place, Span, ToldSentence
from monitor.stages.render import desk, edits, glance
from monitor.stages.render.calendar import Archive
from monitor.stages.render.course import Course
from monitor.stages.render.foreign import harmless, linkable, printable, shortened
from monitor.stages.render.ledger import Ledger
from monitor.stages.render.order import reduced
from monitor.stages.render.phrases import Phrases, phrases
from monitor.stages.render.sections import Sections
from monitor.stages.render.wording import Wording, edition_called

if TYPE_CHECKING:
    from jinja2 import Environment

NAMES = ("base.html", "edition.html", "edits.html", "index.html", "macros.html", "sections.html", "timeline.html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Where links lead: what stands before the name of an edition's file, of a story, of an article. As it is here, files lie beside
    each other, and a citation leads to its voice."""

    editions: str = ""
    index: str = "index.html"
    feed: str = "feed.xml"
    timeline: str = "timeline.html"
    stories: str = ""
    articles: str = ""

    def year(self, year: int, name: str) -> str:
        """Return where the timeline's page of a year is: a file of that name, or an address of the room."""
        return f"{self.timeline}?year={year}" if self.articles else f"{name}.html"

    def citation(self, told: ToldSentence) -> str:
        """Return where a citation leads: to the words in the stored text, or to the voice on the same page."""
        return self.place(told.sentence.span) if self.articles else f"#v{told.number}"

    def place(self, span: Span) -> str:
        """Return the address of a place in a stored text."""
        return f"{self.articles}{span.article}?version={span.version}#{anchor(span.place)}"

    def pointed(self, span: Span) -> str:
        """Return the address of a place that no edition cites, so that it is marked there nevertheless."""
        at = anchor(span.place)
        return f"{self.articles}{span.article}?version={span.version}&at={at}#{at}"


FOLDER = Links()
"""As the files of editions lie in the folder of digests."""


def anchor(place: Place) -> str:
    """Return the name of a place within the page of its article."""
    return f"{place.field.value}-{place.start}-{place.end}"


class Press:
    """Sets pages. `templates` stand over those of this folder where they have the same name; `links` are the same on all pages."""

    def __init__(self, templates: Mapping[str, str], links: Links) -> None:
        self._templates = {**{name: read(name) for name in NAMES}, **templates}
        self._links = links

    def edition(self, digest: Digest, **values: object) -> str:
        """Return the page of an edition, in its own language."""
        words = Wording(digest)
        lines = {"glance": glance.lines(words), "desk": desk.lines(words)}
        own = {"sections": Sections(words), "edits": edits, "ledger": Ledger(words), **lines}
        return self.page("edition.html", words.say, words=words, **own, digest=digest, reduced=reduced(digest), **values)

    def index(self, archive: Archive, **values: object) -> str:
        """Return the page over all editions, with a calendar."""
        words = archive.latest and Wording(archive.latest)
        return self.page(
            "index.html", phrases(archive.language), archive=archive, words=words, glance=glance.lines(words) if words else (), **values
        )

    def timeline(self, words: Course, **values: object) -> str:
        """Return the page of the timeline."""
        return self.page("timeline.html", words.say, words=words, **values)

    def page(self, template: str, say: Phrases, **values: object) -> str:
        """Return a page of any template, in the words of `say`."""
        found = self._environment.get_template(template)
        return found.render(say=say, language=say.language, links=self._links, called=partial(edition_called, say), **values)

    @cached_property
    def _environment(self) -> "Environment":
        from jinja2 import DictLoader, Environment, StrictUndefined  # late: 60 ms that `monitor --help` does not need

        environment = Environment(
            loader=DictLoader(self._templates), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        environment.filters.update(harmless=harmless, printable=printable, shortened=shortened, linkable=linkable)
        return environment


def read(name: str) -> str:
    """Return a file of the templates' folder: the style sheet too."""
    return resources.files(__package__).joinpath("templates", name).read_text(encoding="utf-8")
