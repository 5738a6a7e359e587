"""Composes an edition's digest as data from stories, summaries and coverage; it renders nothing and asks nobody.

Stories are ranked, numbered, given their headlines and voices; whatever is kept and not told stands under "folded" or
"filled afterwards". Equal material gives an equal digest, whatever the order it came in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import monitor
from monitor.model import (
    CitedSentence,
    Coverage,
    Digest,
    Drop,
    EditionKind,
    Kept,
    Link,
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
from monitor.stages import editions, safety
from monitor.stages.digest import ahead, arcs, figures, quotes, readouts
from monitor.stages.digest.citing import Citing
from monitor.stages.digest.folding import Lineage, designated, folded, late
from monitor.stages.digest.ranking import Ranked, rank
from monitor.stages.digest.voices import headlines, voices

__all__ = ["Material", "ahead", "compose", "readouts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that one edition is composed of. `kept` are the articles of its window, `origins` those that reprints among them
    point to, `published` the stories told before, `next_number` the number of the next new story, `sequence` the last
    recording that could be seen. `promising` are earlier articles whose promises come due about now, `formulas` the formulas of
    the relationship (ids) named before the window opened; `links` are not told: they are recorded beside the digest."""

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
    links: tuple[Link, ...] = ()


def compose(material: Material) -> Digest:
    """Return the edition as data: stories by rank, new ones numbered from `next_number` on in that order, and voices
    numbered from 1 through the whole digest. A story whose summary could not be made is told by its headlines."""
    plan, settings = material.plan, material.settings
    timely = editions.timely(material.kept, plan)
    ranked = rank(_tellable(material), settings.topic)
    lineage = Lineage((*material.origins, *material.kept), timely, {kept.id for one in ranked for kept in voices(one.story)})
    told = tuple(_told(material, ranked, lineage))
    digest = Digest(
        edition=plan.edition,
        previous=plan.previous.name,
        following=plan.following.name,
        title=_title(settings, plan.edition.language),
        topic=settings.topic.id,
        zone=settings.topic.zone,
        window=plan.window,
        provisional=plan.provisional,
        retrospective=plan.retrospective,
        sequence=material.sequence,
        program=f"monitor {monitor.__version__}",
        stories=told,
        folded=folded(timely, told, lineage, plan, settings),
        late=late(editions.late(material.kept, plan), plan, settings),
        coverage=material.coverage,
    )
    return _with_sections(digest, material)


def _with_sections(digest: Digest, material: Material) -> Digest:
    """Return the digest with what its stories hold side by side, and with what lies ahead."""
    settings, plan, told, published = material.settings, material.plan, digest.stories, material.published
    topic, language = settings.topic, plan.edition.language
    citing, named, day = Citing(told, (*material.origins, *material.kept)), readouts.Named(topic), ahead.day_of(plan, topic)
    members = {kept.id: kept for story in published for kept in story.members}
    earlier = sorted({**members, **{kept.id: kept for kept in material.promising}}.values(), key=lambda kept: (kept.when, kept.id))
    long = plan.edition.kind is not EditionKind.DAILY
    found = replace(
        digest,
        readouts=readouts.compared(told, published, citing, named),
        formulas=readouts.formulas(told, citing, named, material.formulas),
        figures=figures.rows(told, citing, language, topic),
        quotes=quotes.chosen(told, citing, quotes.Speech(settings, published)),
        promises=ahead.promises(told, earlier, citing, topic, day, long=long),
        expected=ahead.expected(topic, material.kept, day, language),
        arcs=arcs.arcs(told, citing, language, topic.zone) if long else (),
        series=arcs.series((*earlier, *material.kept), citing) if long else (),
    )
    return replace(found, references=tuple(_reference(number, kept, material) for number, kept in citing.untold()))


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


def _told(material: Material, ranked: Sequence[Ranked], lineage: Lineage) -> Iterator[ToldStory]:
    """Yield the stories as told. Reprints are joined to their voices over the whole edition, whichever story holds them."""
    earlier = {published.number: published for published in material.published}
    number, citation = material.next_number, 1
    for one in ranked:
        speaking = voices(one.story)
        told = tuple(lineage.voice(kept, citation + at, material.plan, material.settings) for at, kept in enumerate(speaking))
        before = earlier.get(one.story.continues)
        heads = headlines(speaking, material.plan.edition.language, material.settings.topic.languages)
        yield ToldStory(
            number=one.story.continues or number,
            state=StoryState.DEVELOPING if one.story.continues else StoryState.NEW,
            headlines=_numbered(_shareable(heads, speaking, material.settings), told),
            summary=_numbered(_shareable(one.summary.sentences, speaking, material.settings), told),
            voices=told,
            first_told=before.first_told if before else "",
            rank=one.reasons,
        )
        number += not one.story.continues
        citation += len(told)


def _shareable(sentences: Sequence[CitedSentence], speaking: Sequence[Kept], settings: Settings) -> tuple[CitedSentence, ...]:
    """Return the sentences that the operator's profile lets pass."""
    by_id = {kept.id: kept for kept in speaking}
    return tuple(one for one in sentences if one.span.article not in by_id or safety.shareable(one, by_id[one.span.article], settings))


def _numbered(sentences: Sequence[CitedSentence], told: Sequence[Voice]) -> tuple[ToldSentence, ...]:
    """Return the sentences of these voices with their numbers; a sentence of anything else has no voice to cite."""
    numbers = {(voice.article, voice.version): voice.number for voice in told}
    keyed = ((numbers.get((sentence.span.article, sentence.span.version)), sentence) for sentence in sentences)
    return tuple(ToldSentence(number=number, sentence=sentence) for number, sentence in keyed if number)


def _title(settings: Settings, language: str) -> str:
    """Return the dossier's title in the edition's language, else in the first that it has."""
    titles = dict(settings.topic.titles)
    return titles.get(language) or next(iter(titles.values()), settings.topic.id)
