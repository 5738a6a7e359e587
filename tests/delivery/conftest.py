"""An installation with a final edition in four languages, a mail server on loopback, and a clock that the tests move."""

import json
import shutil
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from monitor.app import App, Places, open_app
from monitor.edges.store import open_store
from monitor.model import Activity, Edition, EditionKind
from monitor.newsroom import demo
from monitor.newsroom.demo import MovedClock
from tests.web import library

LANGUAGES = ("en", "ru", "be", "zh")
TITLE = "Grüße: Перамовы · Переговоры · 会谈"
MORNING = datetime(2026, 11, 21, 5, tzinfo=UTC)
"""An hour after the cut-off of the edition of the 21st."""


@dataclass(slots=True)
class Mailbox:
    """What a mail server was given; `answers` are its next answers to RCPT and DATA, `250 OK` when there are none."""

    port: int
    got: list[tuple[list[str], EmailMessage]] = field(default_factory=list)
    rcpt: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    hello: list[str] = field(default_factory=list)
    asked: int = 0

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:  # noqa: N802
        """Take a recipient or not."""
        del server, options
        self.asked += 1
        self.hello.append(str(session.host_name))
        answer = self.rcpt.pop(0) if self.rcpt else "250 OK"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take a message or not; `hang up` takes it and says nothing."""
        del session
        answer = self.data.pop(0) if self.data else "250 OK"
        if not answer.startswith("4"):
            assert isinstance(envelope.content, bytes)
            made = message_from_bytes(envelope.content, policy=default)
            assert isinstance(made, EmailMessage)
            self.got.append((envelope.rcpt_tos, made))
        if answer == "hang up" and server.transport:
            server.transport.abort()  # type: ignore[attr-defined]  # asyncio's transports of sockets have it
        return answer


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def listening(box: Mailbox, tls: ssl.SSLContext | None = None) -> Iterator[None]:
    """Serve a mailbox; with `tls` only after STARTTLS and to the user `monitor` with the password `0042`."""

    def allowed(server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: Any) -> AuthResult:
        del server, session, envelope, mechanism
        return AuthResult(success=(given.login, given.password) == (b"monitor", b"0042"))

    secured: dict[str, Any] = {"tls_context": tls, "require_starttls": True, "authenticator": allowed, "auth_required": True} if tls else {}
    controller = Controller(box, hostname="127.0.0.1", port=box.port, **secured)
    controller.start()
    try:
        yield
    finally:
        controller.stop()


@pytest.fixture
def box() -> Mailbox:
    """Return a mailbox that nobody serves yet."""
    return Mailbox(port=free_port())


@pytest.fixture
def served(box: Mailbox) -> Iterator[Mailbox]:
    """Return a mailbox that takes what it is given."""
    with listening(box):
        yield box


@dataclass(slots=True)
class Desk:
    """An installation that can be opened again and again, with what stands in its `[delivery]`."""

    places: Places
    clock: MovedClock

    def configure(self, **delivery: object) -> None:
        """Write the table of deliveries."""
        file = self.places.config / "monitor.toml"
        rows = "\n".join(f"{name} = {json.dumps(value)}" for name, value in delivery.items())
        file.write_text(f"{file.read_text('utf-8').partition('[delivery]')[0]}[delivery]\n{rows}\n", encoding="utf-8")

    def by_mail(self, box: Mailbox, *to: str, **more: object) -> None:
        """Deliver to these addresses over that server."""
        self.configure(host="127.0.0.1", port=box.port, sender="desk@paper.example", to=to, **{"security": "none", **more})

    @contextmanager
    def open(self) -> Iterator[App]:
        """Open it, with no source to poll and nothing to look at again."""
        with open_app(self.places, workers=0, now=self.clock) as app:
            yield replace(app, settings=replace(app.settings, sources=(), looks=replace(app.settings.looks, per_cycle=0)))


def edition(language: str = "en") -> Edition:
    """Return the edition that there is in that language."""
    return Edition(kind=EditionKind.DAILY, day=library.DAY, language=language, suffix=language != "en")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill an installation once: one edition in four languages, with hostile words and all scripts in it."""
    folder = tmp_path_factory.mktemp("desk") / "D"
    places = library.fill(folder, LANGUAGES)
    with open_store("", places.data) as store:
        told = store.edition_digest(edition())
        assert told
        for language in LANGUAGES[1:]:
            sequence = store.open(Activity.EDITION, MORNING)
            store.record_edition(sequence, replace(told, edition=edition(language), title=TITLE), "{}", ())
            store.close(sequence, MORNING)
    return folder


@pytest.fixture
def desk(filled: Path, tmp_path: Path) -> Desk:
    """Return a filled installation of the test's own."""
    shutil.copytree(filled, tmp_path / "D")
    return Desk(places=demo.places(tmp_path / "D"), clock=MovedClock(MORNING))


def part(message: EmailMessage, kind: str) -> str:
    """Return the text of one part (`plain`, `html`), its lines ended as in a file."""
    found = message.get_body((kind,))
    assert isinstance(found, EmailMessage)
    return str(found.get_content()).replace("\r\n", "\n")
