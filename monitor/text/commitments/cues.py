"""What the words of one language say about promises: the kinds of words, and where a sentence falls into clauses.

The words themselves stand in the module of each language; whether a clause is a commitment is decided beside its dates.
"""

import re
from dataclasses import dataclass

from monitor.text.keyed import Keyed

PLEDGE, PLAN, OFFER, AHEAD, TERM, MONEY = "pledge", "plan", "offer", "ahead", "term", "money"
"""A party binds itself, date or not; it binds beside a date; a verb in the future that needs none, and one that does; a term without a
date; a sum, which makes an offer of a verb in the future. In Russian and Belarusian only verbs in the singular need no date: in the plural
they often name nobody («построят»)."""
HEDGE, OUTSIDER, OPENS, VOID = "hedge", "outsider", "opens", "void"
"""An effect, condition, vague wish, the weather, or a paper's word on what it will print; who only foresees; the same where a clause
opens with it; a phrase in which a word that binds does not: "how it will end", "kept its promise", 将其视为."""


@dataclass(frozen=True, slots=True)
class Cues:
    """One language. `first` is sought in the whole text, `then` in the sentences that it or a date ahead points to; `lead`: what
    introduces a clause and is no part of it; `cut`: where a sentence falls into clauses."""

    first: Keyed
    then: Keyed
    lead: re.Pattern[str]
    cut: re.Pattern[str]


def each(starts: str, rest: str) -> str:
    """Return one alternative for each of the words `starts`, with the same `rest` behind it."""
    return "|".join(start + rest for start in starts.split())


def perfective(prefixes: str, single: str, finite: str, unlike: str) -> str:
    """Return the alternatives of Slavic perfective verbs in a finite form: a prefix, and none of the common imperfective stems; each
    letter of `single` is a prefix before a consonant."""
    starts = [*prefixes.split(), *(one + letter for one in single for letter in "бвгджзклмнпрстфхцчшщ")]
    return "|".join(f"{start}{unlike}{finite}" for start in starts)
