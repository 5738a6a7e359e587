"""Composing an edition: order, numbers, voices, reprints, headlines, citations, and what is folded."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest

from monitor.model import (
    Control,
    Designation,
    Drop,
    Entity,
    EntityKind,
    Field,
    FoldedAs,
    Form,
    Published,
    Reason,
    Reprint,
    Seed,
    Stage,
    StoryState,
)
from monitor.model.sources import Certainty
from monitor.stages.digest import Material, compose, ranking
from tests.stages.material import KEPT_AT, article, facts, known, material, outlet, reprint, sentence, settings, story, summary

EVENING = KEPT_AT - timedelta(hours=2)
STATE = outlet("state", "BY", Control.STATE, Form.OFFICIAL)
PAPER = outlet("paper", "CN", Control.PRIVATE, Form.PAPER)


def told(day: Material) -> tuple[tuple[int, str], ...]:
    """Return (number, first article) of the composed stories."""
    return tuple((one.number, one.voices[0].article) for one in compose(day).stories)


def test_more_independent_voices_come_first() -> None:
    """A story of three masters in three languages is told before one of a single outlet."""
    one = (story(article("alone", facts=facts(5.0))), summary())
    three = (story(article("x"), article("y", "zh", by=PAPER), article("z", "ru", by=STATE)), summary())
    assert told(material(one, three)) == ((7, "x"), (8, "alone"))


def test_an_outlet_that_repeats_itself_is_one_voice_in_the_rank() -> None:
    """Two articles of one outlet add no independent voice."""
    twice = compose(material((story(article("a", by=PAPER), article("b", by=PAPER)), summary()))).stories[0]
    assert "voices" not in dict(twice.rank)


def test_filler_goes_to_the_bottom_and_says_why() -> None:
    """One voice without figure and document stays under one with them, however relevant."""
    filler = (story(article("filler", score=1.0)), summary())
    signed = (story(article("signed", score=0.6, facts=facts(8.4, mentions=["services"]))), summary())
    stories = compose(material(filler, signed)).stories
    assert [one.voices[0].article for one in stories] == ["signed", "filler"]
    assert dict(stories[1].rank)["filler"] < 0 < dict(stories[0].rank)["documents"]


def test_a_reason_is_named_for_what_it_counts() -> None:
    """Documents are agreements alone; visits and trade have reasons of their own, and two of all count, documents first."""
    kinds = {"treaty": EntityKind.AGREEMENT, "visit": EntityKind.FORMAT, "trade": EntityKind.DEALING}
    topic = replace(settings().topic, entities=tuple(Entity(id=id_, kind=kind, label=id_, forms=()) for id_, kind in kinds.items()))

    def points(*named: str) -> dict[str, float]:
        reasons = dict(ranking.reasons((article("a", facts=facts(mentions=named)),), topic))
        return {name: reasons[name] for name, _ in ranking.DONE if name in reasons}

    assert points("visit") == {"meetings": 0.5}
    assert points("trade", "visit") == {"meetings": 0.5, "dealings": 0.5}
    assert points("trade", "visit", "treaty") == {"documents": 0.5, "meetings": 0.5}


def test_the_order_of_the_material_does_not_matter() -> None:
    """Any order of stories and articles gives the same digest."""
    pairs = [(story(article(name, language)), summary()) for name, language in (("a", "en"), ("b", "zh"), ("c", "be"))]
    digests = {compose(material(*order, kept=(known("k", "s"),))) for order in permutations(pairs)}
    assert len(digests) == 1


def test_voices_are_numbered_through_the_whole_digest_in_order_of_time() -> None:
    """Citation numbers run from one on without a gap; within a story the earliest voice has the lowest."""
    later, earlier = article("later", published=EVENING), article("earlier", "ru", published=EVENING - timedelta(hours=3))
    digest = compose(material((story(later, earlier), summary()), (story(article("other")), summary())))
    voices = [voice for one in digest.stories for voice in one.voices]
    assert [(voice.number, voice.article) for voice in voices] == [(1, "earlier"), (2, "later"), (3, "other")]


def test_a_story_carried_on_keeps_its_number() -> None:
    """A developing story has its old number and first edition; numbers of new ones are not used up by it."""
    before = Published(number=3, first_told="2026-11-19", last_told="2026-11-20", headline="", members=())
    new = article("a", facts=facts(3.5e9))
    day = material((story(new, article("b", "ru"), continues=3), summary()), (story(article("c")), summary()))
    first, second = compose(replace(day, published=(before,))).stories
    assert (first.number, first.state, first.first_told) == (3, StoryState.DEVELOPING, "2026-11-19")
    assert (second.number, second.state, second.first_told) == (7, StoryState.NEW, "")


def test_two_stories_that_carry_on_the_same_one_are_told_as_one() -> None:
    """A number names one story: the members and sentences of both come together."""
    a, b = article("a"), article("b", "zh")
    day = material((story(a, continues=3), summary(sentence(a))), (story(b, continues=3), summary(sentence(b))))
    (only,) = compose(day).stories
    assert (len(only.voices), len(only.summary), only.number) == (2, 2, 3)


@pytest.mark.parametrize("reader", ["en", "ru", "be", "zh"])
def test_the_readers_language_heads_the_headlines(reader: str) -> None:
    """Each language has one headline as printed, the reader's first."""
    members = tuple(article(name, name) for name in ("en", "ru", "be", "zh"))
    day = material((story(*members, article("more", "en")), summary()))
    edition = replace(day.plan.edition, language=reader)
    (only,) = compose(replace(day, plan=replace(day.plan, edition=edition))).stories
    languages = [one.sentence.language for one in only.headlines]
    assert languages[0] == reader
    assert sorted(languages) == ["be", "en", "ru", "zh"]


