"""Applies what a person wrote down for one site: where its article, headline and date stand, and what to take out.

A rule that finds nothing changes nothing: the general way is taken. XPath 1.0 (w3.org/TR/xpath), checked when settings are read.
"""

import re
from collections.abc import Iterator, Sequence

from monitor import urls
from monitor.model import PageRule
from monitor.stages.extract.structured import Tree

_BLOCKS = frozenset(
    ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "br", "section", "article", "ul", "ol", "table")
)
_SILENT = frozenset(("script", "style", "noscript", "template", "svg", "figure", "nav", "form", "button"))
_CELLS = frozenset(("td", "th"))
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)(?:\D{1,5}(\d{1,2}:\d\d))?")


def fault(xpath: str) -> str:
    """Say what is wrong with an expression, or nothing: it must select elements, attributes or texts."""
    from lxml import etree

    try:
        found = etree.XPath(xpath)(etree.Element("html"))
    except etree.XPathError as error:
        return f"is no XPath: {error}"
    return "" if isinstance(found, list) else "selects no elements or attributes"


def rule_for(url: str, rules: Sequence[PageRule]) -> PageRule | None:
    """Return the rule of the site that an address belongs to, the longest path first."""
    host, path = urls.host(url), urls.path(url).lower()
    fits = [(len(home), n, rule) for n, rule in enumerate(rules) for home in rule.hosts if _fits(home.lower(), host, path)]
    return max(fits, key=lambda fit: (fit[0], -fit[1]))[2] if fits else None


def clear(tree: Tree, rule: PageRule) -> None:
    """Take out of the tree what the rule takes out; the text behind an element stays."""
    for xpath in rule.remove:
        for element in tree.xpath(xpath):
            if hasattr(element, "drop_tree") and element.getparent() is not None:
                element.drop_tree()


def text_of(tree: Tree, xpath: str) -> str:
    """Return the text of what is selected, a paragraph or a row of a table a line, or an empty string."""
    parts = (found if isinstance(found, str) else "".join(_pieces(found)) for found in _select(tree, xpath))
    lines = (" ".join(line.split()) for part in parts for line in part.split("\n"))
    return "\n".join(line for line in lines if line)


def first_of(tree: Tree, xpath: str) -> str:
    """Return the first thing selected that has words, on one line, or an empty string."""
    texts = (" ".join((found if isinstance(found, str) else "".join(found.itertext())).split()) for found in _select(tree, xpath))
    return next(filter(None, texts), "")


def date_of(tree: Tree, xpath: str) -> str:
    """Return a date as `first_of`, one written day first turned round, so that it reads as ISO 8601."""
    written = first_of(tree, xpath)
    found = _DAY_FIRST.search(written)
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02} {found[4] or ''}".strip() if found else written


def _fits(home: str, host: str, path: str) -> bool:
    name, _, prefix = home.removeprefix("www.").partition("/")
    inside = not prefix.strip("/") or f"{path.strip('/')}/".startswith(f"{prefix.strip('/')}/")
    return inside and (host == name or host.endswith(f".{name}"))


def _select(tree: Tree, xpath: str) -> list[Tree]:
    return list(tree.xpath(xpath)) if xpath else []


def _pieces(element: Tree) -> Iterator[str]:
    """Yield the words of an element as a reader sees them, blocks on lines of their own, cells parted by bars."""
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return
    edge = "\n" if element.tag in _BLOCKS else " | " if element.tag in _CELLS and element.getprevious() is not None else ""
    yield edge
    yield " ".join((element.text or "").split("\n"))
    for child in element:
        yield from _pieces(child)
        yield " ".join((child.tail or "").split("\n"))
    yield edge if edge == "\n" else ""
