"""Finds where sentences begin and end; it does not judge what they say.

One rule for alphabetic scripts and one for Chinese, no model and no training. Candidates are runs of . ! ? … with what closes
after them; abbreviations, initials, list numbers, brackets and the next word decide. The cues are those of Kiss and Strunk,
Unsupervised Multilingual Sentence Boundary Detection, 2006, from lists instead of counts. `benchmarks/quality/sentences.py`
prints precision, recall and F1 for en, ru, be, zh and uk beside sentencex, pysbd and, where it knows the script, razdel.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from monitor.model import Language
from monitor.text.sentences import unmarked
from monitor.text.sentences.candidates import candidates, gap
from monitor.text.sentences.vetoes import ends

PARAGRAPH = re.compile(r"\S(?:[^\n\r\u2028\u2029]*\S)?")
CHINESE = re.compile(
    r"[。！？!?….](?:(?<=[。！？!?])[。！？!?]*+|(?<=…)…++|(?<=[\u3400-\u9fff]\.)(?!\d))[”’」』）》】\"']*+\s*+(?![，、；：,。])"
)
"""Begins with a set of signs, to which the engine skips."""
WITH_COMMAS = ("ru", "be", "uk")
VERSE, CAPITALS = 30, 20
"""Prose of so many words has a comma in these languages, and more than one capital in so many words: of 1,052 paragraphs of articles
that are so long each has."""


@lru_cache(maxsize=4)
def split(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of every sentence of `text` in code points, end exclusive, without outer blanks, in order.
    A line break always ends a sentence; nothing but blanks is left out. The last few texts are remembered: two stages ask."""
    found = _ends_of(text, language)
    spans: list[tuple[int, int]] = []
    for paragraph in PARAGRAPH.finditer(text):
        words, begins = paragraph[0], paragraph.start()
        at = 0
        for end in (*found(words), len(words)):
            bare = words[at:end].strip()
            if bare:
                start = begins + (at if bare[0] == words[at] else end - len(words[at:end].lstrip()))
                spans.append((start, start + len(bare)))
            at = end
    return tuple(spans)


def _ends_of(text: str, language: Language) -> Callable[[str], Iterable[int]]:
    """Return what finds where in a paragraph of `text` sentences end, but for its own end."""
    if language == "zh":
        return _chinese
    caseless, signs = _caseless(text[:2000], language), unmarked.signs(text)
    return lambda paragraph: _alphabetic(paragraph, language, caseless, signs)


def _caseless(text: str, language: Language) -> bool:
    """Whether small letters begin sentences here: there is no capital, or the text is modern verse, without commas and nearly without."""
    if text == text.lower():
        return True
    words = text.split() if language in WITH_COMMAS and "," not in text else ()
    return len(words) >= VERSE and CAPITALS * sum(word[0].isupper() for word in words) < len(words)


def _chinese(paragraph: str) -> Iterable[int]:
    return [match.end() for match in CHINESE.finditer(paragraph)]


def _alphabetic(paragraph: str, language: Language, caseless: bool, signs: Sequence[re.Pattern[str]]) -> Iterator[int]:
    other = set(unmarked.ends(paragraph, language, signs))
    if not other:
        yield from _marked(paragraph, language, caseless)
        return
    before, says = 0, False
    for end in sorted(other.union(_marked(paragraph, language, caseless))):
        says = says or any(map(str.isalnum, paragraph[before:end]))
        before = end
        if says:
            says = False
            yield end


def _marked(paragraph: str, language: Language, caseless: bool) -> Iterator[int]:
    begun = 0
    for match in candidates(paragraph):
        if ends(gap(paragraph, begun, match), language, caseless):
            begun = match.end()
            yield begun
