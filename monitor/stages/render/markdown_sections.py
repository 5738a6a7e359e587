"""The sections beside the stories as Markdown; words and order are those of `sections`."""

from collections.abc import Iterator

from monitor.stages.render.foreign import shortened
from monitor.stages.render.marking import address, escape, heading, numbered, quoted, wrapped
from monitor.stages.render.sections import Sections
from monitor.stages.render.wording import Wording


def lines(words: Wording) -> Iterator[str]:
    """Yield the sections as Markdown, those that hold nothing left out."""
    sections = Sections(words)
    yield from _readouts(words, sections)
    yield from _figures(words, sections)
    yield from _quotes(words, sections)
    yield from _ahead(words, sections)
    yield from _arcs(words, sections)
    yield from _series(words, sections)
    yield from _references(words, sections)


def _readouts(words: Wording, sections: Sections) -> Iterator[str]:
    digest, say = words.digest, words.say
    if digest.readouts or digest.formulas:
        yield from heading(say("readouts"))
    for one in digest.readouts:
        yield from wrapped(f"*{say('story', n=one.story)}*")
        for row in one.rows:
            yield ""
            yield from wrapped(f"**{escape(sections.thing(row))}**")
            for side, (head, cell) in enumerate(zip(sections.sides(one), row.cells, strict=True)):
                aside = say("absent") if cell is None else sections.aside(row, side)
                yield ""
                yield from wrapped(f"{escape(head)}{say('colon')}{escape(aside)}".rstrip())
                yield from quoted(cell, "", "") if cell else ()
        for line in (*sections.gone(one), *sections.unsaid(one)):
            yield ""
            yield from wrapped(f"*{numbered(line)}*")
        yield ""
    for news in digest.formulas:
        yield from wrapped(escape(say("formula_new", label=news.label)))
        yield from quoted(news.told, "", "")
        yield ""


def _figures(words: Wording, sections: Sections) -> Iterator[str]:
    if words.digest.figures:
        yield from heading(words.say("figures"))
    for row in words.digest.figures:
        yield from wrapped(f"**{escape(sections.measured(row))}** · {sections.accord(row)}")
        for stated, told in sections.grouped(row):
            yield ""
            yield from wrapped(f"{escape(stated)}{words.say('colon').rstrip()}")
            yield from quoted(told, "", "")
        for line in (sections.reckoning(row), sections.also(row), *sections.others(row)):
            yield from ("", *wrapped(numbered(line))) if line else ()
        yield ""


def _quotes(words: Wording, sections: Sections) -> Iterator[str]:
    if words.digest.quotes:
        yield from heading(words.say("quotes"))
    for quote in words.digest.quotes:
        yield from wrapped(f"**{escape(shortened(quote.speaker, 120))}**")
        yield from quoted(quote.told, "", "")
        for line in sections.quote(quote):
            yield ""
            yield from wrapped(escape(line))
        for rendering in quote.renderings:
            yield ""
            yield from wrapped(sections.also_said(rendering))
            yield from quoted(rendering, "", "")
        yield ""


def _ahead(words: Wording, sections: Sections) -> Iterator[str]:
    digest = words.digest
    if digest.promises or digest.pledges or digest.expected:
        yield from heading(words.say("ahead"))
    for promise in digest.promises:
        yield from wrapped(f"**{escape(sections.promise(promise))}**")
        yield from quoted(promise.told, "", "")
        yield ""
        yield from wrapped(escape(sections.origin(promise)))
        yield ""
    for pledge in digest.pledges:
        yield from wrapped(f"**{escape(sections.pledge(pledge))}**")
        yield ""
        yield from wrapped(escape(words.say("quoted", text=pledge.words)))
        yield ""
        yield from wrapped(numbered(sections.pledged(pledge)))
        yield ""
    for line in sections.expected():
        yield from wrapped(f"- {escape(line)}")


def _arcs(words: Wording, sections: Sections) -> Iterator[str]:
    digest = words.digest
    if digest.arcs:
        yield from heading(words.say("arcs"))
    for arc in digest.arcs:
        yield from wrapped(f"*{words.say('story', n=arc.story)}*")
        for step in arc.steps:
            yield ""
            yield from wrapped(escape(sections.step(step)))
            yield from quoted(step.told, "", "") if step.told else ()
        yield ""


def _series(words: Wording, sections: Sections) -> Iterator[str]:
    if words.digest.series:
        yield from heading(words.say("series"))
    for one in words.digest.series:
        yield from wrapped(f"**{escape(sections.series(one))}**")
        for point in one.points:
            yield ""
            yield from wrapped(f"{escape(sections.point(one, point))}{words.say('colon').rstrip()}")
            yield from quoted(point.told, "", "")
        yield ""


def _references(words: Wording, sections: Sections) -> Iterator[str]:
    if words.digest.references:
        yield from heading(words.say("references"))
    for one in words.digest.references:
        title = escape(shortened(one.title)) or words.say("untitled")
        yield from wrapped(f"{title} – {escape(sections.reference(one))}", f"- [{one.number}] ", "  ")
        yield f"  {address(one.url, linked=not one.designated)}"
