"""Reads what the headline of an article promises: its words, and the names among them; it compares nothing.

Reports on one event tell what each other's headlines say. Where a name of a headline is missing from the other text, and a name
of the other headline from this one, the protagonists are others, however alike the rest ("weather in Brest", "weather in Gomel").
"""

from collections.abc import Set as AbstractSet

from monitor.stages.stories.cognates import NAME, skeleton
from monitor.stages.stories.passages import Passage
from monitor.text.words import stem

_OPENS = frozenset(".!?:;\n•–—-")


def subjects(title: Passage, named: AbstractSet[str]) -> frozenset[str]:
    """Return the stems of the headline's names and numbers. A name is a word that the text writes with a capital letter inside a
    sentence (a headline may write all of its words so); Chinese has none, and its numbers alone are left."""
    found = {stem(word, title.language) for _, _, word in title.tokens if word[0].isdigit() or title.language != "zh"}
    return frozenset(one for one in found if one in named or one[:1].isdigit())


def protagonists(title: Passage, named: AbstractSet[str]) -> frozenset[str]:
    """Return the skeletons of the headline's names, in which "Lukashenko" is "Lukashenka"; short ones are no evidence."""
    found = {skeleton(word) for _, _, word in title.tokens if stem(word, title.language) in named and word.isalpha()}
    return frozenset(bones for bones in found if len(bones) >= NAME)


def capitals(body: Passage) -> frozenset[str]:
    """Return the stems of words with a capital letter that do not open a sentence: the names of a text."""
    text = body.text
    return frozenset(stem(word, body.language) for start, _, word in body.tokens if text[start].isupper() and _inside(text, start))


def _inside(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(' «"“„(')
    return start > 0 and bool(before) and before[-1] not in _OPENS
