"""Atom feeds of the editions, of a story and of a search, by the renderer's own writer; addresses are whole, readers need them."""

from html import escape

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from monitor.model import Hit, Kept
from monitor.stages.render import FEED_LENGTH
from monitor.stages.render.feed import Line, atom, identity, syndicate
from monitor.stages.render.foreign import printable
from monitor.stages.render.press import Links
from monitor.web import asking
from monitor.web.room import Room


def editions(room: Room, request: Request) -> Response:
    """Return the feed of the latest editions."""
    site = _site(request)
    links = Links(editions=f"{site}/editions/", index=f"{site}/", feed=f"{site}/feeds/editions.xml")
    return _feed(atom(room.digests(room.records(), FEED_LENGTH), room.speech.say.language, links))


def story(room: Room, request: Request) -> Response:
    """Return the feed of a story: each article that tells it."""
    number = asking.story_number(request)
    found = room.story(number)
    if found is None:
        raise HTTPException(404)
    if found.goes_on_as != number:
        return RedirectResponse(f"/feeds/stories/{found.goes_on_as}.xml", 303)
    site, topic = _site(request), room.settings.topic.id
    lines = [_told(room, one, site) for one in sorted(found.members, key=lambda kept: (kept.kept_at, kept.id))]
    places = (f"{site}/feeds/stories/{number}.xml", f"{site}/stories/{number}")
    title = found.tellings[-1].headline or room.speech.say("story", n=number)
    return _feed(syndicate(identity(topic, f"story {number}"), title, lines[-FEED_LENGTH:], room.speech.say.language, places))


def search(room: Room, request: Request) -> Response:
    """Return the feed of a search: the best articles found, the latest first."""
    asked = asking.search(request).first
    site, topic = _site(request), room.settings.topic.id
    hits = sorted((hit for hit in room.find(asked).hits if hit.published), key=lambda hit: (hit.published, hit.article))
    lines = [_found(room, hit, site) for hit in hits]
    places = (f"{site}/feeds/search.xml?{asked.at(0)}", f"{site}/search?{asked.at(0)}")
    title = f"{room.speech.say('room_search')}{room.speech.say('colon')}{asked.query}"
    return _feed(syndicate(identity(topic, f"search {asked.at(0)}"), title, lines, room.speech.say.language, places))


def _told(room: Room, kept: Kept, site: str) -> Line:
    about = " · ".join(
        part for part in (kept.outlet.name, room.speech.outlet(kept.outlet), room.speech.dated(kept.article.published)) if part
    )
    return Line(
        identity=identity(room.settings.topic.id, f"article {kept.id}"),
        title=kept.article.title,
        href=f"{site}/articles/{kept.id}",
        updated=kept.kept_at,
        content=f"<p>{_safe(about)}</p>",
    )


def _found(room: Room, hit: Hit, site: str) -> Line:
    if hit.published is None:
        raise ValueError("a line of a feed has a time")
    return Line(
        identity=identity(room.settings.topic.id, f"article {hit.article}"),
        title=hit.title,
        href=f"{site}/articles/{hit.article}",
        updated=hit.published,
        content=f"<p>{_safe(hit.outlet)} · {hit.language}</p><p>{_safe(hit.snippet)}</p>",
    )


def _safe(text: str) -> str:
    return escape(printable(text))


def _site(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _feed(data: bytes) -> Response:
    return Response(data, media_type="application/atom+xml")
