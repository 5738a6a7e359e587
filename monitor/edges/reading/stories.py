"""The ledger of stories as a reader turns its pages: which there are, and each with all its tellings and articles."""

from collections.abc import Iterator, Sequence
from itertools import islice

from sqlalchemy import ColumnElement, Connection, Table, and_, select

from monitor.edges import schema
from monitor.edges.store.histories import standing
from monitor.edges.store.kept import latest, load
from monitor.model import Edition, EditionKind, Language, StoryListed, StoryRead, StoryState, ToldIn

AT_ONCE = 100
"""Rows fetched at once while the newest stories are sought."""


def stories(connection: Connection, kind: EditionKind, language: Language, start: int, limit: int) -> tuple[StoryListed, ...]:
    """Return the stories of the editions of one kind and language, those told last first, from the `start`-th on."""
    numbers = list(islice(_newest(connection, kind, language), start, start + limit))
    by_number = _tellings(connection, kind, language, numbers)
    first, articles = _first(connection, numbers), _articles(connection, kind, language, numbers)
    return tuple(_listed(number, by_number[number], first.get(number, ""), len(articles.get(number, ()))) for number in numbers)


def _newest(connection: Connection, kind: EditionKind, language: Language) -> Iterator[int]:
    """Yield the stories told last first. The key of the tellings is walked from its end, as far as the page asked for: to group all
    of 12,000 took 11 ms."""
    told = schema.tellings.c
    query = select(told.story).where(told.kind == kind.value, told.language == language).order_by(told.day.desc(), told.story.desc())
    seen: set[int] = set()
    with connection.execute(query.execution_options(yield_per=AT_ONCE)) as rows:
        for (number,) in rows:
            if number not in seen:
                seen.add(number)
                yield number


def story(connection: Connection, number: int) -> StoryRead | None:
    """Return one story as its history has it, with its articles whole; None: nobody told it."""
    found = standing(connection, number)
    if found is None:
        return None
    return StoryRead(
        number=number,
        goes_on_as=found.goes_on_as,
        first_told=found.first_told,
        tellings=found.tellings,
        relations=found.relations,
        notes=found.notes,
        members=load(connection, latest(connection, sorted(found.articles))),
    )


def _listed(number: int, tellings: Sequence[ToldIn], first: str, articles: int) -> StoryListed:
    return StoryListed(
        number=number,
        headline=tellings[-1].headline,
        first_told=first or tellings[0].edition.name,
        last_told=tellings[-1].edition.name,
        last_at=tellings[-1].at,
        tellings=len(tellings),
        articles=articles,
    )


def _tellings(connection: Connection, kind: EditionKind, language: Language, numbers: Sequence[int]) -> dict[int, tuple[ToldIn, ...]]:
    told, editions = schema.tellings, schema.editions
    columns = (told.c.story, told.c.day, told.c.state, told.c.headline, editions.c.suffix, editions.c.window_end, editions.c.provisional)
    query = select(*columns).join(editions, _same(editions, told)).where(told.c.kind == kind.value, told.c.language == language)
    found: dict[int, tuple[ToldIn, ...]] = {}
    for row in connection.execute(query.where(told.c.story.in_(numbers)).order_by(told.c.day)):
        edition = Edition(kind=kind, day=row.day, language=language, suffix=row.suffix)
        telling = ToldIn(
            edition=edition, state=StoryState(row.state), headline=row.headline, at=row.window_end, provisional=row.provisional
        )
        found[row.story] = (*found.get(row.story, ()), telling)
    return found


def _first(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    stories = schema.stories.c
    rows = connection.execute(select(stories.number, stories.first_told).where(stories.number.in_(numbers)))
    return {row.number: row.first_told for row in rows}


def _articles(connection: Connection, kind: EditionKind, language: Language, numbers: Sequence[int]) -> dict[int, set[str]]:
    """Return the articles of each story. By way of its tellings: memberships are found by edition, not by story."""
    told, members = schema.tellings, schema.memberships
    query = select(members.c.story, members.c.article).join(told, and_(_same(members, told), members.c.story == told.c.story))
    query = query.where(told.c.kind == kind.value, told.c.language == language, told.c.story.in_(numbers))
    found: dict[int, set[str]] = {}
    for number, article in connection.execute(query):
        found.setdefault(number, set()).add(article)
    return found


def _same(one: Table, other: Table) -> ColumnElement[bool]:
    return and_(one.c.kind == other.c.kind, one.c.day == other.c.day, one.c.language == other.c.language)
