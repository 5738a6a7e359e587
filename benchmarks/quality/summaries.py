"""Extractive summaries against editors' own, by ROUGE, beside every method of sumy and the lead; it judges no fluency.

All systems choose from the same sentences, read with the same words and stop words, and fill the same length, that of the reference:
sentences are taken in the system's own order of preference while each brings the length nearer to it.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers import edmundson, kl, lex_rank, lsa, luhn, reduction, sum_basic, text_rank

from benchmarks.data import rows
from benchmarks.quality import Score
from monitor.model import Language
from monitor.stages import summarise
from monitor.text import sentences

SETS: tuple[tuple[str, Language, int], ...] = (("bbc.jsonl.gz", "en", 120), ("xwlb_brief.jsonl", "zh", 120), ("lcsts.jsonl", "zh", 266))
"""(file, language, how many items at most, taken evenly)."""

FLOORS: dict[tuple[str, str], float] = {
    ("bbc", "rouge1"): 0.83,
    ("bbc", "rouge2"): 0.77,
    ("bbc", "rougeL"): 0.505,
    ("xwlb_brief", "rouge1"): 0.63,
    ("lcsts", "rouge1"): 0.295,
    ("lcsts", "rouge2"): 0.175,
    ("lcsts", "rougeL"): 0.253,
    ("xwlb_brief", "rouge2"): 0.54,
    ("xwlb_brief", "rougeL"): 0.58,
}

Choice = Callable[[str, Language, int], str]
"""(text, language, length) to summary."""


def run(data: Path) -> Iterator[tuple[str, Score]]:
    """Yield ROUGE-1, 2 and L (F1) for each set below `data`: by words in English, by characters in Chinese."""
    for name, language, most in SETS:
        path = data / "summaries" / name
        if path.is_file():
            pairs = read(path, most)
            peers = {who: measure(pairs, language, choice) for who, choice in others().items()}
            yield name.split(".")[0], Score(measure(pairs, language, ours), len(pairs), peers)


def read(path: Path, most: int) -> list[tuple[str, str]]:
    """Return at most so many (text, reference) pairs, spread evenly over the file."""
    pairs = [(row["text"], row["summary"]) for row in rows(path)]
    return pairs[:: max(1, -(-len(pairs) // most))]


def ours(text: str, language: Language, length: int) -> str:
    """Return our summary."""
    return joined([text[start:end] for start, end in summarise.choose(text, language, length=length)], language)


def joined(parts: Sequence[str], language: Language) -> str:
    """Return sentences as one text."""
    return ("" if language == "zh" else " ").join(parts)


def others() -> dict[str, Choice]:
    """Return the peers by name."""
    methods = {
        "edmundson": edmundson.EdmundsonSummarizer,
        "kl": kl.KLSummarizer,
        "lexrank": lex_rank.LexRankSummarizer,
        "lsa": lsa.LsaSummarizer,
        "luhn": luhn.LuhnSummarizer,
        "reduction": reduction.ReductionSummarizer,
        "sumbasic": sum_basic.SumBasicSummarizer,
        "textrank": text_rank.TextRankSummarizer,
    }
    return {"lead": lead} | {name: sumy(method) for name, method in methods.items()}


def lead(text: str, language: Language, length: int) -> str:
    """Return the first sentences."""
    parts = [text[start:end] for start, end in sentences.split(text, language)]
    return joined([parts[i] for i in summarise.fill(range(len(parts)), list(map(len, parts)), length)], language)


class Words:
    """What sumy takes for a tokenizer: the words that ours compares sentences by."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Return the terms of a sentence."""
        return summarise.terms(sentence, self.language)


def rate(parts: Sequence[str], language: Language, method: Callable[..., Any]) -> list[float]:
    """Return sumy's rating of each sentence by `method`, taken where it counts off the best ones: it lets a function do that."""
    document = ObjectDocumentModel([Paragraph([Sentence(part, Words(language)) for part in parts])])
    captured: dict[int, float] = {}

    def all_of_them(infos: Sequence[Any]) -> Sequence[Any]:
        captured.update({info.order: float(info.rating) for info in infos})
        return infos

    summarizer = method()
    if hasattr(summarizer, "null_words"):  # Edmundson's asks for cue words: the commonest of the text
        summarizer.bonus_words = tuple(term for term, _ in Counter(document.words).most_common(20)) or ("",)
        summarizer.stigma_words = summarizer.null_words = ("",)
    summarizer(document, all_of_them)
    return [captured.get(i, 0.0) if math.isfinite(captured.get(i, 0.0)) else 0.0 for i in range(len(parts))]


def sumy(method: Callable[..., Any]) -> Choice:
    """Return a method of sumy as a peer, with our tokens, stems and stop words."""

    def choose(text: str, language: Language, length: int) -> str:
        spans = sentences.split(text, language)
        ratings = rate([text[start:end] for start, end in spans], language, method)
        order = sorted(range(len(spans)), key=lambda i: -ratings[i])
        chosen = summarise.fill(order, [end - start for start, end in spans], length)
        return joined([text[slice(*spans[i])] for i in sorted(chosen)], language)

    return choose


def measure(pairs: Sequence[tuple[str, str]], language: Language, choice: Choice) -> dict[str, float]:
    """Return the mean ROUGE of a system over all pairs."""
    scores = [rouge(units(choice(text, language, len(reference)), language), units(reference, language)) for text, reference in pairs]
    return {name: sum(score[i] for score in scores) / max(len(scores), 1) for i, name in enumerate(("rouge1", "rouge2", "rougeL"))}


def units(text: str, language: Language) -> list[str]:
    """Return what ROUGE counts: characters of words in Chinese, lower-cased words elsewhere."""
    return re.findall(r"\w" if language == "zh" else r"\w+", text.lower())


def rouge(ours: Sequence[str], theirs: Sequence[str]) -> tuple[float, float, float]:
    """Return F1 of ROUGE-1, 2 and L. Lin, ROUGE: A Package for Automatic Evaluation of Summaries, 2004."""
    pairs = (list(pairwise(ours)), list(pairwise(theirs)))
    return (
        f1((Counter(ours) & Counter(theirs)).total(), len(ours), len(theirs)),
        f1((Counter(pairs[0]) & Counter(pairs[1])).total(), len(pairs[0]), len(pairs[1])),
        f1(common(ours, theirs), len(ours), len(theirs)),
    )


def f1(hits: int, found: int, true: int) -> float:
    """Return the harmonic mean of hits / found and hits / true."""
    return 2 * hits / (found + true) if found + true else 0.0


def common(first: Sequence[str], second: Sequence[str]) -> int:
    """Return the length of the longest common subsequence, bit-parallel. Hyyrö, Bit-Parallel LCS-length Computation Revisited, 2004."""
    where: dict[str, int] = {}
    for i, word in enumerate(first):
        where[word] = where.get(word, 0) | 1 << i
    row = all_ones = (1 << len(first)) - 1
    for word in second:
        match = row & where.get(word, 0)
        row = ((row + match) | (row - match)) & all_ones
    return len(first) - row.bit_count()
