"""History from sitemaps, over real sockets into a real store."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor import backfill, pipeline
from monitor.app import App, Places, open_app, open_reader
from monitor.edges.archive import WarcArchive
from monitor.errors import NetworkError, UsageError
from monitor.model import Backfilled, DateOrigin, EditionKind, Page, Window
from monitor.newsroom import content
from monitor.stages import editions
from tests.history.conftest import FOUR, INDEX, LATER, MONTH, NEXT_DAY, Site, index, page, sitemap

FOURTH = Window(start=datetime(2023, 12, 3, 21, tzinfo=UTC), end=datetime(2023, 12, 4, 21, tzinfo=UTC))


def fill(app: App, window: Window = MONTH, limit: int = 1000, *sitemaps: str) -> Backfilled:
    """Take in the history of the agency, or of these sitemaps."""
    sources = tuple(source for source in app.settings.sources if source.id == "agency-en")
    return backfill.history(app.settings, app.edges, app.lock, sources, sitemaps, window, limit)


def test_the_index_that_robots_txt_names_is_followed_in_four_languages(app: App, past: Site) -> None:
    """Both sitemaps of the index are read, the packed one too, and every article of the time is kept under its own source."""
    done = fill(app)
    assert (done.read, done.listed, done.taken, done.kept, done.undated, done.left) == (3, 8, 8, 8, 1, 0)
    kept = app.edges.store.kept_between(Window(start=LATER - timedelta(1), end=LATER + timedelta(1)))
    assert {one.article.language for one in kept} == {"en", "ru", "be", "zh"}
    assert {sighting.source for one in kept for sighting in one.sightings} == {"agency-en", "agency-ru", "delo", "volnaje-slova", "xinwen"}
    stood = [one.article.url for one in kept if one.article.published and one.article.published.origin is DateOrigin.STOOD]
    assert stood == [content.url("park-agency-en")], "the one page of them that tells no date itself"
    assert len(past.pages_asked()) == 8


def test_only_pages_of_the_time_asked_for_are_fetched(app: App, past: Site) -> None:
    """What changed on the next day is neither fetched nor entered."""
    done = fill(app, FOURTH)
    assert (done.listed, done.outside, done.kept) == (4, 4, 4)
    assert set(past.pages_asked()) == {content.url(name) for name in FOUR}


def test_a_run_goes_on_where_the_last_one_stopped_newest_first(app: App, past: Site) -> None:
    """A limited run takes the newest pages, the next the others, the third has nothing to do and fetches no page."""
    first = fill(app, MONTH, 4)
    assert (first.taken, first.left) == (4, 4)
    assert set(past.pages_asked()) == {content.url(name) for name in NEXT_DAY}
    second = fill(app, MONTH, 4)
    assert (second.known, second.taken, second.left) == (4, 4, 0)
    third = fill(app)
    assert (third.known, third.taken, third.kept) == (8, 0, 0)
    assert len(past.pages_asked()) == len(set(past.pages_asked())) == 8


def test_a_run_that_dies_is_taken_up_by_the_next(places: Places) -> None:
    """What was entered when the process died still gets its fate, and nothing is fetched twice that had one."""
    with open_app(places, workers=0, now=lambda: LATER) as app, pytest.raises(RuntimeError):
        fill(replace(app, edges=replace(app.edges, archive=Broken(places.data / "archive", lambda: LATER))))
    with open_app(places, workers=0, now=lambda: LATER) as app:
        done = fill(app)
    assert (done.listed, done.taken, done.kept) == (8, 8, 8)


class Broken(WarcArchive):
    """An archive at whose first answer the process dies."""

    def put(self, page: Page, *, keep: bool) -> str:  # noqa: ARG002 (the archive's)
        """Die."""
        raise RuntimeError(page.url)


def test_history_is_not_looked_at_again(app: App) -> None:
    """That an old page is gone or other than it was archived is no news of these days."""
    assert fill(app).kept == 8
    assert app.edges.store.wanted(LATER + timedelta(days=400), looks=1000) == ()


def test_nothing_late_is_told_as_news(app: App, places: Places) -> None:
    """The edition of the day on which history came in tells no story of it: all of it is filled afterwards."""
    fill(app)
    digest = pipeline.tell(app.settings, app.edges, editions.current(EditionKind.DAILY, app.settings, LATER))
    assert (digest.stories, len(digest.late)) == ((), 8)
    assert open_reader(places)[1].status().articles == 8


def test_an_index_that_names_itself_ends(app: App, past: Site) -> None:
    """Each sitemap is read once, and not deeper than three levels."""
    here = "http://agency.example/s{}.xml"
    for n in range(6):
        past.files[here.format(n)] = index((here.format(n), ""), (here.format(n + 1), ""))
    with pytest.raises(UsageError, match="3 sitemaps list nothing"):
        fill(app, MONTH, 10, here.format(0))
    assert [url for url in past.asked if "/s" in url] == [here.format(n) for n in range(3)]


def test_a_page_that_tells_no_date_is_as_old_as_its_sitemap_says(app: App, past: Site) -> None:
    """Without a date of its own it would have passed for news of the day on which it was kept."""
    name, url = "visit-agency-en", "http://agency.example/undated"
    bare = page(name).decode().replace(content.url(name), url)
    past.files[url] = bare.replace("2023-12-04T", "").replace("04.12.2023", "").encode().replace(b"datePublished", b"x")
    past.files["http://agency.example/only.xml"] = sitemap((url, "2023-12-07T10:00:00Z"))
    assert fill(app, MONTH, 10, "http://agency.example/only.xml").kept == 1
    (kept,) = app.edges.store.kept_between(Window(start=LATER - timedelta(1), end=LATER + timedelta(1)))
    assert kept.article.published
    assert (kept.article.published.origin, kept.when) == (DateOrigin.STOOD, datetime(2023, 12, 7, 10, tzinfo=UTC))
    assert pipeline.tell(app.settings, app.edges, editions.current(EditionKind.DAILY, app.settings, LATER)).stories == ()


def test_a_site_without_a_sitemap_is_a_usage_error(app: App) -> None:
    """The person reads where it was looked for and how to name one."""
    sources = tuple(source for source in app.settings.sources if source.id == "xinwen")
    with pytest.raises(UsageError, match=r"no sitemap was found.*xinwen\.example/sitemap\.xml") as told:
        backfill.history(app.settings, app.edges, app.lock, sources, (), MONTH, 10)
    assert "--sitemap" in told.value.advice


def test_a_time_of_which_nothing_is_listed_is_a_usage_error(app: App) -> None:
    """Nothing is recorded, and the person reads how much there is of another time."""
    with pytest.raises(UsageError, match="8 pages of another, 1 without a date"):
        fill(app, Window(start=datetime(2020, 1, 1, tzinfo=UTC), end=datetime(2020, 2, 1, tzinfo=UTC)), 10, INDEX)
    assert app.edges.store.began() is None


def test_a_host_that_cannot_be_reached_is_a_network_error(app: App) -> None:
    """It is not taken for a site without a sitemap."""
    with pytest.raises(NetworkError, match=r"name_not_found|connection_failed|no_network|timeout"):
        fill(app, MONTH, 10, "http://nobody.invalid/sitemap.xml")
