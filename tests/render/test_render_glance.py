"""What is read in ten seconds: stories with their weight, figures that disagree, a sentence that was taken back."""

from dataclasses import replace

import pytest

from monitor.model import Accord, Control, Digest, EditKind, FigureRow, Form, Reason, StatedFigure, StoryState
from monitor.model.articles import Bound
from monitor.stages import render
from monitor.stages.render import glance
from monitor.stages.render.sections import Sections
from tests.render import sample
from tests.render.test_render_edits import LANGUAGES, REMOVED, edit

REMOVER = {
    "en": "Sample Gazeta (state, paper) removed a sentence",
    "ru": "Sample Gazeta (государственное, газета): убрано предложение",
    "be": "Sample Gazeta (дзяржаўнае, газета): прыбраны сказ",
    "zh": "Sample Gazeta（国家控制，报纸）删去一句",
}
PRICE = {
    "en": "price: open (300 USD / 285 USD)",
    "ru": "цена: расходится (300 USD / 285 USD)",
    "be": "цана: разыходзіцца (300 USD / 285 USD)",
    "zh": "价格：不一致（300 USD / 285 USD）",
}
APART = {"en": "15 USD apart", "ru": "разница 15 USD", "be": "розніца 15 USD", "zh": "相差15 USD"}
SUM = {
    "en": "700,000 + 100,000 = 800,000 tonnes",
    "ru": "700 000 + 100 000 = 800 000 тонн",
    "be": "700 000 + 100 000 = 800 000 тон",
    "zh": "70万 + 10万 = 80万吨",
}


def row(accord: Accord, *values: tuple[int, float, str], unit: str = "") -> FigureRow:
    """Return a row of the first story: the number of a voice, its value, its terms."""
    story = sample.visit()
    told = {voice.number: sample.sentence(voice, f"Sentence of {voice.number}.") for voice in story.voices}
    stated = tuple(
        StatedFigure(
            told=told[number],
            low=value,
            high=value,
            unit=unit,
            currency="" if unit else "USD",
            period="",
            basis=(("terms", terms),) if terms else (),
        )
        for number, value, terms in values
    )
    return FigureRow(story=story.number, measure="tonnage" if unit else "price", accord=accord, stated=stated)


PRICES = row(Accord.OPEN, (1, 300, "CFR"), (2, 285, ""))
TONNES = row(Accord.EXPLAINED, (1, 800_000, ""), (2, 700_000, ""), (2, 100_000, ""), unit="tonne")


BOUNDED = replace(TONNES, stated=tuple(replace(one, bound=Bound.MORE) for one in TONNES.stated))


def words(digest: Digest) -> render.Wording:
    """Return a digest in words."""
    return render.Wording(digest)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_removed_sentence_has_the_last_line(language: str) -> None:
    """Who took it back, the words themselves, and how long after publication that was seen."""
    removed = replace(edit(language, story=147), control=Control.STATE, form=Form.PAPER, published=sample.dated(sample.at(21, 15, 30)))
    line = glance.lines(words(replace(sample.digest(language), edits=(removed,))))[-1]
    assert line.before == REMOVER[language]
    assert line.told is not None
    assert (line.told.sentence.text, line.told.number) == (REMOVED[language], 30)
    assert "30" in line.after


