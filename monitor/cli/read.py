"""`monitor read`: an edition in the terminal, at any width, with colours only on a terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, assert_never
from zoneinfo import ZoneInfo

from monitor.cli.digest import DATE, KIND, LANGUAGE, SINCE, TO, choose
from monitor.cli.options import Common
from monitor.cli.output import show_json
from monitor.cli.since import composed
from monitor.errors import UsageError
from monitor.model import Digest, EditionKind, Folded, FoldedAs, Health, Settings, ToldSentence, ToldStory, Voice
from monitor.ports import Reader

if TYPE_CHECKING:
    from rich.console import RenderableType

MEASURE = 80
"""Columns at most: longer lines are hard to read."""


def command(
    common: Common,
    date: DATE = "",
    edition: KIND = EditionKind.DAILY,
    language: LANGUAGE = "",
    since: SINCE = "",
    to: TO = "",
) -> None:
    """Read an edition in the terminal; the last one written when no date is given, and with --since what you missed.

    Example: monitor read 2026-11-22
    """
    from rich.console import Console

    from monitor.app import open_reader

    if since or to:
        others = {"DATE": date, "--edition": edition is not EditionKind.DAILY}
        digest = composed(common, (since, to, language), others)
    else:
        settings, reader = open_reader(common.places)
        digest = _find(settings, reader, date, edition, language)
    if common.json:
        show_json(digest)
        return
    console = Console(highlight=False, emoji=False, markup=False)
    console.width = min(console.width, MEASURE)
    for block in _blocks(digest):
        console.print(block)


def _find(settings: Settings, reader: Reader, date: str, kind: EditionKind, language: str) -> Digest:
    from monitor.app import clock

    if date:
        wanted = choose(settings, clock(), date, kind, language)
    else:
        written = [record.edition for record in reader.editions() if record.edition.kind is kind]
        spoken = [one for one in written if one.language == (language or settings.editions.languages[0])]
        if not spoken:
            raise UsageError("no edition has been written yet", "`monitor fetch` gathers, `monitor digest` writes.")
        wanted = spoken[-1]
    digest = reader.edition_digest(wanted)
    if digest is None:
        raise UsageError(f"the edition {wanted.name} has not been written", f"`monitor digest {wanted.name}` writes it.")
    return digest


def _blocks(digest: Digest) -> "Iterator[RenderableType]":
    from rich.rule import Rule
    from rich.text import Text

    from monitor.stages.render import Wording

    state = " · provisional" if digest.provisional else " · retrospective" if digest.retrospective else ""
    yield Text(digest.title, style="bold")
    yield Text(f"{digest.edition.name}{state} · {_counts(digest)}", style="dim")
    if digest.edition.kind is EditionKind.SINCE:
        yield from (Text(notice, style="dim") for notice in Wording(digest).notices())
    yield from _edits(digest)
    for story in digest.stories:
        yield Rule(style="dim")
        yield from _story(story, ZoneInfo(digest.zone))
    if not digest.stories:
        yield Text("\nNothing new.")
    yield from _beside(digest)
    yield from _folded(digest)
    yield from _coverage(digest)


def _counts(digest: Digest) -> str:
    return f"{len(digest.stories)} stories, {len(digest.folded)} folded, {digest.coverage.kept} kept of {digest.coverage.entries} entries"


def _story(story: ToldStory, zone: ZoneInfo) -> "Iterator[RenderableType]":
    from rich.padding import Padding
    from rich.text import Text

    told = f" · first told {story.first_told}" if story.first_told else ""
    yield Text(f"{story.number:04} · {story.state}{told}", style="dim")
    for headline in story.headlines:
        yield Text(_cited(headline), style="bold")
    for change in story.changes:
        yield Padding(Text(f"new {change.kind}, {change.name}: {_cited(change.cited)}"), (1, 0, 0, 2))
    for sentence in story.summary:
        yield Padding(Text(_cited(sentence)), (1, 0, 0, 2))
    yield Text("")
    for one in story.background:
        yield Padding(Text(f"background: {one.day} “{one.title}”, as stated by {one.stated_by or 'unknown'}", style="dim"), (0, 0, 0, 2))
    for voice in story.voices:
        yield Padding(Text(_voice(voice, zone), style="dim"), (0, 0, 0, 2))


def _cited(told: ToldSentence) -> str:
    from monitor.stages.render import printable

    return f"{printable(told.sentence.text)} [{told.number}]"


def _beside(digest: Digest) -> "Iterator[RenderableType]":
    """Yield what stands beside the stories: readouts, figures, quotations, promises."""
    from rich.padding import Padding
    from rich.rule import Rule
    from rich.text import Text

    for name, rows in _sections(digest):
        if rows:
            yield Rule(name, align="left", style="dim")
        for label, told in rows:
            yield Text(label, style="dim")
            yield from (Padding(Text(_cited(one)), (0, 0, 0, 2)) for one in told)


def _sections(digest: Digest) -> Iterator[tuple[str, list[tuple[str, tuple[ToldSentence, ...]]]]]:
    """Yield each section as its name and its rows: a label, and the sentences under it."""
    from monitor.stages.render import Wording
    from monitor.stages.render.beside import Beside

    words = Wording(digest)
    beside, say = Beside(words), words.say
    compared = [(beside.thing(row), tuple(cell for cell in row.cells if cell)) for one in digest.readouts for row in one.rows]
    yield say("readouts"), compared + [(line, ()) for one in digest.readouts for line in beside.gone(one)]
    figures = [(f"{beside.measured(row)} · {beside.accord(row)}", tuple(one.told for one in row.stated)) for row in digest.figures]
    yield say("figures"), figures
    yield say("quotes"), [(" · ".join((quote.speaker, *beside.quote(quote))), (quote.told, *quote.renderings)) for quote in digest.quotes]
    promised = [(f"{beside.promise(promise)} · {beside.origin(promise)}", (promise.told,)) for promise in digest.promises]
    yield say("ahead"), promised + [(line, ()) for line in beside.expected()]
    steps = [(f"{say('story', n=arc.story)} · {beside.step(step)}", _some(step.told)) for arc in digest.arcs for step in arc.steps]
    yield say("arcs"), steps
    yield say("series"), [(f"{beside.series(one)} · {beside.point(one, at)}", (at.told,)) for one in digest.series for at in one.points]


def _some(told: ToldSentence | None) -> tuple[ToldSentence, ...]:
    return (told,) if told else ()


def _voice(voice: Voice, zone: ZoneInfo) -> str:
    when = f"{voice.published.moment.astimezone(zone):%d %b %H:%M}" if voice.published else "undated"
    address = voice.url if not voice.designated else f"{voice.url} (designated: {', '.join(voice.designated)})"
    also = "".join(f"\n    also at {copy.outlet} ({copy.share:.0%}) {copy.url}" for copy in voice.also_at)
    who = f"{voice.outlet} · {voice.control}, {voice.form} · {voice.country or '–'} · {voice.language}"
    return f"[{voice.number}] {when}  {who}\n    {address}{also}"


def _edits(digest: Digest) -> "Iterator[RenderableType]":
    from rich.padding import Padding
    from rich.rule import Rule
    from rich.text import Text

    zone = ZoneInfo(digest.zone)
    if digest.edits:
        yield Rule("edited or gone", align="left", style="dim")
    for edit in digest.edits:
        since, at = (f"{moment.astimezone(zone):%d %b %H:%M}" for moment in (edit.since, edit.at))
        yield Text(f"[{edit.number}] {edit.kind} · {edit.title} ({edit.outlet}) · {since}, {at} {edit.reason or ''}".rstrip())
        for change in (*((edit.headline,) if edit.headline else ()), *edit.changes):
            for sign, one in (("−", change.before), ("+", change.after)):
                yield from (Padding(Text(f"{sign} {one.text}"), (0, 0, 0, 2)),) if one else ()


def _folded(digest: Digest) -> "Iterator[RenderableType]":
    from rich.rule import Rule
    from rich.text import Text

    if digest.folded:
        yield Rule("folded", align="left", style="dim")
    for one in digest.folded:
        yield Text(f"{one.title} ({one.outlet}): {_relation(one)} “{one.of_title}”")


def _relation(one: Folded) -> str:
    match one.kind:
        case FoldedAs.SEED:
            return f"{one.share:.0%} known from the seed"
        case FoldedAs.REPRINT:
            return f"{one.share:.0%} copied from"
        case FoldedAs.TOLD:
            return f"nothing new in story {one.of_id},"
        case _:
            assert_never(one.kind)


def _coverage(digest: Digest) -> "Iterator[RenderableType]":
    from rich.rule import Rule
    from rich.text import Text

    from monitor.stages.render import Wording, holidays
    from monitor.stages.render.phrases import phrases

    yield Rule("how complete", align="left", style="dim")
    if unwatched := Wording(digest).unwatched():
        yield Text(unwatched)
    by_health = {health: [one for one in digest.coverage.sources if one.health is health] for health in Health}
    yield Text(" · ".join(f"{len(found)} {health.value.replace('_', ' ')}" for health, found in by_health.items() if found))
    for line in holidays.told(phrases("en"), digest.holidays):
        yield Text(line)
    for one in (*by_health[Health.FAILED], *by_health[Health.SILENT], *by_health[Health.ON_HOLIDAY]):
        yield Text(f"  {one.name}: {one.reason or one.health} {one.note}".rstrip(), style="dim")
    yield Text("out: " + (", ".join(f"{n} {reason}" for reason, n in digest.coverage.drops) or "none"), style="dim")
