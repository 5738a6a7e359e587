"""The one canonical form of a URL, which is how an article is first recognised; it fetches nothing.

`canonical` implements the safe normalisations of RFC 3986 §6.2.2–6.2.3 and drops what only tracks the reader.
"""

import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"^(utm_|at_|mc_)|^(fbclid|gclid|dclid|yclid|ysclid|igshid|msclkid|_openstat|traffic_source|spm|from_source|cmpid|ocid|ref|rss)$"
)
_PORTS = {"http": 80, "https": 443}
_SAFE_PATH = "/:@!$&'()*+,;=~-._%"
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")


def canonical(url: str, base: str = "") -> str:
    """Return the canonical form of `url`, resolved against `base`. Raises ValueError when it is no http(s) address.

    Scheme and host in lower case (IDNA), default port, fragment and tracking parameters removed, percent-encoding
    normalised, parameters in their order, an empty path as `/`.
    """
    parts = urlsplit(urljoin(base, url.strip()))
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError(f"not an http address: {url!r}")
    if parts.username or parts.password:
        raise ValueError(f"an address with a password in it is refused: {parts.hostname}")
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.search(key.lower())]
    return urlunsplit((parts.scheme, _authority(parts.scheme, parts.hostname, parts.port), _path(parts.path), urlencode(kept), ""))


def host(url: str) -> str:
    """Return the host of an address in lower case without `www.`, or an empty string."""
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")


def path(url: str) -> str:
    """Return the path of an address, `/` at least."""
    return urlsplit(url).path or "/"


def _authority(scheme: str, hostname: str, port: int | None) -> str:
    try:
        name = hostname.encode("idna").decode("ascii") if not hostname.isascii() else hostname
    except UnicodeError as error:
        raise ValueError(f"not a host name: {hostname!r}") from error
    name = f"[{name}]" if ":" in name else name.rstrip(".")
    return name if port in (None, _PORTS[scheme]) else f"{name}:{port}"


def _path(raw: str) -> str:
    return quote(_ESCAPE.sub(_unescape, raw), safe=_SAFE_PATH) if raw else "/"


def _unescape(escape: re.Match[str]) -> str:
    char = chr(int(escape[1], 16))
    return char if char.isascii() and (char.isalnum() or char in "-._~") else escape[0].upper()
