"""Lists what a person did about the stories of an edition: pins and notes in force, and what was moved since its window opened."""

from collections.abc import Iterator, Sequence

from monitor.model import Decision, Published, Ruling, ToldStory, Window
from monitor.model.notes import DeskKind, DeskLine, Note, NoteKind


def lines(
    told: Sequence[ToldStory], published: Sequence[Published], decisions: Sequence[Decision], notes: Sequence[Note], window: Window
) -> tuple[DeskLine, ...]:
    """Return the lines in the order of time, pins first. `published` are the stories told before: a pinned one that this edition does
    not tell is listed as still."""
    found = [
        *_pins(told, published, notes),
        *(line for story in told for line in _notes(story, notes)),
        *(line for story in told for line in _moves(story, decisions, window)),
    ]
    pins = (DeskKind.PIN, DeskKind.STILL)
    return tuple(sorted(found, key=lambda line: (line.kind not in pins, line.at, line.story, line.kind, line.text)))


def pinned(articles: Sequence[str], notes: Sequence[Note]) -> bool:
    """Return whether a story of these articles is pinned."""
    return any(note.kind is NoteKind.PIN and note.lies_on(articles) for note in notes)


def _pins(told: Sequence[ToldStory], published: Sequence[Published], notes: Sequence[Note]) -> Iterator[DeskLine]:
    """Yield a line for each pinned story, whoever pinned it last."""
    numbers = {story.number for story in told}
    stories = [(DeskKind.PIN, story.number, _articles(story)) for story in told]
    stories += [(DeskKind.STILL, one.number, [kept.id for kept in one.members]) for one in published if one.number not in numbers]
    for kind, number, articles in stories:
        pins = [note for note in notes if note.kind is NoteKind.PIN and note.lies_on(articles)]
        if pins:
            yield DeskLine(kind=kind, story=number, by=pins[-1].by, at=pins[-1].at)


def _notes(story: ToldStory, notes: Sequence[Note]) -> Iterator[DeskLine]:
    for note in notes:
        if note.kind is NoteKind.NOTE and note.lies_on(_articles(story)):
            yield DeskLine(kind=DeskKind.NOTE, story=story.number, by=note.by, at=note.at, text=note.text)


def _moves(story: ToldStory, decisions: Sequence[Decision], window: Window) -> Iterator[DeskLine]:
    """Yield the merges and splits of the window, and of the hours since, that gave a story its voices."""
    numbers = {voice.article: voice.number for voice in story.voices}
    for one in decisions:
        moved = tuple(numbers[name] for name in one.articles if name in numbers)
        stayed = any(name in numbers for name in one.others)
        if not moved or one.undone or one.at < window.start or stayed != (one.ruling is Ruling.MERGE):
            continue  # two that were merged but share no edition are no move within this one
        kind = DeskKind.JOINED if one.ruling is Ruling.MERGE else DeskKind.PARTED
        yield DeskLine(kind=kind, story=story.number, by=one.by, at=one.at, numbers=tuple(sorted(moved)))


def _articles(story: ToldStory) -> list[str]:
    return [voice.article for voice in story.voices]
