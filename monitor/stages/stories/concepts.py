"""Finds what an article is about in words that mean the same in four languages; it knows no names and no topic.

The list in `concepts.txt` was written for this project: the common nouns of news on states, trade, transport, culture and
defence. It lets an event be recognised across languages where it has neither names nor figures, and holds no outlet or person.
"""

import re
from collections import Counter
from functools import cache
from importlib.resources import files

from monitor.model import Language
from monitor.stages.stories.passages import Passage

LANGUAGES = ("en", "ru", "be", "zh")
LONGEST = 14
_OWN = ("白俄罗斯", "白罗斯", "记者", "中国", "中方")
"""Chinese words that hold a concept's form without meaning it (白俄罗斯 holds 俄罗斯): matched and forgotten."""


def concepts(passage: Passage) -> Counter[str]:
    """Return how often each concept is named; empty for a language that the list does not have."""
    if passage.language == "zh":
        pattern, meaning = _chinese()
        return Counter(meaning[form] for form in pattern.findall(passage.text) if form in meaning)
    return Counter(filter(None, (_concept(word, passage.language) for _, _, word in passage.tokens)))


@cache
def recurring() -> frozenset[str]:
    """Return the concepts that most news of two states has."""
    return frozenset(row[0].rstrip("+") for row in _rows() if row[0].endswith("+"))


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    lines = files(__package__).joinpath("concepts.txt").read_text("utf-8").splitlines()
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines if line and not line.startswith("#"))


@cache
def _forms(language: Language) -> dict[str, str]:
    """Return for each form of one language its concept; of two concepts with one form the first has it."""
    column = LANGUAGES.index(language) + 1 if language in LANGUAGES else 0
    forms: dict[str, str] = {}
    for row in _rows() if column else ():
        for form in row[column].split():
            forms.setdefault(form.replace("ь", "") if language == "be" else form, row[0].rstrip("+"))
    return forms


@cache
def _concept(word: str, language: Language) -> str:
    forms = _forms(language)
    folded = word.replace("ь", "") if language == "be" else word
    beginnings = (folded[:length] for length in range(min(len(folded), LONGEST), 1, -1))
    return forms.get(folded + "$") or next((forms[one] for one in beginnings if one in forms), "")


@cache
def _chinese() -> tuple[re.Pattern[str], dict[str, str]]:
    meaning = _forms("zh")
    longest = sorted({*meaning, *_OWN}, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, longest))), meaning
