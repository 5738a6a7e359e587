"""The facts of an article: title and text, the source's zone, and evidence that reads back."""

from datetime import UTC, datetime

import pytest

from monitor.model import Article, Context, Dated, DateOrigin, Entity, EntityKind, Field, NameForm, Side, TextOrigin, Topic
from monitor.stages import facts

TOPIC = Topic(
    id="belarus-china",
    titles=(("en", "Belarus and China"),),
    zone="Europe/Minsk",
    languages=("en", "ru", "be", "zh"),
    sides=(Side(id="by", country="BY", names=(("en", "Belarus"),)), Side(id="cn", country="CN", names=(("en", "China"),))),
    entities=(
        Entity(
            id="china",
            kind=EntityKind.STATE,
            label="China",
            forms=(
                NameForm(language="en", text="China"),
                NameForm(language="ru", text="Кита", stem=True),
                NameForm(language="be", text="Кіта", stem=True),
                NameForm(language="zh", text="中国"),
            ),
            sides=("cn",),
        ),
    ),
    contexts=(Context(id="none", cues=()),),
    threshold=0.5,
    passing_threshold=0.2,
)

TEXTS = {
    "en": ("China lends $500 million", 'China paid 1.5 billion yuan on Friday. "We will build it soon," said Anna Koval.'),
    "ru": (
        "Китай даст 500 млн долларов",
        "Китай перечислил полтора миллиарда юаней в пятницу. «Мы скоро построим», — сказала Анна Коваль.",
    ),
    "be": ("Кітай дасць 500 млн долараў", "Кітай пералічыў паўтара мільярда юаняў у пятніцу. «Мы хутка пабудуем», — сказала Ганна Каваль."),
    "zh": ("中国提供5亿美元", "中国上周五支付15亿元人民币。厂长说：“我们很快就能建成。”"),
}


def article(language: str, *, published: Dated | None, title: str = "", text: str = "") -> Article:
    """Return an article of the sample texts."""
    ours = TEXTS[language]
    return Article(
        url="https://outlet.example/1",
        title=title or ours[0],
        text=text or ours[1],
        language=language,
        published=published,
        byline="",
        origin=TextOrigin.PAGE,
    )


def dated(moment: datetime, *, suspicious: bool = False) -> Dated:
    """Return a date of publication from the feed."""
    return Dated(moment=moment, origin=DateOrigin.FEED, suspicious=suspicious)


MONDAY = dated(datetime(2024, 5, 13, 9, 0, tzinfo=UTC))


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_one_fact_has_one_form_in_all_languages(language: str) -> None:
    """Title and text of one report give the same figures, date and names in each language."""
    found = facts.find(article(language, published=MONDAY), TOPIC)
    assert [(one.place.field, one.low, one.currency) for one in found.figures] == [(Field.TITLE, 5e8, "USD"), (Field.TEXT, 1.5e9, "CNY")]
    assert [one.iso for one in found.dates] == ["2024-05-10"]
    assert len(found.quotes) == 1
    assert [(one.entity, one.place.field) for one in found.mentions] == [("china", Field.TITLE), ("china", Field.TEXT)]


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_every_place_reads_back(language: str) -> None:
    """The evidence is words of the stored article, without blanks at its ends."""
    judged = article(language, published=MONDAY)
    found = facts.find(judged, TOPIC)
    places = [one.place for one in found.figures] + [one.place for one in found.dates]
    places += [one.place for one in found.quotes] + [one.place for one in found.mentions]
    words = [judged.read(place) for place in places]
    assert len(words) == 6
    assert all(each and each == each.strip() for each in words)


@pytest.mark.parametrize("published", [None, dated(datetime(2024, 5, 13, tzinfo=UTC), suspicious=True)])
def test_relative_dates_need_a_sound_publication_date(published: Dated | None) -> None:
    """Without one, the weekday is left out and all else stays."""
    found = facts.find(article("en", published=published), TOPIC)
    assert found.dates == ()
    assert len(found.figures) == 2


def test_the_zone_of_the_source_decides_the_day() -> None:
    """Late in the evening in UTC it is the next day in Shanghai; the topic's zone stands in for none."""
    late = dated(datetime(2024, 5, 13, 20, 30, tzinfo=UTC))
    told = article("en", published=late, text="The ministers met today.")
    assert facts.find(told, TOPIC, "Asia/Shanghai").dates[0].iso == "2024-05-14"
    assert facts.find(told, TOPIC).dates[0].iso == "2024-05-13"


def test_belarusian_roubles_before_the_denomination_are_byr() -> None:
    """The rouble of 2015 is worth a ten-thousandth of today's."""
    text = "Завод под Минском стоит 5 млрд рублей."
    before = facts.find(article("ru", published=dated(datetime(2015, 5, 1, tzinfo=UTC)), text=text), TOPIC).figures
    after = facts.find(article("ru", published=dated(datetime(2019, 5, 1, tzinfo=UTC)), text=text), TOPIC).figures
    assert (before[-1].currency, after[-1].currency) == ("BYR", "BYN")


def test_an_empty_article_has_no_facts() -> None:
    """Nothing in, nothing out, and nothing raised."""
    bare = article("en", published=MONDAY, title=" ", text=" ")
    assert facts.find(bare, TOPIC) == facts.find(bare, TOPIC, "UTC")
    assert facts.find(bare, TOPIC).figures == ()
