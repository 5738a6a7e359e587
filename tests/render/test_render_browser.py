"""Editions in a real browser: the policy holds, citations lead to voices, phone, dark and paper are right."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from monitor.model import Digest
from monitor.stages import render
from tests.render import sample

CHROMIUM = Path("/usr/bin/chromium")

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


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give an empty page of a desktop's width."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def show(page: Page, folder: Path, digest: Digest) -> list[str]:
    """Open an edition as a file; return what the browser complained of and asked for beyond the file."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    path = folder / "edition.html"
    path.write_bytes(render.edition(digest)[1].data)
    page.on("request", lambda request: heard.append(request.url) if request.url not in (path.as_uri(), "data:,") else None)
    page.goto(path.as_uri())
    return heard


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_the_browser_has_nothing_to_complain_of(page: Page, tmp_path: Path, language: str) -> None:
    """Under its own policy the page is styled, and asks for nothing."""
    assert show(page, tmp_path, sample.digest(language)) == []
    assert page.evaluate("getComputedStyle(document.body).maxWidth") == "688px"


@pytest.mark.parametrize("width", [360, 1280])
def test_hostile_words_run_nothing(page: Page, tmp_path: Path, width: int) -> None:
    """Nothing that strangers wrote is executed or fetched, and nothing is wider than the page."""
    page.set_viewport_size({"width": width, "height": 780})
    for words in sample.HOSTILE:
        assert show(page, tmp_path, sample.hostile(words)) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), words[:40]


def test_a_citation_leads_to_its_voice(page: Page, tmp_path: Path) -> None:
    """Following a number marks the voice it names."""
    show(page, tmp_path, sample.digest())
    page.click("#s147-3 + .cite")
    assert "央视样本" in page.inner_text("tr:target")


def test_the_keyboard_reaches_the_news_first(page: Page, tmp_path: Path) -> None:
    """The first stop of the keyboard skips to the news."""
    show(page, tmp_path, sample.digest())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_details_open_without_a_script(page: Page, tmp_path: Path) -> None:
    """The completeness of the edition is one line whose details open."""
    show(page, tmp_path, sample.digest())
    assert not page.is_visible("text=passing mention")
    page.click("footer summary")
    assert page.is_visible("text=passing mention")


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_a_phone_needs_no_sideways_scrolling(page: Page, tmp_path: Path, language: str) -> None:
    """At the width of a phone nothing sticks out, and the table keeps its meaning."""
    page.set_viewport_size({"width": 360, "height": 780})
    show(page, tmp_path, sample.digest(language))
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.get_by_role("row").count() == 11


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_paper(page: Page, tmp_path: Path, scheme: str) -> None:
    """By day and by night every kind of text has a contrast of 4.5 at least (WCAG 2.2, 1.4.3)."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    show(page, tmp_path, sample.digest())
    paper = luminance(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    for part in ("body", ".label", ".mark", ".cite", ".also", "h2"):
        ink = luminance(page.evaluate(f"getComputedStyle(document.querySelector('{part}')).color"))
        assert (max(ink, paper) + 0.05) / (min(ink, paper) + 0.05) >= 4.5, part


def luminance(color: str) -> float:
    """Return the relative luminance of `rgb(…)`: WCAG 2.2."""
    parts = [int(part) / 255 for part in color.removeprefix("rgb(").removesuffix(")").split(",")]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_paper_has_no_furniture(page: Page, tmp_path: Path) -> None:
    """Printed, the edition is a PDF without navigation."""
    show(page, tmp_path, sample.digest())
    page.emulate_media(media="print")
    assert not page.is_visible(".face nav")
    assert page.pdf().startswith(b"%PDF")
