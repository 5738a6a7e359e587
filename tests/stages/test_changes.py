"""The ledger of stories: what is new, what goes silent, what a story goes back to, who translates and who cites."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from monitor.model import (
    BackgroundKind,
    ChangeKind,
    Commitment,
    Control,
    DateMention,
    Entity,
    EntityKind,
    Facts,
    Field,
    Figure,
    FoldedAs,
    Form,
    Kept,
    Place,
    Published,
    Rung,
    Seed,
    StoryState,
    ToldStory,
)
from monitor.model.sources import Certainty
from monitor.stages.digest import Material, compose
from monitor.stages.digest.attribution import Attributions
from monitor.stages.digest.values import Figures
from tests.stages.material import KEPT_AT, article, facts, known, material, outlet, sentence, settings, story, summary

PLACE = Place(field=Field.TEXT, start=0, end=5)
NOON = KEPT_AT - timedelta(hours=8)
STATE = outlet("state", "BY", Control.STATE, Form.AGENCY)


def before(*members: Kept, number: int = 3) -> Published:
    """Return a story of the ledger with these members."""
    return Published(number=number, first_told="2026-11-20", last_told="2026-11-20", headline=members[0].article.title, members=members)


def carried_on(new: Kept, *told: Kept, published: tuple[Published, ...] = ()) -> Material:
    """Return the material of an edition in which an article carries on the story of others."""
    return replace(material((story(new, continues=3), summary(sentence(new)))), published=(before(*told), *published))


def figure(value: float, unit: str = "", currency: str = "USD", measure: str = "", place: Place = PLACE) -> Facts:
    """Return facts with one figure."""
    return Facts(figures=(Figure(place=place, low=value, high=value, unit=unit, currency=currency, measure=measure),))


def told(day: Material) -> ToldStory:
    """Return the only story of an edition."""
    (only,) = compose(day).stories
    return only


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_a_new_figure_is_told_with_its_sentence(language: str) -> None:
    """A story with a new figure is developing, and prints the sentence that states it beside the first report."""
    new = article("new", language, facts=figure(5.0e8), by=STATE)
    only = told(carried_on(new, article("old", facts=figure(3.0e8), by=STATE)))
    (change,) = only.changes
    assert (only.state, only.first_told, change.kind, change.key) == (
        StoryState.DEVELOPING,
        "2026-11-20",
        ChangeKind.FIGURE,
        "500000000 USD",
    )
    assert change.cited.sentence.text == new.article.read(change.cited.sentence.span.place)
    assert change.cited not in only.summary


@pytest.mark.parametrize(
    ("known_value", "new_value"), [(3.65e9, 3.7e9), (3.65e9, 3.6e9), (5.79e9, 6.0e9), (6.0e9, 5.79e9), (700_000, 700_000)]
)
def test_a_rounding_of_what_was_told_is_no_change(known_value: float, new_value: float) -> None:
    """An article that only rounds what is known leaves the story silent: it is folded under the story's number."""
    digest = compose(carried_on(article("new", "zh", facts=figure(new_value)), article("old", facts=figure(known_value))))
    assert digest.stories == ()
    assert [(one.kind, one.of_id) for one in digest.folded] == [(FoldedAs.TOLD, "3")]


def test_things_counted_are_the_same_whatever_a_language_calls_them() -> None:
    """168 passengers in one language are 168 persons in another; two small counts are not one."""
    (passengers,), (persons,), (flights,) = (
        figure(n, unit, "").figures for n, unit in ((168, "passenger"), (168, "person"), (4, "flight"))
    )
    assert Figures([passengers]).have(persons)
    assert not Figures([figure(4, "bank", "").figures[0]]).have(flights)


@pytest.mark.parametrize("measure", ["trade", "exports"])
def test_a_total_of_trade_in_the_background_is_no_change(measure: str) -> None:
    """Totals recur: below the first sentence they are background."""
    low = Place(field=Field.TEXT, start=27, end=33)
    new = article("new", facts=figure(8.4e9, measure=measure, place=low))
    assert compose(carried_on(new, article("old"))).stories == ()


def test_a_figure_of_another_story_is_no_change() -> None:
    """What the ledger told elsewhere is background here."""
    other = before(article("other", facts=figure(2.5e8)), number=2)
    assert compose(carried_on(article("new", facts=figure(2.5e8)), article("old"), published=(other,))).stories == ()


@pytest.mark.parametrize(("iso", "changes"), [("2027-02", 1), ("2027-02-01", 1), ("2027", 0), ("2026-11-22", 0), ("2026-10-01", 0)])
def test_a_date_ahead_is_a_change(iso: str, changes: int) -> None:
    """A day or month ahead is news unless it was told; tomorrow and what has passed are not."""
    new = article("new", facts=Facts(dates=(DateMention(place=PLACE, iso=iso),)))
    old = article("old", facts=Facts(dates=(DateMention(place=PLACE, iso="2027-05"),)))
    assert len([one for told_story in compose(carried_on(new, old)).stories for one in told_story.changes]) == changes


def test_a_promise_that_came_further_is_a_change() -> None:
    """Signed after negotiated is news; negotiated again is not."""

    def promise(rung: Rung) -> Facts:
        return Facts(commitments=(Commitment(place=PLACE, who="", due="", rung=rung),))

    old = article("old", facts=promise(Rung.NEGOTIATED))
    (change,) = told(carried_on(article("new", "ru", facts=promise(Rung.SIGNED)), old)).changes
    assert (change.kind, change.key) == (ChangeKind.COMMITMENT, "signed")
    assert compose(carried_on(article("new", "ru", facts=promise(Rung.NEGOTIATED)), old)).stories == ()


