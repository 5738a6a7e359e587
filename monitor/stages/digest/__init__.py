"""Composes an edition's digest as data from stories, summaries and coverage; it renders nothing and asks nobody.

Stories are ranked, numbered, given their headlines and voices; one that carries on an earlier story says what is new, or is not
told at all. Whatever is kept and not told stands under "folded" or "filled afterwards". Equal material gives an equal digest,
whatever the order it came in.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import monitor
from monitor.model import (
    Change,
    CitedSentence,
    Coverage,
    Decision,
    Digest,
    Drop,
    EditionKind,
    Kept,
    Life,
    Link,
    Outlet,
    Plan,
    Published,
    Reference,
    Settings,
    Story,
    StoryState,
    Summary,
    ToldSentence,
    ToldStory,
    Voice,
)
from monitor.model.notes import Note, after_splits
from monitor.stages import editions, holidays, sharing
from monitor.stages.digest import ahead, arcs, desk, figures, quotes, readouts, reports, signing
from monitor.stages.digest.attribution import Attributions
from monitor.stages.digest.background import background
from monitor.stages.digest.changes import Novelty, changes
from monitor.stages.digest.citing import Citing
from monitor.stages.digest.earlier import Past, parted, past
from monitor.stages.digest.edits import edits
from monitor.stages.digest.folding import Lineage, Silent, designated, folded, late
from monitor.stages.digest.glosses import glosses
from monitor.stages.digest.naming import localized
from monitor.stages.digest.ranking import Ranked, rank
from monitor.stages.digest.translations import independent, translations
from monitor.stages.digest.voices import headlines, voices

__all__ = ["Material", "ahead", "compose", "readouts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that one edition is composed of. `kept` are the articles of its window, `origins` those that reprints among them
    point to, `published` the stories told before, `next_number` the number of the next new story, `sequence` the last
    recording that could be seen. `promising` are earlier articles whose promises come due about now, `formulas` the formulas of
    the relationship (ids) named before the window opened, `lives` those of articles edited, missed or found again in it; `links`
    are not told: they are recorded beside the digest. `within` are stories that editions inside the window told first, which keep
    their numbers; `decisions` and `notes` are what was done by hand."""

    plan: Plan
    settings: Settings
    kept: tuple[Kept, ...]
    origins: tuple[Kept, ...]
    published: tuple[Published, ...]
    stories: tuple[tuple[Story, Summary | Drop], ...]
    coverage: Coverage
    next_number: int
    sequence: int
    promising: tuple[Kept, ...] = ()
    formulas: frozenset[str] = frozenset()
    lives: tuple[Life, ...] = ()
    links: tuple[Link, ...] = ()
    within: tuple[Published, ...] = ()
    decisions: tuple[Decision, ...] = ()
    notes: tuple[Note, ...] = ()


def compose(material: Material) -> Digest:
    """Return the edition as data: stories by rank, new ones numbered from `next_number` on in that order, and voices
    numbered from 1 through the whole digest. A story whose summary could not be made is told by its headlines."""
    published, within = parted(material.published, material.plan)
    notes = after_splits(material.notes, material.decisions)
    material = replace(material, published=published, within=within, notes=notes)
    plan, settings = material.plan, material.settings
    timely, before = editions.timely(material.kept, plan), past(settings, material.published)
    news, silent = _sorted_out(material, before)
    ranked = rank(((story, summary) for story, summary, _ in news), settings.topic, material.notes)
    lineage = Lineage((*material.origins, *material.kept), timely, {kept.id for one in ranked for kept in voices(one.story)})
    novelties = {story.key: found for story, _, found in news}
    told = tuple(_told(material, ranked, lineage, novelties, before))
    digest = Digest(
        edition=plan.edition,
        previous=plan.previous.name,
        following=plan.following.name,
        title=settings.topic.title(plan.edition.language),
        topic=settings.topic.id,
        zone=settings.topic.zone,
        window=plan.window,
        provisional=plan.provisional,
        retrospective=plan.retrospective,
        sequence=material.sequence,
        program=f"monitor {monitor.__version__}",
        stories=told,
        folded=folded(timely, told, silent, lineage, plan, settings),
        late=late(editions.late(material.kept, plan), plan, settings),
        coverage=material.coverage,
    )
    return sharing.shared(_with_sections(digest, material), _read(material), settings)


