"""`monitor read`: an edition in the terminal, at any width, with colours only on a terminal."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from monitor.cli.digest import KIND, LANGUAGE, SINCE, TO, choose, stored
from monitor.cli.lines import Lines
from monitor.cli.options import Common
from monitor.cli.output import show_json
from monitor.cli.since import composed
from monitor.errors import UsageError
from monitor.model import AlsoAt, Digest, EditionKind, FigureRow, Pledge, Readouts, Settings, ToldEdit, ToldSentence, ToldStory, Voice
from monitor.ports import Reader

if TYPE_CHECKING:
    from rich.console import RenderableType

    from monitor.stages.render import Wording
    from monitor.stages.render.ledger import Ledger
    from monitor.stages.render.sections import Sections

WRITTEN = Annotated[
    str, typer.Argument(metavar="DATE", help="2026-11-22, 2026-W47, 2026-11 or latest; the last one written when left out.")
]
MEASURE = 80
"""Columns at most: longer lines are hard to read."""


def command(
    common: Common,
    date: WRITTEN = "",
    edition: KIND = None,
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
        others = {"DATE": date, "--edition": edition}
        digest = composed(common, (since, to, language), others)
    else:
        settings, reader = open_reader(common.places)
        digest = find(settings, reader, date, edition, language)
    if common.json:
        show_json(digest)
        return
    console = Console(highlight=False, emoji=False, markup=False)
    console.width = min(console.width, MEASURE)
    for block in _blocks(digest):
        console.print(block, crop=False)


def find(settings: Settings, reader: Reader, date: str, kind: EditionKind | None, language: str) -> Digest:
    """Return an edition that was written, the last one of its kind and language without a date. Raises UsageError."""
    from monitor.app import clock

    wanted = choose(settings, clock(), date, kind, language)
    if date in ("", "latest"):
        alike = (record.edition for record in reader.editions() if record.edition.kind is wanted.kind)
        written = [one for one in alike if one.language == wanted.language]
        if not written:
            raise UsageError(f"no {wanted.kind} edition has been written yet", "`monitor fetch` gathers, `monitor digest` writes.")
        wanted = written[-1]
    return stored(reader, wanted)


def _blocks(digest: Digest) -> "Iterator[RenderableType]":
    """Yield the edition from its title to how complete it is, in its own language."""
    from monitor.stages.render import Wording, edits

    words = Wording(digest)
    before, after = edits.parted(digest.edits)
    yield Lines(text=digest.title, style="bold")
    for line in (f"{words.headed()} · {digest.edition.name}", words.window(), *words.notices(), words.counts()):
        yield Lines(text=line, style="dim")
    yield from _glance(words)
    yield from _edits(words, before)
    for story in digest.stories:
        yield from _head("")
        yield from _story(words, story)
    if not digest.stories:
        yield ""
        yield Lines(text=words.nothing())
    yield from _edits(words, after)
    yield from _beside(words)
    yield from _folded(words)
    yield from _late(words)
    yield from _coverage(words)
    yield from _desk(words)


def _head(name: str) -> "Iterator[RenderableType]":
    """Yield what parts a section from what stands above it: a blank line and a rule, with the section's name."""
    from rich.rule import Rule

    yield ""
    yield Rule(name, align="left", style="dim")


def _glance(words: "Wording") -> "Iterator[RenderableType]":
    """Yield what can be read in ten seconds."""
    from monitor.stages.render import glance

    say = words.say
    for at, line in enumerate(glance.lines(words), 1):
        said = _words_of(line.told) if line.told else say("untitled")
        number = f" [{line.told.number}]" if line.told else ""
        head = f"{line.before}{say('colon')}{say('quoted', text=said)}{number}" if line.before else f"{said}{number}"
        yield from ("",) if at == 1 else ()
        yield Lines(text=f"{at}. {head} – {line.after}" if line.after else f"{at}. {head}", hang=3)


