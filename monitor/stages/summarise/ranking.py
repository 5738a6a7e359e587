"""Rates sentences by how much they say of what the others say; it looks at no article and chooses nothing."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean, pstdev

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


def overlap(bags: Sequence[tuple[str, ...]]) -> list[float]:
    """Return for each sentence how much it shares with the others: the graph of TextRank (Mihalcea and Tarau, TextRank: Bringing Order
    into Texts, 2004) with the degree for the rank, as sumy's Reduction has it, to the last bit.

    sumy compares every word of every pair, and imports NLTK: the stories of a thousand articles took 18.3 CPU seconds, and take 3.2."""
    counts = [Counter(bag) for bag in bags]
    holders = _holders(counts)
    lengths = [math.log(len(bag)) if bag else 0.0 for bag in bags]
    return [_degree(at, counts[at], holders, lengths) / max(len(bag), 1) ** LENGTH for at, bag in enumerate(bags)]


def _holders(counts: Sequence[Counter[str]]) -> dict[str, list[tuple[int, int]]]:
    """Return for each word which sentences have it, and how often."""
    found: dict[str, list[tuple[int, int]]] = {}
    for at, count in enumerate(counts):
        for word, times in count.items():
            found.setdefault(word, []).append((at, times))
    return found


def _degree(at: int, count: Counter[str], holders: Mapping[str, Sequence[tuple[int, int]]], lengths: Sequence[float]) -> float:
    """Return what a sentence shares with all others: pairs of equal words, over the logarithms of both lengths."""
    shared: Counter[int] = Counter()
    for word, times in count.items():
        for other, its in holders[word]:
            shared[other] += times * its
    del shared[at]
    degree = 0.0
    for other, pairs in sorted(shared.items()):
        norm = lengths[at] + lengths[other]
        degree += pairs / norm if norm else 0.0  # two sentences of one word each say nothing of each other
    return degree


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
