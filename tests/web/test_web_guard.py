"""Who may read: the password, the host's name against rebinding, and what a browser is told."""

from collections.abc import Callable

import httpx
import pytest

from monitor.app import Places, clock, open_reader
from monitor.errors import UsageError
from monitor.web import Room, guarded
from monitor.web.guard import is_loopback

Serve = Callable[..., str]


@pytest.mark.parametrize(
    "path", ["/", "/search?q=x", "/api/editions", "/feeds/editions.xml", "/static/htmx.js", "/nothing", "/api/nothing"]
)
def test_every_answer_carries_the_policy(address: str, path: str) -> None:
    """No outside request, no referrer, no guessing of types, no frame; whatever the answer is."""
    headers = httpx.get(address + path, trust_env=False).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy.pop("img-src") == "'self' data:"
    assert {policy.pop(name) for name in ("default-src", "frame-ancestors", "base-uri")} == {"'none'"}
    assert set(policy.values()) == {"'self'"}
    assert (headers["referrer-policy"], headers["x-content-type-options"]) == ("no-referrer", "nosniff")
    assert "server" not in headers


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("localhost", 200),
        ("127.0.0.1:8080", 200),
        ("[::1]:8080", 200),
        ("LOCALHOST:1", 200),
        ("evil.example", 421),
        ("evil.example:8080", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost@evil.example", 421),
        ("", 421),
    ],
)
def test_only_own_names_are_answered_on_loopback(address: str, name: str, status: int) -> None:
    """A page of the internet whose name was made to mean this machine learns nothing."""
    assert httpx.get(address, headers={"Host": name}, trust_env=False).status_code == status


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (None, 401),
        (("anybody", "right password ключ"), 200),
        (("", "right password ключ"), 200),
        (("anybody", "wrong"), 401),
        (("right password ключ", ""), 401),
    ],
)
def test_the_password_opens(serve: Serve, places: Places, given: tuple[str, str] | None, status: int) -> None:
    """With any user name; nothing is shown without it, the style sheet included."""
    address = serve(places, password="right password ключ", host="0.0.0.0")  # noqa: S104 -- it is served on loopback all the same
    auth = httpx.BasicAuth(*(part.encode() for part in given)) if given else None
    answers = [httpx.get(address + path, auth=auth, trust_env=False) for path in ("/", "/api/editions", "/static/style.css")]
    assert {answer.status_code for answer in answers} == {status}
    assert all(("www-authenticate" in answer.headers) is (status == 401) for answer in answers)


@pytest.mark.parametrize("header", ["Basic", "Basic !!!", "Bearer x", "basic cmlnaHQ=", "Basic " + "A" * 5000])
def test_broken_credentials_are_none(serve: Serve, places: Places, header: str) -> None:
    """What cannot be read is refused, not stumbled over."""
    address = serve(places, password="right")
    assert httpx.get(address, headers={"Authorization": header}, trust_env=False).status_code == 401


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "room.example", ""])  # noqa: S104 -- that is what is refused
def test_the_room_is_not_opened_to_everybody(places: Places, host: str) -> None:
    """Any host but loopback needs a password, and the advice says where it goes."""
    settings, reader = open_reader(places)
    with pytest.raises(UsageError) as refused:
        guarded(Room(settings, reader, clock()), host, "")
    assert "MONITOR_PASSWORD" in refused.value.advice


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost"])
def test_loopback_is_known_by_its_addresses(host: str) -> None:
    """All of 127/8, and the one address of IPv6."""
    assert is_loopback(host)
