"""Says in which of the configured languages a text is written; it neither translates nor transliterates.

Script first; then letters that a language does not have (each speaks against it); then function words; and for short texts,
where these leave a doubt, typical endings, the frequent words that justext has of the East Slavic languages, and the n-gram model of
py3langid (Lui and Baldwin, langid.py, 2012) among the languages that are still possible.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from monitor.model import UNDETERMINED, Language
from monitor.text.endings import endings
from monitor.text.stopwords import STOP_WORDS

CONFIGURED: tuple[Language, ...] = ("en", "ru", "be", "zh", "uk", "pl")

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
LATIN = re.compile(r"[a-z\u00df-\u00f6\u00f8-\u024f]")
CYRILLIC = re.compile(r"[\u0430-\u045f\u0460-\u052f]")
OTHER = re.compile(r"[\u3040-\u30ff\uac00-\ud7af\u0370-\u03ff\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u10a0-\u10ff]")
"""Kana, Hangul, Greek, Hebrew, Arabic, Indic, Thai, Georgian: none of ours."""

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
LACINKA = re.compile(r"[ŭčšž]")
NOT_LACINKA = re.compile(r"[ěřůőűđąęâîöäü]")
SCRIPTS: dict[Language, re.Pattern[str]] = {"en": LATIN, "pl": LATIN, "ru": CYRILLIC, "be": CYRILLIC, "uk": CYRILLIC, "zh": HAN}

FOREIGN: dict[Language, re.Pattern[str]] = {
    "ru": re.compile("[^абвгдеёжзийклмнопрстуфхцчшщъыьэюя]|ъ(?=[^еёюя])"),
    "be": re.compile("[^абвгдеёжзійклмнопрстуўфхцчшыьэюя]"),
    "uk": re.compile("[^абвгґдеєжзиіїйклмнопрстуфхцчшщьюя]"),
    "en": re.compile("[^a-z]"),
    "pl": re.compile("[^abcdefghijklłmnoprstuwyząćęńóśźż]"),
}
"""Letters that a language does not use, among those of its script."""

LOOKED_AT = 4000
"""Letters of a text that are looked at: more change nothing, and cost time."""
LONG = 25
"""Words among which some function words must be."""
SHORT = 200
"""Below this many letters the n-gram model is asked too."""
AGAINST = 12.0
"""What a foreign letter takes away, in the units of the model's log probabilities."""
FUNCTION_WORD = 6.0
FREQUENT_WORD = 10.0
"""Divided by how many of the possible languages have the word (6 and 20 do as well within .01)."""
FREQUENT = {"be": "Belarusian", "ru": "Russian", "uk": "Ukrainian"}
"""justext's lists of some 4,500 words; its Polish and English ones are of different length and would favour Polish."""
MODEL_SHARE = 0.6
"""The model counts overlapping n-grams as independent, so it is too sure of itself (0.3, 0.4 and 1 do worse on words)."""


def identify(text: str, allowed: Sequence[Language] = CONFIGURED) -> Language:
    """Return the language of most of `text` among `allowed`, or `und` when it has no letters, or none of theirs, or is long
    enough to see that it is none of them. Belarusian is recognised in both orthographies and in Latin letters."""
    sample = text[: 3 * LOOKED_AT].lower().replace("i\u0307", "i")
    letters = {script: "".join(script.findall(sample))[:LOOKED_AT] for script in (LATIN, CYRILLIC, HAN)}
    if len(OTHER.findall(sample)) * 4 > sum(map(len, letters.values())):
        return UNDETERMINED
    # a Chinese character says about as much as three letters
    script = max(letters, key=lambda each: len(letters[each]) * (3 if each is HAN else 1))
    if not letters[script]:
        return UNDETERMINED
    if script is HAN:
        return "zh" if "zh" in allowed else UNDETERMINED
    if script is LATIN and "be" in allowed and _lacinka(letters[LATIN]):
        return "be"
    possible = tuple(language for language in allowed if SCRIPTS.get(language) is script)
    return _choose(sample, letters[script], possible)


