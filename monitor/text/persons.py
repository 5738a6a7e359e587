"""Finds the names of given people in a sentence and reduces them to initials; who is to be reduced it does not decide.

A name is known again in any case of Russian and Belarusian, in both Belarusian orthographies and in Latin letters: by its letters
without the ending, or by three consonants or more (in the manner of Soundex, 1918). What only may be the name is no find: then the
answer is None, and the sentence had better not be printed.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

OPEN, CLOSE = "⟨", "⟩"
"""What a reduced name stands between, so that a reader sees that somebody shortened it."""

Stretch = tuple[int, int]

_LETTER = r"[^\W\d_\u4e00-\u9fff]"
_APOSTROPHE = "'’ʼ"
_WORD = re.compile(rf"{_LETTER}+(?:[-{_APOSTROPHE}](?!s\b){_LETTER}+)*")
_HAN = re.compile(r"[\u4e00-\u9fff]+(?:·[\u4e00-\u9fff]+)*")
_BETWEEN = re.compile(r"\.?\s*")
_OPENING = re.compile(r"[\W\d_]*")
_MARKED = re.compile(rf"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
_SOME = "某"
_TITLES = frozenset({"mr", "mrs", "ms", "dr"})
_BONES = 3
"""Consonants that two names share by more than chance."""
_LIKE = 4
"""First letters that make one word look like the form of another."""
_WORDS = 4
"""Words of a name at most: more are a description."""
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
"""The hundred commonest surnames of China: what begins with none of them may be a role (专家, 记者)."""

_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхыэіґ", "abvhdeziiklmnoprstufhyeih", strict=True)),
        "ё": "e", "ж": "z", "ц": "c", "ч": "c", "ш": "s", "щ": "sc", "ю": "u", "я": "a", "ў": "v", "ŭ": "v", "ł": "l",
        "ь": "", "ъ": "", "'": "", "’": "", "ʼ": "",
    }
)  # fmt: skip
_LATIN = (("shch", "sc"), ("sch", "s"), ("sh", "s"), ("zh", "z"), ("kh", "h"), ("ts", "c"), ("ph", "f"), ("x", "ks"), ("w", "v"),
          ("g", "h"), ("dz", "d"), ("ia", "a"), ("iu", "u"), ("ya", "a"), ("yu", "u"), ("ja", "a"), ("ju", "u"), ("j", "i"))  # fmt: skip
_ENDINGS = (
    "oho", "eho", "aha", "omu", "emu", "amu", "ymi", "imi", "ami", "iei", "iem", "iam", "ym", "im", "yh", "ih", "oi", "ei", "ai", "ou",
    "eu", "au", "aa", "uu", "oe", "ee", "yi", "ii", "om", "em", "am", "ah", "ey", "u", "a", "e", "i", "o", "y",
)  # fmt: skip
"""Of nouns and adjectives of both languages, as `_plain` writes them; none of a surname's own (-ov, -in)."""


class Person(NamedTuple):
    """A name by its words, hyphens parted; `certain` where it is clear enough to be reduced inside a sentence."""

    words: tuple[str, ...]
    certain: bool


def person(name: str, known: Sequence[Stretch] = ()) -> Person | None:
    """Return the person of a name or a phrase with one ("жительница Минска Марина Ковальчук"); `known` are stretches of it that name
    something else. None where nothing in it is written like a name."""
    bare = "".join(" " if any(start <= at < end for start, end in known) else char for at, char in enumerate(name))
    han = [match[0] for match in _HAN.finditer(bare)]
    if han:
        whole = max(han, key=len)
        dotted, short = "·" in whole, len(whole) <= _LIKE
        words = tuple(dict.fromkeys((whole, *whole.split("·"))))
        return Person(words, certain=dotted or (short and len(whole) > 1 and whole[0] in _SURNAMES)) if dotted or short else None
    words = tuple(match[0] for match in _WORD.finditer(bare) if match[0][0].isupper() and len(match[0]) > 1)
    return Person(words, certain=1 < len(words) <= _WORDS) if words else None


