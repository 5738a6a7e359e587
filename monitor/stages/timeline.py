"""The timeline of the relationship: what the seeds tell, each as stated by its source, and then the stories told; it renders nothing.

A seed is a claim and not a fact. Its own event stands under its title. A sentence of it is an event of its own where it pairs a date
that needs no "today" to be read (a year, a month, a day; not "last week") with something that both sides did. What was only proposed
is none. Formulas are named where the text says that they were declared or are the level of relations: other formulas are quoted
beside them (see `_levels`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from monitor.model import (
    Certainty,
    Decision,
    Digest,
    EditionRecord,
    EntityKind,
    Field,
    Language,
    Milestone,
    MilestoneKind,
    Place,
    Seed,
    Settings,
    StoryRecord,
    Topic,
)
from monitor.model.timeline import Named
from monitor.text import dates, names
from monitor.text.commitments import is_ahead
from monitor.text.names import Found
from monitor.text.sentences import split

_HAPPENS = {
    "en": re.compile(
        r"\b(?:sign(?:s|ed|ing)|establish(?:es|ed|ing|ment)|conclud(?:es|ed)|ratif(?:ies|ied)|enter(?:s|ed) into force"
        r"|meets?|met|held|holds"
        r"|visit(?:s|ed)?|agree[ds]?|open(?:s|ed)|launch(?:es|ed)|found(?:ed|s)|join(?:s|ed)|adopt(?:s|ed)|declar(?:es|ed)|upgrade[ds]?)\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:подпис\w+|установ\w+|заключ(?:ил|ен)\w*|ратифиц\w+|вступил\w* в силу|встрет\w+|встреч\w+|пров[её]л\w*|состоял\w+|посетил\w*"
        r"|визит\w*|договорил\w+|откры[лтв]\w*|запусти\w+|основа[лн]\w*|присоедин\w+|принял\w*|провозгла\w+)",
        re.IGNORECASE,
    ),
    "be": re.compile(
        r"(?:падпіс\w+|[уў]стан[аоў]\w+|заключ(?:ыл|ан)\w*|ратыфік\w+|[уў]ступіл\w* [уў] сілу|сустр[эа]\w+|прав[ёя]\w+|адбыл\w+|наведа\w+"
        r"|візіт\w*|дамовіл\w+|пагадзіл\w+|адкры[лтў]\w*|запусці\w+|заснава\w+|далучы\w+|прыня[лў]\w*|абвясці\w+)",
        re.IGNORECASE,
    ),
    "zh": re.compile("签署|签订|建立|建交|缔结|批准|生效|会见|会晤|会谈|举行|访问|同意|达成|启动|开幕|成立|加入|通过|宣布"),
}
"""What makes a dated sentence an event: something was done, or is set to be."""

_PROPOSED = {
    "en": re.compile(r"\b(?:suggest|propos|offer|invit)\w*", re.IGNORECASE),
    "ru": re.compile(r"\b(?:предлага|предлож|пригла)\w*", re.IGNORECASE),
    "be": re.compile(r"(?:прапан|запрас|запраш)\w*", re.IGNORECASE),
    "zh": re.compile("建议|提议|倡议|邀请"),
}
"""What was only put forward did not happen."""

_BOTH = {
    "en": re.compile(r"\b(?:the two|both) (?:countries|nations|states|sides)\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:дв(?:е|ух|умя|ум) стран\w*|об(?:е|еих|еими) (?:стран|сторон)\w*)", re.IGNORECASE),
    "be": re.compile(r"\b(?:дзв(?:е|юх|юма|юм) краін\w*|дв(?:ух|ума) краін\w*|аб(?:едзве|едзвюх|одва) (?:краін|ба)\w*)", re.IGNORECASE),
    "zh": re.compile("两国|双方"),
}
"""How a text about the relationship speaks of both sides without naming them."""

_LEAD = 3
"""Sentences at the beginning of a text that say in which format its event was held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A page of the timeline: the stories first told in one year; on that of the latest year also what the seeds tell."""

    year: int
    latest: bool

    @property
    def name(self) -> str:
        """The page's name without its extension."""
        return "timeline" if self.latest else f"timeline-{self.year}"

    @property
    def since(self) -> date:
        """No story of the chapter was told before."""
        return date(self.year, 1, 1)


