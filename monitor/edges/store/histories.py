"""Stories over all editions, read from tellings, memberships, links and decisions; it writes nothing and groups nothing."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Result, Row, Select, and_, func, or_, select

from monitor.edges import schema
from monitor.edges.store.decisions import decided, noted
from monitor.edges.store.kept import outlets, verdict_of
from monitor.edges.store.keys import key as key_of
from monitor.edges.store.keys import portions
from monitor.model import (
    Control,
    Decision,
    EditionKind,
    Form,
    History,
    Language,
    Link,
    Member,
    New,
    Outcome,
    Outlet,
    Relation,
    RelationKind,
    Reprint,
    Ruling,
    StoryRecord,
    StoryState,
    Telling,
    Verdict,
)
from monitor.model.decisions import current, home
from monitor.model.histories import Opening, OwnRecords
from monitor.model.notes import Note, after_splits

Key = tuple[int, str, str]
"""A story: number, kind and language; the number of a provisional edition is its own until it is minted."""

LINKS = 200
"""Pairs shown of one story, those recorded last first."""


@dataclass(slots=True)
class _Told:
    """A story as it is put together from its tellings, earlier ones first."""

    rows: list[Row[Any]] = field(default_factory=list)
    articles: dict[str, bool] = field(default_factory=dict)
    """By id: whether a final edition told it."""

    def add(self, row: Row[Any], article: str) -> None:
        """Take in an article as one edition told it."""
        self.articles[article] = self.articles.get(article, False) or not row.provisional
        if not self.rows or (self.rows[-1].day, self.rows[-1].story) != (row.day, row.story):
            self.rows.append(row)


def records(connection: Connection, since: date | None, limit: int) -> tuple[StoryRecord, ...]:
    """Return the stories told on or after `since`, newest first: last told, then the higher number; 0 is no limit."""
    told = _newest(connection, since)
    return _recorded(connection, {key: told[key] for key in list(told)[: limit or None]})


def own_records(connection: Connection, preferred: Iterable[tuple[EditionKind, Language]], since: date | None, limit: int) -> OwnRecords:
    """Return the stories of the first of these kinds and languages that has any, in the order of `records`, and count the others."""
    told = _newest(connection, since)
    sizes = Counter((EditionKind(kind), language) for _, kind, language in told)
    shown = next((one for one in preferred if one in sizes), None)
    mine = [key for key in told if key[1:] == shown][: limit or None]
    return OwnRecords(
        records=_recorded(connection, {key: told[key] for key in mine}),
        others=tuple((*one, n) for one, n in sorted(sizes.items()) if one != shown),
    )


def _newest(connection: Connection, since: date | None) -> dict[Key, _Told]:
    """Return the stories told on or after `since`, newest first."""
    told = _stories(connection, decided(connection), since=since)
    newest = sorted(told, key=lambda key: (-told[key].rows[-1].day.toordinal(), -key[0], key))
    return {key: told[key] for key in newest if since is None or told[key].rows[-1].day >= since}


def _recorded(connection: Connection, told: Mapping[Key, _Told]) -> tuple[StoryRecord, ...]:
    members = _members(connection, {name: final for story in told.values() for name, final in story.articles.items()})
    return tuple(_record(key, story, [members[one] for one in story.articles]) for key, story in told.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A story as decided by hand, its articles named only: by id, whether a final edition told it."""

    key: Key
    told: _Told
    goes_on_as: int
    articles: Mapping[str, bool]
    relations: tuple[Relation, ...]
    notes: tuple[Note, ...]

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """How editions told it, earliest first."""
        return tuple(_telling(row) for row in self.told.rows)

    @property
    def first_told(self) -> str:
        """The edition that first told it aloud."""
        return str(_spoken(self.told)[0].name)


def standing(connection: Connection, number: int) -> Standing | None:
    """Return how a story stands, None when no edition told it."""
    decisions = decided(connection)
    told = _stories(connection, decisions, also=number)
    mine = {key: story for key, story in told.items() if key[0] == number}
    minted = _minted(connection, {number}).get(number)
    key = min(mine, key=lambda key: (key[1:] != minted, key[1] != EditionKind.DAILY, mine[key].rows[-1].suffix, key), default=None)
    if key is None:
        return None
    goes_on_as = current(number, decisions) if key[1:] == minted else number
    articles = mine[key].articles if goes_on_as == number else {}
    return Standing(
        key=key,
        told=mine[key],
        goes_on_as=goes_on_as,
        articles=articles,
        relations=(*_continued(mine[key].rows), *(_decided(number, decisions) if key[1:] == minted else ())),
        notes=tuple(note for note in after_splits(noted(connection), decisions) if note.lies_on(articles)),
    )


