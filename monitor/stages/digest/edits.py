"""Tells of articles that were edited, are gone or came back, out of the lives that a window added to; it compares no words.

What our own extraction reads otherwise in the same archived answer is never told: such a version has its predecessor's answer.
Nor is a text that could only be had from somewhere else than before (the feed instead of the page): that is our access, no edit.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from monitor.model import Absence, Alteration, EditKind, Kept, Life, Plan, Published, Revision, Settings, ToldEdit, ToldStory
from monitor.stages import safety
from monitor.stages.digest.citing import Citing
from monitor.stages.digest.comparing import Comparison, compare
from monitor.stages.digest.folding import designated
from monitor.stages.digest.still import Still
from monitor.stages.looks import absences


def edits(
    lives: Sequence[Life],
    plan: Plan,
    settings: Settings,
    told: Sequence[ToldStory],
    kept: Iterable[Kept],
    citing: Citing,
    published: Sequence[Published] = (),
) -> tuple[ToldEdit, ...]:
    """Return what the window brought, in the order of time, what touches a story told in this edition first. Citation numbers are
    those of the voices and of what else is cited, and go on from there. What was removed is looked for in the articles that were
    `kept` and are not gone. A story told again is touched by its articles of earlier editions too: they are in `published`."""
    found = [edit for life in lives for edit in _of_article(life, plan, settings)]
    found.sort(key=lambda edit: (edit.at, edit.url, edit.after))
    again = {story.number: story for story in told}
    stories = {kept.article.url: again[one.number] for one in published if one.number in again for kept in one.members}
    stories |= {url: story for story in told for url in _urls(story)}
    absent = {life.revisions[-1].kept.id for life in lives if _is_absent(life, settings)}
    still = Still(told, [one for one in kept if one.id not in absent], citing, settings)
    before = {(one.kept.id, one.kept.version.n): one.kept for life in lives for one in life.revisions}
    found = [_with_still(edit, before[edit.article, edit.before], still, stories.get(edit.url)) for edit in found]
    numbers = citing.numbers()
    last = max(numbers.values(), default=0)
    for article in dict.fromkeys(edit.article for edit in found):
        if article not in numbers:
            last += 1
            numbers[article] = last
    numbered = (replace(edit, number=numbers[edit.article], story=_number(stories.get(edit.url))) for edit in found)
    return tuple(sorted(numbered, key=lambda edit: not edit.story))


def _number(story: ToldStory | None) -> int:
    return story.number if story else 0


def _is_absent(life: Life, settings: Settings) -> bool:
    """Return whether a page is gone and did not come back."""
    known = tuple(absences(life.looks, settings.looks))
    return bool(known) and not known[-1].back


def _with_still(edit: ToldEdit, kept: Kept, still: Still, story: ToldStory | None) -> ToldEdit:
    """Return an edit with where the sentences that it removed still stand."""
    beside = frozenset(_urls(story)) if story else frozenset()
    changes = (
        replace(change, still=still.standing(change.before, kept, beside)) if change.before and not change.after else change
        for change in edit.changes
    )
    return replace(edit, changes=tuple(changes))


def _urls(story: ToldStory) -> Iterator[str]:
    for voice in story.voices:
        yield voice.url
        yield from (copy.url for copy in voice.also_at)


def _of_article(life: Life, plan: Plan, settings: Settings) -> Iterator[ToldEdit]:
    for before, after in pairwise(life.revisions):
        if after.kept.version.n >= life.new and not _is_ours(before, after):
            found = compare(before.kept, after.kept)
            if found:
                yield _edited(life, before, after, found, plan, settings)
    for absence in absences(life.looks, settings.looks):
        if plan.window.start <= absence.at < plan.window.end:
            yield _absent(life, absence, plan, settings)


def _is_ours(before: Revision, after: Revision) -> bool:
    """Whether the versions differ by our reading alone."""
    return _one_answer(before, after) or before.kept.article.origin is not after.kept.article.origin


def _one_answer(before: Revision, after: Revision) -> bool:
    """Whether both versions were taken from one archived answer; what only the feed told has none."""
    return before.kept.version.response == after.kept.version.response != ""


def _edited(life: Life, before: Revision, after: Revision, found: Comparison, plan: Plan, settings: Settings) -> ToldEdit:
    """Return an edit; an answer that we read twice was seen when it was read first."""
    seen = before
    for earlier in reversed(life.revisions[: before.kept.version.n - 1]):
        if not _one_answer(earlier, seen):
            break
        seen = earlier
    headline, names, figures, changes = (
        tuple(change for change in group if _may_be_told(change, before, after, settings))
        for group in ((found.headline,) if found.headline else (), found.names, found.figures, found.changes)
    )
    return replace(
        _told(EditKind.EDITED, before, after, plan, settings),
        since=seen.at,
        headline=next(iter(headline), None),
        names=names,
        figures=figures,
        changes=changes,
        more=found.more + len(found.changes) - len(changes),
    )


def _may_be_told(change: Alteration, before: Revision, after: Revision, settings: Settings) -> bool:
    words = ((change.before, before.kept), (change.after, after.kept))
    return all(one is None or safety.shareable(one, kept, settings) for one, kept in words)


def _absent(life: Life, absence: Absence, plan: Plan, settings: Settings) -> ToldEdit:
    last = next((one for one in reversed(life.revisions) if one.at <= absence.since), life.revisions[0])
    kind = EditKind.BACK if absence.back else EditKind.GONE
    told = _told(kind, last, last, plan, settings)
    return replace(told, since=absence.since, at=absence.at, reason=absence.reason)


def _told(kind: EditKind, before: Revision, after: Revision, plan: Plan, settings: Settings) -> ToldEdit:
    """Return what became of an article, not yet numbered."""
    kept = after.kept
    return ToldEdit(
        kind=kind,
        number=0,
        story=0,
        article=kept.id,
        url=kept.article.url,
        title=kept.article.title,
        outlet=kept.outlet.name,
        language=kept.article.language,
        before=before.kept.version.n,
        after=kept.version.n,
        since=before.at,
        at=after.at,
        designated=designated(kept.outlet, plan, settings),
        control=kept.outlet.control,
        form=kept.outlet.form,
        published=kept.article.published,
    )
