"""Makes editions again, as they were known then, byte for byte, and as they would be told today; and what was missed since a day.

None of it is recorded: everything known comes from a reader.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import monitor
from monitor import pipeline, ports
from monitor.errors import StoreError, UsageError
from monitor.model import (
    Coverage,
    Decision,
    Difference,
    Digest,
    Edition,
    EditionRecord,
    Kept,
    Language,
    Life,
    Published,
    Rebuilt,
    Rendering,
    Settings,
    Source,
    Window,
)
from monitor.model.holidays import Rest
from monitor.model.notes import Note
from monitor.settings import snapshot
from monitor.stages import editions, render
from monitor.stages.differences import differences as compared
from monitor.stages.digest import compose
from monitor.stages.render.order import printed
from monitor.stages.verify import is_published


def recorded(reader: ports.Reader, edition: Edition) -> EditionRecord:
    """Return the record of an edition. Raises UsageError when it was never told."""
    for record in reader.editions():
        if (record.edition.kind, record.edition.day, record.edition.language) == (edition.kind, edition.day, edition.language):
            return record
    raise UsageError(f"the edition {edition.name} has not been written", f"`monitor digest {edition.name}` writes it.")


def rebuild(
    settings: Settings, reader: ports.Reader, workers: ports.Workers, record: EditionRecord
) -> tuple[Rebuilt, tuple[Rendering, ...]]:
    """Make an edition again and hold its bytes against the published hashes. Return the outcome, and those files that can be put
    back: the published bytes, or, where words were withdrawn, today's rendering of what is left.

    The same version of the program computes it anew from what was known at its sequence number, with the settings that it was told
    with; for another version's edition the stored digest is rendered."""
    was = stored(reader, record)
    recomputed = was.program == f"monitor {monitor.__version__}"
    files = render.edition(_again(settings, reader, workers, record, was) if recomputed else was)
    hashes, lost = dict(record.files), withdrawn(reader, was)
    equal = tuple(one.name for one in files if is_published(one.data, hashes.get(one.name, "")))
    outcome = Rebuilt(
        edition=record.edition,
        recomputed=recomputed,
        program=was.program,
        equal=equal,
        different=tuple(one.name for one in files if one.name not in equal),
        lost=tuple(lost.values()),
    )
    sound = [one for one in render.edition(was) if lost or is_published(one.data, hashes.get(one.name, ""))]
    return outcome, tuple(sound)


def differences(
    settings: Settings, reader: ports.Reader, store: ports.Knowledge, workers: ports.Workers, record: EditionRecord
) -> tuple[Difference, ...]:
    """Return how an edition would be told otherwise with today's knowledge and settings: what was published in its window counts,
    whenever it was found, and every article in its latest version."""
    was = stored(reader, record)
    with reader.as_of(was.sequence) as then:
        plan = editions.plan(record.edition, settings, then.began(), record.composed_at)
        today = compose(pipeline.material(settings, Hindsight(store, then), workers, plan))
    return compared(was, today, set(withdrawn(reader, was)))


def missed(
    settings: Settings, reader: ports.Reader, workers: ports.Workers, since: date, to: date | None, now: datetime, language: Language = ""
) -> Digest:
    """Return what was kept after the cut-off of the day `since` up to that of `to`, or the last one, as one document. Stories have
    the numbers that editions gave them; those that stand in none are counted on from there. Raises UsageError for an empty time."""
    with reader.as_of(sys.maxsize) as known:
        closed = known.last_sequence()
    with reader.as_of(closed) as known:  # without what a cycle that is still running has written so far
        plan = editions.since(since, to, settings, known.began(), now, language)
        return compose(pipeline.material(settings, known, workers, plan))


