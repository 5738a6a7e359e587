"""Cites stretches of the articles that an edition speaks of; it chooses none of them."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from monitor.model import CitedSentence, Field, Kept, Place, Span, ToldSentence, ToldStory, Voice
from monitor.text import sentences


class Citing:
    """The told articles of an edition with their citation numbers; each text is split into sentences once. An article that is cited
    without being told gets the next number, in the order of citing."""

    def __init__(self, told: Iterable[ToldStory], known: Iterable[Kept]) -> None:
        self._by_id = {kept.id: kept for kept in known}
        self._numbers = {voice.article: voice.number for story in told for voice in story.voices}
        self._untold: list[Kept] = []
        self._sentences: dict[str, tuple[tuple[int, int], ...]] = {}

    def speaking(self, story: ToldStory) -> tuple[tuple[Voice, Kept], ...]:
        """Return the voices of a story with their articles, in order of time."""
        return tuple((voice, self._by_id[voice.article]) for voice in story.voices)

    def at(self, kept: Kept, place: Place) -> ToldSentence:
        """Return the words at a place, with the number of their voice."""
        span = Span(article=kept.id, version=kept.version.n, place=place)
        cited = CitedSentence(text=kept.article.read(place), language=kept.article.language, span=span)
        return ToldSentence(number=self._number(kept), sentence=cited)

    def around(self, kept: Kept, place: Place) -> ToldSentence:
        """Return the sentence in which a place begins; of a title the whole of it."""
        if place.field is Field.TITLE:
            title = kept.article.title
            start = len(title) - len(title.lstrip())
            return self.at(kept, Place(field=Field.TITLE, start=start, end=len(title.rstrip())))
        found = sentence(self._split(kept), place.start)
        return self.at(kept, Place(field=Field.TEXT, start=found[0], end=found[1]) if found else place)

    def untold(self) -> tuple[tuple[int, Kept], ...]:
        """Return the articles cited without being told, with their numbers."""
        return tuple((self._numbers[kept.id], kept) for kept in self._untold)

    def numbers(self) -> dict[str, int]:
        """Return the numbers of all articles that were cited or are told, by id."""
        return dict(self._numbers)

    def _number(self, kept: Kept) -> int:
        if kept.id not in self._numbers:
            self._numbers[kept.id] = max(self._numbers.values(), default=0) + 1
            self._untold.append(kept)
        return self._numbers[kept.id]

    def _split(self, kept: Kept) -> tuple[tuple[int, int], ...]:
        if kept.id not in self._sentences:
            self._sentences[kept.id] = sentences.split(kept.article.text, kept.article.language)
        return self._sentences[kept.id]


def sentence(spans: Sequence[tuple[int, int]], offset: int) -> tuple[int, int] | None:
    """Return the one of the sorted spans that holds the offset, or None."""
    at = bisect_right(spans, (offset, float("inf"))) - 1
    return spans[at] if at >= 0 and spans[at][0] <= offset < spans[at][1] else None
