"""Verdicts: copies are found whole, cut, extended and wrapped in furniture; what only shares a passage is new."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import (
    Article,
    ArticleVersion,
    DedupOptions,
    Facts,
    Kept,
    Known,
    Neighbour,
    New,
    Outlet,
    Relevance,
    Reprint,
    TextOrigin,
    Verdict,
)
from monitor.model.articles import Unsettled
from monitor.stages.dedup import decide, origins
from monitor.stages.fingerprint import sketch

OPTIONS = DedupOptions()

TEXTS = {
    "en": "The mayor opened the rebuilt bridge on Monday after two years of repairs.\n\nTrams will cross the river again from June, the "
    "transport office said, while lorries have to wait until the ramps are finished.\n\nResidents brought flowers and old photographs to "
    "the ceremony, and a school orchestra played marches until the rain began.",
    "ru": "Мэр открыл в понедельник восстановленный мост после двух лет ремонта.\n\nТрамваи снова пойдут через реку с июня, сообщили в "
    "транспортном управлении, а грузовикам придётся ждать, пока достроят съезды.\n\nЖители принесли на церемонию цветы и старые "
    "фотографии, и школьный оркестр играл марши, пока не начался дождь.",
    "be": "Мэр адкрыў у панядзелак адноўлены мост пасля двух гадоў рамонту.\n\nТрамваі зноў пойдуць праз раку з чэрвеня, паведамілі ў "
    "транспартным упраўленні, а грузавікам давядзецца чакаць, пакуль дабудуюць з'езды.\n\nЖыхары прынеслі на цырымонію кветкі і старыя "
    "фотаздымкі, і школьны аркестр іграў маршы, пакуль не пачаўся дождж.",
    "zh": "市长周一为修复两年的大桥揭幕。交通部门表示，有轨电车从六月起将再次驶过河面，而货车要等到引桥完工。\n\n居民们带着鲜花和老照片来到"
    "现场，学校乐队一直演奏进行曲，直到下起雨来。一位老人说，他年轻时每天走过这座桥去上班，如今终于可以带着孙子再走一次。",
}
OTHERS = {
    "en": "A storm closed the harbour for a third day. Ferries stayed at their moorings and the fish market sold nothing but salted cod.",
    "ru": "Шторм на третий день закрыл гавань. Паромы остались у причалов, а рыбный рынок торговал только солёной треской.",
    "be": "Шторм трэці дзень трымае гавань закрытай. Паромы засталіся ля прычалаў, а рыбны рынак гандляваў толькі салёнай траской.",
    "zh": "风暴使港口连续第三天关闭。渡轮停靠在码头，鱼市只卖咸鱼，渔民们在屋里修补渔网，等待天气好转。",
}


def kept(verdict: Verdict, name: str = "here") -> Kept:
    """Return a kept article with that verdict."""
    article = Article(
        url=f"https://paper.example/{name}",
        title="",
        text="x",
        language="en",
        published=None,
        byline="",
        origin=TextOrigin.PAGE,
    )
    return Kept(
        version=ArticleVersion(id=name, n=1, article=article, text_hash="", extractor="", response="", recorded=1),
        outlet=Outlet(id="paper", name="Paper", hosts=("paper.example",)),
        relevance=Relevance(score=1.0, evidence=()),
        facts=Facts(),
        verdict=verdict,
        sightings=(),
        kept_at=datetime(2026, 3, 2, 12, tzinfo=UTC),
    )


def unsettled(text: str, language: str = "en", name: str = "here") -> Unsettled:
    """Return a version without a verdict, with that text."""
    return Unsettled(
        id=name, n=1, url=f"https://paper.example/{name}", text=text, language=language, sketch=sketch(text, language, OPTIONS)
    )


def neighbour(text: str, language: str = "en", name: str = "there", *, seed: bool = False) -> Neighbour:
    """Return an earlier text."""
    return Neighbour(id=name, is_seed=seed, sketch=sketch(text, language, OPTIONS), title="", text=text, language=language)


def verdict(text: str, *others: Neighbour, language: str = "en") -> Verdict:
    """Decide on `text`."""
    return decide(unsettled(text, language), others, OPTIONS)


@pytest.mark.parametrize("language", TEXTS)
def test_the_same_text_is_a_reprint(language: str) -> None:
    """A whole copy shares everything both ways."""
    assert verdict(TEXTS[language], neighbour(TEXTS[language], language), language=language) == Reprint(of="there", share=1.0, back=1.0)


@pytest.mark.parametrize("language", TEXTS)
def test_half_of_a_text_is_a_reprint(language: str) -> None:
    """A cut copy lies in its origin."""
    half = TEXTS[language][: len(TEXTS[language]) // 2]
    found = verdict(half, neighbour(TEXTS[language], language), language=language)
    assert isinstance(found, Reprint)
    assert found.share > 0.9
    assert found.back < 0.7


@pytest.mark.parametrize("language", TEXTS)
def test_an_extended_text_is_a_reprint(language: str) -> None:
    """A copy with a report of its own added still holds all of its origin."""
    found = verdict(f"{TEXTS[language]}\n\n{OTHERS[language]}", neighbour(TEXTS[language], language), language=language)
    assert isinstance(found, Reprint)
    assert found.back > 0.95


@pytest.mark.parametrize("language", TEXTS)
def test_another_text_is_new(language: str) -> None:
    """Texts on other things share nothing."""
    assert verdict(OTHERS[language], neighbour(TEXTS[language], language), language=language) == New()


def test_furniture_does_not_hide_a_copy() -> None:
    """Menus and links around a cut copy do not count against it."""
    furniture = "Home\nNews\nWeather\nSign in\n{}\nRead also\nHarbour closed again\nTen recipes for cod\nWhat the new tram costs\nContacts"
    found = verdict(furniture.format(TEXTS["en"][:200]), neighbour(TEXTS["en"]))
    assert isinstance(found, Reprint)
    assert found.share > 0.9


def test_a_shared_paragraph_is_not_a_reprint() -> None:
    """Two reports that carry one agency's paragraph stay two."""
    passage = TEXTS["en"].split("\n\n")[0]
    here = f"{OTHERS['en']}\n\n{passage}\n\nNobody could say when the ferries will sail, and the baker closed early for want of customers."
    assert verdict(here, neighbour(TEXTS["en"])) == New()


