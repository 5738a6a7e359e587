"""Finds sentence ends that no mark shows: after addresses, time stamps, rules, hashtags, smileys and greetings, between headlines.

Texts of news have line breaks there; pages of comments, mails and lists of headlines that lost theirs have only these signs.
"""

import re
from collections.abc import Iterator, Sequence

from monitor.model import Language
from monitor.text.stopwords import STOP_WORDS

PICTURE = "[\u2600-\u26ff\u2728\u2744\u2763\u2764\u2800\u2b50\ufe0f\u200d\U0001f1e6-\U0001f1ff\U0001f300-\U0001f445\U0001f44a-\U0001faff]"
"""Pictures, but no ticks and pointing hands, which stand before; and the blank of Braille, with which posts keep lines apart."""

_CAPITAL = '[A-ZА-ЯЁІЎЇЄҐ«"“]'
_NEXT = rf"\s++(?={_CAPITAL})"
_EYES = r"(?:(?<=[:;=]\))|(?<=[:;=]['’-]\))|(?<=[:;=]['’]-\)))"
"""What stands before the first bracket of a smiley. Looked for behind it: to a plain sign the engine skips."""
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("://", re.compile(rf"https?://[^\s<>\"]{{1,300}}+(?:</a>)?\s++(?={_CAPITAL}|https?://)")),
    ("AM PM", re.compile(rf"\d:\d\d(?::\d\d)? [AP]M{_NEXT}")),
    ("#", re.compile(rf"(?<!\S)#[^\W\d]\w{{0,60}}+(?:\s++#\w[\w-]{{0,60}}+){{0,20}}+{_NEXT}")),
    (")", re.compile(rf"\)(?:{_EYES}\){{0,8}}+\s++(?={_CAPITAL}|#\w)|\){{1,8}}+{_NEXT})")),
    (":", re.compile(rf"[:;]['’]?-?[(D]{{1,9}}+{_NEXT}")),
    ("@", re.compile(rf"(?:{PICTURE}|[)(])\s++(?=@\w)")),
    ("egards, Sincerely, Thank Cheers,", re.compile(rf"(?:[Rr]egards|Sincerely|Thanks|Thank you|Cheers),{_NEXT}")),
    ("**", re.compile(rf"(?<!\*)\*{{4,}}+{_NEXT}|(?<=\S)\s++(?=\*{{4}})")),
    ("__", re.compile(rf"(?<!_)_{{4,}}+{_NEXT}|(?<=\S)\s++(?=_{{4}})")),
    ("==", re.compile(rf"(?<!=)={{4,}}+{_NEXT}|(?<=\S)\s++(?=={{4}})")),
)
"""(what must stand in a text that is looked at, one of them; where it ends a sentence), each linear in the length of the text."""

_STARTERS = {
    "ru": """как что это эти этот если когда после потому также однако почему где кто зачем сколько здесь теперь потом пока поэтому мы они
        при для перед между такой такие или ещё еще уже даже вот только чтобы хотя тогда так каждый очень можно""",
    "be": """як што гэта гэты гэтая гэтыя калі пасля пасьля таму таксама аднак чаму дзе хто навошта колькі цяпер потым пакуль мы яны пры
        для перад паміж такі такія або ці яшчэ ужо нават вось толькі каб хоць тады так кожны вельмі можна трэба""",
    "uk": """як що це цей якщо коли після тому також однак чому де хто навіщо скільки тепер потім поки ми вони при для перед між такий або
        чи ще вже навіть ось тільки щоб хоча тоді так кожен дуже можна треба""",
}
"""Words that no name begins with and no Chinese surname is written as; in English, headlines capitalise them too."""
_STARTER = {
    language: re.compile(rf"(?:{'|'.join(map(str.capitalize, words.split()))})(?=\s+[а-яёіўїєґ])") for language, words in _STARTERS.items()
}
"""Begins with letters, so that the search skips to them; what stands before is looked at afterwards."""
_MARK = re.compile(r"[.!?…]\s")
_NEAR = 200
_HEADLINE, _VERSE, _NAMES = 5, 7, 1
"""A headline has so many words at least; in verse more than one of so many before has a capital, or a function word has."""


def signs(text: str) -> tuple[re.Pattern[str], ...]:
    """Return what is worth looking for in the paragraphs of a text; of most texts nothing."""
    return tuple(pattern for those, pattern in _SIGNS if any(sign in text for sign in those.split()))


def ends(paragraph: str, language: Language, present: Sequence[re.Pattern[str]]) -> Iterator[int]:
    """Yield, in no order, where sentences may begin that no mark precedes; `present` are the signs of the text."""
    for pattern in present:
        yield from (match.end() for match in pattern.finditer(paragraph))
    if language in _STARTER:
        for match in _STARTER[language].finditer(paragraph):
            if _told(paragraph[max(0, match.start() - _NEAR) : match.start()], language):
                yield match.start()


def _told(head: str, language: Language) -> bool:
    """Whether a headline may end here: a small letter and a blank, enough words, no line of verse, and no quotation open. Read by
    eye, all 11 places that this found in 1.1 million characters of articles in ru, uk and be were ends."""
    if not head[-1:].isspace() or not head.rstrip()[-1:].islower():
        return False
    words = _MARK.split(head)[-1].split()
    capitals = [word.lower() for word in words[1:][-_VERSE:] if word[0].isupper()]
    verse = len(capitals) > _NAMES or any(word in STOP_WORDS[language] for word in capitals)
    return len(words) >= _HEADLINE and not verse and head.count("«") <= head.count("»") and head.count('"') % 2 == 0
