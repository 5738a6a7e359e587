"""The room as data: the same answers as the pages, as JSON; what each gives stands beside it, for the OpenAPI document."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from starlette.exceptions import HTTPException
from starlette.requests import Request

from monitor.model import (
    ArticleRead,
    Control,
    Digest,
    EditionKind,
    EditionRecord,
    Explanation,
    Found,
    Milestone,
    Outlet,
    StoryListed,
    StoryRead,
)
from monitor.web import asking
from monitor.web.pages import edition_of
from monitor.web.room import Registered, Room

Kind: TypeAlias = Any  # a type or a tuple of one: typing has no narrower word for both


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What may stand in a query; `kind` is a JSON schema's type, or an enumeration."""

    name: str
    about: str
    kind: Kind = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A question over HTTP: its path, as Starlette writes it, what it gives, and who answers."""

    path: str
    about: str
    gives: Kind
    answer: Callable[[Room, Request], object]
    parameters: tuple[Parameter, ...] = ()


def _editions(room: Room, request: Request) -> object:
    del request
    return room.records()


def _edition(room: Room, request: Request) -> object:
    return _there(room.edition(request.path_params["name"]))


def _stories(room: Room, request: Request) -> object:
    return room.stories(*edition_of(room, request), asking.number(request, "start"))[: asking.PAGE]


def _story(room: Room, request: Request) -> object:
    return _there(room.story(asking.story_number(request)))


def _article(room: Room, request: Request) -> object:
    return _there(room.article(asking.article_name(request)))


def _steps(room: Room, request: Request) -> object:
    return room.steps(asking.article_name(request))


def _search(room: Room, request: Request) -> object:
    return room.find(asking.search(request))


def _outlets(room: Room, request: Request) -> object:
    del request
    return room.outlets()


def _sources(room: Room, request: Request) -> object:
    del request
    return room.sources()


def _timeline(room: Room, request: Request) -> object:
    del request
    return room.remembered("milestones", room.milestones)


def _there(found: object) -> object:
    if found is None:
        raise HTTPException(404)
    return found


START = Parameter(name="start", about="The number of the first one to give, from 0.", kind=int)
NARROWING = (
    Parameter(name="q", about="Words in any of the languages; all must occur."),
    Parameter(name="outlet", about="The id of an outlet."),
    Parameter(name="control", about="Who controls the outlet.", kind=Control),
    Parameter(name="language", about="The language of the article."),
    Parameter(name="from", about="The first day, as 2026-11-22."),
    Parameter(name="to", about="The last day."),
    START,
)
OF_EDITIONS = (
    Parameter(name="kind", about="Of which editions.", kind=EditionKind),
    Parameter(name="language", about="In which language the editions are."),
    START,
)

CALLS = (
    Call(path="/api/editions", about="All editions.", gives=tuple[EditionRecord, ...], answer=_editions),
    Call(path="/api/editions/{name}", about="One edition.", gives=Digest, answer=_edition),
    Call(
        path="/api/stories", about="Stories, those told last first.", gives=tuple[StoryListed, ...], answer=_stories, parameters=OF_EDITIONS
    ),
    Call(path="/api/stories/{number:int}", about="One story with its articles.", gives=StoryRead, answer=_story),
    Call(path="/api/articles/{name}", about="One article in all versions, and who cites it.", gives=ArticleRead, answer=_article),
    Call(path="/api/articles/{name}/steps", about="All that happened to an article.", gives=Explanation, answer=_steps),
    Call(path="/api/search", about="Articles by their words, best first.", gives=Found, answer=_search, parameters=NARROWING),
    Call(path="/api/outlets", about="Outlets of which something was kept.", gives=tuple[Outlet, ...], answer=_outlets),
    Call(path="/api/timeline", about="What the relationship came by, from first to last.", gives=tuple[Milestone, ...], answer=_timeline),
    Call(path="/api/sources", about="The register with its health.", gives=tuple[Registered, ...], answer=_sources),
)
