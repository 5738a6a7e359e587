"""Whom an article names as its source: "Source: X" lines, "X reports", "according to X"; whether it copied is for dedup.

Names are those of the register of outlets, with the forms that the topic's gazetteer has for them, and whatever stands in a line
that says "Source:".
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from monitor.model import Entity, Kept, NameForm, Outlet, Topic

BEGINNING = 1_500
"""An attribution stands in the first sentences, …"""

END = 200
"""… a line with the source at the end."""

LONGEST = 60
"""Characters of a name behind "Source:"; more is a sentence."""

MOST = 3

_LINE = re.compile(rf"^(?:Source|Источник|Крыніца|来源|來源)\s*[:：]\s*(?P<name>[^\n]{{2,{LONGEST}}})$", re.IGNORECASE | re.MULTILINE)

_EDGE, _CLOSED = r"(?<![^\W\u3400-\u9fff])", r"(?![^\W\u3400-\u9fff])"
"""Where a word begins and ends; Chinese writes no blanks."""

_BEFORE = (
    r"(?:according to|citing|quoted by|as reported by|told|reports?|сообща(?:ет|ют)|сообщил[аио]?|переда[её]т|пишет|со ссылкой на|по данным"
    r"|по сообщению|информирует|паведамля(?:е|юць)|паведаміл[аі]|перадае|піша|са спасылкай на|паводле|据|援引|引述)"
    r"(?:\s+(?:the|state|news|agency|агентств\w+|информагентств\w+|издани\w+|агенцтв\w+|выданн\w+|выданьн\w+)){0,3}[\s«“\"《]*"
)
_AFTER = (
    r"[»”\"》]*(?:'s)?(?:\s+(?:news|agency|state|media|agency's)){0,2}\s*(?:reports?\b|reported\b|said\b|says\b|has learned\b|wrote\b"
    r"|сообща(?:ет|ют)|сообщил[аио]?|переда[её]т|пишет|паведамля(?:е|юць)|перадае|піша|报道|消息|电|报道称|援引)"
)


class Attributions:
    """The names by which articles cite: those of these outlets, with the forms that the gazetteer has for them."""

    def __init__(self, outlets: Iterable[Outlet], topic: Topic) -> None:
        self._names = _names(outlets, topic)
        each = "|".join(re.escape(name) for name in sorted(self._names, key=lambda name: (-len(name), name)))
        whole = rf"{_EDGE}{_BEFORE}(?P<before>{each}){_CLOSED}|{_EDGE}(?P<after>{each}){_AFTER}|\((?P<line>{each})\)\s*[–—-]"
        self._pattern = re.compile(whole, re.IGNORECASE) if each else None

    def of(self, kept: Kept) -> tuple[str, ...]:
        """Return the names of those whom an article names as its source, in the order in which it does, itself left out."""
        own = _bare(kept.outlet.name)
        return tuple(dict.fromkeys(name for name in self._named(kept.article.text) if _bare(name) != own))[:MOST]

    def _named(self, text: str) -> Iterator[str]:
        for match in self._pattern.finditer(text, 0, BEGINNING) if self._pattern else ():
            yield self._names[_bare(match["before"] or match["after"] or match["line"])]
        for match in _LINE.finditer(text, max(0, len(text) - END)):
            name = match["name"].strip(" .。")
            yield self._names.get(_bare(name), name)


def _names(outlets: Iterable[Outlet], topic: Topic) -> Mapping[str, str]:
    """Return the name of an outlet by each of its written forms."""
    forms = {_bare(form.text): entity for entity in topic.entities for form in entity.forms}
    found: dict[str, str] = {}
    for outlet in outlets:
        for text in (outlet.name, *(form.text for form in _whole(forms.get(_bare(outlet.name))))):
            found.setdefault(_bare(text), outlet.name)
    return {form: name for form, name in found.items() if form}


def _whole(entity: Entity | None) -> tuple[NameForm, ...]:
    return tuple(form for form in entity.forms if not form.weak and not form.before) if entity else ()


def _bare(name: str) -> str:
    return " ".join(name.strip(" *").casefold().split())
