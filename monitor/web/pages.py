"""The room's pages: each takes what is asked and returns HTML; what is foreign goes through the templates' autoescape."""

from functools import lru_cache
from http import HTTPStatus
from importlib import resources

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from monitor.errors import StoreError
from monitor.model import Control, EditionKind
from monitor.stages import render
from monitor.stages.render.calendar import archive
from monitor.stages.render.course import Course
from monitor.stages.render.press import Links, Press
from monitor.stages.timeline import Chapter
from monitor.web import asking, marking
from monitor.web.citing import citing
from monitor.web.room import Room, figures

LINKS = Links(
    editions="/editions/", index="/", feed="/feeds/editions.xml", timeline="/timeline", stories="/stories/", articles="/articles/"
)
LARGEST = 2**31 - 1
"""Of story numbers and versions; what is beyond was never given."""


def front(room: Room, request: Request) -> Response:
    """Return the latest edition at a glance, and the calendar of all."""
    del request
    return HTMLResponse(room.remembered("front", lambda: _front(room)))


def _front(room: Room) -> bytes:
    records = room.records()
    latest = room.latest(records)
    return _encoded(press().index(archive(records, (latest,) if latest else ()), here="front"))


def edition(room: Room, request: Request) -> Response:
    """Return an edition: `NAME` or `NAME.html` as a page, `NAME.md` and `NAME.json` as the files of those names."""
    name = request.path_params["name"]
    stem, dot, form = name.rpartition(".")
    stem, form = (stem, form) if dot and form in ("html", "md", "json") else (name, "html")
    digest = room.edition(stem)
    if digest is None:
        raise HTTPException(404, room.speech.say("room_no_edition", edition=stem[:40]))
    if form == "html":
        return HTMLResponse(_encoded(press().edition(digest, here="")))
    text, kind = (render.markdown(digest), "text/markdown") if form == "md" else (render.document(digest), "application/json")
    return Response(_encoded(text), media_type=kind)


def timeline(room: Room, request: Request) -> Response:
    """Return the timeline: a year as a page, the latest one where none is named, or all of it as `timeline.md` and `timeline.json`."""
    _, _, form = request.url.path.partition(".")
    kind = {"": "text/html", "md": "text/markdown", "json": "application/json"}[form]
    chapters, year = room.chapters(), asking.number(request, "year")
    chosen = next((one for one in chapters if one.year == year), None) if year else chapters[-1]
    if chosen is None:
        raise HTTPException(404)
    name = f"timeline.{form}" if form else chosen.name
    return Response(room.remembered(name, lambda: _timeline(room, form, chosen)), media_type=kind)


def _timeline(room: Room, form: str, chosen: Chapter) -> bytes:
    language = room.settings.editions.languages[0]
    title = room.settings.topic.title(language)
    if form:
        return next(one.data for one in render.timeline(room.milestones(), title, language) if one.name == f"timeline.{form}")
    others = tuple((one.year, one.name) for one in room.chapters() if one != chosen)
    return _encoded(press().timeline(Course(room.milestones(chosen), title, language, others=others), here="timeline"))


def stories(room: Room, request: Request) -> Response:
    """Return a page of the ledger of stories."""
    kind, language = edition_of(room, request)
    start = asking.number(request, "start")
    listed = room.stories(kind, language, start)
    return _page(
        "stories.html",
        room,
        here="stories",
        stories=listed[: asking.PAGE],
        more=len(listed) > asking.PAGE,
        start=start,
        size=asking.PAGE,
        kind=kind,
        told=language,
    )


def edition_of(room: Room, request: Request) -> tuple[EditionKind, str]:
    """Return which editions' stories are asked for; those of the first kind and language when nothing is said."""
    options = room.settings.editions
    kind = request.query_params.get("kind") or options.kinds[0]
    language = request.query_params.get("language") or options.languages[0]
    if kind not in tuple(EditionKind) or language not in (*options.languages, "en", "ru", "be", "zh"):
        raise HTTPException(400, "There are no such editions.")
    return EditionKind(kind), language


