"""`monitor digest`: write an edition."""

from collections.abc import Callable
from typing import Annotated

import typer

from monitor.cli.options import WORKERS, Common
from monitor.cli.output import progress, several, talk
from monitor.errors import UsageError
from monitor.model import Digest, Edition, EditionKind, Format, Settings
from monitor.ports import Clock, Reader

DATE = Annotated[
    str,
    typer.Argument(
        metavar="DATE", help="2026-11-22, 2026-W47, 2026-11, or latest: the last that is final; the one being gathered when left out."
    ),
]
KIND = Annotated[
    EditionKind | None,
    typer.Option("--edition", metavar="[daily|weekly|monthly]", help="How much time it covers; what DATE says, or daily, when left out."),
]
LANGUAGE = Annotated[
    str, typer.Option("--language", metavar="CODE", help="Of the words around the news; the first configured one when left out.")
]
SINCE = Annotated[str, typer.Option("--since", metavar="DATE", help="Instead: all after the edition of that day, as one document.")]
TO = Annotated[str, typer.Option("--to", metavar="DATE", help="With --since: up to the edition of that day; the latest when left out.")]


def command(
    common: Common,
    date: DATE = "",
    edition: KIND = None,
    language: LANGUAGE = "",
    since: SINCE = "",
    to: TO = "",
    form: Annotated[Format, typer.Option("--format", help="What --stdout prints.")] = Format.MARKDOWN,
    stdout: Annotated[bool, typer.Option("--stdout", help="Print the edition too.")] = False,
    workers: WORKERS = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make it again from what was known then; say if its bytes are equal.")] = False,
    send: Annotated[
        bool, typer.Option("--send", help="Deliver it now, once to each recipient; without DATE the latest final one.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Say what would be told otherwise today; write nothing.")] = False,
) -> None:
    """Write an edition into the digests folder and name its files.

    With --send, it goes to the recipients of [delivery] that have not got it yet.
    With --rebuild, an edition is computed again from what was known when it was told, and its files are put back.
    With --since, what you missed is told as one document of your own (since-DATE.html); no edition, story or delivery knows of it.

    Example: monitor digest 2026-11-22 --stdout
    """
    if since or to:
        from monitor.cli.since import write

        others = {"DATE": date, "--edition": edition, "--rebuild": rebuild, "--diff": diff, "--send": send}
        show(common, write(common, (since, to, language), others, workers), form, stdout=stdout)
        return
    if send:
        from monitor.cli.send import deliver

        deliver(common, lambda settings, clock: choose(settings, clock, date or "latest", edition, language), workers)
        return
    if rebuild or diff:
        from monitor.cli.rebuild import compare, make_again

        (compare if diff else make_again)(common, lambda settings, clock: choose(settings, clock, date, edition, language), workers)
        return
    from monitor import pipeline, upkeep
    from monitor.app import open_app

    _require(common, lambda settings, clock: choose(settings, clock, date, edition, language))
    with progress(common) as watcher, open_app(common.places, workers=workers, progress=watcher) as app, app.lock.held("monitor digest"):
        wanted = choose(app.settings, app.edges.clock, date, edition, language)
        digest = pipeline.tell(app.settings, app.edges, wanted)
        upkeep.restore(app.settings, app.edges)
    show(common, digest, form, stdout=stdout)


def _require(common: Common, named: Callable[[Settings, Clock], Edition]) -> None:
    """Raise UsageError for an edition that cannot be told, then StoreError where there is no database to tell it from."""
    from monitor.app import clock, require_store
    from monitor.settings import load
    from monitor.stages import editions

    settings, now = load(common.places.config), clock()
    editions.plan(named(settings, now), settings, None, now())
    require_store(common.places)


def show(common: Common, digest: Digest, form: Format, *, stdout: bool) -> None:
    """Name the files of a digest that was written, and print it in the form asked for, or what there is to know of it."""
    from monitor.stages import render

    renderings = {rendering.name.rpartition(".")[2]: rendering for rendering in render.edition(digest)}
    for rendering in renderings.values():
        talk(common, str(common.places.digests / rendering.name))
    if common.json or (stdout and form is Format.JSON):
        typer.echo(renderings["json"].data, nl=False)
    elif stdout:
        typer.echo(renderings[form.value].data.decode(), nl=False)
    else:
        own = digest.edition.kind is EditionKind.SINCE
        state = "your own document" if own else "provisional, replaced until its cut-off" if digest.provisional else "final"
        typer.echo(f"{common.places.digests / renderings['html'].name}: {several(len(digest.stories), 'story')}, {state}")


def stored(reader: Reader, wanted: Edition) -> Digest:
    """Return an edition as it was told. Raises UsageError when it has not been written."""
    digest = reader.edition_digest(wanted)
    if digest is None:
        named = wanted.name.removesuffix(f".{wanted.language}") + (f" --language {wanted.language}" if wanted.suffix else "")
        raise UsageError(f"the edition {wanted.name} has not been written", f"`monitor digest {named}` writes it.")
    return digest


def choose(settings: Settings, clock: Clock, date: str, kind: EditionKind | None, language: str) -> Edition:
    """Return the edition that a date names; of the kind asked for, a daily one when neither says. Raises UsageError for one that cannot
    be read."""
    from monitor.stages import editions

    if not date:
        return editions.current(kind or EditionKind.DAILY, settings, clock(), language)
    if date == "latest":
        return editions.latest_final(kind or EditionKind.DAILY, settings, clock(), language)
    return editions.parse(date, kind, settings, language)
