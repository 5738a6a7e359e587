"""The gate admits what names both sides in its text, in any character set, and nothing else."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.model import Drop, Page, Reason
from monitor.settings.topic import read_topic
from monitor.stages.gate import admit

TOPIC = read_topic(Path(__file__).parents[2] / "config/topics/belarus-china.toml")
SMALL = read_topic(Path(__file__).parents[1] / "settings/topics/iceland-norway.toml")
RU = "Минск и Пекин: Беларусь поставит в Китай молоко, сообщили на заводе."
ZH = "白俄罗斯代表团今天抵达中国，双方将签署文件。"
ZH_HANT = "白俄羅斯代表團今天抵達中國，雙方將簽署文件。"


def page(body: bytes | str, kind: str = "text/html") -> Page:
    """Return an answer with that body."""
    data = body.encode() if isinstance(body, str) else body
    return Page(
        url="https://paper.example/1",
        final_url="https://paper.example/1",
        status=200,
        headers=(("Content-Type", kind),),
        body=data,
        fetched_at=datetime(2026, 11, 22, tzinfo=UTC),
    )


def html(text: str, charset: str = "") -> str:
    """Return a small page around one paragraph."""
    meta = f'<meta charset="{charset}">' if charset else ""
    return f"<html><head>{meta}<title>t</title></head><body><nav><a href='/'>Home</a></nav><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    "text",
    [
        "Belarus sells beef to China.",
        RU,
        "Беларусь і Кітай падпісалі дамову.",
        ZH,
        "A plant opens in Great Stone.",
        "中白工业园迎来新企业",
        "Minsk waits for an answer from Beijing",
    ],
)
def test_both_sides_in_four_languages(text: str) -> None:
    """Strong forms, weak forms and a joint term alone are admitted."""
    assert not isinstance(admit(page(html(text)), TOPIC), Drop)


@pytest.mark.parametrize(
    ("text", "charset"),
    [(RU, "windows-1251"), (RU, "koi8-r"), (ZH, "gbk"), (ZH, "gb18030"), (ZH_HANT, "big5"), (ZH_HANT, "utf-16")],
)
def test_character_sets(text: str, charset: str) -> None:
    """The header's, the page's own and the mark's character set are believed."""
    assert not isinstance(admit(page(html(text).encode(charset), f"text/html; charset={charset}"), TOPIC), Drop)
    assert not isinstance(admit(page(html(text, charset).encode(charset)), TOPIC), Drop)


@pytest.mark.parametrize(("text", "charset"), [(RU, "windows-1251"), (ZH, "gb18030"), (ZH_HANT, "big5"), (ZH, "utf-16-le")])
def test_undeclared_character_sets(text: str, charset: str) -> None:
    """Where nothing is said, or UTF-8 is said and wrong, the likely ones are tried."""
    assert not isinstance(admit(page(html(text).encode(charset)), TOPIC), Drop)
    assert not isinstance(admit(page(html(text).encode(charset), "text/html; charset=utf-8"), TOPIC), Drop)


def test_entities() -> None:
    """A page written in character references is read."""
    references = "".join(f"&#{ord(char)};" for char in RU)
    assert not isinstance(admit(page(html(references)), TOPIC), Drop)


@pytest.mark.parametrize(
    "menu",
    [
        "<ul><li><a href='/by'>Беларусь</a></li><li><a href='/cn'>Китай</a></li></ul>",
        "<select><option>Belarus</option><option>China</option></select>",
        "<script>var regions = ['Belarus', 'China']</script>",
        "<div><a href='/1'>Belarus</a> | <a href='/2'>China</a></div>",
        "<!-- 白俄罗斯 中国 -->",
    ],
)
def test_menus_are_not_text(menu: str) -> None:
    """Both sides in links, options, scripts and comments admit nothing."""
    drop = admit(page(html("Something about cats.") + menu), TOPIC)
    assert isinstance(drop, Drop)
    assert drop.reason is Reason.NOT_MENTIONED


def test_link_inside_a_sentence_is_text() -> None:
    """A name that is a link in running text counts."""
    text = "The prime minister of <a href='/by'>Belarus</a> is expected on Monday in <a href='/cn'>China</a> for talks on trade."
    assert not isinstance(admit(page(html(text)), TOPIC), Drop)


def test_structured_data_and_descriptions_are_text() -> None:
    """A page whose words stand in JSON-LD or in its description is not lost."""
    data = '<script type="application/ld+json">{"articleBody": "\\u0411\\u0435\\u043b\\u0430\\u0440\\u0443\\u0441\\u044c, China"}</script>'
    assert not isinstance(admit(page(html("short") + data), TOPIC), Drop)
    meta = '<meta property="og:description" content="Belarus and China sign">'
    assert not isinstance(admit(page(html("short") + meta), TOPIC), Drop)