def story(room: Room, request: Request) -> Response:
    """Return a story: who told it when, in which editions, with which figures."""
    found = room.story(numbered(request))
    if found is None:
        raise HTTPException(404)
    if found.goes_on_as != found.number:
        return RedirectResponse(f"/stories/{found.goes_on_as}", 303)
    return _page("story.html", room, here="stories", story=found, figures=figures(found.members))


def numbered(request: Request) -> int:
    """Return the number in a path. Raises 404 for one that was never given."""
    number: int = request.path_params["number"]
    if number > LARGEST:
        raise HTTPException(404)
    return number


def article(room: Room, request: Request) -> Response:
    """Return an article as it is stored, with the cited words marked; `version` names one of its versions."""
    name = article_name(request)
    found = room.article(name)
    steps = room.steps(name)
    if found is None:
        raise HTTPException(410, room.speech.say("room_withdrawn")) if steps.fate == "forgotten" else HTTPException(404)
    wanted = asking.number(request, "version", LARGEST) or found.latest.version.n
    kept = next((one for one in found.versions if one.version.n == wanted), None)
    if kept is None:
        raise HTTPException(404)
    pointed = asking.place(request)
    places = [*(one.span.place for one in found.cited if one.span.version == wanted), *((pointed,) if pointed else ())]
    older = next((one for one in reversed(found.versions) if one.version.n < wanted), None)
    return _page(
        "article.html",
        room,
        here="",
        found=found,
        citing=citing(found.cited),
        kept=kept,
        title=marking.title(kept.article, places),
        paragraphs=marking.paragraphs(kept.article, places),
        older=older,
        changes=marking.changes(older.article, kept.article) if older else (),
        steps=steps,
    )


def article_name(request: Request) -> str:
    """Return the article's id in a path. Raises 404 for what cannot be one."""
    name: str = request.path_params["name"]
    if not (name.isascii() and name.isalnum() and len(name) <= asking.LONGEST):
        raise HTTPException(404)
    return name


def search(room: Room, request: Request) -> Response:
    """Return the search with what it found. Who asked without leaving the page shows the search's address from then on."""
    asked = asking.search(request)
    page = _page(
        "search.html",
        room,
        here="search",
        search=asked,
        found=room.find(asked),
        aliases=room.aliases(asked),
        outlets=room.outlets(),
        controls=tuple(Control),
        languages=room.settings.topic.languages,
        size=asking.PAGE,
        earliest=asking.EARLIEST,
        latest=asking.LATEST,
    )
    page.headers["HX-Replace-Url"] = f"/search?{asked.at(asked.start)}".rstrip("?")  # the form's own would name every empty filter
    return page


def sources(room: Room, request: Request) -> Response:
    """Return the register with its health."""
    del request
    return _page("sources.html", room, here="sources", sources=room.sources())


def trouble(room: Room, status: int, detail: str) -> Response:
    """Return the page that says what went wrong."""
    plain = detail == HTTPStatus(status).phrase
    words = room.speech.say("room_missing" if status == HTTPStatus.NOT_FOUND else "room_trouble") if plain else detail
    return _page("trouble.html", room, status=status, here="", words=words)


def broken(room: Room, error: StoreError) -> Response:
    """Return the page that stands where the store cannot be read."""
    return trouble(room, HTTPStatus.SERVICE_UNAVAILABLE, f"{error} {error.advice}".strip())


def _page(template: str, room: Room, *, status: int = 200, **values: object) -> Response:
    speech = room.speech
    return HTMLResponse(_encoded(press().page(template, speech.say, speech=speech, room=room, **values)), status)


def _encoded(text: str) -> bytes:
    """Return UTF-8, in which half a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace")


@lru_cache(maxsize=1)
def press() -> Press:
    """Return the press with the room's own templates and frame."""
    folder = resources.files(__package__).joinpath("templates")
    return Press({file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}, LINKS)


__all__ = ["LINKS", "article", "broken", "edition", "front", "search", "sources", "stories", "story", "timeline", "trouble"]
