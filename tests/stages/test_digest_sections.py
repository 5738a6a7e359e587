"""What stands beside the stories: figures compared, quotations, two readouts, what lies ahead."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from monitor.model import (
    Accord,
    Ahead,
    Certainty,
    CitedSentence,
    Control,
    Digest,
    EntityKind,
    Field,
    Figure,
    Form,
    Kept,
    Outlet,
    Place,
    Published,
    Recurring,
    Rung,
    Seed,
    ToldSentence,
)
from monitor.model.articles import Bound
from monitor.model.sections import Amount
from monitor.settings.topic import read_topic
from monitor.stages import facts
from monitor.stages.digest import compose
from monitor.stages.digest.figures import compare
from monitor.stages.due import last_day
from monitor.stages.render.citations import read_html, read_markdown
from monitor.stages.render.html import html
from monitor.stages.render.markdown import markdown
from monitor.stages.render.sections import Sections, cited
from monitor.stages.render.wording import Wording
from tests.stages import material as made

TOPIC = read_topic(Path(__file__).parents[2] / "config" / "topics" / "belarus-china.toml")
AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
MINSK = made.outlet("minsk", "BY", Control.STATE, Form.AGENCY)
BEIJING = made.outlet("beijing", "CN", Control.STATE, Form.AGENCY)
ABROAD = made.outlet("abroad", "DE", Control.PRIVATE, Form.PAPER)

TALKS = {
    "ru": "Президент Беларуси Александр Лукашенко провёл в Пекине переговоры с Председателем КНР Си Цзиньпином. Стороны говорили о парке "
    "«Великий камень». «Беларусь была, есть и будет надёжным партнёром для Китая», – сказал Александр Лукашенко.",
    "zh": "国家主席习近平21日在北京会见白俄罗斯总统卢卡申科。习近平指出，中方愿同白方推进共建“一带一路”。双方重申全天候全面战略伙伴关系。",
}


def kept(name: str, text: str, language: str, by: Outlet = ABROAD, at: datetime = AT) -> Kept:
    """Return an article with the facts that are found in its text."""
    one = made.article(name, language, published=at, by=by)
    article = replace(one.article, text=text, title="")
    version = replace(one.version, article=article)
    return replace(one, version=version, facts=facts.find(article, TOPIC), kept_at=at)


def digest(*members: Kept, seeds: tuple[Seed, ...] = (), **more: object) -> Digest:
    """Return the edition of one story of these articles."""
    found = made.material((made.story(*members), made.summary()))
    configured = replace(found.settings, topic=TOPIC, seeds=seeds)
    return compose(replace(found, settings=configured, **more))  # type: ignore[arg-type]  # fields of Material by name


def pieces(told: Digest) -> list[str]:
    """Return the cited words of the sections."""
    return [one.sentence.text for one in cited(told)]


def figure(value: float, **more: object) -> Figure:
    """Return a price in dollars."""
    place = Place(field=Field.TEXT, start=0, end=5)
    return Figure(place=place, low=value, high=value, unit="", currency="USD", measure="price", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stated", "accord"),
    [
        ([(1, figure(300)), (2, figure(300))], Accord.EQUAL),
        ([(1, figure(5.84e9)), (2, figure(5.8e9))], Accord.EXPLAINED),
        ([(1, figure(800_000)), (2, figure(700_000)), (2, figure(100_000))], Accord.EXPLAINED),
        ([(1, figure(300, basis=(("terms", "CFR"),))), (2, figure(270, basis=(("terms", "FOB"),)))], Accord.DIFFERENT_BASIS),
        ([(1, figure(300)), (2, figure(285))], Accord.OPEN),
        ([(1, figure(70, bound=Bound.MORE)), (2, figure(73))], Accord.EXPLAINED),
        ([(1, figure(80, bound=Bound.LESS)), (2, figure(73))], Accord.EXPLAINED),
        ([(1, figure(70, bound=Bound.MORE)), (2, figure(70, bound=Bound.MORE))], Accord.EQUAL),
        ([(1, figure(70, bound=Bound.MORE)), (2, figure(70))], Accord.EXPLAINED),
        ([(1, figure(70, bound=Bound.MORE)), (2, figure(64))], Accord.OPEN),
        ([(1, figure(300))], Accord.ALONE),
        ([(1, figure(300)), (2, figure(285)), (2, figure(410))], None),
    ],
)
def test_figures_stand_to_each_other_as_said(stated: list[tuple[int, Figure]], accord: Accord | None) -> None:
    """Sums and roundings explain, a basis sets apart, single figures that differ are open; else nothing is said."""
    assert compare(stated) is accord


def test_one_figure_in_four_languages_is_one_row() -> None:
    """Equal figures are printed once, in the reader's language, with the numbers of the other voices."""
    told = digest(
        kept("a", "Trade between Belarus and China reached 8.4 billion dollars in 2025, the ministry said.", "en"),
        kept("b", "Товарооборот Беларуси и Китая в 2025 году достиг 8,4 млрд долларов.", "ru"),
        kept("c", "Тавараабарот Беларусі і Кітая ў 2025 годзе дасягнуў 8,4 млрд долараў.", "be"),
        kept("d", "2025年，白俄罗斯与中国贸易额达84亿美元。", "zh"),
    )
    rows = [row for row in told.figures if row.accord is Accord.EQUAL]
    assert [(row.measure, [one.told.sentence.language for one in row.stated], len(row.also)) for row in rows] == [("trade", ["en"], 3)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Министр встретился с переводчиками.", ()),
        ("Встретился с Си Цзиньпином Александр Лукашенко.", ("Alexander Lukashenko", "Xi Jinping", "Meeting")),
    ],
    ids=["translators", "leader"],
)
def test_a_meeting_is_named_beside_those_who_meet(text: str, names: tuple[str, ...]) -> None:
    """The word for a meeting of leaders is no gloss of a meeting with translators."""
    story = kept("r", text, "ru")
    found = made.material((made.story(story), made.summary(made.sentence(story, 0, len(text)))))
    glosses = compose(replace(found, settings=replace(found.settings, topic=TOPIC))).glosses
    assert tuple(sorted(name for gloss in glosses for name in gloss.names)) == tuple(sorted(names))


