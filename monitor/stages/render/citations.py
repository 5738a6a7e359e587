"""Reads published Markdown and HTML back into the citations they make; it judges none of them.

Whoever verifies an edition starts from the bytes that readers have, not from the digest that was meant. The words come
back as printed: compare `foreign.printable` of the stored stretch with them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from monitor.model import CitedSentence, Field, Place, Span
from monitor.stages.render.foreign import printable
from monitor.stages.render.marking import unescape

_CITED = re.compile(r"(?P<words>.*?)(?: \[…\])? \[(?P<number>\d+)\]$", re.DOTALL)
_PLACE = re.compile(
    r"- \[(?P<number>\d+)\] `(?P<article>\S+) v(?P<version>\d+) (?P<field>\w+) (?P<start>\d+)–(?P<end>\d+)` ?(?P<language>\S*)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """A printed piece without a place, or a place without words: the file was changed after it was published."""

    words: str


def read_markdown(text: str) -> tuple[CitedSentence | Unmatched, ...]:
    """Return the citations of a Markdown edition, in the order of print."""
    printed = list(_printed(text.splitlines()))
    places = [match for match in map(_PLACE.fullmatch, text.splitlines()) if match]
    paired = [_paired(words, place) for words, place in zip(printed, places, strict=False)]
    surplus = [words for words, _ in printed[len(places) :]] + [place[0] for place in places[len(printed) :]]
    return (*paired, *(Unmatched(words=words) for words in surplus))


def read_html(text: str) -> tuple[CitedSentence | Unmatched, ...]:
    """Return the citations of an HTML edition, in the order of print."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return tuple(reader.found)


def _printed(lines: list[str]) -> Iterator[tuple[str, int]]:
    """Yield (words, voice number) of every story's heading and every paragraph in a block quote."""
    quoted: list[str] = []
    for line in [*lines, ""]:
        if line.startswith("> "):
            quoted.append(line.removeprefix("> "))
            continue
        if quoted:
            yield from _cited(" ".join(quoted))
            quoted = []
        if line.startswith("### "):
            yield from _cited(line.removeprefix("### "), always=False)


def _cited(text: str, *, always: bool = True) -> Iterator[tuple[str, int]]:
    match = _CITED.fullmatch(text)
    if match:
        words = re.sub(r"^\*\*(.*)\*\*$", r"\1", match["words"], flags=re.DOTALL)
        yield printable(unescape(words)), int(match["number"])
    elif always:
        yield printable(unescape(text)), 0


def _paired(printed: tuple[str, int], place: re.Match[str]) -> CitedSentence | Unmatched:
    words, number = printed
    if number != int(place["number"]):
        return Unmatched(words=words)
    return _sentence(words, place.groupdict())


def _sentence(words: str, at: dict[str, str]) -> CitedSentence | Unmatched:
    try:
        place = Place(field=Field(at["field"]), start=int(at["start"]), end=int(at["end"]))
        span = Span(article=at["article"], version=int(at["version"]), place=place)
    except (KeyError, ValueError):
        return Unmatched(words=words)
    return CitedSentence(text=words, language=at.get("language", ""), span=span)


class _Reader(HTMLParser):
    """Collects the words of every element that names an article; such elements hold nothing but text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[CitedSentence | Unmatched] = []
        self._at: dict[str, str] | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a citation where the element carries a place."""
        given = {name: value or "" for name, value in attrs}
        if tag == "q" and "data-article" in given:
            self._at = {name.removeprefix("data-"): value for name, value in given.items()}
            self._at["language"] = given.get("lang", "")
            self._words = []

    def handle_data(self, data: str) -> None:
        """Collect the words inside a citation."""
        if self._at is not None:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Close the open citation."""
        if tag == "q" and self._at is not None:
            self.found.append(_sentence(printable("".join(self._words)), self._at))
            self._at = None
