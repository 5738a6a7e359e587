"""What a story's summary may hold: verbatim sentences, cited, of the right articles, language and number."""

import pickle
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from sumy.summarizers.reduction import ReductionSummarizer

from monitor.model import (
    Article,
    ArticleVersion,
    DateMention,
    Drop,
    Facts,
    Field,
    Figure,
    Kept,
    New,
    Outlet,
    Place,
    Reason,
    Relevance,
    Reprint,
    Story,
    Summary,
    TextOrigin,
    Verdict,
)
from monitor.stages.summarise import Summarise, choose
from monitor.stages.summarise.fitness import is_dependent, is_fit
from monitor.stages.summarise.ranking import LENGTH, overlap, terms
from monitor.stages.summarise.telling import Name
from monitor.text.sentences import split

NAMES = (Name(text="minsk", entity="minsk", sides=("by",)), Name(text="beijing", entity="beijing", sides=("cn",)))
TELL = Summarise(language="en", sentences_min=2, sentences_max=4, names=NAMES)

TEXTS = {
    "en": "Minsk and Beijing signed a contract on a rail terminal on Monday. The terminal will handle forty trains a week from next May. "
    "He thanked the builders for it. Engineers from both countries drew the plans for the rail terminal last winter.",
    "ru": "Минск и Пекин подписали в понедельник договор о железнодорожном терминале. Терминал будет принимать сорок поездов в неделю.",
    "be": "Мінск і Пекін падпісалі ў панядзелак дамову пра новы чыгуначны тэрмінал. Тэрмінал будзе прымаць сорак цягнікоў на тыдзень.",
    "zh": "明斯克与北京星期一签署了关于新建铁路货运站的合同。货运站明年五月起每周将接待四十列火车。",
}


def kept(name: str, text: str, language: str = "en", verdict: Verdict | None = None) -> Kept:
    """Return an article of an outlet of its own."""
    article = Article(
        url=f"https://{name}.example/1", title="T", text=text, language=language, published=None, byline="", origin=TextOrigin.PAGE
    )
    version = ArticleVersion(id=name, n=1, article=article, text_hash=name, extractor="x", response="r", recorded=1)
    at = datetime(2026, 11, 22, tzinfo=UTC)
    outlet = Outlet(id=name, name=name, hosts=(f"{name}.example",))
    relevance = Relevance(score=1.0, evidence=())
    return Kept(version=version, outlet=outlet, relevance=relevance, facts=Facts(), verdict=verdict or New(), sightings=(), kept_at=at)


EARLIER = {
    "en": (
        "Minsk and Beijing opened a rail terminal for heavy freight on Monday.",
        "In March Minsk and Beijing had agreed who would pay for the works and the tracks.",
        "Trains will run to the sea port on the coast every single day.",
    ),
    "ru": (
        "Минск и Пекин открыли в понедельник железнодорожный терминал для тяжёлых грузов.",
        "В марте Минск и Пекин договорились, кто оплатит работы и прокладку путей.",
        "Поезда будут каждый день ходить в морской порт на побережье.",
    ),
    "be": (
        "Мінск і Пекін адкрылі ў панядзелак чыгуначны тэрмінал для цяжкіх грузаў.",
        "У сакавіку Мінск і Пекін дамовіліся, хто аплаціць работы і пракладку шляхоў.",
        "Цягнікі будуць штодня хадзіць у марскі порт на ўзбярэжжы краіны.",
    ),
    "zh": (
        "明斯克与北京星期一启用了运送重型货物的铁路货运站。",
        "今年三月明斯克与北京曾商定由谁承担工程和轨道的费用。",
        "列车今后每天都将开往沿海地区的大型港口。",
    ),
}


@pytest.mark.parametrize("language", sorted(EARLIER))
def test_what_happened_months_before_only_fills_up(language: str) -> None:
    """In November a sentence of March stands where there is nothing else; a figure for March is news."""
    parts = EARLIER[language]
    assert march(language, parts, dated=True, counted=False) == [0, 2]
    assert march(language, parts, dated=True, counted=True) == march(language, parts, dated=False, counted=False) == [0, 1]
    assert march(language, parts[:2], dated=True, counted=False) == [0, 1]


