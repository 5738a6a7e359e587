"""The work outside the daily order: files written again, dropped pages judged again, stories decided by hand, articles forgotten.

Each piece goes through the stages and ports of the pipeline, and may be repeated after a crash.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape

from monitor import front, pipeline, ports
from monitor.errors import UsageError
from monitor.model import (
    Activity,
    CycleReport,
    Decision,
    Drop,
    EditionRecord,
    EditionState,
    Format,
    History,
    NotModified,
    Page,
    Reason,
    Rendering,
    Request,
    Ruling,
    Settings,
    Wanted,
)
from monitor.model.notes import Note, NoteKind
from monitor.ports import Edges
from monitor.stages import editions, feeds, polling, render
from monitor.stages.stories import decisions

NOTE_LENGTH = 500
"""Characters of a note by hand: it is a line at the foot of an edition, not a page."""


def unwritten(edges: Edges) -> tuple[EditionRecord, ...]:
    """Return the recorded editions whose files are not in place, or of which a crash or a full disk left that open."""
    records = edges.store.editions()
    missing = set(edges.publisher.missing([name for record in records for name, _ in record.files]))
    return tuple(one for one in records if one.state is EditionState.COMPOSED or any(name in missing for name, _ in one.files))


def restore(settings: Settings, edges: Edges) -> tuple[str, ...]:
    """Write the files of `unwritten` editions from the store; return their names."""
    records = unwritten(edges)
    if records:
        again = [rendering for record in records for rendering in _renderings(edges.store, record)]
        edges.publisher.publish((*again, *front.pages(settings, edges)))
    for record in records:
        edges.store.mark_edition(record.edition, EditionState.WRITTEN)
    return tuple(name for record in records for name, _ in record.files)


@dataclass(frozen=True, slots=True)
class Replay:
    """A `Fetcher` whose network is the archive: it answers each url with the page stored under its name."""

    archive: ports.Archive
    names: dict[str, str]

    def fetch(self, requests: Iterable[Request], stop: ports.Stop) -> Iterator[tuple[Request, Page | NotModified | Drop]]:
        """Yield the archived pages in the order asked for. One whose bytes have expired is passed over: nothing new can be said of it,
        and why it was dropped stays on record."""
        for request in requests:
            if stop():
                return
            page = self.archive.find(self.names[request.url])
            if page is not None:
                yield request, page


def rejudge(settings: Settings, edges: Edges, since: datetime, reasons: Sequence[Reason] = ()) -> CycleReport:
    """Judge dropped pages of the archive again, with today's topic and stages, and keep those that now belong."""
    started = edges.clock()
    sequence = edges.store.open(Activity.REJUDGE, started)
    dropped = list(edges.store.dropped(since=since, reasons=reasons))
    replay = Replay(edges.archive, {entry.url: name for entry, name in dropped})
    wanted = [Wanted(entry=entry, attempts=0) for entry, _ in dropped]
    fates = pipeline.take(settings, replace(edges, fetcher=replay), sequence, started, wanted)
    return pipeline.settle(settings, edges, sequence, started, (), fates)


def merge(edges: Edges, into: int, story: int, by: str, *, undo: bool = False) -> Decision:
    """Decide that `story` is the story `into`, or take that back, and return the decision. Raises UsageError with advice."""
    now = edges.clock()
    if undo:
        made = decisions.made(edges.store.decisions(), Ruling.MERGE, story, (into,))
        return _decide(edges, replace(made, undone=True, by=by, at=now))
    return _decide(edges, decisions.merge(_known(edges, into), _known(edges, story), by, now))


def split(edges: Edges, story: int, articles: Sequence[str], by: str, *, undo: bool = False) -> Decision:
    """Decide that `articles` (ids or addresses) leave a story for one of their own, or take that back, and return the decision.
    Raises UsageError with advice."""
    now = edges.clock()
    if undo:
        made = decisions.made(edges.store.decisions(), Ruling.SPLIT, story, _ids(edges, articles))
        return _decide(edges, replace(made, undone=True, by=by, at=now))
    return _decide(edges, decisions.split(_known(edges, story), _ids(edges, articles), edges.store.next_story_number(), by, now))


def pin(edges: Edges, story: int, by: str, *, undo: bool = False) -> Note:
    """Pin a story, or take the pin away, and return that. Raises UsageError with advice."""
    return _note(edges, _fresh(edges, NoteKind.PIN, story, "", by), undo=undo)


def note(edges: Edges, story: int, text: str, by: str, *, undo: bool = False) -> Note:
    """Leave a note on a story, or take it back, and return it. Raises UsageError with advice."""
    words = " ".join(text.split())
    if not 0 < len(words) <= NOTE_LENGTH:
        raise UsageError(f"a note has 1 to {NOTE_LENGTH} characters, this one {len(words)}", "Say it shorter, or in two notes.")
    return _note(edges, _fresh(edges, NoteKind.NOTE, story, words, by), undo=undo)


