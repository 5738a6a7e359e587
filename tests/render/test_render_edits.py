"""The section on edited and missing articles: its place, its words in four languages, and every citation read back."""

import json
from dataclasses import replace
from io import BytesIO, StringIO

import docx
import jsonschema
import pytest
from rich.console import Console

from monitor.cli.read import MEASURE, _blocks
from monitor.model import Alteration, CitedSentence, Digest, EditKind, Field, Place, Reason, Span, ToldEdit, ToldSentence
from monitor.stages import render
from monitor.stages.render import Wording, ledger
from monitor.stages.render.edits import times
from monitor.stages.render.export.word import word
from monitor.stages.render.foreign import printable
from tests.render import sample
from tests.render.test_render_data import SCHEMA

LANGUAGES = ("en", "ru", "be", "zh")
REMOVED = {
    "en": "The exercise is planned for next year.",
    "ru": "Учения запланированы на следующий год.",
    "be": "Вучэнні запланаваны на наступны год.",
    "zh": "联合演习计划于明年举行。",
}


def cited(text: str, version: int, language: str, start: int = 40) -> CitedSentence:
    """Return a stretch of a version of the article."""
    span = Span(article="a-edited", version=version, place=Place(field=Field.TEXT, start=start, end=start + len(text)))
    return CitedSentence(text=text, language=language, span=span)


def edit(language: str, words: str = "", story: int = 0) -> ToldEdit:
    """Return an edit with a headline, a removed, a changed and an added sentence, a name and a figure."""
    words = words or REMOVED[language]
    old, new = cited(words, 1, language), cited(f"{words} ★", 2, language, 90)
    return ToldEdit(
        kind=EditKind.EDITED,
        number=30,
        story=story,
        article="a-edited",
        url="https://gazeta.example/1",
        title=words,
        outlet="Sample Gazeta",
        language=language,
        before=1,
        after=2,
        since=sample.at(21, 12),
        at=sample.at(21, 17),
        headline=Alteration(before=old, after=new),
        names=(Alteration(before=old, after=None),),
        figures=(Alteration(before=None, after=new),),
        changes=(Alteration(before=old, after=None), Alteration(before=old, after=new), Alteration(before=None, after=new)),
        more=3,
    )


def digest(language: str, *edits: ToldEdit) -> Digest:
    """Return the sample edition with these edits."""
    return replace(sample.digest(language), edits=edits)


def sentences(told: Digest) -> list[CitedSentence]:
    """Return what the stories cite."""
    return [one.sentence for story in told.stories for one in ledger.cited(story)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("read", ["md", "html"])
def test_every_quoted_sentence_comes_back_with_its_version(language: str, read: str) -> None:
    """Removed words cite the old version, added ones the new; before the stories, because the edit touches one."""
    told = digest(language, edit(language, story=147))
    found = render.read_markdown(render.markdown(told)) if read == "md" else render.read_html(render.html(told))
    one = told.edits[0].changes[1]
    assert list(found) == [one.before, one.after, one.before, one.before, one.after, one.after, *sentences(told)]


STILL = {"en": "Still in [1]", "ru": "По-прежнему есть в [1]", "be": "Па-ранейшаму ёсць у [1]", "zh": "仍见于[1]"}


def taken_back(language: str, still: str) -> tuple[Digest, ToldSentence]:
    """Return an edition with a sentence that was removed and stands in another article, in the language `still`."""
    span = Span(article="a-other", version=1, place=Place(field=Field.TEXT, start=7, end=7 + len(REMOVED[still])))
    elsewhere = ToldSentence(number=1, sentence=CitedSentence(text=REMOVED[still], language=still, span=span))
    gone = Alteration(before=cited(REMOVED[language], 1, language), after=None, still=(elsewhere,))
    told = replace(edit(language, story=147), headline=None, names=(), figures=(), changes=(gone,), more=0)
    return digest(language, told), elsewhere


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("still", LANGUAGES)
def test_where_removed_words_still_stand_is_cited_in_every_form(language: str, still: str) -> None:
    """After the words that were removed, with the number of its own article; in another language that is named."""
    told, elsewhere = taken_back(language, still)
    for found in (render.read_markdown(render.markdown(told)), render.read_html(render.html(told))):
        assert list(found[:2]) == [told.edits[0].changes[0].before, elsewhere.sentence]
    assert elsewhere.sentence in render.read_json(render.document(told))
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(render.document(told)))
    pages = [" ".join(page.split()) for page in (render.markdown(told), render.html(told), terminal(told), paragraphs(told))]
    aside = "" if still == language else Wording(told).language(still)
    assert [page for page in pages if STILL[language] not in page or aside not in page or REMOVED[still] not in page] == []


