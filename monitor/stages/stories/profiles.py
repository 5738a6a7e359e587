"""Reduces articles to what tells their event, weighed by how rare it is among the articles at hand; it compares nothing."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import pairwise

from monitor.model import DateMention, EntityKind, Field, Figure, Kept, Language, Place, Rung, Topic
from monitor.model.articles import UNREAD, Meaning
from monitor.stages.stories.cognates import cognates, kindred, skeleton
from monitor.stages.stories.concepts import concepts, recurring
from monitor.stages.stories.heads import capitals, protagonists, subjects
from monitor.stages.stories.passages import Passage
from monitor.stages.stories.steps import LEAD as YEARS
from monitor.stages.stories.steps import headed, weekdays, years
from monitor.text import captions, words

LEAD = 800
"""Words are read from so many characters (Chinese: a third): the event is told at the beginning, background follows. F1 of
tgcontest in Russian and semeval in English: .82 and .85 with 300, .82 and .89 with 800, .81 and .85 with 3,000."""

BODY = 3_000
"""Concepts and cognates, of which a text has fewer, are read from so many."""

TITLE = 80
"""The beginning of a text that has no title."""

HAN = 3
"""A Chinese character says as much as so many letters."""

SMALL = 12
"""A number up to this is shared by chance; a larger one may be the same though its unit is another word ("trips", "persons")."""

RECURRING = frozenset(
    {EntityKind.STATE, EntityKind.PAIR, EntityKind.FORMULA, EntityKind.FORMAT, EntityKind.DEALING, EntityKind.COUNTER, EntityKind.VETO}
)
"""Names that stand in every story of a topic: no evidence of one event."""

PRIOR = 100
"""Rarity is counted as if so many further articles had been seen, so that an edition of five articles weighs like one of 500, …"""


class Kind(StrEnum):
    """What a feature is; only features of one kind are compared."""

    WORDS = "words"
    TITLES = "titles"
    NAMES = "names"
    FIGURES = "figures"
    DATES = "dates"
    CONCEPTS = "concepts"
    COGNATES = "cognates"
    KINDRED = "kindred"
    VALUES = "values"
    WEEKDAYS = "weekdays"


YEAR = 365
"""Days of a year as they are counted here; the 1st of January follows the last of December."""

USUAL = {
    Kind.WORDS: 2,
    Kind.TITLES: 2,
    Kind.NAMES: 12,
    Kind.FIGURES: 2,
    Kind.DATES: 3,
    Kind.CONCEPTS: 4,
    Kind.COGNATES: 3,
    Kind.KINDRED: 3,
    Kind.VALUES: 4,
    Kind.WEEKDAYS: PRIOR // 7,
}
RECURS = 15
"""… in so many of which a feature of that kind stood: an entity of the topic is never rare, nor is a recurring concept."""

DAMPED = dict.fromkeys((Kind.NAMES, Kind.FIGURES, Kind.DATES, Kind.CONCEPTS, Kind.COGNATES, Kind.VALUES, Kind.WEEKDAYS), 0.8)
"""What is compared by how much is shared is counted to this power, or an event told by half of an edition would call its own
names and figures common. F1 across languages: .81 at 1, .83 at .8, .80 at .65."""

Counts = Mapping[Kind, Counter[str]]
Vector = Mapping[str, float]
Group = tuple[Kind, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An article's features by kind with weights (term frequency damped, times rarity), the length of each vector, all its stems
    and skeletons, the names in its headline as either, the steps, years and days that its lead names, the days of its headline, its
    figures by unit, its time in days, whether it has a headline of its own, and what a model read."""

    id: str
    language: Language
    vectors: Mapping[Kind, Vector]
    norms: Mapping[Kind, float]
    told: frozenset[str]
    subjects: frozenset[str]
    protagonists: frozenset[str]
    bones: frozenset[str]
    steps: frozenset[Rung]
    years: frozenset[str]
    days: tuple[int, ...]
    headed: tuple[int, ...]
    figures: Mapping[str, tuple[float, ...]]
    when: float
    day: int
    titled: bool
    meaning: Meaning = UNREAD


def weighed(kept: Iterable[Kept], topic: Topic) -> dict[str, Profile]:
    """Return the profile of each article by id. Rarity is taken over all of them, words by language."""
    each = {one.id: one for one in kept}
    kinds = {entity.id: entity.kind for entity in topic.entities}
    beginnings = {name: _beginning(one) for name, one in sorted(each.items())}
    counts = {name: features(each[name], *found, kinds) for name, found in beginnings.items()}
    rarity = _rarity([(each[name].article.language, found) for name, found in counts.items()])
    return {name: _profile(each[name], *beginnings[name], found, rarity) for name, found in counts.items()}


