"""Meaning counts between two languages and one model only, and nothing at all by default."""

from dataclasses import replace

import pytest

from monitor.model import Kept, StoryOptions
from monitor.model.articles import Meaning
from monitor.stages.stories import compare, group, grouping, weighed
from monitor.stages.stories.meanings import alike
from tests.stages.test_stories import EDITION, OPTIONS, TOPIC, members, mill, tour

READING = StoryOptions(embedder="sentence-encoder")
MILL, TOUR = bytes((100, 20, 0, 0)), bytes((0, 0, 90, 236))


def read(one: Kept, vector: bytes, model: str = "m") -> Kept:
    """Return an article that a model has read."""
    return replace(one, meaning=Meaning(model=model, vector=vector))


def features(a: Kept, b: Kept, options: StoryOptions = READING) -> dict[str, float]:
    """Return what a comparison finds."""
    both = weighed((a, b), TOPIC)
    return dict(compare(both[a.id], both[b.id], options).features)


def test_the_cosine_is_of_the_stored_bytes() -> None:
    """Signed, whatever the lengths; nothing is like a vector of zeros."""
    here, there = Meaning(model="m", vector=bytes((3, 4))), Meaning(model="m", vector=bytes((6, 8)))
    back, none = Meaning(model="m", vector=bytes((253, 252))), Meaning(model="m", vector=bytes(2))
    assert (alike(here, there), alike(here, back), alike(here, none)) == (1.0, -1.0, 0.0)


@pytest.mark.parametrize("language", ["ru", "be", "zh"])
def test_alike_readings_bring_two_languages_together(language: str) -> None:
    """The better two articles agree, the likelier they tell one event."""
    (a, b), other = (read(mill("en"), MILL), read(mill(language), MILL)), read(mill(language), TOUR)
    assert features(a, b)["meaning"] == pytest.approx(0.4)
    assert features(a, other)["meaning"] < 0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (read(mill("en"), MILL), read(mill("zh"), MILL, "m 2")),
        (read(mill("en"), MILL), mill("zh")),
        (read(mill("ru"), MILL), read(mill("be"), b"")),
        (read(mill("en"), MILL), read(mill("en", "again"), MILL)),
    ],
    ids=["another model", "not read", "a language not learnt", "one language"],
)
def test_what_cannot_be_compared_is_not(a: Kept, b: Kept) -> None:
    """The pair is judged as if nobody had read either."""
    assert features(a, b) == features(mill(a.article.language, a.id), mill(b.article.language, b.id))


def test_by_default_readings_change_nothing() -> None:
    """Switched off, stored vectors are as good as none: scores and features are the same."""
    misled = [read(one, TOUR if "mill" in one.id and one.article.language == "zh" else MILL) for one in EDITION]
    assert grouping(misled, (), TOPIC, OPTIONS).links == grouping(EDITION, (), TOPIC, OPTIONS).links


def test_one_event_in_four_languages_is_one_story_with_readings_too() -> None:
    """Belarusian, which is not read, stays with the others."""
    mills = [read(mill(language), b"" if language == "be" else MILL) for language in ("en", "ru", "be", "zh")]
    tours = [read(tour(language), b"" if language == "be" else TOUR) for language in ("en", "ru", "be", "zh")]
    assert members(group((*mills, *tours), (), TOPIC, READING)) == members(group(EDITION, (), TOPIC, OPTIONS))


def test_an_unknown_embedder_is_refused() -> None:
    """The message names those there are."""
    with pytest.raises(ValueError, match="none, sentence-encoder"):
        StoryOptions(embedder="oracle")
