"""Fills an installation for the reading room with our own words: news in four languages, a changed, a designated, a withdrawn and hostile
articles, and an edition that cites them. It tests nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from monitor.app import Places
from monitor.edges.store import open_store
from monitor.edges.store.sql_store import SqlStore
from monitor.model import (
    Activity,
    CitedSentence,
    Control,
    Fate,
    Field,
    Form,
    Judged,
    Kept,
    Outlet,
    Place,
    Span,
    StoryState,
    ToldSentence,
    ToldStory,
    Voice,
    Window,
)
from monitor.newsroom import demo
from monitor.text import sentences
from tests.render.sample import HOSTILE
from tests.store.conftest import START, Make

DAY = date(2026, 11, 21)
NAME = DAY.isoformat()
TITLES = {
    "en": "A railway terminal opens at the industrial park",
    "ru": "В индустриальном парке открылся железнодорожный терминал",
    "be": "У індустрыяльным парку адкрыўся чыгуначны тэрмінал",
    "zh": "工业园铁路货运站启用",
}
TEXTS = {
    "en": "Belarus and China opened a railway terminal on Friday. It can take 40 containers a day.\n\nThe park hopes for more trade.",
    "ru": "Беларусь и Китай открыли в пятницу железнодорожный терминал. Он примет 40 контейнеров в день.\n\nПарк ждёт роста торговли.",
    "be": "Беларусь і Кітай адкрылі ў пятніцу чыгуначны тэрмінал. Ён прыме 40 кантэйнераў за дзень.\n\nПарк чакае росту гандлю.",
    "zh": "白俄罗斯与中国周五启用了一座铁路货运站。该站每天可接收40个集装箱。\n\n工业园期待贸易增长。",
}
OUTLETS = {
    "en": Outlet(id="portal", name="Portal", hosts=("portal.example",), country="GB", control=Control.PRIVATE, form=Form.PORTAL),
    "ru": Outlet(id="agency", name="Agency", hosts=("agency.example",), country="BY", control=Control.STATE, form=Form.AGENCY),
    "be": Outlet(id="volnaje-slova", name="Volnaje Slova", hosts=("volnaje-slova.example",), country="LT", control=Control.EXILE),
    "zh": Outlet(id="xinwen", name="新闻", hosts=("xinwen.example",), country="CN", control=Control.STATE, form=Form.AGENCY),
}
"""The Belarusian one is designated in the sample newsroom's register."""
WITHDRAWN = "https://portal.example/withdrawn"


def url(language: str) -> str:
    """Return the address of the article in that language."""
    return f"https://{OUTLETS[language].hosts[0]}/terminal"


def fill(folder: Path, languages: tuple[str, ...] = ("en",)) -> Places:
    """Return an installation with everything in it; the sample newsroom's register, its editions in `languages`."""
    places = demo.install(folder, 9, languages)
    with open_store("", places.data) as store:
        news = [_fate(url(code), code, TITLES[code], TEXTS[code], OUTLETS[code]) for code in TEXTS]
        Make.listed(store, *(fate.entry for fate in news), source="agency-en")
        Make.judge(store, *news, _fate(WITHDRAWN, "en", "Withdrawn words", "Nobody may read these words.", OUTLETS["en"]))
        edited = TEXTS["en"].replace("40 containers", "60 containers")
        Make.judge(store, _fate(url("en"), "en", TITLES["en"], edited, OUTLETS["en"]), at=START + timedelta(hours=2))
        Make.judge(store, *_hostile(), at=START + timedelta(hours=3))
        first = {kept.article.url: kept for kept in _kept(store)}
        _tell(store, [first[url(code)] for code in TEXTS], [kept for address, kept in first.items() if "hostile" in address])
        sequence = store.open(Activity.FORGET, START + timedelta(hours=30))
        store.forget(sequence, WITHDRAWN, START + timedelta(hours=30))
        store.close(sequence, START + timedelta(hours=30))
    return places


def _fate(address: str, language: str, title: str, text: str, outlet: Outlet) -> Fate:
    fate = Make.kept(address, language=language, title=title, text=text)
    assert isinstance(fate.outcome, Judged)
    return replace(fate, outcome=replace(fate.outcome, outlet=outlet))


def _hostile() -> list[Fate]:
    """Return an article for each hostile string, which stands in its title, text, byline, address, outlet and reasons."""
    fates = []
    for n, words in enumerate(HOSTILE):
        outlet = Outlet(id=f"hostile-{n}", name=words, hosts=("hostile.example",), country=words)
        fate = _fate(f"https://hostile.example/{n}?{words[:40]}", "en", words, f"{words} hostile words", outlet)
        assert isinstance(fate.outcome, Judged)
        article = replace(fate.outcome.article, byline=words)
        evidence = tuple(replace(one, note=words) for one in fate.outcome.relevance.evidence)
        judged = replace(fate.outcome, article=article, relevance=replace(fate.outcome.relevance, evidence=evidence))
        fates.append(replace(fate, outcome=judged, response=words))
    return fates


def _kept(store: SqlStore) -> tuple[Kept, ...]:

    window = Window(start=START - timedelta(days=1), end=START + timedelta(days=1))
    return store.kept_between(window)


def _tell(store: SqlStore, news: Sequence[Kept], hostile: Sequence[Kept]) -> None:
    stories = (told(1, news, 1), *(told(2 + n, [one], 10 + n) for n, one in enumerate(hostile)))
    at = START + timedelta(hours=26)
    sequence = store.open(Activity.EDITION, at)
    digest = replace(Make.digest(DAY.day, *stories), title="Belarus and China", previous="2026-11-20", following="2026-11-22")
    store.record_edition(sequence, digest, "{}", ())
    store.close(sequence, at)


def told(number: int, members: Sequence[Kept], first: int) -> ToldStory:
    """Return a story in which each member gives its title and its second sentence (the first words where it has none)."""
    voices = tuple(_voice(first + n, kept) for n, kept in enumerate(members))
    pairs = list(zip(voices, members, strict=True))
    headlines = tuple(_cited(voice, kept, Field.TITLE, (0, len(kept.article.title))) for voice, kept in pairs)
    summary = tuple(_cited(voice, kept, Field.TEXT, _second(kept)) for voice, kept in pairs)
    return ToldStory(
        number=number, state=StoryState.NEW, headlines=headlines, summary=summary, voices=voices, first_told="", rank=(("voices", 1.0),)
    )


def _second(kept: Kept) -> tuple[int, int]:

    spans = sentences.split(kept.article.text, kept.article.language)
    return spans[min(1, len(spans) - 1)]


def _voice(number: int, kept: Kept) -> Voice:
    article, outlet = kept.article, kept.outlet
    return Voice(
        number=number,
        article=kept.id,
        version=kept.version.n,
        url=article.url,
        title=article.title,
        outlet=outlet.name,
        country=outlet.country,
        control=outlet.control,
        form=outlet.form,
        language=article.language,
        published=article.published,
        kept_at=kept.kept_at,
        origin=article.origin,
        designated=("BY",) if outlet.control is Control.EXILE else (),
    )


def _cited(voice: Voice, kept: Kept, field: Field, at: tuple[int, int]) -> ToldSentence:
    place = Place(field=field, start=at[0], end=at[1])
    span = Span(article=kept.id, version=kept.version.n, place=place)
    return ToldSentence(number=voice.number, sentence=CitedSentence(text=kept.article.read(place), language=voice.language, span=span))
