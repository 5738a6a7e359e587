"""`monitor serve`: the reading room."""

from typing import Annotated

import typer

from monitor.cli.options import Common
from monitor.cli.output import show_json, talk


def command(
    common: Common,
    host: Annotated[
        str, typer.Option("--host", metavar="HOST", help="Not loopback: needs MONITOR_PASSWORD, and TLS before it.  [default: web.host]")
    ] = "",
    port: Annotated[
        int | None, typer.Option("--port", metavar="N", min=0, max=65_535, help="0 takes a free one.  [default: web.port]")
    ] = None,
) -> None:
    """Serve the reading room until SIGTERM or SIGINT: editions, stories, articles, search and sources in a browser.

    Example: monitor serve --port 8080
    """
    from monitor import web
    from monitor.app import clock, open_reader

    settings, reader = open_reader(common.places)
    chosen = settings.web.port if port is None else port

    def ready(address: str) -> None:
        if common.json:
            show_json({"address": address})
        talk(common, f"The reading room is open at {address}")

    web.serve(web.Room(settings, reader, clock()), host or settings.web.host, chosen, ready)
