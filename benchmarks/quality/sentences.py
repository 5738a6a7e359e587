"""Sentence boundaries against Universal Dependencies, beside sentencex, razdel and pysbd; it reads no words.

`f1` counts every boundary, as the data's README has it. `unmarked` is the share of them at which no mark stands (headlines and lines
of verse joined by a blank), which a splitter that goes by marks cannot see; `f1_marked` leaves those out of the misses and nothing
else. `f1_of_marks_alone` is the `f1` of a splitter that finds each marked end and nothing besides: with u unmarked its recall is 1 - u
and its precision 1, so 2(1 - u) / (2 - u). It is what rules about marks can reach, not what anybody can: ours lies above it in en, ru and
be, for there the ends that other signs show (an address, hashtags, pictures, smileys, a time stamp, a function word with a capital after
a headline) are more than the marked ends that are missed.

The rules were found in the half of the data whose ids have an even CRC-32, in Russian also in older sentences of Taiga that are neither
in the development nor in the test file, and tried on the other half, ends counted but not read. `f1_marked` in the half that was read
and in the other: en .987 and .989, ru .987 and .975, be .997 and .996, uk .987 and .984.

A language that a peer does not know is given to it as the nearest that it does: be and uk as ru to pysbd.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

import pysbd  # type: ignore[import-untyped]  # ships no types
import razdel
import sentencex

from benchmarks.data import rows
from benchmarks.quality import Score
from monitor.text import sentences

LANGUAGES = ("en", "ru", "be", "zh", "uk")
PARALLEL = ("en", "ru", "zh")
TOGETHER = 5
"""Sentences of a parallel document that are joined to a paragraph."""

FLOORS: dict[tuple[str, str], float] = {
    ("en", "f1"): 0.917,
    ("en", "f1_marked"): 0.987,
    ("ru", "f1"): 0.846,
    ("ru", "f1_marked"): 0.98,
    ("be", "f1"): 0.875,
    ("be", "f1_marked"): 0.996,
    ("zh", "f1"): 0.996,
    ("zh", "f1_marked"): 0.999,
    ("uk", "f1"): 0.984,
    ("uk", "f1_marked"): 0.985,
    ("pud-en", "f1"): 0.998,
    ("pud-en", "f1_marked"): 0.998,
    ("pud-ru", "f1"): 0.996,
    ("pud-ru", "f1_marked"): 0.996,
    ("pud-zh", "f1"): 0.996,
    ("pud-zh", "f1_marked"): 0.996,
}

MARKED = re.compile(r"[.!?…。！？][\"'»”’)\]」』]*$")

Splitter = Callable[[str], Iterable[str]]


def run(data: Path) -> Iterator[tuple[str, Score]]:
    """Yield boundary precision, recall and F1 for each language's file below `data`."""
    for language in LANGUAGES:
        for name in (f"{language}.jsonl", f"{language}.jsonl.gz"):
            path = data / "sentences" / name
            if path.is_file():
                yield language, score(read(path), language)
    path = data / "parallel" / "pud.jsonl"
    if path.is_file():
        for language in PARALLEL:
            yield f"pud-{language}", score(joined(path, language), language)


def read(path: Path) -> list[tuple[str, list[str]]]:
    """Return (paragraph, its true sentences) pairs."""
    return [(row["paragraph"], row["sentences"]) for row in rows(path)]


def joined(path: Path, language: str) -> list[tuple[str, list[str]]]:
    """Return paragraphs of sentences that follow each other by id within a document of the parallel data."""
    ordered = sorted(rows(path), key=lambda row: row["id"])
    pairs: list[tuple[str, list[str]]] = []
    for _, document in groupby(ordered, key=lambda row: row["id"].partition(":")[0]):
        whole = [row[language] for row in document]
        parts = [whole[at : at + TOGETHER] for at in range(0, len(whole), TOGETHER)]
        pairs += [(("" if language == "zh" else " ").join(part), part) for part in parts]
    return pairs


def score(pairs: list[tuple[str, list[str]]], language: str) -> Score:
    """Score ours and every peer; n counts the true boundaries."""
    peers = {name: measure(pairs, splitter)[0] for name, splitter in others(language).items()}
    figures, positives = measure(pairs, lambda text: [text[start:end] for start, end in sentences.split(text, language)])
    return Score(figures | {"f1_of_marks_alone": marks_alone(figures["unmarked"])}, positives, peers)


def marks_alone(unmarked: float) -> float:
    """Return the F1 of a splitter that finds all marked ends and nothing else, where this share of the ends has no mark."""
    return 2 * (1 - unmarked) / (2 - unmarked)


def others(language: str) -> dict[str, Splitter]:
    """Return the peers that know the language, or the nearest language that they do know."""
    peers: dict[str, Splitter] = {"sentencex": lambda text: sentencex.segment(language, text)}
    if language in ("ru", "be", "uk"):
        peers["razdel"] = lambda text: [part.text for part in razdel.sentenize(text)]
    segmenter = pysbd.Segmenter(language={"be": "ru", "uk": "ru"}.get(language, language), clean=False)
    return peers | {"pysbd": segmenter.segment}


def ends(parts: Iterable[str]) -> set[int]:
    """Return where sentences end, as numbers of characters before it that are not blank; the last one left out."""
    found: list[int] = []
    for part in parts:
        length = len("".join(part.split()))
        if length:
            found.append((found[-1] if found else 0) + length)
    return set(found[:-1])


def ends_marked(parts: list[str]) -> set[int]:
    """Return those ends, counted likewise, whose sentence closes with a mark."""
    lengths = [len("".join(part.split())) for part in parts]
    return {sum(lengths[: i + 1]) for i, part in enumerate(parts) if MARKED.search(part.rstrip())}


def measure(pairs: list[tuple[str, list[str]]], splitter: Splitter) -> tuple[dict[str, float], int]:
    """Return precision, recall and F1 over the boundaries of all paragraphs, and how many true ones there are."""
    hits = found = true = marked = marked_hits = 0
    for paragraph, expected in pairs:
        ours, theirs = ends(splitter(paragraph)), ends(expected)
        seen = theirs & ends_marked(expected)
        hits, found, true = hits + len(ours & theirs), found + len(ours), true + len(theirs)
        marked, marked_hits = marked + len(seen), marked_hits + len(ours & seen)
    false = found - hits
    return {
        "f1": 2 * hits / max(found + true, 1),
        "f1_marked": 2 * marked_hits / max(marked_hits + false + marked, 1),
        "precision": hits / max(found, 1),
        "recall": hits / max(true, 1),
        "unmarked": 1 - marked / max(true, 1),
    }, true
