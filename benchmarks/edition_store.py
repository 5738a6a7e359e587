"""Days of synthetic news for measuring an edition: events told by one to twelve outlets in four languages, some word for word.

Sentences of an event are our own, templates with the event's figures, dates, names and goods; around them stand made-up words, drawn
as often as words of a language are. Facts are found by the stages themselves; relevance is taken for granted.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from string import capwords

from benchmarks.reading_store import SIDES, Language
from monitor.edges.store.sql_store import SqlStore
from monitor.model import (
    Activity,
    Article,
    Control,
    Dated,
    DateOrigin,
    DedupOptions,
    Entry,
    Evidence,
    Fate,
    Field,
    Form,
    Judged,
    New,
    Outlet,
    Place,
    Relevance,
    Reprint,
    SearchTerms,
    TextOrigin,
    Topic,
)
from monitor.stages import facts, fingerprint
from monitor.text.words import search_terms

LARGEST = 12
"""Articles of an event at most; half as many have twice as many events."""
COPIES = 6
"""One further article of an event in so many is another's text, cut at the end."""
OUTLETS = 60
FILLING = 14
"""Made-up sentences of an article: with the event's own it has the length of a real one, some 2,000 characters."""
GOODS = {
    "en": ("potash", "lorries", "buses", "powdered milk", "timber", "tractors", "beef", "rapeseed oil", "lasers", "flax"),
    "ru": (
        "калийных удобрений",
        "грузовиков",
        "автобусов",
        "сухого молока",
        "леса",
        "тракторов",
        "говядины",
        "рапсового масла",
        "лазеров",
        "льна",
    ),
    "be": (
        "калійных угнаенняў",
        "грузавікоў",
        "аўтобусаў",
        "сухога малака",
        "лесу",
        "трактароў",
        "ялавічыны",
        "рапсавага алею",
        "лазераў",
        "лёну",
    ),
    "zh": ("钾肥", "卡车", "客车", "奶粉", "木材", "拖拉机", "牛肉", "菜籽油", "激光器", "亚麻"),
}
TITLES = {
    "en": "{firm} to deliver {goods} worth {money} million dollars from Belarus to China",
    "ru": "{firm} поставит из Беларуси в Китай {goods} на {money} млн долларов",
    "be": "{firm} паставіць з Беларусі ў Кітай {goods} на {money} млн долараў",
    "zh": "{firm}将从白俄罗斯向中国供应价值{money}万美元的{goods}",
}
TOLD = {
    "en": (
        "The company {firm} and partners from China signed a contract in Minsk on {day} {month_en} {year} for {amount} tonnes of {goods}.",
        "“We shall deliver the first {share} percent before the end of {next}”, said the director {name} of {firm}.",
        "Trade between Belarus and China reached {trade} billion dollars in {year}, the Ministry of Foreign Affairs of Belarus reported.",
        "The parties agreed to open a plant for {goods} in the industrial park Great Stone by {next}.",
    ),
    "ru": (
        "Компания {firm} и партнёры из Китая подписали в Минске {day} {month_ru} {year} года контракт на {amount} тонн {goods}.",
        "«Первые {share} процентов мы поставим до конца {next} года», – сказал директор {firm} {name}.",
        "Товарооборот Беларуси и Китая достиг {trade} млрд долларов в {year} году, сообщило Министерство иностранных дел Беларуси.",
        "Стороны договорились открыть завод {goods} в индустриальном парке «Великий камень» до {next} года.",
    ),
    "be": (
        "Кампанія {firm} і партнёры з Кітая падпісалі ў Мінску {day} {month_be} {year} года кантракт на {amount} тон {goods}.",
        "«Першыя {share} працэнтаў мы паставім да канца {next} года», – сказаў дырэктар {firm} {name}.",
        "Тавараабарот Беларусі і Кітая дасягнуў {trade} млрд долараў у {year} годзе, паведаміла Міністэрства замежных спраў Беларусі.",
        "Бакі дамовіліся адкрыць завод {goods} у індустрыяльным парку «Вялікі камень» да {next} года.",
    ),
    "zh": (
        "{firm}公司与中国伙伴{year}年{month}月{day}日在明斯克签署了{amount}吨{goods}的合同。",
        "{firm}总经理{name}说：“我们将在{next}年底前交付首批{share}%。”",
        "白俄罗斯外交部通报，{year}年白俄罗斯与中国的贸易额达到{trade}亿美元。",
        "双方商定在{next}年之前在中白工业园“巨石”建设{goods}工厂。",
    ),
}
MONTHS = {
    "en": ("January", "May", "September"),
    "ru": ("января", "мая", "сентября"),
    "be": ("студзеня", "мая", "верасня"),
}
CONTROLS = ((Control.STATE, "BY"), (Control.STATE, "CN"), (Control.PRIVATE, "BY"), (Control.EXILE, "PL"), (Control.PRIVATE, "GB"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, as the templates are filled with it; its goods are the n-th of each language."""

    number: int
    articles: int
    goods: int
    values: tuple[tuple[str, str], ...]

    def say(self, template: str, language: Language, name: str) -> str:
        """Return a sentence of the event in a language."""
        filled = {**dict(self.values), "goods": GOODS[language.code][self.goods], "firm": name, "name": f"{name[:4]}{name[-3:]}"}
        return template.format(**filled)


def events(chance: random.Random, day: datetime, articles: int) -> Iterator[Event]:
    """Yield events until they have so many articles together: the larger the fewer."""
    sizes, weights = range(1, LARGEST + 1), [1 / size for size in range(1, LARGEST + 1)]
    left = articles
    for number in count():
        size = min(left, *chance.choices(sizes, weights))
        month = chance.randrange(3)
        values = {
            "money": chance.randint(2, 900),
            "amount": chance.randint(100, 90_000),
            "share": chance.randint(5, 95),
            "trade": f"{chance.randint(3, 12)}.{chance.randint(1, 9)}",
            "day": chance.randint(1, 28),
            "year": day.year,
            "next": day.year + 1,
            "month": (1, 5, 9)[month],
            **{f"month_{code}": names[month] for code, names in MONTHS.items()},
        }
        yield Event(number=number, articles=size, goods=chance.randrange(10), values=tuple((key, str(one)) for key, one in values.items()))
        left -= size
        if not left:
            return


def articles(day: datetime, number: int) -> Iterator[tuple[Article, str]]:
    """Yield so many articles of a day, each with the address of the one whose text it is, or nothing."""
    chance = random.Random(f"{day.date()} {number}")  # noqa: S311 - the same news in every run
    languages = [Language(code) for code in SIDES]
    outlets = count()
    for event in events(chance, day, number):
        names = {one.code: _name(one, chance) for one in languages}
        told: list[Article] = []
        for _ in range(event.articles):
            same = [one for one in told if not chance.randrange(COPIES)]
            outlet, moment = next(outlets) % OUTLETS, day - timedelta(minutes=chance.randrange(20 * 60))
            url = f"https://o{outlet}.example/{day.date()}/{event.number}/{len(told)}"
            if same:
                yield replace(same[0], url=url, text=same[0].text[: -len(same[0].text) // 5]), same[0].url
                continue
            language = chance.choice(languages)
            told.append(_article(event, language, names[language.code], chance, url, moment))
            yield told[-1], ""


def _article(event: Event, language: Language, name: str, chance: random.Random, url: str, moment: datetime) -> Article:
    blank = "" if language.code == "zh" else " "
    own = [event.say(one, language, name) for one in chance.sample(TOLD[language.code], 3)]
    filling = [language.sentence(chance, 14) for _ in range(FILLING)]
    pieces = [own[0], *filling[:4], "\n\n", own[1], *filling[4:9], "\n\n", own[2], *filling[9:]]
    return Article(
        url=url,
        title=event.say(TITLES[language.code], language, name),
        text=blank.join(pieces).replace(" \n\n ", "\n\n"),
        language=language.code,
        published=Dated(moment=moment, origin=DateOrigin.FEED),
        byline="",
        origin=TextOrigin.PAGE,
    )


def _name(language: Language, chance: random.Random) -> str:
    """Return the name of a firm that no other event has."""
    drawn = language.sentence(chance, 3).rstrip(".。").lower()
    return drawn if language.code == "zh" else capwords(drawn).replace(" ", "")


def judged(article: Article, topic: Topic) -> Judged:
    """Return an article as a worker would give it, relevance taken for granted."""
    number = int(article.url.partition("//o")[2].partition(".")[0])
    control, country = CONTROLS[number % len(CONTROLS)]
    place = Place(field=Field.TITLE, start=0, end=1)
    return Judged(
        article=article,
        outlet=Outlet(
            id=f"o{number}", name=f"Outlet {number}", hosts=(f"o{number}.example",), country=country, control=control, form=Form.AGENCY
        ),
        relevance=Relevance(score=0.9, evidence=(Evidence(note="both sides named", weight=1.0, place=place),)),
        sketch=fingerprint.sketch(article.text, article.language, DedupOptions()),
        facts=facts.find(article, topic),
        terms=SearchTerms(title=search_terms(article.title, article.language), text=search_terms(article.text, article.language)),
    )


def fill(store: SqlStore, topic: Topic, day: datetime, number: int) -> None:
    """Store so many articles as kept and settled on a day, in cycles of a hundred."""
    coming = articles(day, number)
    copied: dict[str, str] = {}
    while batch := list(islice(coming, 100)):
        copied |= {article.url: of for article, of in batch if of}
        sequence = store.open(Activity.CYCLE, day)
        store.record_fates(sequence, [_fate(article, topic) for article, _ in batch])
        _settle(store, sequence, copied)
        store.close(sequence, day)


def _settle(store: SqlStore, sequence: int, copied: dict[str, str]) -> None:
    for one in store.unsettled():
        of = copied.get(one.url)
        verdict = Reprint(of=store.article(of), share=0.8, back=1.0) if of else New()
        store.settle(sequence, one.id, one.n, verdict)


def _fate(article: Article, topic: Topic) -> Fate:
    source = article.url.partition("//")[2].partition(".")[0]
    entry = Entry(source=source, url=article.url, guid="", title=article.title, summary="")
    return Fate(entry=entry, outcome=judged(article, topic), response="", next_look_at=None)


def morning(number: int) -> datetime:
    """Return the beginning of the n-th measured day; the days are far enough apart for none to carry a story of another on."""
    return datetime(2024, 1, 1, 5, tzinfo=UTC) + timedelta(days=60 * number)
