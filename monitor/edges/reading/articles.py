"""One article with all its versions and everything that editions cite of it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from sqlalchemy import Connection, select

from monitor.edges import schema
from monitor.edges.store import codec
from monitor.edges.store.kept import load
from monitor.model import ArticleRead, Cited, Digest, ToldSentence, ToldStory


def article(connection: Connection, name: str) -> ArticleRead | None:
    """Return the article of this id, or None where there is none (any more)."""
    versions = schema.versions.c
    numbers = connection.execute(select(versions.n).where(versions.article == name)).scalars()
    found = sorted(load(connection, [(name, n) for n in numbers]), key=lambda kept: kept.version.n)
    return ArticleRead(versions=tuple(found), cited=tuple(dict.fromkeys(_cited(connection, name)))) if found else None


def _cited(connection: Connection, name: str) -> Iterator[Cited]:
    """Yield the article's headlines and sentences in each edition that has it among a story's members, earlier editions first."""
    members, editions = schema.memberships, schema.editions
    telling = select(members.c.kind, members.c.day, members.c.language).where(members.c.article == name).distinct().subquery()
    same = (editions.c.kind == telling.c.kind) & (editions.c.day == telling.c.day) & (editions.c.language == telling.c.language)
    query = select(editions.c.digest).join(telling, same).order_by(editions.c.day, editions.c.name)
    for document in connection.execute(query).scalars():
        digest = codec.loads(document, Digest)
        for story, told in _told(digest, 0):
            if told.sentence.span.article == name:
                edition = digest.edition
                yield Cited(edition=edition.name, language=edition.language, story=story, number=told.number, span=told.sentence.span)


def _told(part: object, story: int) -> Iterator[tuple[int, ToldSentence]]:
    """Yield every sentence that a digest prints, in whichever part of it, with the number of its story or 0."""
    if isinstance(part, ToldSentence):
        yield story, part
    elif isinstance(part, tuple):
        for one in part:
            yield from _told(one, story)
    elif is_dataclass(part):
        number = part.number if isinstance(part, ToldStory) else story
        for field in fields(part):
            yield from _told(getattr(part, field.name), number)
