"""What the seeds report that an edition has to be read against: promises that come due, other counts of a total, an earlier meeting.

A seed is a claim with a known author, not an article of the store: what is taken from it is printed with who stated it and when.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from monitor.model import (
    Ahead,
    Article,
    Commitment,
    Dated,
    DateOrigin,
    EntityKind,
    Facts,
    Field,
    Figure,
    Kept,
    OtherCount,
    Plan,
    Pledge,
    Seed,
    Settings,
    TextOrigin,
    ToldStory,
    Topic,
)
from monitor.stages import facts
from monitor.stages.digest import ahead
from monitor.stages.digest.citing import Citing, sentence
from monitor.stages.digest.values import TOTALS, alike, unit
from monitor.stages.due import last_day
from monitor.text import sentences
from monitor.text.commitments.fulfilled import is_fulfilment

_THINGS = frozenset(
    {EntityKind.PROJECT, EntityKind.AGREEMENT, EntityKind.INITIATIVE, EntityKind.COMPANY, EntityKind.EVENT, EntityKind.BODY}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A seed read as an article of the noon of its day, so that its dates and offices are read as of then."""

    seed: Seed
    article: Article
    facts: Facts

    @property
    def stated_by(self) -> str:
        """Who stated it (see `Seed`)."""
        return self.seed.stated_by


def report(seed: Seed, topic: Topic) -> Report:
    """Return a seed with what it states."""
    article = _article(seed)
    return Report(seed=seed, article=article, facts=facts.find(article, topic))


def reports(settings: Settings) -> tuple[Report, ...]:
    """Return the seeds whose day is known, in order of time."""
    dated = (seed for seed in settings.seeds if seed.event_date)
    return tuple(report(seed, settings.topic) for seed in sorted(dated, key=lambda seed: (str(seed.event_date), seed.id)))


def _article(seed: Seed) -> Article:
    noon = datetime.combine(seed.event_date, time(12), tzinfo=UTC) if seed.event_date else None
    return Article(
        url=seed.url,
        title=seed.title,
        text=seed.text,
        language=seed.language,
        published=Dated(moment=noon, origin=DateOrigin.TEXT, has_time=False) if noon else None,
        byline="",
        origin=TextOrigin.PAGE,
    )


def before(known: Sequence[Report], day: date) -> tuple[Report, ...]:
    """Return the reports on days before `day`, in order of time."""
    return tuple(one for one in known if one.seed.event_date and one.seed.event_date < day)


def pledges(
    known: Sequence[Report], told: Sequence[ToldStory], citing: Citing, since: Iterable[Kept], topic: Topic, plan: Plan
) -> tuple[Pledge, ...]:
    """Return the promises of seeds that are due or overdue on the edition's day, by the day due. `since` are the articles that could
    have called them done; a promise that names nothing of the dossier cannot be followed and is left out."""
    things = {entity.id: entity.label for entity in topic.entities if entity.kind in _THINGS}
    articles, first, day = tuple(since), ahead.oldest(plan, topic), ahead.day_of(plan, topic)
    found = [
        _pledge(state, one, commitment, tuple(things[name] for name in sorted(about)), _naming(about, told, citing))
        for one in before(known, day)
        for commitment in one.facts.commitments
        if commitment.due and (state := ahead.standing(commitment.due, first, day))
        if (about := _about(one, commitment, things)) and not any(_calls_done(kept, about, one) for kept in articles)
    ]
    return tuple(sorted(found, key=lambda pledge: (last_day(pledge.due), pledge.day, pledge.words)))


def _naming(about: frozenset[str], told: Sequence[ToldStory], citing: Citing) -> tuple[int, ...]:
    """Return the numbers of the voices that name one of these things."""
    speaking = (pair for story in told for pair in citing.speaking(story))
    return tuple(voice.number for voice, kept in speaking if about & {named.entity for named in kept.facts.mentions})


def _pledge(state: Ahead, one: Report, commitment: Commitment, about: tuple[str, ...], named: tuple[int, ...]) -> Pledge:
    text = one.article.text
    spans = sentences.split(text, one.article.language)
    start, end = sentence(spans, commitment.place.start) or (commitment.place.start, commitment.place.end)
    return Pledge(
        state=state,
        due=commitment.due,
        who=commitment.who,
        rung=commitment.rung,
        about=about,
        named=named,
        words=text[start:end],
        language=one.article.language,
        seed=one.seed.id,
        title=one.seed.title,
        day=str(one.seed.event_date),
        stated_by=one.stated_by,
    )


def _about(one: Report, commitment: Commitment, things: Mapping[str, str]) -> frozenset[str]:
    """Return the things named in the paragraph of a promise up to its end: "the organisation" was named sentences before."""
    start = one.article.text.rfind("\n\n", 0, commitment.place.start) + 1
    reach = range(start, commitment.place.end)
    inside = (named.entity for named in one.facts.mentions if named.place.field is Field.TEXT and named.place.start in reach)
    return frozenset(name for name in inside if name in things)


def _calls_done(kept: Kept, about: frozenset[str], one: Report) -> bool:
    """Return whether an article written after a report calls something done in a sentence about the same things."""
    if str(kept.when.date()) <= str(one.seed.event_date):
        return False
    named = [mention.place.start for mention in kept.facts.mentions if mention.entity in about and mention.place.field is Field.TEXT]
    spans = sentences.split(kept.article.text, kept.article.language) if named else ()
    inside = {found for found in (sentence(spans, start) for start in named) if found}
    return any(is_fulfilment(kept.article.text[start:end], kept.article.language) for start, end in inside)


def other_counts(known: Sequence[Report], measure: str, figures: Sequence[Figure], labels: Mapping[str, str]) -> Iterator[OtherCount]:
    """Yield the counts that seeds give of the same total and period as these figures and that are no rounding of one of them."""
    if measure not in TOTALS or not figures:
        return
    wanted = {(unit(one), one.period) for one in figures if one.period and one.unit != "percent"}
    for one in known:
        others = (figure for figure in one.facts.figures if figure.measure == measure and (unit(figure), figure.period) in wanted)
        for figure in others:
            if not any(alike(figure, stated) for stated in figures if unit(stated) == unit(figure)):
                yield _other_count(one, figure, labels)


def _other_count(one: Report, figure: Figure, labels: Mapping[str, str]) -> OtherCount:
    return OtherCount(
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        currency=figure.currency,
        basis=tuple((aspect, labels.get(value, value) if aspect == "issuer" else value) for aspect, value in figure.basis),
        title=one.seed.title,
        day=str(one.seed.event_date),
        stated_by=one.stated_by,
        bound=figure.bound,
    )