GONE = {
    "en": "Sample Gazeta (state, official) no longer has its page",
    "ru": "Sample Gazeta (государственное, официальный орган): страницы больше нет",
    "be": "Sample Gazeta (дзяржаўнае, афіцыйны орган): старонкі больш няма",
    "zh": "Sample Gazeta（国家控制，官方机构）的页面已不存在",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lost_readout_has_the_last_line(language: str) -> None:
    """Who no longer has it, and its headline with its place; a page of a private outlet is left to the section."""
    gone = replace(
        edit(language, story=147), kind=EditKind.GONE, reason=Reason.NOT_FOUND, changes=(), control=Control.STATE, form=Form.OFFICIAL
    )
    line = glance.lines(words(replace(sample.digest(language), edits=(gone,))))[-1]
    assert (line.before, line.told and line.told.sentence.text) == (GONE[language], gone.title)
    private = replace(gone, control=Control.PRIVATE, form=Form.PAPER)
    assert not glance.lines(words(replace(sample.digest(language), edits=(private,))))[-1].before


def test_an_edit_outside_the_stories_takes_no_line() -> None:
    """Only what touches a told story is read in the first ten seconds."""
    assert not any(line.before for line in glance.lines(words(replace(sample.digest(), edits=(edit("en"),)))))


def test_without_an_hour_of_publication_nothing_is_said_of_it() -> None:
    """A day alone does not tell how long something stood."""
    removed = replace(edit("en", story=147), published=sample.dated(sample.at(21, 0), has_time=False))
    assert glance.lines(words(replace(sample.digest(), edits=(removed,))))[-1].after == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_figure_stands_in_its_story_line(language: str) -> None:
    """Both amounts are given; how they stand to each other too."""
    digest = replace(sample.digest(language), figures=(PRICES,))
    assert PRICE[language] in glance.lines(words(digest))[0].after


ALONE = {
    "en": "developing; only Press Service (state, official)",
    "ru": "продолжение; только Press Service (государственное, официальный орган)",
    "be": "працяг; толькі Press Service (дзяржаўнае, афіцыйны орган)",
    "zh": "后续；仅Press Service（国家控制，官方机构）",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_tells_a_story_alone_is_named(language: str) -> None:
    """And that it goes on; "1 language, 1 voice" says neither."""
    story = sample.visit()
    first = next(voice for voice in story.voices if voice.number == story.headlines[0].number)
    only = replace(first, outlet="Press Service", control=Control.STATE, form=Form.OFFICIAL, also_at=())
    told = replace(story, voices=(only,), headlines=story.headlines[:1], state=StoryState.DEVELOPING, unsigned=False)
    assert glance.lines(words(sample.digest(language, (told,))))[0].after == ALONE[language]


TONNE = {"en": "300 USD a tonne", "ru": "300 USD за тонну", "be": "300 USD за тону", "zh": "每吨300 USD"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_price_says_what_it_is_the_price_of(language: str) -> None:
    """At a glance and in its row, once; "300 USD" alone is nobody's price."""
    priced = replace(PRICES, stated=tuple(replace(one, basis=(*one.basis, ("per", "tonne"))) for one in PRICES.stated))
    digest = replace(sample.digest(language), figures=(priced,))
    assert TONNE[language] in glance.lines(words(digest))[0].after
    assert Sections(words(digest)).amount(priced.stated[0], priced) == f"{TONNE[language]} · CFR"


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_far_figures_are_apart_and_what_adds_up(language: str) -> None:
    """The distance of two that are open, the parts of one that is explained."""
    sections = Sections(words(sample.digest(language)))
    assert sections.reckoning(PRICES) == APART[language]
    assert sections.reckoning(TONNES).replace("\u202f", " ") == SUM[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bound_beside_a_number_is_no_news(language: str) -> None:
    """The parts of a sum are named at a glance; that one voice says "more than" is not."""
    digest = sample.digest(language)
    sums, bounds = (glance.lines(words(replace(digest, figures=(row,))))[0].after for row in (TONNES, BOUNDED))
    assert sums != bounds == glance.lines(words(replace(digest, figures=())))[0].after


def test_missing_terms_are_said_only_where_another_has_them() -> None:
    """Of two prices one has CFR; of two tonnages none has terms."""
    sections = Sections(words(sample.digest()))
    assert [sections.amount(one, PRICES) for one in PRICES.stated] == ["300 USD · CFR", "285 USD · terms not stated"]
    assert not any("terms" in sections.amount(one, TONNES) for one in TONNES.stated)


def test_a_cut_reprint_says_how_much_is_left() -> None:
    """All of its words are the origin's, and less than half of the origin's words are there."""
    story = sample.visit()
    copy = replace(next(copy for voice in story.voices for copy in voice.also_at), share=1.0, extent=0.41)
    said = words(sample.digest())
    assert said.copied(copy).startswith("cut to 41%")
    assert said.copied(replace(copy, extent=0.99)).startswith("whole text")
    assert said.copied(replace(copy, share=0.97, extent=0.97)).startswith("97% the same text")
