"""What the ledger knows of a story, in words of four languages and read back from what was published."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from monitor.model import CitedSentence, Digest
from monitor.stages import render
from monitor.stages.render.ledger import Ledger, cited
from tests.render import sample

NEW = {
    "en": ("a promise came further: signed", "new figure: 800,000 tonnes · new date: 31 December 2026"),
    "ru": ("обещание продвинулось: подписано", "новая цифра: 800 000 тонн · новая дата: 31 декабря 2026\u202fг."),
    "be": ("абяцанне прасунулася: падпісана", "новая лічба: 800 000 тон · новая дата: 31 снежня 2026\u202fг."),
    "zh": ("承诺有进展：已签署", "新数字：80万吨 · 新日期：2026年12月31日"),
}


@pytest.mark.parametrize("language", sorted(NEW))
def test_what_is_new_is_said_once_a_sentence(language: str) -> None:
    """Changes of one sentence stand together above it, in the words of the edition."""
    ledger = Ledger(render.Wording(sample.digest(language)))
    assert tuple(" · ".join(one.labels) for one in ledger.news(sample.potash())) == NEW[language]


@pytest.mark.parametrize(
    "read", [lambda digest: render.read_markdown(render.markdown(digest)), lambda digest: render.read_html(render.html(digest))]
)
def test_what_is_new_is_read_back_where_it_was_printed(read: Callable[[Digest], Sequence[CitedSentence]]) -> None:
    """Sentences of what is new are citations like all others, behind the headline of their story."""
    found = read(sample.digest("en", (sample.potash(),)))
    assert [one.span for one in found] == [told.sentence.span for told in cited(sample.potash())]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "as stated by Press Service"), ("zh", "据Press Service"), ("ru", "источника"), ("be", "крыніцы")]
)
def test_background_is_printed_as_a_claim(language: str, words: str) -> None:
    """An earlier report stands with who stated it."""
    text = render.markdown(sample.digest(language)).replace("\n  ", " ")
    assert words in text


def test_a_translation_is_marked_and_not_counted() -> None:
    """The translation names the voice that it translates, and the count of voices leaves it out."""
    story = sample.visit()
    first, second, *rest = story.voices
    told = replace(story, voices=(first, replace(second, translation_of=1), *rest))
    words = render.Wording(sample.digest("en", (told,)))
    assert words.weight(told).startswith("7 outlets, 4 languages, 4 voices, 1 translation")
    assert "translation of [1]" in render.markdown(sample.digest("en", (told,))).replace("\n  ", " ")


def test_who_was_first_is_named_with_those_who_name_it() -> None:
    """The first voice stands with its reprints and the voices that cite it."""
    story = sample.visit()
    told = replace(story, voices=story.voices[1:])
    assert Ledger(render.Wording(sample.digest())).origin(told) == "First in Agency A [2], reprinted by Daily B, Mirror M, cited by [4]"
