"""What an edition says beside its stories: readouts, figures, quotations, promises, edits and what lies ahead."""

from collections.abc import Iterator
from dataclasses import replace

from monitor.model import CitedSentence, Digest, EditionKind, Kept, Reference, Settings
from monitor.stages import holidays
from monitor.stages.digest import ahead, arcs, desk, figures, quotes, readouts, reports, signing
from monitor.stages.digest.citing import Citing
from monitor.stages.digest.edits import edits
from monitor.stages.digest.folding import designated
from monitor.stages.digest.glosses import glosses
from monitor.stages.digest.material import Material
from monitor.stages.digest.naming import localized


def with_sections(digest: Digest, material: Material) -> Digest:
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
    edited = edits(material.lives, plan, settings, told, material.kept, citing, published)
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
    spoken = (*material.lived(), *material.origins, *material.kept)
    return replace(whole, glosses=glosses(told, spoken, topic, language, _quoted(whole)))


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
