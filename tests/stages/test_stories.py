"""Stories: one event in four languages is one story, contradictions stay apart, and no order of arrival shows."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import (
    Article,
    ArticleVersion,
    DateMention,
    Entity,
    EntityKind,
    Facts,
    Field,
    Figure,
    Kept,
    Known,
    Mention,
    NameForm,
    New,
    Outlet,
    Place,
    Published,
    Relevance,
    Reprint,
    Side,
    Story,
    StoryOptions,
    TextOrigin,
    Topic,
    Verdict,
)
from monitor.stages.stories import compare, group, weighed
from monitor.stages.stories.clusters import agglomerate
from monitor.stages.stories.cognates import skeleton
from monitor.stages.stories.concepts import LANGUAGES, concepts
from monitor.stages.stories.pairs import Comparison
from monitor.stages.stories.passages import Passage

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OPTIONS = StoryOptions()


def entity(name: str, kind: EntityKind) -> Entity:
    """Return an entity of the small topic."""
    return Entity(id=name, kind=kind, label=name, forms=(NameForm(language="en", text=name),))


TOPIC = Topic(
    id="north-south",
    titles=(("en", "North and South"),),
    zone="UTC",
    languages=("en", "ru", "be", "zh"),
    sides=(Side(id="n", country="NO", names=(("en", "North"),)), Side(id="s", country="ZA", names=(("en", "South"),))),
    entities=(entity("mill", EntityKind.PROJECT), entity("queen", EntityKind.PERSON), entity("friends", EntityKind.FORMULA)),
    contexts=(),
    threshold=0.5,
    passing_threshold=0.2,
)

MILL = {
    "en": (
        "Pulp mill starts work",
        "The pulp mill at Vetrino made its first 400 tonnes of cellulose on Monday. A bank lent $85 million for it.",
    ),
    "ru": ("Целлюлозный завод заработал", "Завод в Ветрино выпустил первые 400 тонн целлюлозы. Кредит банка составил 85 млн долларов."),
    "be": ("Цэлюлозны завод запрацаваў", "Завод у Ветрыне выпусціў першыя 400 тон цэлюлозы. Крэдыт банка склаў 85 млн долараў."),
    "zh": ("纸浆厂投产", "韦特里诺纸浆工厂生产出首批400吨纸浆。银行为此提供了8500万美元贷款。"),
}
ORCHESTRA = {
    "en": (
        "Orchestra tours the south",
        "The orchestra gave 7 concerts in the south, and the last concert drew 3,000 listeners and €1.2 million.",
    ),
    "ru": ("Оркестр гастролирует на юге", "Оркестр дал 7 концертов на юге, последний концерт собрал 3000 слушателей и 1,2 млн евро."),
    "be": ("Аркестр гастралюе на поўдні", "Аркестр даў 7 канцэртаў на поўдні, апошні канцэрт сабраў 3000 слухачоў і 1,2 млн еўра."),
    "zh": ("交响乐团南方巡演", "交响乐团在南方举行了7场音乐会，最后一场音乐会吸引了3000名听众，收入120万欧元。"),
}
FIGURES = {"mill": ((400.0, "tonne", ""), (85e6, "", "USD")), "tour": ((7.0, "concert", ""), (3000.0, "person", ""), (1.2e6, "", "EUR"))}


def facts(text: str, figures: Sequence[tuple[float, str, str]], names: Sequence[str], day: str) -> Facts:
    """Return facts, all at the first letter of the text; the day stands where the text has a digit."""
    place = Place(field=Field.TEXT, start=0, end=1)
    digit = next((at for at, char in enumerate(text) if char.isdigit()), 0)
    return Facts(
        figures=tuple(Figure(place=place, low=value, high=value, unit=unit, currency=money) for value, unit, money in figures),
        mentions=tuple(Mention(entity=name, place=place) for name in names),
        dates=(DateMention(place=Place(field=Field.TEXT, start=digit, end=digit + 1), iso=day),) if day else (),
    )


def kept(
    name: str,
    told: tuple[str, str],
    language: str,
    figures: Sequence[tuple[float, str, str]] = (),
    names: Sequence[str] = (),
    day: str = "",
    when: datetime = NOON,
    verdict: Verdict | None = None,
) -> Kept:
    """Return a kept article with that title and text."""
    article = Article(
        url=f"https://paper.example/{name}",
        title=told[0],
        text=told[1],
        language=language,
        published=None,
        byline="",
        origin=TextOrigin.PAGE,
    )
    return Kept(
        version=ArticleVersion(id=name, n=1, article=article, text_hash="", extractor="", response="", recorded=1),
        outlet=Outlet(id="paper", name="Paper", hosts=("paper.example",)),
        relevance=Relevance(score=1.0, evidence=()),
        facts=facts(told[1], figures, names, day),
        verdict=verdict or New(),
        sightings=(),
        kept_at=when,
    )


def mill(language: str, name: str = "", **more: object) -> Kept:
    """Return the report on the mill in one language."""
    return kept(name or f"mill-{language}", MILL[language], language, FIGURES["mill"], ("mill",), **more)  # type: ignore[arg-type]  # named by the caller


def tour(language: str) -> Kept:
    """Return the report on the orchestra in one language."""
    return kept(f"tour-{language}", ORCHESTRA[language], language, FIGURES["tour"], ("queen",))


EDITION = (*map(mill, MILL), *map(tour, ORCHESTRA))


def members(stories: Sequence[Story]) -> list[list[str]]:
    """Return the ids of each story's members."""
    return [[member.id for member in story.members] for story in stories]


