"""What `monitor digest --send` says; it is no verb of its own."""

import typer

from monitor.cli.options import Common
from monitor.cli.output import progress, show_json
from monitor.cli.rebuild import Choice
from monitor.errors import PublishError, UsageError
from monitor.model import Edition, Settings
from monitor.model.deliveries import Delivered, DeliveryState
from monitor.ports import Clock


def deliver(common: Common, choice: Choice, workers: int | None) -> None:
    """Write an edition if it is not written yet, and send it now to everybody who has not got it."""
    from monitor import delivery, pipeline
    from monitor.app import open_app

    with progress(common) as watcher, open_app(common.places, workers=workers, progress=watcher) as app:
        wanted = choice(app.settings, app.edges.clock)
        _check(app.settings, app.edges.clock, wanted)
        with app.lock.held("monitor digest --send"):
            pipeline.tell(app.settings, app.edges, wanted)
        attempts = delivery.deliver(app.settings, app.edges, app.lock, wanted, by_hand=True)
    _tell(common, wanted, attempts)


def _check(settings: Settings, clock: Clock, wanted: Edition) -> None:
    """Refuse what nobody gets: a provisional edition, and any while no recipient is configured. Raises UsageError."""
    from monitor.stages import editions

    if not (settings.delivery.to or settings.delivery.notify):
        raise UsageError("nobody is configured to get an edition", "Name recipients in [delivery] of monitor.toml: to, notify.")
    if clock() < editions.window(wanted, settings).end:
        raise UsageError(
            f"{wanted.name} is provisional until its cut-off has passed, and goes to nobody before",
            "`monitor digest latest --send` sends the last final one.",
        )


def _tell(common: Common, edition: Edition, attempts: tuple[Delivered, ...]) -> None:
    """Say what became of each recipient. Raises PublishError when the edition did not leave for all of them."""
    if common.json:
        show_json(attempts)
    else:
        typer.echo(
            "\n".join(f"{edition.name}: {_line(one)}" for one in attempts)
            or f"{edition.name}: it was delivered already: nothing goes to anybody twice"
        )
    failed = [one.channel for one in attempts if one.state is not DeliveryState.SENT]
    if failed:
        raise PublishError(
            f"{edition.name} was not delivered to {', '.join(failed)}",
            "What waits is tried again by `monitor run` or by --send; what was handed over never is.",
        )


def _line(one: Delivered) -> str:
    return f"{one.channel} {one.state}" + (f" ({one.reason})" if one.reason else "")