def march(language: str, parts: tuple[str, ...], *, dated: bool, counted: bool) -> list[int]:
    """Return which of the sentences are told, the second one of which is said to speak of March, or to give a figure."""
    one = kept("a", ("" if language == "zh" else " ").join(parts), language)
    start = one.article.text.index(parts[1])
    place = Place(field=Field.TEXT, start=start, end=start + 2)
    dates = (DateMention(place=place, iso="2026-03"),) if dated else ()
    figures = (Figure(place=place, low=3, high=3, unit="train", currency=""),) if counted else ()
    named = tuple(Name(text=text, entity=text, sides=(text,)) for text in ("мінск", "минск", "明斯克", "minsk"))
    tell = replace(TELL, language=language, names=named)
    summary = told(replace(one, facts=Facts(dates=dates, figures=figures)), tell=tell)
    return [parts.index(sentence.text) for sentence in summary.sentences]


def told(*members: Kept, tell: Summarise = TELL) -> Summary:
    """Return the summary of a story of these articles."""
    summary = tell(Story(members=members, links=()))
    assert isinstance(summary, Summary)
    return summary


@pytest.mark.parametrize("language", TEXTS)
def test_sentences_are_verbatim_at_their_place(language: str) -> None:
    """Every sentence is what stands at its span."""
    member = kept("a", TEXTS[language], language)
    summary = told(member, tell=replace(TELL, language=language))
    assert len(summary.sentences) == 2
    assert all(each.text == member.article.read(each.span.place) and each.span.article == "a" for each in summary.sentences)


def test_the_readers_language_is_preferred() -> None:
    """Where an article in the reader's language says enough, no other is quoted."""
    summary = told(
        kept("a", TEXTS["ru"], "ru"), kept("b", TEXTS["be"], "be"), kept("c", TEXTS["zh"], "zh"), tell=replace(TELL, language="be")
    )
    assert {each.language for each in summary.sentences} == {"be"}


def test_other_languages_fill_up_to_the_minimum() -> None:
    """One sentence in the reader's language is followed by another language's."""
    summary = told(kept("a", TEXTS["en"].split(". ")[0] + "."), kept("b", TEXTS["zh"], "zh"))
    assert [each.language for each in summary.sentences] == ["en", "zh"]


def test_more_voices_give_more_sentences() -> None:
    """Independent outlets lengthen the summary, up to the maximum; a sentence of one is not repeated by another."""
    texts = (
        "Minsk will buy twelve tram cars from a Chinese plant, the ministry reported.",
        "Beijing opens a language school near the old railway station in spring.",
        "Potash worth nine million dollars left the port for Tianjin on Friday.",
        "Students of both countries compete in mathematics for the first time.",
    )
    assert len(told(*(kept(f"o{i}", text) for i, text in enumerate(texts))).sentences) == len(texts)
    assert len(told(kept("a", TEXTS["en"]), kept("b", TEXTS["en"])).sentences) <= 3


def test_reprints_are_not_quoted_beside_the_new() -> None:
    """A reprint stands aside for the article that is new, and tells the story when there is none."""
    reprint = kept("a", TEXTS["en"], verdict=Reprint(of="b", share=1.0, back=1.0))
    assert {each.span.article for each in told(reprint, kept("b", TEXTS["en"])).sentences} == {"b"}
    assert told(reprint).sentences


def test_a_pronoun_gives_way() -> None:
    """A sentence that leans on the one before it is left out while others say enough."""
    assert not any(each.text.startswith("He ") for each in told(kept("a", TEXTS["en"])).sentences)


@pytest.mark.parametrize("text", ["", "  ", "\n\n"])
def test_a_story_without_text_is_dropped(text: str) -> None:
    """Nothing to quote is a Drop with its reason."""
    outcome = TELL(Story(members=(kept("a", text),), links=()))
    assert isinstance(outcome, Drop)
    assert outcome.reason is Reason.NO_TEXT


