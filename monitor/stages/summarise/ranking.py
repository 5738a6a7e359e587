"""Rates sentences by how much they say of what the others say; it looks at no article and chooses nothing."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import fmean, pstdev
from typing import Any

from monitor.model import Language
from monitor.text import words

FIRST = 0.3
COMMON = 0.3
"""What the first place and common words add to the overlap, in standard deviations: flat optima on news in en and zh."""

FEW = 2
"""In a text of few sentences the first says more: its weight grows by this over their number (ROUGE-L on microblogs .250 to .254)."""

LENGTH = 0.3
"""Reduction favours long sentences; dividing by this power of their length takes some of it back (0: none; 1: short ones win)."""

ROUNDING = 1e-9


def terms(sentence: str, language: Language) -> tuple[str, ...]:
    """Return what a sentence is compared by: words without stop words, stems where words inflect much (ru, be); in Chinese the
    characters and their pairs."""
    if language == "zh":
        return words.search_terms(sentence, language)
    function = words.stop(language)
    kept = (word for _, _, word in words.tokens(sentence, language) if word not in function)
    return tuple(kept) if language == "en" else tuple(words.stem(word, language) for word in kept)


@dataclass(frozen=True, slots=True, eq=False)
class _Sentence:
    """What sumy asks of a sentence: its words. Two sentences of the same words stay two."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Document:
    """What sumy asks of a document."""

    sentences: tuple[_Sentence, ...]


def overlap(bags: Sequence[tuple[str, ...]]) -> list[float]:
    """Return for each sentence how much it shares with the others, by sumy's Reduction: the graph of TextRank (Mihalcea and
    Tarau, TextRank: Bringing Order into Texts, 2004) with the degree for the rank."""
    document = _Document(tuple(_Sentence(bag) for bag in bags))
    rated = _reduction()().rate_sentences(document)
    return [rated[sentence] / max(len(sentence.words), 1) ** LENGTH for sentence in document.sentences]


@cache
def _reduction() -> Any:  # noqa: ANN401 — the library has no types
    """Return sumy's Reduction, with the words of two sentences counted once instead of each held against each: to the last bit the
    same, in a twentieth of the time."""
    from sumy.summarizers.reduction import ReductionSummarizer

    class Reduction(ReductionSummarizer):  # type: ignore[misc]  # the library has no types
        def _to_words_set(self, sentence: _Sentence) -> tuple[Counter[str], float]:
            return Counter(sentence.words), math.log(len(sentence.words)) if sentence.words else 0.0

        def _rate_sentences_edge(self, one: tuple[Counter[str], float], other: tuple[Counter[str], float]) -> float:
            (here, length), (there, its) = one, other
            pairs = sum(here[word] * there[word] for word in here.keys() & there.keys())
            return pairs / (length + its) if pairs and length + its else 0.0

    return Reduction


def standard(values: Sequence[float]) -> list[float]:
    """Return values in standard deviations from their mean; zeros where all are the same."""
    if not values:
        return []
    mean, spread = fmean(values), pstdev(values)
    return [(value - mean) / spread if spread > ROUNDING else 0.0 for value in values]


def ratings(sentences: Sequence[str], positions: Sequence[int], language: Language) -> list[float]:
    """Return a rating of each sentence of one language, about 0 ± 1, higher is better. `positions` count from 0 within the article
    that each stands in; sentences of several articles about one event support each other."""
    bags = [terms(sentence, language) for sentence in sentences]
    known = Counter(term for bag in bags for term in bag)
    common = [sum(known[term] for term in bag) / max(len(bag), 1) for bag in bags]
    parts = (
        (1.0, standard(overlap(bags))),
        (COMMON, standard(common)),
        (FIRST * (1 + FEW / max(len(sentences), 1)), [float(position == 0) for position in positions]),
    )
    return [math.fsum(weight * values[i] for weight, values in parts) for i in range(len(sentences))]


def said(candidate: frozenset[str], chosen: Sequence[frozenset[str]]) -> float:
    """Return the largest share, 0…1, of the terms of `candidate` that one chosen sentence has."""
    return max((len(candidate & other) / max(len(candidate), 1) for other in chosen), default=0.0)
