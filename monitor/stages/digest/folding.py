"""Follows copies to their origin and lists what an edition does not tell by itself; it decides no verdict."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from monitor.model import (
    AlsoAt,
    Dated,
    Folded,
    FoldedAs,
    Kept,
    Known,
    Late,
    New,
    Outlet,
    Plan,
    Published,
    Reprint,
    Settings,
    Story,
    ToldStory,
    Voice,
)
from monitor.stages import safety


class Lineage:
    """Which article was copied from which, and which of an edition's articles are copies of a voice. Each chain is
    followed once: an edition of a thousand articles asks a thousand times. `speaking` are the ids of all voices."""

    def __init__(self, known: Iterable[Kept], timely: Sequence[Kept], speaking: AbstractSet[str]) -> None:
        self._by_id = {one.id: one for one in known}
        self._copies: dict[str, list[Kept]] = {}
        for kept in sorted(timely, key=lambda one: (one.when, one.article.url)):
            if isinstance(kept.verdict, Reprint) and kept.id not in speaking:
                self._copies.setdefault(self.origin(kept), []).append(kept)

    def origin(self, kept: Kept) -> str:
        """Return the id of the first text in a chain of reprints, as far as it is known; a ring ends where it closes."""
        seen = {kept.id}
        current = kept
        while isinstance(current.verdict, Reprint) and current.verdict.of not in seen:
            seen.add(current.verdict.of)
            if current.verdict.of not in self._by_id:
                return current.verdict.of
            current = self._by_id[current.verdict.of]
        return current.id

    def article(self, identifier: str) -> Kept | None:
        """Return the article of that id where it is at hand."""
        return self._by_id.get(identifier)

    def voice(self, kept: Kept, number: int, plan: Plan, settings: Settings) -> Voice:
        """Return an article as a numbered voice, with the timely reprints of the same origin as `also_at` in order of time. What
        it translates and whom it cites is for those who see its story."""
        article = kept.article
        return Voice(
            number=number,
            article=kept.id,
            version=kept.version.n,
            url=article.url,
            title=article.title,
            outlet=kept.outlet.name,
            country=kept.outlet.country,
            control=kept.outlet.control,
            form=kept.outlet.form,
            language=article.language,
            published=article.published,
            kept_at=kept.kept_at,
            origin=article.origin,
            designated=designated(kept.outlet, plan, settings),
            also_at=tuple(_also_at(one, plan, settings) for one in self._copies.get(self.origin(kept), ())),
        )


def designated(outlet: Outlet, plan: Plan, settings: Settings) -> tuple[str, ...]:
    """Return the states that had designated the outlet when the edition was cut."""
    return safety.designating(outlet, settings, plan.window.end)


Silent = tuple[Story, Published]
"""A story without a marked change, and what the ledger has of it."""


def folded(
    timely: Sequence[Kept], told: Sequence[ToldStory], silent: Sequence[Silent], lineage: Lineage, plan: Plan, settings: Settings
) -> tuple[Folded, ...]:
    """Return what is known from the seeds, reprints whose origin this edition does not tell, and articles that add nothing to a
    story told before; in that order."""
    speaking = {voice.article for story in told for voice in story.voices}
    voices = speaking | {lineage.origin(kept) for kept in timely if kept.id in speaking}
    quiet = {kept.id for story, _ in silent for kept in story.members}
    others = [kept for kept in timely if kept.id not in quiet]
    found = [*_known(timely, plan, settings), *_reprints(others, voices, lineage, plan, settings), *_told(silent, plan, settings)]
    order = tuple(FoldedAs)
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.of_id, one.url)))


def _told(silent: Sequence[Silent], plan: Plan, settings: Settings) -> Iterator[Folded]:
    for story, before in silent:
        first = origin(before)
        of = (str(before.number), before.headline, first.article.url if first else "")
        share = {kept.id: kept.verdict.share for kept in story.members if isinstance(kept.verdict, Reprint)}
        for kept in story.members:
            yield _folded(kept, FoldedAs.TOLD, share.get(kept.id, 0.0), of, designated(kept.outlet, plan, settings))


def origin(story: Published) -> Kept | None:
    """Return the article whose title is the headline of a story of the ledger, if it is still there."""
    return next((kept for kept in story.members if story.headline and kept.article.title.strip().startswith(story.headline)), None)


def late(kept: Sequence[Kept], plan: Plan, settings: Settings) -> tuple[Late, ...]:
    """Return what was published long before it was kept, in order of publication."""
    dated = [(one, one.article.published) for one in kept]
    found = [_late(one, published, plan, settings) for one, published in dated if published]
    return tuple(sorted(found, key=lambda one: (one.published.moment, one.url)))


def _late(kept: Kept, published: Dated, plan: Plan, settings: Settings) -> Late:
    return Late(
        title=kept.article.title,
        url=kept.article.url,
        outlet=kept.outlet.name,
        language=kept.article.language,
        published=published,
        designated=designated(kept.outlet, plan, settings),
    )


def _also_at(kept: Kept, plan: Plan, settings: Settings) -> AlsoAt:
    share, extent = (kept.verdict.share, kept.verdict.back) if isinstance(kept.verdict, Reprint) else (0.0, 0.0)
    return AlsoAt(
        url=kept.article.url,
        outlet=kept.outlet.name,
        share=share,
        published=kept.article.published,
        designated=designated(kept.outlet, plan, settings),
        extent=extent,
    )


def _known(timely: Sequence[Kept], plan: Plan, settings: Settings) -> Iterator[Folded]:
    seeds = {seed.id: seed for seed in settings.seeds}
    for kept in timely:
        if isinstance(kept.verdict, Known):
            seed = seeds.get(kept.verdict.seed)
            title, url = (seed.title, seed.url) if seed else ("", "")
            yield _folded(kept, FoldedAs.SEED, kept.verdict.share, (kept.verdict.seed, title, url), designated(kept.outlet, plan, settings))


def _reprints(timely: Sequence[Kept], voices: set[str], lineage: Lineage, plan: Plan, settings: Settings) -> Iterator[Folded]:
    for kept in timely:
        if isinstance(kept.verdict, New | Known) or kept.id in voices:
            continue
        origin = lineage.origin(kept)
        if origin not in voices:
            found = lineage.article(origin)
            title, url = (found.article.title, found.article.url) if found else ("", "")
            yield _folded(kept, FoldedAs.REPRINT, kept.verdict.share, (origin, title, url), designated(kept.outlet, plan, settings))


def _folded(kept: Kept, kind: FoldedAs, share: float, of: tuple[str, str, str], by: tuple[str, ...]) -> Folded:
    return Folded(
        kind=kind,
        title=kept.article.title,
        url=kept.article.url,
        outlet=kept.outlet.name,
        language=kept.article.language,
        share=share,
        of_id=of[0],
        of_title=of[1],
        of_url=of[2],
        designated=by,
    )