def chapters(records: Sequence[EditionRecord]) -> tuple[Chapter, ...]:
    """Return the pages that the timeline has with these editions, the latest one last. All years on one page took 3.7 s to write with
    12,000 stories, after every cycle."""
    years = sorted({one.edition.day.year for one in records}) or [date.min.year]
    return tuple(Chapter(year=year, latest=year == years[-1]) for year in years)


def stale(
    found: Sequence[Chapter], digest: Digest, records: Sequence[EditionRecord], decisions: Sequence[Decision], missing: Sequence[str]
) -> tuple[Chapter, ...]:
    """Return the chapters that an edition changes: the latest one, those of the years in which its stories were told first, those of
    which nothing is there (`missing` names), and all after a decision by hand that no other edition has seen."""
    seen = max((one.composed_at for one in records if one.edition != digest.edition), default=None)
    if any(seen is None or one.at > seen for one in decisions):
        return tuple(found)
    began = {one.edition.name: one.edition.day.year for one in records}
    years = {began.get(story.first_told) for story in digest.stories}
    return tuple(one for one in found if one.latest or one.year in years or one.name in missing)


def timeline(settings: Settings, stories: Sequence[StoryRecord], chapter: Chapter | None = None) -> tuple[Milestone, ...]:
    """Return the milestones of a chapter, or all, from first to last: by day (a year before its months, a month before its days), seeds
    before stories.

    Of `stories` those are taken that final editions of the first kind and the first language told."""
    kind, language = settings.editions.kinds[0], settings.editions.languages[0]
    told = (one for one in stories if one.kind == kind and one.language == language and not one.provisional)
    seeds = settings.seeds if chapter is None or chapter.latest else ()
    found = [milestone for seed in seeds for milestone in of_seed(seed, settings.topic)]
    found += [_story(one, settings.topic) for one in told if chapter is None or one.day.year == chapter.year]
    return tuple(sorted(found, key=lambda one: (one.day, list(MilestoneKind).index(one.kind), one.seed, _start(one), one.story)))


def of_seed(seed: Seed, topic: Topic) -> Iterator[Milestone]:
    """Yield the event that a seed tells, where its day is known, and the further dated events that its sentences name."""
    named = names.strong(names.find(seed.text, topic, seed.event_date))
    bounds = split(seed.text, seed.language)
    dated = {bounds_of: days for bounds_of in bounds if (days := _dates(seed, bounds_of))}
    if seed.event_date:
        yield _event(seed, topic, named, [one for one in bounds if one not in dated])
    for (start, end), days in dated.items():
        inside = [one for one in named if start <= one.start and one.end <= end]
        if _is_event(seed.text[start:end], seed.language, inside, topic):
            for day, certainty in days:
                if not seed.event_date or day != seed.event_date.isoformat():
                    yield _sentence(seed, Place(field=Field.TEXT, start=start, end=end), day, certainty, inside)


def _event(seed: Seed, topic: Topic, named: Sequence[Found], undated: Sequence[tuple[int, int]]) -> Milestone:
    titled = names.strong(names.find(seed.title, topic, seed.event_date))
    lead = split(seed.text, seed.language)[:_LEAD]
    leading = [one for one in named if lead and one.end <= lead[-1][1]]
    return Milestone(
        day=seed.event_date.isoformat() if seed.event_date else "",
        certainty=seed.certainty,
        kind=MilestoneKind.SEED,
        words=seed.title,
        language=seed.language,
        source=seed.stated_by or seed.id,
        seed=seed.id,
        place=Place(field=Field.TITLE, start=0, end=len(seed.title)) if seed.title else None,
        evidence=seed.date_evidence,
        formulas=_levels(seed, named, undated),
        formats=_words(seed.title, titled, EntityKind.FORMAT) or _words(seed.text, leading, EntityKind.FORMAT),
    )