MORE = {
    "en": "Belarus delivered more than 70 tonnes of meat to China in 2025.",
    "ru": "Беларусь поставила в Китай в 2025 году более 70 тонн мяса.",
    "be": "Беларусь паставіла ў Кітай у 2025 годзе больш за 70 тон мяса.",
    "zh": "2025年，白俄罗斯向中国出口肉类超过70吨。",
}


@pytest.mark.parametrize("language", sorted(MORE))
def test_more_than_a_number_and_a_number_beyond_it_are_no_dispute(language: str) -> None:
    """Both are printed, and no distance between them."""
    exact = kept("b", "Belarus delivered 73 tonnes of meat to China in 2025, a trade paper said.", "en")
    told = digest(kept("a", MORE[language], language, MINSK), exact)
    (row,) = (one for one in told.figures if one.accord is not Accord.ALONE)
    assert (row.accord, {(one.bound, one.high) for one in row.stated}) == (Accord.EXPLAINED, {(Bound.MORE, 70), (Bound.EXACT, 73)})
    assert Sections(Wording(told)).reckoning(row) == ""


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "Belarus and China held talks. Delegates then left Minsk.", "明斯克"),
        ("ru", "Беларусь и Китай провели переговоры. Затем делегаты покинули Минск.", "Minsk"),
        ("be", "Беларусь і Кітай правялі перамовы. Потым дэлегаты пакінулі Мінск.", "Minsk"),
        ("zh", "白俄罗斯与中国举行会谈。随后代表们离开明斯克。", "Minsk"),
    ],
)
def test_a_lone_place_is_no_gloss(language: str, text: str, place: str) -> None:
    """The line "(Minsk)" tells nothing; beside a day the name stays."""
    for more, names in (("", ()), (" 20.11.2026" if language != "zh" else "2026年11月20日", (place,))):
        whole = f"{text[:-1]}{more}{text[-1]}"
        story = kept("f", whole, language)
        start = whole.index("。" if language == "zh" else ".") + 1
        found = made.material((made.story(story), made.summary(made.sentence(story, start, len(whole)))))
        edition = replace(found.plan, edition=replace(found.plan.edition, language="zh" if language == "en" else "en"))
        glosses = compose(replace(found, plan=edition, settings=replace(found.settings, topic=TOPIC))).glosses
        assert tuple(name for gloss in glosses for name in gloss.names) == names


