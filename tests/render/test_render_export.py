"""Editions for other desks: documents, tables, references, footnotes."""

import csv
import io
import zipfile
from dataclasses import replace

import docx
import pytest
import rispy  # type: ignore[import-untyped]  # ships no types

from monitor.edges.paper import pdf
from monitor.errors import UsageError
from monitor.model import (
    Accord,
    Arc,
    CitedSentence,
    Digest,
    Export,
    Field,
    FigureRow,
    FormulaNews,
    Place,
    Point,
    Reference,
    Series,
    Span,
    StatedFigure,
    Step,
    ToldSentence,
)
from monitor.stages.render import html
from monitor.stages.render.export import export
from monitor.stages.render.phrases import phrases
from monitor.stages.render.sections import Sections
from monitor.stages.render.wording import Wording
from tests.render import sample
from tests.render.test_render_edits import REMOVED, edit
from tests.render.test_render_ledger import NEW

TEXTS = [form for form in Export if form is not Export.PDF]


def with_figure(text: str, digest: Digest) -> Digest:
    """Return the digest with one figure whose sentence is `text`."""
    voice = digest.stories[0].voices[0]
    span = Span(article=voice.article, version=1, place=Place(field=Field.TEXT, start=3, end=3 + len(text)))
    told = ToldSentence(number=voice.number, sentence=CitedSentence(text=text, language=voice.language, span=span))
    stated = StatedFigure(told=told, low=8.4e9, high=8.4e9, unit="", currency="USD", period="2025", basis=(("scope", "goods"),))
    return replace(digest, figures=(FigureRow(story=1, measure="trade", accord=Accord.ALONE, stated=(stated,)),))


@pytest.mark.parametrize("form", TEXTS)
@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_equal_digests_give_equal_files(form: Export, language: str) -> None:
    """Nothing in a file tells when it was made."""
    assert export(sample.digest(language), form) == export(sample.digest(language), form)


def test_a_word_document_opens_and_holds_the_stories() -> None:
    """Headlines are headings, sentences carry their number, and the archive bears no time of its own."""
    data = export(sample.digest(), Export.DOCX)
    words = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
    for story in sample.digest().stories:
        assert all(f"{told.sentence.text} [{told.number}]" in words for told in story.summary)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {one.date_time[0] for one in packed.infolist()} == {1980}


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_a_word_document_says_what_is_new(language: str) -> None:
    """The summary of a story told before leaves out what is new in it: that stands above it, in words and with its sentence."""
    story = sample.potash()
    words = [one.text for one in docx.Document(io.BytesIO(export(sample.digest(language, (story,)), Export.DOCX))).paragraphs]
    for change in story.changes[:3]:
        assert f"{change.cited.sentence.text} [{change.cited.number}]" in words
    assert NEW[language][1] in words


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_a_word_document_has_formulas_arcs_and_series(language: str) -> None:
    """With their headings, in the words of the page, and each piece with its sentence and number."""
    digest = sample.digest(language)
    voice = digest.stories[0].voices[0]
    told = sample.sentence(voice, "Trade reached 8.4 billion dollars.")
    arc = Arc(story=1, steps=(Step(day="2026-11-20", voices=2, told=told), Step(day="2026-11-21", voices=5, told=None)))
    points = tuple(Point(period=year, value=8.4e9, told=told) for year in ("2023", "2024", "2025"))
    series = (Series(measure="trade", dimension="USD", points=points),)
    full = replace(digest, formulas=(FormulaNews(label="Iron brothers", told=told),), arcs=(arc,), series=series)
    sections = Sections(Wording(full))
    words = [one.text for one in docx.Document(io.BytesIO(export(full, Export.DOCX))).paragraphs]
    say = phrases(language)
    for line in (say("readouts"), say("arcs"), say("series"), say("formula_new", label="Iron brothers"), sections.series(series[0])):
        assert words.count(line) == 1
    for line in (*map(sections.step, arc.steps), *(sections.point(series[0], point) for point in points)):
        assert line in words
    assert words.count(f"{told.sentence.text} [{told.number}]") == 1 + 1 + len(points)


