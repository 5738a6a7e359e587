"""An edition as a Word document (Office Open XML), for those who edit before they pass it on; it holds no live link.

python-docx stamps the archive with the time of writing; the parts are packed again without it, so that equal digests give equal bytes.
"""

import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from monitor.model import Alteration, Digest, ToldEdit, ToldSentence, ToldStory
from monitor.stages.render import desk, edits, glance
from monitor.stages.render.foreign import printable, shortened
from monitor.stages.render.ledger import Ledger
from monitor.stages.render.order import reduced
from monitor.stages.render.sections import Sections
from monitor.stages.render.wording import Wording

if TYPE_CHECKING:
    from docx.document import Document

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive knows."""


def word(digest: Digest) -> bytes:
    """Return the edition as a .docx file."""
    import docx  # late: 150 ms that no other command needs

    words = Wording(digest)
    document = docx.Document()
    _face(document, words)
    first, last = edits.parted(digest.edits)
    _edits(document, words, first)
    for story in digest.stories:
        _story(document, words, story)
    _edits(document, words, last)
    sections = Sections(words)
    for section in (_readouts, _figures, _quotes, _ahead, _arcs, _series, _references):
        section(document, words, sections)
    _end(document, words)
    return _packed(document)


def _face(document: "Document", words: Wording) -> None:
    document.core_properties.title = printable(words.digest.title)
    document.core_properties.author = printable(words.digest.program)
    document.core_properties.created = document.core_properties.modified = words.digest.window.end.replace(tzinfo=None)
    document.add_heading(printable(words.digest.title), 0)
    document.add_paragraph(f"{words.headed()} · {words.window()}")
    for notice in words.notices():
        document.add_paragraph(notice, style="Intense Quote")
    document.add_heading(words.say("glance"), 1)
    for line in glance.lines(words):
        said = printable(line.told.sentence.text) + line.tail if line.told else words.say("untitled")
        quoted = f"{line.before}{words.say('colon')}{words.say('quoted', text=said)}" if line.before else said
        document.add_paragraph(f"{printable(quoted)} – {line.after}" if line.after else printable(quoted), style="List Number")
    document.add_paragraph(words.counts() if words.digest.stories else words.nothing())


def _story(document: "Document", words: Wording, story: ToldStory) -> None:
    first = printable(story.headlines[0].sentence.text) if story.headlines else words.say("untitled")
    document.add_heading(first, 1)
    document.add_paragraph(f"{words.state(story)} · {words.number(story)} · {words.weight(story)}")
    _news(document, Ledger(words), story)
    for told in (*story.headlines[1:], *story.summary):
        _cited(document, told)
    table = document.add_table(rows=0, cols=3)
    for voice in story.voices:
        cells = table.add_row().cells
        cells[0].text = f"[{voice.number}] {words.when(voice)}"
        cells[1].text = f"{shortened(voice.outlet, 80)} · {shortened(voice.title)}"
        cells[2].text = " · ".join((words.provenance(voice), voice.country, voice.language, *words.marks(voice)))


def _news(document: "Document", ledger: Ledger, story: ToldStory) -> None:
    """Write what is new in a story told before; its summary leaves these sentences out."""
    if story.changes:
        document.add_paragraph(ledger.since(story))
    for new in ledger.news(story):
        document.add_paragraph(" · ".join(new.labels), style="List Bullet")
        _cited(document, new.told)
    for source in ledger.sources(story):
        document.add_paragraph(source, style="List Bullet")


def _edits(document: "Document", words: Wording, told: Sequence[ToldEdit]) -> None:
    """Write what was edited or is gone: removed words struck out, added ones underlined, each with the number of its article."""
    if told:
        document.add_heading(words.say("edits"), 1)
    for edit in told:
        known = (edits.state(words, edit), shortened(edit.outlet, 80), edit.language, edits.story(words, edit), edits.times(words, edit))
        document.add_paragraph(f"[{edit.number}] {shortened(edit.title)} · {' · '.join(part for part in known if part)}")
        if facts := edits.facts(words, edit):
            document.add_paragraph(words.say("comma").join(facts))
        for label, changes in edits.quotes(edit):
            document.add_paragraph(words.say(f"edit_{label}"), style="List Bullet")
            for change in changes:
                _change(document, words, edit, change)
        if edit.more:
            document.add_paragraph(edits.more(words, edit))


def _change(document: "Document", words: Wording, edit: ToldEdit, change: Alteration) -> None:
    for name, sentence in edits.parts(change):
        run = document.add_paragraph(style="Quote").add_run(f"{printable(sentence.text)} [{edit.number}]")
        run.font.strike, run.font.underline = name in ("was", "removed"), name in ("now", "added")
    for told in change.still:
        document.add_paragraph(f"{edits.still(words, change, told)}{words.say('colon').rstrip()}")
        _cited(document, told)


def _readouts(document: "Document", words: Wording, sections: Sections) -> None:
    """Write the two readouts side by side, what neither names, and which formulas were used for the first time."""
    say = words.say
    if words.digest.readouts or words.digest.formulas:
        document.add_heading(say("readouts"), 1)
    for one in words.digest.readouts:
        document.add_paragraph(say("story", n=one.story))
        table = document.add_table(rows=1, cols=3, style="Table Grid")
        for cell, head, number in zip(table.rows[0].cells[1:], sections.sides(one), one.voices, strict=True):
            cell.text = f"{head} [{number}]"
        for row in one.rows:
            cells = table.add_row().cells
            cells[0].text = printable(sections.thing(row))
            for side, (cell, told) in enumerate(zip(cells[1:], row.cells, strict=True)):
                aside = f" ({sections.aside(row, side)})" if sections.aside(row, side) else ""
                cell.text = f"{printable(told.sentence.text)}{aside}" if told else say("absent")
        for line in (*sections.gone(one), *sections.unsaid(one)):
            document.add_paragraph(printable(line))
    for news in words.digest.formulas:
        document.add_paragraph(printable(say("formula_new", label=news.label)))
        _cited(document, news.told)


def _figures(document: "Document", words: Wording, sections: Sections) -> None:
    digest, say = words.digest, words.say
    if digest.figures:
        document.add_heading(say("figures"), 1)
    for row in digest.figures:
        document.add_paragraph(f"{sections.measured(row)} · {sections.accord(row)}", style="List Bullet")
        for amounts, told in sections.grouped(row):
            document.add_paragraph(amounts)
            _cited(document, told)
        for line in (sections.reckoning(row), sections.also(row), *sections.others(row)):
            if line:
                document.add_paragraph(printable(line))


def _quotes(document: "Document", words: Wording, sections: Sections) -> None:
    digest, say = words.digest, words.say
    if digest.quotes:
        document.add_heading(say("quotes"), 1)
    for quote in digest.quotes:
        document.add_paragraph(f"{shortened(quote.speaker, 120)}{say('colon')}{' · '.join(sections.quote(quote))}")
        for told in (quote.told, *quote.renderings):
            _cited(document, told)


def _ahead(document: "Document", words: Wording, sections: Sections) -> None:
    digest, say = words.digest, words.say
    if digest.promises or digest.pledges or digest.expected:
        document.add_heading(say("ahead"), 1)
    for promise in digest.promises:
        document.add_paragraph(f"{sections.promise(promise)} · {sections.origin(promise)}")
        _cited(document, promise.told)
    for pledge in digest.pledges:
        document.add_paragraph(f"{sections.pledge(pledge)} · {sections.pledged(pledge)}")
        document.add_paragraph(f"“{printable(pledge.words)}”")
    for line in sections.expected():
        document.add_paragraph(line, style="List Bullet")


def _arcs(document: "Document", words: Wording, sections: Sections) -> None:
    """Write how stories went from day to day, each day with its headline."""
    if words.digest.arcs:
        document.add_heading(words.say("arcs"), 1)
    for arc in words.digest.arcs:
        document.add_paragraph(words.say("story", n=arc.story))
        for step in arc.steps:
            document.add_paragraph(sections.step(step), style="List Bullet")
            if step.told:
                _cited(document, step.told)


def _series(document: "Document", words: Wording, sections: Sections) -> None:
    """Write figures of several periods, each with its sentence; the chart is the page's."""
    if words.digest.series:
        document.add_heading(words.say("series"), 1)
    for one in words.digest.series:
        document.add_paragraph(printable(sections.series(one)))
        for point in one.points:
            document.add_paragraph(printable(sections.point(one, point)), style="List Bullet")
            _cited(document, point.told)


