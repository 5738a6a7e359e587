"""Headlines: whole, without the site's name, from the witness that most of the page agrees with."""

from dataclasses import replace

import pytest

from monitor.model import Article, Entry
from tests.stages.test_extract import ENTRY, page
from tests.stages.test_extract import article as extracted

BODIES = {
    "en": "Dinamo Minsk beat the Chinese club Kunlun on Friday evening. The home side scored twice in the first period and stayed ahead. ",
    "ru": "Минское «Динамо» в пятницу вечером обыграло китайский «Куньлунь». Хозяева льда забили дважды уже в первом периоде встречи. ",
    "be": "Мінскае «Дынама» ў пятніцу ўвечары абыграла кітайскі «Куньлунь». Гаспадары лёду закінулі дзве шайбы ўжо ў першым перыядзе. ",
    "zh": "明斯克迪纳摩队周五晚上在主场战胜了中国昆仑队。主队在第一节就打进两球，此后一直保持领先直到比赛结束。",
}
SCORES = {
    "en": "Dinamo Minsk beat Kunlun of China – 4:2",
    "ru": "Минское «Динамо» переиграло китайский «Куньлунь» – 4:2",
    "be": "Мінскае «Дынама» перайграла кітайскі «Куньлунь» – 4:2",
    "zh": "明斯克迪纳摩战胜中国昆仑鸿星 – 4:2",
}


def article(language: str, head: str, body: str = "", entry: Entry = ENTRY) -> Article:
    """Extract a page with this head and, before its paragraphs, this markup."""
    paragraphs = "".join(f"<p>{BODIES[language]}{n}.</p>" for n in range(4))
    markup = f"<html><head>{head}</head><body>{body}<article>{paragraphs}</article></body></html>".encode()
    url = "https://sport.example/news/1"
    return extracted(page(markup, url=url), replace(entry, url=url))


@pytest.mark.parametrize("language", sorted(SCORES))
def test_a_score_at_the_end_is_part_of_the_headline(language: str) -> None:
    """What stands behind a dash is only cut off where it is the site's name."""
    title = SCORES[language]
    assert article(language, f"<title>{title} | sport.example</title>").title == title
    assert article(language, f"<title>{title} | sport.example</title>", f"<h1>{title}</h1>").title == title


@pytest.mark.parametrize("language", sorted(SCORES))
def test_the_feeds_title_holds_the_end_of_the_headline(language: str) -> None:
    """A shorter heading does not shorten what claim and feed have whole."""
    title = SCORES[language]
    told = replace(ENTRY, title=title)
    assert article(language, f'<meta property="og:title" content="{title}">', entry=told).title == title


@pytest.mark.parametrize("language", sorted(SCORES))
def test_the_headline_is_not_the_first_line_of_the_text(language: str) -> None:
    """The headline repeated before the lead is left out, however the dash and the quotes are written there."""
    title = SCORES[language]
    again = title.replace("–", "—").replace("«", "“").replace("»", "”")
    found = article(language, f"<title>{title}</title>", f"<h1>{title}</h1>")
    repeated = article(
        language, f"<title>{title}</title><meta property='og:title' content='{title}'>", f"<article><p>{again}</p></article>"
    )
    assert found.text.startswith(BODIES[language][:20])
    assert repeated.text.startswith(BODIES[language][:20])


@pytest.mark.parametrize(
    ("named", "site", "title"),
    [
        ("Дальше только горы – Звязда", "Звязда", "Дальше только горы"),
        ("Переговоры о транзите — Sport", "", "Переговоры о транзите"),
        ("Sport.example: переговоры о транзите", "", "Sport.example: переговоры о транзите"),
        ("Итоги встречи в группе – B", "Belta", "Итоги встречи в группе – B"),
        ("Торговля за год – 8,2", "", "Торговля за год – 8,2"),
        ("Итоги года | Агентство Пример: новости", "Агентство Пример", "Итоги года"),
    ],
)
def test_only_a_name_of_the_site_is_taken_off(named: str, site: str, title: str) -> None:
    """Host, og:site_name and small additions to it are names; a letter, a figure or a word of the headline is none."""
    assert article("ru", f"<title>{named}</title><meta property='og:site_name' content='{site}'>").title == title


def test_a_headline_for_machines_alone_gives_way() -> None:
    """Where Open Graph and the heading agree and nobody repeats the JSON-LD, the visible headline is taken."""
    script = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ten facts on the freight terminal"}</script>'
    shown = "Freight terminal opens in May"
    head = f'{script}<meta property="og:title" content="{shown}"><title>{shown} | Sample</title>'
    assert article("en", head, f"<h1>{shown}</h1>").title == shown


SHARED = {
    "en": ("Freight terminal opens in May after a year of works", "A terminal at last: the first wagons roll in May"),
    "ru": ("Грузовой терминал откроется в мае после ремонта", "Наконец терминал: первые вагоны пойдут в мае"),
    "be": ("Грузавы тэрмінал адкрыецца ў маі пасля рамонту", "Нарэшце тэрмінал: першыя вагоны пойдуць у маі"),
    "zh": ("货运场站改造一年后将于五月启用", "场站终于来了：首批车厢五月上路"),
}


@pytest.mark.parametrize("language", sorted(SHARED))
def test_a_headline_for_sharing_that_no_field_repeats_is_taken(language: str) -> None:
    """Where JSON-LD, heading and title say one thing and Open Graph alone another, without the site's name, somebody wrote that."""
    told, shared = SHARED[language]
    script = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{told}"}}</script><title>{told}</title>'
    head = f'{script}<meta property="og:site_name" content="Sample"><meta property="og:title" content="{shared}'
    assert article(language, f'{head}">', f"<h1>{told}</h1>").title == shared
    assert article(language, f'{head} | Sample">', f"<h1>{told}</h1>").title == told
    assert article(language, f'{head}"><meta name="twitter:title" content="{told}">', f"<h1>{told}</h1>").title == told


def test_what_json_ld_and_open_graph_both_have_is_not_cut() -> None:
    """Two claims that agree to the letter outvote a heading that is shorter at the end."""
    told = "Freight terminal: works end – Live"
    script = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{told}"}}</script>'
    head = f'{script}<meta property="og:title" content="{told}">'
    assert article("en", head, "<h1>Freight terminal: works end</h1>").title == told


def test_a_headline_cut_off_is_made_whole() -> None:
    """An ellipsis gives way to the witness that goes on."""
    head = '<meta property="og:title" content="中国与白俄罗斯将在明斯克…"><title>x</title>'
    assert article("zh", head, "<h1>中国与白俄罗斯将在明斯克共建铁路场站</h1>").title == "中国与白俄罗斯将在明斯克共建铁路场站"


def test_different_topics_before_one_headline_are_left_out() -> None:
    """Where claim and heading put different words before the same headline, that headline is taken."""
    head = '<meta property="og:title" content="Транзит: поезда пойдут через два терминала">'
    assert article("ru", head, "<h1>Железная дорога – Поезда пойдут через два терминала</h1>").title == "Поезда пойдут через два терминала"


def test_entities_are_decoded() -> None:
    """Twice escaped quotes and ampersands become signs."""
    script = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Oil &amp; gas: &quot;a deal&quot;"}</script>'
    assert article("en", script).title == 'Oil & gas: "a deal"'
