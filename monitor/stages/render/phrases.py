"""The words around the news in the edition's language, out of the catalogues in `monitor/locale`; it knows no digest.

Code names a phrase by its context, the template `monitor.pot` has the English words, and `LANGUAGE/LC_MESSAGES/monitor.po` translates
them, plural forms included. The catalogues are read as they are when a language is first asked for: 25 ms for template and translation,
and nothing has to be compiled before a change is seen.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import TYPE_CHECKING

from monitor.model import Language
from monitor.stages.render import local
from monitor.text.catalogues import FALLBACK, folder, languages

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog


class Phrases:
    """The phrases of one language. A name that the template lacks is a mistake and raises KeyError; what is not translated is English."""

    def __init__(self, language: Language, english: Mapping[str, tuple[str, ...]], translations: NullTranslations) -> None:
        self.language = language
        self._english = english
        self._translations = translations

    def __call__(self, name: str, **values: object) -> str:
        """Return the phrase of that name with its blanks filled. A counted phrase raises ValueError."""
        (phrase,) = self._english[name]
        return self._translations.pgettext(name, phrase).format(**values)

    def count(self, name: str, n: int) -> str:
        """Return a counted phrase in the plural form of `n`. A phrase with one form raises ValueError."""
        one, other = self._english[name]
        return self._translations.npgettext(name, one, other, n).format(n=self.number(n))

    def has(self, name: str) -> bool:
        """Return whether there is a phrase of that name."""
        return name in self._english

    def form(self, name: str, value: float) -> str:
        """Return the form of a counted word that a number asks for, the number itself left out; a fraction takes that of 2."""
        one, other = self._english[name]
        return self._translations.npgettext(name, one, other, int(value) if value == int(value) else 2)

    def word(self, group: str, name: str) -> str:
        """Return the word for an enumeration's value, the phrase `group.name`; the value itself where older records have another."""
        full = f"{group}.{name}"
        return self(full) if full in self._english else name

    def number(self, n: int) -> str:
        """Return a whole number with thousands parted."""
        return local.number(n, self.language)

    def share(self, share: float) -> str:
        """Return a share of 0…1 as whole percent; what is not all of it is never called 100."""
        return local.percent(min(round(share * 100), 99) if share < 1 else 100, self.language)

    def language_name(self, code: Language) -> str:
        """Return the name of a language, its code where there is no name."""
        return local.language_name(code, self.language)

    def month(self, first: date) -> str:
        """Return the month of a day, with its year."""
        return local.month(first, self.language)

    def weekdays(self) -> tuple[tuple[str, str], ...]:
        """Return the days of the week from Monday on, each as (name, short name)."""
        return local.weekdays(self.language)


def phrases(language: Language) -> Phrases:
    """Return the phrases of a language, the English ones where there is no catalogue for it."""
    chosen = language if language in languages() else FALLBACK
    return Phrases(chosen, _english(), _translations(chosen))


def leaflet(name: str, language: Language) -> str:
    """Return a page of words with blanks (`NAME.txt` beside the catalogues) in a language, the English one where there is none."""
    own = folder() / language / f"{name}.txt"
    return (own if own.is_file() else folder() / f"{name}.txt").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _english() -> Mapping[str, tuple[str, ...]]:
    """Return the English words by name: one form, or singular and plural."""
    return {
        str(entry.context): (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)
        for entry in _catalogue(folder() / "monitor.pot")
        if entry.id
    }


@lru_cache
def _translations(language: Language) -> NullTranslations:
    """Return the translations into a language; English translates nothing."""
    from babel.messages.mofile import write_mo

    if language == FALLBACK:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, _catalogue(folder() / language / "LC_MESSAGES" / "monitor.po"))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _catalogue(path: Traversable) -> "Catalog":
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)