def _references(document: "Document", words: Wording, sections: Sections) -> None:
    """Write which articles are cited without being told, so that every number leads somewhere."""
    if words.digest.references:
        document.add_heading(words.say("references"), 1)
    for one in words.digest.references:
        title = shortened(one.title) or words.say("untitled")
        document.add_paragraph(f"[{one.number}] {title} · {sections.reference(one)}")


def _end(document: "Document", words: Wording) -> None:
    say = words.say
    if words.digest.folded:
        document.add_heading(say("folded"), 1)
    for folded in words.digest.folded:
        document.add_paragraph(f"{shortened(folded.title)} · {words.relation(folded)} {words.known_text(folded)}", style="List Bullet")
    document.add_heading(say("complete"), 1)
    document.add_paragraph(" ".join((words.coverage(), *words.holidays())))
    if words.silence():
        document.add_paragraph(words.silence())
    if words.digest.desk:
        document.add_heading(say("desk"), 1)
    for line in desk.lines(words):
        document.add_paragraph(line, style="List Bullet")
    if reduced(words.digest):
        document.add_paragraph(words.say("reduced_note"))
    document.add_paragraph(words.imprint())


def _cited(document: "Document", told: ToldSentence) -> None:
    document.add_paragraph(f"{printable(told.sentence.text)} [{told.number}]", style="Quote")


def _packed(document: "Document") -> bytes:
    """Return the document's parts in their order, with one fixed time."""
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