def reduced(text: str, people: Sequence[Person], known: Sequence[Stretch] = ()) -> str | None:
    """Return the text with the people's names as initials between marks, the very text where none of them is in it, and None where
    that is not certain. `known` are stretches that name somebody or something else."""
    runs = [*_han_runs(text, people), *_runs(text, people, known)]
    if any(run.initials is None for run in runs) or (runs and (OPEN in text or CLOSE in text)):
        return None
    out, at = [], 0
    for run in sorted(runs):
        out += [text[at : run.start], f"{OPEN}{run.initials}{CLOSE}"]
        at = run.end
    rest = [*out[::2], text[at:]]
    if any(_lingers(piece, one) for piece in rest for one in people):
        return None
    return "".join([*out, text[at:]])


def marked(text: str) -> bool:
    """Tell whether a name was reduced in a text."""
    return any(_hidden(initials) for initials in _MARKED.findall(text))


def agrees(printed: str, stored: str) -> bool:
    """Tell whether printed words are the stored ones but for names between marks, each of which stands for capitalised words with just
    these initials, and for nothing else."""
    pieces = _MARKED.split(printed)
    if len(pieces) == 1:
        return printed == stored
    patterns = [_hidden(piece) if at % 2 else re.escape(piece) for at, piece in enumerate(pieces)]
    return all(patterns[1::2]) and re.fullmatch("".join(patterns), stored, re.DOTALL) is not None


def _hidden(initials: str) -> str:
    """Return what a name with these initials looks like; empty for what are none."""
    if re.fullmatch(rf"[\u4e00-\u9fff]{_SOME}", initials):
        return rf"(?:[\u4e00-\u9fff]{{1,8}}·)*{initials[0]}[\u4e00-\u9fff]{{1,8}}"
    parts = initials.split(" ")
    if not all(re.fullmatch(rf"{_LETTER}\.(?:-{_LETTER}\.)*", part) and part == part.upper() for part in parts):
        return ""
    tail = rf"(?:\.|(?:(?!-)[-{_APOSTROPHE}]?{_LETTER})*)"
    return r"\s*".join("-".join(re.escape(letter.rstrip(".")) + tail for letter in part.split("-")) for part in parts)


class _Run(NamedTuple):
    """Words that stand for one person, with their initials; None where they may be somebody else's."""

    start: int
    end: int
    initials: str | None