def told(number: int, *articles: Kept) -> Published:
    """Return a published story."""
    return Published(number=number, first_told="2026-03-01", last_told="2026-03-01", headline="", members=articles)


def test_an_event_told_in_four_languages_is_one_story() -> None:
    """Two events in four languages each are two stories."""
    stories = group(EDITION, (), TOPIC, OPTIONS)
    assert members(stories) == [[f"mill-{language}" for language in sorted(MILL)], [f"tour-{language}" for language in sorted(MILL)]]


def test_links_name_the_features_of_accepted_pairs() -> None:
    """Every pair at or above the threshold is a link with its features."""
    links = group(EDITION, (), TOPIC, OPTIONS)[0].links
    assert links
    assert all(link.score >= OPTIONS.threshold and link.first < link.second for link in links)
    assert "concepts" in dict(links[0].features)


@settings(max_examples=25, deadline=None)
@given(st.permutations(EDITION))
def test_the_order_of_arrival_does_not_matter(edition: list[Kept]) -> None:
    """The stories are a function of the set of articles."""
    assert group(edition, (), TOPIC, OPTIONS) == group(EDITION, (), TOPIC, OPTIONS)


def test_telling_an_article_twice_changes_nothing() -> None:
    """The same article given twice is one."""
    assert group((*EDITION, *EDITION), (), TOPIC, OPTIONS) == group(EDITION, (), TOPIC, OPTIONS)


def test_known_articles_make_no_story() -> None:
    """What a seed says already is folded elsewhere."""
    assert group((mill("en", verdict=Known(seed="000", share=1.0, back=1.0)),), (), TOPIC, OPTIONS) == ()


def test_a_reprint_goes_where_its_origin_goes() -> None:
    """Even a copy whose title says something else, and a copy of a copy."""
    copy = kept("copy", ("Otherwise", "Something else altogether."), "en", verdict=Reprint(of="mill-en", share=1.0, back=1.0))
    again = kept("again", ("Again", "And something else."), "en", verdict=Reprint(of="copy", share=1.0, back=1.0))
    assert members(group((mill("en"), copy, again, tour("en")), (), TOPIC, OPTIONS)) == [["again", "copy", "mill-en"], ["tour-en"]]


def test_a_reprint_of_a_told_article_is_left_out() -> None:
    """Its origin stands in a published story."""
    copy = mill("en", "copy", verdict=Reprint(of="old", share=1.0, back=1.0))
    assert group((copy,), (told(3, mill("en", "old")),), TOPIC, OPTIONS) == ()


def test_a_reprint_whose_origin_is_nowhere_stands_for_itself() -> None:
    """What was never told is told from the copy."""
    assert members(group((mill("en", verdict=Reprint(of="lost", share=1.0, back=1.0)),), (), TOPIC, OPTIONS)) == [["mill-en"]]


def test_reprints_in_a_circle_are_one_story() -> None:
    """Two articles that name each other end at the smaller id."""
    one = mill("en", "a", verdict=Reprint(of="b", share=1.0, back=1.0))
    other = mill("en", "b", verdict=Reprint(of="a", share=1.0, back=1.0))
    assert members(group((other, one), (), TOPIC, OPTIONS)) == [["a", "b"]]


def test_articles_far_apart_in_time_are_two_events() -> None:
    """The same words a month later tell something else."""
    later = mill("en", "later", when=NOON + timedelta(days=30))
    assert members(group((mill("en"), later), (), TOPIC, OPTIONS)) == [["later"], ["mill-en"]]


def test_contradicting_days_are_two_events() -> None:
    """Two openings that name two days of one week do not meet, nor through a third that names none."""
    one, other = mill("en", "one", day="2026-02-27"), mill("en", "other", day="2026-03-02")
    found = members(group((one, other, mill("en", "third")), (), TOPIC, OPTIONS))
    assert not any({"one", "other"} <= set(story) for story in found)


def test_formulas_and_states_are_no_evidence() -> None:
    """Two events that share only a recurring formula stay apart."""
    a = kept("a", ("Grain", "Wheat was bought."), "en", names=("friends",))
    b = kept("b", ("文化", "博物馆举办展览。"), "zh", names=("friends",))
    assert len(group((a, b), (), TOPIC, OPTIONS)) == 2


def test_a_story_continues_the_published_one() -> None:
    """The next day's report in another language carries the story on; what is new carries nothing on."""
    old = (told(3, mill("ru", "old")), told(9, tour("be")))
    tomorrow = mill("zh", when=NOON + timedelta(days=1))
    assert [story.continues for story in group((tomorrow,), old, TOPIC, OPTIONS)] == [3]
    assert [story.continues for story in group((tour("en"),), old[:1], TOPIC, OPTIONS)] == [0]


