"""The room's pages over real sockets: what a reader finds on each, and what strangers' words cannot do."""

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from monitor.app import Places
from monitor.edges.store import open_store
from monitor.model import Activity, Decision, Ruling
from tests.render.sample import HOSTILE
from tests.store.conftest import START
from tests.web import library

Get = Callable[[str], httpx.Response]
LANGUAGES = ("en", "ru", "be", "zh")
QUERIES = {"en": "terminals", "ru": "контейнеры", "be": "тэрміналаў", "zh": "鐵路"}
"""Other forms than those in the texts: inflected, and traditional for simplified characters."""


def article(get: Get, language: str) -> str:
    """Return the path of the article in that language, as a search gives it."""
    (found,) = re.findall(rf'href="(/articles/\w+)" lang="{language}"', get(f"/search?q={QUERIES[language]}&language={language}").text)
    return str(found)


def test_the_front_page_has_the_latest_edition_and_the_calendar(get: Get) -> None:
    """The edition's first headline and a link in its day's field."""
    page = get("/").text
    assert library.TITLES["en"] in page
    assert f'href="/editions/{library.NAME}.html"' in page
    assert "November 2026" in page


def test_an_edition_is_set_with_the_renderers_template(get: Get) -> None:
    """The same page as the published file, but its frame and where its links lead."""
    page = get(f"/editions/{library.NAME}").text
    assert page == get(f"/editions/{library.NAME}.html").text
    assert '<link rel="stylesheet" href="/static/style.css">' in page
    assert "<style" not in page
    assert library.TEXTS["zh"][20:34] in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_citation_leads_to_its_sentence(get: Get, language: str) -> None:
    """The address behind a number ends in the anchor of a mark that holds the printed words."""
    page = get(f"/editions/{library.NAME}").text
    printed, path, anchor = re.findall(
        rf'<q [^>]*lang="{language}" [^>]*>([^<]+)</q>&nbsp;<a class="cite" href="([^"#]+)#(text-[^"]+)"', page
    )[0]
    assert f'<mark id="{anchor}">{printed}</mark>' in get(unescape(path)).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_search_finds_other_forms_in_each_language(get: Get, language: str) -> None:
    """The result leads to the stored text."""
    page = get(article(get, language)).text
    assert library.TEXTS[language].split("\n\n")[1] in page


@pytest.mark.parametrize(("language", "query"), [("en", "China"), ("ru", "Китаем"), ("be", "Кітая"), ("zh", "中国")])
def test_a_name_is_offered_in_the_other_languages(get: Get, language: str, query: str) -> None:
    """As the topic knows it; each link leads to the article in its language."""
    offered = dict(re.findall(r'<a href="(/search\?q=[^"]+)" lang="(\w+)">', get(f"/search?q={query}&language={language}").text))
    assert set(offered.values()) == {*LANGUAGES} - {language}
    assert all(library.TITLES[code] in get(path).text for path, code in offered.items())


@pytest.mark.parametrize("query", ["terminals", "China railway", "一带一路", "ШОС", "%00", "*"])
def test_no_name_is_offered_that_finds_nothing(get: Get, query: str) -> None:
    """Nor for a query that is no name, or more than one."""
    assert "In other languages" not in get(f"/search?q={query}").text


@pytest.mark.parametrize(
    ("narrowed", "left"),
    [
        ("outlet=agency", {"ru"}),
        ("control=state", {"ru", "zh"}),
        ("language=be", {"be"}),
        ("from=2026-11-20&to=2026-11-20", {"en", "ru", "be", "zh"}),
        ("to=2026-11-19", set()),
        ("from=2026-11-21", set()),
        ("control=exile&language=be&outlet=volnaje-slova", {"be"}),
    ],
)
def test_a_search_is_narrowed(get: Get, narrowed: str, left: set[str]) -> None:
    """By outlet, control, language and days of publication, the last day included."""
    found = {code for code, query in QUERIES.items() if "/articles/" in get(f"/search?q={query}&{narrowed}").text}
    assert found == left


def test_a_story_shows_who_told_it_and_where(get: Get) -> None:
    """Titles in the order of time, outlets with their control, the edition, and figures with their sentences."""
    page = get("/stories/1").text
    assert all(title in page for title in library.TITLES.values())
    assert all(outlet.name in page for outlet in library.OUTLETS.values())
    assert f'href="/editions/{library.NAME}#story-1"' in page
    assert re.search(r'href="/articles/\w+\?version=\d&amp;at=text-0-3#text-0-3"', page)


