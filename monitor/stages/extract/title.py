"""Finds the headline of a page and takes the site's name off it; it does not shorten or rewrite a headline."""

import re

from monitor.stages.extract.furniture import letters
from monitor.stages.extract.structured import Tree, Witness

_SEPARATOR = re.compile(r"\s+[|–—·»:/-]+\s+|\s*[|｜_]+\s*|\s+::\s+|(?<=[\u3400-\u9fff])[-–—]+(?=\S)")
_LONGEST = 400
_SHORTEST = 4


def title_of(tree: Tree, witness: Witness, told: str, host: str) -> str:
    """Return the headline, one line, or an empty string. `told` is the feed's title of the entry; `host` that of the page.

    The page's claims come first, because a visible heading may be the site's; a heading that repeats a claim without what
    the claim adds at its ends is better still.
    """
    headings = [text for text in map(_line, tree.iter("h1")) if len(text) >= _SHORTEST]
    named = [_line(element) for element in tree.xpath("//head/title")[:1]]
    claims = [" ".join(title.split()) for title in (*witness.titles, *headings[:1], *named, told) if title]
    for claim in claims:
        bare = _without_site(claim, [*headings, told], witness.site, host)
        if len(bare) >= _SHORTEST // 2 and letters(bare) != letters(witness.site):
            return bare[:_LONGEST]
    return " ".join(told.split())[:_LONGEST]


def _line(element: Tree) -> str:
    return " ".join("".join(element.itertext()).split())


def _without_site(claim: str, others: list[str], site: str, host: str) -> str:
    """Drop the parts at the ends that are the site's name, or that a shorter form of the same headline does not have."""
    whole = letters(claim)
    for other in others:
        inner = letters(other)
        if inner != whole and len(inner) * 3 >= len(whole) and claim.startswith(other) and _SEPARATOR.match(claim, len(other)):
            return other
    names = {letters(site), *(letters(part) for part in host.split(".") if len(part) > 1), letters(host)} - {""}
    parts = list(_SEPARATOR.finditer(claim))
    if parts and _is_name(claim[parts[-1].end() :], names):
        return _without_site(claim[: parts[-1].start()].strip(), others, site, host)
    if parts and _is_name(claim[: parts[0].start()], names):
        return claim[parts[0].end() :].strip()
    return claim


def _is_name(part: str, names: set[str]) -> bool:
    key = letters(part)
    return not key or any(key == name or (len(name) > _SHORTEST and (key.startswith(name) or name.startswith(key))) for name in names)