def test_a_form_filled_in_twice_is_not_a_reprint() -> None:
    """The same sentences with other numbers tell another period."""
    form = "Trade of the port rose by {} per cent to {} tonnes in the month. Grain made {} tonnes of it, timber {} tonnes, the office said."
    assert verdict(form.format(4, 812, 300, 77), neighbour(form.format(9, 955, 410, 61))) == New()


def test_a_seed_is_known() -> None:
    """A copy of a seed is Known with its shares."""
    assert verdict(TEXTS["ru"], neighbour(TEXTS["ru"], "ru", "000", seed=True), language="ru") == Known(seed="000", share=1.0, back=1.0)


def test_a_seed_wins_a_tie_and_then_the_smaller_id() -> None:
    """Equal shares are decided the same way in every order."""
    three = [neighbour(TEXTS["en"], name=name, seed=name == "z") for name in ("b", "a", "z")]
    assert verdict(TEXTS["en"], *three) == verdict(TEXTS["en"], *reversed(three)) == Known(seed="z", share=1.0, back=1.0)
    assert verdict(TEXTS["en"], *three[:2]) == Reprint(of="a", share=1.0, back=1.0)


def test_the_better_share_wins() -> None:
    """The neighbour that explains most of the text is named."""
    found = verdict(TEXTS["en"], neighbour(TEXTS["en"][:200], name="a"), neighbour(TEXTS["en"], name="b"))
    assert isinstance(found, Reprint)
    assert found.of == "b"


def test_an_article_is_no_copy_of_itself() -> None:
    """A new version finds its older one under its own id."""
    assert verdict(TEXTS["en"], neighbour(TEXTS["en"], name="here")) == New()


@pytest.mark.parametrize("text", ["", "Word", "…", "calm. " * 10_000])
def test_odd_texts_have_a_verdict(text: str) -> None:
    """Empty, tiny and endless texts are new beside a real one, and copies of themselves unless they say nothing."""
    assert verdict(text, neighbour(TEXTS["en"])) == New()
    assert isinstance(verdict(text, neighbour(text)), Reprint if any(map(str.isalnum, text)) else New)


def test_origins_are_sorted_and_unique() -> None:
    """Only Reprint verdicts name articles."""
    reprints = [kept(Reprint(of=of, share=1.0, back=1.0), name) for name, of in (("1", "b"), ("2", "a"), ("3", "b"))]
    assert origins([*reprints, kept(New()), kept(Known(seed="s", share=1.0, back=1.0))]) == ("a", "b")


@given(st.permutations(range(4)), st.integers(0, 250))
def test_the_order_of_neighbours_does_not_matter(order: list[int], start: int) -> None:
    """The verdict is a function of the set."""
    pool = [neighbour(TEXTS["en"][cut : cut + 220], name=f"n{cut}", seed=cut == 120) for cut in (0, 60, 120, 180)]
    text = TEXTS["en"][start:]
    assert verdict(text, *(pool[at] for at in order)) == verdict(text, *pool)