def test_a_story_merged_into_another_leads_there(tmp_path: Path, serve: Callable[..., str]) -> None:
    """The page and the feed: a number that was once given leads on for ever."""
    places = library.fill(tmp_path / "D")
    with open_store("", places.data) as store:
        made = Decision(ruling=Ruling.MERGE, story=2, other=1, articles=(), others=(), by="desk", at=START)
        sequence = store.open(Activity.DECISION, START)
        store.decide(sequence, made)
        store.close(sequence, START)
    with httpx.Client(base_url=serve(places), trust_env=False) as client:
        answers = [client.get(path) for path in ("/stories/2", "/feeds/stories/2.xml")]
    assert [(one.status_code, one.headers["location"]) for one in answers] == [(303, "/stories/1"), (303, "/feeds/stories/1.xml")]


def test_a_place_that_is_pointed_at_is_marked(get: Get) -> None:
    """Figures are not cited by editions; their address marks them."""
    assert '<mark id="text-0-3">Бел</mark>' in get(article(get, "ru") + "?at=text-0-3").text


def test_stories_are_listed_with_the_last_told_first(get: Get) -> None:
    """Each with its headline and its count of articles."""
    page = get("/stories").text
    assert 'href="/stories/1">' in page
    assert "4 articles" in page


def test_the_timeline_is_the_renderers(get: Get) -> None:
    """Stories stand in it, linked to the editions of this room; its files are served beside it."""
    page = get("/timeline").text
    assert f'href="/editions/{library.NAME}.html#story-1"' in page
    assert [get(f"/timeline.{form}").status_code for form in ("md", "json")] == [200, 200]
    assert get(f"/timeline?year={library.DAY.year}").text == page
    assert [get(f"/timeline?year={year}").status_code for year in (1066, "soon")] == [404, 400]


def test_versions_are_compared_sentence_by_sentence(get: Get) -> None:
    """What went is struck out, what came is marked as added; the older version keeps its words."""
    path = article(get, "en")
    page = get(path).text
    assert "<del>It can take 40 containers a day.</del>" in page
    assert "<ins>It can take 60 containers a day.</ins>" in page
    assert "It can take 40 containers a day." in re.sub(r"<h2.*", "", get(f"{path}?version=1").text, flags=re.DOTALL)


def test_an_article_says_why_it_was_kept_and_what_proves_it(get: Get) -> None:
    """Reasons with weights, the archived answer, and where it was seen."""
    page = get(article(get, "ru")).text
    assert "<dt>both sides in one sentence: Belarus, China <cite" in page
    assert '<dt>another reason: <span lang="en">x</span>' in page
    assert f"warc:{library.url('ru')}" in page
    assert "one · 20 Nov 2026, 09:00" in page


def test_an_article_says_where_it_is_cited(get: Get) -> None:
    """The edition, its language with the numbers there, and the words, which lead to their place above."""
    page = get(article(get, "zh")).text
    line = re.search(
        rf'<li>{library.NAME}: <a href="/editions/{library.NAME}#story-1">English((?: \[\d+\])+)</a>\s*<a class="title" ', page
    )
    assert line


def test_a_designated_outlet_is_never_linked(get: Get) -> None:
    """Its address is text; that of another outlet is a link without a referrer."""
    assert 'href="https://volnaje' not in get(article(get, "be")).text + get(f"/editions/{library.NAME}").text + get("/stories/1").text
    assert "⚑ designated: BY" in get(article(get, "be")).text
    assert f'href="{library.url("ru")}" rel="noopener noreferrer nofollow"' in get(article(get, "ru")).text


def test_sources_are_listed_with_their_health(get: Get) -> None:
    """The register, and where each source's polling stands."""
    page = get("/sources").text
    assert "Sample Agency, English" in page
    assert "not polled" in page
    assert "20 Nov 2026" in page


