"""A digest that is passed on, as its files have it: ordinary people in initials, officials by name, and every file still proven."""

import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest

from monitor.model import (
    Backing,
    CitedSentence,
    Digest,
    Export,
    Facts,
    Fault,
    Field,
    Kept,
    Place,
    Profile,
    Quote,
    ReaderOptions,
    Settings,
    Span,
)
from monitor.stages import render, verify
from monitor.stages.digest import compose
from monitor.stages.render import export
from monitor.stages.render.phrases import phrases
from tests.stages import material as made
from tests.stages.test_digest_sections import TOPIC
from tests.stages.test_safety import EXILE

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
LANGUAGES = ("en", "ru", "be", "zh")
PEOPLE = {"en": "Maryna Kovalchuk", "ru": "Марина Ковальчук", "be": "Марына Кавальчук", "zh": "王小红"}
FORBIDDEN = ("Kovalchuk", "Maryna", "Ковальчук", "Марин", "Кавальчук", "Марын", "小红")
TEXTS = {
    "en": ("In Minsk Maryna Kovalchuk told us about Chinese cars.", "Prices that Kovalchuk saw rise; Alexander Lukashenko denies it."),
    "ru": ("О китайских машинах рассказала Марина Ковальчук.", "Цены, что назвали Марине Ковальчук, высоки; Александр Лукашенко спорит."),
    "be": (
        "Пра кітайскія машыны расказала Марына Кавальчук.",
        "Цэны, што назвалі Марыне Кавальчук, вялікія; Аляксандр Лукашэнка супраць.",
    ),
    "zh": ("居民王小红谈到中国汽车。", "王小红看到的价格很高；白俄罗斯总统卢卡申科否认。"),
}
TITLES = {
    "en": "Prices seen by Maryna Kovalchuk",
    "ru": "Цены глазами Марины Ковальчук",
    "be": "Цэны вачыма Марыны Кавальчук",
    "zh": "王小红看价格",
}
LEADER = {"en": "Alexander Lukashenko", "ru": "Александр Лукашенко", "be": "Аляксандр Лукашэнка", "zh": "卢卡申科"}


def settings(profile: Profile) -> Settings:
    """Return settings with the real topic."""
    return replace(made.settings(outlets=(EXILE,)), topic=TOPIC, reader=ReaderOptions(profile=profile))


def kept(language: str, *, title: str | None = None, lines: tuple[str, ...] = (), byline: str = "") -> Kept:
    """Return an article of media in exile that quotes somebody."""
    text, name = " ".join(lines or TEXTS[language]), PEOPLE[language]
    quoted = Facts(quotes=(Quote(place=Place(field=Field.TEXT, start=0, end=len(TEXTS[language][0])), speaker=name),))
    one = made.article("exile", language, by=EXILE, published=NOW, title=TITLES[language] if title is None else title, facts=quoted)
    return replace(one, version=replace(one.version, article=replace(one.article, text=text, byline=byline)))


def sentences(one: Kept) -> tuple[CitedSentence, ...]:
    """Return the sentences of its text."""
    text, found, at = one.article.text, [], 0
    for line in text.replace("。", "。\n").replace(". ", ".\n").splitlines():
        start = text.index(line.strip(), at)
        at = start + len(line.strip())
        span = Span(article=one.id, version=1, place=Place(field=Field.TEXT, start=start, end=at))
        found.append(CitedSentence(text=text[start:at], language=one.article.language, span=span))
    return tuple(found)


def digest(one: Kept, profile: Profile = Profile.SHARE) -> Digest:
    """Return an edition that tells the article."""
    found = made.material((made.story(one), made.summary(*sentences(one))))
    configured = settings(profile)
    plan = replace(found.plan, edition=replace(found.plan.edition, language=one.article.language))
    return compose(replace(found, settings=configured, plan=plan))


def files(told: Digest) -> dict[str, str]:
    """Return the words of every file and export of an edition."""
    found = {one.name: one.data.decode() for one in render.edition(told)}
    for form in Export:
        if form is Export.DOCX:
            with zipfile.ZipFile(BytesIO(export.export(told, form))) as packed:
                found["docx"] = packed.read("word/document.xml").decode()
        elif form is not Export.PDF:
            found[form.value] = export.export(told, form).decode()
    return found


