"""`monitor evidence`: a folder that proves one article."""

from pathlib import Path
from typing import Annotated

import typer

from monitor.cli.options import ADDRESS, Common
from monitor.cli.output import several, talk
from monitor.errors import UsageError


def command(
    common: Common,
    url: ADDRESS,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Where to write it.  [default: evidence-ID]")] = None,
) -> None:
    """Write a folder that proves one article: what the server answered, what was stored of it, and how to check both.

    Example: monitor evidence https://agency.example/2026/11/22/talks --out talks
    """
    from monitor import evidence
    from monitor.app import open_to_inspect
    from monitor.edges.publish import FolderPublisher
    from monitor.stages import render

    opened = open_to_inspect(common.places)
    manifest, files = evidence.gather(opened.settings, opened.reader, opened.archive, url)
    folder = out or Path(f"evidence-{manifest.article}")
    if folder.exists() and not (folder / "manifest.json").is_file() and any(folder.iterdir()):
        raise UsageError(f"{folder} holds other things", "Name a new or an empty folder with --out.")
    FolderPublisher(folder).publish(files)
    if common.json:
        typer.echo(render.record(manifest), nl=False)
    else:
        typer.echo(
            f"{folder}: {several(len(manifest.versions), 'version')}, {several(len(files), 'file')}; README.txt says how to check them"
        )
    for version in manifest.versions:
        for answer in version.answers:
            if answer.reason:
                talk(common, f"version {version.n}: the answer {answer.name} is lost: {answer.reason}")
