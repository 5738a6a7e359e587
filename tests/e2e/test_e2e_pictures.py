"""Every page as a person sees it, on a desk, on a phone, at night and on paper: pictures to look at (`make screenshots`).

What a machine can say of them is asserted: a page has its words, and nothing sticks out at the side.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from monitor.app import Places
from monitor.newsroom import content
from monitor.newsroom import demo as newsroom
from monitor.newsroom.findings import FIRST, SECOND
from tests.cli.running import at, run
from tests.e2e.conftest import Demo
from tests.web.conftest import served

CHROMIUM = Path("/usr/bin/chromium")
WEEK, END = "2023-W49", "2023-12-12T08:00:00+03:00"
WIDTHS = {"desktop": 1280, "phone": 390, "dark": 1280}
FILES = {
    "daily": f"{FIRST}.html",
    "next-day": f"{SECOND}.html",
    "weekly": f"{WEEK}.html",
    "index": "index.html",
    "timeline": "timeline.html",
}
LANGUAGES = {language: f"{FIRST}.{language}.html" for language in ("ru", "be", "zh")}
ROOM = {
    "room": "/",
    "room-edition": f"/editions/{FIRST}",
    "stories": "/stories",
    "story": "/stories/1",
    "search": "/search?q=potash",
    "sources": "/sources",
    "room-timeline": "/timeline",
}

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs chromium: apt-get install chromium fonts-noto-cjk"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The addresses of all pages by name, and the folder that their pictures go to."""

    pages: dict[str, str]
    pictures: Path


@pytest.fixture(scope="module")
def week(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Return a copy of the demo with an edition of its week, and its first day in the other languages."""
    folder = tmp_path_factory.mktemp("week") / "D"
    shutil.copytree(demo.places.config.parent, folder)
    places = newsroom.places(folder)
    main = places.config / "monitor.toml"
    main.write_text(main.read_text("utf-8").replace('languages = ["en"]', 'languages = ["en", "ru", "be", "zh"]'), "utf-8")
    told = [(WEEK, ("--edition", "weekly")), *((FIRST, ("--language", language)) for language in LANGUAGES)]
    for date, how in told:
        assert run("digest", date, *how, *at(places), "--workers", "0", MONITOR_CLOCK=END).code == 0, date
    return places


@pytest.fixture(scope="module")
def scene(week: Places, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """Serve the reading room over the copy; pictures go to $SCREENSHOTS, or to a folder that is thrown away."""
    pictures = Path(os.environ.get("SCREENSHOTS") or tmp_path_factory.mktemp("pictures"))
    pictures.mkdir(parents=True, exist_ok=True)
    article = run("explain", content.url("visit-agency-zh"), "--json", *at(week)).json["article"]
    with served(week) as room:
        files = {
            name: (week.digests / file).as_uri() for name, file in (*FILES.items(), *((f"daily-{k}", v) for k, v in LANGUAGES.items()))
        }
        pages = {name: f"{room}{path}" for name, path in {**ROOM, "article": f"/articles/{article}"}.items()}
        yield Scene(pages=files | pages, pictures=pictures)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give Debian's chromium, headless."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(params=sorted(WIDTHS))
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[str, Page]]:
    """Give a window with its name."""
    scheme = "dark" if request.param == "dark" else "light"
    context = browser.new_context(viewport={"width": WIDTHS[request.param], "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    yield request.param, context.new_page()
    context.close()


def test_every_page_has_its_picture(scene: Scene, page: tuple[str, Page]) -> None:
    """Each page is shot whole; none is wider than its window, and each has a heading."""
    window, shown = page
    for name, address in scene.pages.items():
        shown.goto(address)
        assert shown.evaluate("document.documentElement.scrollWidth") <= WIDTHS[window], name
        assert shown.inner_text("h1"), name
        picture = shown.screenshot(path=scene.pictures / f"{name}-{window}.png", full_page=True)
        assert picture.startswith(b"\x89PNG"), name


def test_the_first_window_has_the_morning(scene: Scene, browser: Browser) -> None:
    """What is read in ten seconds stands in the first window of a desk, and is its picture for the documents."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    shown = context.new_page()
    shown.goto(scene.pages["daily"])
    last = shown.locator(".glance .counts").bounding_box()
    shown.screenshot(path=scene.pictures / "digest.png")
    context.close()
    assert last is not None
    assert last["y"] + last["height"] < 900


def test_paper_has_every_edition(scene: Scene, browser: Browser) -> None:
    """The editions are printed as PDF."""
    context = browser.new_context()
    shown = context.new_page()
    for name in ("daily", "weekly", "article"):
        shown.goto(scene.pages[name])
        assert shown.pdf(path=scene.pictures / f"{name}-print.pdf", format="A4").startswith(b"%PDF"), name
    context.close()