def history(connection: Connection, number: int) -> History | None:
    """Return everything about a story, None when no edition told it."""
    found = standing(connection, number)
    if found is None:
        return None
    members = sorted(_members(connection, found.articles).values(), key=lambda one: (one.when, one.url, one.article))
    return History(
        record=_record(found.key, found.told, members),
        goes_on_as=found.goes_on_as,
        members=tuple(members),
        tellings=found.tellings,
        links=tuple(_links(connection, found.key, list(found.articles))),
        relations=found.relations,
        notes=found.notes,
    )


def article(connection: Connection, name: str) -> str:
    """Return the id of the article that has this id or address, empty when there is none."""
    ids, aliases = schema.articles.c.id, schema.aliases
    known = connection.execute(select(ids).where(ids == name)).scalar()
    return str(known or connection.execute(select(aliases.c.article).where(aliases.c.alias == key_of(name))).scalar() or "")


def _minted(connection: Connection, numbers: Collection[int] | None) -> dict[int, tuple[str, str]]:
    """Return kind and language of the stories, of these only where they are given, whose number a final edition, or a split, gave."""
    stories = schema.stories.c
    query = select(stories.number, stories.kind, stories.language)
    chosen = query if numbers is None else query.where(stories.number.in_(sorted(numbers)))
    return {number: (kind, language) for number, kind, language in connection.execute(chosen)}


def _stories(connection: Connection, decisions: Sequence[Decision], also: int = 0, since: date | None = None) -> dict[Key, _Told]:
    """Return all stories as decided by hand; where `also` is given, that story with what was told under its number, wherever it belongs
    now, and besides it only those that decisions name, which may have given to it. Those not told since a day may be left out."""
    numbers = _numbers(decisions, also, since)
    minted, told = _minted(connection, None if isinstance(numbers, Select) else numbers), dict[Key, _Told]()
    for row, article in _rows(connection, numbers):
        lasts = minted.get(row.story) == (row.kind, row.language)
        number = home(row.story, article, decisions) if lasts else row.story
        told.setdefault((number, row.kind, row.language), _Told()).add(row, article)
        if row.story == also != number and current(also, decisions) != also:
            told.setdefault((also, row.kind, row.language), _Told()).add(row, article)
    return told


def _numbers(decisions: Sequence[Decision], also: int, since: date | None) -> Collection[int] | Select[Any] | None:
    """Return the numbers of the story `also`, or of those told since a day, and of all that decisions name; None: of all."""
    told, named = schema.tellings.c, {number for one in decisions for number in (one.story, one.other)}
    if also:
        return {also, *named}
    return None if since is None else select(told.story).where(or_(told.day >= since, told.story.in_(named)))


def _rows(connection: Connection, numbers: Collection[int] | Select[Any] | None) -> Iterable[tuple[Row[Any], str]]:
    """Yield every telling, of these stories only where they are given, with each of its articles, by day; tellings are read once, not
    once for each article. Memberships are found by edition, not by story, and so by way of the tellings."""
    members, tellings, editions = schema.memberships, schema.tellings, schema.editions
    edition = and_(*(tellings.c[name] == editions.c[name] for name in ("kind", "day", "language")))
    columns = (editions.c[name] for name in ("name", "suffix", "provisional", "composed_at"))
    told = select(tellings, *columns).join(editions, edition)
    order = [members.c[name] for name in ("day", "kind", "language", "story", "article")]
    inside = select(*order)
    if numbers is not None:
        mine = and_(*(members.c[name] == tellings.c[name] for name in ("kind", "day", "language", "story")))
        chosen = tellings.c.story.in_(numbers if isinstance(numbers, Select) else sorted(numbers))
        told, inside = told.where(chosen), inside.join(tellings, mine).where(chosen)
    rows: Result[Any] = connection.execute(told)
    by_key = {(row.day, row.kind, row.language, row.story): row for row in rows}
    for *key, article in connection.execute(inside.order_by(*order)):
        yield by_key[key[0], key[1], key[2], key[3]], article


def _spoken(told: _Told) -> list[Row[Any]]:
    """Return the tellings that printed a story, all where none did."""
    return [row for row in told.rows if row.state != StoryState.SILENT.value] or told.rows


def _record(key: Key, told: _Told, members: Sequence[Member]) -> StoryRecord:
    spoken = _spoken(told)
    first, last = spoken[0], spoken[-1]
    own = [row for row in spoken if row.story == key[0]]
    ids = {one.article for one in members}
    headline = own[-1].headline if own else next((one.title for one in members), "")
    return StoryRecord(
        number=key[0],
        kind=EditionKind(key[1]),
        language=key[2],
        provisional=all(row.provisional for row in told.rows),
        first_told=first.name,
        last_told=last.name,
        day=first.day,
        told_at=last.composed_at,
        state=StoryState(told.rows[-1].state),
        headline=headline,
        opening=_opening(own[0].headline if own else headline, key[2], members),
        articles=len(members),
        voices=sum(not (isinstance(one.verdict, Reprint) and one.verdict.of in ids) for one in members),
        languages=tuple(sorted({one.language for one in members})),
    )