def _story(words: "Wording", story: ToldStory) -> "Iterator[RenderableType]":
    from monitor.stages.render.ledger import Ledger

    ledger, say = Ledger(words), words.say
    told = f" · {say('first_told')} {words.called(story.first_told)}" if story.first_told else ""
    yield Lines(text=f"{words.state(story)} · {words.number(story)}{told}", style="dim")
    for headline in story.headlines:
        yield Lines(text=_cited(headline), hang=2, style="bold")
    for new in ledger.news(story):
        yield from ("", Lines(text=" · ".join(new.labels), indent=2, style="dim"), Lines(text=_cited(new.told), indent=2))
    for line in ledger.sources(story):
        yield from ("", Lines(text=line, indent=2))
    for sentence in story.summary:
        yield from ("", Lines(text=_cited(sentence), indent=2))
    yield ""
    for one in story.background:
        yield Lines(text=f"{say('background')}{say('colon')}{ledger.background(one)}", indent=2, hang=2, style="dim")
    yield from ("",) if story.background else ()
    for voice in story.voices:
        yield from _voice(ledger, words, voice)


def _cited(told: ToldSentence) -> str:
    return f"{_words_of(told)} [{told.number}]"


def _words_of(told: ToldSentence) -> str:
    """Return the words of a sentence, without what a terminal would act on."""
    from monitor.stages.render import printable

    return printable(told.sentence.text)


def _beside(words: "Wording") -> "Iterator[RenderableType]":
    """Yield what stands beside the stories: readouts, figures, quotations, promises. What was said in full is followed by a blank line."""
    for name, rows in _sections(words):
        if rows:
            yield from _head(name)
        full = False
        for label, told in rows:
            indent = len(label) - len(label.lstrip())
            yield from ("",) if full and not indent else ()
            yield Lines(text=label.lstrip(), indent=indent, hang=2, style="dim")
            yield from (Lines(text=_cited(one), indent=2) for one in told)
            full = bool(told) or indent > 0


def _sections(words: "Wording") -> Iterator[tuple[str, list[tuple[str, tuple[ToldSentence, ...]]]]]:
    """Yield each section as its name and its rows: a label, and the sentences under it."""
    from monitor.stages.render.sections import Sections

    digest, sections, say = words.digest, Sections(words), words.say
    compared = [row for one in digest.readouts for row in ((say("story", n=one.story), ()), *_compared(one, sections, say("absent")))]
    yield say("readouts"), [*compared, *((say("formula_new", label=news.label), (news.told,)) for news in digest.formulas)]
    yield say("figures"), [row for one in digest.figures for row in _figures(one, sections)]
    yield say("quotes"), [(" · ".join((quote.speaker, *sections.quote(quote))), (quote.told, *quote.renderings)) for quote in digest.quotes]
    promised = [(f"{sections.promise(promise)} · {sections.origin(promise)}", (promise.told,)) for promise in digest.promises]
    pledged = [row for one in digest.pledges for row in _pledge(one, sections, say("quoted", text=one.words))]
    yield say("ahead"), [*promised, *pledged, *((line, ()) for line in sections.expected())]
    steps = [(f"{say('story', n=arc.story)} · {sections.step(step)}", _some(step.told)) for arc in digest.arcs for step in arc.steps]
    yield say("arcs"), steps
    yield say("series"), [(f"{sections.series(one)} · {sections.point(one, at)}", (at.told,)) for one in digest.series for at in one.points]


def _pledge(one: Pledge, sections: "Sections", words: str) -> "Iterator[_Row]":
    """Yield a promise of a seed, its words, and what became of it."""
    yield sections.pledge(one), ()
    yield f"  {words}", ()
    yield f"  {sections.pledged(one)}", ()


def _some(told: ToldSentence | None) -> tuple[ToldSentence, ...]:
    return (told,) if told else ()


_Row: TypeAlias = tuple[str, tuple[ToldSentence, ...]]
"""A label, and the sentences under it."""


def _compared(one: Readouts, sections: "Sections", absent: str) -> Iterator[_Row]:
    """Yield each thing of two readouts, then the words of each side under the side's name, then what is missing in both."""
    for row in one.rows:
        yield sections.thing(row), ()
        for at, (side, cell) in enumerate(zip(sections.sides(one), row.cells, strict=True)):
            aside = sections.aside(row, at) if cell else absent
            yield f"  {side}" + (f" · {aside}" if aside else ""), (cell,) if cell else ()
    yield from ((line, ()) for line in (*sections.gone(one), *sections.unsaid(one)))


def _figures(row: FigureRow, sections: "Sections") -> Iterator[_Row]:
    """Yield the figures of a row, each over its sentence, then what can be said of them together."""
    yield f"{sections.measured(row)} · {sections.accord(row)}", ()
    yield from ((f"  {amounts}", (told,)) for amounts, told in sections.grouped(row))
    yield from ((f"  {line}", ()) for line in (sections.reckoning(row), sections.also(row), *sections.others(row)) if line)