def _beginning(kept: Kept) -> tuple[Passage, Passage]:
    """Return the title, or what stands first where there is none, and the beginning of the text."""
    article, size = kept.article, _size(kept.article.language)
    title = article.title or article.text[: TITLE // size]
    return Passage.of(title, article.language), Passage.of(article.text[: BODY // size], article.language)


def _size(language: Language) -> int:
    return HAN if language == "zh" else 1


def features(kept: Kept, title: Passage, body: Passage, kinds: Mapping[str, EntityKind]) -> Counts:
    """Return how often each feature stands in the title and the beginning of an article."""
    usual = _usual(kept, kinds)
    plain = title.outside(usual[Field.TITLE]) if kept.article.title else title.outside(usual[Field.TEXT])
    lead = body.until(LEAD // _size(body.language)).outside(usual[Field.TEXT])
    return {
        Kind.WORDS: _doubled(stems(plain), stems(lead)),
        Kind.TITLES: stems(plain),
        Kind.NAMES: Counter(one.entity for one in kept.facts.mentions if kinds.get(one.entity, EntityKind.EVENT) not in RECURRING),
        Kind.FIGURES: Counter(key for figure in kept.facts.figures for key in rounded(figure.low, _unit(kept, figure))),
        Kind.DATES: Counter(str(key) for day in {_in_any_year(_day(one.iso)) for one in explicit(kept)} for key in (day, day % YEAR + 1)),
        Kind.CONCEPTS: _doubled(concepts(title), concepts(body)),
        Kind.COGNATES: _doubled(cognates(title), cognates(body)),
        Kind.KINDRED: _doubled(kindred(plain), kindred(body.outside(usual[Field.TEXT]))),
        Kind.VALUES: Counter(key for figure in kept.facts.figures if _tells(figure) for key in rounded(figure.low, "")),
        Kind.WEEKDAYS: Counter(weekdays(lead)),
    }


def _usual(kept: Kept, kinds: Mapping[str, EntityKind]) -> Mapping[Field, list[tuple[int, int]]]:
    """Return where the names stand that recur in every story of the topic."""
    found: dict[Field, list[tuple[int, int]]] = {field: [] for field in Field}
    for one in kept.facts.mentions:
        if kinds.get(one.entity, EntityKind.EVENT) in RECURRING:
            found[one.place.field].append((one.place.start, one.place.end))
    return found


def _doubled(title: Counter[str], body: Counter[str]) -> Counter[str]:
    """Count what the title says twice."""
    body.update(title)
    body.update(title)
    return body


def stems(passage: Passage) -> Counter[str]:
    """Return the stems of a passage without stop words; in Chinese its pairs of characters."""
    stop, language = words.stop(passage.language), passage.language
    if language != "zh":
        return Counter(_stem(word, language) for _, _, word in passage.tokens if word not in stop)
    found = [(start, end, _stem(word, "zh")) for start, end, word in passage.tokens if word not in stop]
    return Counter(one[2] + two[2] for one, two in pairwise(found) if one[1] == two[0])


@cache
def _stem(word: str, language: Language) -> str:
    return words.stem(word, language)


def rounded(value: float, unit: str) -> tuple[str, ...]:
    """Return a figure at two digits, on both sides of the edge when it lies near one: 3.65 and 3.7 billion are one figure."""
    return tuple(sorted({f"{value * slack:.2g} {unit}" for slack in (0.985, 1.015)}))


def _tells(figure: Figure) -> bool:
    return figure.low > SMALL and figure.unit != "percent"


def _group(kind: Kind, language: Language) -> Group:
    """Return among which articles rarity is counted: words are rare in their language, all else in all of them."""
    return (kind, language) if kind in (Kind.WORDS, Kind.TITLES) else (kind, "")


def _rarity(counted: Sequence[tuple[Language, Counts]]) -> Mapping[Group, Vector]:
    """Return the weight of each feature: the logarithm of the inverse share of articles that have it; in one pass, because most
    features stand in as many articles as others and share their logarithm."""
    seen: dict[Group, Counter[str]] = defaultdict(Counter)
    totals: Counter[Group] = Counter()
    for language, found in counted:
        for kind, counts in found.items():
            seen[_group(kind, language)].update(counts.keys())
            totals[_group(kind, language)] += bool(counts)
    return {group: _weights(group[0], counts, totals[group] + PRIOR) for group, counts in seen.items()}


def _weights(kind: Kind, seen: Mapping[str, int], total: int) -> Vector:
    power, usual = DAMPED.get(kind, 1.0), USUAL[kind]
    by_count = {n: max(0.0, math.log(total / (n**power + usual))) for n in set(seen.values())}
    weights = {feature: by_count[n] for feature, n in seen.items()}
    for feature in recurring() & seen.keys() if kind is Kind.CONCEPTS else ():
        weights[feature] = max(0.0, math.log(total / (seen[feature] ** power + RECURS)))
    return weights


def _profile(kept: Kept, title: Passage, body: Passage, counts: Counts, rarity: Mapping[Group, Vector]) -> Profile:
    language = kept.article.language
    lead, named = body.until(YEARS // _size(language)), capitals(body)
    vectors = {kind: _vector(counts[kind], rarity[_group(kind, language)]) for kind in Kind}
    return Profile(
        id=kept.id,
        language=language,
        vectors=vectors,
        norms={kind: math.sqrt(sum(weight * weight for weight in vector.values())) for kind, vector in vectors.items()},
        told=frozenset((*stems(title), *stems(body))),
        subjects=subjects(title, named),
        protagonists=protagonists(title, named),
        bones=frozenset(skeleton(word) for _, _, word in (*title.tokens, *body.tokens)),
        steps=headed(title, body),
        years=years(replace(one, text=captions.without(one.text)) for one in (title, lead)),
        days=days(kept, Field.TEXT),
        headed=days(kept, Field.TITLE),
        figures=_by_unit(kept),
        when=kept.when.timestamp() / 86_400,
        day=_in_any_year(kept.when),
        titled=bool(kept.article.title.strip()),
        meaning=kept.meaning,
    )


def _unit(kept: Kept, figure: Figure) -> str:
    """Return what a figure counts. An age without a word for it ("Jane Doe, 39, said") counts nothing here: beside terms of years it
    would set articles on one person apart (best F1 of `semeval-en` .866, without it .872)."""
    aged = figure.unit == "year" and kept.article.read(figure.place)[-1:].isdecimal()
    return "" if aged else figure.unit or figure.currency


def _by_unit(kept: Kept) -> Mapping[str, tuple[float, ...]]:
    found: dict[str, set[float]] = defaultdict(set)
    for figure in kept.facts.figures:
        found[_unit(kept, figure)].add(figure.low)
    return {unit: tuple(sorted(values)) for unit, values in found.items()}


def _vector(counts: Counter[str], weights: Vector) -> Vector:
    """Return the features, sorted so that sums over them are the same, each with its damped frequency times its weight."""
    return {feature: _damped(counts[feature]) * weights[feature] for feature in sorted(counts)}


@cache
def _damped(n: int) -> float:
    return 1 + math.log(n)


def explicit(kept: Kept) -> tuple[DateMention, ...]:
    """Return the days that the text names with a number: "on Tuesday" and "yesterday" are in half of all news. The day of a picture
    is none of the event's."""
    found = [one for one in kept.facts.dates if len(one.iso) == len("YYYY-MM-DD")]
    beside = captions.stretches(kept.article.text) if found else ()
    return tuple(one for one in found if any(char.isdigit() for char in kept.article.read(one.place)) and not _within(one.place, beside))


def _within(place: Place, spans: Iterable[tuple[int, int]]) -> bool:
    return place.field is Field.TEXT and any(start <= place.start < end for start, end in spans)


def days(kept: Kept, field: Field) -> tuple[int, ...]:
    """Return the days named with a number in the title or at the beginning of the text, counted within any year, sorted."""
    lead = LEAD // 2 // _size(kept.article.language)
    early = [one.iso for one in explicit(kept) if one.place.field is field and one.place.start < lead]
    return tuple(sorted({_in_any_year(_day(iso)) for iso in early}))


def _day(iso: str) -> date:
    return date.fromisoformat(iso)


def _in_any_year(day: date) -> int:
    """Return the number 1…365 of a day, without its year: the articles are of one week, and many do not name it. The 29th of February
    counts with the 28th: so the 1st of March comes next in every year."""
    common = day.replace(day=28) if (day.month, day.day) == (2, 29) else day
    return common.replace(year=2001).timetuple().tm_yday