def test_a_late_report_carries_its_story_on() -> None:
    """A report ten days later joins the published story, unless it names a day of its own."""
    old, late = (told(3, mill("ru", "old", day="2026-02-27")),), NOON + timedelta(days=10)
    assert [story.continues for story in group((mill("en", when=late),), old, TOPIC, OPTIONS)] == [3]
    assert [story.continues for story in group((mill("en", when=late, day="2026-03-11"),), old, TOPIC, OPTIONS)] == [0]


def test_of_two_published_stories_that_match_alike_the_newest_goes_on() -> None:
    """Equal matches go to the higher number, in whatever order they are given."""
    old = (told(5, mill("ru", "o1")), told(8, mill("ru", "o2")))
    assert [story.continues for story in group((mill("en"),), old, TOPIC, OPTIONS)] == [8]
    assert [story.continues for story in group((mill("en"),), old[::-1], TOPIC, OPTIONS)] == [8]


@pytest.mark.parametrize("text", ["", "…", "Слово", "all calm. " * 5_000, "中文 и English 混合 текст"])
def test_odd_texts_make_stories_of_their_own(text: str) -> None:
    """An article that says nothing joins nobody."""
    odd = kept("odd", ("", text), "und")
    assert ["odd"] in members(group((odd, *EDITION), (), TOPIC, OPTIONS))


def test_a_great_event_is_one_story() -> None:
    """Two hundred outlets on one event, more than are all compared, and one on something else."""
    edition = (*(mill("en", f"m{number:03d}") for number in range(200)), tour("en"))
    assert [len(story) for story in members(group(edition, (), TOPIC, OPTIONS))] == [200, 1]


def test_no_articles_no_stories() -> None:
    """An empty edition is empty."""
    assert group((), (told(1, mill("en")),), TOPIC, OPTIONS) == ()


@given(st.sampled_from(EDITION), st.sampled_from(EDITION))
def test_a_comparison_is_symmetric(a: Kept, b: Kept) -> None:
    """Which article comes first does not matter."""
    both = weighed(EDITION, TOPIC)
    assert compare(both[a.id], both[b.id], OPTIONS) == compare(both[b.id], both[a.id], OPTIONS)


def pairs(*scored: tuple[str, str, float]) -> dict[tuple[str, str], Comparison]:
    """Return comparisons; a negative score is a contradiction."""
    return {(a, b): Comparison(score=max(0.0, score), features=(), contradicts=score < 0, distant=False) for a, b, score in scored}


def test_a_chain_is_not_a_group() -> None:
    """B is like a and like c, but a and c have nothing in common: the better pair stays."""
    assert agglomerate("abc", pairs(("a", "b", 0.9), ("b", "c", 0.8)), 0.5) == (("a", "b"), ("c",))


def test_a_contradiction_keeps_groups_apart() -> None:
    """However strong the third article pulls."""
    assert agglomerate("abc", pairs(("a", "b", 1.0), ("b", "c", 1.0), ("a", "c", -1.0)), 0.1) == (("a", "b"), ("c",))


@given(st.dictionaries(st.tuples(st.sampled_from("abcde"), st.sampled_from("fghij")), st.floats(-0.2, 1.0), max_size=25))
def test_groups_part_the_articles_and_never_hold_a_contradiction(scores: dict[tuple[str, str], float]) -> None:
    """Every article is in one group, and no group holds a pair that contradicts itself."""
    found = agglomerate("abcdefghij", pairs(*((a, b, score) for (a, b), score in scores.items())), 0.5)
    assert sorted(name for names in found for name in names) == list("abcdefghij")
    assert not any(score < 0 and a in names and b in names for (a, b), score in scores.items() for names in found)


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        ("en", "Two banks lend money", "loan"),
        ("ru", "Банк выдал кредиты", "loan"),
        ("be", "Банк выдаў крэдыты", "loan"),
        ("zh", "银行发放贷款", "loan"),
        ("be", "зьвязаныя са спадарожнікам", "satellite"),
    ],
)
def test_concepts_mean_the_same_in_four_languages(language: str, text: str, concept: str) -> None:
    """Inflected words are found by their beginnings."""
    assert concept in concepts(Passage.of(text, language))


def test_a_chinese_name_does_not_hold_another() -> None:
    """白俄罗斯 is not 俄罗斯."""
    assert "russia" not in concepts(Passage.of("白俄罗斯代表团", "zh"))
    assert concepts(Passage.of("俄罗斯代表团", "zh"))["russia"] == 1


def test_every_concept_has_a_form_in_every_language() -> None:
    """A concept without a form in one language would only join the others."""
    from monitor.stages.stories.concepts import _rows

    assert all(len(row) == 1 + len(LANGUAGES) and all(row) for row in _rows())


@pytest.mark.parametrize("forms", [("budapest", "будапешту", "будапешт"), ("contract", "контракт", "кантракт"), ("gomel", "гомель")])
def test_names_and_loan_words_look_alike(forms: tuple[str, ...]) -> None:
    """Latin and Cyrillic forms have one skeleton."""
    assert len({skeleton(form) for form in forms}) == 1