@pytest.mark.parametrize(("language", "words"), [("en", "Great Stone"), ("zh", "中白工业园")])
def test_a_foreign_sentence_has_a_line_of_facts(language: str, words: str) -> None:
    """Names in the reader's language where the topic has them, amounts and days in their normal form; own sentences have none."""
    text = "У парку «Вялікі камень» да 1 лютага 2027 года ўкладуць 300 мільёнаў долараў."
    story = kept("b", text, "be")
    found = made.material((made.story(story), made.summary(made.sentence(story, 0, len(text)))))
    edition = replace(found.plan, edition=replace(found.plan.edition, language=language))
    (gloss,) = compose(replace(found, plan=edition, settings=replace(found.settings, topic=TOPIC))).glosses
    assert any(words in name for name in gloss.names)
    assert (gloss.amounts, gloss.days) == ((Amount(low=3e8, high=3e8, unit="", currency="USD"),), ("2027-02-01",))
    own = replace(found.plan, edition=replace(found.plan.edition, language="be"))
    assert not compose(replace(found, plan=own, settings=replace(found.settings, topic=TOPIC))).glosses


def test_each_side_is_quoted_by_its_own_outlet() -> None:
    """A quotation names its speaker and whether the speaker's own side printed it."""
    told = digest(kept("m", TALKS["ru"], "ru", MINSK))
    assert [(quote.told.sentence.text, quote.own) for quote in told.quotes] == [
        ("Беларусь была, есть и будет надёжным партнёром для Китая", True)
    ]


def test_old_words_are_marked_with_their_day() -> None:
    """A quotation that a seed holds already is not of today."""
    seed = Seed(
        id="s1",
        title="Visit",
        text="Прежний текст. «Беларусь была, есть и будет надёжным партнёром для Китая», – говорил он.",
        language="ru",
        publisher="P",
        origin="O",
        event_date=date(2023, 3, 1),
        certainty=Certainty.PRINTED,
        date_evidence="printed",
    )
    (quote,) = digest(kept("m", TALKS["ru"], "ru", MINSK), seeds=(seed,)).quotes
    assert (quote.said, quote.said_in) == ("2023-03-01", "Visit")


SAID = {
    "en": "“China will put 500 million dollars into the Great Stone park next year,” Belarusian President Alexander Lukashenko said.",
    "ru": "«Китай вложит в парк «Великий камень» 500 млн долларов в следующем году», – сказал Президент Беларуси Александр Лукашенко.",
    "be": "«Кітай укладзе ў парк «Вялікі камень» 500 млн долараў у наступным годзе», – сказаў Прэзідэнт Беларусі Аляксандр Лукашэнка.",
    "zh": "白俄罗斯总统卢卡申科表示：“中国明年将向中白工业园投资5亿美元。”",
}


def test_renderings_of_one_sentence_stand_together() -> None:
    """The same person with the same names and figures in four languages is one quotation, printed where it was spoken first."""
    told = digest(*(kept(language, text, language, at=AT + n * timedelta(hours=1)) for n, (language, text) in enumerate(SAID.items())))
    assert [[one.sentence.language for one in (quote.told, *quote.renderings)] for quote in told.quotes] == [["en", "be", "ru", "zh"]]


