"""Records editions with the stories they told, and reads them back; it composes and renders nothing."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Result, Row, Table, and_, delete, func, or_, select, update

from monitor.edges import schema
from monitor.edges.store import codec
from monitor.edges.store.decisions import decided
from monitor.edges.store.kept import latest, load
from monitor.edges.store.keys import add, key, portions, put
from monitor.errors import StoreError
from monitor.model import (
    Decision,
    Digest,
    Edition,
    EditionKind,
    EditionRecord,
    EditionState,
    FoldedAs,
    Kept,
    Link,
    Published,
    Rendering,
    StoryState,
    ToldStory,
)
from monitor.model.decisions import home

_ORDER = (EditionState.PROVISIONAL, EditionState.COMPOSED, EditionState.WRITTEN, EditionState.DELIVERED)


def record(
    connection: Connection, sequence: int, digest: Digest, settings: str, renderings: Sequence[Rendering], links: Sequence[Link]
) -> None:
    """Record a digest, its stories, the pairs compared and its files' hashes. A provisional one is replaced; a final one never
    changes: the same again is passed over, another raises StoreError."""
    edition = digest.edition
    document = codec.dumps(digest)
    known = connection.execute(select(schema.editions).where(_is(schema.editions, edition))).one_or_none()
    if known is not None and not known.provisional:
        if known.digest == document:
            return
        raise StoreError(
            f"edition {edition.name} is final: what it told is frozen", "Use `monitor digest --rebuild` to write its files again."
        )
    for table in (schema.links, schema.memberships, schema.tellings, schema.files):
        connection.execute(delete(table).where(_is(table, edition)))
    opened = select(schema.recordings.c.opened_at).where(schema.recordings.c.sequence == sequence)
    put(connection, schema.editions, [_row(sequence, digest, document, settings, connection.execute(opened).scalar_one())])
    named = _named(edition)
    hashes = [{**named, "name": one.name, "sha256": hashlib.sha256(one.data).hexdigest()} for one in renderings]
    add(connection, schema.files, hashes)
    _tell(connection, sequence, digest)
    add(connection, schema.links, [{**named, **_pair(link), "recorded": sequence} for link in links])


def _pair(link: Link) -> dict[str, object]:
    features = json.dumps(dict(link.features), separators=(",", ":"))
    return {"first": link.first, "second": link.second, "score": link.score, "outcome": link.outcome.value, "features": features}


def _row(sequence: int, digest: Digest, document: str, settings: str, at: datetime) -> dict[str, object]:
    edition = digest.edition
    return {
        **_named(edition),
        "name": edition.name,
        "suffix": edition.suffix,
        "state": (EditionState.PROVISIONAL if digest.provisional else EditionState.COMPOSED).value,
        "provisional": digest.provisional,
        "window_start": digest.window.start,
        "window_end": digest.window.end,
        "sequence": digest.sequence,
        "composed_at": at,
        "topic": digest.topic,
        "stories": len(digest.stories),
        "digest": document,
        "settings": settings,
        "recorded": sequence,
    }


def _named(edition: Edition) -> dict[str, object]:
    return {"kind": edition.kind.value, "day": edition.day, "language": edition.language}


def _is(table: Table, edition: Edition) -> ColumnElement[bool]:
    return and_(table.c.kind == edition.kind.value, table.c.day == edition.day, table.c.language == edition.language)


def _tell(connection: Connection, sequence: int, digest: Digest) -> None:
    named = _named(digest.edition)
    tellings = [
        {**named, "story": one.number, "headline": headline(one), "state": one.state.value, "recorded": sequence} for one in digest.stories
    ]
    tellings += [
        {**named, "story": number, "headline": "", "state": StoryState.SILENT.value, "recorded": sequence} for number in _silent(digest)
    ]
    add(connection, schema.tellings, tellings)
    members = _members(connection, digest)
    rows = [{**named, "story": number, "article": article, "recorded": sequence} for number, article in members]
    add(connection, schema.memberships, rows)
    if not digest.provisional:  # a number is minted by a final edition only
        kind, language, name = digest.edition.kind.value, digest.edition.language, digest.edition.name
        minted = [
            {"number": one.number, "kind": kind, "language": language, "first_told": name, "recorded": sequence} for one in digest.stories
        ]
        add(connection, schema.stories, minted)


def _silent(digest: Digest) -> list[int]:
    """Return the stories that an edition did not tell again: articles were folded because they add nothing."""
    return sorted({int(one.of_id) for one in digest.folded if one.kind is FoldedAs.TOLD})


def headline(story: ToldStory) -> str:
    """Return the headline by which a story is called: the first one printed."""
    return story.headlines[0].sentence.text if story.headlines else ""


def _members(connection: Connection, digest: Digest) -> list[tuple[int, str]]:
    """Return (story, article) of all voices and, by their addresses, of the reprints beside them and of what was folded because
    its story had been told."""
    copies = [(one.number, key(also.url)) for one in digest.stories for voice in one.voices for also in voice.also_at]
    copies += [(int(one.of_id), key(one.url)) for one in digest.folded if one.kind is FoldedAs.TOLD]
    aliases: dict[str, str] = {}
    for portion in portions(sorted({address for _, address in copies})):
        query = select(schema.aliases.c.alias, schema.aliases.c.article).where(schema.aliases.c.alias.in_(portion))
        aliases.update({row.alias: row.article for row in connection.execute(query)})
    voices = {(story.number, voice.article) for story in digest.stories for voice in story.voices}
    return sorted(pair for pair in voices | {(number, aliases.get(address, "")) for number, address in copies} if pair[1])


def mark(connection: Connection, edition: Edition, state: EditionState) -> None:
    """Record how far an edition has come; it never goes back, and a provisional one stays so."""
    editions = schema.editions
    earlier = [one.value for one in _ORDER[1 : _ORDER.index(state)]]
    here = and_(_is(editions, edition), editions.c.provisional.is_(False), editions.c.state.in_(earlier))
    connection.execute(update(editions).where(here).values(state=state.value))


def stored_digest(connection: Connection, edition: Edition) -> Digest | None:
    """Return the digest as recorded, or None."""
    found = connection.execute(select(schema.editions.c.digest).where(_is(schema.editions, edition))).scalar()
    return codec.loads(found, Digest) if found else None


def stored_settings(connection: Connection, edition: Edition) -> str:
    """Return the snapshot of settings that an edition was told with, or nothing."""
    return connection.execute(select(schema.editions.c.settings).where(_is(schema.editions, edition))).scalar() or ""


def digest_named(connection: Connection, name: str) -> Digest | None:
    """Return the digest of the edition of this name as recorded, or None."""
    found = connection.execute(select(schema.editions.c.digest).where(schema.editions.c.name == name)).scalars().first()
    return codec.loads(found, Digest) if found else None


def records(connection: Connection) -> tuple[EditionRecord, ...]:
    """Return all editions, by day, kind and language."""
    hashes: dict[tuple[object, ...], list[tuple[str, str]]] = defaultdict(list)
    for row in connection.execute(select(schema.files)):
        hashes[row.kind, row.day, row.language].append((row.name, row.sha256))
    editions = schema.editions.c
    columns = (editions.kind, editions.day, editions.language, editions.suffix, editions.state, editions.sequence, editions.composed_at)
    found: Result[Any] = connection.execute(select(*columns, editions.stories))
    rows = [_record(row, sorted(hashes[row.kind, row.day, row.language])) for row in found]
    return tuple(sorted(rows, key=lambda one: (one.edition.day, one.edition.kind.value, one.edition.language)))


def _record(row: Row[Any], files: Sequence[tuple[str, str]]) -> EditionRecord:
    return EditionRecord(
        edition=Edition(kind=EditionKind(row.kind), day=row.day, language=row.language, suffix=row.suffix),
        state=EditionState(row.state),
        sequence=row.sequence,
        composed_at=row.composed_at,
        stories=row.stories,
        files=tuple(files),
    )


def next_number(connection: Connection) -> int:
    """Return the number after the last one that a final edition gave."""
    return int(connection.execute(select(func.coalesce(func.max(schema.stories.c.number), 0))).scalar_one()) + 1


@dataclass(slots=True)
class _Ledger:
    """A story as it is put together from its tellings, earlier ones first."""

    first: str = ""
    last: str = ""
    covers: datetime | None = None
    headline: str = ""
    told: dict[str, None] = field(default_factory=dict)


def published(connection: Connection, before: Edition, since: datetime) -> tuple[Published, ...]:
    """Return the stories of earlier final editions of this kind and language, as decided by hand, that were told, or had articles folded
    into them, after `since`. A story without a telling of its own is called by its first article."""
    decisions = decided(connection)
    stories: dict[int, _Ledger] = defaultdict(_Ledger)
    for row in _told(connection, before, since, decisions):
        number = home(row.story, row.article, decisions)
        story = stories[number]
        story.covers, story.told[row.article] = row.window_end, None
        if row.state != StoryState.SILENT.value:
            story.first, story.last = story.first or row.name, row.name
            story.headline = row.headline if row.story == number else story.headline
    live = {number: story for number, story in sorted(stories.items()) if story.covers and story.covers > since}
    articles = {kept.id: kept for kept in load(connection, latest(connection, [one for story in live.values() for one in story.told]))}
    return tuple(_published(number, story, articles) for number, story in live.items())


def _told(connection: Connection, before: Edition, since: datetime, decisions: Sequence[Decision]) -> Iterable[Row[Any]]:
    """Yield every article of every telling, by day, of the stories told after `since` and of all that decisions name."""
    editions, tellings, members = schema.editions, schema.tellings, schema.memberships
    same = and_(*(editions.c[name] == tellings.c[name] for name in ("kind", "day", "language")))
    mine = and_(*(members.c[name] == tellings.c[name] for name in ("kind", "day", "language", "story")))
    ours = and_(tellings.c.kind == before.kind.value, tellings.c.language == before.language, tellings.c.day < before.day)
    final = and_(ours, editions.c.provisional.is_(False))
    recent = select(tellings.c.story).join(editions, same).where(final, editions.c.window_end > since)
    named = {number for one in decisions for number in (one.story, one.other)}
    columns = (tellings.c.story, tellings.c.headline, tellings.c.state, editions.c.name, editions.c.window_end, members.c.article)
    query = select(*columns).join(editions, same)
    wanted = query.join(members, mine).where(final, or_(tellings.c.story.in_(recent), tellings.c.story.in_(named)))
    return connection.execute(wanted.order_by(tellings.c.day, tellings.c.story, members.c.article))


def _published(number: int, story: _Ledger, articles: Mapping[str, Kept]) -> Published:
    members = tuple(kept for name, kept in articles.items() if name in story.told)
    return Published(
        number=number,
        first_told=story.first,
        last_told=story.last,
        headline=story.headline or next((kept.article.title for kept in members), ""),
        members=members,
    )