def _han_runs(text: str, people: Sequence[Person]) -> Iterator[_Run]:
    words = {word: one.certain for one in people for word in one.words if _HAN.fullmatch(word)}
    if not words:
        return
    longest = re.compile("|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))))
    for match in longest.finditer(text):
        surname = match[0].rpartition("·")[2]
        yield _Run(match.start(), match.end(), f"{surname[0]}{_SOME}" if words[match[0]] else None)


def _runs(text: str, people: Sequence[Person], known: Sequence[Stretch]) -> Iterator[_Run]:
    """Yield every run of words that name one person."""
    tokens = [match for match in _WORD.finditer(text) if match[0][0].isupper()]
    used: set[int] = set()
    for at, token in enumerate(tokens):
        owner = next((one for one in people if at not in used and _is_of(token[0], one)), None)
        if owner is None:
            continue
        last = at
        while (more := _next(text, tokens, last, owner)) is not None:
            last = more
        first = at
        while first and first - 1 not in used and _joined(text, tokens[first - 1], tokens[first]) and _initial(tokens[first - 1][0], owner):
            first -= 1
        used.update(range(first, last + 1))
        sure = owner.certain and _alone(text, tokens, first, last, known)
        start, end = tokens[first].start(), tokens[last].end()
        yield _Run(start, end, " ".join(_letters(tokens[n][0]) for n in range(first, last + 1)) if sure else None)


def _next(text: str, tokens: Sequence[re.Match[str]], at: int, owner: Person) -> int | None:
    """Return the next token that belongs to the name; a single word between two of its own, a patronymic, does so too."""
    for step in (1, 2):
        there = at + step
        if there >= len(tokens) or not _joined(text, tokens[there - 1], tokens[there]):
            return None
        if _is_of(tokens[there][0], owner):
            return there
    return None


def _alone(text: str, tokens: Sequence[re.Match[str]], first: int, last: int, known: Sequence[Stretch]) -> bool:
    """Tell whether no further capitalised word stands beside the name that may belong to it: a first name that nobody told us."""
    if last + 1 < len(tokens) and _joined(text, tokens[last], tokens[last + 1]):
        return False
    if not first or not _joined(text, tokens[first - 1], tokens[first]):
        return True
    before = tokens[first - 1]
    if before[0].lower() in _TITLES or any(start <= before.start() < end for start, end in known):
        return not any(start <= tokens[first].start() < end for start, end in known)
    opens = _OPENING.fullmatch(text, 0, before.start()) is not None
    return opens and last > first


def _joined(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    between = text[one.end() : other.start()]
    return _BETWEEN.fullmatch(between) is not None and ("." not in between or len(one[0]) == 1)


def _initial(token: str, one: Person) -> bool:
    return len(token) == 1 and any(_plain(token)[:1] == _plain(word)[:1] for word in one.words)


def _is_of(token: str, one: Person) -> bool:
    """Tell whether every part of a token is a form of a word of the name."""
    parts = [part for word in one.words for part in word.split("-")]
    return len(token) > 1 and all(any(_alike(part, other) for other in parts) for part in token.split("-"))


def _letters(token: str) -> str:
    return "-".join(f"{part[0]}." for part in token.split("-"))


def _lingers(piece: str, one: Person) -> bool:
    """Tell whether what is left of a sentence still holds the name, or something that looks like it."""
    if any(word in piece for word in one.words) or any(
        len(word) > len("王") + 1 and word[1:] in piece for word in one.words if _HAN.fullmatch(word)
    ):
        return True
    parts = [part for word in one.words if not _HAN.fullmatch(word) for part in word.split("-")]
    return any(_resembles(match[0], part) for match in _WORD.finditer(piece) for part in parts)


def _resembles(token: str, word: str) -> bool:
    """Tell whether a word may be a form of a name that is not known as one: the same beginning, in whatever letters."""
    if not token[0].isupper():
        return len(token) > _LIKE and _alike(token, word)
    this, that = _plain(token), _plain(word)
    return (len(that) >= _LIKE and this[:_LIKE] == that[:_LIKE]) or (
        len(_bones(that)) >= _BONES and _bones(this)[:_BONES] == _bones(that)[:_BONES]
    )


def _alike(token: str, word: str) -> bool:
    """Tell whether two words are forms of one name."""
    these, those = _forms(token), _forms(word)
    if these & those:
        return True
    return not {bones for form in these if len(bones := _bones(form)) >= _BONES}.isdisjoint(_bones(form) for form in those)


@cache
def _forms(word: str) -> frozenset[str]:
    """Return a word in plain letters, and without each ending that leaves it three letters."""
    whole = {_plain(word), _plain(word.lower().replace("ch", "kh"))} if word.isascii() or "ch" in word.lower() else {_plain(word)}
    return frozenset(
        form for one in whole for form in (one, *(one.removesuffix(end) for end in _ENDINGS if one.endswith(end))) if len(form) > len("ян")
    )


@cache
def _plain(word: str) -> str:
    """Return a word in plain Latin letters, as far as English, Russian and both Belarusian spellings agree on them."""
    lower = word.lower().replace("дз", "д").translate(_CYRILLIC)
    plain = "".join(char for char in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(char))
    plain = re.sub(r"(.)\1+", r"\1", plain)
    for letters, one in (*_LATIN, ("ch", "c")):
        plain = plain.replace(letters, one)
    return re.sub(r"(.)\1+", r"\1", plain)


@cache
def _bones(plain: str) -> str:
    """Return the first letter, vowels as one, and the consonants."""
    first = "a" if plain[:1] in "aeiouy" else plain[:1]
    return re.sub(r"(.)\1+", r"\1", first + re.sub(r"[aeiouy]", "", plain[1:]))
