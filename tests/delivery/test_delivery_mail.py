"""Editions by mail, over real sockets: one message to each recipient, once, whatever happens on the way."""

import ssl
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from monitor import daemon, delivery
from monitor.model import EditionState
from monitor.model.deliveries import Channel, DeliveryState, Handover, Letter
from monitor.stages import delivery as rules
from tests.cli.running import at, run
from tests.delivery.conftest import LANGUAGES, MORNING, TITLE, Desk, Mailbox, edition, listening, part

QUARTER = timedelta(minutes=15)
SUBJECTS = {
    "Daily edition 2026-11-21",
    "Ежедневный выпуск 2026-11-21",
    "Штодзённы выпуск 2026-11-21",
    "日报 2026-11-21",
}


def test_one_message_bears_the_published_markdown_and_html(desk: Desk, served: Mailbox) -> None:
    """As one multipart/alternative, in four languages, every letter as in the files."""
    desk.by_mail(served, "a@reader.example")
    with desk.open() as app:
        daemon.tick(app)
    assert len(served.got) == len(LANGUAGES)
    for _, message in served.got:
        assert message.get_content_type() == "multipart/alternative"
        assert [one.get_content_type() for one in message.iter_parts()] == ["text/plain", "text/html"]
    bodies = {(part(message, "plain"), part(message, "html")) for _, message in served.got}
    names = [f"{edition(language).name}" for language in LANGUAGES]
    files = {tuple((desk.places.digests / f"{name}.{kind}").read_text("utf-8") for kind in ("md", "html")) for name in names}
    assert bodies == {(text, f"{html}\n") for text, html in files}  # a part of a message ends its last line
    assert sum(TITLE in text for text, _ in bodies) == 3


def test_the_head_says_nothing_of_topic_machine_or_program(desk: Desk, served: Mailbox) -> None:
    """A neutral subject in each language; whoever sees the envelope learns that something comes daily."""
    desk.by_mail(served, "a@reader.example")
    with desk.open() as app:
        daemon.tick(app)
    assert {str(message["Subject"]) for _, message in served.got} == SUBJECTS
    assert set(served.hello) == {"[127.0.0.1]"}
    for _, message in served.got:
        assert set(message.keys()) == {"From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"}
        assert str(message["Message-ID"]).endswith("@paper.example>")


