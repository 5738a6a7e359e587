"""Stories at their bounds: contradictions never meet through a third, odd and huge editions have a verdict, order does not show."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import Kept
from monitor.stages.stories import compare, group, weighed
from monitor.stages.stories.blocking import candidates
from monitor.stages.stories.clusters import agglomerate
from monitor.stages.stories.cognates import kindred
from monitor.stages.stories.heads import capitals, protagonists, subjects
from monitor.stages.stories.pairs import shared
from monitor.stages.stories.passages import Passage
from monitor.stages.stories.profiles import Kind, Profile
from monitor.stages.stories.steps import steps, years
from tests.stages.test_stories import EDITION, MILL, NOON, OPTIONS, TOPIC, kept, members

TOWNS = {"en": ("Vetrino", "Sarny"), "ru": ("Ветрино", "Сарны"), "be": ("Ветрына", "Сарны")}
WEATHER = {
    "en": ("Weather in {town} for the weekend", "Forecasters expect cloud in {town}. In the morning {town} will have rain and wind."),
    "ru": ("Погода на выходные: {town}", "Синоптики обещают облака: {town} ждёт дождь. Утром {town} увидит ветер и туман."),
    "be": ("Надвор'е на выхадныя: {town}", "Сіноптыкі абяцаюць воблакі: {town} чакае дождж. Раніцай {town} убачыць вецер і туман."),
}


def weather(name: str, language: str, town: str) -> Kept:
    """Return the forecast for a town, which differs from another's in its name alone."""
    title, text = WEATHER[language]
    return kept(name, (title.format(town=town), text.format(town=town)), language)


def steady(name: str, day: str) -> Kept:
    """Return the report on the mill that names that day, or none."""
    return kept(name, MILL["en"], "en", day=day)


def together(stories: Sequence[Sequence[str]], a: str, b: str) -> bool:
    """Return whether one story holds both."""
    return any({a, b} <= set(story) for story in stories)


@pytest.mark.parametrize("language", sorted(TOWNS))
def test_the_same_venue_with_other_protagonists_is_another_event(language: str) -> None:
    """Neither forecast tells the town of the other's headline; a third that tells of both does not join them."""
    here, there = TOWNS[language]
    a, b = weather("a", language, here), weather("b", language, there)
    third = kept("c", (a.article.title, a.article.text + " " + b.article.text), language)
    assert not together(members(group((a, b), (), TOPIC, OPTIONS)), "a", "b")
    assert not together(members(group((a, b, third), (), TOPIC, OPTIONS)), "a", "b")


def test_one_name_in_two_spellings_is_no_contradiction() -> None:
    """Lukashenko and Lukashenka are one protagonist."""
    tell = "On Monday {} opened the mill at Vetrino and thanked its workers."
    a, b = (kept(name, (f"{spelt} opens mill", tell.format(spelt)), "en") for name, spelt in (("a", "Lukashenko"), ("b", "Lukashenka")))
    both = weighed((a, b), TOPIC)
    assert not compare(both["a"], both["b"], OPTIONS).contradicts


def test_the_last_of_december_and_the_first_of_january_are_a_day_apart() -> None:
    """What is one event on any other two days is one at the turn of the year."""
    both = weighed([steady("a", "2025-12-31"), steady("b", "2026-01-01"), steady("c", "2026-01-02")], TOPIC)
    apart = {pair: dict(compare(both[pair[0]], both[pair[1]], OPTIONS).features)["apart"] for pair in ("ab", "bc", "ac")}
    assert apart == {"ab": 0.0, "bc": 0.0, "ac": 1.0}


NEXT = [("2026-01-31", "2026-02-01"), ("2026-02-28", "2026-03-01"), ("2028-02-29", "2028-03-01"), ("2025-12-31", "2026-01-01")]


@pytest.mark.parametrize(("day", "after"), NEXT)
def test_days_that_follow_each_other_are_shared_over_months_and_years(day: str, after: str) -> None:
    """A report named by the evening and one by the next morning share a day and do not contradict each other, whatever ends between."""
    day_later = f"{after[:-1]}{int(after[-1]) + 1}"
    both = weighed([steady("a", day), steady("b", after), steady("c", day_later)], TOPIC)
    apart = [dict(compare(both["a"], both[other], OPTIONS).features)["apart"] for other in "bc"]
    common = [shared(both["a"], both[other], Kind.DATES) > 0 for other in "bc"]
    assert (apart, common) == ([0.0, 1.0], [True, False])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(("", "2026-02-26", "2026-02-28", "2026-03-02")), min_size=2, max_size=9))
def test_no_story_holds_a_contradiction(days: list[str]) -> None:
    """However many reports without a day stand between them, reports that name other days stay apart."""
    edition = [steady(f"m{number}", day) for number, day in enumerate(days)]
    profiles = weighed(edition, TOPIC)
    for story in members(group(edition, (), TOPIC, OPTIONS)):
        assert not any(compare(profiles[a], profiles[b], OPTIONS).contradicts for a, b in combinations(story, 2))


@settings(max_examples=25, deadline=None)
@given(st.permutations([*EDITION, weather("w1", "ru", "Ветрино"), weather("w2", "ru", "Сарны"), steady("day", "2026-02-27")]))
def test_neither_arrival_nor_batch_order_shows(edition: list[Kept]) -> None:
    """Stories, links and scores are a function of the set."""
    assert group(edition, (), TOPIC, OPTIONS) == group(sorted(edition, key=lambda one: one.id), (), TOPIC, OPTIONS)


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_pairs_does_not_change_groups(dice: Random) -> None:
    """Clusters are the same whatever the order in which articles and pairs are given."""
    profiles = weighed(EDITION, TOPIC)
    verified = [(pair, compare(profiles[pair[0]], profiles[pair[1]], OPTIONS)) for pair in candidates(profiles, profiles)]
    shuffled, names = dice.sample(verified, len(verified)), dice.sample(sorted(profiles), len(profiles))
    assert agglomerate(names, dict(shuffled), OPTIONS.threshold) == agglomerate(sorted(names), dict(verified), OPTIONS.threshold)


