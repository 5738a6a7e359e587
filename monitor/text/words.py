"""Words, stems, stop words and search terms of a text; it knows no sentence and no topic.

What the index holds and what a query asks for come from the same functions, so they meet whatever the orthography: inflected
Russian and Belarusian by stems, Taraškievica by its softness signs, traditional Chinese folded to simplified.
"""

import re
import unicodedata
import warnings
from functools import cache, lru_cache
from typing import Any

from monitor.model import Language
from monitor.text.belarusian import belarusian_stem
from monitor.text.stopwords import STOP_WORDS

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
TOKEN = re.compile(rf"[{HAN}]|[^\W_{HAN}]+(?:['’ʼ`‘][^\W\d_{HAN}]+|(?<=\d)[.,]\d+)*")
IS_HAN = re.compile(f"[{HAN}]")
IS_CYRILLIC = re.compile("[\u0400-\u052f]")
IS_LATIN = re.compile("[a-z\u00df-\u024f]")
APOSTROPHES = re.compile("['’ʼ`‘]")
SNOWBALL = {"en": "english", "ru": "russian"}
CYRILLIC_LANGUAGES: tuple[Language, ...] = ("ru", "be", "uk")


def tokens(text: str, language: Language) -> tuple[tuple[int, int, str], ...]:
    """Return (start, end, lower-cased surface) of every word of `text` in order. A Chinese character is a word of its own, runs
    of letters and digits between them stay whole; so do 1.5, don't and сям'я. The language changes nothing: scripts decide."""
    del language
    return tuple((match.start(), match.end(), match[0].lower()) for match in TOKEN.finditer(text))


@lru_cache(maxsize=200_000)
def stem(word: str, language: Language) -> str:
    """Return what stands for `word` and its inflected forms: Snowball for en and ru, our own for be, simplified characters for
    Chinese, the word itself otherwise. A word in another script than the language's is stemmed as en or ru."""
    folded = APOSTROPHES.sub("'", unicodedata.normalize("NFKC", word).lower())
    if IS_HAN.match(folded):
        return folded.translate(simplified())
    if IS_CYRILLIC.match(folded):
        return _cyrillic(folded, language)
    if IS_LATIN.match(folded) and language != "pl":
        return str(_snowball("en").stemWord(folded))
    return folded


@cache
def stop(language: Language) -> frozenset[str]:
    """Return the stop words of `language`, lower-cased surfaces; none for a language that is not ours."""
    return STOP_WORDS.get(language, frozenset())


def search_terms(text: str, language: Language) -> tuple[str, ...]:
    """Return what a full-text index holds for `text`, in order: the stem of each word. Before each Chinese character that follows
    another, their pair: 中白关系 gives 中 中白 白 白关 关 关系 系, so that a word of any length is a run of terms."""
    found: list[str] = []
    last, previous = -1, ""
    for start, end, word in tokens(text, language):
        term = stem(word, language)
        chinese = bool(IS_HAN.match(word))
        if chinese and last == start:
            found.append(previous + term)
        found.append(term)
        last, previous = (end, term) if chinese else (-1, "")
    return tuple(found)


def query_terms(query: str) -> tuple[tuple[str, ...], ...]:
    """Return, for each word of `query`, the alternatives of which one must occur: stems in each language of its script. An
    alternative is a phrase: terms as `search_terms` gives them, parted by blanks, that must follow each other at once. A run of
    Chinese characters is one word: its pairs with the characters between them (中白关系: `中白 白 白关 关 关系`), or the single
    character. Function words are left out, unless the query has nothing else. No words: an empty tuple."""
    words = [match[0] for match in re.finditer(rf"[{HAN}]+|[^\s{HAN}]+", query)]
    parts = [part for word in words for part in ([word] if IS_HAN.match(word) else [each for _, _, each in tokens(word, "en")])]
    told = [part for part in parts if not any(part in function for function in STOP_WORDS.values())]
    return tuple(_alternatives(part) for part in told or parts)


def _alternatives(word: str) -> tuple[str, ...]:
    if IS_HAN.match(word):
        terms = search_terms(word, "zh")
        return (" ".join(terms[1:-1] if len(terms) > 1 else terms),)
    if IS_CYRILLIC.match(word):
        return tuple(dict.fromkeys(stem(word, language) for language in CYRILLIC_LANGUAGES))
    return tuple(dict.fromkeys((stem(word, "en"), stem(word, "pl"))))


def _cyrillic(word: str, language: Language) -> str:
    if language == "be":
        return belarusian_stem(word)
    if language == "uk":
        return word
    return str(_snowball("ru").stemWord(word.replace("ё", "е")))


@cache
def _snowball(language: Language) -> Any:  # noqa: ANN401 — the library has no types
    import Stemmer

    return Stemmer.Stemmer(SNOWBALL[language], 0)  # nothing remembered there: `stem` remembers


@cache
def simplified() -> dict[int, str]:
    """Return the table from traditional to simplified characters by code point, one to one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zhconv imports pkg_resources, which announces its own end
        import zhconv

    return {ord(old): new for old, new in zhconv.zhconv.getdict("zh-hans").items() if len(old) == 1 and len(new) == 1}
