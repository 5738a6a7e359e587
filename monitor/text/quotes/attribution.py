"""Whether words in quotation marks are speech, told from the words around them, and on which side the speaker stands.

Nothing is known of what the words mean: punctuation, verbs of saying and length decide.
"""

import re
from enum import Enum
from typing import NamedTuple

from monitor.model import Language
from monitor.text.quotes.marks import Quoted
from monitor.text.quotes.verbs import NAMING, SAYING


class How(Enum):
    """How a quotation is attributed."""

    NOT_SPEECH = "not_speech"
    BEFORE = "before"
    AFTER = "after"
    INSIDE = "inside"
    SAME = "same"
    ALONE = "alone"


class Around(NamedTuple):
    """A quotation with the rest of its sentence: `head` before it, `tail` behind it."""

    text: str
    lowered: str
    language: Language
    one: Quoted
    head: str
    tail: str

    @property
    def inner(self) -> str:
        """The words in the marks."""
        return self.text[self.one.start : self.one.end]

    @property
    def words(self) -> int:
        """How many they are; in Chinese two signs count as one."""
        return len(self.inner) // 2 if self.language == "zh" else len(self.inner.split())


DIALOGUE = frozenset({"ru", "be"})
"""Languages that put an attribution between dashes."""

INSIDE = re.compile(r"(?P<mark>[,!?…]) [—–-] (?P<by>[^\W\d_][^«»“”\n]{3,120}?)(?P<close>[.,:]) [—–-] ")

_LEAST, _FRAGMENT, _COLON, _ALONE, _LONG, _NAME = 2, 4, 5, 6, 8, 12
"""Words that make speech: with a verb of saying and a mark that leads to it, as part of a sentence, behind a bare colon,
as a sentence of its own, as part of a sentence wherever it stands, and too many for a name."""

_GAP = 160
"""Characters that an attribution between two halves of a quotation may take."""

_REACH, _VERB_REACH = 140, 90
"""Characters behind a quotation in which its attribution, and in English its verb, must stand; Chinese needs a few signs."""
_REACH_ZH = 30

_ATTRIBUTED = re.compile(r"[,.!?…]*[ \u00a0]*[—–-][ \u00a0]*[^\W\d_]")
_FINITE = re.compile(
    r"(?:is|are|was|were|will|would|can|could|has|have|had|must|should|may|might|went|goes|does|did|not|[a-z]{2,}(?:ed|ing)) "
)
_LEADS_EN = re.compile(
    r"(?:he|she|they|we|for|that|to|of|as|was|is|were|are|be|it|by|with|about|said|says|in|on|would|will|had|has|not|a|an|their|his|her)$"
)
_LEADS_SLAVIC = re.compile(r"(?:л|ла|ло|ли|лся|лась|лись|ў|лі|ся|ть|ет|ут|ит|ят|ць|что|што|как|як|за|о|об|пра|аб)$")
_REPORTED = re.compile(r", (?:что|што)\b|\b(?:said|says|told \w+|added|stressed|noted) that\b")
_NEW_SENTENCE = re.compile(r"[.!?…] (?=[A-ZА-ЯЁІЎ])")
_SAID_ZH = re.compile(rf"[^，：；“”「」]{{1,26}}(?:{SAYING['zh'].pattern})")
"""All that stands between a quotation that ends with a full stop and the end of the next sentence: “……。”总工程师周三对记者说。"""
_ENDS = frozenset(",.!?…，。！？—–-")
_BETWEEN_ENDS = frozenset(",.:：，。—–")


def attribution(around: Around, previous: Quoted | None) -> How:
    """Return how the quotation is attributed; `previous` is the speech before it, for the second half of a quotation."""
    if _is_inside(around):
        return How.INSIDE
    if around.words < _LEAST or _runs_on(around):
        return How.NOT_SPEECH
    is_name = around.words < _NAME and bool(NAMING.search(around.lowered, max(0, around.one.left - 30), around.one.left))
    if not is_name and _is_led(around):
        return How.BEFORE
    if _is_followed(around):
        return How.AFTER
    if is_name:
        return How.NOT_SPEECH
    return _unled(around, previous)