def test_a_story_of_fragments_is_still_told() -> None:
    """Where no sentence is fit, a plain one is better than silence."""
    assert told(kept("a", "Short note")).sentences


def test_the_task_pickles_and_repeats_itself() -> None:
    """Another process gives the same summary."""
    story = Story(members=(kept("a", TEXTS["en"]), kept("b", TEXTS["ru"], "ru")), links=())
    assert pickle.loads(pickle.dumps(TELL))(story) == TELL(story)  # noqa: S301 — our own bytes


def test_a_huge_story_is_bounded() -> None:
    """Two hundred articles of many sentences cost no more than the sentences that are looked at."""
    assert len(told(*(kept(f"a{i}", TEXTS["en"] * 40) for i in range(200))).sentences) <= 4


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Read also: the railway opens its gates to the public in spring."),
        ("en", "Will the new terminal really be open before the end of May?"),
        ("en", "The chairman and the ambassador at the opening of the terminal"),
        ("ru", "Читайте также: как строили терминал и кто его открывал весной."),
        ("ru", "Подписывайтесь на наш канал, чтобы не пропустить новости дня."),
        ("be", "Фота: прэс-служба міністэрства транспарту, Мінск, архіў."),
        ("be", "Падпісвайцеся на наш канал, каб не прапусціць навіны дня."),
        ("zh", "责任编辑：王小明，本网站保留所有权利。"),
        ("zh", "图为货运站开幕式现场，人们正在参观。"),
    ],
)
def test_furniture_is_unfit(language: str, sentence: str) -> None:
    """Cross references, questions, captions, credits and calls to subscribe are never told."""
    assert not is_fit(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Подписано соглашение о строительстве терминала под Минском."),
        ("be", "Падпісана пагадненне аб будаўніцтве тэрмінала пад Мінскам."),
    ],
)
def test_news_of_signing_is_fit(language: str, sentence: str) -> None:
    """What is signed is news, though the word resembles a call to subscribe."""
    assert is_fit(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "However, it grew."),
        ("ru", "По его словам, всё готово."),
        ("be", "Акрамя таго, бакі згодныя."),
        ("zh", "此外，双方同意。"),
        ("zh", "他表示同意。"),
    ],
)
def test_connectives_and_pronouns_are_dependent(language: str, sentence: str) -> None:
    """In each language an opening that refers back is seen."""
    assert is_dependent(sentence, language)


def test_choose_takes_a_number_or_a_length() -> None:
    """Spans come in the order of the text, without its title."""
    text = "New terminal\n\n" + TEXTS["en"]
    assert len(choose(text, "en", n=2)) == 2
    spans = choose(text, "en", length=140)
    assert list(spans) == sorted(spans)
    assert not text[slice(*spans[0])].startswith("New terminal")
    assert choose("", "en", n=3) == ()


@dataclass(frozen=True, eq=False)
class Said:
    """What sumy asks of a sentence: its words. Two sentences of the same words stay two."""

    words: tuple[str, ...]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Minsk and Beijing signed. They signed again in Minsk, in Beijing and in Minsk. Nobody came. Signed."),
        ("ru", "Минск и Пекин подписали договор. Договор подписали в Минске. Никто не пришёл. Договор."),
        ("be", "Мінск і Пекін падпісалі дамову. Дамову падпісалі ў Мінску. Ніхто не прыйшоў. Дамова."),
        ("zh", "明斯克与北京签署协议。协议在明斯克签署。无人出席。协议。"),
    ],
)
def test_sentences_are_rated_as_by_sumy(language: str, text: str) -> None:
    """The ranks are those of its Reduction to the last bit, repeated, single and missing words included."""
    bags = [terms(text[start:end], language) for start, end in split(text, language)] + [()]
    sentences = [Said(words=bag) for bag in bags]
    rated = ReductionSummarizer().rate_sentences(SimpleNamespace(sentences=sentences))
    assert overlap(bags) == [rated[one] / max(len(one.words), 1) ** LENGTH for one in sentences]