def withdrawn(reader: ports.Reader, digest: Digest) -> dict[str, str]:
    """Return the addresses of what a digest shows and what was forgotten since, by article id, by address where it is only listed."""
    voices = [voice for story in digest.stories for voice in story.voices]
    shown = {(voice.article, voice.version) for voice in voices} | {(one.article, one.version) for one in digest.references}
    shown |= {(edit.article, edit.after) for edit in digest.edits}
    cited = {(told.sentence.span.article, told.sentence.span.version) for told in printed(digest)}
    behind = reader.backings(sorted(shown | cited))
    told = {one.version.id: one.version.article.url for one in behind if one.withdrawn}
    listed = {one.url for one in digest.folded} | {one.of_url for one in digest.folded} | {one.url for one in digest.late}
    listed |= {copy.url for voice in voices for copy in voice.also_at}
    listed |= {one.url for story in digest.stories for one in story.background}
    return told | {url: url for url in sorted(listed - {""} - set(told.values())) if reader.explain(url).fate == "forgotten"}


def stored(reader: ports.Reader, record: EditionRecord) -> Digest:
    """Return the digest of an edition as it was told. Raises StoreError when the store has lost it."""
    digest = reader.edition_digest(record.edition)
    if digest is None:
        raise StoreError(f"the edition {record.edition.name} has no digest", "Restore the database from a backup.")
    return digest


def _again(settings: Settings, reader: ports.Reader, workers: ports.Workers, record: EditionRecord, was: Digest) -> Digest:
    """Compose an edition from what was known at its sequence number; with today's settings only where its own cannot be read."""
    told_with = snapshot.read(reader.edition_settings(record.edition)) or settings
    with reader.as_of(was.sequence) as then:
        plan = editions.plan(was.edition, told_with, then.began(), record.composed_at)
        return compose(pipeline.material(told_with, then, workers, plan))


@dataclass(frozen=True, slots=True)
class Hindsight:
    """`Knowledge` of today for an edition of the past: what was told before it, and how it was numbered, stay as they were."""

    now: ports.Knowledge
    then: ports.Knowledge

    def kept_between(self, window: Window, *, by_publication: bool = False) -> tuple[Kept, ...]:
        """Return what was kept in the window, and what was published in it and kept later."""
        found = {one.id: one for one in self.now.kept_between(window, by_publication=True)}
        if not by_publication:
            found |= {one.id: one for one in self.now.kept_between(window)}
        return tuple(sorted(found.values(), key=lambda one: (one.when, one.article.url)))

    def kept_articles(self, ids: Sequence[str]) -> tuple[Kept, ...]:
        """Return these articles as they are known today."""
        return self.now.kept_articles(ids)

    def published(self, *, before: Edition, since: datetime) -> tuple[Published, ...]:
        """Return the stories that had been told."""
        return self.then.published(before=before, since=since)

    def lives(self, window: Window) -> tuple[Life, ...]:
        """Return the lives that the window added to, as known today."""
        return self.now.lives(window)

    def promising(self, first: str, last: str, before: datetime) -> tuple[Kept, ...]:
        """Return the articles whose promises fall due, as they are known today."""
        return self.now.promising(first, last, before)

    def named(self, entities: Sequence[str], before: datetime) -> frozenset[str]:
        """Return the entities that were named before, as known today."""
        return self.now.named(entities, before)

    def decisions(self) -> tuple[Decision, ...]:
        """Return what is decided by hand today."""
        return self.now.decisions()

    def notes(self) -> tuple[Note, ...]:
        """Return the pins and notes in force today."""
        return self.now.notes()

    def next_story_number(self) -> int:
        """Return the number that the next new story had."""
        return self.then.next_story_number()

    def coverage(self, window: Window, sources: Sequence[Source], rests: Sequence[Rest] = ()) -> Coverage:
        """Return how complete the window is, as known today."""
        return self.now.coverage(window, sources, rests)

    def began(self) -> datetime | None:
        """Return when the first recording was opened."""
        return self.then.began()

    def last_sequence(self) -> int:
        """Return the last recording of today."""
        return self.now.last_sequence()