@pytest.mark.parametrize(
    "text", ["Belarus harvests grain.", "Китай запустил спутник.", "Кітай і Літва", "中国选手夺冠", "其中白银价格上涨", ""]
)
def test_one_side_is_not_enough(text: str) -> None:
    """Neighbours of the topic are kept out."""
    drop = admit(page(html(text)), TOPIC)
    assert isinstance(drop, Drop)
    assert drop.reason is Reason.NOT_MENTIONED


@pytest.mark.parametrize(
    ("body", "kind"),
    [(b"\x89PNG\r\n", "image/png"), (b"PK\x03\x04", "application/zip"), (b"x", "video/mp4")],
)
def test_what_is_no_text(body: bytes, kind: str) -> None:
    """Images, films and archives are said to be no text, by type or by first bytes."""
    drop = admit(page(body, kind), TOPIC)
    assert isinstance(drop, Drop)
    assert drop.reason is Reason.NOT_TEXT


@pytest.mark.parametrize("body", [b"", b"<" * 200_000, b"\xff" * 1000, b"<a>" * 50_000, "<p>Кита".encode()[:-1], b"<script>" * 20_000])
def test_hostile_pages(body: bytes) -> None:
    """Empty, endless and broken pages are dropped and not stumbled over."""
    drop = admit(page(body, "text/html; charset=no-such-charset"), TOPIC)
    assert isinstance(drop, Drop)
    assert drop.reason is Reason.NOT_MENTIONED


@pytest.mark.parametrize(
    "noise",
    [
        "<" * 300_000,
        "<a>" * 100_000,
        "<a> \n" * 60_000,
        "<a>" + " " * 300_000 + "<b>",
        "<script>" * 40_000,
        "<!--" * 80_000,
        "<meta name='description' " * 10_000,
        "<b " * 100_000,
    ],
)
def test_hostile_markup_does_not_stop_the_gate(noise: str) -> None:
    """What never closes hides nothing, and costs no more than its length."""
    assert not isinstance(admit(page(html(RU + " " + ZH) + noise), TOPIC), Drop)


def test_second_topic() -> None:
    """The same page passes one topic's gate and not the other's."""
    body = html("Исландия и Норвегия делят треску.")
    assert not isinstance(admit(page(body), SMALL), Drop)
    assert isinstance(admit(page(body), TOPIC), Drop)


def test_at_home_one_side_and_a_dealing_are_enough() -> None:
    """What relevance takes for granted the gate lets through, and no more than that."""
    home = frozenset({"by"})
    assert not isinstance(
        admit(page(html("Сегодня вступило в силу соглашение с КНР об отмене виз, поездки стали проще.")), TOPIC, home), Drop
    )
    assert isinstance(admit(page(html("В Китае собрали урожай риса, сообщили на ферме.")), TOPIC, home), Drop)
    assert isinstance(admit(page(html("Сегодня вступило в силу соглашение об отмене виз.")), TOPIC, home), Drop)


def _marks(one: Page) -> frozenset[str]:
    found = admit(one, TOPIC)
    assert not isinstance(found, Drop)
    return frozenset(found)


FOOTERS = {
    "en": ("The Chinese probe came back to earth with four pounds of dust. ", "The agency of Belarus since 1918"),
    "ru": ("Китайский зонд вернулся на землю с двумя килограммами пыли. ", "Новости Беларуси круглые сутки"),
    "be": ("Кітайскі зонд вярнуўся на зямлю з двума кілаграмамі пылу. ", "Навіны Беларусі кругласутачна"),
    "zh": ("中国探测器带着两公斤尘土返回地球。", "白俄罗斯新闻全天候"),
}


@pytest.mark.parametrize("language", FOOTERS)
def test_a_line_that_let_pages_through_in_vain_counts_no_more(language: str) -> None:
    """Two pages pass by one footer and by it alone share a mark; once that is known, the next page does not pass."""
    words, footer = FOOTERS[language]
    pages = [page(html(f"{n}. {words * 9}") + f"<footer><p>{footer}</p></footer>") for n in (1, 2)]
    shared = _marks(pages[0]) & _marks(pages[1])
    assert len(shared) == 1
    assert isinstance(admit(pages[0], TOPIC, known=shared), Drop)


@pytest.mark.parametrize("language", FOOTERS)
def test_a_line_of_its_own_still_lets_a_page_through(language: str) -> None:
    """What is known of the footer does not hide what the page says itself."""
    words, footer = FOOTERS[language]
    known = _marks(page(html(words) + f"<p>{footer}</p>"))
    own = {"en": "Minsk was told.", "ru": "В Минске об этом узнали.", "be": "У Мінску пра гэта даведаліся.", "zh": "明斯克方面已获悉。"}
    assert not isinstance(admit(page(html(f"{words} {own[language]}") + f"<p>{footer}</p>"), TOPIC, known=known), Drop)
