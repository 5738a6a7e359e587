"""Names the outlet that publishes an article, from its address and the publisher that a feed names; it knows none by heart."""

from collections.abc import Sequence

from monitor import urls
from monitor.model import Form, Outlet


def outlet_of(url: str, publisher: str, outlets: Sequence[Outlet]) -> Outlet:
    """Return the outlet of an article: by its address, the longest path and then the longest host first; for an aggregator,
    or an address nobody knows, by the publisher's name; else an outlet of unknown control, named by its host.

    An aggregator's control never passes to what it lists.
    """
    at_home = _by_address(url, outlets)
    if at_home and at_home.form is not Form.AGGREGATOR:
        return at_home
    named = _by_name(publisher, outlets)
    if named:
        return named
    name = publisher.strip() if publisher.strip() and at_home else urls.host(url)
    return _unknown(name, url)


def _by_address(url: str, outlets: Sequence[Outlet]) -> Outlet | None:
    host = urls.host(url)
    path = urls.path(url) if host else "/"
    fits = [(outlet, prefix) for outlet in outlets for home in outlet.hosts if (prefix := _fit(home, host, path))]
    return max(fits, key=lambda fit: fit[1], default=(None, (0, 0)))[0]


def _fit(home: str, host: str, path: str) -> tuple[int, int] | None:
    """How closely an outlet's `host/path-prefix` fits an address, path before host; None where it does not."""
    name, _, prefix = home.lower().removeprefix("www.").partition("/")
    prefix = prefix.strip("/")
    if host != name and not host.endswith("." + name):
        return None
    inside = not prefix or f"{path.lower().strip('/')}/".startswith(prefix + "/")
    return (len(prefix), len(name)) if inside else None


def _by_name(publisher: str, outlets: Sequence[Outlet]) -> Outlet | None:
    """By name, by id, or by host where an aggregator names that."""
    wanted = _key(publisher)
    if not wanted:
        return None
    return next((outlet for outlet in outlets if wanted in {_key(outlet.name), _key(outlet.id), *map(_key, outlet.hosts)}), None)


def _key(name: str) -> str:
    bare = name.strip().casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    return "".join(filter(str.isalnum, bare))


def _unknown(name: str, url: str) -> Outlet:
    host = urls.host(url)
    return Outlet(id=host if name == host else name, name=name, hosts=(host,) if name == host else ())
