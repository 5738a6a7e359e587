"""`monitor search`: the stored articles, in any of the languages."""

from typing import Annotated

import typer

from monitor.cli.options import Common
from monitor.cli.output import moment, show_json, show_lines


def command(
    common: Common,
    query: Annotated[list[str], typer.Argument(metavar="QUERY", help="Words in any of the languages; all must occur.")],
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=1000, help="At most so many.")] = 20,
) -> None:
    """Find stored articles.

    Example: monitor search 工业园
    """
    from monitor.app import open_reader

    _, reader = open_reader(common.places)
    hits = reader.search(" ".join(query), limit=limit)
    if common.json:
        show_json(hits)
        return
    for hit in hits:
        when = moment(hit.published) if hit.published else "undated"
        facts = f"{hit.outlet} · {hit.language} · {when} · {hit.url}"
        show_lines((hit.title, f"  {facts}", f"  {' '.join(hit.snippet.split())}", ""))
    typer.echo(f"{len(hits)} found" + (" (more may match: --limit)" if len(hits) == limit else ""))
