"""An edition as a Word document (Office Open XML), for those who edit before they pass it on; it holds no live link.

python-docx stamps the archive with the time of writing; the parts are packed again without it, so that equal digests give equal bytes.
"""

import io
import zipfile
from typing import TYPE_CHECKING

from monitor.model import Digest, ToldSentence, ToldStory
from monitor.stages.render.beside import Beside
from monitor.stages.render.foreign import printable, shortened
from monitor.stages.render.order import reduced
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
    for story in digest.stories:
        _story(document, words, story)
    _beside(document, words, Beside(words))
    _end(document, words)
    return _packed(document)


def _face(document: "Document", words: Wording) -> None:
    document.core_properties.title = printable(words.digest.title)
    document.core_properties.author = printable(words.digest.program)
    document.core_properties.created = document.core_properties.modified = words.digest.window.end.replace(tzinfo=None)
    document.add_heading(printable(words.digest.title), 0)
    document.add_paragraph(f"{words.date()} · {words.window()}")
    for notice in words.notices():
        document.add_paragraph(notice, style="Intense Quote")
    document.add_heading(words.say("glance"), 1)
    for story in words.top():
        first = story.headlines[0].sentence.text if story.headlines else words.say("untitled")
        document.add_paragraph(f"{printable(first)} – {words.weight(story)}", style="List Number")
    document.add_paragraph(words.counts() if words.digest.stories else words.nothing())


def _story(document: "Document", words: Wording, story: ToldStory) -> None:
    first = printable(story.headlines[0].sentence.text) if story.headlines else words.say("untitled")
    document.add_heading(first, 1)
    document.add_paragraph(f"{words.state(story)} · {words.number(story)} · {words.weight(story)}")
    for told in (*story.headlines[1:], *story.summary):
        _cited(document, told)
    table = document.add_table(rows=0, cols=3)
    for voice in story.voices:
        cells = table.add_row().cells
        cells[0].text = f"[{voice.number}] {words.when(voice)}"
        cells[1].text = f"{shortened(voice.outlet, 80)} · {shortened(voice.title)}"
        cells[2].text = " · ".join((words.provenance(voice), voice.country, voice.language, *words.marks(voice)))


def _beside(document: "Document", words: Wording, beside: Beside) -> None:
    digest, say = words.digest, words.say
    if digest.figures:
        document.add_heading(say("figures"), 1)
    for row in digest.figures:
        document.add_paragraph(f"{beside.measured(row)} · {beside.accord(row)}", style="List Bullet")
        for stated in row.stated:
            document.add_paragraph(beside.amount(stated))
            _cited(document, stated.told)
    if digest.quotes:
        document.add_heading(say("quotes"), 1)
    for quote in digest.quotes:
        document.add_paragraph(f"{shortened(quote.speaker, 120)}{say('colon')}{' · '.join(beside.quote(quote))}")
        _cited(document, quote.told)
    if digest.promises or digest.expected:
        document.add_heading(say("ahead"), 1)
    for promise in digest.promises:
        document.add_paragraph(f"{beside.promise(promise)} · {beside.origin(promise)}")
        _cited(document, promise.told)
    for line in beside.expected():
        document.add_paragraph(line, style="List Bullet")


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
