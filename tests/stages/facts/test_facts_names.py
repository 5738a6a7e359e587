"""Names in facts: offices and their holders on the day, formulas longest first, formats of the contact, issuers; in four languages."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from monitor.model import Article, Dated, DateOrigin, Facts, TextOrigin, Topic
from monitor.settings.topic import read_topic
from monitor.stages import facts


@cache
def topic() -> Topic:
    """Return the shipped topic."""
    return read_topic(Path(__file__).parents[3] / "config/topics/belarus-china.toml")


def told(text: str, language: str, day: str = "2024-05-13", title: str = "") -> tuple[Article, Facts]:
    """Return an article of that day and its facts."""
    article = Article(
        url="https://outlet.example/1",
        title=title,
        text=text,
        language=language,
        published=Dated(moment=datetime.fromisoformat(day).replace(hour=9, tzinfo=UTC), origin=DateOrigin.FEED) if day else None,
        byline="",
        origin=TextOrigin.PAGE,
    )
    return article, facts.find(article, topic())


def holders(text: str, language: str, day: str) -> list[str]:
    """Return the people whom offices in the text stand for."""
    return [one.entity for one in told(text, language, day)[1].mentions if one.office]


PREMIER = {
    "en": "The Premier of China received the delegation.",
    "ru": "Премьер Госсовета КНР принял делегацию.",
    "be": "Прэм'ер Дзяржсавета КНР прыняў дэлегацыю.",
    "zh": "国务院总理会见了代表团。",
}


@pytest.mark.parametrize("language", sorted(PREMIER))
@pytest.mark.parametrize(
    ("day", "person"), [("2013-03-14", "person.wen-jiabao"), ("2023-03-10", "person.li-keqiang"), ("2023-03-11", "person.li-qiang")]
)
def test_the_premier_is_whoever_holds_the_office(language: str, day: str, person: str) -> None:
    """On the eleventh of March 2023 it is another one."""
    assert holders(PREMIER[language], language, day) == [person]


LEADER = {
    "en": "The Belarusian leader flew to Beijing.",
    "ru": "Белорусский лидер вылетел в Пекин.",
    "be": "Беларускі лідар вылецеў у Пекін.",
    "zh": "白俄罗斯领导人飞往北京。",
}


@pytest.mark.parametrize("language", sorted(LEADER))
def test_the_mention_keeps_the_office_and_its_place(language: str) -> None:
    """Office and holder stand at one place, the holder marked with the office."""
    article, found = told(LEADER[language], language)
    office = next(one for one in found.mentions if one.entity == "office.president-by")
    person = next(one for one in found.mentions if one.entity == "person.lukashenko")
    assert (person.office, person.place) == (office.entity, office.place)
    assert article.read(person.place) in LEADER[language]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The former Premier of China spoke. China's vice premier listened."),
        ("ru", "Бывший премьер Госсовета КНР выступил. Вице-премьер Госсовета слушал."),
        ("be", "Былы прэм'ер Дзяржсавета КНР выступіў. Віцэ-прэм'ер Дзяржсавета слухаў."),
        ("zh", "前国务院总理发表讲话，国务院副总理出席。"),
        ("en", "Chinese Premier Li Qiang received the delegation."),
    ],
)
def test_former_and_deputy_holders_are_somebody_else(language: str, text: str) -> None:
    """Nor is a holder added where a name follows at once."""
    assert holders(text, language, "2024-05-13") == []


def test_without_a_day_an_office_has_no_holder() -> None:
    """Nobody knows who is meant."""
    assert holders(PREMIER["en"], "en", "") == []


FORMULAS = {
    "en": [
        ("all-round strategic partnership", "rel.csp-2013"),
        ("trustful all-round strategic partnership and mutually beneficial cooperation", "rel.trust-2016"),
        ("all-weather and all-round strategic partnership", "rel.allweather-2022"),
        ("iron brotherhood", "rel.iron-brothers"),
    ],
    "ru": [
        ("всестороннее стратегическое партнёрство", "rel.csp-2013"),
        ("доверительное всестороннее стратегическое партнёрство и взаимовыгодное сотрудничество", "rel.trust-2016"),
        ("всепогодное и всестороннее стратегическое партнёрство", "rel.allweather-2022"),
        ("железное братство", "rel.iron-brothers"),
    ],
    "be": [
        ("усебаковае стратэгічнае партнёрства", "rel.csp-2013"),
        ("даверлівае ўсебаковае стратэгічнае партнёрства", "rel.trust-2016"),
        ("усепагоднае і ўсебаковае стратэгічнае партнёрства", "rel.allweather-2022"),
        ("жалезнае братэрства", "rel.iron-brothers"),
    ],
    "zh": [
        ("全面战略伙伴关系", "rel.csp-2013"),
        ("相互信任、合作共赢的全面战略伙伴关系", "rel.trust-2016"),
        ("全天候全面战略伙伴关系", "rel.allweather-2022"),
        ("铁哥们", "rel.iron-brothers"),
    ],
}


@pytest.mark.parametrize(("language", "words", "entity"), [(language, *pair) for language, pairs in FORMULAS.items() for pair in pairs])
def test_the_longest_formula_wins(language: str, words: str, entity: str) -> None:
    """The formula of 2013 inside the later ones is not reported."""
    article, found = told(f"中国 China Китай Кітай: {words}.", language)
    said = [(one.entity, article.read(one.place)) for one in found.mentions if one.entity.startswith("rel.")]
    assert said == [(entity, words)]


SAID = {
    "en": ["a reliable partner", "good friends and reliable partners", "the one-China principle", "the One China policy"],
    "ru": ["надёжным партнёром", "добрыми друзьями и надёжными партнёрами", "принципа одного Китая", "политики одного Китая"],
    "be": ["надзейным партнёрам", "добрымі сябрамі і надзейнымі партнёрамі", "прынцыпу адзінага Кітая", "палітыкі адзінага Кітая"],
    "zh": ["可靠的伙伴", "好朋友、好伙伴", "一个中国原则", "一个中国政策"],
}
MEANT = ["rel.reliable-partner", "rel.good-friends", "rel.one-china", "rel.one-china-policy"]


@pytest.mark.parametrize("language", sorted(SAID))
def test_a_formula_is_not_taken_for_a_kindred_one(language: str) -> None:
    """A reliable partner is no "good friends and partners"; a policy is not the principle, nor do desks take it for one."""
    for words, entity in zip(SAID[language], MEANT, strict=True):
        _, found = told(f"中国 China Китай Кітай: {words}.", language)
        assert [one.entity for one in found.mentions if one.entity.startswith("rel.")] == [entity]


SHARED = {
    "en": ("a community with a shared future for mankind", "a community with a shared future"),
    "ru": ("сообщества единой судьбы человечества", "сообщества единой судьбы"),
    "be": ("супольнасці адзінага лёсу чалавецтва", "супольнасці адзінага лёсу"),
    "zh": ("人类命运共同体", "上海合作组织命运共同体"),
}


@pytest.mark.parametrize("language", sorted(SHARED))
def test_a_shared_future_is_that_of_mankind_only_where_mankind_is_named(language: str) -> None:
    """The community of an organisation or of two states is another formula, and its adoption other news."""
    for words, entity in zip(SHARED[language], ("rel.shared-future", "rel.community"), strict=True):
        _, found = told(f"中国 China Китай Кітай: {words}.", language)
        assert [one.entity for one in found.mentions if one.entity.startswith("rel.")] == [entity]


FORMATS = {
    "en": ["a state visit", "an official visit", "a working visit", "held talks", "met with him", "a telephone conversation"],
    "ru": [
        "с государственным визитом",
        "с официальным визитом",
        "с рабочим визитом",
        "провели переговоры",
        "встретился с ним",
        "телефонный разговор",
    ],
    "be": ["з дзяржаўным візітам", "з афіцыйным візітам", "з рабочым візітам", "правялі перамовы", "сустрэўся з ім", "тэлефонная размова"],
    "zh": ["国事访问", "正式访问", "工作访问", "举行会谈", "会见", "通电话"],
}
KINDS = ["fmt.state-visit", "fmt.official-visit", "fmt.working-visit", "fmt.talks", "fmt.meeting", "fmt.call"]


@pytest.mark.parametrize(("language", "at"), [(language, at) for language in FORMATS for at in range(len(KINDS))])
def test_formats_are_told_apart(language: str, at: int) -> None:
    """A state visit is not a working one, talks are not a meeting."""
    _, found = told(f"{FORMATS[language][at]}.", language)
    assert [one.entity for one in found.mentions if one.entity.startswith("fmt.")] == [KINDS[at]]


ISSUERS = {
    "en": ("According to Belstat, trade reached $4 billion in 2023.", "Chinese customs figures put trade at $5 billion in 2023."),
    "ru": ("По данным Белстата, торговля составила 4 млрд долларов.", "По данным китайской таможни, торговля составила 5 млрд долларов."),
    "be": ("Паводле даных Белстата, гандаль склаў 4 млрд долараў.", "Паводле даных кітайскай мытні, гандаль склаў 5 млрд долараў."),
    "zh": ("据白俄罗斯国家统计委员会数据，贸易额达40亿美元。", "据中国海关统计，贸易额达50亿美元。"),
}


@pytest.mark.parametrize("language", sorted(ISSUERS))
def test_who_counted_belongs_to_the_figure(language: str) -> None:
    """Two sums of one year by two counts differ in their issuer."""
    _, found = told("\n\n".join(ISSUERS[language]), language)
    assert [dict(one.basis)["issuer"] for one in found.figures] == ["body.belstat", "body.gacc"]


def test_title_and_text_support_each_other() -> None:
    """A weak form in the title counts when the text names the side; no name reaches from the one into the other."""
    article, found = told("China and Belarus signed.", "en", title="Minsk and Beijing sign")
    assert {article.read(one.place) for one in found.mentions} >= {"Minsk", "Beijing"}
    split, found = told("и Китая", "ru", title="Лидеры Беларуси")
    assert all(split.read(one.place) in {"Беларуси", "Китая"} for one in found.mentions)