def _voice(ledger: "Ledger", words: "Wording", voice: Voice) -> "Iterator[RenderableType]":
    facts = (words.provenance(voice), voice.country or "–", voice.language, *words.marks(voice), *ledger.edited(voice.url))
    lead = f"[{voice.number}] "
    yield Lines(text=f"{lead}{words.when(voice)}  {voice.outlet} · {' · '.join(facts)}", indent=2, hang=len(lead), style="dim")
    yield _address(voice.url, 6)
    yield from (Lines(text=line, indent=6, hang=2, style="dim") for line in ledger.lineage(voice))
    for copy in voice.also_at:
        yield Lines(text=_copy(words, copy, ledger.edited(copy.url)), indent=6, hang=2, style="dim")
        yield _address(copy.url, 8)


def _address(url: str, indent: int) -> "RenderableType":
    """Return an address on one line, however long: broken in two it can neither be clicked nor copied."""
    from rich.console import Group
    from rich.text import Text

    return Group(Text(" " * indent + url, style="dim", no_wrap=True, overflow="ignore"))  # what prints bare Text forgets these


def _copy(words: "Wording", copy: AlsoAt, edited: tuple[str, ...]) -> str:
    marks = "".join(f" · {mark}" for mark in (*words.flag(copy.designated), *edited))
    return f"{words.say('also_at')}{words.say('colon')}{copy.outlet}{words.say('comma')}{words.copied(copy)}{marks}"


def _edits(words: "Wording", told: Sequence[ToldEdit]) -> "Iterator[RenderableType]":
    from monitor.stages.render import edits

    if told:
        yield from _head(words.say("edits"))
    for edit in told:
        facts = (edits.state(words, edit), edit.outlet, *filter(None, (edits.story(words, edit),)), edits.times(words, edit))
        yield Lines(text=f"[{edit.number}] {edit.title}", hang=2)
        yield Lines(text=" · ".join(facts), indent=2, hang=2, style="dim")
        for change in (*((edit.headline,) if edit.headline else ()), *edit.changes):
            for sign, one in (("−", change.before), ("+", change.after)):
                yield from (Lines(text=f"{sign} {one.text}", indent=2, hang=2),) if one else ()
            for still in change.still:
                head = f"{edits.still(words, change, still)}{words.say('colon')}"
                yield Lines(text=f"{head}{still.sentence.text} [{still.number}]", indent=2, hang=2)


def _folded(words: "Wording") -> "Iterator[RenderableType]":
    if words.digest.folded:
        yield from _head(words.say("folded"))
    for one in words.digest.folded:
        yield Lines(text=f"{one.title} · {one.outlet}", hang=2)
        yield Lines(text=f"↳ {words.relation(one)} {words.known_text(one)}", indent=2, hang=2, style="dim")


def _late(words: "Wording") -> "Iterator[RenderableType]":
    """Yield what was published long before it was found, with its own day."""
    from monitor.stages.render import printable

    if words.digest.late:
        yield from _head(words.say("late"))
        yield Lines(text=words.say("late_note"), style="dim")
    for one in words.digest.late:
        facts = (printable(one.outlet), one.language, words.late_when(one), *words.flag(one.designated))
        yield Lines(text=f"{printable(one.title)} · {' · '.join(facts)}", hang=2)
        yield _address(one.url, 2)


def _desk(words: "Wording") -> "Iterator[RenderableType]":
    from monitor.stages.render import desk

    if words.digest.desk:
        yield from _head(words.say("desk"))
    yield from (Lines(text=line, hang=2) for line in desk.lines(words))


def _coverage(words: "Wording") -> "Iterator[RenderableType]":
    say = words.say
    yield from _head(say("complete"))
    for line in (words.unwatched(), f"{words.coverage()} · {words.overlap()}", *words.holidays(), words.silence()):
        yield from (Lines(text=line),) if line else ()
    yield from (Lines(text=f"{name}{say('colon')}{wrong}", indent=2, hang=2, style="dim") for name, wrong in words.troubled())
    dropped = say("comma").join(f"{reason}{say('colon')}{n}" for reason, n in words.drops())
    yield Lines(text=f"{say('by_reason')} – {dropped or say('room_none')}", hang=2, style="dim")
