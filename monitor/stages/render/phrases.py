"""The words around the news in the edition's language, plural forms and numbers included; it knows no digest."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import TypeAlias

from monitor.model import Language

FALLBACK: Language = "en"
"""The language of the words around the news where an edition's own has no table."""

_Value: TypeAlias = str | list[str] | Mapping[str, str]


class Phrases:
    """The phrases of one language. A phrase that is missing is a mistake in the table, and raises KeyError."""

    def __init__(self, language: Language, table: Mapping[str, _Value]) -> None:
        self.language = language
        self._table = MappingProxyType(dict(table))

    def __call__(self, name: str, **values: object) -> str:
        """Return the phrase of that name with its blanks filled."""
        phrase = self._table[name]
        if not isinstance(phrase, str):
            raise KeyError(name)
        return phrase.format(**values)

    def count(self, name: str, n: int) -> str:
        """Return a counted phrase in the plural form of `n`."""
        forms = self._table[name]
        if not isinstance(forms, Mapping):
            raise KeyError(name)
        return forms[plural(self.language, n)].format(n=self.number(n))

    def has(self, name: str) -> bool:
        """Return whether the table has a phrase of that name."""
        return name in self._table

    def form(self, name: str, value: float) -> str:
        """Return the form of a counted word that a number asks for, the number itself left out."""
        forms = self._table[name]
        if not isinstance(forms, Mapping):
            raise KeyError(name)
        fraction = "few" if "few" in forms else "other"  # 1,5 тонны
        return forms[plural(self.language, int(value)) if value == int(value) else fraction]

    def word(self, group: str, name: str) -> str:
        """Return the word for an enumeration's value, or the value itself where the group has none (a language's code)."""
        words = self._table[group]
        return words.get(name, name) if isinstance(words, Mapping) else name

    def nth(self, group: str, index: int) -> str:
        """Return the word at `index` of a list: a month (from 0) or a weekday (Monday is 0)."""
        words = self._table[group]
        if not isinstance(words, list):
            raise KeyError(group)
        return words[index]

    def number(self, n: int) -> str:
        """Return a whole number with thousands parted, from four figures on."""
        return f"{n:,}".replace(",", self("thousands"))

    def share(self, share: float) -> str:
        """Return a share of 0…1 as whole percent; what is not all of it is never called 100."""
        return self("percent", n=min(round(share * 100), 99) if share < 1 else 100)


def plural(language: Language, n: int) -> str:
    """Return the plural category of a whole number: Unicode CLDR 46, cardinal rules of en, ru, be and zh."""
    if language == "zh":
        return "other"
    if language not in ("ru", "be"):
        return "one" if n == 1 else "other"
    if n % 10 == 1 and n % 100 != 11:  # noqa: PLR2004 -- the numbers of the CLDR rule
        return "one"
    return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "many"


def phrases(language: Language) -> Phrases:
    """Return the phrases of a language, the English ones where there is no table for it."""
    tables = _tables()
    chosen = language if language in tables else FALLBACK
    return Phrases(chosen, tables[chosen])


def languages() -> tuple[Language, ...]:
    """Return the languages that have a table."""
    return tuple(_tables())


@lru_cache(maxsize=1)
def _tables() -> Mapping[Language, Mapping[str, _Value]]:
    """Return the tables of `words/`, one file a part of the edition, by language. A name in two files is a mistake."""
    tables: dict[Language, dict[str, _Value]] = {}
    for path in sorted(resources.files(__package__).joinpath("words").iterdir(), key=lambda path: path.name):
        for language, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            known = tables.setdefault(language, {})
            if twice := known.keys() & table.keys():
                raise ValueError(f"{path.name} repeats {', '.join(sorted(twice))} in {language}")
            known.update(table)
    return tables
