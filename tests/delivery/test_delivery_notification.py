"""Notifications to a service on loopback: one neutral line, once."""

from datetime import timedelta

from pytest_httpserver import HTTPServer

from monitor import daemon
from monitor.model import EditionState
from monitor.model.deliveries import DeliveryState
from tests.delivery.conftest import Desk, free_port


def test_a_line_in_each_language_says_kind_and_date(desk: Desk, httpserver: HTTPServer) -> None:
    """No topic, no headline, no name of a program; each once."""
    httpserver.expect_request("/bell", method="POST").respond_with_data("OK")
    desk.configure(notify=[f"json://127.0.0.1:{httpserver.port}/bell"])
    for _ in range(2):
        with desk.open() as app:
            daemon.tick(app)
            assert {record.state for record in app.edges.store.editions()} == {EditionState.DELIVERED}
    said = [request.get_json() for request, _ in httpserver.log]
    assert sorted(one["message"] for one in said) == [
        "Daily edition 2026-11-21",
        "Ежедневный выпуск 2026-11-21",
        "Штодзённы выпуск 2026-11-21",
        "日报 2026-11-21",
    ]
    assert {one["title"] for one in said} == {""}


def test_a_service_that_is_not_there_is_tried_again(desk: Desk) -> None:
    """Nothing was handed over: it rings when somebody listens again."""
    port = free_port()
    desk.configure(notify=[f"json://127.0.0.1:{port}/bell"], languages=["en"])
    with desk.open() as app:
        assert [one.state for one in daemon.tick(app).delivered] == [DeliveryState.WAITING]
        assert daemon.tick(app).delivered == ()
        desk.clock.at += timedelta(minutes=15)
        with HTTPServer(port=port) as server:
            server.expect_request("/bell").respond_with_data("OK")
            assert [one.state for one in daemon.tick(app).delivered] == [DeliveryState.SENT]
            assert len(server.log) == 1


def test_a_service_that_answers_amiss_is_not_asked_twice(desk: Desk, httpserver: HTTPServer) -> None:
    """It may have rung all the same; neither its address nor its answer is told."""
    httpserver.expect_request("/bell").respond_with_data("secret", status=500)
    desk.configure(notify=[f"json://token@127.0.0.1:{httpserver.port}/bell"], languages=["be"])
    with desk.open() as app:
        (attempt,) = daemon.tick(app).delivered
        desk.clock.at += timedelta(hours=5)
        assert daemon.tick(app).delivered == ()
    assert (attempt.state, attempt.channel, len(httpserver.log)) == (DeliveryState.HANDED, "notify.1", 1)
    assert not {"token", "secret"} & set(attempt.reason.split())


def test_an_address_that_apprise_cannot_read_is_told(desk: Desk) -> None:
    """By its place in the configuration."""
    desk.configure(notify=["bogus://x"], languages=["en"])
    with desk.open() as app:
        (attempt,) = daemon.tick(app).delivered
    assert (attempt.channel, attempt.state) == ("notify.1", DeliveryState.WAITING)
    assert "cannot read" in attempt.reason
