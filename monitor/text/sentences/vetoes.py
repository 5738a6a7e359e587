"""Whether a sentence ends at a candidate: abbreviations, initials, list numbers, brackets and the next word decide."""

# ruff: noqa: SIM905 — word lists read best as text

import re

from monitor.model import Language
from monitor.text.sentences.abbreviations import BEFORE_FIGURES, BEFORE_NAMES, BEFORE_NOUNS, MAY_END
from monitor.text.sentences.candidates import NEAR, Gap
from monitor.text.stopwords import STOP_WORDS

GOES_ON = frozenset(",;:)]»”./№%")
OPENERS = "\"'`«“„‘(–—- "
NEVER_LAST = frozenset("aeiouyаеёиоуыэюяіїєьйў")
"""Letters in which no abbreviation ends: it is cut before a vowel, and never after a soft sign or a half-vowel."""
YEAR = re.compile(r"(?:\d{4}|\d(?:st|nd|rd|th))$")
"""Or an English ordinal: a full stop after them is no abbreviation's."""
LETTERS = re.compile(r"(?<![^\W_])[^\W\d_],? (?:and|or|и|или|і|й|та|або|чи|ці|ды) [^\W\d_]$")
"""Letters that name things, as in points A and B, not the initials of a person."""
PREPOSITIONS = frozenset("у ў в во з с со зь к от ад від до да на по пасля после після".split())
TEMPORAL = re.compile(
    r"\W*(?:\d|[ivxlc–-]+$|[нэе]\.?$|н\.[эе]|год|века?|в?в\.?$|ст|тысяч|тис|рок|рік|[гр]?[гр]\.?$"
    r"|(?:до|да|в|у|ў|во|к|ад|от|з|с|со|на|по|каля|около|близько|и|і|й)$"
    r"|янв|фев|мар|апр|ма[йя]|ию[нл]|авг|сен|окт|ноя|дек|студз|лют|сак|крас|трав|чэрв|лип|ліп|жн|вер|кас|ліст|снеж|січ|бер|квіт|чер|серп|жовт|груд)"
)
"""A word of a phrase that says when: as long as there is nothing else, the sentence has not said what."""
LIST_NUMBER = re.compile(r"\d{1,3}|[ivxlc]+|\w")
DAY = re.compile(r"\d{1,2}(?:\.\d{1,2})?")
NUMERALS = {"ru": ("I", "V", "X"), "be": ("V", "X"), "uk": ("V", "X")}
NUMBER = re.compile(r"\d{1,2}[.)](?=\s)")
APART = re.compile(r"\.{1,3}[^\W\d_]|[:;=]-?[)(]+\s+\S")
SIGH = re.compile(
    r"[\s–—-]*(?:(?:a?h+|oh|well|okay|ok|u[mh]+|hm+|[аэеоу]х|ой|увы|ну|м-?да|[хг]м+|ось|вось|вот),?\s*(?:да|yes)?\s*)", re.IGNORECASE
)
"""With dots it does not end a sentence but holds it up."""
JOINED = ("яндекс", "yandex", "yahoo")
AND = frozenset(("и", "і", "й", "та", "ды"))
DOTTED = re.compile(r"(?:[^\W\d]\.-?)+[^\W\d]|[^\W\d]-[^\W\d]")
COUNT = re.compile(r".*\d.*|[IVXLC–-]+|[ХІVX]+|млн|млрд|тыс\.?|тис\.?")
SHORT_WORD, LONG_WORD = 3, 7


def ends(gap: Gap, language: Language, caseless: bool) -> bool:
    """Return whether a sentence ends here; `caseless` where small letters begin sentences too."""
    if _enclosed(gap) or not (gap.tail and any(map(str.isalnum, gap.head))):
        return False
    if gap.tight:
        return _ends_tight(gap, language)
    if gap.after[:1].islower() and not caseless:
        return _ends_before_small(gap, language)
    if not gap.after:
        return gap.tail.lstrip(OPENERS)[:1] not in GOES_ON or bool(APART.match(gap.tail))
    if (gap.close and gap.opened.startswith("(")) or (gap.mark.endswith(("..", "…")) and SIGH.fullmatch(gap.head)):
        return False
    return gap.mark != "." or bool(gap.close) or not _shortened(gap, language)


def _enclosed(gap: Gap) -> bool:
    """Whether brackets, or quotation marks as around a title, opened shortly before and close shortly after."""
    for opening, closing in (("(", ")"), ("«", "»"), ("“", "”"), ("``", "''")):
        opened = gap.head.rfind(opening, max(0, len(gap.head) - NEAR + 1))
        if opened >= 0 and closing not in gap.head[opened:] + gap.close:
            closed = gap.tail.find(closing)
            aside = (opening == "(" and gap.head[:opened].strip()) or (
                closed < NEAR // 2 and opened > 0 and not gap.head[:opened].rstrip().endswith(":")
            )
            if closed >= 0 and opening not in gap.tail[:closed] and aside:
                return True
    return False


def _closed(head: str) -> bool:
    """Whether a bracket or a quotation closes at the end of `head`: what is closed is no abbreviation."""
    return head.endswith((")", "»", "”")) or (head.endswith('"') and head.count('"') % 2 == 0)


