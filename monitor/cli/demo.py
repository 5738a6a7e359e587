"""`monitor demo`: everything on the sample newsroom, without internet."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from monitor.cli.options import Common, set_up_logs
from monitor.cli.output import progress, show_json, talk
from monitor.errors import VerificationError


def command(
    common: Common,
    folder: Annotated[Path, typer.Option("--dir", metavar="D", help="Where the demo lives; its earlier run there is replaced.")] = Path(
        "demo"
    ),
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=0, help="Processes for CPU work; 0: this one.")] = 2,
) -> None:
    """Run the service over three simulated days of a sample newsroom, and check what it found.

    Example: monitor demo --dir /tmp/demo
    """
    from monitor.newsroom import demo, findings, plants

    set_up_logs(common if common.verbose else replace(common, quiet=True))  # its own lines say when things happen, on its own clock
    with progress(common) as watcher, demo.opened(folder, workers=workers, progress=watcher) as (app, clock):
        for at, done in demo.play(app, clock):
            told = ", ".join(edition.name for edition in done.editions)
            kept = done.report.kept if done.report else 0
            talk(common, f"{at.astimezone(demo.ZONE):%a %d %b %H:%M}  {kept} kept" + (f"; wrote {told}" if told else ""))
        found = tuple(plants.inspect(demo.findings(app)))
    missed = [what for what, wrong in found if wrong]
    first = folder / "digests" / f"{findings.FIRST}.html"
    if common.json:
        show_json({"digest": first, "plants": [{"plant": what, "found": not wrong, "detail": wrong} for what, wrong in found]})
    else:
        for what, wrong in found:
            typer.echo(f"  {'missed' if wrong else 'found '}  {what}" + (f": {wrong}" if wrong else ""))
        typer.echo(f"{len(found) - len(missed)} of {len(found)} plants found\nOpen {first}")
        typer.echo(f"Go on with --config {folder}/config --data {folder}/var --digests {folder}/digests")
    if missed:
        raise VerificationError(f"{len(missed)} plants were not found", "This is a defect: the newsroom and the service disagree.")
