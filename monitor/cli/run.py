"""`monitor run`: the daemon."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.options import Common, set_up_logs

if TYPE_CHECKING:
    from monitor.app import App


def command(
    common: Common,
    serve: Annotated[
        bool | None,
        typer.Option("--serve/--no-serve", help="Keep the reading room open as well.  [default: web.with_run]", show_default=False),
    ] = None,
) -> None:
    """Poll what is due, write the editions and serve the reading room, until SIGTERM or SIGINT.

    Where the room cannot listen it says so and polls on.

    Example: monitor run --config /etc/monitor --data /var/lib/monitor
    """
    from monitor import daemon
    from monitor.app import open_app
    from monitor.edges.lock import DAEMON, DirectoryLock

    set_up_logs(common)
    ending = daemon.listen()
    with (
        DirectoryLock(common.places.data / DAEMON, 0.0).held("monitor run"),
        open_app(common.places, stop=ending) as app,
        _room(app, app.settings.web.with_run if serve is None else serve) as look,
    ):
        daemon.run(app, ending, look)


@contextmanager
def _room(app: "App", wanted: bool) -> "Iterator[Callable[[], None]]":
    """Open the reading room beside the service; yield what looks after it."""
    if not wanted:
        yield lambda: None
        return
    import structlog

    from monitor.web import RoomProcess

    log = structlog.get_logger("monitor")

    def look() -> None:
        seen = room.look()
        if seen and seen.address:
            log.info("reading_room", address=seen.address)
        elif seen:
            log.warning("no_reading_room", reason=seen.trouble, advice=seen.advice)

    with RoomProcess(app.places, app.settings.web) as room:
        yield look