def _unled(around: Around, previous: Quoted | None) -> How:
    """Return the attribution of a quotation that no mark leads to and no attribution follows."""
    if _goes_on(around, previous):
        return How.SAME
    said = _said(around.head, around.language)
    if said and (around.words >= _LONG or (around.words >= _FRAGMENT and _is_fragment(around))):
        return How.BEFORE
    inner = around.inner.rstrip()
    whole = inner[-1:] in ".!?。！？" and inner[:1].isupper() and not around.head.strip()
    return How.ALONE if whole and around.words >= _ALONE else How.NOT_SPEECH


def _said(words: str, language: Language) -> bool:
    return bool(SAYING[language].search(words.lower()))


def _runs_on(around: Around) -> bool:
    """Return whether few words stand in the marks and the sentence goes on right behind them, as behind a name that is its subject."""
    if around.words >= (_LONG if around.language == "zh" else _FRAGMENT) or around.inner.rstrip()[-1:] in _ENDS:
        return False
    following = around.text[around.one.right : around.one.right + 2]
    if around.language == "zh":
        return following[:1].isalnum() and following[0] not in "的并和"
    return following[:1] == " " and following[1:].islower()


def _is_inside(around: Around) -> bool:
    """Return whether the attribution stands between dashes inside the marks."""
    within = INSIDE.search(around.text, around.one.start, around.one.end) if around.language in DIALOGUE else None
    return bool(within and _said(within["by"], around.language))


def _is_led(around: Around) -> bool:
    """Return whether a verb of saying with a colon or comma leads to the quotation, or a bare colon to a long one."""
    mark = around.head.rstrip()[-1:]
    if mark in {":", "："}:
        return _said(around.head, around.language) or around.words >= _COLON
    near = around.head[-60:] if around.language != "zh" else around.head[-16:]
    return mark in {",", "，"} and _said(near, around.language)


def _is_followed(around: Around) -> bool:
    """Return whether an attribution follows: the quotation must not have ended its sentence with a full stop."""
    last, following = around.inner.rstrip()[-1:], around.lowered[around.one.right : around.one.right + 8]
    tail, language = around.tail.lower(), around.language
    if language == "zh":
        if last == "。":
            return not around.head.strip() and bool(_SAID_ZH.fullmatch(tail))
        goes_on = last in "，！？" or following[:1] == "，"
        return goes_on and not around.head.strip() and _said(tail[:_REACH_ZH], language)
    if language == "en":
        said = SAYING["en"].search(tail[:_REACH])
        near = bool(said and said.start() < _VERB_REACH)
        return (last in ",!?…—–-" or following[:1] == ",") and (near or (last == "," and around.words >= _FRAGMENT))
    goes_on = last in ",!?…" or following[:1] == ","
    return goes_on and bool(_ATTRIBUTED.match(following)) and (around.words >= _FRAGMENT or _said(tail[:_REACH], language))


def _goes_on(around: Around, previous: Quoted | None) -> bool:
    """Return whether this is the second half of a quotation: only an attribution stands between it and the one before."""
    if previous is None or not 0 < around.one.left - previous.right < _GAP:
        return False
    between = around.text[previous.right : around.one.left]
    last = _NEW_SENTENCE.split(between)[-1]
    return "\n" not in between and _said(last, around.language) and between.rstrip()[-1:] in _BETWEEN_ENDS


def _is_fragment(around: Around) -> bool:
    """Return whether part of a sentence in marks is speech: lower case at its start, with a verb of saying right before
    in Chinese, and behind a function word or verb elsewhere; behind a noun it would be a name."""
    if around.language == "zh":
        verbs = list(SAYING["zh"].finditer(around.head))
        return bool(verbs) and verbs[-1].end() == len(around.head)
    if not around.inner[:1].islower():
        return False
    if _REPORTED.search(around.head.lower()):
        return True
    last = around.head.rstrip().rsplit(" ", 1)[-1].lower()
    if around.language == "en":
        return bool(_FINITE.match(around.inner) or _LEADS_EN.match(last))
    return bool(SAYING[around.language].match(last) or _LEADS_SLAVIC.search(last))
