"""The lines at the top of an edition, read in ten seconds: who tells what, which figures disagree, which words were taken back.

A line quotes a headline or a removed sentence and counts; it concludes nothing.
"""

from dataclasses import dataclass

from monitor.model import Accord, Control, EditKind, FigureRow, Form, ToldEdit, ToldSentence, ToldStory
from monitor.model.articles import Bound
from monitor.stages.render import amounts
from monitor.stages.render.foreign import shortened
from monitor.stages.render.wording import GLANCE, Wording

_TELLING = (Accord.OPEN, Accord.DIFFERENT_BASIS, Accord.EXPLAINED)
_LOOSE = (Bound.EXACT, Bound.ABOUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text around somebody's words: `before` them, the words with their voice's number, the mark of an omission, and `after`
    them. `target` is the part of the page that tells more. Without `told` the line has no headline to quote."""

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
    after = words.say("semicolon").join((words.brief(story), *silent, *disputed))
    return Line(target=f"story-{story.number}", before="", told=first, tail=words.tail(story, first) if first else "", after=after)


def _tells(row: FigureRow) -> bool:
    """Return whether a row has news: that one voice says "more than 70" and another 73 is none."""
    return row.accord in _TELLING and not (row.accord is Accord.EXPLAINED and any(one.bound not in _LOOSE for one in row.stated))


def _figure(words: Wording, row: FigureRow) -> str:
    """Return how the figures of a row stand to each other, where they do not agree with the figures."""
    measure = words.say.word("measures", row.measure)
    said = words.say("glance_figures", measure=measure[:1].lower() + measure[1:], accord=words.say.word("accords", row.accord))
    if row.accord is Accord.EXPLAINED:
        return said
    stated = dict.fromkeys(amounts.amount(one.low, one.high, one.unit, one.currency, words.say.language, one.bound) for one in row.stated)
    return f"{said} ({' / '.join(stated)})"


def _removed(words: Wording) -> tuple[Line, ...]:
    """Return a line on the first edit of a told story that took a sentence away."""
    for edit in words.digest.edits:
        gone = next((change.before for change in edit.changes if change.before and not change.after), None)
        if edit.story and edit.kind is EditKind.EDITED and gone:
            told = ToldSentence(number=edit.number, sentence=gone)
            return (Line(target="edits", before=_remover(words, edit), told=told, tail="", after=_when(words, edit)),)
    return ()


def _remover(words: Wording, edit: ToldEdit) -> str:
    control = "" if edit.control is Control.UNKNOWN and edit.form is Form.UNKNOWN else words.say.word("control", edit.control)
    kind = words.say("comma").join(part for part in (control, words.say.word("form", edit.form)) if part)
    return words.say("glance_removed", outlet=shortened(edit.outlet, 80), kind=kind) + words.say("colon").rstrip()


def _when(words: Wording, edit: ToldEdit) -> str:
    """Return how long after publication the new version was seen, as far as the hour of publication is known."""
    if edit.published is None or not edit.published.has_time or edit.published.suspicious or edit.at < edit.published.moment:
        return ""
    return words.say("glance_after", time=words.duration(edit.at - edit.published.moment))
