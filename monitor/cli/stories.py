"""`monitor stories`: the ledger of stories, one of them, the timeline; stories merged, split, pinned and noted by hand."""

import getpass
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from monitor.cli.days import day
from monitor.cli.digest import choose
from monitor.cli.options import Common, common_options
from monitor.cli.output import counts, moment, several, show_json, show_lines, table, talk
from monitor.errors import UsageError
from monitor.model import Decision, EditionKind, History, Known, Link, Member, Relation, Reprint, Ruling, StoryRecord, Verdict
from monitor.model.histories import OwnRecords
from monitor.model.notes import Note, NoteKind

LINKS = 10
"""Pairs shown of a story; `--json` has all that are stored."""


class _Numbered(TyperGroup):
    """A group in which a number stands for `show` and that number."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 (click's types, which typer does not hand on)
        """Find the verb; `stories 12` is `stories show 12`."""
        if args and args[0].isdecimal():
            return super().resolve_command(ctx, ["show", *args])
        if args and args[0] not in self.commands:
            raise UsageError(f"no story is called {args[0]!r}", "A story has a number: `monitor stories` lists them.")
        return super().resolve_command(ctx, args)


group = typer.Typer(invoke_without_command=True, cls=_Numbered)

ID = Annotated[int, typer.Argument(metavar="ID", help="Number of the story.", min=1)]
BY = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides; the user of this machine when left out.")]
TOLD_BY = Annotated[
    EditionKind | None,
    typer.Option("--edition", metavar="[daily|weekly|monthly]", help="Those of such editions; of daily ones if left out."),
]
TOLD_IN = Annotated[str, typer.Option("--language", metavar="CODE", help="Those of editions in it; the first configured one if left out.")]
UNDO = Annotated[bool, typer.Option("--undo", help="Take the decision back.")]


@group.callback()
@common_options
def listing(
    common: Common,
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="Only stories told on that day or later.")] = "",
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=0, help="At most so many; 0: all.")] = 30,
    edition: TOLD_BY = None,
    language: TOLD_IN = "",
    timeline: Annotated[bool, typer.Option("--timeline", help="The relationship from first to last: seeds and told stories.")] = False,
) -> None:
    """List the stories told, newest first; `stories ID` shows one of them.

    Example: monitor stories --since 2026-11-01 --limit 10
    """
    if common.subcommand:
        return
    if timeline:
        _timeline(common)
        return
    from monitor.app import clock, open_reader

    settings, reader = open_reader(common.places)
    kinds = (edition,) if edition else tuple(EditionKind)
    languages = (language,) if language else settings.editions.languages
    found = reader.own_records(kinds, languages, since=day(since, "--since") if since else None, limit=limit)
    if not found.records:
        choose(settings, clock(), "", edition, language)  # a language that is not configured may have been: nothing told in it is a mistake
    if common.json:
        show_json(found.records)
    elif found.records:
        table(("no.", "last told", "state", "articles/voices", "headline"), [_row(one) for one in found.records])
    else:
        asked = " ".join(word for word in (edition, language) if word)
        talk(common, "no story has been told" + (f" in {asked} editions" if asked else "") + (f" since {since}" if since else " yet"))
    for line in _besides(found):
        talk(common, line)


def _besides(found: OwnRecords) -> Iterator[str]:
    """Yield what the list does not show: whose number is not given yet, and how many others there are."""
    if any(one.provisional for one in found.records):
        yield "? provisional: the final edition gives the number"
    if found.others:
        others = counts((f"{kind} {language}", n) for kind, language, n in found.others)
        yield f"in other editions: {others}; --edition and --language choose"


def _row(one: StoryRecord) -> tuple[str, ...]:
    number, size = f"{one.number}{'?' if one.provisional else ''}", f"{one.articles}/{one.voices}"
    return number, one.last_told, one.state.value, size, one.headline


def _timeline(common: Common) -> None:
    from monitor.app import open_reader
    from monitor.stages import render
    from monitor.stages.timeline import timeline

    settings, reader = open_reader(common.places)
    found = timeline(settings, reader.story_records())
    if common.json:
        show_json(found)
    else:
        language = settings.editions.languages[0]
        files = {one.name: one.data for one in render.timeline(found, settings.topic.title(language), language)}
        typer.echo(files["timeline.md"].decode(), nl=False)


@group.command()
@common_options
def show(common: Common, number: ID) -> None:
    """Show one story: its articles, tellings, pairs and relations; `stories 12` is enough.

    Example: monitor stories show 12 --json
    """
    from monitor.app import open_reader

    _, reader = open_reader(common.places)
    found = reader.story(number)
    if found is None:
        raise UsageError(f"there is no story {number}", "`monitor stories` lists those that there are.")
    if common.json:
        show_json(found)
    else:
        show_lines(_lines(found))


@group.command()
@common_options
def merge(
    common: Common,
    a: Annotated[int, typer.Argument(metavar="A", help="The story that stays.", min=1)],
    b: Annotated[int, typer.Argument(metavar="B", help="The story that goes into it.", min=1)],
    by: BY = "",
    undo: UNDO = False,
) -> None:
    """Say that two stories are one: B goes into A, from the next edition on.

    Example: monitor stories merge 7 12 --by desk
    """
    from monitor import upkeep
    from monitor.app import open_app

    with open_app(common.places, workers=0) as app, app.lock.held("monitor stories merge"):
        _told(common, upkeep.merge(app.edges, a, b, by or _user(), undo=undo))


@group.command()
@common_options
def split(
    common: Common,
    number: ID,
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE", help="Ids or addresses of articles.")],
    by: BY = "",
    undo: UNDO = False,
) -> None:
    """Say that articles of a story are another one, from the next edition on.

    Example: monitor stories split 12 https://agency.example/2026/11/22/talks
    """
    from monitor import upkeep
    from monitor.app import open_app

    with open_app(common.places, workers=0) as app, app.lock.held("monitor stories split"):
        _told(common, upkeep.split(app.edges, number, articles, by or _user(), undo=undo))


@group.command()
@common_options
def pin(common: Common, number: ID, by: BY = "", undo: UNDO = False) -> None:
    """Pin a story: it stands first in the editions that tell it, and the others say that nothing is new.

    Example: monitor stories pin 12
    """
    from monitor import upkeep
    from monitor.app import open_app

    with open_app(common.places, workers=0) as app, app.lock.held("monitor stories pin"):
        _noted(common, upkeep.pin(app.edges, number, by or _user(), undo=undo))


@group.command()
@common_options
def note(
    common: Common, number: ID, text: Annotated[str, typer.Argument(metavar="TEXT", help="The words.")], by: BY = "", undo: UNDO = False
) -> None:
    """Leave a note on a story: it stands at the foot of the editions that tell it, until it is taken back.

    Example: monitor stories note 12 "ask for the basis of the price" --by desk
    """
    from monitor import upkeep
    from monitor.app import open_app

    with open_app(common.places, workers=0) as app, app.lock.held("monitor stories note"):
        _noted(common, upkeep.note(app.edges, number, text, by or _user(), undo=undo))


def _noted(common: Common, note: Note) -> None:
    if common.json:
        show_json(note)
        return
    done, undone = ("pinned", "no longer pinned") if note.kind is NoteKind.PIN else ("noted", "note taken back")
    typer.echo(f"story {note.story}: {undone if note.undone else done}")
    talk(common, "Editions that are final stay as they are; those written from now on show it.")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise UsageError("the user of this machine has no name", "Say who decides with --by NAME.") from error


def _told(common: Common, decision: Decision) -> None:
    if common.json:
        show_json(decision)
        return
    story, other = decision.story, decision.other or "one of their own, numbered by the next final edition"
    articles = several(len(decision.articles), "article")
    are = "is" if len(decision.articles) == 1 else "are"
    match decision.ruling, decision.undone:
        case Ruling.MERGE, False:
            typer.echo(f"story {story} goes into story {other}")
        case Ruling.MERGE, True:
            typer.echo(f"story {story} stands by itself again")
        case Ruling.SPLIT, False:
            typer.echo(f"{articles} of story {story} {are} now story {other}")
        case _:
            typer.echo(f"{articles} {are} back in story {story}")
    talk(common, "Editions that are final stay as they are; those written from now on respect it.")


def _lines(found: History) -> Iterator[str]:
    one = found.record
    yield f"story {one.number}{' (provisional)' if one.provisional else ''}: {one.headline}"
    if found.goes_on_as != one.number:
        yield f"  merged into {found.goes_on_as}"
    yield f"  {one.kind} editions in {one.language} · first told {one.first_told} · last told {one.last_told} · {one.state}"
    if found.members:
        yield f"  {several(one.articles, 'article')}, {several(one.voices, 'voice')} · {' '.join(one.languages)}"
    for member in found.members:
        yield from _member(member)
    yield "  tellings"
    for telling in found.tellings:
        under = f" as story {telling.number}" if telling.number != one.number else ""
        yield f"    {telling.edition}  {telling.state}{under}{' (provisional)' if telling.provisional else ''}  {telling.headline}"
    if found.relations:
        yield "  relations"
    for relation in found.relations:
        yield f"    {moment(relation.at)}  {_relation(relation)}"
    yield from _notes(found.notes)
    if found.links:
        yield f"  pairs, the {min(LINKS, len(found.links))} shown of {len(found.links)}"
    for edition, link in found.links[:LINKS]:
        yield f"    {edition}  {_link(link)}"


def _notes(notes: Sequence[Note]) -> Iterator[str]:
    if notes:
        yield "  desk"
    for one in notes:
        yield f"    {moment(one.at)}  {one.by}: {one.text or 'pinned'}"


def _member(one: Member) -> Iterator[str]:
    yield f"  {moment(one.when)}  {one.title or '(forgotten)'}"
    kind = ", ".join(dict.fromkeys(word.value.replace("_", " ") for word in (one.control, one.form)))  # "unknown" is said once
    yield f"    {one.article} · {one.outlet} · {kind} · {one.country or '–'} · {one.language}{_verdict(one.verdict)}"
    yield f"    {one.url}"


def _verdict(verdict: Verdict) -> str:
    match verdict:
        case Reprint():
            return f" · reprint of {verdict.of}, {verdict.share:.0%}"
        case Known():
            return f" · known from the seed {verdict.seed}, {verdict.share:.0%}"
        case _:
            return ""


def _relation(one: Relation) -> str:
    words = one.kind.value.replace("_", " ")
    return f"{words} {one.number}" + (f" in {one.edition}" if one.edition else f", decided by {one.by}")


def _link(link: Link) -> str:
    features = " ".join(f"{name} {value:g}" for name, value in link.features if value)
    return f"{link.score:.2f} {link.outcome} {link.first} {link.second}  {features}".rstrip()
