"""`monitor seeds`: the known corpus, and whether a text belongs to it."""

from pathlib import Path
from typing import Annotated

import typer

from monitor.cli.fetch import answer_of
from monitor.cli.options import Common, common_options
from monitor.cli.output import show_json, show_lines
from monitor.errors import NetworkError, UsageError
from monitor.model import (
    Article,
    Candidate,
    Drop,
    Entry,
    NotModified,
    Page,
    Settings,
    TextOrigin,
)

group = typer.Typer(invoke_without_command=True)


@group.callback()
@common_options
def listing(common: Common) -> None:
    """List the known corpus; `seeds check` tells whether a text belongs to it.

    Example: monitor seeds
    """
    if common.subcommand:
        return
    from monitor.settings import load

    seeds = load(common.places.config).seeds
    if common.json:
        show_json(seeds)
        return
    for seed in seeds:
        show_lines((f"{seed.id}  {seed.event_date or 'undated'} ({seed.certainty})  {seed.language}  {seed.origin}", f"  {seed.title}"))


@group.command()
@common_options
def check(
    common: Common, text: Annotated[str, typer.Argument(metavar="FILE|URL", help="A text or HTML file, or the address of a page.")]
) -> None:
    """Say whether a text is already known from a seed, and from which.

    Example: monitor seeds check https://portal.example/reprint --json
    """
    from monitor.settings import load
    from monitor.stages import dedup

    settings = load(common.places.config)
    article = _fetched(text, settings) if text.startswith(("http://", "https://")) else _from_file(Path(text), settings)
    nearest = dedup.known(article.text, article.language, settings.seeds, settings.dedup)
    seed, share, back, copied = nearest or (None, 0.0, 0.0, False)
    if common.json:
        names = {"seed": seed.id if seed and copied else None, "nearest": seed.id if seed else None}
        shares = {"share": round(share, 4), "back": round(back, 4)}
        show_json({"verdict": "known" if copied else "new", **names, **shares, "language": article.language, "title": article.title})
    elif seed and copied:
        typer.echo(f"known: {share:.0%} of it stands in the seed {seed.id}, of which it holds {back:.0%}")
    else:
        typer.echo("new" + (f": at most {share:.0%} of it stands in a seed ({seed.id})" if seed else ": there are no seeds"))


def _fetched(url: str, settings: Settings) -> Article:
    outcome = answer_of(url, settings.fetch)
    match outcome:
        case Page():
            return _extracted(outcome, settings)
        case Drop():
            raise NetworkError(f"{url}: {outcome.reason}. {outcome.detail}", "Save the page and name the file instead.")
        case NotModified():
            raise NetworkError(f"{url}: the server says that nothing changed, though nothing was asked conditionally")


def _from_file(path: Path, settings: Settings) -> Article:
    from monitor.app import clock
    from monitor.text import languages

    try:
        body = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}", "Name a text, HTML or PDF file, or an address.") from error
    if body.startswith(b"%PDF-") or b"<html" in body[:4096].lower() or b"<body" in body[:4096].lower():
        url = f"http://localhost/{path.name}"
        return _extracted(Page(url=url, final_url=url, status=200, headers=(), body=body, fetched_at=clock()()), settings)
    text = body.decode("utf-8-sig", errors="replace")
    language = languages.identify(text, settings.topic.languages)
    return Article(url=str(path), title=path.name, text=text, language=language, published=None, byline="", origin=TextOrigin.PAGE)


def _extracted(page: Page, settings: Settings) -> Article:
    from monitor.stages import polling
    from monitor.stages.extract import extract

    entry = Entry(source=polling.BY_HAND, url=page.url, guid="", title="")
    candidate = Candidate(entry=entry, source=polling.source_of(entry, {}, settings.topic.zone), outcome=page)
    article = extract(candidate, settings.extract, settings.topic.languages)
    if isinstance(article, Drop):
        raise UsageError(f"{page.url}: {article.reason}. {article.detail}", "Save the text alone and name the file instead.")
    return article