def test_the_same_words_of_two_people_stay_two_quotations() -> None:
    """Who spoke is asked before what was said."""
    told = digest(kept("a", SAID["en"], "en"), kept("b", SAID["zh"].replace("白俄罗斯总统卢卡申科", "国家主席习近平"), "zh"))
    assert [quote.renderings for quote in told.quotes] == [(), ()]


def test_a_figure_of_the_headline_is_not_in_the_quotation() -> None:
    """Places in a title and in a text count from nought each: only what stands inside the speech makes two of them one."""
    words = {
        "en": "“We will build more at the Great Stone park in the years to come,” Belarusian President Alexander Lukashenko said.",
        "ru": "«Мы будем больше строить в парке «Великий камень» в эти годы», – сказал Президент Беларуси Александр Лукашенко.",
    }
    story = [kept(language, text, language) for language, text in words.items()]
    inside = Place(field=Field.TITLE, start=10, end=20)
    titled = [replace(one, facts=replace(one.facts, figures=(replace(figure(5e8), place=inside),))) for one in story]
    assert [quote.renderings for quote in digest(*titled).quotes] == [(), ()]


def test_two_readouts_show_what_each_omits() -> None:
    """What one side names and the other does not stands as absent, in the words of the side that names it."""
    (found,) = digest(kept("m", TALKS["ru"], "ru", MINSK), kept("c", TALKS["zh"], "zh", BEIJING)).readouts

    def words(cell: ToldSentence | None) -> str:
        return cell.sentence.text if cell else ""

    rows = {(row.kind, row.label): tuple(map(words, row.cells)) for row in found.rows}
    assert rows[EntityKind.INITIATIVE, "Belt and Road"] == ("", "一带一路")
    assert rows[EntityKind.FORMAT, ""] == ("переговоры с", "会见")
    park = next(cells for (kind, _), cells in rows.items() if kind is EntityKind.PROJECT)
    assert park[1] == ""


def test_one_side_alone_makes_no_comparison() -> None:
    """Two outlets of one state are one side."""
    assert not digest(kept("m", TALKS["ru"], "ru", MINSK), kept("n", TALKS["ru"], "ru", MINSK)).readouts


def test_what_the_last_readout_named_is_missed() -> None:
    """A formula that a side's readout of the last meeting had and this one has not is said to be gone."""
    last = kept("old", TALKS["zh"], "zh", BEIJING, AT - timedelta(days=9))
    published = Published(number=3, first_told="2026-11-13", last_told="2026-11-13", headline="", members=(last,))
    now = kept("c", "国家主席习近平21日在北京会见白俄罗斯总统卢卡申科。双方谈到贸易。", "zh", BEIJING)
    (found,) = digest(kept("m", TALKS["ru"], "ru", MINSK), now, published=(published,)).readouts
    assert {(country, edition) for country, _, edition in found.gone} == {("CN", "2026-11-13")}
    assert "Belt and Road" in {label for _, label, _ in found.gone}


def test_a_formula_is_news_only_once() -> None:
    """The first use is told with its words; a formula known before is not."""
    story = kept("c", TALKS["zh"], "zh", BEIJING)
    assert [news.told.sentence.text for news in digest(story).formulas] == ["全天候全面战略伙伴关系"]
    named = frozenset(entity.id for entity in TOPIC.entities if entity.kind is EntityKind.FORMULA)
    assert not digest(story, formulas=named).formulas


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Belarus will supply 700,000 tonnes of potash to China by 10 December 2026 under the contract signed in Minsk."),
        ("ru", "Беларусь поставит Китаю 700 тыс. тонн калийных удобрений до 10 декабря 2026 года по подписанному контракту."),
        ("be", "Беларусь паставіць Кітаю 700 тыс. тон калійных угнаенняў да 10 снежня 2026 года паводле падпісанага кантракту."),
        ("zh", "根据已签署的合同，白俄罗斯将于2026年12月10日前向中国供应70万吨钾肥。"),
    ],
)
def test_a_promise_is_due(language: str, text: str) -> None:
    """A promise of today that falls due within thirty days stands ahead, in each language."""
    (promise,) = digest(kept("p", text, language)).promises
    assert (promise.state, promise.due) == (Ahead.DUE, "2026-12-10")


