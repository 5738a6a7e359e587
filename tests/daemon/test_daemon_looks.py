"""Kept articles looked at again by the running service, over real sockets and restarts."""

from dataclasses import replace

from monitor import daemon
from monitor.app import App, open_app, open_reader
from monitor.model import EditKind, Settings
from monitor.newsroom.content import url
from tests.daemon.conftest import House, with_settings, without_sources

EDITED, GONE = "visit-paper-ru", "visit-official-ru"


def only(app: App, *names: str) -> App:
    """Return the service with these sources alone."""
    settings: Settings = app.settings
    return with_settings(app, replace(settings, sources=tuple(source for source in settings.sources if source.id in names)))


def test_an_edit_of_yesterdays_article_is_found_by_a_look_after_a_restart(house: House) -> None:
    """Kept on Monday, edited that evening, found on Tuesday by a service without sources, and told on Wednesday."""
    house.moved(2023, 12, 4, 15, 10)
    with open_app(house.places, workers=0, now=house.clock) as app:
        daemon.tick(only(app, "gazeta"))
    house.moved(2023, 12, 5, 9, 0)
    with open_app(house.places, workers=0, now=house.clock) as app:
        report = daemon.tick(without_sources(app)).report
        assert report is not None
        assert (report.looks, report.kept, report.polls) == (1, 0, ())
        house.moved(2023, 12, 6, 8, 0)
        daemon.tick(without_sources(app))
    _, reader = open_reader(house.places)
    told = {record.edition.name: reader.edition_digest(record.edition) for record in reader.editions()}
    digest = told["2023-12-06"]
    assert digest
    (edit,) = digest.edits
    assert (edit.kind, edit.url, edit.before, edit.after, edit.story) == (EditKind.EDITED, url(EDITED), 1, 2, 0)
    removed = [change.before.text for change in edit.changes if change.before and not change.after]
    assert removed == ["Предварительно учения запланированы на 2024 год."]


def test_a_tick_with_nothing_due_looks_at_nothing(house: House) -> None:
    """Between two looks no cycle is begun; at most as many articles are looked at as the settings say."""
    house.moved(2023, 12, 4, 15, 10)
    with open_app(house.places, workers=0, now=house.clock) as app:
        daemon.tick(only(app, "gazeta", "press-service"))
        quiet = without_sources(app)
        assert daemon.tick(quiet).report is None
        house.moved(2023, 12, 4, 16, 10)
        none = with_settings(quiet, replace(quiet.settings, looks=replace(quiet.settings.looks, per_cycle=0)))
        assert daemon.tick(none).report is None
        one = with_settings(quiet, replace(quiet.settings, looks=replace(quiet.settings.looks, per_cycle=1)))
        reports = [daemon.tick(one).report for _ in range(3)]
    assert [report.looks if report else 0 for report in reports] == [1, 1, 0]
    _, reader = open_reader(house.places)
    assert any("not modified, says the server" in step for _, step in reader.explain(url(EDITED)).steps)


def test_a_page_that_answers_404_for_a_day_is_gone(house: House) -> None:
    """Missed at the look of the first hour and again a day later, whatever was asked between; explain says so."""
    house.moved(2023, 12, 4, 15, 10)
    with open_app(house.places, workers=0, now=house.clock) as app:
        daemon.tick(only(app, "press-service"))
        for day, hour in ((4, 21), (5, 8), (5, 21)):
            house.moved(2023, 12, day, hour, 0)
            daemon.tick(without_sources(app))
        house.moved(2023, 12, 6, 8, 0)
        daemon.tick(without_sources(app))
    _, reader = open_reader(house.places)
    told = [(record.edition.name, digest.edits) for record in reader.editions() if (digest := reader.edition_digest(record.edition))]
    assert [(name, [edit.kind for edit in edits]) for name, edits in told if edits] == [("2023-12-06", [EditKind.GONE])]
    assert len(reader.explain(url(GONE)).looks) == 4
