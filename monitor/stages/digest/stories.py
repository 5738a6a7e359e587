"""The stories of an edition: which are told, which say nothing new, and each with its voices, its changes and its background."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from monitor.model import Change, CitedSentence, Kept, Outlet, Story, StoryState, Summary, ToldSentence, ToldStory, Voice
from monitor.stages.digest.attribution import Attributions
from monitor.stages.digest.background import background
from monitor.stages.digest.changes import Novelty, changes
from monitor.stages.digest.earlier import Past
from monitor.stages.digest.folding import Lineage, Silent
from monitor.stages.digest.material import Material
from monitor.stages.digest.naming import localized
from monitor.stages.digest.ranking import Ranked
from monitor.stages.digest.translations import independent, translations
from monitor.stages.digest.voices import headlines, voices


def sorted_out(material: Material, before: Past) -> tuple[list[tuple[Story, Summary, tuple[Novelty, ...]]], list[Silent]]:
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


def told_stories(
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
