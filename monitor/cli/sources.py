"""`monitor sources`: the register, with health; the register's file is edited by `monitor.settings.register`."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from monitor.cli.fetch import answer_of, named
from monitor.cli.options import Common, common_options
from monitor.cli.output import moment, show_json, table, talk
from monitor.errors import NetworkError, StoreError, UsageError
from monitor.model import Answer, Drop, FetchOptions, Listing, Page, PollState, Request, Source, SourceKind, Validators

group = typer.Typer(invoke_without_command=True)


@group.callback()
@common_options
def listing(common: Common) -> None:
    """List the sources with their health; further verbs check, add, import and export them.

    Example: monitor sources --json
    """
    if common.subcommand:
        return
    from monitor.settings import load

    sources = load(common.places.config).sources
    states = {state.source: state for state in _states(common)}
    if common.json:
        show_json([{"source": source, "state": states.get(source.id)} for source in sources])
        return
    rows = [_row(source, states.get(source.id)) for source in sources]
    table(("id", "kind", "languages", "verification", "last poll", "health"), rows)


def _row(source: Source, state: PollState | None) -> tuple[str, ...]:
    health = "not polled" if state is None else "failing" if state.failures else "normal"
    polled = moment(state.polled_at) if state else "never"
    return source.id, source.kind.value, " ".join(source.languages), source.verification.value, polled, health


def _states(common: Common) -> tuple[PollState, ...]:
    from monitor.app import open_reader

    try:
        return open_reader(common.places)[1].status().sources
    except StoreError:
        return ()  # nothing has been polled yet


@group.command()
@common_options
def check(
    common: Common, source: Annotated[list[str] | None, typer.Argument(metavar="SOURCE", help="All when none is named.")] = None
) -> None:
    """Ask sources now, without recording, and mark those that answer as verified.

    Example: monitor sources check belta-ru
    """
    from monitor.settings import load
    from monitor.settings.register import verify

    settings = load(common.places.config)
    chosen = named(settings, source or ())
    answers = {one.id: answer for one, answer in _ask(common, chosen, settings.fetch)}
    good = [one for one in chosen if isinstance(answers[one.id], Listing)]
    changed = verify(common.places.config / "sources.toml", [one.id for one in good])
    if common.json:
        show_json([_answer(one, answers[one.id]) for one in chosen])
    else:
        table(("id", "answer", "detail"), [_cells(one, answers[one.id]) for one in chosen])
        typer.echo(f"{len(good)} of {len(chosen)} answered; {len(changed)} newly verified")
    if chosen and not good:
        raise NetworkError("no source could be reached", "Is the network up?")


def _ask(common: Common, chosen: tuple[Source, ...], options: FetchOptions) -> list[tuple[Source, Listing | Drop]]:
    from monitor.app import clock
    from monitor.edges.fetch import HttpFetcher
    from monitor.stages.feeds import read_answer

    by_id = {source.id: source for source in chosen}
    asked = []
    with HttpFetcher(options, clock()) as fetcher:
        for request, outcome in fetcher.fetch([Request(key=one.id, url=one.url) for one in chosen], lambda: False):
            source = by_id[request.key]
            asked.append((source, read_answer(Answer(source=source, validators=Validators(), outcome=outcome))))
            talk(common, f"{source.id}: {_cells(*asked[-1])[1]}")
    return asked


def _answer(source: Source, answer: Listing | Drop) -> dict[str, object]:
    entries = answer.entries if isinstance(answer, Listing) else ()
    reason = answer.reason if isinstance(answer, Drop) else None
    return {"source": source.id, "answers": reason is None, "entries": len(entries), "reason": reason, "preview": entries[:3]}


def _cells(source: Source, answer: Listing | Drop) -> tuple[str, str, str]:
    if isinstance(answer, Drop):
        return source.id, answer.reason.value, answer.detail[:60]
    return source.id, f"{len(answer.entries)} entries", answer.entries[0].title[:60] if answer.entries else ""


@group.command()
@common_options
def add(
    common: Common,
    url: Annotated[str, typer.Argument(metavar="URL", help="Of a feed, sitemap or list page.")],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="For people; the address when left out.")] = "",
    id_: Annotated[str, typer.Option("--id", metavar="ID", help="Made of the name when left out.")] = "",
    language: Annotated[list[str] | None, typer.Option("--language", metavar="CODE", help="May be repeated.")] = None,
    zone: Annotated[str, typer.Option("--zone", metavar="ZONE", help="IANA zone of times printed without one.")] = "UTC",
    link_pattern: Annotated[str, typer.Option("--link-pattern", metavar="REGEX", help="Makes it a list page.")] = "",
    minutes: Annotated[int, typer.Option("--minutes", metavar="N", min=1, help="Between two polls.")] = 60,
) -> None:
    """Ask an address, show what it lists, and add it to the register when it answers.

    Example: monitor sources add https://agency.example/rss --name Agency --language en
    """
    from monitor.settings import load, register

    settings = load(common.places.config)
    taken = [source.id for source in settings.sources]
    source = Source(
        id=id_ or register.identifier(name or url, taken),
        name=name or url,
        url=url,
        kind=SourceKind.LIST if link_pattern else SourceKind.AUTO,
        languages=tuple(language or ("en",)),
        zone=zone,
        interval=timedelta(minutes=minutes),
        link_pattern=link_pattern,
    )
    _, answer = _ask(common, (source,), settings.fetch)[0]
    if isinstance(answer, Drop):
        raise UsageError(
            f"{url} was not added: {answer.reason}. {answer.detail}", "Name a feed, a sitemap, or a list page with --link-pattern."
        )
    added = register.add(common.places.config / "sources.toml", [source])
    if common.json:
        show_json({"added": added, "preview": answer.entries[:10]})
        return
    for entry in answer.entries[:5]:
        typer.echo(f"  {entry.title or entry.url}")
    typer.echo(f"{len(answer.entries)} entries; " + (f"added as {source.id}" if added else "the register has this address already"))


@group.command("import")
@common_options
def import_(
    common: Common,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An OPML file.")],
    language: Annotated[str, typer.Option("--language", metavar="CODE", help="Of all of them.")] = "en",
) -> None:
    """Add the feeds of an OPML file to the register, unverified.

    Example: monitor sources import feeds.opml --language ru
    """
    from monitor.settings import load, opml, register

    taken = [source.id for source in load(common.places.config).sources]
    sources = opml.read(file, taken, language)
    added = register.add(common.places.config / "sources.toml", sources)
    if common.json:
        show_json({"added": added, "listed": len(sources)})
    else:
        typer.echo(f"{len(added)} of {len(sources)} feeds added; `monitor sources check` tells which answer")


@group.command()
@common_options
def export(common: Common) -> None:
    """Print the register as OPML. The list of what somebody reads can endanger a reader: mind where it goes.

    Example: monitor sources export > feeds.opml
    """
    from monitor.settings import load, opml

    sources = load(common.places.config).sources
    if common.json:
        show_json(sources)
    else:
        typer.echo(opml.write(sources))


@group.command()
@common_options
def discover(common: Common, url: Annotated[str, typer.Argument(metavar="URL", help="Of a site or one of its pages.")]) -> None:
    """Show the feeds that a page names; `sources add` takes one up.

    Example: monitor sources discover https://agency.example/
    """
    from monitor.settings import load
    from monitor.stages.feeds.discovery import discover as named_in

    outcome = answer_of(url, load(common.places.config).fetch)
    if isinstance(outcome, Drop):
        raise NetworkError(f"{url}: {outcome.reason}. {outcome.detail}")
    feeds = named_in(outcome) if isinstance(outcome, Page) else ()
    if common.json:
        show_json([{"url": found, "title": title} for found, title in feeds])
    else:
        typer.echo("\n".join(f"{found}  {title}" for found, title in feeds) or f"{url} names no feeds; a list page needs --link-pattern")