def faults(one: Kept, told: Digest, name: str, text: str) -> set[Fault]:
    """Return what is wrong with a file."""
    backing = Backing(version=one.version, feeds=(), withdrawn=False, pruned=False)
    found = verify.read(name, text.encode())
    wrong = [verify.in_store(name, verify.located(each, backing), backing) for each in found if isinstance(each, CitedSentence)]
    return {each.what for each in (*verify.unprinted(name, found, told), *wrong) if each and isinstance(each.what, Fault)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_file_names_an_ordinary_person(language: str) -> None:
    """Neither sentences in whatever case nor headlines, quotations, data or footnotes; who rules is named."""
    told = digest(kept(language))
    for name, text in files(told).items():
        assert not [word for word in FORBIDDEN if word in text], name
    markdown = " ".join(render.markdown(told).replace("> ", "").split())
    assert LEADER[language] in markdown
    assert len(told.stories[0].summary) == 2
    assert told.stories[0].headlines


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_sees_that_names_were_reduced(language: str) -> None:
    """A note explains the marks, in each form that is read."""
    told = digest(kept(language))
    note = phrases(language)("reduced_note")
    for text in (render.markdown(told), render.html(told), files(told)["docx"]):
        assert "".join(note.replace('"', "").split()) in "".join(text.replace("\\", "").replace("> ", "").split())
    assert note not in render.html(digest(kept(language), Profile.OUTSIDE))


@pytest.mark.parametrize("profile", [Profile.OUTSIDE, Profile.UNSET])
@pytest.mark.parametrize("language", LANGUAGES)
def test_other_profiles_change_nothing(language: str, profile: Profile) -> None:
    """The words stand as they are stored."""
    one = kept(language)
    assert [told.sentence for told in digest(one, profile).stories[0].summary] == list(sentences(one))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_proven(language: str) -> None:
    """What stands outside the marks is stored so, and inside them are the initials of what is stored."""
    one = kept(language)
    told = digest(one)
    for rendering in render.edition(told):
        text = rendering.data.decode()
        assert "⟨" in text
        assert faults(one, told, rendering.name, text) == set(), rendering.name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("⟨М. К.⟩, высоки", "⟨М. И.⟩, высоки"),
        ("⟨М. К.⟩, высоки", "⟨М. К. В.⟩, высоки"),
        ("⟨М. К.⟩, высоки", "⟨М.⟩, высоки"),
        ("⟨М. К.⟩, высоки", "⟨М. К.⟩, низки"),
        ("Александр Лукашенко", "⟨А. Л.⟩"),
        ("назвали ⟨М. К.⟩", "⟨н. М. К.⟩"),
    ],
)
@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_a_reduction_that_was_tampered_with_is_found(form: str, old: str, new: str) -> None:
    """Other initials, more or fewer hidden words, words beside them, and an official who is hidden although the digest names him."""
    one = kept("ru")
    told = digest(one)
    (rendering,) = (found for found in render.edition(told) if found.name.endswith(form))
    text = " ".join(rendering.data.decode().split("\n> ")) if form == "md" else rendering.data.decode()
    assert old in text
    assert faults(one, told, rendering.name, text.replace(old, new)) - {Fault.CHANGED}


def test_a_sentence_in_which_the_name_is_not_certain_is_left_out() -> None:
    """A sister of the same surname; the other sentences of the article stay."""
    lines = ("Об этом говорила и сестра, Анна Ковальчук.", TEXTS["ru"][1])
    told = digest(kept("ru", lines=lines))
    assert [one.sentence.text[:5] for one in told.stories[0].summary] == ["Цены,"]


def test_a_headline_that_is_not_certain_is_left_out_everywhere() -> None:
    """The story is told without one, and the voice is listed without a title."""
    one = kept("ru", title="Сестра Анна Ковальчук о ценах")
    told = digest(one)
    assert (told.stories[0].headlines, told.stories[0].voices[0].title) == ((), "")
    assert not [name for name, text in files(told).items() if "Ковальчук" in text]
    assert all(faults(one, told, each.name, each.data.decode()) == set() for each in render.edition(told))


def test_who_signs_is_reduced_too() -> None:
    """The byline itself is printed nowhere; a name of it in the text is an ordinary person's, the outlet's own name is not."""
    lines = ("Иван Петрушкевич видел цены.", "Exile Media пишет об этом в Минске.")
    told = digest(kept("ru", lines=lines, byline="Иван Петрушкевич и Exile Media"))
    assert [one.sentence.text for one in told.stories[0].summary] == ["⟨И. П.⟩ видел цены.", lines[1]]


def test_people_of_one_article_are_reduced_in_all_others_in_exile() -> None:
    """Quoted in Belarusian, named in English by another outlet abroad."""
    first = kept("be")
    second = made.article("mirror", "en", by=replace(EXILE, id="mirror", name="Mirror"), published=NOW, title="Cars in Minsk")
    text = "Residents such as Maryna Kavalchuk wait for cars."
    second = replace(second, version=replace(second.version, article=replace(second.article, text=text)))
    found = made.material((made.story(first, second), made.summary(*sentences(second))))
    told = compose(replace(found, settings=settings(Profile.SHARE)))
    assert [one.sentence.text for one in told.stories[0].summary] == ["Residents such as ⟨M. K.⟩ wait for cars."]
