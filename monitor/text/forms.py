"""The written forms of a topic's entities, ready to be compared with a text at a place; where to look is for `names` and `scanning`.

Text and forms are compared folded (lower case, simplified characters, plain dashes and apostrophes, е for ё, у for ў); folding is one
character for one, so that offsets hold.
"""

import re
import unicodedata
from collections.abc import Iterator

from monitor.model import Entity, EntityKind, NameForm, Topic
from monitor.text.folding import Folding, lower
from monitor.text.words import HAN, stem

ENDING = 7
"""Letters that may follow a stem; the longest endings of names here (-ианского, -ійскага with the suffix) have seven or eight."""
ACRONYM = 5
"""Forms of capitals alone up to this length are compared with their case: «РБ» is a state, «рб» is not."""

_HAN = re.compile(f"[{HAN}]")
_SIGNS = {
    ord(sign): plain
    for signs, plain in (("’ʼ‘`´", "'"), ("‐‑‒–—―−", "-"), ("•・‧", "·"), ("\u00a0\u202f\u2009\t\n\r", " "), ("ёЁ", "е"), ("ўЎ", "у"))
    for sign in signs
}


def fold(text: str) -> str:
    """Return `text` as forms are compared, of the same length."""
    return _FOLDING(text)


def _plain(sign: str) -> str:
    plain = _SIGNS.get(ord(sign)) or unicodedata.normalize("NFKC", sign).lower()
    if _HAN.match(sign):
        plain = stem(sign, "zh")
    return plain if len(plain) == 1 else lower(sign)


_FOLDING = Folding(_plain)


class Shape:
    """A form ready to be compared: where it is sought (`head`), and how the rest of it must go on."""

    __slots__ = (
        "_pattern",
        "_rest",
        "anchors",
        "context",
        "entity",
        "exact",
        "fixed",
        "form",
        "head",
        "leads",
        "plain",
        "timeless",
        "trails",
    )

    def __init__(self, entity: Entity, form: NameForm, context: str = "") -> None:
        folded = fold(form.text)
        self.entity, self.form, self.context = entity, form, context
        self.head, _, rest = folded.partition("*")
        self.leads = not _HAN.match(self.head[0])
        self.exact = form.text if form.text.isupper() and form.text.isalpha() and len(form.text) <= ACRONYM else ""
        self.anchors = bool(entity.sides) and not (form.weak and len(entity.sides) > 1)
        self.plain = not ("*" in folded or form.before)
        self._rest = ("*" if "*" in folded else "") + rest + ("*" if form.stem else "")
        self.trails = not _HAN.match(folded[-1])
        self._pattern: re.Pattern[str] | None = None
        fixed = self.plain and not (self.leads or self.trails or self.exact or form.stem)
        self.fixed = len(self.head) if fixed else 0
        """Its length when nothing else needs to be looked at, as with most names in Chinese; otherwise 0."""
        self.timeless = entity.valid_from is None and entity.valid_to is None

    def end(self, text: str, folded: str, start: int) -> int:
        """Return where the form ends when it begins at `start`, or 0 when it does not stand there."""
        if self.leads and start and joins(folded[start - 1]):
            return 0
        if self.exact and not text.startswith(self.exact, start):
            return 0
        after = start + len(self.head)
        if self.plain:
            last = min(after + ENDING, len(folded)) if self.form.stem else after
            while after < last and folded[after].isalpha() and folded[after] < _EAST:
                after += 1
            return 0 if self.trails and after < len(folded) and joins(folded[after]) else after
        tail = self._tail().match(folded, after)
        return tail.end() if tail and not (self.trails and tail.end() < len(folded) and joins(folded[tail.end()])) else 0

    def _tail(self) -> re.Pattern[str]:
        """Compiled when first needed: all at once take over a second."""
        if self._pattern is None:
            self._pattern = re.compile(self.tail())
        return self._pattern

    def tail(self) -> str:
        """Return the expression for what follows the head: endings for stars, the guard."""
        letters = re.escape(self._rest).replace(r"\*", _LETTERS).replace(r"\ ", " +")
        guard = f"(?={'|'.join(re.escape(fold(word)) for word in self.form.before)})" if self.form.before else ""
        return letters + guard


class Head:
    """The forms that begin alike, in the order given. Of a stem such as «китайск» forty forms go on with another word each: one
    expression tells whether any of them does."""

    __slots__ = ("_few", "_plain", "_size", "_tails", "leads", "shapes")

    def __init__(self, shapes: tuple[Shape, ...]) -> None:
        self.shapes, self.leads, self._size = shapes, shapes[0].leads, len(shapes[0].head)
        self._plain = tuple(shape for shape in shapes if shape.plain)
        self._few = len(shapes) - len(self._plain) < _FEW
        self._tails: re.Pattern[str] | None = None

    def at(self, folded: str, start: int) -> tuple[Shape, ...]:
        """Return those that may stand at `start`, where the head does."""
        if self._few:
            return self.shapes
        if self._tails is None:
            self._tails = re.compile("|".join(shape.tail() for shape in self.shapes if not shape.plain))
        return self.shapes if self._tails.match(folded, start + self._size) else self._plain


_FEW = 3
"""Forms that are sooner tried one by one."""
_EAST = "\u2e80"
"""The first character of the scripts that write no blanks between words."""
_LETTERS = rf"[^\W\d_]{{0,{ENDING}}}"


def joins(char: str) -> bool:
    """Return whether a word goes on across `char`."""
    return char < _EAST and char.isalnum()


def shapes(topic: Topic) -> Iterator[Shape]:
    """Yield the forms of a topic's entities, then the cues of its contexts."""
    for entity in topic.entities:
        yield from (Shape(entity, form) for form in entity.forms)
    yield from _cues(topic)


def _cues(topic: Topic) -> Iterator[Shape]:
    """Yield the cues of contexts as forms of a stand-in entity, so that one pass finds both and the longer one wins."""
    for context in topic.contexts:
        entity = Entity(id=context.id, kind=EntityKind.COUNTER, label=context.id, forms=())
        for language, cues in context.cues:
            for cue in cues:
                form = NameForm(language=language, text=cue.removesuffix("*"), stem=cue.endswith("*"))
                yield Shape(entity, form, context.id)