def _fresh(edges: Edges, kind: NoteKind, story: int, text: str, by: str) -> Note:
    found = _known(edges, story)
    if found.goes_on_as != story:
        raise UsageError(f"story {story} was merged into {found.goes_on_as}", f"Name {found.goes_on_as} instead.")
    articles = tuple(sorted(one.article for one in found.members))
    return Note(kind=kind, story=story, articles=articles, by=by, at=edges.clock(), text=text)


def _note(edges: Edges, one: Note, *, undo: bool) -> Note:
    if undo and not any(known.kind is one.kind and known.question == one.question for known in edges.store.notes()):
        what = "is not pinned" if one.kind is NoteKind.PIN else f"bears no note {one.text!r}"
        raise UsageError(f"story {one.story} {what}: there is nothing to undo", f"`monitor stories {one.story}` shows what lies on it.")
    left = replace(one, undone=undo)
    sequence = edges.store.open(Activity.DECISION, left.at)
    edges.store.note(sequence, left)
    edges.store.close(sequence, edges.clock())
    return left


def _known(edges: Edges, number: int) -> History:
    found = edges.store.story(number)
    if found is None:
        raise UsageError(f"there is no story {number}", "`monitor stories` lists those that there are.")
    return found


def _ids(edges: Edges, articles: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of articles named by id or by any address of theirs."""
    found = {name: edges.store.article(name) for name in dict.fromkeys(articles)}
    unknown = [name for name, article in found.items() if not article]
    if unknown:
        raise UsageError(f"no article is known as {', '.join(unknown)}", "`monitor stories ID` lists the articles of a story.")
    return tuple(sorted(set(found.values())))


def _decide(edges: Edges, decision: Decision) -> Decision:
    sequence = edges.store.open(Activity.DECISION, decision.at)
    edges.store.decide(sequence, decision)
    edges.store.close(sequence, edges.clock())
    return decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What became of files when an article was forgotten: editions are `rewritten` without its words, documents since a day that
    name it are `removed`, for they can be asked for again."""

    rewritten: tuple[str, ...]
    removed: tuple[str, ...]


def forget(settings: Settings, edges: Edges, url: str) -> Forgotten | None:
    """Remove an article's text and archived answers, leave a tombstone, and see that no file has its words. Return what became of
    the files, or None when the address is not known."""
    now = edges.clock()
    own = _own(settings, edges, url)
    sequence = edges.store.open(Activity.FORGET, now)
    responses = edges.store.forget(sequence, url, now)
    edges.store.close(sequence, edges.clock())
    if responses is None:
        return None
    spared = {name for source, name in edges.store.feed_answers(url) if not _lists_forgotten(settings, edges, source, name)}
    edges.archive.remove([name for name in responses if name not in spared])
    changed = [rendering for record in edges.store.editions() for rendering in _changed(edges.store, record)]
    edges.publisher.publish((*changed, *front.pages(settings, edges)))
    edges.publisher.remove(own)
    return Forgotten(rewritten=tuple(rendering.name for rendering in changed), removed=own)


def _own(settings: Settings, edges: Edges, url: str) -> tuple[str, ...]:
    """Return the files of the documents since a day that name an article, by its id or by its address."""
    article = edges.store.article(url)
    marks = {one for one in (article, url, *(kept.article.url for kept in edges.store.kept_articles([article]))) if one}
    marks |= {escape(one) for one in marks}
    found: list[str] = []
    for document in editions.documents(edges.publisher.names(), settings):
        files = {name: edges.publisher.read(name) for name in (f"{document.name}.{form.value}" for form in Format)}
        texts = {name: data.decode("utf-8", "replace") for name, data in files.items() if data is not None}
        found += texts if any(mark in text for mark in marks for text in texts.values()) else ()
    return tuple(found)


def _lists_forgotten(settings: Settings, edges: Edges, source: str, name: str) -> bool:
    """Tell whether an archived answer of a source may hold forgotten words: it lists such an address, or not all of it can be read."""
    page = edges.archive.find(name)
    known = polling.source_called(source, settings)
    entries = feeds.read_entries(page, known) if page else ()
    if isinstance(entries, Drop) or not 0 < len(entries) < feeds.MOST_ENTRIES:
        return True
    return bool(edges.store.forgotten([entry.url for entry in entries]))


def _changed(store: ports.Store, record: EditionRecord) -> Iterator[Rendering]:
    published = dict(record.files)
    return (one for one in _renderings(store, record) if hashlib.sha256(one.data).hexdigest() != published.get(one.name))


def _renderings(store: ports.Store, record: EditionRecord) -> tuple[Rendering, ...]:
    digest = store.edition_digest(record.edition)
    return render.edition(digest) if digest else ()