def test_a_headline_is_a_citation_of_the_title() -> None:
    """A headline's span covers exactly the printed words, even where blanks surround them in the store."""
    kept = article("a", title="  Талкі ў Мінску  ")
    (headline,) = compose(material((story(kept), summary()))).stories[0].headlines
    assert headline.sentence.text == kept.article.read(headline.sentence.span.place) == "Талкі ў Мінску"
    assert headline.sentence.span.place.field is Field.TITLE


@pytest.mark.parametrize("title", ["word " * 2000, "字" * 10_000])
def test_a_huge_title_is_cited_by_its_beginning(title: str) -> None:
    """Of ten thousand characters at most three hundred are printed, still a true citation."""
    kept = article("a", title=title)
    (headline,) = compose(material((story(kept), summary()))).stories[0].headlines
    assert 100 < len(headline.sentence.text) <= 300
    assert kept.article.read(headline.sentence.span.place) == headline.sentence.text


def test_a_story_without_titles_has_no_headline() -> None:
    """An empty title is no headline, and no reason to lose the story."""
    (only,) = compose(material((story(article("a", title=" ")), summary()))).stories
    assert only.headlines == ()


def test_reprints_stand_under_their_origin() -> None:
    """A reprint, and a reprint of it, are "also at" of the voice, and neither voices nor folded."""
    origin, copy, again = article("origin"), reprint("copy", "origin", 0.8), reprint("again", "copy", 0.7)
    digest = compose(material((story(origin, copy, again), summary())))
    (voice,) = digest.stories[0].voices
    assert [(one.outlet, one.share) for one in voice.also_at] == [("Again", 0.7), ("Copy", 0.8)]
    assert digest.folded == ()


def test_a_sentence_of_no_voice_is_not_told() -> None:
    """Sentences out of reprints or of another version have no number, and are left out."""
    origin, copy = article("origin"), reprint("copy", "origin")
    other = replace(sentence(origin), span=replace(sentence(origin).span, version=2))
    (only,) = compose(material((story(origin, copy), summary(sentence(copy), sentence(origin), other)))).stories
    assert [(one.number, one.sentence.span.article, one.sentence.span.version) for one in only.summary] == [(1, "origin", 1)]


def test_a_summary_that_failed_leaves_the_headlines() -> None:
    """When no summary could be made, the story is told by headlines and voices."""
    drop = Drop(url="", stage=Stage.SUMMARISE, reason=Reason.STAGE_TIMEOUT)
    (only,) = compose(material((story(article("a")), drop))).stories
    assert (only.summary, len(only.headlines), len(only.voices)) == ((), 1, 1)


