"""What `monitor digest --rebuild` and `--diff` say; it is no verb of its own."""

from collections.abc import Callable, Iterator

import typer

from monitor.cli.options import Common
from monitor.cli.output import show_json, talk
from monitor.errors import VerificationError
from monitor.model import Difference, Edition, Rebuilt, Rendering, Settings
from monitor.ports import Clock

Choice = Callable[[Settings, Clock], Edition]
"""Which edition was asked for, once the settings are known."""


def make_again(common: Common, choice: Choice, workers: int | None) -> None:
    """Make an edition again, say whether its bytes are the published ones, and put its files back. Raises VerificationError when
    they are not and nothing explains it; nothing is written then but what has its published hash."""
    from monitor import rebuilding
    from monitor.app import open_app, open_reader

    _, reader = open_reader(common.places)
    with open_app(common.places, workers=workers) as app, app.lock.held("monitor digest --rebuild"):
        record = rebuilding.recorded(reader, choice(app.settings, app.edges.clock))
        outcome, files = rebuilding.rebuild(app.settings, reader, app.edges.workers, record)
        app.edges.publisher.publish(files)
    if common.json:
        show_json(outcome)
    else:
        typer.echo("\n".join(_outcome(outcome)))
    _name(common, files)
    if not outcome.explained:
        raise VerificationError(
            f"{', '.join(outcome.different)}: not the bytes that were published",
            "The store was changed, or this is a defect of the program.",
        )


def compare(common: Common, choice: Choice, workers: int | None) -> None:
    """Say what an edition would tell otherwise today."""
    from monitor import rebuilding
    from monitor.app import open_app, open_reader

    _, reader = open_reader(common.places)
    with open_app(common.places, workers=workers) as app:
        record = rebuilding.recorded(reader, choice(app.settings, app.edges.clock))
        found = rebuilding.differences(app.settings, reader, app.edges.store, app.edges.workers, record)
    if common.json:
        show_json({"edition": record.edition.name, "changes": found})
    else:
        typer.echo("\n".join(map(_change, found)) or f"{record.edition.name}: nothing would be told otherwise today")


def _outcome(outcome: Rebuilt) -> Iterator[str]:
    how = (
        "computed again from what was known then" if outcome.recomputed else f"told by {outcome.program}; its stored digest rendered again"
    )
    yield f"{outcome.edition.name}: {how}"
    yield from (f"  {name}: equal to what was published" for name in outcome.equal)
    yield from (f"  {name}: NOT equal to what was published" for name in outcome.different)
    yield from (f"  withdrawn since: {url}" for url in outcome.lost)


def _change(change: Difference) -> str:
    number = f"{change.story:04} " if change.story else ""
    return f"{number}{change.kind}: {change.words}" + (f" ({change.detail})" if change.detail else "")


def _name(common: Common, files: tuple[Rendering, ...]) -> None:
    for one in files:
        talk(common, str(common.places.digests / one.name))