def test_each_side_of_an_edit_stands_on_its_own_line() -> None:
    """What was, what is now, and where removed words still stand: three blocks, not one run of words."""
    for told, still in ((taken_back("ru", "en")[0], 1), (digest("en", edit("en")), 0)):
        page = render.html(told).partition('id="edits"')[2]
        assert page.count('<span class="line">') == page.count("<del>") + page.count("<ins>") + still > 1


def terminal(told: Digest) -> str:
    """Return an edition as `monitor read` shows it."""
    console = Console(file=StringIO(), width=MEASURE, highlight=False, emoji=False, markup=False)
    for block in _blocks(told):
        console.print(block)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def paragraphs(told: Digest) -> str:
    """Return the text of the Word document."""
    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(word(told))).paragraphs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_story_of_the_day_the_section_follows_the_stories(language: str) -> None:
    """In both forms, the citations in the order of print."""
    told = digest(language, edit(language))
    for found in (render.read_markdown(render.markdown(told)), render.read_html(render.html(told))):
        assert list(found[: len(sentences(told))]) == sentences(told)
        assert len(found) == len(sentences(told)) + 6


@pytest.mark.parametrize(("language", "words"), [("en", "not found"), ("ru", "не найдено"), ("be", "не знойдзена"), ("zh", "未找到")])
def test_a_page_that_is_gone_or_back_says_since_when_and_why(language: str, words: str) -> None:
    """Both times and the reason stand there; nothing is quoted."""
    gone = replace(
        edit(language), kind=EditKind.GONE, reason=Reason.NOT_FOUND, headline=None, names=(), figures=(), changes=(), more=0, after=1
    )
    told = digest(language, gone, replace(gone, kind=EditKind.BACK))
    text = render.markdown(told)
    assert words in text
    assert "15:00" in text
    assert "20:00" in text
    assert list(render.read_html(render.html(told))) == sentences(told)
    assert render.html(told).count('id="v30"') == 1


@pytest.mark.parametrize("kind", [EditKind.GONE, EditKind.BACK])
@pytest.mark.parametrize(("language", "words"), [("en", "found"), ("ru", "найден"), ("be", "знойдзен"), ("zh", "找到")])
def test_why_a_page_is_missed_is_said_once(language: str, words: str, kind: EditKind) -> None:
    """Not "not found on Monday and again on Tuesday: not found"."""
    gone = replace(edit(language), kind=kind, reason=Reason.NOT_FOUND)
    said = times(Wording(digest(language, gone)), gone)
    assert said.count(words) == 1, said


@pytest.mark.parametrize("words", sample.HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    """Nothing of an edited article becomes markup; everything comes back as printed."""
    told = replace(sample.quiet(), edits=(edit("en", words),))
    expected = [printable(text) for text in (words, f"{words} ★", words, words, f"{words} ★", f"{words} ★")]
    for found in (render.read_markdown(render.markdown(told)), render.read_html(render.html(told))):
        assert [one.text for one in found if isinstance(one, CitedSentence)] == expected
    assert "<script>alert" not in render.html(told)


def test_no_live_link_leads_to_a_designated_outlet() -> None:
    """The address is printed, and the mark."""
    told = replace(sample.quiet(), edits=(replace(edit("en"), designated=("BY",)),))
    assert 'href="https://gazeta.example' not in render.html(told)
    assert "designated: BY" in render.markdown(told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_edit_fits_the_schema(language: str) -> None:
    """The JSON has the same words and places."""
    document = json.loads(render.document(digest(language, edit(language))))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert document["edits"][0]["changes"][0]["before"]["text"] == REMOVED[language]


def test_the_counts_name_edits_and_losses() -> None:
    """At a glance, beside the articles and stories."""
    told = digest("en", edit("en"), replace(edit("en"), kind=EditKind.GONE, reason=Reason.GONE, changes=(), headline=None))
    assert "1 edited · 1 gone" in " ".join(render.markdown(told).split())