def test_a_withdrawn_article_is_gone(get: Get) -> None:
    """Its page says so with 410, and no search finds its words."""
    from monitor.edges.store.keys import article_id

    answer = get(f"/articles/{article_id(library.WITHDRAWN)}")
    assert (answer.status_code, "withdrawn" in answer.text) == (410, True)
    assert "/articles/" not in get("/search?q=nobody").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404),
        ("/editions/2020-01-01", 404),
        ("/editions/..%2f..%2fetc%2fpasswd", 404),
        ("/stories/99", 404),
        ("/stories/99999999999999999999999", 404),
        ("/articles/none", 404),
        ("/articles/%00", 404),
        ("/articles/a?version=x", 404),
        ("/search?q=x&from=yesterday", 400),
        ("/search?q=x&from=0001-01-01", 400),
        ("/search?q=x&control=nobody", 400),
        ("/search?q=x&outlet=%00", 400),
        ("/search?start=-1", 400),
        ("/search?q=" + "x" * 201, 400),
        ("/stories?kind=hourly", 400),
        ("/search?q=", 200),
        ("/search?q=%00%ff%22*()", 200),
        ("/search?q=the", 200),
    ],
)
def test_what_makes_no_sense_is_refused_politely(get: Get, path: str, status: int) -> None:
    """A page in the room's own frame, and never an error of the server."""
    answer = get(path)
    assert (answer.status_code, '<nav class="room"' in answer.text) == (status, True)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(address: str, method: str) -> None:
    """No address takes anything but a question."""
    assert httpx.request(method, f"{address}/search", trust_env=False).status_code == 405


class Tags(HTMLParser):
    """The tags of a page with their attributes, as a browser would find them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def harmless(page: str) -> bool:
    """Whether a page has no tag, attribute or address that could come from a stranger and do something."""
    tags = Tags(page).found
    names = {tag for tag, _ in tags} | {name for _, attrs in tags for name in attrs}
    scripts = [attrs for tag, attrs in tags if tag == "script"]
    driven = {tag for tag, attrs in tags if any("hx-" in name for name in attrs)}
    addresses = [attrs[name].strip().lower() for _, attrs in tags for name in ("href", "src", "action") if name in attrs]
    return (
        not any(name in ("img", "svg", "iframe", "object", "style", "base") or name.startswith("on") for name in names)
        and scripts in ([], [{"src": "/static/htmx.js", "defer": ""}])
        and driven <= {"form"}
        and all((one.startswith(("/", "#", "https://", "http://")) and not one.startswith("//")) or one == "data:," for one in addresses)
    )


def test_hostile_words_stay_words(get: Get) -> None:
    """In titles, texts, bylines, outlets, addresses and reasons: no tag, no attribute, no script's address comes of them."""
    ids = set(re.findall(r"/articles/(\w+)", get("/search?q=hostile").text))
    assert len(ids) == len(HOSTILE)
    told = [f"/stories/{n}" for n in range(2, 2 + len(HOSTILE))]
    for path in ("/", "/stories", f"/editions/{library.NAME}", "/search?q=hostile", *(f"/articles/{one}" for one in ids), *told):
        assert harmless(get(path).text), path


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_queries_stay_words(address: str, words: str) -> None:
    """What stands in an address comes back as words too."""
    page = httpx.get(f"{address}/search", params={"q": words[:200], "outlet": "x"}, trust_env=False)
    assert page.status_code == 200
    assert harmless(page.text)


def test_an_empty_installation_says_so(serve: Callable[..., str], empty: Places) -> None:
    """Before the first edition every page answers."""
    address = serve(empty)
    pages = {
        path: httpx.get(address + path, trust_env=False) for path in ("/", "/stories", "/search?q=x", "/sources", "/feeds/editions.xml")
    }
    assert {answer.status_code for answer in pages.values()} == {200}
    assert "No edition has been written yet." in pages["/"].text


@pytest.mark.parametrize(("language", "said"), [("ru", "Читальный зал"), ("be", "Чытальная зала"), ("zh", "阅览室")])
def test_the_room_speaks_the_language_of_the_editions(serve: Callable[..., str], language: str, said: str, tmp_path: Path) -> None:
    """The words around stories, articles and searches are those of the first configured language."""
    address = serve(library.fill(tmp_path / "D", (language,)))
    for path in ("/search?q=терминал", "/sources", "/articles/none"):
        page = httpx.get(address + path, trust_env=False).text
        assert f'<html lang="{language}">' in page
        assert said in page


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ru", "обе стороны в одном предложении: Беларусь, Китай"),
        ("be", "абодва бакі ў адным сказе: Беларусь, Кітай"),
        ("zh", "同一句提到双方：白俄罗斯，中国"),
    ],
)
def test_reasons_are_said_in_the_language_of_the_room(serve: Callable[..., str], language: str, said: str, tmp_path: Path) -> None:
    """With the names of the topic in that language."""
    with httpx.Client(base_url=serve(library.fill(tmp_path / "D", (language,))), trust_env=False) as client:
        assert f"<dt>{said} <cite" in client.get(article(client.get, "ru")).text