def _ends_tight(gap: Gap, language: Language) -> bool:
    """Without a blank: a plain word before, a capital after; addresses and abbreviations have other looks."""
    if gap.before.lower() in MAY_END.get(language, ()) and _counted(gap):
        return True
    if gap.mark != ".":
        return (gap.before.isalnum() and gap.before.lower() not in JOINED) or gap.head[-1:].isspace() or _closed(gap.head)
    if YEAR.search(gap.head) or _closed(gap.head):
        return True
    word = gap.before.replace("-", "")
    starter = gap.after.lower() in STOP_WORDS.get(language, ())
    plain = word.islower() or starter or (word.isupper() and not word.isascii()) or _named(gap)
    return len(word) >= SHORT_WORD and word.isalpha() and plain and not _listed(gap.before.lower(), language)


def _named(gap: Gap) -> bool:
    """Whether a name ends the sentence: a full word and a blank follow, as they do not in Mail.Ru or in an address; Yandex.Market
    and its like are the one frequent exception. Read by eye, 9 of 10 such places in two million characters of articles were ends."""
    return gap.before.lower() not in JOINED and len(gap.after) > SHORT_WORD and gap.tail[len(gap.after) :][:1].isspace()


def _ends_before_small(gap: Gap, language: Language) -> bool:
    """Before a small letter only a careless writer ends a sentence, and only after what is no abbreviation."""
    if gap.close or gap.opened.strip() or (gap.mark.endswith((".", "…")) and gap.mark != "."):
        return False
    if "?" in gap.mark or "!!" in gap.mark or gap.after.startswith("http"):
        return True
    called = gap.mark == "!" and gap.before.islower() and gap.before != gap.head.strip()
    return called or bool(YEAR.search(gap.head)) or _closed(gap.head) or _unabbreviated(gap, language)


def _unabbreviated(gap: Gap, language: Language) -> bool:
    """Whether the word before the mark is written in full: what of three letters and more is not listed is. In two million characters
    of articles the lists lacked one abbreviation before a small letter. Capitals are kept to names: they are cut short more freely."""
    word, stop_words = gap.before.lower(), STOP_WORDS.get(language, frozenset())
    if not word.isalpha() or _listed(word, language) or word in BEFORE_NOUNS.get(language, ()):
        return False
    if gap.before.islower() and len(word) > 1:
        return len(word) >= SHORT_WORD or word in stop_words
    return len(word) >= LONG_WORD or (len(word) > SHORT_WORD and (word[-1] in NEVER_LAST or gap.after.lower() in stop_words))


def _listed(word: str, language: Language) -> bool:
    return word in BEFORE_NAMES.get(language, ()) or word in MAY_END.get(language, ())


def _shortened(gap: Gap, language: Language) -> bool:
    """Whether the full stop belongs to the word before it and the sentence goes on."""
    word = gap.before.lower().strip("'’\"-–—")
    starter = gap.after.lower() in STOP_WORDS.get(language, ()) and not gap.dotted
    if LIST_NUMBER.fullmatch(word) and (gap.head.strip() == gap.before or gap.earlier.endswith((":", ";")) or _next_number(gap)):
        return True
    if gap.after.isdigit() and DAY.fullmatch(word) and (gap.dotted or DAY.fullmatch(gap.earlier[:-1])):
        return True
    pair = gap.earlier.lower() + word if gap.earlier.endswith(".") else ""
    word = pair if pair in MAY_END.get(language, ()) else word
    if word in MAY_END.get(language, ()) and (language == "en" or len(word) >= SHORT_WORD or _counted(gap) or gap.earlier in AND):
        words = gap.head.lower().split()
        short = (words[0] in PREPOSITIONS and len(words) <= SHORT_WORD) or all(map(TEMPORAL.match, words))
        return gap.after[0].isdigit() or (not starter and (language == "en" or short or "—" in gap.opened or "-" in gap.opened))
    if language != "en" and word.isascii() and gap.after.isascii() and _listed(word, "en"):
        return True
    if _listed(word, language):
        return not (starter and word in STOP_WORDS.get(language, ())) and not (word in BEFORE_FIGURES and _worded(gap))
    initials = len(word) == 1 and gap.before.isupper() and not LETTERS.search(gap.head) and not _numeral(gap, language)
    return (initials or bool(DOTTED.fullmatch(word))) and not starter


def _next_number(gap: Gap) -> bool:
    """Whether the number before the mark goes on with the numbering that the sentence began with."""
    first = NUMBER.match(gap.head)
    return bool(first) and gap.before.isdecimal() and int(gap.before) - int(gap.head[: first.end() - 1] if first else 0) in (1, 2)


def _worded(gap: Gap) -> bool:
    """Whether a word of the same script follows, not a figure, a letter or another abbreviation."""
    same = gap.after.isascii() == gap.before.isascii()
    return same and gap.after.isalpha() and len(gap.after) > 1 and not gap.dotted and not COUNT.fullmatch(gap.after)


def _numeral(gap: Gap, language: Language) -> bool:
    """Whether the letter is the number of a ruler, as in Nicholas I, where letters of names are Cyrillic."""
    return gap.before in NUMERALS.get(language, ()) and len(gap.earlier) > SHORT_WORD and gap.earlier.istitle()


def _counted(gap: Gap) -> bool:
    """Whether the word before the abbreviation is a number, as in 1933 г. or XIX в., or a multiple of thousand."""
    return bool(COUNT.fullmatch(gap.earlier))
