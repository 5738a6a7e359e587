"""Judges whether an article is about the relationship of the two sides, and gives the reasons that a reader can check.

It names no country: sides, names and contexts are the topic's; roles decide here, not lists. A sentence is worth more when it
names both sides, less when it merely counts one of them among others, nothing when the text is of a kind that does not count.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from monitor.model import Article, Drop, EntityKind, Evidence, EvidenceKind, Field, Place, Reason, Relevance, Stage, Topic
from monitor.text import names
from monitor.text.names import Found
from monitor.text.sentences import split

LISTED = 3
"""Cues of one context in one sentence from which on it counts things up."""
FULL = 0.35
"""Share of a text in sentences about both sides from which on more adds nothing."""
DEALT, NEXT, GRANTED = 0.7, 0.5, 0.4
"""Worth of a sentence on one side that tells of a visit, an agreement, trade; that stands next to one on the other side; or
that stands in a text which takes the other side for granted."""
FEW = 1
"""Cues of a context up to which they do no harm."""
TITLE_WEIGHT, LEAD_WEIGHT, SHARE_WEIGHT = 0.3, 0.3, 0.4
ALLOWED = 1.0
"""So many cues of a context to each mention of the less named side, or of a joint term, do no harm."""
CLOSE = 40
"""Characters between two names that stand side by side."""
LEAD, DATELINE = 2, 20
"""Sentences of the text that tell what it is about, and characters that those before them do not have ("Минск. 13 октября.")."""
SHOWN = 6
"""Sentences given as evidence at most."""


class _Sentence(NamedTuple):
    """A sentence with what stands in it. `worth`, 0…1, is how much it speaks of both sides. Its place is made when it is shown: of a
    hundred sentences six are."""

    field: Field
    start: int
    end: int
    found: tuple[Found, ...]
    sides: frozenset[str]
    joint: bool
    worth: float

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def place(self) -> Place:
        return Place(field=self.field, start=self.start, end=self.end)


def judge(article: Article, topic: Topic, home: frozenset[str] = frozenset()) -> Relevance | Drop:
    """Return how much the article is about the relationship, 0…1, with its evidence in the order of weight; below the
    topic's threshold the Drop that says so: NOT_MENTIONED (a side is absent), OFF_TOPIC or PASSING_MENTION.

    `home` are the sides in whose country the outlet is. What opens with a dealing with the other side may leave them unnamed.
    """
    own = frozenset(side.id for side in topic.sides if article.language in side.languages)
    whole = f"{article.title}\n\n{article.text}"
    found = _present(names.find(whole, topic, _day(article)), own | home)
    bare = _sentences(article, found)
    granted = home if home and _opens_with_dealing(bare, home) else frozenset()
    named = names.sides(found) | granted
    if missing := [side for side in topic.sides if side.id not in named]:
        labels = " and ".join(dict(side.names).get("en", side.id) for side in missing)
        return _drop(article, Reason.NOT_MENTIONED, f"Nothing in it stands for {labels}.")
    score, evidence = _score(tuple(_continued(bare, own | granted)), own | granted)
    if score >= topic.threshold:
        return Relevance(score=score, evidence=evidence)
    passing = score >= topic.passing_threshold or any(_plain(one) for one in bare)
    reason = Reason.PASSING_MENTION if passing else Reason.OFF_TOPIC
    notes = "; ".join(one.note for one in evidence[:4]) or "no sentence speaks of both sides"
    return _drop(article, reason, f"Score {score:.2f}, {topic.threshold:.2f} is needed: {notes}.")


def _plain(one: _Sentence) -> bool:
    """Return whether a sentence speaks of both sides and of nothing that does not count: enough for a passing mention."""
    return one.worth == 1.0 and not any(name.context for name in one.found)


def _opens_with_dealing(bare: Sequence[_Sentence], home: frozenset[str]) -> bool:
    """Return whether title or lead tell of a dealing with a side that is not `home`, and nothing that does not count: no
    third state, no sport."""
    title = [one for one in bare if one.field is Field.TITLE]
    opening = [*title, *_lead([one for one in bare if one.field is Field.TEXT])]
    abroad = any(one.sides - home for one in opening)
    return abroad and any(names.deals(one.found) for one in opening) and not any(name.context for one in opening for name in one.found)


def _lead(body: Sequence[_Sentence]) -> Sequence[_Sentence]:
    """Return the sentences up to the one that ends the lead."""
    begins = next((at for at, one in enumerate(body) if len(one.sides) > 1 or one.length >= DATELINE), 0)
    return body[: begins + LEAD]


def _drop(article: Article, reason: Reason, detail: str) -> Drop:
    return Drop(url=article.url, stage=Stage.RELEVANCE, reason=reason, detail=detail)


def _score(sentences: tuple[_Sentence, ...], own: frozenset[str]) -> tuple[float, tuple[Evidence, ...]]:
    """Return the score and its evidence: what title, opening and whole text say of both sides, less what speaks against it."""
    title = max((s.worth for s in sentences if s.field is Field.TITLE), default=0.0)
    body = [s for s in sentences if s.field is Field.TEXT]
    lead = max((s.worth for s in _lead(body)), default=0.0)
    share = sum(s.length * s.worth for s in body if s.worth) / (sum(s.length for s in body) or 1)
    raw = TITLE_WEIGHT * title + LEAD_WEIGHT * lead + SHARE_WEIGHT * min(1.0, share / FULL) if body else title
    against, weight = _against(sentences, own)
    return raw * weight, (*against, *_speaking(sentences))


def _against(sentences: tuple[_Sentence, ...], own: frozenset[str]) -> tuple[tuple[Evidence, ...], float]:
    """Return what does not count with its factor: a context whose cues outnumber the mentions of the less named side."""
    found = [one for sentence in sentences for one in sentence.found]
    counts = Counter(side for one in found for side in one.entity.sides)
    weaker = min((times for side, times in counts.items() if side not in own), default=min(counts.values()))
    joint = sum(len(one.entity.sides) > 1 and one.entity.kind is not EntityKind.PAIR for one in found)
    hits = Counter(_other(one) for one in found if one.context or one.entity.kind in _OTHERS)
    evidence, factor = [], 1.0
    for (name, about), times in sorted(hits.items()):
        part = min(1.0, ((weaker + joint) * ALLOWED / times) ** 2)
        if part < 1.0 and times > FEW:
            note = f"{name}: {times} cues against {weaker} mentions of the less named side"
            evidence.append(Evidence(note=note, weight=part - 1.0, kind=EvidenceKind.ASIDE, about=(about,)))
            factor = min(factor, part)
    if any(one.entity.kind is EntityKind.VETO for s in sentences if s.field is Field.TITLE for one in s.found):
        note = "the title names something else of the same name"
        evidence.append(Evidence(note=note, weight=NAMESAKE - 1.0, kind=EvidenceKind.NAMESAKE))
        factor *= NAMESAKE
    return tuple(evidence), factor


NAMESAKE = 0.5
"""What remains of the score when the title is about a namesake."""
_OTHERS = frozenset({EntityKind.COUNTER, EntityKind.VETO})


def _other(one: Found) -> tuple[str, str]:
    """Return the label and the id of what does not count."""
    return (one.context, one.context) if one.context else (one.entity.label, one.entity.id)


def _speaking(sentences: tuple[_Sentence, ...]) -> tuple[Evidence, ...]:
    """Return the sentences that speak of both sides, best first, each with the names in it."""
    best = sorted((s for s in sentences if s.worth), key=lambda s: (-s.worth, s.field is Field.TEXT, s.start))[:SHOWN]
    return tuple(_evidence(one) for one in best)


def _evidence(sentence: _Sentence) -> Evidence:
    kind = EvidenceKind.JOINT if sentence.joint else EvidenceKind.TOGETHER if len(sentence.sides) > 1 else EvidenceKind.BESIDE
    named = dict.fromkeys((one.entity.id, one.entity.label) for one in sentence.found if one.entity.sides)
    note = f"{_SAID[kind]}: {', '.join(dict.fromkeys(label for _, label in named))}"
    return Evidence(note=note, weight=sentence.worth, place=sentence.place, kind=kind, about=tuple(name for name, _ in named))


_SAID = {
    EvidenceKind.JOINT: "a joint term",
    EvidenceKind.TOGETHER: "both sides in one sentence",
    EvidenceKind.BESIDE: "one side beside a sentence on the other",
}


def _sentences(article: Article, found: tuple[Found, ...]) -> tuple[_Sentence, ...]:
    """Cut title and text into sentences, each with what was `found` in it (by offsets of both together)."""
    # Apart, because facts ask for the sentences of the text too and they are remembered; a line break parts them anyway.
    spans = [(Field.TITLE, 0, *span) for span in split(article.title, article.language)]
    spans += [(Field.TEXT, len(article.title) + 2, *span) for span in split(article.text, article.language)]
    starts = [one.start for one in found]
    bare: list[_Sentence] = []
    at = 0
    for field, before, start, end in spans:
        first, at = at, bisect_left(starts, before + end, lo=at)
        bare.append(_sentence(field, start, end, found[first:at]))
    return tuple(bare)


def _day(article: Article) -> date | None:
    published = article.published
    return None if published is None or published.suspicious else published.moment.date()


def _present(found: tuple[Found, ...], own: frozenset[str]) -> tuple[Found, ...]:
    """Drop the weak forms of sides without support. A side has support when a strong form names it, when the text is in
    its own language, or when weak forms name it twice and no counter-entity explains them."""
    strong = {side for one in found if not one.form.weak for side in one.entity.sides}
    weak = Counter(side for one in found if one.form.weak and len(one.entity.sides) == 1 for side in one.entity.sides)
    bare = weak.keys() - strong
    explained = bool(bare - own) and any(one.entity.kind in _OTHERS and not one.context for one in found)
    held = strong | {side for side in bare if side in own or (not explained and (weak[side] > 1 or _together(found)))}
    return tuple(one for one in found if not one.form.weak or held.intersection(one.entity.sides))


def _together(found: tuple[Found, ...]) -> bool:
    """Return whether weak forms of both sides stand close to each other: two capitals side by side are two governments."""
    weak = [one for one in found if one.form.weak and len(one.entity.sides) == 1]
    return any(one.entity.sides != two.entity.sides and two.start - one.end < CLOSE for one, two in pairwise(weak))


_NOBODY = frozenset[str]()


def _sentence(field: Field, start: int, end: int, found: tuple[Found, ...]) -> _Sentence:
    if not found:
        return _Sentence(field, start, end, (), _NOBODY, joint=False, worth=0.0)
    sides = names.sides(found)
    joint = any(len(one.entity.sides) > 1 for one in found)
    worth = 1.0 if joint else float(len(sides) > 1)
    return _Sentence(field, start, end, found, sides, joint, worth and worth * _listing(found))


def _listing(found: Iterable[Found]) -> float:
    """Return what remains of a sentence that counts up: one other name little less, three hardly anything."""
    cues = [one.context for one in found if one.context]
    if len(cues) < LISTED - 1:  # nearly all sentences: a Counter takes as long as the rest of them
        return 1.0
    most = max(Counter(cues).values())
    return 1.0 if most < LISTED - 1 else 0.6 if most < LISTED else 0.15


def _continued(bare: Sequence[_Sentence], own: frozenset[str]) -> Iterable[_Sentence]:
    """Give part of the worth to a sentence that names one side where the other is near: in the sentence before or after,
    in the title, or taken for granted because the text is in that side's own language; more when it tells of a dealing."""
    title = frozenset(side for s in bare if s.field is Field.TITLE for side in s.sides)
    for at, one in enumerate(bare):
        dealing = bool(one.found) and not one.worth and names.deals(one.found)
        if one.worth or not (one.sides or dealing):
            yield one
        elif len(one.sides.union(*(other.sides for other in bare[max(0, at - 1) : at + 2]))) > 1:
            yield _worth(one, DEALT if dealing else NEXT)
        elif any(name.context for name in one.found):
            yield _worth(one, GRANTED) if len(one.sides | title) > 1 else one
        elif dealing and len(title | own | one.sides) > 1:
            yield _worth(one, DEALT)
        elif len(one.sides | title) > 1 or len(one.sides | own) > 1:
            yield _worth(one, GRANTED)
        else:
            yield one


def _worth(one: _Sentence, part: float) -> _Sentence:
    return one._replace(worth=part * _listing(one.found))
