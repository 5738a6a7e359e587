"""`python -m benchmarks.growth [--sizes N …] [--json]`: what an article costs beside more and more stored ones.

Articles per CPU second for the sketch, the verdict of `dedup` (look-up in the index, comparison with the texts found, entry into the index)
and the stories of a day, each beside as many stored articles as `--sizes` says, with the bytes that an article takes in the index.
Texts are synthetic, of the lengths of real ones, in four languages and made from their number, so that none need be kept; one new article
in five is a cut copy of a stored one. MinHash of datasketch and rensa goes beside it up to `--peers` articles. The goal: a million stored
articles cost at most 1.3 times what a hundred thousand do. Not run by CI: a million takes a good part of an hour.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

from benchmarks import minhash
from benchmarks.installation import TOPIC
from benchmarks.sample import article, kept
from monitor.edges.sketches import Mark, SketchIndex, pack
from monitor.model import DedupOptions, Kept, Language, Neighbour, New, Sketch, StoryOptions, Topic
from monitor.model.articles import Unsettled
from monitor.settings.topic import read_topic
from monitor.stages import dedup, fingerprint, stories

LANGUAGES: tuple[Language, ...] = ("en", "ru", "be", "zh")
LETTERS = {"en": "etaoinshrdlucmpgbk", "ru": "оеаинтсрвлкмдпуяы", "be": "аоеінтсрвлкмдпуяў"}
WORDS = 30_000
LENGTH = 2_400
"""The median length of a text in characters; a third of it in Chinese."""
NEW = 500
"""New articles that are timed: a busy day."""
COPY = 5
"""One new article in so many is a copy of half of a stored one."""
GOAL = 1.3
OPTIONS = DedupOptions()
Result = dict[str, float]


@dataclass(frozen=True, slots=True)
class Written:
    """A synthetic article."""

    language: Language
    text: str


@cache
def vocabulary(language: Language) -> tuple[str, ...]:
    """Return the made-up words of a language, the usual ones first."""
    dice = np.random.default_rng(LANGUAGES.index(language))
    if language == "zh":
        return tuple(chr(code) for code in dice.permutation(np.arange(0x4E00, 0x5A00)))
    letters = np.array(list(LETTERS[language]))
    return tuple("".join(dice.choice(letters, size)) for size in dice.integers(2, 11, WORDS))


def written(number: int) -> Written:
    """Return the article of that number: sentences of words that are the rarer the further behind in the vocabulary."""
    dice = np.random.default_rng((1, number))
    language = LANGUAGES[number % len(LANGUAGES)]
    known, length = vocabulary(language), LENGTH * float(dice.lognormal(0.0, 0.5))
    count = int(length / (3 if language == "zh" else 7)) + 20
    chosen = [known[at] for at in (len(known) * dice.random(count) ** 3).astype(int).tolist()]
    sentences = [chosen[at : at + 16] for at in range(0, count, 16)]
    joined = (("".join(words) + "。") if language == "zh" else " ".join(words).capitalize() + ". " for words in sentences)
    return Written(language, "".join(joined))


def arriving(number: int, stored: int) -> Written:
    """Return the new article of that number: one in `COPY` is half of a stored one."""
    if number % COPY:
        return written(stored + number)
    origin = written(int(np.random.default_rng((2, number)).integers(stored)))
    return Written(origin.language, origin.text[: len(origin.text) // 2])


def measure(sizes: Sequence[int], folder: Path, topic: Topic) -> Iterable[tuple[int, Result]]:
    """Yield for each size, smallest first, what the next articles cost beside so many stored ones."""
    index, held, bytes_stored = SketchIndex(folder), 0, 0
    for size in sorted(sizes):
        for number in range(held, size):
            one = sketched(written(number))
            bytes_stored += len(pack(one))
            index.add(number, one.hashes, Mark(count=number + 1, last=number, name=str(number)))
        index.save()
        held = size
        on_disk = sum(path.stat().st_size for path in folder.iterdir())
        yield size, timed(size, index, topic) | {"bytes an article": (on_disk + bytes_stored) / size}


def timed(stored: int, index: SketchIndex, topic: Topic) -> Result:
    """Return articles a CPU second by step and together, and the share of copies found: what else the machine does is not ours."""
    new = [_kept(f"new-{number}", arriving(number, stored)) for number in range(NEW)]
    _warm(topic)
    start = process_time()
    sketches = [fingerprint.sketch(one.article.text, one.article.language, OPTIONS) for one in new]
    seconds = {"sketch": process_time() - start, "dedup": 0.0}
    copies = 0
    for one, sketch in zip(new, sketches, strict=True):
        start = process_time()
        found = index.candidates(sketch.hashes, dedup.NEIGHBOURS)
        seconds["dedup"] += process_time() - start
        neighbours = [neighbour(ordinal) for ordinal, _ in found[: dedup.NEIGHBOURS]]  # the store reads them; here they are written anew
        start = process_time()
        copies += not isinstance(dedup.decide(unsettled(one, sketch), neighbours, OPTIONS), New)
        seconds["dedup"] += process_time() - start
    start = process_time()
    stories.group(new, (), topic, StoryOptions())
    seconds["story"] = process_time() - start
    seconds["together"] = sum(seconds.values())
    rates = {f"{step} articles/s": NEW / spent for step, spent in seconds.items()}
    return rates | {"ms an article": seconds["together"] / NEW * 1000, "copies found": copies / len(range(0, NEW, COPY))}


@cache
def _warm(topic: Topic) -> None:
    """Stem the vocabulary once, as a service that runs has done."""
    for language in LANGUAGES:
        known = vocabulary(language)
        texts = (Written(language, " ".join(known[at : at + 300])) for at in range(0, len(known), 300))
        stories.group([_kept(f"warm-{number}", one) for number, one in enumerate(texts)], (), topic, StoryOptions())


def sketched(one: Written) -> Sketch:
    """Return the sketch of a synthetic article."""
    return fingerprint.sketch(one.text, one.language, OPTIONS)


def neighbour(number: int) -> Neighbour:
    """Return a stored article as the store would."""
    one = written(number)
    return Neighbour(id=str(number), is_seed=False, sketch=sketched(one), title="", text=one.text, language=one.language)


def unsettled(one: Kept, sketch: Sketch) -> Unsettled:
    """Return an article as it waits for its verdict."""
    return Unsettled(id=one.id, n=1, url=one.article.url, text=one.article.text, language=one.article.language, sketch=sketch)


def _kept(name: str, one: Written) -> Kept:
    return kept(name, article(name, one.text[:60], one.text, one.language))


def datasketch(size: int) -> Result:
    """Return what sketch and look-up cost with datasketch's MinHash and its index in memory."""
    from datasketch import MinHashLSH  # type: ignore[import-untyped]  # ships no types

    return peer(size, MinHashLSH(threshold=0.5, num_perm=128), minhash.datasketch)


