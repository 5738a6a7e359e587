"""Gathers where an article is cited: a line an edition, whatever the languages it is written in. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from monitor.model import Cited, Language, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """An edition in one language that cites the article: its name, the story that does so first or 0, and the numbers there."""

    edition: str
    language: Language
    story: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """What the editions of one time cite of the article: `name` is that of all of them, without a language."""

    name: str
    printings: tuple[Printing, ...]
    spans: tuple[Span, ...]


def citing(cited: Iterable[Cited]) -> tuple[Citing, ...]:
    """Return where an article is cited, in the order given; what is cited in several languages is named once."""
    by_name: dict[str, list[Cited]] = {}
    for one in cited:
        by_name.setdefault(one.edition.removesuffix(f".{one.language}"), []).append(one)
    return tuple(
        Citing(name=name, printings=_printings(those), spans=tuple(dict.fromkeys(one.span for one in those)))
        for name, those in by_name.items()
    )


def _printings(cited: Iterable[Cited]) -> tuple[Printing, ...]:
    ordered = sorted(cited, key=lambda one: one.edition)
    return tuple(_printing(tuple(those)) for _, those in groupby(ordered, key=lambda one: one.edition))


def _printing(cited: tuple[Cited, ...]) -> Printing:
    first = next((one for one in cited if one.story), cited[0])
    return Printing(
        edition=first.edition, language=first.language, story=first.story, numbers=tuple(dict.fromkeys(one.number for one in cited))
    )
