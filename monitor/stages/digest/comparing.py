"""Compares two versions of one article: headline, names, figures, sentences, each difference in the very words of its version.

Sentences are compared as sequences with difflib. One that only moved is no change; one put otherwise is paired with what it became.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from monitor.model import Alteration, CitedSentence, Facts, Field, Kept, Place, Span
from monitor.text import sentences

MOST = 12
"""Changed sentences shown of one edit; of a text written anew the first ones tell enough, and both versions are stored."""
NAMES = 8
"""Names, and figures, shown of one edit."""
ALIKE = 0.5
"""Two sentences that share this much (difflib's ratio over words, or over Chinese characters) are one sentence put otherwise."""
PAIRED = 400
"""Pairs of sentences compared in one place at most; a longer stretch was written anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What differs between two versions; `more` sentences changed than are given."""

    headline: Alteration | None
    names: tuple[Alteration, ...]
    figures: tuple[Alteration, ...]
    changes: tuple[Alteration, ...]
    more: int


def compare(before: Kept, after: Kept) -> Comparison | None:
    """Return what differs, sentences removed first, then those put otherwise, then those added, each in the order of its text;
    None where nothing does that a reader would see."""
    headline, changes = _headline(before, after), _sentences(before, after)
    if headline is None and not changes:
        return None
    ordered = sorted(changes, key=lambda change: 0 if change.after is None else 1 if change.before else 2)
    return Comparison(
        headline=headline,
        names=_facts(before, after, _names),
        figures=_facts(before, after, _figures),
        changes=tuple(ordered[:MOST]),
        more=len(ordered[MOST:]),
    )


def _headline(before: Kept, after: Kept) -> Alteration | None:
    if _key(before.article.title) == _key(after.article.title):
        return None
    old, new = (_cited(one, Field.TITLE, 0, len(one.article.title)) if one.article.title.strip() else None for one in (before, after))
    return Alteration(before=old, after=new)


def _sentences(before: Kept, after: Kept) -> list[Alteration]:
    old, new = _split(before), _split(after)
    matcher = SequenceMatcher(None, [_key(one.text) for one in old], [_key(one.text) for one in new], autojunk=False)
    gone: list[CitedSentence] = []
    come: list[CitedSentence] = []
    found: list[Alteration] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            pairs = dict(_paired(old[a:b], new[c:d]))
            found += [Alteration(before=old[a + n], after=new[c + m]) for n, m in pairs.items()]
            gone += [one for n, one in enumerate(old[a:b]) if n not in pairs]
            come += [one for m, one in enumerate(new[c:d]) if m not in pairs.values()]
    found += [Alteration(before=one, after=None) for one in _unmoved(gone, come)]
    return found + [Alteration(before=None, after=one) for one in _unmoved(come, gone)]


def _paired(old: Sequence[CitedSentence], new: Sequence[CitedSentence]) -> Iterator[tuple[int, int]]:
    """Yield which old sentence became which new one, the most alike first, each once."""
    if len(old) * len(new) > PAIRED:
        return
    units = [_units(one) for one in old], [_units(one) for one in new]
    ratios = ((_alike(one, other), n, m) for n, one in enumerate(units[0]) for m, other in enumerate(units[1]))
    taken: tuple[set[int], set[int]] = (set(), set())
    for ratio, n, m in sorted(ratios, key=lambda found: (-found[0], found[1], found[2])):
        if ratio >= ALIKE and n not in taken[0] and m not in taken[1]:
            taken[0].add(n)
            taken[1].add(m)
            yield n, m


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0


def _units(sentence: CitedSentence) -> Sequence[str]:
    return sentence.text if sentence.language == "zh" else _key(sentence.text).split()


def _unmoved(here: Sequence[CitedSentence], there: Sequence[CitedSentence]) -> Iterator[CitedSentence]:
    """Yield the sentences that the other side does not have as well: those only moved."""
    moved = Counter(_key(one.text) for one in there)
    for one in here:
        moved[_key(one.text)] -= 1
        if moved[_key(one.text)] < 0:
            yield one


def _split(kept: Kept) -> list[CitedSentence]:
    article = kept.article
    return [_cited(kept, Field.TEXT, start, end) for start, end in sentences.split(article.text, article.language)]


def cited(kept: Kept, place: Place) -> CitedSentence:
    """Return the words at a place of a version."""
    span = Span(article=kept.id, version=kept.version.n, place=place)
    return CitedSentence(text=kept.article.read(place), language=kept.article.language, span=span)


def _cited(kept: Kept, field: Field, start: int, end: int) -> CitedSentence:
    return cited(kept, Place(field=field, start=start, end=end))


def _facts(before: Kept, after: Kept, read: Callable[[Facts], dict[Hashable, Place]]) -> tuple[Alteration, ...]:
    """Return the first words of what only one version names, those of the old one first."""
    old, new = read(before.facts), read(after.facts)
    gone = [Alteration(before=_words(before, place), after=None) for key, place in old.items() if key not in new]
    come = [Alteration(before=None, after=_words(after, place)) for key, place in new.items() if key not in old]
    return (*gone[:NAMES], *come[:NAMES])


def _names(facts: Facts) -> dict[Hashable, Place]:
    return _first((mention.entity, mention.place) for mention in facts.mentions)


def _figures(facts: Facts) -> dict[Hashable, Place]:
    return _first(((figure.low, figure.high, figure.unit, figure.currency), figure.place) for figure in facts.figures)


def _first(found: Iterable[tuple[Hashable, Place]]) -> dict[Hashable, Place]:
    places: dict[Hashable, Place] = {}
    for key, place in found:
        places.setdefault(key, place)
    return places


def _words(kept: Kept, place: Place) -> CitedSentence:
    return cited(kept, place)


def _key(text: str) -> str:
    return " ".join(text.split())
