"""The lines at the top of an edition, read in ten seconds: who tells what, which figures disagree, which words were taken back, which
readout is lost.

A line quotes a headline or a removed sentence and counts; it concludes nothing.
"""

from dataclasses import dataclass

from monitor.model import (
    Accord,
    CitedSentence,
    Control,
    EditKind,
    Field,
    FigureRow,
    Form,
    Place,
    Span,
    StoryState,
    ToldEdit,
    ToldSentence,
    ToldStory,
)
from monitor.model.articles import Bound
from monitor.stages.render import amounts, edits
from monitor.stages.render.foreign import shortened
from monitor.stages.render.wording import GLANCE, Wording

_TELLING = (Accord.OPEN, Accord.DIFFERENT_BASIS, Accord.EXPLAINED)
_LOOSE = (Bound.EXACT, Bound.ABOUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text around somebody's words: `before` them (a colon belongs between), the words with their voice's number, the mark of
    an omission, and `after` them. `target` is the part of the page that tells more. Without `told` the line has no headline to quote."""

    target: str
    before: str
    told: ToldSentence | None
    tail: str
    after: str


def lines(words: Wording) -> tuple[Line, ...]:
    """Return the lines, GLANCE at most: the first stories, and in place of the last what was taken out of an article of theirs."""
    stories, removed = words.top(), _removed(words)
    shown = stories[: GLANCE - len(removed)]
    return (*(_story(words, story) for story in shown), *removed)


def _story(words: Wording, story: ToldStory) -> Line:
    first = story.headlines[0] if story.headlines else None
    disputed = (_figure(words, row) for row in words.digest.figures if row.story == story.number and _tells(row))
    silent = (words.say("glance_unsigned"),) if story.unsigned else ()
    after = words.say("semicolon").join((*_state(words, story), _tellers(words, story), *silent, *disputed))
    return Line(target=f"story-{story.number}", before="", told=first, tail=words.tail(story, first) if first else "", after=after)


def _state(words: Wording, story: ToldStory) -> tuple[str, ...]:
    """Return that a story goes on; that it is new is what one expects of news."""
    state = words.state(story)
    return (state[:1].lower() + state[1:],) if story.state is StoryState.DEVELOPING else ()


def _tellers(words: Wording, story: ToldStory) -> str:
    """Return how many tell a story, or who does alone."""
    if len(story.voices) > 1 or story.voices[0].also_at:
        return words.brief(story)
    only = story.voices[0]
    return words.say("glance_alone", outlet=shortened(only.outlet, 80), kind=words.provenance(only))


def _tells(row: FigureRow) -> bool:
    """Return whether a row has news: that one voice says "more than 70" and another 73 is none."""
    return row.accord in _TELLING and not (row.accord is Accord.EXPLAINED and any(one.bound not in _LOOSE for one in row.stated))


def _figure(words: Wording, row: FigureRow) -> str:
    """Return how the figures of a row stand to each other, where they do not agree with the figures."""
    measure = words.say.word("measures", row.measure)
    said = words.say("glance_figures", measure=measure[:1].lower() + measure[1:], accord=words.say.word("accords", row.accord))
    if row.accord is Accord.EXPLAINED:
        return said
    stated = dict.fromkeys(amounts.stated(one, words.say.language) for one in row.stated)
    return words.say("aside", text=said, aside=" / ".join(stated))


def _removed(words: Wording) -> tuple[Line, ...]:
    """Return a line on the first edit of a told story that took a sentence away; else on the first page of a state or of one of its
    offices that is gone: readouts are taken back whole."""
    for edit in words.digest.edits:
        gone = next((change.before for change in edit.changes if change.before and not change.after), None)
        if edit.story and edit.kind is EditKind.EDITED and gone:
            told = ToldSentence(number=edit.number, sentence=gone)
            before = words.say("glance_removed", outlet=shortened(edit.outlet, 80), kind=_kind(words, edit))
            return (Line(target="edits", before=before, told=told, tail="", after=_when(words, edit)),)
    return tuple(_lost(words, edit) for edit in words.digest.edits if _is_lost(edit))[:1]


def _is_lost(edit: ToldEdit) -> bool:
    ours = edit.control is Control.STATE or edit.form is Form.OFFICIAL
    return bool(edit.story) and edit.kind is EditKind.GONE and ours and bool(edit.title.strip())


def _lost(words: Wording, edit: ToldEdit) -> Line:
    """Return a line on a page that is gone, with its headline as it was last seen."""
    start = len(edit.title) - len(edit.title.lstrip())
    place = Place(field=Field.TITLE, start=start, end=len(edit.title.rstrip()))
    title = edit.title[place.start : place.end]
    cited = CitedSentence(text=title, language=edit.language, span=Span(article=edit.article, version=edit.after, place=place))
    before = words.say("glance_gone", outlet=shortened(edit.outlet, 80), kind=_kind(words, edit))
    told = ToldSentence(number=edit.number, sentence=cited)
    return Line(target="edits", before=before, told=told, tail="", after=edits.times(words, edit))


def _kind(words: Wording, edit: ToldEdit) -> str:
    control = "" if edit.control is Control.UNKNOWN and edit.form is Form.UNKNOWN else words.say.word("control", edit.control)
    return words.say("comma").join(part for part in (control, words.say.word("form", edit.form)) if part)


def _when(words: Wording, edit: ToldEdit) -> str:
    """Return how long after publication the new version was seen, as far as the hour of publication is known."""
    if edit.published is None or not edit.published.has_time or edit.published.suspicious or edit.at < edit.published.moment:
        return ""
    return words.say("glance_after", time=words.duration(edit.at - edit.published.moment))