class Tags(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.linked: set[str | None] = set()
        self.style = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag == "link":
            self.linked.add(dict(attrs)["rel"])

    def handle_data(self, data: str) -> None:
        """Note a style sheet."""
        if self.lasttag == "style":
            self.style += data


def test_the_html_loads_nothing_from_anywhere(desk: Desk, served: Mailbox) -> None:
    """No picture, script, frame or style sheet is asked for when it is opened."""
    desk.by_mail(served, "a@reader.example", languages=["en"])
    with desk.open() as app:
        daemon.tick(app)
    ((_, message),) = served.got
    tags = Tags()
    tags.feed(part(message, "html"))
    assert not tags.names & {"img", "script", "iframe", "object", "embed", "video", "audio", "form", "base"}
    assert not tags.attributes & {"src", "srcset", "background", "poster", "style"}
    assert "url(" not in tags.style.replace(" ", "")
    assert "@import" not in tags.style
    assert tags.linked == {"icon", "alternate"}  # an empty one, and the feed that readers of the folder may follow


def test_each_recipient_has_a_message_of_its_own(desk: Desk, served: Mailbox) -> None:
    """Nobody sees who else reads."""
    desk.by_mail(served, "a@reader.example", "b@reader.example", languages=["be"])
    with desk.open() as app:
        daemon.tick(app)
        assert [record.state for record in app.edges.store.editions() if record.edition.language == "be"] == [EditionState.DELIVERED]
    assert [(to, str(message["To"])) for to, message in served.got] == [([one], one) for one in ("a@reader.example", "b@reader.example")]


def test_nothing_is_delivered_by_default(desk: Desk, served: Mailbox) -> None:
    """A server and a sender alone send nothing."""
    desk.by_mail(served)
    with desk.open() as app:
        assert daemon.tick(app).delivered == ()
        assert {record.state for record in app.edges.store.editions()} == {EditionState.WRITTEN}
    assert served.asked == 0


def test_a_server_that_is_down_is_tried_again_with_growing_waits(desk: Desk, box: Mailbox) -> None:
    """A quarter of an hour, half an hour, and once it is up again each edition arrives, once."""
    desk.by_mail(box, "a@reader.example", languages=["zh"])
    tried = []
    with desk.open() as app:
        for quarters in range(6):
            desk.clock.at = MORNING + quarters * QUARTER
            tried.append(len(daemon.tick(app).delivered))
        desk.clock.at = MORNING + 7 * QUARTER
        with listening(box):
            assert [one.state for one in daemon.tick(app).delivered] == [DeliveryState.SENT]
            assert daemon.tick(app).delivered == ()
    assert (tried, len(box.got)) == ([1, 1, 0, 1, 0, 0], 1)


@pytest.mark.parametrize(("rcpt", "data"), [(["451 later"], []), (["550 who@x?"], []), ([], ["451 later"])], ids=["451", "550", "data"])
def test_a_refusal_is_tried_later(desk: Desk, served: Mailbox, rcpt: list[str], data: list[str]) -> None:
    """Whoever says no has not got it; what the server says of a recipient is not repeated."""
    served.rcpt, served.data = rcpt, data
    desk.by_mail(served, "a@reader.example", languages=["ru"])
    with desk.open() as app:
        (refused,) = daemon.tick(app).delivered
        assert (refused.state, "@" in refused.reason) == (DeliveryState.WAITING, False)
        desk.clock.at += QUARTER
        assert [one.state for one in daemon.tick(app).delivered] == [DeliveryState.SENT]
    assert len(served.got) == 1


def test_a_connection_lost_after_the_message_is_not_tried_again(desk: Desk, served: Mailbox) -> None:
    """The server may have it: rather nothing than twice."""
    served.data = ["hang up"]
    desk.by_mail(served, "a@reader.example", languages=["en"])
    with desk.open() as app:
        assert [one.state for one in daemon.tick(app).delivered] == [DeliveryState.HANDED]
        desk.clock.at += timedelta(hours=5)
        assert daemon.tick(app).delivered == ()
    assert len(served.got) == 1


class Dying:
    """A courier whose process dies with the letter in its hands."""

    def deliver(self, letter: Letter, channel: Channel, claim: Callable[[], bool]) -> Handover:
        """Claim, and be gone."""
        del letter, channel
        assert claim()
        raise KeyboardInterrupt


def test_a_death_while_sending_sends_nothing_twice_after_the_restart(desk: Desk, served: Mailbox) -> None:
    """The first recipient's letter is left at that; the second, not yet begun, gets it."""
    desk.by_mail(served, "a@reader.example", "b@reader.example", languages=["en"])
    with pytest.raises(KeyboardInterrupt), desk.open() as app:
        daemon.tick(replace(app, edges=replace(app.edges, courier=Dying())))
    for _ in range(2):
        with desk.open() as app:
            daemon.tick(app)
            assert [one.state for one in app.edges.store.editions() if one.edition.language == "en"] == [EditionState.DELIVERED]
    assert [to for to, _ in served.got] == [["b@reader.example"]]


def test_what_another_process_handed_over_meanwhile_is_not_sent(desk: Desk, served: Mailbox) -> None:
    """The claim is asked when the server is ready, not when the work began."""
    desk.by_mail(served, "a@reader.example", languages=["en"])
    with desk.open() as app, desk.open() as other:
        first = delivery.deliver(other.settings, other.edges, other.lock, edition())
        (channel,) = rules.channels(app.settings.delivery)
        assert not app.edges.store.hand_over(edition(), channel.key, 2, MORNING)
        assert delivery.deliver(app.settings, app.edges, app.lock, edition(), by_hand=True) == ()
    assert ([one.state for one in first], len(served.got)) == ([DeliveryState.SENT], 1)


def test_send_delivers_by_hand_and_once(desk: Desk, served: Mailbox) -> None:
    """Of any kind and age; asked again it says that it was delivered."""
    desk.by_mail(served, "a@reader.example", kinds=["weekly"], within="1m")
    options = (*at(desk.places), "--workers", "0")
    first, second = (run("digest", "2026-11-21", "--send", *options, MONITOR_CLOCK=MORNING.isoformat()) for _ in range(2))
    assert (first.code, first.out) == (0, "2026-11-21: to.1 sent\n"), first.err
    assert (second.code, second.out) == (0, "2026-11-21: it was delivered already: nothing goes to anybody twice\n")
    assert len(served.got) == 1


def test_send_refuses_a_provisional_edition(desk: Desk, served: Mailbox) -> None:
    """The one being gathered goes to nobody, however it is asked for."""
    desk.by_mail(served, "a@reader.example")
    done = run("digest", "2026-11-22", "--send", *at(desk.places), MONITOR_CLOCK=MORNING.isoformat())
    assert (done.code, served.asked) == (2, 0)
    assert "provisional" in done.err


def test_send_says_who_was_not_reached(desk: Desk, box: Mailbox) -> None:
    """Exit code 7, and no address of a reader in what is said."""
    desk.by_mail(box, "a@reader.example")
    done = run("digest", "--send", *at(desk.places), "--workers", "0", MONITOR_CLOCK=MORNING.isoformat())
    assert (done.code, "reader.example" in done.out + done.err) == (7, False)
    assert "to.1 waiting (the mail server was not reached: Connection refused)" in done.out


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Return a file with a certificate for loopback and its key."""
    file = tmp_path / "server.pem"
    how = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=loopback"
    subprocess.run([*how.split(), "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", file, "-out", file], check=True, capture_output=True)
    return file


@pytest.mark.parametrize("trusted", [True, False])
def test_a_login_goes_to_a_trusted_server_only(
    desk: Desk, box: Mailbox, certificate: Path, monkeypatch: pytest.MonkeyPatch, trusted: bool
) -> None:
    """The password, digits alone even, comes from the environment and crosses no line before the certificate is proven."""
    monkeypatch.setenv("MONITOR_DELIVERY__PASSWORD", "0042")
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    desk.by_mail(box, "a@reader.example", security="starttls", user="monitor", languages=["en"])
    with listening(box, context), desk.open() as app:
        (attempt,) = daemon.tick(app).delivered
    assert (attempt.state, len(box.got)) == ((DeliveryState.SENT, 1) if trusted else (DeliveryState.WAITING, 0))
    assert "0042" not in repr(app.settings.delivery)


def test_without_the_encryption_asked_for_nothing_leaves(desk: Desk, served: Mailbox) -> None:
    """A server that knows no STARTTLS, or somebody in between who hides it, gets nothing."""
    desk.by_mail(served, "a@reader.example", security="starttls", languages=["en"])
    with desk.open() as app:
        assert [one.state for one in daemon.tick(app).delivered] == [DeliveryState.WAITING]
    assert served.asked == 0


def test_status_and_doctor_show_what_waits(desk: Desk, box: Mailbox) -> None:
    """Edition and place in the configuration, attempts, the next one; doctor complains after three, or once the time is over."""
    desk.by_mail(box, "a@reader.example", languages=["be"])
    with desk.open() as app:
        for quarters in (0, 1, 3):
            desk.clock.at = MORNING + quarters * QUARTER
            daemon.tick(app)
    assert waiting(desk) == [("2026-11-21.be", "to.1", 3, "2026-11-21T06:45:00Z")]
    assert "to.1" in complaints(desk)
    desk.clock.at = MORNING + timedelta(days=3)
    assert waiting(desk) == [("2026-11-21.be", "to.1", 3, None)]
    assert "--send" in complaints(desk)


def test_what_was_taken_does_not_wait(desk: Desk, served: Mailbox) -> None:
    """Neither status nor doctor speaks of it any more."""
    desk.by_mail(served, "a@reader.example", languages=["zh"])
    with desk.open() as app:
        daemon.tick(app)
    assert waiting(desk) == []
    assert complaints(desk) == ""


def waiting(desk: Desk) -> list[tuple[str, str, int, str | None]]:
    """Return the deliveries that status shows."""
    done = run("status", "--json", *at(desk.places), MONITOR_CLOCK=desk.clock.at.isoformat())
    return [(one["edition"], one["channel"], one["attempts"], one["next_at"]) for one in done.json["deliveries"]]


def complaints(desk: Desk) -> str:
    """Return what doctor complains of about deliveries."""
    done = run("doctor", "--json", *at(desk.places), MONITOR_CLOCK=desk.clock.at.isoformat())
    return " ".join(one["what"] + one["advice"] for one in done.json["complaints"] if one["where"] == "deliveries")
