"""`monitor read`: an edition in the terminal, at any width, with colours only on a terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from monitor.cli.digest import DATE, KIND, LANGUAGE, choose
from monitor.cli.options import Common
from monitor.cli.output import show_json
from monitor.errors import UsageError
from monitor.model import AlsoAt, Digest, EditionKind, Settings, ToldSentence, ToldStory, Voice
from monitor.ports import Reader

if TYPE_CHECKING:
    from rich.console import RenderableType

    from monitor.stages.render import Wording

MEASURE = 80
"""Columns at most: longer lines are hard to read."""


def command(
    common: Common,
    date: DATE = "",
    edition: KIND = EditionKind.DAILY,
    language: LANGUAGE = "",
) -> None:
    """Read an edition in the terminal; the last one written when no date is given.

    Example: monitor read 2026-11-22
    """
    from rich.console import Console

    from monitor.app import open_reader

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
    """Yield the edition from its title to how complete it is, in its own language."""
    from rich.rule import Rule
    from rich.text import Text

    from monitor.stages.render import Wording

    words = Wording(digest)
    yield Text(digest.title, style="bold")
    yield Text(f"{words.date()} · {digest.edition.name}", style="dim")
    yield from (Text(notice, style="dim") for notice in words.notices())
    yield Text(words.counts(), style="dim")
    yield from _edits(words)
    for story in digest.stories:
        yield Rule(style="dim")
        yield from _story(words, story)
    if not digest.stories:
        yield Text(f"\n{words.nothing()}")
    yield from _beside(words)
    yield from _folded(words)
    yield from _coverage(words)


def _story(words: "Wording", story: ToldStory) -> "Iterator[RenderableType]":
    from rich.padding import Padding
    from rich.text import Text

    from monitor.stages.render.ledger import Ledger

    ledger, say = Ledger(words), words.say
    told = f" · {say('first_told')} {story.first_told}" if story.first_told else ""
    yield Text(f"{story.number:04} · {words.state(story)}{told}", style="dim")
    for headline in story.headlines:
        yield Text(_cited(headline), style="bold")
    for new in ledger.news(story):
        yield Padding(Text(f"{' · '.join(new.labels)}\n{_cited(new.told)}"), (1, 0, 0, 2))
    for line in ledger.sources(story):
        yield Padding(Text(line), (1, 0, 0, 2))
    for sentence in story.summary:
        yield Padding(Text(_cited(sentence)), (1, 0, 0, 2))
    yield Text("")
    for one in story.background:
        yield Padding(Text(f"{say('background')}{say('colon')}{ledger.background(one)}", style="dim"), (0, 0, 0, 2))
    for voice in story.voices:
        yield Padding(Text(_voice(words, voice), style="dim"), (0, 0, 0, 2))


def _cited(told: ToldSentence) -> str:
    from monitor.stages.render import printable

    return f"{printable(told.sentence.text)} [{told.number}]"


def _beside(words: "Wording") -> "Iterator[RenderableType]":
    """Yield what stands beside the stories: readouts, figures, quotations, promises."""
    from rich.padding import Padding
    from rich.rule import Rule
    from rich.text import Text

    for name, rows in _sections(words):
        if rows:
            yield Rule(name, align="left", style="dim")
        for label, told in rows:
            yield Text(label, style="dim")
            yield from (Padding(Text(_cited(one)), (0, 0, 0, 2)) for one in told)


def _sections(words: "Wording") -> Iterator[tuple[str, list[tuple[str, tuple[ToldSentence, ...]]]]]:
    """Yield each section as its name and its rows: a label, and the sentences under it."""
    from monitor.stages.render.beside import Beside

    digest, beside, say = words.digest, Beside(words), words.say
    compared = [(beside.thing(row), tuple(cell for cell in row.cells if cell)) for one in digest.readouts for row in one.rows]
    yield say("readouts"), compared + [(line, ()) for one in digest.readouts for line in beside.gone(one)]
    figures = [(f"{beside.measured(row)} · {beside.accord(row)}", tuple(one.told for one in row.stated)) for row in digest.figures]
    yield say("figures"), figures
    yield say("quotes"), [(" · ".join((quote.speaker, *beside.quote(quote))), (quote.told, *quote.renderings)) for quote in digest.quotes]
    promised = [(f"{beside.promise(promise)} · {beside.origin(promise)}", (promise.told,)) for promise in digest.promises]
    yield say("ahead"), promised + [(line, ()) for line in beside.expected()]


def _voice(words: "Wording", voice: Voice) -> str:
    facts = (words.provenance(voice), voice.country or "–", voice.language, *words.marks(voice))
    also = "".join(f"\n    {_copy(words, copy)}" for copy in voice.also_at)
    return f"[{voice.number}] {words.when(voice)}  {voice.outlet} · {' · '.join(facts)}\n    {voice.url}{also}"


def _copy(words: "Wording", copy: AlsoAt) -> str:
    marks = "".join(f" · {mark}" for mark in words.flag(copy.designated))
    return f"{words.say('also_at')}{words.say('colon')}{copy.outlet}{words.say('comma')}{words.copied(copy)}{marks} {copy.url}"


def _edits(words: "Wording") -> "Iterator[RenderableType]":
    from rich.padding import Padding
    from rich.rule import Rule
    from rich.text import Text

    from monitor.stages.render import edits

    if words.digest.edits:
        yield Rule(words.say("edits"), align="left", style="dim")
    for edit in words.digest.edits:
        yield Text(f"[{edit.number}] {edits.state(words, edit)} · {edit.title} ({edit.outlet}) · {edits.times(words, edit)}")
        for change in (*((edit.headline,) if edit.headline else ()), *edit.changes):
            for sign, one in (("−", change.before), ("+", change.after)):
                yield from (Padding(Text(f"{sign} {one.text}"), (0, 0, 0, 2)),) if one else ()


def _folded(words: "Wording") -> "Iterator[RenderableType]":
    from rich.rule import Rule
    from rich.text import Text

    if words.digest.folded:
        yield Rule(words.say("folded"), align="left", style="dim")
    for one in words.digest.folded:
        yield Text(f"{one.title} ({one.outlet}){words.say('colon')}{words.relation(one)} «{words.known_text(one)}»")


def _coverage(words: "Wording") -> "Iterator[RenderableType]":
    from rich.rule import Rule
    from rich.text import Text

    say = words.say
    yield Rule(say("complete"), align="left", style="dim")
    yield Text(f"{words.coverage()} · {words.overlap()}")
    yield from (Text(f"  {name}{say('colon')}{wrong}", style="dim") for name, wrong in words.troubled())
    dropped = say("comma").join(f"{n} {reason}" for reason, n in words.drops())
    yield Text(f"{say('by_reason')}{say('colon')}{dropped or say('room_none')}", style="dim")