def _read(material: Material) -> Iterator[Kept]:
    """Yield every article that the edition was composed of."""
    yield from (*material.kept, *material.origins, *material.promising)
    yield from (kept for story in material.published for kept in story.members)
    yield from (revision.kept for life in material.lives for revision in life.revisions)


def _with_sections(digest: Digest, material: Material) -> Digest:
    """Return the digest with what its stories hold side by side, and with what lies ahead."""
    settings, plan, told, published = material.settings, material.plan, digest.stories, material.published
    language = plan.edition.language
    topic = localized(settings.topic, language)
    citing, named, day = Citing(told, (*material.origins, *material.kept)), readouts.Named(topic), ahead.day_of(plan, topic)
    known = reports.reports(settings)
    members = {kept.id: kept for story in published for kept in story.members}
    earlier = sorted({**members, **{kept.id: kept for kept in material.promising}}.values(), key=lambda kept: (kept.when, kept.id))
    long = plan.edition.kind is not EditionKind.DAILY
    found = replace(
        digest,
        readouts=readouts.compared(told, published, known, citing, named),
        formulas=readouts.formulas(told, citing, named, material.formulas),
        figures=figures.rows(told, citing, language, topic, known),
        quotes=quotes.chosen(told, citing, quotes.Speech(settings, published, language)),
        promises=ahead.promises(told, earlier, citing, topic, plan),
        pledges=reports.pledges(known, told, citing, (*earlier, *material.kept), topic, plan),
        expected=ahead.expected(topic, material.kept, day, language),
        arcs=arcs.arcs(told, citing, language, topic.zone) if long else (),
        series=arcs.series((*earlier, *material.kept), citing) if long else (),
    )
    edited = edits(material.lives, plan, settings, told, material.kept, citing)
    references = tuple(_reference(number, kept, material) for number, kept in citing.untold())
    silent = signing.unsigned(told, (*material.origins, *material.kept), topic)
    whole = replace(
        found,
        stories=tuple(replace(story, unsigned=story.number in silent) for story in told),
        zones=_zones(settings),
        holidays=holidays.during(settings, plan.window, language),
        desk=desk.lines(told, published, material.decisions, material.notes, plan.window),
        references=references,
        edits=edited,
    )
    lived = (revision.kept for life in material.lives for revision in life.revisions)
    return replace(whole, glosses=glosses(told, (*lived, *material.origins, *material.kept), topic, language, _quoted(whole)))


def _quoted(digest: Digest) -> Iterator[CitedSentence]:
    """Yield the quotations of a digest, and the words that its edits took away, put otherwise or added."""
    yield from (quote.told.sentence for quote in digest.quotes)
    for edit in digest.edits:
        for change in edit.changes:
            yield from (one for one in (change.before, change.after) if one)
            yield from (told.sentence for told in change.still)


def _zones(settings: Settings) -> tuple[str, ...]:
    """Return the zones of the sides and of the readers, without the topic's own."""
    zones = dict.fromkeys((*(side.zone for side in settings.topic.sides), *settings.editions.zones))
    return tuple(zone for zone in zones if zone not in ("", settings.topic.zone))


def _reference(number: int, kept: Kept, material: Material) -> Reference:
    return Reference(
        number=number,
        article=kept.id,
        version=kept.version.n,
        url=kept.article.url,
        title=kept.article.title,
        outlet=kept.outlet.name,
        language=kept.article.language,
        published=kept.article.published,
        designated=designated(kept.outlet, material.plan, material.settings),
    )


def _tellable(material: Material) -> Iterator[tuple[Story, Summary]]:
    """Yield the stories that have a voice. Two that carry on the same earlier story are told as one, for a number names
    one story and no more."""
    joined: dict[str, tuple[Story, Summary]] = {}
    for story, outcome in sorted(material.stories, key=lambda pair: pair[0].key):
        summary = outcome if isinstance(outcome, Summary) else Summary(sentences=())
        name = str(story.continues) if story.continues else story.key
        joined[name] = _join(joined[name], story, summary) if name in joined else (story, summary)
    yield from ((story, summary) for story, summary in joined.values() if voices(story))


def _join(first: tuple[Story, Summary], story: Story, summary: Summary) -> tuple[Story, Summary]:
    members = {kept.id: kept for kept in (*first[0].members, *story.members)}
    ordered = sorted(members.values(), key=lambda kept: (kept.when, kept.article.url))
    whole = replace(first[0], members=tuple(ordered), links=(*first[0].links, *story.links))
    return whole, Summary(sentences=(*first[1].sentences, *summary.sentences))