def rensa(size: int) -> Result:
    """Return what sketch and look-up cost with rensa's MinHash and its index in memory."""
    from rensa import RMinHashLSH  # type: ignore[import-untyped]  # ships no types

    return peer(size, RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32), minhash.rensa)


def peer(size: int, index: Any, sketch_of: Callable[[list[str]], Any]) -> Result:  # noqa: ANN401 (peers ship no types)
    """Return a peer's articles a second beside so many stored ones, and the share of copies for which it finds anything."""

    def sketch(one: Written) -> Any:  # noqa: ANN401 (as above)
        return sketch_of(minhash.shingles(one.text, one.language))

    for number in range(size):
        index.insert(number, sketch(written(number)))
    new = [arriving(number, size) for number in range(NEW)]
    start = process_time()
    found = [bool(index.query(sketch(one))) for one in new]
    return {"sketch and look-up articles/s": NEW / (process_time() - start), "copies found": sum(found[::COPY]) / len(found[::COPY])}


def main() -> None:
    """Print one line a size, then the ratio of the two largest."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000], metavar="N", help="stored articles")
    parser.add_argument("--peers", type=int, default=10_000, metavar="N", help="the most stored articles that peers are given")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    document: dict[str, dict[str, Result]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size, ours in measure(given.sizes, Path(folder), read_topic(TOPIC)):
            document[str(size)] = {"ours": ours} | (
                {name.__name__: name(size) for name in (datasketch, rensa)} if size <= given.peers else {}
            )
            for who, figures in document[str(size)].items() if not given.json else ():
                print(f"{size:>9,} {who:<11}" + "  ".join(f"{name} {value:,.4g}" for name, value in figures.items()), flush=True)
    times = [document[str(size)]["ours"]["ms an article"] for size in sorted(given.sizes)]
    ratio = times[-1] / times[-2] if len(times) > 1 else 1.0
    if given.json:
        json.dump({"sizes": document, "ratio": ratio, "goal": GOAL}, sys.stdout)
    else:
        print(f"the largest costs {ratio:.2f} × the one before (goal {GOAL} at a million beside a hundred thousand)")


if __name__ == "__main__":
    main()
