"""Composes an edition's digest as data from stories, summaries and coverage; it renders nothing and asks nobody.

Stories are ranked, numbered, given their headlines and voices; one that carries on an earlier story says what is new, or is not
told at all. Whatever is kept and not told stands under "folded" or "filled afterwards". Equal material gives an equal digest,
whatever the order it came in.
"""

from dataclasses import replace

import monitor
from monitor.model import Digest
from monitor.model.notes import after_splits
from monitor.stages import editions, sharing
from monitor.stages.digest import ahead, readouts
from monitor.stages.digest.earlier import parted, past
from monitor.stages.digest.folding import Lineage, folded, late
from monitor.stages.digest.material import Material
from monitor.stages.digest.ranking import rank
from monitor.stages.digest.sections import with_sections
from monitor.stages.digest.stories import sorted_out, told_stories
from monitor.stages.digest.voices import voices

__all__ = ["Material", "ahead", "compose", "readouts"]


def compose(material: Material) -> Digest:
    """Return the edition as data: stories by rank, new ones numbered from `next_number` on in that order, and voices
    numbered from 1 through the whole digest. A story whose summary could not be made is told by its headlines."""
    published, within = parted(material.published, material.plan)
    notes = after_splits(material.notes, material.decisions)
    material = replace(material, published=published, within=within, notes=notes)
    plan, settings = material.plan, material.settings
    timely, before = editions.timely(material.kept, plan), past(settings, material.published)
    news, silent = sorted_out(material, before)
    ranked = rank(((story, summary) for story, summary, _ in news), settings.topic, material.notes)
    lineage = Lineage((*material.origins, *material.kept), timely, {kept.id for one in ranked for kept in voices(one.story)})
    novelties = {story.key: found for story, _, found in news}
    told = tuple(told_stories(material, ranked, lineage, novelties, before))
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
    return sharing.shared(with_sections(digest, material), material.read(), settings)
