"""`monitor export`: an edition in the forms that other desks take."""

from pathlib import Path
from typing import Annotated

import typer

from monitor.cli.digest import KIND, LANGUAGE
from monitor.cli.options import Common
from monitor.cli.output import show_json, talk
from monitor.cli.read import WRITTEN, find
from monitor.model import Digest, Export

FORM = Annotated[Export, typer.Option("--as", help="A Word document, PDF, figures as a table, references, or footnotes.")]


def command(
    common: Common,
    date: WRITTEN = "",
    form: FORM = Export.DOCX,
    edition: KIND = None,
    language: LANGUAGE = "",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where to; - is standard output.  [default: its name here]")
    ] = None,
) -> None:
    """Write an edition as DOCX, PDF, CSV, RIS or footnotes.

    Example: monitor export latest --as ris
    """
    from monitor.app import open_reader
    from monitor.edges.publish import unwritable

    settings, reader = open_reader(common.places)
    digest = find(settings, reader, date, edition, language)
    data = _exported(digest, form)
    if out == Path("-"):
        typer.get_binary_stream("stdout").write(data)
        return
    target = out or Path(f"{digest.edition.name}.{form.extension}")
    try:
        target.write_bytes(data)
    except OSError as error:
        raise unwritable(target, error) from error
    talk(common, str(target))
    if common.json:
        show_json({"file": str(target), "bytes": len(data)})


def _exported(digest: Digest, form: Export) -> bytes:
    from monitor.edges.paper import pdf
    from monitor.stages.render import html
    from monitor.stages.render.export import export

    return pdf(html(digest)) if form is Export.PDF else export(digest, form)