def test_known_articles_are_folded_with_their_seed() -> None:
    """A text known from a seed is folded under the seed's title, even when the seed is no longer configured."""
    seed = Seed(
        id="s1",
        title="An old report",
        text="…",
        language="en",
        publisher="",
        origin="",
        event_date=date(2023, 3, 1),
        certainty=Certainty.PRINTED,
        date_evidence="",
    )
    day = material(kept=(known("a", "s1"), known("b", "gone")))
    day = replace(day, settings=replace(day.settings, seeds=(seed,)))
    assert {(one.kind, one.of_id, one.of_title) for one in compose(day).folded} == {
        (FoldedAs.SEED, "gone", ""),
        (FoldedAs.SEED, "s1", "An old report"),
    }


def test_a_reprint_of_what_was_told_before_is_folded() -> None:
    """A reprint whose origin is not told today is folded with the origin's title, which may be at hand or not."""
    old = article("old", "be")
    day = replace(material(kept=(reprint("r1", "old"), reprint("r2", "lost"))), origins=(old,))
    assert [(one.kind, one.of_id, one.of_title) for one in compose(day).folded] == [
        (FoldedAs.REPRINT, "lost", ""),
        (FoldedAs.REPRINT, "old", old.article.title),
    ]


def test_the_first_reprint_speaks_where_nobody_told_the_origin() -> None:
    """A story of reprints alone, whose origin was never told, has its earliest as voice and the others under it."""
    first, second = reprint("first", "never"), reprint("second", "never")
    digest = compose(material((story(first, second), summary(sentence(first)))))
    (voice,) = digest.stories[0].voices
    assert (voice.article, len(voice.also_at), len(digest.stories[0].summary), digest.folded) == ("first", 1, 1, ())


def test_a_ring_of_reprints_ends() -> None:
    """Two articles that claim to be copied from each other are both folded, and nothing hangs."""
    ring = article("a", verdict=Reprint(of="b", share=1.0, back=1.0)), article("b", verdict=Reprint(of="a", share=1.0, back=1.0))
    assert len(compose(material((story(*ring), summary()))).folded) == 2


def test_late_articles_are_filled_afterwards() -> None:
    """What was published long before it was kept is listed by publication and neither told nor folded."""
    old = article("old", "zh", published=datetime(2024, 8, 22, tzinfo=UTC))
    older = article("older", "be", published=datetime(2013, 7, 16, tzinfo=UTC))
    digest = compose(material(kept=(old, older, known("k", "s"))))
    assert [one.outlet for one in digest.late] == ["Older", "Old"]
    assert len(digest.folded) == 1


@pytest.mark.parametrize(("since", "expected"), [(date(2026, 11, 22), ("BY",)), (date(2026, 11, 23), ())])
def test_designations_count_from_their_day_on(since: date, expected: tuple[str, ...]) -> None:
    """An outlet is marked from the day of its designation, as the register says it now."""
    stored = outlet("exile", "LT", Control.EXILE, Form.PORTAL)
    registered = replace(stored, designations=(Designation(country="BY", label="…", since=since),))
    copy = replace(reprint("r", "a"), outlet=stored)
    day = material((story(article("a", by=stored), copy), summary()))
    (voice,) = compose(replace(day, settings=replace(day.settings, outlets=(registered,)))).stories[0].voices
    assert (voice.designated, voice.also_at[0].designated) == (expected, expected)


def test_an_empty_day_is_a_digest() -> None:
    """A day without articles gives a digest with its neighbours and nothing in it."""
    digest = compose(material())
    assert (digest.stories, digest.folded, digest.late) == ((), (), ())
    assert (digest.previous, digest.following, digest.sequence) == ("2026-11-21", "2026-11-23", 3)


def test_a_thousand_stories_are_composed_quickly() -> None:
    """A thousand stories with reprints across them take well under ten seconds."""
    pairs = [(story(article(f"a{n}"), reprint(f"r{n}", f"a{n}")), summary()) for n in range(1000)]
    digest = compose(material(*pairs))
    assert len(digest.stories) == 1000
    assert {len(one.voices[0].also_at) for one in digest.stories} == {1}