def script_share(text: str, language: Language) -> float:
    """Return the share, 0…1, of the letters of `text` that are of the script of `language`; 0 for a text without letters.
    Belarusian in Latin letters counts as its own script."""
    lowered = text.lower()
    letters = sum(map(str.isalpha, lowered))
    script = SCRIPTS.get(language)
    if not letters or script is None:
        return 0.0
    own = len(script.findall(lowered))
    latin = LATIN.findall(lowered) if language == "be" else []
    return min(1.0, (own + (len(latin) if _lacinka("".join(latin)) else 0)) / letters)


def _lacinka(letters: str) -> bool:
    """Whether Latin letters are Belarusian: ŭ, or hačeks as none of the other languages has, and not only in a name."""
    return (letters.count("ŭ") * 100 > len(letters) or len(LACINKA.findall(letters)) * 40 > len(letters)) and not NOT_LACINKA.search(
        letters
    )


def _choose(sample: str, letters: str, possible: Sequence[Language]) -> Language:
    """Choose among languages of one script; `letters` are those of that script in `sample`."""
    if not possible:
        return UNDETERMINED
    words = [word.replace("’", "'").replace("ʼ", "'") for word in WORD.findall(sample[:LOOKED_AT])]
    foreign = {language: len(FOREIGN[language].findall(letters)) for language in possible}
    function = {language: _function_words(words, language, possible) for language in possible}
    if _none_of_them(len(letters), len(words), foreign, function):
        return UNDETERMINED
    scores = {language: FUNCTION_WORD * function[language] - AGAINST * foreign[language] for language in possible}
    if len(letters) < SHORT and len(possible) > 1:
        for language, weight in _short(words, possible).items():
            scores[language] += weight
    return max(possible, key=lambda language: scores[language])


def _function_words(words: Sequence[str], language: Language, possible: Sequence[Language]) -> float:
    """Count the words that are function words of `language`; those of no other possible language count double."""
    others = [STOP_WORDS[other] for other in possible if other != language]
    return sum(1.0 if any(word in other for other in others) else 2.0 for word in words if word in STOP_WORDS[language])


def _none_of_them(letters: int, words: int, foreign: dict[Language, int], function: dict[Language, float]) -> bool:
    """Whether even the best language is a stranger: too many letters it lacks, or, in a long text, hardly a function word."""
    return min(foreign.values()) * 25 > max(letters, 25) or (words >= LONG and max(function.values()) * 25 < words)


def _short(words: Sequence[str], possible: Sequence[Language]) -> dict[Language, float]:
    """Return the evidence of endings, frequent words and the n-gram model, zero for a language that none of them speaks for."""
    ranked = {name: float(score) for name, score in _model().rank(" ".join(words)) if name in possible}
    least = min(ranked.values(), default=0.0)
    scores = {language: MODEL_SHARE * (ranked.get(language, least) - least) for language in possible}
    for pattern, votes in endings():
        hits = sum(len(pattern.findall(word)) for word in words)
        for language, weight in votes.items():
            if language in scores:
                scores[language] += weight * hits
    for word in words:
        having = [language for language in possible if word in _frequent().get(language, ())]
        if len(having) < len(possible):
            for language in having:
                scores[language] += FREQUENT_WORD / len(having)
    return scores


@cache
def _frequent() -> dict[Language, frozenset[str]]:
    """Return the frequent words of the languages that differ by them, read once a process."""
    from justext import get_stoplist  # type: ignore[import-untyped]  # ships no types

    return {language: frozenset(map(str.lower, get_stoplist(name))) for language, name in FREQUENT.items()}


@cache
def _model() -> Any:  # noqa: ANN401 — the library has no types
    """Return the identifier of the alphabetic languages; loading takes 1.5 s, once a process."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([language for language in CONFIGURED if language != "zh"])
    return identifier
