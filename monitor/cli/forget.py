"""`monitor forget`: an article's text, removed for good."""

from typing import Annotated

import typer

from monitor.cli.options import ADDRESS, Common
from monitor.cli.output import show_json, talk
from monitor.errors import UsageError


def command(
    common: Common,
    url: ADDRESS,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove an article's text and archived answers, and leave a tombstone.

    Example: monitor forget https://agency.example/2026/11/22/talks --yes
    """
    from monitor import upkeep
    from monitor.app import open_app, require_store

    if not yes:
        typer.confirm(f"Remove the text and the archived answers of {url} for good?", abort=True, err=True)
    require_store(common.places)
    with open_app(common.places, workers=0) as app, app.lock.held("monitor forget"):
        changed = upkeep.forget(app.settings, app.edges, url)
    if changed is None:
        raise UsageError(f"no article is known at {url}", "`monitor search` finds articles, `monitor explain` the fate of an address.")
    if common.json:
        show_json({"url": url, "forgotten": True, "rewritten": changed.rewritten, "removed": changed.removed})
        return
    typer.echo(f"{url} is forgotten")
    for name in changed.rewritten:
        talk(common, f"written again without its words: {common.places.digests / name}")
    for name in changed.removed:
        talk(common, f"removed, since it named it: {common.places.digests / name}")
