"""The timeline in words, as Markdown and as JSON; the HTML page takes its words from here."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from monitor.model import Certainty, Language, Milestone, MilestoneKind
from monitor.stages.render import data, local
from monitor.stages.render.foreign import printable, shortened
from monitor.stages.render.marking import escape
from monitor.stages.render.phrases import phrases

SCHEMA = "monitor.timeline/1"
"""The name of the JSON form."""

_YEAR = len("YYYY")


Years = tuple[tuple[int, str], ...]
"""The pages of other years: (year, the page's name without its extension)."""


class Course:
    """A timeline, or a page of it with the pages of other years beside it, in the words of a language. Everything returned is printable
    text without markup, not escaped."""

    def __init__(self, milestones: Sequence[Milestone], title: str, language: Language, name: str = "timeline", others: Years = ()) -> None:
        self.milestones = tuple(milestones)
        self.title = title
        self.name = name
        self.others = others
        self.say = phrases(language)

    def years(self) -> tuple[tuple[str, tuple[Milestone, ...]], ...]:
        """Return the milestones by year, from first to last."""
        return tuple((year, tuple(group)) for year, group in groupby(self.milestones, key=lambda one: one.day[:_YEAR]))

    def day(self, one: Milestone) -> str:
        """Return the day, month or year in words."""
        return local.day(one.day, self.say.language)

    def certainty(self, one: Milestone) -> str:
        """Return how the day is known; that of a story is its report's, or the edition's, not the event's."""
        if one.kind is MilestoneKind.STORY:
            return self.say("certain_reported" if one.reported else "certain_told")
        return self.say.word("certain", one.certainty)

    def source(self, one: Milestone) -> str:
        """Return who says so."""
        return self.say("as_stated_by", source=shortened(one.source, 80)) if one.source else ""

    def marks(self, one: Milestone) -> tuple[str, ...]:
        """Return what else is to be known: that it was still ahead, formulas and formats in their own words."""
        return (
            *((self.say("was_ahead"),) if one.ahead else ()),
            *(f"{self.say('formula')}{self.say('colon')}{printable(words)}" for _, words in one.formulas),
            *(f"{self.say('format')}{self.say('colon')}{printable(words)}" for _, words in one.formats),
        )

    def place(self, one: Milestone) -> str:
        """Return where the words stand: seed, field and offsets."""
        at = f" {one.place.field} {one.place.start}–{one.place.end}" if one.place else ""
        return f"{one.seed}{at}"

    def uncertain(self, one: Milestone) -> bool:
        """Return whether the day is not as the text prints it."""
        return one.certainty is not Certainty.PRINTED


def markdown(words: Course) -> str:
    """Return the timeline as Markdown."""
    lines = [f"# {escape(words.title)}{words.say('colon')}{words.say('timeline')}", "", words.say("timeline_note")]
    if words.others:
        beside = " · ".join(f"[{year}]({name}.md)" for year, name in words.others)
        lines += ["", f"{words.say('other_years')}{words.say('colon')}{beside}"]
    for year, milestones in words.years():
        lines += ["", f"## {year}"]
        lines += [line for one in milestones for line in _milestone(words, one)]
    if not words.milestones:
        lines += ["", words.say("timeline_empty")]
    return "\n".join(lines) + "\n"


def _milestone(words: Course, one: Milestone) -> Iterator[str]:
    facts = (words.certainty(one), words.source(one), *words.marks(one))
    yield ""
    yield f"**{words.day(one)}** · {' · '.join(escape(fact) for fact in facts if fact)}".removesuffix(" · ")
    yield ""
    yield f"> {escape(one.words) or words.say('untitled')}"
    yield ""
    if one.kind is MilestoneKind.STORY:
        yield f"{words.say('story', n=one.story)} · [{one.edition}]({one.edition}.md)"
    else:
        yield f"`{printable(words.place(one)).replace('`', chr(39))}`"
    if one.evidence:
        yield ""
        yield f"{words.say('how_known')}{words.say('colon')}{escape(one.evidence)}"


def document(words: Course) -> str:
    """Return the milestones as one JSON document, with the name of its form in front."""
    return data.listed(SCHEMA, "milestones", words.milestones)