def test_a_document_that_was_not_named_is_a_change() -> None:
    """An agreement of the gazetteer makes a story developing once."""
    (change,) = told(carried_on(article("new", "be", facts=facts(mentions=["services"])), article("old"))).changes
    assert (change.kind, change.key, change.name) == (ChangeKind.DOCUMENT, "services", "services agreement")
    assert (
        compose(carried_on(article("new", facts=facts(mentions=["services"])), article("old", facts=facts(mentions=["services"])))).stories
        == ()
    )


def test_a_kind_of_source_that_had_not_spoken_is_a_change() -> None:
    """The first voice of a side and the first exile voice are named; an unknown outlet is no kind."""
    chinese = told(carried_on(article("new", "zh", by=outlet("paper", "CN", Control.STATE)), article("old", by=STATE)))
    exile = told(carried_on(article("new", "be", by=outlet("site", "LT", Control.EXILE)), article("old", by=STATE)))
    assert [(one.changes[0].kind, one.changes[0].key) for one in (chinese, exile)] == [
        (ChangeKind.SOURCE, "CN"),
        (ChangeKind.SOURCE, "exile"),
    ]
    assert compose(carried_on(article("new"), article("old", by=STATE))).stories == ()


def test_changes_do_not_depend_on_the_order_of_arrival() -> None:
    """Three voices with one new figure in any order give the same edition."""
    voices = [article(name, language, facts=figure(5.0e8)) for name, language in (("a", "en"), ("b", "ru"), ("c", "zh"))]
    days = [
        replace(material((story(*order, continues=3), summary())), published=(before(article("old")),)) for order in permutations(voices)
    ]
    assert len({repr(compose(day).stories[0].changes) for day in days}) == 1


def seed(text: str = "…") -> Seed:
    """Return a seed about an event of March 2023."""
    day = date(2023, 3, 1)
    return Seed(
        id="s1",
        title="An old report",
        text=text,
        language="en",
        publisher="Portal",
        origin="Agency",
        event_date=day,
        certainty=Certainty.PRINTED,
        date_evidence="",
    )


def test_a_story_names_the_seed_whose_day_it_names() -> None:
    """A report that names the day of an earlier event goes back to it, as stated by whose text it is."""
    new = article("new", facts=Facts(dates=(DateMention(place=PLACE, iso="2023-03-01"),)))
    day = material((story(new), summary()))
    (found,) = told(replace(day, settings=replace(day.settings, seeds=(seed(),)))).background
    assert (found.kind, found.id, found.day, found.stated_by) == (BackgroundKind.SEED, "s1", "2023-03-01", "Agency")
    assert found.shared == (("2023-03-01", "2023-03-01"),)


def test_an_earlier_story_with_the_same_document_is_background() -> None:
    """A document in common is evidence enough; the story that is carried on, and one of the same days, are none."""
    old = article("old", facts=facts(mentions=["services"]), published=KEPT_AT - timedelta(days=12))
    new = article("new", facts=facts(mentions=["services"]))
    assert [one.id for one in told(replace(material((story(new), summary())), published=(before(old),))).background] == ["3"]
    near = replace(material((story(new), summary())), published=(before(article("near", facts=facts(mentions=["services"]))),))
    assert told(near).background == ()


def test_an_outlets_own_translation_is_no_further_voice() -> None:
    """Two languages of one outlet that state the same are one voice; another outlet's article is another."""
    entities = [Entity(id=f"e{n}", kind=EntityKind.BODY, label=f"e{n}", forms=()) for n in range(4)]
    stated = facts(5.0e8, mentions=[entity.id for entity in entities])
    first, again = (article(f"a-{language}", language, facts=stated, by=STATE, published=NOON) for language in ("en", "ru"))
    day = material((story(first, article("b", "ru", facts=stated, published=NOON), again), summary()))
    topic = replace(day.settings.topic, entities=tuple(entities))
    only = told(replace(day, settings=replace(day.settings, topic=topic)))
    assert [(one.article, one.translation_of) for one in only.voices] == [("a-en", 0), ("a-ru", 1), ("b", 0)]
    assert dict(only.rank)["voices"] == 1.5


@pytest.mark.parametrize(
    "text",
    [
        "Trade grew, Agency A reports. More follows.",
        "Об этом сообщает Agency A. Другое.",
        "Пра гэта паведамляе Agency A. Іншае.",
        "据Agency A报道，双方签署文件。",
        "Trade grew.\n\nSource: Agency A",
    ],
)
def test_a_named_source_is_cited(text: str) -> None:
    """Attributions in four languages and lines with the source name an outlet; its own name is not a source."""
    names = Attributions((outlet("agency a"), STATE), settings().topic)
    kept = article("x")
    said = replace(kept, version=replace(kept.version, article=replace(kept.article, text=text)))
    assert names.of(said) == ("Agency A",)
    assert names.of(replace(said, outlet=outlet("agency a"))) == ()


def test_a_text_known_from_a_seed_stays_with_its_seed() -> None:
    """What is folded as told does not take in what a seed explains."""
    digest = compose(replace(carried_on(article("new"), article("old")), kept=(article("new"), known("k", "s1"))))
    assert [one.kind for one in digest.folded] == [FoldedAs.SEED, FoldedAs.TOLD]
