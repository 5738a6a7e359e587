"""Reads what a page says of itself to machines: JSON-LD, Open Graph and other meta elements, microdata; it believes none of it.

Vocabulary: schema.org (Article), ogp.me. A page of links describes many articles: the first node of an article's type with
a text or a date is taken for the page's own.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

Tree: TypeAlias = Any
"""An lxml element; lxml ships no types."""
_Json: TypeAlias = dict[str, Any]
"""Foreign JSON: any value may stand anywhere."""

_ARTICLE = re.compile(r"Article|Posting|Report|Reportage|Review$")
_NODES = 5_000
_MARKUP = re.compile(r"<[^<>]{1,300}>")
_BREAK = re.compile(r"</?(?:p|br|div|li|h\d)\b[^<>]{0,300}>|\r\n?", re.IGNORECASE)
_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "sailthru.title")
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time", "article:published", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "date", "rnews:datepublished", "mediator_published_time", "cxenseparse:recs:publishtime", "article.published", "datecreated",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "mediator_author")


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """What the page claims: plain text with a paragraph a line, and everything else best first, empty where it is silent."""

    body: str = ""
    headlines: tuple[str, ...] = ()
    """Of the JSON-LD alone, the main one first; the same one twice where it is said twice."""
    titles: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    site: str = ""
    canonical: str = ""


def read(tree: Tree) -> Witness:
    """Return the claims of a parsed page."""
    nodes = [node for node in _nodes(tree) if _is_article(node)]
    node: _Json = next((node for node in nodes if node.get("articleBody") or node.get("datePublished")), nodes[0] if nodes else {})
    meta = _meta(tree)
    body = max((_text(one.get("articleBody")) for one in nodes), key=len, default="")
    return Witness(
        body=body,
        headlines=tuple(filter(None, (_text(node.get(name)) for name in ("headline", "alternativeHeadline")))),
        titles=_distinct([meta.get(name, "") for name in _TITLES]),
        dates=_distinct([_text(node.get("datePublished")), *(meta.get(name, "") for name in _DATES), *_microdata_dates(tree)]),
        authors=_distinct([*_names(node.get("author")), *(meta.get(name, "") for name in _AUTHORS), *_microdata_authors(tree)]),
        site=meta.get("og:site_name", ""),
        canonical=_canonical(tree) or meta.get("og:url", ""),
    )


def _nodes(tree: Tree) -> Iterator[_Json]:
    """All objects of all JSON-LD scripts, outer ones first, at most `_NODES`."""
    waiting: list[object] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            waiting.extend(_parsed(script.text or ""))
    for _ in range(_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value[:_NODES]
        elif isinstance(value, dict):
            yield value
            waiting.extend(child for child in value.values() if isinstance(child, list | dict))


def _parsed(script: str) -> list[object]:
    text = script.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    try:
        return [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return []


def _is_article(node: _Json) -> bool:
    kinds = node.get("@type")
    return any(_ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str))


def _text(value: object) -> str:
    """Return a string of foreign JSON as plain text, a paragraph a line."""
    if not isinstance(value, str):
        return ""
    plain = _MARKUP.sub(" ", _BREAK.sub("\n", html.unescape(value)))
    return "\n".join(line for part in plain.split("\n") if (line := " ".join(part.split())))


def _names(value: object) -> list[str]:
    if isinstance(value, list):
        return [name for one in value[:10] for name in _names(one)]
    return [_text(value.get("name"))] if isinstance(value, dict) else [_text(value)]


def _meta(tree: Tree) -> dict[str, str]:
    """Return the first content of each meta element by its lower-case name, property or itemprop."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _microdata_dates(tree: Tree) -> Iterator[str]:
    for element in tree.xpath('//*[@itemprop="datePublished"] | //time[@pubdate] | //article//header//time[@datetime]')[:5]:
        yield element.get("datetime") or element.get("content") or "".join(element.itertext())


def _microdata_authors(tree: Tree) -> Iterator[str]:
    for element in tree.xpath('//*[@itemprop="author"]//*[@itemprop="name"] | //*[@rel="author"]')[:3]:
        yield element.get("content") or " ".join("".join(element.itertext()).split())


def _canonical(tree: Tree) -> str:
    return next((link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()), "")


def _distinct(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip() for value in values if value and value.strip()))
