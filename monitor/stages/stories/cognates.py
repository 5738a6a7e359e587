"""Writes words of Latin and Cyrillic script so that one name looks alike in English, Russian and Belarusian; it translates nothing.

Names and loan words ("Budapest", «Будапешт», «Будапешту») keep their consonants from language to language while vowels, soft signs
and endings change, so a word is reduced to its first letter and its consonants (in the manner of Soundex, 1918).
"""

import re
from collections import Counter
from functools import cache

from monitor.stages.stories.passages import Passage
from monitor.text import words

COMMON = 4
NAME = 3
"""A shorter skeleton is shared by chance; words with a capital letter, which are compared among themselves, may be shorter."""

_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхыэёіў", "abvgdeziiklmnoprstufhyeeiv", strict=True)),
        "ж": "j", "ц": "c", "ч": "c", "ш": "s", "щ": "s", "ю": "u", "я": "a", "ь": "", "ъ": "", "ґ": "g", "'": "", "’": "", "ʼ": "",
    }
)  # fmt: skip
_LATIN = tuple((re.compile(pattern), to) for pattern, to in (
    ("shch|sch|sh", "s"), ("ng", "n"),
    ("ch|tch|tz|ts|cz", "c"), ("kh", "h"), ("zh", "j"), ("ph", "f"), ("x", "ks"), ("qu", "kv"), ("q", "k"),
    ("w", "v"), ("c(?=[eiyc])", "c"), ("ck", "k"), ("c(?![eiy])", "k"), ("dz", "z"), ("th", "t"),
))  # fmt: skip
KINDRED = ("ru", "be")
"""Languages that share most of their words but for a vowel, a soft sign and the ending."""
BEGINNING = 4
"""Letters of a folded word that are compared: «договорённость» and «дамоўленасць» share too few, «кредита» and «крэдытнай» enough. F1 of
pairs in Russian and Belarusian by these alone: .58 with 4, .52 with 5, .47 with 6, and .42 by skeletons."""
_FOLDED = str.maketrans(dict(zip("оёэяыийўщґ", "аеееііівшг", strict=True)) | dict.fromkeys("ьъ'’ʼ", ""))
_SOFT = (("дз", "д"), ("сьц", "ст"), ("сц", "ст"), ("ць", "т"), ("жд", "ж"))
_HARD = str.maketrans("gjz", "hcs")
_ENDING = re.compile(r"(?:ogo|av|omu|ami|imi|ymi|ih|yh|om|am|em|ov|ev|ai|oi|yi|ii|s|es|an|ian|ing|ed)$")


def cognates(passage: Passage) -> Counter[str]:
    """Return how often each skeleton stands in a passage, those of words with a capital letter marked with one."""
    found: Counter[str] = Counter()
    for start, _, word in passage.tokens:
        bones = skeleton(word)
        if len(bones) >= NAME and passage.text[start].isupper():
            found["^" + bones] += 1
        elif len(bones) >= COMMON:
            found[bones] += 1
    return found


def kindred(passage: Passage) -> Counter[str]:
    """Return how often each beginning of a word stands in a Russian or Belarusian passage, as both languages would write it."""
    stop = words.stop(passage.language)
    spoken = (word for _, _, word in passage.tokens if word not in stop and word.isalpha()) if passage.language in KINDRED else ()
    return Counter(folded[:BEGINNING] for folded in map(_folded, spoken) if len(folded) >= BEGINNING)


@cache
def _folded(word: str) -> str:
    for soft, hard in _SOFT:
        word = word.replace(soft, hard)
    return word.translate(_FOLDED)


@cache
def skeleton(word: str) -> str:
    """Return the skeleton of a lower-case word; empty for a word in other scripts and for a plain number.

    A word with a digit ("a330", "5g") is its own skeleton.
    """
    if any(char.isdigit() for char in word):
        return word if any(char.isalpha() for char in word) else ""
    latin = word.replace("дз", "д").translate(_CYRILLIC)
    if latin == word:
        for pattern, to in _LATIN:
            latin = pattern.sub(to, latin)
    if not latin.isascii():
        return ""
    latin = _ENDING.sub("", latin) if len(latin) > COMMON + 2 else latin
    bones = re.sub(r"[aeiouy]", "", latin[1:].translate(_HARD))
    first = re.sub(r"[aeiouy]", "a", latin[:1].translate(_HARD))
    return re.sub(r"(.)\1+", r"\1", first + bones)