def _opening(headline: str, language: str, members: Sequence[Member]) -> Opening:
    author = next((one for one in members if one.title == headline), None)
    if author is None:
        return Opening(headline=headline, language=language, outlet="")
    return Opening(headline=headline, language=author.language, outlet=author.outlet, at=author.when)


def _telling(row: Row[Any]) -> Telling:
    return Telling(edition=row.name, number=row.story, state=StoryState(row.state), headline=row.headline, provisional=row.provisional)


_SHOWN = ("article", "published", "suspicious", "url", "title", "outlet", "language")
"""Columns of a version that a member shows; texts stay where they are."""


def _members(connection: Connection, ids: Mapping[str, bool]) -> dict[str, Member]:
    """Return the articles in their latest version, with the verdict given last, in the order asked for; by id whether told for good."""
    versions, articles, verdicts = schema.versions, schema.articles, schema.verdicts
    found: dict[str, Member] = {}
    for portion in portions(ids):
        last = (
            select(versions.c.article, func.max(versions.c.n).label("n"))
            .where(versions.c.article.in_(portion))
            .group_by(versions.c.article)
        )
        newest = last.subquery()
        query: Select[Any] = select(*(versions.c[name] for name in _SHOWN), articles.c.kept_at).join(
            articles, articles.c.id == versions.c.article
        )
        rows = connection.execute(query.join(newest, and_(newest.c.article == versions.c.article, newest.c.n == versions.c.n))).all()
        judged = select(verdicts).where(verdicts.c.article.in_(portion)).order_by(verdicts.c.ordinal)
        by_id = {row.article: verdict_of(row) for row in connection.execute(judged)}
        published_by = outlets(connection, (row.outlet for row in rows))
        members = {
            row.article: _member(row, published_by.get(row.outlet), by_id.get(row.article, New()), final=ids[row.article]) for row in rows
        }
        found.update({name: members[name] for name in portion if name in members})
    return found


def _member(row: Row[Any], outlet: Outlet | None, verdict: Verdict, *, final: bool) -> Member:
    sound = row.published is not None and not row.suspicious
    return Member(
        article=row.article,
        when=row.published if sound else row.kept_at,
        url=row.url,
        title=row.title,
        outlet=outlet.name if outlet else row.outlet,
        control=outlet.control if outlet else Control.UNKNOWN,
        form=outlet.form if outlet else Form.UNKNOWN,
        country=outlet.country if outlet else "",
        language=row.language,
        verdict=verdict,
        final=final,
    )


def _links(connection: Connection, key: Key, ids: Sequence[str]) -> Iterable[tuple[str, Link]]:
    """Yield the pairs of which one article or both are the story's, the latest edition's first, then the most alike."""
    links, editions = schema.links, schema.editions
    edition = and_(*(links.c[name] == editions.c[name] for name in ("kind", "day", "language")))
    for portion in portions(ids):
        mine = or_(links.c.first.in_(portion), links.c.second.in_(portion))
        ours = and_(mine, links.c.kind == key[1], links.c.language == key[2])
        query = select(links, editions.c.name).join(editions, edition).where(ours)
        for row in connection.execute(query.order_by(links.c.day.desc(), links.c.score.desc(), links.c.first, links.c.second).limit(LINKS)):
            features = tuple(sorted(json.loads(row.features).items()))
            yield row.name, Link(first=row.first, second=row.second, score=row.score, features=features, outcome=Outcome(row.outcome))


def _continued(rows: Sequence[Row[Any]]) -> Iterable[Relation]:
    for row in rows:
        if row.state == StoryState.DEVELOPING:
            yield Relation(kind=RelationKind.CONTINUES, number=row.story, at=row.composed_at, edition=row.name)


_SEEN_FROM = {
    Ruling.MERGE: (RelationKind.MERGED_INTO, RelationKind.TOOK_IN),
    Ruling.SPLIT: (RelationKind.GAVE_OFF, RelationKind.SPLIT_FROM),
}
"""What a decision is for its `story` and for its `other`."""


def _decided(number: int, decisions: Sequence[Decision]) -> Iterable[Relation]:
    """Yield what lasting decisions made of a story; a split that was taken back is a merge the other way."""
    for one in decisions:
        if not one.lasting or number not in (one.story, one.other) or (one.undone and one.ruling is Ruling.MERGE):
            continue
        kinds = _SEEN_FROM[Ruling.MERGE][::-1] if one.undone else _SEEN_FROM[one.ruling]
        own = number == one.story
        yield Relation(kind=kinds[0] if own else kinds[1], number=one.other if own else one.story, at=one.at, by=one.by)
