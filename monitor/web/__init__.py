"""The reading room: editions, stories, articles, searches and sources in a browser, as JSON and as feeds. It only reads.

Public: `application` of a room, as ASGI; `serve` for the command line, `RoomProcess` for a service that has a room beside it. Everything
works without a script.
"""

from monitor.web.application import application
from monitor.web.process import RoomProcess
from monitor.web.room import Room
from monitor.web.server import configured, guarded, serve

__all__ = ["Room", "RoomProcess", "application", "configured", "guarded", "serve"]
