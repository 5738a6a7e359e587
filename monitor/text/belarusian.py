"""A light stemmer for Belarusian, which Snowball does not have; for finding words again, not for grammar.

Taraškievica and the official orthography meet in one stem (сьвет, свет), as do stems whose vowel or last consonant alternates
with the stress or before an ending (горад, гарады; рэспубліка, рэспубліцы; свет, свеце). Endings are those of the noun, the
adjective and the commonest verb forms. In the manner of Dolamic and Savoy, Indexing and stemming approaches for Slavic
languages, 2009.
"""

# ruff: noqa: SIM905 — word lists read best as text

import re

VERBS = (
    "валася валіся валіся авацца іравалі аваць іваць ываць уецца аецца яецца ыліся іліся аліся яліся алася ілася ылася аўся іўся ыўся яўся "
    "ала ало алі іла іло ілі ыла ыло ылі яла яло ялі ела елі аць іць ыць яць ець уць юць ацца іцца ыцца яцца іў ыў еў ае яе уе ую"
).split()
OTHERS = (
    "ымі імі амі ямі ага яга аму яму ыя ія ая яя ае яе ую юю ым ім ых іх аў яў оў ёў еў ах ях ам ям ом ём ем эм ой ёй ай яй эй ей "
    "аю яю ою ею ыі іі ію ыю ій ыя іяй іям іях іяў іямі а я у ю ы і о ё е э ь й"
).split()
SOFTENED = re.compile(r"(?<=[сзцнл])ь(?=[бвгджзклмнпрстфхцч])|(?<=дз)ь(?=[бвм])")
VOWELS = str.maketrans("оэёе", "ааяя")
LAST = (("дз", "д"), ("ц", "т"), ("к", "т"), ("з", "г"), ("х", "с"), ("ў", "в"))
SHORTEST, SHORTEST_VERB = 3, 4
AFTER_LONG = frozenset("ай ая аю ае яю яй".split())
"""Endings of which the vowel may be the stem's own (Кітай, Кітаю): they too need four letters before them."""


def belarusian_stem(word: str) -> str:
    """Return the stem of a lower-cased word with straight apostrophes; words of up to three letters only lose their ў."""
    plain = SOFTENED.sub("", "у" + word[1:] if word.startswith("ў") else word)
    if len(plain) <= SHORTEST:
        return plain
    rest = _without(_without(plain, VERBS, SHORTEST_VERB), OTHERS, SHORTEST)
    return _folded(rest.translate(VOWELS))


def _without(word: str, endings: list[str], shortest: int) -> str:
    """Return `word` without the longest of `endings` that leaves enough."""
    fitting = [ending for ending in endings if word.endswith(ending) and len(word) - len(ending) >= shortest + (ending in AFTER_LONG)]
    return word[: len(word) - len(max(fitting, key=len))] if fitting else word


def _folded(rest: str) -> str:
    """Return the stem with one consonant for those that alternate at its end, and without doubling."""
    rest = rest.replace("ў", "в")
    for soft, hard in LAST:
        if len(rest) > SHORTEST and rest.endswith(soft):
            rest = rest.removesuffix(soft) + hard
            break
    return rest[:-1] if len(rest) > SHORTEST and rest[-1] == rest[-2] else rest