def _sentence(seed: Seed, place: Place, day: str, certainty: Certainty, inside: Sequence[Found]) -> Milestone:
    return Milestone(
        day=day,
        certainty=certainty,
        kind=MilestoneKind.SENTENCE,
        words=seed.text[place.start : place.end],
        language=seed.language,
        source=seed.stated_by or seed.id,
        seed=seed.id,
        place=place,
        ahead=seed.event_date is not None and is_ahead(day, seed.event_date),
        formulas=_words(seed.text, inside, EntityKind.FORMULA),
        formats=_words(seed.text, inside, EntityKind.FORMAT),
    )


def _story(one: StoryRecord, topic: Topic) -> Milestone:
    opening = one.opening  # the words of the edition that the milestone names; the last headline may be of a later event
    named = names.strong(names.find(opening.headline, topic, one.day))
    return Milestone(
        day=(opening.at.astimezone(ZoneInfo(topic.zone)).date() if opening.at else one.day).isoformat(),
        reported=opening.at is not None,
        certainty=Certainty.PRINTED,
        kind=MilestoneKind.STORY,
        words=opening.headline,
        language=opening.language,
        source=opening.outlet,
        story=one.number,
        edition=one.first_told,
        formulas=_words(opening.headline, named, EntityKind.FORMULA),
        formats=_words(opening.headline, named, EntityKind.FORMAT),
    )


def _start(one: Milestone) -> int:
    return one.place.start if one.place else 0


def _dates(seed: Seed, bounds: tuple[int, int]) -> tuple[tuple[str, Certainty], ...]:
    """Return the days, months and years that a sentence names by themselves: printed where the year stands there, else inferred from
    the day of the seed; "last year" and "on Monday" are none."""
    readings = {one.start: one for one in dates.readings(seed.text, seed.language) if bounds[0] <= one.start < bounds[1]}
    own = datetime.combine(seed.event_date, time(12), UTC) if seed.event_date else None
    found: dict[str, Certainty] = {}
    for mention in dates.mentions(seed.text, seed.language, own, "UTC"):
        reading = readings.get(mention.place.start)
        if reading and (reading.year or (reading.month and reading.years is None)):
            found.setdefault(mention.iso, Certainty.PRINTED if reading.year else Certainty.INFERRED)
    return tuple(found.items())


def _is_event(words: str, language: str, inside: Sequence[Found], topic: Topic) -> bool:
    """Return whether something was done, or is set to be, by both sides."""
    both = {side.id for side in topic.sides} <= names.sides(inside) or _says(_BOTH, words, language)
    return both and _says(_HAPPENS, words, language) and not _says(_PROPOSED, words, language)


def _levels(seed: Seed, named: Sequence[Found], undated: Sequence[tuple[int, int]]) -> Named:
    """Return the formulas that say the level of relations (those in force from a day on) as the seed's event has it: those that an
    undated sentence declares, else those that one names; sentences of another date tell of earlier levels."""
    levels = [one for one in named if one.entity.valid_from]
    spoken = [(bounds, [one for one in levels if bounds[0] <= one.start and one.end <= bounds[1]]) for bounds in undated]
    declared = [one for (start, end), inside in spoken for one in inside if _says(_DECLARES, seed.text[start:end], seed.language)]
    return _words(seed.text, declared, EntityKind.FORMULA) or _words(
        seed.text, [one for _, inside in spoken for one in inside], EntityKind.FORMULA
    )


_DECLARES = {
    "en": re.compile(r"\b(?:establish|declar|upgrade)", re.IGNORECASE),
    "ru": re.compile(r"\b(?:установл|деклара|провозгла)", re.IGNORECASE),
    "be": re.compile(r"(?:устан|дэклара|абвясці)", re.IGNORECASE),
    "zh": re.compile("建立|宣布|提升"),
}


def _says(patterns: Mapping[Language, re.Pattern[str]], words: str, language: Language) -> bool:
    pattern = patterns.get(language)
    return bool(pattern and pattern.search(words))


def _words(text: str, found: Sequence[Found], kind: EntityKind) -> Named:
    """Return the entities of a kind, each once, with the words that name it first; "both sides" is no format of its own."""
    first: dict[str, str] = {}
    for one in found:
        if one.entity.kind is kind and not one.context and not _says(_BOTH, text[one.start : one.end], one.form.language):
            first.setdefault(one.entity.id, text[one.start : one.end])
    return tuple(first.items())
