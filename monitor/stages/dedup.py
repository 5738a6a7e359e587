"""Decides whether a kept article is new, a reprint of an earlier one, or known from a seed.

It looks nothing up: the neighbours are found by the store from the sketches, and verified here on the texts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

import numpy as np

from monitor.model import DedupOptions, Kept, Known, Language, Neighbour, New, Reprint, Seed, Sketch, Verdict
from monitor.model.articles import Unsettled
from monitor.stages import fingerprint

NEIGHBOURS = 10
"""How many neighbours are worth looking at: the best are first, and ten outlets may carry one agency's text."""

GLANCE = 0.08
"""Sketches that share less than this in both directions are not verified: half a text with every fifth word changed and
furniture of its own length around still shares .2."""

WHOLE = 0.8
"""The other text counts as contained when so much of it stands here …"""

BODY = 0.5
"""… and this part of the threshold of this text comes from it: the rest is furniture or an addition."""

NUMBERS = 3
FILLINGS = 3
"""Two texts with at least `NUMBERS` numbers each, of which they share less than one in `FILLINGS`, are two fillings of one form."""

LINE = 90
"""A paragraph shorter than this (Chinese counts triple) that does not end as a sentence does looks like furniture: menus, "Read
also". What of it is not found in the other text does not count: a copy cut in the middle of a sentence ends like that too."""

FINER = 4
"""Texts are verified with runs a quarter shorter than a shingle: with every sixth word changed, .55 of a copy is still found
in runs of four words and .7 in runs of three, while other texts on the same event rise from .19 to .23 at most."""

REMEMBERED = 256
"""Texts that are remembered as prose: what one article is compared with, the next ones are, too."""

_ENDS = re.compile(r"[.!?…。！？；:：][\s\"'»”’)\]」』]*$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A text made ready for comparing: hashes of its units, how many of them are sentences (they come first, furniture
    last), the length of a run in units, and the numbers that its sentences write in digits."""

    units: fingerprint.Hashes
    sentences: int
    length: int
    numbers: frozenset[str]


def decide(one: Unsettled, neighbours: Sequence[Neighbour], options: DedupOptions) -> Verdict:
    """Return the verdict on `one`: Known or Reprint with the shares copied, of the neighbour that explains most of it, or New.

    Shares count the text itself, without its title. On a tie a seed goes before an article, then the smaller id.
    """
    others = [other for other in neighbours if (other.is_seed or other.id != one.id) and near(one.sketch, other.sketch)]
    if not others:
        return New()
    this = prose(one.text, one.language, options)
    ranks = []
    for other in others:
        threshold = options.seed_share if other.is_seed else options.reprint_share
        found = copied(this, prose(other.text, other.language, options), threshold)
        ranks += [(-found[0], not other.is_seed, other.id, found[1])] if found else []
    return _verdict(*min(ranks)) if ranks else New()


def origins(kept: Sequence[Kept]) -> tuple[str, ...]:
    """Return the ids of the articles that the Reprint verdicts of `kept` name, sorted, each once."""
    return tuple(sorted({one.verdict.of for one in kept if isinstance(one.verdict, Reprint)}))


@lru_cache(maxsize=REMEMBERED)
def prose(text: str, language: Language, options: DedupOptions) -> Prose:
    """Return what is compared of `text`: its sentences, then what looks like furniture; all is sentences where none looks so."""
    weight = 3 if language == "zh" else 1
    lines = text.splitlines()
    looks = [weight * len(line) >= LINE or bool(_ENDS.search(line)) for line in lines]
    body = "\n".join(compress(lines, looks)) if any(looks) else text
    furniture = "\n".join(line for line, is_sentence in zip(lines, looks, strict=True) if not is_sentence) if any(looks) else ""
    hashes, length = fingerprint.units(body, language, options)
    rest, _ = fingerprint.units(furniture, language, options)
    numbers = frozenset(_NUMBER.findall(body))
    run = length - length // FINER
    return Prose(units=np.concatenate((hashes, rest)), sentences=len(hashes), length=run, numbers=numbers)


def shares(this: Prose, other: Prose) -> tuple[float, float]:
    """Return the share of this text that lies in runs which the other has too, and the reverse, 0…1."""
    length = min(this.length, other.length, max(1, len(this.units)), max(1, len(other.units)))
    here, there = fingerprint.runs(this.units, length), fingerprint.runs(other.units, length)
    return _share(_covered(_found(here, there), length), this), _share(_covered(_found(there, here), length), other)


def near(a: Sketch, b: Sketch) -> bool:
    """Return whether two sketches share enough for a look at the texts."""
    return max(fingerprint.containment(a, b)) >= GLANCE


def copied(this: Prose, other: Prose, threshold: float) -> tuple[float, float] | None:
    """Return the shares if `this` is a copy: mostly found in the other, or holding (nearly) all of the other as a good part of itself."""
    share, back = shares(this, other)
    is_copy = share >= threshold or (back >= WHOLE and share >= threshold * BODY)
    return (share, back) if is_copy and not _two_fillings(this, other) else None


def _verdict(share: float, is_article: bool, of: str, back: float) -> Known | Reprint:
    return Reprint(of=of, share=-share, back=back) if is_article else Known(seed=of, share=-share, back=back)


def _found(these: fingerprint.Hashes, those: fingerprint.Hashes) -> fingerprint.Flags:
    """Return for each of these whether it is among those: `np.isin` makes both sides distinct first and takes four times as long."""
    if not len(those):
        return np.zeros(len(these), np.bool_)
    ordered = np.sort(those)
    found: fingerprint.Flags = ordered[np.minimum(np.searchsorted(ordered, these), len(ordered) - 1)] == these
    return found


def _covered(found: fingerprint.Flags, length: int) -> fingerprint.Flags:
    """Return for each unit whether a run that it is in was found, given whether the run that starts at each was."""
    steps = np.zeros(len(found) + length, np.int32)
    steps[: len(found)] += found
    steps[length:] -= found
    return np.cumsum(steps)[:-1] > 0


def _share(covered: fingerprint.Flags, text: Prose) -> float:
    counted = text.sentences + np.count_nonzero(covered[text.sentences :])
    return float(np.count_nonzero(covered) / counted) if counted else 0.0


def _two_fillings(this: Prose, other: Prose) -> bool:
    """Return whether the texts are one form filled in twice (rates, trade by month): neither has a third of the other's numbers."""
    fewer = min(len(this.numbers), len(other.numbers))
    return fewer >= NUMBERS and FILLINGS * len(this.numbers & other.numbers) < fewer


def known(text: str, language: Language, seeds: Sequence[Seed], options: DedupOptions) -> tuple[Seed, float, float, bool] | None:
    """Return the seed that most of `text` is found in, both shares, and whether that makes it a copy; None without seeds."""
    this = prose(text, language, options)
    ranked = [(shares(this, other := prose(seed.text, seed.language, options)), seed, other) for seed in seeds]
    if not ranked:
        return None
    (share, back), seed, other = max(ranked, key=lambda one: (one[0], one[1].id))
    return seed, share, back, copied(this, other, options.seed_share) is not None
