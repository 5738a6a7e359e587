"""The reading room in a real browser: reading, following citations, searching, with keyboard alone, on a phone, in the dark."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.web import library

CHROMIUM = Path("/usr/bin/chromium")
QUERIES = {"en": "terminals", "ru": "контейнеры", "be": "тэрміналаў", "zh": "鐵路"}

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs chromium: apt-get install chromium fonts-noto-cjk"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give Debian's chromium, headless."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(params=[True])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """Give an empty page of a desktop's width; nothing is asked of others and nothing complained of until the test's end."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=request.param, base_url=address)
    opened, heard = context.new_page(), []
    opened.on("console", lambda message: heard.append(message.text))
    opened.on("pageerror", lambda error: heard.append(str(error)))
    opened.on("dialog", lambda dialog: heard.append(dialog.message))
    opened.on("request", lambda asked: None if asked.url.startswith((address, "data:,")) else heard.append(asked.url))
    yield opened
    context.close()
    assert heard == []


without_script = pytest.mark.parametrize("page", [False], indirect=True)


def paths(page: Page) -> list[str]:
    """Return an address of each kind of page."""
    page.goto(f"/editions/{library.NAME}")
    article = page.locator("#story-1 .summary .cite").first.get_attribute("href") or ""
    searches = [f"/search?q={quote(query)}&language={language}" for language, query in QUERIES.items()]
    hostile = "/search?q=hostile"
    return [
        "/",
        f"/editions/{library.NAME}",
        "/stories",
        "/stories/1",
        "/stories/2",
        "/timeline",
        article,
        "/search",
        *searches,
        hostile,
        "/sources",
    ]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")])
def test_no_page_shuts_anybody_out(page: Page, width: int, scheme: str) -> None:
    """Axe finds no violation on any page, by day and by night, and nothing is wider than a phone."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for path in paths(page):
        page.goto(path)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("language", sorted(QUERIES))
def test_a_reader_follows_a_citation_to_its_sentence(page: Page, language: str) -> None:
    """From the front page to the edition, from a number in it to the highlighted words in the stored text."""
    page.goto("/")
    page.click("#latest + .date a")
    printed = page.locator(f"#story-1 .summary q[lang={language}]")
    words = printed.inner_text()
    printed.locator("xpath=following-sibling::a[1]").click()
    mark = page.locator("mark:target")
    assert mark.inner_text() == words
    assert mark.evaluate("mark => getComputedStyle(mark).backgroundColor") == "rgb(251, 233, 166)"
    box = mark.bounding_box()
    assert box
    assert 0 <= box["y"] < 900


@pytest.mark.parametrize("language", sorted(QUERIES))
def test_results_come_while_one_types(page: Page, language: str) -> None:
    """No button is pressed; the address follows, so that it can be kept."""
    page.goto(f"/search?language={language}")
    page.fill("#q", QUERIES[language])
    expect(page.locator(f".headline[lang={language}]")).to_have_text(library.TITLES[language])
    expect(page).to_have_url(re.compile(r"/search\?q="))
    page.fill("#q", "")
    expect(page.locator(".headline")).to_have_count(0)


def test_instant_results_leave_a_clean_address_and_nothing_behind(page: Page) -> None:
    """The address names what is asked for and no empty filter, the title follows, and the browser stores no word of it."""
    page.goto("/search")
    page.fill("#q", "terminals")
    expect(page).to_have_url(re.compile(r"/search\?q=terminals$"))
    expect(page).to_have_title(re.compile("^terminals"))
    page.fill("#q", "")
    expect(page).to_have_url(re.compile(r"/search$"))
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_what_is_shown_stays_while_a_date_is_half_typed(page: Page) -> None:
    """A year of which only the first digit stands there asks for nothing; a whole one does."""
    page.goto("/search?q=terminals&from=2026-11-01")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("void (window.halted = new Promise(done => addEventListener('htmx:validation:halted', () => done(true))))")
    page.fill("input[name=from]", "0002-11-21")
    assert page.evaluate("window.halted")
    assert (page.locator(".headline").count(), asked) == (1, [])
    page.fill("input[name=from]", "2026-11-21")
    expect(page.locator(".headline")).to_have_count(0)


def test_the_way_back_leads_to_what_was_found(page: Page) -> None:
    """From a result, and from a place on the same page."""
    page.goto("/search")
    page.fill("#q", "terminals")
    page.locator(".headline").click()
    page.go_back()
    expect(page.locator(".headline")).to_have_text(library.TITLES["en"])
    page.evaluate("location.hash = 'results'")
    page.go_back()
    expect(page.locator(".headline")).to_have_text(library.TITLES["en"])
    assert page.input_value("#q") == "terminals"


@without_script
@pytest.mark.parametrize("language", sorted(QUERIES))
def test_a_search_needs_no_script(page: Page, language: str) -> None:
    """The form does it by its button."""
    page.goto("/search")
    page.fill("#q", QUERIES[language])
    page.click("text=Narrow down")
    page.select_option("select[name=language]", language)
    page.click("button")
    expect(page.locator(".headline")).to_have_text([library.TITLES[language]])  # waits for the page behind the button


def test_the_keyboard_is_enough(page: Page) -> None:
    """From the front page to a search, its result and back to the news, with no other key than Tab, Enter and letters."""
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    reach(page, 'a[href="/search"]', back=True)
    reach(page, "#q")
    page.keyboard.type("terminals")
    expect(page.locator(".headline")).to_have_count(1)
    reach(page, ".headline")
    assert library.TITLES["en"] in page.inner_text("h1")


def reach(page: Page, selector: str, *, back: bool = False) -> None:
    """Press Tab until something has the focus, and Enter if it is a link; its focus can be seen."""
    for _ in range(40):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate(f"document.activeElement.matches({selector!r})"):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", selector
    if page.evaluate("document.activeElement.tagName") == "A":
        with page.expect_navigation():
            page.keyboard.press("Enter")


def test_paper_has_the_words_and_no_furniture(page: Page) -> None:
    """Printed, an article is its text without the room's bar."""
    page.goto("/stories/1")
    page.locator(".timeline .headline").first.click()
    page.emulate_media(media="print")
    assert not page.is_visible("nav.room")
    assert page.is_visible(".stored p")
