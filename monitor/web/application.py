"""The table of addresses: who answers which. Every answer is made in a thread, since the store's answers are waited for."""

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from monitor.errors import StoreError
from monitor.stages.render import data
from monitor.web import api, feeds, openapi, pages
from monitor.web.files import File, files
from monitor.web.room import Room

Answer = Callable[[Room, Request], Response]

PAGES: tuple[tuple[str, Answer], ...] = (
    ("/", pages.front),
    ("/editions/{name}", pages.edition),
    *((f"/timeline{form}", pages.timeline) for form in ("", ".md", ".json")),
    ("/stories", pages.stories),
    ("/stories/{number:int}", pages.story),
    ("/articles/{name}", pages.article),
    ("/search", pages.search),
    ("/sources", pages.sources),
    ("/feeds/editions.xml", feeds.editions),
    ("/feeds/stories/{number:int}.xml", feeds.story),
    ("/feeds/search.xml", feeds.search),
)


def application(room: Room) -> ASGIApp:
    """Return the room as an ASGI application, without its guard."""
    routes = [
        *(Route(path, _page(room, answer)) for path, answer in PAGES),
        *(Route(call.path, _page(room, _data(call))) for call in api.CALLS),
        Route("/api/openapi.json", _page(room, _description)),
        *(Route(f"/static/{file.name}", _page(room, _served(file))) for file in files()),
    ]
    return Starlette(routes=routes, exception_handlers={HTTPException: _refused(room), StoreError: _broken(room)})


def _page(room: Room, answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def page(request: Request) -> Response:
        return await run_in_threadpool(answer, room, request)

    return page


def _data(call: api.Call) -> Answer:
    def given(room: Room, request: Request) -> Response:
        return Response(data.text(call.answer(room, request)).encode("utf-8", "replace"), media_type="application/json")

    return given


def _description(room: Room, request: Request) -> Response:
    del room, request
    return JSONResponse(openapi.description())


def _served(file: File) -> Answer:
    def served(room: Room, request: Request) -> Response:
        del room, request
        return Response(file.text, media_type=file.kind, headers={"Cache-Control": "private, max-age=600"})

    return served


def _refused(room: Room) -> Callable[[Request, Exception], Response]:
    def refused(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            raise error
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": error.detail}, error.status_code, error.headers)
        return pages.trouble(room, error.status_code, error.detail)

    return refused


def _broken(room: Room) -> Callable[[Request, Exception], Response]:
    def broken(request: Request, error: Exception) -> Response:
        if not isinstance(error, StoreError):
            raise error
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": str(error), "advice": error.advice}, 503)
        return pages.broken(room, error)

    return broken