def test_a_promise_in_two_languages_is_told_once_in_the_readers() -> None:
    """Articles of one story in two languages name no thing in common; the day is one, and so is the promise."""
    other = kept("z", "根据已签署的合同，白俄罗斯将于2026年12月10日前开始供货。", "zh", BEIJING)
    mine = kept("e", "Under the contract that was signed, Belarus will begin deliveries by 10 December 2026.", "en", ABROAD)
    (promise,) = digest(other, mine).promises
    assert promise.told.sentence.language == "en"


def test_an_old_promise_is_overdue_until_somebody_calls_it_done() -> None:
    """An earlier article's promise is cited as a reference; a later word that it is done takes it away."""
    old = kept("old", "Belarus will open the Great Stone terminal for China by 15 November 2026.", "en", at=AT - timedelta(days=40))
    now = kept("now", "Belarus and China held a fair.", "en")
    told = digest(now, promising=(old,))
    assert [(one.state, one.told.number) for one in told.promises] == [(Ahead.OVERDUE, 2)]
    assert [(one.number, one.article) for one in told.references] == [(2, "old")]


def test_a_promise_that_is_signed_has_moved() -> None:
    """What was proposed before and is signed now has come a rung further."""
    proposed = "Belarus proposed that China should build a battery plant in Great Stone and will discuss it by the end of 2027."
    signed = "China will build a battery plant in Great Stone by the end of 2027 under the contract signed in Minsk."
    old, new = kept("old", proposed, "en", at=AT - timedelta(days=40)), kept("now", signed, "en")
    rungs = [commitment.rung for one in (old, new) for commitment in one.facts.commitments]
    assert rungs == [Rung.PROPOSED, Rung.SIGNED]
    moved = [one for one in digest(new, promising=(old,)).promises if one.state is Ahead.MOVED]
    assert [(one.rung, one.before) for one in moved] == [(Rung.SIGNED, Rung.PROPOSED)]


@pytest.mark.parametrize(
    ("text", "seen"), [("Belarus and China held a fair at Great Stone.", True), ("Belarus and China held talks.", False)]
)
def test_a_recurring_date_is_looked_for(text: str, seen: bool) -> None:
    """A date of the relationship about now is listed with whether the day's articles speak of it."""
    park = next(entity.id for entity in TOPIC.entities if entity.kind is EntityKind.PROJECT and "Great Stone" in entity.label)
    recurring = Recurring(id="park-day", month=11, day=23, names=(("en", "Day of the park"),), entities=(park,))
    found = made.material((made.story(one := kept("p", text, "en")), made.summary()))
    told = compose(replace(found, settings=replace(found.settings, topic=replace(TOPIC, recurring=(recurring,)))))
    assert one in found.kept
    assert [(each.label, each.day, each.seen) for each in told.expected] == [("Day of the park", "2026-11-23", seen)]


@pytest.mark.parametrize(
    ("due", "last"), [("2026", "2026-12-31"), ("2026-02", "2026-02-28"), ("2028-02", "2028-02-29"), ("2026-05-04", "2026-05-04")]
)
def test_a_month_or_year_ends_on_its_last_day(due: str, last: str) -> None:
    """What is due in a month may come on its last day."""
    assert last_day(due).isoformat() == last


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_every_rendering_can_be_read_back(language: str) -> None:
    """Markdown and HTML give the sections' citations back, word for word and place for place, in the order of print."""
    told = digest(kept("m", TALKS["ru"], "ru", MINSK), kept("c", TALKS["zh"], "zh", BEIJING))
    told = replace(told, edition=replace(told.edition, language=language))
    expected = [(one.sentence.text, one.sentence.span) for one in cited(told)]
    assert len(expected) > 5
    for found in (read_markdown(markdown(told)), read_html(html(told))):
        read = [(one.text, one.span) for one in found if isinstance(one, CitedSentence)]
        assert len(read) == len(found)
        assert read[-len(expected) :] == expected