def test_every_number_of_a_word_document_leads_somewhere() -> None:
    """Articles that are cited without being told stand at the end, with the number that the quotations have."""
    one = Reference(
        number=31,
        article="old",
        version=1,
        url="https://old.example/a",
        title="Terminal due",
        outlet="Old Paper",
        language="en",
        published=None,
    )
    words = [part.text for part in docx.Document(io.BytesIO(export(replace(sample.digest(), references=(one,)), Export.DOCX))).paragraphs]
    assert [text for text in words if text.startswith("[31]")] == ["[31] Terminal due · Old Paper · en · without a date"]


@pytest.mark.parametrize("text", ["贸易额达84亿美元。", "Тавараабарот склаў 8,4 млрд.", "=cmd|'/C calc'!A0", "@SUM(1)"])
def test_a_table_of_figures_is_read_back_and_runs_nothing(text: str) -> None:
    """The sentence comes back in each script; what a spreadsheet would run starts with an apostrophe."""
    rows = list(csv.DictReader(io.StringIO(export(with_figure(text, sample.digest()), Export.CSV).decode("utf-8-sig"))))
    assert [(row["high"], row["currency"], row["basis"]) for row in rows] == [("8400000000", "USD", "scope: goods")]
    assert rows[0]["sentence"] == (f"'{text}" if text[0] in "=@" else text)


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_a_word_document_shows_what_was_edited(language: str) -> None:
    """Removed words are struck out, added ones underlined."""
    data = export(replace(sample.digest(language), edits=(edit(language),)), Export.DOCX)
    runs = [run for paragraph in docx.Document(io.BytesIO(data)).paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.font.strike] == [f"{REMOVED[language]} [30]"] * 3
    assert [run.text for run in runs if run.font.underline] == [f"{REMOVED[language]} ★ [30]"] * 3


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_a_table_names_what_was_edited(language: str) -> None:
    """Each stretch that an article lost or gained is a row that says so, with its place."""
    data = export(replace(sample.digest(language), edits=(edit(language),)), Export.CSV)
    rows = [row for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"))) if row["change"]]
    assert [row["change"] for row in rows] == ["was", "now", "removed", "was", "now", "added"]
    assert (rows[2]["sentence"], rows[2]["article"], rows[2]["version"]) == (REMOVED[language], "a-edited", "1")


def test_references_are_read_back_by_a_reference_manager() -> None:
    """Each voice is one reference with its title in its script."""
    digest = sample.digest()
    found = rispy.loads(export(digest, Export.RIS).decode())
    titles = [voice.title for story in digest.stories for voice in story.voices]
    assert [one["title"] for one in found] == titles
    assert {one["type_of_reference"] for one in found} == {"NEWS"}


@pytest.mark.parametrize(
    ("form", "begins"),
    [(Export.CHICAGO, "1. "), (Export.GOST, "1. "), (Export.GBT7714, "[1] ")],
)
def test_footnotes_stand_in_the_order_of_the_numbers(form: Export, begins: str) -> None:
    """One line a voice, the first one first."""
    lines = export(sample.digest(), form).decode().splitlines()
    assert lines[0].startswith(begins)
    assert len(lines) == sum(len(story.voices) for story in sample.digest().stories)


@pytest.mark.parametrize("form", TEXTS)
def test_no_address_of_a_designated_outlet_leaves_the_house(form: Export) -> None:
    """Reference managers and editors make links of addresses."""
    digest = sample.digest()
    marked = tuple(
        replace(story, voices=tuple(replace(voice, designated=("BY",), url="https://hidden.example/a") for voice in story.voices))
        for story in digest.stories
    )
    assert b"hidden.example" not in export(replace(digest, stories=marked), form)


def test_an_edition_becomes_paper() -> None:
    """The HTML becomes a PDF of several pages without a question to the network."""
    try:
        made = pdf(html(sample.digest("zh")))
    except UsageError as error:
        pytest.skip(f"{error} {error.advice}")
    assert made.startswith(b"%PDF-")