def _sorted_out(material: Material, before: Past) -> tuple[list[tuple[Story, Summary, tuple[Novelty, ...]]], list[Silent]]:
    """Return the stories to be told, each with what is new in it, and those that say nothing new."""
    topic = localized(material.settings.topic, material.plan.edition.language)
    earlier = {published.number: published for published in material.published}
    news: list[tuple[Story, Summary, tuple[Novelty, ...]]] = []
    silent: list[Silent] = []
    for story, summary in _tellable(material):
        known = earlier.get(story.continues)
        found = changes(independent(story, topic), known, before, topic, material.plan.edition.language) if known else ()
        if known and not found:
            silent.append((story, known))
        else:
            news.append((story, summary, found))
    return news, silent


def _told(
    material: Material, ranked: Sequence[Ranked], lineage: Lineage, novelties: Mapping[str, tuple[Novelty, ...]], before: Past
) -> Iterator[ToldStory]:
    """Yield the stories as told. Reprints are joined to their voices over the whole edition, whichever story holds them."""
    earlier = {published.number: published for published in material.published}
    first_told = {published.number: published.first_told for published in (*material.published, *material.within)}
    attributions = Attributions(_outlets(material), material.settings.topic)
    spoken = replace(material.settings, topic=localized(material.settings.topic, material.plan.edition.language))
    number, citation = material.next_number, 1
    for one in ranked:
        speaking = voices(one.story)
        told = _voices(speaking, citation, material, lineage, attributions)
        known = earlier.get(one.story.continues)
        heads = headlines(speaking, material.plan.edition.language, material.settings.topic.languages)
        found = novelties[one.story.key]
        yield ToldStory(
            number=one.story.continues or number,
            state=StoryState.DEVELOPING if known else StoryState.NEW,
            headlines=_numbered(heads, told),
            summary=_numbered(_unsaid(one.summary, found), told),
            voices=told,
            first_told=first_told.get(one.story.continues, ""),
            rank=one.reasons,
            changes=_changes(found, told),
            background=background(speaking, one.story.continues, before, spoken),
        )
        number += not one.story.continues
        citation += len(told)


def _unsaid(summary: Summary, found: Sequence[Novelty]) -> tuple[CitedSentence, ...]:
    """Return the sentences of a summary but for those that say what is new: they are printed above it."""
    said = {one.sentence.span for one in found}
    return tuple(sentence for sentence in summary.sentences if sentence.span not in said)


def _voices(speaking: Sequence[Kept], first: int, material: Material, lineage: Lineage, attributions: Attributions) -> tuple[Voice, ...]:
    """Return the articles as voices numbered from `first` on, each with what it translates and whom it cites."""
    numbers = {kept.id: number for number, kept in enumerate(speaking, first)}
    again = translations(speaking, material.settings.topic)
    return tuple(
        replace(
            lineage.voice(kept, numbers[kept.id], material.plan, material.settings),
            translation_of=numbers[again[kept.id]] if kept.id in again else 0,
            cites=attributions.of(kept),
        )
        for kept in speaking
    )


def _outlets(material: Material) -> tuple[Outlet, ...]:
    """Return the register, and the outlets outside of it that published something, by id."""
    known = {outlet.id: outlet for outlet in (*(kept.outlet for kept in material.kept), *material.settings.outlets)}
    return tuple(known[name] for name in sorted(known))


def _changes(found: Sequence[Novelty], told: Sequence[Voice]) -> tuple[Change, ...]:
    """Return what is new, with the numbers of the voices."""
    numbers = {voice.article: voice.number for voice in told}
    return tuple(
        Change(
            kind=one.kind,
            key=one.key,
            name=one.name,
            cited=ToldSentence(number=numbers[one.sentence.span.article], sentence=one.sentence),
        )
        for one in found
    )


def _numbered(sentences: Sequence[CitedSentence], told: Sequence[Voice]) -> tuple[ToldSentence, ...]:
    """Return the sentences of these voices with their numbers; a sentence of anything else has no voice to cite."""
    numbers = {(voice.article, voice.version): voice.number for voice in told}
    keyed = ((numbers.get((sentence.span.article, sentence.span.version)), sentence) for sentence in sentences)
    return tuple(ToldSentence(number=number, sentence=sentence) for number, sentence in keyed if number)