ODD = {
    "one word": ("", "Слово"),
    "empty": ("", ""),
    "ten thousand identical sentences": ("All calm", "All is calm at the mill. " * 10_000),
    "mixed scripts": ("Новости 新闻 news навіны", "Завод 工厂 plant завод\u0301 ﷽ 🚂 Ў ſ ﬁ" * 20),
    "no letters": ("???", "… 1 2 3 — ※ \u200b\ufeff"),
}


@pytest.mark.parametrize("kind", sorted(ODD))
@pytest.mark.parametrize("language", ["en", "ru", "be", "zh", "und"])
def test_an_odd_text_is_a_story_of_its_own(kind: str, language: str) -> None:
    """It joins no event that it does not tell, and the others are grouped as without it."""
    found = members(group((kept("odd", ODD[kind], language), *EDITION), (), TOPIC, OPTIONS))
    assert ["odd"] in found
    assert sorted(story for story in found if story != ["odd"]) == sorted(members(group(EDITION, (), TOPIC, OPTIONS)))


def test_two_empty_articles_are_two_stories() -> None:
    """What says nothing is no evidence of one event."""
    assert len(group((kept("a", ("", ""), "en"), kept("b", ("", ""), "ru")), (), TOPIC, OPTIONS)) == 2


def test_an_article_without_a_date_goes_by_the_time_it_was_kept() -> None:
    """Reports kept on one day are one story, though neither says when it was published; kept a month apart they are two."""
    one, other = kept("a", MILL["en"], "en"), kept("b", MILL["en"], "en", when=NOON + timedelta(hours=5))
    later = kept("c", MILL["en"], "en", when=NOON + timedelta(days=30))
    assert one.article.published is None
    assert members(group((one, other, later), (), TOPIC, OPTIONS)) == [["a", "b"], ["c"]]


def profile(number: int) -> Profile:
    """Return one of three reports on an event of its own, among words that every article has."""
    words = {f"event {number // 3} word {at}": 4.0 for at in range(10)} | {f"usual {at}": 0.4 for at in range(8)}
    vectors = {kind: words if kind in (Kind.WORDS, Kind.TITLES) else {} for kind in Kind}
    return Profile(
        id=f"{number:05d}",
        language="en",
        vectors=vectors,
        norms={kind: sum(weight * weight for weight in vector.values()) ** 0.5 for kind, vector in vectors.items()},
        told=frozenset(words),
        subjects=frozenset(),
        protagonists=frozenset(),
        bones=frozenset(),
        steps=frozenset(),
        years=frozenset(),
        days=(),
        headed=(),
        figures={},
        when=0.0,
        day=1,
        titled=True,
    )


def test_twenty_thousand_articles_of_one_day_are_not_all_compared() -> None:
    """Of 200 million pairs those that tell one event are compared, and each event is a story; counted, since time is the machine's."""
    profiles = {one.id: one for one in map(profile, range(20_000))}
    pairs = candidates(profiles, profiles)
    assert len(pairs) < 2 * len(profiles)
    verified = {pair: compare(profiles[pair[0]], profiles[pair[1]], OPTIONS) for pair in pairs}
    groups = agglomerate(profiles, verified, OPTIONS.threshold)
    assert {len(names) for names in groups} <= {2, 3}
    assert len(groups) == 6_667


@pytest.mark.parametrize(
    ("language", "sought", "signed", "begun"),
    [
        ("en", "Minsk seeks a loan", "Minsk signs a loan", "The loan takes effect"),
        ("ru", "Минск намерен занять деньги", "Договор подписан", "Договор вступил в силу"),
        ("be", "Мінск плануе пазычыць", "Дамова падпісана", "Дамова набыла моц"),
        ("zh", "双方磋商贷款", "双方签署协议", "协议生效"),
    ],
)
def test_the_steps_of_an_agreement_are_told_apart(language: str, sought: str, signed: str, begun: str) -> None:
    """What is sought, signed and in force shares no step, in four languages."""
    found = [steps((Passage.of(text, language),)) for text in (sought, signed, begun)]
    assert all(found)
    assert all(one.isdisjoint(other) for one, other in combinations(found, 2))


def test_what_is_not_signed_is_not_signed() -> None:
    """A denial is no step."""
    assert steps((Passage.of("Договор ещё не подписан", "ru"),)).isdisjoint(steps((Passage.of("Договор подписан", "ru"),)))


def test_years_are_those_written_out() -> None:
    """A longer number holds no year."""
    assert years((Passage.of("Trade in 2018 was 120190 tonnes", "en"),)) == {"2018"}


def test_a_name_is_what_the_text_writes_with_a_capital_letter_inside_a_sentence() -> None:
    """Not every capital of a headline."""
    title, body = Passage.of("Mill Opens In Vetrino", "en"), Passage.of("The mill opens. It stands in Vetrino.", "en")
    assert subjects(title, capitals(body)) == {"vetrino"}
    assert protagonists(title, capitals(body)) == {"vtrn"}


def test_russian_and_belarusian_words_begin_alike() -> None:
    """«Контракт» is «кантракт»; English has no kindred."""
    assert kindred(Passage.of("контракта", "ru")) == kindred(Passage.of("кантракту", "be"))
    assert not kindred(Passage.of("contract", "en"))
